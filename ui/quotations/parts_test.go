package quotations_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sampan/ui/deals"
	"sampan/ui/navigation"
	"sampan/ui/quotations"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

func TestHowAPriceCameAbout(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		r.sold(2)
		p := r.fresh()
		r.add("SP-500B")
		p.Key(fyne.KeyF2)
		r.picture("steps." + language)
		r.tap("dialog.close")
		r.desk.Conceal(true)
		p.Key(fyne.KeyF2)
		if r.desk.ModalOpen() {
			t.Error("hidden figures were shown")
		}
		r.picture("concealed." + language)
	}
}

func TestThePriceOfBeforeIsTakenOver(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	ctx := context.Background()
	for _, price := range []string{"2.31", "2.55"} {
		q, err := r.NewQuotation(ctx, r.buyer.ID)
		must(t, err)
		products, err := r.Products(ctx)
		must(t, err)
		_, err = r.AddProduct(ctx, &q.Deal, products[1].ID, d("500"))
		must(t, err)
		q.Lines[0].Price = d(price)
		must(t, r.SaveQuotation(ctx, &q))
		_, err = r.Issue(ctx, "quotation", q.ID, "")
		must(t, err)
		r.buyer.ID, r.buyer.Ver, r.buyer.Name = "", 0, "Brightwell Home Ltd"
		must(t, r.SaveContact(ctx, &r.buyer))
	}
	p := r.fresh()
	r.focus(find[*widgets.Picker](r, "quotation.buyer"))
	r.types("Mül")
	r.keys(fyne.KeyReturn)
	r.add("SP-500B")
	r.keys(fyne.KeyEscape)
	r.picture("last.zh")
	p.Key(fyne.KeyF2)
	r.picture("sold.zh")
	r.keys(fyne.KeyReturn) // this buyer's comes first
	p.Do(navigation.Save)
	if l := r.only().Lines[0]; !l.Price.Equal(d("2.31")) {
		t.Errorf("the line says %s", l.Price)
	}
}

func TestChargesAndDiscounts(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	p := r.fresh()
	r.add("SP-500B")
	r.focus(find[focusable](r, "quotation.tabs"))
	r.keys(fyne.KeyRight, fyne.KeyRight)
	r.tap("quotation.add_charge")
	table := find[*widgets.Table[*deals.Charge]](r, "quotation.charges")
	r.focus(table)
	r.keys(fyne.KeyRight)
	r.types("-5 %")
	r.keys(fyne.KeyReturn)
	r.picture("charge.en")
	p.Do(navigation.Save)
	total, err := r.only().Total()
	must(t, err)
	if total.String() != "1301.50" {
		t.Errorf("total %s", total)
	}
	r.focus(table)
	r.keys(fyne.KeyDelete)
	if table.Model.Len() != 0 || !p.Unsaved() {
		t.Error("the charge is still there")
	}
}

func TestHistoryAndFoldedPreview(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	p := r.fresh()
	r.add("SP-500B")
	p.Do(navigation.Save)
	lines := find[*widgets.Table[*deals.Line]](r, "quotation.lines")
	r.edit(lines, "price", "3.1")
	p.Do(navigation.Save)
	r.tap("quotation.history")
	r.picture("history.zh")
	r.tap("dialog.close")
	p.Do(navigation.Preview)
	r.picture("folded.zh")
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
	r.add("SP-500B")
	r.tap("quotation.pdf")
	r.tap("quotation.xlsx")
	names := r.exported()
	if len(names) != 2 || p.Drawn().Stamp == "" {
		t.Errorf("exported %v", names)
	}
}

func TestAnOfferThatWasAcceptedShowsItOnTheWayBack(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.sold(1)
	p := quotations.NewPage(r.desk, r, r.App, r.files, navigation.Route{ID: q.ID})
	r.open(p, 1095, 694)
	r.tap("quotation.proforma")
	r.desk.Window.SetContent(p.Content())
	for _, o := range test.LaidOutObjects(r.desk.Window.Content()) {
		if b, ok := o.(*widgets.Button); ok && b.Key() == "quotation.won" {
			t.Error("a won offer still asks whether it is won")
		}
	}
}

func TestALineIsF7LettersEnterNumberEnter(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.fresh()
	for _, code := range []string{"SP-500B", "Something else"} {
		r.add(code)
		r.types("1,200")
		r.keys(fyne.KeyReturn)
	}
	lines := find[*widgets.Table[*deals.Line]](r, "quotation.lines")
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
