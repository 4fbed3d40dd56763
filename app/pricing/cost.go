package pricing

import "sampan/app/money"

// Cost is the purchase price of one unit and the tax paper it comes with.
type Cost struct {
	Purchase money.Decimal // CNY, VAT included where there is any
	VAT      money.Decimal // rate on the factory's invoice, or of the goods where Taxed: 0.13
	Refund   money.Decimal // export refund rate of the goods
	Earns    bool          // the invoice earns a refund (special VAT invoices only)
	Taxed    bool          // no legal voucher: the export is taxed as a domestic sale
}

// RefundAmount is the export refund in the cost, CNY, unrounded: the net
// purchase price × the lower of invoice rate and refund rate (MOF/STA 2026
// No. 11, art. 3(2)1).
func (c Cost) RefundAmount() money.Decimal {
	if !c.Earns {
		return money.Zero
	}
	rate := c.Refund
	if c.VAT.LessThan(rate) {
		rate = c.VAT
	}
	return money.Div(c.Purchase.Mul(rate), one.Add(c.VAT))
}

// Real is the purchase price less the refund, CNY, unrounded.
func (c Cost) Real() money.Decimal { return c.Purchase.Sub(c.RefundAmount()) }

// TaxShare is the part of the FOB value that goes as VAT where goods without
// a legal voucher are taxed as sold at home: FOB / (1 + rate) × rate (MOF/STA
// 2026 No. 11, art. 7(1)).
func (c Cost) TaxShare() money.Decimal {
	if !c.Taxed {
		return money.Zero
	}
	return money.Div(c.VAT, one.Add(c.VAT))
}
