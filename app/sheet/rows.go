package sheet

import (
	"strconv"
	"strings"

	"sampan/app/fault"
)

// rowReader takes the cells of one sheet as they come.
type rowReader struct {
	w     *workbook
	sheet *Sheet

	row, column int // of the current cell, from 0
	kind, style string
	value       strings.Builder
	formula     strings.Builder
	into        *strings.Builder // where text goes now, nil for nowhere
	phonetic    int
	wanted      []cellPicture // pictures that cells ask for by name
	heights     map[int]float64
	usual       float64 // height of the other rows, points
	merges      []span
	drawing     string // relation id
}

type cellPicture struct {
	at At
	id string
}

// span is a merged range, from 0, both ends inside.
type span struct{ top, left, bottom, right int }

func (w *workbook) readSheet(s *Sheet, part string) error {
	r := &rowReader{w: w, sheet: s, row: -1, usual: 15, heights: map[int]float64{}}
	if err := w.each(part, r.take); err != nil {
		return err
	}
	r.spread()
	for len(s.Rows) > 0 && s.Rows[len(s.Rows)-1] == nil {
		s.Rows = s.Rows[:len(s.Rows)-1]
	}
	return w.readPictures(r, part)
}

func (r *rowReader) take(t *token) error {
	switch t.kind {
	case starts:
		return r.start(t)
	case ends:
		return r.end(t.name)
	case says:
		if r.into != nil {
			r.into.Write(t.text)
			if r.into.Len() > tokenLimit {
				return fault.New(ErrBroken)
			}
		}
	}
	return nil
}

func (r *rowReader) start(t *token) error {
	switch t.name {
	case "sheetFormatPr":
		if h, err := strconv.ParseFloat(t.attr("defaultRowHeight"), 64); err == nil && h > 0 && h < 1000 {
			r.usual = h
		}
	case "row":
		r.row++
		if n, err := strconv.Atoi(t.attr("r")); err == nil && n > 0 {
			r.row = n - 1
		}
		r.column = -1
		if h, err := strconv.ParseFloat(t.attr("ht"), 64); err == nil && h >= 0 && h < 1000 && r.row < r.w.limit.Rows {
			r.heights[r.row] = h
		}
	case "c":
		r.column++
		if at, ok := parseRef(t.attr("r")); ok {
			r.row, r.column = at.Row, at.Column
		}
		r.kind, r.style = t.attr("t"), t.attr("s")
		r.value.Reset()
		r.formula.Reset()
		if vm := t.attr("vm"); vm != "" {
			r.want(At{r.row, r.column}, r.w.inCell.placed(vm))
		}
	case "v":
		r.into = &r.value
	case "f":
		r.into = &r.formula
	case "rPh":
		r.phonetic++
	case "t":
		if r.phonetic == 0 {
			r.into = &r.value
		}
	case "mergeCell":
		r.merge(t.attr("ref"))
	case "drawing":
		r.drawing = t.relation()
	}
	return nil
}

func (r *rowReader) end(name string) error {
	switch name {
	case "v", "f", "t":
		r.into = nil
	case "rPh":
		r.phonetic--
	case "c":
		return r.cell()
	}
	return nil
}

// cell files the cell that just ended.
func (r *rowReader) cell() error {
	at := At{r.row, r.column}
	if id, is := pictureName(r.formula.String()); is {
		r.want(at, id)
		return nil
	}
	c, err := r.parse()
	if err != nil || c.Kind == Blank {
		return err
	}
	if c.Kind == Text {
		if id, is := pictureName(strings.TrimPrefix(c.Text, "=")); is {
			r.want(at, id)
			return nil
		}
	}
	if c.Kind == Error && len(r.wanted) > 0 && r.wanted[len(r.wanted)-1].at == at {
		return nil // a picture placed in the cell reads as #VALUE! elsewhere
	}
	return r.place(at, c)
}

