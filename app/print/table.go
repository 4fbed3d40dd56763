package print

import "sampan/app/paper"

// Measures of the table of goods.
const (
	pad        = 4.5  // left and right of a cell
	rowPad     = 5.0  // above and below a row
	photoSide  = 50.0 // at most, of a photo
	leastGoods = 130.0
)

// column is a column with its place on the page.
type column struct {
	paper.Column
	x, width float64 // of the text
}

// goods runs the table over the pages. A row never splits unless it is taller
// than a page; the last row keeps the sums under it.
func (w *writer) goods() {
	columns := w.columns()
	header := w.tableHeader(columns)
	sums := w.sums()
	if len(w.doc.Lines) == 0 || len(columns) == 0 {
		w.place(sums, 12)
		return
	}
	for i := range w.doc.Lines {
		row := w.tableRow(columns, i)
		if i == 0 {
			w.begin(header, row)
		}
		if i == len(w.doc.Lines)-1 {
			w.keepTogether(row, sums)
		}
		w.place(row, 0)
		if len(w.pages) > maxPages {
			return
		}
	}
	w.repeated = nil
	w.place(sums, 12)
}

// begin sets the captions of the columns where the first row has room too.
func (w *writer) begin(header, row block) {
	if w.y+header.height+row.height > bottom && !w.fresh() {
		w.newPage()
	}
	w.put(header)
	w.repeated = &header
}

// keepTogether turns the page before the last row when the sums would stand
// alone on the next one.
func (w *writer) keepTogether(row, sums block) {
	page := bottom - top - w.running().height - 10 - w.repeated.height
	if w.y+row.height+sums.height > bottom && row.height+sums.height <= page && !w.fresh() {
		w.newPage()
	}
}

// columns measures what the rows hold: a column is as wide as its widest
// cell, up to its limit, and the description takes the rest.
func (w *writer) columns() []column {
	var out []column
	flexible, used := -1, 0.0
	for _, c := range w.doc.Shown(w.kind.Columns) {
		col := column{Column: c}
		if c.Max == 0 {
			flexible = len(out)
		} else {
			col.width = min(w.natural(c), float64(c.Max))
		}
		used += col.width + 2*pad
		out = append(out, col)
	}
	if flexible >= 0 {
		rest := content - used
		for i := range out {
			if short := leastGoods - rest; short > 0 && out[i].Key == "item" {
				give := min(short, max(out[i].width-34, 0))
				out[i].width -= give
				rest += give
			}
		}
		out[flexible].width = max(rest, 60)
	}
	x := margin
	for i := range out {
		out[i].x = x + pad
		x += out[i].width + 2*pad
	}
	return out
}

// natural is the width a column would like to have.
func (w *writer) natural(c paper.Column) float64 {
	first, second := w.columnCaption(c)
	wide := max(w.widest(first, style{7.5, true, ink}), w.widest(second, caption))
	for i := range w.doc.Lines {
		cell := c.Cell(w.doc, i)
		if cell.Photo != "" {
			wide = max(wide, photoSide)
		}
		for _, phrase := range cell.Phrases {
			facts, st := w.phrase(phrase)
			wide = max(wide, w.widest(together(between, facts...), st))
		}
	}
	return wide + 0.1
}

// columnCaption is the caption of a column; prices and amounts name their
// currency.
func (w *writer) columnCaption(c paper.Column) (first, second string) {
	first, second = w.captions("column." + c.Key)
	if c.Key == "price" || c.Key == "amount" {
		tail := "\n" + string(w.doc.Currency)
		if second == "" {
			return first + tail, ""
		}
		return first, second + " " + string(w.doc.Currency)
	}
	return first, second
}

func (w *writer) tableHeader(columns []column) block {
	var b block
	cells := make([]block, len(columns))
	for i, c := range columns {
		first, second := w.columnCaption(c.Column)
		cells[i] = w.paragraph(first, c.x, c.width, style{7.5, true, w.accent}, c.Align)
		cells[i].under(w.paragraph(second, c.x, c.width, caption, c.Align), 0)
		b.height = max(b.height, cells[i].height)
	}
	inner := b.height
	b.height += 9
	b.add(Box{X: margin, Y: 0, W: content, H: b.height, Fill: w.tint, Edge: NoInk})
	b.add(Line{X1: margin, Y1: b.height, X2: margin + content, Y2: b.height, Width: 0.8, Ink: w.accent})
	for _, c := range cells {
		b.beside(c, 4.5+inner-c.height)
	}
	return b
}

func (w *writer) tableRow(columns []column, line int) block {
	var b block
	for _, c := range columns {
		b.beside(w.cell(c, line), rowPad)
	}
	b.height += rowPad
	b.add(Line{X1: margin, Y1: b.height, X2: margin + content, Y2: b.height, Width: 0.5, Ink: hair})
	return b
}

func (w *writer) cell(c column, line int) block {
	cell := c.Cell(w.doc, line)
	b := w.picture(cell.Photo, c.x, c.width, photoSide, c.Align)
	for i, phrase := range cell.Phrases {
		facts, st := w.phrase(phrase)
		if i > 0 && phrase.Weight == paper.Soft {
			b.height += 0.8
		}
		b.under(w.paragraph(w.flow(facts, c.width, st), c.x, c.width, st, c.Align), 0)
		if !cell.Numeric {
			st = style{min(st.size, 8), false, soft}
			b.under(w.paragraph(w.flow(w.secondPhrase(phrase), c.width, st), c.x, c.width, st, c.Align), 0)
		}
	}
	return b
}

// between stands between two facts on one line.
const between = " · "

// flow puts facts side by side as long as they fit, and begins a new line
// with a whole fact otherwise.
func (w *writer) flow(facts []string, width float64, st style) string {
	out, taken := "", 0.0
	gap := w.widest("x"+between+"x", st) - w.widest("xx", st)
	for _, fact := range filled(facts) {
		wide := w.widest(fact, st)
		switch {
		case out == "":
			out, taken = fact, wide
		case taken+gap+wide <= width:
			out += between + fact
			taken += gap + wide
		default:
			out += "\n" + fact
			taken = wide
		}
	}
	return out
}

// phrase gives the facts of a phrase in the first language.
func (w *writer) phrase(p paper.Phrase) ([]string, style) {
	st := body
	switch p.Weight {
	case paper.Strong:
		st = body.strong()
	case paper.Soft:
		st = quiet
	}
	parts := make([]string, len(p.Facts))
	for i, f := range p.Facts {
		first, _ := w.said(f.Words)
		parts[i] = first
		if f.Key != "" {
			parts[i] = w.messages().T("fact."+f.Key, "Text", first)
		}
	}
	return parts, st
}

// secondPhrase is the Chinese of a paper in both languages: of those facts
// alone that say something of their own, for figures need no second printing.
func (w *writer) secondPhrase(p paper.Phrase) []string {
	var parts []string
	for _, f := range p.Facts {
		_, second := w.said(f.Words)
		if f.Figure {
			continue
		}
		if second != "" && f.Key != "" {
			second = w.zh.T("fact."+f.Key, "Text", second)
		}
		parts = append(parts, second)
	}
	return parts
}
