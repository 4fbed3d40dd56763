package app

import (
	"context"
	"slices"

	"sampan/app/catalog"
	"sampan/app/deal"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/refund"
	"sampan/app/shipment"
)

// Profit is what an order leaves over as the accountant counts it, in CNY.
// Inside only. Costs are positive numbers that are taken off.
type Profit struct {
	Planned   deal.Result // by the order's own costing, counted as for its margin
	IsPlanned bool        // the costing is complete enough for it

	Receipts    money.Amount // at the rates of their days
	Expected    money.Amount // still open, at the order's rate
	Purchases   money.Amount // contracts with factories, VAT included
	Refund      money.Amount // VAT that the purchases earn back, by the lower of invoice and refund rate
	Freight     money.Amount // what the term puts on the seller, by the costing
	Domestic    money.Amount // by the costing
	Commission  money.Amount // by the costing
	BankCharges money.Amount
	Claims      money.Amount // incidents, claims settled with money, accepted ones paid back
	Actual      money.Amount // what is left of all these

	Settlement money.Amount // gain or loss of selling the money to the bank, shown apart
}

// OrderProfit counts the profit of an order as far as it has got.
func (a *App) OrderProfit(ctx context.Context, orderID string) (Profit, error) {
	return one(ctx, a.store, func(r Reader) (Profit, error) {
		o, err := r.Order(orderID)
		if err != nil {
			return Profit{}, err
		}
		f, err := r.Firm()
		if err != nil {
			return Profit{}, err
		}
		return profitOf(r, o, f)
	})
}

func profitOf(r Reader, o order.Order, f firm.Firm) (Profit, error) {
	if !o.Rate.Value.IsPositive() {
		o.Rate, _ = f.Rate(o.Currency)
	}
	p := profitCount{rate: f.Rate}
	p.Planned, p.IsPlanned = o.Result()
	for _, step := range []func(Reader, order.Order) error{p.money, p.goods, p.outlays, p.claims} {
		if err := step(r, o); err != nil {
			return Profit{}, err
		}
	}
	return p.done()
}

// profitCount adds the parts up in full places; done rounds them.
type profitCount struct {
	Profit
	rate       func(money.Currency) (money.Rate, bool)
	refund     money.Decimal
	freight    money.Decimal
	domestic   money.Decimal
	commission money.Decimal
	claim      money.Decimal
	expected   money.Decimal
}

func (p *profitCount) money(r Reader, o order.Order) error {
	receipts, err := receiptsOf(r, o.ID)
	if err != nil {
		return err
	}
	total, err := o.Total()
	if err != nil {
		return err
	}
	for _, in := range receipts {
		b, err := in.Book()
		if err != nil {
			return err
		}
		settled, err := settlementOf(in)
		if err != nil {
			return err
		}
		weights := make([]money.Decimal, 0, len(in.Allocations)+1)
		for _, s := range in.Allocations {
			weights = append(weights, s.Amount.Decimal())
		}
		weights = append(weights, in.Unallocated().Decimal())
		charges, differences := b.Charge.Split(weights), settled.Split(weights)
		for i, s := range in.Allocations {
			if s.OrderID != o.ID {
				continue
			}
			total.Minor -= s.Amount.Minor
			p.Receipts.Minor += b.Cleared[i].Minor + b.Differences[i].Minor
			p.BankCharges.Minor += charges[i].Minor
			p.Settlement.Minor += differences[i].Minor
		}
	}
	repaid, err := r.Repayments()
	if err != nil {
		return err
	}
	for _, b := range repaid {
		if b.OrderID != o.ID || b.ClaimID != "" {
			continue
		}
		back, err := money.Of(b.Rate.ToCNY(b.Amount.Decimal()), money.CNY)
		if err != nil {
			return err
		}
		total.Minor += b.Amount.Minor
		p.Receipts.Minor -= back.Minor
	}
	if total.Minor > 0 {
		p.expected = o.Rate.ToCNY(total.Decimal())
	}
	return nil
}

func settlementOf(p payment.Receipt) (money.Amount, error) {
	sum := money.Amount{Currency: money.CNY}
	for _, s := range p.Settlements {
		d, err := s.Difference(p.Rate.Value)
		if err != nil {
			return sum, err
		}
		sum.Minor += d.Minor
	}
	return sum, nil
}

