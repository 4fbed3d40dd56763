package read

import "strings"

// bracketCount is the length of "(24)" or "(2 sets)" at token i, with a comma
// or the end behind it.
func (c *clause) bracketCount(i int) int {
	j := i + 1
	for j < len(c.t) && c.is("approx", c.t, j) > 0 {
		j++
	}
	if c.form(i) != "(" || c.kind(j) != number {
		return 0
	}
	for _, f := range c.figs {
		if f.first == j {
			j = f.last + 1
			break
		}
	}
	if _, n := c.unitAt(j); n > 0 && c.class[c.unitKey(j)] != "measure" && c.class[c.unitKey(j)] != "small" {
		j += n
	}
	if c.form(j) != ")" || j+1 < len(c.t) && !strings.Contains(",;.", c.form(j+1)) && c.is("conj", c.t, j+1) == 0 {
		return 0
	}
	return j + 1 - i
}

// bracketHere reports that the number at token i is such a count.
func (c *clause) bracketHere(i int) bool {
	for i > 0 && c.form(i) != "(" {
		i--
	}
	return c.bracketCount(i) > 0
}

// bracketCounts counts such brackets: one alone may be a remark.
func (c *clause) bracketCounts() int {
	n := 0
	for i := range c.t {
		if c.bracketCount(i) > 0 {
			n++
		}
	}
	return n
}

// roundBefore reports "screen glass 200 and charger": a round number before
// "and" ends the first of two things.
func (c *clause) roundBefore(f figure, a int) bool {
	return c.is("conj", c.t, a) > 0 && len(f.form) > 1 && strings.ContainsAny(f.form[len(f.form)-1:], "05") && c.product(a, len(c.t)) > 0
}

// labelled reports "Qty:", "数量", "quantity of" before token i.
func (c *clause) labelled(i int) bool {
	for j := c.skipBack(i); j > 0; {
		if role, n := c.label.before(c.t, j); n > 0 && role == "quantity" {
			return true
		}
		k := j
		if _, n := c.cue["approx"].before(c.t, j); n > 0 {
			k = j - n
		} else if s := c.form(j - 1); s == "of" || s == "is" || s == "de" || s == "(" || s == "是" || s == "为" || s == "ist" {
			k = j - 1
		}
		if k == j {
			return false
		}
		j = c.skipBack(k)
	}
	return false
}

// atStart reports that only cues and marks stand before token i, back to the
// last comma.
func (c *clause) atStart(i int) bool {
	if i > 0 && c.kind(i) == word && scriptOf(c.form(i)) == "ar" && strings.HasPrefix(c.form(i), "و") {
		return true // وخمسمئة كرسي
	}
	for j := i; j > 0; {
		switch c.form(j - 1) {
		case ",", ";", "(", "•", ".":
			return true
		case ")":
			return c.use[j-1] == asNoise
		case ":", "-":
			_, asks := c.cue["ask"].before(c.t, j-1)
			return asks > 0 && c.form(j-1) == ":" || c.product(c.partStart(j-1), j-1) == 0 || c.form(j-1) == ":" && c.has("intro", c.t[c.partStart(j-1):j-1])
		}
		n := 0
		for _, class := range []string{"ask", "approx", "fill", "conj", "each", "change"} {
			if _, m := c.cue[class].before(c.t, j); m > n {
				n = m
			}
		}
		for _, class := range []string{"ask", "conj"} {
			if _, m := c.cue[class].before(c.t, j); m > 0 {
				return true
			}
		}
		if n == 0 {
			return false
		}
		j -= n
	}
	return true
}

// partStart is the token behind the last comma before token i.
func (c *clause) partStart(i int) int {
	for i > 0 && !strings.Contains(",;.", c.form(i-1)) {
		i--
	}
	return i
}

func (c *clause) approxBefore(i int) int {
	_, n := c.cue["approx"].before(c.t, i)
	return n
}

// nounAgain reports a number before a noun that was just used: "restaurant
// chairs 200 chairs"; in Arabic the singular after the plural.
func (c *clause) nounAgain(i, a int) bool {
	if c.kind(a) != word || c.kind(i-1) == 0 {
		return false
	}
	next := []rune(strings.TrimPrefix(c.form(a), "و"))
	need := 4
	if scriptOf(c.form(a)) == "ar" {
		need = 2
	}
	if len(next) < 3 {
		return false
	}
	for j := max(i-6, 0); j < i; j++ {
		prev := []rune(c.form(j))
		if c.kind(j) != word {
			continue
		}
		if need == 2 && len(prev) > 3 && prev[0] == 'و' {
			prev = prev[1:]
		}
		if len(prev) >= need && len(next) >= need && string(prev[:need]) == string(next[:need]) {
			return true
		}
	}
	return false
}
