package refunds

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/money"
	"sampan/app/shipment"
	"sampan/ui/record"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// head is the title, how far the declaration has got, and what can be done.
func (p *Declaration) head() fyne.CanvasObject {
	d := p.desk
	key, tone := declared(p.model.d.Status)
	if p.model.declaring {
		key, tone = "declarations.status_entering", rows.Caution
	}
	state := d.StatusDot(tone, d.Say(key))
	return container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, append([]fyne.CanvasObject{state}, p.tools()...)...), d.Title(p.Title()).Narrow(80))
}

func (p *Declaration) tools() []fyne.CanvasObject {
	d := p.desk
	save := d.Button("declaration.save", "app.save", widgets.Plain, p.save)
	out := d.Button("declaration.out", "declarations.out", widgets.Plain, p.giveOut)
	switch {
	case p.model.declaring:
		return []fyne.CanvasObject{
			d.Button("declaration.undeclare", "declarations.undeclare", widgets.Plain, p.undeclare),
			d.Button("declaration.keep_filed", "declarations.keep_filed", widgets.Filled, p.save),
		}
	case p.model.fixed():
		return []fyne.CanvasObject{out}
	case p.model.d.Status == customs.Filed:
		return []fyne.CanvasObject{out, d.Button("declaration.save", "declarations.keep_correction", widgets.Filled, p.save)}
	case p.model.d.Status == customs.Sent:
		return []fyne.CanvasObject{out, save, d.Button("declaration.declare", "declarations.declare", widgets.Filled, p.declareNow)}
	}
	return []fyne.CanvasObject{
		out, save, d.Button("declaration.declare", "declarations.declare", widgets.Plain, p.declareNow),
		d.Button("declaration.send", "declarations.send", widgets.Filled, p.send),
	}
}

// boxes are the boxes of the head, in the order of the printed form.
func (p *Declaration) boxes() fyne.CanvasObject {
	p.form = record.NewForm(p.desk, "declaration", "declarations", p.touched)
	c, f := &p.model.d, p.form
	w := widgets.Wide
	fields := []fyne.CanvasObject{}
	if p.model.correcting() {
		fields = append(fields, w(4, f.Text("number", &c.Number)), w(3, f.Day("export_date", &c.ExportDate)), w(5, f.Text("manual", &c.Manual)))
	}
	fields = append(fields,
		w(5, f.Text("consignor", &c.Consignor.Name)), w(4, f.Text("consignor_uscc", &c.Consignor.USCC)), w(3, p.code("exit", &c.Exit)),
		w(5, f.Text("consignee", &c.Consignee)), w(4, p.coded("transport", "transport", &c.Transport)), w(3, f.Text("bill", &c.Bill)),
		w(5, f.Text("producer", &c.Producer.Name)), w(4, f.Text("vessel", &c.Vessel)), w(3, f.Text("voyage", &c.Voyage)),
		w(5, p.coded("supervision", "supervision", &c.Supervision)), w(4, p.coded("levy", "duty_exemption", &c.Levy)), w(3, f.Text("license", &c.License)),
		w(4, f.Text("contract", &c.Contract)), w(4, p.country("sold_to", &c.SoldTo)), w(4, p.country("shipped_to", &c.ShippedTo)),
		w(4, f.Text("destination", &c.Destination)), w(4, p.code("port", &c.Port)), w(4, p.coded("package", "package", &c.Package)),
		w(3, f.Whole("packages", &c.Packages, "")), w(3, f.Number("gross", &c.Gross, 0, "kg")), w(3, f.Number("net", &c.Net, 0, "kg")),
		w(3, p.coded("term", "customs_term", &c.Term)))
	for _, each := range []struct {
		name string
		cost *customs.Cost
	}{{"freight", &c.Freight}, {"insurance", &c.Insurance}, {"other", &c.Other}} {
		fields = append(fields, w(2, p.mark(each.name, each.cost)), w(2, p.cost(each.name, each.cost)))
	}
	fields = append(fields, w(6, f.Text("attached", &p.model.attached).WithNote(p.desk.Say("declarations.attached_note"))),
		w(6, f.Text("containers", &p.model.boxes)),
		w(6, f.Area("marks", &c.Marks, 3)), w(6, f.Area("note", &c.Note, 3)))
	if !p.model.correcting() {
		fields = append(fields, w(4, f.Text("manual", &c.Manual)))
	}
	fields = append(fields, w(4, f.Text("agent", &c.Agent.Name)), w(4, f.Text("office", &c.Office)),
		w(6, f.Text("consignor_customs", &c.Consignor.Customs)), w(6, f.Text("producer_uscc", &c.Producer.USCC)))
	return widgets.Form(12, fields...)
}

