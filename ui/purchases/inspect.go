package purchases

import (
	"context"
	"slices"

	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/purchase"
	"sampan/ui/record"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

const dialogWidth = float32(640)

// inspect asks for an inspection report and files it.
func (p *Page) inspect() {
	p.settled(func() {
		d := p.desk
		i := purchase.Inspection{Date: p.today(), Stage: "final", Level: "II", MajorLimit: money.Scaled(25, 1), MinorLimit: money.New(4)}
		for _, l := range p.p.Lines {
			i.Lot += int(l.Quantity.IntPart())
		}
		f := record.NewForm(d, "inspection", "purchases", func() {})
		var stages, levels, inspectors []widgets.Option
		for _, s := range []string{"pre_production", "in_line", "final", "loading"} {
			stages = append(stages, widgets.Option{ID: s, Label: d.Say("purchases.stage_" + s)})
		}
		for _, l := range []string{"I", "II", "III", "S-1", "S-2", "S-3", "S-4"} {
			levels = append(levels, widgets.Option{ID: l, Label: l})
		}
		for _, c := range p.partner {
			if slices.Contains(c.Roles, contact.Inspector) {
				inspectors = append(inspectors, widgets.Option{ID: c.ID, Label: named(d, c)})
			}
		}
		results := []widgets.Option{{ID: "", Label: d.Say("purchases.result_counted")}}
		for _, r := range []purchase.Result{purchase.Passed, purchase.Failed, purchase.Pending} {
			results = append(results, widgets.Option{ID: string(r), Label: d.Say("purchases.result_" + string(r))})
		}
		form := widgets.Form(4,
			f.Day("inspected_on", &i.Date), f.Choose("stage", i.Stage, func(id string) { i.Stage = id }, stages...),
			widgets.Wide(2, f.Pick("inspector_id", "", false, func(id string) { i.InspectorID = id }, inspectors)),
			f.Choose("level", i.Level, func(id string) { i.Level = id }, levels...), f.Number("major_limit", &i.MajorLimit, 1, ""), f.Number("minor_limit", &i.MinorLimit, 1, ""), f.Whole("lot", &i.Lot, ""),
			f.Whole("sample_size", &i.Sample, ""), f.Whole("critical", &i.Critical, ""), f.Whole("major", &i.Major, ""), f.Whole("minor", &i.Minor, ""),
			f.Whole("major_accepted", &i.MajorAccepted, ""), f.Whole("minor_accepted", &i.MinorAccepted, ""),
			widgets.Wide(2, f.Choose("result", "", func(id string) { i.Result = purchase.Result(id) }, results...)),
			widgets.Wide(4, f.Area("inspection_notes", &i.Notes, 2)))
		var g *widgets.Dialog
		no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
		ok := d.Button("dialog.ok", "purchases.add_inspection", widgets.Filled, func() {
			if !f.Settle() {
				return
			}
			g.Close()
			id := p.p.ID
			p.read("inspect", func(ctx context.Context) (purchase.Purchase, error) { return p.service.AddInspection(ctx, id, i) }, func() {})
		})
		g = d.Dialog(d.Say("purchases.add_inspection"), dialogWidth, widgets.Column(theme.Gap3, false, form), no, nil, no, ok)
	})
}
