package app_test

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/purchase"
	"sampan/app/shipment"
	"sampan/app/text"
	"sampan/app/trade"
	"sampan/assets"
)

// agreed is a shipment whose papers all agree: half an order, packed, booked,
// declared, bought, under a letter of credit.
func agreed() app.Facts {
	line := deal.Line{
		ID: "o1", Code: "SP-500", NameEN: "Vacuum bottle", NameZH: "保温杯500毫升", HSCode: "9617001900", Unit: "pcs", Quantity: d("1000"), Price: d("2.74"),
		PerCarton: 24, Gross: d("13.2"), Net: d("12"),
	}
	o := order.Order{ID: "o", Number: "SC1", Deal: deal.Deal{
		Currency: "USD", Incoterm: "CIF", PortOfLoading: "Ningbo", Destination: "Hamburg", Marks: "MG\nHAMBURG", Lines: []deal.Line{line},
	}}
	taken := shipment.Take("o", line, d("240"))
	taken.ID = "s1"
	s := shipment.Shipment{
		ID: "s", Number: "INV1", Date: "2026-11-20", Currency: "USD", Incoterm: "CIF", Marks: "MG\nHAMBURG", Lines: []shipment.Line{taken},
		Packages:   []shipment.Package{{From: 1, To: 10, Contents: []shipment.Content{{LineID: "s1", Quantity: d("24")}}, Gross: d("13.2"), Net: d("12"), ContainerID: "c"}},
		Containers: []shipment.Container{{ID: "c", Number: "CSQU3054383", Tare: d("2200"), VGM: d("2332")}},
		Booking: shipment.Booking{
			Consignee: "TO ORDER OF ELBE BANK", PortOfLoading: "NINGBO", PortOfDischarge: "HAMBURG", Destination: "HAMBURG", Freight: shipment.Prepaid, Bill: shipment.MasterBill,
		},
		Answer: shipment.Answer{Vessel: "COSCO STAR", Voyage: "012W", ETD: "2026-11-28"},
		Credit: shipment.Credit{
			Number: "LC77", Expiry: "2026-12-20", LatestShipment: "2026-11-30", Amount: usd(70000), Over: d("0.05"), Goods: "VACUUM BOTTLE", Applicant: "Müller GmbH\nHamburg",
			PortOfLoading: "Ningbo", PortOfDischarge: "Hamburg", PartialShipment: "allowed",
		},
		Insurance: shipment.Insurance{Amount: usd(72336)},
		Declared: shipment.Declared{
			Consignee: "MÜLLER GMBH", Term: "CIF", Currency: "USD", Freight: d("120"), Premium: d("3"), Port: "Hamburg", Marks: "MG HAMBURG", Pieces: 10, Gross: d("132"), Net: d("120"),
		},
		Items: []shipment.DeclaredItem{{HSCode: "9617001900", Name: "不锈钢保温杯", Unit: "pcs", Quantity: d("240"), Amount: d("657.6"), LineIDs: []string{"s1"}}},
	}
	s.Draft = s.Instruction()
	return app.Facts{
		Shipment: s, Orders: []order.Order{o}, Buyer: contact.Contact{Name: "Müller GmbH"},
		Purchases: []purchase.Purchase{{ID: "p", Number: "PC1", Lines: []purchase.Line{{OrderLineID: "o1", InvoiceName: "*金属制品*不锈钢保温杯", Unit: "pcs"}}}},
		Papers: []paper.Document{
			{Kind: "invoice", Number: "INV1", Totals: paper.Totals{Total: usd(65760)}},
			{Kind: "packing_list", Number: "INV1", Totals: paper.Totals{Gross: d("132")}},
		},
	}
}

