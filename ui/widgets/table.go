package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"sampan/ui/theme"
	"sampan/ui/widgets/rows"
)

// Table is the table of the whole program. It draws only the rows that are
// seen, so 100,000 of them scroll like 100; what it knows is its Model.
//
// Keys: arrows, Home, End, Page Up and Down move, with Shift they select;
// Space marks a row, Ctrl+A all; Enter opens; Ctrl+C copies rows for a
// spreadsheet, with Shift their titles too; typing filters, or edits where
// the cell can be edited; F2 edits; Ctrl+Up and Ctrl+Down sort by the column
// Left and Right have reached; Shift+F10 and the menu key open the menu.
type Table[R any] struct {
	control
	Model *rows.Model[R]

	// OnOpen is called for Enter and a double click.
	OnOpen func(R)
	// OnSelect is called when cursor or selection changed.
	OnSelect func()
	// OnView is called when a person changed columns, order or filter.
	OnView func(rows.View)
	// Menu gives the menu of the selected rows.
	Menu func(selected []R) []*fyne.MenuItem
	// PhotoOf gives the id of the picture of a row, for the Photo column.
	PhotoOf func(R) string
	// OnExplain is called for a click on a figure of a column that Explains.
	OnExplain func(row R, column string)
	// Explains says which columns show where their figures come from.
	Explains func(column string) bool
	// OnAction is called for the button of an Action column.
	OnAction func(row R, column string)
	// OnTyped and OnTypedRune are offered keys first ("N nothing fits").
	OnTyped     func(*fyne.KeyEvent) bool
	OnTypedRune func(rune) bool
	// OnPaste is told the text pasted into the table.
	OnPaste func(string)
	// Empty says what to do first where there are no rows at all.
	Empty Empty

	rowHeight float32
	column    int // the column of the cursor, among the shown ones
	shift     bool
	search    *SearchField
	header    *tableHeader[R]
	body      *tableBody[R]
	scroll    *container.Scroll
	editor    *cellEditor[R]
	widths    []float32
	nothing   *emptyView
}

// Empty is what a list without rows shows: a sentence, a sample, and the one
// thing to do first. All are translated but Act, which is a text key.
type Empty struct {
	Text   string
	Sample string
	Act    string
	OnAct  func()
}

// NewTable makes a table over a model.
func NewTable[R any](d *Desk, key string, model *rows.Model[R]) *Table[R] {
	t := &Table[R]{Model: model, rowHeight: theme.Row}
	t.desk, t.key = d, key
	t.ExtendBaseWidget(t)
	t.header = newTableHeader(t)
	t.body = newTableBody(t)
	t.editor = newCellEditor(t)
	t.nothing = newEmptyView(d, key)
	t.scroll = container.NewScroll(t.body)
	t.scroll.OnScrolled = func(p fyne.Position) {
		t.header.scrollTo(p.X)
		t.body.arrange()
	}
	return t
}

// SetRowHeight makes all rows as high as their photos need.
func (t *Table[R]) SetRowHeight(h float32) {
	t.rowHeight = h
	t.Refresh()
}

// SearchField is the field that filters the table; the screen puts it into
// its toolbar. Typing in the table goes there too.
func (t *Table[R]) SearchField() *SearchField {
	if t.search == nil {
		t.search = t.desk.SearchField(t.key+".search", "widgets.type_to_filter", t.filter)
		t.search.OnDown = func() { t.desk.focus(t) }
		t.search.Entry.SetText(t.Model.Filter())
	}
	return t.search
}

// SetRows shows rows; cursor, selection, filter and scroll stay.
func (t *Table[R]) SetRows(all []R) { t.SetFolded(all, nil) }

// SetFolded is SetRows with texts folded away from the window.
func (t *Table[R]) SetFolded(all []R, folded rows.Folded) {
	t.editor.cancel()
	t.Model.SetFolded(all, folded)
	t.changed()
}

// SetView takes over a saved view.
func (t *Table[R]) SetView(v rows.View) {
	t.Model.SetView(v)
	if t.search != nil {
		t.search.Entry.SetText(v.Filter)
	}
	t.changed()
}

// Shows is the row under the cursor.
func (t *Table[R]) Shows() string {
	r, ok := t.Model.CursorRow()
	if cols := t.Model.Shown(); ok && t.column < len(cols) && cols[t.column].Value != nil {
		return cols[t.column].Value(r)
	}
	return ""
}

// Column is the key of the column under the cursor.
func (t *Table[R]) Column() string {
	if cols := t.Model.Shown(); t.column < len(cols) {
		return cols[t.column].Key
	}
	return ""
}

// Edit opens the editor on a cell of the row under the cursor; it reports
// whether the cell can be edited.
func (t *Table[R]) Edit(column string) bool {
	for i, c := range t.Model.Shown() {
		if c.Key == column {
			return t.editor.begin(t.Model.Cursor(), i, "")
		}
	}
	return false
}

// Reveal scrolls a row into sight and puts the cursor on it.
func (t *Table[R]) Reveal(id string) {
	if i := t.Model.Find(id); i >= 0 {
		t.Model.MoveTo(i)
		t.moved()
	}
}

func (t *Table[R]) filter(text string) {
	if text == t.Model.Filter() {
		return
	}
	t.editor.cancel()
	t.Model.SetFilter(text)
	if t.Model.Cursor() < 0 && t.Model.Len() > 0 && text != "" {
		t.Model.MoveTo(0)
	}
	t.changed()
	t.viewChanged()
}

func (t *Table[R]) viewChanged() {
	if t.OnView != nil {
		t.OnView(t.Model.View())
	}
}

// changed draws everything anew after rows or columns changed.
func (t *Table[R]) changed() {
	t.Refresh()
	if t.OnSelect != nil {
		t.OnSelect()
	}
}

