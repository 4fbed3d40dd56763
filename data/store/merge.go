package store

import (
	"fmt"

	"sampan/app"
	"sampan/app/fault"
)

// reference is a column that names a contact and goes along when two contacts
// become one. noun is the record whose ver and history tell it, "" for rows
// without; of is the column that names that record.
type reference struct {
	table, column string
	noun          app.Noun
	of            string
}

// references are all of them. Those that stay are in standing.
func references() []reference {
	own := func(noun app.Noun, column string) reference { return reference{string(noun), column, noun, "id"} }
	return []reference{
		own(app.ProductNoun, "supplier_id"),
		own(app.InquiryNoun, "buyer_id"),
		{table: "verdict", column: "buyer_id"},
		own(app.QuotationNoun, "buyer_id"),
		own(app.OrderNoun, "buyer_id"),
		own(app.OrderNoun, "agent_id"),
		own(app.ShipmentNoun, "buyer_id"),
		own(app.ShipmentNoun, "booking_forwarder_id"),
		own(app.ShipmentNoun, "booking_broker_id"),
		own(app.ShipmentNoun, "insurance_insurer_id"),
		own(app.ClaimNoun, "buyer_id"),
		own(app.ClaimNoun, "supplier_id"),
		own(app.PurchaseNoun, "supplier_id"),
		{"purchase_inspection", "inspector_id", app.PurchaseNoun, "purchase_id"},
		own(app.RequestNoun, "supplier_id"),
		own(app.ReceiptNoun, "buyer_id"),
		own(app.DeductionNoun, "buyer_id"),
		own(app.RepaymentNoun, "buyer_id"),
		own(app.OutlayNoun, "supplier_id"),
		own(app.CreditLineNoun, "buyer_id"),
		own(app.CreditLineNoun, "insurer_id"),
		own(app.InvoiceNoun, "supplier_id"),
		{table: "sent", column: "contact_id"},
		own(app.NoteNoun, "contact_id"),
	}
}

// standing are the columns that name a contact and keep doing so: issued
// papers are frozen, people and files are lists of the contact itself, and a
// merge names the two that it was about.
func standing() []string {
	return []string{"paper.buyer_id", "contact_person.contact_id", "contact_file.contact_id", "merge.kept_id", "merge.other_id"}
}

// PointTo makes every row that names one contact name another, each with its
// ver and history.
func (t *tx) PointTo(from, to string) ([]app.Moved, error) {
	var moved []app.Moved
	line, err := t.dropCreditLine(from, to)
	if err != nil {
		return nil, err
	}
	moved = append(moved, line...)
	for _, r := range references() {
		ids, err := all(t.reader, func(id *string) []any { return []any{id} },
			fmt.Sprintf("SELECT id FROM %s WHERE %s = $1 ORDER BY id", quote(r.table), quote(r.column)), from)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			m := app.Moved{Noun: app.Noun(r.table), Field: r.column, ID: id}
			if err := t.point(r, m, from, to); err != nil {
				return nil, err
			}
			moved = append(moved, m)
		}
	}
	return moved, nil
}

// binnedLine is the field of a credit line that went to the bin, because a
// buyer has one alone.
const binnedLine = "deleted"

func (t *tx) dropCreditLine(from, to string) ([]app.Moved, error) {
	kept, err := t.CreditLineOf(to)
	if err != nil || kept.ID == "" {
		return nil, err
	}
	other, err := t.CreditLineOf(from)
	if err != nil || other.ID == "" {
		return nil, err
	}
	return []app.Moved{{Noun: app.CreditLineNoun, Field: binnedLine, ID: other.ID}}, t.Delete(app.CreditLineNoun, other.ID, other.Ver)
}

func (t *tx) point(r reference, m app.Moved, from, to string) error {
	if _, err := t.exec(fmt.Sprintf("UPDATE %s SET %s = $1 WHERE id = $2 AND %s = $3", quote(r.table), quote(r.column), quote(r.column)),
		to, m.ID, from); err != nil || r.noun == "" {
		return err
	}
	var record string
	if _, err := t.one([]any{&record}, fmt.Sprintf("SELECT %s FROM %s WHERE id = $1", quote(r.of), quote(r.table)), m.ID); err != nil {
		return err
	}
	return t.bump(r.noun, record, app.Change{Field: r.column, From: from, To: to})
}

