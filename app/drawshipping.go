package app

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"sampan/app/contact"
	"sampan/app/customs"
	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/shipment"
)

// DrawShipment gives a paper of a shipment that may not be saved yet.
func (a *App) DrawShipment(ctx context.Context, kind string, s shipment.Shipment) (paper.Document, error) {
	if nounOf(kind) != ShipmentNoun {
		return paper.Document{}, fault.New("paper.kind_unknown", "Kind", kind).At("kind")
	}
	return one(ctx, a.store, func(r Reader) (paper.Document, error) { return a.drawShipment(r, kind, s) })
}

// drawShipment fills any paper of a shipment. They all come from one record
// and say the same; the kind decides what of it is shown.
func (a *App) drawShipment(r Reader, kind string, s shipment.Shipment) (paper.Document, error) {
	dr, err := a.drawer(r, s.BuyerID)
	if err != nil {
		return paper.Document{}, err
	}
	doc := dr.document(kind, dealOf(s))
	doc.Number, doc.Stamp = s.Number, paper.Draft
	doc.Date = cmp.Or(s.Date, a.now().Format(day))
	doc.Bank = dr.bank(doc.Language, s.Currency)
	if doc.References, err = referencesOf(r, s); err != nil {
		return doc, err
	}
	if doc.Layout, err = layoutOf(r, kind, s.BuyerID); err != nil {
		return doc, err
	}
	for i := range doc.Lines {
		doc.Lines[i].Criterion = s.Certificate.Criterion
	}
	dr.packed(&doc, s)
	dr.carried(&doc, s)
	dr.covered(&doc, s)
	freeOnBoard(&doc, s)
	doc.Consignee = blockParty(s.Consignee)
	switch kind {
	case "invoice", "packing_list", "shipping_advice":
		if s.Credit.Applicant != "" {
			doc.Buyer = blockParty(s.Credit.Applicant)
		}
	default:
		doc.Date = a.now().Format(day)
		doc.Consignee = blockParty(cmp.Or(s.Booking.Consignee, s.Consignee))
		doc.Shipper, doc.Notify, doc.AlsoNotify = blockParty(s.Booking.Shipper), blockParty(s.Booking.Notify), blockParty(s.Booking.SecondNotify)
	}
	to := s.Booking.ForwarderID
	if kind == "insurance_application" {
		to = s.Insurance.InsurerID
	}
	if doc.Addressee, err = dr.company(r, to); err != nil {
		return doc, err
	}
	return paper.Complete(doc)
}

// dealOf is the sale of a shipment, as papers of a deal show it.
func dealOf(s shipment.Shipment) deal.Deal {
	d := deal.Deal{
		BuyerID: s.BuyerID, Language: s.Language, Incoterm: s.Incoterm, Place: s.Place, Transport: s.Transport, Currency: s.Currency,
		PortOfLoading: s.Booking.PortOfLoading, Destination: s.Booking.Destination, Payment: s.Payment, Marks: s.MarksOrNone(), Origin: s.Origin, Remarks: s.Remarks,
	}
	for _, l := range s.Lines {
		d.Lines = append(d.Lines, deal.Line{
			ID: l.ID, ProductID: l.ProductID, Code: l.Code, BuyerCode: l.BuyerCode, NameEN: l.NameEN, NameZH: l.NameZH, SpecEN: l.SpecEN, SpecZH: l.SpecZH,
			HSCode: l.HSCode, Quantity: l.Quantity, Unit: l.Unit, Price: l.Price, PerCarton: l.PerCarton, Length: l.Length, Width: l.Width, Height: l.Height,
			Gross: l.Gross, Net: l.Net, Remark: l.Remark,
		})
	}
	for _, c := range s.Charges {
		d.Charges = append(d.Charges, deal.Charge{Name: c.Name, Amount: c.Amount})
	}
	return d
}

// referencesOf names the orders that a shipment holds parts of.
func referencesOf(r Reader, s shipment.Shipment) (paper.References, error) {
	refs := paper.References{Invoice: s.Number, Invoiced: s.Date, Declared: s.Declared.Number, Exported: s.Declared.ExportDate}
	var contracts, orders, days []string
	for _, id := range s.Orders() {
		o, err := r.Order(id)
		if fault.Is(err, "store.not_found") {
			continue
		}
		if err != nil {
			return refs, err
		}
		contracts, days = append(contracts, o.Number), append(days, o.Date)
		if o.BuyerRef != "" && !slices.Contains(orders, o.BuyerRef) {
			orders = append(orders, o.BuyerRef)
		}
	}
	refs.Contract, refs.BuyerOrder = strings.Join(contracts, ", "), strings.Join(orders, ", ")
	if len(days) == 1 {
		refs.Contracted = days[0]
	}
	return refs, nil
}

