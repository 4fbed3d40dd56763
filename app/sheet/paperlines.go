package sheet

import (
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// lineHeight is the height of a line of text at 10 points.
const lineHeight = 13.5

// at gives the column at which the given share of the sheet's width begins.
func (s *scribe) at(share float64) int {
	total := 0.0
	for _, w := range s.widths {
		total += w
	}
	sum := 0.0
	for i, w := range s.widths {
		if sum+w/2 > share*total {
			return i
		}
		sum += w
	}
	return len(s.widths) - 1
}

// room is the width of columns together, in characters.
func (s *scribe) room(from, to int) float64 {
	sum := 0.0
	for _, w := range s.widths[from : to+1] {
		sum += w
	}
	return sum
}

// write adds a line; its height holds the tallest of its cells.
func (s *scribe) write(least float64, spans ...piece) int {
	l := line{height: least}
	for _, p := range spans {
		if p.from > p.to {
			continue
		}
		l.spans = append(l.spans, p)
		if p.kind == Text && p.text != "" {
			l.height = max(l.height, s.needs(p))
		}
	}
	l.height = min(l.height, 400) // the format allows 409
	s.lines = append(s.lines, l)
	return len(s.lines) - 1
}

// needs estimates the height that a text takes in its cells.
func (s *scribe) needs(p piece) float64 {
	size := p.look.size
	if size == 0 {
		size = 10
	}
	room := max(1, (s.room(p.from, p.to)-1)*10/size)
	if p.look.indent {
		room -= 2
	}
	if p.look.bold || p.look.head {
		room *= 0.93
	}
	lines := 0.0
	for text := range strings.SplitSeq(p.text, "\n") {
		lines += max(1, math.Ceil(float64(columnsOf(text))/max(1, room)))
	}
	return lines*lineHeight*size/10 + 4
}

func (s *scribe) gap(points float64) { s.write(points) }

// words is a cell of text over columns.
func words(from, to int, text string, l look) piece {
	l.wrap = true
	return piece{from: from, to: to, styled: styled{Str(text), l}}
}

// rule draws a line of colour over the sheet's width.
func (s *scribe) rule() {
	s.write(3, piece{to: s.last(), styled: styled{look: look{edge: s.accent()}}})
}

// line writes one line of a paper over the sheet's columns. Every column of a
// merged range carries its look, or its borders would end after the first.
func (b *book) line(row int, l line, columns int) {
	cells := make([]styled, columns)
	for _, p := range l.spans {
		cells[p.from] = p.styled
		for c := p.from + 1; c <= p.to; c++ {
			cells[c] = styled{look: p.look}
		}
		if p.from < p.to || p.down > 0 {
			b.merge(At{row, p.from}, At{row + p.down, p.to})
		}
	}
	b.row(row, l.height, cells)
}

// plain hides the grid: a paper has its own lines.
func (b *book) plain() {
	off := false
	b.try(b.file.SetSheetView(b.sheet, -1, &excelize.ViewOptions{ShowGridLines: &off}))
}
