package orders_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app/order"
	"sampan/app/paper"
	"sampan/ui/deals"
	"sampan/ui/navigation"
	"sampan/ui/orders"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// only is the one order in the store.
func (r *room) only() order.Order {
	r.t.Helper()
	all, err := r.Orders(context.Background())
	must(r.t, err)
	o, err := r.Order(context.Background(), all[0].ID)
	must(r.t, err)
	return o
}

func (r *room) exported() []string {
	entries, err := os.ReadDir(r.folder)
	must(r.t, err)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

func TestProformaGoesOut(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		p := r.sold()
		r.picture("draft." + language)
		r.focus(find[focusable](r, "order.tabs"))
		r.keys(fyne.KeyRight)
		find[*widgets.Entry](r, "order.consignee").Entry.SetText("Nova Ltd\nPier 4, Hamburg")
		find[*widgets.NumberEntry](r, "order.deposit").OnValue(d("40"), true)
		if !p.Unsaved() {
			t.Fatal("typed, but not marked")
		}
		r.picture("terms." + language)
		r.tap("order.issue")
		r.picture("issue." + language)
		ok := find[*widgets.Button](r, "dialog.ok")
		r.focus(ok)
		r.keys(fyne.KeyReturn)
		if o := r.only(); o.Status != order.Draft || o.Deposit != 40 || !strings.HasPrefix(o.Consignee, "Nova") {
			t.Fatalf("before it goes out: %s, deposit %d", o.Status, o.Deposit)
		}
		ok.Tapped(nil)
		if o := r.only(); o.Status != order.Issued || o.Proforma != "PI2611-0001" {
			t.Fatalf("%s %s", o.Status, o.Proforma)
		}
		r.picture("issued." + language)
		r.tap("order.export")
		if got := r.exported(); len(got) != 1 || !strings.HasPrefix(got[0], "PI2611-0001") || !strings.HasSuffix(got[0], ".pdf") {
			t.Errorf("exported %v", got)
		}
	}
}

func TestIssuedPapersAreListedAndPrintedAgain(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.sold()
	r.tap("order.issue")
	r.tap("dialog.ok")
	r.focus(find[focusable](r, "order.tabs"))
	r.keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	papers := find[*widgets.Table[paper.Issued]](r, "order.papers")
	if papers.Model.Len() != 1 || papers.Model.Row(0).Number != "PI2611-0001" {
		t.Fatalf("%d papers", papers.Model.Len())
	}
	r.picture("papers.zh")
	r.focus(papers)
	r.keys(fyne.KeyReturn)
	papers.OnAction(papers.Model.Row(0), "print")
	first := r.exported()
	papers.OnAction(papers.Model.Row(0), "print")
	if again := r.exported(); len(first) != 1 || len(again) != 1 {
		t.Errorf("%v, then %v", first, again)
	}
}

func TestAnIssuedOrderCannotBeTypedInto(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	p := r.sold()
	r.tap("order.issue")
	r.tap("dialog.ok")
	lines := find[*widgets.Table[*deals.Line]](r, "order.lines")
	r.focus(lines)
	r.keys(fyne.KeyDelete)
	if lines.Model.Len() != 3 || p.Unsaved() || p.Can(navigation.Save) || p.Can(navigation.Delete) || !p.Can(navigation.Preview) {
		t.Error("an issued order was changed")
	}
}

func TestADraftSurvivesAnotherLanguage(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	p := r.sold()
	r.focus(find[focusable](r, "order.tabs"))
	r.keys(fyne.KeyRight)
	find[*widgets.Entry](r, "order.remarks").Entry.SetText("handle with care")
	r.desk.Window.SetContent(p.Content())
	if got := find[*widgets.Entry](r, "order.remarks").Text; got != "handle with care" {
		t.Errorf("remarks %q", got)
	}
	p.Do(navigation.Save)
	if o := r.only(); o.Remarks != "handle with care" || p.Unsaved() {
		t.Errorf("saved %q", o.Remarks)
	}
}

func TestNothingIsWiderThanItsRoom(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		r.sold()
		id := r.only().ID
		for _, size := range []fyne.Size{{Width: 915, Height: 594}, {Width: 1095, Height: 694}, {Width: 1255, Height: 794}} {
			for name, page := range map[string]navigation.Page{
				"order": orders.NewPage(r.desk, r, r.App, r.files, id), "list": orders.NewList(r.desk, r, r.App, r.files),
			} {
				r.open(page, size.Width, size.Height)
				if least := r.desk.Window.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
					t.Errorf("%s: the %s needs %v of %v", language, name, least, size)
				}
			}
		}
	}
}

func TestTheListOpens(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.sold()
	r.open(orders.NewList(r.desk, r, r.App, r.files), 1095, 694)
	r.focus(find[*widgets.Table[order.Summary]](r, "orders.table"))
	r.keys(fyne.KeyReturn)
	if len(r.went) != 1 || r.went[0] != (navigation.Route{Screen: navigation.Orders, ID: r.only().ID}) {
		t.Errorf("went to %v", r.went)
	}
}
