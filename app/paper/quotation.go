package paper

// quotation is 报价单: what the firm offers, at which price, until when.
func quotation() Kind {
	head := append([]Field{ownNumber("quotation"), date(), validUntil()}, referenceFields()[:2]...)
	return Kind{
		Key: "quotation", Series: "quotation", From: []string{"inquiry", "quotation"}, Priced: true,
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: head},
			{Area: Parties, Roles: sold("buyer")},
			{Area: Goods, Table: offered()},
			{Area: Sums, Fields: packed()},
			{Area: Grid, Title: "part.terms", Fields: offerTerms()},
			{Area: Boxed, Title: "part.bank", Fields: bankFields()},
			{Area: Prose, Fields: []Field{remarks()}},
			{Area: Signatures, Roles: []Role{role("seller", theSeller)}},
		},
		Check: func(d Document) []Finding {
			return append(checkOffer(d), missing(
				gap{d.Terms.ValidUntil == "", "valid_until", BlocksNothing},
				gap{d.Buyer.Name.Empty(), "buyer", BlocksIssue},
			)...)
		},
	}
}

// offered is the table of priced papers.
func offered() Table {
	return Table{
		Columns: []Column{lineNumber(), photo(), item(), goods(), quantity(), price(), amount()},
		Sheet:   sheetColumns(true),
	}
}

func offerTerms() []Field {
	return append(deliveryTerms(),
		field("loading", func(d Document) Words { return d.Terms.Loading }),
		field("exclusions", func(d Document) Words { return d.Terms.Exclusions }),
		field("rate_basis", func(d Document) Words { return d.Terms.RateBasis }),
	)
}
