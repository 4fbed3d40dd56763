package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// drawing is a renderer made of plain objects and two functions.
type drawing struct {
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	refresh func()
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawing) MinSize() fyne.Size           { return d.min() }
func (d *drawing) Layout(s fyne.Size)           { d.layout(s) }

func (d *drawing) Refresh() {
	if d.refresh != nil {
		d.refresh()
	}
	for _, o := range d.objects {
		o.Refresh()
	}
}

// control is what buttons, checks, tabs and other small focusables share.
type control struct {
	widget.BaseWidget
	desk     *Desk
	key      string
	focused  bool
	hovered  bool
	pressed  bool
	disabled bool
}

func (c *control) Key() string { return c.key }

func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	c.desk.reveal()
}

func (c *control) FocusLost() {
	c.focused, c.pressed = false, false
	c.Refresh()
}

func (c *control) TypedRune(rune)                {}
func (c *control) TypedShortcut(s fyne.Shortcut) { c.desk.shortcut(s) }
func (c *control) Disabled() bool                { return c.disabled }
func (c *control) setHover(on bool)              { c.hovered = on; c.Refresh() }
func (c *control) Enable()                       { c.disabled = false; c.Refresh() }
func (c *control) Disable()                      { c.disabled = true; c.Refresh() }
func (c *control) ring(r *canvas.Rectangle)      { ring(r, c.focused && !c.disabled) }

// SetEnabled is Enable or Disable.
func (c *control) SetEnabled(on bool) {
	if c.disabled == !on {
		return
	}
	c.disabled = !on
	c.Refresh()
}

// newRing makes the soft frame around what has the keyboard.
func newRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth = 2
	r.CornerRadius = theme.Radius + 2
	r.Hide()
	return r
}

func ring(r *canvas.Rectangle, on bool) {
	r.StrokeColor = theme.Color(theme.Ring)
	r.Hidden = !on
}

// around lays the ring two pixels outside a size.
func around(r *canvas.Rectangle, s fyne.Size) {
	r.Move(fyne.NewPos(-2, -2))
	r.Resize(s.AddWidthHeight(4, 4))
}

func newText(s string, size float32, name fyne.ThemeColorName, bold bool) *canvas.Text {
	t := canvas.NewText(s, theme.Color(name))
	t.TextSize = size
	t.TextStyle.Bold = bold
	return t
}

// newFrame makes a surface with a hairline.
func newFrame(fill, stroke fyne.ThemeColorName, radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(theme.Color(fill))
	r.StrokeColor = theme.Color(stroke)
	r.StrokeWidth = theme.Line
	r.CornerRadius = radius
	return r
}

func textWidth(s string, size float32, bold bool) float32 {
	return fyne.MeasureText(s, size, fyne.TextStyle{Bold: bold}).Width
}

func lineHeight(size float32) float32 {
	return fyne.MeasureText("M", size, fyne.TextStyle{}).Height
}

// Ellipsis cuts a text to a width in pixels and ends it with … where it had
// to; cut reports that.
func Ellipsis(s string, size float32, bold bool, width float32) (fitting string, cut bool) {
	if s == "" || textWidth(s, size, bold) <= width {
		return s, false
	}
	r := []rune(s)
	low, high := 0, len(r)-1
	if guess := int(width/size*2.5) + 2; guess < high {
		high = guess // no text is that narrow: long ones are not measured whole
	}
	for low < high {
		mid := (low + high + 1) / 2
		if textWidth(string(r[:mid])+"…", size, bold) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return string(r[:low]) + "…", true
}

// middle centres an object of its own height in a line and gives it a width.
func middle(o fyne.CanvasObject, x, y, width, height float32) {
	h := o.MinSize().Height
	o.Resize(fyne.NewSize(width, h))
	o.Move(fyne.NewPos(x, y+(height-h)/2))
}

// grow is an object that takes no less than a size.
func grow(s fyne.Size) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(s)
	return r
}
