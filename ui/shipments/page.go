package shipments

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/shipment"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/spine"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Page is one shipment. The With of its route names the field to go to.
type Page struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	files   *files.Dialogs
	scope   *task.Scope
	kept    *record.Keeper[shipment.Shipment]
	papers  *spine.Papers

	model    model
	about    about
	loaded   bool
	tab      string
	mix      bool // part cartons of several articles are joined
	goods    *widgets.Table[int]
	packages *widgets.Table[int]
	pallets  *widgets.Table[int]
	boxes    *widgets.Table[int] // containers
	draft    *widgets.Table[billRow]
	docs     *widgets.Table[int]
	troubles *widgets.Table[int] // incidents
	body     *fyne.Container
	head     *fyne.Container
	totals   *fyne.Container
	dates    *fyne.Container // counted from the letter of credit
	form     *record.Form
	tabs     *widgets.Tabs
}

// about is what the page shows of other records.
type about struct {
	buyer   string
	numbers map[string]string // of orders, by id
	partner []contact.Summary
	points  []app.Disagreement
	risk    app.Risk
	issued  []paper.Issued

	declaration string // id of the first one, "" for none
}

// NewPage opens a shipment.
func NewPage(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) *Page {
	p := &Page{desk: d, nav: nav, service: s, files: f, scope: task.NewScope(d.Scope.Runner()), tab: "goods", mix: true}
	if tab := tabOf(r.With); tab != "" {
		p.tab = tab
	}
	p.kept = record.NewKeeper(d, p.scope, s, record.Edited[shipment.Shipment]{
		Noun: app.ShipmentNoun, Record: func() (string, int64) { return p.model.s.ID, p.model.s.Ver }, Unsaved: p.Unsaved,
		Take: p.model.snapshot, Give: p.takeBack,
	})
	p.papers = spine.NewPapers(d, s, f, p.scope, spine.PapersOf{
		Key: "shipment", Noun: app.ShipmentNoun, Kinds: kinds(), ID: func() string { return p.model.s.ID }, Language: func() string { return p.model.s.Language },
		Draw: func(kind string, l paper.Language) func(context.Context) (paper.Document, error) {
			copied := p.model.snapshot()
			copied.Language = string(l)
			return func(ctx context.Context) (paper.Document, error) { return s.DrawShipment(ctx, kind, copied) }
		},
		Save: p.settled, Issued: func() { p.load(p.model.s.ID) },
		Send: func(doc paper.Document) {
			record.Send(d, p.scope, s, f, record.Sending{
				ContactID: p.model.s.BuyerID, Noun: app.ShipmentNoun, RefID: p.model.s.ID,
				Papers: func(context.Context) ([]paper.Document, error) { return []paper.Document{doc}, nil },
			})
		},
	})
	p.load(r.ID)
	return p
}

// kinds are the papers of a shipment in the order they are needed.
func kinds() []string {
	var list []string
	for _, k := range paper.Kinds() {
		if len(k.From) > 0 && k.From[len(k.From)-1] == string(app.ShipmentNoun) {
			list = append(list, k.Key)
		}
	}
	return list
}

type opened struct {
	s shipment.Shipment
	about
}

func (p *Page) load(id string) {
	task.Do(p.scope, "load", func(ctx context.Context) (out opened, err error) {
		if out.s, err = p.service.Shipment(ctx, id); err != nil {
			return out, err
		}
		out.about, err = p.look(ctx, out.s)
		return out, err
	}, func(out opened, err error) {
		if p.desk.Fail(err) {
			return
		}
		first := !p.loaded
		p.model.load(out.s)
		p.about, p.loaded = out.about, true
		p.kept.Follow()
		p.papers.Load(out.issued)
		p.show()
		if first {
			p.kept.Offer()
		}
	})
}

