package read

import "strings"

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
