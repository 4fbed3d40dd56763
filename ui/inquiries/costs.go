package inquiries

import (
	"context"

	"fyne.io/fyne/v2"

	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func (p *Figures) newCosts() *widgets.Table[inquiry.Cost] {
	type cost = inquiry.Cost
	w := wordsOf(p.desk.Say, p.service.Tables())
	m := rows.New(func(c cost) string { return c.ID }, []rows.Column[cost]{
		{Key: "source", Title: "inquiries.channel", Width: 180, Min: 100, Flex: 1, Value: func(c cost) string { return w.origin(c.Source) }},
		{Key: "kind", Title: "inquiries.cost_kind", Width: 120, Value: func(c cost) string { return w.say("inquiries.cost_" + string(c.Kind)) }},
		{Key: "from", Title: "inquiries.cost_from", Width: 110, Value: func(c cost) string { return c.From }},
		{Key: "to", Title: "inquiries.cost_to", Width: 110, Value: func(c cost) string { return c.To }},
		{Key: "amount", Title: "inquiries.spent", Kind: rows.Number, Width: 120, Inside: true, Value: func(c cost) string { return yuan(c.Amount, true) }, SortKey: func(c cost) int64 { return fen(c.Amount, true) }},
		{Key: "note", Title: "inquiries.cost_note", Width: 160, Min: 100, Flex: 1, Soft: true, Value: func(c cost) string { return c.Note }},
	}...)
	m.SetLoading(!p.loaded)
	t := widgets.NewTable(p.desk, "figures.costs", m)
	t.OnOpen = p.editCost
	t.OnTyped = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete {
			return false
		}
		p.removeCost()
		return true
	}
	t.Menu = func([]cost) []*fyne.MenuItem {
		return []*fyne.MenuItem{fyne.NewMenuItem(p.desk.Say("inquiries.remove_cost"), p.removeCost)}
	}
	t.Empty = widgets.Empty{Text: p.desk.Say("inquiries.cost_none"), Sample: p.desk.Say("inquiries.cost_none_hint"), Act: "inquiries.add_cost", OnAct: p.addCost}
	return t
}

// addCost begins with a cost of this year.
func (p *Figures) addCost() {
	year := p.service.Now().Format("2006")
	p.editCost(inquiry.Cost{Kind: inquiry.Membership, From: year + "-01-01", To: year + "-12-31"})
}

// editCost asks for a cost and keeps it.
func (p *Figures) editCost(c inquiry.Cost) {
	d := p.desk
	if d.ModalOpen() {
		return
	}
	f := record.NewForm(d, "cost", "inquiries", func() {})
	w := wordsOf(d.Say, p.service.Tables())
	var sources []widgets.Option
	for _, s := range p.figures.sources() {
		sources = append(sources, widgets.Option{ID: s, Label: w.origin(s)})
	}
	var kinds []widgets.Option
	for _, k := range inquiry.CostKinds() {
		kinds = append(kinds, widgets.Option{ID: string(k), Label: d.Say("inquiries.cost_" + string(k))})
	}
	source := f.Pick("source", c.Source, true, func(id string) { c.Source = id }, sources).WithNote(d.Say("inquiries.source_note"))
	form := widgets.Form(2, source,
		f.Choose("cost_kind", string(c.Kind), func(id string) { c.Kind = inquiry.CostKind(id) }, kinds...),
		day(d, f, "from", &c.From), day(d, f, "to", &c.To),
		f.Money("amount", &c.Amount, money.Currency("CNY"), 2), f.Text("cost_note", &c.Note))
	f.Within(form)
	var g *widgets.Dialog
	cancel := d.Button("cost.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	keep := d.Button("cost.save", "inquiries.save_cost", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		kept := c
		task.Do(p.scope, "cost", func(ctx context.Context) (struct{}, error) { return struct{}{}, p.service.SaveCost(ctx, kept) },
			func(_ struct{}, err error) {
				if f.Fail(err) {
					return
				}
				g.Close()
				p.reload()
			})
	})
	title := "inquiries.add_cost"
	if c.ID != "" {
		title = "inquiries.edit_cost"
	}
	g = d.Dialog(d.Say(title), 620, widgets.Column(theme.Gap2, false, form), f.Input("source"), nil, cancel, keep)
}

// day is a field for one end of the days of a cost.
func day(d *widgets.Desk, f *record.Form, name string, value *string) fyne.CanvasObject {
	in := d.DateEntry("cost." + name)
	in.SetDay(*value)
	in.OnDay = func(day string) { *value = day }
	return f.Add(name, in)
}

// removeCost takes the cost under the cursor away; the toast brings it back.
func (p *Figures) removeCost() {
	c, ok := p.costs.Model.CursorRow()
	if !ok {
		return
	}
	change := func(do func(context.Context) error, then func()) {
		task.Do(p.desk.Scope, "", func(ctx context.Context) (struct{}, error) { return struct{}{}, do(ctx) }, func(_ struct{}, err error) {
			if !p.desk.Fail(err) {
				p.reload()
				then()
			}
		})
	}
	change(func(ctx context.Context) error { return p.service.RemoveCost(ctx, c.ID) }, func() {
		p.desk.Toast(p.desk.Say("inquiries.cost_removed"), func() {
			change(func(ctx context.Context) error { return p.service.SaveCost(ctx, c) }, func() {})
		})
	})
}