// look reads what other records say of a shipment.
func (p *Page) look(ctx context.Context, s shipment.Shipment) (a about, err error) {
	if a.partner, err = p.service.Contacts(ctx); err != nil {
		return a, err
	}
	for _, c := range a.partner {
		if c.ID == s.BuyerID {
			a.buyer = named(c)
		}
	}
	orders, err := p.service.Orders(ctx)
	if err != nil {
		return a, err
	}
	a.numbers = map[string]string{}
	for _, o := range orders {
		a.numbers[o.ID] = o.Number
	}
	if a.issued, err = p.service.PapersOf(ctx, app.ShipmentNoun, s.ID); err != nil {
		return a, err
	}
	declared, err := p.service.Declarations(ctx)
	if err != nil {
		return a, err
	}
	for _, d := range declared {
		if d.ShipmentID == s.ID {
			a.declaration = d.ID
		}
	}
	if s.Editable() {
		if a.risk, err = p.service.ShipmentRisk(ctx, s.ID); err != nil {
			return a, err
		}
	}
	checked, err := p.service.CheckPapers(ctx, s.ID)
	a.points = spine.Points(checked)
	return a, err
}

func named(c contact.Summary) string {
	if c.Name != "" {
		return c.Name
	}
	return c.NameZH
}

// takeBack goes on with what was typed before a crash.
func (p *Page) takeBack(was shipment.Shipment) {
	was.ID, was.Ver, was.Status, was.Number = p.model.s.ID, p.model.s.Ver, p.model.s.Status, p.model.s.Number
	p.model.s = was
	p.touched()
	p.show()
}

// touched follows every edit.
func (p *Page) touched() {
	p.model.touch()
	p.kept.Follow()
	p.showTotals()
	p.showDates()
	p.nav.Touch()
}

// Title is the number of the invoice.
func (p *Page) Title() string { return p.model.s.Number }

// Can reports the commands the page has a use for.
func (p *Page) Can(c navigation.Command) bool {
	switch c {
	case navigation.Save, navigation.Preview, navigation.Reload:
		return p.loaded
	}
	return false
}

// Do carries a command out.
func (p *Page) Do(c navigation.Command) {
	switch c {
	case navigation.Save:
		p.save(func() { p.desk.Toast(p.desk.Say("shipments.saved", "Number", p.model.s.Number), nil) })
	case navigation.Preview:
		p.tabs.Open("papers")
	case navigation.Reload:
		if !p.Unsaved() {
			p.load(p.model.s.ID)
		}
	}
}

// Unsaved reports changes that leaving would lose.
func (p *Page) Unsaved() bool { return p.loaded && p.model.unsaved() }

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
	p.form = record.NewForm(p.desk, "shipment", "shipments", p.touched)
	p.head = container.NewStack()
	p.totals = container.NewStack()
	p.dates = container.NewStack()
	p.tabs = p.desk.Tabs("shipment.tabs", p.opened,
		widgets.Tab{Key: "goods", Title: "shipments.tab_goods", Build: p.goodsTab},
		widgets.Tab{Key: "packing", Title: "shipments.tab_packing", Build: p.packingTab},
		widgets.Tab{Key: "containers", Title: "shipments.tab_containers", Build: p.containersTab},
		widgets.Tab{Key: "booking", Title: "shipments.tab_booking", Build: p.bookingTab},
		widgets.Tab{Key: "bill", Title: "shipments.tab_bill", Build: p.billTab},
		widgets.Tab{Key: "credit", Title: "shipments.tab_credit", Build: p.creditTab},
		widgets.Tab{Key: "incidents", Title: "shipments.tab_incidents", Build: p.incidentsTab},
		widgets.Tab{Key: "papers", Title: "shipments.tab_papers", Build: p.papers.Content},
	)
	p.tabs.Open(p.tab)
	p.opened(p.tab)
	track := p.desk.Track("shipment.steps", spine.Marks(p.desk, spine.Stages(p.model.s.Steps, p.today()))...)
	track.OnOpen = p.editStep
	agree := spine.AgreeLine(p.desk, "shipment", p.about.points, p.goTo)
	top := widgets.Column(theme.Gap2, false, p.head, widgets.Sheet(widgets.Inset(theme.Gap2, track)), agree)
	p.body.Objects = []fyne.CanvasObject{widgets.Column(theme.Gap2, true, top, p.tabs.Content())}
	p.body.Refresh()
	p.form.Within(p.body)
	p.showTotals()
	p.showDates()
}

func (p *Page) today() string { return p.service.Now().Format(widgets.Day) }

