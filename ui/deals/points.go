package deals

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/paper"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// looked is what a person should look at before the paper goes out, apart from
// the gaps of the paper itself. Inside only.
type looked struct {
	doubts []app.Doubt
	market string // country, alpha-2
	access []app.LineAccess
}

// lookAfter lets the paper go first: what is to be looked at may come a moment
// later.
const lookAfter = 250 * time.Millisecond

// lookSoon asks for it after the last of several edits.
func (e *Editor) lookSoon() {
	e.looking()
	e.looking = e.scope.Runner().After(lookAfter, e.look)
}

func (e *Editor) look() { e.lookThen(func() {}) }

// lookThen looks now, then goes on.
func (e *Editor) lookThen(then func()) {
	if e.Draft.Locked {
		then()
		return
	}
	d := e.Draft.Snapshot()
	task.Do(e.scope, "look", func(ctx context.Context) (out looked, err error) {
		if out.doubts, err = e.service.Doubts(ctx, d); err != nil {
			return out, err
		}
		out.market, out.access, err = e.service.LinesAccess(ctx, d)
		return out, err
	}, func(out looked, err error) {
		if err == nil { // of half-typed figures the last good list stays
			e.looked = out
		}
		if e.grid != nil {
			e.showGaps()
			e.fitColumns()
		}
		then()
	})
}

// accessOf gives what stands between a line and its market.
func (e *Editor) accessOf(l *Line) (found app.LineAccess, ok bool) {
	at := e.Draft.at(l.Key) + 1
	i := slices.IndexFunc(e.looked.access, func(a app.LineAccess) bool { return a.Line == at && a.Code == l.Code })
	if i < 0 {
		return app.LineAccess{}, false
	}
	return e.looked.access[i], true
}

// accessColumn says on the line itself that its market asks for more.
func (e *Editor) accessColumn() rows.Column[*Line] {
	return rows.Column[*Line]{
		Key: "access", Title: "deals.access", Kind: rows.Status, Width: 92, Min: 72, Hidden: true, Unfiltered: true,
		Value: func(l *Line) string {
			a, ok := e.accessOf(l)
			if !ok {
				return ""
			}
			return e.findingText(worst(a.Found))
		},
		Tone: func(l *Line) rows.Tone {
			a, _ := e.accessOf(l)
			return accessTone(a.Stops())
		},
	}
}

// worst is the finding that is told where there is room for one: the first
// that stops the sale.
func worst(found []catalog.Finding) catalog.Finding {
	if i := slices.IndexFunc(found, catalog.Finding.Stops); i >= 0 {
		return found[i]
	}
	return found[0]
}

func accessTone(stops bool) rows.Tone {
	if stops {
		return rows.Danger
	}
	return rows.Caution
}

func (e *Editor) findingText(f catalog.Finding) string {
	return e.desk.Say("catalog.found_"+string(f.Problem), "Kind", f.Kind, "Until", f.Until, "Limit", e.desk.Say("catalog.kind_"+string(f.Limit)))
}

// point is one row of the list.
type point struct {
	tone   rows.Tone
	text   string
	to     func() // where it is mended, nil where nowhere here
	inside bool   // it tells a cost or a margin
}

// points lists everything to look at: what keeps the paper in, what stops the
// sale in its market, what the price leaves out, what the buyer asked for.
func (e *Editor) points() []point {
	list := e.accessPoints()
	for _, d := range e.looked.doubts {
		var args []any
		for name, v := range d.Args {
			args = append(args, name, v)
		}
		inside := d.Key == "deal.line_loses" || d.Key == "deal.exchange_outside"
		list = append(list, point{rows.Caution, e.desk.Say(d.Key, args...), e.placeOfDoubt(d), inside})
	}
	return list
}

func (e *Editor) accessPoints() []point {
	var list []point
	for _, a := range e.looked.access {
		for _, f := range a.Found {
			text := e.desk.Say("deals.access_of", "Line", a.Line, "Code", a.Code, "Country", CountryName(e.desk, e.service.Tables(), e.looked.market), "Text", e.findingText(f))
			list = append(list, point{accessTone(f.Stops()), text, func() { e.goTo("lines", "lines", a.Line) }, false})
		}
	}
	slices.SortStableFunc(list, func(a, b point) int { return int(b.tone) - int(a.tone) })
	return list
}

