package read

import "strings"

// phraseEnd gives the token at which the words for a product that begin at
// from end: a stop word, the end of the sentence, a term, or a comma with
// something new behind it.
func (c *clause) phraseEnd(from, limit int) int {
	depth := 0
	begun := false
	for i := from; i < limit; {
		f := c.form(i)
		switch {
		case f == "(":
			depth++
		case f == ")":
			depth = max(depth-1, 0)
		case depth > 0 && i-from < 40:
		case c.use[i] == asNoise || c.use[i] == asPrice:
			return i
		case strings.Contains(";!?؟", f) && c.t[i].kind == mark, f == "." && c.endsSentence(c.t, i):
			return i
		case f == "," && (i == from || !begun || !c.specFollows(i+1, limit)):
			return i
		case f == "•" || f == "|":
			return i
		case c.kind(i) == number && !begun && c.timed(i):
			return i
		case f == ":" && begun && !c.glued(i+1):
			return i
		case (begun || c.is("stop", c.t, i) > 1) && c.stops(i), c.toPlace(i):
			return i
		case begun && f == "-" && c.t[i].space && !c.figureSoon(i+1, limit):
			return i
		}
		if c.content(i) && c.is("fill", c.t, i) == 0 {
			begun = true
		}
		i++
	}
	return limit
}

// timed reports "12 months".
func (c *clause) timed(i int) bool {
	_, n := c.time.at(c.t, i+1)
	return n > 0
}

// stops reports a word that ends a product's words.
func (c *clause) stops(i int) bool {
	if _, n := c.incoterm.at(c.t, i); n > 0 && (c.t[i].upper || n > 1) {
		return true
	}
	if n := c.is("stop", c.t, i); n > 0 {
		return c.t[i].kind != han || n > 1 || !c.glued(i) || strings.Contains("请請并並吗嗎需", c.form(i))
	}
	if c.is("holds", c.t, i) > 0 {
		return true
	}
	if n := c.is("deliverto", c.t, i); n > 0 && (c.t[i].kind != word || n > 1) {
		return true
	}
	if c.is("packof", c.t, i) == 0 && c.is("soon", c.t, i) > 0 || c.toPlace(i) {
		return true
	}
	if n := c.is("conj", c.t, i); n > 0 {
		return i+n < len(c.t) && (c.use[i+n] == asQuantity || c.is("ask", c.t, i+n) > 0 && c.kind(i+n) == word || c.is("stop", c.t, i+n) > 0)
	}
	if c.kind(i) == han {
		n := c.is("ask", c.t, i)
		return n > 1
	}
	return false
}

// toPlace reports "to Kampala", "nach Köln", "发迪拜": the way of the goods.
func (c *clause) toPlace(i int) bool {
	switch c.form(i) {
	case "to", "nach", "до", "para", "vers", "ate", "hasta", "发", "到", "送", "الي":
		return c.knownPlace(c.t, i+1).Known && (c.kind(i) == han || c.t[i+1].upper || scriptOf(c.form(i)) != "latin")
	}
	return false
}

// specFollows reports that what follows a comma still describes the product:
// a size, a colour, a few plain words.
func (c *clause) specFollows(from, limit int) bool {
	end := from
	for end < limit && !strings.Contains(",;.", c.form(end)) {
		end++
	}
	words, sizes := 0, 0
	for i := from; i < end; i++ {
		if c.use[i] != free {
			return false
		}
		if c.stops(i) || c.is("instead", c.t, i) > 0 || c.is("ask", c.t, i) > 0 && c.kind(i) != han || c.is("timecue", c.t, i) > 0 && c.is("fill", c.t, i) == 0 || c.is("deliverto", c.t, i) > 0 {
			return false
		}
		if c.kind(i) == number {
			sizes++
		}
		if c.content(i) {
			words++
		}
	}
	if end == from {
		return false
	}
	if sizes > 0 {
		return words <= 8
	}
	if c.kind(from) == han {
		return false
	}
	return words <= 2 && words > 0 && end < limit && c.form(end) == ","
}