// opened follows the tabs: the papers have a filled button of their own.
func (p *Page) opened(tab string) {
	p.tab = tab
	p.head.Objects = []fyne.CanvasObject{p.bar()}
	p.head.Refresh()
	if tab == "papers" {
		p.papers.Draw()
	}
}

// bar says what leaves and offers the next steps.
func (p *Page) bar() fyne.CanvasObject {
	d, s := p.desk, &p.model.s
	key, tone := state(s.Status)
	var orders []string
	for _, id := range s.Orders() {
		orders = append(orders, p.about.numbers[id])
	}
	what := []string{p.about.buyer, strings.Join(orders, ", ")}
	if s.Answer.Vessel != "" {
		what = append(what, strings.TrimSpace(s.Answer.Vessel+" "+s.Answer.Voyage))
	}
	left := []fyne.CanvasObject{d.StatusDot(tone, d.Say(key)), d.Soft(strings.Join(what, " · ")).Narrow(60)}
	act := func(name string, do func()) fyne.CanvasObject {
		return d.Button("shipment."+name, "shipments."+name, widgets.Quiet, do)
	}
	right := []fyne.CanvasObject{act("history", func() { record.ShowHistory(d, p.scope, p.service, "shipments", app.ShipmentNoun, s.ID) })}
	if s.Editable() {
		right = append(right, act("cancel", p.cancel), act("sail", p.sail))
	}
	if ids := s.Orders(); len(ids) == 1 {
		right = append(right, act("order", func() { p.nav.Go(navigation.Route{Screen: navigation.Orders, ID: ids[0]}) }))
	}
	if s.Status != shipment.Cancelled {
		right = append(right, act("declaration", p.declare))
	}
	style := widgets.Filled
	if p.tab == "papers" {
		style = widgets.Plain
	}
	right = append(right, d.Button("shipment.save", "app.save", style, func() { p.Do(navigation.Save) }))
	return container.NewBorder(nil, nil, left[0], widgets.Line(theme.Gap2, right...), left[1])
}

// declare opens the declaration, or begins one from what is saved.
func (p *Page) declare() {
	if id := p.about.declaration; id != "" {
		p.nav.Go(navigation.Route{Screen: navigation.Declarations, ID: id})
		return
	}
	p.settled(func() {
		p.nav.Go(navigation.Route{Screen: navigation.Declarations, ID: navigation.New, With: p.model.s.ID})
	})
}

// tabOf is where a field of a disagreement or of a fault stands.
func tabOf(field string) string {
	head, _, _ := strings.Cut(field, ".")
	switch head {
	case "quantity", "price", "lines", "charges", "currency", "buyer_id", "consignee", "marks", "date", "items", "declared":
		return "goods"
	case "packages", "pallets", "packed":
		return "packing"
	case "container", "containers", "vgm", "tare":
		return "containers"
	case "booking", "answer", "etd", "eta", "wanted_sailing", "stuffing_date", "si_cut_off", "customs_cut_off", "vgm_cut_off", "ams_cut_off", "cy_cut_off":
		return "booking"
	case "draft", "bill", "on_board":
		return "bill"
	case "credit", "credit_expiry", "credit_latest_shipment":
		return "credit"
	case "papers":
		return "papers"
	}
	return ""
}

// goTo opens the place where a point can be put right.
func (p *Page) goTo(place app.Place) {
	if place.Noun != app.ShipmentNoun || place.ID != p.model.s.ID {
		p.nav.Go(spine.RouteOf(place))
		return
	}
	p.tabs.Open(tabOf(place.Field))
	_, field, _ := strings.Cut(place.Field, ".")
	for _, name := range []string{place.Field, field, tabOf(place.Field) + "_" + field} {
		if in := p.form.Input(name); in != nil {
			p.desk.Window.Canvas().Focus(in)
			return
		}
	}
}

func (p *Page) editStep(i int) {
	if i >= len(p.model.s.Steps) {
		return
	}
	spine.EditStep(p.desk, p.model.s.Steps[i], func(s order.Step) {
		p.model.s.Steps[i] = s
		p.touched()
		p.save(p.show)
	})
}