func (p *Declaration) code(name string, value *string) fyne.CanvasObject {
	return p.form.Text(name, value)
}

func (p *Declaration) coded(name, table string, value *string) fyne.CanvasObject {
	options := coded(p.service.Tables(), table, p.today(), chinese(p.desk))
	return p.form.Choose(name, *value, func(id string) { *value = id }, options...)
}

func (p *Declaration) country(name string, value *string) fyne.CanvasObject {
	return p.form.Pick(name, *value, false, func(id string) { *value = id }, countryOptions(p.service.Tables(), chinese(p.desk)))
}

// mark says how a cost is given; freight alone may be per ton.
func (p *Declaration) mark(name string, c *customs.Cost) fyne.CanvasObject {
	options := []widgets.Option{{ID: "", Label: "–"}}
	for _, m := range []customs.Mark{customs.Rate, customs.PerTon, customs.Total} {
		if m != customs.PerTon || name == "freight" {
			options = append(options, widgets.Option{ID: string(m), Label: p.desk.Say("declarations.mark_" + string(m))})
		}
	}
	return p.form.Choose(name+"_mark", string(c.Mark), func(id string) {
		c.Mark = customs.Mark(id)
		if c.Mark == customs.NoCost {
			*c = customs.Cost{}
		} else if c.Currency == "" {
			c.Currency = p.model.d.Currency
		}
	}, options...)
}

func (p *Declaration) cost(name string, c *customs.Cost) fyne.CanvasObject {
	in := p.desk.NumberEntry("declaration."+name, 2, "")
	if !c.Value.IsZero() {
		in.SetValue(c.Value)
	}
	field := p.form.Add(name, in)
	in.OnValue = func(v money.Decimal, ok bool) {
		c.Value = v
		if ok && c.Mark == customs.NoCost {
			c.Mark = customs.Total
			if s, is := p.form.Input(name + "_mark").(*widgets.Select); is {
				s.Set(string(c.Mark))
			}
		}
		if c.Currency == "" {
			c.Currency = p.model.d.Currency
		}
		field.SetProblem(nil)
		p.touched()
	}
	in.OnProblem = field.SetProblem
	return field
}

// choosing lets choose the shipment to draft from.
func (p *Declaration) choosing() fyne.CanvasObject {
	d := p.desk
	type row = shipment.Summary
	m := rows.New(func(s row) string { return s.ID },
		rows.Column[row]{Key: "number", Title: "declarations.shipment", Width: 130, Value: func(s row) string { return s.Number }},
		rows.Column[row]{Key: "buyer", Title: "declarations.buyer", Width: 220, Flex: 2, Value: func(s row) string { return s.Buyer }},
		rows.Column[row]{Key: "orders", Title: "declarations.contract", Width: 160, Flex: 1, Soft: true, Value: func(s row) string { return s.Orders }},
		rows.Column[row]{Key: "etd", Title: "declarations.etd", Width: 100, Value: func(s row) string { return d.ShortDay(s.ETD) }},
		rows.Column[row]{Key: "total", Title: "declarations.total", Kind: rows.Number, Width: 140, Value: func(s row) string { return sum(s.Total) }, SortKey: func(s row) int64 { return s.Total.Minor }},
		rows.Column[row]{Key: "go", Title: "", Kind: rows.Action, Width: 96, Value: func(row) string { return d.Say("declarations.draft_it") }})
	t := widgets.NewTable(d, "declaration.shipments", m)
	t.OnOpen = func(s row) { p.draftFrom(s.ID, app.Drafting{}) }
	t.OnAction = func(s row, _ string) { p.draftFrom(s.ID, app.Drafting{}) }
	t.Empty = widgets.Empty{Text: d.Say("declarations.no_shipments"), Sample: d.Say("declarations.no_shipments_hint")}
	t.SetRows(p.choices)
	top := widgets.Toolbar([]fyne.CanvasObject{d.Title(d.Say("declarations.choose"))}, []fyne.CanvasObject{widgets.Fixed(220, t.SearchField())})
	return widgets.Column(theme.Gap3, true, top, widgets.Sheet(t))
}
