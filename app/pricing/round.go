package pricing

import "sampan/app/money"

// maxPlaces is where a unit price ends, however small.
const maxPlaces = 6

// Rounding is the rule for unit prices.
type Rounding struct {
	To money.Decimal // the step: 0.05 rounds to 5 cents; zero is the usual way
	Up bool          // never below what was counted
}

// Round brings a unit price to the rule's step, half-up or up. The usual way
// is the currency's minor unit, and three figures that count for small prices:
// on a screw at 0.0044 a tenth of a cent would be the profit, and on a yen
// article half a yen. A price that a step would make nothing of is rounded the
// usual way.
func (r Rounding) Round(d money.Decimal, c money.Currency) money.Decimal {
	if r.To.IsPositive() {
		steps := money.Div(d, r.To)
		if r.Up {
			steps = money.Round(steps, 12).Ceil()
		}
		if v := money.Round(steps, 0).Mul(r.To); !v.IsZero() {
			return v
		}
	}
	places := c.Digits()
	for places < maxPlaces && d.Abs().LessThan(money.Scaled(100, places)) {
		places++
	}
	if r.Up {
		return money.Round(d, 12).RoundUp(places)
	}
	return money.Round(d, places)
}
