// Package pricing turns cost into price: pure, exact, every step shown. It
// knows no records; the use cases feed it and the command line checks it.
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

// Cost is the purchase price of one unit and the tax paper it comes with.
type Cost struct {
	Purchase money.Decimal // CNY, VAT included where there is any
	VAT      money.Decimal // rate on the factory's invoice: 0.13
	Refund   money.Decimal // export refund rate of the goods
	Earns    bool          // the invoice earns a refund (special VAT invoices only)
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

// ProfitOn says what the profit share is counted on.
type ProfitOn string

// The two customs of counting profit.
const (
	OnPrice ProfitOn = "price"
	OnCost  ProfitOn = "cost"
)

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
	Duty       money.Decimal  // import duty and taxes as a share of the CIF price, DDP only
	Commission money.Decimal  // share of the price
	BankCharge money.Decimal  // share of the price
	Profit     money.Decimal  // share, of what ProfitOn says
	ProfitOn   ProfitOn       // OnPrice where empty
	Currency   money.Currency // of the quotation
	Rate       money.Decimal  // CNY for one unit of the quotation's currency
}

// Step is one line of a shown calculation.
type Step struct {
	Key      string // pricing.… text key
	Value    money.Decimal
	Currency money.Currency // of Value; "" for a share
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
	p := Price{Term: term}
	base := p.collect(in)
	shares := p.shares(in)
	if term == "DDP" && !in.Duty.IsZero() {
		landed := in
		landed.Duty = money.Zero
		cif, err := For("CIF", landed)
		if err != nil {
			return Price{}, err
		}
		duty := cif.Value.Mul(in.Rate).Mul(in.Duty)
		p.step("pricing.duty", duty, money.CNY)
		base = base.Add(duty)
	}
	if in.ProfitOn == OnCost {
		profit := base.Mul(in.Profit)
		p.step("pricing.profit_on_cost", profit, money.CNY)
		base = base.Add(profit)
	}
	left := one.Sub(shares)
	if !left.IsPositive() {
		return Price{}, errNothingLeft
	}
	if !left.Equal(one) {
		p.step("pricing.divide_by", left, "")
	}
	cny := money.Div(base, left)
	p.step("pricing.price_cny", cny, money.CNY)
	p.Value = money.Div(cny, in.Rate)
	return p, nil
}

func (p *Price) step(key string, v money.Decimal, c money.Currency) {
	p.Steps = append(p.Steps, Step{key, v, c})
}

// collect adds up what the seller bears under the term, before shares.
func (p *Price) collect(in Inputs) money.Decimal {
	p.step("pricing.purchase", in.Purchase, money.CNY)
	sum := in.Purchase
	if refund := in.RefundAmount(); !refund.IsZero() {
		p.step("pricing.refund", refund.Neg(), money.CNY)
		sum = sum.Sub(refund)
	}
	add := func(key string, v money.Decimal) {
		if !v.IsZero() {
			p.step(key, v, money.CNY)
			sum = sum.Add(v)
		}
	}
	add("pricing.packing", in.Packing)
	add("pricing.interest", in.Interest)
	if p.Term == "EXW" {
		return sum
	}
	add("pricing.domestic", in.Domestic)
	if !p.Term.NamesDestination() {
		return sum
	}
	add("pricing.freight", in.Freight)
	switch p.Term {
	case "DPU":
		add("pricing.delivery", in.Delivery)
		add("pricing.unloading", in.Unloading)
	case "DAP", "DDP":
		add("pricing.delivery", in.Delivery)
	}
	return sum
}

// shares adds up what is a part of the price itself.
func (p *Price) shares(in Inputs) money.Decimal {
	sum := money.Zero
	add := func(key string, v money.Decimal) {
		if !v.IsZero() {
			p.step(key, v, "")
			sum = sum.Add(v)
		}
	}
	add("pricing.commission", in.Commission)
	add("pricing.bank_charge", in.BankCharge)
	if in.ProfitOn != OnCost {
		add("pricing.profit_on_price", in.Profit)
	}
	switch p.Term {
	case "CIF", "CIP", "DAP", "DPU", "DDP":
		add("pricing.insurance", insuredOr(in.Insured).Mul(in.Premium))
	}
	return sum
}

func insuredOr(share money.Decimal) money.Decimal {
	if share.IsZero() {
		return usualInsured
	}
	return share
}
