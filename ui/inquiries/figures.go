package inquiries

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app/inquiry"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Figures tells how many inquiries came, what became of them, and what each
// cost, by source, month and market; the costs are kept here.
type Figures struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	dialogs *files.Dialogs
	scope   *task.Scope

	figures figures
	loaded  bool
	over    stretch
	tab     string

	tables map[string]*widgets.Table[inquiry.Figure]
	costs  *widgets.Table[inquiry.Cost]
	cards  *fyne.Container
}

// NewFigures makes the page.
func NewFigures(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs) *Figures {
	p := &Figures{desk: d, nav: nav, service: s, dialogs: dialogs, scope: task.NewScope(d.Scope.Runner()), over: twelveMonth, tab: bySource}
	p.reload()
	return p
}

// Title names the page.
func (p *Figures) Title() string { return p.desk.Say("inquiries.figures") }

// Can reports the commands the page has a use for.
func (p *Figures) Can(c navigation.Command) bool {
	switch c {
	case navigation.Reload, navigation.Create:
		return true
	case navigation.Delete:
		return p.tab == byCost
	}
	return false
}

// Do carries a command out.
func (p *Figures) Do(c navigation.Command) {
	switch c {
	case navigation.Reload:
		p.reload()
	case navigation.Create:
		p.addCost()
	case navigation.Delete:
		p.removeCost()
	}
}

// Unsaved is never true: a cost is typed in a dialog of its own.
func (p *Figures) Unsaved() bool { return false }

// Close ends the page's work.
func (p *Figures) Close() { p.scope.Close() }

// Start puts the keyboard on the rows.
func (p *Figures) Start() {
	if p.tab == byCost {
		p.desk.Window.Canvas().Focus(p.costs)
		return
	}
	p.desk.Window.Canvas().Focus(p.tables[p.tab])
}

func (p *Figures) reload() {
	task.Do(p.scope, "figures", func(ctx context.Context) (f figures, err error) {
		f.facts, f.costs, err = p.service.InquiryFacts(ctx)
		return f, err
	}, func(f figures, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.figures, p.loaded = f, true
		p.show()
	})
}

// Content builds the page.
func (p *Figures) Content() fyne.CanvasObject {
	d := p.desk
	p.tables = map[string]*widgets.Table[inquiry.Figure]{}
	var tabs []widgets.Tab
	for _, tab := range []string{bySource, byMonth, byMarket} {
		t := p.newTable(tab)
		p.tables[tab] = t
		tabs = append(tabs, widgets.Tab{Key: tab, Title: "inquiries.figures_" + tab, Build: func() fyne.CanvasObject { return widgets.Sheet(t) }})
	}
	p.costs = p.newCosts()
	tabs = append(tabs, widgets.Tab{Key: byCost, Title: "inquiries.figures_cost", Build: func() fyne.CanvasObject { return widgets.Sheet(p.costs) }})
	over := d.Select("figures.over", "", spans(d)...)
	over.Set(string(p.over))
	over.OnPick = func(id string) {
		p.over = stretch(id)
		p.show()
	}
	add := d.Button("figures.add_cost", "inquiries.add_cost", widgets.Filled, p.addCost)
	export := d.IconButton("figures.export", "record.export", fynetheme.IconNameUpload, p.export)
	top := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap3, widgets.Fixed(150, over), export, add), d.Title(d.Say("inquiries.figures")).Narrow(60))
	p.cards = container.NewStack()
	bar := d.Tabs("figures.tabs", func(tab string) { p.tab = tab }, tabs...)
	bar.Open(p.tab)
	p.show()
	return widgets.Column(theme.Gap3, true, top, p.cards, bar.Content())
}

// show brings everything on the page up to date.
func (p *Figures) show() {
	if p.cards == nil {
		return
	}
	over := p.over.period(p.service.Now())
	p.cards.Objects = []fyne.CanvasObject{p.summary(inquiry.Total(p.figures.by(bySource, over)))}
	p.cards.Refresh()
	if !p.loaded {
		return
	}
	for tab, t := range p.tables {
		t.SetRows(p.figures.by(tab, over))
	}
	p.costs.SetRows(p.figures.costs)
}

