package read

import "sampan/app/money"

// builder gathers the items of a text in the order they are found and joins
// what is said apart: a quantity in the next sentence, a price further down.
type builder struct {
	*document
	drafts    []draft
	pending   *quantity // a quantity said before its product
	asking    bool      // the text has asked for something
	refused   bool
	answering bool    // the buyer says yes to what the seller wrote in a chat
	title     []token // of a notice
	seeded    bool    // begins with the items of an older mail
	candidate draft   // named without a number or a word of asking
	groups    int     // of variants so far
}

// add takes an item in; a second mention of the same words only fills what
// was missing, and its numbers win.
func (b *builder) add(n draft) {
	if !n.Text.Known || len(b.drafts) >= maxItems || !n.Quantity.Known && !n.Model.Known && b.noGoods(n.words) {
		return
	}
	if !n.listed && !n.ditto && b.attributesOnly(n.words) && len(b.drafts) > 0 {
		if last := &b.drafts[len(b.drafts)-1]; n.each && last.Quantity.Known && last.line == n.line {
			last.Spec = appendSpec(last.Spec, n.Text) // 500, red and blue 250 each
			return
		}
		b.inherit(&n)
	}
	if b.pending != nil && !n.Quantity.Known {
		n.setQuantity(*b.pending)
		if !b.pending.each || !n.listed {
			b.pending = nil
		}
	}
	for i := range b.drafts {
		old := &b.drafts[i]
		if !old.Quantity.Known && !old.listed && n.listed && contains(n.words, old.words) {
			*old = n
			return
		}
		if !old.Quantity.Known && !old.listed && n.Quantity.Known && len(n.words) > 1 && !otherNumbers(old.words, n.words) && stemsOf(n.words, old.words) {
			*old = n
			return
		}
		if old.listed && n.listed || alike(old.words, n.words) < 0.8 && !b.sameGoods(*old, n) || otherNumbers(old.words, n.words) {
			continue
		}
		if n.Quantity.Known {
			old.Quantity, old.Unit, old.Tiers = n.Quantity, n.Unit, n.Tiers
		}
		if n.Price.Known {
			old.Price, old.Currency = n.Price, n.Currency
		}
		return
	}
	if n.weak && len(b.drafts) > 0 {
		return
	}
	if !n.weak && len(b.drafts) == 1 && b.drafts[0].weak {
		b.drafts = b.drafts[:0]
	}
	b.drafts = append(b.drafts, n)
	b.asking = true
}

// sameGoods reports that a later message of a chat counts anew what an earlier
// one named in full.
func (b *builder) sameGoods(old, n draft) bool {
	return len(b.speakers) > 0 && n.line > old.line && n.Quantity.Known && !n.Model.Known && len(n.words) <= len(old.words) && stemsOf(n.words, old.words)
}

// otherNumbers reports a number in each of two names that the other lacks:
// sizes of the same thing.
func otherNumbers(a, b []token) bool {
	return lacksNumber(a, b) && lacksNumber(b, a)
}

func lacksNumber(a, b []token) bool {
	for _, x := range a {
		if x.kind != number {
			continue
		}
		found := false
		for _, y := range b {
			found = found || y.form == x.form
		}
		if !found {
			return true
		}
	}
	return false
}

// noGoods reports words that are numbers and places and nothing else: "0392,
// Chile".
func (d *document) noGoods(t []token) bool {
	for i := 0; i < len(t); {
		_, n := d.country.at(t, i)
		if _, m := d.city.at(t, i); m > n {
			n = m
		}
		if n == 0 && t[i].kind != mark && t[i].kind != number {
			return false
		}
		i += max(n, 1)
	}
	return len(t) > 0
}

