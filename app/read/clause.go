package read

import (
	"strings"
	"unicode/utf8"

	"sampan/app/money"
)

// use says what a token of a clause has been read as.
type use uint8

const (
	free use = iota
	asQuantity
	asPrice
	asModel
	asTerm  // Incoterm or place of delivery
	asNoise // phone, address of a mail or page, date
)

// clause is a row, a list entry or a piece of a sentence from which at most a
// few things are read.
type clause struct {
	*document
	t    []token
	figs []figure
	use  []use
	row  bool // a row or list entry: all of it belongs to one product
}

func (d *document) clause(t []token, row bool) *clause {
	c := &clause{document: d, t: t, use: make([]use, len(t)), row: row}
	c.figs = d.figures(t, d.language)
	for i := range t {
		if d.inNoise(t[i]) {
			c.use[i] = asNoise
		}
		if !row && i > 1 && t[i].form == ")" && !t[i].space && t[i-1].kind == number && len(t[i-1].form) < 3 && !c.bracketed(i) {
			c.use[i-1], c.use[i] = asNoise, asNoise // 2) pens
		}
	}
	return c
}

// markReplaced takes "not 200" and "y no 150" out of what may name a product.
func (c *clause) markReplaced() {
	for i := range c.t {
		n := c.is("instead", c.t, i)
		if n == 0 || c.kind(i+n) != number {
			continue
		}
		end := i + n + 1
		if _, m := c.unitAt(end); m > 0 {
			end += m
		}
		c.mark(i, end, asQuantity)
	}
}

// markTerms takes Incoterms with their places and "delivery to …" out of what
// may name a product.
func (c *clause) markTerms() {
	for i := range c.t {
		if _, n := c.incoterm.at(c.t, i); n > 0 && c.termStands(c.t, i, n) {
			c.markPlace(i, n, c.placeAfter(c.t, i+n))
			continue
		}
		if n := c.is("deliverto", c.t, i); n > 1 || n == 1 && strongDelivery(c.form(i)) {
			for n < 4 && (c.form(i+n) == "г" || c.form(i+n) == ".") {
				n++
			}
			if p := c.knownPlace(c.t, i+n); p.Known {
				c.markPlace(i, n, p)
			}
		}
	}
}

func (c *clause) markPlace(i, n int, p Found[string]) {
	c.mark(i, i+n, asTerm)
	for j := i + n; p.Known && j < len(c.t) && c.t[j].Start < p.Span.End; j++ {
		c.mark(j, j+1, asTerm)
	}
}

func (c *clause) mark(from, to int, u use) {
	for i := max(from, 0); i < to && i < len(c.use); i++ {
		c.use[i] = u
	}
}

func (c *clause) form(i int) string {
	if i < 0 || i >= len(c.t) {
		return ""
	}
	return c.t[i].form
}

// glued reports that no blank stands before token i.
func (c *clause) glued(i int) bool { return i > 0 && i < len(c.t) && !c.t[i].space }

func (c *clause) kind(i int) kind {
	if i < 0 || i >= len(c.t) {
		return 0
	}
	return c.t[i].kind
}

func isTimes(form string) bool {
	switch form {
	case "x", "×", "*", "х", "✕":
		return true
	}
	return false
}

// sizeAt gives the length of a size unit at token i. One-letter units must
// stand glued to their number or end what is said.
func (c *clause) sizeAt(i int) int {
	_, n := c.size.at(c.t, i)
	if n == 1 && c.t[i].kind == word && utf8.RuneCountInString(c.t[i].form) == 1 && c.t[i].space {
		if isTimes(c.t[i].form) || c.kind(i+1) == word && c.t[i+1].form != "x" && c.t[i].form[0] < 0x80 {
			return 0
		}
	}
	return n
}

