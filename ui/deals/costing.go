package deals

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/deal"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/pricing"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// SetFreightMoney takes the currency of the freight with the firm's rate for
// it.
func (d *Draft) SetFreightMoney(c money.Currency, f firm.Firm) {
	d.Deal.Costing.FreightMoney, d.Deal.Costing.FreightRate = c, money.Zero
	if c == money.CNY {
		d.Deal.Costing.FreightMoney = ""
	} else if r, ok := f.Rate(c); ok {
		d.Deal.Costing.FreightRate = r.Value
	}
	d.outdate()
}

// SetFreightPer takes what the freight is charged by. By the container it is
// one of the firm's, the largest first where none was chosen.
func (d *Draft) SetFreightPer(per deal.FreightPer, f firm.Firm) {
	d.Deal.Costing.FreightPer = per
	if per == deal.PerContainer && d.Deal.Costing.FreightIn == "" {
		d.SetFreightIn("40HQ", f)
	}
	d.outdate()
}

// SetFreightIn takes a type of container with what the firm loads into it.
func (d *Draft) SetFreightIn(kind string, f firm.Firm) {
	for _, c := range app.ContainersOf(f) {
		if c.Type == kind {
			d.Deal.Costing.FreightIn, d.Deal.Costing.FreightCBM, d.Deal.Costing.FreightKg = kind, c.CBM, c.Kg
		}
	}
	d.outdate()
}

// costingTab is everything that prices are counted with, inside only.
func (e *Editor) costingTab() fyne.CanvasObject {
	c := &e.Draft.Deal.Costing
	share := func(name string, v *money.Decimal) fyne.CanvasObject { return e.costingField(name, v, "%", 2) }
	cny := func(name string, v *money.Decimal) fyne.CanvasObject { return e.costingField(name, v, "CNY", 0) }
	part := func(name string, fields ...fyne.CanvasObject) fyne.CanvasObject {
		return widgets.Column(theme.Gap1, false, e.desk.Text(e.desk.Say("deals.costing_part_"+name)), widgets.Form(4, fields...))
	}
	home := part("home",
		cny("costing_packing", &c.Packing), cny("costing_domestic", &c.Domestic), cny("costing_domestic_fixed", &c.DomesticFixed), e.portPreset(),
		share("costing_interest_rate", &c.InterestRate), e.costingField("costing_interest_months", &c.InterestMonths, e.desk.Say("deals.months"), 0))
	way := part("way",
		e.costingField("costing_freight", &c.Freight, "", 0), e.freightMoneyField(), e.freightPerField(), e.freightInField(),
		e.freightRateField(), share("costing_premium", &c.Premium), e.insuredField(), cny("costing_delivery", &c.Delivery),
		cny("costing_unloading", &c.Unloading), share("costing_duty", &c.Duty))
	price := part("price",
		share("costing_profit", &c.Profit), e.profitOnField(), share("costing_commission", &c.Commission), share("costing_bank_charge", &c.BankCharge),
		e.costingField("costing_round_to", &c.RoundTo, string(e.Draft.Deal.Currency), 0), e.roundUpField())
	note := e.desk.Caption(e.desk.Say("deals.costing_note")).Narrow(80)
	return e.desk.Scroll(e.desk.Band(widgets.Column(theme.Gap3, false, price, home, way, note)))
}

// costingField shows a share in per cent (shift 2) or a sum as it is; what is
// zero is an empty field.
func (e *Editor) costingField(name string, v *money.Decimal, unit string, shift int32) *widgets.Field {
	in := e.desk.NumberEntry(e.key+"."+name, 0, unit)
	in.OnValue = func(typed money.Decimal, _ bool) {
		e.Draft.SetCosting(v, typed.Shift(-shift))
		e.Show()
	}
	e.on(func() {
		if v.IsZero() {
			in.Clear()
			return
		}
		in.SetValue(v.Shift(shift))
	})
	f := e.field(name, in)
	in.OnProblem = f.SetProblem
	return f
}

// insuredField shows the insured share: 110 % where nothing is said.
func (e *Editor) insuredField() fyne.CanvasObject {
	v := &e.Draft.Deal.Costing.Insured
	in := e.desk.NumberEntry(e.key+".costing_insured", 0, "%")
	in.OnValue = func(typed money.Decimal, _ bool) {
		e.Draft.SetCosting(v, typed.Shift(-2))
		e.Show()
	}
	e.on(func() {
		if v.IsZero() {
			in.SetValue(money.New(110))
			return
		}
		in.SetValue(v.Shift(2))
	})
	f := e.field("costing_insured", in)
	in.OnProblem = f.SetProblem
	return f
}

// choice is a field of a few options of the costing.
func (e *Editor) choice(name string, options []widgets.Option, value func() string, pick func(string)) *widgets.Select {
	in := e.desk.Select(e.key+"."+name, "", options...)
	in.OnPick = func(id string) {
		pick(id)
		e.Refresh()
	}
	e.on(func() { in.Set(value()) })
	return in
}

func (e *Editor) profitOnField() fyne.CanvasObject {
	var options []widgets.Option
	for _, on := range pricing.ProfitBases() {
		options = append(options, widgets.Option{ID: string(on), Label: e.desk.Say("deals.profit_on_" + string(on))})
	}
	c := &e.Draft.Deal.Costing
	return e.field("costing_profit_on", e.choice("costing_profit_on", options, func() string {
		if c.ProfitOn == "" {
			return string(pricing.OnPrice)
		}
		return c.ProfitOn
	}, func(id string) {
		c.ProfitOn = id
		e.Draft.outdate()
	}))
}

