package store

import (
	"sampan/app"
	"sampan/app/purchase"
)

func purchaseRecord(p *purchase.Purchase) record {
	total, _ := p.Total() // PutPurchase refuses a contract without one
	return record{
		noun: app.PurchaseNoun, id: &p.ID, ver: &p.Ver, created: &p.CreatedAt,
		columns: []column{
			{"number", text(&p.Number)},
			{"status", text(&p.Status)},
			{"order_id", ref(&p.OrderID)},
			{"supplier_id", ref(&p.SupplierID)},
			{"attention", text(&p.Attention)},
			{"date", text(&p.Date)},
			{"place", text(&p.Place)},
			{"currency", text(&p.Currency)},
			{"delivery_date", text(&p.DeliveryDate)},
			{"delivery_place", text(&p.DeliveryPlace)},
			{"packing", text(&p.Packing)},
			{"marks", text(&p.Marks)},
			{"quality", text(&p.Quality)},
			{"payment", text(&p.Payment)},
			{"deposit", whole(&p.Deposit)},
			{"balance_due", text(&p.BalanceDue)},
			{"invoice_due", text(&p.InvoiceDue)},
			{"started", text(&p.Started)},
			{"delivered", text(&p.Delivered)},
			{"remarks", text(&p.Remarks)},
			{"owner", text(&p.Owner)},
			{"created_at", moment(&p.CreatedAt)},
		},
		derived: []column{{"total_minor", derived(total.Minor)}, {"line_count", derived(int64(len(p.Lines)))}},
		lists: []list{
			listOf("lines", "purchase_line", &p.Lines, purchaseLineColumns,
				func(l *purchase.Line) *string { return &l.ID }, func(l purchase.Line) string { return l.ID }),
			listOf("inspections", "purchase_inspection", &p.Inspections, inspectionColumns,
				func(i *purchase.Inspection) *string { return &i.ID }, func(i purchase.Inspection) string { return i.ID }),
			fileList("purchase_file", &p.Files),
		},
	}
}

func purchaseLineColumns(l *purchase.Line) []column {
	return []column{
		{"id", silent(text(&l.ID))},
		{"order_line_id", silent(text(&l.OrderLineID))},
		{"product_id", ref(&l.ProductID)},
		{"code", text(&l.Code)},
		{"name_zh", text(&l.NameZH)},
		{"name_en", text(&l.NameEN)},
		{"spec_zh", text(&l.SpecZH)},
		{"hs_code", text(&l.HSCode)},
		{"photo", text(&l.Photo)},
		{"quantity", decimal(&l.Quantity)},
		{"unit", text(&l.Unit)},
		{"price", decimal(&l.Price)},
		{"basis", text(&l.Basis)},
		{"vat_rate", decimal(&l.VATRate)},
		{"invoice_name", text(&l.InvoiceName)},
		{"invoice_unit", text(&l.InvoiceUnit)},
		{"received", decimal(&l.Received)},
		{"received_on", text(&l.ReceivedOn)},
		{"note", text(&l.Note)},
	}
}

func inspectionColumns(i *purchase.Inspection) []column {
	return []column{
		{"id", silent(text(&i.ID))},
		{"date", text(&i.Date)},
		{"inspector_id", ref(&i.InspectorID)},
		{"stage", text(&i.Stage)},
		{"level", text(&i.Level)},
		{"major_limit", decimal(&i.MajorLimit)},
		{"minor_limit", decimal(&i.MinorLimit)},
		{"lot", whole(&i.Lot)},
		{"sample", whole(&i.Sample)},
		{"critical", whole(&i.Critical)},
		{"major", whole(&i.Major)},
		{"minor", whole(&i.Minor)},
		{"major_accepted", whole(&i.MajorAccepted)},
		{"minor_accepted", whole(&i.MinorAccepted)},
		{"result", text(&i.Result)},
		{"notes", text(&i.Notes)},
		{"photos", words(&i.Photos)},
	}
}

func (r reader) Purchase(id string) (purchase.Purchase, error) {
	var p purchase.Purchase
	err := r.fetch(purchaseRecord(&p), id, false)
	return p, err
}

