package orders

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/order"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/shipment"
	"sampan/ui/deals"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/spine"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// way is everything that hangs on an order.
type way struct {
	stages    []app.Stage
	money     app.OrderMoney
	purchases []purchase.Purchase
	shipments []shipment.Shipment
	receipts  []payment.Receipt
	declared  []customs.Summary // of these shipments
	names     map[string]string // of companies, by id
	points    []app.Disagreement
}

// look reads what hangs on the order.
func (p *Page) look(ctx context.Context, id string, chinese bool) (w way, err error) {
	if w.stages, err = p.service.Stages(ctx, id); err != nil {
		return w, err
	}
	if w.money, err = p.service.OrderMoney(ctx, id); err != nil {
		return w, err
	}
	if w.purchases, err = p.service.PurchasesOf(ctx, id); err != nil {
		return w, err
	}
	if w.shipments, err = p.service.ShipmentsOf(ctx, id); err != nil {
		return w, err
	}
	if w.receipts, err = p.service.ReceiptsOf(ctx, id); err != nil {
		return w, err
	}
	all, err := p.service.Declarations(ctx)
	if err != nil {
		return w, err
	}
	for _, d := range all {
		for _, s := range w.shipments {
			if d.ShipmentID == s.ID {
				w.declared = append(w.declared, d)
			}
		}
	}
	companies, err := p.service.Contacts(ctx)
	if err != nil {
		return w, err
	}
	w.names = map[string]string{}
	for _, c := range companies {
		if w.names[c.ID] = c.NameZH; c.Name != "" && (c.NameZH == "" || !chinese) {
			w.names[c.ID] = c.Name
		}
	}
	checked, err := p.service.CheckPapers(ctx, id)
	w.points = spine.Points(checked)
	return w, err
}

// wayView is the line of steps and what hangs on the order.
func (p *Page) wayView() fyne.CanvasObject {
	d := p.desk
	track := d.Track("order.steps", spine.Marks(d, p.way.stages)...)
	track.OnOpen = p.editStep
	cards := container.New(columns3{}, p.soldCard(), p.boughtCard(), p.shippedCard(), p.paidCard(), p.declaredCard(), p.refundCard())
	said := spine.AgreeList(d, "order", p.way.points, p.goTo)
	if len(p.way.shipments) == 0 {
		said = d.Note(d.Say("orders.nothing_compared"))
	}
	agree := widgets.Column(0, false, widgets.Card(widgets.Column(theme.Gap3, false, d.Heading(d.Say("spine.agree_title")).Narrow(96), said)))
	body := container.New(spine.Halves{Share: 0.26}, record.Scrolled(d, cards), record.Scrolled(d, agree))
	return widgets.Column(theme.Gap3, true, p.wayBar(), widgets.Sheet(widgets.Inset(theme.Gap2, track)), body)
}

func (p *Page) goTo(place app.Place) {
	if place.Noun == app.OrderNoun && place.ID == p.o.ID {
		p.open("deal")
		return
	}
	p.nav.Go(spine.RouteOf(place))
}

// wayBar says for whom the order is and leads to its papers.
func (p *Page) wayBar() fyne.CanvasObject {
	d := p.desk
	key, tone := state(p.o.Status)
	act := func(name string, do func()) fyne.CanvasObject {
		return d.Button("order."+name, "orders."+name, widgets.Quiet, do)
	}
	right := []fyne.CanvasObject{act("show_history", func() { p.editor.ShowHistory(app.OrderNoun, p.o.ID) }), act("edit_way", p.editWay), act("to_deal", func() { p.open("deal") })}
	if p.o.Status == order.Running {
		right = append(right, act("close", p.close))
	}
	right = append(right, d.Button("order.to_contract", "orders.to_contract", widgets.Plain, func() { p.open("contract") }))
	name := d.Text(strings.Trim(p.way.names[p.o.BuyerID]+" · "+deals.Sum(p.way.money.Total), " ·")).Narrow(80)
	return container.NewBorder(nil, nil, d.StatusDot(tone, d.Say(key)), widgets.Line(theme.Gap2, right...), name)
}

// editStep plans a step or notes that it was taken.
func (p *Page) editStep(i int) {
	if i >= len(p.way.stages) {
		return
	}
	before := p.way.stages[i].Step
	if i < len(p.o.Plan) {
		before = p.o.Plan[i]
	}
	spine.EditStep(p.desk, before, func(s order.Step) {
		o := p.o
		o.Plan = append([]order.Step(nil), o.Plan...)
		if i < len(o.Plan) {
			o.Plan[i] = s
		}
		key, taken := s.Key, s.Actual
		task.Do(p.scope, "step", func(ctx context.Context) (struct{}, error) {
			if err := p.service.SaveProgress(ctx, &o); err != nil || taken == before.Actual {
				return struct{}{}, err
			}
			_, err := p.service.TakeStep(ctx, o.ID, key, taken)
			return struct{}{}, err
		}, func(_ struct{}, err error) {
			if !p.desk.Fail(err) {
				p.load(o.ID)
			}
		})
	})
}

func (p *Page) close() {
	p.desk.Confirm(p.desk.Say("orders.close_title", "Number", p.o.Number), p.desk.Say("orders.close_text"), "orders.close", false, func() {
		id := p.o.ID
		task.Do(p.scope, "close", func(ctx context.Context) (order.Order, error) { return p.service.CloseOrder(ctx, id) },
			func(_ order.Order, err error) {
				if !p.desk.Fail(err) {
					p.load(id)
				}
			})
	})
}

// contractView is the sales contract with its clauses.
func (p *Page) contractView() fyne.CanvasObject {
	d := p.desk
	back := d.Button("order.to_way", "orders.to_way", widgets.Quiet, func() { p.open("way") })
	clauses := d.Button("order.clauses", "spine.clauses", widgets.Plain, func() {
		spine.EditClauses(d, p.service, p.scope, app.ContractPaper, p.o.ID, p.contract.Draw)
	})
	bar := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, back, clauses), d.Caption(d.Say("orders.contract_hint")).Narrow(80))
	return widgets.Column(theme.Gap3, true, bar, p.contract.Content())
}

// open shows another view of the order.
func (p *Page) open(view string) {
	p.editor.Settle()
	p.view = view
	p.show()
	if view == "contract" {
		p.contract.Draw()
	}
}

// card is one column of what hangs on the order.
func (p *Page) card(title string, act fyne.CanvasObject, lines ...fyne.CanvasObject) fyne.CanvasObject {
	if len(lines) == 0 {
		lines = []fyne.CanvasObject{p.desk.Note(p.desk.Say("orders." + title + "_none"))}
	}
	parts := append([]fyne.CanvasObject{p.desk.Heading(p.desk.Say("orders." + title))}, lines...)
	if act != nil {
		parts = append(parts, container.NewHBox(act))
	}
	return widgets.Card(widgets.Column(theme.Gap2, false, parts...))
}

// line is a number that leads to its page, with a word behind it.
func (p *Page) line(key, text, word string, tone rows.Tone, to func()) fyne.CanvasObject {
	d := p.desk
	shade := map[rows.Tone]fyne.ThemeColorName{rows.Accent: theme.Accent, rows.Good: theme.Good, rows.Caution: theme.Caution}[tone]
	if shade == "" {
		shade = theme.SoftInk
	}
	return container.NewBorder(nil, nil, d.LinkFigure(key, text, to), d.Caption(word).Tint(shade))
}

// sum is a line of money.
func (p *Page) sum(title, value string, total bool) fyne.CanvasObject {
	return container.NewBorder(nil, nil, p.desk.Soft(p.desk.Say("orders."+title)), nil, p.desk.Figure(value, total).Narrow(80))
}

// columns3 puts cards in three columns, rows equally high.
type columns3 struct{}

func (columns3) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for i := 0; i < len(o); i += 3 {
		row := fyne.Size{}
		for _, c := range o[i:min(i+3, len(o))] {
			m := c.MinSize()
			row = fyne.NewSize(max(row.Width, m.Width), max(row.Height, m.Height))
		}
		s = fyne.NewSize(max(s.Width, 3*row.Width+2*theme.Gap3), s.Height+row.Height+theme.Gap3)
	}
	return s
}

func (columns3) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w, y := (s.Width-2*theme.Gap3)/3, float32(0)
	for i := 0; i < len(o); i += 3 {
		h := float32(0)
		for _, c := range o[i:min(i+3, len(o))] {
			h = max(h, c.MinSize().Height)
		}
		for j, c := range o[i:min(i+3, len(o))] {
			c.Move(fyne.NewPos(float32(j)*(w+theme.Gap3), y))
			c.Resize(fyne.NewSize(w, h))
		}
		y += h + theme.Gap3
	}
}

// declaration opens the declaration of a shipment, or begins one.
func (p *Page) declaration(shipmentID string) {
	for _, d := range p.way.declared {
		if d.ShipmentID == shipmentID {
			p.nav.Go(navigation.Route{Screen: navigation.Declarations, ID: d.ID})
			return
		}
	}
	p.nav.Go(navigation.Route{Screen: navigation.Declarations, ID: navigation.New, With: shipmentID})
}
