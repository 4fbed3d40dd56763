package read

// pairsBelow reads names and numbers on lines of their own, in turn: two or
// more such pairs make a list.
func (b *builder) pairsBelow(i int, wanted func(line) bool, flush func(), next *int) bool {
	var rows []draft
	for j := i; ; {
		name := b.nextLine(j, wanted)
		if name < 0 {
			break
		}
		figure := b.nextLine(name+1, wanted)
		if figure < 0 {
			break
		}
		q, ok := b.bareQuantity(b.lines[figure].tokens)
		t := b.lines[name].tokens
		if !ok || len(t) < 2 || len(t) > 40 || b.has("greeting", t) || t[len(t)-1].form == ":" || b.countsPieces(t) {
			break
		}
		n := draft{line: name, listed: true}
		b.clause(t, true).describe(&n, 0, len(t))
		if !n.Text.Known || b.clause(n.words, true).genericOnly(n.words) {
			break
		}
		n.setQuantity(q)
		rows = append(rows, n)
		j = figure + 1
		*next = j
	}
	if len(rows) < 2 {
		*next = i
		return false
	}
	flush()
	for _, n := range rows {
		b.add(n)
	}
	return true
}

// nextLine is the first line from i that is not empty, -1 where it is of
// another kind or more than one empty line is before it.
func (b *builder) nextLine(i int, wanted func(line) bool) int {
	for k := i; k < min(i+2, len(b.lines)); k++ {
		l := b.lines[k]
		if l.blank() {
			continue
		}
		if !wanted(l) || l.bullet > 0 || l.role != "" {
			return -1
		}
		return k
	}
	return -1
}

// bareQuantity reads a line that is a number with a unit and nothing else.
func (b *builder) bareQuantity(t []token) (quantity, bool) {
	if len(t) == 0 || len(t) > 4 || t[0].kind != number {
		return quantity{}, false
	}
	c := b.clause(t, true)
	q, ok := c.cellQuantity()
	if !ok || !q.unit.Known {
		return quantity{}, false
	}
	for i := q.last + 1; i < len(t); i++ {
		if t[i].kind != mark {
			return quantity{}, false
		}
	}
	return q, q.first == 0
}

// countsPieces reports a line that has a number of pieces of its own.
func (b *builder) countsPieces(t []token) bool {
	for _, q := range b.clause(t, true).quantities() {
		if c := b.class[q.unit.Value]; c == "count" || c == "pack" || c == "box" {
			return true
		}
	}
	return false
}
