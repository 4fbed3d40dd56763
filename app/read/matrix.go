package read

import "strings"

// matrix is a table whose columns are sizes or colours: a number stands where
// a row and a column meet.
type matrix struct {
	columns
	from int   // the first of the columns of numbers
	to   int   // behind the last
	rows []int // lines
}

// matrixAt recognises such a table at line i: a heading without any column of
// quantities, and two or more rows that are all numbers under it.
func (d *document) matrixAt(i int) (matrix, bool) {
	l := d.lines[i]
	if len(l.tokens) < 2 || len(l.tokens) > 60 {
		return matrix{}, false
	}
	for _, s := range separators[:3] {
		heads := d.cells(l, s)
		if len(heads) < 2 || len(heads) > 30 {
			continue
		}
		// Two rows tell most tables from a matrix; only then are all looked at.
		for _, most := range []int{2, 500} {
			m := matrix{columns: columns{heads: heads, separator: s}}
			if !d.matrixRows(&m, i, most) || !d.matrixColumns(&m) {
				break
			}
			if most > 2 {
				return m, true
			}
		}
	}
	return matrix{}, false
}

// matrixRows gathers up to most lines below that have as many cells as the heading,
// or one more, the heading having none over the names.
func (d *document) matrixRows(m *matrix, i, most int) bool {
	wider := 0
	for j := i + 1; j < len(d.lines) && len(m.rows) < most; j++ {
		l := d.lines[j]
		if l.blank() || isRule(l) {
			if len(m.rows) > 0 && l.blank() {
				break
			}
			continue
		}
		cells := d.cells(l, m.separator)
		if len(m.rows) == 0 {
			wider = len(cells) - len(m.heads)
		}
		if wider < 0 || wider > 1 || len(cells) != len(m.heads)+wider {
			break
		}
		m.rows = append(m.rows, j)
	}
	if wider == 1 {
		m.heads = append([]cell{nil}, m.heads...)
	}
	return len(m.rows) >= 2
}

// matrixColumns finds the columns of numbers at the right of the names; their
// heads are short and no captions of figures.
func (d *document) matrixColumns(m *matrix) bool {
	m.to = len(m.heads)
	m.from = m.to
	for m.from > 1 && d.variantColumn(m, m.from-1) {
		m.from--
	}
	for m.to > m.from && d.sumColumn(m.heads[m.to-1]) {
		m.to--
	}
	return m.to-m.from >= 2
}

func (d *document) sumColumn(head cell) bool {
	role, n := d.label.at(head, 0)
	return n > 0 && role == "amount"
}

// variantColumn reports a column with a short head over numbers and dashes.
func (d *document) variantColumn(m *matrix, j int) bool {
	head := m.heads[j]
	role, n := d.labelAt(head)
	if len(head) == 0 || len(head) > 3 || n == len(head) && role != "attribute" && role != "amount" && d.variantHead(head) == 0 {
		return false
	}
	numbers := 0
	for _, i := range m.rows {
		c := d.cells(d.lines[i], m.separator)[j]
		switch {
		case len(c) == 0 || len(c) == 1 && c[0].kind == mark:
		case len(c) == 1 && c[0].kind == number:
			numbers++
		default:
			return false
		}
	}
	return numbers > 0
}

// variantHead is the length of a size or colour over a column.
func (d *document) variantHead(t []token) int { return d.clause(t, true).variantLabel(0) }

