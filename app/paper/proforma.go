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
			{Area: Parties, Roles: sold("sold_to")},
			{Area: Goods, Table: agreed()},
			{Area: Sums, Fields: packed()},
			{Area: Prose, Fields: []Field{inWords()}},
			{Area: Grid, Title: "part.terms", Fields: soldTerms()},
			{Area: Boxed, Title: "part.bank", Fields: bankFields()},
			{Area: Prose, Fields: []Field{remarks()}},
			{Area: Signatures, Roles: bothSign()},
		},
		Check: func(d Document) []Finding { return slices.Concat(checkOffer(d), checkSold(d), checkBank(d)) },
	}
}

// agreed is the table of a paper that a sale rests on.
func agreed() Table {
	t := offered()
	t.Columns = []Column{lineNumber(), photo(), item(), goods(), ordered(), price(), amount()}
	t.Sheet = slices.DeleteFunc(t.Sheet, func(c Column) bool { return c.Key == "moq" })
	return t
}

func soldTerms() []Field {
	return append(deliveryTerms(), field("balance_when", func(d Document) Words { return d.Terms.BalanceWhen }))
}

func bothSign() []Role { return []Role{role("seller", theSeller), role("buyer", theBuyer)} }

// checkSold is what a paper needs that the buyer is bound by.
func checkSold(d Document) []Finding {
	return missing(
		gap{slices.ContainsFunc(d.Lines, func(l Line) bool { return !l.Quantity.IsPositive() && len(l.Tiers) > 0 }), "quantity", BlocksIssue},
		gap{d.Buyer.Name.Empty(), "buyer", BlocksIssue},
		gap{d.Buyer.Address.Empty(), "buyer_address", BlocksPayment},
		gap{d.Terms.PortOfLoading.Empty(), "port_of_loading", BlocksShipment},
		gap{d.Terms.LeadTime.Empty() && d.Terms.ShipmentDate == "", "lead_time", BlocksNothing},
	)
}

// checkBank is what a buyer needs to pay.
func checkBank(d Document) []Finding {
	return missing(
		gap{d.Bank.Beneficiary == "", "beneficiary", BlocksPayment},
		gap{d.Bank.Name == "", "bank", BlocksPayment},
		gap{d.Bank.Account == "", "account", BlocksPayment},
		gap{d.Bank.SWIFT == "", "swift", BlocksPayment},
	)
}

func without(fields []Field, keys ...string) []Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f Field) bool { return slices.Contains(keys, f.Key) })
}
