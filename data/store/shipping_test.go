package store_test

import (
	"fmt"
	"testing"

	"sampan/app"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/shipment"
)

func TestGeneratedShipment(t *testing.T) {
	same(t, func(s *shipment.Shipment, n int) {
		s.Number, s.BuyerID, s.Booking.ForwarderID, s.Booking.BrokerID, s.Insurance.InsurerID = fmt.Sprintf("INV%d", n), "", "", "", ""
		for i := range s.Lines {
			s.Lines[i].OrderID, s.Lines[i].ProductID = "", ""
		}
		for i := range s.Charges {
			s.Charges[i].OrderID = ""
		}
	}, func(s *shipment.Shipment) *string { return &s.ID }, func(s *shipment.Shipment) *int64 { return &s.Ver },
		func(tx app.Tx, s *shipment.Shipment) error { return tx.PutShipment(s) }, app.Reader.Shipment)
}

func TestGeneratedClaim(t *testing.T) {
	same(t, func(c *shipment.Claim, n int) {
		c.Number, c.BuyerID, c.OrderID, c.ShipmentID, c.ProductID, c.SupplierID = fmt.Sprintf("CL%d", n), "", "", "", "", ""
	}, func(c *shipment.Claim) *string { return &c.ID }, func(c *shipment.Claim) *int64 { return &c.Ver },
		func(tx app.Tx, c *shipment.Claim) error { return tx.PutClaim(c) }, app.Reader.Claim)
}

func TestGeneratedPurchase(t *testing.T) {
	same(t, func(p *purchase.Purchase, n int) {
		p.Number, p.OrderID, p.SupplierID = fmt.Sprintf("PC%d", n), "", ""
		for i := range p.Lines {
			p.Lines[i].ProductID = ""
		}
		for i := range p.Inspections {
			p.Inspections[i].InspectorID = ""
		}
	}, func(p *purchase.Purchase) *string { return &p.ID }, func(p *purchase.Purchase) *int64 { return &p.Ver },
		func(tx app.Tx, p *purchase.Purchase) error { return tx.PutPurchase(p) }, app.Reader.Purchase)
	same(t, func(q *purchase.Request, _ int) { q.SupplierID, q.ProductID, q.QuotationID = "", "", "" },
		func(q *purchase.Request) *string { return &q.ID }, func(q *purchase.Request) *int64 { return &q.Ver },
		func(tx app.Tx, q *purchase.Request) error { return tx.PutPriceRequest(q) }, app.Reader.PriceRequest)
}

func TestGeneratedReceipt(t *testing.T) {
	same(t, func(p *payment.Receipt, n int) {
		p.Number, p.BuyerID = fmt.Sprintf("RC%d", n), ""
		for i := range p.Allocations {
			p.Allocations[i].OrderID, p.Allocations[i].ShipmentID = "", ""
		}
	}, func(p *payment.Receipt) *string { return &p.ID }, func(p *payment.Receipt) *int64 { return &p.Ver },
		func(tx app.Tx, p *payment.Receipt) error { return tx.PutReceipt(p) }, app.Reader.Receipt)
}

func TestGeneratedDeduction(t *testing.T) {
	same(t, func(d *payment.Deduction, _ int) { d.BuyerID, d.OrderID, d.ShipmentID = "", "", "" },
		func(d *payment.Deduction) *string { return &d.ID }, func(d *payment.Deduction) *int64 { return &d.Ver },
		func(tx app.Tx, d *payment.Deduction) error { return tx.PutDeduction(d) }, app.Reader.Deduction)
	same(t, func(p *payment.Repayment, _ int) { p.BuyerID, p.OrderID, p.ClaimID = "", "", "" },
		func(p *payment.Repayment) *string { return &p.ID }, func(p *payment.Repayment) *int64 { return &p.Ver },
		func(tx app.Tx, p *payment.Repayment) error { return tx.PutRepayment(p) }, app.Reader.Repayment)
	same(t, func(o *payment.Outlay, _ int) { o.SupplierID, o.PurchaseID = "", "" },
		func(o *payment.Outlay) *string { return &o.ID }, func(o *payment.Outlay) *int64 { return &o.Ver },
		func(tx app.Tx, o *payment.Outlay) error { return tx.PutOutlay(o) }, app.Reader.Outlay)
	same(t, func(c *payment.CreditLine, _ int) { c.BuyerID, c.InsurerID = "", "" },
		func(c *payment.CreditLine) *string { return &c.ID }, func(c *payment.CreditLine) *int64 { return &c.Ver },
		func(tx app.Tx, c *payment.CreditLine) error { return tx.PutCreditLine(c) }, app.Reader.CreditLine)
}
