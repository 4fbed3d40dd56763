package read

import "strings"

// pair is one variant of a product with its number: "XL 50", "talla 39: 20
// pares", "Black – 60".
type pair struct {
	first, last int // tokens
	label       Span
	q           quantity
	bare        bool // a number for a size, with no word before it
}

// variants reads a sentence in which one product comes in several sizes or
// colours, each with its own number, or all with the same. What stands behind
// the last variant is given back.
func (b *builder) variants(t []token, line int, listed bool) (rest []token, ok bool) {
	if len(t) < 4 || b.past(t) && !b.has("ask", t) {
		return t, false
	}
	if rest, ok = b.pairedVariants(t, line, listed); ok {
		return rest, true
	}
	return b.eachVariants(t, line, listed)
}

// pairedVariants reads "crew-neck T-shirt: S 100, M 200, L 200".
func (b *builder) pairedVariants(t []token, line int, listed bool) (rest []token, ok bool) {
	c := b.clause(t, false)
	for i := range t {
		run := c.pairs(i)
		if len(run) < 2 || run[0].bare && len(run) < 3 {
			continue
		}
		end := run[len(run)-1].last + 1
		base := b.variantBase(c, i, line)
		if base == nil {
			return t, false
		}
		b.groups++
		for _, p := range run {
			b.addVariant(base, c, p.label, p.q, line, listed)
		}
		for end < len(t) && t[end].kind == mark && t[end].form != "(" {
			end++
		}
		return t[end:], true
	}
	return t, false
}

// pairs reads variants with their numbers one after the other from token i.
func (c *clause) pairs(i int) []pair {
	var out []pair
	for i < len(c.t) {
		p, ok := c.pair(i)
		if !ok {
			break
		}
		out = append(out, p)
		i = p.last + 1
		for i < len(c.t) && (strings.Contains(",/+&;", c.form(i)) || c.is("conj", c.t, i) > 0 && c.kind(i) == word) {
			if c.form(i) == ";" && c.variantLabel(i+1) == 0 {
				break
			}
			i++
		}
	}
	return out
}

// pair reads one variant and the number behind it.
func (c *clause) pair(i int) (pair, bool) {
	n, bare := c.variantLabel(i), false
	if n == 0 && c.bareSize(i) {
		n, bare = 1, true
	}
	if n == 0 {
		return c.pairReversed(i)
	}
	if i > 0 && c.glued(i) && c.kind(i) != han && c.kind(i-1) != mark {
		return pair{}, false
	}
	j := i + n
	for j < len(c.t) && (strings.Contains(":-=(x×", c.form(j)) || c.is("approx", c.t, j) > 0 && c.kind(j) == word) {
		j++
	}
	for _, f := range c.figs {
		if f.first != j || f.vague || c.use[f.first] != free {
			continue
		}
		q := quantity{first: i, last: f.last}
		if m := c.variantLabel(f.last + 1); m == 0 || c.kind(f.last+1+m) != number {
			if c.takeUnit(&q, f) == "refused" || c.partOfCode(f) && c.kind(i) != han {
				return pair{}, false
			}
		}
		v := f.read(c.language, true)
		if !v.IsPositive() || !v.Equal(v.Truncate(0)) {
			return pair{}, false
		}
		q.value = found(v, Span{c.t[f.first].Start, c.t[f.last].End})
		if c.form(q.last+1) == ")" && c.form(j-1) == "(" {
			q.last++
		}
		return pair{i, q.last, Span{i, i + n}, q, bare}, true
	}
	return pair{}, false
}

// bareSize reports "46 - 30 шт": a small number, a dash and a counted number.
func (c *clause) bareSize(i int) bool {
	if c.kind(i) != number || len(c.form(i)) > 3 || len(c.form(i)) < 2 || c.form(i+1) != "-" && c.form(i+1) != ":" || c.kind(i+2) != number || i > 0 && c.glued(i) {
		return false
	}
	class := c.class[c.unitKey(i+3)]
	return (class == "count" || class == "pack") && (c.t[i+1].space || c.form(i+1) == ":")
}

// pairReversed reads "120 pcs beige" and "40 XL".
func (c *clause) pairReversed(i int) (pair, bool) {
	for _, f := range c.figs {
		if f.first != i || f.vague || f.words || c.use[i] != free || c.partOfCode(f) {
			continue
		}
		q := quantity{first: i, last: f.last}
		if c.takeUnit(&q, f) == "refused" {
			return pair{}, false
		}
		at := q.last + 1
		if c.isOf(at) || strings.Contains(" in en em x ", " "+c.form(at)+" ") {
			at++
		}
		n := c.variantLabel(at)
		if next := at + n; n == 0 || next < len(c.t) && c.kind(next) != mark && c.is("conj", c.t, next) == 0 {
			return pair{}, false
		}
		q.value = found(f.read(c.language, true), Span{c.t[f.first].Start, c.t[f.last].End})
		q.last = at + n - 1
		return pair{i, q.last, Span{at, at + n}, q, false}, q.value.Value.IsPositive()
	}
	return pair{}, false
}

