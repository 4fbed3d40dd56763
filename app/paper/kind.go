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
	Key    string
	Series string               // of numbering; "" for a paper that bears the number of its record
	From   []string             // what it may be drawn up from: records and kinds
	Parts  []Part               // of the page, from top to bottom
	Priced bool                 // false: no price and no amount anywhere on the paper
	Buying bool                 // the firm is the buyer: the letterhead and the seal are the buyer's
	Sums   func(Document) []Sum // under the goods; nil for charges, total and deposit
	Check  func(Document) []Finding
}

// Kinds lists all kinds in the order of menus.
func Kinds() []Kind {
	return []Kind{
		quotation(), priceList(), clearanceList(), proforma(), contract(), invoice(), packingList(),
		bookingNote(), shippingInstruction(), vgm(), shippingAdvice(), originData(), insuranceApplication(),
		purchaseContract(), invoiceRequest(), statement(),
	}
}

// KindsFrom lists the kinds that may be drawn up from a record or a kind, such
// as "order" or "shipment", in the order of menus.
func KindsFrom(source string) []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return !slices.Contains(k.From, source) })
}

// Issuer is the party that writes a paper of the kind: the firm.
func (k Kind) Issuer(d Document) Party {
	if k.Buying {
		return d.Buyer
	}
	return d.Seller
}

// Recipient is whom a paper of the kind goes to: the addressee only where the
// kind names one, for the papers of a shipment share their parties.
func (k Kind) Recipient(d Document) Party {
	named := slices.ContainsFunc(k.Parts, func(p Part) bool {
		return slices.ContainsFunc(p.Roles, func(r Role) bool { return r.Key == addressee()[0].Key })
	})
	switch {
	case named && !d.Addressee.Name.Empty():
		return d.Addressee
	case k.Buying:
		return d.Seller
	}
	return d.Buyer
}

// Goods is the main table of the kind.
func (k Kind) Goods() Table {
	for _, p := range k.Parts {
		if p.Area == Goods {
			return p.Table
		}
	}
	return Table{}
}

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
// first page only; tables run over pages; the others are kept in one piece.
const (
	Letterhead Area = "letterhead" // logo, issuer, rule
	Heading    Area = "heading"    // the paper's name; Fields beside it
	Parties    Area = "parties"    // Roles, two beside each other
	Goods      Area = "goods"      // the main Table
	Sums       Area = "sums"       // figures under the goods; kept with their last rows
	Listing    Area = "listing"    // a further Table under its title
	Grid       Area = "grid"       // Fields with their captions, in two columns
	Boxed      Area = "boxed"      // Fields in a tinted box
	Prose      Area = "prose"      // Fields as full-width text under their captions
	Opening    Area = "opening"    // Fields as full-width text without captions
	Conditions Area = "conditions" // the numbered clauses
	Signatures Area = "signatures" // Roles sign; the first is the issuer
)

// Part is one area of a page and what stands in it. Title is the key of its
// heading, "" for none.
type Part struct {
	Area   Area
	Title  string
	Fields []Field
	Roles  []Role
	Table  Table
}

// Role is a party under its caption "party.KEY", or "sign.KEY" where it signs.
type Role struct {
	Key   string
	Party func(Document) Party
	Brief bool // name, address, phone and tax number alone
}

// Table is rows and columns. Sheet are the columns of a spreadsheet, where they
// differ from those of the page. Rows is nil for a row each of the document's
// lines. Joined tells a row that goes on with the one above it.
type Table struct {
	Rows    func(Document) int
	Columns []Column
	Sheet   []Column
	Joined  func(d Document, row int) bool
	Foot    bool // the sums of the columns stand under them on the page too
}

// Len counts the rows of a table.
func (t Table) Len(d Document) int {
	if t.Rows == nil {
		return len(d.Lines)
	}
	return t.Rows(d)
}

// SheetColumns are the columns of a spreadsheet.
func (t Table) SheetColumns() []Column {
	if t.Sheet != nil {
		return t.Sheet
	}
	return t.Columns
}

// Sum is one figure of money under the goods. Its Caption is the text of Key
// with Args, or its own. Formula gives the figure on a sheet, {KEY} standing
// for all cells of a column; "" writes the figure itself.
type Sum struct {
	Key     string
	Args    []any
	Caption Words
	Amount  money.Amount
	Formula string
	Loud    bool
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
	Code string  // translation key, with Words standing in where it has none
	Args []any   // of the translation, pairs of name and value
	List []Value // instead: several, side by side
}

// Empty reports that there is nothing to say.
func (v Value) Empty() bool { return v.Words.Empty() && v.Code == "" && len(v.List) == 0 }

// Said puts a code into words; a code without a text says its own words.
func (v Value) Said(en, zh *text.Messages) Words {
	said := v.Words
	if v.Code != "" && en.Has(v.Code) {
		said.EN = en.T(v.Code, v.Args...)
	}
	if v.Code != "" && zh.Has(v.Code) {
		said.ZH = zh.T(v.Code, v.Args...)
	}
	for i, one := range v.List {
		w := one.Said(en, zh)
		if i > 0 {
			said.EN, said.ZH = said.EN+", ", said.ZH+"、"
		}
		said.EN, said.ZH = said.EN+w.EN, said.ZH+w.ZH
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
	Key     string
	Align   Align
	Max     int
	Money   bool              // the caption names the currency
	Sum     func(Totals) Cell // shown under the column of a sheet; nil for none
	Cell    func(d Document, row int) Cell
	Formula func(d Document, row int) Formula // behind the number on a sheet; nil for none
}

// Formula gives a number from others of its row: "{quantity}*{price}", where
// {KEY} is the cell of a column and {KEY-1} the one above it. It is written
// only where its Value is the number that the cell shows.
type Formula struct {
	Text  string
	Value money.Decimal
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

// Fact is words, said as "fact.KEY" puts them where there is a key; a key
// without words says its own text. A paper in both languages says a Figure
// once, for it reads alike.
type Fact struct {
	Key    string
	Words  Words
	Figure bool
}

// Empty reports a cell with nothing in it.
func (c Cell) Empty() bool { return len(c.Phrases) == 0 && c.Photo == "" && !c.Numeric }

// Shown gives the columns of a table: those not hidden by the document's layout
// and not empty in every row.
func (d Document) Shown(t Table, columns []Column) []Column {
	rows := t.Len(d)
	return slices.DeleteFunc(slices.Clone(columns), func(c Column) bool {
		if slices.Contains(d.Layout.Hide, c.Key) {
			return true
		}
		for i := range rows {
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
