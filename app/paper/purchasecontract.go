package paper

import (
	"slices"

	"sampan/app/money"
)

// purchaseContract is 采购合同: the firm buys from a factory, at a price with
// VAT, and the factory owes the invoice that the refund rests on.
func purchaseContract() Kind {
	return Kind{
		Key: "purchase_contract", From: []string{"purchase"}, Priced: true, Buying: true, Sums: purchaseSums,
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{ownNumber("purchase_contract"), date(), field("signed_at", func(d Document) Words { return d.Place }), contractNumber()}},
			{Area: Parties, Roles: []Role{role("supplier", theSeller), role("purchaser", theBuyer)}},
			{Area: Opening, Fields: []Field{saying("purchase_opening")}},
			{Area: Goods, Table: Table{
				Columns: []Column{lineNumber(), photo(), item(), bought(), ordered(), price(), amount(), taxRate()},
				Sheet: slices.Concat([]Column{
					lineNumber(), photo(), wordColumn("item", 80, func(l Line) Words { return Same(l.Item) }), wordColumn("name", 140, func(l Line) Words { return l.Name }),
					wordColumn("description", 200, func(l Line) Words { return l.Description }), unit(), sheetQuantity(), sheetPrice(), amount(), taxRate(), tax(),
					wordColumn("remark", 100, func(l Line) Words { return l.Remark }),
				}),
			}},
			{Area: Sums},
			{Area: Prose, Fields: []Field{inWords()}},
			{Area: Grid, Title: "part.terms", Fields: supplyTerms()},
			{Area: Listing, Title: "part.vat", Table: Table{Columns: []Column{
				lineNumber(),
				{Key: "declared_name", Cell: func(d Document, i int) Cell { return Cell{Phrases: words(Plain, Same(d.Lines[i].Declared.Name))} }},
				wordColumn("hs_code", 70, func(l Line) Words { return Same(l.HSCode) }), declaredQuantity(), amount(), taxRate(),
			}}},
			{Area: Conditions, Title: "part.clauses"},
			{Area: Prose, Fields: []Field{remarks()}},
			{Area: Signatures, Roles: []Role{role("purchaser", theBuyer), role("supplier", theSeller)}},
		},
		Check: func(d Document) []Finding {
			return slices.Concat(checkSupply(d), checkClauses(d), missing(
				gap{d.Supply.Delivery == "", "supply_delivery", BlocksIssue},
				gap{d.Terms.Payment.Empty(), "payment", BlocksIssue},
				gap{d.Supply.Quality.Empty(), "quality", BlocksNothing},
				gap{d.Supply.InvoiceBy == "", "invoice_by", BlocksNothing},
			))
		},
	}
}

func supplyTerms() []Field {
	return []Field{
		same("supply_delivery", func(d Document) string { return d.Supply.Delivery }),
		field("delivery_place", func(d Document) Words { return d.Supply.DeliveryPlace }),
		payment(),
		field("packing", func(d Document) Words { return d.Terms.Packing }), marks(),
		field("quality", func(d Document) Words { return d.Supply.Quality }),
		same("invoice_by", func(d Document) string { return d.Supply.InvoiceBy }),
		same("invoice_title", func(d Document) string { return d.Supply.InvoiceTitle }),
		same("tax_number", func(d Document) string { return d.Supply.TaxNumber }),
	}
}

// bought is a line as a factory reads it: no customs code, no weights.
func bought() Column {
	return Column{Key: "goods", Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		phrases := append(words(Strong, l.Name), words(Plain, l.Description)...)
		phrases = append(phrases, facts(Fact{Key: "material", Words: l.Material}, Fact{Key: "size", Words: l.Size}, Fact{Key: "colour", Words: l.Colour})...)
		return Cell{Phrases: append(phrases, words(Soft, l.Remark)...)}
	}}
}

// taxRate is the VAT rate of a line.
func taxRate() Column {
	return Column{Key: "tax_rate", Align: Right, Max: 44, Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		if l.TaxRate.IsZero() {
			return Cell{}
		}
		return Cell{Phrases: words(Plain, Same(l.TaxRate.Shift(2).String()+"%"))}
	}}
}

// tax is the VAT that an amount holds.
func tax() Column {
	return Column{
		Key: "tax", Align: Right, Max: 74, Money: true,
		Sum:  func(t Totals) Cell { return number(t.Tax.Decimal(), t.Tax.Currency.Digits(), Words{}) },
		Cell: func(d Document, i int) Cell { return number(d.Lines[i].Tax.Decimal(), d.Currency.Digits(), Words{}) },
		Formula: func(d Document, i int) Formula {
			l := d.Lines[i]
			rate := l.TaxRate.String()
			return Formula{"ROUND({amount}*" + rate + "/(1+" + rate + ")," + itoa(int(d.Currency.Digits())) + ")", l.Tax.Decimal()}
		},
	}
}

// untaxed is an amount without its VAT.
func untaxed() Column {
	return Column{
		Key: "untaxed", Align: Right, Max: 80, Money: true,
		Sum: func(t Totals) Cell {
			return number(t.Goods.Decimal().Sub(t.Tax.Decimal()), t.Goods.Currency.Digits(), Words{})
		},
		Cell: func(d Document, i int) Cell {
			l := d.Lines[i]
			return number(l.Amount.Decimal().Sub(l.Tax.Decimal()), d.Currency.Digits(), Words{})
		},
		Formula: func(d Document, i int) Formula {
			l := d.Lines[i]
			return Formula{"{amount}-{tax}", l.Amount.Decimal().Sub(l.Tax.Decimal())}
		},
	}
}

func declaredQuantity() Column {
	return Column{Key: "declared_quantity", Align: Right, Max: 80, Cell: func(d Document, i int) Cell {
		l := d.Lines[i].Declared
		c := number(l.Quantity, 0, l.Unit)
		c.Numeric = false
		return c
	}}
}

// purchaseSums are the total with VAT and the VAT in it.
func taxedSums(d Document) []Sum {
	if d.Totals.Goods.IsZero() {
		return nil
	}
	sums := []Sum{{Key: "sum.total_taxed", Amount: d.Totals.Total, Formula: "SUM({amount})", Loud: true}}
	if !d.Totals.Tax.IsZero() {
		sums = append(sums, Sum{Key: "sum.tax", Amount: d.Totals.Tax, Formula: "SUM({tax})"})
	}
	return sums
}

// purchaseSums are the same with the deposit and what is left of it.
func purchaseSums(d Document) []Sum {
	sums := taxedSums(d)
	if !d.Totals.Deposit.IsZero() {
		sums = append(sums, Sum{Key: "sum.deposit", Args: []any{"Share", d.Terms.Deposit}, Amount: d.Totals.Deposit}, Sum{Key: "sum.balance", Amount: d.Totals.Balance})
	}
	return sums
}

// checkSupply is what every paper to a factory needs.
func checkSupply(d Document) []Finding {
	found := append(missing(
		gap{d.Seller.Name.Empty(), "supplier", BlocksIssue},
		gap{d.Currency == "", "currency", BlocksIssue},
	), checkSums(d)...)
	return append(found, eachLine(d, func(l Line) []gap {
		return []gap{
			{l.Name.Empty() && l.Declared.Name == "", "name", BlocksIssue},
			{!l.Quantity.IsPositive(), "quantity", BlocksIssue},
			{!l.Price.IsPositive(), "price", BlocksIssue},
			{l.Declared.Name == "", "declared_name", BlocksNothing},
			{l.HSCode == "", "hs_code", BlocksNothing},
			{l.TaxRate.Equal(money.Zero), "tax_rate", BlocksNothing},
		}
	})...)
}
