package sheet

import (
	"strconv"
	"strings"
)

// emuPerPoint: drawings measure in English metric units.
const emuPerPoint = 12_700

// corner is a place on the sheet: a cell and the way into it.
type corner struct {
	row, column int
	down        float64 // points below the cell's upper edge
}

// anchor is one drawing object while it is read.
type anchor struct {
	from, to corner
	height   float64 // points, of objects without a second corner
	embeds   []string
}

// readPictures attaches the pictures of the drawing and of the cells.
func (w *workbook) readPictures(r *rowReader, part string) error {
	for _, c := range r.wanted {
		if p, ok := w.picture(w.inCell.part(c.id)); ok {
			r.sheet.attach(c.at, p)
		}
	}
	if r.drawing == "" {
		return nil
	}
	links, err := w.relations(part)
	if err != nil {
		return err
	}
	drawing := links[r.drawing].target
	targets, err := w.relations(drawing)
	if err != nil {
		return err
	}
	n := 0
	return w.eachAnchor(drawing, func(a anchor) {
		at := At{r.rowOf(a), a.from.column}
		for _, id := range a.embeds {
			p, ok := w.picture(targets[id].target)
			if !ok || n >= maxPictures || at.Row < 0 || at.Row >= w.limit.Rows || at.Column < 0 || at.Column >= w.limit.Columns {
				continue
			}
			n++
			r.sheet.attach(at, p)
		}
	})
}

func (s *Sheet) attach(at At, p Picture) {
	if s.Pictures == nil {
		s.Pictures = map[At][]Picture{}
	}
	s.Pictures[at] = append(s.Pictures[at], p)
}

// eachAnchor reads the objects of a drawing part.
func (w *workbook) eachAnchor(part string, visit func(anchor)) error {
	var a anchor
	var side *corner
	field := ""
	return w.each(part, func(t *token) error {
		switch t.kind {
		case starts:
			field = ""
			switch name := t.name; {
			case strings.HasSuffix(name, "Anchor"):
				a = anchor{}
			case name == "from":
				side = &a.from
			case name == "to":
				side = &a.to
			case side != nil:
				field = name
			case name == "ext" && a.height == 0:
				if cy, err := strconv.ParseFloat(t.attr("cy"), 64); err == nil {
					a.height = cy / emuPerPoint
				}
			case name == "blip" && len(a.embeds) < 8:
				if id := t.attr("embed"); id != "" {
					a.embeds = append(a.embeds, id)
				}
			}
		case ends:
			field = ""
			switch name := t.name; {
			case strings.HasSuffix(name, "Anchor"):
				visit(a)
			case name == "from", name == "to":
				side = nil
			}
		case says:
			if side != nil {
				side.set(field, string(t.text))
			}
		}
		return nil
	})
}

func (c *corner) set(field, value string) {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil {
		return
	}
	switch field {
	case "row":
		c.row = n
	case "col":
		c.column = n
	case "rowOff":
		c.down = float64(n) / emuPerPoint
	}
}

// rowOf gives the row that most of the picture lies in: people drop pictures
// by eye, and the upper edge often touches the row above.
func (r *rowReader) rowOf(a anchor) int {
	left := a.height
	if a.to.row > a.from.row && a.to.row-a.from.row <= 50 {
		left = a.to.down - a.from.down
		for row := a.from.row; row < a.to.row; row++ {
			left += r.height(row)
		}
	}
	best, most := a.from.row, 0.0
	for row, from := a.from.row, a.from.down; left > 0 && row <= a.from.row+50; row, from = row+1, 0 {
		inside := min(left, max(0, r.height(row)-from))
		if inside > most+0.5 {
			best, most = row, inside
		}
		left -= inside
	}
	return best
}

func (r *rowReader) height(row int) float64 {
	if h, own := r.heights[row]; own {
		return h
	}
	return r.usual
}
