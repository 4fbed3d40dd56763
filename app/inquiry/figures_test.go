package inquiry_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sampan/app/fault"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/trade"
)

func at(day string, hours int) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t.Add(time.Duration(hours) * time.Hour)
}

func facts() []inquiry.Fact {
	return []inquiry.Fact{
		{Source: "Alibaba", Market: trade.Mature, At: at("2026-09-30", 8), QuotedAt: at("2026-10-01", 8), Won: true},
		{Source: "Alibaba", Market: trade.Emerging, At: at("2026-10-02", 8), QuotedAt: at("2026-10-03", 9)},
		{Source: "Alibaba", Market: trade.Emerging, At: at("2026-10-05", 8)},
		{Source: "mail", Market: trade.Mature, At: at("2026-10-31", 8), QuotedAt: at("2026-10-31", 9), Won: true},
	}
}

func costs() []inquiry.Cost {
	return []inquiry.Cost{
		{Source: "Alibaba", Kind: inquiry.Membership, From: "2026-09-01", To: "2026-10-31", Amount: money.Must("6100")},
		{Source: "Canton Fair", Kind: inquiry.Booth, From: "2026-10-15", To: "2026-10-19", Amount: money.Must("25000")},
	}
}

// line writes a figure in short: inquiries/quick/quoted/won cost each, per won.
func line(f inquiry.Figure) string {
	each, ok := f.PerInquiry()
	won, ok2 := f.PerWon()
	return fmt.Sprintf("%s %d/%d/%d/%d %s %s %v %s %v", f.Key, f.Asked, f.Quick, f.Quote, f.Won, f.Spent, each, ok, won, ok2)
}

func TestFigures(t *testing.T) {
	october := inquiry.Period{From: "2026-10-01", To: "2026-10-31"}
	for _, c := range []struct {
		name string
		got  []inquiry.Figure
		want []string
	}{
		{"source, all", inquiry.BySource(facts(), costs(), inquiry.Period{}), []string{
			"Alibaba 3/1/2/1 6100 2033.33 true 6100 true", "mail 1/1/1/1 0 0 false 0 false", "Canton Fair 0/0/0/0 25000 0 false 0 false",
		}},
		{"source, october", inquiry.BySource(facts(), costs(), october), []string{
			"Alibaba 2/0/1/0 3100 1550 true 0 false", "mail 1/1/1/1 0 0 false 0 false", "Canton Fair 0/0/0/0 25000 0 false 0 false",
		}},
		{"month", inquiry.ByMonth(facts(), costs(), inquiry.Period{}), []string{
			"2026-10 3/1/2/1 28100 9366.67 true 28100 true", "2026-09 1/1/1/1 3000 3000 true 3000 true",
		}},
		{"month, from the middle", inquiry.ByMonth(facts(), costs(), inquiry.Period{From: "2026-10-17"}), []string{
			"2026-10 1/1/1/1 16500 16500 true 16500 true",
		}},
		{"market", inquiry.ByMarket(facts(), costs(), inquiry.Period{}), []string{
			"emerging 2/0/1/0 4066.67 2033.34 true 0 false", "mature 2/2/2/2 2033.33 1016.67 true 1016.67 true", " 0/0/0/0 25000 0 false 0 false",
		}},
		{"nothing", inquiry.ByMarket(nil, nil, october), nil},
	} {
		if len(c.got) != len(c.want) {
			t.Errorf("%s: %v", c.name, c.got)
			continue
		}
		for i, f := range c.got {
			if line(f) != c.want[i] {
				t.Errorf("%s: %s, want %s", c.name, line(f), c.want[i])
			}
		}
	}
}

func TestCostCheck(t *testing.T) {
	good := costs()[0]
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*inquiry.Cost){
		"source": func(c *inquiry.Cost) { c.Source = " " },
		"from":   func(c *inquiry.Cost) { c.From = "soon" },
		"to":     func(c *inquiry.Cost) { c.To = "2026-08-31" },
		"amount": func(c *inquiry.Cost) { c.Amount = money.Zero },
	} {
		c := good
		spoil(&c)
		if err := c.Check(); fault.Of(err).Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// TestCostsAddUp cuts a cost into months, sources and markets: nothing is lost
// to rounding.
func TestCostsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := at("2024-01-01", 0).AddDate(0, 0, rapid.IntRange(0, 700).Draw(t, "start"))
		c := inquiry.Cost{
			Source: "a", From: start.Format(time.DateOnly), To: start.AddDate(0, 0, rapid.IntRange(0, 500).Draw(t, "days")).Format(time.DateOnly),
			Amount: money.Scaled(rapid.Int64Range(1, 1e9).Draw(t, "fen"), 2),
		}
		var all []inquiry.Fact
		for range rapid.IntRange(0, 9).Draw(t, "inquiries") {
			all = append(all, inquiry.Fact{Source: "a", At: start, Market: rapid.SampledFrom([]trade.Market{trade.Mature, trade.Emerging, ""}).Draw(t, "market")})
		}
		for name, figures := range map[string][]inquiry.Figure{
			"month":  inquiry.ByMonth(all, []inquiry.Cost{c}, inquiry.Period{}),
			"market": inquiry.ByMarket(all, []inquiry.Cost{c}, inquiry.Period{}),
			"source": inquiry.BySource(all, []inquiry.Cost{c}, inquiry.Period{}),
		} {
			if sum := inquiry.Total(figures); !sum.Spent.Equal(c.Amount) || sum.Asked != len(all) {
				t.Fatalf("%s: %s of %s, %d of %d", name, sum.Spent, c.Amount, sum.Asked, len(all))
			}
		}
	})
}
