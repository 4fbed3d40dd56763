package orders_test

import (
	"context"
	"testing"

	"sampan/app/money"
	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/deals/dealstest"
	"sampan/ui/orders"
	"sampan/ui/task"
	"sampan/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

func d(s string) money.Decimal { return money.Must(s) }

type room struct{ *dealstest.Room }

func enter(t *testing.T, language string, runner task.Runner) room {
	t.Helper()
	tables, err := reference.Load()
	uitest.Must(t, err)
	return room{dealstest.Enter(t, uitest.Firm{Store: storetest.New(t), Tables: tables, Now: storetest.Now}, language, runner)}
}

// sold opens the draft order of a quotation that was won.
func (r room) sold() *orders.Page {
	r.T.Helper()
	o, err := r.DrawProforma(context.Background(), r.Sold(3).ID)
	r.Must(err)
	p := orders.NewPage(r.Desk, r, r.App, r.Files, o.ID)
	r.Open(p, 1095, 694)
	return p
}
