package shipments

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/shipment"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func (p *Page) incidentsTab() fyne.CanvasObject {
	d, s := p.desk, &p.model.s
	at := func(i int) *shipment.Incident { return &s.Incidents[i] }
	day := func(key string, of func(int) *string) column {
		return p.parsed(key, 96, rows.Text, func(i int) string { return *of(i) }, func(i int, text string) error {
			if text == "" {
				*of(i) = ""
				return nil
			}
			t, ok := widgets.ParseDay(text, d.Today())
			if !ok {
				return fault.New("widgets.not_a_day", "Text", text)
			}
			*of(i) = t.Format(widgets.Day)
			return nil
		})
	}
	p.troubles = p.table("incidents",
		day("incident_date", func(i int) *string { return &at(i).Date }),
		p.parsed("incident_kind", 100, rows.Text, func(i int) string { return d.Say("shipments.incident_" + string(at(i).Kind)) }, func(i int, text string) error {
			for _, k := range shipment.IncidentKinds() {
				if text == string(k) || text == d.Say("shipments.incident_"+string(k)) {
					at(i).Kind = k
					return nil
				}
			}
			return fault.New("shipments.incident_unknown")
		}),
		p.text("reason", 200, 2, func(i int) *string { return &at(i).Reason }),
		p.amount("cost", s.Currency, func(i int) *money.Amount { return &at(i).Cost }),
		p.text("incident_papers", 120, 1, func(i int) *string { return &at(i).Papers }),
		p.amount("payback", money.CNY, func(i int) *money.Amount { return &at(i).Payback }),
		day("closed_on", func(i int) *string { return &at(i).Closed }),
	)
	p.troubles.Empty = widgets.Empty{Text: d.Say("shipments.no_incidents"), Sample: d.Say("shipments.no_incidents_hint")}
	p.troubles.SetRows(places(len(s.Incidents)))
	deletes(p, p.troubles, &s.Incidents, func() bool { return true }, func() { p.troubles.SetRows(places(len(s.Incidents))) })
	var tools []fyne.CanvasObject
	for _, k := range shipment.IncidentKinds() {
		tools = append(tools, d.Button("shipment.incident_"+string(k), "shipments.incident_"+string(k), widgets.Quiet, func() { p.addIncident(k) }))
	}
	note := ""
	if slices.ContainsFunc(s.Incidents, func(i shipment.Incident) bool { return i.Kind == shipment.Returned }) {
		note = d.Say("shipments.returned_note")
	}
	return container.New(floors{}, widgets.Toolbar(append([]fyne.CanvasObject{d.Caption(d.Say("shipments.add_incident"))}, tools...), nil), widgets.Sheet(p.troubles), d.Caption(note).Narrow(80))
}

// amount is a column of money.
func (p *Page) amount(key string, c money.Currency, get func(int) *money.Amount) column {
	return column{
		Key: key, Title: "shipments." + key, Kind: rows.Number, Width: 112, Unfiltered: true,
		Value: func(i int) string {
			if get(i).IsZero() {
				return ""
			}
			return string(get(i).Currency) + " " + money.Format(get(i).Decimal(), get(i).Currency.Digits())
		},
		Edit: func(i int) string {
			if get(i).IsZero() {
				return ""
			}
			return get(i).Decimal().String()
		},
		Set: func(i int, text string) error {
			e, err := money.ParseEntry(text)
			if text == "" {
				e, err = money.Entry{}, nil
			}
			if err != nil {
				return err
			}
			if e.Currency == "" {
				e.Currency = get(i).Currency
			}
			if e.Currency == "" {
				e.Currency = c
			}
			if e.Value.IsNegative() {
				return fault.New("shipments.number_wrong", "Text", text)
			}
			a, err := money.Of(e.Value, e.Currency)
			if err != nil {
				return err
			}
			*get(i) = a
			p.touched()
			return nil
		},
	}
}

func (p *Page) addIncident(k shipment.IncidentKind) {
	s := &p.model.s
	s.Incidents = append(s.Incidents, shipment.Incident{Date: p.today(), Kind: k})
	p.touched()
	p.troubles.SetRows(places(len(s.Incidents)))
	p.troubles.Reveal(fmt.Sprint(len(s.Incidents) - 1))
	p.desk.Window.Canvas().Focus(p.troubles)
}
