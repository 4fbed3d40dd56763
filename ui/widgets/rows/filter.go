package rows

import (
	"context"
	"slices"
	"strings"
)

// Folded are the searchable texts of rows, one a row.
type Folded []string

// Fold makes the searchable texts of rows; it may run away from the window.
// A cancelled ctx gives nil.
func (m *Model[R]) Fold(ctx context.Context, all []R) Folded {
	cols := slices.DeleteFunc(slices.Clone(m.columns), func(c Column[R]) bool {
		return c.Unfiltered || c.Value == nil || c.Kind == Photo || c.Kind == Check || c.Kind == Action
	})
	out := make(Folded, len(all))
	var f folder
	for i, r := range all {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil
		}
		f.Reset()
		for _, c := range cols {
			f.add(c.Value(r))
		}
		out[i] = f.String()
	}
	return out
}

// SetFilter shows only rows that contain every word of the text, as folded
// text, pinyin or pinyin initials.
func (m *Model[R]) SetFilter(text string) {
	if text == m.filter {
		return
	}
	at := m.CursorID()
	narrower := m.hay != nil && strings.HasPrefix(text, m.filter)
	m.filter = text
	if narrower { // what was typed only takes rows away: their order stays
		words := Words(text)
		m.view = slices.DeleteFunc(m.view, func(i int) bool { return !Matches(m.hay[i], words) })
		m.cursor = m.Find(at)
		m.anchor = m.cursor
		return
	}
	m.arrange(at)
}

// Filter is the text rows are filtered by.
func (m *Model[R]) Filter() string { return m.filter }

func (m *Model[R]) refilter() {
	m.view = m.view[:0]
	words := Words(m.filter)
	if len(words) > 0 && len(m.hay) != len(m.all) {
		m.hay = m.Fold(context.Background(), m.all)
	}
	for i := range m.all {
		if m.keep != nil && !m.keep(m.all[i]) {
			continue
		}
		if len(words) == 0 || Matches(m.hay[i], words) {
			m.view = append(m.view, i)
		}
	}
}
