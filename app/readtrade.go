package app

import (
	"context"

	"sampan/app/money"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/shipment"
)

// Shipments lists what leaves, newest first.
func (a *App) Shipments(ctx context.Context) ([]shipment.Summary, error) {
	return one(ctx, a.store, Reader.Shipments)
}

// Shipment gives one dispatch.
func (a *App) Shipment(ctx context.Context, id string) (shipment.Shipment, error) {
	return byID(ctx, a.store, id, Reader.Shipment)
}

// ShipmentsOf gives the shipments that hold parts of an order, oldest first.
func (a *App) ShipmentsOf(ctx context.Context, orderID string) ([]shipment.Shipment, error) {
	return one(ctx, a.store, func(r Reader) ([]shipment.Shipment, error) { return shipmentsOf(r, orderID) })
}

// Claims lists what buyers complained of, newest first.
func (a *App) Claims(ctx context.Context) ([]shipment.ClaimSummary, error) {
	return one(ctx, a.store, Reader.Claims)
}

// Claim gives one complaint.
func (a *App) Claim(ctx context.Context, id string) (shipment.Claim, error) {
	return byID(ctx, a.store, id, Reader.Claim)
}

// Purchases lists the contracts with factories, newest first.
func (a *App) Purchases(ctx context.Context) ([]purchase.Summary, error) {
	return one(ctx, a.store, Reader.Purchases)
}

// Purchase gives one contract with a factory.
func (a *App) Purchase(ctx context.Context, id string) (purchase.Purchase, error) {
	return byID(ctx, a.store, id, Reader.Purchase)
}

// PurchasesOf gives the purchase contracts of an order, oldest first.
func (a *App) PurchasesOf(ctx context.Context, orderID string) ([]purchase.Purchase, error) {
	return one(ctx, a.store, func(r Reader) ([]purchase.Purchase, error) { return purchasesOf(r, orderID) })
}

// PriceRequests lists what factories were asked, newest first.
func (a *App) PriceRequests(ctx context.Context) ([]purchase.RequestSummary, error) {
	return one(ctx, a.store, Reader.PriceRequests)
}

// PriceRequest gives one request with its answer.
func (a *App) PriceRequest(ctx context.Context, id string) (purchase.Request, error) {
	return byID(ctx, a.store, id, Reader.PriceRequest)
}

// Receipts lists what buyers paid, newest first.
func (a *App) Receipts(ctx context.Context) ([]payment.Summary, error) {
	return one(ctx, a.store, Reader.Receipts)
}

// Receipt gives one payment of a buyer.
func (a *App) Receipt(ctx context.Context, id string) (payment.Receipt, error) {
	return byID(ctx, a.store, id, Reader.Receipt)
}

// ReceiptsOf gives the receipts that pay an order, oldest first.
func (a *App) ReceiptsOf(ctx context.Context, orderID string) ([]payment.Receipt, error) {
	return one(ctx, a.store, func(r Reader) ([]payment.Receipt, error) { return receiptsOf(r, orderID) })
}

