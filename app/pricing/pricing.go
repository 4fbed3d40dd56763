// Package pricing turns cost into price and a price back into what is left of
// it: pure, exact, every step shown. It knows no records; the use cases feed
// it and the command line checks it.
//
// The formulas are those taught for Chinese export quotations: the refund
// lowers the purchase price to the real cost, and everything that is a share
// of the price (commission, bank charge, profit on price, premium on the
// insured value) divides by what is left of 1.
package pricing

import (
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// ProfitOn says what the profit share is counted on.
type ProfitOn string

// The customs of counting profit. On cost means the goods with their charges
// at home: freight, insurance and duty are passed on as they are. OnAllCosts
// counts it on freight as well.
const (
	OnPrice    ProfitOn = "price"
	OnCost     ProfitOn = "cost"
	OnAllCosts ProfitOn = "cost_freight"
)

// ProfitBases lists the customs in the order of menus.
func ProfitBases() []ProfitOn { return []ProfitOn{OnPrice, OnCost, OnAllCosts} }

// Inputs is what one unit costs on its way. All sums are CNY for one unit,
// all shares parts of 1.
type Inputs struct {
	Cost
	Packing    money.Decimal // extra packing
	Domestic   money.Decimal // from factory to ship: haulage, terminal, declaration
	Interest   money.Decimal
	Freight    money.Decimal  // main carriage
	Premium    money.Decimal  // insurance rate on the insured value
	Insured    money.Decimal  // insured share of the value; 1.10 where zero
	Delivery   money.Decimal  // from the destination port to the buyer
	Unloading  money.Decimal  // DPU only
	Duty       money.Decimal  // import duty and taxes as a share of the value at the border, DDP only
	Commission money.Decimal  // share of the price
	BankCharge money.Decimal  // share of the price
	Profit     money.Decimal  // share, of what ProfitOn says
	ProfitOn   ProfitOn       // OnPrice where empty
	Currency   money.Currency // of the quotation
	Rate       money.Decimal  // CNY for one unit of the quotation's currency
	Own        Own            // steps that a person set
}

// Own are the steps that a person set in place of what the rules give: the
// key of a step to its value, with the sign and unit that the step shows.
type Own map[string]money.Decimal

// Step is one line of a shown calculation.
type Step struct {
	Key      string // pricing.… text key
	Value    money.Decimal
	Currency money.Currency // of Value; "" for a share
	Own      bool           // a person set it
	Counted  money.Decimal  // what the rule gave, where Own
}

// Price is the price of one unit under one Incoterm.
type Price struct {
	Term  trade.Incoterm
	Value money.Decimal // quotation currency, unrounded
	Steps []Step
}

var (
	one            = money.New(1)
	usualInsured   = money.Must("1.10") // Incoterms 2020 CIF A5, CIP A5: the price plus 10 %
	errNothingLeft = fault.New("pricing.shares_too_large").At("profit")
)

// All gives the price under every Incoterm, in the order of trade.Incoterms.
func All(in Inputs) ([]Price, error) {
	var prices []Price
	for _, term := range trade.Incoterms() {
		p, err := For(term, in)
		if err != nil {
			return nil, err
		}
		prices = append(prices, p)
	}
	return prices, nil
}

// For gives the price under one Incoterm. A missing rate, or shares that
// leave nothing of the price, are faults.
func For(term trade.Incoterm, in Inputs) (Price, error) {
	if !in.Rate.IsPositive() {
		return Price{}, fault.New("pricing.rate_missing", "Currency", string(in.Currency)).At("rate")
	}
	r := reckoning{in: in, term: term}
	r.collect()
	r.takeProfit()
	r.takeShares()
	left := r.value("pricing.divide_by", one.Sub(r.shares))
	if !left.IsPositive() {
		return Price{}, errNothingLeft
	}
	r.shares = one.Sub(left)
	cny, err := r.solve()
	if err != nil {
		return Price{}, err
	}
	r.pass(cny)
	r.steps = append(r.steps, r.shareSteps...)
	if _, own := in.Own["pricing.divide_by"]; own || !left.Equal(one) {
		r.show("pricing.divide_by", one.Sub(r.counted), "")
	}
	r.show("pricing.price_cny", cny, money.CNY)
	cny = r.value("pricing.price_cny", cny)
	if in.Currency != money.CNY {
		r.show("pricing.rate", in.Rate, money.CNY)
	}
	return Price{Term: term, Value: money.Div(cny, r.value("pricing.rate", in.Rate)), Steps: r.steps}, nil
}

func insuredOr(share money.Decimal) money.Decimal {
	if share.IsZero() {
		return usualInsured
	}
	return share
}