// partOfCode reports a number that is a piece of a code, a date or a size
// such as "WK06Y-01", "60x75", "17-Sep", "1/2".
func (c *clause) partOfCode(f figure) bool {
	if f.words {
		return false
	}
	b := f.first - 1
	if c.glued(f.first) {
		switch {
		case c.form(b) == "و":
			return false // و٥٠ أرجوحة
		case c.kind(b) == word && !isTimes(c.form(b)):
			_, cur := c.currency.at(c.t, b)
			return cur == 0
		case c.kind(b) == word && (c.glued(b) && c.kind(b-1) != 0):
			return true // 60x75
		case c.form(b) == "-" && c.glued(b) && c.countedAfter(f) && (c.sizeAt(b-1) > 0 || c.kind(b-1) == word && !c.t[b-1].upper && len(c.form(b-1)) > 3):
			return false // hair straightener-150pcs
		case c.form(b) == ":" && c.text[c.t[b].Start] != ':':
			return false // 50m：240卷
		case strings.Contains("-/.+#_:", c.form(b)) && c.glued(b) && (c.kind(b-1) == word || c.kind(b-1) == number):
			return !c.rangeBefore(f)
		}
	}
	a := f.last + 1
	if !c.glued(a) {
		return false
	}
	switch c.kind(a) {
	case word:
		_, u := c.unitAt(a)
		if !isTimes(c.form(a)) && c.glued(a+1) && c.kind(a+1) == number {
			return true // 8PK1220
		}
		if isTimes(c.form(a)) {
			return c.kind(a+1) == word && c.glued(a+1) || c.kind(a+1) == number && c.class[c.unitKey(a+1)] != "box"
		}
		if c.sizeAt(a) > 0 || u > 0 {
			return u == 0
		}
		_, tm := c.time.at(c.t, a)
		_, cur := c.currency.at(c.t, a)
		return tm == 0 && cur == 0
	case mark:
		if strings.Contains("-/+_", c.form(a)) && c.glued(a+1) {
			if c.kind(a+1) == number {
				return !c.rangeAfter(f)
			}
			_, u := c.unitAt(a + 1)
			_, cur := c.currency.at(c.t, a+1)
			return c.kind(a+1) == word && u == 0 && cur == 0 && c.is("period", c.t, a) == 0
		}
	}
	return false
}

// countedAfter reports a unit of counting behind a number.
func (c *clause) countedAfter(f figure) bool {
	class := c.class[c.unitKey(f.last+1)]
	return class == "count" || class == "pack"
}

// countedLater reports a further number with such a unit in the clause.
func (c *clause) countedLater(f figure) bool {
	for _, g := range c.figs {
		if g.first > f.last && c.countedAfter(g) {
			return true
		}
	}
	return false
}

// rangeAfter reports "5000-6000 pcs" or "200 / 500 Stück": a second, greater
// number with a unit, or at the end.
func (c *clause) rangeAfter(f figure) bool {
	n := c.is("rangeword", c.t, f.last+1)
	if n == 0 {
		return false
	}
	for _, g := range c.figs {
		if g.first != f.last+1+n {
			continue
		}
		if g.words || len(f.form) > 1 && f.form[0] == '0' || len(g.form) > 1 && g.form[0] == '0' {
			return false
		}
		if c.form(f.last+1) == "-" && c.t[f.last+1].space && c.t[g.first].space && (strings.ContainsAny(f.form, ".,") || len(g.form) > len(f.form)+1) {
			return false // class 8.8 - 300 kg
		}
		greater := g.read(c.language, true).GreaterThan(f.read(c.language, true))
		if greater && !f.times.Equal(money.New(1)) && !g.times.Equal(money.New(1)) {
			return true // 5万/10万
		}
		key, u := c.unitAt(g.last + 1)
		class := c.class[key]
		end := g.last+1 >= len(c.t) && len(g.form) >= 2 && len(f.form) >= 2
		return greater && (u > 0 && class != "measure" && class != "small" || end && !c.glued(f.last+1) || c.rangeAfter(g))
	}
	return false
}

func (c *clause) rangeBefore(f figure) bool {
	for _, g := range c.figs {
		if g.last < f.first && c.rangeAfter(g) && g.last+1+c.is("rangeword", c.t, g.last+1) == f.first {
			return true
		}
	}
	return false
}

// bracketed reports that token i stands inside brackets.
func (c *clause) bracketed(i int) bool {
	depth := 0
	for j := 0; j < i; j++ {
		switch c.t[j].form {
		case "(", "[", "{":
			depth++
		case ")", "]", "}":
			depth = max(depth-1, 0)
		}
	}
	return depth > 0
}

// content reports a token that can name a product: a word that is no cue, or
// a code.
func (c *clause) content(i int) bool {
	if c.use[i] != free {
		return false
	}
	switch c.t[i].kind {
	case han:
		return true
	case word:
		return utf8.RuneCountInString(c.t[i].form) > 1
	}
	return false
}

// words counts the tokens of a stretch that can name a product.
func (c *clause) words(from, to int) int {
	n := 0
	for i := max(from, 0); i < to && i < len(c.t); i++ {
		if c.content(i) {
			n++
		}
	}
	return n
}

func one() money.Decimal { return money.New(1) }
