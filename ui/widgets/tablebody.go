package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// tableBody is as high as all rows and holds only those in sight: row i is
// always drawn by slot i mod the number of slots, so scrolling by one row
// changes one slot.
type tableBody[R any] struct {
	widget.BaseWidget
	table *Table[R]
	slots []*rowSlot[R]
	tints []*canvas.Rectangle // behind columns that the buyer must not see
	hover int
	held  int // the row the mouse went down on, -1 after it was dragged off
}

func newTableBody[R any](t *Table[R]) *tableBody[R] {
	b := &tableBody[R]{table: t, hover: -1}
	b.ExtendBaseWidget(b)
	return b
}

func (b *tableBody[R]) MinSize() fyne.Size {
	w := float32(0)
	for _, c := range b.table.widths {
		w += c
	}
	return fyne.NewSize(w, float32(b.table.Model.Len())*b.table.rowHeight)
}

// sight gives the first row in sight and the one after the last.
func (b *tableBody[R]) sight() (from, to int) {
	h := b.table.rowHeight
	view := b.table.scroll.Size().Height
	from = max(0, int(b.table.scroll.Offset.Y/h))
	to = int((b.table.scroll.Offset.Y+view)/h) + 1
	if b.table.Model.Loading() && b.table.Model.Len() == 0 {
		return 0, int(view / h)
	}
	return from, min(to, b.table.Model.Len())
}

// arrange puts rows into slots after scrolling.
func (b *tableBody[R]) arrange() {
	from, to := b.sight()
	need := int(b.table.scroll.Size().Height/b.table.rowHeight) + 2
	if len(b.slots) < need {
		for len(b.slots) < need {
			b.slots = append(b.slots, newRowSlot(b.table))
		}
		for _, s := range b.slots { // a row moves to another slot when their number changes
			s.row = -1
		}
		b.Refresh()
	}
	used := make([]bool, len(b.slots))
	for i := from; i < to; i++ {
		n := i % len(b.slots)
		used[n] = true
		b.slots[n].show(i)
	}
	for n, s := range b.slots {
		if !used[n] {
			s.hide()
		}
	}
	b.tint()
}

// tint lays the colour of inside figures behind their columns.
func (b *tableBody[R]) tint() {
	t, n, x := b.table, 0, float32(0)
	for i, c := range t.Model.Shown() {
		if c.Inside {
			if n == len(b.tints) {
				b.tints = append(b.tints, canvas.NewRectangle(theme.Color(theme.Band)))
			}
			b.tints[n].Move(fyne.NewPos(x, t.scroll.Offset.Y))
			b.tints[n].Resize(fyne.NewSize(t.widths[i], t.scroll.Size().Height))
			n++
		}
		x += t.widths[i]
	}
	for i, r := range b.tints {
		r.Hidden = i >= n || t.Model.Len() == 0
	}
}

// fresh draws all rows in sight anew: rows, widths or columns changed.
func (b *tableBody[R]) fresh() {
	for _, s := range b.slots {
		s.row = -1
	}
	b.arrange()
	b.table.editor.place()
}

// repaint draws cursor, selection and hover.
func (b *tableBody[R]) repaint() {
	for _, s := range b.slots {
		s.paint()
	}
}

func (b *tableBody[R]) at(p fyne.Position) (row, column int) {
	row = int(p.Y / b.table.rowHeight)
	if p.Y < 0 || row >= b.table.Model.Len() {
		row = -1
	}
	x := float32(0)
	for i, w := range b.table.widths {
		if x += w; p.X < x {
			return row, i
		}
	}
	return row, -1
}

// MouseDown selects at once: a tap would wait for a second one.
func (b *tableBody[R]) MouseDown(ev *desktop.MouseEvent) {
	t := b.table
	t.editor.leave()
	row, column := b.at(ev.Position)
	b.held = row
	t.desk.focus(t)
	if row < 0 {
		return
	}
	if column >= 0 {
		t.column = column
	}
	switch {
	case ev.Button == desktop.MouseButtonSecondary:
		if !t.Model.IsSelected(row) {
			t.Model.MoveTo(row)
		}
	case ev.Modifier&fyne.KeyModifierShift != 0:
		t.Model.ExtendTo(row)
	case ev.Modifier&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0:
		t.Model.Toggle(row)
	default:
		t.Model.MoveTo(row)
		t.toggleCheck(row, column)
	}
	t.moved()
}

// MouseUp explains a figure that was clicked, or presses a button.
func (b *tableBody[R]) MouseUp(ev *desktop.MouseEvent) {
	t := b.table
	row, column := b.at(ev.Position)
	cols := t.Model.Shown()
	if row < 0 || row != b.held || column < 0 || column >= len(cols) || ev.Modifier != 0 || ev.Button != desktop.MouseButtonPrimary {
		return
	}
	if t.act(row, column) {
		return
	}
	if key := cols[column].Key; t.OnExplain != nil && t.Explains != nil && t.Explains(key) {
		t.OnExplain(t.Model.Row(row), key)
	}
}

// Dragged selects from where the mouse went down to where it is.
func (b *tableBody[R]) Dragged(ev *fyne.DragEvent) {
	row, _ := b.at(ev.Position)
	if row < 0 || b.held < 0 && b.table.Model.Chosen() == 0 || row == b.held {
		return
	}
	b.held = -1
	b.table.Model.ExtendTo(row)
	b.table.moved()
}

// DragEnd ends Dragged.
func (b *tableBody[R]) DragEnd() {}

// DoubleTapped edits the cell, or opens the row.
func (b *tableBody[R]) DoubleTapped(ev *fyne.PointEvent) {
	t := b.table
	row, column := b.at(ev.Position)
	if row < 0 || t.editor.begin(row, column, "") {
		return
	}
	if t.OnOpen != nil {
		t.OnOpen(t.Model.Row(row))
	}
}

// TappedSecondary opens the menu.
func (b *tableBody[R]) TappedSecondary(ev *fyne.PointEvent) { b.table.openMenu(ev.AbsolutePosition) }

// MouseIn shows the row under the mouse.
func (b *tableBody[R]) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// MouseMoved shows the row under the mouse and says what was cut there.
func (b *tableBody[R]) MouseMoved(ev *desktop.MouseEvent) {
	row, column := b.at(ev.Position)
	b.table.hintAt(row, column)
	if row != b.hover {
		b.hover = row
		b.repaint()
	}
}

// MouseOut ends MouseIn.
func (b *tableBody[R]) MouseOut() {
	b.hover = -1
	b.table.desk.Hint("")
	b.repaint()
}

func (b *tableBody[R]) CreateRenderer() fyne.WidgetRenderer {
	return &bodyRenderer[R]{b}
}

// bodyRenderer hands out the slots there are at the moment.
type bodyRenderer[R any] struct{ body *tableBody[R] }

func (r *bodyRenderer[R]) Destroy()           {}
func (r *bodyRenderer[R]) Layout(fyne.Size)   { r.body.arrange() }
func (r *bodyRenderer[R]) MinSize() fyne.Size { return r.body.MinSize() }
func (r *bodyRenderer[R]) Refresh()           {}

func (r *bodyRenderer[R]) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(r.body.slots)+len(r.body.tints)+1)
	for _, t := range r.body.tints {
		out = append(out, t)
	}
	for _, s := range r.body.slots {
		out = append(out, s.box)
	}
	return append(out, r.body.table.editor.box)
}