// packed puts the packages on a paper and shares them out over its lines.
// Without a packing list the cartons follow from the lines.
func (dr drawer) packed(doc *paper.Document, s shipment.Shipment) {
	if len(s.Packages) == 0 {
		doc.Packages = paper.PackagesOf(doc.Lines)
		return
	}
	at := map[string]int{}
	for i, l := range s.Lines {
		at[l.ID] = i
	}
	for _, p := range s.Packages {
		out := paper.Package{From: p.From, To: p.To, Kind: dr.packageKind(p.Kind), Length: p.Length, Width: p.Width, Height: p.Height, Net: p.Net, Gross: p.Gross}
		for _, c := range p.Contents {
			if line, ok := at[c.LineID]; ok {
				out.Contents = append(out.Contents, paper.Content{Line: line, Each: c.Quantity})
			}
		}
		doc.Packages = append(doc.Packages, out)
	}
	slices.SortStableFunc(doc.Packages, func(a, b paper.Package) int { return cmp.Compare(a.From, b.From) })
	for i, l := range s.PerLine() {
		p := &doc.Lines[i].Packing
		p.Counted, p.Cartons, p.CBM, p.Net, p.Gross = true, l.Cartons, l.CBM, l.Net, l.Gross
	}
	if t := s.Totals(); len(s.Pallets) > 0 {
		doc.Load = paper.Load{Pallets: len(s.Pallets), Pieces: t.Pieces, Gross: t.Gross, CBM: t.CBM}
	}
}

// packageKind gives a kind of package its names; cartons go without.
func (dr drawer) packageKind(kind string) paper.Words {
	switch kind {
	case "", "carton":
		return paper.Words{}
	case "wooden_case":
		return paper.Words{EN: "wooden case", ZH: "木箱"}
	case "bag":
		return paper.Words{EN: "bag", ZH: "袋"}
	case "bale":
		return paper.Words{EN: "bale", ZH: "包"}
	case "drum":
		return paper.Words{EN: "drum", ZH: "桶"}
	case "roll":
		return paper.Words{EN: "roll", ZH: "卷"}
	}
	return both(kind)
}

// carried puts the booking, the forwarder's answer, the bill of lading and the
// containers on a paper.
func (dr drawer) carried(doc *paper.Document, s shipment.Shipment) {
	b, answer := s.Booking, s.Answer
	doc.Shipping = paper.Shipping{
		Reference: s.Number, Booking: answer.SO, Carrier: answer.Carrier, Vessel: answer.Vessel, Voyage: answer.Voyage,
		BillOfLading: s.Bill.Number, BillKind: string(b.Bill), Telex: b.Telex, TaxIDs: both(s.Bill.TaxIDs), Description: both(s.Bill.Description),
		Originals: b.Originals, Copies: b.Copies, Freight: string(b.Freight), Load: b.Loading,
		Receipt: dr.place(b.PlaceOfReceipt), Discharge: dr.place(b.PortOfDischarge), Wanted: b.WantedSailing, Latest: s.Credit.LatestShipment,
		ETD: answer.ETD, ETA: answer.ETA, Sailed: s.Bill.OnBoard,
		LadingCutOff: moment(answer.SICutOff), CustomsCutOff: moment(answer.CustomsCutOff), AdvanceCutOff: moment(answer.AMSCutOff),
		VGMCutOff: moment(answer.VGMCutOff), YardCutOff: moment(answer.CYCutOff),
		Dangerous: yesNo(b.Dangerous), Battery: yesNo(b.Battery), Liquid: yesNo(b.Liquid), Heavy: yesNo(b.Heavy),
		Stuffing: both(b.StuffingPlace), StuffingDate: b.StuffingDate, StuffingBy: b.StuffingContact,
		Enclosed: both(strings.Join(b.HandedOver, ", ")), Requests: both(b.Requests),
	}
	for _, service := range b.Services {
		doc.Shipping.Services = append(doc.Shipping.Services, string(service))
	}
	for _, c := range s.Containers {
		doc.Shipping.Equipment = counted(doc.Shipping.Equipment, c.Type)
		in, method := s.In(c.ID), ""
		if c.Method > 0 {
			method = strconv.Itoa(c.Method)
		}
		doc.Containers = append(doc.Containers, paper.Container{
			Number: c.Number, Seal: c.Seal, Type: c.Type, Cartons: in.Cartons, Gross: in.Gross, CBM: in.CBM, Tare: c.Tare, VGM: c.VGM, Method: method,
		})
	}
}

