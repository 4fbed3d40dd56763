package sheet

import (
	"strings"

	"sampan/app/money"
)

// Template is the table that people fill in for an import: headings in the
// language of the screen ("zh" or "en"), hints on them, lists to choose from,
// and one row of examples, which Preview passes over. A star marks what is
// needed.
func Template(name string, targets []Target, language string) Table {
	t := Table{Name: name, Example: true, Rows: [][]Datum{nil}}
	for _, target := range targets {
		c := Column{Title: target.Title(language), Note: target.NoteEN, Offer: target.offered()}
		if language == "zh" {
			c.Note = target.NoteZH
		}
		if target.Required {
			c.Title += " *"
		}
		if target.Kind == Photo {
			c.Width = pictureWidth
		}
		t.Columns = append(t.Columns, c)
		t.Rows[0] = append(t.Rows[0], Str(target.Example))
	}
	return t
}

// Refused is the table of the rows that an import did not take: the row's
// number, the reasons in words, and the cells as they stood under their own
// headings, so that the corrected table can be imported as it is. number and
// reason are the headings of the first two columns; say puts a reason into
// words.
func Refused(name string, s *Sheet, m Mapping, rows []Row, number, reason string, say func(Problem) string) Table {
	t := Table{Name: name, Columns: []Column{{Title: number}, {Title: reason, Width: 46}}}
	width := s.Width()
	for column := range width {
		t.Columns = append(t.Columns, Column{Title: s.Cell(At{m.Heading, column}).Text})
	}
	for i := range rows {
		if rows[i].State != Rejected {
			continue
		}
		var reasons []string
		for _, p := range rows[i].Problems {
			reasons = append(reasons, say(p))
		}
		cells := []Datum{Num(money.New(int64(rows[i].Number))), Str(strings.Join(reasons, "\n"))}
		for column := range width {
			cells = append(cells, s.Cell(At{rows[i].Number - 1, column}).datum())
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// datum writes a cell again as it was read.
func (c Cell) datum() Datum {
	switch c.Kind {
	case Number:
		if v, bad := (Target{Kind: Decimal}).read(c); bad == nil {
			return Num(v.Number)
		}
	case Date:
		return On(c.Text)
	}
	return Str(c.Text)
}
