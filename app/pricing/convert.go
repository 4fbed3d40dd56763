package pricing

import "sampan/app/money"

// CFRToCIF adds insurance: CIF = CFR / (1 − insured × premium). An insured
// share of zero means 1.10.
func CFRToCIF(cfr, premium, insured money.Decimal) (money.Decimal, error) {
	left := one.Sub(insuredOr(insured).Mul(premium))
	if !left.IsPositive() {
		return money.Zero, errNothingLeft
	}
	return money.Div(cfr, left), nil
}

// CIFToCFR takes insurance off: CFR = CIF × (1 − insured × premium).
func CIFToCFR(cif, premium, insured money.Decimal) money.Decimal {
	return cif.Mul(one.Sub(insuredOr(insured).Mul(premium)))
}

// Net takes a commission off a gross price.
func Net(gross, commission money.Decimal) money.Decimal { return gross.Mul(one.Sub(commission)) }

// Gross adds a commission to a net price: it divides by (1 − c), since the
// commission is counted on the gross price.
func Gross(net, commission money.Decimal) (money.Decimal, error) {
	left := one.Sub(commission)
	if !left.IsPositive() {
		return money.Zero, errNothingLeft
	}
	return money.Div(net, left), nil
}

// Exchange is what a deal gives back for each unit of foreign currency.
type Exchange struct {
	FOBNet     money.Decimal // foreign currency
	Cost       money.Decimal // 换汇成本: CNY for one unit of foreign currency
	Profit     money.Decimal // CNY
	ProfitRate money.Decimal // share of the total cost
}

// ExchangeCost strips freight and insurance from a CIF total and compares
// what is left with the total cost in CNY at the given rate.
func ExchangeCost(cif, freight, premium, insured, costCNY, rate money.Decimal) Exchange {
	fob := CIFToCFR(cif, premium, insured).Sub(freight)
	profit := fob.Mul(rate).Sub(costCNY)
	return Exchange{FOBNet: fob, Cost: money.Div(costCNY, fob), Profit: profit, ProfitRate: money.Div(profit, costCNY)}
}

// Left is the margin that a given price leaves under the term, as a share of
// that price: 1 − shares − costs / price. Inside only.
func Left(p Price, in Inputs, value money.Decimal) money.Decimal {
	if value.IsZero() {
		return money.Zero
	}
	in.Profit = money.Zero
	floor, err := For(p.Term, in)
	if err != nil {
		return money.Zero
	}
	free := one.Sub((&Price{Term: p.Term}).shares(in))
	return free.Sub(money.Div(floor.Value.Mul(free), value))
}
