package shipments

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/shipment"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// billRow is one field of the bill of lading.
type billRow string

// billFields lists the fields in the order of the bill.
func billFields() []billRow {
	return []billRow{
		"shipper", "consignee", "notify", "second_notify", "place_of_receipt", "port_of_loading", "port_of_discharge", "destination", "vessel", "voyage",
		"marks", "description", "hs_code", "pieces", "gross", "cbm", "containers", "freight", "bill",
	}
}

// words gives where a field of text stands; nil for figures and codes.
func words(b *shipment.Particulars, f billRow) *string {
	switch f {
	case "shipper":
		return &b.Shipper
	case "consignee":
		return &b.Consignee
	case "notify":
		return &b.Notify
	case "second_notify":
		return &b.SecondNotify
	case "place_of_receipt":
		return &b.PlaceOfReceipt
	case "port_of_loading":
		return &b.PortOfLoading
	case "port_of_discharge":
		return &b.PortOfDischarge
	case "destination":
		return &b.Destination
	case "vessel":
		return &b.Vessel
	case "voyage":
		return &b.Voyage
	case "marks":
		return &b.Marks
	case "description":
		return &b.Description
	case "hs_code":
		return &b.HSCode
	case "containers":
		return &b.Containers
	}
	return nil
}

// said is what a bill says in a field, in one line.
func said(b shipment.Particulars, f billRow) string {
	switch f {
	case "pieces":
		return count(b.Pieces)
	case "gross":
		return typed(b.Gross)
	case "cbm":
		return typed(b.CBM)
	case "freight":
		return string(b.Freight)
	case "bill":
		return string(b.Bill)
	}
	return strings.ReplaceAll(*words(&b, f), "\n", ", ")
}

// write takes over what a bill says in a field.
func write(b *shipment.Particulars, f billRow, text string) (err error) {
	text = strings.TrimSpace(text)
	var v money.Decimal
	switch f {
	case "pieces":
		if v, err = number(text); err == nil && v.IsInteger() {
			b.Pieces = int(v.IntPart())
		}
	case "gross":
		if v, err = number(text); err == nil {
			b.Gross = v
		}
	case "cbm":
		if v, err = number(text); err == nil {
			b.CBM = v
		}
	case "freight":
		if text != "" && text != string(shipment.Prepaid) && text != string(shipment.Collect) {
			return fault.New("shipments.freight_wrong")
		}
		b.Freight = shipment.Freight(strings.ToLower(text))
	case "bill":
		b.Bill = shipment.BillKind(strings.ToLower(text))
	default:
		*words(b, f) = text
	}
	return err
}

func (p *Page) billTab() fyne.CanvasObject {
	d, s, f := p.desk, &p.model.s, p.form
	differs := func(r billRow) bool {
		return s.Drafted() && slices.ContainsFunc(shipment.Compare(s.Instruction(), s.Draft), func(x shipment.Difference) bool { return x.Field == string(r) })
	}
	m := rows.New(func(r billRow) string { return string(r) },
		rows.Column[billRow]{Key: "field", Title: "shipments.bill_field", Width: 140, Value: func(r billRow) string { return d.Say("shipments.bill_" + string(r)) }},
		rows.Column[billRow]{Key: "told", Title: "shipments.told", Width: 200, Flex: 1, Soft: true, Value: func(r billRow) string { return p.worded(r, said(s.Instruction(), r)) }},
		rows.Column[billRow]{
			Key: "drafted", Title: "shipments.drafted", Width: 200, Flex: 1, Value: func(r billRow) string { return p.worded(r, said(s.Draft, r)) },
			Edit: func(r billRow) string { return said(s.Draft, r) },
			Set: func(r billRow, text string) error {
				if err := write(&s.Draft, r, text); err != nil {
					return err
				}
				p.touched()
				return nil
			},
		},
		rows.Column[billRow]{
			Key: "same", Title: "shipments.same", Kind: rows.Status, Width: 88,
			Value: func(r billRow) string {
				switch {
				case !s.Drafted():
					return ""
				case differs(r):
					return d.Say("shipments.differs")
				}
				return d.Say("shipments.is_same")
			},
			Tone: func(r billRow) rows.Tone {
				if differs(r) {
					return rows.Danger
				}
				return rows.Good
			},
		},
	)
	p.draft = widgets.NewTable(d, "shipment.draft", m)
	p.draft.SetRows(billFields())
	form := widgets.Form(4, f.Text("bill_number", &s.Bill.Number), p.onBoard(), f.Text("tax_ids", &s.Bill.TaxIDs), f.Text("bill_description", &s.Bill.Description))
	acts := []fyne.CanvasObject{
		d.Button("shipment.as_told", "shipments.as_told", widgets.Quiet, p.asTold),
		d.Button("shipment.confirm_draft", "shipments.confirm_draft", widgets.Plain, p.confirmDraft),
	}
	bar := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, acts...), d.Caption(d.Say("shipments.draft_hint")).Narrow(80))
	return container.New(floors{}, form, widgets.Column(theme.Gap2, true, bar, widgets.Sheet(p.draft)), d.Caption(""))
}

// worded shows a code of the bill as people say it.
func (p *Page) worded(r billRow, code string) string {
	switch {
	case code == "":
		return ""
	case r == "freight":
		return p.desk.Say("shipments.freight_" + code)
	case r == "bill" && slices.Contains([]string{"master", "house", "seaway", "air", "rail", "road", "courier"}, code):
		return p.desk.Say("shipments.bill_kind_" + code)
	}
	return code
}

// onBoard is noted by sailing; afterwards it is shown.
func (p *Page) onBoard() fyne.CanvasObject {
	f := p.form.Day("on_board", &p.model.s.Bill.OnBoard)
	if in, ok := p.form.Input("on_board").(*widgets.DateEntry); ok && p.model.s.Editable() {
		in.Disable()
		f.WithNote(p.desk.Say("shipments.on_board_note"))
	}
	return f
}

// asTold fills the draft with the instruction, so that only what differs is
// typed.
func (p *Page) asTold() {
	s := &p.model.s
	was := s.Draft
	s.Draft = s.Instruction()
	p.touched()
	p.draft.Refresh()
	p.desk.Toast(p.desk.Say("shipments.was_told"), func() {
		s.Draft = was
		p.touched()
		p.draft.Refresh()
	})
}

// confirmDraft notes today that the draft was confirmed, after what differs.
func (p *Page) confirmDraft() {
	s := &p.model.s
	found := shipment.Compare(s.Instruction(), s.Draft)
	confirm := func() {
		i := slices.IndexFunc(s.Steps, func(t order.Step) bool { return t.Key == order.StepDraftConfirmed })
		if i < 0 {
			s.Steps = append(s.Steps, order.Step{Key: order.StepDraftConfirmed})
			i = len(s.Steps) - 1
		}
		s.Steps[i].Actual = p.today()
		p.touched()
		p.save(p.show)
	}
	switch {
	case !s.Drafted():
		p.desk.Toast(p.desk.Say("shipments.no_draft"), nil)
	case len(found) == 0:
		confirm()
	default:
		p.desk.Confirm(p.desk.Say("shipments.confirm_draft"), p.desk.Say("shipments.confirm_differs", "N", fmt.Sprint(len(found))), "shipments.confirm_draft", true, confirm)
	}
}
