package inquiries

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Demand is the board of what buyers ask for: what the firm lacks, and what is
// asked against what is sold.
type Demand struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	dialogs *files.Dialogs
	scope   *task.Scope

	wants  []app.Want
	loaded bool
	lines  []app.Turnover
	traded bool
	by     app.Facet
	over   stretch
	tab    string

	board *widgets.Table[app.Want]
	asks  *widgets.Table[inquiry.Asked]
	sold  *widgets.Table[app.Turnover]
	when  *widgets.Label // the months in which the want under the cursor was asked for
}

const (
	tabLacking = "lacking"
	tabSold    = "sold"
)

// NewDemand makes the board.
func NewDemand(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs) *Demand {
	p := &Demand{desk: d, nav: nav, service: s, dialogs: dialogs, scope: task.NewScope(d.Scope.Runner()), by: app.BySize, over: twelveMonth, tab: tabLacking}
	p.reload()
	return p
}

// Title names the page.
func (p *Demand) Title() string { return p.desk.Say("inquiries.demand") }

// Can reports the commands the page has a use for.
func (p *Demand) Can(c navigation.Command) bool {
	return c == navigation.Reload || c == navigation.Filter
}

// Do carries a command out.
func (p *Demand) Do(c navigation.Command) {
	switch c {
	case navigation.Reload:
		p.reload()
	case navigation.Filter:
		p.desk.Window.Canvas().Focus(p.search())
	}
}

func (p *Demand) search() fyne.Focusable {
	if p.tab == tabSold {
		return p.sold.SearchField()
	}
	return p.board.SearchField()
}

// Unsaved is never true: nothing is typed here.
func (p *Demand) Unsaved() bool { return false }

// Close ends the page's work.
func (p *Demand) Close() { p.scope.Close() }

// Start puts the keyboard on the rows.
func (p *Demand) Start() {
	if p.tab == tabSold {
		p.desk.Window.Canvas().Focus(p.sold)
		return
	}
	p.desk.Window.Canvas().Focus(p.board)
}

func (p *Demand) reload() {
	task.Do(p.scope, "wants", p.service.Demand, func(list []app.Want, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.wants, p.loaded = list, true
		if p.board != nil {
			p.board.SetRows(list)
			p.selected()
		}
	})
	p.compare()
}

// compare reads what was asked and sold by the facet and over the time chosen.
func (p *Demand) compare() {
	by, since := p.by, p.over.since(p.service.Now())
	task.Do(p.scope, "sold", func(ctx context.Context) ([]app.Turnover, error) { return p.service.AskedAndSold(ctx, by, since) },
		func(list []app.Turnover, err error) {
			if p.desk.Fail(err) {
				return
			}
			p.lines, p.traded = list, true
			if p.sold != nil {
				p.sold.SetRows(list)
			}
		})
}

// Content builds the page.
func (p *Demand) Content() fyne.CanvasObject {
	d := p.desk
	p.newAsks()
	p.newBoard()
	p.newSold()
	bar := d.Tabs("demand.tabs", p.choose,
		widgets.Tab{Key: tabLacking, Title: "inquiries.demand_lacking", Build: p.lacking},
		widgets.Tab{Key: tabSold, Title: "inquiries.demand_sold", Build: p.trade})
	bar.Open(p.tab)
	p.selected()
	export := d.IconButton("demand.export", "record.export", fynetheme.IconNameUpload, p.export)
	top := container.NewBorder(nil, nil, nil, export, d.Title(d.Say("inquiries.demand")).Narrow(60))
	return widgets.Column(theme.Gap3, true, top, bar.Content())
}

func (p *Demand) choose(tab string) { p.tab = tab }

// lacking shows the wants above the lines of the one under the cursor.
func (p *Demand) lacking() fyne.CanvasObject {
	hint := p.desk.Caption(p.desk.Say("inquiries.demand_hint")).Narrow(60)
	head := container.NewBorder(nil, nil, nil, widgets.Fixed(220, p.board.SearchField()), hint)
	p.when = p.desk.Caption("").Narrow(60)
	lower := widgets.Column(theme.Gap1, true, p.when, widgets.Sheet(p.asks))
	return widgets.Column(theme.Gap3, true, head, container.New(board{}, widgets.Sheet(p.board), lower))
}

// trade shows what was asked and sold by what parts products.
func (p *Demand) trade() fyne.CanvasObject {
	d := p.desk
	by := d.Select("demand.by", "", p.facets()...)
	by.Set(string(p.by))
	by.OnPick = func(id string) {
		p.by = app.Facet(id)
		p.compare()
	}
	over := d.Select("demand.over", "", spans(d)...)
	over.Set(string(p.over))
	over.OnPick = func(id string) {
		p.over = stretch(id)
		p.compare()
	}
	picks := widgets.Line(theme.Gap2, widgets.Fixed(130, by), widgets.Fixed(150, over), d.Caption(""))
	head := container.NewBorder(nil, nil, picks, widgets.Fixed(220, p.sold.SearchField()), d.Caption(d.Say("inquiries.sold_hint")).Narrow(40))
	return widgets.Column(theme.Gap3, true, head, widgets.Sheet(p.sold))
}

