package orders_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/order"
	"sampan/ui/deals/dealstest"
	"sampan/ui/navigation"
	"sampan/ui/orders"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// running opens the page of an order whose proforma is out.
func (r room) running() *orders.Page {
	r.T.Helper()
	ctx := context.Background()
	o, err := r.DrawProforma(ctx, r.Sold(3).ID)
	r.Must(err)
	_, err = r.Issue(ctx, app.ProformaPaper, o.ID, "")
	r.Must(err)
	p := orders.NewPage(r.Desk, r, r.App, r.Files, o.ID)
	r.Open(p, 1095, 694)
	return p
}

func TestTheWayOfAnOrder(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		p := r.running()
		r.Picture("way." + language)
		track := dealstest.Find[*widgets.Track](r.Room, "order.steps")
		track.Open(1)
		r.Press("step.today")
		if o := r.only(); o.Status != order.Running || !o.Plan[1].Done() {
			t.Fatalf("the step was not taken: %s %+v", o.Status, o.Plan[1])
		}
		r.Press("order.edit_way")
		r.Write("way.tolerance", "5")
		r.Write("way.balance_days", "30")
		r.Press("dialog.ok")
		if o := r.only(); o.Tolerance.String() != "0.05" || o.Balance.Days != 30 {
			t.Fatalf("%s %d", o.Tolerance, o.Balance.Days)
		}
		r.Press("order.ship")
		parts := r.Find("ship")
		if parts.(widgets.Keyed).Key() != "ship" {
			t.Fatal("nothing asked")
		}
		r.Press("dialog.ok")
		all, err := r.Shipments(context.Background())
		r.Must(err)
		if len(all) != 1 || len(r.Went) == 0 || r.Went[len(r.Went)-1] != (navigation.Route{Screen: navigation.Shipments, ID: all[0].ID}) {
			t.Fatalf("%d shipments, went to %v", len(all), r.Went)
		}
		p.Do(navigation.Reload)
		r.Press("order.declaration0")
		if to := r.Went[len(r.Went)-1]; to.Screen != navigation.Declarations || to.With != all[0].ID {
			t.Errorf("went to %v", to)
		}
		for _, size := range dealstest.Sizes() {
			r.Fits(size.Width, size.Height)
		}
	}
}

func TestTheContractIsDrawnWithItsClauses(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.running()
	r.Press("order.to_contract")
	r.Press("order.clauses")
	r.Press("clauses.add")
	r.Find("clauses.text_en").(*widgets.Entry).SetText("No fumigation is needed.")
	r.Press("dialog.ok")
	ctx := context.Background()
	clauses, err := r.Clauses(ctx, app.ContractPaper, r.only().ID)
	r.Must(err)
	if n := len(clauses); n < 2 || clauses[n-1].Text.EN != "No fumigation is needed." {
		t.Fatalf("%d clauses", n)
	}
	r.Press("contract.issue")
	r.Press("dialog.ok")
	papers, err := r.PapersOf(ctx, app.OrderNoun, r.only().ID)
	r.Must(err)
	if papers[0].Kind != app.ContractPaper || papers[0].Number != r.only().Number {
		t.Errorf("%s %s", papers[0].Kind, papers[0].Number)
	}
	for _, size := range dealstest.Sizes() {
		r.Fits(size.Width, size.Height)
	}
}
