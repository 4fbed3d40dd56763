package read

import (
	"strings"

	"sampan/app/money"
)

// notice reads the post of a trading site: a title that names the product, a
// text in the buyer's words, and fields. It reports false where the text is
// none.
func (b *builder) notice() bool {
	title, from, to, ok := b.noticeParts()
	if !ok {
		return false
	}
	said := &builder{document: b.document, asking: true, title: title}
	message := b.messageLines()
	said.walk(func(l line) bool {
		at := l.Start
		return message[at] || !l.foreign() && at >= b.lines[from].Start && at < b.lines[to-1].End+1 && l.role == "" || l.role == "message"
	})
	for i := from; i < to; i++ {
		if l := b.lines[i]; l.role == "details" || l.role == "product" {
			for _, s := range said.sentences(l.rest()) {
				said.prose(s, i)
			}
		}
	}
	b.fromTitle(title)
	var more []draft
	if len(message) > 0 && from > 0 && b.lines[from-1].role == "product" {
		more = b.joinMessage(said)
	} else {
		b.inBuyersWords(said)
	}
	for i := max(from-1, 0); i < to; i++ {
		b.repeatedFields(b.lines[i].rest())
	}
	b.noticeFields(from, to)
	b.drafts = append(b.drafts, more...)
	for i := from; i < len(b.lines); i++ {
		if l := b.lines[i]; l.role == "product" && l.zone == body && len(b.drafts) > 0 {
			if n, q, ok := b.row(l.rest(), i); ok && b.class[q.unit.Value] == "count" && len(l.rest()) < 12 {
				b.add(n)
			}
		}
	}
	return len(b.drafts) > 0
}

// messageLines are the lines at and below "Message:" that are the buyer's own
// words, by their beginning.
func (b *builder) messageLines() map[int]bool {
	out := map[int]bool{}
	inside := false
	for _, l := range b.lines {
		switch {
		case l.role == "message":
			inside = true
			out[l.Start] = true
		case l.role != "" || l.zone != body || !l.blank() && isRule(l):
			inside = false
		case inside && !l.blank():
			out[l.Start] = true
		}
	}
	return out
}

// joinMessage joins the message with the fields above it: what names the
// product of the fields again, or its number, fills it; other goods are
// given back as further items.
func (b *builder) joinMessage(said *builder) (more []draft) {
	if len(b.drafts) != 1 {
		b.inBuyersWords(said)
		return nil
	}
	var asked quantity
	for _, l := range b.lines {
		if l.role == "quantity" && !asked.value.Known && len(l.rest()) > 0 {
			asked, _ = b.clause(l.rest(), true).cellQuantity()
		}
	}
	title, filled := &b.drafts[0], false
	for _, n := range said.drafts {
		same := !filled && !b.besides(n) && asked.value.Known && n.Quantity.Known && asked.value.Value.Equal(n.Quantity.Value)
		switch {
		case !n.Quantity.Known:
		case same || alike(title.words, n.words) >= 0.5 || contains(title.words, n.words) || stemsOf(title.words, n.words):
			title.Quantity, title.Unit, title.Tiers, filled = n.Quantity, n.Unit, n.Tiers, true
			if n.Price.Known {
				title.Price, title.Currency = n.Price, n.Currency
			}
		default:
			more = append(more, n)
		}
	}
	if said.pending != nil && !filled {
		title.setQuantity(*said.pending)
	}
	return more
}

// besides reports an item that the message asks for in addition: "also 5,000
// matching caps".
func (b *builder) besides(n draft) bool {
	for _, t := range b.lines[n.line].tokens {
		switch t.form {
		case "also", "auch", "tambien", "tambem", "aussi", "egalement", "также", "ايضا", "plus", "another", "zusatzlich", "另", "还":
			return t.Start < n.Text.Span.Start
		}
	}
	return false
}

