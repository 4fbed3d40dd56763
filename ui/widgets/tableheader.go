package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
	"sampan/ui/widgets/rows"
)

const (
	headerHeight = float32(32)
	cellPad      = theme.Gap2
	gripWidth    = float32(7)
)

// tableHeader holds the titles; it scrolls sideways with the body.
type tableHeader[R any] struct {
	widget.BaseWidget
	table *Table[R]
	strip *fyne.Container
	clip  *container.Clip
	cells []*headerCell[R]
}

func newTableHeader[R any](t *Table[R]) *tableHeader[R] {
	h := &tableHeader[R]{table: t, strip: container.NewWithoutLayout()}
	h.clip = container.NewClip(h.strip)
	h.clip.ExtendBaseWidget(h.clip) // else it forgets what is refreshed before it is painted
	h.ExtendBaseWidget(h)
	return h
}

func (h *tableHeader[R]) scrollTo(x float32) { h.strip.Move(fyne.NewPos(-x, 0)) }

// rebuild makes a cell a shown column.
func (h *tableHeader[R]) rebuild() {
	cols := h.table.Model.Shown()
	for len(h.cells) < len(cols) {
		cell := &headerCell[R]{table: h.table}
		cell.ExtendBaseWidget(cell)
		grip := &headerGrip[R]{cell: cell}
		grip.ExtendBaseWidget(grip)
		cell.grip = grip
		h.cells = append(h.cells, cell)
	}
	objects := make([]fyne.CanvasObject, 0, 2*len(cols))
	x := float32(0)
	for i, c := range cols {
		cell, w := h.cells[i], h.table.widths[i]
		cell.column, cell.index = c, i
		cell.Move(fyne.NewPos(x, 0))
		cell.Resize(fyne.NewSize(w, headerHeight))
		x += w
		cell.grip.Move(fyne.NewPos(x-gripWidth/2-1, 0))
		cell.grip.Resize(fyne.NewSize(gripWidth, headerHeight))
		objects = append(objects, cell)
	}
	for i := range cols {
		objects = append(objects, h.cells[i].grip)
	}
	h.strip.Objects = objects
	h.strip.Resize(fyne.NewSize(x, headerHeight))
	h.Refresh()
}

func (h *tableHeader[R]) CreateRenderer() fyne.WidgetRenderer {
	face, line := canvas.NewRectangle(theme.Color(theme.Header)), Hairline()
	return &drawing{
		objects: []fyne.CanvasObject{face, h.clip, line},
		min:     func() fyne.Size { return fyne.NewSize(1, headerHeight) },
		layout: func(s fyne.Size) {
			face.Resize(s)
			h.clip.Resize(s)
			line.Move(fyne.NewPos(0, s.Height-1))
			line.Resize(fyne.NewSize(s.Width, 1))
		},
	}
}

// headerCell is the title of a column. A click sorts, the menu moves, hides
// and shows columns.
type headerCell[R any] struct {
	widget.BaseWidget
	table   *Table[R]
	column  *rows.Column[R]
	index   int
	hovered bool
	grip    *headerGrip[R]
}

func (c *headerCell[R]) Key() string   { return c.table.key + ".header." + c.column.Key }
func (c *headerCell[R]) Shows() string { return c.table.title(c.column) }

func (c *headerCell[R]) Tapped(*fyne.PointEvent) {
	if !sortable(c.column) {
		return
	}
	t := c.table
	t.editor.cancel()
	t.Model.ToggleSort(c.column.Key)
	t.column = c.index
	t.desk.focus(t)
	t.changed()
	t.intoSight(t.Model.Cursor())
	t.viewChanged()
}

func (c *headerCell[R]) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.Refresh()
	title := c.table.title(c.column)
	if _, cut := Ellipsis(title, theme.Caption, false, c.Size().Width-2*cellPad-14); cut {
		c.table.desk.Hint(title)
	}
}

func (c *headerCell[R]) MouseMoved(*desktop.MouseEvent) {}

func (c *headerCell[R]) MouseOut() {
	c.hovered = false
	c.Refresh()
}

