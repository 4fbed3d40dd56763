package inquiries

import (
	"fyne.io/fyne/v2"

	"sampan/ui/theme"
)

// gutter is the room between the three parts of the page.
const gutter = theme.Gap3

// thirds gives message and offers what they need to be read, and the lines
// all the rest. It tells its width.
type thirds struct{ narrow func(width float32) }

// roomy is the width from which the grid has room for all its columns, wide
// that from which it has room for an empty one.
const (
	roomy = 1000
	wide  = 1200
)

func (*thirds) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(880, 320) }

func (l *thirds) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.narrow(s.Width)
	message, offers := within(s.Width*0.245, 216, 340), within(s.Width*0.28, 276, 400)
	x := float32(0)
	for i, w := range []float32{message, s.Width - 2*gutter - message - offers, offers} {
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize(w, s.Height))
		x += w + gutter
	}
}

func within(v, low, high float32) float32 { return max(low, min(v, high)) }

// storeys gives the foot its height and the rest to what is above it.
type storeys struct{ gap float32 }

func (l storeys) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height+l.gap)
}

func (l storeys) Layout(o []fyne.CanvasObject, s fyne.Size) {
	foot := o[1].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, s.Height-foot-l.gap))
	o[1].Move(fyne.NewPos(0, s.Height-foot))
	o[1].Resize(fyne.NewSize(s.Width, foot))
}

// pile puts things below each other. Each is laid out twice, because wrapped
// text knows its height only once it knows its width.
type pile struct{ gap float32 }

func (l pile) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for i, thing := range o {
		m := thing.MinSize()
		s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height)
		if i > 0 {
			s.Height += l.gap
		}
	}
	return s
}

func (l pile) Layout(o []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, thing := range o {
		thing.Resize(fyne.NewSize(s.Width, thing.MinSize().Height))
		h := thing.MinSize().Height
		thing.Resize(fyne.NewSize(s.Width, h))
		thing.Move(fyne.NewPos(0, y))
		y += h + l.gap
	}
}

// letter puts the head of a message above its text, which takes the rest. The
// head is laid out first, because wrapped words know their height only once
// they know their width.
type letter struct {
	gap    float32
	height float32 // of the text at the last layout
	sized  func()  // called when it became another
}

func (*letter) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), b.Height)
}

func (l *letter) Layout(o []fyne.CanvasObject, s fyne.Size) {
	head := float32(0)
	for range 2 {
		head = o[0].MinSize().Height
		o[0].Resize(fyne.NewSize(s.Width, head))
	}
	head = min(o[0].MinSize().Height, s.Height) + l.gap
	o[1].Move(fyne.NewPos(0, head))
	o[1].Resize(fyne.NewSize(s.Width, max(0, s.Height-head)))
	if was := l.height; was != s.Height-head {
		l.height = s.Height - head
		l.sized()
	}
}

// askBar is one row with what to ask at the left and the way to ask it at the
// right; its height stays when the button goes.
type askBar struct{}

func (askBar) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+o[1].MinSize().Width, theme.Row+theme.Gap1)
}

func (askBar) Layout(o []fyne.CanvasObject, s fyne.Size) {
	right := s.Width - theme.Gap3
	if o[1].Visible() {
		m := o[1].MinSize()
		o[1].Resize(m)
		o[1].Move(fyne.NewPos(s.Width-m.Width-theme.Gap1, (s.Height-m.Height)/2))
		right = s.Width - m.Width - theme.Gap2
	}
	h := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(theme.Gap3, (s.Height-h)/2))
	o[0].Resize(fyne.NewSize(max(0, right-theme.Gap3), h))
}

// layoutRightGap keeps its content off what stands at the right.
type layoutRightGap struct{}

func (layoutRightGap) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(theme.Gap4, 0)
}

func (layoutRightGap) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s.SubtractWidthHeight(theme.Gap4, 0))
}

// scrollGap leaves room for the bar of a scroll at the right.
type scrollGap struct{}

func (scrollGap) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(theme.Gap2, 0)
}

func (scrollGap) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s.SubtractWidthHeight(theme.Gap2, 0))
}

// flow puts things beside each other and goes on below where the width ends.
type flow struct {
	gap   float32
	width float32 // of the last layout
}

func (l *flow) each(o []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, x, y float32, m fyne.Size)) (height float32) {
	x, y, row := float32(0), float32(0), float32(0)
	for _, thing := range o {
		if !thing.Visible() {
			continue
		}
		m := thing.MinSize()
		if x > 0 && width > 0 && x+m.Width > width {
			x, y, row = 0, y+row+l.gap, 0
		}
		place(thing, x, y, m)
		x, row = x+m.Width+l.gap, max(row, m.Height)
	}
	return y + row
}

func (l *flow) MinSize(o []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	h := l.each(o, l.width, func(_ fyne.CanvasObject, _, _ float32, m fyne.Size) { widest = max(widest, m.Width) })
	return fyne.NewSize(widest, h)
}

func (l *flow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.each(o, s.Width, func(thing fyne.CanvasObject, x, y float32, m fyne.Size) {
		thing.Move(fyne.NewPos(x, y))
		thing.Resize(m)
	})
}
