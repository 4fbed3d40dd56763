package paper

import (
	"strings"

	"sampan/app/money"
)

func words(w Weight, text Words) []Phrase {
	if text.Empty() {
		return nil
	}
	return []Phrase{{Weight: w, Facts: []Fact{{Words: text}}}}
}

func number(n money.Decimal, places int32, unit Words) Cell {
	if n.IsZero() {
		return Cell{}
	}
	return Cell{Phrases: words(Plain, counting(n, places, unit)), Number: n, Numeric: true, Places: places}
}

func wordColumn(key string, max int, value func(Line) Words) Column {
	return Column{Key: key, Max: max, Cell: func(d Document, i int) Cell { return Cell{Phrases: words(Plain, value(d.Lines[i]))} }}
}

func figureColumn(key string, places int32, value func(Line) money.Decimal) Column {
	return Column{Key: key, Align: Right, Max: 70, Cell: func(d Document, i int) Cell { return number(value(d.Lines[i]), places, Words{}) }}
}

func lineNumber() Column {
	return Column{Key: "no", Align: Center, Max: 22, Cell: func(_ Document, i int) Cell {
		n := money.New(int64(i + 1))
		return Cell{Phrases: words(Soft, Same(n.String())), Number: n, Numeric: true}
	}}
}

func photo() Column {
	return Column{Key: "photo", Align: Center, Max: 56, Cell: func(d Document, i int) Cell { return Cell{Photo: d.Lines[i].Photo} }}
}

// buyerItem is the buyer's own number of a line, "" where it is the firm's
// number again.
func (l Line) buyerItem() string {
	if strings.EqualFold(strings.TrimSpace(l.BuyerItem), strings.TrimSpace(l.Item)) {
		return ""
	}
	return l.BuyerItem
}

// item is the firm's number with the buyer's own under it.
func item() Column {
	return Column{Key: "item", Max: 74, Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		c := Cell{Phrases: words(Strong, Same(l.Item))}
		if own := l.buyerItem(); own != "" {
			c.Phrases = append(c.Phrases, Phrase{Soft, []Fact{{Key: "buyer_item", Words: Same(own)}}})
		}
		return c
	}}
}

// goods is the column that describes a line: its name, what it is made of and
// how it is packed.
func goods() Column {
	return Column{Key: "goods", Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		phrases := words(Strong, l.Name)
		phrases = append(phrases, words(Plain, l.Description)...)
		phrases = append(phrases, facts(
			Fact{Key: "model", Words: Same(l.Model)}, Fact{Key: "material", Words: l.Material},
			Fact{Key: "size", Words: l.Size}, Fact{Key: "colour", Words: l.Colour},
		)...)
		phrases = append(phrases, facts(append([]Fact{{Key: "hs_code", Words: Same(l.HSCode)}}, l.Packing.facts(l.Unit)...)...)...)
		phrases = append(phrases, words(Soft, l.Remark)...)
		return Cell{Phrases: phrases}
	}}
}

// facts puts what is not empty into one soft phrase.
func facts(all ...Fact) []Phrase {
	var said []Fact
	for _, f := range all {
		if !f.Words.Empty() {
			said = append(said, f)
		}
	}
	if len(said) == 0 {
		return nil
	}
	return []Phrase{{Soft, said}}
}

// facts say how a line is packed and what it fills and weighs.
func (p Packing) facts(unit Words) []Fact {
	per, cartons := Words{}, Words{}
	if p.PerCarton > 0 {
		per = counting(money.New(int64(p.PerCarton)), 0, unit)
	}
	if p.Cartons > 0 {
		cartons = Same(money.Format(money.New(int64(p.Cartons)), 0))
	}
	return []Fact{
		{Key: "package", Words: p.Kind},
		{Key: "per_carton", Words: per, Figure: true},
		{Key: "carton_size", Words: Same(p.size())},
		{Key: "cartons", Words: cartons},
		{Key: "cbm", Words: measured(money.Round(p.CBM, 3), 3, "m³")},
		p.weight(),
	}
}

// weight is net and gross weight in one fact where there are both.
func (p Packing) weight() Fact {
	switch {
	case p.Gross.IsZero():
		return Fact{Key: "net", Words: measured(p.Net, 2, "kg")}
	case p.Net.IsZero():
		return Fact{Key: "gross", Words: measured(p.Gross, 2, "kg")}
	}
	return Fact{Key: "weights", Words: Same(money.Format(p.Net, 2) + " / " + money.Format(p.Gross, 2) + " kg")}
}

func (p Packing) size() string {
	if p.Length.IsZero() || p.Width.IsZero() || p.Height.IsZero() {
		return ""
	}
	return p.Length.String() + " × " + p.Width.String() + " × " + p.Height.String() + " cm"
}

// quantity shows the quantity with its unit, and the least quantity under it.
func quantity() Column {
	return Column{Key: "quantity", Align: Right, Max: 74, Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		c := number(l.Quantity, 0, l.Unit)
		if !l.MOQ.IsZero() {
			c.Phrases = append(c.Phrases, Phrase{Soft, []Fact{{Key: "moq", Words: Same(money.Format(l.MOQ, 0))}}})
		}
		return c
	}}
}

// sumOfQuantities is the quantity in all, unit by unit; a number where there
// is one unit.
func sumOfQuantities(t Totals) Cell {
	var c Cell
	for _, q := range t.Quantities {
		one := number(q.Quantity, 0, q.Unit)
		if one.Empty() {
			continue
		}
		c.Phrases = append(c.Phrases, one.Phrases...)
		c.Number, c.Numeric = q.Quantity, len(t.Quantities) == 1
	}
	return c
}

