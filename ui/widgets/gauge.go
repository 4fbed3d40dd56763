package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// Gauge is a bar that says how full something is; past its end it turns to
// the colour of danger. A figure or a word always stands beside it.
type Gauge struct {
	widget.BaseWidget
	share float32
}

// Gauge makes a bar; share is of the whole, 1 is full.
func (d *Desk) Gauge(share float32) *Gauge {
	g := &Gauge{share: share}
	g.ExtendBaseWidget(g)
	return g
}

const gaugeHeight = float32(6)

// CreateRenderer draws the bar.
func (g *Gauge) CreateRenderer() fyne.WidgetRenderer {
	ground, bar := canvas.NewRectangle(theme.Color(theme.Hairline)), canvas.NewRectangle(theme.Color(theme.Accent))
	ground.CornerRadius, bar.CornerRadius = gaugeHeight/2, gaugeHeight/2
	place := func(s fyne.Size) {
		y := (s.Height - gaugeHeight) / 2
		ground.Move(fyne.NewPos(0, y))
		ground.Resize(fyne.NewSize(s.Width, gaugeHeight))
		bar.Move(fyne.NewPos(0, y))
		bar.Resize(fyne.NewSize(s.Width*max(0, min(g.share, 1)), gaugeHeight))
		bar.FillColor = theme.Color(theme.Accent)
		if g.share > 1 {
			bar.FillColor = theme.Color(theme.Danger)
		}
		bar.Hidden = g.share <= 0
	}
	return &drawing{
		objects: []fyne.CanvasObject{ground, bar},
		min:     func() fyne.Size { return fyne.NewSize(48, theme.Gap3) },
		layout:  place,
		refresh: func() { place(g.Size()) },
	}
}
