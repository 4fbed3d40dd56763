package spine

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Points are all disagreements of several shipments, worst first.
func Points(checked []app.Checked) []app.Disagreement {
	var all []app.Disagreement
	for severity := app.StopsMoney; severity <= app.LooksWrong; severity++ {
		for _, c := range checked {
			for _, d := range c.Disagreements {
				if d.Severity == severity {
					all = append(all, d)
				}
			}
		}
	}
	return all
}

func tone(s app.Severity) rows.Tone {
	switch s {
	case app.StopsMoney:
		return rows.Danger
	case app.StopsGoods:
		return rows.Caution
	}
	return rows.Quiet
}

// AgreeLine says in one line whether the papers agree: a green word, or the
// worst point with a button to all of them.
func AgreeLine(d *widgets.Desk, key string, points []app.Disagreement, open func(app.Place)) fyne.CanvasObject {
	if len(points) == 0 {
		return d.StatusDot(rows.Good, d.Say("spine.agree"))
	}
	all := d.Button(key+".points", "spine.all_points", widgets.Quiet, func() { ShowPoints(d, key, points, open) })
	all.SetText(d.Say("spine.all_points", "N", len(points)))
	dot := d.StatusDot(tone(points[0].Severity), d.Say("spine.disagree", "N", len(points)))
	return container.NewBorder(nil, nil, dot, all, d.Text(Sentence(d, points[0])).Narrow(80))
}

// AgreeList lists every point with the way to its place.
func AgreeList(d *widgets.Desk, key string, points []app.Disagreement, open func(app.Place)) fyne.CanvasObject {
	if len(points) == 0 {
		return widgets.Column(theme.Gap1, false, d.StatusDot(rows.Good, d.Say("spine.agree")), d.Note(d.Say("spine.agree_hint")))
	}
	list := widgets.Column(theme.Gap2, false)
	last := app.Severity(-1)
	for i, p := range points {
		if p.Severity != last {
			last = p.Severity
			list.Add(d.StatusDot(tone(p.Severity), d.Say(fmt.Sprintf("spine.severity_%d", p.Severity))))
		}
		to := d.Button(fmt.Sprintf("%s.point%d", key, i), "spine.go", widgets.Link, func() { open(p.Place) })
		list.Add(container.NewBorder(nil, nil, nil, to, d.Paragraph(Sentence(d, p))))
	}
	return list
}

// ShowPoints opens the list over the page.
func ShowPoints(d *widgets.Desk, key string, points []app.Disagreement, open func(app.Place)) {
	var g *widgets.Dialog
	shut := d.Button("dialog.close", "widgets.close", widgets.Plain, func() { g.Close() })
	list := AgreeList(d, key+".all", points, func(p app.Place) {
		g.Close()
		open(p)
	})
	g = d.Dialog(d.Say("spine.agree_title"), pointsWidth, container.New(within{pointsHeight}, d.Scroll(list)), shut, nil, shut)
}

const (
	pointsWidth  = float32(620)
	pointsHeight = float32(340)
)

// within gives a thing a height in pixels.
type within struct{ height float32 }

func (w within) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, w.height)
}

func (within) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }
