package orders

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/order"
	"sampan/app/purchase"
	"sampan/app/shipment"
	"sampan/ui/deals"
	"sampan/ui/navigation"
	"sampan/ui/spine"
	"sampan/ui/task"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func (p *Page) soldCard() fyne.CanvasObject {
	d := p.desk
	var lines []fyne.CanvasObject
	if p.o.QuotationID != "" {
		lines = append(lines, p.line("order.quotation", d.Say("orders.to_quotation"), "", rows.Quiet, func() {
			p.nav.Go(navigation.Route{Screen: navigation.Quotations, ID: p.o.QuotationID})
		}))
	}
	proforma, word, tone := p.o.Proforma, "", rows.Quiet
	if last := lastProforma(p.papers); last != nil {
		word, tone = short(last.Date), rows.Good
	}
	if proforma == "" {
		proforma = d.Say("orders.paper_proforma")
	}
	lines = append(lines, p.line("order.proforma", proforma, word, tone, func() { p.open("deal") }))
	word, tone = d.Say("spine.draft"), rows.Quiet
	if out := spine.Out(p.papers, app.ContractPaper); out != nil {
		word, tone = short(out.Date), rows.Good
	}
	lines = append(lines, p.line("order.contract", p.o.Number, word, tone, func() { p.open("contract") }))
	return p.card("sold", nil, lines...)
}

func (p *Page) boughtCard() fyne.CanvasObject {
	d := p.desk
	var lines []fyne.CanvasObject
	for i, b := range p.way.purchases {
		tone := rows.Accent
		if b.Status == purchase.Received || b.Status == purchase.Closed {
			tone = rows.Good
		}
		if b.Status == purchase.Draft || b.Status == purchase.Cancelled {
			tone = rows.Quiet
		}
		lines = append(lines, p.line(fmt.Sprintf("order.purchase%d", i), b.Number, d.Say("orders.purchase_"+string(b.Status)), tone, func() {
			p.nav.Go(navigation.Route{Screen: navigation.Purchases, ID: b.ID})
		}), d.Caption(p.way.names[b.SupplierID]).Narrow(80))
	}
	if p.o.Editable() || p.o.Status == order.Cancelled || !p.toBuy() {
		return p.card("bought", nil, lines...)
	}
	return p.card("bought", d.Button("order.buy", "orders.buy", widgets.Plain, p.buy), lines...)
}

// toBuy reports that contracts with factories do not cover the order yet.
func (p *Page) toBuy() bool {
	for _, l := range p.o.Lines {
		if purchase.Bought(l.ID, p.way.purchases).LessThan(l.Quantity) {
			return true
		}
	}
	return false
}

// buy draws up one contract per factory for what is still to buy.
func (p *Page) buy() {
	id := p.o.ID
	var left []string
	task.Do(p.scope, "buy", func(ctx context.Context) (made []purchase.Purchase, err error) {
		made, left, err = p.service.DrawPurchases(ctx, id)
		return made, err
	}, func(made []purchase.Purchase, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.load(id)
		text := p.desk.Say("orders.was_bought", "N", len(made))
		if len(left) > 0 {
			text = p.desk.Say("orders.no_factory", "N", len(made), "Codes", fmt.Sprint(left))
		}
		p.desk.Toast(text, nil)
	})
}

func (p *Page) shippedCard() fyne.CanvasObject {
	d := p.desk
	var lines []fyne.CanvasObject
	for i, s := range p.way.shipments {
		tone := map[shipment.Status]rows.Tone{shipment.Open: rows.Caution, shipment.Booked: rows.Accent, shipment.Sailed: rows.Good, shipment.Closed: rows.Good}[s.Status]
		lines = append(lines, p.line(fmt.Sprintf("order.shipment%d", i), s.Number, d.Say("orders.shipment_"+string(s.Status)), tone, func() {
			p.nav.Go(navigation.Route{Screen: navigation.Shipments, ID: s.ID})
		}))
		if s.Answer.Vessel != "" {
			lines = append(lines, d.Caption(d.Say("orders.vessel", "Vessel", s.Answer.Vessel, "Day", short(s.Answer.ETD))).Narrow(80))
		}
	}
	if p.o.Editable() || p.o.Status == order.Cancelled || p.o.Status == order.Closed || shipment.Last(p.o, p.way.shipments) {
		return p.card("shipped", nil, lines...)
	}
	return p.card("shipped", d.Button("order.ship", "orders.ship", widgets.Filled, p.ship), lines...)
}

func (p *Page) paidCard() fyne.CanvasObject {
	m := p.way.money
	lines := []fyne.CanvasObject{p.sum("total", deals.Sum(m.Total), false)}
	if m.DepositDue.Minor > 0 {
		lines = append(lines, p.sum("deposit_due", deals.Sum(m.DepositDue), false))
	}
	lines = append(lines, p.sum("received", deals.Sum(m.Received), false))
	if m.Deductions.Minor > 0 {
		lines = append(lines, p.sum("deductions", deals.Sum(m.Deductions), false))
	}
	lines = append(lines, p.sum("open_balance", deals.Sum(m.Open), true))
	for _, r := range p.way.receipts {
		lines = append(lines, p.desk.Caption(short(r.Date)+"  "+deals.Sum(r.Sent)).Narrow(80))
	}
	return p.card("paid", nil, lines...)
}

func (p *Page) declaredCard() fyne.CanvasObject {
	d := p.desk
	var lines []fyne.CanvasObject
	for i, s := range p.way.shipments {
		if s.Status == shipment.Cancelled {
			continue
		}
		word, tone := d.Say("orders.not_declared"), rows.Caution
		for _, one := range p.way.declared {
			if one.ShipmentID == s.ID {
				word, tone = d.Say("orders.declaration_drafted"), rows.Accent
			}
		}
		if s.Declared.Number != "" {
			word, tone = short(s.Declared.ExportDate), rows.Good
		}
		lines = append(lines, p.line(fmt.Sprintf("order.declaration%d", i), s.Number, word, tone, func() { p.declaration(s.ID) }))
	}
	return p.card("declared", nil, lines...)
}

func (p *Page) refundCard() fyne.CanvasObject {
	d := p.desk
	by := p.o.Way.RefundBy
	if by == "" {
		by = "own"
	}
	link := p.line("order.refund", d.Say("orders.to_refund"), "", rows.Quiet, func() { p.nav.Go(navigation.Route{Screen: navigation.Refunds}) })
	return p.card("refund", nil, d.Note(d.Say("orders.refund_by_"+by)), link)
}
