package read

import (
	"slices"
	"strings"
)

// prose reads the items of one sentence into the builder.
func (b *builder) prose(t []token, line int) {
	agreed := b.is("agree", t, 0) > 0
	b.answering, b.asking = agreed && len(b.speakers) > 0, b.asking || agreed
	t = b.ungreet(t)
	if len(t) == 0 || b.refusal(t) {
		return
	}
	if b.has("cancel", t) {
		if b.cancelled(t) {
			return
		}
		if t = b.dropCancelled(t); len(t) == 0 {
			return
		}
	}
	b.asking = b.asking || b.has("change", t)
	if b.seeded && b.stays(t) {
		return
	}
	if rest, ok := b.variants(t, line, false); ok {
		if len(rest) > 0 {
			b.prose(rest, line)
		}
		return
	}
	c := b.clause(t, false)
	c.markTerms()
	c.markReplaced()
	if p, ok := c.price(); ok {
		c.mark(p.first, p.last+1, asPrice)
		defer b.prosePrice(c, p, len(b.drafts))
	}
	holds := len(t)
	if _, i, _ := b.cue["holds"].find(t, 0); i > 0 {
		holds = i
	}
	qs := slices.DeleteFunc(c.quantities(), func(q quantity) bool { return c.aside(q) || b.inTitle(c, q) || q.first > holds })
	if b.has("change", t) && len(qs) > 0 && b.changed(c, qs) {
		return
	}
	for _, q := range qs {
		c.mark(q.first, q.last+1, asQuantity)
	}
	if b.past(t) && !b.has("ask", t) {
		return
	}
	b.asking = b.asking || len(qs) > 2
	if len(qs) == 0 {
		if c.priced() && (b.severalPrices(t) || b.named(t) >= 0) {
			return
		}
		if before := len(b.drafts); !agreed && (before == 0 || len(b.speakers) > 0) {
			defer func() {
				if len(b.drafts) == before {
					b.mentions(c, line)
				}
			}()
		}
		b.askedFor(c, line)
		return
	}
	tail := b.withQuantities(c, qs, line)
	if tail < len(t) && b.has("ask", t[tail:]) {
		rest := b.clause(t[tail:], false)
		rest.markTerms()
		b.askedFor(rest, line)
	}
}

// inTitle reports a bare number that the title of the notice holds as well:
// "304" of "304 stainless steel sink".
func (b *builder) inTitle(c *clause, q quantity) bool {
	if q.unit.Known {
		return false
	}
	written := fold(c.text[q.value.Span.Start:q.value.Span.End])
	for _, t := range b.title {
		if t.form == written {
			return true
		}
	}
	return false
}

// ungreet drops "Dear Sir," and "Hello" from the front.
func (b *builder) ungreet(t []token) []token {
	for i := 1; i < 7 && i < len(t) && t[i-1].kind == han; i++ {
		if n := b.is("greeting", t, i); n > 1 && t[i].kind == han {
			t = t[i+n:] // 林小姐你好
			break
		}
	}
	for len(t) > 0 {
		n := b.is("greeting", t, 0)
		if n == 0 {
			if t[0].kind == mark && !strings.Contains("\"'([", t[0].form) {
				n = 1
			} else {
				break
			}
		} else {
			for n < len(t) && n < 8 && t[n].form != "," && t[n].form != "!" && t[n].form != ":" && t[n].kind == word && b.is("ask", t, n) == 0 && t[n].upper {
				n++
			}
		}
		t = t[n:]
	}
	return t
}

func (b *builder) refusal(t []token) bool {
	if b.has("refuse", t) {
		b.refused = true
	}
	return b.refused
}

// aside reports a quantity in a part of the sentence that speaks of the past,
// of samples or of what is cancelled.
func (c *clause) aside(q quantity) bool {
	from, to := q.first, q.last+1
	for from > 0 && !strings.Contains(",;.:", c.form(from-1)) {
		from--
	}
	for to < len(c.t) && !strings.Contains(",;.", c.form(to)) {
		to++
	}
	part := c.t[from:to]
	return c.past(part) || c.has("cancel", part) || c.has("sample", c.t[max(from, q.first-3):q.first])
}