// askedFor reads what a sentence without any number asks for: "looking for
// LED panels", "есть ли у вас …".
func (b *builder) askedFor(c *clause, line int) {
	if c.has("history", c.t) || c.has("conditional", c.t) && len(b.drafts) > 0 || c.has("sample", c.t) && !b.productAsked(c) {
		return
	}
	ditto := c.is("ditto", c.t, 0) > 0
	for i := 0; i < len(c.t); i++ {
		n := c.is("ask", c.t, i)
		if n == 0 || c.kind(i) == han && n == 1 && i > 0 && c.kind(i-1) == han && !strings.Contains("要买订求询", c.form(i)) {
			continue
		}
		if c.kind(i) == han && len(b.drafts) > 0 && !c.has("also", c.t) {
			continue // 需要贴牌 is a condition of the product above
		}
		from := i + n
		for from < len(c.t) {
			if m := c.is("ask", c.t, from); m > 0 && c.product(from+m, len(c.t)) > 0 {
				from += m
			} else if m := c.is("fill", c.t, from); m > 0 && c.cutsCleanly(from, m) {
				from += m
			} else {
				break
			}
		}
		b.asking = true
		end := c.phraseEnd(from, len(c.t))
		if c.kind(from) == han && c.product(from, end) < 2 || from >= end || c.stops(from) || c.product(from, end) == 0 || c.abstract(from, end) {
			continue
		}
		if c.is("assorted", c.t, end) > 0 && len(b.drafts) > 0 {
			return // need ATS included
		}
		for _, part := range c.parts(from, end, len(c.t)) {
			n := draft{line: line, ditto: ditto}
			n.Model = c.model(part.Start, part.End)
			n.Text, n.Spec, n.words = c.phrase(part.Start, part.End)
			if n.Text.Known && !c.genericOnly(n.words) && b.withoutTrader(&n) {
				n.weak = len(n.words) > 14
				b.add(n)
			}
		}
		return
	}
	b.namedBeforeAsk(c, line)
}

// withoutTrader reads "suppliers of" off the end of what is asked for; who
// looks for a supplier only, beside an item, asks for no goods.
func (b *builder) withoutTrader(n *draft) bool {
	t := n.words
	last := len(t) - 1
	if last < 0 || b.is("trader", t, last) == 0 {
		return true
	}
	if len(b.drafts) > 0 || last == 0 {
		return false
	}
	n.words = t[:last]
	n.Text = b.spell(n.words)
	return true
}

// namedBeforeAsk reads "Quick connectors 4 pc set - please quote": the product
// stands first and the asking behind.
func (b *builder) namedBeforeAsk(c *clause, line int) {
	cue := -1
	for i := 1; i < len(c.t); i++ {
		if n := c.is("ask", c.t, i); n > 0 && c.product(i+n, len(c.t)) <= 1 && c.kind(i) == word {
			cue = i
			break
		}
	}
	if cue < 0 || c.stops(0) || c.is("ask", c.t, 0) > 0 || c.is("question", c.t, 0) > 0 {
		return
	}
	end := c.phraseEnd(0, cue)
	if c.has("deliverto", c.t[:cue]) || c.has("timecue", c.t[:end]) {
		return
	}
	if words := c.product(0, end); words < 2 || words > 8 || c.abstract(0, end) {
		return
	}
	n := draft{line: line}
	n.Model = c.model(0, end)
	n.Text, n.Spec, n.words = c.phrase(0, end)
	if n.Text.Known && !c.genericOnly(n.words) && b.withoutTrader(&n) {
		n.weak = len(b.drafts) == 0
		b.add(n)
	}
}

func (b *builder) productAsked(c *clause) bool {
	return len(b.drafts) == 0 && c.is("sample", c.t, c.afterAsk(0, len(c.t))) == 0
}