// parse makes a cell of the stored value. A formula counts with the value it
// had when the file was saved.
func (r *rowReader) parse() (Cell, error) {
	v := r.value.String()
	if v == "" {
		return Cell{}, nil
	}
	switch r.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(v))
		if err != nil || n < 0 || n >= len(r.w.strings) {
			return Cell{}, fault.New(ErrBroken)
		}
		return textCell(r.w.strings[n]), nil
	case "str", "inlineStr":
		v = unescape(v)
		return textCell(v), r.w.charge(len(v))
	case "b":
		return Cell{map[bool]string{true: "TRUE", false: "FALSE"}[v == "1"], Bool}, nil
	case "e":
		return Cell{strings.Clone(v), Error}, nil
	case "d":
		return Cell{strings.TrimSuffix(v, "T00:00:00"), Date}, nil
	}
	v = strings.TrimSpace(v)
	f := r.format()
	if f.date {
		if n, err := strconv.ParseFloat(v, 64); err == nil {
			if day, ok := dateOf(n, r.w.epoch1904); ok {
				return Cell{day, Date}, nil
			}
		}
	}
	n, ok := plainNumber(v)
	if !ok {
		return Cell{strings.Clone(v), Text}, r.w.charge(len(v))
	}
	if pad := f.zeros - len(n); pad > 0 && strings.Trim(n, "0123456789") == "" {
		return Cell{strings.Repeat("0", pad) + n, Text}, nil
	}
	return Cell{n, Number}, r.w.charge(len(n))
}

func textCell(s string) Cell {
	if strings.TrimSpace(s) == "" {
		return Cell{}
	}
	return Cell{s, Text}
}

func (r *rowReader) format() format {
	n, err := strconv.Atoi(r.style)
	if err != nil || n < 0 || n >= len(r.w.formats) {
		return format{}
	}
	return r.w.formats[n]
}

// place puts the cell into the table; what lies between counts too.
func (r *rowReader) place(at At, c Cell) error {
	s, l := r.sheet, r.w.limit
	if at.Row < 0 || at.Column < 0 {
		return fault.New(ErrBroken) // a cell outside any row
	}
	if at.Row >= l.Rows {
		return fault.New(ErrTooLong, "Limit", l.Rows)
	}
	if at.Column >= l.Columns {
		return fault.New(ErrTooWide, "Limit", l.Columns)
	}
	for len(s.Rows) <= at.Row {
		s.Rows = append(s.Rows, nil)
	}
	row := s.Rows[at.Row]
	if missing := at.Column + 1 - len(row); missing > 0 {
		if r.w.cells += missing; r.w.cells > l.Cells {
			return fault.New(ErrCells, "Limit", l.Cells)
		}
		if row == nil {
			row = make([]Cell, 0, max(at.Column+1, s.usualWidth()))
		}
		row = append(row, make([]Cell, missing)...)
		s.Rows[at.Row] = row
	}
	row[at.Column] = c
	return nil
}

// usualWidth guesses the room a new row needs from the row before.
func (s *Sheet) usualWidth() int {
	if n := len(s.Rows); n > 1 {
		return len(s.Rows[n-2])
	}
	return 0
}

func (r *rowReader) want(at At, id string) {
	if id != "" && len(r.wanted) < maxPictures && at.Row >= 0 && at.Column >= 0 && at.Row < r.w.limit.Rows && at.Column < r.w.limit.Columns {
		r.wanted = append(r.wanted, cellPicture{at, id})
	}
}

// parseRef reads "AB12".
func parseRef(ref string) (At, bool) {
	i, column := 0, 0
	for ; i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' && i < 4; i++ {
		column = column*26 + int(ref[i]-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	if i == 0 || err != nil || row < 1 || row > 1<<20 {
		return At{}, false
	}
	return At{row - 1, column - 1}, true
}

// maxMerges bounds the merged ranges that are looked at.
const maxMerges = 20_000

func (r *rowReader) merge(ref string) {
	from, to, ok := strings.Cut(ref, ":")
	a, okA := parseRef(from)
	b, okB := parseRef(to)
	if ok && okA && okB && b.Row > a.Row && len(r.merges) < maxMerges {
		r.merges = append(r.merges, span{a.Row, a.Column, b.Row, b.Column})
	}
}

// spread repeats what stands in a merged range in each of its rows: the
// category beside five products belongs to all five, and a heading over two
// rows is whole in the second. It fills blanks only, and only where rows are.
func (r *rowReader) spread() {
	for _, m := range r.merges {
		c := r.sheet.Cell(At{m.top, m.left})
		if c.Kind == Blank {
			continue
		}
		for row := m.top + 1; row <= min(m.bottom, len(r.sheet.Rows)-1); row++ {
			at := At{row, m.left}
			if r.sheet.Rows[row] == nil || r.sheet.Cell(at).Kind != Blank {
				continue
			}
			if err := r.place(at, c); err != nil {
				return // full: the rows themselves are all there
			}
		}
	}
}
