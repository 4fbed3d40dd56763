package read

import "strings"

// cell is one cell of a table row.
type cell []token

// separators are the ways a table is pasted into plain text.
var separators = [...]string{"\t", "|", "  ", ";", ","}

// cells cuts a line at a separator; "  " is a run of two or more blanks.
func (d *document) cells(l line, separator string) []cell {
	if separator == "," || separator == ";" {
		return d.csvCells(l, separator)
	}
	var out []cell
	from := 0
	cut := func(to int) { out = append(out, cell(l.tokens[from:to:to])) }
	for i, t := range l.tokens {
		if i == 0 {
			if separator == "|" && t.form == "|" {
				from = 1
			}
			continue
		}
		gap := d.text[l.tokens[i-1].End:t.Start]
		switch separator {
		case "\t":
			for range strings.Count(gap, "\t") {
				cut(i)
				from = i
			}
		case "  ":
			if strings.Count(gap, "\t") > 0 || len([]rune(gap)) >= 2 {
				cut(i)
				from = i
			}
		default:
			if t.form == separator {
				cut(i)
				from = i + 1
			}
		}
	}
	if from < len(l.tokens) || separator == "|" && d.text[l.tokens[len(l.tokens)-1].Start] != '|' {
		cut(len(l.tokens))
	}
	if separator == "|" && len(out) > 0 && len(l.tokens) > 0 && l.tokens[len(l.tokens)-1].form == "|" && from < len(l.tokens) {
		cut(len(l.tokens))
	}
	if separator == "\t" {
		out = d.trailingTabs(l, out)
	}
	return out
}

// csvCells cuts the text itself, since "50,10000" is one number to people and
// two cells here. Quotation marks hold a cell together.
func (d *document) csvCells(l line, separator string) []cell {
	var out []cell
	quoted, from := false, l.Start
	for i := l.Start; i < l.End; i++ {
		switch {
		case d.text[i] == '"':
			quoted = !quoted
		case d.text[i] == separator[0] && !quoted:
			out = append(out, d.csvCell(from, i))
			from = i + 1
		}
	}
	return append(out, d.csvCell(from, l.End))
}

func (d *document) csvCell(from, to int) cell {
	t := tokenize(d.text, from, to)
	if n := len(t); n >= 2 && t[0].form == "\"" && t[n-1].form == "\"" {
		t = t[1 : n-1]
	}
	return t
}

func (d *document) trailingTabs(l line, out []cell) []cell {
	if len(l.tokens) == 0 {
		return out
	}
	lead := strings.Count(d.text[l.Start:l.tokens[0].Start], "\t")
	for range lead {
		out = append([]cell{nil}, out...)
	}
	for range strings.Count(d.text[l.tokens[len(l.tokens)-1].End:l.End], "\t") {
		out = append(out, nil)
	}
	return out
}

// columns are the roles of a table's heading.
type columns struct {
	roles     []string
	heads     []cell
	separator string
}

func (c columns) find(role string) int {
	for i, r := range c.roles {
		if r == role {
			return i
		}
	}
	return -1
}

// heading reads line i as the heading of a table.
func (d *document) heading(i int) (columns, bool) {
	l := d.lines[i]
	if len(l.tokens) < 2 || len(l.tokens) > 120 {
		return columns{}, false
	}
	for _, s := range separators {
		cells := d.cells(l, s)
		if len(cells) < 2 {
			continue
		}
		if cols, ok := d.columns(cells, s); ok {
			d.itemNames(&cols, i)
			return cols, true
		}
	}
	return columns{}, false
}

