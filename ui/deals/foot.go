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
	counted *fyne.Container // what of the three lines says anything
}

func newFoot(d *widgets.Desk) *foot {
	f := &foot{
		load: d.Text("").Narrow(80), room: d.Caption("").Narrow(80), gaps: d.Caption("").Tint(theme.Caution).Narrow(60),
		margin: d.Figure("", true), caption: d.Caption(""), total: d.Heading(""),
		counted: widgets.Column(theme.Gap1, false),
	}
	band := d.Band(widgets.Fixed(104, f.margin))
	sum := widgets.Column(theme.Gap1, false, container.New(rightward{}, f.caption), container.New(rightward{}, f.total))
	figures := widgets.Line(theme.Gap4, band, sum)
	f.content = widgets.Inset(theme.Gap3, container.NewBorder(nil, nil, nil, figures, container.New(halfway{}, f.counted)))
	return f
}

// settle leaves out the lines that say nothing.
func (f *foot) settle() {
	f.counted.Objects = nil
	for _, l := range []*widgets.Label{f.load, f.room, f.gaps} {
		if l.Shows() != "" {
			f.counted.Add(l)
		}
	}
	f.content.Refresh()
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
	f.settle()
}

// loadText says what the goods are: "43 ctns · 3.455 CBM · G.W. 566.30 kg".
func loadText(d *widgets.Desk, l app.Load) string {
	if l.Cartons == 0 {
		return d.Say("deals.no_cartons")
	}
	return d.Say("deals.load", "Cartons", money.Format(money.New(l.Cartons), 0), "CBM", money.Format(money.Round(l.CBM, 3), 3),
		"Gross", money.Format(money.Round(l.Gross, 2), 2))
}

// roomText says how full each container would be, and how many of it where
// one does not suffice; then the net weight.
func roomText(d *widgets.Desk, l app.Load) string {
	var parts []string
	for _, s := range l.Shares {
		if s.Share.IsPositive() {
			parts = append(parts, s.Type+" "+percent(money.Round(s.Share, 2)))
		}
	}
	if l.Cartons > 0 {
		parts = append(parts, d.Say("deals.load_net", "Net", money.Format(money.Round(l.Net, 2), 2)))
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
	e.foot.settle()
}