// placeOfDoubt is where a doubt is settled.
func (e *Editor) placeOfDoubt(d app.Doubt) func() {
	switch {
	case d.Line > 0:
		return func() { e.goTo("lines", "lines", d.Line) }
	case strings.HasSuffix(d.Key, "_asked"):
		return func() { e.tabs.Open("terms") }
	case strings.HasPrefix(d.Key, "deal.rate_"):
		return func() { e.RenewRate(func() {}) }
	case d.Key == "deal.exchange_outside":
		return func() { e.tabs.Open("prices") }
	case strings.HasSuffix(d.Key, "_unset"):
		return func() { e.tabs.Open("costing") }
	}
	return nil
}

// ShowPoints opens the list. Figures of the inside stand in it, so it stays
// shut while they are hidden.
func (e *Editor) ShowPoints() {
	if !e.desk.Concealed() {
		e.lookThen(e.showPoints)
	}
}

func (e *Editor) showPoints() {
	var g *widgets.Dialog
	var parts []fyne.CanvasObject
	if !e.Draft.Locked {
		for _, f := range paper.Check(e.doc) {
			if f.Blocks == paper.BlocksIssue {
				parts = append(parts, e.gapRow(f, func() { g.Close() }))
			}
		}
	}
	for _, p := range e.points() {
		parts = append(parts, e.pointRow(p, func() { g.Close() }))
	}
	if len(parts) == 0 {
		parts = append(parts, e.desk.StatusDot(rows.Good, e.desk.Say("deals.points_none")))
	}
	shut := e.desk.Button("dialog.close", "widgets.close", widgets.Plain, func() { g.Close() })
	content := e.desk.Scroll(widgets.Inset(theme.Gap1, widgets.Column(theme.Gap1, false, parts...)))
	g = e.desk.Dialog(e.desk.Say("deals.points"), 640, container.New(floor(min(360, 36*float32(len(parts))+theme.Gap2)), content), shut, nil, shut)
}

func (e *Editor) pointRow(p point, shut func()) fyne.CanvasObject {
	said := e.desk.StatusDot(p.tone, p.text)
	if p.to == nil {
		return said
	}
	to := e.desk.Button("point.go", "deals.go_to_field", widgets.Quiet, func() {
		shut()
		p.to()
	})
	return widgets.Toolbar([]fyne.CanvasObject{said}, []fyne.CanvasObject{to})
}

// askedBand shows what the buyer asked for beside goods and term, until a
// person has answered it; nil where nothing is open.
func (e *Editor) askedBand() fyne.CanvasObject {
	a := e.Draft.Deal.Asked
	var fields []fyne.CanvasObject
	for _, each := range []struct{ key, text string }{
		{"payment", a.Payment}, {"delivery", a.Delivery}, {"certificates", strings.Join(a.Certificates, ", ")},
	} {
		if each.text != "" {
			fields = append(fields, widgets.Column(0, false, e.desk.Caption(e.desk.Say("deals.asked_"+each.key)), e.desk.Text(each.text).Narrow(80)))
		}
	}
	if len(fields) == 0 {
		return hidden()
	}
	head := []fyne.CanvasObject{e.desk.Text(e.desk.Say("deals.asked"))}
	if !e.Draft.Locked {
		done := e.desk.Button(e.key+".asked_done", "deals.asked_done", widgets.Quiet, e.answered)
		return e.desk.Band(widgets.Column(theme.Gap2, false, widgets.Toolbar(head, []fyne.CanvasObject{done}), widgets.Form(3, fields...)))
	}
	return e.desk.Band(widgets.Column(theme.Gap2, false, widgets.Line(0, head...), widgets.Form(3, fields...)))
}

// answered takes the buyer's wishes off the list: the terms answer them now.
func (e *Editor) answered() {
	was := e.Draft.Deal.Asked
	e.Draft.Deal.Asked.Payment, e.Draft.Deal.Asked.Delivery, e.Draft.Deal.Asked.Certificates = "", "", nil
	e.Changed()
	e.tabs.Open("lines")
	e.tabs.Open("terms")
	e.desk.Toast(e.desk.Say("deals.asked_settled"), func() {
		e.Draft.Deal.Asked = was
		e.Changed()
	})
}
