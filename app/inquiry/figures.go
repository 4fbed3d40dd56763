package inquiry

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"sampan/app/money"
	"sampan/app/trade"
)

// answerWithin is the time in which an answer still counts as quick.
const answerWithin = 24 * time.Hour

// Fact is an inquiry as the figures count it.
type Fact struct {
	Source   string // as Summary.Origin gives it
	Market   trade.Market
	At       time.Time // in the desk's time zone
	QuotedAt time.Time // when its first quotation was issued, zero while none is
	Won      bool
}

func (f Fact) day() string   { return f.At.Format(time.DateOnly) }
func (f Fact) month() string { return f.At.Format("2006-01") }

// Figure counts inquiries of one source, market or month.
type Figure struct {
	Key   string
	Asked int
	Quick int // answered with a quotation within a day
	Quote int // answered with a quotation at all
	Won   int
	Spent money.Decimal // CNY, zero where nothing is known
}

func (f *Figure) count(x Fact) {
	f.Asked++
	if !x.QuotedAt.IsZero() {
		f.Quote++
		if x.QuotedAt.Sub(x.At) <= answerWithin {
			f.Quick++
		}
	}
	if x.Won {
		f.Won++
	}
}

// PerInquiry is the cost of one inquiry in CNY to the fen; none without cost
// or inquiries.
func (f Figure) PerInquiry() (money.Decimal, bool) { return per(f.Spent, f.Asked) }

// PerWon is the cost of one won inquiry in CNY to the fen.
func (f Figure) PerWon() (money.Decimal, bool) { return per(f.Spent, f.Won) }

func per(spent money.Decimal, n int) (money.Decimal, bool) {
	if n == 0 || !spent.IsPositive() {
		return money.Zero, false
	}
	return money.Round(money.Div(spent, money.New(int64(n))), 2), true
}

// tally holds figures by their key.
type tally map[string]*Figure

func (t tally) at(key string) *Figure {
	if t[key] == nil {
		t[key] = &Figure{Key: key}
	}
	return t[key]
}

// list gives the figures, those asked most first.
func (t tally) list() []Figure {
	all := make([]Figure, 0, len(t))
	for _, key := range slices.Sorted(maps.Keys(t)) {
		all = append(all, *t[key])
	}
	slices.SortStableFunc(all, func(a, b Figure) int {
		return cmp.Or(b.Asked-a.Asked, b.Spent.Cmp(a.Spent))
	})
	return all
}

// BySource counts the inquiries of a period by where they came from, with
// what was spent there on its days.
func BySource(facts []Fact, costs []Cost, p Period) []Figure {
	t := tally{}
	for _, f := range facts {
		if p.Holds(f.day()) {
			t.at(f.Source).count(f)
		}
	}
	for _, c := range costs {
		if spent := c.Within(p); spent.IsPositive() {
			f := t.at(c.Source)
			f.Spent = f.Spent.Add(spent)
		}
	}
	return t.list()
}

// ByMonth counts the inquiries of a period by month ("2026-11"), newest
// first, with what was spent on the days of each.
func ByMonth(facts []Fact, costs []Cost, p Period) []Figure {
	t := tally{}
	for _, f := range facts {
		if p.Holds(f.day()) {
			t.at(f.month()).count(f)
		}
	}
	for _, c := range costs {
		for _, m := range months(c, p) {
			if spent := c.Within(m); spent.IsPositive() {
				f := t.at(m.From[:len("2006-01")])
				f.Spent = f.Spent.Add(spent)
			}
		}
	}
	all := t.list()
	slices.SortFunc(all, func(a, b Figure) int { return cmp.Compare(b.Key, a.Key) })
	return all
}

// longest bounds the months that one cost is spread over.
const longest = 600

// months cuts the days of a cost that lie in a period into months.
func months(c Cost, p Period) []Period {
	from, to := c.From, c.To
	if p.From != "" {
		from = max(from, p.From)
	}
	if p.To != "" {
		to = min(to, p.To)
	}
	day, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return nil
	}
	var all []Period
	for day.Format(time.DateOnly) <= to && len(all) < longest {
		next := time.Date(day.Year(), day.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		all = append(all, Period{day.Format(time.DateOnly), min(to, next.AddDate(0, 0, -1).Format(time.DateOnly))})
		day = next
	}
	return all
}

// ByMarket counts the inquiries of a period by how far the buyer's market is
// developed. What a source cost is shared out evenly over its inquiries; that
// of a source without any stands under no market.
func ByMarket(facts []Fact, costs []Cost, p Period) []Figure {
	t, brought := tally{}, map[string]map[string]int{}
	for _, f := range facts {
		if !p.Holds(f.day()) {
			continue
		}
		t.at(string(f.Market)).count(f)
		if brought[f.Source] == nil {
			brought[f.Source] = map[string]int{}
		}
		brought[f.Source][string(f.Market)]++
	}
	for _, s := range BySource(nil, costs, p) {
		of, whole := brought[s.Key], 0
		if len(of) == 0 {
			of = map[string]int{"": 1}
		}
		for _, n := range of {
			whole += n
		}
		at := 0
		for _, market := range slices.Sorted(maps.Keys(of)) {
			f := t.at(market)
			f.Spent = f.Spent.Add(portion(s.Spent, at, at+of[market], whole))
			at += of[market]
		}
	}
	return t.list()
}

// Total sums figures up.
func Total(all []Figure) Figure {
	var sum Figure
	for _, f := range all {
		sum.Asked, sum.Quick, sum.Quote, sum.Won = sum.Asked+f.Asked, sum.Quick+f.Quick, sum.Quote+f.Quote, sum.Won+f.Won
		sum.Spent = sum.Spent.Add(f.Spent)
	}
	return sum
}
