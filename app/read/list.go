package read

import "strings"

// row reads a list entry or a line that is one product with its figures.
func (d *document) row(t []token, line int) (draft, quantity, bool) {
	c := d.clause(t, true)
	n := draft{line: line, listed: true}
	if p, ok := c.price(); ok {
		c.mark(p.first, p.last+1, asPrice)
		n.setPrice(p)
	}
	var q quantity
	qs := c.quantities()
	if len(qs) > 0 {
		q = qs[0]
		c.mark(q.first, q.last+1, asQuantity)
		n.setQuantity(q)
	}
	c.markUndecided()
	n.Model = c.model(0, len(t))
	from, to := c.rowWords()
	n.Text, n.Spec, n.words = c.phrase(from, to)
	if !n.Text.Known && n.Model.Known {
		n.Text = n.Model
	}
	n.ditto = c.dittoAt(n.words) >= 0
	c.shorten(&n)
	return n, q, n.Text.Known && (c.words(0, len(t)) > 0 || n.Model.Known || n.Quantity.Known && d.attributesOnly(n.words))
}

// markUndecided takes "Quantity TBD" and "nach Bedarf" out of the words.
func (c *clause) markUndecided() {
	for i := 1; i < len(c.t); i++ {
		if n := c.is("tbd", c.t, i); n > 0 && c.kind(i) != mark {
			from := i
			for from > 0 && (c.form(from-1) == ":" || c.form(from-1) == "-") {
				from--
			}
			if role, m := c.label.before(c.t, from); role == "quantity" {
				from -= m
			}
			c.mark(from, i+n, asQuantity)
		}
	}
}

// rowWords is the stretch of a row that describes the product: behind the
// cue of asking, if there is one, and before the terms.
func (c *clause) rowWords() (int, int) {
	from, to := 0, len(c.t)
	for i := 0; i < len(c.t) && i < 12; i++ {
		if n := c.is("ask", c.t, i); n > 1 && c.kind(i) == word && c.product(i+n, to) > 0 {
			from = i + n
			break
		}
	}
	for i := from + 1; i < to; i++ {
		if c.use[i] == asNoise || c.arrow(i) && c.product(from, i) > 0 || c.is("likebefore", c.t, i) > 0 || c.is("rowend", c.t, i) > 0 && c.product(from, i) > 0 {
			return from, i
		}
	}
	return from, to
}

// arrow reports "->" before a remark without a number.
func (c *clause) arrow(i int) bool {
	if c.form(i) != "→" && (c.form(i) != "-" || c.form(i+1) != ">" || !c.glued(i+1)) {
		return false
	}
	for _, f := range c.figs {
		if f.first > i && !f.vague {
			return false
		}
	}
	return true
}

// shorten keeps long rows readable: the words up to the code, or the first
// nine, are the product; the rest is specification.
func (c *clause) shorten(n *draft) {
	if len(n.words) <= 12 {
		return
	}
	cut := 0
	for i, t := range n.words {
		if n.Model.Known && t.End == n.Model.Span.End && i < 12 {
			cut = i + 1
			break
		}
	}
	if cut == 0 {
		for i, t := range n.words {
			if i >= 5 && (t.form == "," || t.form == ":" || t.form == ";" || t.form == "-" && t.space) {
				cut = i
				break
			}
		}
	}
	if cut == 0 || cut >= len(n.words)-1 {
		return
	}
	head, tail := n.words[:cut], n.words[cut:]
	for len(tail) > 1 && tail[0].kind == mark {
		tail = tail[1:]
	}
	n.Text = c.spell(head)
	n.Spec = appendSpec(c.spell(tail), n.Spec)
	n.words = head
}

// entry is a list entry: its tokens without the bullet, wrapped lines joined.
type entry struct {
	tokens []token
	line   int
	role   string
}

// entries gathers the list that begins at line i; next is the line behind it.
func (d *document) entries(i int) (list []entry, next int) {
	blanks := 0
	for ; i < len(d.lines); i++ {
		l := d.lines[i]
		switch {
		case l.blank():
			if blanks++; blanks > 2 {
				return list, i
			}
			continue
		case l.bullet > 0 && d.sameZone(l, d.lines[i]):
			list = append(list, entry{l.tokens[l.bullet:], i, l.role})
		case len(list) > 0 && blanks == 0 && l.role == "" && l.zone != sign && d.wraps(i-1, i) && len(list[len(list)-1].tokens) < maxTokens:
			last := &list[len(list)-1]
			last.tokens = append(last.tokens[:len(last.tokens):len(last.tokens)], l.tokens...)
		default:
			return list, i
		}
		blanks = 0
	}
	return list, i
}

func (d *document) sameZone(a, b line) bool { return a.zone == b.zone }

