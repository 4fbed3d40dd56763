package paper

import "slices"

// invoice is 商业发票: what was shipped and what it costs; the paper that
// customs, banks and the buyer's books go by.
func invoice() Kind {
	return Kind{
		Key: "invoice", Series: "invoice", From: []string{"shipment"}, Priced: true,
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: slices.Concat([]Field{ownNumber("invoice"), date(), contractNumber(), contractDate(), buyerOrder()}, creditFields())},
			{Area: Parties, Roles: sold("messrs")},
			{Area: Grid, Fields: slices.Concat(without(route(), "receipt"), []Field{vessel(), sailed(), delivery(), payment(), marks()})},
			{Area: Prose, Fields: []Field{field("credit_goods", func(d Document) Words { return d.Credit.Goods })}},
			{Area: Goods, Table: Table{Columns: []Column{lineNumber(), item(), described(), ordered(), price(), amount()}, Sheet: invoiceSheet()}},
			{Area: Sums, Fields: packed()},
			{Area: Prose, Fields: []Field{inWords()}},
			{Area: Grid, Fields: []Field{origin(), containersField()}},
			{Area: Prose, Fields: []Field{statements(), remarks()}},
			{Area: Boxed, Title: "part.bank", Fields: bankFields()},
			{Area: Signatures, Roles: []Role{role("seller", theSeller)}},
		},
		Check: func(d Document) []Finding {
			return slices.Concat(checkOffer(d), checkShipped(d), checkBank(d), missing(
				gap{d.Buyer.Name.Empty(), "buyer", BlocksIssue},
				gap{d.Buyer.Address.Empty(), "buyer_address", BlocksPayment},
				gap{d.Terms.Incoterm == "", "delivery", BlocksIssue},
				gap{d.Terms.Origin.Empty(), "origin", BlocksShipment},
			))
		},
	}
}

// invoiceSheet is an invoice line taken apart, without photos: banks and
// customs read it.
func invoiceSheet() []Column {
	return slices.DeleteFunc(sheetColumns(true), func(c Column) bool {
		return slices.Contains([]string{"photo", "moq", "per_inner", "per_carton", "carton_size", "package"}, c.Key)
	})
}

// checkShipped is what every paper of a shipment needs.
func checkShipped(d Document) []Finding {
	return append(missing(
		gap{d.Number == "" && d.References.Invoice == "", "invoice", BlocksIssue},
		gap{d.Terms.PortOfLoading.Empty(), "port_of_loading", BlocksShipment},
		gap{d.Terms.Destination.Empty() && d.Shipping.Discharge.Empty(), "discharge", BlocksShipment},
		gap{d.Terms.Marks.Empty(), "marks", BlocksNothing},
	), eachLine(d, func(l Line) []gap {
		return []gap{
			{l.HSCode == "", "hs_code", BlocksShipment},
			{!l.Packing.Gross.IsPositive() && len(d.Packages) == 0, "gross", BlocksShipment},
		}
	})...)
}
