package store

import (
	"strings"

	"sampan/app"
	"sampan/app/fault"
)

// fetch reads a record with its lists; binned says whether the bin counts.
func (r reader) fetch(rec record, id string, binned bool) error {
	where := "id = $1"
	if !binned {
		where += " AND deleted_at IS NULL"
	}
	found, err := r.fetchWhere(rec, where, id)
	if err == nil && !found {
		return missing(rec.noun)
	}
	return err
}

func missing(n app.Noun) error { return fault.New("store.not_found", "Noun", string(n)) }

func (r reader) fetchWhere(rec record, where string, args ...any) (found bool, err error) {
	columns := append(rec.head(), rec.columns...)
	found, err = r.one(cells(columns), "SELECT "+names(columns)+" FROM "+rec.table()+" WHERE "+where, args...)
	if err != nil || !found {
		return found, err
	}
	for _, l := range rec.lists {
		if err := r.fetchList(rec, l); err != nil {
			return true, err
		}
	}
	return true, nil
}

func (r reader) fetchList(rec record, l list) error {
	rows, err := r.query("SELECT "+names(l.blank())+" FROM "+quote(l.table)+
		" WHERE "+rec.parent()+" = $1 ORDER BY position", *rec.id)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the error
	for rows.Next() {
		if err := rows.Scan(cells(l.grow())...); err != nil {
			return r.explain(err)
		}
	}
	return r.explain(rows.Err())
}

// fetchAll reads every live record of a noun with its lists: one query for
// the records and one for each list, however many there are. id and lists
// give what bind gives under these names, without the cost of the rest.
func fetchAll[T any](r reader, bind func(*T) record, id func(*T) string, lists func(*T) []list, order string) ([]T, error) {
	shape := bind(new(T))
	columns := append(shape.head(), shape.columns...)
	records, err := all(r, func(v *T) []any {
		b := bind(v)
		return cells(append(b.head(), b.columns...))
	}, "SELECT "+names(columns)+" FROM "+shape.table()+" WHERE deleted_at IS NULL ORDER BY "+order)
	if err != nil {
		return nil, err
	}
	at := make(map[string]int, len(records))
	for i := range records {
		at[id(&records[i])] = i
	}
	for n, l := range shape.lists {
		if err := r.fetchRows(shape, l, func(id string) list { return lists(&records[at[id]])[n] }); err != nil {
			return nil, err
		}
	}
	return records, nil
}

// fetchRows reads one list of all live records; of gives the list of one.
func (r reader) fetchRows(shape record, l list, of func(id string) list) error {
	qualified := "l." + strings.ReplaceAll(names(l.blank()), ", ", ", l.")
	rows, err := r.query("SELECT l." + shape.parent() + ", " + qualified + " FROM " + quote(l.table) + " l JOIN " + shape.table() +
		" r ON r.id = l." + shape.parent() + " WHERE r.deleted_at IS NULL ORDER BY l." + shape.parent() + ", l.position")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the error
	var id, last string
	var into list
	raw := make([]any, 1+len(l.blank()))
	dest := make([]any, len(raw))
	dest[0] = &id
	for i := range raw[1:] {
		dest[i+1] = &raw[i+1]
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return r.explain(err)
		}
		if id != last {
			into, last = of(id), id
		}
		for i, c := range into.grow() {
			if err := c.Scan(raw[i+1]); err != nil {
				return r.explain(err)
			}
		}
	}
	return r.explain(rows.Err())
}
