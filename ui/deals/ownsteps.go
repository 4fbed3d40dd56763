package deals

import (
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/pricing"
)

// settable reports a step that a person may set: the price of the catalog's
// list is changed in the catalog.
func settable(s pricing.Step) bool { return s.Key != "pricing.tier" }

// SetStep takes a step of a line's price as a person typed it: shares in per
// cent, sums in the step's currency. A refund is taken off whatever its sign.
// From then on the price follows the steps again.
func (d *Draft) SetStep(l *Line, s pricing.Step, typed string) error {
	typed = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(typed), "%％"))
	n, err := money.ParseEntry(typed)
	if err != nil {
		return err
	}
	if n.Currency != "" && n.Currency != s.Currency {
		return fault.New("widgets.other_currency", "Typed", string(n.Currency), "Field", string(s.Currency))
	}
	v := n.Value
	switch {
	case s.Key == "pricing.refund":
		v = v.Abs().Neg()
	case s.Currency == "":
		v = v.Shift(-2)
	}
	if v.IsNegative() && s.Key != "pricing.refund" {
		return fault.New("deals.step_negative").At("step")
	}
	if s.Currency == "" && v.GreaterThan(mostShare) {
		return fault.New("deals.share_too_large").At("step")
	}
	if s.Key == "pricing.rate" && !v.IsPositive() {
		return fault.New("deals.step_negative").At("step")
	}
	if v.Equal(s.Value) && !s.Own {
		return nil
	}
	l.Override(s.Key, v)
	d.Touch()
	return nil
}

// ReleaseStep gives a step back to the rules; it reports whether it was one's
// own.
func (d *Draft) ReleaseStep(l *Line, key string) bool {
	if _, own := l.Set(key); !own {
		return false
	}
	l.Release(key)
	d.Touch()
	return true
}

// stepTyped is a step as its editor begins.
func stepTyped(s pricing.Step) string {
	if s.Currency == "" {
		return money.Round(s.Value.Shift(2), 4).String()
	}
	return money.Round(s.Value, 6).String()
}

// tiersText says price breaks in one line of a paper: "1,000+ 2.74; 3,000+ 2.62".
func tiersText(c money.Currency, from, price []money.Decimal) string {
	var parts []string
	for i := range from {
		parts = append(parts, money.Format(from[i], 0)+"+ "+money.Format(price[i], c.Digits()))
	}
	return string(c) + " " + strings.Join(parts, "; ")
}