func (p *Demand) facets() []widgets.Option {
	var options []widgets.Option
	for _, f := range app.Facets() {
		options = append(options, widgets.Option{ID: string(f), Label: p.desk.Say("inquiries.by_" + string(f))})
	}
	return options
}

func spans(d *widgets.Desk) []widgets.Option {
	var options []widgets.Option
	for _, s := range stretches() {
		options = append(options, widgets.Option{ID: string(s), Label: d.Say("inquiries.over_" + string(s))})
	}
	return options
}

func (p *Demand) newBoard() {
	type want = app.Want
	w, now := wordsOf(p.desk.Say, p.service.Tables()), p.service.Now()
	m := rows.New(func(x want) string { return x.ID }, []rows.Column[want]{
		{Key: "wanted", Title: "inquiries.wanted", Width: 150, Min: 110, Flex: 2, Value: func(x want) string { return x.Text }},
		{Key: "asked", Title: "inquiries.times", Kind: rows.Number, Width: 64, Value: func(x want) string { return strconv.Itoa(len(x.Asks)) }, SortKey: func(x want) int64 { return int64(len(x.Asks)) }},
		{Key: "quantity", Title: "inquiries.quantity", Kind: rows.Number, Width: 104, Value: func(x want) string { return w.quantities(x.Quantities) }, SortKey: largest},
		{Key: "target", Title: "inquiries.target", Kind: rows.Number, Width: 112, Value: func(x want) string { return targets(x.Targets) }},
		{Key: "variants", Title: "inquiries.variants", Width: 100, Min: 80, Flex: 1, Soft: true, Value: func(x want) string { return variants(x.Variants) }},
		{Key: "buyers", Title: "inquiries.buyers", Width: 120, Min: 84, Flex: 1, Value: func(x want) string { return strings.Join(x.Buyers, w.say("inquiries.comma")) }},
		{Key: "sources", Title: "inquiries.channel", Width: 84, Soft: true, Value: func(x want) string { return w.origins(x.Sources) }},
		{Key: "months", Title: "inquiries.months", Width: 108, Soft: true, Value: func(x want) string { return chart(x.Months, now) }, SortKey: func(x want) int64 { return int64(lately(x.Months, now)) }, Unfiltered: true},
		{Key: "last", Title: "inquiries.last", Width: 96, Soft: true, Value: func(x want) string { return x.Asks[0].At.Format(widgets.Day) }, SortKey: func(x want) int64 { return x.Asks[0].At.Unix() }},
	}...)
	m.SetLoading(!p.loaded)
	p.board = widgets.NewTable(p.desk, "demand.board", m)
	p.board.OnSelect = p.selected
	p.board.OnOpen = func(x want) { p.open(x.Asks[0].InquiryID) }
	p.board.Empty = widgets.Empty{Text: p.desk.Say("inquiries.demand_none"), Sample: p.desk.Say("inquiries.demand_none_hint")}
	if p.loaded {
		p.board.SetRows(p.wants)
	}
}

// largest orders wants by the largest of their sums.
func largest(x app.Want) int64 {
	if len(x.Quantities) == 0 {
		return 0
	}
	return x.Quantities[0].Value.IntPart()
}

// newAsks makes the table of the lines of one want.
func (p *Demand) newAsks() {
	type ask = inquiry.Asked
	w := wordsOf(p.desk.Say, p.service.Tables())
	m := rows.New(func(x ask) string { return x.ID }, []rows.Column[ask]{
		{Key: "day", Title: "inquiries.day", Width: 96, Soft: true, Value: func(x ask) string { return x.At.Format(widgets.Day) }, SortKey: func(x ask) int64 { return x.At.Unix() }},
		{Key: "number", Title: "inquiries.inquiry", Width: 116, Value: func(x ask) string { return x.Number }},
		{Key: "buyer", Title: "inquiries.buyer", Width: 160, Min: 100, Flex: 1, Value: func(x ask) string { return x.Buyer }},
		{Key: "country", Title: "inquiries.country", Width: 90, Soft: true, Value: func(x ask) string { return w.country(x.Country) }},
		{Key: "text", Title: "inquiries.buyers_words", Width: 200, Min: 120, Flex: 2, Value: func(x ask) string { return strings.TrimSpace(x.Text + " " + x.Spec) }},
		{Key: "quantity", Title: "inquiries.quantity", Kind: rows.Number, Width: 100, Value: func(x ask) string { return w.quantity(x.Line) }},
		{Key: "target", Title: "inquiries.target", Kind: rows.Number, Width: 96, Value: func(x ask) string { return target(x.Line) }},
		{Key: "source", Title: "inquiries.channel", Width: 84, Soft: true, Value: func(x ask) string { return w.origin(x.Origin()) }},
	}...)
	p.asks = widgets.NewTable(p.desk, "demand.asks", m)
	p.asks.OnOpen = func(x ask) { p.open(x.InquiryID) }
	p.asks.Empty = widgets.Empty{Text: p.desk.Say("inquiries.demand_pick")}
}

