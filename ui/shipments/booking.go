package shipments

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/contact"
	"sampan/app/shipment"
	"sampan/ui/record"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

func (p *Page) bookingTab() fyne.CanvasObject {
	d := p.desk
	fill := d.Button("shipment.prepare", "shipments.prepare", widgets.Quiet, p.prepare)
	return record.Scrolled(d, widgets.Column(theme.Gap4, false,
		d.Section("shipments.answer", p.answer()),
		d.Section("shipments.booking", p.booking(), fill),
		d.Section("shipments.stuffing", p.stuffing())))
}

// answer is what the forwarder replied.
func (p *Page) answer() fyne.CanvasObject {
	a, f := &p.model.s.Answer, p.form
	fields := []fyne.CanvasObject{
		f.Text("so", &a.SO), f.Text("carrier", &a.Carrier), f.Text("vessel", &a.Vessel), f.Text("voyage", &a.Voyage),
		f.Day("etd", &a.ETD), f.Day("eta", &a.ETA),
		p.moment("si_cut_off", &a.SICutOff), p.moment("customs_cut_off", &a.CustomsCutOff), p.moment("vgm_cut_off", &a.VGMCutOff),
		p.moment("ams_cut_off", &a.AMSCutOff), p.moment("cy_cut_off", &a.CYCutOff),
	}
	return widgets.Form(4, fields...)
}

// moment is a field for a day and a time.
func (p *Page) moment(name string, value *string) *widgets.Field {
	in := p.desk.Entry("shipment."+name, "shipments.moment_hint")
	in.SetText(strings.Replace(*value, "T", " ", 1))
	field := p.form.Add(name, in)
	in.OnCommit = func(text string) {
		at, err := moment(text, p.desk.Today())
		field.SetProblem(err)
		if err != nil {
			return
		}
		in.SetText(strings.Replace(at, "T", " ", 1))
		if at != *value {
			*value = at
			p.touched()
		}
	}
	return field
}

func (p *Page) booking() fyne.CanvasObject {
	b, f := &p.model.s.Booking, p.form
	return widgets.Form(4,
		p.partner("forwarder_id", contact.Forwarder, &b.ForwarderID), p.partner("broker_id", contact.Broker, &b.BrokerID), f.Day("booked_on", &b.Date), f.Day("wanted_sailing", &b.WantedSailing),
		p.port("place_of_receipt", &b.PlaceOfReceipt), p.port("port_of_loading", &b.PortOfLoading), p.port("port_of_discharge", &b.PortOfDischarge), p.port("destination", &b.Destination),
		p.code("loading", b.Loading, func(id string) { b.Loading = id }, "FCL", "LCL"),
		p.code("freight", string(b.Freight), func(id string) { b.Freight = shipment.Freight(id) }, "prepaid", "collect"),
		p.code("bill_kind", string(b.Bill), func(id string) { b.Bill = shipment.BillKind(id) }, "master", "house", "seaway", "air", "rail", "road", "courier"),
		widgets.Form(2, f.Whole("originals", &b.Originals, ""), f.Whole("copies", &b.Copies, "")),
		widgets.Wide(2, f.Area("shipper", &b.Shipper, 3)), widgets.Wide(2, f.Area("booking_consignee", &b.Consignee, 3)),
		widgets.Wide(2, f.Area("notify", &b.Notify, 3)), widgets.Wide(2, f.Area("second_notify", &b.SecondNotify, 3)))
}

func (p *Page) stuffing() fyne.CanvasObject {
	b, f := &p.model.s.Booking, p.form
	var services []fyne.CanvasObject
	for _, service := range shipment.Services() {
		check := p.desk.Check("shipment.service_"+string(service), "shipments.service_"+string(service), func(on bool) {
			b.Services = slices.DeleteFunc(slices.Clone(b.Services), func(s shipment.Service) bool { return s == service })
			if on {
				b.Services = append(b.Services, service)
			}
			p.touched()
		})
		check.Set(slices.Contains(b.Services, service))
		services = append(services, check)
	}
	for _, flag := range []struct {
		name string
		on   *bool
	}{{"telex", &b.Telex}, {"dangerous", &b.Dangerous}, {"battery", &b.Battery}, {"liquid", &b.Liquid}, {"heavy", &b.Heavy}} {
		check := p.desk.Check("shipment."+flag.name, "shipments."+flag.name, func(on bool) {
			*flag.on = on
			p.touched()
		})
		check.Set(*flag.on)
		services = append(services, check)
	}
	return widgets.Column(theme.Gap3, false, container.NewGridWithColumns(5, services...),
		widgets.Form(4, widgets.Wide(2, f.Text("stuffing_place", &b.StuffingPlace)), f.Day("stuffing_date", &b.StuffingDate), f.Text("stuffing_contact", &b.StuffingContact),
			widgets.Wide(2, f.Words("handed_over", &b.HandedOver)), widgets.Wide(2, f.Text("requests", &b.Requests))))
}

// partner picks a company of a role.
func (p *Page) partner(name string, role contact.Role, value *string) fyne.CanvasObject {
	options := []widgets.Option{{ID: "", Label: "–"}}
	for _, c := range p.about.partner {
		if slices.Contains(c.Roles, role) || c.ID == *value {
			options = append(options, widgets.Option{ID: c.ID, Label: named(c), Also: c.NameZH})
		}
	}
	return p.form.Pick(name, *value, false, func(id string) { *value = id }, options)
}

// port picks a port of the table or takes other words.
func (p *Page) port(name string, value *string) fyne.CanvasObject {
	ports := p.service.Tables().Ports
	options := make([]widgets.Option, len(ports))
	for i, o := range ports {
		options[i] = widgets.Option{ID: o.NameEN, Label: o.NameEN, Note: o.NameZH, Also: o.Code}
	}
	return p.form.Pick(name, *value, true, func(id string) { *value = id }, options)
}

// code chooses one of a few codes, or none.
func (p *Page) code(name, value string, set func(string), codes ...string) fyne.CanvasObject {
	options := []widgets.Option{{ID: "", Label: "–"}}
	for _, c := range codes {
		options = append(options, widgets.Option{ID: c, Label: p.desk.Say("shipments." + name + "_" + strings.ToLower(c))})
	}
	return p.form.Choose(name, value, set, options...)
}