// abstract reports an object that is an act or a paper rather than goods:
// it begins with a word such as "prices", "your best offer", "to know".
func (c *clause) abstract(from, end int) bool {
	if c.timeOnly(from, end) || c.reference(from, end) {
		return true
	}
	if c.papers(from, end) || c.kind(from) == han && c.has("packof", c.t[from:end]) || c.kind(from) == number && c.form(from+1) == "/" && c.run(from) <= from+3 {
		return true
	}
	if n := c.is("generic", c.t, from); n > 0 {
		rest := c.product(from+n, end)
		return rest == 0 || c.kind(from) != han && !(c.is("fill", c.t, from+n) > 0 && rest > 0)
	}
	if n := c.is("notitem", c.t, from); n > 0 && c.kind(from) != han {
		return true
	}
	if c.is("intro", c.t, from) > 0 || c.is("question", c.t, from) > 0 {
		return true
	}
	return false
}

// timeOnly reports a date or a space of time: "до 1 июня".
func (c *clause) timeOnly(from, end int) bool {
	times := 0
	for j := from; j < end; {
		_, n := c.time.at(c.t, j)
		times += n
		for _, class := range []string{"timecue", "fill", "soon", "approx"} {
			n = max(n, c.is(class, c.t[:end], j))
		}
		if n == 0 && c.kind(j) != number && c.kind(j) != mark {
			return false
		}
		j += max(n, 1)
	}
	return times > 0
}

// reference reports the number of the inquiry itself: "ITB/26/019",
// "编号：XJ-2026-078".
func (c *clause) reference(from, end int) bool {
	for from < end && (c.kind(from) == han || c.kind(from) == mark || c.is("generic", c.t, from) > 0) {
		if c.kind(from) == han && c.is("generic", c.t, from) == 0 && !strings.Contains("单编号文件函表第", c.form(from)) {
			return false
		}
		from++
	}
	if from >= end || c.run(from) != end || c.kind(from) != word {
		return false
	}
	strokes, year := 0, false
	for j := from; j < end; j++ {
		if c.form(j) == "/" || c.form(j) == "-" {
			strokes++
		}
		year = year || c.kind(j) == number && (len(c.form(j)) == 4 && strings.HasPrefix(c.form(j), "20"))
	}
	return strokes >= 2 && (year || strings.Contains(c.text[c.t[from].Start:c.t[end-1].End], "/"))
}

// papers reports an object that is nothing but certificates, conditions and
// the like.
func (c *clause) papers(from, end int) bool {
	rest, certs := 0, 0
	for j := from; j < end; {
		_, n := c.cert.at(c.t[:end], j)
		certs += n
		_, m := c.certCue.at(c.t[:end], j)
		n = max(n, m)
		for _, class := range []string{"conj", "fill", "notitem", "generic", "sample"} {
			n = max(n, c.is(class, c.t[:end], j))
		}
		if n == 0 {
			if c.content(j) {
				rest++
			}
			n = 1
		}
		j += n
	}
	return rest == 0 || certs > 0 && rest < 2
}

// parts splits what is asked for where several products are named: at "and"
// when each side has a measure of its own, at commas when there are three or
// more short names.
func (c *clause) parts(from, end, limit int) []Span {
	var cuts []int
	sizes := c.sizedParts(from, end)
	for i := from + 1; i < end; i++ {
		if n := c.is("conj", c.t, i); n > 0 && sizes && c.kind(i) == word && i+n < end && (c.kind(i+n) == word) {
			cuts = append(cuts, i)
		}
	}
	if len(cuts) == 0 {
		return []Span{{from, end}}
	}
	var out []Span
	for _, cut := range cuts {
		out = append(out, Span{from, cut})
		from = cut + 1
	}
	return append(out, Span{from, end})
}

// sizedParts reports a number on both sides of a conjunction.
func (c *clause) sizedParts(from, end int) bool {
	before := false
	for i := from; i < end; i++ {
		if c.is("conj", c.t, i) > 0 && c.kind(i) == word && before {
			for j := i + 1; j < end; j++ {
				if c.kind(j) == number {
					return true
				}
			}
		}
		if c.kind(i) == number {
			before = true
		}
	}
	return false
}

// figureSoon reports a number within the next few tokens: "LED panel - 60x60".
func (c *clause) figureSoon(from, limit int) bool {
	for i := from; i < min(from+4, limit); i++ {
		if c.kind(i) == number && c.use[i] == free {
			return true
		}
	}
	return false
}
