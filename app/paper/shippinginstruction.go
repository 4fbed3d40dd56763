package paper

import "slices"

// shippingInstruction is 补料: what is to stand on the bill of lading, word for
// word. The draft bill that comes back is compared with it.
func shippingInstruction() Kind {
	return Kind{
		Key: "shipping_instruction", From: []string{"shipment"},
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{booking(), date(), invoiceNumber(), carrier(), vessel()}},
			{Area: Parties, Roles: addressee()},
			{Area: Parties, Roles: lading()},
			{Area: Grid, Title: "part.route", Fields: slices.Concat(route(), ladingFields(), []Field{etd()}, cutOffs(), []Field{marks(), field("tax_ids", func(d Document) Words { return d.Shipping.TaxIDs })})},
			{Area: Goods, Table: Table{Columns: slices.Concat([]Column{lineNumber(), lading6(), packagesColumn()}, weighed()), Foot: true}},
			{Area: Listing, Title: "part.containers", Table: loaded()},
			{Area: Prose, Fields: []Field{field("bill_description", func(d Document) Words { return d.Shipping.Description }), packagesInWords(), pallets(), statements(), remarks()}},
			{Area: Signatures, Roles: []Role{role("shipper", theSeller)}},
		},
		Check: func(d Document) []Finding {
			s := d.Shipping
			return slices.Concat(checkShipped(d), checkCargo(d), missing(
				gap{d.Addressee.Name.Empty(), "forwarder", BlocksNothing},
				gap{s.Booking == "", "booking", BlocksIssue},
				gap{s.Vessel == "", "vessel", BlocksShipment},
				gap{s.BillKind == "", "bill_kind", BlocksShipment},
				gap{s.Freight == "", "freight", BlocksShipment},
			))
		},
	}
}

// lading6 is the description on a bill of lading: the goods in English with
// the six figures of the code that all countries share.
func lading6() Column {
	return Column{Key: "goods", Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		return Cell{Phrases: append(words(Strong, l.Name), facts(Fact{Key: "hs_code", Words: Same(l.HSCode[:min(6, len(l.HSCode))]), Figure: true})...)}
	}}
}
