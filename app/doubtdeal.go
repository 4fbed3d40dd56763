package app

import (
	"context"

	"sampan/app/deal"
	"sampan/app/firm"
	"sampan/app/money"
)

// Doubt is something about a deal that a person should look at: a text key
// with its arguments. Inside only, and never in the way.
type Doubt struct {
	Key  string
	Args map[string]any
	Line int // from 1, 0 for the whole deal
}

// Doubts names what a draft's prices leave out or rest on that has changed:
// what the term asks for, what the buyer asked for, a rate that has grown old,
// lines that lose money or whose load is not known, an exchange cost outside
// the firm's band.
func (a *App) Doubts(ctx context.Context, d deal.Deal) ([]Doubt, error) {
	f, err := one(ctx, a.store, Reader.Firm)
	if err != nil {
		return nil, err
	}
	var list []Doubt
	for _, key := range d.Doubts() {
		list = append(list, Doubt{Key: key})
	}
	if old, is := a.oldRate(d, f); is {
		list = append(list, old)
	}
	for _, g := range loadIn(d, ContainersOf(f)).Lacks {
		list = append(list, Doubt{Key: "deal.load_" + g.Field, Args: map[string]any{"Line": g.Line, "Code": g.Code}, Line: g.Line})
	}
	for i, l := range d.Lines {
		if m, ok := d.LineMargin(l); ok && l.Price.IsPositive() && m.IsNegative() {
			list = append(list, Doubt{Key: "deal.line_loses", Args: map[string]any{"Line": i + 1, "Code": l.Code, "Share": percentOf(m.Neg())}, Line: i + 1})
		}
	}
	if r, ok := d.Result(); ok {
		if e := exchangeOf(d, r, f); e != nil && !e.InBand {
			list = append(list, Doubt{Key: "deal.exchange_outside", Args: map[string]any{"Cost": e.Cost.String(), "Low": e.Low.String(), "High": e.Top.String()}})
		}
	}
	return list, nil
}

func percentOf(share money.Decimal) string { return money.Round(share.Shift(2), 1).String() }

// oldRate is the doubt of a rate beyond the firm's days.
func (a *App) oldRate(d deal.Deal, f firm.Firm) (Doubt, bool) {
	age, ok := d.RateAge(a.now())
	if !ok || age < f.Pricing.OldRate() {
		return Doubt{}, false
	}
	args := map[string]any{"Currency": string(d.Currency), "Rate": d.Rate.Value.String(), "Date": d.Rate.Date, "Days": age}
	if now, known := f.Rate(d.Currency); known && now.Date > d.Rate.Date {
		args["Now"], args["NowDate"] = now.Value.String(), now.Date
		return Doubt{Key: "deal.rate_renewable", Args: args}, true
	}
	return Doubt{Key: "deal.rate_old", Args: args}, true
}

// RenewRate puts the firm's rate of today on a draft, also that of the freight;
// prices are the caller's to count anew (Reprice). It gives the rate that was.
// A currency whose rate the firm does not keep leaves the draft as it is. The
// draft is not saved.
func (a *App) RenewRate(ctx context.Context, d *deal.Deal) (was money.Rate, err error) {
	f, err := one(ctx, a.store, Reader.Firm)
	if err != nil {
		return d.Rate, err
	}
	was = d.Rate
	if now, ok := f.Rate(d.Currency); ok {
		d.Rate = now
	}
	if now, ok := f.Rate(d.Costing.FreightMoney); ok && d.Costing.FreightMoney != "" {
		d.Costing.FreightRate = now.Value
	}
	return was, nil
}
