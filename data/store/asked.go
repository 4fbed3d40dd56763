package store

import (
	"sampan/app"
	"sampan/app/inquiry"
	"sampan/app/order"
	"sampan/app/quotation"
)

func (r reader) AskedLines() ([]inquiry.Asked, error) {
	return all(r, func(a *inquiry.Asked) []any {
		l := &a.Line
		return []any{
			text(&a.InquiryID), text(&a.Number), text(&a.Buyer), text(&a.Country), text(&a.Channel), text(&a.Source), moment(&a.At),
			text(&l.ID), text(&l.Text), text(&l.Model), text(&l.Spec), maybe(&l.Quantity), text(&l.Unit), maybe(&l.TargetPrice), text(&l.Currency),
			text(&l.State), ref(&l.ProductID), ref(&l.LikelyID),
		}
	}, `SELECT q.id, q.number, `+askedBy+`, `+askedFrom+`, q.channel, q.source, q.received_at,
		l.id, l.text, l.model, l.spec, l.quantity, l.unit, l.target_price, l.currency, l.state, l.product_id, l.likely_id
		FROM inquiry_line l JOIN inquiry q ON q.id = l.inquiry_id LEFT JOIN contact b ON b.id = q.buyer_id
		WHERE q.deleted_at IS NULL ORDER BY q.received_at DESC, q.id DESC, l.position`)
}

func (r reader) Answers() ([]inquiry.Answer, error) {
	return all(r, func(a *inquiry.Answer) []any {
		return []any{text(&a.InquiryID), moment(&a.IssuedAt), yes(&a.Won)}
	}, `SELECT q.inquiry_id,
		min((SELECT min(p.issued_at) FROM paper p WHERE p.noun = $1 AND p.ref_id = q.id)),
		max(CASE WHEN q.status = $2 OR EXISTS (SELECT 1 FROM "order" o WHERE o.quotation_id = q.id AND o.deleted_at IS NULL
			AND o.status NOT IN ('', $3, $4)) THEN 1 ELSE 0 END)
		FROM quotation q WHERE q.inquiry_id IS NOT NULL AND q.deleted_at IS NULL GROUP BY q.inquiry_id ORDER BY q.inquiry_id`,
		string(app.QuotationNoun), string(quotation.Won), string(order.Draft), string(order.Cancelled))
}

func (r reader) SoldLines() ([]app.SoldLine, error) {
	return all(r, func(s *app.SoldLine) []any {
		return []any{text(&s.OrderID), text(&s.Date), text(&s.ProductID), text(&s.Unit), decimal(&s.Quantity)}
	}, `SELECT o.id, o.date, l.product_id, l.unit, l.quantity FROM order_line l JOIN "order" o ON o.id = l.order_id
		WHERE o.deleted_at IS NULL AND o.status NOT IN ('', $1, $2) AND l.product_id IS NOT NULL
		ORDER BY o.date DESC, o.id DESC, l.position`, string(order.Draft), string(order.Cancelled))
}
