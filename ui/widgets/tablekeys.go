package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/widgets/rows"
)

// TypedKey moves, selects, edits, opens, or hands the key on.
func (t *Table[R]) TypedKey(ev *fyne.KeyEvent) {
	if t.OnTyped != nil && t.OnTyped(ev) {
		return
	}
	if t.travel(ev.Name) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if r, ok := t.Model.CursorRow(); ok && !t.act(t.Model.Cursor(), t.column) && t.OnOpen != nil {
			t.OnOpen(r)
		}
	case fyne.KeySpace:
		if !t.toggleCheck(t.Model.Cursor(), t.column) {
			t.Model.Mark()
			t.moved()
		}
	case fyne.KeyF2:
		if !t.editor.begin(t.Model.Cursor(), t.column, "") {
			t.desk.key(ev)
		}
	case fyne.KeyBackspace:
		t.shorten()
	case fyne.KeyEscape:
		t.escape(ev)
	case desktop.KeyMenu:
		t.menuAtCursor()
	case fyne.KeyF10:
		if t.shift {
			t.menuAtCursor()
			return
		}
		t.desk.key(ev)
	default:
		t.desk.key(ev)
	}
}

// travel moves the cursor; it reports whether the key does.
func (t *Table[R]) travel(key fyne.KeyName) bool {
	at, page := t.Model.Cursor(), max(1, int(t.scroll.Size().Height/t.rowHeight)-1)
	switch key {
	case fyne.KeyUp:
		at--
	case fyne.KeyDown:
		at++
	case fyne.KeyPageUp:
		at -= page
	case fyne.KeyPageDown:
		at += page
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = t.Model.Len() - 1
	case fyne.KeyLeft:
		t.column = max(0, t.column-1)
		t.moved()
		return true
	case fyne.KeyRight:
		t.column = min(t.column+1, len(t.Model.Shown())-1)
		t.moved()
		return true
	default:
		return false
	}
	if t.shift {
		t.Model.ExtendTo(at)
	} else {
		t.Model.MoveTo(at)
	}
	t.moved()
	return true
}

// escape takes back, step by step: the selection, the filter; then it is the
// window's.
func (t *Table[R]) escape(ev *fyne.KeyEvent) {
	switch {
	case t.Model.Chosen() > 0:
		t.Model.ClearSelection()
		t.moved()
	case t.Model.Filter() != "":
		t.setFilter("")
	default:
		t.desk.key(ev)
	}
}

func (t *Table[R]) setFilter(text string) {
	if t.search != nil {
		t.search.Entry.SetText(text)
	}
	t.filter(text)
}

func (t *Table[R]) shorten() {
	if f := []rune(t.Model.Filter()); len(f) > 0 {
		t.setFilter(string(f[:len(f)-1]))
	}
}

// TypedRune edits the cell or filters the rows.
func (t *Table[R]) TypedRune(r rune) {
	if t.OnTypedRune != nil && t.OnTypedRune(r) {
		return
	}
	if r == ' ' && t.Model.Filter() == "" {
		return // Space has marked the row
	}
	if r != ' ' && t.editor.begin(t.Model.Cursor(), t.column, string(r)) {
		return
	}
	t.setFilter(t.Model.Filter() + string(r))
}

// TypedShortcut copies, selects, pastes, sorts, or hands the shortcut on.
func (t *Table[R]) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		t.copyRows(false)
	case *fyne.ShortcutSelectAll:
		t.Model.SelectAll()
		t.moved()
	case *fyne.ShortcutPaste:
		if t.OnPaste != nil {
			t.OnPaste(s.Clipboard.Content())
		}
	case *desktop.CustomShortcut:
		if !t.ownShortcut(s) {
			t.desk.shortcut(s)
		}
	default:
		t.desk.shortcut(s)
	}
}

func (t *Table[R]) ownShortcut(s *desktop.CustomShortcut) bool {
	if s.Modifier&fyne.KeyModifierShortcutDefault == 0 {
		return false
	}
	cols := t.Model.Shown()
	switch s.KeyName {
	case fyne.KeyC:
		if s.Modifier&fyne.KeyModifierShift == 0 {
			return false
		}
		t.copyRows(true)
	case fyne.KeyUp, fyne.KeyDown:
		if t.column < len(cols) && sortable(cols[t.column]) {
			t.Model.SortBy(cols[t.column].Key, s.KeyName == fyne.KeyDown)
			t.changed()
			t.moved()
			t.viewChanged()
		}
	case fyne.KeyHome:
		return t.travel(fyne.KeyHome)
	case fyne.KeyEnd:
		return t.travel(fyne.KeyEnd)
	default:
		return false
	}
	return true
}

func sortable[R any](c *rows.Column[R]) bool {
	return c.Kind != rows.Photo && c.Kind != rows.Action && (c.Value != nil || c.SortKey != nil)
}

// toggleCheck ticks the box of a check column; it reports whether the cell
// is one.
func (t *Table[R]) toggleCheck(row, column int) bool {
	cols := t.Model.Shown()
	if row < 0 || row >= t.Model.Len() || column < 0 || column >= len(cols) || cols[column].Kind != rows.Check {
		return false
	}
	c, r := cols[column], t.Model.Row(row)
	if c.Set == nil || (c.CanSet != nil && !c.CanSet(r)) {
		return true
	}
	to := "1"
	if c.Value(r) == "1" {
		to = ""
	}
	if err := c.Set(r, to); err != nil {
		t.desk.Hint(t.desk.Explain(err))
	}
	t.Refresh()
	return true
}

// act presses the button of an action cell; it reports whether there is one.
func (t *Table[R]) act(row, column int) bool {
	cols := t.Model.Shown()
	if row < 0 || row >= t.Model.Len() || column < 0 || column >= len(cols) || cols[column].Kind != rows.Action {
		return false
	}
	r := t.Model.Row(row)
	if t.OnAction == nil || cols[column].Value(r) == "" {
		return false
	}
	t.OnAction(r, cols[column].Key)
	return true
}

func (t *Table[R]) menuAtCursor() {
	i := max(0, t.Model.Cursor())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.body)
	t.openMenu(at.AddXY(cellPad, float32(i+1)*t.rowHeight))
}

// openMenu shows the menu of the selected rows, with copying at its end.
func (t *Table[R]) openMenu(at fyne.Position) {
	if t.desk.Window == nil {
		return
	}
	var items []*fyne.MenuItem
	if t.Menu != nil && t.Model.Len() > 0 {
		if items = t.Menu(t.Model.Selected()); len(items) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
	}
	items = append(items,
		fyne.NewMenuItem(t.desk.Say("widgets.copy_rows"), func() { t.copyRows(false) }),
		fyne.NewMenuItem(t.desk.Say("widgets.copy_with_titles"), func() { t.copyRows(true) }),
		fyne.NewMenuItem(t.desk.Say("widgets.select_all"), func() {
			t.Model.SelectAll()
			t.moved()
		}))
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), t.desk.Window.Canvas(), at)
}
