package purchases

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/paper"
	"sampan/app/purchase"
	"sampan/ui/deals"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/spine"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Page is one purchase contract.
type Page struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	files   *files.Dialogs
	scope   *task.Scope
	kept    *record.Keeper[purchase.Purchase]
	papers  *spine.Papers

	p           purchase.Purchase
	edits, done int
	partner     []contact.Summary
	loaded      bool
	tab         string
	body, head  *fyne.Container
	sums        *fyne.Container
	form        *record.Form
	tabs        *widgets.Tabs
	lines       *widgets.Table[int]
}

// NewPage opens a purchase contract. The With of its route names a field.
func NewPage(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) *Page {
	p := &Page{desk: d, nav: nav, service: s, files: f, scope: task.NewScope(d.Scope.Runner()), tab: "lines"}
	if slices.Contains([]string{"terms", "inspections", "papers"}, r.With) {
		p.tab = r.With
	}
	p.kept = record.NewKeeper(d, p.scope, s, record.Edited[purchase.Purchase]{
		Noun: app.PurchaseNoun, Record: func() (string, int64) { return p.p.ID, p.p.Ver }, Unsaved: p.Unsaved, Take: p.snapshot,
		Give: func(was purchase.Purchase) {
			was.ID, was.Ver, was.Status, was.Number = p.p.ID, p.p.Ver, p.p.Status, p.p.Number
			p.p = was
			p.touched()
			p.show()
		},
	})
	p.papers = spine.NewPapers(d, s, f, p.scope, spine.PapersOf{
		Key: "purchase", Noun: app.PurchaseNoun, Kinds: []string{app.PurchaseContractPaper, "invoice_request"},
		ID: func() string { return p.p.ID }, Language: func() string { return string(paper.Chinese) },
		Draw: func(kind string, l paper.Language) func(context.Context) (paper.Document, error) {
			copied := p.snapshot()
			return func(ctx context.Context) (paper.Document, error) { return s.DrawPurchase(ctx, kind, copied, l) }
		},
		Save: p.settled, Issued: p.sent,
	})
	p.load(r.ID)
	return p
}

type opened struct {
	p       purchase.Purchase
	partner []contact.Summary
	issued  []paper.Issued
}

func (p *Page) load(id string) {
	p.read("load", func(ctx context.Context) (purchase.Purchase, error) { return p.service.Purchase(ctx, id) }, func() {})
}

// read takes over the contract that a call gives.
func (p *Page) read(slot string, call func(context.Context) (purchase.Purchase, error), then func()) {
	edits := p.edits
	task.Do(p.scope, slot, func(ctx context.Context) (out opened, err error) {
		if out.p, err = call(ctx); err != nil {
			return out, err
		}
		if out.partner, err = p.service.Contacts(ctx); err != nil {
			return out, err
		}
		out.issued, err = p.service.PapersOf(ctx, app.PurchaseNoun, out.p.ID)
		return out, err
	}, func(out opened, err error) {
		if p.failed(err) {
			return
		}
		first := !p.loaded
		p.partner, p.loaded = out.partner, true
		if p.edits != edits { // somebody typed meanwhile
			p.p.Ver, p.p.Status = out.p.Ver, out.p.Status
			return
		}
		p.p, p.done = out.p, p.edits
		p.kept.Follow()
		p.papers.Load(out.issued)
		p.show()
		if first {
			p.kept.Offer()
		}
		then()
	})
}

// failed shows an error at its field where that is on the page.
func (p *Page) failed(err error) bool {
	if err == nil {
		return false
	}
	if p.form == nil {
		return p.desk.Fail(err)
	}
	switch fault.Of(err).Field {
	case "quantity", "price", "vat_rate":
		p.tabs.Open("lines")
	case "inspections":
		p.tabs.Open("inspections")
	case "":
	default:
		p.tabs.Open("terms")
	}
	return p.form.Fail(err)
}

// snapshot shares no list with what is edited.
func (p *Page) snapshot() purchase.Purchase {
	out := p.p
	out.Lines, out.Inspections, out.Files = slices.Clone(out.Lines), slices.Clone(out.Inspections), slices.Clone(out.Files)
	return out
}

func (p *Page) touched() {
	p.edits++
	p.kept.Follow()
	p.showSums()
	p.nav.Touch()
}

// save writes the contract.
func (p *Page) save(then func()) {
	if !p.form.Settle() {
		return
	}
	copied := p.snapshot()
	p.read("save", func(ctx context.Context) (purchase.Purchase, error) {
		err := p.service.SavePurchase(ctx, &copied)
		return copied, err
	}, then)
}

func (p *Page) settled(then func()) {
	p.form.Settle()
	if p.Unsaved() {
		p.save(then)
		return
	}
	then()
}

// sent follows a paper that went out: with its contract the purchase is sent.
func (p *Page) sent() {
	id, draft := p.p.ID, p.p.Status == purchase.Draft
	p.read("sent", func(ctx context.Context) (purchase.Purchase, error) {
		issued, err := p.service.PapersOf(ctx, app.PurchaseNoun, id)
		if err == nil && draft && spine.Out(issued, app.PurchaseContractPaper) != nil {
			return p.service.IssuePurchase(ctx, id)
		}
		if err != nil {
			return purchase.Purchase{}, err
		}
		return p.service.Purchase(ctx, id)
	}, func() {})
}

