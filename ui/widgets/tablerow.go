package widgets

import (
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sampan/ui/theme"
	"sampan/ui/widgets/rows"
)

// rowSlot draws one row at a time.
type rowSlot[R any] struct {
	table *Table[R]
	row   int
	box   *fyne.Container
	face  *canvas.Rectangle
	line  *canvas.Rectangle
	ring  *canvas.Rectangle // around the cell of the cursor
	cells []*cell
}

// cell holds the objects of one cell; which of them are used depends on the
// kind of its column.
type cell struct {
	kind  rows.Kind
	text  *canvas.Text
	unit  *canvas.Text // the currency of a figure, quietly before it
	dot   *canvas.Circle
	plate *canvas.Rectangle // of an action
	photo *photoCell
	tick  *tick
	ghost *canvas.Rectangle
	whose string // id of the picture asked for
}

func newRowSlot[R any](t *Table[R]) *rowSlot[R] {
	s := &rowSlot[R]{table: t, row: -1, face: canvas.NewRectangle(color.Transparent), line: Hairline()}
	s.ring = canvas.NewRectangle(color.Transparent)
	s.ring.StrokeWidth, s.ring.CornerRadius = 1.5, 2
	s.box = container.NewWithoutLayout()
	s.box.Hide()
	return s
}

func (s *rowSlot[R]) hide() {
	s.row = -1
	if s.box.Visible() {
		s.box.Hide()
	}
}

// show draws row i unless it is drawn already.
func (s *rowSlot[R]) show(i int) {
	if s.row == i && s.box.Visible() {
		return
	}
	s.row = i
	t := s.table
	cols := t.Model.Shown()
	s.fit(cols)
	s.box.Move(fyne.NewPos(0, float32(i)*t.rowHeight))
	x := float32(0)
	for n, c := range cols {
		s.fill(s.cells[n], c, x, t.widths[n])
		x += t.widths[n]
	}
	width := max(x, t.scroll.Size().Width)
	s.box.Resize(fyne.NewSize(width, t.rowHeight))
	s.face.Resize(fyne.NewSize(width, t.rowHeight))
	s.line.Move(fyne.NewPos(0, t.rowHeight-1))
	s.line.Resize(fyne.NewSize(width, 1))
	s.box.Show()
	s.paint()
}

// fit makes the objects for the kinds of the shown columns.
func (s *rowSlot[R]) fit(cols []*rows.Column[R]) {
	same := len(cols) == len(s.cells)
	for i := 0; same && i < len(cols); i++ {
		same = s.cells[i].kind == cols[i].Kind
	}
	if same && len(s.box.Objects) > 0 {
		return
	}
	s.cells = s.cells[:0]
	s.box.Objects = []fyne.CanvasObject{s.face, s.line}
	for _, c := range cols {
		n := newCell(c.Kind)
		s.cells = append(s.cells, n)
		s.box.Objects = append(s.box.Objects, n.objects()...)
	}
	s.box.Objects = append(s.box.Objects, s.ring)
}

func newCell(kind rows.Kind) *cell {
	c := &cell{kind: kind, ghost: canvas.NewRectangle(theme.Color(theme.Ghost))}
	c.ghost.CornerRadius = theme.Radius
	switch kind {
	case rows.Photo:
		c.photo = newPhotoCell()
	case rows.Check:
		c.tick = newTick()
	default:
		switch kind {
		case rows.Status:
			c.dot = canvas.NewCircle(color.Transparent)
		case rows.Action:
			c.plate = newFrame(theme.Surface, theme.Border, theme.Radius)
		}
		c.text = newText("", theme.Text, theme.Ink, false)
		c.text.Alignment = alignment(kind)
		if kind == rows.Number {
			c.unit = newText("", theme.Caption, theme.SoftInk, false)
			c.unit.Alignment = fyne.TextAlignTrailing
		}
	}
	return c
}

func (c *cell) objects() []fyne.CanvasObject {
	switch {
	case c.photo != nil:
		return append(c.photo.objects(), c.ghost)
	case c.tick != nil:
		return []fyne.CanvasObject{c.tick.face, c.tick.mark, c.ghost}
	case c.plate != nil:
		return []fyne.CanvasObject{c.plate, c.text, c.ghost}
	case c.dot != nil:
		return []fyne.CanvasObject{c.dot, c.text, c.ghost}
	case c.unit != nil:
		return []fyne.CanvasObject{c.text, c.unit, c.ghost}
	}
	return []fyne.CanvasObject{c.text, c.ghost}
}

// fill draws the cell of a column at x.
func (s *rowSlot[R]) fill(c *cell, col *rows.Column[R], x, width float32) {
	h := s.table.rowHeight
	if s.row >= s.table.Model.Len() {
		c.skeleton(x, width, h, s.row)
		return
	}
	c.ghost.Hide()
	row := s.table.Model.Row(s.row)
	switch c.kind {
	case rows.Photo:
		s.fillPhoto(c, row, x, width)
	case rows.Check:
		c.tick.place(x+(width-tickSize)/2, (h-tickSize)/2)
		c.tick.face.Show()
		c.tick.paint(col.Value(row) == "1", col.Set == nil || (col.CanSet != nil && !col.CanSet(row)), false)
		c.tick.face.Refresh()
		c.tick.mark.Refresh()
	default:
		s.fillText(c, col, row, x, width)
	}
}

