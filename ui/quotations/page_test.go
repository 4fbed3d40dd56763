package quotations_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sampan/app/contact"
	"sampan/app/quotation"
	"sampan/ui/deals"
	"sampan/ui/navigation"
	"sampan/ui/quotations"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// only is the one quotation in the store.
func (r *room) only() quotation.Quotation {
	r.t.Helper()
	all, err := r.Quotations(context.Background())
	must(r.t, err)
	if len(all) == 0 {
		r.t.Fatal("nothing was saved")
	}
	q, err := r.Quotation(context.Background(), all[0].ID)
	must(r.t, err)
	return q
}

func TestFromNothingToAProforma(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		p := r.fresh()
		if p.Unsaved() {
			t.Fatal("an untouched draft asks to be saved")
		}
		r.focus(find[*widgets.Picker](r, "quotation.buyer"))
		r.types("Mül")
		r.keys(fyne.KeyReturn)
		r.add("SP-500B")
		r.add("GB-4")
		lines := find[*widgets.Table[*deals.Line]](r, "quotation.lines")
		if lines.Model.Len() != 2 || !p.Unsaved() {
			t.Fatalf("%d lines, unsaved %v", lines.Model.Len(), p.Unsaved())
		}
		r.picture("draft." + language)
		r.tap("quotation.issue")
		r.picture("issue." + language)
		ok := find[*widgets.Button](r, "dialog.ok")
		r.focus(ok)
		r.keys(fyne.KeyReturn)
		if q := r.only(); q.Status != quotation.Draft || p.Unsaved() {
			t.Fatalf("Enter issued it: %s", q.Status)
		}
		ok.Tapped(nil)
		q := r.only()
		if q.Status != quotation.Issued || q.Number != "QT2611-0001" || q.BuyerID != r.buyer.ID || q.Attention != "Anna Weber" || p.Title() != "QT2611-0001" {
			t.Fatalf("%s %s to %q", q.Status, q.Number, q.Attention)
		}
		r.picture("issued." + language)
		r.tap("quotation.proforma")
		if len(r.went) != 1 || r.went[0].Screen != navigation.Orders {
			t.Fatalf("went to %v", r.went)
		}
	}
}

func TestQuantityBringsItsTierUnlessThePriceIsOnesOwn(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.fresh()
	r.add("SP-500B")
	lines := find[*widgets.Table[*deals.Line]](r, "quotation.lines")
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
	r.tap("quotation.reprice")
	r.tap("dialog.ok")
	if !row.Price.Equal(d("3")) {
		t.Errorf("the typed price was not kept: %v", row.Price)
	}
	r.tap("quotation.reprice")
	r.tap("dialog.all")
	if !row.Price.Equal(d("2.74")) {
		t.Errorf("all prices anew, but %v", row.Price)
	}
}

// edit types into a cell of the row under the cursor.
func (r *room) edit(lines *widgets.Table[*deals.Line], column, typed string) {
	r.t.Helper()
	r.focus(lines)
	for range lines.Model.Shown() {
		r.keys(fyne.KeyLeft)
	}
	for _, c := range lines.Model.Shown() {
		if c.Key == column {
			break
		}
		r.keys(fyne.KeyRight)
	}
	r.types(typed)
	r.keys(fyne.KeyReturn)
	if k, ok := r.desk.Window.Canvas().Focused().(widgets.Keyed); !ok || k.Key() != lines.Key() {
		r.t.Fatalf("%q was not taken by %s", typed, column)
	}
}

