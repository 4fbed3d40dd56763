package sheet

import (
	"strconv"

	"sampan/app/paper"
)

// listing is a further table under its title, its columns laid over those of
// the goods in proportion to what they hold.
func (s *scribe) listing(p paper.Part) {
	columns, rows := s.doc.Shown(p.Table, p.Table.Columns), p.Table.Len(s.doc)
	if rows == 0 || len(columns) == 0 {
		return
	}
	top := len(s.lines)
	s.gap(8)
	if p.Title != "" {
		s.write(18, words(0, s.last(), s.caption(p.Title), look{bold: true, size: 11, color: s.accent(), under: true}))
	}
	from, to := s.spread(columns)
	var heads []piece
	for i, c := range columns {
		heads = append(heads, words(from[i], to[i], s.columnHead(c), look{head: true, size: 9, align: "center", fill: s.accent(), lines: true}))
	}
	s.write(20, heads...)
	s.withNext(top)
	for row := range rows {
		var cells []piece
		for i, c := range columns {
			cell := c.Cell(s.doc, row)
			d := s.cell(c, row)
			l := look{lines: true, align: alignment(c.Align), places: shownPlaces(Num(cell.Number), cell.Places), size: 9}
			l.wrap, l.indent = d.kind == Text, d.kind == Text && c.Align != paper.Center
			cells = append(cells, piece{from: from[i], to: to[i], styled: styled{d, l}})
		}
		s.write(20, cells...)
	}
}

// spread gives each column of a listing a run of the sheet's columns; the one
// that takes what is left counts as twice the widest of the others. Where the
// sheet has too few, columns end at its edge one by one.
func (s *scribe) spread(columns []paper.Column) (from, to []int) {
	widest, total := 60, 0.0
	for _, c := range columns {
		widest = max(widest, c.Max)
	}
	share := func(c paper.Column) float64 {
		if c.Max == 0 {
			return float64(2 * widest)
		}
		return float64(c.Max)
	}
	for _, c := range columns {
		total += share(c)
	}
	sum, next := 0.0, 0
	for i, c := range columns {
		sum += share(c)
		end := s.at(sum/total) - 1
		if i == len(columns)-1 {
			end = s.last()
		}
		end = min(max(end, next), max(s.last()-(len(columns)-1-i), next))
		from, to = append(from, next), append(to, end)
		next = end + 1
	}
	return from, to
}

// conditions are the numbered clauses.
func (s *scribe) conditions(title string) {
	if len(s.doc.Clauses) == 0 {
		return
	}
	top := len(s.lines)
	s.gap(8)
	s.write(18, words(0, s.last(), s.caption(title), look{bold: true, size: 11, color: s.accent(), under: true}))
	for i, c := range s.doc.Clauses {
		s.gap(3)
		s.write(15, words(0, s.last(), strconv.Itoa(i+1)+". "+s.oneLine(s.said(c.Title)), look{bold: true, size: 9.5}))
		s.write(15, words(0, s.last(), s.said(c.Text), look{size: 9.5, top: true}))
		s.together(top)
		top = len(s.lines)
	}
}
