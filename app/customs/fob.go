package customs

import (
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// FOB takes freight, insurance and other costs off the items' amounts, in
// proportion to them, the rest to the last, so that the parts sum to the
// whole. Costs above the goods' value are the fault "customs.costs_exceed".
func FOB(items []money.Amount, costs money.Amount) ([]money.Amount, error) {
	total, err := money.Sum(items...)
	if err != nil {
		return nil, err
	}
	if costs.IsZero() {
		costs.Currency = total.Currency
	}
	costs.Minor = -costs.Minor
	if total, err = total.Add(costs); err != nil {
		return nil, err
	}
	if total.Minor < 0 {
		return nil, fault.New("customs.costs_exceed").At("freight")
	}
	weights := make([]money.Decimal, len(items))
	for i, a := range items {
		weights[i] = a.Decimal()
	}
	return total.Split(weights), nil
}

// On is a cost as a sum: a rate is per cent of the goods' value, a freight per
// ton goes by gross kilograms. The result is rounded half-up.
func (c Cost) On(goods money.Amount, gross money.Decimal) (money.Amount, error) {
	switch c.Mark {
	case Rate:
		return money.Of(goods.Decimal().Mul(c.Value).Shift(-2), goods.Currency)
	case PerTon:
		return money.Of(gross.Shift(-3).Mul(c.Value), c.Currency)
	case Total:
		return money.Of(c.Value, c.Currency)
	}
	return money.Amount{Currency: goods.Currency}, nil
}

// Term is the customs term (成交方式) of a term of sale on a day: practice, the
// broker confirms.
func Term(t trade.Incoterm, tables trade.Tables, day string) (string, error) {
	code, ok := tables.Coded("incoterm_customs", string(t), day)
	if !ok {
		return "", fault.New("customs.term_unknown", "Term", string(t)).At("term")
	}
	return code.NameEN, nil
}

// Bears says which costs a customs term keeps in the price, so that they must
// be declared: C&F freight, C&I insurance, CIF both, FOB and EXW neither.
func Bears(term string) (freight, insurance bool) {
	return term == "1" || term == "2", term == "1" || term == "4"
}
