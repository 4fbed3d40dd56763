package orders

import (
	"context"
	"slices"

	"sampan/app/contact"
	"sampan/app/order"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

const wayWidth = float32(640)

// codes are the options of a field of codes; none is offered first.
func codes[T ~string](d *widgets.Desk, room string, list []T) []widgets.Option {
	options := []widgets.Option{{ID: "", Label: "–"}}
	for _, c := range list {
		options = append(options, widgets.Option{ID: string(c), Label: d.Say("orders." + room + "_" + string(c))})
	}
	return options
}

// editWay asks how the order is sold and leaves the country, when the balance
// is due, and how much more or less may be shipped: what may change after the
// proforma went out.
func (p *Page) editWay() {
	task.Do(p.scope, "companies", p.service.Contacts, func(companies []contact.Summary, err error) {
		if !p.desk.Fail(err) {
			p.askWay(companies)
		}
	})
}

func (p *Page) askWay(companies []contact.Summary) {
	d, o := p.desk, p.o
	w := &o.Way
	f := record.NewForm(d, "way", "orders", func() {})
	agents := []widgets.Option{{ID: "", Label: "–"}}
	for _, c := range companies {
		if !slices.Contains(c.Roles, contact.Buyer) || c.ID == w.AgentID {
			agents = append(agents, widgets.Option{ID: c.ID, Label: p.way.names[c.ID], Also: c.Name + " " + c.NameZH})
		}
	}
	form := widgets.Form(3,
		f.Choose("channel", string(w.Channel), func(id string) { w.Channel = order.Channel(id) }, codes(d, "channel", order.Channels())...),
		f.Text("platform", &w.Platform),
		f.Choose("model", string(w.Model), func(id string) { w.Model = order.Model(id) }, codes(d, "model", order.Models())...),
		f.Choose("route", string(w.Route), func(id string) { w.Route = order.Route(id) }, codes(d, "route", order.Routes())...),
		f.Pick("agent", w.AgentID, false, func(id string) { w.AgentID = id }, agents),
		f.Text("certificate", &w.Certificate),
		f.Choose("refund_by", w.RefundBy, func(id string) { w.RefundBy = id }, codes(d, "refunded", []string{"own", "agent", "factory"})...),
		f.Choose("balance_event", string(o.Balance.Event), func(id string) { o.Balance.Event = order.Event(id) }, codes(d, "event", order.Events())...),
		f.Whole("balance_days", &o.Balance.Days, d.Say("orders.days")),
		f.Percent("tolerance", &o.Tolerance),
		widgets.Wide(2, f.Text("owner", &o.Owner)))
	var g *widgets.Dialog
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	ok := d.Button("dialog.ok", "app.save", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		task.Do(p.scope, "way", func(ctx context.Context) (struct{}, error) { return struct{}{}, p.service.SaveProgress(ctx, &o) }, func(_ struct{}, err error) {
			if f.Fail(err) {
				return
			}
			g.Close()
			p.load(o.ID)
		})
	})
	g = d.Dialog(d.Say("orders.edit_way"), wayWidth, widgets.Column(theme.Gap3, false, form), no, nil, no, ok)
}
