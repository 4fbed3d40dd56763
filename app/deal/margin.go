package deal

import "sampan/app/money"

// Result is what a deal leaves over, in CNY. Inside only.
type Result struct {
	Income money.Decimal // the lines and the charges
	Cost   money.Decimal // goods after refund, outlays, commission, bank charges, premium, duty, domestic VAT
	Profit money.Decimal
	Share  money.Decimal // of the income
}

// Margin is what is left of the whole price, charges and discounts included,
// as a share of it, after everything that the deal's own costing puts on the
// seller under its term; ok is false without a rate of the deal's currency, a
// price, or a cost on every line. Inside only.
func (d Deal) Margin() (share money.Decimal, ok bool) {
	r, ok := d.Result()
	return r.Share, ok
}

// Result counts what the deal leaves over; ok as for Margin.
func (d Deal) Result() (Result, bool) {
	rate, ok := d.toCNY()
	if !ok {
		return Result{}, false
	}
	var r Result
	for _, l := range d.Lines {
		one, ok := d.unitResult(l, rate)
		if !ok {
			return Result{}, false
		}
		r.Income, r.Cost = r.Income.Add(l.Quantity.Mul(one.Income)), r.Cost.Add(l.Quantity.Mul(one.Cost))
	}
	goods, err := d.Goods()
	if err != nil {
		return Result{}, false
	}
	taken := d.Costing.Commission.Add(d.Costing.BankCharge).Add(d.premium(Line{}))
	for _, c := range d.Charges {
		a, err := c.On(goods)
		if err != nil {
			return Result{}, false
		}
		cny := a.Decimal().Mul(rate)
		r.Income, r.Cost = r.Income.Add(cny), r.Cost.Add(cny.Mul(taken))
	}
	return r.done()
}

// LineMargin is the margin of one line of the deal, its charges left out.
func (d Deal) LineMargin(l Line) (share money.Decimal, ok bool) {
	rate, ok := d.toCNY()
	if !ok {
		return money.Zero, false
	}
	r, ok := d.unitResult(l, rate)
	return r.Share, ok
}

func (r Result) done() (Result, bool) {
	r.Profit = r.Income.Sub(r.Cost)
	r.Share = money.Div(r.Profit, r.Income)
	return r, r.Income.IsPositive()
}

// toCNY is the deal's rate; one of another currency counts nothing.
func (d Deal) toCNY() (money.Decimal, bool) {
	if d.Currency == money.CNY {
		return money.New(1), true
	}
	return d.Rate.Value, d.Rate.Value.IsPositive() && (d.Rate.Currency == d.Currency || d.Rate.Currency == "")
}

// unitResult is the price of one unit and what of it does not stay. The rules
// are those of app/pricing, which counts from cost to price.
func (d Deal) unitResult(l Line, rate money.Decimal) (Result, bool) {
	if l.Cost.IsZero() {
		return Result{}, false
	}
	price, one := l.Price.Mul(rate), money.New(1)
	goods, carriage, beyond := d.borne(l)
	premium := d.premium(l)
	duty := d.duty(l, price, beyond)
	fob := price.Mul(one.Sub(premium)).Sub(carriage).Sub(duty)
	tax := l.step("pricing.domestic_vat", money.Div(l.TaxedAt, one.Add(l.TaxedAt)).Mul(fob))
	shares := l.step("pricing.commission", d.Costing.Commission).Add(l.step("pricing.bank_charge", d.Costing.BankCharge)).Add(premium)
	return Result{Income: price, Cost: goods.Add(carriage).Add(duty).Add(tax).Add(price.Mul(shares))}.done()
}

// duty is the import duty in a unit's price, CNY, under DDP: on what is left
// of the price without it and without what is borne behind the border.
func (d Deal) duty(l Line, price, beyond money.Decimal) money.Decimal {
	if d.Incoterm != "DDP" {
		return money.Zero
	}
	return l.step("pricing.duty", money.Div(d.Costing.Duty, money.New(1).Add(d.Costing.Duty)).Mul(price.Sub(beyond)))
}

// borne is what the seller bears for a unit under the deal's term: the goods
// with their charges at home, all beyond FOB, and of it what is borne behind
// the border.
func (d Deal) borne(l Line) (goods, carriage, beyond money.Decimal) {
	out := d.Outlay(l)
	goods = l.Cost
	if !l.Purchase.IsZero() {
		purchase := l.step("pricing.purchase", l.Purchase)
		// The refund is a share of the purchase price, also of one that a person set.
		refund := money.Div(l.Cost.Sub(l.Purchase).Mul(purchase), l.Purchase)
		goods = purchase.Add(l.step("pricing.refund", refund))
	}
	goods = goods.Add(l.step("pricing.packing", out.Packing)).Add(l.step("pricing.interest", out.Interest))
	if d.Incoterm != "EXW" {
		goods = goods.Add(l.step("pricing.domestic", out.Domestic))
	}
	if !d.Incoterm.NamesDestination() {
		return goods, carriage, beyond
	}
	switch d.Incoterm {
	case "DPU":
		beyond = l.step("pricing.delivery", out.Delivery).Add(l.step("pricing.unloading", out.Unloading))
	case "DAP", "DDP":
		beyond = l.step("pricing.delivery", out.Delivery)
	}
	return goods, l.step("pricing.freight", out.Freight).Add(beyond), beyond
}

// premium is the insurance as a share of the price, where the seller insures.
func (d Deal) premium(l Line) money.Decimal {
	switch d.Incoterm {
	case "CIF", "CIP", "DAP", "DPU", "DDP":
		insured := d.Costing.Insured
		if insured.IsZero() {
			insured = money.Must("1.10") // as Incoterms 2020 has it
		}
		return l.step("pricing.insurance", insured.Mul(d.Costing.Premium))
	}
	return money.Zero
}

// step is what a person set for a step, or else what was counted.
func (l Line) step(key string, counted money.Decimal) money.Decimal {
	if v, own := l.Set(key); own {
		return v
	}
	return counted
}

// Abroad is what of the deal's cost is spent in foreign money, CNY: main
// carriage, what is borne behind the border, duty, premium and commission.
// What is left of the price without it is the net FOB value.
func (d Deal) Abroad() money.Decimal {
	rate, _ := d.toCNY()
	sum := money.Zero
	for _, l := range d.Lines {
		_, carriage, beyond := d.borne(l)
		price := l.Price.Mul(rate)
		sum = sum.Add(l.Quantity.Mul(carriage.Add(d.duty(l, price, beyond)).Add(price.Mul(d.premium(l).Add(l.step("pricing.commission", d.Costing.Commission))))))
	}
	goods, err := d.Goods()
	if err != nil {
		return sum
	}
	for _, c := range d.Charges {
		if a, err := c.On(goods); err == nil {
			sum = sum.Add(a.Decimal().Mul(rate).Mul(d.Costing.Commission.Add(d.premium(Line{}))))
		}
	}
	return sum
}
