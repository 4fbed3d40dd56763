package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/ui/theme"
)

// Check is a box with its word. Space and a click change it.
type Check struct {
	control
	text string
	on   bool
	do   func(bool)
}

// Check makes a check from a text key.
func (d *Desk) Check(key, text string, do func(bool)) *Check {
	c := &Check{text: d.Say(text), do: do}
	c.desk, c.key = d, key
	c.ExtendBaseWidget(c)
	return c
}

// Set changes the box and does not tell.
func (c *Check) Set(on bool) {
	c.on = on
	c.Refresh()
}

// SetText changes the word beside the box (translated).
func (c *Check) SetText(s string) {
	c.text = s
	c.Refresh()
}

// On reports whether the box is ticked.
func (c *Check) On() bool { return c.on }

// Shows is the word beside the box.
func (c *Check) Shows() string { return c.text }

// Tapped changes the box.
func (c *Check) Tapped(*fyne.PointEvent) {
	if c.disabled {
		return
	}
	c.Set(!c.on)
	if c.do != nil {
		c.do(c.on)
	}
}

// MouseIn shows that the box can be ticked.
func (c *Check) MouseIn(*desktop.MouseEvent) { c.setHover(true) }

// MouseMoved does nothing.
func (c *Check) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (c *Check) MouseOut() { c.setHover(false) }

// TypedKey changes the box with Space, or hands the key on.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace {
		c.Tapped(nil)
		return
	}
	c.desk.key(ev)
}

// CreateRenderer draws the check.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	halo, box := newRing(), newTick()
	word := newText(c.text, theme.Text, theme.Ink, false)
	paint := func() {
		box.paint(c.on, c.disabled, c.hovered)
		ink := theme.Ink
		if c.disabled {
			ink = theme.Disabled
		}
		word.Color = theme.Color(ink)
		c.ring(halo)
	}
	paint()
	return &drawing{
		objects: []fyne.CanvasObject{halo, box.face, box.mark, word},
		min: func() fyne.Size {
			return fyne.NewSize(tickSize+theme.Gap2+textWidth(c.text, theme.Text, false)+theme.Gap2, theme.Control)
		},
		layout: func(s fyne.Size) {
			box.place(0, (s.Height-tickSize)/2)
			halo.Move(fyne.NewPos(-2, (s.Height-tickSize)/2-2))
			halo.Resize(fyne.NewSquareSize(tickSize + 4))
			word.Text, _ = Ellipsis(c.text, theme.Text, false, s.Width-tickSize-theme.Gap2)
			middle(word, tickSize+theme.Gap2, 0, s.Width-tickSize-theme.Gap2, s.Height)
		},
		refresh: paint,
	}
}

const tickSize = float32(18)

// tick is the box of a check, drawn alike in forms and tables.
type tick struct {
	face *canvas.Rectangle
	mark *canvas.Image
}

func newTick() *tick {
	t := &tick{face: newFrame(theme.Surface, theme.Border, theme.Radius), mark: canvas.NewImageFromResource(nil)}
	t.mark.FillMode = canvas.ImageFillContain
	return t
}

func (t *tick) place(x, y float32) {
	t.face.Move(fyne.NewPos(x, y))
	t.face.Resize(fyne.NewSquareSize(tickSize))
	t.mark.Move(fyne.NewPos(x+1, y+1))
	t.mark.Resize(fyne.NewSquareSize(tickSize - 2))
}

func (t *tick) paint(on, disabled, hovered bool) {
	fill, stroke := theme.Surface, theme.Border
	switch {
	case disabled:
		fill, stroke = theme.Ground, theme.Hairline
	case on:
		fill, stroke = theme.Accent, theme.Accent
	case hovered:
		stroke = theme.Accent
	}
	t.face.FillColor, t.face.StrokeColor = theme.Color(fill), theme.Color(stroke)
	ink := theme.OnAccent
	if disabled {
		ink = theme.Disabled
	}
	t.mark.Resource = theme.Icon(fynetheme.IconNameConfirm, ink)
	t.mark.Hidden = !on
}