func (e *Editor) freightMoneyField() fyne.CanvasObject {
	c := &e.Draft.Deal.Costing
	offered := []money.Currency{money.CNY, "USD", "EUR"}
	known := c.FreightMoney == ""
	var options []widgets.Option
	for _, o := range offered {
		options = append(options, widgets.Option{ID: string(o), Label: string(o)})
		known = known || o == c.FreightMoney
	}
	if !known {
		options = append(options, widgets.Option{ID: string(c.FreightMoney), Label: string(c.FreightMoney)})
	}
	return e.field("costing_freight_money", e.choice("costing_freight_money", options, func() string {
		if c.FreightMoney == "" {
			return string(money.CNY)
		}
		return string(c.FreightMoney)
	}, func(id string) { e.Draft.SetFreightMoney(money.Currency(id), e.firm) }))
}

func (e *Editor) freightPerField() fyne.CanvasObject {
	c := &e.Draft.Deal.Costing
	var options []widgets.Option
	for _, per := range deal.FreightMeasures() {
		options = append(options, widgets.Option{ID: string(per), Label: e.desk.Say("deals.freight_per_" + string(per))})
	}
	return e.field("costing_freight_per", e.choice("costing_freight_per", options, func() string {
		if c.FreightPer == "" {
			return string(deal.PerCBM)
		}
		return string(c.FreightPer)
	}, func(id string) { e.Draft.SetFreightPer(deal.FreightPer(id), e.firm) }))
}

// freightInField is of use only where the freight is by the container.
func (e *Editor) freightInField() fyne.CanvasObject {
	c := &e.Draft.Deal.Costing
	var options []widgets.Option
	for _, k := range app.ContainersOf(e.firm) {
		options = append(options, widgets.Option{ID: k.Type, Label: k.Type, Note: money.Format(k.CBM, 0) + " m³"})
	}
	in := e.choice("costing_freight_in", options, func() string { return c.FreightIn }, func(id string) { e.Draft.SetFreightIn(id, e.firm) })
	f := e.field("costing_freight_in", in)
	e.on(func() {
		if e.Draft.Locked || c.FreightPer != deal.PerContainer {
			in.Disable()
			return
		}
		in.Enable()
	})
	return f
}

func (e *Editor) freightRateField() fyne.CanvasObject {
	c := &e.Draft.Deal.Costing
	in := e.desk.NumberEntry(e.key+".costing_freight_rate", 4, string(money.CNY))
	in.OnValue = func(typed money.Decimal, _ bool) {
		e.Draft.SetCosting(&c.FreightRate, typed)
		e.Show()
	}
	f := e.field("costing_freight_rate", in)
	in.OnProblem = f.SetProblem
	e.on(func() {
		switch {
		case c.FreightMoney == "":
			in.SetValue(money.New(1))
			in.Disable()
			return
		case c.FreightRate.IsZero():
			in.Clear()
		default:
			in.SetValue(c.FreightRate)
		}
		if !e.Draft.Locked {
			in.Enable()
		}
	})
	return f
}

func (e *Editor) roundUpField() fyne.CanvasObject {
	c := &e.Draft.Deal.Costing
	id := map[bool]string{false: "half", true: "up"}
	return e.field("costing_round", e.choice("costing_round", []widgets.Option{
		{ID: "half", Label: e.desk.Say("deals.round_half")}, {ID: "up", Label: e.desk.Say("deals.round_up")},
	}, func() string { return id[c.RoundUp] }, func(picked string) {
		c.RoundUp = picked == "up"
		e.Draft.outdate()
	}))
}

// portPreset takes the firm's charges of the port of loading.
func (e *Editor) portPreset() fyne.CanvasObject {
	if e.Draft.Locked || len(e.firm.Pricing.Ports) == 0 {
		return container.NewWithoutLayout()
	}
	b := e.desk.Button(e.key+".use_port", "deals.use_port", widgets.Plain, e.usePort)
	f := e.desk.Field("deals.port_preset", b)
	e.on(func() {
		text := e.desk.Say("deals.use_port_none")
		if _, ok := e.firm.Pricing.Port(e.Draft.Deal.PortOfLoading); ok {
			text = e.desk.Say("deals.use_port", "Port", e.Draft.Deal.PortOfLoading)
		}
		b.SetText(strings.TrimSpace(text))
	})
	return f
}

// usePort asks for the port where none with charges is set.
func (e *Editor) usePort() {
	if _, ok := e.firm.Pricing.Port(e.Draft.Deal.PortOfLoading); ok {
		e.takePort()
		return
	}
	var options []widgets.Option
	for _, p := range e.firm.Pricing.Ports {
		options = append(options, widgets.Option{ID: p.Port, Label: p.Port, Note: "CNY " + money.Format(p.PerCBM, 0) + " / m³ + " + money.Format(p.PerShipment, 0)})
	}
	e.desk.FindDialog(e.key+".port_preset", e.desk.Say("deals.port_preset"), "deals.port_of_loading", options, func(o widgets.Option) {
		e.Draft.Deal.PortOfLoading = o.ID
		e.takePort()
	})
}

func (e *Editor) takePort() {
	d := e.Draft.Snapshot()
	task.Do(e.scope, "port", func(ctx context.Context) (deal.Deal, error) {
		_, err := e.service.UsePort(ctx, &d)
		return d, err
	}, func(d deal.Deal, err error) {
		if e.desk.Fail(err) {
			return
		}
		c := &e.Draft.Deal.Costing
		c.Domestic, c.DomesticFixed = d.Costing.Domestic, d.Costing.DomesticFixed
		e.Draft.outdate()
		e.Refresh()
	})
}
