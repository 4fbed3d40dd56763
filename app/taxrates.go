package app

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"sampan/app/fault"
	"sampan/app/money"
)

// taxRatesKey is the setting that keeps the rates by which exports are booked
// for tax: the middle rates of the day, or of the first of each month, as the
// firm has chosen for the year.
const taxRatesKey = "refund.exchange"

// taxRates are CNY for one unit of a currency, by day. last are the firm's
// latest rates, which serve where the month has none.
type taxRates struct{ dated, last []money.Rate }

func readTaxRates(r Reader) (taxRates, error) {
	var t taxRates
	raw, err := r.Setting(taxRatesKey)
	if err != nil {
		return t, err
	}
	if raw != "" {
		if err := json.Unmarshal([]byte(raw), &t.dated); err != nil {
			return t, fault.New("rule.unreadable").Because(err)
		}
	}
	own, err := r.Firm()
	t.last = own.Rates
	return t, err
}

// TaxRates lists the rates by which exports are booked for tax.
func (a *App) TaxRates(ctx context.Context) ([]money.Rate, error) {
	t, err := one(ctx, a.store, readTaxRates)
	return t.dated, err
}

// SaveTaxRates keeps them; a rate of nothing, or without its day, is a fault.
func (a *App) SaveTaxRates(ctx context.Context, rates []money.Rate) error {
	for i, r := range rates {
		if !r.Value.IsPositive() || r.Currency == "" || !isDay(r.Date) {
			return fault.New("refund.exchange_wrong", "Row", i+1).At("rate")
		}
	}
	raw, err := json.Marshal(rates)
	if err != nil {
		return err
	}
	return a.SetSetting(ctx, taxRatesKey, string(raw))
}

// on gives the rate of a currency for an export date: the last one of its
// month up to that day, else the firm's latest.
func (t taxRates) on(c money.Currency, day string) (money.Rate, bool) {
	if c == money.CNY {
		return money.Rate{Currency: c, Value: money.New(1), Date: day}, true
	}
	best := -1
	for i, r := range t.dated {
		if r.Currency == c && r.Date <= day && len(day) >= 7 && r.Date >= day[:7] && (best < 0 || r.Date > t.dated[best].Date) {
			best = i
		}
	}
	if best >= 0 {
		return t.dated[best], true
	}
	i := slices.IndexFunc(t.last, func(r money.Rate) bool { return r.Currency == c && r.Value.IsPositive() })
	if i < 0 {
		return money.Rate{}, false
	}
	return t.last[i], true
}

// dollars turns amounts into USD through CNY; ok is false where a rate is not
// known, and the amounts stay as they were. The sum is turned once and shared
// out, so that rows add up to it.
func (t taxRates) dollars(amounts []money.Amount, day string) (usd []money.Amount, ok bool) {
	sum, err := money.Sum(amounts...)
	if err != nil || sum.Currency == "USD" || len(amounts) == 0 {
		return amounts, err == nil
	}
	from, known := t.on(sum.Currency, day)
	to, also := t.on("USD", day)
	if !known || !also {
		return amounts, false
	}
	total, err := money.Of(money.Div(sum.Decimal().Mul(from.Value), to.Value), "USD")
	if err != nil {
		return amounts, false
	}
	weights := make([]money.Decimal, len(amounts))
	for i, a := range amounts {
		weights[i] = a.Decimal()
	}
	return total.Split(weights), true
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
