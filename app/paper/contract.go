package paper

import "slices"

// contract is 销售合同: the sale with all its conditions, signed by both. It
// bears the order's number.
func contract() Kind {
	return Kind{
		Key: "contract", From: []string{"order"}, Priced: true,
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{
				ownNumber("contract"), date(), field("signed_at", func(d Document) Words { return d.Place }),
				same("proforma", func(d Document) string { return d.References.Proforma }), buyerOrder(),
			}},
			{Area: Parties, Roles: []Role{role("seller", theSeller), role("buyer_contract", theBuyer), role("consignee", theConsignee)}},
			{Area: Opening, Fields: []Field{saying("contract_opening")}},
			{Area: Goods, Table: Table{Columns: []Column{lineNumber(), item(), described(), ordered(), price(), amount()}, Sheet: contractSheet()}},
			{Area: Sums, Fields: packed()},
			{Area: Prose, Fields: []Field{inWords()}},
			{Area: Grid, Title: "part.terms", Fields: soldTerms()},
			{Area: Boxed, Title: "part.bank", Fields: bankFields()},
			{Area: Conditions, Title: "part.clauses"},
			{Area: Prose, Fields: []Field{remarks()}},
			{Area: Signatures, Roles: bothSign()},
		},
		Check: func(d Document) []Finding {
			return slices.Concat(checkOffer(d), checkSold(d), checkBank(d), checkClauses(d), missing(
				gap{d.Place.Empty(), "signed_at", BlocksNothing},
				gap{d.Terms.Incoterm == "", "delivery", BlocksIssue},
				gap{d.Terms.Payment.Empty(), "payment", BlocksIssue},
			))
		},
	}
}

// contractSheet is a line without its packing, which a contract only sums up.
func contractSheet() []Column {
	return slices.DeleteFunc(invoiceSheet(), func(c Column) bool {
		return slices.Contains([]string{"model", "material", "cartons", "cbm", "net", "gross", "remark"}, c.Key)
	})
}

// saying is a sentence of the paper that stands in its translations.
func saying(key string) Field {
	return Field{Key: key, Value: func(Document) Value { return Value{Code: "text." + key} }}
}

// checkClauses is what a contract's conditions need.
func checkClauses(d Document) []Finding {
	return missing(
		gap{len(d.Clauses) == 0, "clauses", BlocksIssue},
		gap{slices.ContainsFunc(d.Clauses, func(c Clause) bool { return c.Text.Empty() }), "clause_text", BlocksIssue},
	)
}
