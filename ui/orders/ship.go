package orders

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/shipment"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// part is what is left of an order's line, and what of it leaves now.
type part struct {
	app.Part
	number, code, name string
	left               money.Decimal
}

// ship asks what leaves: all that is left of this order at first, and what is
// wanted of other orders of the same buyer on the same terms.
func (p *Page) ship() {
	o, chinese := p.o, p.desk.Say("app.language_code") == "zh"
	task.Do(p.scope, "ship", func(ctx context.Context) ([]*part, error) {
		ids := []string{o.ID}
		all, err := p.service.Orders(ctx)
		if err != nil {
			return nil, err
		}
		for _, s := range all {
			if s.BuyerID == o.BuyerID && s.ID != o.ID && s.Total.Currency == o.Currency && s.Incoterm == string(o.Incoterm) && (s.Status == order.Issued || s.Status == order.Running) {
				ids = append(ids, s.ID)
			}
		}
		return p.parts(ctx, ids, chinese)
	}, func(parts []*part, err error) {
		if !p.desk.Fail(err) {
			p.askParts(parts)
		}
	})
}

// parts are what is left of orders; only of the first all of it leaves.
func (p *Page) parts(ctx context.Context, ids []string, chinese bool) ([]*part, error) {
	left, err := p.service.Remaining(ctx, ids...)
	if err != nil {
		return nil, err
	}
	orders := map[string]order.Order{}
	for _, id := range ids {
		if orders[id], err = p.service.Order(ctx, id); err != nil {
			return nil, err
		}
	}
	var list []*part
	for _, l := range left {
		o := orders[l.OrderID]
		line, _ := o.Line(l.LineID)
		one := &part{Part: l, number: o.Number, code: line.Code, name: line.NameEN, left: l.Quantity}
		if chinese && line.NameZH != "" {
			one.name = line.NameZH
		}
		if l.OrderID != ids[0] {
			one.Quantity = money.Zero
		}
		list = append(list, one)
	}
	return list, nil
}

const (
	shipWidth  = float32(760)
	shipHeight = float32(300)
)

func (p *Page) askParts(parts []*part) {
	d := p.desk
	m := rows.New(func(r *part) string { return r.LineID },
		rows.Column[*part]{Key: "order", Title: "orders.number", Width: 112, Soft: true, Value: func(r *part) string { return r.number }},
		rows.Column[*part]{Key: "code", Title: "orders.article", Width: 100, Value: func(r *part) string { return r.code }},
		rows.Column[*part]{Key: "name", Title: "orders.goods", Width: 160, Flex: 1, Value: func(r *part) string { return r.name }},
		rows.Column[*part]{Key: "left", Title: "orders.left", Kind: rows.Number, Width: 96, Value: func(r *part) string { return money.Format(r.left, 0) }},
		rows.Column[*part]{
			Key: "now", Title: "orders.now", Kind: rows.Number, Width: 110, Value: func(r *part) string { return money.Format(r.Quantity, 0) },
			Set: func(r *part, text string) error {
				e, err := money.ParseEntry(text)
				if text == "" {
					e, err = money.Entry{}, nil
				}
				if err == nil && e.Value.IsNegative() {
					err = fault.New("deal.quantity_negative", "Line", 1)
				}
				if err == nil {
					r.Quantity = e.Value
				}
				return err
			},
		},
	)
	t := widgets.NewTable(d, "ship", m)
	t.Empty = widgets.Empty{Text: d.Say("shipment.nothing_left")}
	t.SetRows(parts)
	var g *widgets.Dialog
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	ok := d.Button("dialog.ok", "orders.open_shipment", widgets.Filled, func() {
		d.Window.Canvas().Unfocus()
		g.Close()
		p.openShipment(parts)
	})
	body := widgets.Column(theme.Gap2, false, d.Paragraph(d.Say("orders.ship_text")), record.Tall(shipHeight, widgets.Sheet(t)))
	g = d.Dialog(d.Say("orders.ship"), shipWidth, body, t, nil, []fyne.CanvasObject{no, ok}...)
}

func (p *Page) openShipment(parts []*part) {
	var list []app.Part
	for _, one := range parts {
		if one.Quantity.IsPositive() {
			list = append(list, one.Part)
		}
	}
	slices.SortStableFunc(list, func(a, b app.Part) int { // the terms are those of this order
		return map[bool]int{true: 0, false: 1}[a.OrderID == p.o.ID] - map[bool]int{true: 0, false: 1}[b.OrderID == p.o.ID]
	})
	task.Do(p.scope, "ship", func(ctx context.Context) (shipment.Shipment, error) { return p.service.OpenShipment(ctx, list) },
		func(s shipment.Shipment, err error) {
			if !p.desk.Fail(err) {
				p.nav.Go(navigation.Route{Screen: navigation.Shipments, ID: s.ID})
			}
		})
}
