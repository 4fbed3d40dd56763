package orders

import (
	"context"
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app/money"
	"sampan/app/order"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// viewSetting keeps how a person arranged the list.
const viewSetting = "view/orders"

// List is the list of all orders.
type List struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	scope   *task.Scope

	all    []order.Summary
	loaded bool
	tab    string
	view   rows.View
	table  *widgets.Table[order.Summary]
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
	return c == navigation.Reload || c == navigation.Filter
}

// Do carries a command out.
func (p *List) Do(c navigation.Command) {
	switch c {
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

func (p *List) open(s order.Summary) {
	p.nav.Go(navigation.Route{Screen: navigation.Orders, ID: s.ID})
}

func (p *List) reload() {
	task.Do(p.scope, "list", p.service.Orders, func(all []order.Summary, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.all, p.loaded = all, true
		if p.table != nil {
			p.table.SetRows(all)
		}
	})
}

func (p *List) columns() []rows.Column[order.Summary] {
	return []rows.Column[order.Summary]{
		{Key: "number", Title: "orders.number", Width: 104, Value: func(s order.Summary) string { return s.Number }},
		{Key: "proforma", Title: "orders.proforma", Width: 104, Value: func(s order.Summary) string { return s.Proforma }},
		{Key: "buyer", Title: "orders.buyer", Width: 200, Min: 120, Flex: 3, Value: func(s order.Summary) string { return s.Buyer }},
		{Key: "country", Title: "orders.country", Width: 104, Min: 64, Flex: 1, Value: p.country, Soft: true},
		{Key: "term", Title: "orders.term", Width: 56, Value: func(s order.Summary) string { return s.Incoterm }, Soft: true},
		{Key: "lines", Title: "orders.lines", Kind: rows.Number, Width: 48, Value: func(s order.Summary) string { return money.Format(money.New(int64(s.Lines)), 0) }, SortKey: func(s order.Summary) int64 { return int64(s.Lines) }},
		{Key: "total", Title: "orders.total", Kind: rows.Number, Width: 128, Value: total, SortKey: func(s order.Summary) int64 { return s.Total.Minor }},
		{Key: "date", Title: "orders.date", Width: 92, Value: func(s order.Summary) string { return s.Date }},
		{
			Key: "status", Title: "orders.status", Kind: rows.Status, Width: 140,
			Value: func(s order.Summary) string {
				key, _ := state(s.Status)
				return p.desk.Say(key)
			},
			Tone: func(s order.Summary) rows.Tone {
				_, tone := state(s.Status)
				return tone
			},
		},
		{Key: "owner", Title: "orders.owner", Width: 72, Value: func(s order.Summary) string { return s.Owner }, Soft: true},
	}
}

func (p *List) country(s order.Summary) string {
	c, ok := p.service.Tables().Country(s.Country)
	switch {
	case !ok:
		return s.Country
	case p.desk.Say("deals.tongue") == "zh":
		return c.NameZH
	}
	return c.NameEN
}

func total(s order.Summary) string {
	return string(s.Total.Currency) + " " + money.Format(s.Total.Decimal(), s.Total.Currency.Digits())
}

// Content builds the page.
func (p *List) Content() fyne.CanvasObject {
	m := rows.New(func(s order.Summary) string { return s.ID }, p.columns()...)
	m.SetLoading(!p.loaded)
	p.table = widgets.NewTable(p.desk, "orders.table", m)
	p.table.SetView(p.view)
	p.table.OnView = p.remember
	p.table.OnOpen = p.open
	p.table.Menu = func(selected []order.Summary) []*fyne.MenuItem {
		if len(selected) != 1 {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem(p.desk.Say("orders.open"), func() { p.open(selected[0]) })}
	}
	p.table.Empty = widgets.Empty{Text: p.desk.Say("orders.empty"), Sample: p.desk.Say("orders.empty_hint"), Act: "orders.to_quotations", OnAct: func() { p.nav.Go(navigation.Route{Screen: navigation.Quotations}) }}
	if p.loaded { // back from a record: it may have changed
		p.table.SetRows(p.all)
		p.reload()
	}
	bar := widgets.Toolbar([]fyne.CanvasObject{p.desk.Title(p.desk.Say("orders.title"))},
		[]fyne.CanvasObject{widgets.Fixed(240, p.table.SearchField())})
	sheet := widgets.Sheet(p.table)
	var parts []widgets.Tab
	for _, key := range tabs() {
		parts = append(parts, widgets.Tab{Key: key, Title: "orders." + key, Build: func() fyne.CanvasObject { return sheet }})
	}
	choice := p.desk.Tabs("orders.tabs", p.choose, parts...)
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
