package refund

import "sampan/app/money"

// Month is what a manufacturer's calculation (免抵退) starts from. Sums are
// CNY, rates shares of 1.
type Month struct {
	Exports       []Exported    // by commodity, at FOB
	FreeMaterials []Exported    // duty-free or bonded materials used, by the rates of what was made of them
	DomesticTax   money.Decimal // output tax of domestic sales
	InputTax      money.Decimal // of the month
	Carried       money.Decimal // credit carried over from last month
	// CarriedReductions are parts of the reductions that earlier months could
	// not use.
	CarriedNonDeductible money.Decimal
	CarriedReduction     money.Decimal
}

// Exported is a value with the rates it goes by.
type Exported struct {
	Value       money.Decimal // CNY
	VAT, Refund money.Decimal
}

// Result is the calculation, each figure rounded half-up to the cent.
type Result struct {
	NonDeductibleReduction money.Decimal // 不得免征和抵扣税额抵减额, as far as it could be used
	NonDeductible          money.Decimal // 不得免征和抵扣税额, not below zero
	TaxPayable             money.Decimal // 当期应纳税额; negative is a credit
	Credit                 money.Decimal // 期末留抵税额
	Reduction              money.Decimal // 免抵退税额抵减额, as far as it could be used
	Amount                 money.Decimal // 免抵退税额, not below zero
	Refund                 money.Decimal // 当期应退税额
	ExemptCredit           money.Decimal // 当期免抵税额
	CarriedForward         money.Decimal // credit left for next month
	NextNonDeductible      money.Decimal // reductions left for next month
	NextReduction          money.Decimal
}

// Manufacturer calculates a month (announcement 2026 No. 11 art. 5(1)). A
// reduction goes as far as what it reduces; the rest is carried on.
func Manufacturer(m Month) Result {
	nonDeductible, amount := money.Zero, money.Zero
	for _, e := range m.Exports {
		nonDeductible = nonDeductible.Add(e.Value.Mul(e.VAT.Sub(e.Refund)))
		amount = amount.Add(e.Value.Mul(e.Refund))
	}
	lessNonDeductible, lessAmount := m.CarriedNonDeductible, m.CarriedReduction
	for _, f := range m.FreeMaterials {
		lessNonDeductible = lessNonDeductible.Add(f.Value.Mul(f.VAT.Sub(f.Refund)))
		lessAmount = lessAmount.Add(f.Value.Mul(f.Refund))
	}
	nonDeductible, amount = cents(nonDeductible), cents(amount)
	lessNonDeductible, lessAmount = cents(lessNonDeductible), cents(lessAmount)

	var r Result
	r.NonDeductibleReduction, r.NextNonDeductible = within(lessNonDeductible, nonDeductible)
	r.NonDeductible = nonDeductible.Sub(r.NonDeductibleReduction)
	r.Reduction, r.NextReduction = within(lessAmount, amount)
	r.Amount = amount.Sub(r.Reduction)
	r.TaxPayable = cents(m.DomesticTax).Sub(cents(m.InputTax).Sub(r.NonDeductible)).Sub(cents(m.Carried))
	if r.TaxPayable.IsNegative() {
		r.Credit = r.TaxPayable.Neg()
	}
	r.Refund = r.Amount
	if r.Credit.LessThan(r.Amount) {
		r.Refund = r.Credit
	}
	r.ExemptCredit = r.Amount.Sub(r.Refund)
	r.CarriedForward = r.Credit.Sub(r.Refund)
	return r
}

func cents(d money.Decimal) money.Decimal { return money.Round(d, 2) }

// within uses a reduction as far as the figure goes.
func within(reduction, figure money.Decimal) (used, left money.Decimal) {
	if reduction.GreaterThan(figure) {
		return figure, reduction.Sub(figure)
	}
	return reduction, money.Zero
}
