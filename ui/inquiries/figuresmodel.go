package inquiries

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/ui/widgets"
)

// The tabs of the figures.
const (
	bySource = "source"
	byMonth  = "month"
	byMarket = "market"
	byCost   = "cost"
)

// figures are the numbers of a page as they were read.
type figures struct {
	facts []inquiry.Fact
	costs []inquiry.Cost
}

// period is the days of a stretch that ends today.
func (s stretch) period(now time.Time) inquiry.Period {
	since := s.since(now)
	if since.IsZero() {
		return inquiry.Period{}
	}
	return inquiry.Period{From: since.Format(widgets.Day), To: now.Format(widgets.Day)}
}

// by counts by one of the tabs.
func (f figures) by(tab string, p inquiry.Period) []inquiry.Figure {
	switch tab {
	case byMonth:
		return inquiry.ByMonth(f.facts, f.costs, p)
	case byMarket:
		return inquiry.ByMarket(f.facts, f.costs, p)
	}
	return inquiry.BySource(f.facts, f.costs, p)
}

// sources are the names that a cost can be filed under: those of inquiries and
// of costs.
func (f figures) sources() []string {
	var all []string
	for _, x := range f.facts {
		all = append(all, x.Source)
	}
	for _, c := range f.costs {
		all = append(all, c.Source)
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(s string) bool { return s == "" })
}

// ratio is a part of a whole in whole percent, "" of nothing.
func ratio(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return strconv.Itoa((part*200+whole)/(2*whole)) + " %"
}

// yuan writes an amount in CNY without its sign; "–" where nothing is known.
func yuan(d money.Decimal, known bool) string {
	if !known || d.IsZero() {
		return "–"
	}
	return money.Format(d, 2)
}

// fen orders amounts; those not known come last.
func fen(d money.Decimal, known bool) int64 {
	if !known {
		return -1
	}
	return d.Shift(2).IntPart()
}

// key names the row of a figure.
func (w words) key(tab, key string) string {
	switch {
	case tab == byMarket && key != "":
		return w.say("inquiries.market_" + key)
	case tab == bySource && key != "":
		return w.origin(key)
	}
	return cmp.Or(key, w.say("inquiries.unknown_"+tab))
}
