package store

import (
	"sampan/app"
	"sampan/app/contact"
)

func noteRecord(n *contact.Note) record {
	return record{
		noun: app.NoteNoun, id: &n.ID, ver: &n.Ver,
		columns: []column{
			{"contact_id", ref(&n.ContactID)},
			{"kind", text(&n.Kind)},
			{"at", moment(&n.At)},
			{"text", text(&n.Text)},
			{"actor", text(&n.Actor)},
		},
	}
}

func (r reader) Note(id string) (contact.Note, error) {
	var n contact.Note
	err := r.fetch(noteRecord(&n), id, false)
	return n, err
}

func (t *tx) PutNote(n *contact.Note) error { return put(t, n, noteRecord) }

// timeline is everything that names the contact $1. Papers are frozen: those
// that name a contact which became one with it count too.
const timeline = `
	SELECT 'inquiry', id, 'inquiry', id, received_at, trim(number || ' ' || subject), sender_name, owner FROM inquiry WHERE buyer_id = $1 AND deleted_at IS NULL
	UNION ALL SELECT 'quotation', id, 'quotation', id, created_at, trim(number || ' R' || revision), status, owner FROM quotation WHERE buyer_id = $1 AND deleted_at IS NULL
	UNION ALL SELECT 'order', id, 'order', id, created_at, trim(number || ' ' || proforma), status, owner FROM "order" WHERE buyer_id = $1 AND deleted_at IS NULL
	UNION ALL SELECT 'shipment', id, 'shipment', id, created_at, number, status, owner FROM shipment WHERE buyer_id = $1 AND deleted_at IS NULL
	UNION ALL SELECT 'purchase', id, 'purchase', id, created_at, number, status, '' FROM purchase WHERE supplier_id = $1 AND deleted_at IS NULL
	UNION ALL SELECT 'receipt', id, 'receipt', id, date, number, note, '' FROM receipt WHERE buyer_id = $1 AND deleted_at IS NULL
	UNION ALL SELECT 'claim', id, 'claim', id, created_at, trim(number || ' ' || cause), text, '' FROM claim
		WHERE (buyer_id = $1 OR supplier_id = $1) AND deleted_at IS NULL
	UNION ALL SELECT 'paper', id, noun, ref_id, issued_at, kind || ' ' || number, CASE WHEN void_at <> '' THEN 'void' ELSE '' END, actor FROM paper
		WHERE buyer_id = $1 OR buyer_id IN (SELECT other_id FROM merge WHERE kept_id = $1 AND undone_at = '')
	UNION ALL SELECT 'sent', id, noun, ref_id, at, subject, text, actor FROM sent WHERE contact_id = $1
	UNION ALL SELECT 'note', id, 'note', id, at, kind, text, actor FROM note WHERE contact_id = $1 AND deleted_at IS NULL
	ORDER BY 5 DESC, 2 DESC`

func (r reader) Timeline(contactID string) ([]contact.Event, error) {
	return all(r, func(e *contact.Event) []any {
		return []any{text(&e.Kind), text(&e.ID), text(&e.Noun), text(&e.RefID), text(&e.At), text(&e.Title), text(&e.Detail), text(&e.Actor)}
	}, timeline, contactID)
}