// columns gives the roles of heading cells; most must be known, one must name
// the product and another a figure or a number.
func (d *document) columns(cells []cell, separator string) (columns, bool) {
	cols := columns{roles: make([]string, len(cells)), heads: cells, separator: separator}
	known, filled := 0, 0
	for i, c := range cells {
		if len(c) == 0 {
			continue
		}
		filled++
		if role, n := d.labelAt(c); n > 0 && d.headRest(c[n:]) {
			cols.roles[i] = columnRole(role)
			known++
		} else if role := d.looseRole(c); role != "" && len(cells) > 2 {
			cols.roles[i] = columnRole(role)
			known++
		}
	}
	if known < 2 || known*5 < filled*3 {
		return cols, false
	}
	cols.settle()
	return cols, cols.find("product") >= 0 && (cols.find("quantity") >= 0 || known >= 3 || cols.find("no") >= 0 && known == filled)
}

// itemNames takes a column headed "Item" for the products where the row below
// holds words in it and no number.
func (d *document) itemNames(cols *columns, i int) {
	item, product := cols.find("no"), cols.find("product")
	if item < 0 || product < 0 || len(cols.heads[item]) != 1 || cols.heads[item][0].form != "item" || i+1 >= len(d.lines) {
		return
	}
	if role, _ := d.label.at(cols.heads[product], 0); role == "product" {
		return
	}
	below := d.cells(d.lines[i+1], cols.separator)
	if item < len(below) && len(below[item]) > 0 && below[item][0].kind != number {
		cols.roles[product], cols.roles[item] = "details", "product"
	}
}

// headRest accepts a unit, a currency or a remark behind a heading's words:
// "Price USD", "Qty (pcs)", "Цена цел., ¥".
func (d *document) headRest(t cell) bool {
	if len(t) > 5 {
		return false
	}
	for i := range t {
		_, cur := d.currency.at(t, i)
		_, unit := d.unit.at(t, i)
		_, label := d.label.at(t, i)
		_, term := d.incoterm.at(t, i)
		if t[i].kind != mark && cur == 0 && unit == 0 && label == 0 && term == 0 && d.is("fill", t, i) == 0 {
			return false
		}
	}
	return true
}

// columnRole is the meaning of a label over a column.
func columnRole(role string) string {
	switch role {
	case "name":
		return "product"
	case "details", "attribute":
		return "details"
	}
	return role
}

// settle makes sure of one product column: a lone "Item" or "Specification"
// becomes it, a second "Description" gives details.
func (c *columns) settle() {
	products := 0
	for i, r := range c.roles {
		if r == "product" {
			if products++; products > 1 {
				c.roles[i] = "details"
			}
		}
	}
	if products > 0 {
		return
	}
	for _, r := range []string{"details", "no", "model"} {
		for i, role := range c.roles {
			if role == r && (r != "no" || len(c.heads[i]) == 1 && c.heads[i][0].form == "item") {
				c.roles[i] = "product"
				return
			}
		}
	}
}

// table reads the rows below a heading at line i; next is the line behind.
func (b *builder) table(i int, cols columns) (next int) {
	blanks := 0
	for i++; i < len(b.lines); i++ {
		l := b.lines[i]
		if l.blank() {
			if blanks++; blanks > 1 {
				return i
			}
			continue
		}
		if isRule(l) {
			continue
		}
		cells := b.cells(l, cols.separator)
		if blanks > 0 && len(cells) < len(cols.roles)-1 {
			return i
		}
		if cols.separator == "  " {
			cells = b.align(cells, cols)
		}
		if len(cells) < 2 || l.zone == sign || l.role != "" && len(cells) < len(cols.roles) {
			return i
		}
		blanks = 0
		b.tableRow(cells, cols, i)
	}
	return i
}

// isRule reports a line drawn with dashes between rows.
func isRule(l line) bool {
	for _, t := range l.tokens {
		if t.kind != mark || !strings.Contains("-|=+:_", t.form) {
			return false
		}
	}
	return true
}