func (s *rowSlot[R]) fillText(c *cell, col *rows.Column[R], row R, x, width float32) {
	t := s.table
	text := col.Value(row)
	ink := theme.Ink
	if col.Soft {
		ink = theme.SoftInk
	}
	if c.kind == rows.Number && strings.Trim(text, "0.,") == "" {
		ink = theme.Disabled // a zero is quiet
	}
	if t.Explains != nil && t.Explains(col.Key) {
		ink = theme.Accent
	}
	if col.Inside && t.desk.Concealed() && text != "" {
		text, ink = "•••", theme.SoftInk
	}
	left, room := x+cellPad, width-2*cellPad
	if c.dot != nil {
		tone := rows.Quiet
		if col.Tone != nil {
			tone = col.Tone(row)
		}
		c.dot.Hidden = text == ""
		c.dot.FillColor = theme.Color(toneColor(tone))
		c.dot.Move(fyne.NewPos(left, (t.rowHeight-8)/2))
		c.dot.Resize(fyne.NewSquareSize(8))
		c.dot.Refresh()
		left, room = left+8+theme.Gap1+2, room-8-theme.Gap1-2
	}
	if c.plate != nil {
		left, room = left+theme.Gap2, room-2*theme.Gap2
	}
	fitting, cut := Ellipsis(text, theme.Text, false, room)
	if c.unit != nil {
		currency, figure := quietly(fitting)
		if cut {
			currency, figure = "", fitting
		}
		fitting = figure
		c.unit.Text, c.unit.Hidden = currency, currency == ""
		c.unit.Color = theme.Color(theme.SoftInk)
		middle(c.unit, left, 1, max(0, room-textWidth(figure, theme.Text, false)-theme.Gap1), t.rowHeight)
		c.unit.Refresh()
	}
	if c.plate != nil {
		c.plate.Hidden = fitting == ""
		c.plate.Move(fyne.NewPos(left-theme.Gap2, (t.rowHeight-26)/2))
		c.plate.Resize(fyne.NewSize(textWidth(fitting, theme.Text, false)+2*theme.Gap2, 26))
	}
	color := theme.Color(ink)
	middle(c.text, left, 0, max(0, room), t.rowHeight)
	c.text.Hidden = false
	if c.text.Text != fitting || c.text.Color != color {
		c.text.Text, c.text.Color = fitting, color
		c.text.Refresh()
	}
}

// quietly parts the currency that a sum begins with from its figure.
func quietly(sum string) (currency, figure string) {
	const code = 3
	if len(sum) <= code || sum[code] != ' ' || strings.Trim(sum[:code], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return "", sum
	}
	return sum[:code], sum[code+1:]
}

func (s *rowSlot[R]) fillPhoto(c *cell, row R, x, width float32) {
	t := s.table
	side := t.rowHeight - 4
	c.photo.place(x+(width-side)/2, 2, side, side)
	id := ""
	if t.PhotoOf != nil {
		id = t.PhotoOf(row)
	}
	if c.whose == id && id != "" {
		return
	}
	c.whose = id
	c.photo.show(nil)
	t.desk.Photos.Get(id, pixels(side), func(img image.Image) {
		if c.whose == id { // the slot may have gone on to another row
			c.photo.show(img)
			for _, o := range c.photo.objects() {
				o.Refresh()
			}
		}
	})
}

// skeleton draws a grey bar where a value will come.
func (c *cell) skeleton(x, width, h float32, row int) {
	for _, o := range c.objects() {
		o.Hide()
	}
	share := float32(6+(row*3+int(x))%4) / 10
	w := (width - 2*cellPad) * share
	c.ghost.Move(fyne.NewPos(x+cellPad, h/2-5))
	if c.kind == rows.Number {
		c.ghost.Move(fyne.NewPos(x+width-cellPad-w, h/2-5))
	}
	c.ghost.Resize(fyne.NewSize(w, 10))
	c.ghost.Show()
}

// paint draws what changes without the values: cursor, selection, hover.
func (s *rowSlot[R]) paint() {
	t := s.table
	if s.row < 0 || !s.box.Visible() {
		return
	}
	inside := s.row < t.Model.Len()
	fill := color.Color(color.Transparent)
	switch {
	case inside && t.Model.IsSelected(s.row):
		fill = theme.Color(theme.Chosen)
	case inside && s.row == t.body.hover:
		fill = theme.Color(theme.Hover)
	}
	if s.face.FillColor != fill {
		s.face.FillColor = fill
		s.face.Refresh()
	}
	ringed := inside && t.focused && s.row == t.Model.Cursor() && t.column < len(t.widths) && t.editable()
	if ringed {
		x := float32(0)
		for _, w := range t.widths[:t.column] {
			x += w
		}
		s.ring.StrokeColor = theme.Color(theme.Accent)
		s.ring.Move(fyne.NewPos(x+1, 1))
		s.ring.Resize(fyne.NewSize(t.widths[t.column]-2, t.rowHeight-3))
	}
	if s.ring.Hidden == ringed {
		s.ring.Hidden = !ringed
	}
	s.ring.Refresh()
}

// editable reports whether a person moves from cell to cell in this table.
func (t *Table[R]) editable() bool {
	for _, c := range t.Model.Shown() {
		if c.Set != nil && c.Kind != rows.Check {
			return true
		}
	}
	return false
}
