package today

import (
	"fyne.io/fyne/v2"

	"sampan/ui/theme"
)

// cardRow puts the cards beside each other. The middle one is widest: it says
// sums of several currencies.
type cardRow struct{}

func shares() [3]float32 { return [3]float32{0.27, 0.42, 0.31} }

func (cardRow) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for _, card := range o {
		m := card.MinSize()
		s = fyne.NewSize(s.Width+m.Width, max(s.Height, m.Height))
	}
	return s.AddWidthHeight(2*theme.Gap3, 0)
}

func (cardRow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	for i, card := range o {
		w := (s.Width - 2*theme.Gap3) * shares()[i%3]
		card.Move(fyne.NewPos(x, 0))
		card.Resize(fyne.NewSize(w, s.Height))
		x += w + theme.Gap3
	}
}
