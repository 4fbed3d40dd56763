package report_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/report"
)

func cny(minor int64) money.Amount { return money.Amount{Minor: minor, Currency: money.CNY} }

func sale(id string, profit int64, lines ...report.Line) report.Sale {
	return report.Sale{OrderID: id, Order: id, Date: "2026-11-0" + id[len(id)-1:], Figures: report.Figures{Income: cny(4 * profit), Profit: cny(profit)}, Lines: lines}
}

func TestAnOrderIsSharedOutOverItsProducts(t *testing.T) {
	cup := report.Line{ProductID: "c", Product: "CUP", Family: "drink", SupplierID: "f1", Supplier: "One", Weight: money.New(1)}
	box := report.Line{ProductID: "b", Product: "BOX", Family: "pack", SupplierID: "f2", Supplier: "Two", Weight: money.New(2)}
	sales := []report.Sale{sale("o1", 100, cup, box), sale("o2", 10, cup, cup), sale("o3", 7)}
	for _, c := range []struct {
		by   report.By
		want string
	}{
		{report.ByProduct, "BOX 1 0.67, CUP 2 0.43,  1 0.07"},
		{report.BySupplier, "Two 1 0.67, One 2 0.43,  1 0.07"},
		{report.ByFamily, "pack 1 0.67, drink 2 0.43,  1 0.07"},
		{report.ByOrder, "o1 1 1.00, o2 1 0.10, o3 1 0.07"},
		{report.ByMonth, "2026-11 3 1.17"},
	} {
		got := ""
		for i, r := range report.Count(sales, c.by) {
			if i > 0 {
				got += ", "
			}
			got += fmt.Sprintf("%s %d %s", r.Name, r.Orders, r.Profit)
		}
		if got != c.want {
			t.Errorf("by %s: %q, want %q", c.by, got, c.want)
		}
	}
	total := report.Total(sales)
	if share, ok := total.Share(); total.Orders != 3 || !ok || share.String() != "0.25" {
		t.Errorf("total %+v, share %v", total, share)
	}
	if _, ok := report.Total(nil).Share(); ok {
		t.Error("nothing has a share")
	}
	if left := report.Within(sales, "2026-11-02", "2026-11-02"); len(left) != 1 || left[0].Order != "o2" {
		t.Errorf("within a day: %v", left)
	}
}

// Whatever the rows stand for, they add up to the whole.
func TestEveryGroupingAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var sales []report.Sale
		amount := rapid.Map(rapid.Int64Range(-1e9, 1e9), cny)
		word := rapid.SampledFrom([]string{"", "a", "b", "c"})
		for i := range rapid.IntRange(0, 8).Draw(t, "sales") {
			s := report.Sale{
				OrderID: fmt.Sprint(i), Date: rapid.SampledFrom([]string{"", "2026-01-31", "2026-02-01"}).Draw(t, "date"), BuyerID: word.Draw(t, "buyer"),
				Market: word.Draw(t, "market"), Channel: word.Draw(t, "channel"), Owner: word.Draw(t, "owner"),
				Figures: report.Figures{
					Income: amount.Draw(t, "income"), Open: amount.Draw(t, "open"), Purchases: amount.Draw(t, "purchases"), Refund: amount.Draw(t, "refund"),
					Freight: amount.Draw(t, "freight"), Domestic: amount.Draw(t, "domestic"), Commission: amount.Draw(t, "commission"), Charges: amount.Draw(t, "charges"),
					Claims: amount.Draw(t, "claims"), Profit: amount.Draw(t, "profit"), Planned: amount.Draw(t, "planned"), Settlement: amount.Draw(t, "settlement"),
				},
			}
			for range rapid.IntRange(0, 4).Draw(t, "lines") {
				s.Lines = append(s.Lines, report.Line{
					ProductID: word.Draw(t, "product"), Family: word.Draw(t, "family"), SupplierID: word.Draw(t, "supplier"),
					Weight: money.Scaled(rapid.Int64Range(0, 1e6).Draw(t, "weight"), 2),
				})
			}
			sales = append(sales, s)
		}
		total := report.Total(sales)
		for _, by := range report.Groupings() {
			var asSales []report.Sale
			for _, r := range report.Count(sales, by) {
				if r.Orders < 1 || r.Orders > len(sales) {
					t.Fatalf("by %s: %d orders of %d", by, r.Orders, len(sales))
				}
				asSales = append(asSales, report.Sale{Figures: r.Figures})
			}
			if sum := report.Total(asSales); sum.Figures != total.Figures {
				t.Fatalf("by %s: %+v, want %+v", by, sum.Figures, total.Figures)
			}
		}
	})
}

func TestInquiriesNarrowDown(t *testing.T) {
	at := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	facts := []inquiry.Fact{
		{At: at},
		{At: at, Won: true},
		{At: at, QuotedAt: at.Add(-time.Hour)},
		{At: at, QuotedAt: at.Add(report.Quick)},
		{At: at, QuotedAt: at.Add(report.SameDay)},
		{At: at, QuotedAt: at.Add(report.InThree), Won: true},
		{At: at, QuotedAt: at.Add(report.InThree + 1)},
	}
	if f := report.Stages(facts); f != (report.Funnel{Asked: 7, Quoted: 6, Won: 2}) {
		t.Errorf("%+v", f)
	}
	if a := report.Response(facts); a != (report.Answers{Quick: 2, SameDay: 1, InThree: 1, Later: 1, None: 2, Median: report.SameDay}) {
		t.Errorf("%+v", a)
	}
	if a := report.Response(facts[2:4]); a.Median != 2*time.Hour {
		t.Errorf("median %v", a.Median)
	}
}
