package store

import (
	"slices"

	"sampan/app"
	"sampan/app/shipment"
)

func claimRecord(c *shipment.Claim) record {
	return record{
		noun: app.ClaimNoun, id: &c.ID, ver: &c.Ver, created: &c.CreatedAt,
		columns: slices.Concat([]column{
			{"number", text(&c.Number)},
			{"status", text(&c.Status)},
			{"date", text(&c.Date)},
			{"buyer_id", ref(&c.BuyerID)},
			{"order_id", ref(&c.OrderID)},
			{"shipment_id", ref(&c.ShipmentID)},
			{"product_id", ref(&c.ProductID)},
			{"supplier_id", ref(&c.SupplierID)},
			{"quantity", decimal(&c.Quantity)},
			{"cause", text(&c.Cause)},
			{"text", text(&c.Text)},
		}, amount("cost", &c.Cost), []column{
			{"settled", text(&c.Settled)},
			{"settled_on", text(&c.SettledOn)},
			{"photos", words(&c.Photos)},
			{"created_at", moment(&c.CreatedAt)},
		}),
	}
}

func (r reader) Claim(id string) (shipment.Claim, error) {
	var c shipment.Claim
	err := r.fetch(claimRecord(&c), id, false)
	return c, err
}

func (t *tx) PutClaim(c *shipment.Claim) error { return put(t, c, claimRecord) }

func (r reader) Claims() ([]shipment.ClaimSummary, error) {
	return all(r, func(c *shipment.ClaimSummary) []any {
		return []any{
			text(&c.ID), text(&c.Number), text(&c.Date), text(&c.Buyer), text(&c.BuyerID), text(&c.Order), text(&c.OrderID), text(&c.Shipment),
			text(&c.ShipmentID), text(&c.Product), text(&c.ProductID), text(&c.Supplier), text(&c.SupplierID), text(&c.Cause), text(&c.Status),
			text(&c.Settled), decimal(&c.Quantity), whole(&c.Cost.Minor), text(&c.Cost.Currency),
		}
	}, `SELECT c.id, c.number, c.date, coalesce(nullif(b.name, ''), b.name_zh), c.buyer_id, o.number, c.order_id, s.number,
		c.shipment_id, p.code, c.product_id, coalesce(nullif(f.name_zh, ''), f.name), c.supplier_id, c.cause, c.status,
		c.settled, c.quantity, c.cost_minor, c.cost_currency
		FROM claim c LEFT JOIN contact b ON b.id = c.buyer_id LEFT JOIN "order" o ON o.id = c.order_id
		LEFT JOIN shipment s ON s.id = c.shipment_id LEFT JOIN product p ON p.id = c.product_id LEFT JOIN contact f ON f.id = c.supplier_id
		WHERE c.deleted_at IS NULL ORDER BY c.created_at DESC, c.id DESC`)
}
