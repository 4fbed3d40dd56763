// Package report counts the firm's figures: what orders left over, grouped by
// whoever asks, how inquiries became orders, and how fast they were answered.
// Pure: it is given facts and adds them up. Use cases and screens call it.
//
// All money is CNY. Whatever the grouping, the rows add up to the whole: an
// order that falls into several rows is shared out over them by the amounts of
// its lines, the rest going to the last.
package report

import (
	"cmp"
	"slices"

	"sampan/app/money"
)

// Figures are the parts of a profit as the accountant counts it. Costs are
// positive numbers that are taken off.
type Figures struct {
	Income     money.Amount // receipts at the rates of their days, and what is still open at the order's rate
	Open       money.Amount // of it: still open
	Purchases  money.Amount // VAT included
	Refund     money.Amount
	Freight    money.Amount
	Domestic   money.Amount
	Commission money.Amount
	Charges    money.Amount // of banks and platforms
	Claims     money.Amount
	Profit     money.Amount
	Planned    money.Amount // profit by the costing of the orders that have one
	Settlement money.Amount // gain or loss of settling exchange, shown apart and in no profit
}

// parts lists every amount, so that none is forgotten in a sum.
func (f *Figures) parts() []*money.Amount {
	return []*money.Amount{
		&f.Income, &f.Open, &f.Purchases, &f.Refund, &f.Freight, &f.Domestic, &f.Commission, &f.Charges, &f.Claims, &f.Profit, &f.Planned, &f.Settlement,
	}
}

func (f *Figures) add(o Figures) {
	from := o.parts()
	for i, p := range f.parts() {
		*p = money.Amount{Minor: p.Minor + from[i].Minor, Currency: money.CNY}
	}
}

// Share is the profit as a share of the income; ok is false without income.
func (f Figures) Share() (share money.Decimal, ok bool) {
	if f.Income.Minor <= 0 {
		return money.Zero, false
	}
	return money.Round(money.Div(f.Profit.Decimal(), f.Income.Decimal()), 4), true
}

// Sale is one order with its figures.
type Sale struct {
	OrderID, Order, Date   string // ISO day
	BuyerID, Buyer         string
	Market, Channel, Owner string
	IsPlanned              bool // its costing is complete enough for a planned profit
	Figures
	Lines []Line
}

// Line is a line of an order, with the share of the order's figures that it
// stands for.
type Line struct {
	ProductID, Product   string
	Family               string
	SupplierID, Supplier string
	Weight               money.Decimal // its amount; never negative
}

// By says what the rows of a count stand for.
type By string

// The groupings.
const (
	ByOrder    By = "order"
	ByMonth    By = "month"
	ByBuyer    By = "buyer"
	ByProduct  By = "product"
	ByFamily   By = "family"
	BySupplier By = "supplier"
	ByMarket   By = "market"
	ByChannel  By = "channel"
	ByOwner    By = "owner"
)

// Groupings lists them in the order of menus.
func Groupings() []By {
	return []By{ByOrder, ByMonth, ByBuyer, ByProduct, ByFamily, BySupplier, ByMarket, ByChannel, ByOwner}
}

// Row is a group with its figures. Key names it for ever, Name is for people
// ("" where the facts do not say).
type Row struct {
	Key, Name string
	Orders    int // that have a part in it
	Figures
}

// Count adds sales up. Months stand in their order, everything else by profit,
// the largest first.
func Count(sales []Sale, by By) []Row {
	var rows []Row
	at := map[string]int{}
	add := func(key, name string, f Figures, fresh bool) {
		i, known := at[key]
		if !known {
			i = len(rows)
			at[key] = i
			rows = append(rows, Row{Key: key, Name: name})
		}
		if rows[i].add(f); fresh {
			rows[i].Orders++
		}
	}
	for _, s := range sales {
		if by != ByProduct && by != ByFamily && by != BySupplier {
			key, name := s.group(by)
			add(key, name, s.Figures, true)
			continue
		}
		seen := map[string]bool{}
		for i, f := range s.shared() {
			l := Line{}
			if i < len(s.Lines) {
				l = s.Lines[i]
			}
			key, name := l.group(by)
			add(key, name, f, !seen[key])
			seen[key] = true
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		if by == ByMonth {
			return cmp.Compare(a.Key, b.Key)
		}
		return cmp.Or(cmp.Compare(b.Profit.Minor, a.Profit.Minor), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return rows
}

// Total is the whole of all sales.
func Total(sales []Sale) Row {
	var t Row
	t.add(Figures{})
	for _, s := range sales {
		t.add(s.Figures)
		t.Orders++
	}
	return t
}

func (s Sale) group(by By) (key, name string) {
	switch by {
	case ByMonth:
		month := s.Date[:min(len("2006-01"), len(s.Date))]
		return month, month
	case ByBuyer:
		return s.BuyerID, s.Buyer
	case ByMarket:
		return s.Market, ""
	case ByChannel:
		return s.Channel, ""
	case ByOwner:
		return s.Owner, s.Owner
	}
	return s.OrderID, s.Order
}

func (l Line) group(by By) (key, name string) {
	switch by {
	case ByFamily:
		return l.Family, l.Family
	case BySupplier:
		return l.SupplierID, l.Supplier
	}
	return cmp.Or(l.ProductID, l.Product), l.Product
}

// shared splits the figures of an order over its lines; without a line that
// weighs anything they stay in one piece, which is the first line's.
func (s Sale) shared() []Figures {
	weights, total := make([]money.Decimal, len(s.Lines)), money.Zero
	for i, l := range s.Lines {
		if l.Weight.IsPositive() {
			weights[i], total = l.Weight, total.Add(l.Weight)
		}
	}
	if !total.IsPositive() {
		return []Figures{s.Figures}
	}
	out := make([]Figures, len(weights))
	for k, whole := range s.parts() {
		for i, part := range whole.Split(weights) {
			*out[i].parts()[k] = part
		}
	}
	return out
}

// Within keeps the sales between two ISO days, both included; "" is open.
func Within(sales []Sale, from, to string) []Sale {
	return slices.DeleteFunc(slices.Clone(sales), func(s Sale) bool { return s.Date < from || to != "" && s.Date > to })
}
