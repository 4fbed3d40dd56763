package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sampan/ui/theme"
	"sampan/ui/widgets/rows"
)

// cellEditor is the one field that lies over the cell being edited. Enter
// commits and goes down, Tab goes on to the next cell that can be edited,
// Escape leaves the cell as it was; a click elsewhere commits.
type cellEditor[R any] struct {
	table  *Table[R]
	field  *Entry
	box    *fyne.Container
	said   *canvas.Text
	plate  *canvas.Rectangle
	open   bool
	busy   bool
	row    string // id
	column string
}

func newCellEditor[R any](t *Table[R]) *cellEditor[R] {
	e := &cellEditor[R]{table: t, said: newText("", theme.Caption, theme.Danger, false), plate: newFrame(theme.Raised, theme.Danger, theme.Radius)}
	e.field = t.desk.Entry(t.key+".editor", "")
	e.field.tabStays = true
	e.field.OnTyped = e.typed
	e.field.onFocus = func(on bool) {
		if !on {
			e.leave()
		}
	}
	e.box = container.NewWithoutLayout(e.field, e.plate, e.said)
	e.box.Hide()
	return e
}

// begin opens the editor on a cell; typed replaces the value. It reports
// whether the cell can be edited.
func (e *cellEditor[R]) begin(row, column int, typed string) bool {
	t := e.table
	cols := t.Model.Shown()
	if row < 0 || row >= t.Model.Len() || column < 0 || column >= len(cols) {
		return false
	}
	c, r := cols[column], t.Model.Row(row)
	if !canEdit(c, r) || (c.Inside && t.desk.Concealed()) {
		return false
	}
	t.Model.MoveTo(row)
	t.column = column
	t.moved()
	e.open, e.row, e.column = true, t.Model.ID(row), c.Key
	e.field.right = c.Kind == rows.Number
	e.complain("")
	value := c.Value
	if c.Edit != nil {
		value = c.Edit
	}
	e.field.SetText(value(r))
	e.box.Show()
	e.place()
	t.desk.focus(e.field)
	e.field.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, r := range typed {
		e.field.TypedRune(r)
	}
	return true
}

func canEdit[R any](c *rows.Column[R], r R) bool {
	return c.Set != nil && c.Kind != rows.Check && c.Kind != rows.Photo && (c.CanSet == nil || c.CanSet(r))
}

// place lays the field over its cell.
func (e *cellEditor[R]) place() {
	t := e.table
	if !e.open {
		return
	}
	row := t.Model.Find(e.row)
	x := float32(0)
	for i, c := range t.Model.Shown() {
		if c.Key == e.column && row >= 0 {
			e.box.Move(fyne.NewPos(x, float32(row)*t.rowHeight))
			size := fyne.NewSize(max(t.widths[i], 64), t.rowHeight)
			e.box.Resize(size)
			e.field.Move(fyne.NewPos(1, 1))
			e.field.Resize(size.SubtractWidthHeight(2, 3))
			return
		}
		x += t.widths[i]
	}
	e.cancel()
}

func (e *cellEditor[R]) typed(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.commit() {
			e.table.Model.MoveTo(e.table.Model.Cursor() + 1)
			e.table.moved()
		}
	case fyne.KeyTab:
		e.tab()
	case fyne.KeyEscape:
		e.cancel()
	case fyne.KeyUp, fyne.KeyDown:
		if e.commit() {
			e.table.travel(ev.Name)
		}
	default:
		return false
	}
	return true
}

// tab commits and edits the next cell that can be edited, or the one before.
func (e *cellEditor[R]) tab() {
	step := 1
	if e.field.shift {
		step = -1
	}
	if !e.commit() {
		return
	}
	t := e.table
	n := len(t.Model.Shown())
	row, column := t.Model.Cursor(), t.column
	for range n * 2 {
		column += step
		if column < 0 || column >= n {
			row, column = row+step, (column+n)%n
		}
		if e.begin(row, column, "") {
			return
		}
	}
}

// commit hands the text to the column; it reports whether it was taken. A
// text that is refused stays, with the reason below the cell.
func (e *cellEditor[R]) commit() bool {
	if !e.open || e.busy {
		return !e.open
	}
	t := e.table
	c, at := t.Model.Column(e.column), t.Model.Find(e.row)
	if c == nil || at < 0 {
		e.cancel()
		return false
	}
	if e.field.Text != e.field.committed {
		e.busy = true // what Set does may take the keyboard away
		err := c.Set(t.Model.Row(at), e.field.Text)
		e.busy = false
		if err != nil {
			e.complain(t.desk.Explain(err))
			return false
		}
	}
	t.Model.Touch(e.row)
	e.shut()
	t.Refresh()
	return true
}

// leave commits what can be committed when the keyboard goes elsewhere.
func (e *cellEditor[R]) leave() {
	if e.open && !e.busy && !e.commit() {
		e.table.desk.Hint(e.said.Text)
		e.shut()
	}
}

func (e *cellEditor[R]) cancel() {
	if e.open && !e.busy {
		e.shut()
	}
}

func (e *cellEditor[R]) shut() {
	had := e.field.focused
	e.open = false
	e.box.Hide()
	e.complain("")
	if had {
		e.table.desk.focus(e.table)
	}
}

func (e *cellEditor[R]) complain(text string) {
	e.field.SetWrong(text != "")
	e.said.Text = text
	e.said.Hidden, e.plate.Hidden = text == "", text == ""
	y := e.table.rowHeight
	if e.table.Model.Cursor() == e.table.Model.Len()-1 && e.table.Model.Len() > 1 {
		y = -lineHeight(theme.Caption) - theme.Gap2 // below the last row nothing is seen
	}
	w := textWidth(text, theme.Caption, false) + 2*theme.Gap2
	left := e.table.scroll.Offset.X + e.table.scroll.Size().Width - theme.Gap2 - w - e.box.Position().X
	left = min(0, left)
	e.plate.Move(fyne.NewPos(left, y))
	e.plate.Resize(fyne.NewSize(w, lineHeight(theme.Caption)+theme.Gap2))
	e.said.Move(fyne.NewPos(left+theme.Gap2, y+theme.Gap1))
	e.box.Refresh()
}
