package store

import (
	"slices"
	"strconv"
	"strings"

	"sampan/app/shipment"
)

func bookingColumns(b *shipment.Booking) []column {
	return []column{
		{"booking_forwarder_id", ref(&b.ForwarderID)},
		{"booking_broker_id", ref(&b.BrokerID)},
		{"booking_date", text(&b.Date)},
		{"booking_shipper", text(&b.Shipper)},
		{"booking_consignee", text(&b.Consignee)},
		{"booking_notify", text(&b.Notify)},
		{"booking_second_notify", text(&b.SecondNotify)},
		{"booking_place_of_receipt", text(&b.PlaceOfReceipt)},
		{"booking_port_of_loading", text(&b.PortOfLoading)},
		{"booking_port_of_discharge", text(&b.PortOfDischarge)},
		{"booking_destination", text(&b.Destination)},
		{"booking_wanted_sailing", text(&b.WantedSailing)},
		{"booking_loading", text(&b.Loading)},
		{"booking_freight", text(&b.Freight)},
		{"booking_bill", text(&b.Bill)},
		{"booking_originals", whole(&b.Originals)},
		{"booking_copies", whole(&b.Copies)},
		{"booking_telex", yes(&b.Telex)},
		{"booking_services", words(&b.Services)},
		{"booking_dangerous", yes(&b.Dangerous)},
		{"booking_battery", yes(&b.Battery)},
		{"booking_liquid", yes(&b.Liquid)},
		{"booking_heavy", yes(&b.Heavy)},
		{"booking_stuffing_place", text(&b.StuffingPlace)},
		{"booking_stuffing_date", text(&b.StuffingDate)},
		{"booking_stuffing_contact", text(&b.StuffingContact)},
		{"booking_handed_over", words(&b.HandedOver)},
		{"booking_requests", text(&b.Requests)},
	}
}

func answerColumns(a *shipment.Answer) []column {
	return []column{
		{"answer_so", text(&a.SO)},
		{"answer_carrier", text(&a.Carrier)},
		{"answer_vessel", text(&a.Vessel)},
		{"answer_voyage", text(&a.Voyage)},
		{"answer_si_cut_off", text(&a.SICutOff)},
		{"answer_customs_cut_off", text(&a.CustomsCutOff)},
		{"answer_vgm_cut_off", text(&a.VGMCutOff)},
		{"answer_ams_cut_off", text(&a.AMSCutOff)},
		{"answer_cy_cut_off", text(&a.CYCutOff)},
		{"answer_etd", text(&a.ETD)},
		{"answer_eta", text(&a.ETA)},
	}
}

func draftBillColumns(p *shipment.Particulars) []column {
	return []column{
		{"draft_shipper", text(&p.Shipper)},
		{"draft_consignee", text(&p.Consignee)},
		{"draft_notify", text(&p.Notify)},
		{"draft_second_notify", text(&p.SecondNotify)},
		{"draft_place_of_receipt", text(&p.PlaceOfReceipt)},
		{"draft_port_of_loading", text(&p.PortOfLoading)},
		{"draft_port_of_discharge", text(&p.PortOfDischarge)},
		{"draft_destination", text(&p.Destination)},
		{"draft_vessel", text(&p.Vessel)},
		{"draft_voyage", text(&p.Voyage)},
		{"draft_marks", text(&p.Marks)},
		{"draft_description", text(&p.Description)},
		{"draft_hs_code", text(&p.HSCode)},
		{"draft_pieces", whole(&p.Pieces)},
		{"draft_gross", decimal(&p.Gross)},
		{"draft_cbm", decimal(&p.CBM)},
		{"draft_containers", text(&p.Containers)},
		{"draft_freight", text(&p.Freight)},
		{"draft_bill", text(&p.Bill)},
	}
}

func creditColumns(c *shipment.Credit) []column {
	return slices.Concat([]column{
		{"credit_number", text(&c.Number)},
		{"credit_bank", text(&c.Bank)},
		{"credit_issued", text(&c.Issued)},
		{"credit_expiry", text(&c.Expiry)},
		{"credit_expiry_place", text(&c.ExpiryPlace)},
		{"credit_latest_shipment", text(&c.LatestShipment)},
		{"credit_presentation_days", whole(&c.PresentationDays)},
	}, amount("credit_amount", &c.Amount), []column{
		{"credit_over", decimal(&c.Over)},
		{"credit_under", decimal(&c.Under)},
		{"credit_applicant", text(&c.Applicant)},
		{"credit_goods", text(&c.Goods)},
		{"credit_port_of_loading", text(&c.PortOfLoading)},
		{"credit_port_of_discharge", text(&c.PortOfDischarge)},
		{"credit_partial_shipment", text(&c.PartialShipment)},
		{"credit_transshipment", text(&c.Transshipment)},
		{"credit_wording", text(&c.Wording)},
	})
}

func coverColumns(i *shipment.Insurance) []column {
	return slices.Concat([]column{
		{"insurance_insurer_id", ref(&i.InsurerID)},
		{"insurance_policy", text(&i.Policy)},
		{"insurance_cover", text(&i.Cover)},
		{"insurance_percent", decimal(&i.Percent)},
	}, amount("insurance_amount", &i.Amount), []column{{"insurance_rate", decimal(&i.Rate)}}, amount("insurance_premium", &i.Premium), []column{
		{"insurance_date", text(&i.Date)},
		{"insurance_payable_at", text(&i.PayableAt)},
	})
}

