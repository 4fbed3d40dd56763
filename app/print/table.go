package print

import "sampan/app/paper"

// Measures of the table of goods.
const (
	pad        = 4.5 // left and right of a cell
	leastGoods = 130.0
	// leastFlexible is what the column that takes the rest has at least.
	leastFlexible = 60.0
)

// column is a column with its place on the page.
type column struct {
	paper.Column
	x, width float64 // of the text
}

// table runs a table over the pages, under its title. A row never splits
// unless it is taller than a page; the last row keeps the sums under it.
func (w *writer) table(t paper.Table, title, sums block) {
	columns := w.columns(t)
	rows := t.Len(w.doc)
	if rows == 0 || len(columns) == 0 {
		w.place(sums, w.dense.gap)
		return
	}
	header := w.tableHeader(columns)
	for i := range rows {
		row := w.tableRow(t, columns, i)
		if i == 0 {
			w.begin(title, header, row)
		}
		if i == rows-1 {
			row.under(w.foot(t, columns), 0)
			w.keepTogether(row, sums)
		}
		w.place(row, 0)
		if len(w.pages) > maxPages {
			return
		}
	}
	w.repeated = nil
	if sums.height == 0 {
		w.y += w.dense.gap
	}
	w.place(sums, w.dense.gap)
}

// listing is a further table: in one piece where a page holds it.
func (w *writer) listing(part paper.Part) {
	columns := w.columns(part.Table)
	rows := part.Table.Len(w.doc)
	if rows == 0 || len(columns) == 0 {
		return
	}
	whole := w.title(part.Title, margin, content)
	whole.under(w.tableHeader(columns), 0)
	for i := range rows {
		whole.under(w.tableRow(part.Table, columns, i), 0)
	}
	if whole.height <= w.room()/2 {
		w.follow(whole)
		return
	}
	w.place(w.waiting, w.after)
	w.waiting = block{}
	w.table(part.Table, w.title(part.Title, margin, content), block{})
}

// room is the height that a page but the first has for what flows.
func (w *writer) room() float64 { return w.bottom - w.top - w.running().height - 10 }

// begin sets the title and the captions of the columns where the first row has
// room too.
func (w *writer) begin(title, header, row block) {
	if w.y+title.height+header.height+row.height > w.bottom && !w.fresh() {
		w.newPage()
	}
	w.put(title)
	w.put(header)
	w.repeated = &header
}

// keepTogether turns the page before the last row when the sums would stand
// alone on the next one.
func (w *writer) keepTogether(row, sums block) {
	page := w.room() - w.repeated.height
	if w.y+row.height+sums.height > w.bottom && row.height+sums.height <= page && !w.fresh() {
		w.newPage()
	}
}

