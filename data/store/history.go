package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sampan/app"
)

// diff lists what differs between two versions of a record, and the lists
// that have to be written again.
//
// Elements are the same when their keys are. A changed element is named by
// where it stands now (lines/2/price, counted from 1); every filled field of
// a new one is a change from "", of a removed one a change to "", named by
// where it stood; an empty element is named alone (lines/2). When the
// elements common to both stand in another order, lines/order tells their
// old places in the old and in the new order.
func diff(old, now record) (changes []app.Change, touched []list) {
	changes = diffColumns("", old.columns, now.columns)
	for i, l := range now.lists {
		if c := diffList(old.lists[i], l); len(c) > 0 {
			changes = append(changes, c...)
			touched = append(touched, l)
		}
	}
	return changes, touched
}

func diffColumns(prefix string, old, now []column) []app.Change {
	var changes []app.Change
	for i, c := range now {
		if from, to := old[i].show(), c.show(); from != to {
			changes = append(changes, app.Change{Field: prefix + c.name, From: from, To: to})
		}
	}
	return changes
}

func diffList(old, now list) []app.Change {
	was := make(map[string]int, old.size())
	for i, k := range old.keys() {
		was[k] = i
	}
	var changes []app.Change
	var stayed []int
	for i, k := range now.keys() {
		place := fmt.Sprintf("%s/%d", now.name, i+1)
		j, ok := was[k]
		if !ok {
			changes = append(changes, atLeast(place, diffColumns(place+"/", now.blank(), now.row(i)))...)
			continue
		}
		changes = append(changes, diffColumns(place+"/", old.row(j), now.row(i))...)
		stayed = append(stayed, j)
		delete(was, k)
	}
	for i, k := range old.keys() {
		if _, gone := was[k]; gone {
			place := fmt.Sprintf("%s/%d", old.name, i+1)
			changes = append(changes, atLeast(place, diffColumns(place+"/", old.row(i), old.blank()))...)
		}
	}
	if !slices.IsSorted(stayed) {
		changes = append(changes, app.Change{Field: now.name + "/order", From: sequence(slices.Sorted(slices.Values(stayed))), To: sequence(stayed)})
	}
	return changes
}

// atLeast names an element that came or went without a single filled field.
func atLeast(place string, changes []app.Change) []app.Change {
	if len(changes) == 0 {
		return []app.Change{{Field: place}}
	}
	return changes
}

func sequence(places []int) string {
	s := make([]string, len(places))
	for i, p := range places {
		s[i] = strconv.Itoa(p + 1)
	}
	return strings.Join(s, " ")
}

// keys tells the elements of a list apart; the second element with a key is
// another one than the first.
func (l list) keys() []string {
	keys := make([]string, l.size())
	seen := make(map[string]int, l.size())
	for i := range keys {
		k := l.key(i)
		seen[k]++
		keys[i] = fmt.Sprintf("%d/%s", seen[k], k)
	}
	return keys
}

// remember writes changes of one record into the history; first is how many
// the history already has of this ver.
func (t *tx) remember(n app.Noun, id string, ver, first int64, changes []app.Change) error {
	for i, c := range changes {
		if _, err := t.exec("INSERT INTO history (noun, record_id, ver, position, at, actor, field, from_value, to_value) VALUES ("+places(9)+")",
			string(n), id, ver, first+int64(i), stamp(t.at), clean(t.actor), c.Field, clean(c.From), clean(c.To)); err != nil {
			return err
		}
	}
	return nil
}

func (r reader) History(noun, id string) ([]app.Change, error) {
	return all(r, func(c *app.Change) []any {
		return []any{text(&c.Noun), text(&c.ID), whole(&c.Ver), moment(&c.At), text(&c.Actor), text(&c.Field), text(&c.From), text(&c.To)}
	}, `SELECT noun, record_id, ver, at, actor, field, from_value, to_value FROM history
		WHERE noun = $1 AND record_id = $2 ORDER BY ver DESC, at DESC, position`, noun, id)
}
