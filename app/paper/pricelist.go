package paper

import "slices"

// priceList is 价目表: articles with prices by quantity, for no buyer in
// particular and without amounts.
func priceList() Kind {
	columns := []Column{lineNumber(), photo(), item(), listed(), leastQuantity(), price()}
	sheet := slices.DeleteFunc(sheetColumns(true), func(c Column) bool { return c.Key == "quantity" || c.Key == "amount" || c.Sum != nil })
	return listing("price_list", columns, sheet, []Field{})
}

// clearanceList is 清仓清单: what is in stock, how much of it, at which price
// while it lasts.
func clearanceList() Kind {
	columns := []Column{lineNumber(), photo(), item(), goods(), available(), price(), amount()}
	sheet := sheetColumns(true)
	for i, c := range sheet {
		if c.Key == "quantity" {
			sheet[i] = available()
		}
	}
	return listing("clearance_list", columns, sheet, packed())
}

func listing(key string, columns, sheet []Column, sums []Field) Kind {
	return Kind{
		Key: key, Series: key, From: []string{"quotation"}, Priced: true,
		Sums: func(Document) []Sum { return nil },
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{ownNumber(key), date(), validUntil()}},
			{Area: Parties, Roles: []Role{role("buyer", theBuyer)}},
			{Area: Goods, Table: Table{Columns: columns, Sheet: sheet}},
			{Area: Sums, Fields: sums},
			{Area: Grid, Title: "part.terms", Fields: offerTerms()},
			{Area: Prose, Fields: []Field{remarks()}},
		},
		Check: func(d Document) []Finding {
			found := missing(
				gap{d.Currency == "", "currency", BlocksIssue},
				gap{d.Terms.Incoterm == "", "delivery", BlocksNothing},
				gap{d.Terms.ValidUntil == "", "valid_until", BlocksNothing},
			)
			return append(found, eachLine(d, func(l Line) []gap {
				return []gap{
					{l.Name.Empty() && l.Description.Empty(), "name", BlocksIssue},
					{!l.Price.IsPositive() && len(l.Tiers) == 0, "price", BlocksIssue},
				}
			})...)
		},
	}
}

// listed is an article without what follows from a quantity: how one carton is
// packed, not how many there are.
func listed() Column {
	return Column{Key: "goods", Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		l.Packing = Packing{Kind: l.Packing.Kind, PerCarton: l.Packing.PerCarton, Length: l.Packing.Length, Width: l.Packing.Width, Height: l.Packing.Height}
		return goods().Cell(Document{Lines: []Line{l}}, 0)
	}}
}

// leastQuantity is the smallest quantity that the price holds for.
func leastQuantity() Column {
	return Column{Key: "moq", Align: Right, Max: 74, Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		if l.MOQ.IsZero() {
			return Cell{}
		}
		return number(l.MOQ, 0, l.Unit)
	}}
}

// available is the quantity in stock.
func available() Column {
	c := quantity()
	c.Key = "available"
	return c
}
