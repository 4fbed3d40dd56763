package store

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"sampan/app"
	"sampan/app/fault"
)

// newID is time-ordered, so that new rows stand together in the index.
func newID() (string, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("store: new id: %w", err)
	}
	return id.String(), nil
}

// put inserts or updates a record and writes what changed into the history.
// A record that nothing changed in keeps its ver.
func put[T any](t *tx, v *T, bind func(*T) record) error {
	r := bind(v)
	if err := r.identify(); err != nil {
		return err
	}
	if *r.ver == 0 {
		return t.atomic(func() error { return t.insert(r) })
	}
	var before T
	old := bind(&before)
	if err := t.current(r.noun, *r.id, *r.ver); err != nil {
		return err
	}
	if err := t.fetch(old, *r.id, false); err != nil {
		return err
	}
	if r.created != nil {
		*r.created = *old.created
	}
	changes, touched := diff(old, r)
	if len(changes) == 0 {
		return nil
	}
	return t.atomic(func() error {
		if err := t.update(r, touched); err != nil {
			return err
		}
		return t.remember(r.noun, *r.id, *r.ver, 0, changes)
	})
}

// current refuses a record that is not there, or not as it was read.
func (t *tx) current(n app.Noun, id string, ver int64) error {
	var stored int64
	found, err := t.one([]any{&stored}, "SELECT ver FROM "+quote(string(n))+" WHERE id = $1", id)
	switch {
	case err != nil:
		return err
	case !found:
		return missing(n)
	case stored == ver:
		return nil
	}
	var actor string
	if _, err := t.one([]any{&actor}, "SELECT actor FROM history WHERE noun = $1 AND record_id = $2 AND ver = $3 LIMIT 1", string(n), id, stored); err != nil {
		return err
	}
	return fault.New("store.changed_elsewhere", "Actor", actor)
}

// identify gives an id to the record and to the elements that need one. An
// element copied within its list is a new element.
func (r record) identify() error {
	ids := []*string{r.id}
	for _, l := range r.lists {
		if l.id == nil {
			continue
		}
		for i := range l.size() {
			ids = append(ids, l.id(i))
		}
	}
	seen := make(map[string]bool, len(ids))
	for _, p := range ids {
		if *p == "" || seen[*p] {
			id, err := newID()
			if err != nil {
				return err
			}
			*p = id
		}
		seen[*p] = true
	}
	return nil
}

// advance moves the record to its next ver, and back if the transaction fails.
func (t *tx) advance(ver *int64, updated *time.Time) {
	was := *ver
	t.undo = append(t.undo, func() { *ver = was })
	*ver++
	if updated != nil {
		*updated = t.at
	}
}

func (t *tx) insert(r record) error {
	if r.created != nil && r.created.IsZero() {
		*r.created = t.at
	}
	t.advance(r.ver, r.updated)
	columns := slices.Concat([]column{{"id", text(r.id)}, {"ver", whole(r.ver)}, {"updated_at", moment(&t.at)}}, r.columns, r.derived)
	if _, err := t.exec("INSERT INTO "+r.table()+" ("+names(columns)+") VALUES ("+places(len(columns))+")", cells(columns)...); err != nil {
		return err
	}
	for _, l := range r.lists {
		if err := t.insertList(r, l); err != nil {
			return err
		}
	}
	return t.remember(r.noun, *r.id, *r.ver, 0, []app.Change{{Field: "created"}})
}

func (t *tx) update(r record, touched []list) error {
	t.advance(r.ver, r.updated)
	columns := slices.Concat([]column{{"ver", whole(r.ver)}, {"updated_at", moment(&t.at)}}, r.columns, r.derived)
	sets := make([]string, len(columns))
	for i, c := range columns {
		sets[i] = fmt.Sprintf("%s = $%d", quote(c.name), i+1)
	}
	if _, err := t.exec(fmt.Sprintf("UPDATE %s SET %s WHERE id = $%d", r.table(), strings.Join(sets, ", "), len(sets)+1),
		append(cells(columns), *r.id)...); err != nil {
		return err
	}
	for _, l := range touched {
		if _, err := t.exec("DELETE FROM "+quote(l.table)+" WHERE "+r.parent()+" = $1", *r.id); err != nil {
			return err
		}
		if err := t.insertList(r, l); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) insertList(r record, l list) error {
	query := fmt.Sprintf("INSERT INTO %s (%s, position, %s) VALUES (%s)",
		quote(l.table), r.parent(), names(l.blank()), places(len(l.blank())+2))
	for i := range l.size() {
		if _, err := t.exec(query, append([]any{*r.id, i + 1}, cells(l.row(i))...)...); err != nil {
			return err
		}
	}
	return nil
}
