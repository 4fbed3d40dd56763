package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/app/shipment"
)

// Part is what is to leave of an order's line.
type Part struct {
	OrderID, LineID string
	Quantity        money.Decimal
}

// Remaining lists what is left to ship of orders, in the order of their lines.
func (a *App) Remaining(ctx context.Context, orderIDs ...string) ([]Part, error) {
	return one(ctx, a.store, func(r Reader) ([]Part, error) { return remaining(r, orderIDs) })
}

func remaining(r Reader, orderIDs []string) ([]Part, error) {
	var parts []Part
	for _, id := range orderIDs {
		o, err := r.Order(id)
		if err != nil {
			return nil, err
		}
		shipped, err := shipmentsOf(r, id)
		if err != nil {
			return nil, err
		}
		for _, l := range o.Lines {
			if left := l.Quantity.Sub(shipment.Shipped(l.ID, shipped)); left.IsPositive() {
				parts = append(parts, Part{id, l.ID, left})
			}
		}
	}
	return parts, nil
}

// shipmentsOf reads the shipments that hold parts of orders, each once.
func shipmentsOf(r Reader, orderIDs ...string) ([]shipment.Shipment, error) {
	var list []shipment.Shipment
	seen := map[string]bool{}
	for _, orderID := range orderIDs {
		ids, err := r.ShipmentsOf(orderID)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if seen[id] {
				continue
			}
			seen[id] = true
			s, err := r.Shipment(id)
			if err != nil {
				return nil, err
			}
			list = append(list, s)
		}
	}
	return list, nil
}

