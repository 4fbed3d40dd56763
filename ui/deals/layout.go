package deals

import "fyne.io/fyne/v2"

// split gives the paper its share at the right and the form the rest; the
// form takes all of it while the paper is folded away.
type split struct{}

const (
	paperShare = float32(0.35)
	paperLeast = float32(336) // its bar of buttons stays whole
	paperMost  = float32(640)
)

func (split) MinSize(o []fyne.CanvasObject) fyne.Size {
	a := o[0].MinSize()
	if !o[1].Visible() {
		return a
	}
	b := o[1].MinSize()
	return fyne.NewSize(a.Width+gap+max(paperLeast, b.Width), max(a.Height, b.Height))
}

func (split) Layout(o []fyne.CanvasObject, s fyne.Size) {
	left := s.Width
	if o[1].Visible() {
		w := max(min(s.Width*paperShare, paperMost), paperLeast, o[1].MinSize().Width)
		left = s.Width - w - gap
		o[1].Move(fyne.NewPos(left+gap, 0))
		o[1].Resize(fyne.NewSize(w, s.Height))
	}
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, s.Height))
}

// pillar puts the first thing at the top, the last at the bottom, and gives
// the middle one the height between.
type pillar struct{}

func (pillar) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	n := float32(0)
	for _, part := range o {
		if part.Visible() {
			m := part.MinSize()
			s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height)
			n++
		}
	}
	s.Height += gap * max(0, n-1)
	return s
}

func (pillar) Layout(o []fyne.CanvasObject, s fyne.Size) {
	top, foot := o[0].MinSize().Height, float32(0)
	o[0].Resize(fyne.NewSize(s.Width, top))
	if o[2].Visible() {
		foot = o[2].MinSize().Height
		o[2].Move(fyne.NewPos(0, s.Height-foot))
		o[2].Resize(fyne.NewSize(s.Width, foot))
		foot += gap
	}
	o[1].Move(fyne.NewPos(0, top+gap))
	o[1].Resize(fyne.NewSize(s.Width, max(0, s.Height-top-gap-foot)))
}

// storey puts a bar above the rest.
type storey struct{}

func (storey) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+gap+b.Height)
}

func (storey) Layout(o []fyne.CanvasObject, s fyne.Size) {
	top := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, top))
	o[1].Move(fyne.NewPos(0, top+gap))
	o[1].Resize(fyne.NewSize(s.Width, max(0, s.Height-top-gap)))
}

// floor is a least height in pixels.
type floor float32

func (f floor) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[0].MinSize()
	return fyne.NewSize(m.Width, max(m.Height, float32(f)))
}

func (f floor) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }
