package read

import (
	"strings"

	"sampan/app/money"
)

// quantity is a number of things asked for, with what belongs to it: "about
// 300 sets", "各 1,200 片", "5000-6000 pcs".
type quantity struct {
	first, last int // tokens, with the approximating words
	value       Found[money.Decimal]
	unit        Found[string]
	tiers       []Found[money.Decimal]
	score       int
	each        bool
	labelled    bool // behind "Qty:" or its like
}

// accepted is the score from which a number counts as a quantity.
const accepted = 3

// quantities finds what is asked for in a clause, left to right; ranges and
// tiers are one quantity.
func (c *clause) quantities() []quantity {
	var out []quantity
	for k := range c.figs {
		q, ok := c.weigh(k)
		if !ok || q.score < accepted {
			continue
		}
		if n := len(out); n > 0 && c.endsName(out[n-1], q) {
			out[n-1] = q
			continue
		}
		if n := len(out); n > 0 && c.continues(out[n-1], q) {
			if c.changesFrom(out[n-1]) {
				q.first = out[n-1].first - 1
				out[n-1] = q
				continue
			}
			out[n-1].extend(q)
			continue
		}
		out = append(out, q)
	}
	return c.strongest(c.withContainers(out))
}

// endsName reports "case for iPhone 15 - 3,000 pcs": a small number right
// behind a word, parted by a dash with blanks from one far larger, belongs to
// the name; nobody asks for 15 to 3,000 pieces.
func (c *clause) endsName(a, b quantity) bool {
	dash := a.first + 1
	if b.first != dash+1 || c.form(dash) != "-" || !c.t[dash].space || !c.t[b.first].space || c.kind(a.first-1) != word {
		return false
	}
	return a.value.Value.LessThan(money.New(100)) && b.value.Value.GreaterThan(a.value.Value.Mul(money.New(50)))
}

// changesFrom reports "from 2000 to 3200 rolls", where the second number
// counts.
func (c *clause) changesFrom(q quantity) bool {
	switch c.form(q.first - 1) {
	case "from", "de", "von", "с", "من", "从", "從":
		return c.has("change", c.t)
	}
	return false
}

// continues reports a further tier: only "-", "or", "bis" between the two.
func (c *clause) continues(a, b quantity) bool {
	if b.first <= a.last {
		return false
	}
	gap := c.t[a.last+1 : b.first]
	for _, t := range gap {
		if t.form == "," && !(a.unit.Known && b.unit.Known) {
			return false
		}
	}
	if len(gap) == 0 {
		return b.value.Value.Equal(a.value.Value)
	}
	if len(gap) > 3 {
		return false
	}
	for len(gap) > 0 {
		n := max(c.is("rangeword", gap, 0), c.is("approx", gap, 0))
		if n == 0 && strings.Contains("(,", gap[0].form) {
			n = 1
		}
		if n == 0 {
			return false
		}
		gap = gap[n:]
	}
	if a.unit.Known && c.is("conj", c.t, b.first-1) > 0 && (c.isOf(b.last+1) || !b.unit.Known && c.kind(b.last+1) == word) {
		return false // 1000 pcs and 500 torches
	}
	return !a.unit.Known || !b.unit.Known || a.unit.Value == b.unit.Value
}

func (q *quantity) extend(next quantity) {
	q.last, q.score, q.labelled = next.last, max(q.score, next.score), q.labelled || next.labelled
	if next.value.Value.Equal(q.value.Value) {
		if !q.unit.Known {
			q.unit = next.unit
		}
		return
	}
	if next.value.Value.LessThan(q.value.Value) {
		q.value, next.value = next.value, q.value
	}
	q.tiers = append(q.tiers, next.value)
	if !q.unit.Known {
		q.unit = next.unit
	}
}

// strongest drops weak readings beside strong ones: in "Wall paint 20L — 4
// buckets" the litres are a size.
func (c *clause) strongest(qs []quantity) []quantity {
	best, labelled := 0, false
	for _, q := range qs {
		best = max(best, q.score)
		labelled = labelled || q.labelled
	}
	out := qs[:0]
	for i, q := range qs {
		if labelled && !q.labelled && !q.unit.Known && q.score < 5 {
			continue
		}
		if class := c.class[q.unit.Value]; class == "bulk" && i+1 < len(qs) && qs[i+1].first == q.last+1 && c.class[qs[i+1].unit.Value] == "count" {
			continue // 注塑机 250吨 3台
		} else if class == "bulk" && i > 0 && (c.isOf(q.first-1) || c.packWord(q.first-2)) && c.samePart(qs[i-1], q) {
			continue // 40 bases de 40 kg
		}
		if c.class[q.unit.Value] == "measure" && c.sharesPart(qs, i) {
			continue // 5000 cables 1m
		}
		if !c.row && !c.sharesPart(qs, i) {
			out = append(out, q)
			continue
		}
		if best >= 6 && q.score < 5 && (c.row || c.class[q.unit.Value] == "measure" || !q.unit.Known) {
			continue
		}
		out = append(out, q)
	}
	if c.row && len(out) > 1 {
		return c.rowChoice(out)
	}
	return out
}