func (p *profitCount) goods(r Reader, o order.Order) error {
	purchases, err := purchasesOf(r, o.ID)
	if err != nil {
		return err
	}
	for _, b := range purchases {
		if b.Status == purchase.Cancelled || b.Currency != money.CNY {
			continue
		}
		total, err := b.Total()
		if err != nil {
			return err
		}
		p.Purchases.Minor += total.Minor
		for _, l := range b.Lines {
			if o.Way.RefundBy != "" && o.Way.RefundBy != "own" {
				continue // the agent or the factory claims it
			}
			back, err := refundOn(r, l)
			if err != nil {
				return err
			}
			p.refund = p.refund.Add(back.Decimal())
		}
	}
	return nil
}

// refundOn is the VAT that a purchase line earns back: only special invoices do.
func refundOn(r Reader, l purchase.Line) (money.Amount, error) {
	if !slices.Contains([]catalog.CostBasis{catalog.Special13, catalog.Special3, catalog.Special1}, l.Basis) {
		return money.Amount{}, nil
	}
	product, err := productOf(r, l.ProductID)
	if err != nil {
		return money.Amount{}, err
	}
	amount, err := l.Amount(money.CNY)
	if err != nil {
		return amount, err
	}
	taxable, err := refund.Net(amount, l.VATRate)
	if err != nil {
		return taxable, err
	}
	_, back, err := refund.Trader(taxable, l.VATRate, product.RefundRate)
	return back, err
}

func (p *profitCount) outlays(_ Reader, o order.Order) error {
	total, err := o.Total()
	if err != nil {
		return err
	}
	for _, l := range o.Lines {
		out := o.Outlay(l)
		if o.Incoterm != "EXW" {
			p.domestic = p.domestic.Add(out.Domestic.Mul(l.Quantity))
		}
		if o.Incoterm.NamesDestination() {
			p.freight = p.freight.Add(out.Freight.Mul(l.Quantity))
		}
	}
	p.commission = o.Rate.ToCNY(total.Decimal()).Mul(o.Costing.Commission)
	return nil
}

func (p *profitCount) claims(r Reader, o order.Order) error {
	claims, err := r.Claims()
	if err != nil {
		return err
	}
	for _, c := range claims {
		if c.OrderID == o.ID && c.Status == shipment.ClaimSettled {
			p.cost(c.Cost)
		}
	}
	shipments, err := shipmentsOf(r, o.ID)
	if err != nil {
		return err
	}
	for _, s := range shipments {
		if s.Orders()[0] != o.ID {
			continue // what befell a common shipment counts once
		}
		for _, i := range s.Incidents {
			p.cost(i.Cost)
			p.cost(i.Payback)
		}
	}
	held, err := r.Deductions()
	for _, d := range held {
		if d.OrderID == o.ID && d.Status == payment.DeductionAccepted {
			p.cost(d.Amount)
		}
	}
	return err
}

func (p *profitCount) cost(a money.Amount) {
	if rate, ok := p.rate(a.Currency); ok {
		p.claim = p.claim.Add(rate.ToCNY(a.Decimal()))
	}
}

func (p *profitCount) done() (Profit, error) {
	var err error
	for _, part := range []struct {
		to   *money.Amount
		from money.Decimal
	}{
		{&p.Refund, p.refund}, {&p.Freight, p.freight}, {&p.Domestic, p.domestic}, {&p.Commission, p.commission}, {&p.Claims, p.claim}, {&p.Expected, p.expected},
	} {
		if *part.to, err = money.Of(part.from, money.CNY); err != nil {
			return p.Profit, err
		}
	}
	for _, a := range []*money.Amount{&p.Receipts, &p.Purchases, &p.BankCharges, &p.Settlement} {
		a.Currency = money.CNY
	}
	p.Actual = money.Amount{Currency: money.CNY, Minor: p.Receipts.Minor + p.Expected.Minor - p.Purchases.Minor + p.Refund.Minor -
		p.Freight.Minor - p.Domestic.Minor - p.Commission.Minor - p.BankCharges.Minor - p.Claims.Minor}
	return p.Profit, nil
}
