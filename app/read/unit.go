package read

import (
	"slices"
	"strings"

	"sampan/app/money"
)

// takeUnit reads the unit behind (or, for "Qty: Pcs 500", before) a number.
func (c *clause) takeUnit(q *quantity, f figure) string {
	i := f.last + 1
	if c.form(i) == ")" && c.form(f.first-1) == "(" {
		i++
	}
	if isTimes(c.form(i)) && c.kind(i+1) == number {
		i++
	}
	if (c.form(i) == "a" || c.form(i) == "个") && isHalf(c.form(f.first)) {
		i++
	}
	i += c.beforeUnit(i)
	key, n := c.unitAt(i)
	if c.form(i) == "个" || c.form(i) == "個" {
		if box, m := c.unitAt(i + 1); m > 0 && c.class[box] == "box" {
			key, n, i = box, m, i+1
		}
	}
	if key == "container" {
		if feet, m := c.feet(i + n); m > 0 {
			key, n = feet, n+m
		}
	}
	size := c.sizeAt(i)
	class := c.class[key]
	if n > 0 && (class == "small" || size > n) {
		return "refused"
	}
	if n > 0 && !c.unitStands(i, n, class) {
		n = 0
		if size > 0 {
			return "refused"
		}
	}
	if n == 0 {
		if size > 0 && c.kind(i) != 0 && !isTimes(c.form(i)) {
			return "refused"
		}
		if _, t := c.time.at(c.t, i); t > 0 {
			return "refused"
		}
		return c.rangeUnit(q, f)
	}
	if class == "measure" && c.language == "en" && c.glued(i) && len(f.form) < 3 && c.kind(i+n) == word && !c.isOf(i+n) && c.is("stop", c.t, i+n) == 0 && c.is("conj", c.t, i+n) == 0 {
		return "refused" // a 5L air fryer
	}
	if _, m := c.unitAt(i + n); m > 0 && class == "count" && c.t[i+n].kind == word && c.t[i+n].space {
		if next, _ := c.unitAt(i + n); next == "set" || next == "pack" {
			return "refused" // a 4 pc set
		}
	}
	if _, m := c.time.at(c.t, i+n+1); m > 0 && (c.form(i+n) == "/" || c.form(i+n) == "per") && (class == "bulk" || class == "measure") && c.is("period", c.t, i+n) == 0 {
		return "refused" // 1 ton/hour
	}
	q.unit = found(key, Span{c.t[i].Start, c.t[i+n-1].End})
	q.last = i + n - 1
	return class
}

// beforeUnit steps over "full" and "more" between a number and its unit.
func (c *clause) beforeUnit(i int) int {
	if c.form(i) == "full" || c.form(i) == "more" || c.form(i) == "new" || c.form(i) == "x" && c.kind(i+1) == word && c.t[i].space {
		if _, n := c.unitAt(i + 1); n > 0 {
			return 1
		}
	}
	return 0
}

// feet reads the length behind a container: "de 40' HC", "40 pieds", "٤٠ قدم".
func (c *clause) feet(i int) (key string, length int) {
	j := i
	for c.isOf(j) || c.form(j) == "a" {
		j++
	}
	if c.form(j) != "20" && c.form(j) != "40" {
		return "", 0
	}
	key = "container_" + c.form(j)
	j++
	switch c.form(j) {
	case "'", "ft", "pies", "pes", "pieds", "fuss", "футов", "feet", "foot", "قدم", "尺", "hc", "hq", "gp", "dv":
		j++
	default:
		return "", 0
	}
	if f := c.form(j); f == "hc" || f == "hq" || f == "gp" || f == "dv" || f == "dc" {
		j++
	}
	return key, j - i
}

// rangeUnit gives the first number of a range the unit of the second.
func (c *clause) rangeUnit(q *quantity, f figure) string {
	if !c.rangeAfter(f) {
		return "none"
	}
	for _, g := range c.figs {
		if g.first > f.last {
			if key, n := c.unitAt(g.last + 1); n > 0 {
				q.unit = found(key, Span{c.t[g.last+1].Start, c.t[g.last+n].End})
				return c.class[key]
			}
			if c.rangeAfter(g) {
				continue
			}
			return "none"
		}
	}
	return "none"
}

// unitStands refuses unit words that are something else where they stand:
// "12 un bon prix", "5 par mois", "3 t-shirts", "2 m high".
func (c *clause) unitStands(i, n int, class string) bool {
	t := c.t[i]
	if t.kind != word || n > 1 {
		return true
	}
	next := i + n
	if c.glued(next) && c.form(next) == "-" && c.glued(next+1) && (c.kind(next+1) == word || c.kind(next+1) == number) {
		return false
	}
	if class == "pack" && strings.Contains(" bottle case jar sheet bag ", " "+c.unitKey(i)+" ") && c.kind(next) == word && strings.Contains(" es pt fr it ", " "+c.language+" ") && !c.isOf(next) && c.is("conj", c.t, next) == 0 && c.is("stop", c.t, next) == 0 {
		return false // 3.000 garrafas térmicas
	}
	if class == "pack" && c.language == "fr" && c.form(next) == "a" {
		return false // 600 boîtes à thé
	}
	if class == "pack" && c.language == "en" && c.kind(next) == word && c.singular(i) && c.is("stop", c.t, next) == 0 && !c.isOf(next) && c.is("conj", c.t, next) == 0 {
		return false // 300 bottle openers
	}
	if t.form == "par" && c.language == "fr" || t.form == "un" && c.kind(next) == word && c.language == "fr" {
		return false
	}
	if t.form == "lot" || t.form == "job" || t.form == "copy" {
		return c.kind(next) != word
	}
	return true
}

// singular reports an English unit word without the s of the plural.
func (c *clause) singular(i int) bool {
	return len(c.form(i)) > 3 && !strings.HasSuffix(c.form(i), "s")
}

func (c *clause) unitKey(i int) string {
	key, _ := c.unitAt(i)
	return key
}

// unitAt is the unit at token i; "und" counts things in Spanish alone.
func (c *clause) unitAt(i int) (key string, length int) {
	if c.language == "de" && c.form(i) == "und" {
		return "", 0
	}
	return c.unit.at(c.t, i)
}

// withContainers adds "حاوية ٤٠ قدم من ألواح": a container by its length with
// no number before it is one.
func (c *clause) withContainers(qs []quantity) []quantity {
	for i := range c.t {
		at := i
		if c.use[i] != free || c.kind(i) != word || i > 0 && c.kind(i-1) == number {
			continue
		}
		key, n := c.unitAt(at)
		if bare, ok := strings.CutPrefix(c.form(i), "و"); ok && n == 0 {
			key, n = c.unit.at([]token{{form: bare, kind: word}}, 0)
		}
		if key != "container" {
			continue
		}
		feet, m := c.feet(at + n)
		if m == 0 || !c.isOf(at+n+m) || c.counted(qs, i, at+n+m) {
			continue
		}
		where := Span{c.t[i].Start, c.t[at+n+m-1].End}
		qs = append(qs, quantity{first: i, last: at + n + m - 1, value: found(money.New(1), where), unit: found(feet, where), score: 7})
	}
	slices.SortStableFunc(qs, func(a, b quantity) int { return a.first - b.first })
	return qs
}

// counted reports that a quantity reaches into tokens from to to.
func (c *clause) counted(qs []quantity, from, to int) bool {
	for _, q := range qs {
		if q.first < to && q.last >= from-1 {
			return true
		}
	}
	return false
}
