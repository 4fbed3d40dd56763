package read

import "strings"

// rowsHere reads two or more neighbouring lines that are each one product
// with its quantity.
func (b *builder) rowsHere(i int, wanted func(line) bool, flush func(), next *int) bool {
	var rows []draft
	j := i
	for blanks := 0; j < len(b.lines); j++ {
		l := b.lines[j]
		if l.blank() {
			if blanks++; blanks > 1 {
				break
			}
			continue
		}
		blanks = 0
		if !wanted(l) || l.bullet > 0 || l.role != "" {
			break
		}
		n, ok := b.rowLike(j)
		if !ok {
			break
		}
		rows = append(rows, n)
	}
	if len(rows) < 2 {
		return false
	}
	flush()
	b.dropIntroduced(i, rows)
	for _, n := range rows {
		if len(b.drafts) > 0 && b.attributesOnly(n.words) {
			n.listed = false // S – 20, M – 50
		}
		b.addVariants(n)
	}
	*next = j
	return true
}

// dropIntroduced takes back what the line above a list only announces: "we
// need accessories:".
func (b *builder) dropIntroduced(i int, rows []draft) {
	above := i - 1
	for above > max(i-3, 0) && b.lines[above].blank() {
		above--
	}
	counted := 0
	for _, n := range rows {
		if b.attributesOnly(n.words) {
			return
		}
		if n.Quantity.Known {
			counted++
		}
	}
	if counted < 2 || above < 0 || b.lines[above].blank() || !endsOpen(b.lines[above].tokens) {
		return
	}
	for last := len(b.drafts) - 1; last >= 0; last-- {
		if n := b.drafts[last]; n.listed || n.Quantity.Known && !n.Quantity.Value.Equal(one()) || n.Model.Known || above-n.line > 3 {
			return
		}
		b.drafts = b.drafts[:last]
	}
}

// rowLike reads a line that is a product with a quantity at its beginning or
// end, and no sentence.
func (b *builder) rowLike(i int) (draft, bool) {
	t := b.lines[i].tokens
	if len(t) < 2 || len(t) > 45 || b.is("greeting", t, 0) > 0 || len(b.sentences(t)) > 1 {
		return draft{}, false
	}
	n, q, ok := b.row(t, i)
	if !ok || q.score < 4 || b.past(t) || b.has("cancel", t) || b.has("change", t) {
		return draft{}, false
	}
	c := b.clause(t, true)
	start := q.first <= 1
	tail := 0
	for k := q.last + 1; k < len(t); k++ {
		if c.content(k) {
			tail++
		}
	}
	asks := 0
	for k := range t {
		if b.is("ask", t, k) > 0 && t[k].kind == word && len(t[k].form) > 2 {
			asks++
		}
	}
	if asks > 0 || b.clause(n.words, true).genericOnly(n.words) || !start && tail > 4 {
		return draft{}, false
	}
	many := b.clause(t, false)
	return n, len(many.quantities()) <= 1
}

// namesBelow reads short bare lines right below "… the following:".
func (b *builder) namesBelow(i int, wanted func(line) bool, flush func(), next *int) bool {
	t := b.lines[i].tokens
	if len(b.drafts) > 0 || !b.has("intro", t) || !endsOpen(t) && len(t) > 9 {
		return false
	}
	var rows []draft
	j := i + 1
	for blanks := 0; j < len(b.lines); j++ {
		l := b.lines[j]
		if l.blank() {
			if blanks++; blanks > 1 || len(rows) > 0 {
				break
			}
			continue
		}
		if !wanted(l) || l.bullet > 0 || l.role != "" || len(l.tokens) > 10 || !plainName(l.tokens) || b.has("stop", l.tokens) || b.is("greeting", l.tokens, 0) > 0 || b.notGoods(l.tokens) {
			break
		}
		if _, table := b.matrixAt(j); table {
			break
		}
		n, _, ok := b.row(l.tokens, j)
		if !ok {
			break
		}
		rows = append(rows, n)
	}
	if len(rows) < 2 {
		return false
	}
	flush()
	for _, n := range rows {
		b.add(n)
	}
	*next = j
	return true
}

func endsOpen(t []token) bool {
	last := t[len(t)-1]
	return last.form == ":" || last.form == "-"
}

// plainName reports a line without the marks of a sentence.
func plainName(t []token) bool {
	for _, x := range t {
		if strings.Contains("?!:;", x.form) && x.kind == mark {
			return false
		}
	}
	return t[len(t)-1].form != "." && t[0].kind == word
}
