package paper

import "slices"

// proforma is 形式发票: what the buyer has agreed to and pays against. It has no
// standing with customs or tax.
func proforma() Kind {
	head := append([]Field{ownNumber("proforma"), date(), place(), validUntil()}, referenceFields()...)
	head = without(head, "proforma")
	return Kind{
		Key: "proforma", Series: "proforma", From: []string{"quotation", "order"}, Priced: true,
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: head},
			{Area: Parties},
			{Area: Goods},
			{Area: Sums, Fields: packed()},
			{Area: Prose, Fields: []Field{
				field("in_words", func(d Document) Words { return d.Totals.Words }),
			}},
			{Area: Grid, Title: "part.terms", Fields: append(deliveryTerms(),
				field("balance_when", func(d Document) Words { return d.Terms.BalanceWhen }))},
			{Area: Boxed, Title: "part.bank", Fields: bankFields()},
			{Area: Prose, Fields: []Field{remarks()}},
			{Area: Signatures, Both: true},
		},
		Columns: []Column{lineNumber(), photo(), item(), goods(), quantity(), price(), amount()},
		Sheet:   sheetColumns(true),
		Check: func(d Document) []Finding {
			return append(checkOffer(d), missing(
				gap{slices.ContainsFunc(d.Lines, func(l Line) bool { return !l.Quantity.IsPositive() && len(l.Tiers) > 0 }), "quantity", BlocksIssue},
				gap{d.Buyer.Name.Empty(), "buyer", BlocksIssue},
				gap{d.Buyer.Address.Empty(), "buyer_address", BlocksPayment},
				gap{d.Bank.Beneficiary == "", "beneficiary", BlocksPayment},
				gap{d.Bank.Name == "", "bank", BlocksPayment},
				gap{d.Bank.Account == "", "account", BlocksPayment},
				gap{d.Bank.SWIFT == "", "swift", BlocksPayment},
				gap{d.Terms.PortOfLoading.Empty(), "port_of_loading", BlocksShipment},
				gap{d.Terms.LeadTime.Empty() && d.Terms.ShipmentDate == "", "lead_time", BlocksNothing},
			)...)
		},
	}
}

func without(fields []Field, key string) []Field {
	var kept []Field
	for _, f := range fields {
		if f.Key != key {
			kept = append(kept, f)
		}
	}
	return kept
}
