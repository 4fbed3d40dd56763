package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"sampan/app/money"
)

// Table is a list on its way out of the program.
type Table struct {
	Name    string // of the sheet
	Columns []Column
	Rows    [][]Datum
	Example bool // the first row is an example, shown as such
}

// Column is one column of a Table.
type Column struct {
	Title  string
	Width  float64 // characters, 0 takes what the content asks
	Places int32   // decimals that numbers show at least
	Note   string  // hint on the heading
	Offer  []string
}

// Datum is what one cell says. The zero Datum is a blank cell.
type Datum struct {
	text    string
	number  money.Decimal
	kind    Kind
	formula string
	picture []byte
}

// Str is a text. It stays a text, whatever it begins with.
func Str(s string) Datum {
	if s == "" {
		return Datum{}
	}
	return Datum{text: s, kind: Text}
}

// Num is a number.
func Num(d money.Decimal) Datum { return Datum{number: d, kind: Number} }

// On is an ISO day; anything else stays a text.
func On(day string) Datum {
	if _, ok := serialOf(day); !ok {
		return Str(day)
	}
	return Datum{text: day, kind: Date}
}

// Formula is a number that the spreadsheet can recompute; value is what it
// gives now, for readers that do not calculate.
func Formula(formula string, value money.Decimal) Datum {
	return Datum{number: value, kind: Number, formula: formula}
}

// Pic is a JPEG or PNG picture, shown in its ratio within the cell.
func Pic(data []byte) Datum { return Datum{picture: data} }

// plain is the cell as text files hold it.
func (d Datum) plain() string {
	if d.kind == Number {
		return d.number.String()
	}
	return d.text
}

// CSV writes the table as UTF-8 with the mark that Excel needs, headings
// first. Texts that a spreadsheet could run as a formula get an apostrophe in
// front; pictures are left out.
func (t Table) CSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = guard(c.Title)
	}
	rows := t.Rows
	for {
		if err := out.Write(record); err != nil {
			return fmt.Errorf("table: %w", err)
		}
		if len(rows) == 0 {
			break
		}
		clear(record)
		for i, d := range rows[0][:min(len(rows[0]), len(record))] {
			if record[i] = d.plain(); d.kind != Number {
				record[i] = guard(record[i])
			}
		}
		rows = rows[1:]
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	return nil
}

// guard keeps a text from being taken for a formula.
func guard(s string) string {
	if runs(s) {
		return "'" + s
	}
	return s
}

// unguard takes the apostrophe off again, also where others have put it.
func unguard(field string) string {
	if rest, is := strings.CutPrefix(field, "'"); is && runs(rest) {
		return rest
	}
	return field
}

// runs reports a text that a spreadsheet could run as a formula, or that
// already guards one: reading takes off exactly what was put on.
func runs(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0]))
}