func receiptsOf(r Reader, orderID string) ([]payment.Receipt, error) {
	ids, err := r.ReceiptsOf(orderID)
	if err != nil {
		return nil, err
	}
	var list []payment.Receipt
	for _, id := range ids {
		p, err := r.Receipt(id)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// Deductions lists what buyers and platforms hold back, newest first.
func (a *App) Deductions(ctx context.Context) ([]payment.DeductionSummary, error) {
	return one(ctx, a.store, Reader.Deductions)
}

// Deduction gives one of them.
func (a *App) Deduction(ctx context.Context, id string) (payment.Deduction, error) {
	return byID(ctx, a.store, id, Reader.Deduction)
}

// Repayments lists money paid back to buyers, newest first.
func (a *App) Repayments(ctx context.Context) ([]payment.Repayment, error) {
	return one(ctx, a.store, Reader.Repayments)
}

// Outlays lists payments to factories, newest first.
func (a *App) Outlays(ctx context.Context) ([]payment.Outlay, error) {
	return one(ctx, a.store, Reader.Outlays)
}

// CreditLines lists the credit that buyers are given.
func (a *App) CreditLines(ctx context.Context) ([]payment.CreditLine, error) {
	return one(ctx, a.store, Reader.CreditLines)
}

// CreditLineOf gives a buyer's credit line, a zero one where there is none.
func (a *App) CreditLineOf(ctx context.Context, buyerID string) (payment.CreditLine, error) {
	return byID(ctx, a.store, buyerID, Reader.CreditLineOf)
}

// OrderMoney is the money of one order as its page shows it. Amounts are in
// the order's currency where nothing else is said.
type OrderMoney struct {
	Total, DepositDue, Deposit     money.Amount // Deposit: received before any invoice
	Invoiced, Received, Deductions money.Amount // Received: all credited; Deductions: accepted ones
	Repaid                         money.Amount
	Open                           money.Amount   // Total − Received − Deductions + what was paid back without a claim
	Difference                     money.Amount   // of exchange against the booked rates, CNY
	Charges                        money.Amount   // of banks and platforms: this order's part, CNY
	Bought, PaidOut                money.Amount   // contracts with factories and what was paid on them, CNY
	Invoices                       []payment.Open // one per shipment that has left
}

// OrderMoney adds up the money of an order.
func (a *App) OrderMoney(ctx context.Context, orderID string) (OrderMoney, error) {
	return one(ctx, a.store, func(r Reader) (OrderMoney, error) {
		o, err := r.Order(orderID)
		if err != nil {
			return OrderMoney{}, err
		}
		m := OrderMoney{Difference: money.Amount{Currency: money.CNY}, Charges: money.Amount{Currency: money.CNY}}
		for _, sum := range []*money.Amount{&m.Deposit, &m.Invoiced, &m.Received, &m.Deductions, &m.Repaid} {
			sum.Currency = o.Currency
		}
		if m.Total, err = o.Total(); err != nil {
			return m, err
		}
		if m.DepositDue, err = o.DepositDue(); err != nil {
			return m, err
		}
		if err := m.received(r, orderID); err != nil {
			return m, err
		}
		if err := m.held(r, orderID); err != nil {
			return m, err
		}
		if err := m.bought(r, orderID); err != nil {
			return m, err
		}
		l, err := readLedger(r)
		for _, v := range l.open {
			if v.OrderID == orderID {
				m.Invoices = append(m.Invoices, v)
				m.Invoiced.Minor += v.Asked.Minor
			}
		}
		m.Open = money.Amount{Minor: m.Open.Minor + m.Total.Minor - m.Received.Minor - m.Deductions.Minor, Currency: o.Currency}
		return m, err
	})
}

func (m *OrderMoney) received(r Reader, orderID string) error {
	receipts, err := receiptsOf(r, orderID)
	if err != nil {
		return err
	}
	for _, p := range receipts {
		b, err := p.Book()
		if err != nil {
			return err
		}
		weights := make([]money.Decimal, 0, len(p.Allocations)+1)
		for _, s := range p.Allocations {
			weights = append(weights, s.Amount.Decimal())
		}
		charges := b.Charge.Split(append(weights, p.Unallocated().Decimal()))
		for i, s := range p.Allocations {
			if s.OrderID != orderID {
				continue
			}
			m.Received.Minor += s.Amount.Minor
			m.Difference.Minor += b.Differences[i].Minor
			m.Charges.Minor += charges[i].Minor
			if s.ShipmentID == "" {
				m.Deposit.Minor += s.Amount.Minor
			}
		}
	}
	return nil
}

func (m *OrderMoney) held(r Reader, orderID string) error {
	deductions, err := r.Deductions()
	if err != nil {
		return err
	}
	for _, d := range deductions {
		if d.OrderID == orderID && d.Status == payment.DeductionAccepted && d.Amount.Currency == m.Total.Currency {
			m.Deductions.Minor += d.Amount.Minor
		}
	}
	repaid, err := r.Repayments()
	for _, p := range repaid {
		if p.OrderID != orderID || p.Amount.Currency != m.Total.Currency {
			continue
		}
		m.Repaid.Minor += p.Amount.Minor
		if p.ClaimID == "" {
			m.Open.Minor += p.Amount.Minor
		}
	}
	return err
}

func (m *OrderMoney) bought(r Reader, orderID string) error {
	m.Bought.Currency, m.PaidOut.Currency = money.CNY, money.CNY
	purchases, err := purchasesOf(r, orderID)
	if err != nil {
		return err
	}
	ours := map[string]bool{}
	for _, p := range purchases {
		total, err := p.Total()
		if err != nil {
			return err
		}
		if p.Status == purchase.Cancelled || p.Currency != money.CNY {
			continue
		}
		ours[p.ID] = true
		m.Bought.Minor += total.Minor
	}
	outlays, err := r.Outlays()
	for _, o := range outlays {
		if ours[o.PurchaseID] && o.Amount.Currency == money.CNY {
			m.PaidOut.Minor += o.Amount.Minor
		}
	}
	return err
}