// noticeParts finds the title and the lines of the buyer's own words.
func (b *builder) noticeParts() (title []token, from, to int, ok bool) {
	if len(b.speakers) > 0 {
		return nil, 0, 0, false
	}
	quantity, who := -1, -1
	titleLine := -1
	for i, l := range b.lines {
		if b.isHead(l) && l.role != "sent" {
			return nil, 0, 0, false
		}
		switch l.role {
		case "quantity":
			if quantity < 0 && l.bullet == 0 || b.lines[i].tokens[0].kind == mark {
				quantity = i
			}
		case "country", "name":
			who = i
		case "product":
			if titleLine < 0 {
				titleLine = i
			}
		}
	}
	if quantity < 0 || who < 0 && b.site == nil {
		return nil, 0, 0, false
	}
	if titleLine > 0 && b.firstTitle(titleLine) {
		titleLine = -1
	}
	if titleLine >= 0 && titleLine < quantity {
		return b.lines[titleLine].rest(), titleLine + 1, max(quantity, titleLine+1), titleLine+1 <= quantity
	}
	for i, l := range b.lines {
		if l.blank() {
			continue
		}
		if b.has("banner", l.tokens) || len(l.tokens) < 10 && knownSites().mark.in(l.tokens) && l.role == "" {
			continue
		}
		if l.role != "" || l.bullet > 0 && b.is("fill", l.tokens, 0) == 0 && l.tokens[0].form != "*" || len(l.tokens) > 45 || b.is("greeting", l.tokens, 0) > 0 || i >= quantity {
			return nil, 0, 0, false
		}
		return l.tokens, i + 1, max(quantity, i+1), true
	}
	return nil, 0, 0, false
}

// firstTitle reports that the first line is the title that a field further
// down repeats.
func (b *builder) firstTitle(field int) bool {
	for i, l := range b.lines[:field] {
		if l.blank() {
			continue
		}
		return l.role == "" && i < field && alike(l.tokens, b.lines[field].rest()) > 0.4
	}
	return false
}

// fromTitle makes an item of the title; "jeans, shirt, trouser" makes three.
func (b *builder) fromTitle(title []token) {
	names := b.nameList(title)
	if names == nil {
		names = b.severalNames(title)
	}
	if names != nil {
		for _, t := range names {
			if n, _, ok := b.row(t, 0); ok {
				b.drafts = append(b.drafts, n)
			}
		}
		return
	}
	t := b.titleWords(title)
	c := b.clause(t, true)
	n := draft{listed: true, Item: Item{Model: c.model(0, len(t))}}
	n.Text, n.Spec, n.words = c.phrase(0, len(t))
	if !n.Text.Known {
		n.Text = n.Model
	}
	if n.Text.Known {
		b.drafts = append(b.drafts, n)
	}
}

// titleWords ends a title before the place it is wanted at.
func (b *builder) titleWords(t []token) []token {
	for i := 2; i < len(t); i++ {
		if n := b.is("deliverto", t, i); n > 1 && t[i].kind == word {
			for i > 2 && b.is("fill", t, i-1) > 0 {
				i--
			}
			return t[:i]
		}
	}
	return t
}

// nameList splits a title that is nothing but short names and commas.
func (b *builder) nameList(t []token) [][]token {
	var out [][]token
	from := 0
	for i := 0; i <= len(t); i++ {
		if i < len(t) && t[i].form != "," {
			continue
		}
		part := t[from:i]
		from = i + 1
		if len(part) == 0 || part[0].form == "etc" {
			continue
		}
		if len(part) > 3 || part[0].kind != word {
			return nil
		}
		out = append(out, part)
	}
	if len(out) < 3 {
		return nil
	}
	return out
}

// inBuyersWords lets what the buyer wrote overrule the title: several counted
// products replace it, one that names the same thing refines it, a number
// alone gives its quantity.
func (b *builder) inBuyersWords(said *builder) {
	var counted []draft
	for _, n := range said.drafts {
		if n.Quantity.Known {
			counted = append(counted, n)
		}
	}
	if len(b.drafts) != 1 {
		if len(counted) > 0 && len(b.drafts) == 0 {
			b.drafts = counted
		}
		return
	}
	title := &b.drafts[0]
	switch {
	case said.pending != nil && len(counted) > 0:
		title.setQuantity(*said.pending)
		b.drafts = append(b.drafts, counted...)
		return
	case len(counted) >= 2:
		for i := range counted {
			if t := counted[i].words; len(t) > 0 && b.is("colour", t, 0)+b.is("lettersize", t, 0) > 0 {
				counted[i].Text.Value = title.Text.Value + " " + counted[i].Text.Value
			}
		}
		b.drafts = counted
		return
	case len(counted) == 1:
		n := counted[0]
		title.Quantity, title.Unit, title.Tiers = n.Quantity, n.Unit, n.Tiers
		if b.class[n.Unit.Value] == "pack" && b.named(tokenize(b.text, n.Unit.Span.Start, n.Unit.Span.End)) == 0 {
			title.Unit = Found[string]{} // 2,000 bags, and the bag is the product
		}
		if n.Price.Known {
			title.Price, title.Currency = n.Price, n.Currency
		}
		if b.named(n.words) == 0 && len(n.words) >= 2 {
			title.Spec = n.Spec
			title.Text, title.words = n.Text, n.words
		}
	case said.pending != nil:
		title.setQuantity(*said.pending)
	}
	for _, n := range said.drafts {
		if !n.Quantity.Known && b.named(n.words) == 0 && len(n.words) < 25 {
			title.Spec = appendSpec(title.Spec, appendSpec(n.Text, n.Spec))
		}
	}
}

