package store

import (
	"fmt"
	"strings"
	"time"

	"sampan/app"
)

// record binds a value of app to its table: every noun has one function that
// does it, and from it follow reading, writing and the history.
type record struct {
	noun    app.Noun // also the name of the table
	id      *string
	ver     *int64
	created *time.Time // moment of the first write, nil where none is kept
	updated *time.Time // moment of the last write, nil where the record has none
	columns []column
	derived []column
	lists   []list
}

// list binds a slice of a record to a table of its own, one row per element.
// The rows name their record in the column noun_id and count from 1.
type list struct {
	name  string // in the history
	table string
	size  func() int
	row   func(i int) []column
	blank func() []column
	grow  func() []column // appends an element
	id    func(i int) *string
	key   func(i int) string // what makes an element the same one in two versions
}

// listOf binds a slice whose elements are known by key. id is nil for
// elements without one; else an element that has none is given one.
func listOf[T any](name, table string, rows *[]T, bind func(*T) []column, id func(*T) *string, key func(T) string) list {
	l := list{
		name: name, table: table,
		size:  func() int { return len(*rows) },
		row:   func(i int) []column { return bind(&(*rows)[i]) },
		key:   func(i int) string { return key((*rows)[i]) },
		blank: func() []column { return bind(new(T)) },
		grow: func() []column {
			*rows = append(*rows, *new(T))
			return bind(&(*rows)[len(*rows)-1])
		},
	}
	if id != nil {
		l.id = func(i int) *string { return id(&(*rows)[i]) }
	}
	return l
}

func (r record) table() string  { return quote(string(r.noun)) }
func (r record) parent() string { return quote(string(r.noun) + "_id") }

// quote lets a column be called what the field is called ("from", "order").
func quote(name string) string { return `"` + name + `"` }

func names(columns []column) string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = quote(c.name)
	}
	return strings.Join(list, ", ")
}

func cells(columns []column) []any {
	list := make([]any, len(columns))
	for i, c := range columns {
		list[i] = c.cell
	}
	return list
}

// places gives "$1, $2 … $n".
func places(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "$%d", i+1)
	}
	return b.String()
}

// head is what every table has before the record's own columns.
func (r record) head() []column {
	updated := r.updated
	if updated == nil {
		updated = new(time.Time)
	}
	return []column{{"id", text(r.id)}, {"ver", whole(r.ver)}, {"updated_at", moment(updated)}}
}
