package store

import (
	"slices"

	"sampan/app"
	"sampan/app/quotation"
)

func quotationRecord(q *quotation.Quotation) record {
	return record{
		noun: app.QuotationNoun, id: &q.ID, ver: &q.Ver, created: &q.CreatedAt,
		columns: slices.Concat([]column{
			{"number", text(&q.Number)},
			{"revision", whole(&q.Revision)},
			{"previous_id", ref(&q.PreviousID)},
			{"status", text(&q.Status)},
			{"lost_reason", text(&q.LostReason)},
			{"inquiry_id", ref(&q.InquiryID)},
			{"date", text(&q.Date)},
			{"valid_until", text(&q.ValidUntil)},
			{"created_at", moment(&q.CreatedAt)},
		}, dealColumns(&q.Deal)),
		derived: dealDerived(&q.Deal),
		lists:   dealLists(app.QuotationNoun, &q.Deal),
	}
}

func (r reader) Quotation(id string) (quotation.Quotation, error) {
	var q quotation.Quotation
	err := r.fetch(quotationRecord(&q), id, false)
	return q, err
}

func (t *tx) PutQuotation(q *quotation.Quotation) error {
	return putDeal(t, q, &q.Deal, quotationRecord)
}

const quotationRows = `SELECT q.id, q.number, coalesce(nullif(b.name, ''), b.name_zh), q.buyer_id, b.country, q.date, q.valid_until, q.owner, q.incoterm,
	q.revision, q.line_count, q.status, q.total_minor, q.currency, q.updated_at
	FROM quotation q LEFT JOIN contact b ON b.id = q.buyer_id WHERE q.deleted_at IS NULL`

func quotationCells(s *quotation.Summary) []any {
	return []any{
		text(&s.ID), text(&s.Number), text(&s.Buyer), text(&s.BuyerID), text(&s.Country), text(&s.Date), text(&s.ValidUntil), text(&s.Owner),
		text(&s.Incoterm), whole(&s.Revision), whole(&s.Lines), text(&s.Status), whole(&s.Total.Minor), text(&s.Total.Currency), moment(&s.UpdatedAt),
	}
}

// Quotations lists every revision.
func (r reader) Quotations() ([]quotation.Summary, error) {
	return all(r, quotationCells, quotationRows+" ORDER BY q.created_at DESC, q.id DESC")
}

// QuotationsOf gives the quotations made from an inquiry, newest first.
func (r reader) QuotationsOf(inquiryID string) ([]string, error) {
	return all(r, func(id *string) []any { return []any{id} },
		"SELECT id FROM quotation WHERE inquiry_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC", inquiryID)
}

// Revisions lists the revisions under one number, the latest first.
func (r reader) Revisions(number string) ([]quotation.Summary, error) {
	return all(r, quotationCells, quotationRows+" AND q.number = $1 AND q.number <> '' ORDER BY q.revision DESC, q.id DESC", number)
}

// LastPrices lists what a product was offered at, newest first: the latest
// issued revision of each quotation, to one buyer or ("") to all.
func (r reader) LastPrices(productID, buyerID string, limit int) ([]app.Sold, error) {
	return all(r, func(s *app.Sold) []any {
		return []any{
			text(&s.QuotationID), text(&s.Number), text(&s.Buyer), text(&s.BuyerID), text(&s.Date),
			text(&s.Price), text(&s.Currency), text(&s.Quantity), text(&s.Status),
		}
	}, `SELECT q.id, q.number, coalesce(nullif(b.name, ''), b.name_zh), q.buyer_id, q.date, l.price, q.currency, l.quantity, q.status
		FROM quotation_line l JOIN quotation q ON q.id = l.quotation_id LEFT JOIN contact b ON b.id = q.buyer_id
		WHERE l.product_id = $1 AND ($2 = '' OR q.buyer_id = $2) AND q.deleted_at IS NULL AND q.status NOT IN ('', 'draft')
		AND NOT EXISTS (SELECT 1 FROM quotation n WHERE n.number = q.number AND n.number <> '' AND n.revision > q.revision
			AND n.deleted_at IS NULL AND n.status NOT IN ('', 'draft'))
		ORDER BY q.date DESC, q.created_at DESC, q.id DESC, l.position LIMIT $3`, productID, buyerID, max(limit, 0))
}