// bump moves a record to its next ver for a change made past its own words.
func (t *tx) bump(n app.Noun, id string, c app.Change) error {
	var ver int64
	found, err := t.one([]any{&ver}, "UPDATE "+quote(string(n))+" SET ver = ver + 1, updated_at = $1 WHERE id = $2 RETURNING ver", stamp(t.at), id)
	if err != nil {
		return err
	}
	if !found {
		return missing(n)
	}
	return t.remember(n, id, ver, 0, []app.Change{c})
}

// PointBack undoes PointTo for the rows that still name the contact they were
// pointed to.
func (t *tx) PointBack(moved []app.Moved, from, to string) error {
	known := map[string]reference{}
	for _, r := range references() {
		known[r.table+"."+r.column] = r
	}
	for _, m := range moved {
		r, ok := known[string(m.Noun)+"."+m.Field]
		if !ok {
			continue
		}
		var n int64
		if _, err := t.one([]any{&n}, fmt.Sprintf("SELECT count(*) FROM %s WHERE id = $1 AND %s = $2", quote(r.table), quote(r.column)),
			m.ID, from); err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		if err := t.point(r, m, from, to); err != nil {
			return err
		}
	}
	for _, m := range moved {
		if m.Field != binnedLine {
			continue
		}
		if err := t.Restore(m.Noun, m.ID); err != nil && !fault.Is(err, "store.not_found") {
			return err
		}
	}
	return nil
}

func mergeColumns(m *app.Merge) []column {
	return []column{
		{"id", text(&m.ID)},
		{"kept_id", text(&m.KeptID)},
		{"other_id", text(&m.OtherID)},
		{"at", moment(&m.At)},
		{"actor", text(&m.Actor)},
		{"undone_at", moment(&m.UndoneAt)},
		{"before", text(&m.Before)},
		{"after", text(&m.After)},
	}
}

func (t *tx) AddMerge(m *app.Merge) error {
	id, err := newID()
	if err != nil {
		return err
	}
	m.ID, m.At, m.Actor = id, t.at, t.actor
	columns := mergeColumns(m)
	if _, err := t.exec("INSERT INTO merge ("+names(columns)+") VALUES ("+places(len(columns))+")", cells(columns)...); err != nil {
		return err
	}
	for i, moved := range m.Moved {
		if _, err := t.exec("INSERT INTO merge_moved (merge_id, position, noun, field, record_id) VALUES ("+places(5)+")",
			m.ID, i+1, string(moved.Noun), moved.Field, moved.ID); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) MergeUndone(id string) error {
	_, err := t.exec("UPDATE merge SET undone_at = $1 WHERE id = $2", stamp(t.at), id)
	return err
}

func (r reader) Merge(id string) (app.Merge, error) {
	var m app.Merge
	found, err := r.one(cells(mergeColumns(&m)), "SELECT "+names(mergeColumns(&m))+" FROM merge WHERE id = $1", id)
	if err == nil && !found {
		err = missing("merge")
	}
	if err != nil {
		return m, err
	}
	m.Moved, err = all(r, func(v *app.Moved) []any { return []any{text(&v.Noun), text(&v.Field), text(&v.ID)} },
		"SELECT noun, field, record_id FROM merge_moved WHERE merge_id = $1 ORDER BY position", id)
	return m, err
}

func (r reader) MergesOf(contactID string) ([]app.Merge, error) {
	list, err := all(r, func(m *app.Merge) []any { return append(cells(mergeColumns(m)), text(&m.Other)) },
		`SELECT m.id, m.kept_id, m.other_id, m.at, m.actor, m.undone_at, '', '', coalesce(nullif(c.name, ''), c.name_zh)
		FROM merge m JOIN contact c ON c.id = m.other_id WHERE m.kept_id = $1 AND m.undone_at = '' ORDER BY m.at DESC, m.id DESC`, contactID)
	return list, err
}
