package refunds

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/trade"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// radar shows every export on its way to the refund.
type radar struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	scope   *task.Scope
	found   app.Radar
	cells   []due
	loaded  bool
	only    int // cell of the calendar that is shown, -1 for all

	table *widgets.Table[app.RadarRow]
	top   *fyne.Container
	below *fyne.Container
	whole *fyne.Container
}

func newRadar(d *widgets.Desk, nav navigation.Navigator, s Service) *radar {
	p := &radar{desk: d, nav: nav, service: s, scope: task.NewScope(d.Scope.Runner()), only: -1}
	p.reload()
	return p
}

func (p *radar) Title() string { return "" }

func (p *radar) Can(c navigation.Command) bool {
	return c == navigation.Reload || c == navigation.Filter
}

func (p *radar) Do(c navigation.Command) {
	switch c {
	case navigation.Reload:
		p.reload()
	case navigation.Filter:
		p.desk.Window.Canvas().Focus(p.table.SearchField())
	}
}

func (p *radar) Unsaved() bool { return false }

func (p *radar) Close() { p.scope.Close() }

func (p *radar) reload() {
	task.Do(p.scope, "radar", p.service.RefundRadar, func(r app.Radar, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.found, p.loaded = r, true
		p.cells = calendar(r.Rows, p.service.Now())
		p.show()
	})
}

func (p *radar) Content() fyne.CanvasObject {
	d := p.desk
	p.table = p.exports()
	p.top, p.below = container.NewStack(), container.NewStack()
	p.show()
	head := container.NewBorder(nil, nil, nil, widgets.Fixed(200, p.table.SearchField()), d.Title(d.Say("refunds.radar")).Narrow(80))
	p.whole = container.New(between{}, widgets.Column(theme.Gap3, false, head, p.top), widgets.Sheet(p.table), p.below)
	return p.whole
}

func (p *radar) show() {
	if p.table == nil || !p.loaded {
		return
	}
	p.table.SetRows(p.found.Rows)
	p.keep()
	over := widgets.Column(theme.Gap2, false, p.sums(), p.strip())
	if len(p.found.Unproven) > 0 {
		over.Add(p.unproven())
	}
	p.top.Objects = []fyne.CanvasObject{over}
	p.top.Refresh()
	p.choose()
}

// keep lets only the rows of the chosen month through.
func (p *radar) keep() {
	if p.only < 0 {
		p.table.Model.Keep(nil)
	} else {
		p.table.Model.Keep(func(r app.RadarRow) bool { return cellOf(p.cells, r) == p.only })
	}
	p.table.Refresh()
}

// sums are what is at stake, on its way and in, and how old it is.
func (p *radar) sums() fyne.CanvasObject {
	d := p.desk
	card := func(title, value, note string) fyne.CanvasObject {
		return widgets.Card(widgets.Column(0, false, d.Caption(d.Say(title)).Narrow(60), d.Heading(value).Narrow(60), d.Caption(note).Narrow(60)))
	}
	a := p.found.Ageing
	short := func(m money.Amount) string { return money.Format(m.Decimal(), 0) }
	return widgets.Form(3,
		card("refunds.at_stake", sum(p.found.AtStake), d.Say("refunds.ageing", "A", short(a[0]), "B", short(a[1]), "C", short(a[2]), "D", short(a[3]))),
		card("refunds.claimed", sum(p.found.Claimed), d.Say("refunds.claimed_note")),
		card("refunds.paid", sum(p.found.Paid), d.Say("refunds.paid_note")))
}

// strip is the calendar up to 30 April; a month pressed shows its rows alone.
func (p *radar) strip() fyne.CanvasObject {
	d := p.desk
	row := container.NewGridWithColumns(len(p.cells))
	for i, c := range p.cells {
		title := c.month
		switch {
		case c.month == "late" || c.month == "later":
			title = d.Say("refunds." + c.month)
		case i > 1 && c.month[:4] == p.cells[i-1].month[:4]:
			title = c.month[5:]
		}
		if c.month[max(0, len(c.month)-3):] == "-04" {
			title += "-30"
		}
		said := d.Text("–")
		var body fyne.CanvasObject = said
		if c.count > 0 {
			body = d.LinkFigure("radar.month"+strconv.Itoa(i), d.Say("refunds.month", "N", c.count, "Money", money.Format(c.money.Decimal(), 0)), func() { p.pick(i) })
		}
		head := d.Caption(title).Narrow(36)
		switch {
		case p.only == i:
			head.Tint(theme.Accent)
		case i == 0 && c.count > 0:
			head.Tint(theme.Danger)
		}
		row.Add(widgets.Column(0, false, head, container.NewBorder(nil, nil, body, nil)))
	}
	return widgets.Card(row)
}

func (p *radar) pick(i int) {
	if p.only == i {
		i = -1
	}
	p.only = i
	p.show()
}

