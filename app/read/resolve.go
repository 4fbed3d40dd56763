package read

import (
	"slices"
	"strings"

	"sampan/app/money"
)

// cancelled takes out the item a sentence cancels; false when it names none.
func (b *builder) cancelled(t []token) bool {
	if b.has("ask", t) && len(b.clause(t, false).quantities()) > 0 {
		return false
	}
	i := b.named(t)
	if i < 0 {
		return !b.asksBehind(t) && len(b.clause(t, false).quantities()) == 0
	}
	if !otherNumbers(t, b.drafts[i].words) {
		b.drafts = append(b.drafts[:i], b.drafts[i+1:]...)
	}
	return true
}

// asksBehind reports a word of asking behind the cancelling: "no longer the
// red one, please quote the blue".
func (b *builder) asksBehind(t []token) bool {
	_, i, n := b.cue["cancel"].find(t, 0)
	return i >= 0 && b.has("ask", t[i+n:])
}

// dropCancelled takes the part of a sentence that cancels something out of it,
// and what it names out of the items.
func (b *builder) dropCancelled(t []token) []token {
	_, i, n := b.cue["cancel"].find(t, 0)
	if i < 0 {
		return t
	}
	from, to := i, i+n
	for from > 0 && !strings.Contains(",;.:", t[from-1].form) {
		from--
	}
	for to < len(t) && !strings.Contains(",;.:", t[to].form) && (b.is("conj", t, to) == 0 || t[to].kind != word) {
		to++
	}
	part := t[from:to]
	if len(b.clause(part, false).quantities()) > 0 || to-from == len(t) {
		return t
	}
	if k := b.named(part); k >= 0 && !otherNumbers(part, b.drafts[k].words) {
		b.drafts = append(b.drafts[:k], b.drafts[k+1:]...)
	}
	if to < len(t) {
		to++
	}
	return append(slices.Clone(t[:from]), t[to:]...)
}

// changed applies a correction: "qty of the hose is 3200, not 2000", "改成
// 300 套". The number behind "to" counts, else the first.
func (b *builder) changed(c *clause, qs []quantity) bool {
	if len(b.drafts) == 0 {
		return false
	}
	q := qs[0]
	for _, other := range qs {
		switch c.form(other.first - 1) {
		case "to", "a", "para", "auf", "на", "до", "成", "为", "為", "الي", "à":
			q = other
		}
	}
	if c.product(c.afterAsk(0, q.first), q.first) > 3 && b.named(c.t) < 0 {
		return false
	}
	i := b.named(c.t)
	if i < 0 {
		i = len(b.drafts) - 1
	}
	b.drafts[i].Quantity, b.drafts[i].Tiers = q.value, nil
	if q.unit.Known {
		b.drafts[i].Unit = q.unit
	}
	return true
}

// settle finishes the items: "ditto" rows take the words of the row before,
// "each" is multiplied out.
func (b *builder) settle() {
	for i := range b.drafts {
		n := &b.drafts[i]
		if n.ditto && i > 0 {
			b.repeat(n, b.drafts[i-1])
		}
		if n.each && n.Quantity.Known {
			if v := b.sharers(*n); v > 1 {
				n.Quantity.Value = n.Quantity.Value.Mul(money.New(int64(v)))
			}
		}
	}
}

// dittoAt is where a name says "ditto": at its beginning, or as its last word
// behind a size; -1 where it does not.
func (d *document) dittoAt(t []token) int {
	if d.is("ditto", t, 0) > 0 {
		return 0
	}
	last := len(t) - 1
	if last > 0 && (t[last].form == "ditto" || t[last].form == "dto" || t[last].form == "dito" || t[last].form == "idem" || t[last].form == "do") {
		return last
	}
	return -1
}

// repeat writes "ditto 500 ml" out: the words of the item before up to its
// first measure, then its own.
func (b *builder) repeat(n *draft, prev draft) {
	own := n.words
	if at := b.dittoAt(own); at == 0 {
		own = own[b.is("ditto", own, 0):]
	} else if at > 0 {
		own = own[:at]
	}
	for len(own) > 0 && (own[0].kind == mark || b.is("fill", own, 0) > 0 || own[0].form == "but" || own[0].form == "aber") {
		own = own[1:]
	}
	base := prev.Text.Value
	if len(own) > 0 && len(prev.words) > 0 {
		cut := b.baseEnd(prev.words)
		for k, w := range prev.words {
			if k > 0 && w.kind == word && w.form == own[0].form {
				cut = k // ribbed white vase … the same vase in 30 cm
				break
			}
		}
		base = b.spell(prev.words[:cut]).Value + " " + b.spell(own).Value
	}
	n.Text.Value = base
	if !n.Model.Known && len(own) == 0 {
		n.Model = prev.Model
	}
	n.words = append(append([]token{}, prev.words[:min(len(prev.words), 4)]...), own...)
}

// sharers counts what "each" is said of: sizes parted by strokes, positions
// named, words joined by "and".
func (b *builder) sharers(n draft) int {
	strokes, group := 0, 0
	t := n.words
	for i := 1; i+1 < len(t); i++ {
		if t[i].form != "/" {
			continue
		}
		spaced := t[i].space
		if spaced || t[i-1].kind == number && t[i+1].kind == number && t[i-1].space {
			strokes++
			if spaced {
				group++
			}
		}
	}
	if group > 0 {
		return group + 1
	}
	if strokes > 0 {
		return strokes + 1
	}
	return 1
}
