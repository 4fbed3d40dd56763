package read

import "strings"

// pair is one variant of a product with its number: "XL 50", "talla 39: 20
// pares", "Black – 60".
type pair struct {
	first, last int // tokens
	label       Span
	q           quantity
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
		if len(run) < 2 {
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
	n := c.variantLabel(i)
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
		return pair{i, q.last, Span{i, i + n}, q}, true
	}
	return pair{}, false
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
		if c.isOf(at) || c.form(at) == "in" || c.form(at) == "x" {
			at++
		}
		n := c.variantLabel(at)
		if next := at + n; n == 0 || next < len(c.t) && c.kind(next) != mark && c.is("conj", c.t, next) == 0 {
			return pair{}, false
		}
		q.value = found(f.read(c.language, true), Span{c.t[f.first].Start, c.t[f.last].End})
		q.last = at + n - 1
		return pair{i, q.last, Span{at, at + n}, q}, q.value.Value.IsPositive()
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

// ofEach reports "de chaque coloris", "of each colour" anywhere in a sentence.
func (c *clause) ofEach() bool {
	for i := range c.t {
		if c.is("each", c.t, i) > 1 {
			return true
		}
	}
	return false
}

// numbersBefore reads "iphone 15 and 16" right before a number of each.
func (c *clause) numbersBefore(q quantity) []Span {
	var out []Span
	i := q.first - 1
	for i > 0 && c.kind(i) == number && c.t[i].space && c.use[i] == free {
		out = append([]Span{{i, i + 1}}, out...)
		i--
		if c.is("conj", c.t, i) == 0 && c.form(i) != "," && c.form(i) != "/" {
			break
		}
		i--
	}
	if i < 0 || c.kind(i) != word {
		return nil
	}
	return out
}

// listedBase finds the product of a list of variants: the words before the
// list and the number, those between, or those behind both.
func (b *builder) listedBase(c *clause, q quantity, from, to, line int) (base *draft, used int) {
	cut := from
	for cut > 0 && (strings.Contains(":(,-", c.form(cut-1)) || c.colourCueBefore(cut) > 0 || c.is("fill", c.t, cut-1) == 1 && c.kind(cut-1) == word) {
		cut -= max(c.colourCueBefore(cut), 1)
	}
	for _, s := range [][2]int{{0, min(cut, q.first)}, {q.last + 1, cut}, {max(to, q.last+1), len(c.t)}} {
		if s[1] <= s[0] {
			continue
		}
		end := c.phraseEnd(c.afterAsk(s[0], s[1]), s[1])
		if c.product(c.afterAsk(s[0], s[1]), end) == 0 {
			continue
		}
		n := draft{line: line}
		c.describe(&n, c.afterAsk(s[0], s[1]), end)
		if n.Text.Known && !c.genericOnly(n.words) {
			return &n, end
		}
	}
	return b.variantBase(c, 0, line), 0
}

func (c *clause) colourCueBefore(i int) int {
	_, n := c.cue["colourcue"].before(c.t, i)
	return n
}

// variantList finds the enumeration of variants in a sentence: short names
// parted by commas and "and", which are colours or sizes, or stand behind
// "in", "colours:" and the like; "30, 40 and 50 cm" share their unit.
func (c *clause) variantList(q quantity, limit int) (names []Span, from, to int) {
	for i := range limit {
		if i >= q.first && i <= q.last || c.use[i] != free || c.kind(i) == mark {
			continue
		}
		if i > 0 && !c.t[i].space && c.kind(i) != han && c.kind(i-1) != mark {
			continue
		}
		cued := c.listCueBefore(i)
		list, end := c.enumeration(i, q, cued)
		if len(list) >= 2 && len(list) > len(names) {
			names, from, to = list, i, end
		}
		if len(names) > 0 && i >= to {
			break
		}
	}
	return names, from, to
}

// listCueBefore reports that a list of variants is announced before token i.
func (c *clause) listCueBefore(i int) bool {
	j := i
	for j > 0 && (strings.Contains(":(", c.form(j-1)) || c.kind(j-1) == word && c.is("fill", c.t, j-1) == 1 && c.colourCueBefore(j) == 0) {
		j--
	}
	return c.colourCueBefore(j) > 0 || j < i && c.form(j) == ":" && c.is("each", c.t, j-2) > 0 || c.eachBefore(j)
}

// eachBefore reports "de chaque coloris" and "of each colour" before token i.
func (c *clause) eachBefore(i int) bool {
	_, n := c.cue["each"].before(c.t, i)
	return n > 1
}

// enumeration reads the names of a list from token i.
func (c *clause) enumeration(i int, q quantity, cued bool) (names []Span, end int) {
	if run := c.colourRun(i); len(run) > 1 {
		return run, run[len(run)-1].End
	}
	for i < len(c.t) {
		n := c.is("colour", c.t, i)
		if n == 0 {
			n = c.variantLabel(i)
		}
		if n == 0 && cued {
			n = c.shortName(i, q)
		}
		if n == 0 && len(names) > 0 && c.kind(i) == number && c.kind(names[len(names)-1].End-1) == number {
			n = 1 + c.sizeAt(i+1) // diameters 30, 40 and 50 cm
		}
		if n == 0 || i >= q.first && i <= q.last {
			break
		}
		names = append(names, Span{i, i + n})
		end = i + n
		j := end
		for j < len(c.t) && (c.form(j) == "," || c.form(j) == "/" || c.is("conj", c.t, j) > 0 && c.form(j) != "with") {
			j++
		}
		if j == end && c.kind(end) == word && scriptOf(c.form(end)) == "ar" && strings.HasPrefix(c.form(end), "و") {
			i = end // الأزرق والوردي
			continue
		}
		if j == end {
			break
		}
		i = j
	}
	return names, end
}

// shortName is the length of one name in an announced list: one or two words,
// or a number with its measure, up to a comma, "and" or the end.
func (c *clause) shortName(i int, q quantity) int {
	for n := 1; n <= 3 && i+n <= len(c.t); n++ {
		last := i + n - 1
		if c.use[last] != free || last >= q.first && last <= q.last || c.kind(last) == mark || c.is("stop", c.t, last) > 0 || c.is("ask", c.t, last) > 0 && c.kind(last) == word {
			return 0
		}
		next := i + n
		stops := next >= len(c.t) || next == q.first || c.kind(next) == mark && c.form(next) != "-" || c.is("conj", c.t, next) > 0 && c.kind(next) == word || c.isOf(next) && c.kind(i) == word
		if n == 1 && next < len(c.t) && scriptOf(c.form(i)) == "ar" && strings.HasPrefix(c.form(next), "و") {
			return 1
		}
		if stops && (c.kind(i) != number || n > 1 || c.kind(next) == mark || next < len(c.t) && c.is("conj", c.t, next) > 0) {
			return n
		}
	}
	return 0
}

// colourRun reads Chinese colours written together: 红蓝黑三色.
func (c *clause) colourRun(i int) []Span {
	var out []Span
	for i < len(c.t) && c.kind(i) == han && c.is("colour", c.t, i) == 1 && c.form(i+1) != "色" {
		out = append(out, Span{i, i + 1})
		i++
	}
	return out
}
