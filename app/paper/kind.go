package paper

import (
	"slices"

	"sampan/app/money"
	"sampan/app/text"
)

// Kind is a kind of paper, as data: menus, editors, "draw up from", numbering,
// pages, sheets and previews all read it. Captions come from the translations
// of papers under "kind.KEY", "field.KEY" and "column.KEY".
type Kind struct {
	Key     string
	Series  string   // of numbering
	From    []string // what it may be drawn up from: records and kinds
	Parts   []Part   // of the page, from top to bottom
	Columns []Column // of the table of goods on the page
	Sheet   []Column // of the table of goods on a spreadsheet
	Priced  bool     // false: no price and no amount anywhere on the paper
	Check   func(Document) []Finding
}

// Kinds lists all kinds in the order of menus.
func Kinds() []Kind { return []Kind{quotation(), proforma()} }

// KindOf finds a kind by key.
func KindOf(key string) (Kind, bool) {
	kinds := Kinds()
	if i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Key == key }); i >= 0 {
		return kinds[i], true
	}
	return Kind{}, false
}

// Area names how a part of the page is drawn.
type Area string

// The areas a page is made of. Letterhead and Heading stand at the top of the
// first page only; Goods runs over pages; the others are kept in one piece.
const (
	Letterhead Area = "letterhead" // logo, seller, rule
	Heading    Area = "heading"    // the paper's name; Fields beside it
	Parties    Area = "parties"    // seller's counterparts; Fields unused
	Goods      Area = "goods"      // the table
	Sums       Area = "sums"       // figures under the table; kept with its last rows
	Grid       Area = "grid"       // Fields with their captions, in two columns
	Boxed      Area = "boxed"      // Fields in a tinted box
	Prose      Area = "prose"      // Fields as full-width text under their captions
	Signatures Area = "signatures" // who signs
)

// Part is one area of a page and what stands in it. Title is the key of its
// heading, "" for none.
type Part struct {
	Area   Area
	Title  string
	Fields []Field
	Both   bool // Signatures: the buyer signs too
}

// Field is one fact of the document under its caption "field.KEY".
type Field struct {
	Key   string
	Value func(Document) Value
}

// Value is what a field says: Words, or a Code that the translations of papers
// put into words. An empty value takes its caption with it.
type Value struct {
	Words
	Code string // translation key, with Words standing in where it has none
}

// Empty reports that there is nothing to say.
func (v Value) Empty() bool { return v.Words.Empty() && v.Code == "" }

// Said puts a code into words; a code without a text says its own words.
func (v Value) Said(en, zh *text.Messages) Words {
	said := v.Words
	if v.Code != "" && en.Has(v.Code) {
		said.EN = en.T(v.Code)
	}
	if v.Code != "" && zh.Has(v.Code) {
		said.ZH = zh.T(v.Code)
	}
	return said
}

// Align is where text stands in its column.
type Align int

// The alignments; figures stand right.
const (
	Left Align = iota
	Center
	Right
)

// Column is one column of a table of goods. On a page it is as wide as its
// widest cell up to Max points; the one with Max 0 takes what is left. A
// column that is empty in every row is left out.
type Column struct {
	Key   string
	Align Align
	Max   int
	Sum   func(Totals) Cell // shown under the column of a sheet; nil for none
	Cell  func(d Document, line int) Cell
}

// Weight is how loud a phrase is.
type Weight int

// The weights of phrases.
const (
	Plain Weight = iota
	Strong
	Soft
)

// Cell is what stands in one row of a column: phrases one under another, and
// for sheets the number or photo behind them.
type Cell struct {
	Phrases []Phrase
	Number  money.Decimal
	Numeric bool
	Places  int32  // decimals of Number
	Photo   string // content id
}

// Phrase is a line of a cell: facts side by side.
type Phrase struct {
	Weight Weight
	Facts  []Fact
}

// Fact is words, said as "fact.KEY" puts them where there is a key. A paper in
// both languages says a Figure once, for it reads alike.
type Fact struct {
	Key    string
	Words  Words
	Figure bool
}

// Empty reports a cell with nothing in it.
func (c Cell) Empty() bool { return len(c.Phrases) == 0 && c.Photo == "" && !c.Numeric }

// Shown gives the columns of a document: those not hidden by its layout and
// not empty in every row.
func (d Document) Shown(columns []Column) []Column {
	return slices.DeleteFunc(slices.Clone(columns), func(c Column) bool {
		if slices.Contains(d.Layout.Hide, c.Key) {
			return true
		}
		for i := range d.Lines {
			if !c.Cell(d, i).Empty() {
				return false
			}
		}
		return true
	})
}

// Said gives the fields of a part that have something to say and are not
// hidden by the layout.
func (d Document) Said(fields []Field) []Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f Field) bool {
		return slices.Contains(d.Layout.Hide, f.Key) || f.Value(d).Empty()
	})
}