func (p *Demand) newSold() {
	type line = app.Turnover
	w := wordsOf(p.desk.Say, p.service.Tables())
	m := rows.New(func(x line) string { return x.Family + "/" + x.Value + "/" + x.ProductID }, []rows.Column[line]{
		{Key: "family", Title: "inquiries.family", Width: 150, Min: 100, Flex: 1, Value: func(x line) string { return family(x.Family) }},
		{Key: "value", Title: "inquiries.value", Width: 130, Min: 90, Flex: 1, Value: w.value},
		{Key: "asked", Title: "inquiries.asked_times", Kind: rows.Number, Width: 76, Value: func(x line) string { return count(x.Asked) }, SortKey: func(x line) int64 { return int64(x.Asked) }},
		{Key: "asked_for", Title: "inquiries.asked_for", Kind: rows.Number, Width: 100, Value: func(x line) string { return amount(x.AskedFor) }, SortKey: func(x line) int64 { return x.AskedFor.IntPart() }},
		{Key: "sold", Title: "inquiries.sold_times", Kind: rows.Number, Width: 76, Value: func(x line) string { return count(x.Sold) }, SortKey: func(x line) int64 { return int64(x.Sold) }},
		{Key: "sold_for", Title: "inquiries.sold_for", Kind: rows.Number, Width: 100, Value: func(x line) string { return amount(x.SoldFor) }, SortKey: func(x line) int64 { return x.SoldFor.IntPart() }},
		{Key: "unit", Title: "inquiries.unit", Width: 60, Soft: true, Value: func(x line) string { return w.unit(x.Unit) }},
		{Key: "stock", Title: "inquiries.in_stock", Kind: rows.Number, Width: 84, Value: func(x line) string { return amount(x.Stock) }, SortKey: func(x line) int64 { return x.Stock.IntPart() }},
		{Key: "state", Title: "inquiries.listed", Kind: rows.Status, Width: 150, Value: func(x line) string { return w.say(standing(x)) }, Tone: standingTone},
	}...)
	m.SetLoading(!p.traded)
	p.sold = widgets.NewTable(p.desk, "demand.sold", m)
	p.sold.OnOpen = func(x line) {
		if x.ProductID != "" {
			p.nav.Go(navigation.Route{Screen: navigation.Catalog, ID: x.ProductID})
		}
	}
	p.sold.Empty = widgets.Empty{Text: p.desk.Say("inquiries.sold_none"), Sample: p.desk.Say("inquiries.sold_none_hint")}
	if p.traded {
		p.sold.SetRows(p.lines)
	}
}

// standing is the word for what a line says to the factory.
func standing(x app.Turnover) string {
	switch {
	case !x.Listed:
		return "inquiries.standing_missing"
	case x.Asked > 0 && x.Sold == 0:
		return "inquiries.standing_unsold"
	case x.Asked == 0:
		return "inquiries.standing_unasked"
	}
	return "inquiries.standing_sells"
}

func standingTone(x app.Turnover) rows.Tone {
	return map[string]rows.Tone{
		"inquiries.standing_missing": rows.Danger, "inquiries.standing_unsold": rows.Caution, "inquiries.standing_sells": rows.Good,
	}[standing(x)]
}

// selected shows the lines of the want under the cursor, at first of the one
// asked most.
func (p *Demand) selected() {
	if p.board.Model.Cursor() < 0 && p.board.Model.Len() > 0 {
		p.board.Model.MoveTo(0)
	}
	x, ok := p.board.Model.CursorRow()
	p.asks.SetRows(x.Asks)
	if p.when == nil {
		return
	}
	p.when.SetText("")
	if ok {
		p.when.SetText(p.desk.Say("inquiries.asked_by_month", "Text", x.Text, "Months", history(x.Months)))
	}
}

func (p *Demand) open(id string) {
	p.nav.Go(navigation.Route{Screen: navigation.Inquiries, ID: id})
}

// export writes the rows of the tab in front to a file.
func (p *Demand) export() {
	if p.tab == tabSold {
		exportRows(p.desk, p.scope, p.dialogs, "inquiries.demand_sold", p.sold.Model)
		return
	}
	exportRows(p.desk, p.scope, p.dialogs, "inquiries.demand", p.board.Model)
}

// board gives the lower table a third of the height.
type board struct{}

func (board) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height+theme.Gap3)
}

func (board) Layout(o []fyne.CanvasObject, s fyne.Size) {
	lower := within(s.Height*0.34, 140, 260)
	o[0].Resize(fyne.NewSize(s.Width, s.Height-lower-theme.Gap3))
	o[1].Move(fyne.NewPos(0, s.Height-lower))
	o[1].Resize(fyne.NewSize(s.Width, lower))
}

var _ navigation.Page = (*Demand)(nil)
