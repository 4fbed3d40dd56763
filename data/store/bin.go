package store

import (
	"fmt"
	"slices"

	"sampan/app"
	"sampan/app/fault"
)

// binNouns are the nouns that the bin takes; the firm is never deleted.
func binNouns() []app.Noun {
	return []app.Noun{
		app.ContactNoun, app.ProductNoun, app.InquiryNoun, app.QuotationNoun, app.OrderNoun,
		app.ShipmentNoun, app.ClaimNoun, app.PurchaseNoun, app.RequestNoun, app.ReceiptNoun, app.DeductionNoun, app.RepaymentNoun, app.OutlayNoun, app.CreditLineNoun,
		app.DeclarationNoun, app.InvoiceNoun, app.RefundNoun, app.NoteNoun,
	}
}

func deletable(n app.Noun) bool { return slices.Contains(binNouns(), n) }

// Delete moves a record to the bin. What names it keeps doing so.
func (t *tx) Delete(n app.Noun, id string, ver int64) error {
	if !deletable(n) {
		return fmt.Errorf("store: %q cannot go to the bin", n)
	}
	if err := t.current(n, id, ver); err != nil {
		return err
	}
	return t.bin(n, id, "deleted_at IS NULL", "deleted", stamp(t.at), clean(t.actor))
}

// Restore takes a record out of the bin; where its code or number has been
// given away meanwhile, it stays there with the fault that Put would give.
func (t *tx) Restore(n app.Noun, id string) error {
	if !deletable(n) {
		return fmt.Errorf("store: %q cannot come from the bin", n)
	}
	err := t.bin(n, id, "deleted_at IS NOT NULL", "restored", nil, "")
	if n == app.ProductNoun && fault.Is(err, "catalog.code_taken") {
		var code string
		if _, err := t.one([]any{&code}, "SELECT code FROM product WHERE id = $1", id); err != nil {
			return err
		}
		return fault.New("catalog.code_taken", "Code", code).At("code").Because(err)
	}
	return err
}

func (t *tx) bin(n app.Noun, id, where, field string, at any, by string) error {
	return t.atomic(func() error { return t.binOne(n, id, where, field, at, by) })
}

func (t *tx) binOne(n app.Noun, id, where, field string, at any, by string) error {
	var ver int64
	found, err := t.one([]any{&ver}, "UPDATE "+quote(string(n))+
		" SET ver = ver + 1, updated_at = $1, deleted_at = $2, deleted_by = $3 WHERE id = $4 AND "+where+" RETURNING ver",
		stamp(t.at), at, by, id)
	if err != nil {
		return err
	}
	if !found {
		return missing(n)
	}
	return t.remember(n, id, ver, 0, []app.Change{{Field: field}})
}

func (r reader) Bin() ([]app.Binned, error) {
	return all(r, func(b *app.Binned) []any {
		return []any{text(&b.Noun), text(&b.ID), text(&b.Title), moment(&b.At), text(&b.Actor)}
	}, `SELECT 'contact', id, coalesce(nullif(name, ''), name_zh), deleted_at, deleted_by FROM contact WHERE deleted_at IS NOT NULL
		UNION ALL SELECT 'product', id, trim(code || ' ' || coalesce(nullif(name_en, ''), name_zh)), deleted_at, deleted_by
			FROM product WHERE deleted_at IS NOT NULL
		UNION ALL SELECT 'inquiry', id, trim(number || ' ' || subject), deleted_at, deleted_by FROM inquiry WHERE deleted_at IS NOT NULL
		UNION ALL SELECT 'quotation', q.id, trim(q.number || ' ' || coalesce(nullif(b.name, ''), b.name_zh, '')), q.deleted_at, q.deleted_by
			FROM quotation q LEFT JOIN contact b ON b.id = q.buyer_id WHERE q.deleted_at IS NOT NULL
		UNION ALL SELECT 'order', o.id, trim(o.number || ' ' || coalesce(nullif(b.name, ''), b.name_zh, '')), o.deleted_at, o.deleted_by
			FROM "order" o LEFT JOIN contact b ON b.id = o.buyer_id WHERE o.deleted_at IS NOT NULL
		UNION ALL SELECT 'shipment', s.id, trim(s.number || ' ' || coalesce(nullif(b.name, ''), b.name_zh, '')), s.deleted_at, s.deleted_by
			FROM shipment s LEFT JOIN contact b ON b.id = s.buyer_id WHERE s.deleted_at IS NOT NULL
		UNION ALL SELECT 'claim', id, trim(number || ' ' || cause), deleted_at, deleted_by FROM claim WHERE deleted_at IS NOT NULL
		UNION ALL SELECT 'purchase', p.id, trim(p.number || ' ' || coalesce(nullif(f.name_zh, ''), f.name, '')), p.deleted_at, p.deleted_by
			FROM purchase p LEFT JOIN contact f ON f.id = p.supplier_id WHERE p.deleted_at IS NOT NULL
		UNION ALL SELECT 'price_request', q.id, trim(q.asked_on || ' ' || coalesce(nullif(f.name_zh, ''), f.name, '')), q.deleted_at, q.deleted_by
			FROM price_request q LEFT JOIN contact f ON f.id = q.supplier_id WHERE q.deleted_at IS NOT NULL
		UNION ALL SELECT 'receipt', p.id, trim(p.number || ' ' || coalesce(nullif(b.name, ''), b.name_zh, '')), p.deleted_at, p.deleted_by
			FROM receipt p LEFT JOIN contact b ON b.id = p.buyer_id WHERE p.deleted_at IS NOT NULL
		UNION ALL SELECT 'deduction', id, trim(date || ' ' || reason), deleted_at, deleted_by FROM deduction WHERE deleted_at IS NOT NULL
		UNION ALL SELECT 'repayment', id, trim(date || ' ' || reason), deleted_at, deleted_by FROM repayment WHERE deleted_at IS NOT NULL
		UNION ALL SELECT 'outlay', id, trim(date || ' ' || bank_ref), deleted_at, deleted_by FROM outlay WHERE deleted_at IS NOT NULL
		UNION ALL SELECT 'credit_line', c.id, coalesce(nullif(b.name, ''), b.name_zh, ''), c.deleted_at, c.deleted_by
			FROM credit_line c LEFT JOIN contact b ON b.id = c.buyer_id WHERE c.deleted_at IS NOT NULL
		UNION ALL SELECT 'declaration', d.id, trim(coalesce(nullif(d.number, ''), s.number, '') || ' ' || d.contract), d.deleted_at, d.deleted_by
			FROM declaration d LEFT JOIN shipment s ON s.id = d.shipment_id WHERE d.deleted_at IS NOT NULL
		UNION ALL SELECT 'purchase_invoice', id, trim(number || ' ' || seller), deleted_at, deleted_by FROM purchase_invoice WHERE deleted_at IS NOT NULL
		UNION ALL SELECT 'note', n.id, trim(coalesce(nullif(c.name, ''), c.name_zh, '') || ' ' || substr(n.text, 1, 60)), n.deleted_at, n.deleted_by
			FROM note n LEFT JOIN contact c ON c.id = n.contact_id WHERE n.deleted_at IS NOT NULL
		UNION ALL SELECT 'refund_claim', id, month || ' ' || batch, deleted_at, deleted_by FROM refund_claim WHERE deleted_at IS NOT NULL
		ORDER BY 4 DESC, 2 DESC`)
}
