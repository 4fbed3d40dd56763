package settings

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/pricing"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// setPort keeps what was typed into a cell of the ports.
func (m *model) setPort(i int, column, typed string) error {
	c := m.firm.Pricing.Ports[i]
	if column == "port" {
		name := strings.TrimSpace(typed)
		for n, o := range m.firm.Pricing.Ports {
			if n != i && name != "" && strings.EqualFold(o.Port, name) {
				return fault.New("firm.port_wrong", "Port", name)
			}
		}
		c.Port = name
	} else {
		v, err := notBelowZero(typed)
		if err != nil {
			return err
		}
		if column == "per_cbm" {
			c.PerCBM = v
		} else {
			c.PerShipment = v
		}
	}
	m.firm.Pricing.Ports = slices.Clone(m.firm.Pricing.Ports)
	m.firm.Pricing.Ports[i], m.unsaved = c, true
	return nil
}

// setContainer keeps what was typed into a cell of the loads. The usual loads
// become the firm's own with the first change.
func (m *model) setContainer(i int, column, typed string) error {
	list := m.containers()
	v, err := notBelowZero(typed)
	if err != nil {
		return err
	}
	if !v.IsPositive() {
		return fault.New("firm.container_wrong", "Type", list[i].Type)
	}
	if column == "cbm" {
		list[i].CBM = v
	} else {
		list[i].Kg = v
	}
	m.firm.Pricing.Containers, m.unsaved = list, true
	return nil
}

// containers are the firm's loads, or the usual ones.
func (m *model) containers() []firm.Container {
	var list []firm.Container
	for _, c := range app.ContainersOf(m.firm) {
		list = append(list, firm.Container(c))
	}
	return list
}

func notBelowZero(typed string) (money.Decimal, error) {
	if strings.TrimSpace(typed) == "" {
		return money.Zero, nil
	}
	e, err := money.ParseEntry(typed)
	if err == nil && e.Value.IsNegative() {
		err = fault.New("firm.pricing_wrong", "Value", typed)
	}
	return e.Value, err
}

// pricingTab is how the firm counts its prices where a quotation says nothing
// else.
func (p *Page) pricingTab() fyne.CanvasObject {
	f := &p.model.firm.Pricing
	usual := widgets.Form(4,
		p.profitOn(), p.share("price_premium", &f.Premium), p.insured(), p.figure("price_rate_days", p.desk.Say("settings.days"), money.New(int64(f.OldRate())), func(v money.Decimal) { f.RateDays = int(v.IntPart()) }),
		p.share("price_interest", &f.InterestRate), p.kept("price_months", p.desk.Say("settings.price_months_unit"), &f.InterestMonths),
		p.kept("price_round_to", "", &f.RoundTo), p.roundUp(),
		p.kept("price_exchange_low", "CNY/USD", &f.ExchangeLow), p.kept("price_exchange_high", "CNY/USD", &f.ExchangeHigh))
	lists := sideBySide(p.ports(), p.loads())
	return widgets.Column(theme.Gap4, true, p.desk.Band(usual), lists)
}

// kept is a number of the profile that may be empty.
func (p *Page) kept(key, unit string, value *money.Decimal) *widgets.Field {
	return p.figure(key, unit, *value, func(v money.Decimal) { *value = v })
}

func (p *Page) figure(key, unit string, value money.Decimal, set func(money.Decimal)) *widgets.Field {
	n := p.desk.NumberEntry("settings."+key, 0, unit)
	if !value.IsZero() {
		n.SetValue(value)
	}
	n.OnValue = func(v money.Decimal, _ bool) {
		set(v)
		p.touch()
	}
	return p.desk.Field("settings."+key, n)
}

func (p *Page) insured() *widgets.Field {
	f := &p.model.firm.Pricing
	shown := money.New(110)
	if !f.Insured.IsZero() {
		shown = percent(f.Insured)
	}
	return p.figure("price_insured", "%", shown, func(v money.Decimal) { f.Insured = v.Shift(-2) })
}

func (p *Page) profitOn() *widgets.Field {
	f := &p.model.firm.Pricing
	var options []widgets.Option
	for _, on := range pricing.ProfitBases() {
		options = append(options, widgets.Option{ID: string(on), Label: p.desk.Say("deals.profit_on_" + string(on))})
	}
	in := p.desk.Select("settings.price_profit_on", "", options...)
	in.Set(string(pricing.OnPrice))
	if f.ProfitOn != "" {
		in.Set(f.ProfitOn)
	}
	in.OnPick = func(id string) {
		f.ProfitOn = id
		p.touch()
	}
	return p.desk.Field("settings.price_profit_on", in)
}

