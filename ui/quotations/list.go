package quotations

import (
	"context"
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app/money"
	"sampan/app/quotation"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// viewSetting keeps how a person arranged the list.
const viewSetting = "view/quotations"

// List is the list of all offers.
type List struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	scope   *task.Scope

	all    []quotation.Summary
	loaded bool
	tab    string
	view   rows.View
	table  *widgets.Table[quotation.Summary]
}

// NewList opens the list.
func NewList(d *widgets.Desk, nav navigation.Navigator, s Service) *List {
	p := &List{desk: d, nav: nav, service: s, scope: task.NewScope(d.Scope.Runner()), tab: "all"}
	task.Do(p.scope, "view", func(ctx context.Context) (string, error) { return s.Setting(ctx, viewSetting) }, func(saved string, err error) {
		if err == nil && saved != "" && json.Unmarshal([]byte(saved), &p.view) == nil && p.table != nil {
			p.table.SetView(p.view)
		}
	})
	p.reload()
	return p
}

// Title is empty: the list is its screen.
func (p *List) Title() string { return "" }

// Can reports the commands the list has a use for.
func (p *List) Can(c navigation.Command) bool {
	return c == navigation.Create || c == navigation.Reload || c == navigation.Filter
}

// Do carries a command out.
func (p *List) Do(c navigation.Command) {
	switch c {
	case navigation.Create:
		p.create()
	case navigation.Reload:
		p.reload()
	case navigation.Filter:
		p.desk.Window.Canvas().Focus(p.table.SearchField())
	}
}

// Unsaved is never true: nothing is typed here.
func (p *List) Unsaved() bool { return false }

// Close ends the page's work.
func (p *List) Close() { p.scope.Close() }

func (p *List) create() {
	p.nav.Go(navigation.Route{Screen: navigation.Quotations, ID: navigation.New})
}

func (p *List) open(s quotation.Summary) {
	p.nav.Go(navigation.Route{Screen: navigation.Quotations, ID: s.ID})
}

func (p *List) reload() {
	task.Do(p.scope, "list", p.service.Quotations, func(all []quotation.Summary, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.all, p.loaded = all, true
		if p.table != nil {
			p.table.SetRows(all)
		}
	})
}

func (p *List) columns() []rows.Column[quotation.Summary] {
	now := p.service.Now()
	return []rows.Column[quotation.Summary]{
		{Key: "number", Title: "quotations.number", Width: 132, Value: p.number},
		{Key: "buyer", Title: "quotations.buyer", Width: 200, Min: 120, Flex: 3, Value: func(s quotation.Summary) string { return s.Buyer }},
		{Key: "country", Title: "quotations.country", Width: 104, Min: 64, Flex: 1, Value: p.country, Soft: true},
		{Key: "term", Title: "quotations.term", Width: 56, Value: func(s quotation.Summary) string { return s.Incoterm }, Soft: true},
		{Key: "lines", Title: "quotations.lines", Kind: rows.Number, Width: 56, Value: func(s quotation.Summary) string { return money.Format(money.New(int64(s.Lines)), 0) }, SortKey: func(s quotation.Summary) int64 { return int64(s.Lines) }},
		{Key: "total", Title: "quotations.total", Kind: rows.Number, Width: 132, Value: total, SortKey: func(s quotation.Summary) int64 { return s.Total.Minor }},
		{Key: "valid_until", Title: "quotations.valid_until", Width: 100, Value: func(s quotation.Summary) string { return s.ValidUntil }},
		{
			Key: "status", Title: "quotations.status", Kind: rows.Status, Width: 104,
			Value: func(s quotation.Summary) string {
				key, _ := state(s.Status, s.ValidUntil, now)
				return p.desk.Say(key)
			},
			Tone: func(s quotation.Summary) rows.Tone {
				_, tone := state(s.Status, s.ValidUntil, now)
				return tone
			},
		},
		{Key: "owner", Title: "quotations.owner", Width: 80, Value: func(s quotation.Summary) string { return s.Owner }, Soft: true},
	}
}

func (p *List) number(s quotation.Summary) string {
	if s.Number == "" {
		return p.desk.Say("quotations.no_number")
	}
	return reference(s.Number, s.Revision)
}

func (p *List) country(s quotation.Summary) string {
	c, ok := p.service.Tables().Country(s.Country)
	switch {
	case !ok:
		return s.Country
	case p.desk.Say("deals.tongue") == "zh":
		return c.NameZH
	}
	return c.NameEN
}

func total(s quotation.Summary) string {
	return string(s.Total.Currency) + " " + money.Format(s.Total.Decimal(), s.Total.Currency.Digits())
}

// Content builds the page.
func (p *List) Content() fyne.CanvasObject {
	m := rows.New(func(s quotation.Summary) string { return s.ID }, p.columns()...)
	m.SetLoading(!p.loaded)
	p.table = widgets.NewTable(p.desk, "quotations.table", m)
	p.table.SetView(p.view)
	p.table.OnView = p.remember
	p.table.OnOpen = p.open
	p.table.Menu = func(selected []quotation.Summary) []*fyne.MenuItem {
		if len(selected) != 1 {
			return nil
		}
		return []*fyne.MenuItem{
			fyne.NewMenuItem(p.desk.Say("quotations.open"), func() { p.open(selected[0]) }),
			fyne.NewMenuItem(p.desk.Say("deals.copy"), func() {
				p.nav.Go(navigation.Route{Screen: navigation.Quotations, ID: navigation.New, With: CopyOf + selected[0].ID})
			}),
		}
	}
	p.table.Empty = widgets.Empty{Text: p.desk.Say("quotations.empty"), Sample: p.desk.Say("quotations.empty_hint"), Act: "quotations.new", OnAct: p.create}
	if p.loaded { // back from a record: it may have changed
		p.table.SetRows(p.all)
		p.reload()
	}
	fresh := p.desk.Button("quotations.new", "quotations.new", widgets.Filled, p.create)
	bar := widgets.Toolbar([]fyne.CanvasObject{p.desk.Title(p.desk.Say("quotations.title"))},
		[]fyne.CanvasObject{widgets.Fixed(240, p.table.SearchField()), fresh})
	sheet := widgets.Sheet(p.table)
	var parts []widgets.Tab
	for _, key := range tabs() {
		parts = append(parts, widgets.Tab{Key: key, Title: "quotations." + key, Build: func() fyne.CanvasObject { return sheet }})
	}
	choice := p.desk.Tabs("quotations.tabs", p.choose, parts...)
	choice.Open(p.tab)
	p.table.Model.Keep(keeps(p.tab))
	return widgets.Column(theme.Gap3, true, bar, choice.Content())
}

func (p *List) choose(tab string) {
	p.tab = strings.TrimSpace(tab)
	p.table.Model.Keep(keeps(p.tab))
	p.table.Refresh()
}

// remember keeps the view; the filter is of the moment.
func (p *List) remember(v rows.View) {
	v.Filter = ""
	p.view = v
	task.Do(p.scope, "remember", func(ctx context.Context) (struct{}, error) {
		text, err := json.Marshal(v)
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, p.service.SetSetting(ctx, viewSetting, string(text))
	}, func(_ struct{}, err error) { p.desk.Fail(err) })
}