// withQuantities shares a sentence out over its quantities. What is counted
// stands behind the number ("200 t of cement") or before it ("cement 200 t").
func (b *builder) withQuantities(c *clause, qs []quantity, line int) (tail int) {
	heading := c.heading(qs[0].first)
	edge := 0
	for k, q := range qs {
		limit := len(c.t)
		if k+1 < len(qs) {
			limit = qs[k+1].first
		}
		left := c.afterAsk(edge, q.first)
		end := c.phraseEnd(q.last+1, limit)
		if c.is("pointing", c.t, q.last+1) > 0 {
			b.quantity(q, line)
			edge = end
			continue
		}
		start := c.behindFor(q.last + 1)
		if start > q.last+1 && (end <= start || c.product(left, q.first) == 0) {
			end = c.phraseEnd(start, limit)
		}
		behind := c.product(q.last+1, end)
		before := c.product(left, q.first)
		if behind > 0 && c.setting(left) {
			before = 0
		}
		if c.is("question", c.t, left) > 0 {
			before = 0
		}
		n := draft{line: line}
		from, to := 0, 0
		switch {
		case before > 0 && c.form(q.first-1) == "(" && c.form(q.last+1) == ")":
			from, to = left, c.firstPart(left, q.first-1)
		case behind > 0 && (before == 0 || c.atStart(q.first) || c.isOf(q.last+1) || !q.unit.Known && c.form(q.first-1) == ":") && !c.nounAgain(q.first, q.last+1):
			from, to = start, end
		case before > 0:
			from, to = left, c.firstPart(left, q.first)
		}
		if to <= from {
			b.quantity(q, line)
			edge = q.last + 1
			continue
		}
		c.describe(&n, from, to)
		n.setQuantity(q)
		if last := len(b.drafts) - 1; last >= 0 && c.bracketed(q.first) && from == left && c.form(q.first-1) != "(" {
			b.underHeading(&n, c, b.drafts[last].Text)
			n.Model = b.drafts[last].Model
		}
		n.ditto = c.dittoAt(n.words) >= 0
		if to < q.first && from == left {
			more, _, _ := c.phrase(to, q.first)
			n.Spec = appendSpec(n.Spec, more)
		}
		if heading.Known && (from == left && !c.hasConj(edge, q.first) && from != q.last+1 || b.attributesOnly(n.words)) {
			b.underHeading(&n, c, heading)
		}
		if b.acceptable(c, q, n) {
			b.add(n)
		}
		edge = max(q.last+1, min(to, limit))
	}
	return edge
}

// behindFor skips "for the" and "of your" between a number and its product.
func (c *clause) behindFor(i int) int {
	j := i
	switch c.form(j) {
	case "for", "of", "pour", "para", "fur", "fuer", "на", "для":
		j++
	default:
		return i
	}
	for j < len(c.t) && c.kind(j) == word && c.is("fill", c.t, j) == 1 && j < i+3 {
		j++
	}
	if j >= len(c.t) || c.product(j, c.phraseEnd(j, len(c.t))) == 0 {
		return i
	}
	return j
}

// setting reports words before a number that say for whom or that somebody
// wants, and name no goods: "für unser Gartencenter", "Wir würden nun".
func (c *clause) setting(i int) bool {
	switch c.form(i) {
	case "fur", "fuer", "for", "pour", "para", "для", "wir", "ich", "we", "i", "nous", "je", "мы", "я":
		return i+1 < len(c.t) && (i == 0 || c.kind(i) == word)
	}
	return false
}

// past reports words of what was bought before; "same as last time" speaks of
// what is wanted now.
func (d *document) past(t []token) bool {
	for i := 0; i < len(t); i++ {
		if n := d.is("likebefore", t, i); n > 0 {
			i += n - 1
			continue
		}
		if d.is("history", t, i) > 0 {
			return true
		}
	}
	return false
}

// withAt gives the token at which "with …" begins to describe a product that
// two or more words have named.
func (c *clause) withAt(from, to int) int {
	for i := from + 2; i < to-1; i++ {
		if c.bracketed(i) {
			continue
		}
		switch c.form(i) {
		case "with", "con", "com", "avec", "mit", "featuring", "including", "which", "made":
			if c.words(from, i) >= 2 && c.is("intro", c.t, i+1) == 0 {
				return i
			}
		}
	}
	return to
}

// describe reads the words, the model and the specification of a product.
func (c *clause) describe(n *draft, from, to int) {
	n.Model = c.model(from, to)
	cut := c.withAt(from, to)
	n.Text, n.Spec, n.words = c.phrase(from, cut)
	if cut < to && !c.has("intro", c.t[cut:to]) {
		rest, _, _ := c.phrase(cut, to)
		n.Spec = appendSpec(n.Spec, rest)
	}
	if !n.Text.Known && n.Model.Known {
		n.Text = n.Model
	}
}

// firstPart ends Chinese words for a product at the first comma: what follows
// describes it.
func (c *clause) firstPart(from, to int) int {
	if c.language != "zh" {
		return to
	}
	for i := from; i < to; i++ {
		if c.form(i) == "," && c.product(from, i) >= 2 {
			return i
		}
	}
	return to
}

