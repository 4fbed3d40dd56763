package shipments

import (
	"cmp"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"sampan/app/money"
	"sampan/app/shipment"
	"sampan/ui/record"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func (p *Page) creditTab() fyne.CanvasObject {
	d, s, f := p.desk, &p.model.s, p.form
	c := &s.Credit
	form := widgets.Form(4,
		f.Text("credit_number", &c.Number), widgets.Wide(2, f.Text("credit_bank", &c.Bank)), f.Day("credit_issued", &c.Issued),
		f.Day("credit_latest_shipment", &c.LatestShipment), f.Day("credit_expiry", &c.Expiry), f.Text("credit_expiry_place", &c.ExpiryPlace), f.Whole("credit_presentation_days", &c.PresentationDays, d.Say("shipments.days")),
		p.creditAmount(), widgets.Form(2, f.Percent("credit_over", &c.Over), f.Percent("credit_under", &c.Under)),
		p.code("credit_partial", c.PartialShipment, func(id string) { c.PartialShipment = id }, "allowed", "not_allowed"),
		p.code("credit_transshipment", c.Transshipment, func(id string) { c.Transshipment = id }, "allowed", "not_allowed"),
		widgets.Wide(2, f.Text("credit_port_of_loading", &c.PortOfLoading)), widgets.Wide(2, f.Text("credit_port_of_discharge", &c.PortOfDischarge)),
		widgets.Wide(2, f.Area("credit_applicant", &c.Applicant, 2)), widgets.Wide(2, f.Area("credit_goods", &c.Goods, 2)),
		widgets.Wide(4, f.Area("credit_wording", &c.Wording, 2)))
	add := d.Button("shipment.add_document", "shipments.add_document", widgets.Quiet, p.addDocument)
	list := record.Tall(max(4, float32(len(s.Documents)+1))*theme.Row+theme.Gap1, widgets.Sheet(p.documentsGrid()))
	return record.Scrolled(d, widgets.Column(theme.Gap3, false, p.dates, d.Section("shipments.credit", form), d.Section("shipments.documents", list, add)))
}

func (p *Page) creditAmount() fyne.CanvasObject {
	c := &p.model.s.Credit
	if c.Amount.Currency == "" {
		c.Amount.Currency = p.model.s.Currency
	}
	in := p.desk.MoneyEntry("shipment.credit_amount", c.Amount.Currency, -1)
	if !c.Amount.IsZero() {
		in.SetValue(c.Amount.Decimal())
	}
	field := p.form.Add("credit_amount", in)
	in.OnProblem = field.SetProblem
	in.OnValue = func(v money.Decimal, _ bool) {
		a, err := money.Of(v, c.Amount.Currency)
		field.SetProblem(err)
		if err == nil {
			c.Amount = a
			p.touched()
		}
	}
	return field
}

func (p *Page) documentsGrid() *widgets.Table[int] {
	s := &p.model.s
	at := func(i int) *shipment.CreditDocument { return &s.Documents[i] }
	t := p.table("documents",
		column{
			Key: "ready", Title: "shipments.ready", Kind: rows.Check, Width: 64, Value: func(i int) string { return map[bool]string{true: "1"}[at(i).Ready] },
			Set: func(i int, v string) error {
				at(i).Ready = v == "1"
				p.touched()
				return nil
			},
		},
		p.text("document", 260, 2, func(i int) *string { return &at(i).Name }),
		p.whole("originals", 72, func(i int) *int { return &at(i).Originals }),
		p.whole("copies", 72, func(i int) *int { return &at(i).Copies }),
		p.text("document_note", 160, 1, func(i int) *string { return &at(i).Note }),
	)
	t.Empty = widgets.Empty{Text: p.desk.Say("shipments.no_documents"), Sample: p.desk.Say("shipments.no_documents_hint"), Act: "shipments.usual_documents", OnAct: p.usualDocuments}
	t.SetRows(places(len(s.Documents)))
	deletes(p, t, &s.Documents, func() bool { return true }, func() { t.SetRows(places(len(s.Documents))) })
	p.docs = t
	return t
}

func (p *Page) addDocument() {
	s := &p.model.s
	s.Documents = append(s.Documents, shipment.CreditDocument{Name: p.desk.Say("shipments.new_document"), Originals: 1})
	p.touched()
	p.show()
	p.desk.Window.Canvas().Focus(p.docs)
	p.docs.Reveal(fmt.Sprint(len(s.Documents) - 1))
}

// usualDocuments are those that nearly every credit asks for.
func (p *Page) usualDocuments() {
	p.model.s.Documents = append(p.model.s.Documents,
		shipment.CreditDocument{Name: "Signed commercial invoice", Originals: 3},
		shipment.CreditDocument{Name: "Packing list", Originals: 3},
		shipment.CreditDocument{Name: "Full set of clean on board bills of lading", Originals: 3, Copies: 3},
		shipment.CreditDocument{Name: "Certificate of origin", Originals: 1},
		shipment.CreditDocument{Name: "Insurance policy or certificate", Originals: 2},
		shipment.CreditDocument{Name: "Beneficiary's certificate", Originals: 1},
	)
	p.touched()
	p.show()
}

// showDates counts the days that the letter of credit leaves.
func (p *Page) showDates() {
	if p.dates == nil {
		return
	}
	d, s := p.desk, p.model.s
	p.dates.Objects = nil
	if s.Credit.Number == "" {
		p.dates.Objects = []fyne.CanvasObject{d.Caption(d.Say("shipments.no_credit")).Narrow(80)}
		p.dates.Refresh()
		return
	}
	sails := cmp.Or(s.Bill.OnBoard, s.Answer.ETD)
	var list []fyne.CanvasObject
	for _, one := range []struct{ key, day, against string }{
		{"last_shipment", s.Credit.LatestShipment, sails},
		{"present_by", s.Credit.Present(sails), p.today()},
		{"expires", s.Credit.Expiry, p.today()},
	} {
		list = append(list, p.deadline(one.key, one.day, one.against))
	}
	ready := 0
	for _, doc := range s.Documents {
		if doc.Ready {
			ready++
		}
	}
	list = append(list, p.fact("shipments.documents_ready", fmt.Sprintf("%d / %d", ready, len(s.Documents)), rows.Quiet))
	if total, err := s.Total(); err == nil {
		tone := rows.Good
		key := "shipments.covers"
		if !s.Credit.Covers(total) {
			tone, key = rows.Danger, "shipments.covers_not"
		}
		list = append(list, p.fact("shipments.credit_amount", d.Say(key), tone))
	}
	p.dates.Objects = []fyne.CanvasObject{widgets.Form(5, list...)}
	p.dates.Refresh()
}

// deadline says a last day and how far off it is from another day.
func (p *Page) deadline(key, day, against string) fyne.CanvasObject {
	last, err := time.Parse(time.DateOnly, day)
	at, err2 := time.Parse(time.DateOnly, cmp.Or(against, p.today()))
	if err != nil || err2 != nil {
		return p.fact("shipments."+key, "–", rows.Quiet)
	}
	days := int(last.Sub(at).Hours() / 24)
	text, tone := p.desk.Say("shipments.days_left", "Day", day[5:], "N", days), rows.Good
	switch {
	case days < 0:
		text, tone = p.desk.Say("shipments.days_over", "Day", day[5:], "N", -days), rows.Danger
	case days <= 3:
		tone = rows.Caution
	}
	return p.fact("shipments."+key, text, tone)
}

func (p *Page) fact(title, text string, tone rows.Tone) fyne.CanvasObject {
	return widgets.Column(0, false, p.desk.Caption(p.desk.Say(title)), p.desk.StatusDot(tone, text))
}