// unproven says that days here rest on rules nobody has confirmed.
func (p *radar) unproven() fyne.CanvasObject {
	d := p.desk
	said := d.StatusDot(rows.Caution, d.Say("refunds.unproven", "N", len(p.found.Unproven)))
	return container.NewBorder(nil, nil, nil, d.Button("radar.rules", "refunds.rules", widgets.Quiet, func() { p.showRules(d.Say("refunds.rules"), p.found.Unproven) }), said)
}

func (p *radar) exports() *widgets.Table[app.RadarRow] {
	d := p.desk
	type row = app.RadarRow
	columns := []rows.Column[row]{
		{Key: "shipment", Title: "refunds.shipment", Width: 114, Value: func(r row) string { return r.Shipment }},
		{Key: "buyer", Title: "refunds.buyer", Width: 90, Min: 70, Flex: 1, Value: func(r row) string { return r.Buyer }},
		{Key: "date", Title: "refunds.date", Width: 88, Plain: func(r row) string { return r.ExportDate }, Value: func(r row) string { return d.ShortDay(r.ExportDate) }},
	}
	for _, s := range refund.Stages() {
		columns = append(columns, rows.Column[row]{
			Key: string(s), Title: "refunds.short_" + string(s), Width: 42, Min: 34, Unfiltered: true,
			Value: func(r row) string { return stageMark(r, s) }, Plain: func(r row) string { return r.Reached[s] },
		})
	}
	columns = append(columns,
		rows.Column[row]{Key: "missing", Title: "refunds.missing", Kind: rows.Status, Width: 124, Value: func(r row) string {
			if r.Missing == "" {
				return d.Say("refunds.done")
			}
			return d.Say("refunds.missing_" + string(r.Missing))
		}, Tone: tone, SortKey: func(r row) int64 { return int64(missing(r)) }},
		rows.Column[row]{Key: "ask", Title: "refunds.ask", Width: 70, Value: func(r row) string {
			if r.Ask == "" {
				return ""
			}
			return d.Say("refunds.ask_" + string(r.Ask))
		}},
		rows.Column[row]{Key: "next", Title: "refunds.next", Kind: rows.Number, Width: 132, Plain: func(r row) string { return r.Next }, Value: p.next, SortKey: func(r row) int64 { return int64(r.Days) }},
		rows.Column[row]{Key: "stake", Title: "refunds.stake", Kind: rows.Number, Width: 112, Value: func(r row) string {
			if r.Estimated {
				return sum(r.AtStake) + " ≈"
			}
			return sum(r.AtStake)
		}, SortKey: func(r row) int64 { return r.AtStake.Minor }})
	m := rows.New(rowKey, columns...)
	m.SetLoading(!p.loaded)
	t := widgets.NewTable(d, "radar.table", m)
	t.OnSelect = p.choose
	t.OnOpen = func(r row) { p.nav.Go(navigation.Route{Screen: navigation.Declarations, ID: r.DeclarationID}) }
	t.Explains = func(column string) bool { return column == "next" }
	t.OnExplain = func(r row, _ string) { p.explain(r) }
	t.Empty = widgets.Empty{
		Text: d.Say("refunds.none"), Sample: d.Say("refunds.none_hint"),
		Act: "refunds.none_act", OnAct: func() {
			p.nav.Go(navigation.Route{Screen: navigation.Declarations, ID: navigation.New})
		},
	}
	return t
}

// tone is how urgent a row is; nothing that rests on an unconfirmed rule is
// called good.
func tone(r app.RadarRow) rows.Tone {
	switch {
	case r.Missing == "":
		return rows.Good
	case r.Lost || r.Next != "" && r.Days <= 30:
		return rows.Danger
	case r.Next != "" && r.Days <= 90:
		return rows.Caution
	}
	return rows.Quiet
}

// next is the day of the next step and how long that is.
func (p *radar) next(r app.RadarRow) string {
	switch {
	case r.Next == "":
		return ""
	case r.Lost:
		return p.desk.Say("refunds.lost")
	case r.Days < 0:
		return p.desk.Say("refunds.late_by", "Day", r.Next, "N", -r.Days)
	}
	return p.desk.Say("refunds.in_days", "Day", r.Next, "N", r.Days)
}

// explain opens the rules that a due day rests on.
func (p *radar) explain(r app.RadarRow) {
	if r.Next != "" {
		p.showRules(p.desk.Say("refunds.day_rests", "Day", r.Next), r.Rests)
	}
}

func (p *radar) showRules(title string, rules []trade.Rule) {
	d := p.desk
	list := widgets.Column(theme.Gap3, false)
	unsure := false
	for _, r := range rules {
		tone, key := rows.Good, "refunds.standing_published"
		switch r.Standing {
		case trade.Practice:
			tone, key, unsure = rows.Caution, "refunds.standing_practice", true
		case trade.Unconfirmed:
			tone, key, unsure = rows.Danger, "refunds.standing_unconfirmed", true
		}
		list.Add(widgets.Column(0, false, d.Paragraph(d.Say("settings.rule_"+underscored(r.Key))+": "+r.Value+"  "+d.Say("refunds.holds", "From", dash(r.From), "To", dash(r.To))),
			d.StatusDot(tone, d.Say(key)), d.Note(r.Source)))
	}
	if unsure {
		list.Add(d.Paragraph(d.Say("refunds.ask_adviser")).Tint(theme.Caution))
	}
	var g *widgets.Dialog
	shut := d.Button("dialog.close", "widgets.close", widgets.Plain, func() { g.Close() })
	change := d.Button("radar.settings", "refunds.to_rules", widgets.Plain, func() {
		g.Close()
		p.nav.Go(navigation.Route{Screen: navigation.Settings})
	})
	g = d.Dialog(title, 560, list, shut, nil, change, shut)
}

