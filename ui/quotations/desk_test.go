package quotations_test

import (
	"testing"

	"sampan/app/money"
	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/deals/dealstest"
	"sampan/ui/navigation"
	"sampan/ui/quotations"
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

// fresh opens an empty quotation in the room that the frame leaves it at
// 1280 × 800.
func (r room) fresh() *quotations.Page {
	p := quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Quotations, ID: navigation.New})
	r.Open(p, 1095, 694)
	return p
}
