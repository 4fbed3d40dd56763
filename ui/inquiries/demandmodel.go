package inquiries

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"sampan/app"
	"sampan/app/money"
)

// quantities writes sums of several units beside each other.
func (w words) quantities(list []app.Quantity) string {
	parts := make([]string, len(list))
	for i, q := range list {
		parts[i] = strings.TrimSpace(money.Format(q.Value, 0) + " " + w.unit(q.Unit))
	}
	return strings.Join(parts, " · ")
}

// targets writes the span of target prices, currency by currency.
func targets(list []app.PriceRange) string {
	parts := make([]string, len(list))
	for i, p := range list {
		low, high := money.Format(p.Low, 2), money.Format(p.High, 2)
		if low != high {
			low += "–" + high
		}
		parts[i] = strings.TrimSpace(string(p.Currency) + " " + low)
	}
	return strings.Join(parts, " · ")
}

// origins names sources.
func (w words) origins(sources []string) string {
	named := make([]string, len(sources))
	for i, s := range sources {
		named[i] = w.origin(s)
	}
	return strings.Join(named, w.say("inquiries.comma"))
}

// variants names sizes and colours with how often they were asked.
func variants(list []app.Variant) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = v.Value
		if v.Lines > 1 {
			parts[i] += " ×" + strconv.Itoa(v.Lines)
		}
	}
	return strings.Join(parts, " · ")
}

// seen is how many months the small chart shows.
const seen = 6

// chart draws the lines of the last months as bars, the present month last.
// An empty month is the lowest bar.
func chart(months []app.Month, now time.Time) string {
	const bars = "▁▂▃▄▅▆▇█"
	counts := make([]int, seen)
	for _, m := range months {
		at, err := time.Parse("2006-01", m.Month)
		if err != nil {
			continue
		}
		back := (now.Year()-at.Year())*12 + int(now.Month()-at.Month())
		if back >= 0 && back < seen {
			counts[seen-1-back] = m.Lines
		}
	}
	most := max(1, slices.Max(counts))
	var b strings.Builder
	for _, n := range counts {
		b.WriteRune([]rune(bars)[n*7/most])
	}
	return b.String()
}

// history names the months with their lines, newest first.
func history(months []app.Month) string {
	parts := make([]string, 0, len(months))
	for _, m := range slices.Backward(months) {
		parts = append(parts, m.Month+" ×"+strconv.Itoa(m.Lines))
	}
	return strings.Join(parts, " · ")
}

// lately counts the lines of the present and the two months before.
func lately(months []app.Month, now time.Time) int {
	from := time.Date(now.Year(), now.Month()-2, 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	n := 0
	for _, m := range months {
		if m.Month >= from {
			n += m.Lines
		}
	}
	return n
}

// family is the last part of a category: "Electronics/Phone cases" are phone
// cases.
func family(category string) string {
	return strings.TrimSpace(category[strings.LastIndex(category, "/")+1:])
}

// value is the size, the colour, or the product with its name.
func (w words) value(x app.Turnover) string {
	name := cmp.Or(x.NameEN, x.NameZH)
	if w.chinese {
		name = cmp.Or(x.NameZH, x.NameEN)
	}
	return cmp.Or(strings.TrimSpace(x.Value+"  "+name), "–")
}

// count writes a number, and a quiet nothing for none.
func count(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

func amount(d money.Decimal) string {
	if d.IsZero() {
		return "–"
	}
	return money.Format(d, 0)
}

// stretch is the time over which asked and sold, or figures, are taken.
type stretch string

const (
	allTime     stretch = "all"
	twelveMonth stretch = "year"
	thisYear    stretch = "calendar"
	ninetyDays  stretch = "quarter"
)

func stretches() []stretch { return []stretch{twelveMonth, thisYear, ninetyDays, allTime} }

// since is the first moment of a stretch that ends now.
func (s stretch) since(now time.Time) time.Time {
	switch s {
	case twelveMonth:
		return time.Date(now.Year()-1, now.Month()+1, 1, 0, 0, 0, 0, now.Location())
	case thisYear:
		return time.Date(now.Year(), 1, 1, 0, 0, 0, 0, now.Location())
	case ninetyDays:
		return time.Date(now.Year(), now.Month(), now.Day()-89, 0, 0, 0, 0, now.Location())
	}
	return time.Time{}
}
