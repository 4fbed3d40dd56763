package pricing

import (
	"sampan/app/money"
	"sampan/app/trade"
)

// reckoning is one price being counted. Duty and the VAT of a taxed export are
// shares of parts of the price, so the price is solved for first and they are
// shown as sums afterwards.
type reckoning struct {
	in   Inputs
	term trade.Incoterm

	goods    money.Decimal // purchase to domestic charges, CNY
	carriage money.Decimal // freight, delivery, unloading: all beyond FOB but insurance and duty
	beyond   money.Decimal // of it, what is borne behind the border: no part of the dutiable value
	profit   money.Decimal // on cost, CNY
	insured  money.Decimal // premium as a share of the price
	shares   money.Decimal // all shares of the price together
	counted  money.Decimal // the same before a person set what they leave

	steps      []Step
	shareSteps []Step
}

// value is what a person set for a step, or else what was counted.
func (r *reckoning) value(key string, counted money.Decimal) money.Decimal {
	if v, own := r.in.Own[key]; own {
		return v
	}
	return counted
}

func (r *reckoning) stepOf(key string, counted money.Decimal, c money.Currency) Step {
	s := Step{Key: key, Value: counted, Currency: c}
	if v, own := r.in.Own[key]; own {
		s.Value, s.Own, s.Counted = v, true, counted
	}
	return s
}

func (r *reckoning) show(key string, counted money.Decimal, c money.Currency) {
	r.steps = append(r.steps, r.stepOf(key, counted, c))
}

// add shows a sum and gives it; what is zero of itself is left out.
func (r *reckoning) add(key string, counted money.Decimal) money.Decimal {
	if _, own := r.in.Own[key]; own || !counted.IsZero() {
		r.show(key, counted, money.CNY)
	}
	return r.value(key, counted)
}

// collect adds up what the seller bears under the term, before shares.
func (r *reckoning) collect() {
	in := r.in
	r.show("pricing.purchase", in.Purchase, money.CNY)
	cost := in.Cost
	cost.Purchase = r.value("pricing.purchase", in.Purchase)
	r.goods = cost.Purchase.Add(r.add("pricing.refund", cost.RefundAmount().Neg()))
	r.goods = r.goods.Add(r.add("pricing.packing", in.Packing)).Add(r.add("pricing.interest", in.Interest))
	if r.term == "EXW" {
		return
	}
	r.goods = r.goods.Add(r.add("pricing.domestic", in.Domestic))
	if !r.term.NamesDestination() {
		return
	}
	r.carriage = r.add("pricing.freight", in.Freight)
	switch r.term {
	case "DPU":
		r.beyond = r.add("pricing.delivery", in.Delivery).Add(r.add("pricing.unloading", in.Unloading))
	case "DAP", "DDP":
		r.beyond = r.add("pricing.delivery", in.Delivery)
	}
	r.carriage = r.carriage.Add(r.beyond)
}

func (r *reckoning) takeProfit() {
	switch r.in.ProfitOn {
	case OnCost:
		r.profit = r.add("pricing.profit_on_cost", r.goods.Mul(r.in.Profit))
	case OnAllCosts:
		r.profit = r.add("pricing.profit_on_cost", r.goods.Add(r.carriage).Mul(r.in.Profit))
	}
}

// takeShares adds up what is a part of the price itself.
func (r *reckoning) takeShares() {
	take := func(key string, counted money.Decimal) money.Decimal {
		if _, own := r.in.Own[key]; own || !counted.IsZero() {
			r.shareSteps = append(r.shareSteps, r.stepOf(key, counted, ""))
		}
		v := r.value(key, counted)
		r.shares = r.shares.Add(v)
		return v
	}
	take("pricing.commission", r.in.Commission)
	take("pricing.bank_charge", r.in.BankCharge)
	if r.in.ProfitOn != OnCost && r.in.ProfitOn != OnAllCosts {
		take("pricing.profit_on_price", r.in.Profit)
	}
	if Insures(r.term) {
		r.insured = take("pricing.insurance", insuredOr(r.in.Insured).Mul(r.in.Premium))
	}
	r.counted = r.shares
}

// Insures reports a term under whose price the seller's insurance stands: CIF
// and CIP by rule, the D terms because the goods travel at the seller's risk.
func Insures(t trade.Incoterm) bool {
	switch t {
	case "CIF", "CIP", "DAP", "DPU", "DDP":
		return true
	}
	return false
}

// levies are duty and domestic VAT as straight lines over the price P:
// dutyShare × P + duty, and taxShare × (P − premium − carriage − duty) + tax.
func (r *reckoning) levies() (dutyShare, duty, taxShare, tax money.Decimal) {
	if v, own := r.in.Own["pricing.duty"]; own && r.term == "DDP" {
		duty = v
	} else if r.term == "DDP" {
		// The duty is no part of the value it is counted on: P = value × (1 + duty) + delivery.
		dutyShare = money.Div(r.in.Duty, one.Add(r.in.Duty))
		duty = dutyShare.Mul(r.beyond).Neg()
	}
	if v, own := r.in.Own["pricing.domestic_vat"]; own {
		return dutyShare, duty, money.Zero, v
	}
	return dutyShare, duty, r.in.TaxShare(), money.Zero
}

// solve gives the price, CNY, that bears all costs, shares and levies.
func (r *reckoning) solve() (money.Decimal, error) {
	dutyShare, duty, taxShare, tax := r.levies()
	left := one.Sub(r.shares).Sub(dutyShare).Sub(taxShare.Mul(one.Sub(r.insured).Sub(dutyShare)))
	if !left.IsPositive() {
		return money.Zero, errNothingLeft
	}
	borne := r.goods.Add(r.carriage).Add(r.profit).Add(duty).Add(tax).Sub(taxShare.Mul(r.carriage.Add(duty)))
	return money.Div(borne, left), nil
}

// pass shows the levies that a price carries and gives their sum, CNY.
func (r *reckoning) pass(cny money.Decimal) money.Decimal {
	dutyShare, duty, taxShare, tax := r.levies()
	duty = dutyShare.Mul(cny).Add(duty)
	fob := cny.Mul(one.Sub(r.insured)).Sub(r.carriage).Sub(duty)
	if r.term == "DDP" {
		duty = r.add("pricing.duty", duty)
	}
	return duty.Add(r.add("pricing.domestic_vat", taxShare.Mul(fob).Add(tax)))
}
