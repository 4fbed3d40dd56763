package payment

import (
	"cmp"
	"slices"
	"time"

	"sampan/app/money"
)

// Open is an open balance of one buyer: what is left of an invoice, or of an
// order's deposit that is due.
type Open struct {
	BuyerID, Buyer, OrderID, Order, ShipmentID, Invoice string
	Country, Market, Channel, Owner                     string
	Date                                                string // of the invoice
	Due                                                 string // "" where the event it waits for has not been
	Asked                                               money.Amount
	Balance                                             money.Amount // negative when overpaid
}

// By is what an ageing counts its days from.
type By string

// The two ways to age.
const (
	ByDue     By = "due"
	ByInvoice By = "invoice"
)

// Buckets of an ageing. NotDue is only filled when ageing by due date.
const (
	NotDue = iota
	To30
	To60
	To90
	Over90
	bucketCount
)

// Ageing is the receivable of one buyer, or of any group, in one currency.
type Ageing struct {
	Group    string
	Currency money.Currency
	Buckets  [bucketCount]money.Amount
	Total    money.Amount // of the buckets
	Credit   money.Amount // receipts that no order took: a line of its own, never shrinks a bucket
}

// Age sorts open balances into buckets of days on an ISO day: by due date (not
// due, 1–30, 31–60, 61–90, from 91) or by invoice date (0–30, 31–60, 61–90,
// from 91). group names the rows: by buyer, market, channel. Advances are the
// unallocated receipts by group. Rows stand by group and currency.
func Age(open []Open, by By, day string, group func(Open) string, advances map[string][]money.Amount) ([]Ageing, error) {
	rows := map[string]*Ageing{}
	row := func(g string, c money.Currency) *Ageing {
		k := g + "\x00" + string(c)
		if rows[k] == nil {
			a := Ageing{Group: g, Currency: c, Total: money.Amount{Currency: c}, Credit: money.Amount{Currency: c}}
			for i := range a.Buckets {
				a.Buckets[i].Currency = c
			}
			rows[k] = &a
		}
		return rows[k]
	}
	var err error
	for _, o := range open {
		if o.Balance.IsZero() {
			continue
		}
		a := row(group(o), o.Balance.Currency)
		b := &a.Buckets[bucket(o, by, day)]
		if *b, err = b.Add(o.Balance); err != nil {
			return nil, err
		}
		if a.Total, err = a.Total.Add(o.Balance); err != nil {
			return nil, err
		}
	}
	for g, list := range advances {
		for _, c := range list {
			a := row(g, c.Currency)
			if a.Credit, err = a.Credit.Add(c); err != nil {
				return nil, err
			}
		}
	}
	list := make([]Ageing, 0, len(rows))
	for _, a := range rows {
		list = append(list, *a)
	}
	slices.SortFunc(list, func(a, b Ageing) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Currency, b.Currency))
	})
	return list, nil
}

func bucket(o Open, by By, day string) int {
	from := o.Due
	if by == ByInvoice {
		from = o.Date
	}
	days, ok := daysBetween(from, day)
	switch {
	case by == ByDue && (!ok || days <= 0):
		return NotDue
	case !ok || days <= 30:
		return To30
	case days <= 60:
		return To60
	case days <= 90:
		return To90
	}
	return Over90
}

// Overdue gives the days a balance has been due on an ISO day, 0 for none.
func (o Open) Overdue(day string) int {
	days, ok := daysBetween(o.Due, day)
	if !ok || o.Balance.Minor <= 0 {
		return 0
	}
	return max(days, 0)
}

func daysBetween(from, to string) (int, bool) {
	a, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return 0, false
	}
	b, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return 0, false
	}
	return int(b.Sub(a).Hours() / 24), true
}

// Limit is the credit that a buyer is given.
type Limit struct {
	Amount money.Amount
	Rate   func(money.Currency) (money.Rate, bool) // CNY for one unit
}

// Exposure is the money at risk with a buyer in the limit's currency: open
// balances − advances + (value in production − its deposit). Room is what is
// left of the limit, negative beyond it. Currencies without a rate are named:
// they are not in the sum.
type Exposure struct {
	Open, Advances, Production, Total, Limit, Room money.Amount
	Unrated                                        []money.Currency
}

// Over reports an exposure beyond the limit; no limit is never exceeded.
func (e Exposure) Over() bool { return !e.Limit.IsZero() && e.Room.Minor < 0 }

// Expose adds up a buyer's exposure. production is the value of orders being
// made less what was paid on them, never less than zero per order.
func Expose(l Limit, open, advances, production []money.Amount) (Exposure, error) {
	e := Exposure{Limit: l.Amount}
	c := l.Amount.Currency
	sum := func(list []money.Amount) (money.Amount, error) {
		total := money.Zero
		for _, a := range list {
			in, ok := convert(a, c, l.Rate)
			if !ok {
				if !slices.Contains(e.Unrated, a.Currency) {
					e.Unrated = append(e.Unrated, a.Currency)
				}
				continue
			}
			total = total.Add(in)
		}
		return money.Of(total, c)
	}
	var err error
	if e.Open, err = sum(open); err != nil {
		return e, err
	}
	if e.Advances, err = sum(advances); err != nil {
		return e, err
	}
	if e.Production, err = sum(production); err != nil {
		return e, err
	}
	e.Total = money.Amount{Minor: e.Open.Minor - e.Advances.Minor + e.Production.Minor, Currency: c}
	e.Room = money.Amount{Minor: l.Amount.Minor - e.Total.Minor, Currency: c}
	return e, nil
}

func convert(a money.Amount, to money.Currency, rate func(money.Currency) (money.Rate, bool)) (money.Decimal, bool) {
	if a.IsZero() || a.Currency == to {
		return a.Decimal(), true
	}
	from, ok := rate(a.Currency)
	if !ok {
		return money.Zero, false
	}
	into, ok := rate(to)
	return into.FromCNY(from.ToCNY(a.Decimal())), ok && into.Value.IsPositive()
}
