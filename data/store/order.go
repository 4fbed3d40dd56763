package store

import (
	"slices"

	"sampan/app"
	"sampan/app/order"
)

func orderRecord(o *order.Order) record {
	return record{
		noun: app.OrderNoun, id: &o.ID, ver: &o.Ver, created: &o.CreatedAt,
		columns: slices.Concat([]column{
			{"number", text(&o.Number)},
			{"proforma", text(&o.Proforma)},
			{"quotation_id", ref(&o.QuotationID)},
			{"status", text(&o.Status)},
			{"date", text(&o.Date)},
			{"shipment_date", text(&o.ShipmentDate)},
			{"valid_until", text(&o.ValidUntil)},
			{"consignee", text(&o.Consignee)},
			{"created_at", moment(&o.CreatedAt)},
		}, dealColumns(&o.Deal)),
		derived: dealDerived(&o.Deal),
		lists:   dealLists(app.OrderNoun, &o.Deal),
	}
}

func (r reader) Order(id string) (order.Order, error) {
	var o order.Order
	err := r.fetch(orderRecord(&o), id, false)
	return o, err
}

func (t *tx) PutOrder(o *order.Order) error { return putDeal(t, o, &o.Deal, orderRecord) }

const orderRows = `SELECT o.id, o.number, o.proforma, coalesce(nullif(b.name, ''), b.name_zh), o.buyer_id, b.country, o.date, o.owner,
	o.incoterm, o.line_count, o.status, o.total_minor, o.currency, o.updated_at
	FROM "order" o LEFT JOIN contact b ON b.id = o.buyer_id WHERE o.deleted_at IS NULL`

func orderCells(s *order.Summary) []any {
	return []any{
		text(&s.ID), text(&s.Number), text(&s.Proforma), text(&s.Buyer), text(&s.BuyerID), text(&s.Country), text(&s.Date), text(&s.Owner),
		text(&s.Incoterm), whole(&s.Lines), text(&s.Status), whole(&s.Total.Minor), text(&s.Total.Currency), moment(&s.UpdatedAt),
	}
}

func (r reader) Orders() ([]order.Summary, error) {
	return all(r, orderCells, orderRows+" ORDER BY o.created_at DESC, o.id DESC")
}

// OrdersOf gives the orders made from a quotation, newest first.
func (r reader) OrdersOf(quotationID string) ([]string, error) {
	return all(r, func(id *string) []any { return []any{id} },
		`SELECT id FROM "order" WHERE quotation_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC`, quotationID)
}