func underscored(key string) string {
	out := []rune(key)
	for i, r := range out {
		if r == '.' {
			out[i] = '_'
		}
	}
	return string(out)
}

func dash(s string) string {
	if s == "" {
		return "…"
	}
	return s
}

// choose shows the way of the export under the cursor.
func (p *radar) choose() {
	if p.below == nil {
		return
	}
	p.below.Objects = nil
	if r, ok := p.table.Model.CursorRow(); ok {
		p.below.Objects = []fyne.CanvasObject{p.detail(r)}
	}
	p.below.Refresh()
	if p.whole != nil {
		p.whole.Refresh()
	}
}

func (p *radar) detail(r app.RadarRow) fyne.CanvasObject {
	d := p.desk
	marks := make([]widgets.Mark, 0, len(refund.Stages()))
	for _, s := range refund.Stages() {
		m := widgets.Mark{Word: d.Say("refunds.stage_" + string(s)), Note: d.ShortDay(r.Reached[s]), Done: r.Reached[s] != "", Next: r.Missing == s}
		switch {
		case m.Done:
			m.Tone = rows.Good
		case m.Next:
			m.Tone, m.Hint = tone(r), d.Say("refunds.missing_"+string(s))
		}
		marks = append(marks, m)
	}
	track := d.Track("radar.track", marks...)
	tools := []fyne.CanvasObject{
		d.Button("radar.follow", "refunds.follow", widgets.Plain, func() { p.follow(r) }),
		d.Button("radar.declaration", "refunds.open_declaration", widgets.Plain, func() {
			p.nav.Go(navigation.Route{Screen: navigation.Declarations, ID: r.DeclarationID})
		}),
	}
	if r.ClaimID != "" {
		tools = append(tools, d.Button("radar.claim", "refunds.open_claim", widgets.Plain, func() {
			p.nav.Go(navigation.Route{Screen: navigation.RefundClaims, ID: r.ClaimID})
		}))
	}
	note := r.Number
	if r.Reason != "" {
		note += "  ·  " + d.Say(r.Reason, "Code", "", "Key", r.Number)
	}
	if r.Estimated {
		note += "  ·  " + d.Say("refunds.estimated")
	}
	if r.RecordBy != "" {
		note += "  ·  " + d.Say("refunds.record_by", "Day", r.RecordBy)
	}
	head := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, tools...), d.Caption(note).Narrow(80))
	return widgets.Card(widgets.Column(theme.Gap2, false, head, track))
}

// follow takes in what became of an export since it was declared.
func (p *radar) follow(r app.RadarRow) {
	task.Do(p.scope, "follow", func(ctx context.Context) (customs.Declaration, error) {
		return p.service.Declaration(ctx, r.DeclarationID)
	},
		func(d customs.Declaration, err error) {
			if !p.desk.Fail(err) {
				p.askOutcome(d)
			}
		})
}

func (p *radar) askOutcome(of customs.Declaration) {
	d, o := p.desk, of.Outcome
	f := record.NewForm(d, "outcome", "refunds", func() {})
	treatments := make([]widgets.Option, 0, 3)
	for _, t := range []customs.Treatment{customs.Refunded, customs.Untaxed, customs.Taxable} {
		treatments = append(treatments, widgets.Option{ID: string(t), Label: d.Say("refunds.treatment_" + string(t))})
	}
	content := widgets.Column(theme.Gap3, false,
		widgets.Form(2, f.Day("data_on", &o.DataOn).WithNote(d.Say("refunds.data_note")), f.Choose("treatment", string(o.Treatment), func(id string) { o.Treatment = customs.Treatment(id) }, treatments...),
			f.Day("collect_by", &o.CollectBy).WithNote(d.Say("refunds.collect_note")), f.Text("agency", &o.Agency),
			f.Day("deemed_on", &o.DeemedOn).WithNote(d.Say("refunds.deemed_note")), f.Text("deemed_reason", &o.DeemedReason)),
		f.Area("note", &o.Note, 2))
	var g *widgets.Dialog
	ok := d.Button("dialog.ok", "app.save", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		task.Do(p.scope, "follow", func(ctx context.Context) (customs.Declaration, error) {
			return p.service.FollowExport(ctx, of.ID, func(was *customs.Outcome) { *was = o })
		}, func(_ customs.Declaration, err error) {
			if f.Fail(err) {
				return
			}
			g.Close()
			p.reload()
		})
	})
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	g = d.Dialog(d.Say("refunds.follow_title", "Number", of.Number), 560, content, f.Input("data_on"), nil, no, ok)
	f.Within(content)
}
