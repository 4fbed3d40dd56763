package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
	"sampan/ui/widgets/rows"
)

// Card is a surface with a hairline round its content.
func Card(content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(newFrame(theme.Surface, theme.Hairline, 6), Inset(theme.Gap4, content))
}

// Sheet is a Card without padding, for tables.
func Sheet(content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(newFrame(theme.Surface, theme.Hairline, 6), Inset(theme.Line, content))
}

// Section is a card with a title (text key) and, at its right, what acts on it.
func (d *Desk) Section(title string, content fyne.CanvasObject, acts ...fyne.CanvasObject) *fyne.Container {
	head := Toolbar([]fyne.CanvasObject{d.Heading(d.Say(title))}, acts)
	return Card(container.New(&stackLayout{gap: theme.Gap3}, head, content))
}

// Inset puts the same padding on all sides.
func Inset(pad float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(pad, pad, pad, pad), content)
}

// Column puts things below each other; the last one takes the height left
// over when fill is set.
func Column(gap float32, fill bool, things ...fyne.CanvasObject) *fyne.Container {
	return container.New(&stackLayout{gap: gap, fill: fill}, things...)
}

// Line puts things beside each other at their own widths, centred.
func Line(gap float32, things ...fyne.CanvasObject) *fyne.Container {
	return container.New(&barLayout{left: len(things), gap: gap}, things...)
}

// Toolbar puts some things at the left and some at the right. Where it gets
// narrow the last thing at the left shrinks.
func Toolbar(left, right []fyne.CanvasObject) *fyne.Container {
	all := append(append([]fyne.CanvasObject{}, left...), right...)
	return container.New(&barLayout{left: len(left), gap: theme.Gap2}, all...)
}

// Hairline is a line across.
func Hairline() *canvas.Rectangle {
	r := canvas.NewRectangle(theme.Color(theme.Hairline))
	r.SetMinSize(fyne.NewSquareSize(theme.Line))
	return r
}

// Fixed gives a thing a width in pixels.
func Fixed(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.NewStack(grow(fyne.NewSize(width, 0)), o)
}

type stackLayout struct {
	gap  float32
	fill bool
}

func (l *stackLayout) MinSize(objects []fyne.CanvasObject) (s fyne.Size) {
	n := 0
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height)
			n++
		}
	}
	s.Height += l.gap * float32(max(0, n-1))
	return s
}

func (l *stackLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		if l.fill && i == len(objects)-1 {
			h = max(h, s.Height-y)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
		y += h + l.gap
	}
}

type barLayout struct {
	left int
	gap  float32
}

func (l *barLayout) MinSize(objects []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			s = fyne.NewSize(s.Width+m.Width+l.gap, max(s.Height, m.Height))
		}
	}
	s.Width = max(0, s.Width-l.gap)
	return s
}

func (l *barLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	centre := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(x, (s.Height-h)/2))
	}
	end := s.Width
	for i := len(objects) - 1; i >= l.left; i-- {
		if objects[i].Visible() {
			w := objects[i].MinSize().Width
			centre(objects[i], end-w, w)
			end -= w + l.gap
		}
	}
	x := float32(0)
	for i, o := range objects[:min(l.left, len(objects))] {
		if o.Visible() {
			w := o.MinSize().Width
			if i == l.left-1 && l.left < len(objects) {
				w = max(0, min(w, end-x))
			}
			centre(o, x, w)
			x += w + l.gap
		}
	}
}

func toneColor(t rows.Tone) fyne.ThemeColorName {
	switch t {
	case rows.Accent:
		return theme.Accent
	case rows.Good:
		return theme.Good
	case rows.Caution:
		return theme.Caution
	case rows.Danger:
		return theme.Danger
	}
	return theme.SoftInk
}

// StatusDot is a dot with its word (translated): never colour alone.
func (d *Desk) StatusDot(tone rows.Tone, word string) fyne.CanvasObject {
	dot := canvas.NewCircle(theme.Color(toneColor(tone)))
	box := container.New(layout.NewCustomPaddedLayout(0, 0, 0, 0), dot)
	return Line(theme.Gap1+2, container.NewGridWrap(fyne.NewSquareSize(8), box), d.Text(word), grow(fyne.NewSize(theme.Gap1, 1)))
}

// Band holds figures that the buyer must not see. While the desk conceals
// them only its caption stands.
type Band struct {
	widget.BaseWidget
	desk    *Desk
	content fyne.CanvasObject
}

// Band makes a band round content.
func (d *Desk) Band(content fyne.CanvasObject) *Band {
	b := &Band{desk: d, content: content}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer draws the band.
func (b *Band) CreateRenderer() fyne.WidgetRenderer {
	face := canvas.NewRectangle(theme.Color(theme.Band))
	face.CornerRadius = theme.Radius
	eye := canvas.NewImageFromResource(theme.Icon(fynetheme.IconNameVisibilityOff, theme.SoftInk))
	eye.FillMode = canvas.ImageFillContain
	said := newText("", theme.Caption, theme.SoftInk, false)
	veil := newText("", theme.Caption, theme.SoftInk, false)
	place := func(s fyne.Size) {
		hidden := b.desk.Concealed()
		said.Text = b.desk.Say("widgets.inside_only")
		veil.Text = b.desk.Say("widgets.concealed", "Key", string(ConcealKey))
		b.content.Hide()
		veil.Show()
		if !hidden {
			b.content.Show()
			veil.Hide()
		}
		head := lineHeight(theme.Caption)
		face.Resize(s)
		eye.Move(fyne.NewPos(theme.Gap3, theme.Gap2+(head-14)/2))
		eye.Resize(fyne.NewSquareSize(14))
		said.Move(fyne.NewPos(theme.Gap3+18, theme.Gap2))
		y := theme.Gap2 + head + theme.Gap1
		b.content.Move(fyne.NewPos(theme.Gap3, y))
		b.content.Resize(fyne.NewSize(s.Width-2*theme.Gap3, s.Height-y-theme.Gap2))
		veil.Move(fyne.NewPos(theme.Gap3, y))
	}
	return &drawing{
		objects: []fyne.CanvasObject{face, eye, said, veil, b.content},
		min: func() fyne.Size { // the same open or closed: nothing jumps
			m := b.content.MinSize()
			return fyne.NewSize(max(m.Width, 120)+2*theme.Gap3, m.Height+lineHeight(theme.Caption)+2*theme.Gap2+theme.Gap1)
		},
		layout:  place,
		refresh: func() { place(b.Size()) },
	}
}
