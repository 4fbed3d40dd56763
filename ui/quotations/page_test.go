package quotations_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sampan/app/contact"
	"sampan/app/quotation"
	"sampan/app/sheet"
	"sampan/ui/deals"
	"sampan/ui/deals/dealstest"
	"sampan/ui/navigation"
	"sampan/ui/quotations"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// only is the one quotation in the store.
func (r room) only() quotation.Quotation {
	r.T.Helper()
	all, err := r.Quotations(context.Background())
	r.Must(err)
	if len(all) == 0 {
		r.T.Fatal("nothing was saved")
	}
	q, err := r.Quotation(context.Background(), all[0].ID)
	r.Must(err)
	return q
}

func TestFromNothingToAProforma(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		p := r.fresh()
		if p.Unsaved() {
			t.Fatal("an untouched draft asks to be saved")
		}
		r.Focus(dealstest.Find[*widgets.Picker](r.Room, "quotation.buyer"))
		r.Types("Mül")
		r.Keys(fyne.KeyReturn)
		r.Add("SP-500B")
		r.Add("GB-4")
		lines := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines")
		if lines.Model.Len() != 2 || !p.Unsaved() {
			t.Fatalf("%d lines, unsaved %v", lines.Model.Len(), p.Unsaved())
		}
		r.Picture("draft." + language)
		r.Press("quotation.issue")
		r.Picture("issue." + language)
		ok := dealstest.Find[*widgets.Button](r.Room, "dialog.ok")
		r.Focus(ok)
		r.Keys(fyne.KeyReturn)
		if q := r.only(); q.Status != quotation.Draft || p.Unsaved() {
			t.Fatalf("Enter issued it: %s", q.Status)
		}
		ok.Tapped(nil)
		q := r.only()
		if q.Status != quotation.Issued || q.Number != "QT2611-0001" || q.BuyerID != r.Buyer.ID || q.Attention != "Anna Weber" || p.Title() != "QT2611-0001" {
			t.Fatalf("%s %s to %q", q.Status, q.Number, q.Attention)
		}
		r.Picture("issued." + language)
		r.Press("quotation.proforma")
		if len(r.Went) != 1 || r.Went[0].Screen != navigation.Orders {
			t.Fatalf("went to %v", r.Went)
		}
	}
}

func TestQuantityBringsItsTierUnlessThePriceIsOnesOwn(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.fresh()
	r.Add("SP-500B")
	lines := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines")
	row := lines.Model.Row(0)
	if !row.Price.Equal(d("2.74")) || !row.Quantity.Equal(d("500")) {
		t.Fatalf("%v at %v", row.Price, row.Quantity)
	}
	r.edit(lines, "quantity", "3k")
	if !row.Quantity.Equal(d("3000")) || !row.Price.Equal(d("2.62")) {
		t.Errorf("%v at %v", row.Price, row.Quantity)
	}
	r.edit(lines, "price", "3")
	r.edit(lines, "quantity", "500")
	if !row.Price.Equal(d("3")) {
		t.Errorf("the typed price became %v", row.Price)
	}
	r.Press("quotation.reprice")
	r.Press("dialog.ok")
	if !row.Price.Equal(d("3")) {
		t.Errorf("the typed price was not kept: %v", row.Price)
	}
	r.Press("quotation.reprice")
	r.Press("dialog.all")
	if !row.Price.Equal(d("2.74")) {
		t.Errorf("all prices anew, but %v", row.Price)
	}
}

// edit types into a cell of the row under the cursor.
func (r room) edit(lines *widgets.Table[*deals.Line], column, typed string) {
	r.T.Helper()
	r.Focus(lines)
	for range lines.Model.Shown() {
		r.Keys(fyne.KeyLeft)
	}
	for _, c := range lines.Model.Shown() {
		if c.Key == column {
			break
		}
		r.Keys(fyne.KeyRight)
	}
	r.Types(typed)
	r.Keys(fyne.KeyReturn)
	if k, ok := r.Desk.Window.Canvas().Focused().(widgets.Keyed); !ok || k.Key() != lines.Key() {
		r.T.Fatalf("%q was not taken by %s", typed, column)
	}
}

