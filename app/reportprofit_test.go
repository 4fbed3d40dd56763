package app_test

import (
	"bytes"
	"context"
	"testing"

	"sampan/app/money"
	"sampan/app/print"
	"sampan/app/report"
)

// The report counts every order as its own page does, and names what it can.
func TestTheReportAgreesWithTheOrders(t *testing.T) {
	ctx := context.Background()
	a := sample(t)
	work, err := a.WorkSample(ctx)
	must(t, err)
	for _, w := range work {
		if w.Order != "" {
			_, err := a.ShipSample(ctx, w.Order)
			must(t, err)
			break
		}
	}
	f, err := a.ReportFacts(ctx)
	must(t, err)
	if len(f.Sales) != 1 || f.Unbought == 0 || len(f.Inquiries) == 0 {
		t.Fatalf("%d sales, %d inquiries", len(f.Sales), len(f.Inquiries))
	}
	var sum int64
	for _, s := range f.Sales {
		p, err := a.OrderProfit(ctx, s.OrderID)
		must(t, err)
		if s.Profit != p.Actual || s.Settlement != p.Settlement || s.Income.Minor != p.Receipts.Minor+p.Expected.Minor || s.Buyer == "" {
			t.Errorf("%s: %+v against %+v", s.Order, s, p)
		}
		sum += p.Actual.Minor
	}
	if total := report.Total(f.Sales); total.Profit != (money.Amount{Minor: sum, Currency: money.CNY}) {
		t.Errorf("total %v, want %d", total.Profit, sum)
	}
	for _, r := range report.Count(f.Sales, report.BySupplier) {
		if r.Name == "" && r.Key != "" {
			t.Errorf("a supplier without a name: %+v", r)
		}
	}
	pdf, err := a.PrintFigures(ctx, print.Figures{Title: "利润", Columns: []print.FigureColumn{{Title: "客户", Share: 1}}, PageOf: "%/%"})
	must(t, err)
	if !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Error("no PDF")
	}
}