// Title is the number of the contract.
func (p *Page) Title() string { return p.p.Number }

// Can reports the commands the page has a use for.
func (p *Page) Can(c navigation.Command) bool {
	return p.loaded && (c == navigation.Save || c == navigation.Preview || c == navigation.Reload)
}

// Do carries a command out.
func (p *Page) Do(c navigation.Command) {
	switch c {
	case navigation.Save:
		p.save(func() { p.desk.Toast(p.desk.Say("purchases.saved", "Number", p.p.Number), nil) })
	case navigation.Preview:
		p.tabs.Open("papers")
	case navigation.Reload:
		if !p.Unsaved() {
			p.load(p.p.ID)
		}
	}
}

// Unsaved reports changes that leaving would lose.
func (p *Page) Unsaved() bool { return p.loaded && p.edits != p.done }

// Close ends the page's work.
func (p *Page) Close() {
	p.kept.Forget()
	p.scope.Close()
}

// Content builds the page.
func (p *Page) Content() fyne.CanvasObject {
	if p.form != nil {
		p.form.Settle()
	}
	p.body = container.NewStack()
	p.show()
	return p.body
}

func (p *Page) show() {
	p.nav.Touch()
	if p.body == nil || !p.loaded {
		return
	}
	p.form = record.NewForm(p.desk, "purchase", "purchases", p.touched)
	p.head, p.sums = container.NewStack(), container.NewStack()
	p.tabs = p.desk.Tabs("purchase.tabs", p.turned,
		widgets.Tab{Key: "lines", Title: "purchases.tab_lines", Build: p.linesTab},
		widgets.Tab{Key: "terms", Title: "purchases.tab_terms", Build: p.termsTab},
		widgets.Tab{Key: "inspections", Title: "purchases.tab_inspections", Build: p.inspectionsTab},
		widgets.Tab{Key: "papers", Title: "purchases.tab_papers", Build: p.papers.Content},
	)
	p.tabs.Open(p.tab)
	p.turned(p.tab)
	p.body.Objects = []fyne.CanvasObject{widgets.Column(theme.Gap3, true, p.head, p.sums, p.tabs.Content())}
	p.body.Refresh()
	p.form.Within(p.body)
	p.showSums()
}

// turned follows the tabs: the papers have a filled button of their own.
func (p *Page) turned(tab string) {
	p.tab = tab
	p.head.Objects = []fyne.CanvasObject{p.bar()}
	p.head.Refresh()
	if tab == "papers" {
		p.papers.Draw()
	}
}

func (p *Page) supplier() string {
	for _, c := range p.partner {
		if c.ID == p.p.SupplierID {
			return named(p.desk, c)
		}
	}
	return ""
}

// named is a company in the language of the window.
func named(d *widgets.Desk, c contact.Summary) string {
	if c.Name == "" || c.NameZH != "" && d.Say("app.language_code") == "zh" {
		return c.NameZH
	}
	return c.Name
}

func (p *Page) bar() fyne.CanvasObject {
	d := p.desk
	key, tone := state(p.p.Status)
	act := func(name string, do func()) fyne.CanvasObject {
		return d.Button("purchase."+name, "purchases."+name, widgets.Quiet, do)
	}
	right := []fyne.CanvasObject{act("history", func() { record.ShowHistory(d, p.scope, p.service, "purchases", app.PurchaseNoun, p.p.ID) })}
	if p.p.OrderID != "" {
		right = append(right, act("to_order", func() { p.nav.Go(navigation.Route{Screen: navigation.Orders, ID: p.p.OrderID}) }))
	}
	style := widgets.Filled
	if p.tab == "papers" {
		right = append(right, act("clauses", func() {
			spine.EditClauses(d, p.service, p.scope, app.PurchaseContractPaper, p.p.ID, p.papers.Draw)
		}))
		style = widgets.Plain
	}
	right = append(right, d.Button("purchase.save", "app.save", style, func() { p.Do(navigation.Save) }))
	return container.NewBorder(nil, nil, d.StatusDot(tone, d.Say(key)), widgets.Line(theme.Gap2, right...), d.Soft(p.supplier()).Narrow(80))
}

// showSums says what the factory gets and when.
func (p *Page) showSums() {
	if p.sums == nil {
		return
	}
	d := p.desk
	total, err := p.p.Total()
	deposit, err2 := p.p.DepositDue()
	if err != nil || err2 != nil {
		return
	}
	balance := total
	balance.Minor -= deposit.Minor
	fact := func(key, value string) fyne.CanvasObject {
		return widgets.Column(0, false, d.Caption(d.Say("purchases."+key)), d.Text(value).Narrow(40))
	}
	lead := "–"
	if days, ok := p.p.LeadDays(); ok {
		lead = d.Say("purchases.days", "N", days)
	}
	facts := widgets.Form(5, fact("total", deals.Sum(total)), fact("deposit_sum", deals.Sum(deposit)), fact("balance_sum", strings.TrimSpace(deals.Sum(balance)+"  "+short(p.p.BalanceDue))),
		fact("invoice_due", dash(p.p.InvoiceDue)), fact("lead_days", lead))
	p.sums.Objects = []fyne.CanvasObject{d.Band(facts)}
	p.sums.Refresh()
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// short leaves the year out of an ISO day.
func short(day string) string {
	if len(day) == len(widgets.Day) {
		return day[5:]
	}
	return day
}
