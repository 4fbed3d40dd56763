package rows

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// SortBy orders the rows by a column; "" is the order they came in.
func (m *Model[R]) SortBy(column string, desc bool) {
	at := m.CursorID()
	m.sortBy, m.desc = column, desc
	if column == "" {
		m.refilter()
	}
	m.resort()
	m.cursor = m.Find(at)
	m.anchor = m.cursor
}

// ToggleSort is a click on a header: up, down, then the order they came in.
func (m *Model[R]) ToggleSort(column string) {
	switch {
	case m.sortBy != column:
		m.SortBy(column, false)
	case !m.desc:
		m.SortBy(column, true)
	default:
		m.SortBy("", false)
	}
}

// Sort gives the column the rows are ordered by and its direction.
func (m *Model[R]) Sort() (column string, desc bool) { return m.sortBy, m.desc }

type sortable struct {
	row  int
	num  int64
	text string
}

// resort orders the view by keys that are made once a row; rows of equal keys
// keep the order they came in, in both directions.
func (m *Model[R]) resort() {
	c := m.Column(m.sortBy)
	if c == nil || len(m.view) < 2 {
		return
	}
	keyed := make([]sortable, len(m.view))
	var f folder
	for i, at := range m.view {
		keyed[i].row = at
		if c.SortKey != nil {
			keyed[i].num = c.SortKey(m.all[at])
		} else {
			keyed[i].text = f.sortText(c.Value(m.all[at]))
		}
	}
	slices.SortFunc(keyed, func(a, b sortable) int {
		way := cmp.Compare(a.num, b.num)
		if way == 0 {
			way = compareText(a.text, b.text)
		}
		if m.desc {
			way = -way
		}
		if way == 0 {
			return cmp.Compare(a.row, b.row)
		}
		return way
	})
	for i := range keyed {
		m.view[i] = keyed[i].row
	}
}

// compareText puts empty texts last.
func compareText(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	return cmp.Compare(a, b)
}

// sortText orders Chinese by its pinyin among the Latin texts.
func (f *folder) sortText(s string) string {
	p := plain(s)
	if !hasHan(p) {
		return p
	}
	out := make([]byte, 0, len(p)*2)
	for _, r := range p {
		if han(r) {
			out = append(out, f.spell(r).syllable...)
			out = append(out, ' ')
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}