func ordersOf(r Reader, ids []string) ([]order.Order, error) {
	list := make([]order.Order, 0, len(ids))
	for _, id := range ids {
		o, err := r.Order(id)
		if err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, nil
}

// OpenShipment opens the dispatch of parts of one or several orders of one
// buyer and reserves the invoice number. Orders that differ in buyer,
// currency or term cannot share an invoice: the fault names what differs.
func (a *App) OpenShipment(ctx context.Context, parts []Part) (shipment.Shipment, error) {
	var s shipment.Shipment
	err := a.write(ctx, ShipmentNoun, func(tx Tx) (err error) {
		var ids []string
		for _, p := range parts {
			if !slices.Contains(ids, p.OrderID) {
				ids = append(ids, p.OrderID)
			}
		}
		if len(ids) == 0 {
			return fault.New("shipment.nothing_left").At("lines")
		}
		orders, err := ordersOf(tx, ids)
		if err != nil {
			return err
		}
		if err := together(orders); err != nil {
			return err
		}
		others, err := shipmentsOf(tx, ids...)
		if err != nil {
			return err
		}
		if s, err = a.newShipment(tx, orders[0]); err != nil {
			return err
		}
		if err := fill(&s, orders, parts); err != nil {
			return err
		}
		if err := s.CheckQuantities(orders, others); err != nil {
			return err
		}
		if s.Charges, err = chargesOf(s, orders, others); err != nil {
			return err
		}
		if s.Number, err = a.takeSeries(tx, "invoice"); err != nil {
			return err
		}
		return tx.PutShipment(&s)
	})
	return s, err
}

// together refuses orders that one invoice cannot hold.
func together(orders []order.Order) error {
	first := orders[0]
	for _, o := range orders {
		differs := ""
		switch {
		case o.Editable() || o.Status == order.Cancelled || o.Status == order.Closed:
			return fault.New("shipment.order_not_running", "Order", o.Number).At("lines")
		case o.BuyerID != first.BuyerID:
			differs = "buyer_id"
		case o.Currency != first.Currency:
			differs = "currency"
		case o.Incoterm != first.Incoterm || o.Place != first.Place:
			differs = "incoterm"
		}
		if differs != "" {
			return fault.New("shipment.orders_differ", "A", first.Number, "B", o.Number).At(differs)
		}
	}
	return nil
}

// newShipment takes over the terms of an order.
func (a *App) newShipment(r Reader, o order.Order) (shipment.Shipment, error) {
	now := a.now()
	s := shipment.Shipment{
		Status: shipment.Open, Date: now.Format(day), CreatedAt: now.UTC(), BuyerID: o.BuyerID, Consignee: o.Consignee, Language: o.Language,
		Currency: o.Currency, Incoterm: o.Incoterm, Place: o.Place, Transport: o.Transport, Payment: o.Payment, Balance: o.Balance,
		Marks: o.Marks, Origin: o.Origin, Owner: o.Owner,
		Booking: shipment.Booking{PortOfLoading: o.PortOfLoading, PortOfDischarge: o.Destination, Destination: o.Destination},
	}
	f, err := r.Firm()
	if err != nil {
		return s, err
	}
	s.Rate, _ = f.Rate(s.Currency)
	keys, err := firmSteps(r)
	for _, k := range keys {
		if k.OfShipment() {
			s.Steps = append(s.Steps, order.Step{Key: k, Holder: o.Owner})
		}
	}
	return s, err
}

// fill takes the parts' lines from their orders.
func fill(s *shipment.Shipment, orders []order.Order, parts []Part) error {
	for i, p := range parts {
		j := slices.IndexFunc(orders, func(o order.Order) bool { return o.ID == p.OrderID })
		l, ok := orders[j].Line(p.LineID)
		if !ok {
			return fault.New("shipment.order_unknown", "Line", i+1).At("lines")
		}
		if !p.Quantity.IsPositive() {
			return fault.New("shipment.quantity_missing", "Line", i+1).At("quantity")
		}
		s.Lines = append(s.Lines, shipment.Take(p.OrderID, l, p.Quantity))
	}
	return nil
}

// chargesOf gives this shipment's parts of the orders' charges: in proportion
// to the goods, the last part shipment taking what is left.
func chargesOf(s shipment.Shipment, orders []order.Order, others []shipment.Shipment) ([]shipment.Charge, error) {
	var list []shipment.Charge
	for _, o := range orders {
		whole, err := o.Goods()
		if err != nil {
			return nil, err
		}
		goods, err := s.Of(o.ID) // no charges yet
		if err != nil {
			return nil, err
		}
		last := shipment.Last(o, append(slices.Clone(others), s))
		for _, c := range o.Charges {
			all, err := c.On(whole)
			if err != nil {
				return nil, err
			}
			part, err := money.Of(money.Div(all.Decimal().Mul(goods.Decimal()), whole.Decimal()), o.Currency)
			if err != nil {
				return nil, err
			}
			amount := part.Decimal()
			if last {
				amount = all.Decimal().Sub(charged(o.ID, c.Name, others))
			}
			if !amount.IsZero() {
				list = append(list, shipment.Charge{OrderID: o.ID, Name: c.Name, Kind: chargeKind(c), Amount: amount})
			}
		}
	}
	return list, nil
}

// charged adds up what earlier invoices asked for under a name.
func charged(orderID, name string, shipments []shipment.Shipment) money.Decimal {
	sum := money.Zero
	for _, s := range shipments {
		if s.Status == shipment.Cancelled {
			continue
		}
		for _, c := range s.Charges {
			if c.OrderID == orderID && c.Name == name {
				sum = sum.Add(c.Amount)
			}
		}
	}
	return sum
}

// chargeKind tells freight and insurance by their names.
func chargeKind(c deal.Charge) string {
	name := strings.ToLower(c.Name)
	switch {
	case strings.Contains(name, "freight") || strings.Contains(name, "运费"):
		return "freight"
	case strings.Contains(name, "insurance") || strings.Contains(name, "保险") || strings.Contains(name, "保费"):
		return "insurance"
	}
	return ""
}

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
		return tx.PutShipment(s)
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
	return tx.PutShipment(s)
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
		return tx.PutShipment(&s)
	})
	return s, err
}
