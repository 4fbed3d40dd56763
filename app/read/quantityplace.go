package read

import (
	"strings"

	"sampan/app/money"
)

// disowned reports a number that the words around it claim for something
// else: a model, a price, a sample, a pack, a share, a year.
func (c *clause) disowned(f figure) bool {
	i, a := f.first, f.last+1
	if _, n := c.currency.at(c.t, a); n > 0 && !f.vague && c.currencyStands(a, n) {
		return true
	}
	if _, n := c.currency.before(c.t, i); n > 0 && !c.ofLeft(i-n) {
		return true
	}
	if _, n := c.cue["modelcue"].before(c.t, c.skipBack(i)); n > 0 && !f.words && c.unitKey(a) == "" {
		return true
	}
	if c.form(a) == "%" || c.form(i-1) == "#" || c.form(i-1) == "№" || c.form(i-1) == "°" {
		return true
	}
	if _, n := c.cue["namedno"].before(c.t, i); n > 0 && !f.words && c.unitKey(a) == "" {
		return true // grade 304, net 30
	}
	if c.form(i-1) == "-" && c.glued(i) && c.kind(i-2) == number {
		if _, n := c.cue["namedno"].before(c.t, i-2); n > 0 {
			return true // sizes 36-41
		}
	}
	if _, n := c.cue["packof"].before(c.t, i); n > 0 && (c.kind(i-1) != han || !c.t[i].space) {
		return true
	}
	if c.unitKey(i-1) == "set" && c.kind(i-1) == word && c.kind(i-2) == word && c.countedAfter(f) && c.countedLater(f) {
		return true // dinner set 16 pcs, 400 sets
	}
	if _, n := c.time.before(c.t, i); n > 0 && c.kind(i-1) == word && c.unitKey(a) == "" {
		return true // week 38
	}
	if _, n := c.cue["instead"].before(c.t, i); n > 0 {
		return true
	}
	return c.sampled(i, a) || c.packed(a) || c.yearOf(f)
}

// ofLeft reports a currency's word glued to a number before it: "2RS 500".
func (c *clause) ofLeft(i int) bool {
	return c.glued(i) && c.kind(i) == word && c.kind(i-1) == number
}

// skipBack steps over ":", "." and "-" before token i.
func (c *clause) skipBack(i int) int {
	for i > 0 && strings.Contains(":.-#", c.form(i-1)) {
		i--
	}
	return i
}

// sampled reports a number of samples: the word right before, or within three
// tokens behind.
func (c *clause) sampled(i, a int) bool {
	near := 3
	if c.kind(i-1) == han {
		near = 5
	}
	for j := max(i-near, 0); j < i; j++ {
		if c.is("sample", c.t, j) > 0 {
			return true
		}
	}
	for j := a; j < a+4 && j < len(c.t); j++ {
		if c.t[j].form == "," || c.t[j].form == "." {
			break
		}
		if c.is("sample", c.t, j) > 0 {
			return true
		}
	}
	return false
}

// packed reports "25/box", "20 pcs per carton": what one pack holds.
func (c *clause) packed(a int) bool {
	j := a
	if _, n := c.unitAt(j); n > 0 {
		j += n
	}
	switch c.form(j) {
	case "装", "裝":
		return true
	case "/", "per", "pro", "por", "par", "je", "a":
		key, n := c.unitAt(j + 1)
		return n > 0 && (c.class[key] == "pack" || c.class[key] == "box" || key == "set" && j > a)
	case "в", "في":
		return c.is("packof", c.t, j) > 0
	}
	return false
}

// yearOf reports a bare 19xx or 20xx that follows a word of time or stands in
// brackets.
func (c *clause) yearOf(f figure) bool {
	if f.words || len(f.form) != 4 || !(strings.HasPrefix(f.form, "19") || strings.HasPrefix(f.form, "20")) || c.unitKey(f.last+1) != "" {
		return false
	}
	_, n := c.cue["timecue"].before(c.t, f.first)
	return n > 0 || c.kind(f.first-1) == mark && c.glued(f.first) && c.form(f.first-1) != ":"
}

// scorePlace adds what the place of a number says.
func (c *clause) scorePlace(q *quantity, f figure, class string) int {
	score := 0
	i, a := f.first, q.last+1
	if c.labelled(i) {
		score += 5
		q.labelled = true
	}
	if isTimes(c.form(i-1)) && (c.kind(i-2) != number || c.timesOf(i-1)) {
		score += 3
		if a >= len(c.t) || c.form(a) == "," {
			score += 3 // bucket of 1000pcs x 300
		}
	}
	if isTimes(c.form(a)) && c.kind(a+1) != number {
		score += 3
	}
	if class == "none" && !f.words && c.rangeBefore(f) {
		score += 4
	}
	if c.eachAround(q) {
		score += 2
		q.each = true
	}
	score += c.scoreBracket(i, a, class, q.each)
	if i > 0 && strings.Contains(c.text[c.t[i-1].End:c.t[i].Start], "\t") {
		score += 3
	}
	score += c.scoreMark(i, a, f, class)
	if c.atStart(i) {
		score += 2
		if class == "none" && c.kind(a) != 0 && (c.kind(a) == word || c.kind(a) == han) && c.plausibleBare(f) {
			score += 2
		}
		if class == "measure" {
			score += 2
		}
	}
	if c.is("instead", c.t, a) > 0 || c.is("stay", c.t, a) > 0 {
		score += 4
	}
	if a >= len(c.t) || strings.Contains(",;.)", c.form(a)) || c.kind(a) == word && (c.is("rowend", c.t, a) > 0 || class == "none" && c.roundBefore(f, a)) {
		score += c.scoreEnd(f, class, i)
	}
	if c.is("period", c.t, a) > 0 || c.form(a) == "/" && c.is("period", c.t, a+1) > 0 {
		score += 2
	}
	if f.words && class == "none" {
		score++
		if c.kind(i) == han && c.t[i].space && i > 0 && f.value.GreaterThanOrEqual(money.New(100)) {
			score += 2 // 电炖锅 三万五
		}
	}
	if class == "none" && c.nounAgain(i, a) {
		score += 5
	}
	if n := c.approxBefore(i); n > 0 {
		score += 2
	}
	return score
}

