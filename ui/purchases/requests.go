package purchases

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/money"
	"sampan/app/purchase"
	"sampan/ui/deals"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Requests is the page of what factories were asked the price of. Opened with
// Ask it begins a question at once; its With is the product's id, or
// product/quotation/line.
type Requests struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	scope   *task.Scope
	list    []purchase.RequestSummary
	loaded  bool
	about   string
	table   *widgets.Table[purchase.RequestSummary]
}

// NewRequests opens the page.
func NewRequests(d *widgets.Desk, nav navigation.Navigator, s Service, _ *files.Dialogs, r navigation.Route) *Requests {
	p := &Requests{desk: d, nav: nav, service: s, scope: task.NewScope(d.Scope.Runner())}
	if r.ID == navigation.Ask {
		p.about = r.With
	}
	p.reload()
	return p
}

// Title names the page.
func (p *Requests) Title() string { return p.desk.Say("purchases.requests") }

// Can reports the commands the page has a use for.
func (p *Requests) Can(c navigation.Command) bool {
	return c == navigation.Create || c == navigation.Filter || c == navigation.Reload
}

// Do carries a command out.
func (p *Requests) Do(c navigation.Command) {
	switch c {
	case navigation.Create:
		p.ask("")
	case navigation.Filter:
		p.desk.Window.Canvas().Focus(p.table.SearchField())
	case navigation.Reload:
		p.reload()
	}
}

// Unsaved is never true: questions and answers are kept by their dialogs.
func (p *Requests) Unsaved() bool { return false }

// Close ends the page's work.
func (p *Requests) Close() { p.scope.Close() }

// Start begins the question that the page was opened for.
func (p *Requests) Start() {
	if about := p.about; about != "" {
		p.about = ""
		p.ask(about)
	}
}

func (p *Requests) reload() {
	task.Do(p.scope, "requests", p.service.PriceRequests, func(list []purchase.RequestSummary, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.list, p.loaded = list, true
		if p.table != nil {
			p.table.SetRows(list)
		}
	})
}

// Content builds the page.
func (p *Requests) Content() fyne.CanvasObject {
	d := p.desk
	m := rows.New(func(r purchase.RequestSummary) string { return r.ID }, p.columns()...)
	m.SetLoading(!p.loaded)
	p.table = widgets.NewTable(d, "requests.table", m)
	p.table.OnOpen = func(r purchase.RequestSummary) { p.answer(r.ID) }
	p.table.OnAction = func(r purchase.RequestSummary, _ string) { p.answer(r.ID) }
	p.table.Empty = widgets.Empty{Text: d.Say("purchases.no_requests"), Sample: d.Say("purchases.no_requests_hint"), Act: "purchases.ask", OnAct: func() { p.ask("") }}
	if p.loaded {
		p.table.SetRows(p.list)
	}
	ask := d.Button("requests.ask", "purchases.ask", widgets.Filled, func() { p.ask("") })
	top := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, widgets.Fixed(200, p.table.SearchField()), ask), d.Title(d.Say("purchases.requests")).Narrow(60))
	return widgets.Column(theme.Gap3, true, top, widgets.Sheet(p.table))
}

func (p *Requests) columns() []rows.Column[purchase.RequestSummary] {
	type row = purchase.RequestSummary
	d, today := p.desk, p.service.Now().Format(widgets.Day)
	price := rows.Column[row]{Key: "price", Title: "purchases.cny_price", Kind: rows.Number, Width: 84, Inside: true, Value: func(r row) string { return figure(r.Price, 2) }, SortKey: func(r row) int64 { return r.Price.Shift(4).IntPart() }}
	return []rows.Column[row]{
		deals.DayColumn(d, "asked_on", "purchases.asked_on", func(r row) string { return r.AskedOn }),
		{Key: "supplier", Title: "purchases.supplier", Width: 150, Flex: 2, Value: func(r row) string { return r.Supplier }},
		{Key: "code", Title: "purchases.code", Width: 96, Value: func(r row) string { return r.Code }},
		{Key: "product", Title: "purchases.name", Width: 150, Flex: 2, Soft: true, Value: func(r row) string { return r.Product }},
		{Key: "quantity", Title: "purchases.quantity", Kind: rows.Number, Width: 76, Value: func(r row) string { return figure(r.Quantity, 0) }},
		price,
		{Key: "basis", Title: "purchases.basis", Width: 92, Value: func(r row) string {
			if r.Basis == "" {
				return ""
			}
			return d.Say("purchases.basis_" + string(r.Basis))
		}},
		{Key: "lead", Title: "purchases.lead_days", Kind: rows.Number, Width: 76, Value: func(r row) string { return figure(money.New(int64(r.LeadDays)), 0) }},
		deals.DayColumn(d, "valid_until", "purchases.valid_until", func(r row) string { return r.ValidUntil }),
		{
			Key: "state", Title: "purchases.status", Kind: rows.Status, Width: 92,
			Value: func(r row) string {
				switch {
				case r.AnsweredOn == "":
					return d.Say("purchases.unanswered")
				case r.ValidUntil != "" && r.ValidUntil < today:
					return d.Say("purchases.expired")
				}
				return d.Say("purchases.answered")
			},
			Tone: func(r row) rows.Tone {
				switch {
				case r.AnsweredOn == "":
					return rows.Caution
				case r.ValidUntil != "" && r.ValidUntil < today:
					return rows.Quiet
				}
				return rows.Good
			},
		},
		{Key: "answer", Title: "", Kind: rows.Action, Width: 76, Unfiltered: true, Value: func(r row) string {
			if r.AnsweredOn == "" {
				return d.Say("purchases.answer")
			}
			return ""
		}},
	}
}

// answer asks what the factory replied; it lands on the product.
func (p *Requests) answer(id string) {
	task.Do(p.scope, "answer", func(ctx context.Context) (purchase.Request, error) { return p.service.PriceRequest(ctx, id) },
		func(q purchase.Request, err error) {
			if !p.desk.Fail(err) {
				p.askAnswer(q)
			}
		})
}
