package paper

import "slices"

// shippingAdvice is 装船通知: it tells the buyer what sailed, so that he can
// insure, pay and receive it.
func shippingAdvice() Kind {
	return Kind{
		Key: "shipping_advice", From: []string{"shipment"},
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{invoiceNumber(), date(), contractNumber(), buyerOrder(), creditNumber()}},
			{Area: Parties, Roles: sold("buyer")},
			{Area: Opening, Fields: []Field{saying("advice_opening")}},
			{Area: Grid, Title: "part.sailing", Fields: slices.Concat([]Field{vessel(), carrier(), billOfLading(), sailed(), eta()}, without(route(), "receipt"),
				[]Field{delivery(), total("invoice_value"), marks()})},
			{Area: Goods, Table: Table{Columns: []Column{lineNumber(), item(), shipped(), ordered(), packagesColumn(), weighed()[0], weighed()[2]}, Foot: true}},
			{Area: Listing, Title: "part.containers", Table: loaded()},
			{Area: Prose, Fields: []Field{statements(), remarks()}},
			{Area: Signatures, Roles: []Role{role("seller", theSeller)}},
		},
		Priced: true, Sums: func(Document) []Sum { return nil },
		Check: func(d Document) []Finding {
			s := d.Shipping
			return append(checkShipped(d), missing(
				gap{d.Buyer.Name.Empty(), "buyer", BlocksIssue},
				gap{s.Vessel == "" && d.Terms.Transport != "air" && d.Terms.Transport != "courier", "vessel", BlocksIssue},
				gap{s.BillOfLading == "", "bill_of_lading", BlocksNothing},
				gap{s.Sailed == "" && s.ETD == "", "sailed", BlocksIssue},
				gap{s.ETA == "", "eta", BlocksNothing},
			)...)
		},
	}
}
