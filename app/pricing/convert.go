package pricing

import (
	"sampan/app/fault"
	"sampan/app/money"
)

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
func ExchangeCost(cif, freight, premium, insured, costCNY, rate money.Decimal) (Exchange, error) {
	return ExchangeOf(CIFToCFR(cif, premium, insured).Sub(freight), costCNY, rate)
}

// ExchangeOf compares a net FOB value with the total cost in CNY at the given
// rate. Where nothing is left after freight and insurance there is no exchange
// cost: the fault "pricing.fob_not_positive".
func ExchangeOf(fob, costCNY, rate money.Decimal) (Exchange, error) {
	if !fob.IsPositive() {
		return Exchange{}, fault.New("pricing.fob_not_positive").At("freight")
	}
	profit := fob.Mul(rate).Sub(costCNY)
	return Exchange{FOBNet: fob, Cost: money.Div(costCNY, fob), Profit: profit, ProfitRate: money.Div(profit, costCNY)}, nil
}
