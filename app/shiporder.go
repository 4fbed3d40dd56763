package app

import (
	"context"
	"slices"
	"strings"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
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