// TappedSecondary opens the menu of the columns.
func (c *headerCell[R]) TappedSecondary(ev *fyne.PointEvent) {
	t, say, key := c.table, c.table.desk.Say, c.column.Key
	if t.desk.Window == nil {
		return
	}
	act := func(do func()) func() {
		return func() {
			do()
			t.changed()
			t.viewChanged()
		}
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(say("widgets.move_left"), act(func() { t.Model.MoveColumn(key, -1) })),
		fyne.NewMenuItem(say("widgets.move_right"), act(func() { t.Model.MoveColumn(key, 1) })),
		fyne.NewMenuItem(say("widgets.own_width"), act(func() { t.Model.ResetWidth(key) })),
		fyne.NewMenuItemSeparator(),
	}
	for _, other := range t.Model.Columns() {
		hidden := t.Model.Hidden(other.Key)
		if other.Title == "" {
			continue // nothing to call it by
		}
		item := fyne.NewMenuItem(t.title(other), act(func() { t.Model.Hide(other.Key, !hidden) }))
		item.Checked = !hidden
		items = append(items, item)
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), t.desk.Window.Canvas(), ev.AbsolutePosition)
}

func (c *headerCell[R]) CreateRenderer() fyne.WidgetRenderer {
	face, under := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	title := newText("", theme.Caption, theme.SoftInk, false)
	arrow := canvas.NewImageFromResource(nil)
	arrow.FillMode = canvas.ImageFillContain
	fill := func() {
		s := c.Size()
		by, desc := c.table.Model.Sort()
		sorted := by == c.column.Key
		room := s.Width - 2*cellPad
		arrow.Hidden = !sorted
		if sorted {
			room -= 14
			name := fynetheme.IconNameArrowDropUp
			if desc {
				name = fynetheme.IconNameArrowDropDown
			}
			arrow.Resource = theme.Icon(name, theme.Ink)
			arrow.Resize(fyne.NewSquareSize(16))
			arrow.Move(fyne.NewPos(s.Width-cellPad-13, (s.Height-16)/2))
		}
		ink := theme.SoftInk
		if sorted {
			ink = theme.Ink
		}
		title.Text, _ = Ellipsis(c.table.title(c.column), theme.Caption, false, room)
		title.Color = theme.Color(ink)
		title.Alignment = alignment(c.column.Kind)
		middle(title, cellPad, 0, max(0, room), s.Height)
		face.FillColor, under.FillColor = color.Transparent, color.Transparent
		if c.column.Inside {
			face.FillColor = theme.Color(theme.Band)
		}
		if c.hovered {
			face.FillColor = over(face.FillColor, theme.Color(theme.Hover))
		}
		if c.table.focused && c.table.column == c.index {
			under.FillColor = theme.Color(theme.Accent)
		}
		face.Resize(s)
		under.Move(fyne.NewPos(0, s.Height-2))
		under.Resize(fyne.NewSize(s.Width, 2))
	}
	return &drawing{
		objects: []fyne.CanvasObject{face, title, arrow, under},
		min:     func() fyne.Size { return fyne.NewSize(20, headerHeight) },
		layout:  func(fyne.Size) { fill() },
		refresh: fill,
	}
}

func alignment(k rows.Kind) fyne.TextAlign {
	if k == rows.Number {
		return fyne.TextAlignTrailing
	}
	return fyne.TextAlignLeading
}

// headerGrip changes the width of the column at its left.
type headerGrip[R any] struct {
	widget.BaseWidget
	cell *headerCell[R]
}

func (g *headerGrip[R]) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Dragged makes the column wider or narrower.
func (g *headerGrip[R]) Dragged(ev *fyne.DragEvent) {
	t := g.cell.table
	t.editor.cancel()
	t.Model.SetWidth(g.cell.column.Key, g.cell.Size().Width+ev.Dragged.DX)
	t.Refresh()
}

// DragEnd keeps the width.
func (g *headerGrip[R]) DragEnd() { g.cell.table.viewChanged() }

// DoubleTapped gives the column its own width back.
func (g *headerGrip[R]) DoubleTapped(*fyne.PointEvent) {
	g.cell.table.Model.ResetWidth(g.cell.column.Key)
	g.cell.table.Refresh()
	g.cell.table.viewChanged()
}

func (g *headerGrip[R]) CreateRenderer() fyne.WidgetRenderer {
	line := Hairline()
	return &drawing{
		objects: []fyne.CanvasObject{line},
		min:     func() fyne.Size { return fyne.NewSize(gripWidth, headerHeight) },
		layout: func(s fyne.Size) {
			line.Move(fyne.NewPos(gripWidth/2, 8))
			line.Resize(fyne.NewSize(1, s.Height-16))
		},
	}
}
