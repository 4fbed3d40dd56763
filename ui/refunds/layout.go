package refunds

import (
	"fyne.io/fyne/v2"

	"sampan/ui/theme"
)

// workplace puts the form at the left, what is seen of it at the right, and
// the items below both.
type workplace struct{}

const (
	rightShare = float32(0.40)
	itemsShare = float32(0.34)
	itemsLeast = float32(188)
)

func (workplace) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b, c := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	return fyne.NewSize(max(a.Width+theme.Gap3+b.Width, c.Width), max(a.Height, b.Height)+theme.Gap3+max(c.Height, itemsLeast))
}

func (workplace) Layout(o []fyne.CanvasObject, s fyne.Size) {
	below := max(s.Height*itemsShare, itemsLeast)
	height := s.Height - below - theme.Gap3
	right := s.Width * rightShare
	o[0].Resize(fyne.NewSize(s.Width-right-theme.Gap3, height))
	o[1].Move(fyne.NewPos(s.Width-right, 0))
	o[1].Resize(fyne.NewSize(right, height))
	o[2].Move(fyne.NewPos(0, height+theme.Gap3))
	o[2].Resize(fyne.NewSize(s.Width, below))
}

// halves gives what stands against the declaration a third, the picture the
// rest.
type halves struct{}

func (*halves) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), 80+theme.Gap3+b.Height)
}

func (*halves) Layout(o []fyne.CanvasObject, s fyne.Size) {
	upper := max(80, s.Height*0.3)
	o[0].Resize(fyne.NewSize(s.Width, upper))
	o[1].Move(fyne.NewPos(0, upper+theme.Gap3))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-upper-theme.Gap3))
}

// tight puts things below each other, each as high as its text needs at the
// width it is given.
type tight struct{}

func (*tight) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for _, each := range o {
		m := each.MinSize()
		s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height+theme.Gap2)
	}
	return s
}

func (*tight) Layout(o []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, each := range o {
		each.Resize(fyne.NewSize(s.Width, each.MinSize().Height)) // wrapped text knows its height once it has its width
		h := each.MinSize().Height
		each.Resize(fyne.NewSize(s.Width, h))
		each.Move(fyne.NewPos(0, y))
		y += h + theme.Gap2
	}
}

// stacked gives the upper thing somewhat more of the height than the lower.
type stacked struct{}

func (stacked) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+theme.Gap3+b.Height)
}

func (stacked) Layout(o []fyne.CanvasObject, s fyne.Size) {
	upper := (s.Height - theme.Gap3) * 0.55
	o[0].Resize(fyne.NewSize(s.Width, upper))
	o[1].Move(fyne.NewPos(0, upper+theme.Gap3))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-upper-theme.Gap3))
}

// between gives the thing in the middle what the ones above and below leave.
type between struct{}

func (between) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b, c := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	return fyne.NewSize(max(a.Width, b.Width, c.Width), a.Height+b.Height+c.Height+2*theme.Gap3)
}

func (between) Layout(o []fyne.CanvasObject, s fyne.Size) {
	above, below := o[0].MinSize().Height, o[2].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, above))
	if below > 0 {
		o[2].Move(fyne.NewPos(0, s.Height-below))
		o[2].Resize(fyne.NewSize(s.Width, below))
		below += theme.Gap3
	}
	o[1].Move(fyne.NewPos(0, above+theme.Gap3))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-above-theme.Gap3-below))
}
