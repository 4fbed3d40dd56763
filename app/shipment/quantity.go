package shipment

import (
	"slices"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
)

// Shipped adds up what shipments take of an order's line; cancelled ones take
// nothing.
func Shipped(orderLineID string, shipments []Shipment) money.Decimal {
	sum := money.Zero
	for _, s := range shipments {
		if s.Status == Cancelled {
			continue
		}
		for _, l := range s.Lines {
			if l.OrderLineID == orderLineID {
				sum = sum.Add(l.Quantity)
			}
		}
	}
	return sum
}

// CheckQuantities refuses to ship more than was ordered beyond the order's
// tolerance. Others are the further shipments of these orders.
func (s Shipment) CheckQuantities(orders []order.Order, others []Shipment) error {
	if s.Status == Cancelled {
		return nil
	}
	all := append(slices.DeleteFunc(slices.Clone(others), func(o Shipment) bool { return o.ID == s.ID }), s)
	for i, l := range s.Lines {
		j := slices.IndexFunc(orders, func(o order.Order) bool { return o.ID == l.OrderID })
		if j < 0 {
			return fault.New("shipment.order_unknown", "Line", i+1).At("lines")
		}
		ordered, ok := orders[j].Line(l.OrderLineID)
		if !ok {
			return fault.New("shipment.order_unknown", "Line", i+1).At("lines")
		}
		if sum := Shipped(l.OrderLineID, all); sum.GreaterThan(orders[j].Most(ordered)) {
			return fault.New("shipment.shipped_more", "Line", i+1, "Code", ordered.Code, "Shipped", sum.String(), "Ordered", ordered.Quantity.String()).At("quantity")
		}
	}
	return nil
}

// Last reports that with this shipment everything that was ordered has left.
func Last(o order.Order, shipments []Shipment) bool {
	return !slices.ContainsFunc(o.Lines, func(l deal.Line) bool { return Shipped(l.ID, shipments).LessThan(l.Quantity) })
}
