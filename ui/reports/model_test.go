package reports

import (
	"testing"
	"time"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/print"
	"sampan/app/report"
)

func TestViewsCountAndDraw(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	profit := report.Figures{Profit: money.Amount{Minor: 12345, Currency: money.CNY}}
	m := model{over: thisYear, say: func(key string, _ ...any) string { return key }, facts: app.Reported{
		Sales:     []report.Sale{{Date: "2026-11-01", Market: "mature", Figures: profit}, {Date: "2025-11-01", Figures: profit}},
		Inquiries: []inquiry.Fact{{At: now, Won: true, QuotedAt: now}, {At: now}, {At: now.AddDate(-2, 0, 0)}},
	}}
	for by, want := range map[report.By]string{report.ByMarket: "reports.market_mature 123", funnel: "reports.asked 2 · 100 %", response: "reports.quick 1", report.ByBuyer: "reports.unknown 123"} {
		m.by = by
		c := m.chart(m.lines(now))
		if got := c.Bars[0].Label + " " + c.Bars[0].Figure; got != want {
			t.Errorf("%s: %q, want %q", by, got, want)
		}
	}
	m.by = report.ByMonth
	if c := m.chart(m.lines(now)); c.Shape != print.Columns || len(c.Bars) != 1 {
		t.Errorf("months: %+v", c)
	}
}
