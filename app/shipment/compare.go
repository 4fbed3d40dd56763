package shipment

import (
	"slices"
	"strconv"
	"strings"

	"sampan/app/money"
)

// CutOff is one closing time of the forwarder; Key is the field of Answer.
type CutOff struct{ Key, At string }

// CutOffs lists the closing times that are known, earliest first.
func (a Answer) CutOffs() []CutOff {
	list := []CutOff{
		{"si_cut_off", a.SICutOff},
		{"customs_cut_off", a.CustomsCutOff},
		{"vgm_cut_off", a.VGMCutOff},
		{"ams_cut_off", a.AMSCutOff},
		{"cy_cut_off", a.CYCutOff},
	}
	list = slices.DeleteFunc(list, func(c CutOff) bool { return c.At == "" })
	slices.SortStableFunc(list, func(a, b CutOff) int { return strings.Compare(a.At, b.At) })
	return list
}

// Instruction is what the bill of lading is to say, from the booking, the
// forwarder's answer and the packages.
func (s Shipment) Instruction() Particulars {
	b, t := s.Booking, s.Totals()
	return Particulars{
		Shipper: b.Shipper, Consignee: b.Consignee, Notify: b.Notify, SecondNotify: b.SecondNotify,
		PlaceOfReceipt: b.PlaceOfReceipt, PortOfLoading: b.PortOfLoading, PortOfDischarge: b.PortOfDischarge, Destination: b.Destination,
		Vessel: s.Answer.Vessel, Voyage: s.Answer.Voyage, Marks: s.MarksOrNone(), Description: s.Description(), HSCode: s.hsCodes(),
		Pieces: t.Pieces, Gross: t.Gross, CBM: t.CBM, Containers: s.containerList(), Freight: b.Freight, Bill: b.Bill,
	}
}

// MarksOrNone are the shipping marks, N/M where there are none.
func (s Shipment) MarksOrNone() string {
	if strings.TrimSpace(s.Marks) == "" {
		return "N/M"
	}
	return s.Marks
}

// Description is the goods' description on the bill: what was typed for it,
// else the English names, each once.
func (s Shipment) Description() string {
	if s.Bill.Description != "" {
		return s.Bill.Description
	}
	var names []string
	for _, l := range s.Lines {
		if l.NameEN != "" && !slices.Contains(names, l.NameEN) {
			names = append(names, l.NameEN)
		}
	}
	return strings.Join(names, "\n")
}

// hsCodes are the six-digit headings that carriers and manifests ask for.
func (s Shipment) hsCodes() string {
	var codes []string
	for _, l := range s.Lines {
		if len(l.HSCode) < 6 {
			continue
		}
		if six := string(l.HSCode[:6]); !slices.Contains(codes, six) {
			codes = append(codes, six)
		}
	}
	slices.Sort(codes)
	return strings.Join(codes, ", ")
}

func (s Shipment) containerList() string {
	var rows []string
	for _, c := range s.Containers {
		if c.Number != "" {
			rows = append(rows, strings.TrimSuffix(c.Number+"/"+c.Seal, "/"))
		}
	}
	return strings.Join(rows, "\n")
}

// Difference is a field that the draft bill says otherwise than instructed.
type Difference struct{ Field, Told, Drafted string }

// Compare gives the fields in which a draft differs from the instruction, in
// the order of the bill. Blanks, breaks, case and points at the end of words
// are the typist's: they make no difference. A field that the draft leaves
// empty is one, where the instruction fills it.
func Compare(told, draft Particulars) []Difference {
	var list []Difference
	a, b := told.fields(), draft.fields()
	for i := range a {
		if plain(a[i].value) != plain(b[i].value) {
			list = append(list, Difference{a[i].name, a[i].value, b[i].value})
		}
	}
	return list
}

// Drafted reports that a draft bill has come back.
func (s Shipment) Drafted() bool {
	return slices.ContainsFunc(s.Draft.fields(), func(f field) bool { return f.value != "" })
}

type field struct{ name, value string }

func (p Particulars) fields() []field {
	number := func(d money.Decimal) string {
		if d.IsZero() {
			return ""
		}
		return d.String()
	}
	pieces := ""
	if p.Pieces != 0 {
		pieces = strconv.Itoa(p.Pieces)
	}
	return []field{
		{"shipper", p.Shipper},
		{"consignee", p.Consignee},
		{"notify", p.Notify},
		{"second_notify", p.SecondNotify},
		{"place_of_receipt", p.PlaceOfReceipt},
		{"port_of_loading", p.PortOfLoading},
		{"port_of_discharge", p.PortOfDischarge},
		{"destination", p.Destination},
		{"vessel", p.Vessel},
		{"voyage", p.Voyage},
		{"marks", p.Marks},
		{"description", p.Description},
		{"hs_code", p.HSCode},
		{"pieces", pieces},
		{"gross", number(p.Gross)},
		{"cbm", number(p.CBM)},
		{"containers", p.Containers},
		{"freight", string(p.Freight)},
		{"bill", string(p.Bill)},
	}
}

// plain is how wordings are compared: words in capitals, one blank between.
func plain(s string) string {
	words := strings.FieldsFunc(strings.ToUpper(s), func(r rune) bool { return strings.ContainsRune(" \t\r\n,;", r) })
	for i, w := range words {
		words[i] = strings.TrimRight(w, ".")
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// SameWords reports that two wordings say the same by the measure of Compare.
func SameWords(a, b string) bool { return plain(a) == plain(b) }