func TestTypedTextSurvivesAnotherLanguage(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	p := r.fresh()
	r.Add("SP-500B")
	lines := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines")
	r.edit(lines, "name_en", "Flask & lid")
	dealstest.Find[*widgets.NumberEntry](r.Room, "quotation.rate").SetText("")
	r.Focus(dealstest.Find[*widgets.NumberEntry](r.Room, "quotation.rate"))
	r.Types("6.9")
	r.Desk.Window.SetContent(p.Content())
	lines = dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines")
	if got := lines.Model.Row(0).NameEN; got != "Flask & lid" {
		t.Errorf("the line says %q", got)
	}
	if got := dealstest.Find[*widgets.NumberEntry](r.Room, "quotation.rate").Text; got != "6.9000" {
		t.Errorf("the rate says %q", got)
	}
	p.Do(navigation.Save)
	if q := r.only(); p.Unsaved() || q.Lines[0].NameEN != "Flask & lid" || q.Rate.Date != "2026-11-22" || !q.Rate.Value.Equal(d("6.9")) {
		t.Errorf("saved %+v", q.Rate)
	}
}

func TestANewBuyerFilesItself(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	p := r.fresh()
	r.Focus(dealstest.Find[*widgets.Picker](r.Room, "quotation.buyer"))
	r.Types("Nova Ltd")
	r.Keys(fyne.KeyReturn)
	p.Do(navigation.Save)
	c, err := r.Contact(context.Background(), r.only().BuyerID)
	r.Must(err)
	if c.Name != "Nova Ltd" || c.Owner != "Lin" {
		t.Errorf("filed %+v", c)
	}
}

func TestDeletedLinesComeBack(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	toasts := r.Desk.Toasts()
	r.fresh()
	r.Add("SP-500B")
	lines := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines")
	r.Focus(lines)
	r.Keys(fyne.KeyDelete)
	if lines.Model.Len() != 0 {
		t.Fatal("the line is still there")
	}
	if !toasts.Undo() || lines.Model.Len() != 1 {
		t.Error("undo did not bring it back")
	}
}

func TestPasteFromASheet(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.fresh()
	lines := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines")
	lines.OnPaste("Item\tQty\nSP-500B\t3,000\nUNKNOWN-1\t40\t1.5\n")
	if lines.Model.Len() != 2 {
		t.Fatalf("%d lines", lines.Model.Len())
	}
	known, free := lines.Model.Row(0), lines.Model.Row(1)
	if !known.Price.Equal(d("2.62")) || free.ProductID != "" || !free.Price.Equal(d("1.5")) || !free.Quantity.Equal(d("40")) {
		t.Errorf("%+v %+v", known, free)
	}
}

func TestGapsHoldThePaper(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.fresh()
	r.Press("quotation.issue")
	r.Picture("gaps.zh")
	for _, o := range test.LaidOutObjects(r.Desk.Window.Canvas().Overlays().Top()) {
		if b, ok := o.(*widgets.Button); ok && b.Key() == "dialog.ok" {
			t.Fatal("a paper with gaps can be issued")
		}
	}
	r.Press("gap.buyer")
	if k, ok := r.Desk.Window.Canvas().Focused().(widgets.Keyed); !ok || k.Key() != "quotation.buyer" {
		t.Error("the gap does not lead to its field")
	}
}

func TestRevisionsAreCompared(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", task.Inline{})
	q := r.Sold(2)
	next, err := r.ReviseQuotation(ctx, q.ID)
	r.Must(err)
	next.Lines[0].Price = d("2.5")
	next.Lines = next.Lines[:1]
	r.Must(r.SaveQuotation(ctx, &next))
	r.Open(quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{ID: next.ID}), 1095, 694)
	r.Press("quotation.compare")
	r.Picture("compare.en")
	dealstest.Find[widgets.Keyed](r.Room, "quotation.comparison")
}

func TestAnIssuedOfferCannotBeTypedInto(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.Sold(1)
	p := quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{ID: q.ID})
	r.Open(p, 1095, 694)
	lines := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "quotation.lines")
	r.Focus(lines)
	r.Keys(fyne.KeyRight, fyne.KeyDelete)
	lines.OnPaste("SP-500B\t1\n")
	if p.Unsaved() || lines.Model.Len() != 1 || p.Can(navigation.Save) || p.Can(navigation.Delete) {
		t.Error("an issued offer was changed")
	}
	if !dealstest.Find[*widgets.Picker](r.Room, "quotation.buyer").Disabled() {
		t.Error("the buyer can be changed")
	}
}

func TestLostWithAReason(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.Sold(1)
	r.Open(quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{ID: q.ID}), 1095, 694)
	r.Press("quotation.lost")
	r.Types("too dear")
	r.Picture("lost.en")
	r.Press("dialog.ok")
	if q := r.only(); q.Status != quotation.Lost || q.LostReason != "too dear" {
		t.Errorf("%s %q", q.Status, q.LostReason)
	}
	q = r.Sold(1)
	r.Open(quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{ID: q.ID}), 1095, 694)
	r.Press("quotation.lost")
	r.Press("quotation.reason1") // one's own words come first the next time
	r.Press("dialog.ok")
	if q = r.only(); q.LostReason != "too dear" {
		t.Errorf("%q", q.LostReason)
	}
}

