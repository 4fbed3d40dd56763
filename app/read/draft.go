package read

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// draft is an item while it is being read.
type draft struct {
	Item
	line   int
	each   bool // the quantity holds for each of the variants named
	ditto  bool // repeats the product of the item before
	weak   bool // a guess that a clearer item replaces
	listed bool // a row or list entry
	group  int  // of variants read together, 0 for none
	words  []token
}

// phrase builds the words of a product from the free tokens of a stretch:
// what stands in brackets goes to the specification unless nothing else is
// left.
func (c *clause) phrase(from, to int) (text, spec Found[string], words []token) {
	from, to = c.trim(from, to)
	var outside, inside []int
	depth := 0
	for i := from; i < to; i++ {
		switch c.form(i) {
		case "(", "[", "{":
			depth++
			continue
		case ")", "]", "}":
			depth = max(depth-1, 0)
			continue
		}
		if c.use[i] != free {
			continue
		}
		if depth > 0 {
			inside = append(inside, i)
		} else {
			outside = append(outside, i)
		}
	}
	if !c.anyContent(outside) {
		outside, inside = append(inside, outside...), nil
		slices.Sort(outside)
	}
	text = c.join(outside)
	spec = c.join(inside)
	for _, i := range outside {
		words = append(words, c.t[i])
	}
	return text, spec, words
}

func (c *clause) anyContent(list []int) bool {
	for _, i := range list {
		if c.content(i) || c.t[i].kind == number {
			return true
		}
	}
	return false
}

// trim takes list marks, cues and small words off both ends.
func (c *clause) trim(from, to int) (int, int) {
	for from < to {
		n := 0
		switch {
		case c.use[from] != free:
			n = 1
		case c.t[from].kind == mark && !strings.Contains("\"'([{øØ", c.form(from)):
			n = 1
		default:
			for _, class := range []string{"fill", "approx", "ask", "conj"} {
				if m := c.is(class, c.t, from); m > n && from+m < to && c.cutsCleanly(from, m) {
					n = m
				}
			}
		}
		if n == 0 {
			break
		}
		from += n
	}
	for to > from {
		t := c.t[to-1]
		switch {
		case c.use[to-1] != free:
		case t.kind == mark && !strings.Contains("\")]}'%°", t.form):
		case t.kind != mark && c.askTail(from, to) > 0:
			to -= c.askTail(from, to) - 1
		case t.kind == word && !c.glued(to-1) && c.tailFill(to):
		default:
			return from, to
		}
		to--
	}
	return from, to
}

// cutsCleanly keeps a small word that is a piece of a code or of a Chinese
// word.
func (c *clause) cutsCleanly(from, n int) bool {
	last := from + n - 1
	if c.t[last].kind == han {
		return n > 1 || strings.Contains("的一批个個些请請再有是给帮能可", c.t[last].form) && c.kind(from+1) == han
	}
	if c.kind(last) == mark {
		return true
	}
	return !c.glued(last+1) || c.kind(last+1) != number && c.kind(last+1) != word && c.form(last+1) != "-" && c.form(last+1) != "."
}

// askTail gives the length of "best price for" at the end of a product's
// words.
func (c *clause) askTail(from, to int) int {
	_, n := c.cue["ask"].before(c.t, to)
	if n < 2 || to-n <= from || c.kind(to-1) == mark {
		return 0
	}
	return n
}

func (c *clause) tailFill(to int) bool {
	switch c.form(to - 1) {
	case "of", "the", "for", "in", "with", "at", "to", "and", "or", "a", "de", "da", "do", "en", "em", "para", "con", "com", "y", "e", "et", "pour", "des", "und", "fur", "zu", "mit", "von", "и", "в", "на", "по", "для", "с", "من", "في", "و", "ل", "لـ", "qty", "quantity", "from", "by", "on", "is", "etc", "usd", "eur", "best", "your", "stays", "stay", "remains":
		return true
	}
	return false
}

// join writes tokens out as the source has them; a blank parts stretches that
// were not next to each other.
func (c *clause) join(list []int) Found[string] {
	var b strings.Builder
	var at Span
	for k := 0; k < len(list); {
		j := k
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		piece := c.text[c.t[list[k]].Start:c.t[list[j]].End]
		start := c.t[list[k]].Start
		trimmed := strings.Trim(piece, " \t,;:|–—-=•·.،，。、")
		if trimmed != "" {
			off := strings.Index(piece, trimmed)
			start += off
			if b.Len() > 0 {
				b.WriteByte(' ')
			} else {
				at.Start = start
			}
			b.WriteString(trimmed)
			at.End = start + len(trimmed)
		}
		k = j + 1
	}
	if b.Len() == 0 {
		return Found[string]{}
	}
	return found(squeeze(b.String()), at)
}