// attributesOnly reports words that name no product of their own: "black",
// "60x60 white", "120W".
func (d *document) attributesOnly(t []token) bool {
	for i := 0; i < len(t); {
		n := max(d.is("attribute", t, i), d.is("fill", t, i), d.is("conj", t, i), d.is("stay", t, i))
		if _, m := d.size.at(t, i); m > n {
			n = m
		}
		if key, m := d.unit.at(t, i); n == 0 && i > 0 && t[i-1].kind == number && d.class[key] == "bulk" {
			n = m
		}
		if n == 0 && t[i].kind != number && t[i].kind != mark {
			return false
		}
		i += max(n, 1)
	}
	return len(t) > 0
}

// inherit gives a variant the product of the item before it; an item that was
// only named, without a number, gives way to its variants.
func (b *builder) inherit(n *draft) {
	last := len(b.drafts) - 1
	prev := b.drafts[last]
	if n.line-prev.line > 3 || len(prev.words) == 0 {
		return
	}
	own := n.words
	base := prev.words[:b.baseEnd(prev.words)]
	n.Text.Value = b.spell(base).Value + " " + n.Text.Value
	n.words = append(append([]token{}, base...), own...)
	if !prev.Quantity.Known && !prev.listed && n.Quantity.Known {
		b.drafts = b.drafts[:last]
	}
}

// baseEnd is where the name of a product ends and its sizes begin.
func (b *builder) baseEnd(t []token) int {
	for j := 1; j < len(t); j++ {
		if t[j].kind == number && !t[j].space && t[j-1].kind == word && j > 1 {
			return j - 1 // DN50
		}
		if t[j].kind == number || t[j].form == "," || b.is("attribute", t, j) > 0 && t[j].kind == word && (len(t[j].form) > 2 || t[j].upper) && b.is("fill", t, j) == 0 {
			return j
		}
	}
	return len(t)
}

func (n *draft) setQuantity(q quantity) {
	n.Quantity, n.Unit, n.Tiers = q.value, q.unit, q.tiers
	n.each = n.each || q.each
}

func (n *draft) setPrice(p price) { n.Price, n.Currency = p.value, p.currency }

// quantity gives a number without a product to the item it can only belong
// to: the last one, if it has none yet; else it waits for the next.
func (b *builder) quantity(q quantity, line int) {
	if last := len(b.drafts) - 1; last >= 0 {
		if q.each && len(b.speakers) > 0 && line > b.drafts[last].line {
			for i := range b.drafts {
				b.drafts[i].setQuantity(q)
			}
			return
		}
		if b.answering || b.counted(b.drafts[last], q, line) {
			b.drafts[last].setQuantity(q)
		}
		for i := last; i >= 0 && !b.drafts[i].Quantity.Known && (i == last || q.each && b.drafts[i].listed); i-- {
			b.drafts[i].setQuantity(q)
		}
		return
	}
	if n := b.namedAbove(line); n != nil {
		n.setQuantity(q)
		b.keep(*n)
		return
	}
	if b.pending == nil {
		b.pending = &q
	}
}

// counted reports that a number alone overrules that of the item before it:
// said later in a chat, or where the former was a length or a volume that
// rather belongs to the name.
func (b *builder) counted(n draft, q quantity, line int) bool {
	if !n.Quantity.Known || n.listed || line <= n.line {
		return false
	}
	if b.class[n.Unit.Value] == "measure" {
		return b.class[q.unit.Value] == "count" || b.class[q.unit.Value] == "pack"
	}
	return len(b.speakers) > 0 && (q.unit.Known || q.score >= 5) && (!q.unit.Known || !n.Unit.Known || q.unit.Value == n.Unit.Value)
}

// price gives a price without a product to the item its words name, else to
// the last item, if that has none yet.
func (b *builder) price(p price, near []token) {
	if i := b.named(near); i >= 0 {
		b.drafts[i].setPrice(p)
		return
	}
	if n := len(b.drafts); n > 0 && !b.drafts[n-1].Price.Known {
		b.priceGroup(n-1, p)
	}
}

// priceGroup gives a price to an item and to the variants read with it.
func (b *builder) priceGroup(i int, p price) {
	b.drafts[i].setPrice(p)
	for k := i - 1; k >= 0 && b.drafts[i].group > 0 && b.drafts[k].group == b.drafts[i].group; k-- {
		if !b.drafts[k].Price.Known {
			b.drafts[k].setPrice(p)
		}
	}
}

