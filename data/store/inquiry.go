package store

import (
	"sampan/app"
	"sampan/app/inquiry"
)

func inquiryRecord(q *inquiry.Inquiry) record {
	s, w := &q.Sender, &q.Wishes
	return record{
		noun: app.InquiryNoun, id: &q.ID, ver: &q.Ver,
		columns: []column{
			{"number", text(&q.Number)},
			{"received_at", moment(&q.ReceivedAt)},
			{"channel", text(&q.Channel)},
			{"source", text(&q.Source)},
			{"subject", text(&q.Subject)},
			{"message_id", text(&q.MessageID)},
			{"language", text(&q.Language)},
			{"text", text(&q.Text)},
			{"buyer_id", ref(&q.BuyerID)},
			{"sender_name", text(&s.Name)},
			{"sender_company", text(&s.Company)},
			{"sender_country", text(&s.Country)},
			{"sender_email", text(&s.Email)},
			{"sender_phone", text(&s.Phone)},
			{"sender_whatsapp", text(&s.WhatsApp)},
			{"wish_incoterm", text(&w.Incoterm)},
			{"wish_place", text(&w.Place)},
			{"wish_payment", text(&w.Payment)},
			{"wish_delivery", text(&w.Delivery)},
			{"wish_sample", yes(&w.Sample)},
			{"wish_certificates", words(&w.Certificates)},
			{"status", text(&q.Status)},
			{"owner", text(&q.Owner)},
		},
		derived: []column{
			{"line_count", derived(int64(len(q.Lines)))},
			{"chosen_count", derived(countLines(q.Lines, inquiry.Chosen))},
			{"nothing_count", derived(countLines(q.Lines, inquiry.Nothing))},
			{"likely_count", derived(countLikely(q.Lines))},
		},
		lists: []list{
			listOf("lines", "inquiry_line", &q.Lines, inquiryLineColumns,
				func(l *inquiry.Line) *string { return &l.ID }, func(l inquiry.Line) string { return l.ID }),
			files("inquiry_file", &q.Files),
		},
	}
}

func inquiryLineColumns(l *inquiry.Line) []column {
	return []column{
		{"id", silent(text(&l.ID))},
		{"text", text(&l.Text)},
		{"model", text(&l.Model)},
		{"spec", text(&l.Spec)},
		{"quantity", maybe(&l.Quantity)},
		{"unit", text(&l.Unit)},
		{"target_price", maybe(&l.TargetPrice)},
		{"currency", text(&l.Currency)},
		{"span_start", whole(&l.Span.Start)},
		{"span_end", whole(&l.Span.End)},
		{"state", text(&l.State)},
		{"product_id", ref(&l.ProductID)},
		{"likely_id", silent(ref(&l.LikelyID))},
	}
}

func countLines(lines []inquiry.Line, s inquiry.State) int64 {
	var n int64
	for _, l := range lines {
		if l.State == s {
			n++
		}
	}
	return n
}

func countLikely(lines []inquiry.Line) int64 {
	var n int64
	for _, l := range lines {
		if l.State == inquiry.Open && l.LikelyID != "" {
			n++
		}
	}
	return n
}

func (r reader) Inquiry(id string) (inquiry.Inquiry, error) {
	var q inquiry.Inquiry
	err := r.fetch(inquiryRecord(&q), id, false)
	return q, err
}

func (t *tx) PutInquiry(q *inquiry.Inquiry) error { return put(t, q, inquiryRecord) }

const (
	askedBy   = `coalesce(nullif(b.name, ''), nullif(b.name_zh, ''), nullif(q.sender_company, ''), nullif(q.sender_name, ''), q.sender_email)`
	askedFrom = `coalesce(nullif(b.country, ''), q.sender_country)`

	inquiryRows = `SELECT q.id, q.number, q.subject, ` + askedBy + `, ` + askedFrom + `, b.market, q.channel, q.source, q.owner, q.language,
		q.received_at, q.status, q.line_count, q.chosen_count, q.nothing_count, q.likely_count
		FROM inquiry q LEFT JOIN contact b ON b.id = q.buyer_id WHERE q.deleted_at IS NULL`
)

func inquiryCells(s *inquiry.Summary) []any {
	return []any{
		text(&s.ID), text(&s.Number), text(&s.Subject), text(&s.Buyer), text(&s.Country), text(&s.Market), text(&s.Channel), text(&s.Source), text(&s.Owner),
		text(&s.Language), moment(&s.ReceivedAt), text(&s.Status), whole(&s.Lines), whole(&s.Chosen), whole(&s.Nothing), whole(&s.Likely),
	}
}

func (r reader) Inquiries() ([]inquiry.Summary, error) {
	return all(r, inquiryCells, inquiryRows+" ORDER BY q.received_at DESC, q.id DESC")
}

// InquiryByMessage gives "" when no inquiry outside the bin came with the message.
func (r reader) InquiryByMessage(messageID string) (string, error) {
	var id string
	if messageID == "" {
		return "", nil
	}
	_, err := r.one([]any{&id}, "SELECT id FROM inquiry WHERE message_id = $1 AND deleted_at IS NULL", messageID)
	return id, err
}