// spell writes words out that may come from different places: as the source
// has them where they touch, else parted by one blank.
func (d *document) spell(t []token) Found[string] {
	for len(t) > 0 && t[len(t)-1].kind == mark && strings.Contains(",;:-•.", t[len(t)-1].form) {
		t = t[:len(t)-1]
	}
	if len(t) == 0 {
		return Found[string]{}
	}
	var b strings.Builder
	at := t[0].Span
	for i, x := range t {
		if i > 0 && x.Start != t[i-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(d.text[x.Start:x.End])
		at.Start, at.End = min(at.Start, x.Start), max(at.End, x.End)
	}
	return found(b.String(), at)
}

// squeeze makes one blank of every run of white space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// run is the end of the stretch without blanks that begins at token i: a code
// such as WK06Y-01-C-N-0 or VV64:KMD.
func (c *clause) run(i int) int {
	j := i + 1
	for j < len(c.t) && c.glued(j) && c.kind(i) != han {
		k := c.t[j].kind
		if k == han || k == mark && (!strings.Contains("-/.+*#&_:", c.form(j)) || !c.glued(j+1) || c.kind(j+1) == mark || c.kind(j+1) == han) {
			break
		}
		j++
	}
	return j
}

// model finds the part number: behind "ref.", "P/N:", or a stretch of letters
// and digits. A number behind a cue is taken out of the product's words.
func (c *clause) model(from, to int) Found[string] {
	for i := from; i < to; i++ {
		n := c.is("modelcue", c.t, i)
		if n > 0 && c.glued(i+n) && c.kind(i+n) == number && c.kind(i+n-1) == word {
			continue // PN16
		}
		if n == 0 || c.use[i] != free || i > 0 && c.glued(i) && c.t[i].kind == word && c.kind(i-1) != mark {
			continue
		}
		j := i + n
		for j < to && (strings.Contains(":.#°º-", c.form(j)) || c.form(j) == "no" || c.form(j) == "nr" || c.form(j) == "n") {
			j++
		}
		if j >= to || c.use[j] != free {
			continue
		}
		end := min(c.run(j), to)
		code := c.text[c.t[j].Start:c.t[end-1].End]
		if strings.ContainsAny(code, "0123456789") && utf8.RuneCountInString(code) >= 2 && (c.unitKey(end) == "" || utf8.RuneCountInString(code) > 3) {
			c.mark(i, end, asModel)
			return found(code, Span{c.t[j].Start, c.t[end-1].End})
		}
	}
	for i := from; i < to; i++ {
		if c.use[i] != free || c.glued(i) && (c.kind(i-1) == word || c.kind(i-1) == number) {
			continue
		}
		end := min(c.run(i), to)
		if end > i && c.codeLike(i, end) {
			return found(c.text[c.t[i].Start:c.t[end-1].End], Span{c.t[i].Start, c.t[end-1].End})
		}
	}
	return Found[string]{}
}

// codeLike reports capital letters and digits that are no measure.
func (c *clause) codeLike(i, end int) bool {
	letters, digits, dims := 0, 0, false
	for j := i; j < end; j++ {
		if c.use[j] != free {
			return false
		}
		switch c.t[j].kind {
		case word:
			if isTimes(c.form(j)) && c.kind(j-1) == number && c.kind(j+1) == number {
				dims = true
				continue
			}
			if c.kind(j-1) == number && j > i {
				if _, n := c.size.at(c.t, j); n > 0 && (j+1 == end || c.kind(j+1) == mark) {
					continue
				}
				if _, n := c.unitAt(j); n > 0 {
					continue
				}
			}
			if c.t[j].upper {
				letters += utf8.RuneCountInString(c.form(j))
			}
		case number:
			digits += countDigits(c.form(j))
		}
	}
	length := c.t[end-1].End - c.t[i].Start
	if letters == 0 {
		return end == i+1 && digits >= 5 && !strings.ContainsAny(c.form(i), ".,") && c.kind(i-1) == word && c.t[i-1].Span.End < c.t[i].Start && c.unitKey(end) == ""
	}
	switch c.form(i) {
	case "ip", "iso", "en", "din", "api", "astm", "v", "hs":
		return false
	}
	return digits > 0 && !dims && length >= 4 && letters+digits >= 4
}
