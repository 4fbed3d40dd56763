package deals

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// foot counts: cartons, volume, weight, how full containers are, what is
// left, and the total.
type foot struct {
	content fyne.CanvasObject
	load    *widgets.Label
	room    *widgets.Label
	margin  *widgets.Label
	caption *widgets.Label
	total   *widgets.Label
	gaps    *widgets.Label
}

func newFoot(d *widgets.Desk) *foot {
	f := &foot{
		load: d.Text("").Narrow(80), room: d.Caption("").Narrow(80), gaps: d.Caption("").Tint(theme.Caution).Narrow(60),
		margin: d.Figure("", true), caption: d.Caption(""), total: d.Heading(""),
	}
	band := d.Band(widgets.Fixed(104, f.margin))
	counted := widgets.Column(theme.Gap1, false, f.load, f.room, f.gaps)
	sum := widgets.Column(theme.Gap1, false, f.caption, f.total)
	figures := widgets.Line(theme.Gap4, band, sum)
	f.content = widgets.Inset(theme.Gap2, container.NewBorder(nil, nil, nil, figures, counted))
	return f
}

func (f *foot) update(e *Editor) {
	d := e.Draft.Snapshot()
	load := app.LoadOf(d)
	f.load.SetText(loadText(e.desk, load))
	f.room.SetText(roomText(e.desk, load))
	margin := "–"
	if share, ok := d.Margin(); ok {
		margin = marginText(share)
	}
	f.margin.SetText(e.desk.Say("deals.margin") + "  " + margin)
	total := e.Draft.Total()
	f.caption.SetText(e.desk.Say("deals.total_in", "Currency", string(d.Currency)))
	f.total.SetText(money.Format(total.Decimal(), d.Currency.Digits()))
	f.content.Refresh()
}

// loadText says what the goods fill: "43 ctns · 3.455 CBM · G.W. 566.30 kg".
func loadText(d *widgets.Desk, l app.Load) string {
	if l.Cartons == 0 {
		return d.Say("deals.no_cartons")
	}
	return d.Say("deals.load", "Cartons", money.Format(money.New(l.Cartons), 0), "CBM", money.Format(money.Round(l.CBM, 3), 3),
		"Gross", money.Format(money.Round(l.Gross, 2), 2), "Net", money.Format(money.Round(l.Net, 2), 2))
}

// roomText says how full each container would be, and how many of it where
// one does not suffice.
func roomText(d *widgets.Desk, l app.Load) string {
	var parts []string
	for _, s := range l.Shares {
		if s.Share.IsPositive() {
			parts = append(parts, s.Type+" "+percent(money.Round(s.Share, 2)))
		}
	}
	if l.Gaps > 0 {
		parts = append(parts, d.Say("deals.load_gaps", "N", l.Gaps))
	}
	return strings.Join(parts, " · ")
}

// showGaps says how much the paper still lacks before it can be issued.
func (e *Editor) showGaps() {
	if e.foot == nil {
		return
	}
	n := 0
	if !e.Draft.Locked {
		for _, g := range paper.Check(e.doc) {
			if g.Blocks == paper.BlocksIssue {
				n++
			}
		}
	}
	var parts []string
	if n > 0 {
		parts = append(parts, e.desk.Say("deals.gaps_left", "N", n))
	}
	if !e.Draft.Locked {
		for _, key := range e.Draft.Snapshot().Doubts() {
			parts = append(parts, e.desk.Say(key))
		}
	}
	e.foot.gaps.SetText(strings.Join(parts, " · "))
	e.foot.content.Refresh()
}
