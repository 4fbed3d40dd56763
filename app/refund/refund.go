// Package refund holds the rules of the export VAT refund (出口退税): the
// rates of the tax bureau's library, what a trader and a manufacturer get
// back, links of export items with purchase invoices, deadlines and how far
// each export has got. It is pure: rates, limits and dates of law come in as
// dated rows, and each answer names the rows it rests on. Use cases, papers
// and sheets call it.
//
// Nothing here is tax advice: what a rule's standing does not call published
// an adviser has to confirm.
package refund

import (
	"sampan/app/fault"
	"sampan/app/money"
)

// Trader is the refund of one purchase row of a trading company (免退税): the
// taxable amount by the lower of the invoice's rate and the refund rate,
// rounded half-up to the cent (announcement 2026 No. 11 arts 3 and 5).
func Trader(taxable money.Amount, invoiceRate, refundRate money.Decimal) (applied money.Decimal, back money.Amount, err error) {
	applied = refundRate
	if invoiceRate.LessThan(refundRate) {
		applied = invoiceRate
	}
	back, err = money.Of(taxable.Decimal().Mul(applied), taxable.Currency)
	return applied, back, err
}

// Net is the taxable amount in a sum with tax, rounded half-up.
func Net(gross money.Amount, vat money.Decimal) (money.Amount, error) {
	return money.Of(money.Div(gross.Decimal(), money.New(1).Add(vat)), gross.Currency)
}

// Part is the share of an amount that belongs to part of a quantity, rounded
// half-up; the whole quantity takes the whole amount. More than the whole is
// the fault "refund.more_than_invoiced".
func Part(amount money.Amount, quantity, part money.Decimal) (money.Amount, error) {
	if part.GreaterThan(quantity) || part.IsNegative() || !quantity.IsPositive() {
		return amount, fault.New("refund.more_than_invoiced", "Asked", part.String(), "Left", quantity.String()).At("quantity")
	}
	if part.Equal(quantity) {
		return amount, nil
	}
	return money.Of(money.Div(amount.Decimal().Mul(part), quantity), amount.Currency)
}

// UsedEquipment is the base of used equipment: the invoice's amount by net
// value over original value, rounded half-up (announcement 2026 No. 11 art. 4).
func UsedEquipment(invoice money.Amount, original, depreciation money.Decimal) (money.Amount, error) {
	if !original.IsPositive() || depreciation.GreaterThan(original) || depreciation.IsNegative() {
		return invoice, fault.New("refund.depreciation_wrong").At("depreciation")
	}
	return money.Of(money.Div(invoice.Decimal().Mul(original.Sub(depreciation)), original), invoice.Currency)
}

// DeemedDomestic is an export taxed as a domestic sale (视同内销): the FOB value
// holds the tax. Net and tax add up to it.
func DeemedDomestic(fob money.Amount, vat money.Decimal) (net, tax money.Amount, err error) {
	if net, err = Net(fob, vat); err != nil {
		return net, tax, err
	}
	return net, money.Amount{Minor: fob.Minor - net.Minor, Currency: fob.Currency}, nil
}
