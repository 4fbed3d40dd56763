package inquiry

import (
	"strings"
	"time"

	"sampan/app/fault"
	"sampan/app/money"
)

// CostKind says what money was spent on.
type CostKind string

// The kinds of costs that bring inquiries.
const (
	Membership CostKind = "membership" // of a trading site
	Bidding    CostKind = "bidding"    // for places in its search
	Booth      CostKind = "booth"      // at a fair, with travel
	Others     CostKind = "other"
)

// CostKinds lists them in the order they are offered.
func CostKinds() []CostKind { return []CostKind{Membership, Bidding, Booth, Others} }

// Cost is money that was spent to get inquiries from a source.
type Cost struct {
	ID     string        `json:"id"`
	Source string        `json:"source"` // as Summary.Origin gives it
	Kind   CostKind      `json:"kind"`
	From   string        `json:"from"` // ISO days, both counted
	To     string        `json:"to"`
	Amount money.Decimal `json:"amount"` // CNY
	Note   string        `json:"note"`
}

// Check says what a cost lacks to be counted.
func (c Cost) Check() error {
	from, err := time.Parse(time.DateOnly, c.From)
	to, err2 := time.Parse(time.DateOnly, c.To)
	switch {
	case strings.TrimSpace(c.Source) == "":
		return fault.New("inquiry.cost_source_missing").At("source")
	case err != nil || err2 != nil:
		return fault.New("inquiry.cost_days_missing").At("from")
	case to.Before(from):
		return fault.New("inquiry.cost_days_reversed", "From", c.From, "To", c.To).At("to")
	case !c.Amount.IsPositive():
		return fault.New("inquiry.cost_amount_missing").At("amount")
	}
	return nil
}

// Within is the part of a cost that falls on a period, day by day, rounded to
// the fen so that the parts of periods that follow each other add up. A cost
// whose days cannot be read has none.
func (c Cost) Within(p Period) money.Decimal {
	whole := Period{c.From, c.To}.days()
	if whole <= 0 {
		return money.Zero
	}
	from, to := max(c.From, p.From), min(c.To, p.To)
	if p.From == "" {
		from = c.From
	}
	if p.To == "" {
		to = c.To
	}
	days := Period{from, to}.days()
	if days <= 0 {
		return money.Zero
	}
	before := Period{c.From, from}.days() - 1
	return portion(c.Amount, before, before+days, whole)
}

// portion is what lies between two places of a whole that is shared out evenly.
func portion(amount money.Decimal, from, to, whole int) money.Decimal {
	at := func(n int) money.Decimal {
		return money.Round(money.Div(amount.Mul(money.New(int64(n))), money.New(int64(whole))), 2)
	}
	return at(to).Sub(at(from))
}

// Period is a run of ISO days, both counted; "" leaves an end open.
type Period struct{ From, To string }

// Holds reports whether a day lies in the period.
func (p Period) Holds(day string) bool {
	return (p.From == "" || day >= p.From) && (p.To == "" || day <= p.To)
}

// days counts the days of a closed period, 0 where it has none or an end
// cannot be read.
func (p Period) days() int {
	from, err := time.Parse(time.DateOnly, p.From)
	to, err2 := time.Parse(time.DateOnly, p.To)
	if err != nil || err2 != nil || to.Before(from) {
		return 0
	}
	return int(to.Sub(from)/(24*time.Hour)) + 1
}