// stemsOf reports that every word of the name stands among the others, with
// whatever ending.
func stemsOf(name, others []token) bool {
	for _, w := range name {
		found := w.kind == mark
		for _, o := range others {
			found = found || sameStem(w, o)
		}
		if !found {
			return false
		}
	}
	return len(name) > 0
}

// anyQuantity reports an item that has its number already.
func (b *builder) anyQuantity() bool {
	for _, n := range b.drafts {
		if n.Quantity.Known {
			return true
		}
	}
	return false
}

// noticeFields fills the single item from the fields of the notice.
func (b *builder) noticeFields(from, to int) {
	for i, l := range b.lines {
		if l.role == "" || i < from-1 || len(l.rest()) == 0 {
			continue
		}
		c := b.clause(l.rest(), true)
		if l.role == "quantity" && !b.anyQuantity() {
			if b.shareOut(l.rest(), i) {
				continue
			}
			if q, ok := c.cellQuantity(); ok && q.each {
				for k := range b.drafts {
					b.drafts[k].setQuantity(q)
					b.drafts[k].each = false
				}
			}
		}
		switch {
		case l.role == "quantity" && len(b.drafts) == 1 && !b.drafts[0].Quantity.Known:
			if q, ok := c.cellQuantity(); ok {
				b.drafts[0].setQuantity(q)
			}
		case l.role == "quantity" && len(b.drafts) == 1 && !b.drafts[0].Unit.Known:
			if q, ok := c.cellQuantity(); ok && q.value.Value.Equal(b.drafts[0].Quantity.Value) {
				b.drafts[0].Unit = q.unit
			}
		case l.role == "price" && len(b.drafts) == 1 && !b.drafts[0].Price.Known:
			if p, ok := c.cellPrice(); ok {
				b.drafts[0].setPrice(p)
				b.headCurrency(&b.drafts[0], l.tokens[:l.value])
			}
		case l.role == "model" && len(b.drafts) == 1 && !b.drafts[0].Model.Known:
			b.drafts[0].Model = c.join(indices(len(c.t)))
		case (l.role == "attribute" || l.role == "details" && i >= to) && len(b.drafts) == 1:
			if len(l.tokens) < 40 {
				b.drafts[0].Spec = appendSpec(b.drafts[0].Spec, b.clause(l.tokens, true).join(indices(len(l.tokens))))
			}
		}
	}
}

// statedCurrency finds "prices in EUR", "quoted in SGD", "в юанях": the
// currency of every price that names none.
func (b *builder) statedCurrency() Found[money.Currency] {
	for _, l := range b.lines {
		if l.foreign() {
			continue
		}
		for i := 1; i < len(l.tokens); i++ {
			code, n := b.currency.at(l.tokens, i)
			if n == 0 || i+n < len(l.tokens) && l.tokens[i+n].kind == number {
				continue
			}
			switch l.tokens[i-1].form {
			case "in", "en", "em", "в", "以", "用", "all", "currency", "بـ", "ب":
				return found(money.Currency(code), Span{l.tokens[i].Start, l.tokens[i+n-1].End})
			}
			if role, m := b.label.before(l.tokens, i); m > 0 && role == "currency" || l.role == "currency" && strings.HasPrefix(l.role, "cur") {
				return found(money.Currency(code), Span{l.tokens[i].Start, l.tokens[i+n-1].End})
			}
		}
	}
	return Found[money.Currency]{}
}
