package catalog

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/customs"
	"sampan/app/trade"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// customs is how the product stands on an export declaration: its code with
// the elements that the code asks for, and how its unit becomes statutory ones.
func (e *Editor) customs() fyne.CanvasObject {
	p, f := &e.model.product, e.Form
	c := &p.Customs
	e.elements = container.NewStack()
	code := f.Text("hs_code", (*string)(&p.HSCode))
	if in, ok := f.Input("hs_code").(*widgets.Entry); ok {
		change := in.OnChanged
		in.OnChanged = func(s string) {
			change(s)
			e.knowCode()
		}
	}
	units := customsUnits(e.service.Tables(), e.language() == "zh")
	unit := func(name string, value *string) fyne.CanvasObject {
		return f.Pick(name, *value, false, func(id string) { *value = id }, units)
	}
	e.knowCode()
	return widgets.Column(theme.Gap3, false,
		widgets.Form(6, widgets.Wide(2, code), widgets.Wide(2, f.Text("customs_name", &c.Name).WithNote(e.Desk.Say("catalog.customs_name_note"))),
			widgets.Wide(2, f.Text("origin_place", &p.OriginPlace))),
		widgets.Form(5, unit("first_unit", &c.FirstUnit), f.Number("first_per", &c.FirstPer, 0, ""),
			unit("second_unit", &c.SecondUnit), f.Number("second_per", &c.SecondPer, 0, ""), f.Text("district", &c.District)),
		e.Desk.Note(e.Desk.Say("catalog.customs_note")), e.elements)
}

// knowCode looks the elements and units of the code up and asks for them.
func (e *Editor) knowCode() {
	code := trade.CleanHS(string(e.model.product.HSCode))
	if e.coded == code && len(e.elements.Objects) > 0 {
		return
	}
	if !code.Complete() {
		e.askElements(code, customs.Tariff{})
		return
	}
	task.Do(e.Scope, "tariff", func(ctx context.Context) (customs.Tariff, error) {
		row, _, err := e.service.TariffOf(ctx, code)
		return row, err
	}, func(row customs.Tariff, err error) {
		if !e.Desk.Fail(err) {
			e.askElements(code, row)
		}
	})
}

func (e *Editor) askElements(code trade.HSCode, row customs.Tariff) {
	d, c := e.Desk, &e.model.product.Customs
	if e.coded == code && len(e.elements.Objects) > 0 {
		return
	}
	e.coded = code
	values := widgets.NewElements(d, "product.element", customs.ParseSlots(row.Slots), c.Elements)
	values.OnChange = func() {
		if values.Problem() != nil {
			d.Hint(d.Explain(values.Problem()))
			return
		}
		c.Elements = values.Values()
		e.touched()
	}
	title := d.Say("catalog.elements")
	if row.Name != "" {
		title = d.Say("catalog.elements_of", "Name", row.Name, "Units", strings.Join(filledUnits(e, row), " / "))
	}
	e.elements.Objects = []fyne.CanvasObject{widgets.Column(theme.Gap2, false, d.Text(title).Narrow(120), values.Content())}
	e.elements.Refresh()
	if e.Body != nil {
		e.Body.Refresh()
	}
}

// filledUnits names the statutory units of a code.
func filledUnits(e *Editor, row customs.Tariff) []string {
	var names []string
	for _, o := range customsUnits(e.service.Tables(), e.language() == "zh") {
		if o.ID != "" && (o.ID == row.FirstUnit || o.ID == row.SecondUnit) {
			names = append(names, o.Label)
		}
	}
	return names
}

// customsUnits are the statutory units; none takes that of the code.
func customsUnits(t trade.Tables, chinese bool) []widgets.Option {
	options := []widgets.Option{{ID: "", Label: "–"}}
	seen := map[string]bool{"": true}
	for _, u := range t.Units {
		if seen[u.Customs] {
			continue
		}
		seen[u.Customs] = true
		o := widgets.Option{ID: u.Customs, Label: u.Customs + " " + u.NameEN, Also: u.NameZH}
		if chinese {
			o.Label, o.Also = u.Customs+" "+u.NameZH, u.NameEN
		}
		options = append(options, o)
	}
	return options
}