func (p *Page) roundUp() *widgets.Field {
	f := &p.model.firm.Pricing
	in := p.desk.Select("settings.price_round", "", widgets.Option{ID: "half", Label: p.desk.Say("deals.round_half")}, widgets.Option{ID: "up", Label: p.desk.Say("deals.round_up")})
	in.Set(map[bool]string{false: "half", true: "up"}[f.RoundUp])
	in.OnPick = func(id string) {
		f.RoundUp = id == "up"
		p.touch()
	}
	return p.desk.Field("settings.price_round", in)
}

// ports lists what reaches a ship in each port.
func (p *Page) ports() fyne.CanvasObject {
	d := p.desk
	at := func(r indexed) firm.PortCharges { return p.model.firm.Pricing.Ports[r.i] }
	set := func(column string) func(indexed, string) error {
		return p.took(func(r indexed, typed string) error { return p.model.setPort(r.i, column, typed) })
	}
	t := widgets.NewTable(d, "settings.ports", rows.New(func(r indexed) string { return strconv.Itoa(r.i) },
		rows.Column[indexed]{Key: "port", Title: "settings.port", Width: 150, Flex: 2, Value: func(r indexed) string { return at(r).Port }, Set: set("port")},
		rows.Column[indexed]{Key: "per_cbm", Title: "settings.port_per_cbm", Kind: rows.Number, Width: 110, Flex: 1, Value: func(r indexed) string { return money.Format(at(r).PerCBM, 2) }, Set: set("per_cbm")},
		rows.Column[indexed]{Key: "per_shipment", Title: "settings.port_per_shipment", Kind: rows.Number, Width: 110, Flex: 1, Value: func(r indexed) string { return money.Format(at(r).PerShipment, 2) }, Set: set("per_shipment")}))
	show := func() { t.SetRows(indices(len(p.model.firm.Pricing.Ports))) }
	add := func() {
		p.model.firm.Pricing.Ports = append(slices.Clone(p.model.firm.Pricing.Ports), firm.PortCharges{})
		p.touch()
		show()
		t.Reveal(strconv.Itoa(len(p.model.firm.Pricing.Ports) - 1))
		d.Window.Canvas().Focus(t)
		t.Edit("port")
	}
	removable(p, t, func() *[]firm.PortCharges { return &p.model.firm.Pricing.Ports })
	t.Empty = widgets.Empty{Text: d.Say("settings.ports_none"), Sample: d.Say("settings.ports_none_hint"), Act: "settings.port_add", OnAct: add}
	show()
	head := widgets.Toolbar([]fyne.CanvasObject{d.Heading(d.Say("settings.ports"))}, []fyne.CanvasObject{d.Button("settings.port_add", "settings.port_add", widgets.Plain, add)})
	return widgets.Column(theme.Gap2, true, head, widgets.Sheet(t))
}

// took marks the profile as changed where a cell was taken.
func (p *Page) took(set func(indexed, string) error) func(indexed, string) error {
	return func(r indexed, typed string) error {
		err := set(r, typed)
		if err == nil {
			p.touch()
		}
		return err
	}
}

// loads lists what the firm loads into its containers.
func (p *Page) loads() fyne.CanvasObject {
	d := p.desk
	at := func(r indexed) firm.Container { return p.model.containers()[r.i] }
	set := func(column string) func(indexed, string) error {
		return p.took(func(r indexed, typed string) error { return p.model.setContainer(r.i, column, typed) })
	}
	t := widgets.NewTable(d, "settings.containers", rows.New(func(r indexed) string { return strconv.Itoa(r.i) },
		rows.Column[indexed]{Key: "type", Title: "settings.container", Width: 100, Flex: 1, Value: func(r indexed) string { return at(r).Type }},
		rows.Column[indexed]{Key: "cbm", Title: "settings.container_cbm", Kind: rows.Number, Width: 110, Flex: 1, Value: func(r indexed) string { return money.Format(at(r).CBM, 0) }, Set: set("cbm")},
		rows.Column[indexed]{Key: "kg", Title: "settings.container_kg", Kind: rows.Number, Width: 110, Flex: 1, Value: func(r indexed) string { return money.Format(at(r).Kg, 0) }, Set: set("kg")}))
	show := func() { t.SetRows(indices(len(p.model.containers()))) }
	show()
	usual := d.Button("settings.containers_usual", "settings.containers_usual", widgets.Plain, func() {
		p.model.firm.Pricing.Containers = nil
		p.touch()
		show()
	})
	head := widgets.Toolbar([]fyne.CanvasObject{d.Heading(d.Say("settings.containers"))}, []fyne.CanvasObject{usual})
	return widgets.Column(theme.Gap2, true, head, widgets.Sheet(t))
}
