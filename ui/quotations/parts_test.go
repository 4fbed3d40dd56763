package quotations_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sampan/ui/deals"
	"sampan/ui/deals/dealstest"
	"sampan/ui/navigation"
	"sampan/ui/quotations"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

func TestHowAPriceCameAbout(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		r.Sold(2)
		p := r.fresh()
		r.Add("SP-500B")
		p.Key(fyne.KeyF2)
		r.Picture("steps." + language)
		r.Press("dialog.close")
		r.Desk.Conceal(true)
		p.Key(fyne.KeyF2)
		if r.Desk.ModalOpen() {
			t.Error("hidden figures were shown")
		}
		r.Picture("concealed." + language)
	}
}

func TestThePriceOfBeforeIsTakenOver(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	ctx := context.Background()
	for _, price := range []string{"2.31", "2.55"} {
		q, err := r.NewQuotation(ctx, r.Buyer.ID)
		r.Must(err)
		products, err := r.Products(ctx)
		r.Must(err)
		_, err = r.AddProduct(ctx, &q.Deal, products[1].ID, d("500"))
		r.Must(err)
		q.Lines[0].Price = d(price)
		r.Must(r.SaveQuotation(ctx, &q))
		_, err = r.Issue(ctx, "quotation", q.ID, "")
		r.Must(err)
		r.Buyer.ID, r.Buyer.Ver, r.Buyer.Name = "", 0, "Brightwell Home Ltd"
		r.Must(r.SaveContact(ctx, &r.Buyer))
	}
	p := r.fresh()
	r.Focus(dealstest.Find[*widgets.Picker](r.Room, "quotation.buyer"))
	r.Types("Mül")
	r.Keys(fyne.KeyReturn)
	r.Add("SP-500B")
	r.Keys(fyne.KeyEscape)
	r.Picture("last.zh")
	p.Key(fyne.KeyF2)
	r.Focus(dealstest.Find[dealstest.Focusable](r.Room, "line.tabs"))
	r.Keys(fyne.KeyRight, fyne.KeyRight)
	r.Focus(dealstest.Find[dealstest.Focusable](r.Room, "quotation.sold"))
	r.Picture("sold.zh")
	r.Keys(fyne.KeyReturn) // this buyer's comes first
	p.Do(navigation.Save)
	if l := r.only().Lines[0]; !l.Price.Equal(d("2.31")) {
		t.Errorf("the line says %s", l.Price)
	}
}

func TestChargesAndDiscounts(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	p := r.fresh()
	r.Add("SP-500B")
	r.Focus(dealstest.Find[dealstest.Focusable](r.Room, "quotation.tabs"))
	r.Keys(fyne.KeyRight, fyne.KeyRight)
	r.Press("quotation.add_charge")
	table := dealstest.Find[*widgets.Table[*deals.Charge]](r.Room, "quotation.charges")
	r.Focus(table)
	r.Keys(fyne.KeyRight)
	r.Types("-5 %")
	r.Keys(fyne.KeyReturn)
	r.Picture("charge.en")
	p.Do(navigation.Save)
	total, err := r.only().Total()
	r.Must(err)
	if total.String() != "1301.50" {
		t.Errorf("total %s", total)
	}
	r.Focus(table)
	r.Keys(fyne.KeyDelete)
	if table.Model.Len() != 0 || !p.Unsaved() {
		t.Error("the charge is still there")
	}
}

func TestHistoryAndFoldedPreview(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	p := r.fresh()
	r.Add("SP-500B")
	p.Do(navigation.Save)
	lines := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines")
	r.edit(lines, "price", "3.1")
	p.Do(navigation.Save)
	r.Press("quotation.history")
	r.Picture("history.zh")
	r.Press("dialog.close")
	p.Do(navigation.Preview)
	r.Picture("folded.zh")
	if m := lines.Model; m.Hidden("name_zh") || m.Hidden("buyer_code") {
		t.Error("there is room now, but columns stay away")
	}
	p.Do(navigation.Preview)
	if !lines.Model.Hidden("name_zh") {
		t.Error("beside the paper one name is enough")
	}
}

func TestExportOfADraftIsMarked(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	p := r.fresh()
	r.Add("SP-500B")
	r.Press("quotation.pdf")
	r.Press("quotation.xlsx")
	names := r.Exported()
	if len(names) != 2 || p.Drawn().Stamp == "" {
		t.Errorf("exported %v", names)
	}
}

func TestAnOfferThatWasAcceptedShowsItOnTheWayBack(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.Sold(1)
	p := quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{ID: q.ID})
	r.Open(p, 1095, 694)
	r.Press("quotation.proforma")
	r.Desk.Window.SetContent(p.Content())
	for _, o := range test.LaidOutObjects(r.Desk.Window.Content()) {
		if b, ok := o.(*widgets.Button); ok && b.Key() == "quotation.won" {
			t.Error("a won offer still asks whether it is won")
		}
	}
}

func TestALineIsF7LettersEnterNumberEnter(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.fresh()
	for _, code := range []string{"SP-500B", "Something else"} {
		r.Add(code)
		r.Types("1,200")
		r.Keys(fyne.KeyReturn)
	}
	lines := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines")
	if lines.Model.Len() != 2 {
		t.Fatalf("%d lines", lines.Model.Len())
	}
	for _, l := range lines.Model.All() {
		if !l.Quantity.Equal(d("1200")) {
			t.Errorf("%s: %v", l.NameEN, l.Quantity)
		}
	}
	if free := lines.Model.Row(1); free.NameEN != "Something else" || free.ProductID != "" {
		t.Errorf("%+v", free)
	}
}
