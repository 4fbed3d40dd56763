// Package rows is what a table knows apart from how it looks: the rows, which
// of them the filter lets through, their order, the cursor, the selection and
// what goes to the clipboard. Screens keep one in their model and test it
// without a window; the table of ui/widgets shows it. The folding of texts
// (Chinese, English, pinyin initials) also serves pickers.
package rows

import (
	"context"
	"slices"
)

// Kind is how a column is drawn.
type Kind int

// The kinds of columns. Numbers stand on the right with a quiet zero; a photo
// shows the picture of the row; a status is a dot with its word; a check is a
// box that can be ticked; an action is a small button with the row's next
// step, absent where Value gives "".
const (
	Text Kind = iota
	Number
	Photo
	Status
	Check
	Action
)

// Tone is the meaning of a status, never its only sign.
type Tone int

// The tones.
const (
	Quiet Tone = iota
	Accent
	Good
	Caution
	Danger
)

// Column describes one column of rows of type R.
type Column[R any] struct {
	Key   string // stable: saved views and tests name it
	Title string // text key of the header
	Kind  Kind
	// Width is the width to begin with, Min the least; both in pixels. Flex is
	// the share of the width left over (0: none).
	Width, Min, Flex float32
	Hidden           bool // at first; a person can show it

	// Value is what is shown, filtered and copied. Ticked checks are "1".
	Value func(R) string
	// Plain is what goes to spreadsheets where Value is shortened for the eye,
	// such as an ISO day; nil: Value.
	Plain func(R) string
	// SortKey orders numbers and dates; without it the folded text decides.
	SortKey func(R) int64
	// Tone colours the dot of a status.
	Tone func(R) Tone
	// Soft draws the cell in soft ink.
	Soft bool
	// Inside marks money that the buyer must not see: one key hides it.
	Inside bool
	// Unfiltered keeps the column out of the filter.
	Unfiltered bool

	// Set takes what was typed into the cell; nil: not editable. The error is
	// shown under the cell and keeps the editor open. CanSet may refuse a row.
	Set    func(R, string) error
	CanSet func(R) bool
	// Edit gives the text the editor begins with; nil: Value.
	Edit func(R) string
}

// Model holds the rows of one table.
type Model[R any] struct {
	id      func(R) string
	columns []Column[R]

	all     []R
	hay     []string // folded texts of all, nil until somebody filters
	view    []int    // indices into all: filtered and sorted
	filter  string
	sortBy  string
	desc    bool
	order   []string
	widths  map[string]float32
	hidden  map[string]bool
	keep    func(R) bool
	loading bool

	cursor   int // in view, -1: none
	anchor   int
	selected map[string]struct{}
}

// New makes an empty model; id names a row for ever: the selection and the
// cursor hold on to it when the rows are read again.
func New[R any](id func(R) string, columns ...Column[R]) *Model[R] {
	m := &Model[R]{
		id: id, columns: columns, cursor: -1, anchor: -1,
		selected: map[string]struct{}{}, widths: map[string]float32{}, hidden: map[string]bool{},
	}
	for _, c := range columns {
		m.order = append(m.order, c.Key)
		m.hidden[c.Key] = c.Hidden
	}
	return m
}

// SetRows replaces the rows. Filter, order, cursor and selection stay;
// selected rows that are gone are forgotten.
func (m *Model[R]) SetRows(all []R) { m.SetFolded(all, nil) }

// SetFolded is SetRows with the texts already folded by Fold, which is worth
// doing away from the window from some 10,000 rows.
func (m *Model[R]) SetFolded(all []R, folded Folded) {
	at := m.CursorID()
	m.all, m.hay, m.loading = all, folded, false
	if len(m.selected) > 0 {
		left := make(map[string]struct{}, len(m.selected))
		for _, r := range all {
			if _, ok := m.selected[m.id(r)]; ok {
				left[m.id(r)] = struct{}{}
			}
		}
		m.selected = left
	}
	m.arrange(at)
}

// SetLoading says that rows are on their way; the table shows a skeleton.
func (m *Model[R]) SetLoading(on bool) { m.loading = on }

// Loading reports whether rows are on their way.
func (m *Model[R]) Loading() bool { return m.loading }

// Keep lets only some rows through, beside the typed filter ("only mine").
// Nil lets all through.
func (m *Model[R]) Keep(keep func(R) bool) {
	at := m.CursorID()
	m.keep = keep
	m.arrange(at)
}

// Len is the number of rows shown, Total that of all rows.
func (m *Model[R]) Len() int { return len(m.view) }

// Total is the number of rows before any filter.
func (m *Model[R]) Total() int { return len(m.all) }

// Row gives a shown row.
func (m *Model[R]) Row(i int) R { return m.all[m.view[i]] }

// ID gives the id of a shown row.
func (m *Model[R]) ID(i int) string { return m.id(m.Row(i)) }

// All gives all rows in the order they came.
func (m *Model[R]) All() []R { return m.all }

// Touch tells that a value of a row has changed in its place, so that the
// filter finds it by its new texts.
func (m *Model[R]) Touch(id string) {
	for i, r := range m.all {
		if len(m.hay) == len(m.all) && m.id(r) == id {
			m.hay[i] = m.Fold(context.Background(), m.all[i:i+1])[0]
		}
	}
}

// Find gives the place of a row in the view, or -1.
func (m *Model[R]) Find(id string) int {
	if id == "" {
		return -1
	}
	return slices.IndexFunc(m.view, func(i int) bool { return m.id(m.all[i]) == id })
}

// Column finds a column by its key.
func (m *Model[R]) Column(key string) *Column[R] {
	for i := range m.columns {
		if m.columns[i].Key == key {
			return &m.columns[i]
		}
	}
	return nil
}

// Columns gives all columns in the order shown, hidden ones too.
func (m *Model[R]) Columns() []*Column[R] {
	out := make([]*Column[R], 0, len(m.order))
	for _, k := range m.order {
		out = append(out, m.Column(k))
	}
	return out
}

// Shown gives the columns that are not hidden, in their order.
func (m *Model[R]) Shown() []*Column[R] {
	return slices.DeleteFunc(m.Columns(), func(c *Column[R]) bool { return m.hidden[c.Key] })
}

// arrange filters and sorts anew and puts the cursor back on its row.
func (m *Model[R]) arrange(cursorID string) {
	m.refilter()
	m.resort()
	m.cursor = m.Find(cursorID)
	m.anchor = m.cursor
}