func (t *tx) PutPurchase(p *purchase.Purchase) error {
	if _, err := p.Total(); err != nil {
		return err
	}
	return put(t, p, purchaseRecord)
}

func (r reader) Purchases() ([]purchase.Summary, error) {
	return all(r, func(p *purchase.Summary) []any {
		return []any{
			text(&p.ID), text(&p.Number), text(&p.Order), text(&p.OrderID), text(&p.Supplier), text(&p.SupplierID), text(&p.Date), text(&p.DeliveryDate),
			text(&p.InvoiceDue), text(&p.Owner), whole(&p.Lines), text(&p.Status), whole(&p.Total.Minor), text(&p.Total.Currency), moment(&p.UpdatedAt),
		}
	}, `SELECT p.id, p.number, o.number, p.order_id, coalesce(nullif(f.name_zh, ''), f.name), p.supplier_id, p.date, p.delivery_date,
		p.invoice_due, p.owner, p.line_count, p.status, p.total_minor, p.currency, p.updated_at
		FROM purchase p LEFT JOIN "order" o ON o.id = p.order_id LEFT JOIN contact f ON f.id = p.supplier_id
		WHERE p.deleted_at IS NULL ORDER BY p.created_at DESC, p.id DESC`)
}

// PurchasesOf gives the purchase contracts of an order, oldest first.
func (r reader) PurchasesOf(orderID string) ([]string, error) {
	return all(r, func(id *string) []any { return []any{id} },
		"SELECT id FROM purchase WHERE order_id = $1 AND deleted_at IS NULL ORDER BY created_at, id", orderID)
}

func requestRecord(q *purchase.Request) record {
	return record{
		noun: app.RequestNoun, id: &q.ID, ver: &q.Ver, created: &q.CreatedAt,
		columns: []column{
			{"supplier_id", ref(&q.SupplierID)},
			{"product_id", ref(&q.ProductID)},
			{"quotation_id", ref(&q.QuotationID)},
			{"line_id", silent(text(&q.LineID))},
			{"text", text(&q.Text)},
			{"quantity", decimal(&q.Quantity)},
			{"unit", text(&q.Unit)},
			{"asked_on", text(&q.AskedOn)},
			{"answered_on", text(&q.AnsweredOn)},
			{"price", decimal(&q.Price)},
			{"basis", text(&q.Basis)},
			{"moq", decimal(&q.MOQ)},
			{"lead_days", whole(&q.LeadDays)},
			{"valid_until", text(&q.ValidUntil)},
			{"note", text(&q.Note)},
			{"created_at", moment(&q.CreatedAt)},
		},
	}
}

func (r reader) PriceRequest(id string) (purchase.Request, error) {
	var q purchase.Request
	err := r.fetch(requestRecord(&q), id, false)
	return q, err
}

func (t *tx) PutPriceRequest(q *purchase.Request) error { return put(t, q, requestRecord) }

func (r reader) PriceRequests() ([]purchase.RequestSummary, error) {
	return all(r, func(q *purchase.RequestSummary) []any {
		return []any{
			text(&q.ID), text(&q.Supplier), text(&q.SupplierID), text(&q.Product), text(&q.ProductID), text(&q.Code), text(&q.QuotationID), text(&q.AskedOn),
			text(&q.AnsweredOn), text(&q.ValidUntil), decimal(&q.Quantity), decimal(&q.Price), text(&q.Basis), whole(&q.LeadDays),
		}
	}, `SELECT q.id, coalesce(nullif(f.name_zh, ''), f.name), q.supplier_id, coalesce(nullif(p.name_zh, ''), p.name_en), q.product_id, p.code, q.quotation_id,
		q.asked_on, q.answered_on, q.valid_until, q.quantity, q.price, q.basis, q.lead_days
		FROM price_request q LEFT JOIN contact f ON f.id = q.supplier_id LEFT JOIN product p ON p.id = q.product_id
		WHERE q.deleted_at IS NULL ORDER BY q.created_at DESC, q.id DESC`)
}
