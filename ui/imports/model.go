// Package imports is the way in for tables of products and contacts: a
// template goes out, a file comes in, its columns are given their meaning, its
// rows are looked at, and only then anything is written. ui opens it.
package imports

import (
	"context"
	"slices"
	"strings"

	"sampan/app"
	"sampan/app/sheet"
)

// Service is what the page asks of the firm.
type Service interface {
	GuessMapping(ctx context.Context, n app.Noun, s *sheet.Sheet) (sheet.Mapping, error)
	PlanImport(ctx context.Context, n app.Noun, s *sheet.Sheet, m sheet.Mapping) (app.Import, error)
	RunImport(ctx context.Context, plan app.Import, doubtful bool, progress func(done, total int)) (int, error)
	RememberMapping(ctx context.Context, n app.Noun, s *sheet.Sheet, m sheet.Mapping) error
}

// step is how far the import has got.
type step int

const (
	choosing step = iota
	mapping
	looking
	done
)

// model is what the page knows apart from how it looks.
type model struct {
	noun     app.Noun
	step     step
	path     string
	options  sheet.Options
	book     *sheet.Book
	sheet    *sheet.Sheet
	mapping  sheet.Mapping
	plan     app.Import
	tab      sheet.State // "" shows all rows
	doubtful bool        // write doubtful rows too
	written  int
}

// column is one column of the sheet with what it means.
type column struct {
	at      int
	letter  string
	heading string
	samples []string
	key     string // of the target, "" for none
}

// begin takes what was guessed for a sheet. Where no heading was recognised the
// first row stands for the headings, so that what is chosen can be remembered.
func (m *model) begin(s *sheet.Sheet, guessed sheet.Mapping) {
	m.sheet, m.mapping = s, guessed
	if m.any() {
		return
	}
	m.mapping.Heading = max(guessed.Heading, slices.IndexFunc(s.Rows, func(row []sheet.Cell) bool { return len(row) > 0 }))
}

// samplesShown are the first cells of a column that say what it holds.
const samplesShown = 3

// columns lists the columns that hold anything.
func (m *model) columns() []column {
	width := max(m.sheet.Width(), len(m.mapping.Columns))
	pictured := map[int]bool{}
	for at := range m.sheet.Pictures {
		pictured[at.Column] = true
	}
	var all []column
	for at := range width {
		c := column{at: at, letter: sheet.ColumnName(at), heading: strings.TrimSpace(m.sheet.Cell(sheet.At{Row: m.mapping.Heading, Column: at}).Text), key: m.target(at)}
		for row := m.mapping.Heading + 1; row < len(m.sheet.Rows) && len(c.samples) < samplesShown; row++ {
			if text := strings.TrimSpace(m.sheet.Cell(sheet.At{Row: row, Column: at}).Text); text != "" {
				c.samples = append(c.samples, text)
			}
		}
		if c.heading != "" || len(c.samples) > 0 || pictured[at] {
			all = append(all, c)
		}
	}
	return all
}

func (m *model) target(at int) string {
	if at < len(m.mapping.Columns) {
		return m.mapping.Columns[at]
	}
	return ""
}

// give says what a column means; a meaning belongs to one column only.
func (m *model) give(at int, key string) {
	for len(m.mapping.Columns) <= at {
		m.mapping.Columns = append(m.mapping.Columns, "")
	}
	if other := m.mapping.Column(key); key != "" && other >= 0 {
		m.mapping.Columns[other] = ""
	}
	m.mapping.Columns[at] = key
}

// missing lists the needed targets that no column fills.
func (m *model) missing() (targets []sheet.Target) {
	for _, t := range app.Columns(m.noun) {
		if t.Required && m.mapping.Column(t.Key) < 0 {
			targets = append(targets, t)
		}
	}
	return targets
}

// any reports that at least one column has a meaning.
func (m *model) any() bool {
	return slices.ContainsFunc(m.mapping.Columns, func(key string) bool { return key != "" })
}

// headings are the rows that may hold the headings, -1 for none.
func (m *model) headings() []int {
	rows := []int{-1}
	for i := range min(len(m.sheet.Rows), 12) {
		if len(m.sheet.Rows[i]) > 0 {
			rows = append(rows, i)
		}
	}
	if !slices.Contains(rows, m.mapping.Heading) {
		rows = append(rows, m.mapping.Heading)
	}
	return rows
}

// count gives the rows in a state, "" for all.
func (m *model) count(s sheet.State) int {
	if s == "" {
		return len(m.plan.Rows)
	}
	return sheet.Count(m.plan.Rows)[s]
}

// toWrite is how many rows writing would take.
func (m *model) toWrite() int {
	n := sheet.Count(m.plan.Rows)
	total := n[sheet.New] + n[sheet.Changed]
	if m.doubtful {
		total += n[sheet.Doubtful]
	}
	return total
}

// states in the order of the tabs.
func states() []sheet.State {
	return []sheet.State{"", sheet.New, sheet.Changed, sheet.Same, sheet.Doubtful, sheet.Rejected}
}

// shown are the columns of a preview: the first few that are filled.
func (m *model) shown() (targets []sheet.Target) {
	for _, t := range app.Columns(m.noun) {
		if m.mapping.Column(t.Key) >= 0 && t.Kind != sheet.Photo && len(targets) < 4 {
			targets = append(targets, t)
		}
	}
	return targets
}

// cell is what the sheet says for a target in a row.
func (m *model) cell(r *sheet.Row, key string) string {
	return strings.TrimSpace(m.sheet.Cell(sheet.At{Row: r.Number - 1, Column: m.mapping.Column(key)}).Text)
}

// close lets the file go.
func (m *model) close() {
	if m.book != nil {
		_ = m.book.Close() // it was only read
		m.book = nil
	}
}