func certificateColumns(c *shipment.Certificate) []column {
	return []column{
		{"certificate_form", text(&c.Form)},
		{"certificate_number", text(&c.Number)},
		{"certificate_date", text(&c.Date)},
		{"certificate_criterion", text(&c.Criterion)},
		{"certificate_producer", text(&c.Producer)},
		{"certificate_third_party", yes(&c.ThirdParty)},
		{"certificate_issuer", text(&c.Issuer)},
	}
}

func declaredColumns(d *shipment.Declared) []column {
	return []column{
		{"declared_number", text(&d.Number)},
		{"declared_export_date", text(&d.ExportDate)},
		{"declared_consignee", text(&d.Consignee)},
		{"declared_term", text(&d.Term)},
		{"declared_currency", text(&d.Currency)},
		{"declared_freight", decimal(&d.Freight)},
		{"declared_premium", decimal(&d.Premium)},
		{"declared_port", text(&d.Port)},
		{"declared_marks", text(&d.Marks)},
		{"declared_pieces", whole(&d.Pieces)},
		{"declared_gross", decimal(&d.Gross)},
		{"declared_net", decimal(&d.Net)},
	}
}

func shipmentLineColumns(l *shipment.Line) []column {
	return []column{
		{"id", silent(text(&l.ID))},
		{"order_id", ref(&l.OrderID)},
		{"order_line_id", silent(text(&l.OrderLineID))},
		{"product_id", ref(&l.ProductID)},
		{"code", text(&l.Code)},
		{"buyer_code", text(&l.BuyerCode)},
		{"name_en", text(&l.NameEN)},
		{"name_zh", text(&l.NameZH)},
		{"spec_en", text(&l.SpecEN)},
		{"spec_zh", text(&l.SpecZH)},
		{"hs_code", text(&l.HSCode)},
		{"photo", text(&l.Photo)},
		{"quantity", decimal(&l.Quantity)},
		{"unit", text(&l.Unit)},
		{"price", decimal(&l.Price)},
		{"per_carton", whole(&l.PerCarton)},
		{"length", decimal(&l.Length)},
		{"width", decimal(&l.Width)},
		{"height", decimal(&l.Height)},
		{"gross", decimal(&l.Gross)},
		{"net", decimal(&l.Net)},
		{"remark", text(&l.Remark)},
	}
}

func packageColumns(s *shipment.Shipment, p *shipment.Package) []column {
	return []column{
		{"id", silent(text(&p.ID))},
		{"from", whole(&p.From)},
		{"to", whole(&p.To)},
		{"kind", text(&p.Kind)},
		{"contents", rows(&p.Contents, func(list []shipment.Content) string { return contents(s, list) })},
		{"length", decimal(&p.Length)},
		{"width", decimal(&p.Width)},
		{"height", decimal(&p.Height)},
		{"gross", decimal(&p.Gross)},
		{"net", decimal(&p.Net)},
		{"pallet_id", text(&p.PalletID)},
		{"container_id", text(&p.ContainerID)},
	}
}

// contents says what a package holds in the history: the code of the line,
// or its place where it has none.
func contents(s *shipment.Shipment, list []shipment.Content) string {
	said := make([]string, len(list))
	for i, c := range list {
		name := "?"
		for n, l := range s.Lines {
			if l.ID != c.LineID {
				continue
			}
			if name = l.Code; name == "" {
				name = strconv.Itoa(n + 1)
			}
		}
		said[i] = name + " × " + c.Quantity.String()
	}
	return strings.Join(said, ", ")
}

func palletColumns(p *shipment.Pallet) []column {
	return []column{
		{"id", silent(text(&p.ID))},
		{"name", text(&p.Name)},
		{"length", decimal(&p.Length)},
		{"width", decimal(&p.Width)},
		{"height", decimal(&p.Height)},
		{"tare", decimal(&p.Tare)},
		{"container_id", text(&p.ContainerID)},
	}
}

func containerColumns(c *shipment.Container) []column {
	return []column{
		{"id", silent(text(&c.ID))},
		{"type", text(&c.Type)},
		{"number", text(&c.Number)},
		{"seal", text(&c.Seal)},
		{"tare", decimal(&c.Tare)},
		{"vgm", decimal(&c.VGM)},
		{"method", whole(&c.Method)},
	}
}

func itemColumns(i *shipment.DeclaredItem) []column {
	return []column{
		{"id", silent(text(&i.ID))},
		{"hs_code", text(&i.HSCode)},
		{"name", text(&i.Name)},
		{"quantity", decimal(&i.Quantity)},
		{"unit", text(&i.Unit)},
		{"amount", decimal(&i.Amount)},
		{"net", decimal(&i.Net)},
		{"line_ids", words(&i.LineIDs)},
	}
}

func documentColumns(d *shipment.CreditDocument) []column {
	return []column{
		{"id", silent(text(&d.ID))},
		{"name", text(&d.Name)},
		{"originals", whole(&d.Originals)},
		{"copies", whole(&d.Copies)},
		{"ready", yes(&d.Ready)},
		{"note", text(&d.Note)},
	}
}

func incidentColumns(i *shipment.Incident) []column {
	return slices.Concat([]column{
		{"id", silent(text(&i.ID))},
		{"date", text(&i.Date)},
		{"kind", text(&i.Kind)},
		{"reason", text(&i.Reason)},
	}, amount("cost", &i.Cost), []column{{"papers", text(&i.Papers)}}, amount("payback", &i.Payback), []column{{"closed", text(&i.Closed)}})
}