// planted is one disagreement for each rule, none touching another's.
func planted() map[string]func(*app.Facts) {
	return map[string]func(*app.Facts){
		"ordered": func(f *app.Facts) {
			f.Others = []shipment.Shipment{{ID: "x", Lines: []shipment.Line{{OrderID: "o", OrderLineID: "o1", Quantity: d("761")}}}}
		},
		"packed":    func(f *app.Facts) { f.Shipment.Packages[0].Contents[0].Quantity = d("23") },
		"declared":  func(f *app.Facts) { f.Shipment.Items[0].Quantity = d("204") },
		"amount":    func(f *app.Facts) { f.Shipment.Items[0].Amount = d("675.6") },
		"weight":    func(f *app.Facts) { f.Shipment.Declared.Gross = d("123") },
		"cartons":   func(f *app.Facts) { f.Shipment.Draft.Pieces = 11 },
		"item":      func(f *app.Facts) { f.Shipment.Items[0].HSCode = "9617009000" },
		"purchase":  func(f *app.Facts) { f.Purchases[0].Lines[0].InvoiceName = "保温瓶" },
		"term":      func(f *app.Facts) { f.Shipment.Declared.Term = "FOB" },
		"credit":    func(f *app.Facts) { f.Shipment.Credit.LatestShipment = "2026-11-27" },
		"consignee": func(f *app.Facts) { f.Shipment.Draft.Consignee = "MÜLLER GMBH" },
		"ports":     func(f *app.Facts) { f.Shipment.Draft.PortOfDischarge = "BREMERHAVEN" },
		"marks":     func(f *app.Facts) { f.Shipment.Declared.Marks = "MG BREMEN" },
		"currency":  func(f *app.Facts) { f.Shipment.Insurance.Amount.Currency = "EUR" },
	}
}