// moved draws the cursor where it has gone, and says what was cut there.
func (t *Table[R]) moved() {
	t.intoSight(t.Model.Cursor())
	t.body.repaint()
	t.header.Refresh()
	if t.Model.Chosen() > 1 {
		t.desk.Hint(t.chosen())
	} else {
		t.hintAt(t.Model.Cursor(), t.column)
	}
	if t.OnSelect != nil {
		t.OnSelect()
	}
}

func (t *Table[R]) intoSight(i int) {
	if i < 0 {
		return
	}
	top, view := float32(i)*t.rowHeight, t.scroll.Size().Height
	to := t.scroll.Offset
	to.Y = min(to.Y, top)
	to.Y = max(to.Y, top+t.rowHeight-view, 0)
	left := float32(0)
	for _, w := range t.widths[:min(t.column, len(t.widths))] {
		left += w
	}
	if t.column < len(t.widths) && t.body.Size().Width > t.scroll.Size().Width {
		to.X = max(min(to.X, left), left+t.widths[t.column]-t.scroll.Size().Width)
	}
	if to != t.scroll.Offset {
		t.scroll.ScrollToOffset(to)
		t.header.scrollTo(to.X)
		t.body.arrange()
	}
}

// hintAt says the whole text of a cell that is cut off.
func (t *Table[R]) hintAt(row, column int) {
	cols := t.Model.Shown()
	if row < 0 || row >= t.Model.Len() || column < 0 || column >= len(cols) || column >= len(t.widths) {
		t.desk.Hint("")
		return
	}
	c := cols[column]
	if c.Value == nil || (c.Inside && t.desk.Concealed()) {
		t.desk.Hint("")
		return
	}
	text := c.Value(t.Model.Row(row))
	if _, cut := Ellipsis(text, theme.Text, false, t.widths[column]-2*cellPad); !cut {
		text = ""
	}
	t.desk.Hint(text)
}

// copyRows puts the selected rows on the clipboard.
func (t *Table[R]) copyRows(titles bool) {
	var head func(*rows.Column[R]) string
	if titles {
		head = func(c *rows.Column[R]) string { return t.title(c) }
	}
	text := t.Model.TSV(head)
	if text == "" {
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(text)
	t.desk.Hint(t.desk.Say("widgets.copied", "N", max(1, t.Model.Chosen())))
}

func (t *Table[R]) title(c *rows.Column[R]) string {
	if c.Title == "" {
		return ""
	}
	return t.desk.Say(c.Title)
}

// FocusGained shows the cursor; a table just entered has one.
func (t *Table[R]) FocusGained() {
	t.focused = true
	t.desk.reveal()
	for cols := t.Model.Shown(); t.column == 0 && len(cols) > 1 && cols[0].Kind == rows.Photo; {
		t.column = 1
	}
	if t.Model.Cursor() < 0 && t.Model.Len() > 0 {
		t.Model.MoveTo(0)
		t.moved()
	}
	t.body.repaint()
	t.header.Refresh()
}

// FocusLost hides the ring of the cursor.
func (t *Table[R]) FocusLost() {
	t.focused, t.shift = false, false
	t.body.repaint()
	t.header.Refresh()
}

// KeyDown remembers Shift.
func (t *Table[R]) KeyDown(ev *fyne.KeyEvent) {
	t.shift = t.shift || ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight
}

// KeyUp ends KeyDown.
func (t *Table[R]) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		t.shift = false
	}
}

// CreateRenderer draws the table.
func (t *Table[R]) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(theme.Color(theme.Surface))
	place := func(s fyne.Size) {
		ground.Resize(s)
		t.widths = t.Model.Widths(s.Width)
		t.header.Resize(fyne.NewSize(s.Width, headerHeight))
		t.scroll.Move(fyne.NewPos(0, headerHeight))
		t.scroll.Resize(fyne.NewSize(s.Width, max(0, s.Height-headerHeight)))
		t.nothing.Move(fyne.NewPos(0, headerHeight))
		t.nothing.Resize(fyne.NewSize(s.Width, max(0, s.Height-headerHeight)))
	}
	refresh := func() {
		t.column = max(0, min(t.column, len(t.Model.Shown())-1))
		t.nothing.show(t.emptiness())
		place(t.Size())
		t.header.rebuild()
		t.body.fresh()
		t.scroll.Refresh()
		t.header.scrollTo(t.scroll.Offset.X)
	}
	t.nothing.show(t.emptiness())
	return &drawing{
		objects: []fyne.CanvasObject{ground, t.scroll, t.header, t.nothing},
		min:     func() fyne.Size { return fyne.NewSize(160, headerHeight+3*t.rowHeight) },
		layout: func(s fyne.Size) {
			place(s)
			t.header.rebuild()
			t.body.fresh()
			t.scroll.Refresh()
			t.intoSightAfterResize()
		},
		refresh: refresh,
	}
}

// intoSightAfterResize keeps what is edited in sight when the window shrinks.
func (t *Table[R]) intoSightAfterResize() {
	if t.editor.open {
		t.intoSight(t.Model.Cursor())
	}
}

// emptiness says what to show instead of rows, if anything.
func (t *Table[R]) emptiness() *Empty {
	switch {
	case t.Model.Len() > 0 || t.Model.Loading():
		return nil
	case t.Model.Total() > 0:
		e := &Empty{Text: t.desk.Say("widgets.filter_finds_nothing", "Text", t.Model.Filter())}
		if t.Model.Filter() != "" {
			e.Act, e.OnAct = "widgets.clear_filter", func() {
				if t.search != nil {
					t.search.Entry.SetText("")
				}
				t.filter("")
				t.desk.focus(t)
			}
		}
		return e
	}
	return &t.Empty
}
