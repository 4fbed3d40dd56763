package orders_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app/order"
	"sampan/app/paper"
	"sampan/ui/deals"
	"sampan/ui/deals/dealstest"
	"sampan/ui/navigation"
	"sampan/ui/orders"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// only is the one order in the store.
func (r room) only() order.Order {
	r.T.Helper()
	all, err := r.Orders(context.Background())
	r.Must(err)
	o, err := r.Order(context.Background(), all[0].ID)
	r.Must(err)
	return o
}

func TestProformaGoesOut(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		p := r.sold()
		r.Picture("draft." + language)
		r.Focus(dealstest.Find[dealstest.Focusable](r.Room, "order.tabs"))
		r.Keys(fyne.KeyRight)
		dealstest.Find[*widgets.Entry](r.Room, "order.consignee").Entry.SetText("Nova Ltd\nPier 4, Hamburg")
		dealstest.Find[*widgets.NumberEntry](r.Room, "order.deposit").OnValue(d("40"), true)
		if !p.Unsaved() {
			t.Fatal("typed, but not marked")
		}
		r.Picture("terms." + language)
		r.Press("order.issue")
		r.Picture("issue." + language)
		ok := dealstest.Find[*widgets.Button](r.Room, "dialog.ok")
		r.Focus(ok)
		r.Keys(fyne.KeyReturn)
		if o := r.only(); o.Status != order.Draft || o.Deposit != 40 || !strings.HasPrefix(o.Consignee, "Nova") {
			t.Fatalf("before it goes out: %s, deposit %d", o.Status, o.Deposit)
		}
		ok.Tapped(nil)
		if o := r.only(); o.Status != order.Issued || o.Proforma != "PI2611-0001" {
			t.Fatalf("%s %s", o.Status, o.Proforma)
		}
		r.Picture("issued." + language)
		r.Press("order.export")
		if got := r.Exported(); len(got) != 1 || !strings.HasPrefix(got[0], "PI2611-0001") || !strings.HasSuffix(got[0], ".pdf") {
			t.Errorf("exported %v", got)
		}
	}
}

func TestIssuedPapersAreListedAndPrintedAgain(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.sold()
	r.Press("order.issue")
	r.Press("dialog.ok")
	r.Focus(dealstest.Find[dealstest.Focusable](r.Room, "order.tabs"))
	r.Keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	papers := dealstest.Find[*widgets.Table[paper.Issued]](r.Room, "order.papers")
	if papers.Model.Len() != 1 || papers.Model.Row(0).Number != "PI2611-0001" {
		t.Fatalf("%d papers", papers.Model.Len())
	}
	r.Picture("papers.zh")
	r.Focus(papers)
	r.Keys(fyne.KeyReturn)
	papers.OnAction(papers.Model.Row(0), "print")
	first := r.Exported()
	papers.OnAction(papers.Model.Row(0), "print")
	if again := r.Exported(); len(first) != 1 || len(again) != 1 {
		t.Errorf("%v, then %v", first, again)
	}
}

func TestAnIssuedOrderCannotBeTypedInto(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	p := r.sold()
	r.Press("order.issue")
	r.Press("dialog.ok")
	lines := dealstest.Find[*widgets.Table[*deals.Line]](r.Room, "order.lines")
	r.Focus(lines)
	r.Keys(fyne.KeyDelete)
	if lines.Model.Len() != 3 || p.Unsaved() || p.Can(navigation.Save) || p.Can(navigation.Delete) || !p.Can(navigation.Preview) {
		t.Error("an issued order was changed")
	}
}

func TestADraftSurvivesAnotherLanguage(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	p := r.sold()
	r.Focus(dealstest.Find[dealstest.Focusable](r.Room, "order.tabs"))
	r.Keys(fyne.KeyRight)
	dealstest.Find[*widgets.Entry](r.Room, "order.remarks").Entry.SetText("handle with care")
	r.Desk.Window.SetContent(p.Content())
	if got := dealstest.Find[*widgets.Entry](r.Room, "order.remarks").Text; got != "handle with care" {
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
		for _, size := range dealstest.Sizes() {
			r.Open(orders.NewPage(r.Desk, r, r.App, r.Files, id), size.Width, size.Height)
			r.Fits(size.Width, size.Height)
			r.Open(orders.NewList(r.Desk, r, r.App, r.Files), size.Width, size.Height)
			r.Fits(size.Width, size.Height)
		}
	}
}

func TestTheListOpens(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.sold()
	r.Open(orders.NewList(r.Desk, r, r.App, r.Files), 1095, 694)
	r.Focus(dealstest.Find[*widgets.Table[order.Summary]](r.Room, "orders.table"))
	r.Keys(fyne.KeyReturn)
	if len(r.Went) != 1 || r.Went[0] != (navigation.Route{Screen: navigation.Orders, ID: r.only().ID}) {
		t.Errorf("went to %v", r.Went)
	}
}
