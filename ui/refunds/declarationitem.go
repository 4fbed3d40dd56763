package refunds

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app/customs"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

const itemWidth = float32(760)

// knowTariff fills the statutory units of a code where none stand yet.
func (p *Declaration) knowTariff(row *item) {
	code := row.Code
	task.Do(p.scope, "tariff", func(ctx context.Context) (customs.Tariff, error) {
		t, _, err := p.service.TariffOf(ctx, code)
		return t, err
	}, func(t customs.Tariff, err error) {
		if p.desk.Fail(err) || t.Code == "" || row.Code != code || row.FirstUnit == t.FirstUnit && row.SecondUnit == t.SecondUnit {
			return
		}
		if row.FirstUnit == "" {
			row.FirstUnit, row.SecondUnit = t.FirstUnit, t.SecondUnit
			p.grid.Refresh()
			p.touched()
		}
	})
}

// openItem shows all of one item, with a field for each declaration element.
func (p *Declaration) openItem(row *item) {
	code := row.Code
	task.Do(p.scope, "tariff", func(ctx context.Context) (customs.Tariff, error) {
		t, _, err := p.service.TariffOf(ctx, code)
		return t, err
	}, func(t customs.Tariff, err error) {
		if !p.desk.Fail(err) {
			p.showItem(row, customs.ParseSlots(t.Slots))
		}
	})
}

func (p *Declaration) showItem(row *item, slots []customs.Slot) {
	d := p.desk
	edited := *row
	code := string(edited.Code)
	values := widgets.NewElements(d, "item.element", slots, customs.SplitElements(edited.Elements))
	f := record.NewForm(d, "item", "declarations", func() {})
	w, zh, t := widgets.Wide, chinese(d), p.service.Tables()
	unit := func(name string, value *string) fyne.CanvasObject {
		return f.Pick(name, *value, false, func(id string) { *value = id }, unitOptions(t, zh))
	}
	content := widgets.Column(theme.Gap3, false,
		widgets.Form(12, w(3, f.Text("code", &code)), w(6, f.Text("name", &edited.Name)), w(3, f.Number("net_item", &edited.Net, 0, "kg")),
			w(2, f.Number("quantity", &edited.Quantity, 0, "")), w(2, unit("unit", &edited.Unit)),
			w(2, f.Number("first_qty", &edited.FirstQty, 0, "")), w(2, unit("first_unit", &edited.FirstUnit)),
			w(2, f.Number("second_qty", &edited.SecondQty, 0, "")), w(2, unit("second_unit", &edited.SecondUnit)),
			w(4, p.itemCountry(f, "origin", &edited.Origin)), w(4, p.itemCountry(f, "item_destination", &edited.Destination)),
			w(2, f.Text("district", &edited.District)),
			w(2, f.Choose("duty_mode", edited.DutyMode, func(id string) { edited.DutyMode = id }, coded(t, "duty_mode", p.today(), zh)...))),
		d.Heading(d.Say("declarations.elements")), values.Content())
	var g *widgets.Dialog
	done := d.Button("item.done", "declarations.item_done", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		joined := strings.Join(values.Values(), "|")
		if values.Problem() != nil {
			d.Hint(d.Explain(values.Problem()))
			return
		}
		g.Close()
		p.applyItem(row, edited, code, joined)
	})
	cancel := d.Button("item.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	buttons := []fyne.CanvasObject{cancel, done}
	if p.model.fixed() {
		buttons = []fyne.CanvasObject{cancel}
	}
	g = d.Dialog(d.Say("declarations.item_title", "N", p.place(row)), itemWidth, content, f.Input("name"), nil, buttons...)
	f.Within(content)
}

func (p *Declaration) itemCountry(f *record.Form, name string, value *string) fyne.CanvasObject {
	return f.Pick(name, *value, false, func(id string) { *value = id }, countryOptions(p.service.Tables(), chinese(p.desk)))
}

// applyItem takes over what was typed in the dialog; a new quantity keeps the
// price and gives the total.
func (p *Declaration) applyItem(row *item, edited item, code, elements string) {
	changed := !edited.Quantity.Equal(row.Quantity)
	*row = edited
	row.Elements = elements
	if err := p.model.set(p.service.Tables(), row, "code", code); p.desk.Fail(err) {
		return
	}
	if changed && row.Price.IsPositive() {
		if p.desk.Fail(row.total()) {
			return
		}
	}
	p.grid.SetRows(p.model.items)
	p.touched()
}
