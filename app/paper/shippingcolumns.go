package paper

import (
	"slices"

	"sampan/app/money"
)

// cargo is what a shipping paper says of a line: its name in both languages,
// since brokers and buyers read the same one, what it is, and so many figures
// of its code.
func cargo(figures int) Column {
	return Column{Key: "goods", Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		phrases := words(Strong, l.Name)
		if other := l.Name.other(d.Language); other != "" {
			phrases = append(phrases, words(Plain, Same(other))...)
		}
		return Cell{Phrases: append(phrases, facts(
			Fact{Key: "item", Words: Same(l.Item), Figure: true}, Fact{Key: "material", Words: l.Material},
			Fact{Key: "hs_code", Words: Same(l.HSCode[:min(figures, len(l.HSCode))]), Figure: true},
		)...)}
	}}
}

// shipped is what a buyer reads of a line beside its item number: what sailed,
// in the paper's own language.
func shipped() Column {
	return Column{Key: "goods", Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		return Cell{Phrases: append(words(Strong, l.Name), facts(
			Fact{Key: "material", Words: l.Material}, Fact{Key: "hs_code", Words: Same(l.HSCode), Figure: true},
		)...)}
	}}
}

// fobValue is what a certificate of origin counts as the value of a line; a
// paper that does not know it names the amount instead.
func fobValue() []Column {
	value := figureColumn("fob_value", 0, nil)
	value.Max, value.Money = 90, true
	value.Cell = func(d Document, i int) Cell { return number(d.Lines[i].FOB.Decimal(), d.Currency.Digits(), Words{}) }
	value.Sum = func(t Totals) Cell { return number(t.FOB.Decimal(), t.FOB.Currency.Digits(), Words{}) }
	invoiced := amount()
	cell := invoiced.Cell
	invoiced.Cell = func(d Document, i int) Cell {
		if !d.Totals.FOB.IsZero() {
			return Cell{}
		}
		return cell(d, i)
	}
	return []Column{value, invoiced}
}

// other is the name in the language that a paper in one language leaves out.
func (w Words) other(l Language) string {
	switch {
	case w.EN == w.ZH || w.EN == "" || w.ZH == "":
		return ""
	case l == English:
		return w.ZH
	case l == Chinese:
		return w.EN
	}
	return ""
}

// described is a line as an invoice names it: with its code and its packages,
// without how they are packed.
func described() Column {
	return Column{Key: "goods", Cell: func(d Document, i int) Cell {
		l := d.Lines[i]
		phrases := append(words(Strong, l.Name), words(Plain, l.Description)...)
		return Cell{Phrases: append(phrases, facts(
			Fact{Key: "model", Words: Same(l.Model)}, Fact{Key: "material", Words: l.Material},
			Fact{Key: "size", Words: l.Size}, Fact{Key: "colour", Words: l.Colour},
			Fact{Key: "hs_code", Words: Same(l.HSCode), Figure: true}, Fact{Key: "packages", Words: l.packages(), Figure: true},
		)...)}
	}}
}

// packages is the number and kind of a line's packages.
func (l Line) packages() Words {
	if l.Packing.Cartons == 0 {
		return Words{}
	}
	kind := l.Packing.Kind
	if kind.Empty() {
		kind = Words{EN: "carton", ZH: "箱"}
	}
	return counting(money.New(int64(l.Packing.Cartons)), 0, kind)
}

func packagesColumn() Column {
	return Column{
		Key: "packages", Align: Right, Max: 70,
		Sum: func(t Totals) Cell { return number(money.New(int64(t.Cartons)), 0, Words{}) },
		Cell: func(d Document, i int) Cell {
			l := d.Lines[i]
			return Cell{Phrases: words(Plain, l.packages()), Number: money.New(int64(l.Packing.Cartons)), Numeric: l.Packing.Cartons > 0}
		},
	}
}

// weighed are the measures a forwarder asks for, gross before net.
func weighed() []Column {
	m := measures()
	return []Column{m[3], m[2], m[1]}
}

// packed finds the package and the content that a row of a packing list shows.
func (d Document) packed(row int) (p Package, c Content, first bool) {
	for _, p := range d.Packages {
		if row < len(p.Contents) {
			return p, p.Contents[row], row == 0
		}
		row -= len(p.Contents)
	}
	return Package{}, Content{}, false
}

func packedRows(d Document) int {
	n := 0
	for _, p := range d.Packages {
		n += len(p.Contents)
	}
	return n
}

// goesOn tells a further article of the carton above.
func goesOn(d Document, row int) bool {
	_, _, first := d.packed(row)
	return !first
}

// line is the line of a content; one that is out of range is empty.
func (d Document) line(c Content) Line {
	if c.Line < 0 || c.Line >= len(d.Lines) {
		return Line{}
	}
	return d.Lines[c.Line]
}

// ofContent is a column about the article in a carton.
func ofContent(key string, max int, value func(Line) []Phrase) Column {
	return Column{Key: key, Max: max, Cell: func(d Document, row int) Cell {
		_, c, _ := d.packed(row)
		return Cell{Phrases: value(d.line(c))}
	}}
}

// ofPackage is a number about the cartons themselves, said once for all that
// is in them.
func ofPackage(key string, max int, places int32, value func(Package) money.Decimal, sum func(Totals) money.Decimal) Column {
	c := Column{Key: key, Align: Right, Max: max, Cell: func(d Document, row int) Cell {
		p, _, first := d.packed(row)
		if !first {
			return Cell{}
		}
		return number(value(p), places, Words{})
	}}
	if sum != nil {
		c.Sum = func(t Totals) Cell { return number(sum(t), places, Words{}) }
	}
	return c
}

