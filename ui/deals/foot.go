package deals

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/packing"
	"sampan/app/paper"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// foot counts: cartons, volume, weight, how full containers are, loose cargo,
// what is left, and the total; and says how much is still to be looked at.
type foot struct {
	content fyne.CanvasObject
	load    *widgets.Label
	room    *widgets.Label
	loose   *widgets.Label
	margin  *widgets.Label
	caption *widgets.Label
	total   *widgets.Label
	gaps    *widgets.Label
	points  *widgets.Button
	open    *fyne.Container // gaps and points
	counted *fyne.Container // what of the lines says anything
	form    *fyne.Container // lays itself out anew when lines come or go
}

func newFoot(e *Editor) *foot {
	d := e.desk
	f := &foot{
		load: d.Text("").Narrow(80), room: d.Caption("").Narrow(80), loose: d.Caption("").Narrow(80), gaps: d.Caption("").Tint(theme.Caution).Narrow(60),
		margin: d.Figure("", true), caption: d.Caption(""), total: d.Heading(""),
		points:  d.Button(e.key+".points", "deals.points_open", widgets.Link, e.ShowPoints),
		counted: widgets.Column(2, false),
	}
	f.open = container.NewBorder(nil, nil, nil, f.points, container.New(halfway{}, f.gaps))
	band := d.Band(widgets.Fixed(104, f.margin))
	sum := widgets.Column(theme.Gap1, false, container.New(rightward{}, f.caption), container.New(rightward{}, f.total))
	figures := widgets.Line(theme.Gap4, band, sum)
	f.content = widgets.Inset(theme.Gap3, container.NewBorder(nil, nil, nil, figures, container.New(halfway{}, f.counted)))
	return f
}

// settle leaves out the lines that say nothing.
func (f *foot) settle() {
	before := len(f.counted.Objects)
	f.counted.Objects = nil
	for _, l := range []*widgets.Label{f.load, f.room, f.loose} {
		if l.Shows() != "" {
			f.counted.Add(l)
		}
	}
	if f.gaps.Shows() != "" {
		f.counted.Add(f.open)
	}
	if f.form != nil && before != len(f.counted.Objects) {
		f.form.Refresh()
		return
	}
	f.content.Refresh()
}

func (f *foot) update(e *Editor) {
	d := e.Draft.Snapshot()
	load := app.LoadFor(d, e.firm)
	f.load.SetText(loadText(e.desk, load))
	f.room.SetText(roomText(e.desk, load))
	f.loose.SetText(looseText(e.desk, load))
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

// loadText says what the goods are: "43 ctns · 3.455 CBM · G.W. 566.30 kg ·
// N.W. 520.00 kg".
func loadText(d *widgets.Desk, l app.Load) string {
	if l.Cartons == 0 {
		return d.Say("deals.no_cartons")
	}
	return d.Say("deals.load", "Cartons", money.Format(money.New(l.Cartons), 0), "CBM", money.Format(money.Round(l.CBM, 3), 3),
		"Gross", money.Format(money.Round(l.Gross, 2), 2)) + " · " + d.Say("deals.load_net", "Net", money.Format(money.Round(l.Net, 2), 2))
}

// roomText says how full each container would be, by room or by weight,
// whichever is more.
func roomText(d *widgets.Desk, l app.Load) string {
	var parts []string
	for _, s := range l.Shares {
		if !s.Share.IsPositive() {
			continue
		}
		text := s.Type + " " + percent(money.Round(s.Share, 2))
		if s.ByWeight {
			text = d.Say("deals.by_weight", "Text", text)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " · ")
}

// airDivisor is the usual one of air freight, cm³ for a kilogram.
var airDivisor = money.New(6000)

// looseText says what the goods are charged by as loose cargo at sea and by
// air, and which lines are not in the figures.
func looseText(d *widgets.Desk, l app.Load) string {
	var parts []string
	if l.CBM.IsPositive() {
		parts = append(parts, d.Say("deals.load_loose", "Tons", money.Format(packing.FreightTons(l.CBM, l.Gross), 3),
			"Kg", money.Format(money.Round(money.Div(l.CBM.Shift(6), airDivisor), 2), 2)))
	}
	if len(l.Lacks) > 0 {
		g := l.Lacks[0]
		parts = append(parts, d.Say("deal.load_"+g.Field, "Line", g.Line, "Code", g.Code))
	}
	if len(l.Lacks) > 1 {
		parts = append(parts, d.Say("deals.load_gaps", "N", len(l.Lacks)))
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
	points := e.points()
	if !e.Draft.Locked {
		for _, p := range points {
			if !p.inside { // the footer is seen by whoever stands beside
				parts = append(parts, p.text)
			}
		}
	}
	e.foot.points.SetText(e.desk.Say("deals.points_open", "N", n+len(points)))
	text := strings.Join(parts, " · ")
	if text == "" && len(points) > 0 && !e.Draft.Locked {
		text = e.desk.Say("deals.points")
	}
	e.foot.gaps.SetText(text)
	e.foot.settle()
}
