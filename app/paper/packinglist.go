package paper

import (
	"slices"

	"sampan/app/money"
)

// packingList is 装箱单: what is in which carton, and what it weighs and
// measures; it belongs to an invoice, bears its number and names no price.
func packingList() Kind {
	return Kind{
		Key: "packing_list", From: []string{"shipment"},
		Parts: []Part{
			{Area: Letterhead},
			{Area: Heading, Fields: []Field{invoiceNumber(), date(), contractNumber(), buyerOrder(), creditNumber()}},
			{Area: Parties, Roles: sold("messrs")},
			{Area: Grid, Fields: slices.Concat(without(route(), "receipt"), []Field{vessel(), containersField(), marks()})},
			{Area: Goods, Table: Table{Rows: packedRows, Joined: goesOn, Columns: packedColumns(), Sheet: packedSheet(), Foot: true}},
			{Area: Prose, Fields: []Field{packagesInWords(), pallets(), statements(), remarks()}},
			{Area: Signatures, Roles: []Role{role("seller", theSeller)}},
		},
		Check: func(d Document) []Finding { return append(checkShipped(d), checkPacked(d)...) },
	}
}

func packedColumns() []Column {
	return []Column{
		cartonNumbers(),
		{Key: "goods", Cell: func(d Document, row int) Cell {
			_, c, _ := d.packed(row)
			l := d.line(c)
			return Cell{Phrases: append(words(Strong, l.Name), facts(Fact{Key: "item", Words: Same(l.Item), Figure: true},
				Fact{Key: "buyer_item", Words: Same(l.buyerItem()), Figure: true}, Fact{Key: "colour", Words: l.Colour}, Fact{Key: "size", Words: l.Size})...)}
		}},
		perCarton(), packageCount(), packedQuantity(true),
		massPerCarton("net", func(p Package) money.Decimal { return p.Net }, func(t Totals) money.Decimal { return t.Net }),
		massPerCarton("gross", func(p Package) money.Decimal { return p.Gross }, func(t Totals) money.Decimal { return t.Gross }), cubagePerCarton(),
	}
}

func packedSheet() []Column {
	number := func(key string, of func(Package) int) Column {
		return ofPackage(key, 40, 0, func(p Package) money.Decimal { return money.New(int64(of(p))) }, nil)
	}
	quantity := times(packedQuantity(false), "each", 0, func(Package) money.Decimal { return money.Zero })
	quantity.Formula = func(d Document, row int) Formula {
		p, c, first := d.packed(row)
		if !first {
			return Formula{} // the cartons stand above
		}
		return Formula{"{each}*{cartons}", c.Each.Mul(money.New(int64(p.Count())))}
	}
	count := packageCount()
	count.Formula = func(d Document, row int) Formula {
		p, _, _ := d.packed(row)
		return Formula{"{to}-{from}+1", money.New(int64(p.Count()))}
	}
	return slices.Concat([]Column{
		number("from", func(p Package) int { return p.From }), number("to", func(p Package) int { return p.To }), count,
		ofContent("item", 80, func(l Line) []Phrase { return words(Plain, Same(l.Item)) }),
		ofContent("buyer_item", 80, func(l Line) []Phrase { return words(Plain, Same(l.buyerItem())) }),
		ofContent("name", 140, func(l Line) []Phrase { return words(Plain, l.Name) }),
		perCarton(), quantity,
		ofContent("unit", 40, func(l Line) []Phrase { return words(Plain, l.Unit) }),
	}, packageWeights())
}

// checkPacked sees packages that do not hold what the lines say, carton
// numbers that overlap, and cartons without weight or size.
func checkPacked(d Document) []Finding {
	found := missing(gap{len(d.Packages) == 0, "packages", BlocksIssue})
	held := make([]money.Decimal, len(d.Lines))
	last := 0
	for i, p := range d.Packages {
		for _, c := range p.Contents {
			if c.Line >= 0 && c.Line < len(held) {
				held[c.Line] = held[c.Line].Add(c.Each.Mul(money.New(int64(p.Count()))))
			}
		}
		if p.From <= last || p.To < p.From {
			found = append(found, Finding{Key: "paper.cartons_overlap", Field: "packages", Line: i + 1, Blocks: BlocksIssue})
		}
		last = max(last, p.To)
		for _, f := range missing(gap{!p.Gross.IsPositive(), "carton_gross", BlocksShipment}, gap{!p.CBM().IsPositive(), "carton_size", BlocksShipment}) {
			f.Line = i + 1
			found = append(found, f)
		}
	}
	for i, l := range d.Lines {
		if len(d.Packages) > 0 && !held[i].Equal(l.Quantity) {
			found = append(found, Finding{Key: "paper.packed_differs", Field: "quantity", Line: i + 1, Blocks: BlocksIssue})
		}
	}
	return found
}