// times says that a column is another times the cartons, rounded as packages are.
func times(c Column, each string, places int32, value func(Package) money.Decimal) Column {
	c.Formula = func(d Document, row int) Formula {
		p, _, _ := d.packed(row)
		return Formula{"ROUND({" + each + "}*{cartons}," + itoa(int(places)) + ")", money.Round(value(p).Mul(money.New(int64(p.Count()))), places)}
	}
	return c
}

func cartonNumbers() Column {
	return Column{Key: "carton_numbers", Align: Center, Max: 52, Cell: func(d Document, row int) Cell {
		p, _, first := d.packed(row)
		switch {
		case !first:
			return Cell{}
		case p.Count() == 1:
			return Cell{Phrases: words(Strong, Same(itoa(p.From)))}
		}
		return Cell{Phrases: words(Strong, Same(itoa(p.From)+"–"+itoa(p.To)))}
	}}
}

// packedQuantity is what the cartons of a row hold of its article together.
func packedQuantity(withUnit bool) Column {
	return Column{Key: "quantity", Align: Right, Max: 74, Sum: sumOfQuantities, Cell: func(d Document, row int) Cell {
		p, c, _ := d.packed(row)
		u := Words{}
		if withUnit {
			u = d.line(c).Unit
		}
		return number(c.Each.Mul(money.New(int64(p.Count()))), 0, u)
	}}
}

func perCarton() Column {
	return Column{Key: "each", Align: Right, Max: 52, Cell: func(d Document, row int) Cell {
		_, c, _ := d.packed(row)
		return number(c.Each, 0, Words{})
	}}
}

func cartonSize() Column {
	return Column{Key: "carton_size", Max: 62, Cell: func(d Document, row int) Cell {
		p, _, first := d.packed(row)
		if !first {
			return Cell{}
		}
		return Cell{Phrases: words(Plain, Same(p.size()))}
	}}
}

// packageWeights are net and gross of one carton and of all, and the cubage.
func packageWeights() []Column {
	net := func(p Package) money.Decimal { return p.Net }
	gross := func(p Package) money.Decimal { return p.Gross }
	weighs := func(key, each string, of func(Package) money.Decimal, sum func(Totals) money.Decimal) Column {
		return times(ofPackage(key, 56, 2, func(p Package) money.Decimal { return p.Weight(of(p)) }, sum), each, 2, of)
	}
	return []Column{
		ofPackage("carton_net", 44, 2, net, nil), weighs("net", "carton_net", net, func(t Totals) money.Decimal { return t.Net }),
		ofPackage("carton_gross", 44, 2, gross, nil), weighs("gross", "carton_gross", gross, func(t Totals) money.Decimal { return t.Gross }),
		cartonSize(),
		ofPackage("cbm", 44, 3, func(p Package) money.Decimal { return money.Round(p.CBM(), 3) }, func(t Totals) money.Decimal { return t.CBM }),
	}
}

// massPerCarton is the weight of all cartons of a row over that of one.
func massPerCarton(key string, of func(Package) money.Decimal, sum func(Totals) money.Decimal) Column {
	return Column{Key: key, Align: Right, Max: 62, Sum: func(t Totals) Cell { return number(sum(t), 2, Words{}) }, Cell: func(d Document, row int) Cell {
		p, _, first := d.packed(row)
		if !first || of(p).IsZero() {
			return Cell{}
		}
		c := number(p.Weight(of(p)), 2, Words{})
		if p.Count() > 1 {
			c.Phrases = append(c.Phrases, words(Soft, Same("@ "+money.Format(of(p), 2)))...)
		}
		return c
	}}
}

// cubagePerCarton is the cubage of all cartons of a row over the size of one.
func cubagePerCarton() Column {
	return Column{Key: "cbm", Align: Right, Max: 74, Sum: func(t Totals) Cell { return number(t.CBM, 3, Words{}) }, Cell: func(d Document, row int) Cell {
		p, _, first := d.packed(row)
		if !first || p.CBM().IsZero() {
			return Cell{}
		}
		c := number(money.Round(p.CBM(), 3), 3, Words{})
		c.Phrases = append(c.Phrases, words(Soft, Same(p.size()))...)
		return c
	}}
}

func packageCount() Column {
	return ofPackage("cartons", 44, 0, func(p Package) money.Decimal { return money.New(int64(p.Count())) },
		func(t Totals) money.Decimal { return money.New(int64(t.Cartons)) })
}

// ofContainer is a text about a container.
func ofContainer(key string, max int, value func(Container) string) Column {
	return Column{Key: key, Max: max, Cell: func(d Document, row int) Cell {
		return Cell{Phrases: words(Plain, Same(value(d.Containers[row])))}
	}}
}

func massOf(key string, places int32, value func(Container) money.Decimal) Column {
	return Column{Key: key, Align: Right, Max: 80, Cell: func(d Document, row int) Cell {
		return number(value(d.Containers[row]), places, Words{})
	}}
}

func containerRows(d Document) int { return len(d.Containers) }

// loaded lists containers with what is in them.
func loaded() Table {
	return Table{Rows: containerRows, Columns: slices.Concat(containerNames(), []Column{
		massOf("cartons", 0, func(c Container) money.Decimal { return money.New(int64(c.Cartons)) }),
		massOf("gross", 2, func(c Container) money.Decimal { return c.Gross }),
		massOf("cbm", 3, func(c Container) money.Decimal { return c.CBM }),
	})}
}

func containerNames() []Column {
	return []Column{
		ofContainer("container", 0, func(c Container) string { return c.Number }),
		ofContainer("seal", 110, func(c Container) string { return c.Seal }),
		ofContainer("container_type", 70, func(c Container) string { return c.Type }),
	}
}
