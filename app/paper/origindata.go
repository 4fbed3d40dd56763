package paper

import "slices"

// originData is what a certificate of origin is applied for with.
func originData() Kind {
	return Kind{
		Key: "origin_data", From: []string{"shipment"}, Priced: true, Sums: func(Document) []Sum { return nil },
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{
				invoiceNumber(), invoiceDate(), date(), contractNumber(),
				coded("certificate", "certificate", func(d Document) string { return d.Origin.Certificate }),
			}},
			{Area: Parties, Roles: []Role{brief("exporter", theSeller), lading()[1], brief("producer", func(d Document) Party { return d.Origin.Producer })}},
			{Area: Grid, Title: "part.route", Fields: slices.Concat(without(route(), "receipt"), []Field{
				vessel(), sailed(), field("through", func(d Document) Words { return d.Origin.Route }), origin(),
				field("issued_in", func(d Document) Words { return d.Origin.IssuedIn }),
				coded("third_party", "answer", func(d Document) string { return d.Origin.ThirdParty }), delivery(), marks(),
			})},
			{Area: Goods, Table: Table{Columns: slices.Concat([]Column{
				lineNumber(), cargo(6), packagesColumn(),
				{Key: "criterion", Align: Center, Max: 56, Cell: func(d Document, i int) Cell { return Cell{Phrases: words(Plain, Same(d.Lines[i].Criterion))} }},
				ordered(), weighed()[0],
			}, fobValue()), Foot: true}},
			{Area: Prose, Fields: []Field{packagesInWords(), pallets(), remarks()}},
			{Area: Opening, Fields: []Field{saying("origin_declaration")}},
			{Area: Signatures, Roles: []Role{role("exporter", theSeller)}},
		},
		Check: func(d Document) []Finding {
			found := append(checkShipped(d), missing(
				gap{d.References.Invoice == "", "invoice", BlocksIssue},
				gap{d.Consignee.Name.Empty() && d.Buyer.Name.Empty(), "consignee", BlocksIssue},
				gap{d.Origin.Certificate == "", "certificate", BlocksNothing},
				gap{d.Terms.Origin.Empty(), "origin", BlocksIssue},
			)...)
			return append(found, eachLine(d, func(l Line) []gap {
				return []gap{{l.Name.EN == "", "name_english", BlocksIssue}, {l.Criterion == "", "criterion", BlocksShipment}}
			})...)
		},
	}
}