// columns measures what the rows hold: a column is as wide as its widest
// cell, up to its limit, and the description takes the rest.
func (w *writer) columns(t paper.Table) []column {
	var out []column
	flexible, used := -1, 0.0
	for _, c := range w.doc.Shown(t, t.Columns) {
		col := column{Column: c}
		if c.Max == 0 {
			flexible = len(out)
		} else {
			most := float64(c.Max)
			if c.Key == "photo" {
				most *= max(photoShare(w.doc.Layout.PhotoSize), 1)
			}
			col.width = min(w.natural(t, c), most)
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
		out[flexible].width = max(rest, leastFlexible)
	}
	w.squeeze(out)
	x := margin
	for i := range out {
		out[i].x = x + pad
		x += out[i].width + 2*pad
	}
	return out
}

// squeeze takes from every column its share of what is too much for the page.
func (w *writer) squeeze(columns []column) {
	texts, room := 0.0, content
	for _, c := range columns {
		texts += c.width
		room -= 2 * pad
	}
	if texts <= room {
		return
	}
	for i := range columns {
		columns[i].width *= room / texts
	}
}

// natural is the width a column would like to have.
func (w *writer) natural(t paper.Table, c paper.Column) float64 {
	first, second := w.columnCaption(c)
	wide := max(w.widest(first, style{7.5, true, ink}), w.widest(second, caption))
	if t.Foot && c.Sum != nil {
		for _, phrase := range c.Sum(w.doc.Totals).Phrases {
			facts, _ := w.phrase(phrase)
			wide = max(wide, w.widest(together(between, facts...), body.strong()))
		}
	}
	for i := range t.Len(w.doc) {
		cell := c.Cell(w.doc, i)
		if cell.Photo != "" {
			wide = max(wide, w.dense.photo)
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
	if c.Money {
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
	letters, also := w.accent, caption
	if w.design.filled {
		letters, also = white, caption.in(mixed(w.accent, white, 0.8))
	}
	for i, c := range columns {
		first, second := w.columnCaption(c.Column)
		cells[i] = w.paragraph(first, c.x, c.width, style{7.5, true, letters}, c.Align)
		cells[i].under(w.paragraph(second, c.x, c.width, also, c.Align), 0)
		b.height = max(b.height, cells[i].height)
	}
	inner := b.height
	b.height += 9
	ground := w.ground(margin, 0, content, b.height)
	if w.design.filled {
		ground.Fill = w.accent
	}
	b.add(ground)
	b.add(w.rules(columns, b.height)...)
	b.add(Line{X1: margin, Y1: b.height, X2: margin + content, Y2: b.height, Width: 0.8, Ink: w.accent})
	for _, c := range cells {
		b.beside(c, 4.5+inner-c.height)
	}
	return b
}

// rules are the upright lines of a ruled table, over the height of a row.
func (w *writer) rules(columns []column, height float64) []Mark {
	if !w.design.ruled {
		return nil
	}
	var lines []Mark
	for _, c := range columns {
		lines = append(lines, Line{X1: c.x - pad, Y1: 0, X2: c.x - pad, Y2: height, Width: 0.5, Ink: hair})
	}
	return append(lines, Line{X1: margin + content, Y1: 0, X2: margin + content, Y2: height, Width: 0.5, Ink: hair})
}

func (w *writer) tableRow(t paper.Table, columns []column, row int) block {
	var b block
	pad := w.dense.row
	for _, c := range columns {
		b.beside(w.cell(c, row), pad)
	}
	b.height += pad
	b.add(w.rules(columns, b.height)...)
	if t.Joined != nil && row+1 < t.Len(w.doc) && t.Joined(w.doc, row+1) {
		return b
	}
	b.add(Line{X1: margin, Y1: b.height, X2: margin + content, Y2: b.height, Width: 0.5, Ink: hair})
	return b
}

// foot is the sums of the columns under the last row.
func (w *writer) foot(t paper.Table, columns []column) block {
	var b block
	if !t.Foot {
		return b
	}
	first := len(columns)
	for i, c := range columns {
		if c.Sum == nil {
			continue
		}
		if sum := c.Sum(w.doc.Totals); !sum.Empty() {
			first = min(first, i)
			b.beside(w.phrases(sum, c, paper.Strong), w.dense.row)
		}
	}
	if first == 0 || first == len(columns) {
		return block{}
	}
	label := columns[0]
	width := columns[first].x - 2*pad - label.x
	b.beside(w.paragraph(w.caption("sum.all"), label.x, width, body.strong(), paper.Left), w.dense.row)
	height := b.height + w.dense.row
	out := block{marks: []Mark{w.ground(margin, 0, content, height)}}
	out.beside(b, 0)
	out.height = height
	return out
}

func (w *writer) cell(c column, row int) block {
	cell := c.Cell(w.doc, row)
	b := w.picture(cell.Photo, c.x, c.width, w.dense.photo, c.Align)
	b.under(w.phrases(cell, c, paper.Plain), 0)
	return b
}

// phrases sets the phrases of a cell; strong ones all of them where asked.
func (w *writer) phrases(cell paper.Cell, c column, least paper.Weight) block {
	var b block
	for i, phrase := range cell.Phrases {
		if least == paper.Strong {
			phrase.Weight = least
		}
		facts, st := w.phrase(phrase)
		if i > 0 && phrase.Weight == paper.Soft {
			b.height += 0.8
		}
		second, also := "", style{min(st.size, 8), false, soft}
		if !cell.Numeric {
			second = w.flow(w.secondPhrase(phrase), c.width, also)
		}
		b.under(w.paired(w.flow(facts, c.width, st), second, c.x, c.width, st, also, c.Align), 0)
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
		if f.Words.Empty() && f.Key != "" && w.doc.Language == paper.Both {
			parts = append(parts, w.zh.T("fact."+f.Key))
		}
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
