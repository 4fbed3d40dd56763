package refunds

import (
	"fmt"
	"slices"
	"time"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/refund"
)

// batchOf proposes the batch of a new claim in a month: the one behind those
// that are there.
func batchOf(list []refund.ClaimSummary, month string) string {
	last := 0
	for _, c := range list {
		n := 0
		if _, err := fmt.Sscanf(c.Batch, "%d", &n); err == nil && c.Month == month {
			last = max(last, n)
		}
	}
	return fmt.Sprintf("%03d", last+1)
}

func monthOf(now time.Time) string { return now.Format("200601") }

// meeting is one link number: both sides have to meet in the claim unit.
type meeting struct {
	number        string
	export        refund.ExportRow
	bought        money.Decimal // in the claim unit
	taxable, back money.Amount
	invoices      int
}

func (m meeting) missing() money.Decimal { return m.export.Quantity.Sub(m.bought) }

// meetings hold both sides of each link number against each other, in the
// order of the claim.
func meetings(c refund.Claim) []meeting {
	list := make([]meeting, len(c.Exports))
	for i, e := range c.Exports {
		m := meeting{number: e.Number, export: e}
		m.taxable.Currency, m.back.Currency = money.CNY, money.CNY
		for _, l := range c.Links {
			if l.Number == e.Number {
				m.bought = m.bought.Add(l.Quantity)
				m.taxable.Minor += l.Taxable.Minor
				m.back.Minor += l.Refund.Minor
				m.invoices++
			}
		}
		list[i] = m
	}
	return list
}

// linkedTo are the purchases of a link number.
func linkedTo(c refund.Claim, number string) []refund.LinkRow {
	return slices.DeleteFunc(slices.Clone(c.Links), func(l refund.LinkRow) bool { return l.Number != number })
}

// ready are the exports that may be claimed.
func ready(list []app.Claimable) []app.Claimable {
	return slices.DeleteFunc(slices.Clone(list), func(c app.Claimable) bool { return c.Reason != "" })
}