func TestCleanPapersAgree(t *testing.T) {
	if list := app.Disagreements(agreed()); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

func TestEachRuleFindsItsOwn(t *testing.T) {
	rules := app.CheckRules()
	if len(rules) != 14 || len(planted()) != 14 {
		t.Fatalf("%d rules, %d planted", len(rules), len(planted()))
	}
	for _, r := range rules {
		f := agreed()
		planted()[r.Name](&f)
		list := app.Disagreements(f)
		if len(list) != 1 || list[0].Rule != r.Name || list[0].Place.Field == "" || list[0].Place.ID == "" || r.Reason == "" {
			t.Errorf("%s: %+v", r.Name, list)
		}
	}
}

func TestFourteenPlantedAreFourteenFound(t *testing.T) {
	f := agreed()
	for _, spoil := range planted() {
		spoil(&f)
	}
	list := app.Disagreements(f)
	var found []string
	for _, d := range list {
		found = append(found, d.Rule)
	}
	if !slices.IsSortedFunc(list, func(a, b app.Disagreement) int { return int(a.Severity - b.Severity) }) {
		t.Error("not worst first")
	}
	slices.Sort(found)
	if len(slices.Compact(found)) != 14 || len(list) != 14 {
		t.Errorf("%d: %v", len(list), found)
	}
}

// Each rule looks at several papers; here are the other sides of them, and
// what it must let pass.
func TestRulesMore(t *testing.T) {
	for key, spoil := range map[string]func(*app.Facts){
		"check.undeclared": func(f *app.Facts) {
			l := f.Shipment.Lines[0]
			l.ID, l.Quantity = "s2", d("1")
			f.Shipment.Lines = append(f.Shipment.Lines, l)
		},
		"check.price":           func(f *app.Facts) { f.Orders[0].Lines[0].Price = d("2.75") },
		"check.amount_issued":   func(f *app.Facts) { f.Papers[0].Totals.Total = usd(65761) },
		"check.net_over_gross":  func(f *app.Facts) { f.Shipment.Packages[0].Net = d("14") },
		"check.net_declared":    func(f *app.Facts) { f.Shipment.Declared.Net = d("121") },
		"check.gross_bill":      func(f *app.Facts) { f.Shipment.Draft.Gross = d("131") },
		"check.gross_issued":    func(f *app.Facts) { f.Papers[1].Totals.Gross = d("131") },
		"check.vgm":             func(f *app.Facts) { f.Shipment.Containers[0].VGM = d("2600") },
		"check.pieces_declared": func(f *app.Facts) { f.Shipment.Declared.Pieces = 9 },
		"check.unit":            func(f *app.Facts) { f.Shipment.Items[0].Unit = "kg" },
		"check.name":            func(f *app.Facts) { f.Shipment.Items[0].Name = "塑料玩具" },
		"check.invoice_unit":    func(f *app.Facts) { f.Purchases[0].Lines[0].InvoiceUnit = "个" },
		"check.term_charge": func(f *app.Facts) {
			f.Shipment.Incoterm = "FOB"
			f.Shipment.Charges = []shipment.Charge{{Name: "Sea freight", Kind: "freight"}}
		},
		"check.term_freight": func(f *app.Facts) { f.Shipment.Booking.Freight = shipment.Collect },
		"check.fob_with_freight": func(f *app.Facts) {
			f.Shipment.Incoterm, f.Shipment.Declared.Term, f.Shipment.Booking.Freight = "FOB", "FOB", shipment.Collect
		},
		"check.freight_missing": func(f *app.Facts) { f.Shipment.Declared.Freight = money.Zero },
		"check.premium_missing": func(f *app.Facts) { f.Shipment.Declared.Premium = money.Zero },
		"check.credit_expired":  func(f *app.Facts) { f.Shipment.Date = "2026-12-21" },
		"check.credit_goods":    func(f *app.Facts) { f.Shipment.Credit.Goods = "VACUUM FLASK" },
		"check.credit_amount":   func(f *app.Facts) { f.Shipment.Credit.Amount = usd(60000) },
		"check.credit_partial": func(f *app.Facts) {
			f.Shipment.Credit.PartialShipment, f.Shipment.Credit.Amount = "not_allowed", usd(65760)
		},
		"check.consignee_declared": func(f *app.Facts) { f.Shipment.Declared.Consignee = "Weber AG" },
		"check.applicant":          func(f *app.Facts) { f.Shipment.Credit.Applicant = "Weber AG" },
		"check.consignee_order":    func(f *app.Facts) { f.Shipment.Consignee, f.Orders[0].Consignee = "A", "B" },
		"check.loading_order":      func(f *app.Facts) { f.Orders[0].PortOfLoading = "Shanghai" },
		"check.destination_order":  func(f *app.Facts) { f.Orders[0].Destination = "Rotterdam" },
		"check.loading_bill":       func(f *app.Facts) { f.Shipment.Draft.PortOfLoading = "Shanghai" },
		"check.loading_credit":     func(f *app.Facts) { f.Shipment.Credit.PortOfLoading = "Shanghai" },
		"check.discharge_credit":   func(f *app.Facts) { f.Shipment.Credit.PortOfDischarge = "Rotterdam" },
		"check.port_declared":      func(f *app.Facts) { f.Shipment.Declared.Port = "Rotterdam" },
		"check.marks_order":        func(f *app.Facts) { f.Orders[0].Marks = "MG\nBREMEN" },
		"check.marks_bill":         func(f *app.Facts) { f.Shipment.Draft.Marks = "N/M" },
		"check.currency_order":     func(f *app.Facts) { f.Orders[0].Currency = "EUR" },
		"check.currency_declared":  func(f *app.Facts) { f.Shipment.Declared.Currency = "EUR" },
		"check.currency_credit":    func(f *app.Facts) { f.Shipment.Credit.Amount.Currency = "EUR" },
	} {
		f := agreed()
		spoil(&f)
		if list := app.Disagreements(f); !slices.ContainsFunc(list, func(d app.Disagreement) bool { return d.Key == key }) {
			t.Errorf("%s: %+v", key, list)
		}
	}
	for name, fine := range map[string]func(*app.Facts){
		"within the tolerance": func(f *app.Facts) {
			planted()["ordered"](f)
			f.Orders[0].Tolerance = d("0.05")
		},
		"not packed yet": func(f *app.Facts) {
			f.Shipment.Packages, f.Shipment.Declared, f.Shipment.Draft, f.Shipment.Containers = nil, shipment.Declared{}, shipment.Particulars{}, nil
		},
		"not declared yet":    func(f *app.Facts) { f.Shipment.Items, f.Shipment.Declared = nil, shipment.Declared{} },
		"a scale's 5 %":       func(f *app.Facts) { f.Shipment.Containers[0].VGM = d("2400") },
		"no letter of credit": func(f *app.Facts) { f.Shipment.Credit = shipment.Credit{Goods: "X", LatestShipment: "2020-01-01"} },
		"two names of a unit": func(f *app.Facts) {
			f.Units = []trade.Unit{{Code: "pcs", Customs: "007"}, {Code: "pc", Customs: "007", NameZH: "个"}}
			f.Shipment.Items[0].Unit, f.Purchases[0].Lines[0].InvoiceUnit = "pc", "个"
		},
		"a code of the port": func(f *app.Facts) { f.Shipment.Declared.Port = "DEU000" },
		"items by code":      func(f *app.Facts) { f.Shipment.Items[0].LineIDs = nil },
	} {
		f := agreed()
		fine(&f)
		if list := app.Disagreements(f); len(list) != 0 {
			t.Errorf("%s: %+v", name, list)
		}
	}
}

// Every finding is a whole sentence in both languages.
func TestDisagreementsAreSentences(t *testing.T) {
	for _, language := range []string{"en", "zh"} {
		m, err := text.Screen(assets.Translations, language)
		must(t, err)
		for _, spoil := range planted() {
			f := agreed()
			spoil(&f)
			for _, d := range app.Disagreements(f) {
				if !m.Has(d.Key) || !m.Has(d.Reason) {
					t.Errorf("%s or %s has no text", d.Key, d.Reason)
				}
			}
		}
	}
}

func TestCheckPapersOfARecord(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	s, err := dk.OpenShipment(ctx, []app.Part{{OrderID: o.ID, LineID: o.Lines[0].ID, Quantity: d("240")}})
	must(t, err)
	if _, _, err := dk.PackShipment(ctx, s.ID, true); err != nil {
		t.Fatal(err)
	}
	if s, err = dk.PrepareBooking(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	for _, ref := range []string{s.Number, s.ID, o.Number, o.ID, "PI2611-0001"} {
		list, err := dk.CheckPapers(ctx, ref)
		must(t, err)
		if len(list) != 1 || list[0].Shipment != s.Number || len(list[0].Disagreements) != 0 {
			t.Errorf("%s: %+v", ref, list)
		}
	}
	s.Marks = "OTHER"
	must(t, dk.SaveShipment(ctx, &s))
	list, err := dk.CheckPapers(ctx, s.Number)
	must(t, err)
	if len(list[0].Disagreements) != 1 || list[0].Disagreements[0].Key != "check.marks_order" {
		t.Errorf("%+v", list)
	}
	if raw, err := json.Marshal(list[0].Disagreements[0]); err != nil || !json.Valid(raw) {
		t.Error(err)
	}
	_, err = dk.CheckPapers(ctx, "nowhere")
	wantFault(t, err, "check.unknown")
}

// A paper goes out with open points, and what they were stays known.
func TestOpenPointsAreKept(t *testing.T) {
	dk, ctx := open(t), context.Background()
	o := sold(t, dk)
	s, err := dk.OpenShipment(ctx, []app.Part{{OrderID: o.ID, LineID: o.Lines[0].ID, Quantity: d("240")}})
	must(t, err)
	forwarder := contact.Contact{Name: "Fanye Freight", Roles: []contact.Role{contact.Forwarder}}
	must(t, dk.SaveContact(ctx, &forwarder))
	s.Booking.ForwarderID = forwarder.ID
	must(t, dk.SaveShipment(ctx, &s))
	if s, _, err = dk.PackShipment(ctx, s.ID, true); err != nil {
		t.Fatal(err)
	}
	if s, err = dk.PrepareBooking(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	issue := func() []app.Disagreement {
		p, err := dk.Issue(ctx, "booking_note", s.ID, "en")
		must(t, err)
		list, err := dk.OpenPoints(ctx, p.ID)
		must(t, err)
		return list
	}
	if list := issue(); len(list) != 0 {
		t.Errorf("%+v", list)
	}
	s.Booking.Freight = shipment.Prepaid
	must(t, dk.SaveShipment(ctx, &s))
	if list := issue(); len(list) != 1 || list[0].Key != "check.term_freight" || list[0].Place.ID != s.ID {
		t.Errorf("%+v", list)
	}
}
