package paper

// quotation is 报价单: what the firm offers, at which price, until when.
func quotation() Kind {
	head := append([]Field{ownNumber("quotation"), date(), validUntil()}, referenceFields()[:2]...)
	terms := append(deliveryTerms(),
		field("loading", func(d Document) Words { return d.Terms.Loading }),
		field("exclusions", func(d Document) Words { return d.Terms.Exclusions }),
		field("rate_basis", func(d Document) Words { return d.Terms.RateBasis }),
	)
	return Kind{
		Key: "quotation", Series: "quotation", From: []string{"inquiry", "quotation"}, Priced: true,
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: head},
			{Area: Parties},
			{Area: Goods},
			{Area: Sums, Fields: packed()},
			{Area: Grid, Title: "part.terms", Fields: terms},
			{Area: Boxed, Title: "part.bank", Fields: bankFields()},
			{Area: Prose, Fields: []Field{remarks()}},
			{Area: Signatures},
		},
		Columns: []Column{lineNumber(), photo(), item(), goods(), quantity(), price(), amount()},
		Sheet:   sheetColumns(true),
		Check: func(d Document) []Finding {
			return append(checkOffer(d), missing(
				gap{d.Terms.ValidUntil == "", "valid_until", BlocksNothing},
				gap{d.Buyer.Name.Empty(), "buyer", BlocksIssue},
			)...)
		},
	}
}
