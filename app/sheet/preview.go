package sheet

import (
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
)

// Reasons why a cell is not taken over.
const (
	ErrRequired  = "sheet.required"       // the row lacks a value it needs
	ErrNumber    = "sheet.not_a_number"   // Text
	ErrWhole     = "sheet.not_whole"      // Text
	ErrDay       = "sheet.not_a_date"     // Text
	ErrDayUnsure = "sheet.date_ambiguous" // Text
	ErrChoice    = "sheet.choice_unknown" // Text, Options
	ErrCell      = "sheet.cell_error"     // Text
	ErrPicture   = "sheet.picture_broken"
)

// State is what an import will do with a row.
type State string

// The states of a row. Preview knows Rejected and Doubtful; whether a row is
// new, the same or changed only the owner of the records can tell.
const (
	New      State = "new"
	Same     State = "same"
	Changed  State = "changed"
	Doubtful State = "doubtful"
	Rejected State = "rejected"
)

// Value is what one cell says.
type Value struct {
	Key      string         // of the target
	Text     string         // as written; the key of a Choice; ISO day of a Day
	Number   money.Decimal  // of Decimal, Money, Integer and Percent
	Currency money.Currency // of Money, where the cell names one
}

// Problem is why a cell is not good.
type Problem struct {
	Row    int    // as a spreadsheet counts, from 1
	Column string // letter of the column, "" where it is missing
	Target string // key
	Value  string
	Reason *fault.Fault
	Doubt  bool // the row can be taken over all the same
}

// Row is one row of a table as an import understands it.
type Row struct {
	Number   int // as a spreadsheet counts, from 1
	Values   []Value
	Pictures []Picture
	Problems []Problem
	State    State
}

// Value gives the value of a target; ok is false where the cell is blank, bad
// or not there.
func (r *Row) Value(key string) (v Value, ok bool) {
	i := slices.IndexFunc(r.Values, func(v Value) bool { return v.Key == key })
	if i < 0 {
		return Value{}, false
	}
	return r.Values[i], true
}

// Text is the text of a target, trimmed; "" where there is none.
func (r *Row) Text(key string) string {
	v, _ := r.Value(key)
	return v.Text
}

// Reject adds what the owner of the records has against a cell of the row.
func (r *Row) Reject(m Mapping, key string, reason *fault.Fault) {
	r.complain(m, key, reason, false)
}

// Doubt adds what a person should look at before the row is taken over.
func (r *Row) Doubt(m Mapping, key string, reason *fault.Fault) {
	r.complain(m, key, reason, true)
}

func (r *Row) complain(m Mapping, key string, reason *fault.Fault, doubt bool) {
	r.add(Problem{Row: r.Number, Column: ColumnName(m.Column(key)), Target: key, Value: r.Text(key), Reason: reason, Doubt: doubt})
}

func (r *Row) add(p Problem) {
	r.Problems = append(r.Problems, p)
	switch {
	case !p.Doubt:
		r.State = Rejected
	case r.State != Rejected:
		r.State = Doubtful
	}
}

// Preview reads the rows below the headings. Blank rows, headings that are
// repeated and the example of the template are passed over. A row with a cell
// that cannot be read is Rejected, with the reason for each such cell.
func Preview(s *Sheet, targets []Target, m Mapping) []Row {
	p := previewer{sheet: s, mapping: m, targets: make([]*Target, len(m.Columns))}
	for column, key := range m.Columns {
		if i := slices.IndexFunc(targets, func(t Target) bool { return t.Key == key }); i >= 0 {
			p.targets[column] = &targets[i]
		}
	}
	for i := range targets {
		if targets[i].Required && m.Column(targets[i].Key) < 0 {
			p.missing = append(p.missing, &targets[i])
		}
	}
	byRow := map[int][]At{}
	for at := range s.Pictures {
		byRow[at.Row] = append(byRow[at.Row], at)
	}
	var rows []Row
	for i := m.Heading + 1; i < max(len(s.Rows), lastKey(byRow)+1); i++ {
		if row, ok := p.row(i, byRow[i]); ok {
			rows = append(rows, row)
		}
	}
	return rows
}

func lastKey(rows map[int][]At) int {
	last := -1
	for row := range rows {
		last = max(last, row)
	}
	return last
}

type previewer struct {
	sheet   *Sheet
	mapping Mapping
	targets []*Target // by column, nil for none
	missing []*Target // required ones without a column
}

func (p previewer) row(i int, pictures []At) (Row, bool) {
	row := Row{Number: i + 1}
	filled, repeated, example := false, p.mapping.Heading >= 0, true
	for column, t := range p.targets {
		if t == nil {
			continue
		}
		if t.Kind == Photo {
			row.Pictures = p.pictures(column, pictures)
			filled = filled || len(row.Pictures) > 0
			continue
		}
		c := p.sheet.Cell(At{i, column})
		text := strings.TrimSpace(c.Text)
		filled = filled || text != ""
		repeated = repeated && text == strings.TrimSpace(p.sheet.Cell(At{p.mapping.Heading, column}).Text)
		example = example && text == t.Example
		v, problem := t.read(c)
		if problem != nil {
			row.add(Problem{Row: i + 1, Column: ColumnName(column), Target: t.Key, Value: text, Reason: problem.At(t.Key)})
		} else if text != "" {
			row.Values = append(row.Values, v)
		}
	}
	if !filled || repeated || example {
		return Row{}, false
	}
	for _, t := range p.missing {
		row.add(Problem{Row: i + 1, Target: t.Key, Reason: fault.New(ErrRequired).At(t.Key)})
	}
	return row, true
}

// pictures gives those of the mapped column, or all of the row where that
// column has none: people do not always hit the column.
func (p previewer) pictures(column int, in []At) (all []Picture) {
	slices.SortFunc(in, func(a, b At) int { return a.Column - b.Column })
	for _, at := range in {
		if at.Column == column {
			return p.sheet.Pictures[at]
		}
		all = append(all, p.sheet.Pictures[at]...)
	}
	return all
}

// Count gives the number of rows by state.
func Count(rows []Row) map[State]int {
	n := map[State]int{}
	for i := range rows {
		n[rows[i].State]++
	}
	return n
}

// ColumnName is the letter of a column counted from 0, "" below.
func ColumnName(column int) string {
	name := ""
	for ; column >= 0; column = column/26 - 1 {
		name = string(rune('A'+column%26)) + name
	}
	return name
}