// covered puts the letter of credit, the insurance and the origin on a paper.
func (dr drawer) covered(doc *paper.Document, s shipment.Shipment) {
	c, i, o := s.Credit, s.Insurance, s.Certificate
	doc.Credit = paper.Credit{Number: c.Number, Date: c.Issued, Bank: c.Bank, Expiry: c.Expiry, Goods: both(c.Goods), Statements: both(c.Wording)}
	doc.Cover = paper.Cover{Risks: both(i.Cover), Claims: both(i.PayableAt), Rate: i.Rate.Shift(2), Policy: i.Policy}
	switch {
	case !i.Amount.IsZero() && i.Amount.Currency == s.Currency:
		doc.Cover.Sum = i.Amount
	case i.Percent.IsPositive():
		doc.Cover.Markup = i.Percent.Shift(-2).Sub(money.New(1))
	case i.Cover != "":
		doc.Cover.Markup = usualMarkup
	}
	doc.Origin = paper.Origin{Certificate: o.Form, Producer: blockParty(o.Producer), IssuedIn: both(o.Issuer)}
	if o.ThirdParty {
		doc.Origin.ThirdParty = "yes"
	}
}

// freeOnBoard takes freight and premium, as they were declared, off the lines
// of a shipment whose term holds them.
func freeOnBoard(doc *paper.Document, s shipment.Shipment) {
	d, insured := s.Declared, s.Incoterm == "CIF" || s.Incoterm == "CIP"
	held := insured || s.Incoterm == "CFR" || s.Incoterm == "CPT"
	if !held || !d.Freight.IsPositive() || insured && !d.Premium.IsPositive() || d.Currency != s.Currency || len(s.Charges) > 0 {
		return
	}
	costs, err := money.Of(d.Freight.Add(d.Premium), s.Currency)
	items := make([]money.Amount, len(s.Lines))
	for i, l := range s.Lines {
		var wrong error
		items[i], wrong = money.Of(l.Quantity.Mul(l.Price), s.Currency)
		err = errors.Join(err, wrong)
	}
	parts, wrong := customs.FOB(items, costs)
	if errors.Join(err, wrong) != nil {
		return // the paper names the amounts then
	}
	for i := range doc.Lines {
		doc.Lines[i].FOB = parts[i]
	}
}

// usualMarkup insures 110 % of the invoice (UCP 600 article 28 f ii).
var usualMarkup = money.Scaled(1, 1)

// company is a forwarder or an insurer with its first person.
func (dr drawer) company(r Reader, id string) (paper.Party, error) {
	if id == "" {
		return paper.Party{}, nil
	}
	c, err := r.Contact(id)
	if fault.Is(err, "store.not_found") {
		return paper.Party{}, nil
	}
	return dr.partyOf(c, ""), err
}

// partyOf is any company as it stands on papers; without a name its first
// person is addressed.
func (dr drawer) partyOf(c contact.Contact, attention string) paper.Party {
	if attention == "" && len(c.People) > 0 {
		attention = c.People[0].Name
	}
	dr.buyer = c
	return dr.buyerParty(deal.Deal{Attention: attention})
}

// blockParty is a party typed as a block: the name in the first line.
func blockParty(block string) paper.Party {
	name, address, _ := strings.Cut(strings.TrimSpace(block), "\n")
	return paper.Party{Name: paper.Same(strings.TrimSpace(name)), Address: paper.Same(strings.TrimSpace(address))}
}

func counted(list []paper.Equipment, kind string) []paper.Equipment {
	i := slices.IndexFunc(list, func(e paper.Equipment) bool { return e.Type == kind })
	if i < 0 {
		return append(list, paper.Equipment{Count: 1, Type: kind})
	}
	list[i].Count++
	return list
}

// moment is a cut-off as people write it.
func moment(at string) string { return strings.Replace(at, "T", " ", 1) }

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