// packWord reports a word for what holds goods: "3.000 Säcke à 25 kg".
func (c *clause) packWord(i int) bool { return c.class[c.unitKey(i)] == "pack" }

// samePart reports that no comma stands between two numbers.
func (c *clause) samePart(a, b quantity) bool {
	for k := a.last + 1; k < b.first; k++ {
		if strings.Contains(",;:", c.form(k)) {
			return false
		}
	}
	return true
}

// sharesPart reports a strong reading in the same part of a sentence, with no
// comma between.
func (c *clause) sharesPart(qs []quantity, i int) bool {
	for j, q := range qs {
		if j == i || q.score < 6 && (q.score < 4 || qs[i].score >= 6 || c.class[qs[i].unit.Value] != "measure" || q.unit.Known) {
			continue
		}
		a, b := min(qs[i].last, q.last), max(qs[i].first, q.first)
		parted := b < len(c.t) && c.kind(b) == word && strings.HasPrefix(c.form(b), "و")
		for k := a + 1; k < b; k++ {
			parted = parted || strings.Contains(",;:", c.form(k)) || c.is("conj", c.t, k) > 0
		}
		if !parted {
			return true
		}
	}
	return false
}

// rowChoice leaves one quantity to a row: the best, the last among equals.
func (c *clause) rowChoice(qs []quantity) []quantity {
	pick := qs[0]
	if class := c.class[qs[len(qs)-1].unit.Value]; pick.first <= 1 && pick.score >= 4 && (class == "bulk" || class == "measure") && c.class[pick.unit.Value] != class {
		return []quantity{pick} // 40 buckets of glue 15 kg
	}
	for _, q := range qs[1:] {
		if q.score >= pick.score {
			pick = q
		}
	}
	return []quantity{pick}
}

// weigh judges one number.
func (c *clause) weigh(k int) (quantity, bool) {
	f := c.figs[k]
	if c.use[f.first] != free || c.use[f.last] != free || c.partOfCode(f) || c.dimension(f) || c.disowned(f) {
		return quantity{}, false
	}
	q := quantity{first: f.first, last: f.last}
	class := c.takeUnit(&q, f)
	switch class {
	case "none":
		if f.vague {
			return quantity{}, false
		}
	case "refused":
		return quantity{}, false
	}
	if role, n := c.label.at(c.t, q.last+1); n > 0 && role == "price" && c.kind(q.last+1) == han && f.words {
		return quantity{}, false // 三个价格
	}
	whole := class == "count" || class == "pack" || class == "none" || class == "box"
	value := f.read(c.language, whole || c.language != "en" && c.language != "zh")
	if !value.IsPositive() || value.GreaterThan(money.New(1e12)) {
		return quantity{}, false
	}
	q.value = found(value, Span{c.t[f.first].Start, c.t[f.last].End})
	q.score = c.scoreClass(class, f) + c.scorePlace(&q, f, class)
	c.widen(&q)
	return q, true
}

func (c *clause) scoreClass(class string, f figure) int {
	switch class {
	case "count":
		return 6
	case "pack", "box":
		return 6
	case "bulk":
		return 4
	case "measure":
		return 1
	}
	return 0
}

// dimension reports "19x64" and "3 x 1,5": numbers parted by a multiplication
// sign. "2 x 40HQ" and "500 x bolt" are none.
func (c *clause) dimension(f figure) bool {
	a := f.last + 1
	if isTimes(c.form(a)) && c.kind(a+1) == number {
		_, n := c.unitAt(a + 1)
		return n == 0 || c.class[c.unitKey(a+1)] != "box"
	}
	if _, n := c.size.at(c.t, a); n > 0 && isTimes(c.form(a+n)) && c.kind(a+n+1) == number {
		return true
	}
	if b := f.first - 1; isTimes(c.form(b)) && (c.kind(b-1) == number && !c.timesOf(b) || c.sizeAt(b-1) > 0 && c.kind(b-2) == number) {
		return true
	}
	return false
}

// timesOf reports the sign of "LC1D32P7 x10": a blank before it, none behind,
// and the number before it is the end of a code.
func (c *clause) timesOf(x int) bool {
	return c.t[x].space && c.glued(x+1) && c.glued(x-1) && c.kind(x-2) == word
}
