package rows

// Cursor is the place of the cursor in the view, -1 where there is none.
func (m *Model[R]) Cursor() int { return m.cursor }

// CursorID is the id of the row under the cursor, "" where there is none.
func (m *Model[R]) CursorID() string {
	if m.cursor < 0 || m.cursor >= len(m.view) {
		return ""
	}
	return m.ID(m.cursor)
}

// CursorRow is the row under the cursor.
func (m *Model[R]) CursorRow() (row R, ok bool) {
	if m.cursor < 0 || m.cursor >= len(m.view) {
		return row, false
	}
	return m.Row(m.cursor), true
}

// MoveTo puts the cursor on a row (clamped) and forgets the selection.
func (m *Model[R]) MoveTo(i int) {
	clear(m.selected)
	m.cursor = m.clamp(i)
	m.anchor = m.cursor
}

// ExtendTo selects from where the last plain move ended to i (clamped).
func (m *Model[R]) ExtendTo(i int) {
	if len(m.view) == 0 {
		return
	}
	m.cursor = m.clamp(i)
	if m.anchor < 0 {
		m.anchor = m.cursor
	}
	clear(m.selected)
	for j := min(m.anchor, m.cursor); j <= max(m.anchor, m.cursor); j++ {
		m.selected[m.ID(j)] = struct{}{}
	}
}

// Toggle puts the cursor on a row and selects it or takes it out.
func (m *Model[R]) Toggle(i int) {
	if len(m.view) == 0 {
		return
	}
	if len(m.selected) == 0 && m.cursor >= 0 && m.cursor != i {
		m.selected[m.ID(m.cursor)] = struct{}{} // the row one came from belongs to it
	}
	m.cursor = m.clamp(i)
	m.anchor = m.cursor
	id := m.ID(m.cursor)
	if _, on := m.selected[id]; on {
		delete(m.selected, id)
		return
	}
	m.selected[id] = struct{}{}
}

// Mark selects the row under the cursor or takes it out, and leaves the rest.
func (m *Model[R]) Mark() {
	id := m.CursorID()
	if id == "" {
		return
	}
	if _, on := m.selected[id]; on {
		delete(m.selected, id)
		return
	}
	m.selected[id] = struct{}{}
}

// SelectAll selects all rows shown.
func (m *Model[R]) SelectAll() {
	for i := range m.view {
		m.selected[m.ID(i)] = struct{}{}
	}
}

// ClearSelection leaves the cursor.
func (m *Model[R]) ClearSelection() { clear(m.selected) }

// IsSelected reports whether a shown row is drawn as selected: it was chosen,
// or it is under the cursor and nothing was chosen.
func (m *Model[R]) IsSelected(i int) bool {
	if len(m.selected) == 0 {
		return i == m.cursor
	}
	_, on := m.selected[m.ID(i)]
	return on
}

// Selected gives the chosen rows in the order shown, or the row under the
// cursor when none was chosen.
func (m *Model[R]) Selected() []R {
	var out []R
	for i := range m.view {
		if m.IsSelected(i) {
			out = append(out, m.Row(i))
		}
	}
	return out
}

// Chosen is the number of rows chosen beyond the cursor.
func (m *Model[R]) Chosen() int { return len(m.selected) }

func (m *Model[R]) clamp(i int) int {
	return max(min(i, len(m.view)-1), min(0, len(m.view)-1))
}
