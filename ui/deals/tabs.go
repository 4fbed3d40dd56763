package deals

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"sampan/app/money"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Text is a field of one line for a text of the record.
func (e *Editor) Text(name string, value *string) fyne.CanvasObject {
	in := e.desk.Entry(e.key+"."+name, "")
	return e.textField(name, in, value)
}

// Area is a field of several lines for a text of the record.
func (e *Editor) Area(name string, value *string, lines int) fyne.CanvasObject {
	in := e.desk.Area(e.key+"."+name, "", lines)
	return e.textField(name, in, value)
}

func (e *Editor) textField(name string, in *widgets.Entry, value *string) fyne.CanvasObject {
	in.OnChanged = func(s string) {
		if s != *value {
			*value = s
			e.Changed()
		}
	}
	e.on(func() { in.SetText(*value) })
	return e.field(name, in)
}

// Day is a field for a day of the record.
func (e *Editor) Day(name string, value *string) fyne.CanvasObject {
	in := e.desk.DateEntry(e.key + "." + name)
	in.OnDay = func(day string) {
		*value = day
		e.Changed()
	}
	e.on(func() { in.SetDay(*value) })
	f := e.field(name, in)
	in.OnProblem = f.SetProblem
	return f
}

// Percent is a field for whole per cent of the record.
func (e *Editor) Percent(name string, value *int) fyne.CanvasObject {
	in := e.desk.NumberEntry(e.key+"."+name, 0, "%")
	in.OnValue = func(v money.Decimal, _ bool) {
		*value = int(max(0, min(v.IntPart(), 100)))
		e.Changed()
	}
	e.on(func() { in.SetValue(money.New(int64(*value))) })
	f := e.field(name, in)
	in.OnProblem = f.SetProblem
	return f
}

func (e *Editor) termsTab() fyne.CanvasObject {
	d := &e.Draft.Deal
	fields := []fyne.CanvasObject{}
	if e.options.Terms != nil {
		fields = e.options.Terms()
	}
	fields = append(fields,
		e.Text("attention", &d.Attention), e.Text("buyer_ref", &d.BuyerRef), widgets.Wide(2, e.Text("lead_time", &d.LeadTime)),
		e.placeField("port_of_loading", &d.PortOfLoading), e.placeField("destination", &d.Destination),
		e.codeField("transport", &d.Transport, "sea", "air", "rail", "road", "courier"),
		e.codeField("partial_shipment", &d.PartialShipment, "allowed", "not_allowed"),
		widgets.Wide(2, e.Text("packing", &d.Packing)), e.Text("insurance", &d.Insurance),
		e.codeField("transshipment", &d.Transshipment, "allowed", "not_allowed"),
		widgets.Wide(2, e.Area("marks", &d.Marks, 2)), widgets.Wide(2, e.Area("remarks", &d.Remarks, 2)),
	)
	form := widgets.Column(theme.Gap3, false, e.askedBand(), widgets.Form(4, fields...), e.desk.Caption(e.desk.Say("deals.both_languages")).Narrow(80))
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, gap), form)) // clear of the scroll bar
}

// codeField chooses one of a few codes, or none.
func (e *Editor) codeField(name string, value *string, codes ...string) fyne.CanvasObject {
	options := []widgets.Option{{ID: "", Label: "–"}}
	for _, c := range codes {
		options = append(options, widgets.Option{ID: c, Label: e.desk.Say("deals." + name + "_" + c)})
	}
	in := e.desk.Select(e.key+"."+name, "", options...)
	in.OnPick = func(id string) {
		*value = id
		e.Changed()
	}
	e.on(func() { in.Set(*value) })
	return e.field(name, in)
}

func (e *Editor) chargesGrid() *widgets.Table[*Charge] {
	free := func(*Charge) bool { return !e.Draft.Locked }
	m := rows.New(func(c *Charge) string { return c.Key },
		rows.Column[*Charge]{
			Key: "charge_name", Title: "deals.charge_name", Width: 200, Flex: 1, CanSet: free,
			Value: func(c *Charge) string { return c.Name },
			Set: func(c *Charge, s string) error {
				c.Name = strings.TrimSpace(s)
				e.Changed()
				return nil
			},
		},
		rows.Column[*Charge]{
			Key: "charge_value", Title: "deals.charge_value", Kind: rows.Number, Width: 150, CanSet: free,
			Value: func(c *Charge) string { return shownCharge(c, e.Draft.Deal.Currency) },
			Set: func(c *Charge, s string) error {
				err := e.Draft.SetCharge(c, s)
				e.Show()
				return err
			},
		},
		rows.Column[*Charge]{Key: "charge_amount", Title: "deals.amount", Kind: rows.Number, Width: 130, Value: e.Draft.On},
	)
	t := widgets.NewTable(e.desk, e.key+".charges", m)
	t.OnTyped = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete || e.Draft.Locked {
			return false
		}
		e.removeCharges(m.Selected())
		return true
	}
	t.Menu = func(selected []*Charge) []*fyne.MenuItem {
		if e.Draft.Locked || len(selected) == 0 {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem(e.desk.Say("deals.remove_lines"), func() { e.removeCharges(selected) })}
	}
	t.Empty = widgets.Empty{Text: e.desk.Say("deals.no_charges"), Sample: e.desk.Say("deals.no_charges_hint")}
	t.SetRows(e.Draft.Charges)
	return t
}

func (e *Editor) chargesTab() fyne.CanvasObject {
	if e.Draft.Locked {
		return widgets.Sheet(e.charges)
	}
	add := e.desk.Button(e.key+".add_charge", "deals.add_charge", widgets.Plain, func() {
		c := e.Draft.AddCharge(e.desk.Say("deals.new_charge"))
		e.charges.SetRows(e.Draft.Charges)
		e.charges.Reveal(c.Key)
		e.desk.Window.Canvas().Focus(e.charges)
		e.Show()
	})
	hint := e.desk.Caption(e.desk.Say("deals.charge_hint")).Narrow(80)
	bar := container.NewBorder(nil, nil, widgets.Line(theme.Gap2, add, e.desk.Caption("")), nil, hint)
	return container.New(pillar{}, bar, widgets.Sheet(e.charges), hidden())
}

func (e *Editor) removeCharges(gone []*Charge) {
	if len(gone) == 0 {
		return
	}
	undo := e.Draft.RemoveCharges(gone)
	show := func() {
		e.charges.SetRows(e.Draft.Charges)
		e.Show()
	}
	show()
	e.desk.Toast(e.desk.Say("deals.charges_removed", "N", len(gone)), func() {
		undo()
		show()
	})
}
