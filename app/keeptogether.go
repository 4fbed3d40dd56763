package app

import (
	"slices"

	"sampan/app/fault"
	"sampan/app/payment"
)

// nothingHangs refuses to bin a record that others outside the bin rest on:
// an order with shipments, purchases or money, a shipment with money.
func nothingHangs(r Reader, noun Noun, id string) error {
	switch noun {
	case OrderNoun:
		ships, err := r.ShipmentsOf(id)
		if err != nil {
			return err
		}
		if len(ships) > 0 {
			return fault.New("order.has_shipments")
		}
		bought, err := r.PurchasesOf(id)
		if err != nil {
			return err
		}
		if len(bought) > 0 {
			return fault.New("order.has_purchases")
		}
		receipts, err := r.ReceiptsOf(id)
		if err == nil && len(receipts) > 0 {
			err = fault.New("order.has_receipts")
		}
		return err
	case ShipmentNoun:
		s, err := r.Shipment(id)
		if err != nil {
			return err
		}
		paid, err := r.Paid()
		if err == nil && slices.ContainsFunc(paid, func(p payment.Paid) bool { return p.ShipmentID == id }) {
			err = fault.New("shipment.is_paid", "Number", s.Number)
		}
		return err
	case PurchaseNoun:
		outlays, err := r.Outlays()
		if err == nil && slices.ContainsFunc(outlays, func(o payment.Outlay) bool { return o.PurchaseID == id }) {
			err = fault.New("purchase.is_paid")
		}
		return err
	}
	return nil
}
