package app

import (
	"context"
	"slices"

	"sampan/app/catalog"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/pricing"
)

// Target is what a buyer's price would leave of a line. Inside only.
type Target struct {
	Price    money.Decimal // deal currency, as it was asked about
	Margin   pricing.Margin
	Asked    money.Decimal // the margin the deal is costed with, as a share of the price where it is so counted
	WalkAway money.Decimal // below it the sale loses money; rounded up
	Proposed money.Decimal // what would be proposed
}

// Loses reports a price below the walk-away price.
func (t Target) Loses() bool { return t.Price.LessThan(t.WalkAway) }

// TargetLeft is the other direction: it says what a unit price, in the deal's
// currency and under its term, leaves of a line, and where to walk away. A
// line without a cost is the fault "pricing.cost_missing".
func (a *App) TargetLeft(ctx context.Context, d deal.Deal, line deal.Line, price money.Decimal) (Target, error) {
	return one(ctx, a.store, func(r Reader) (Target, error) {
		f, err := r.Firm()
		if err != nil {
			return Target{}, err
		}
		placed(&d, line)
		p, err := costedProduct(r, line)
		if err != nil {
			return Target{}, err
		}
		if !d.Rate.Value.IsPositive() || d.Rate.Currency != d.Currency {
			return Target{}, fault.New("pricing.rate_missing", "Currency", string(d.Currency)).At("rate")
		}
		in, t := lineInputs(p, line, d), Target{Price: price, Asked: d.Costing.Profit}
		if t.Margin, err = pricing.Left(termOf(d), in, price); err != nil {
			return t, err
		}
		if t.WalkAway, err = walkAway(termOf(d), in, d); err != nil {
			return t, err
		}
		proposed, err := priceLine(p, line, d, f)
		t.Proposed = proposed.Value
		return t, err
	})
}

// costedProduct is the product of a line, or the line as one, with a cost.
func costedProduct(r Reader, l deal.Line) (catalog.Product, error) {
	var p catalog.Product
	if l.ProductID != "" {
		var err error
		if p, err = r.Product(l.ProductID); err != nil && !fault.Is(err, "store.not_found") {
			return p, err
		}
	}
	if p = costedAs(p, l); !p.Cost.IsPositive() {
		return p, fault.New("pricing.cost_missing", "Code", l.Code).At("cost")
	}
	return p, nil
}

// TierPrice is the unit price from a quantity on, deal currency.
type TierPrice struct {
	From   money.Decimal
	Value  money.Decimal
	Margin pricing.Margin // zero where no cost is known
}

// TierPrices gives a line's price at each of the product's tiers and at the
// quantities asked for, rising; under the deal's term and in its currency.
// Charges of the whole shipment weigh less on a unit the more there are.
func (a *App) TierPrices(ctx context.Context, d deal.Deal, line deal.Line, quantities ...money.Decimal) ([]TierPrice, error) {
	return one(ctx, a.store, func(r Reader) ([]TierPrice, error) {
		f, err := r.Firm()
		if err != nil {
			return nil, err
		}
		p, err := r.Product(line.ProductID)
		if err != nil {
			return nil, err
		}
		var list []TierPrice
		for _, q := range breaks(p, quantities) {
			l, at := line, d
			l.Quantity = q
			at.Lines = instead(d.Lines, line, l)
			price, err := priceLine(p, l, at, f)
			if err != nil {
				return nil, err
			}
			t := TierPrice{From: q, Value: price.Value}
			if p.Cost.IsPositive() {
				if t.Margin, err = pricing.Left(termOf(d), lineInputs(p, l, at), price.Value); err != nil {
					return nil, err
				}
			}
			list = append(list, t)
		}
		return list, nil
	})
}

// breaks are the quantities of the product's tiers and those asked for, rising,
// each once.
func breaks(p catalog.Product, quantities []money.Decimal) []money.Decimal {
	list := slices.Clone(quantities)
	for _, t := range p.Tiers {
		list = append(list, t.From)
	}
	list = slices.DeleteFunc(list, func(q money.Decimal) bool { return !q.IsPositive() })
	slices.SortFunc(list, money.Decimal.Cmp)
	return slices.CompactFunc(list, money.Decimal.Equal)
}

// instead puts a line in the place of the one it was made from.
func instead(lines []deal.Line, was, is deal.Line) []deal.Line {
	list := slices.Clone(lines)
	for i, l := range list {
		if l.ID == was.ID && l.ProductID == was.ProductID && l.Quantity.Equal(was.Quantity) {
			list[i] = is
			return list
		}
	}
	return append(list, is)
}
