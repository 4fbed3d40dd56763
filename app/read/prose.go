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
	if t = b.uncancelled(t); len(t) == 0 {
		return
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
	qs := b.askedQuantities(c)
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

// uncancelled is a sentence without what it cancels, nothing where that is
// all it says.
func (b *builder) uncancelled(t []token) []token {
	if !b.has("cancel", t) {
		return t
	}
	if b.cancelled(t) {
		return nil
	}
	return b.dropCancelled(t)
}

// askedQuantities are the quantities of a sentence that are asked for: not
// those of the past, of samples, of the title, nor what a set contains.
func (b *builder) askedQuantities(c *clause) []quantity {
	holds := len(c.t)
	if _, i, _ := b.cue["holds"].find(c.t, 0); i > 0 {
		holds = i
	}
	return slices.DeleteFunc(c.quantities(), func(q quantity) bool { return c.aside(q) || b.inTitle(c, q) || q.first > holds })
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
		if behind > 0 && (c.setting(left) || k == 0 && c.numbersFirst(qs)) {
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
		b.variantInBrackets(&n, c, q, from == left)
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

// variantInBrackets gives "(matt black: + 150)" the product before it.
func (b *builder) variantInBrackets(n *draft, c *clause, q quantity, before bool) {
	if last := len(b.drafts) - 1; last >= 0 && before && c.bracketed(q.first) && c.form(q.first-1) != "(" {
		b.underHeading(n, c, b.drafts[last].Text)
		n.Model = b.drafts[last].Model
	}
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
