package refund

import (
	"slices"

	"sampan/app/money"
)

// Summary is what the sheet of totals of a trader's claim says (外贸企业汇总).
// Every figure is the sum of the claim's rows.
type Summary struct {
	ExportRows, Declarations int
	LinkRows, Invoices       int
	FOB                      money.Amount // USD
	Taxable, Tax, Refund     money.Amount // CNY
	Rates                    []RateSum    // by refund rate, highest first
}

// RateSum are the sums of the rows at one refund rate.
type RateSum struct {
	Rate            money.Decimal
	Taxable, Refund money.Amount
}

// Summarise adds a claim up. The tax of a link is its taxable amount by the
// rate of its invoice, rounded half-up per row.
func Summarise(c Claim) (Summary, error) {
	s := Summary{
		ExportRows: len(c.Exports), LinkRows: len(c.Links), FOB: money.Amount{Currency: "USD"}, Taxable: c.Taxable(),
		Tax: money.Amount{Currency: money.CNY}, Refund: c.Refund(),
	}
	declarations, invoices := map[string]bool{}, map[string]bool{}
	for _, e := range c.Exports {
		declarations[e.DeclarationID] = true
		sum, err := s.FOB.Add(e.FOB)
		if err != nil {
			return s, err
		}
		s.FOB = sum
	}
	for _, l := range c.Links {
		invoices[l.InvoiceID] = true
		tax, err := money.Of(l.Taxable.Decimal().Mul(l.Rate), money.CNY)
		if err != nil {
			return s, err
		}
		s.Tax.Minor += tax.Minor
		i := slices.IndexFunc(s.Rates, func(r RateSum) bool { return r.Rate.Equal(l.Applied) })
		if i < 0 {
			i = len(s.Rates)
			s.Rates = append(s.Rates, RateSum{l.Applied, money.Amount{Currency: money.CNY}, money.Amount{Currency: money.CNY}})
		}
		s.Rates[i].Taxable.Minor += l.Taxable.Minor
		s.Rates[i].Refund.Minor += l.Refund.Minor
	}
	slices.SortFunc(s.Rates, func(a, b RateSum) int { return b.Rate.Cmp(a.Rate) })
	s.Declarations, s.Invoices = len(declarations), len(invoices)
	return s, nil
}