// matrix reads the rows: one item for each, its numbers summed; where the
// rows are sizes, one item for each column. next is the line behind.
func (b *builder) matrix(i int, m matrix) (next int) {
	title := b.matrixTitle(i)
	across := true
	for _, r := range m.rows {
		c := b.cells(b.lines[r], m.separator)
		across = across && len(c[0]) > 0 && b.clause(c[0], true).variantLabel(0) == len(c[0]) && b.is("colour", c[0], 0) == 0
	}
	if across && title.Known {
		for j := m.from; j < m.to; j++ {
			var list []cell
			for _, r := range m.rows {
				list = append(list, b.cells(b.lines[r], m.separator)[j])
			}
			b.matrixItem(title, [][]token{m.heads[j]}, list, i)
		}
	} else {
		for _, r := range m.rows {
			c := b.cells(b.lines[r], m.separator)
			if len(c[0]) > 0 && b.totalRow(c[0]) {
				continue
			}
			names := make([][]token, m.from)
			for k := range m.from {
				names[k] = c[k]
			}
			b.matrixItem(title, names, c[m.from:m.to], r)
		}
	}
	return m.rows[len(m.rows)-1] + 1
}

// matrixItem adds one item with the sum of its cells.
func (b *builder) matrixItem(title Found[string], names [][]token, cells []cell, line int) {
	n := draft{line: line, listed: true}
	for _, t := range names {
		if len(t) > 0 {
			n.words = append(n.words, t...)
		}
	}
	c := b.clause(n.words, true)
	n.Model = c.model(0, len(n.words))
	n.Text = b.spell(n.words)
	for _, t := range cells {
		if len(t) != 1 || t[0].kind != number {
			continue
		}
		v, ok := amount(t[0].form, b.language, true)
		if !ok || !v.IsPositive() {
			continue
		}
		if !n.Quantity.Known {
			n.Quantity = found(v, t[0].Span)
			continue
		}
		at := n.Quantity.Span
		n.Quantity = found(n.Quantity.Value.Add(v), Span{min(at.Start, t[0].Start), max(at.End, t[0].End)})
	}
	if !n.Text.Known || !n.Quantity.Known {
		return
	}
	if title.Known && b.variantsOnly(n.words) {
		n.Text = found(title.Value+" "+n.Text.Value, Span{min(title.Span.Start, n.Text.Span.Start), max(title.Span.End, n.Text.Span.End)})
		n.words = append(tokenize(b.text, title.Span.Start, title.Span.End), n.words...)
	}
	b.keep(n)
}

// variantsOnly reports words that are a size or a colour and nothing else.
func (b *builder) variantsOnly(t []token) bool {
	for i := 0; i < len(t); {
		n := max(b.clause(t, true).variantLabel(i), b.is("attribute", t, i))
		if n == 0 && t[i].kind != mark {
			return len(t) == 1 && t[0].kind == word
		}
		i += max(n, 1)
	}
	return true
}

// matrixTitle is the product that the table is about: the item just named,
// which gives way, or the short line above.
func (b *builder) matrixTitle(i int) Found[string] {
	if last := len(b.drafts) - 1; last >= 0 && !b.drafts[last].Quantity.Known && i-b.drafts[last].line <= 4 {
		t := b.drafts[last].Text
		b.drafts = b.drafts[:last]
		return t
	}
	for j := i - 1; j >= max(i-3, 0); j-- {
		t := b.lines[j].tokens
		if len(t) == 0 {
			continue
		}
		c := b.clause(t, true)
		if from := c.afterAsk(0, len(t)); len(t) <= 14 && b.lines[j].role == "" && c.product(from, len(t)) > 0 && b.is("greeting", t, 0) == 0 {
			text, _, _ := c.phrase(from, len(t))
			return text
		}
		return Found[string]{}
	}
	return Found[string]{}
}

// looseRole is the meaning of a heading with a word of its own before or
// behind what is known: "Req. Qty", "Material Code", "Qté souhaitée".
func (d *document) looseRole(c cell) string {
	if len(c) < 2 || len(c) > 7 {
		return ""
	}
	for i := 1; i < len(c); i++ {
		if role, n := d.label.at(c, i); n > 0 && i+n == len(c) && looseHead(role) {
			return role
		}
	}
	if role, n := d.labelAt(c); n > 0 && looseHead(role) && len(c)-n <= 3 {
		return role
	}
	return ""
}

func looseHead(role string) bool {
	return strings.Contains(" product model quantity price unit details remark delivery amount no ", " "+role+" ")
}