// align gives the cells of a fixed-width row to the heads they stand under.
func (b *builder) align(cells []cell, cols columns) []cell {
	if len(cells) == len(cols.heads) || len(cells) < 2 {
		return cells
	}
	out := make([]cell, len(cols.heads))
	for _, c := range cells {
		best, distance := 0, 1<<30
		for j, h := range cols.heads {
			if len(h) == 0 || len(c) == 0 {
				continue
			}
			gap := abs(b.column(c[0].Start) - b.column(h[0].Start))
			if gap < distance {
				best, distance = j, gap
			}
		}
		out[best] = append(out[best], c...)
	}
	return out
}

// column counts the characters of its line before a byte of the text.
func (b *builder) column(at int) int {
	start := strings.LastIndexByte(b.text[:at], '\n') + 1
	return len([]rune(b.text[start:at]))
}

func abs(n int) int { return max(n, -n) }

// tableRow reads one row by the roles of its columns.
func (b *builder) tableRow(cells []cell, cols columns, line int) {
	n := draft{line: line, listed: true}
	for j, t := range cells {
		if j >= len(cols.roles) || len(t) == 0 {
			continue
		}
		b.tableCell(&n, t, cols, j)
	}
	if !n.Text.Known && n.Model.Known {
		n.Text = n.Model
	}
	if len(n.words) > 0 && b.totalRow(n.words) {
		return
	}
	if last := len(b.drafts) - 1; !n.Text.Known && n.Quantity.Known && last >= 0 && b.drafts[last].listed && (n.Spec.Known || n.Model.Known) {
		n.Text, n.words = b.drafts[last].Text, b.drafts[last].words // cells merged downwards
	}
	if !n.Text.Known || !n.Quantity.Known && b.clause(n.words, true).genericOnly(n.words) {
		return
	}
	b.add(n)
}

func (b *builder) totalRow(t []token) bool {
	role, n := b.label.at(t, 0)
	return n > 0 && role == "amount" || t[0].form == "subtotal" || t[0].form == "итого" || t[0].form == "всего" || t[0].form == "合"
}

func (b *builder) tableCell(n *draft, t cell, cols columns, j int) {
	c := b.clause(t, true)
	switch cols.roles[j] {
	case "product":
		n.Text, n.Spec, n.words = b.cellWords(c, n.Spec)
		n.ditto = c.is("ditto", t, 0) > 0
		if !n.Model.Known {
			n.Model = c.model(0, len(t))
		}
	case "model":
		if c.is("tbd", t, 0) == 0 || len(t) > 1 {
			n.Model = c.join(indices(len(t)))
		}
	case "details", "remark":
		if s := c.join(indices(len(t))); s.Known && c.is("tbd", t, 0) == 0 {
			n.Spec = appendSpec(n.Spec, s)
		}
	case "quantity":
		if q, ok := c.cellQuantity(); ok {
			unit := n.Unit
			n.setQuantity(q)
			if !q.unit.Known {
				n.Unit = unit
				b.headUnit(n, cols.heads[j])
			}
		}
	case "unit":
		if key, m := b.unit.at(t, 0); m > 0 && !n.Unit.Known {
			n.Unit = found(key, Span{t[0].Start, t[m-1].End})
		}
	case "price":
		if p, ok := c.cellPrice(); ok {
			n.setPrice(p)
			b.headCurrency(n, cols.heads[j])
		}
	case "currency":
		if code, m := b.currency.at(t, 0); m > 0 {
			n.Currency = found(currencyOf(code), Span{t[0].Start, t[m-1].End})
		}
	}
}

// cellWords is the text of a product cell.
func (b *builder) cellWords(c *clause, spec Found[string]) (Found[string], Found[string], []token) {
	text, inside, words := c.phrase(0, len(c.t))
	return text, appendSpec(spec, inside), words
}

func appendSpec(a, b Found[string]) Found[string] {
	switch {
	case !b.Known:
		return a
	case !a.Known:
		return b
	}
	return found(a.Value+", "+b.Value, Span{min(a.Span.Start, b.Span.Start), max(a.Span.End, b.Span.End)})
}

func indices(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