func TestWhatStandsWithTheBuyerIsShownBeforeIssue(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.Buyer.Terms = contact.Terms{Returns: "到货 90 天内可退，退货运费我方承担", Deductions: "每单扣 2 % 市场费"}
	r.Must(r.SaveContact(context.Background(), &r.Buyer))
	r.fresh()
	r.Focus(dealstest.Find[*widgets.Picker](r.Room, "quotation.buyer"))
	r.Types("Mül")
	r.Keys(fyne.KeyReturn)
	r.Add("SP-500B")
	r.Press("quotation.issue")
	r.Picture("standing.zh")
	said := r.Says()
	if !strings.Contains(said, "退货运费") || !strings.Contains(said, "市场费") {
		t.Errorf("the dialog says %q", said)
	}
}

func TestNothingIsWiderThanItsRoom(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		q := r.Sold(3)
		for _, size := range dealstest.Sizes() {
			open := func(id string) navigation.Page {
				return quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Quotations, ID: id})
			}
			r.Open(open(q.ID), size.Width, size.Height)
			r.Fits(size.Width, size.Height)
			r.Open(open(navigation.New), size.Width, size.Height)
			r.Fits(size.Width, size.Height)
			r.Open(quotations.NewList(r.Desk, r, r.App, r.Files), size.Width, size.Height)
			r.Fits(size.Width, size.Height)
		}
	}
}

func TestTabsOfThePage(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		r.fresh()
		r.Add("SP-500B")
		r.Focus(dealstest.Find[dealstest.Focusable](r.Room, "quotation.tabs"))
		for _, tab := range []string{"terms", "charges", "costing"} {
			r.Keys(fyne.KeyRight)
			r.Picture(tab + "." + language)
		}
	}
}

func TestTheListOpensAndRemembersItsView(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.Sold(1)
	r.Open(quotations.NewList(r.Desk, r, r.App, r.Files), 1095, 694)
	table := dealstest.Find[*widgets.Table[quotations.Row]](r.Room, "quotations.table")
	r.Focus(table)
	r.Keys(fyne.KeyReturn)
	if len(r.Went) != 1 || r.Went[0].ID != r.only().ID {
		t.Fatalf("went to %v", r.Went)
	}
	view := table.Model.View()
	view.Hidden = []string{"owner"}
	table.OnView(view)
	again := quotations.NewList(r.Desk, r, r.App, r.Files)
	r.Open(again, 1095, 694)
	if !dealstest.Find[*widgets.Table[quotations.Row]](r.Room, "quotations.table").Model.Hidden("owner") {
		t.Error("the view was not remembered")
	}
}

func TestTheShownRowsGoToASpreadsheet(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		r.Sold(2)
		lost := r.Sold(1)
		r.Must(r.CloseQuotation(context.Background(), lost.ID, quotation.Lost, ""))
		r.Open(quotations.NewList(r.Desk, r, r.App, r.Files), 1095, 694)
		r.Focus(dealstest.Find[dealstest.Focusable](r.Room, "quotations.tabs"))
		r.Keys(fyne.KeyRight, fyne.KeyRight) // those that went out
		r.Press("quotations.export")
		made := r.Exported()
		if len(made) != 1 {
			t.Fatalf("exported %v", made)
		}
		book, err := sheet.Open(context.Background(), filepath.Join(r.Folder, made[0]), sheet.Options{})
		r.Must(err)
		rows := book.First().Rows
		if len(rows) != 2 {
			t.Fatalf("%s: %d rows with the titles", language, len(rows))
		}
		said := map[string]bool{}
		for _, c := range rows[1] {
			said[c.Text] = true
		}
		for _, want := range []string{"QT2611-0001", "Müller GmbH", "USD", "2740", "2026-12-07"} {
			if !said[want] {
				t.Errorf("%s: no %s in %v", language, want, said)
			}
		}
		r.Must(book.Close())
	}
}

func TestTheNewestDrawingWins(t *testing.T) {
	runner := &task.Stepped{}
	r := enter(t, "en", runner)
	p := r.fresh()
	runner.ReleaseAll()
	r.Desk.Window.SetContent(p.Content())
	runner.ReleaseAll()
	in := dealstest.Find[*widgets.DateEntry](r.Room, "quotation.valid_until")
	for _, day := range []string{"2026-12-20", "2026-12-24"} {
		in.SetDay("")
		in.OnDay(day)
		runner.Elapse()
	}
	for runner.Held() > 0 {
		runner.Release(runner.Held() - 1)
	}
	if got := p.Drawn().Terms.ValidUntil; got != "2026-12-24" {
		t.Errorf("the paper shows %s", got)
	}
}
