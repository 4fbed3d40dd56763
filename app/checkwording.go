package app

import (
	"slices"
	"strings"

	"sampan/app/shipment"
	"sampan/app/trade"
)

func checkTerm(f Facts) []Disagreement {
	s := f.Shipment
	if !s.Incoterm.Valid() {
		return nil
	}
	var list []Disagreement
	abroad := s.Incoterm.NamesDestination()
	for _, c := range s.Charges {
		if c.Kind != "" && !abroad {
			list = append(list, says("check.term_charge", "charges", "Term", string(s.Incoterm), "Charge", c.Name))
		}
	}
	if want := freightOf(s.Incoterm); s.Booking.Freight != "" && s.Booking.Freight != want {
		list = append(list, says("check.term_freight", "booking.freight", "Term", string(s.Incoterm), "Freight", string(s.Booking.Freight)))
	}
	return append(list, checkDeclaredTerm(s)...)
}

func checkDeclaredTerm(s shipment.Shipment) []Disagreement {
	d := s.Declared
	if d.Term == "" {
		return nil
	}
	if want := declaredTerms(s.Incoterm); !slices.Contains(want, d.Term) {
		return []Disagreement{says("check.term_declared", "declared.term", "Term", string(s.Incoterm), "Declared", d.Term)}
	}
	switch {
	case d.Term == "FOB" && (d.Freight.IsPositive() || d.Premium.IsPositive()):
		return []Disagreement{says("check.fob_with_freight", "declared.freight", "Term", d.Term)}
	case d.Term != "FOB" && d.Term != "EXW" && !d.Freight.IsPositive():
		return []Disagreement{says("check.freight_missing", "declared.freight", "Term", d.Term)}
	case d.Term == "CIF" && !d.Premium.IsPositive():
		return []Disagreement{says("check.premium_missing", "declared.premium", "Term", d.Term)}
	}
	return nil
}

// declaredTerms are the codes of the declaration (成交方式) that a term may be
// declared under; customs knows fewer than Incoterms 2020.
func declaredTerms(t trade.Incoterm) []string {
	switch t {
	case "EXW":
		return []string{"EXW", "FOB"}
	case "FCA", "FAS", "FOB":
		return []string{"FOB"}
	case "CFR", "CPT":
		return []string{"C&F"}
	}
	return []string{"CIF"}
}

func checkCredit(f Facts) []Disagreement {
	s, c := f.Shipment, f.Shipment.Credit
	if c.Number == "" {
		return nil
	}
	var list []Disagreement
	left := s.Bill.OnBoard
	if left == "" {
		left = s.Answer.ETD
	}
	if c.LatestShipment != "" && left > c.LatestShipment {
		list = append(list, says("check.credit_shipment", "credit.latest_shipment", "Latest", c.LatestShipment, "Sails", left))
	}
	if c.Expiry != "" && s.Date > c.Expiry {
		list = append(list, says("check.credit_expired", "credit.expiry", "Expiry", c.Expiry, "Date", s.Date))
	}
	if c.Goods != "" && !shipment.SameWords(c.Goods, s.Description()) {
		list = append(list, says("check.credit_goods", "credit.goods", "Credit", c.Goods, "Bill", s.Description()))
	}
	if total, err := s.Total(); err == nil && total.Currency == c.Amount.Currency && !c.Covers(total) {
		list = append(list, says("check.credit_amount", "credit.amount", "Credit", c.Amount.String(), "Invoiced", total.String()))
	}
	if c.PartialShipment == "not_allowed" && len(f.Orders) == 1 && !shipment.Last(f.Orders[0], []shipment.Shipment{s}) {
		list = append(list, says("check.credit_partial", "credit.partial_shipment", "Number", c.Number))
	}
	return list
}

// told compares wordings of one thing: a difference between what is filled.
func told(list []Disagreement, key, field, here, other string) []Disagreement {
	if strings.TrimSpace(here) == "" || strings.TrimSpace(other) == "" || shipment.SameWords(here, other) {
		return list
	}
	return append(list, says(key, field, "Here", here, "Other", other))
}

func checkConsignee(f Facts) []Disagreement {
	s := f.Shipment
	var list []Disagreement
	list = told(list, "check.consignee_bill", "draft.consignee", s.Booking.Consignee, s.Draft.Consignee)
	list = told(list, "check.consignee_declared", "declared.consignee", f.Buyer.Name, s.Declared.Consignee)
	list = told(list, "check.applicant", "credit.applicant", f.Buyer.Name, firstLine(s.Credit.Applicant))
	for _, o := range f.Orders {
		list = told(list, "check.consignee_order", "consignee", s.Consignee, o.Consignee)
	}
	return list
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func checkPorts(f Facts) []Disagreement {
	s, b := f.Shipment, f.Shipment.Booking
	var list []Disagreement
	for _, o := range f.Orders {
		list = told(list, "check.loading_order", "booking.port_of_loading", b.PortOfLoading, o.PortOfLoading)
		list = told(list, "check.destination_order", "booking.destination", b.Destination, o.Destination)
	}
	list = told(list, "check.loading_bill", "draft.port_of_loading", b.PortOfLoading, s.Draft.PortOfLoading)
	list = told(list, "check.discharge_bill", "draft.port_of_discharge", b.PortOfDischarge, s.Draft.PortOfDischarge)
	list = told(list, "check.loading_credit", "credit.port_of_loading", b.PortOfLoading, s.Credit.PortOfLoading)
	list = told(list, "check.discharge_credit", "credit.port_of_discharge", b.PortOfDischarge, s.Credit.PortOfDischarge)
	if portCode(s.Declared.Port) {
		return list // a code of customs, which says the country at most
	}
	return told(list, "check.port_declared", "declared.port", b.PortOfDischarge, s.Declared.Port)
}

// portCode tells a code of customs (DEU000, USA264) from a name.
func portCode(s string) bool {
	return len(s) == 6 && strings.Trim(s[:3], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && strings.Trim(s[3:], "0123456789") == ""
}

func checkMarks(f Facts) []Disagreement {
	s := f.Shipment
	var list []Disagreement
	for _, o := range f.Orders {
		list = told(list, "check.marks_order", "marks", s.MarksOrNone(), o.Marks)
	}
	list = told(list, "check.marks_bill", "draft.marks", s.MarksOrNone(), s.Draft.Marks)
	return told(list, "check.marks_declared", "declared.marks", s.MarksOrNone(), s.Declared.Marks)
}

func checkCurrency(f Facts) []Disagreement {
	s := f.Shipment
	var list []Disagreement
	for _, o := range f.Orders {
		list = told(list, "check.currency_order", "currency", string(s.Currency), string(o.Currency))
	}
	list = told(list, "check.currency_declared", "declared.currency", string(s.Currency), string(s.Declared.Currency))
	list = told(list, "check.currency_credit", "credit.amount", string(s.Currency), string(s.Credit.Amount.Currency))
	return told(list, "check.currency_insured", "insurance.amount", string(s.Currency), string(s.Insurance.Amount.Currency))
}
