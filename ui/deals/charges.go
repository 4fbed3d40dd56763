package deals

import (
	"slices"
	"strings"

	"golang.org/x/text/width"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
)

var (
	hundred = money.New(100)
	// mostShare keeps a slip like "500 %" from becoming part of a total.
	mostShare = money.New(1)
)

// AddCharge puts a charge at the end.
func (d *Draft) AddCharge(name string) *Charge {
	c := &Charge{Key: d.name(), Charge: deal.Charge{Name: name}}
	d.Charges = append(d.Charges, c)
	d.Touch()
	return c
}

// RemoveCharges takes rows away; undo brings them back where they stood.
func (d *Draft) RemoveCharges(rows []*Charge) (undo func()) {
	before := slices.Clone(d.Charges)
	d.Charges = slices.DeleteFunc(slices.Clone(d.Charges), func(c *Charge) bool { return slices.Contains(rows, c) })
	d.Touch()
	return func() {
		d.Charges = before
		d.Touch()
	}
}

// SetCharge takes "120", "-50" or "-5 %": a share of the goods where a per
// cent sign follows.
func (d *Draft) SetCharge(c *Charge, typed string) error {
	share, amount, err := parseCharge(typed, d.Deal.Currency)
	if err != nil {
		return err
	}
	c.Share, c.Amount = share, amount
	d.Touch()
	return nil
}

func parseCharge(typed string, of money.Currency) (share, amount money.Decimal, err error) {
	typed = strings.TrimSpace(strings.ReplaceAll(width.Narrow.String(typed), "−", "-"))
	if typed == "" {
		return money.Zero, money.Zero, nil
	}
	if digits, ok := strings.CutSuffix(typed, "%"); ok {
		e, err := money.ParseEntry(digits)
		if err != nil {
			return money.Zero, money.Zero, err
		}
		share = e.Value.Shift(-2)
		if share.Abs().GreaterThan(mostShare) {
			return money.Zero, money.Zero, fault.New("deals.share_too_large").At("charge")
		}
		return share, money.Zero, nil
	}
	e, err := money.ParseEntry(typed)
	if err != nil {
		return money.Zero, money.Zero, err
	}
	if e.Currency != "" && e.Currency != of {
		return money.Zero, money.Zero, fault.New("widgets.other_currency", "Typed", string(e.Currency), "Field", string(of))
	}
	return money.Zero, e.Value, nil
}

// shownCharge writes a charge as SetCharge reads it.
func shownCharge(c *Charge, of money.Currency) string {
	if !c.Share.IsZero() {
		return percent(c.Share)
	}
	return money.Format(c.Amount, of.Digits())
}

// percent writes a share with one decimal where it has any: "15 %", "18.2 %".
func percent(share money.Decimal) string {
	return money.Format(money.Round(share.Mul(hundred), 1).Truncate(1), 0) + " %"
}

// marginText writes a margin with one decimal always, so that a column of
// them reads down.
func marginText(share money.Decimal) string {
	return money.Format(money.Round(share.Mul(hundred), 1), 1) + " %"
}

// On is the charge's money, "" where it cannot be counted.
func (d *Draft) On(c *Charge) string {
	goods, err := d.Snapshot().Goods()
	if err != nil {
		return ""
	}
	a, err := c.Charge.On(goods)
	if err != nil {
		return ""
	}
	return money.Format(a.Decimal(), d.Deal.Currency.Digits())
}
