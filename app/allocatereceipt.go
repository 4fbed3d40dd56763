package app

import (
	"context"
	"slices"

	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/app/shipment"
)

// ProposeSplit shares a receipt's unallocated money out over the buyer's open
// balances in its currency: invoices first, by amount, the rest to the last;
// what is left pays deposits that are awaited. Nothing is kept.
func (a *App) ProposeSplit(ctx context.Context, p payment.Receipt) ([]payment.Allocation, error) {
	return one(ctx, a.store, func(r Reader) ([]payment.Allocation, error) {
		l, err := readLedger(r)
		if err != nil {
			return nil, err
		}
		var open []payment.Open
		for _, o := range l.open {
			if o.BuyerID == p.BuyerID && o.Balance.Currency == p.Currency && o.Balance.Minor > 0 {
				open = append(open, o)
			}
		}
		split := spread(p.Unallocated(), open)
		rest := p.Unallocated()
		for _, s := range split {
			rest.Minor -= s.Amount.Minor
		}
		return append(split, spread(rest, l.deposits(p.BuyerID, p.Currency))...), nil
	})
}

func spread(credited money.Amount, open []payment.Open) []payment.Allocation {
	balances := make([]money.Amount, len(open))
	for i, o := range open {
		balances[i] = o.Balance
	}
	var list []payment.Allocation
	for i, part := range payment.Spread(credited, balances) {
		if part.Minor > 0 {
			list = append(list, payment.Allocation{OrderID: open[i].OrderID, ShipmentID: open[i].ShipmentID, Amount: part})
		}
	}
	return list
}

// Allocate puts these splits in place of those a receipt has. More than came,
// another currency, or another buyer's order is refused and nothing is kept.
func (a *App) Allocate(ctx context.Context, receiptID string, ver int64, split []payment.Allocation) (payment.Receipt, error) {
	return a.moveReceipt(ctx, receiptID, func(p *payment.Receipt) error {
		p.Ver, p.Allocations = ver, split
		return nil
	})
}

// markPaid notes on the orders of a receipt what it has paid: the deposit that
// lets production begin, the balance, and that a delivered order is done.
func (a *App) markPaid(tx Tx, p payment.Receipt) error {
	paid, err := tx.Paid()
	if err != nil {
		return err
	}
	var seen []string
	for _, s := range p.Allocations {
		if slices.Contains(seen, s.OrderID) {
			continue
		}
		seen = append(seen, s.OrderID)
		o, err := tx.Order(s.OrderID)
		if err != nil {
			return err
		}
		shipments, err := shipmentsOf(tx, o.ID)
		if err != nil {
			return err
		}
		if err := progress(&o, shipments, paid, p.Date); err != nil {
			return err
		}
		if err := tx.PutOrder(&o); err != nil { // changes nothing where nothing changed
			return err
		}
	}
	return nil
}

func progress(o *order.Order, shipments []shipment.Shipment, paid []payment.Paid, on string) error {
	var sum, deposit int64
	for _, p := range paid {
		if p.OrderID != o.ID {
			continue
		}
		sum += p.Amount.Minor
		if p.ShipmentID == "" {
			deposit += p.Amount.Minor
		}
	}
	due, err := o.DepositDue()
	if err != nil {
		return err
	}
	if due.Minor > 0 && deposit >= due.Minor && stepOpen(o.Plan, order.StepDeposit) {
		o.Plan = taken(o.Plan, order.StepDeposit, on)
		if o.Status == order.Issued {
			o.Status = order.Running
		}
	}
	asked, sailed := int64(0), len(shipments) > 0 && shipment.Last(*o, shipments)
	for _, s := range shipments {
		if s.Status == shipment.Cancelled {
			continue
		}
		sailed = sailed && !s.Editable()
		part, err := s.Of(o.ID)
		if err != nil {
			return err
		}
		asked += part.Minor
	}
	if sailed && sum >= asked && stepOpen(o.Plan, order.StepBalance) {
		o.Plan = taken(o.Plan, order.StepBalance, on)
	}
	if sailed && sum >= asked && o.Status == order.Running {
		o.Status = order.Closed
	}
	return nil
}

// stepOpen reports a step that a plan does not have as taken.
func stepOpen(plan []order.Step, key order.StepKey) bool {
	return !slices.ContainsFunc(plan, func(s order.Step) bool { return s.Key == key && s.Done() })
}
