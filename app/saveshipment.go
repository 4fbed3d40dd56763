package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/app/shipment"
)

// SaveShipment keeps a shipment. What leaves is checked against the orders;
// once it has sailed its content stays, and only what happens to it changes.
func (a *App) SaveShipment(ctx context.Context, s *shipment.Shipment) error {
	if err := s.Check(); err != nil {
		return err
	}
	return a.write(ctx, ShipmentNoun, func(tx Tx) error { return a.keepShipment(tx, s) })
}

func (a *App) keepShipment(tx Tx, s *shipment.Shipment) error {
	old, err := tx.Shipment(s.ID)
	if err != nil {
		return err
	}
	s.Status, s.Number = old.Status, old.Number // have use cases of their own
	if !old.Editable() {
		same, err := sameContent(old, *s)
		if err != nil {
			return err
		}
		if !same {
			return fault.New("shipment.has_sailed", "Number", s.Number)
		}
		return a.putShipment(tx, s)
	}
	orders, err := ordersOf(tx, s.Orders())
	if err != nil {
		return err
	}
	for _, o := range orders {
		if o.BuyerID != s.BuyerID {
			return fault.New("shipment.orders_differ", "A", s.Number, "B", o.Number).At("buyer_id")
		}
		if o.Currency != s.Currency {
			return fault.New("shipment.currency_differs", "Order", o.Number, "Currency", string(o.Currency)).At("currency")
		}
	}
	others, err := shipmentsOf(tx, s.Orders()...)
	if err != nil {
		return err
	}
	if err := s.CheckQuantities(orders, others); err != nil {
		return err
	}
	return a.putShipment(tx, s)
}

// sameContent compares what leaves and what is asked for it.
func sameContent(a, b shipment.Shipment) (bool, error) {
	type content struct {
		Buyer    string
		Currency money.Currency
		Lines    []shipment.Line
		Charges  []shipment.Charge
		Packages []shipment.Package
		Pallets  []shipment.Pallet
	}
	of := func(s shipment.Shipment) ([]byte, error) {
		return json.Marshal(content{s.BuyerID, s.Currency, s.Lines, s.Charges, s.Packages, s.Pallets})
	}
	x, err := of(a)
	if err != nil {
		return false, fmt.Errorf("shipment %s: %w", a.Number, err)
	}
	y, err := of(b)
	if err != nil {
		return false, fmt.Errorf("shipment %s: %w", b.Number, err)
	}
	return string(x) == string(y), nil
}

// SailShipment notes the day on board: the goods have left, and what they cost
// is receivable from now on, booked at the rate of that day.
func (a *App) SailShipment(ctx context.Context, id, onBoard string) (shipment.Shipment, error) {
	return a.moveShipment(ctx, id, func(tx Tx, s *shipment.Shipment) error {
		if !s.Editable() {
			return fault.New("shipment.has_sailed", "Number", s.Number)
		}
		f, err := tx.Firm()
		if err != nil {
			return err
		}
		if rate, ok := f.Rate(s.Currency); ok {
			s.Rate = rate
		}
		s.Status, s.Bill.OnBoard = shipment.Sailed, onBoard
		s.Steps = taken(s.Steps, order.StepSailed, onBoard)
		return nil
	})
}

// TakeShipmentStep marks a step of one shipment as taken on an ISO day.
func (a *App) TakeShipmentStep(ctx context.Context, id string, key order.StepKey, on string) (shipment.Shipment, error) {
	return a.moveShipment(ctx, id, func(_ Tx, s *shipment.Shipment) error {
		s.Steps = taken(s.Steps, key, on)
		return nil
	})
}

// CancelShipment gives a shipment up that has not left: its papers become
// void, its number stays used, and what it held can be shipped again. One that
// receipts were split to is refused until they are split anew.
func (a *App) CancelShipment(ctx context.Context, id string) (shipment.Shipment, error) {
	return a.moveShipment(ctx, id, func(tx Tx, s *shipment.Shipment) error {
		if !s.Editable() {
			return fault.New("shipment.has_sailed", "Number", s.Number)
		}
		paid, err := tx.Paid()
		if err != nil {
			return err
		}
		if slices.ContainsFunc(paid, func(p payment.Paid) bool { return p.ShipmentID == id }) {
			return fault.New("shipment.is_paid", "Number", s.Number)
		}
		papers, err := tx.PapersOf(string(ShipmentNoun), id)
		if err != nil {
			return err
		}
		for _, p := range papers {
			if !p.VoidAt.IsZero() {
				continue
			}
			if err := tx.VoidPaper(p.ID, a.now().UTC()); err != nil {
				return err
			}
		}
		s.Status = shipment.Cancelled
		return nil
	})
}

// moveShipment reads a shipment, changes it, checks it and keeps it.
func (a *App) moveShipment(ctx context.Context, id string, change func(Tx, *shipment.Shipment) error) (shipment.Shipment, error) {
	var s shipment.Shipment
	err := a.write(ctx, ShipmentNoun, func(tx Tx) (err error) {
		if s, err = tx.Shipment(id); err != nil {
			return err
		}
		if err := change(tx, &s); err != nil {
			return err
		}
		if err := s.Check(); err != nil {
			return err
		}
		return a.putShipment(tx, &s)
	})
	return s, err
}

// putShipment keeps a shipment and notes on its orders the steps that all
// their shipments have taken, once everything ordered is under way.
func (a *App) putShipment(tx Tx, s *shipment.Shipment) error {
	if err := tx.PutShipment(s); err != nil {
		return err
	}
	orders, err := ordersOf(tx, s.Orders())
	if err != nil {
		return err
	}
	for _, o := range orders {
		shipments, err := shipmentsOf(tx, o.ID)
		if err != nil {
			return err
		}
		changed := false
		for i, stage := range stages(o, shipments, a.now().Format(day)) {
			if o.Plan[i].Actual != stage.Actual {
				o.Plan[i].Actual, changed = stage.Actual, true
			}
		}
		if !changed {
			continue
		}
		if err := tx.PutOrder(&o); err != nil {
			return err
		}
	}
	return nil
}
