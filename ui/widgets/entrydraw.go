package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sampan/ui/theme"
)

// CreateRenderer takes the text of Fyne's entry and draws our own frame.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	inner := e.Entry.CreateRenderer()
	r := &entryRenderer{
		entry: e, inner: inner, halo: newRing(),
		frame:   newFrame(theme.Surface, theme.Border, theme.Radius),
		caption: newText(e.caption, theme.Caption, theme.SoftInk, false),
		cut:     newText("", theme.Text, theme.Ink, false),
		icon:    canvas.NewImageFromResource(nil),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.paint()
	return r
}

type entryRenderer struct {
	entry       *Entry
	inner       fyne.WidgetRenderer
	halo, frame *canvas.Rectangle
	caption     *canvas.Text
	cut         *canvas.Text // a long text, while nobody types in it
	icon        *canvas.Image
}

func (r *entryRenderer) Destroy() { r.inner.Destroy() }

// Objects leaves out the box and border that Fyne's entry draws first.
func (r *entryRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.halo, r.frame}
	out = append(out, r.inner.Objects()[2:]...)
	if !r.cut.Hidden {
		out = append(out, r.cut)
	}
	if r.entry.caption != "" {
		out = append(out, r.caption)
	}
	if r.entry.lead != "" {
		out = append(out, r.icon)
	}
	if r.entry.trail != nil {
		out = append(out, r.entry.trail)
	}
	return out
}

func (r *entryRenderer) MinSize() fyne.Size {
	if r.entry.MultiLine {
		return fyne.NewSize(80, r.inner.MinSize().Height)
	}
	left, right := r.entry.inset()
	return fyne.NewSize(40+left+right, theme.Control)
}

func (r *entryRenderer) Layout(s fyne.Size) {
	e := r.entry
	around(r.halo, s)
	r.frame.Resize(s)
	left, right := e.inset()
	room := e.textRoom(s.Width - left - right)
	x, y, h := e.textLeft(s.Width), float32(0), s.Height
	if !e.MultiLine { // centre the one line, whatever the font
		h = lineHeight(theme.Text) + 12
		y = (s.Height-h)/2 + 1
	}
	r.inner.Layout(fyne.NewSize(room, h))
	r.inner.Objects()[2].Move(fyne.NewPos(x, y+1)) // the text; box and border come before it
	r.shorten(room, x, s.Height)
	middle(r.caption, theme.Gap2, 0, left, s.Height)
	r.icon.Resize(fyne.NewSquareSize(16))
	r.icon.Move(fyne.NewPos(theme.Gap2, (s.Height-16)/2))
	if e.trail != nil {
		e.trail.Resize(fyne.NewSize(right, s.Height))
		e.trail.Move(fyne.NewPos(s.Width-right, 0))
	}
}

// shorten ends a text that does not fit with … until the field is entered;
// Fyne's own would show its middle and a scroll bar.
func (r *entryRenderer) shorten(room, x, height float32) {
	e := r.entry
	inner := r.inner.Objects()[2]
	r.cut.Hidden = true
	if !e.MultiLine && !e.Password && !e.focused {
		text, cut := Ellipsis(e.Text, theme.Text, false, room-theme.Gap3)
		r.cut.Text, r.cut.Hidden = text, !cut
	}
	if r.cut.Hidden {
		inner.Show()
		return
	}
	inner.Hide()
	r.cut.Color = theme.Color(theme.Ink)
	if e.Disabled() {
		r.cut.Color = theme.Color(theme.Disabled)
	}
	middle(r.cut, x+6, 0, room, height)
}

func (r *entryRenderer) paint() {
	e := r.entry
	stroke, fill := theme.Border, theme.Surface
	switch {
	case e.wrong:
		stroke = theme.Danger
	case e.Disabled():
		stroke, fill = theme.Hairline, theme.Ground
	case e.focused:
		stroke = theme.Accent
	}
	r.frame.StrokeColor, r.frame.FillColor = theme.Color(stroke), theme.Color(fill)
	r.caption.Text, r.caption.Color = e.caption, theme.Color(theme.SoftInk)
	if e.lead != "" {
		r.icon.Resource = theme.Icon(e.lead, theme.SoftInk)
	}
	ring(r.halo, e.focused && !e.Disabled())
}

func (r *entryRenderer) Refresh() {
	r.paint()
	r.inner.Refresh()
	r.Layout(r.entry.Size())
	for _, o := range []fyne.CanvasObject{r.halo, r.frame, r.caption, r.cut} {
		o.Refresh()
	}
	canvas.Refresh(r.entry)
}
