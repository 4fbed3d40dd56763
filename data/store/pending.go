package store

import (
	"sampan/app"
	"sampan/app/inquiry"
	"sampan/app/order"
	"sampan/app/quotation"
	"sampan/app/shipment"
)

// Pending gives what may need a decision: inquiries without an answer, drafts,
// offers that run out between two ISO days and that no later revision has
// replaced, and orders with a step planned until the second.
func (r reader) Pending(from, until string) (p app.Pending, err error) {
	if p.Inquiries, err = all(r, inquiryCells, inquiryRows+" AND q.status = $1 ORDER BY q.received_at DESC, q.id DESC", string(inquiry.New)); err != nil {
		return p, err
	}
	if p.Quotations, err = all(r, quotationCells, quotationRows+` AND (q.status = $1 OR q.status = $2 AND q.valid_until BETWEEN $3 AND $4
		AND NOT EXISTS (SELECT 1 FROM quotation n WHERE n.number = q.number AND n.number <> '' AND n.revision > q.revision
			AND n.deleted_at IS NULL AND n.status <> $1))
		ORDER BY q.created_at DESC, q.id DESC`, string(quotation.Draft), string(quotation.Issued), from, until); err != nil {
		return p, err
	}
	p.Orders, err = all(r, orderCells, orderRows+` AND (o.status = $1 OR o.status IN ($2, $3) AND o.next_day <> '' AND o.next_day <= $4)
		ORDER BY o.created_at DESC, o.id DESC`, string(order.Draft), string(order.Issued), string(order.Running), until)
	if err != nil {
		return p, err
	}
	p.Shipments, err = all(r, shipmentCells, shipmentRows+` AND s.status IN ($1, $2) AND s.answer_etd <> '' AND s.answer_etd <= $3
		ORDER BY s.created_at DESC, s.id DESC`, string(shipment.Open), string(shipment.Booked), until)
	return p, err
}