// ordered is the quantity of a line that is sold: no least quantity any more.
func ordered() Column {
	return Column{Key: "quantity", Align: Right, Max: 74, Sum: sumOfQuantities, Cell: func(d Document, i int) Cell {
		return number(d.Lines[i].Quantity, 0, d.Lines[i].Unit)
	}}
}

// price shows the unit price, and the prices of other quantities under it; all
// prices of a paper have as many decimals, so that they stand in line.
func price() Column {
	return Column{Key: "price", Align: Right, Max: 74, Money: true, Cell: func(d Document, i int) Cell {
		l, places := d.Lines[i], pricePlaces(d)
		c := number(l.Price, places, Words{})
		for _, t := range l.Tiers {
			tier := Same(money.Format(t.From, 0) + "+  " + money.Format(t.Price, places))
			c.Phrases = append(c.Phrases, words(Soft, tier)...)
		}
		return c
	}}
}

// pricePlaces is how many decimals the finest price of a paper has, and no
// fewer than its currency.
func pricePlaces(d Document) int32 {
	places := d.Currency.Digits()
	for _, l := range d.Lines {
		for _, p := range append([]Tier{{Price: l.Price}}, l.Tiers...) {
			for places < maxPlaces && !money.Round(p.Price, places).Equal(p.Price) {
				places++
			}
		}
	}
	return places
}

// maxPlaces bounds the decimals that a price brings into line with it.
const maxPlaces = 6

func amount() Column {
	return Column{
		Key: "amount", Align: Right, Max: 90, Money: true,
		Sum: func(t Totals) Cell { return number(t.Goods.Decimal(), t.Goods.Currency.Digits(), Words{}) },
		Cell: func(d Document, i int) Cell {
			return number(d.Lines[i].Amount.Decimal(), d.Currency.Digits(), Words{})
		},
		Formula: func(d Document, i int) Formula {
			l, digits := d.Lines[i], d.Currency.Digits()
			return Formula{"ROUND({quantity}*{price}," + itoa(int(digits)) + ")", money.Round(l.Quantity.Mul(l.Price), digits)}
		},
	}
}

// sheetColumns is a line taken apart, one fact a column, so that a buyer can
// go on counting with it.
func sheetColumns(priced bool) []Column {
	columns := []Column{
		lineNumber(), photo(),
		wordColumn("item", 80, func(l Line) Words { return Same(l.Item) }),
		wordColumn("model", 80, func(l Line) Words { return Same(l.Model) }),
		wordColumn("buyer_item", 80, func(l Line) Words { return Same(l.buyerItem()) }),
		wordColumn("name", 140, func(l Line) Words { return l.Name }),
		wordColumn("description", 200, func(l Line) Words { return l.Description }),
		wordColumn("material", 80, func(l Line) Words { return l.Material }),
		wordColumn("size", 80, func(l Line) Words { return l.Size }),
		wordColumn("colour", 60, func(l Line) Words { return l.Colour }),
		hsCode(),
		figureColumn("moq", 0, func(l Line) money.Decimal { return l.MOQ }),
		unit(), sheetQuantity(),
	}
	if priced {
		columns = append(columns, sheetPrice(), amount())
	}
	columns = append(columns,
		wordColumn("package", 60, func(l Line) Words { return l.Packing.Kind }),
		figureColumn("per_inner", 0, func(l Line) money.Decimal { return money.New(int64(l.Packing.PerInner)) }),
		figureColumn("per_carton", 0, func(l Line) money.Decimal { return money.New(int64(l.Packing.PerCarton)) }),
		wordColumn("carton_size", 90, func(l Line) Words { return Same(l.Packing.size()) }),
	)
	return append(append(columns, measures()...), wordColumn("remark", 100, func(l Line) Words { return l.Remark }))
}

func hsCode() Column { return wordColumn("hs_code", 70, func(l Line) Words { return Same(l.HSCode) }) }

func unit() Column { return wordColumn("unit", 40, func(l Line) Words { return l.Unit }) }

func sheetQuantity() Column {
	return figureColumn("quantity", 0, func(l Line) money.Decimal { return l.Quantity })
}

// measures are cartons, cubage and weights of a line, with their sums.
func measures() []Column {
	return []Column{
		summed(figureColumn("cartons", 0, func(l Line) money.Decimal { return money.New(int64(l.Packing.Cartons)) }),
			func(t Totals) Cell { return number(money.New(int64(t.Cartons)), 0, Words{}) }),
		summed(figureColumn("cbm", 3, func(l Line) money.Decimal { return money.Round(l.Packing.CBM, 3) }),
			func(t Totals) Cell { return number(t.CBM, 3, Words{}) }),
		summed(figureColumn("net", 2, func(l Line) money.Decimal { return l.Packing.Net }),
			func(t Totals) Cell { return number(t.Net, 2, Words{}) }),
		summed(figureColumn("gross", 2, func(l Line) money.Decimal { return l.Packing.Gross }),
			func(t Totals) Cell { return number(t.Gross, 2, Words{}) }),
	}
}

// sheetPrice keeps every decimal of the price, for sheets count with it.
func sheetPrice() Column {
	return Column{Key: "price", Align: Right, Max: 74, Money: true, Cell: func(d Document, i int) Cell {
		return number(d.Lines[i].Price, d.Currency.Digits(), Words{})
	}}
}

func summed(c Column, sum func(Totals) Cell) Column {
	c.Sum = sum
	return c
}
