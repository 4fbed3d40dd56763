package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// Option is one thing that can be picked.
type Option struct {
	ID    string
	Label string
	Note  string // soft, at the right: a code, a country, a price
	// Also is searched and not shown: the name in the other language.
	Also string
}

// choices is the list of a popup: only what is seen exists. It is moved by
// the field above it, or by its own keys where it has the keyboard.
type choices struct {
	control
	options []Option
	add     string // text of the last row that adds; "" without
	at      int
	top     int
	empty   string
	pick    func(i int) // len(options) for the adding row
	close   func()
	rows    []*choiceRow
}

const (
	choiceRows   = 9
	choiceHeight = float32(30)
)

func (d *Desk) choices(pick func(int), closed func()) *choices {
	c := &choices{pick: pick, close: closed}
	c.desk, c.key = d, "choices"
	for i := range choiceRows {
		r := &choiceRow{of: c, slot: i}
		r.ExtendBaseWidget(r)
		c.rows = append(c.rows, r)
	}
	c.ExtendBaseWidget(c)
	return c
}

// Shows is the option the list stands on.
func (c *choices) Shows() string {
	if c.at < len(c.options) {
		return c.options[c.at].Label
	}
	return c.add
}

func (c *choices) set(options []Option, add, empty string) {
	c.options, c.add, c.empty, c.at, c.top = options, add, empty, 0, 0
	c.Refresh()
}

func (c *choices) count() int {
	if c.add != "" {
		return len(c.options) + 1
	}
	return len(c.options)
}

func (c *choices) moveTo(i int) {
	c.at = max(0, min(i, c.count()-1))
	c.top = max(min(c.top, c.at), c.at-choiceRows+1)
	c.Refresh()
}

// typed moves or picks; it reports whether it used the key.
func (c *choices) typed(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		c.moveTo(c.at + 1)
	case fyne.KeyUp:
		c.moveTo(c.at - 1)
	case fyne.KeyPageDown:
		c.moveTo(c.at + choiceRows - 1)
	case fyne.KeyPageUp:
		c.moveTo(c.at - choiceRows + 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.at < c.count() {
			c.pick(c.at)
		}
	case fyne.KeyEscape, fyne.KeyF7:
		c.close()
	default:
		return false
	}
	return true
}

func (c *choices) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace:
		c.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	case fyne.KeyHome:
		c.moveTo(0)
	case fyne.KeyEnd:
		c.moveTo(c.count())
	default:
		if !c.typed(ev) {
			c.desk.key(ev)
		}
	}
}

// Scrolled turns the list with the wheel.
func (c *choices) Scrolled(ev *fyne.ScrollEvent) {
	step := 1
	if ev.Scrolled.DY > 0 {
		step = -1
	}
	c.top = max(0, min(c.top+step, c.count()-choiceRows))
	c.Refresh()
}

func (c *choices) CreateRenderer() fyne.WidgetRenderer {
	nothing := newText("", theme.Text, theme.SoftInk, false)
	bar := canvas.NewRectangle(theme.Color(theme.Border))
	bar.CornerRadius = 2
	objects := []fyne.CanvasObject{nothing, bar}
	for _, r := range c.rows {
		objects = append(objects, r)
	}
	place := func() {
		nothing.Text = c.empty
		nothing.Hidden = c.count() > 0
		bar.Hidden = c.count() <= choiceRows
		for _, r := range c.rows {
			r.Hidden = c.top+r.slot >= c.count()
		}
		if n := float32(c.count()); n > 0 {
			whole := c.Size().Height - 2*theme.Gap1
			bar.Resize(fyne.NewSize(4, whole*choiceRows/n))
			bar.Move(fyne.NewPos(c.Size().Width-6, theme.Gap1+whole*float32(c.top)/n))
		}
	}
	return &drawing{
		objects: objects,
		min: func() fyne.Size {
			return fyne.NewSize(220, choiceHeight*float32(max(1, min(choiceRows, c.count())))+2*theme.Gap1)
		},
		layout: func(s fyne.Size) {
			middle(nothing, theme.Gap3, theme.Gap1, s.Width-2*theme.Gap3, choiceHeight)
			for i, r := range c.rows {
				r.Move(fyne.NewPos(theme.Gap1, theme.Gap1+float32(i)*choiceHeight))
				r.Resize(fyne.NewSize(s.Width-2*theme.Gap1, choiceHeight))
			}
			place()
		},
		refresh: place,
	}
}

type choiceRow struct {
	widget.BaseWidget
	of   *choices
	slot int
}

func (r *choiceRow) index() int { return r.of.top + r.slot }

func (r *choiceRow) Tapped(*fyne.PointEvent) { r.of.pick(r.index()) }

func (r *choiceRow) MouseIn(*desktop.MouseEvent) {
	r.of.at = r.index()
	r.of.Refresh()
}

func (r *choiceRow) MouseMoved(*desktop.MouseEvent) {}
func (r *choiceRow) MouseOut()                      {}

func (r *choiceRow) CreateRenderer() fyne.WidgetRenderer {
	face := canvas.NewRectangle(color.Transparent)
	face.CornerRadius = theme.Radius
	label, note := newText("", theme.Text, theme.Ink, false), newText("", theme.Caption, theme.SoftInk, false)
	note.Alignment = fyne.TextAlignTrailing
	fill := func() {
		s, i := r.Size(), r.index()
		face.FillColor = color.Transparent
		if i == r.of.at {
			face.FillColor = theme.Color(theme.Chosen)
		}
		o, ink := Option{Label: r.of.add}, theme.Accent
		if i < len(r.of.options) {
			o, ink = r.of.options[i], theme.Ink
		}
		room := s.Width - 2*theme.Gap2
		note.Text, _ = Ellipsis(o.Note, theme.Caption, false, room*0.4)
		if note.Text != "" {
			room -= textWidth(note.Text, theme.Caption, false) + theme.Gap3
		}
		label.Text, _ = Ellipsis(o.Label, theme.Text, false, room)
		label.Color = theme.Color(ink)
		middle(label, theme.Gap2, 0, room, s.Height)
		middle(note, theme.Gap2, 0, s.Width-2*theme.Gap2, s.Height)
	}
	return &drawing{
		objects: []fyne.CanvasObject{face, label, note},
		min:     func() fyne.Size { return fyne.NewSize(60, choiceHeight) },
		layout:  func(s fyne.Size) { face.Resize(s); fill() },
		refresh: fill,
	}
}