// severalPrices reads "tuna USD 28/ctn, sardines USD 19/ctn": each part names
// its item.
func (b *builder) severalPrices(t []token) bool {
	read, from := 0, 0
	for i := 0; i <= len(t); i++ {
		if i < len(t) && t[i].form != "," && t[i].form != ";" && t[i].form != "and" {
			continue
		}
		part := t[from:i]
		from = i + 1
		c := b.clause(part, false)
		if p, ok := c.price(); ok && b.named(part) >= 0 {
			b.drafts[b.named(part)].setPrice(p)
			read++
		}
	}
	return read > 1
}

// named gives the item of which the tokens hold a word or the model.
func (b *builder) named(near []token) int {
	best, hits := -1, 0
	for i := max(len(b.drafts)-200, 0); i < len(b.drafts); i++ {
		n, h := b.drafts[i], 0
		for _, t := range near {
			if t.kind == mark || t.kind == word && len(t.form) < 3 {
				continue
			}
			if n.Model.Known && fold(n.Model.Value) == t.form {
				h += 3
			}
			for _, w := range n.words {
				if sameStem(w, t) {
					h++
					break
				}
			}
		}
		if h > hits {
			best, hits = i, h
		}
	}
	return best
}

// sameStem compares words without their endings.
func sameStem(a, b token) bool {
	if a.form == b.form {
		return true
	}
	if a.kind != word || b.kind != word {
		return false
	}
	x, y := []rune(a.form), []rune(b.form)
	n := min(len(x), len(y))
	if scriptOf(a.form) == "ar" && n >= 3 {
		x, y = bareArabic(x), bareArabic(y)
		if len(x) < 3 || len(y) < 3 {
			return string(x) == string(y)
		}
		return string(x[:2]) == string(y[:2]) || string(x[max(len(x)-3, 0):]) == string(y[max(len(y)-3, 0):])
	}
	if n < 4 {
		return n == 3 && string(x[:3]) == string(y[:3]) && len(x)-len(y) < 2 && len(y)-len(x) < 2
	}
	keep := max(n*3/4, 4)
	return string(x[:keep]) == string(y[:keep]) && len(x)-n <= 3 && len(y)-n <= 3
}

// contains reports that all the words of b are among those of a.
func contains(a, b []token) bool {
	have := map[string]bool{}
	for _, t := range a {
		have[t.form] = true
	}
	for _, t := range b {
		if t.kind != mark && !have[t.form] {
			return false
		}
	}
	return len(b) > 0
}

// bareArabic drops the article and "and" from the front of a word.
func bareArabic(r []rune) []rune {
	if len(r) > 4 && r[0] == 'و' {
		r = r[1:]
	}
	if len(r) > 4 && r[0] == 'ا' && r[1] == 'ل' {
		r = r[2:]
	}
	return r
}

// alike is the share of tokens two phrases have in common, 0 to 1.
func alike(a, b []token) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	count := map[string]int{}
	na, nb, common := 0, 0, 0
	for _, t := range a {
		if t.kind != mark {
			count[t.form]++
			na++
		}
	}
	for _, t := range b {
		if t.kind == mark {
			continue
		}
		nb++
		if count[t.form] > 0 {
			count[t.form]--
			common++
		}
	}
	if na+nb == 0 {
		return 0
	}
	return 2 * float64(common) / float64(na+nb)
}

// items are the finished items.
func (b *builder) items() []Item {
	out := make([]Item, 0, len(b.drafts))
	for _, n := range b.drafts {
		out = append(out, n.Item)
	}
	return out
}

// oneCurrency gives the currency that the whole mail states to the prices
// that have none.
func (b *builder) oneCurrency(c Found[money.Currency]) {
	if !c.Known {
		return
	}
	for i := range b.drafts {
		if b.drafts[i].Price.Known && !b.drafts[i].Currency.Known {
			b.drafts[i].Currency = c
		}
	}
}