// acceptable keeps stray numbers out: before anything was asked for, only a
// number with a proper unit makes an item.
func (b *builder) acceptable(c *clause, q quantity, n draft) bool {
	if !n.Text.Known {
		return false
	}
	asks := b.asking || b.has("ask", c.t)
	class := b.class[q.unit.Value]
	if !asks && (!q.unit.Known || class == "measure") && q.score < 7 {
		return false
	}
	return len(n.words) == 0 || !c.genericOnly(n.words)
}

// isOf reports "of", "de", "von" between a quantity and its product.
func (c *clause) isOf(i int) bool {
	switch c.form(i) {
	case "of", "de", "von", "d", "من", "di", "van", "do", "da", "dos", "das", "del", "des":
		return true
	}
	return false
}

// genericOnly reports words that name no product: "items", "your products".
func (c *clause) genericOnly(t []token) bool {
	found := false
	for i := 0; i < len(t); {
		n := 0
		for _, class := range []string{"generic", "fill", "intro", "conj", "approx", "stop", "greeting", "ask", "each", "soon"} {
			m := c.is(class, t, i)
			if class == "generic" && m > 0 {
				found = true
			}
			n = max(n, m)
		}
		if n == 0 && t[i].kind == mark {
			n = 1
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return found || len(t) == 0
}

// product counts the words of a stretch that can name a product, cues and
// small words apart.
func (c *clause) product(from, to int) int {
	from, to = c.trim(from, to)
	if from >= to || c.genericOnly(c.t[from:to]) {
		return 0
	}
	n := 0
	for i := from; i < to; {
		skip := 0
		for _, class := range []string{"fill", "stop", "approx", "conj"} {
			skip = max(skip, c.is(class, c.t, i))
		}
		if skip > 0 && (c.kind(i) != han || skip > 1) {
			i += skip
			continue
		}
		if c.content(i) || c.kind(i) == number && c.use[i] == free && c.run(i) > i+1 {
			n++
		}
		i++
	}
	return n
}

// afterAsk gives the token behind the last cue of asking between from and to,
// and behind a colon after that when words follow it.
func (c *clause) afterAsk(from, to int) int {
	start := from
	for i := from; i < to; i++ {
		n := c.is("ask", c.t, i)
		if m := c.is("trader", c.t, i); m > n {
			start, i = i+m, i+m-1
			continue
		}
		if n == 0 || i+n > to || c.kind(i) == han && n == 1 && i > from+2 {
			continue
		}
		if c.product(i+n, to) > 0 || c.product(start, i) == 0 {
			start = i + n
			i += n - 1
		}
	}
	for i := to - 1; i > start; i-- {
		f := c.form(i)
		if (f == ":" && (!c.glued(i+1) || c.text[c.t[i].Start] != ':') || f == ";" || f == "." && c.endsSentence(c.t, i) && c.product(start, i) > 0) && c.product(i+1, to) > 0 {
			return i + 1
		}
	}
	return start
}

func (c *clause) hasConj(from, to int) bool {
	for i := from; i < min(from+3, to); i++ {
		if c.is("conj", c.t, i) > 0 {
			return true
		}
	}
	return false
}

// heading gives the product named before a colon: "Haustierbetten: rund 60 cm
// 300x, oval 200x".
func (c *clause) heading(before int) Found[string] {
	for i := before - 1; i > 0; i-- {
		if c.form(i) != ":" || c.glued(i+1) {
			continue
		}
		from := c.afterAsk(0, i)
		words := c.product(from, i)
		if _, n := c.cue["ask"].before(c.t, i); n > 0 {
			return Found[string]{}
		}
		if from == 0 || words == 0 || words > 4 || c.has("intro", c.t[from:i]) {
			return Found[string]{}
		}
		text, _, _ := c.phrase(from, i)
		return text
	}
	return Found[string]{}
}

// underHeading puts the heading's words before a variant that has none of its
// own.
func (b *builder) underHeading(n *draft, c *clause, heading Found[string]) {
	if n.Text.Span.Start >= heading.Span.Start && n.Text.Span.Start < heading.Span.End {
		return
	}
	n.Text.Value = heading.Value + " " + n.Text.Value
	n.Text.Span.Start = min(n.Text.Span.Start, heading.Span.Start)
	n.words = append(tokenize(c.text, heading.Span.Start, heading.Span.End), n.words...)
}

// prosePrice hands a price of running text to the item of its sentence or to
// the item that the sentence names.
func (b *builder) prosePrice(c *clause, p price, before int) {
	if len(b.drafts) == before+1 {
		b.drafts[before].setPrice(p)
		return
	}
	if c.past(c.t) {
		return
	}
	if len(b.drafts) > before+1 {
		for i := len(b.drafts) - 1; i >= before; i-- {
			if b.drafts[i].Text.Span.Start < p.value.Span.Start {
				b.drafts[i].setPrice(p)
				return
			}
		}
	}
	b.price(p, c.t[max(p.first-12, 0):p.last+1])
}
