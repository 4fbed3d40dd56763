package read

// behindFor skips "for the" and "of your" between a number and its product.
func (c *clause) behindFor(i int) int {
	j := i
	switch c.form(j) {
	case "for", "of", "pour", "para", "fur", "fuer", "на", "для":
		j++
	default:
		return i
	}
	for j < len(c.t) && c.kind(j) == word && c.is("fill", c.t, j) == 1 && j < i+3 {
		j++
	}
	if j >= len(c.t) || c.product(j, c.phraseEnd(j, len(c.t))) == 0 {
		return i
	}
	return j
}

// numbersFirst reports a sentence whose further numbers all stand before what
// they count: "that means 48 beds, 48 tables and 24 stands".
func (c *clause) numbersFirst(qs []quantity) bool {
	if len(qs) < 3 {
		return false
	}
	for k, q := range qs {
		limit := len(c.t)
		if k+1 < len(qs) {
			limit = qs[k+1].first
		}
		if k > 0 && !c.atStart(q.first) || c.product(q.last+1, c.phraseEnd(q.last+1, limit)) == 0 {
			return false
		}
	}
	return true
}

// setting reports words before a number that say for whom or that somebody
// wants, and name no goods: "für unser Gartencenter", "Wir würden nun".
func (c *clause) setting(i int) bool {
	switch c.form(i) {
	case "fur", "fuer", "for", "pour", "para", "для", "wir", "ich", "we", "i", "nous", "je", "мы", "я":
		return i+1 < len(c.t) && (i == 0 || c.kind(i) == word)
	}
	return false
}

// withAt gives the token at which "with …" begins to describe a product that
// two or more words have named.
func (c *clause) withAt(from, to int) int {
	for i := from + 2; i < to-1; i++ {
		if c.bracketed(i) {
			continue
		}
		switch c.form(i) {
		case "with", "con", "com", "avec", "mit", "featuring", "including", "which", "made":
			if c.words(from, i) >= 2 && c.is("intro", c.t, i+1) == 0 {
				return i
			}
		}
	}
	return to
}

// describe reads the words, the model and the specification of a product.
func (c *clause) describe(n *draft, from, to int) {
	n.Model = c.model(from, to)
	cut := c.withAt(from, to)
	n.Text, n.Spec, n.words = c.phrase(from, cut)
	if cut < to && !c.has("intro", c.t[cut:to]) {
		rest, _, _ := c.phrase(cut, to)
		n.Spec = appendSpec(n.Spec, rest)
	}
	if !n.Text.Known && n.Model.Known {
		n.Text = n.Model
	}
}

// firstPart ends Chinese words for a product at the first comma: what follows
// describes it.
func (c *clause) firstPart(from, to int) int {
	if c.language != "zh" {
		return to
	}
	for i := from; i < to; i++ {
		if c.form(i) == "," && c.product(from, i) >= 2 {
			return i
		}
	}
	return to
}

// isOf reports "of", "de", "von" between a quantity and its product.
func (c *clause) isOf(i int) bool {
	switch c.form(i) {
	case "of", "de", "von", "d", "من", "di", "van", "do", "da", "dos", "das", "del", "des":
		return true
	}
	return false
}

// genericOnly reports words that name no product: "items", "your products".
func (c *clause) genericOnly(t []token) bool {
	found := false
	for i := 0; i < len(t); {
		n := 0
		for _, class := range []string{"generic", "fill", "intro", "conj", "approx", "stop", "greeting", "ask", "each", "soon"} {
			m := c.is(class, t, i)
			if class == "generic" && m > 0 {
				found = true
			}
			n = max(n, m)
		}
		if n == 0 && t[i].kind == mark {
			n = 1
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return found || len(t) == 0
}

// product counts the words of a stretch that can name a product, cues and
// small words apart.
func (c *clause) product(from, to int) int {
	from, to = c.trim(from, to)
	if from >= to || c.genericOnly(c.t[from:to]) {
		return 0
	}
	n := 0
	for i := from; i < to; {
		skip := 0
		for _, class := range []string{"fill", "stop", "approx", "conj"} {
			skip = max(skip, c.is(class, c.t, i))
		}
		if skip > 0 && (c.kind(i) != han || skip > 1) {
			i += skip
			continue
		}
		if c.content(i) || c.kind(i) == number && c.use[i] == free && c.run(i) > i+1 {
			n++
		}
		i++
	}
	return n
}

// afterAsk gives the token behind the last cue of asking between from and to,
// and behind a colon after that when words follow it.
func (c *clause) afterAsk(from, to int) int {
	start := from
	for i := from; i < to; i++ {
		n := c.is("ask", c.t, i)
		if m := c.is("change", c.t, i); m > max(n, 1) {
			n = m
		}
		if m := c.is("trader", c.t, i); m > n {
			start, i = i+m, i+m-1
			continue
		}
		if n == 0 || i+n > to || c.kind(i) == han && n == 1 && i > from+2 {
			continue
		}
		if c.product(i+n, to) > 0 || c.product(start, i) == 0 {
			start = i + n
			i += n - 1
		}
	}
	for i := to - 1; i > start; i-- {
		f := c.form(i)
		if (f == ":" && (!c.glued(i+1) || c.text[c.t[i].Start] != ':') || f == ";" || f == "." && c.endsSentence(c.t, i) && c.product(start, i) > 0) && c.product(i+1, to) > 0 {
			return i + 1
		}
	}
	return start
}

func (c *clause) hasConj(from, to int) bool {
	for i := from; i < min(from+3, to); i++ {
		if c.is("conj", c.t, i) > 0 {
			return true
		}
	}
	return false
}

// heading gives the product named before a colon: "Haustierbetten: rund 60 cm
// 300x, oval 200x".
func (c *clause) heading(before int) Found[string] {
	for i := before - 1; i > 0; i-- {
		if c.form(i) != ":" || c.glued(i+1) {
			continue
		}
		from := c.afterAsk(0, i)
		words := c.product(from, i)
		if _, n := c.cue["ask"].before(c.t, i); n > 0 {
			return Found[string]{}
		}
		if from == 0 || words == 0 || words > 4 || c.has("intro", c.t[from:i]) {
			return Found[string]{}
		}
		text, _, _ := c.phrase(from, i)
		return text
	}
	return Found[string]{}
}

// underHeading puts the heading's words before a variant that has none of its
// own.
func (b *builder) underHeading(n *draft, c *clause, heading Found[string]) {
	if n.Text.Span.Start >= heading.Span.Start && n.Text.Span.Start < heading.Span.End {
		return
	}
	n.Text.Value = heading.Value + " " + n.Text.Value
	n.Text.Span.Start = min(n.Text.Span.Start, heading.Span.Start)
	n.words = append(tokenize(c.text, heading.Span.Start, heading.Span.End), n.words...)
}
