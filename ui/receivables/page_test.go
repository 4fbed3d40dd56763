package receivables_test

import (
	"testing"

	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/navigation"
	"sampan/ui/receivables"
	"sampan/ui/task"
	"sampan/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// Every part and every new record opens in both languages and fits.
func TestPagesOpenAndFit(t *testing.T) {
	tables, err := reference.Load()
	uitest.Must(t, err)
	for _, language := range []string{"zh", "en"} {
		r := uitest.Enter(t, uitest.Firm{Store: storetest.New(t), Tables: tables, Now: storetest.Now}, language, task.Inline{})
		for _, s := range []navigation.Screen{navigation.Receipts, navigation.Deductions, navigation.Repayments, navigation.Outlays, navigation.CreditLines, navigation.Claims} {
			r.Open(receivables.Open(r.Desk, r, r.App, r.Files, navigation.Route{Screen: s, ID: navigation.New}), 1095, 694)
			if r.Page.Unsaved() || !r.Page.Can(navigation.Save) {
				t.Errorf("%s: a new record is not ready", s)
			}
			r.Fits(915, 594)
			r.Open(receivables.New(r.Desk, r, r.App, r.Files, navigation.Route{Screen: s}), 1095, 694)
			r.Fits(915, 594)
		}
		for _, id := range []string{"", navigation.Debtors, navigation.Exposures} {
			r.Open(receivables.New(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Money, ID: id}), 1095, 694)
			r.Fits(915, 594)
		}
	}
}