// variantLabel is the length of a size or colour at token i: "XL", "size 39",
// "Gr. 48", "S码", "navy blue".
func (c *clause) variantLabel(i int) int {
	if n := c.is("colour", c.t, i); n > 0 {
		return n
	}
	cue := c.is("sizeword", c.t, i)
	at := i + cue
	if cue > 0 && (c.form(at) == "." || c.form(at) == ":" || c.form(at) == "no") {
		at++
	}
	n := 0
	switch {
	case c.is("lettersize", c.t, at) > 0 && (c.t[at].upper || cue > 0) && !c.glued(at+1):
		n = c.is("lettersize", c.t, at)
	case c.is("lettersize", c.t, at) > 0 && c.t[at].upper && (c.kind(at+1) == han || c.kind(at+1) == mark):
		n = 1
	case c.kind(at) == number && c.glued(at+1) && c.is("lettersize", c.t, at+1) > 0 && len(c.form(at)) == 1:
		n = 2 // 2XL
	case cue > 0 && c.kind(at) == number && len(c.form(at)) <= 5:
		n = 1
		if c.form(at+1) == "-" || c.form(at+1) == "/" {
			if c.kind(at+2) == number && c.glued(at+2) {
				n = 3 // size 36-38
			}
		}
		if m := c.sizeAt(at + n); m > 0 {
			n += m
		}
	}
	if n == 0 {
		return 0
	}
	n += at - i
	if m := c.is("sizeword", c.t, i+n); m > 0 && c.kind(i+n) == han {
		n += m
	}
	return n
}

// variantBase are the words of the product that variants belong to: those
// before token end, else those of the item just read, which gives way.
func (b *builder) variantBase(c *clause, end, line int) *draft {
	n := draft{line: line}
	from := c.afterAsk(c.lastBreak(end), end)
	if from < end && c.product(from, end) > 0 {
		c.describe(&n, from, end)
		if n.Text.Known && !c.genericOnly(n.words) {
			return &n
		}
	}
	last := len(b.drafts) - 1
	if last < 0 || line-b.drafts[last].line > 3 {
		return b.namedAbove(line)
	}
	n = b.drafts[last]
	n.words = n.words[:b.baseEnd(n.words)]
	if b.drafts[last].Quantity.Known {
		if len(n.words) == 0 {
			return nil
		}
		n.Text = b.spell(n.words)
		return &n
	}
	n.words = b.drafts[last].words
	b.drafts = b.drafts[:last]
	return &n
}

// namedAbove is a product that was only named, with no word of asking, in the
// sentence before: "圆领T恤 180克纯棉 白色" above a line of sizes.
func (b *builder) namedAbove(line int) *draft {
	if n := b.candidate; n.Text.Known && line-n.line <= 3 {
		b.candidate = draft{}
		return &n
	}
	return nil
}

// mentions keeps a short sentence without a number in mind as the name of
// what the next one may count.
func (b *builder) mentions(c *clause, line int) {
	if len(c.t) == 0 || len(c.t) > 16 || c.is("question", c.t, 0) > 0 || b.past(c.t) || c.papers(0, len(c.t)) || c.incoterm.in(c.t) || c.has("deliverto", c.t) {
		return
	}
	from := c.afterAsk(0, len(c.t))
	end := c.phraseEnd(from, len(c.t))
	if c.product(from, end) == 0 || c.abstract(from, end) || c.is("greeting", c.t, 0) > 0 {
		return
	}
	n := draft{line: line}
	c.describe(&n, from, end)
	if n.Text.Known && !c.genericOnly(n.words) && !b.noGoods(n.words) && !b.attributesOnly(n.words) {
		b.candidate = n
	}
}

// lastBreak is the token behind the last semicolon or full stop before end.
func (c *clause) lastBreak(end int) int {
	for i := end - 2; i > 0; i-- {
		if c.form(i) == ";" || c.form(i) == "." && c.endsSentence(c.t, i) {
			return i + 1
		}
	}
	return 0
}

// addVariant adds the product with the words of one variant.
func (b *builder) addVariant(base *draft, c *clause, label Span, q quantity, line int, listed bool) {
	own := c.t[label.Start:label.End]
	n := *base
	n.line, n.listed, n.each, n.ditto, n.group = line, listed, false, false, b.groups
	n.words = append(append([]token{}, base.words...), own...)
	said := b.spell(own)
	n.Text = found(base.Text.Value+" "+said.Value, Span{min(base.Text.Span.Start, said.Span.Start), max(base.Text.Span.End, said.Span.End)})
	n.Quantity, n.Unit, n.Tiers = q.value, q.unit, q.tiers
	b.keep(n)
}

// keep takes an item in as it is.
func (b *builder) keep(n draft) {
	if len(b.drafts) < maxItems {
		b.drafts = append(b.drafts, n)
		b.asking = true
	}
}

// eachVariants reads "500 each in red, blue and black of your wristbands" and
// "Filztaschen in anthrazit, hellgrau und bordeaux, je 200 Stück".
func (b *builder) eachVariants(t []token, line int, listed bool) (rest []token, ok bool) {
	c := b.clause(t, false)
	var q quantity
	limit := len(t)
	for k := range c.figs {
		g, good := c.weigh(k)
		if !good || !g.each {
			continue
		}
		if q.value.Known {
			limit = min(limit, q.last+1)
			break
		}
		q = g
	}
	if !q.value.Known {
		if qs := c.quantities(); len(qs) == 1 && c.ofEach() {
			q = qs[0]
		} else {
			return t, false
		}
	}
	names, from, to := c.variantList(q, limit)
	if len(names) < 2 {
		if names = c.numbersBefore(q); len(names) < 2 {
			return t, false
		}
		from, to = names[0].Start, q.first
	}
	if p, priced := c.price(); priced {
		c.mark(p.first, p.last+1, asPrice)
		defer func() {
			for i := range b.drafts {
				if n := &b.drafts[i]; ok && n.line == line && !n.Price.Known {
					n.setPrice(p)
				}
			}
		}()
	}
	c.mark(q.first, q.last+1, asQuantity)
	base, end := b.listedBase(c, q, from, to, line)
	if base == nil {
		return t, false
	}
	b.groups++
	for _, name := range names {
		b.addVariant(base, c, name, q, line, listed)
	}
	return t[max(q.last+1, to, end):], true
}
