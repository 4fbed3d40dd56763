package sheet

import (
	"errors"
	"io"
	"strings"
)

// Grid is a sheet laid out by hand, as forms are: cells over one or more
// columns, row by row. A Table is a list and a Grid is anything else.
type Grid struct {
	Name   string
	Widths []float64 // of the columns, characters
	Rows   []GridRow
	Wide   bool // printed across
	Head   int  // row repeated on every page, counted from 1; 0 for none
}

// GridRow is one row; a height of 0 is the usual one.
type GridRow struct {
	Height float64 // points
	Cells  []GridCell
}

// GridCell is one cell over Span columns; 0 is one.
type GridCell struct {
	Datum
	Span int
	Look GridLook
}

// GridLook is how a cell of a grid is drawn.
type GridLook uint8

// The looks of cells.
const (
	BareCell    GridLook = iota
	TitleCell            // large, in the middle
	CaptionCell          // what a box is for
	HeadCell             // heading of a column
	BoxCell              // content with lines around
	SumCell              // content that sums up
	NoteCell             // a remark below
)

// Cells puts data side by side in one look.
func Cells(look GridLook, data ...Datum) []GridCell {
	list := make([]GridCell, len(data))
	for i, d := range data {
		list[i] = GridCell{Datum: d, Look: look}
	}
	return list
}

// Over is one cell over several columns.
func Over(span int, look GridLook, d Datum) GridCell {
	return GridCell{Datum: d, Span: span, Look: look}
}

func (c GridCell) styled() styled {
	s := styled{Datum: c.Datum, look: look{places: shownPlaces(c.Datum, min(max(-c.number.Exponent(), 0), 2)), align: sideOf(c.Datum), wrap: c.kind == Text}}
	switch c.Look {
	case TitleCell:
		s.look.bold, s.look.size, s.look.align, s.look.wrap = true, 16, "center", false
	case CaptionCell:
		s.look.soft, s.look.lines, s.look.ground, s.look.indent = true, true, true, c.kind == Text
	case HeadCell:
		s.look.head, s.look.lines, s.look.align = true, true, "center"
	case BoxCell:
		s.look.lines, s.look.indent = true, c.kind == Text
	case SumCell:
		s.look.lines, s.look.bold, s.look.ground, s.look.indent = true, true, true, c.kind == Text
	case NoteCell:
		s.look.soft = true
	}
	return s
}

// WriteGrids writes a workbook of several sheets in their order. Names of
// sheets differ.
func WriteGrids(w io.Writer, grids ...Grid) (err error) {
	b := newBook(sheetName(grids[0].Name))
	defer func() { err = errors.Join(err, b.file.Close()) }()
	for i, g := range grids {
		b.next(i, g.Name)
		b.grid(g)
		if b.err != nil {
			return b.err
		}
	}
	return b.write(w)
}

func (b *book) grid(g Grid) {
	b.landscape(g.Wide)
	repeated := ""
	if g.Head > 0 {
		at := absolute(At{g.Head - 1, 0})
		repeated = at[strings.LastIndex(at, "$"):]
		repeated += ":" + repeated
	}
	b.print("$A$1:"+absolute(At{max(len(g.Rows)-1, 0), max(len(g.Widths)-1, 0)}), repeated)
	b.plain()
	b.stream()
	b.widths(g.Widths)
	for r, row := range g.Rows {
		var cells []styled
		for _, c := range row.Cells {
			from := len(cells)
			cells = append(cells, c.styled())
			for range c.Span - 1 {
				cells = append(cells, styled{look: c.styled().look})
			}
			b.merge(At{r, from}, At{r, len(cells) - 1})
		}
		b.row(r, row.Height, cells)
	}
}

// Width is the room that a datum takes, in characters.
func (d Datum) Width() int { return columnsOf(d.plain()) }
