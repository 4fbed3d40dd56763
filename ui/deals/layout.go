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
	top, foot := float32(0), float32(0)
	if o[0].Visible() {
		top = o[0].MinSize().Height
		o[0].Resize(fyne.NewSize(s.Width, top))
		top += gap
	}
	if o[2].Visible() {
		foot = o[2].MinSize().Height
		o[2].Move(fyne.NewPos(0, s.Height-foot))
		o[2].Resize(fyne.NewSize(s.Width, foot))
		foot += gap
	}
	o[1].Move(fyne.NewPos(0, top))
	o[1].Resize(fyne.NewSize(s.Width, max(0, s.Height-top-foot)))
}

// roomy is a pillar whose last thing may go where the height does not suffice
// for it: it is worth less than rows.
type roomy struct{ pillar }

func (r roomy) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := r.pillar.MinSize(o)
	if o[2].Visible() {
		m.Height -= o[2].MinSize().Height + gap
	}
	return fyne.NewSize(max(m.Width, o[2].MinSize().Width), m.Height)
}

func (r roomy) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[2].Hide()
	if s.Height >= r.pillar.MinSize(o).Height+gap+o[2].MinSize().Height {
		o[2].Show()
	}
	r.pillar.Layout(o, s)
}

// shares puts things beside each other at their least widths and shares out
// what is left by weight.
type shares []float32

func (w shares) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for _, part := range o {
		m := part.MinSize()
		s = fyne.NewSize(s.Width+m.Width, max(s.Height, m.Height))
	}
	s.Width += gap * float32(len(o)-1)
	return s
}

func (w shares) Layout(o []fyne.CanvasObject, s fyne.Size) {
	left, all, x := s.Width-w.MinSize(o).Width, float32(0), float32(0)
	for _, weight := range w {
		all += weight
	}
	for i, part := range o {
		m := part.MinSize()
		width := m.Width + max(0, left)*w[i]/all
		part.Move(fyne.NewPos(x, 0))
		part.Resize(fyne.NewSize(width, m.Height))
		x += width + gap
	}
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

// rightward puts a thing at the right of its room.
type rightward struct{}

func (rightward) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (rightward) Layout(o []fyne.CanvasObject, s fyne.Size) {
	m := o[0].MinSize()
	o[0].Move(fyne.NewPos(s.Width-m.Width, 0))
	o[0].Resize(fyne.NewSize(m.Width, s.Height))
}

// halfway puts a thing in the middle of its height.
type halfway struct{}

func (halfway) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (halfway) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := min(o[0].MinSize().Height, s.Height)
	o[0].Move(fyne.NewPos(0, (s.Height-h)/2))
	o[0].Resize(fyne.NewSize(s.Width, h))
}
