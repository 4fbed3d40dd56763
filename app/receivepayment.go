package app

import (
	"cmp"
	"context"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/payment"
	"sampan/app/shipment"
)

// Receive registers a receipt, once: its number is taken now, its rate is the
// firm's of the day unless the bank's was typed. Splits that are given with it
// are kept with it; what they pay is marked on the orders.
func (a *App) Receive(ctx context.Context, p *payment.Receipt) error {
	if p.Report == "" {
		p.Report = payment.ReportDue
		if p.Currency == money.CNY {
			p.Report = payment.ReportNone
		}
	}
	p.Channel = cmp.Or(p.Channel, payment.Wire)
	if err := p.Check(); err != nil {
		return err
	}
	return a.write(ctx, ReceiptNoun, func(tx Tx) error {
		if !p.Rate.Value.IsPositive() {
			f, err := tx.Firm()
			if err != nil {
				return err
			}
			var ok bool
			if p.Rate, ok = f.Rate(p.Currency); !ok {
				return fault.New("payment.rate_missing", "Currency", string(p.Currency)).At("rate")
			}
		}
		if p.Ver == 0 && p.Number == "" {
			var err error
			if p.Number, err = a.takeSeries(tx, "receipt"); err != nil {
				return err
			}
		}
		return a.keepReceipt(tx, p)
	})
}

// keepReceipt checks the splits against what they pay and keeps the receipt.
func (a *App) keepReceipt(tx Tx, p *payment.Receipt) error {
	for i, s := range p.Allocations {
		o, err := tx.Order(s.OrderID)
		if err != nil {
			return err
		}
		if o.Currency != p.Currency {
			return fault.New("payment.order_currency", "Row", i+1, "Order", o.Number, "Currency", string(o.Currency)).At("allocations")
		}
		if p.BuyerID != "" && o.BuyerID != p.BuyerID {
			return fault.New("payment.order_of_other", "Row", i+1, "Order", o.Number).At("allocations")
		}
		if s.ShipmentID == "" {
			continue
		}
		sh, err := tx.Shipment(s.ShipmentID)
		if err != nil {
			return err
		}
		if !holds(sh, s.OrderID) || sh.Status == shipment.Cancelled {
			return fault.New("payment.shipment_wrong", "Row", i+1, "Invoice", sh.Number, "Order", o.Number).At("allocations")
		}
		if s.BookedRate.IsZero() {
			p.Allocations[i].BookedRate = sh.Rate.Value
		}
	}
	if err := tx.PutReceipt(p); err != nil {
		return err
	}
	return a.markPaid(tx, *p)
}

func holds(s shipment.Shipment, orderID string) bool {
	for _, id := range s.Orders() {
		if id == orderID {
			return true
		}
	}
	return false
}

// SettleExchange sells foreign money of a receipt to the bank. The difference
// against the receipt's rate is an event of its own.
func (a *App) SettleExchange(ctx context.Context, receiptID string, s payment.Settlement) (payment.Receipt, error) {
	return a.moveReceipt(ctx, receiptID, func(p *payment.Receipt) error {
		if s.CNY.IsZero() && s.Rate.IsPositive() {
			var err error
			if s.CNY, err = money.Of(s.Amount.Decimal().Mul(s.Rate), money.CNY); err != nil {
				return err
			}
		}
		p.Settlements = append(p.Settlements, s)
		return nil
	})
}

// ReportIncome notes that the income report of a receipt was filed.
func (a *App) ReportIncome(ctx context.Context, receiptID, number string) (payment.Receipt, error) {
	return a.moveReceipt(ctx, receiptID, func(p *payment.Receipt) error {
		p.Report, p.ReportNumber = payment.ReportFiled, number
		return nil
	})
}

func (a *App) moveReceipt(ctx context.Context, id string, change func(*payment.Receipt) error) (payment.Receipt, error) {
	var p payment.Receipt
	err := a.write(ctx, ReceiptNoun, func(tx Tx) (err error) {
		if p, err = tx.Receipt(id); err != nil {
			return err
		}
		if err := change(&p); err != nil {
			return err
		}
		if err := p.Check(); err != nil {
			return err
		}
		return a.keepReceipt(tx, &p)
	})
	return p, err
}

// SaveDeduction keeps what a buyer or a platform holds back. It is in the
// currency of the order that it lowers.
func (a *App) SaveDeduction(ctx context.Context, d *payment.Deduction) error {
	d.Status = cmp.Or(d.Status, payment.DeductionOpen)
	d.Date = cmp.Or(d.Date, a.now().Format(day))
	if err := d.Check(); err != nil {
		return err
	}
	return a.write(ctx, DeductionNoun, func(tx Tx) error {
		if err := inOrderCurrency(tx, d.OrderID, d.Amount); err != nil {
			return err
		}
		return tx.PutDeduction(d)
	})
}

// inOrderCurrency refuses money of another currency than the order's.
func inOrderCurrency(r Reader, orderID string, m money.Amount) error {
	if orderID == "" {
		return nil
	}
	o, err := r.Order(orderID)
	if err == nil && o.Currency != m.Currency {
		err = fault.New("payment.charge_wrong", "Currency", string(o.Currency)).At("amount")
	}
	return err
}

// SaveRepayment keeps money paid back to a buyer, in the order's currency. With
// a claim behind it, it is a cost; without one it gives back what was paid too
// much.
func (a *App) SaveRepayment(ctx context.Context, p *payment.Repayment) error {
	p.Date = cmp.Or(p.Date, a.now().Format(day))
	if err := p.Check(); err != nil {
		return err
	}
	return a.write(ctx, RepaymentNoun, func(tx Tx) error {
		if err := inOrderCurrency(tx, p.OrderID, p.Amount); err != nil {
			return err
		}
		if !p.Rate.Value.IsPositive() {
			f, err := tx.Firm()
			if err != nil {
				return err
			}
			var ok bool
			if p.Rate, ok = f.Rate(p.Amount.Currency); !ok {
				return fault.New("payment.rate_missing", "Currency", string(p.Amount.Currency)).At("rate")
			}
		}
		return tx.PutRepayment(p)
	})
}

// PayFactory keeps a payment to a factory. More than the contract's total,
// with what was paid before, is the fault "payment.outlay_over".
func (a *App) PayFactory(ctx context.Context, o *payment.Outlay) error {
	o.Date = cmp.Or(o.Date, a.now().Format(day))
	if err := o.Check(); err != nil {
		return err
	}
	return a.write(ctx, OutlayNoun, func(tx Tx) error {
		if o.PurchaseID == "" {
			return tx.PutOutlay(o)
		}
		p, err := tx.Purchase(o.PurchaseID)
		if err != nil {
			return err
		}
		rest, err := p.Total()
		if err != nil {
			return err
		}
		if o.Amount.Currency != p.Currency {
			return fault.New("payment.charge_wrong", "Currency", string(p.Currency)).At("amount")
		}
		paid, err := tx.Outlays()
		if err != nil {
			return err
		}
		for _, q := range paid {
			if q.PurchaseID == o.PurchaseID && q.ID != o.ID {
				rest.Minor -= q.Amount.Minor
			}
		}
		if o.Amount.Minor > rest.Minor {
			return fault.New("payment.outlay_over", "Number", p.Number, "Rest", rest.String()).At("amount")
		}
		return tx.PutOutlay(o)
	})
}

// SaveCreditLine keeps the credit that a buyer is given.
func (a *App) SaveCreditLine(ctx context.Context, c *payment.CreditLine) error {
	if err := c.Check(); err != nil {
		return err
	}
	return a.write(ctx, CreditLineNoun, func(tx Tx) error { return tx.PutCreditLine(c) })
}

// SaveClaim keeps what a buyer complains of; a new claim takes a number.
func (a *App) SaveClaim(ctx context.Context, c *shipment.Claim) error {
	c.Date = cmp.Or(c.Date, a.now().Format(day))
	c.Status = cmp.Or(c.Status, shipment.ClaimOpen)
	if err := c.Check(); err != nil {
		return err
	}
	return a.write(ctx, ClaimNoun, func(tx Tx) (err error) {
		if c.Ver == 0 && c.Number == "" {
			if c.Number, err = a.takeSeries(tx, "claim"); err != nil {
				return err
			}
		}
		return tx.PutClaim(c)
	})
}