// scoreBracket weighs a number in brackets: mostly a remark, unless each of
// several names has such a one.
func (c *clause) scoreBracket(i, a int, class string, each bool) int {
	if !c.bracketed(i) {
		return 0
	}
	score := -3
	if c.bracketHere(i) && (c.bracketCounts() > 1 || c.has("stay", c.t)) {
		score += 9
	}
	if class == "count" && c.form(i-1) == "(" && c.form(a) == ")" || c.form(i-1) == "(" && each {
		score += 3
	}
	return score
}

// scoreMark weighs the mark before a number: a dash or a row of dots leads to
// a quantity.
func (c *clause) scoreMark(i, a int, f figure, class string) int {
	score := 0
	switch c.form(i - 1) {
	case "-", "=", "→", ">", "...", "..", "|", "\t", "+":
		if c.t[i-1].space || c.form(i-2) == "-" || c.row && i == len(c.t)-1 {
			score += 3
		}
	case ":":
		score += 2
		if class == "none" && (c.kind(a) == word || c.kind(a) == han) && c.plausibleBare(f) {
			score += 3
		}
	case ".":
		if i > 3 && c.form(i-2) == "." && c.form(i-3) == "." {
			score += 3
		}
	}
	return score
}

// scoreEnd weighs a number that ends what is said.
func (c *clause) scoreEnd(f figure, class string, i int) int {
	switch class {
	case "measure":
		if c.kind(i-1) == word || c.kind(i-1) == han {
			return 2
		}
		return 1
	case "none":
		if f.words || !c.plausibleBare(f) || c.glued(i) && c.kind(i-1) != han || c.kind(i-1) == number {
			return 0
		}
		if c.kind(i-1) == word && c.t[i-1].upper && !c.row {
			return 0
		}
		return 3
	}
	return 1
}

// plausibleBare reports a number that looks counted rather than named: 20,
// 350, 5000, 1,200, and not 6205 or 090.
func (c *clause) plausibleBare(f figure) bool {
	if f.words {
		return true
	}
	if f.form[0] == '0' {
		return false
	}
	if strings.ContainsAny(f.form, ".,") {
		v := f.read(c.language, true)
		return v.Equal(v.Truncate(0))
	}
	if len(f.form) <= 3 {
		return true
	}
	return len(f.form) <= 9 && strings.HasSuffix(f.form, "0") && (len(f.form) < 5 || strings.HasSuffix(f.form, "00"))
}

// eachAround reports "20 each", "je 500", "по 10 шт каждого", "各 1,200 片".
func (c *clause) eachAround(q *quantity) bool {
	if _, n := c.cue["each"].before(c.t, c.skipBack(q.first)); n > 0 {
		return true
	}
	return c.eachBehind(q.last+1) > 0
}

// eachBehind is the length of "each" behind a number; "по" and "je" stand
// before theirs.
func (c *clause) eachBehind(i int) int {
	switch c.form(i) {
	case "по", "je", "jeweils", "每", "各":
		return 0
	}
	return c.is("each", c.t, i)
}

// widen takes the approximating and distributing words, the label and the
// period into the stretch of a quantity, so that they do not stay in the
// product's words.
func (c *clause) widen(q *quantity) {
	for again := true; again; {
		again = false
		if isTimes(c.form(q.first-1)) && (c.kind(q.first-2) != number || c.timesOf(q.first-1)) || strings.Contains("=~", c.form(q.first-1)) && q.first > 0 {
			q.first, again = q.first-1, true
		}
		for _, class := range []string{"approx", "each"} {
			if _, n := c.cue[class].before(c.t, q.first); n > 0 && n <= q.first {
				q.first, again = q.first-n, true
			}
		}
		if role, n := c.label.before(c.t, c.skipBack(q.first)); role == "quantity" && n > 0 {
			q.first, again = c.skipBack(q.first)-n, true
		}
	}
	if isTimes(c.form(q.last+1)) && c.kind(q.last+2) != number {
		q.last++
	}
	if n := c.eachBehind(q.last + 1); n > 0 {
		q.last += n
	}
	if c.form(q.last+1) == "/" && c.is("period", c.t, q.last+2) > 0 {
		q.last++
	}
	if n := c.is("period", c.t, q.last+1); n > 0 {
		q.last += n
	}
}