// list reads a list as items, or as the specification of the item above.
func (b *builder) list(list []entry, intro []token) {
	type read struct {
		draft
		q  quantity
		ok bool
	}
	rows := make([]read, len(list))
	counted, labelled, notGoods := 0, 0, 0
	for i, e := range list {
		if e.role != "" && e.role != "product" && e.role != "model" && e.role != "no" {
			labelled++
			continue
		}
		n, q, ok := b.row(e.tokens, e.line)
		rows[i] = read{n, q, ok}
		switch {
		case b.notGoods(e.tokens) && !n.Quantity.Known:
			notGoods++
		case n.Quantity.Known && ok:
			counted++
		}
	}
	if labelled*2 > len(list) || counted == 0 && !b.introduces(intro, list, notGoods) {
		b.specifications(list)
		return
	}
	heading := b.listHeading(intro)
	found := make([]draft, len(rows))
	for i, r := range rows {
		found[i] = r.draft
	}
	b.dropIntroduced(list[0].line, found)
	for i, e := range list {
		switch {
		case e.role != "" && labelled > 0 && !rows[i].ok:
			b.field(e.role, e.tokens, e.line)
		case !rows[i].ok || b.notGoods(e.tokens) && !rows[i].Quantity.Known, len(e.tokens) > 60:
		case b.has("cancel", e.tokens) && !rows[i].Quantity.Known:
			b.cancelled(e.tokens)
		default:
			n := rows[i].draft
			b.prefix(&n, heading)
			if !b.clause(n.words, true).genericOnly(n.words) {
				b.addVariants(n)
			}
		}
	}
}

// notGoods reports a list entry that asks or states something else: a price
// wanted, a condition, a question.
func (d *document) notGoods(t []token) bool {
	if len(t) == 0 || t[len(t)-1].form == "?" {
		return true
	}
	for i := 0; i < len(t) && i < 3; i++ {
		if d.is("notitem", t, i) > 0 && !(i > 0 && t[i].kind == han) {
			return true
		}
	}
	return len(t) > 60
}

// introduces reports that a list without any number names goods: the line
// above asks for something, and the entries are short and no conditions.
func (b *builder) introduces(intro []token, list []entry, notGoods int) bool {
	if notGoods*2 > len(list) {
		return false
	}
	c := b.clause(intro, false)
	if len(b.drafts) > 0 && len(b.drafts) < 2 && (b.has("notitem", intro) || !b.has("ask", intro) && !b.has("intro", intro)) && b.drafts[0].line < list[0].line {
		return false
	}
	if b.has("notitem", intro) && !b.has("ask", intro) {
		return false
	}
	for _, w := range intro {
		if w.form == "include" || w.form == "includes" || w.form == "including" || w.form == "scope" {
			return false
		}
	}
	return b.asking || b.has("ask", intro) || b.has("intro", intro) || c.heading(len(intro)).Known || b.listHeading(intro).Known
}

// specifications adds a list of conditions to the item above it.
func (b *builder) specifications(list []entry) {
	for _, e := range list {
		if e.role != "" {
			l := b.lines[e.line]
			b.field(e.role, l.tokens[min(l.value, len(l.tokens)):], e.line)
		}
	}
}

// listHeading is a short line with a colon that names what its list holds.
func (b *builder) listHeading(intro []token) Found[string] {
	n := len(intro)
	if n < 2 || n > 14 || intro[n-1].form != ":" || b.has("ask", intro) || b.has("intro", intro) || b.has("greeting", intro) {
		return Found[string]{}
	}
	c := b.clause(intro[:n-1], true)
	if c.genericOnly(intro[:n-1]) || c.product(0, n-1) == 0 {
		return Found[string]{}
	}
	if role, m := b.label.at(intro, 0); m == n-1 && role != "product" {
		return Found[string]{}
	}
	return found(squeeze(b.text[intro[0].Start:intro[n-2].End]), Span{intro[0].Start, intro[n-2].End})
}

// prefix puts the heading of a list before an entry that is little more than
// a code.
func (b *builder) prefix(n *draft, heading Found[string]) {
	if !heading.Known || len(n.words) == 0 {
		return
	}
	plain := 0
	for _, t := range n.words {
		if t.kind == word && len(t.form) > 3 && !strings.ContainsAny(b.text[t.Start:t.End], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") || t.kind == han {
			plain++
		}
	}
	if plain > 1 {
		return
	}
	n.Text.Value = heading.Value + " " + n.Text.Value
	n.words = append(tokenize(b.text, heading.Span.Start, heading.Span.End), n.words...)
}

// addVariants adds a row; "L/M 各 1,200" and "20 each of S, M and L" become
// one item for each size.
func (b *builder) addVariants(n draft) {
	stroke := -1
	for i, t := range n.words {
		if t.form == "/" && i > 1 && i+2 < len(n.words) && t.kind == mark {
			stroke = i
		}
	}
	if !n.each || stroke < 2 || n.words[stroke-1].kind != han || n.words[len(n.words)-1].form != n.words[stroke-1].form {
		b.add(n)
		return
	}
	first, second := n, n
	first.each, second.each = false, false
	first.words = n.words[:stroke:stroke]
	second.words = append(append([]token{}, n.words[:stroke-2]...), n.words[stroke+1:]...)
	first.Text, second.Text = b.spell(first.words), b.spell(second.words)
	b.add(first)
	b.add(second)
}
