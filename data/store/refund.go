package store

import (
	"slices"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/refund"
)

func refundClaimRecord(c *refund.Claim) record {
	return record{
		noun: app.RefundNoun, id: &c.ID, ver: &c.Ver, created: &c.CreatedAt,
		columns: []column{
			{"month", text(&c.Month)},
			{"batch", text(&c.Batch)},
			{"status", text(&c.Status)},
			{"filed_on", text(&c.FiledOn)},
			{"approved_on", text(&c.ApprovedOn)},
			{"paid_on", text(&c.PaidOn)},
			{"doubt", text(&c.Doubt)},
			{"doubt_on", text(&c.DoubtOn)},
			{"recorded_on", text(&c.RecordedOn)},
			{"record_at", text(&c.RecordAt)},
			{"notes", text(&c.Notes)},
			{"created_at", moment(&c.CreatedAt)},
		},
		derived: []column{
			{"export_count", derived(int64(len(c.Exports)))},
			{"link_count", derived(int64(len(c.Links)))},
			{"refund_minor", derived(c.Refund().Minor)},
		},
		lists: []list{
			listOf("exports", "refund_claim_export", &c.Exports, exportRowColumns,
				func(e *refund.ExportRow) *string { return &e.ID }, func(e refund.ExportRow) string { return e.ID }),
			listOf("links", "refund_claim_link", &c.Links, linkRowColumns,
				func(l *refund.LinkRow) *string { return &l.ID }, func(l refund.LinkRow) string { return l.ID }),
		},
	}
}

func exportRowColumns(e *refund.ExportRow) []column {
	return slices.Concat([]column{
		{"id", silent(text(&e.ID))},
		{"number", text(&e.Number)},
		{"declaration_id", ref(&e.DeclarationID)},
		{"item_id", text(&e.ItemID)},
		{"key", text(&e.Key)},
		{"agency", text(&e.Agency)},
		{"invoice", text(&e.Invoice)},
		{"date", text(&e.Date)},
		{"code", text(&e.Code)},
		{"name", text(&e.Name)},
		{"unit", text(&e.Unit)},
		{"quantity", decimal(&e.Quantity)},
		{"deal_unit", text(&e.DealUnit)},
		{"deal_quantity", decimal(&e.DealQuantity)},
	}, amount("fob", &e.FOB), []column{
		{"refund_rate", decimal(&e.RefundRate)},
		{"library", text(&e.Library)},
		{"note", text(&e.Note)},
	})
}

func linkRowColumns(l *refund.LinkRow) []column {
	return slices.Concat([]column{
		{"id", silent(text(&l.ID))},
		{"number", text(&l.Number)},
		{"invoice_id", ref(&l.InvoiceID)},
		{"line_id", text(&l.LineID)},
		{"taken", decimal(&l.Taken)},
		{"quantity", decimal(&l.Quantity)},
		{"rate", decimal(&l.Rate)},
		{"applied", decimal(&l.Applied)},
	}, amount("taxable", &l.Taxable), amount("refund", &l.Refund))
}

func (r reader) RefundClaim(id string) (refund.Claim, error) {
	var c refund.Claim
	err := r.fetch(refundClaimRecord(&c), id, false)
	return c, err
}

// PutRefundClaim refuses a second claim of a month and batch.
func (t *tx) PutRefundClaim(c *refund.Claim) error {
	var id string
	if _, err := t.one([]any{&id}, "SELECT id FROM refund_claim WHERE month = $1 AND batch = $2 AND deleted_at IS NULL", c.Month, c.Batch); err != nil {
		return err
	}
	if id != "" && id != c.ID {
		return fault.New("refund.batch_taken", "Month", c.Month, "Batch", c.Batch).At("batch")
	}
	return put(t, c, refundClaimRecord)
}

func (r reader) RefundClaims() ([]refund.ClaimSummary, error) {
	return all(r, func(s *refund.ClaimSummary) []any {
		s.Refund.Currency = money.CNY
		return []any{
			text(&s.ID), text(&s.Month), text(&s.Batch), text(&s.Status), text(&s.FiledOn), text(&s.ApprovedOn), text(&s.PaidOn), text(&s.DoubtOn),
			whole(&s.Exports), whole(&s.Links), whole(&s.Refund.Minor),
		}
	}, `SELECT id, month, batch, status, filed_on, approved_on, paid_on, doubt_on, export_count, link_count, refund_minor
		FROM refund_claim WHERE deleted_at IS NULL ORDER BY month DESC, batch DESC, id DESC`)
}

// UsedRows is what claims that were not dropped take of each row of an
// invoice.
func (r reader) UsedRows() ([]app.UsedRow, error) {
	return all(r, func(u *app.UsedRow) []any {
		u.Taxable.Currency = money.CNY
		return []any{text(&u.LineID), text(&u.ClaimID), decimal(&u.Taken), whole(&u.Taxable.Minor)}
	}, `SELECT l.line_id, c.id, l.taken, l.taxable_minor FROM refund_claim_link l JOIN refund_claim c ON c.id = l.refund_claim_id
		WHERE c.deleted_at IS NULL AND c.status <> 'dropped'`)
}

// ClaimedItems maps items of declarations to the claims that hold them.
func (r reader) ClaimedItems() (map[string]string, error) {
	type pair struct{ item, claim string }
	pairs, err := all(r, func(p *pair) []any { return []any{&p.item, &p.claim} },
		`SELECT e.item_id, c.id FROM refund_claim_export e JOIN refund_claim c ON c.id = e.refund_claim_id
		WHERE c.deleted_at IS NULL AND c.status <> 'dropped'`)
	claims := make(map[string]string, len(pairs))
	for _, p := range pairs {
		claims[p.item] = p.claim
	}
	return claims, err
}

// AllRefundClaims gives every claim with its rows, oldest first.
func (r reader) AllRefundClaims() ([]refund.Claim, error) {
	return fetchAll(r, refundClaimRecord, func(c *refund.Claim) string { return c.ID },
		func(c *refund.Claim) []list { return refundClaimRecord(c).lists }, "month, batch, id")
}