// summary says the whole in one row of cards.
func (p *Figures) summary(f inquiry.Figure) fyne.CanvasObject {
	d := p.desk
	each, known := f.PerInquiry()
	won, knownWon := f.PerWon()
	money := func(s string) string {
		if s == "–" {
			return s
		}
		return "¥" + s
	}
	spent := d.Say("inquiries.figure_spent", "Sum", money(yuan(f.Spent, true)))
	if f.Spent.IsZero() {
		spent = d.Say("inquiries.figure_no_costs")
	}
	card := func(title, value, hint string) fyne.CanvasObject {
		return widgets.Card(widgets.Column(theme.Gap1, false, d.Caption(d.Say(title)).Narrow(40), d.Heading(value).Narrow(40), d.Caption(hint).Narrow(40)))
	}
	return container.New(evenly{gap: theme.Gap3},
		card("inquiries.figure_asked", strconv.Itoa(f.Asked), d.Say("inquiries.over_"+string(p.over))),
		card("inquiries.figure_quick", orDash(ratio(f.Quick, f.Asked)), d.Say("inquiries.n_inquiries", "N", f.Quick, "All", f.Asked)),
		card("inquiries.figure_quoted", orDash(ratio(f.Quote, f.Asked)), d.Say("inquiries.n_inquiries", "N", f.Quote, "All", f.Asked)),
		card("inquiries.figure_won", orDash(ratio(f.Won, f.Asked)), d.Say("inquiries.n_inquiries", "N", f.Won, "All", f.Asked)),
		card("inquiries.figure_each", money(yuan(each, known)), d.Say("inquiries.figure_each_hint")),
		card("inquiries.figure_per_won", money(yuan(won, knownWon)), spent))
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func (p *Figures) newTable(tab string) *widgets.Table[inquiry.Figure] {
	type figure = inquiry.Figure
	w := wordsOf(p.desk.Say, p.service.Tables())
	whole := func(key, title string, width float32, of func(figure) int) rows.Column[figure] {
		return rows.Column[figure]{Key: key, Title: title, Kind: rows.Number, Width: width, Value: func(f figure) string { return count(of(f)) }, SortKey: func(f figure) int64 { return int64(of(f)) }}
	}
	part := func(key string, of func(figure) int) rows.Column[figure] {
		return rows.Column[figure]{Key: key, Title: "inquiries.share", Kind: rows.Number, Width: 56, Soft: true, Value: func(f figure) string { return ratio(of(f), f.Asked) }, SortKey: func(f figure) int64 { return int64(of(f) * 10000 / max(1, f.Asked)) }}
	}
	quick, quoted, won := func(f figure) int { return f.Quick }, func(f figure) int { return f.Quote }, func(f figure) int { return f.Won }
	m := rows.New(func(f figure) string { return f.Key }, []rows.Column[figure]{
		{Key: "key", Title: "inquiries.figures_" + tab + "_column", Width: 140, Min: 100, Flex: 1, Value: func(f figure) string { return w.key(tab, f.Key) }},
		whole("asked", "inquiries.figure_asked", 80, func(f figure) int { return f.Asked }),
		whole("quick", "inquiries.figure_quick", 94, quick), part("quick_share", quick),
		whole("quoted", "inquiries.figure_quoted", 72, quoted), part("quoted_share", quoted),
		whole("won", "inquiries.figure_won", 60, won), part("won_share", won),
		{Key: "spent", Title: "inquiries.spent", Kind: rows.Number, Width: 96, Inside: true, Value: func(f figure) string { return yuan(f.Spent, true) }, SortKey: func(f figure) int64 { return fen(f.Spent, true) }},
		{Key: "each", Title: "inquiries.each", Kind: rows.Number, Width: 98, Inside: true, Value: func(f figure) string { return yuan(f.PerInquiry()) }, SortKey: func(f figure) int64 { return fen(f.PerInquiry()) }},
		{Key: "per_won", Title: "inquiries.per_won", Kind: rows.Number, Width: 98, Inside: true, Value: func(f figure) string { return yuan(f.PerWon()) }, SortKey: func(f figure) int64 { return fen(f.PerWon()) }},
	}...)
	m.SetLoading(!p.loaded)
	t := widgets.NewTable(p.desk, "figures."+tab, m)
	t.Empty = widgets.Empty{Text: p.desk.Say("inquiries.none"), Sample: p.desk.Say("inquiries.none_hint")}
	return t
}

// export writes the rows of the tab in front to a file.
func (p *Figures) export() {
	if p.tab == byCost {
		exportRows(p.desk, p.scope, p.dialogs, "inquiries.figures_cost", p.costs.Model)
		return
	}
	exportRows(p.desk, p.scope, p.dialogs, "inquiries.figures_"+p.tab, p.tables[p.tab].Model)
}

// evenly puts things of equal width beside each other.
type evenly struct{ gap float32 }

func (l evenly) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for _, thing := range o {
		m := thing.MinSize()
		s = fyne.NewSize(max(s.Width, m.Width), max(s.Height, m.Height))
	}
	return fyne.NewSize(float32(len(o))*(s.Width+l.gap)-l.gap, s.Height)
}

func (l evenly) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := (s.Width - l.gap*float32(len(o)-1)) / float32(len(o))
	for i, thing := range o {
		thing.Move(fyne.NewPos(float32(i)*(w+l.gap), 0))
		thing.Resize(fyne.NewSize(w, s.Height))
	}
}

var _ navigation.Page = (*Figures)(nil)