func TestTypedTextSurvivesAnotherLanguage(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	p := r.fresh()
	r.add("SP-500B")
	lines := find[*widgets.Table[*deals.Line]](r, "quotation.lines")
	r.edit(lines, "name_en", "Flask & lid")
	find[*widgets.NumberEntry](r, "quotation.rate").SetText("")
	r.focus(find[*widgets.NumberEntry](r, "quotation.rate"))
	r.types("6.9")
	r.desk.Window.SetContent(p.Content())
	lines = find[*widgets.Table[*deals.Line]](r, "quotation.lines")
	if got := lines.Model.Row(0).NameEN; got != "Flask & lid" {
		t.Errorf("the line says %q", got)
	}
	if got := find[*widgets.NumberEntry](r, "quotation.rate").Text; got != "6.9000" {
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
	r.focus(find[*widgets.Picker](r, "quotation.buyer"))
	r.types("Nova Ltd")
	r.keys(fyne.KeyReturn)
	p.Do(navigation.Save)
	c, err := r.Contact(context.Background(), r.only().BuyerID)
	must(t, err)
	if c.Name != "Nova Ltd" || c.Owner != "Lin" {
		t.Errorf("filed %+v", c)
	}
}

func TestDeletedLinesComeBack(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	toasts := r.desk.Toasts()
	r.fresh()
	r.add("SP-500B")
	lines := find[*widgets.Table[*deals.Line]](r, "quotation.lines")
	r.focus(lines)
	r.keys(fyne.KeyDelete)
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
	lines := find[*widgets.Table[*deals.Line]](r, "quotation.lines")
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
	r.tap("quotation.issue")
	r.picture("gaps.zh")
	for _, o := range test.LaidOutObjects(r.desk.Window.Canvas().Overlays().Top()) {
		if b, ok := o.(*widgets.Button); ok && b.Key() == "dialog.ok" {
			t.Fatal("a paper with gaps can be issued")
		}
	}
	r.tap("gap.buyer")
	if k, ok := r.desk.Window.Canvas().Focused().(widgets.Keyed); !ok || k.Key() != "quotation.buyer" {
		t.Error("the gap does not lead to its field")
	}
}

func TestRevisionsAreCompared(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", task.Inline{})
	q := r.sold(2)
	next, err := r.ReviseQuotation(ctx, q.ID)
	must(t, err)
	next.Lines[0].Price = d("2.5")
	next.Lines = next.Lines[:1]
	must(t, r.SaveQuotation(ctx, &next))
	r.open(quotations.NewPage(r.desk, r, r.App, r.files, navigation.Route{ID: next.ID}), 1095, 694)
	r.tap("quotation.compare")
	r.picture("compare.en")
	find[widgets.Keyed](r, "quotation.comparison")
}

// sold is a quotation of so many products that went out.
func (r *room) sold(products int) quotation.Quotation {
	ctx := context.Background()
	q, err := r.NewQuotation(ctx, r.buyer.ID)
	must(r.t, err)
	all, err := r.Products(ctx)
	must(r.t, err)
	for _, p := range all[:products] {
		_, err := r.AddProduct(ctx, &q.Deal, p.ID, d("500"))
		must(r.t, err)
	}
	must(r.t, r.SaveQuotation(ctx, &q))
	_, err = r.Issue(ctx, "quotation", q.ID, "")
	must(r.t, err)
	q, err = r.Quotation(ctx, q.ID)
	must(r.t, err)
	return q
}

func TestAnIssuedOfferCannotBeTypedInto(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.sold(1)
	p := quotations.NewPage(r.desk, r, r.App, r.files, navigation.Route{ID: q.ID})
	r.open(p, 1095, 694)
	lines := find[*widgets.Table[*deals.Line]](r, "quotation.lines")
	r.focus(lines)
	r.keys(fyne.KeyRight, fyne.KeyDelete)
	lines.OnPaste("SP-500B\t1\n")
	if p.Unsaved() || lines.Model.Len() != 1 || p.Can(navigation.Save) || p.Can(navigation.Delete) {
		t.Error("an issued offer was changed")
	}
	if !find[*widgets.Picker](r, "quotation.buyer").Disabled() {
		t.Error("the buyer can be changed")
	}
}

func TestLostWithAReason(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.sold(1)
	r.open(quotations.NewPage(r.desk, r, r.App, r.files, navigation.Route{ID: q.ID}), 1095, 694)
	r.tap("quotation.lost")
	r.types("too dear")
	r.picture("lost.en")
	r.tap("dialog.ok")
	if q := r.only(); q.Status != quotation.Lost || q.LostReason != "too dear" {
		t.Errorf("%s %q", q.Status, q.LostReason)
	}
	q = r.sold(1)
	r.open(quotations.NewPage(r.desk, r, r.App, r.files, navigation.Route{ID: q.ID}), 1095, 694)
	r.tap("quotation.lost")
	r.tap("quotation.reason1") // one's own words come first the next time
	r.tap("dialog.ok")
	if q = r.only(); q.LostReason != "too dear" {
		t.Errorf("%q", q.LostReason)
	}
}

func TestWhatStandsWithTheBuyerIsShownBeforeIssue(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.buyer.Terms = contact.Terms{Returns: "到货 90 天内可退，退货运费我方承担", Deductions: "每单扣 2 % 市场费"}
	must(t, r.SaveContact(context.Background(), &r.buyer))
	r.fresh()
	r.focus(find[*widgets.Picker](r, "quotation.buyer"))
	r.types("Mül")
	r.keys(fyne.KeyReturn)
	r.add("SP-500B")
	r.tap("quotation.issue")
	r.picture("standing.zh")
	said := ""
	for _, o := range test.LaidOutObjects(r.desk.Window.Canvas().Overlays().Top()) {
		if text, ok := o.(*canvas.Text); ok {
			said += text.Text
		}
	}
	if !strings.Contains(said, "退货运费") || !strings.Contains(said, "市场费") {
		t.Errorf("the dialog says %q", said)
	}
}

func TestNothingIsWiderThanItsRoom(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		q := r.sold(3)
		for _, size := range []fyne.Size{{Width: 915, Height: 594}, {Width: 1095, Height: 694}, {Width: 1255, Height: 794}} {
			p := quotations.NewPage(r.desk, r, r.App, r.files, navigation.Route{ID: q.ID})
			r.open(p, size.Width, size.Height)
			if least := r.desk.Window.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
				t.Errorf("%s: needs %v of %v", language, least, size)
			}
			r.open(r.fresh(), size.Width, size.Height)
			if least := r.desk.Window.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
				t.Errorf("%s: a new one needs %v of %v", language, least, size)
			}
			r.open(quotations.NewList(r.desk, r, r.App, r.files), size.Width, size.Height)
			if least := r.desk.Window.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
				t.Errorf("%s: the list needs %v of %v", language, least, size)
			}
		}
	}
}

