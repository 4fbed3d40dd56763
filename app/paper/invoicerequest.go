package paper

import "slices"

// invoiceRequest is 开票通知: after clearance it tells the factory to the letter
// what its VAT special invoice has to say, since the refund is refused where
// the invoice and the declaration differ.
func invoiceRequest() Kind {
	named := Column{Key: "declared_name", Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		return Cell{Phrases: append(words(Strong, Same(l.Declared.Name)), words(Soft, l.Description)...)}
	}}
	columns := []Column{
		lineNumber(), named, wordColumn("hs_code", 70, func(l Line) Words { return Same(l.HSCode) }),
		declaredQuantity(), untaxed(), taxRate(), tax(), amount(),
	}
	return Kind{
		Key: "invoice_request", From: []string{"purchase"}, Priced: true, Buying: true, Sums: taxedSums,
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{
				same("purchase_contract_number", func(d Document) string { return d.References.Purchase }), date(),
				same("declared", func(d Document) string { return d.References.Declared }), same("exported", func(d Document) string { return d.References.Exported }),
			}},
			{Area: Parties, Roles: []Role{role("supplier", theSeller)}},
			{Area: Opening, Fields: []Field{saying("invoice_request_opening")}},
			{Area: Goods, Table: Table{Columns: columns}},
			{Area: Sums},
			{Area: Prose, Fields: []Field{inWords()}},
			{Area: Boxed, Title: "part.invoice_data", Fields: []Field{
				same("invoice_title", func(d Document) string { return d.Supply.InvoiceTitle }),
				same("tax_number", func(d Document) string { return d.Supply.TaxNumber }),
				same("address_phone", func(d Document) string { return d.Supply.AddressPhone }),
				same("bank_account", func(d Document) string { return d.Supply.BankAccount }),
				same("invoice_by", func(d Document) string { return d.Supply.InvoiceBy }),
				same("send_to", func(d Document) string { return d.Supply.SendTo }),
			}},
			{Area: Opening, Fields: []Field{saying("invoice_request_closing")}},
			{Area: Prose, Fields: []Field{remarks()}},
			{Area: Signatures, Roles: []Role{role("purchaser", theBuyer)}},
		},
		Check: func(d Document) []Finding {
			found := slices.Concat(checkSupply(d), missing(
				gap{d.Supply.InvoiceTitle == "", "invoice_title", BlocksIssue},
				gap{d.Supply.TaxNumber == "", "tax_number", BlocksIssue},
				gap{d.Supply.InvoiceBy == "", "invoice_by", BlocksNothing},
				gap{d.References.Declared == "", "declared", BlocksNothing},
			))
			return append(found, eachLine(d, func(l Line) []gap {
				return []gap{{l.Declared.Name == "", "declared_name", BlocksIssue}, {!l.Declared.Quantity.IsPositive(), "declared_quantity", BlocksIssue}}
			})...)
		},
	}
}
