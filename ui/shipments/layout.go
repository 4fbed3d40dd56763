package shipments

import (
	"fyne.io/fyne/v2"

	"sampan/ui/theme"
)

// floors puts the first thing at the top, the last at the bottom, and gives
// the middle one the height between.
type floors struct{}

func (floors) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for _, part := range o {
		m := part.MinSize()
		s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height)
	}
	return s.AddWidthHeight(0, 2*theme.Gap2)
}

func (floors) Layout(o []fyne.CanvasObject, s fyne.Size) {
	top, foot := o[0].MinSize().Height, o[2].MinSize().Height
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(s.Width, top))
	o[1].Move(fyne.NewPos(0, top+theme.Gap2))
	o[1].Resize(fyne.NewSize(s.Width, max(0, s.Height-top-foot-2*theme.Gap2)))
	o[2].Move(fyne.NewPos(0, s.Height-foot))
	o[2].Resize(fyne.NewSize(s.Width, foot))
}

const palletsHeight = float32(108)

// below puts the second thing below the first at a height of its own, less
// where there is little room.
type below struct{ height float32 }

func (below) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+theme.Gap2+b.Height)
}

func (l below) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := max(min(l.height, s.Height/2), o[1].MinSize().Height)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(s.Width, s.Height-h-theme.Gap2))
	o[1].Move(fyne.NewPos(0, s.Height-h))
	o[1].Resize(fyne.NewSize(s.Width, h))
}