func TestTabsOfThePage(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		r.fresh()
		r.add("SP-500B")
		r.focus(find[focusable](r, "quotation.tabs"))
		for _, tab := range []string{"terms", "charges", "costing"} {
			r.keys(fyne.KeyRight)
			r.picture(tab + "." + language)
		}
	}
}

func TestTheListOpensAndRemembersItsView(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.sold(1)
	r.open(quotations.NewList(r.desk, r, r.App, r.files), 1095, 694)
	table := find[*widgets.Table[quotations.Row]](r, "quotations.table")
	r.focus(table)
	r.keys(fyne.KeyReturn)
	if len(r.went) != 1 || r.went[0].ID != r.only().ID {
		t.Fatalf("went to %v", r.went)
	}
	view := table.Model.View()
	view.Hidden = []string{"owner"}
	table.OnView(view)
	again := quotations.NewList(r.desk, r, r.App, r.files)
	r.open(again, 1095, 694)
	if !find[*widgets.Table[quotations.Row]](r, "quotations.table").Model.Hidden("owner") {
		t.Error("the view was not remembered")
	}
}

func TestTheNewestDrawingWins(t *testing.T) {
	runner := &task.Stepped{}
	r := enter(t, "en", runner)
	p := r.fresh()
	runner.ReleaseAll()
	r.desk.Window.SetContent(p.Content())
	runner.ReleaseAll()
	in := find[*widgets.DateEntry](r, "quotation.valid_until")
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
