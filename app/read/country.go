package read

import "strings"

// countryOf finds the buyer's country where it is written: in a field, in the
// signature, in "we are in …", as the place of delivery. A telephone prefix
// or a language is no statement of it.
func (d *document) countryOf() (Found[string], string) {
	steps := []func() (Found[string], string){d.countryField, d.countryInSignature, d.countryStated, d.countryOfTown, d.countryOfDelivery}
	for _, step := range steps {
		if f, code := step(); f.Known {
			return f, code
		}
	}
	return Found[string]{}, ""
}

func (d *document) countryField() (Found[string], string) {
	for _, l := range d.lines {
		if l.role != "country" || l.foreign() || len(l.rest()) == 0 {
			continue
		}
		t := l.rest()
		if f, code := d.countryIn(t, true); f.Known {
			return f, code
		}
		return d.untilBreak(t), ""
	}
	if f := d.shaped("country"); f.Known {
		return d.countryIn(tokenize(d.text, f.Span.Start, f.Span.End), true)
	}
	// "• Nigeria Nigeria": a list entry that is nothing but a country.
	for _, l := range d.lines {
		if l.zone != body || l.bullet == 0 || len(l.rest()) > 4 {
			continue
		}
		t := l.rest()
		if code, n := d.country.at(t, 0); n > 0 && (n == len(t) || n*2 == len(t)) {
			return d.countryFound(code, t[:n])
		}
	}
	return Found[string]{}, ""
}

func (d *document) countryFound(code string, t []token) (Found[string], string) {
	return found(d.countries[code], Span{t[0].Start, t[len(t)-1].End}), code
}

// countryIn finds a country, or a city that names one, among tokens. The last
// country wins: addresses end with it.
func (d *document) countryIn(t []token, cities bool) (out Found[string], code string) {
	for i := 0; i < len(t); i++ {
		if d.inNoise(t[i]) {
			continue
		}
		if c, n := d.country.at(t, i); n > 0 && d.nameStands(t, i, n) {
			out, code = d.countryFound(c, t[i:i+n])
			i += n - 1
		}
	}
	if out.Known || !cities {
		return out, code
	}
	for i := range t {
		if i > 0 && t[i-1].upper && t[i-1].kind == word && t[i].kind == word && d.is("companyword", t, i-1) == 0 {
			continue // Miguel Santos
		}
		if c, n := d.city.at(t, i); n > 0 && d.nameStands(t, i, n) {
			return d.countryFound(c, t[i:i+n])
		}
	}
	return out, code
}

// nameStands refuses words that only look like a country: "us", "can", "oman"
// inside other words, letters of a code.
func (d *document) nameStands(t []token, i, n int) bool {
	if t[i].kind == han {
		return true
	}
	written := d.text[t[i].Start:t[i+n-1].End]
	if scriptOf(t[i].form) == "latin" && !t[i].upper {
		return len(written) > 4
	}
	switch t[i].form {
	case "us", "uk", "uae", "usa", "ksa", "rdc", "u":
		return strings.ToUpper(written) == written
	}
	return i+n >= len(t) || t[i+n].space || t[i+n].kind != word && t[i+n].kind != number
}

func (d *document) countryInSignature() (Found[string], string) {
	var best Found[string]
	var code string
	for _, l := range d.lines {
		if l.zone != sign {
			continue
		}
		if f, c := d.countryIn(l.tokens, false); f.Known && !best.Known {
			best, code = f, c
		}
	}
	if best.Known {
		return best, code
	}
	for _, t := range append(d.signatureLines(), d.letterhead()...) {
		t = t[max(len(t)-25, 0):]
		if (d.incoterm.in(t) || d.has("deliverto", t)) && !d.legalName(t).Known {
			continue
		}
		if f, c := d.countryIn(t, true); f.Known {
			return f, c
		}
		if f, c := d.isoTail(t); f.Known {
			return f, c
		}
	}
	return Found[string]{}, ""
}

// letterhead are lines that hold a firm's name together with a place.
func (d *document) letterhead() [][]token {
	var out [][]token
	for _, l := range d.lines {
		if !d.mine(l) || len(l.tokens) > 60 {
			continue
		}
		if d.legalName(l.tokens).Known || l.role == "from" && l.zone == head {
			out = append(out, l.tokens)
		}
	}
	return out
}

// isoTail reads "Thessaloniki GR" and "46988 Paterna, ES".
func (d *document) isoTail(t []token) (Found[string], string) {
	for i := 1; i < len(t); i++ {
		raw := d.text[t[i].Start:t[i].End]
		if len(raw) != 2 || strings.ToUpper(raw) != raw || t[i].kind != word || d.countries[raw] == "" {
			continue
		}
		if (i+1 == len(t) || t[i+1].form == ",") && t[i-1].upper && t[i-1].kind == word && d.is("companyword", t, i) == 0 {
			return d.countryFound(raw, t[i:i+1])
		}
	}
	return Found[string]{}, ""
}

// countryStated reads "we are a contractor in Saudi Arabia", "我们是美国…".
func (d *document) countryStated() (Found[string], string) {
	for _, l := range d.lines {
		if !d.mine(l) || l.role != "" && l.role != "message" && l.role != "details" && l.role != "subject" {
			continue
		}
		for i := range l.tokens {
			n := d.is("fromcue", l.tokens, i)
			if n == 0 || d.inBrackets(l.tokens, i) || d.originCue(l.tokens, i) {
				continue
			}
			rest := l.tokens[i+n : min(i+n+4, len(l.tokens))]
			for j := range rest {
				if j > 1 || j == 1 && rest[0].kind != word {
					break
				}
				if c, m := d.country.at(rest, j); m > 0 && d.nameStands(rest, j, m) {
					if f, next := d.afterTown(l.tokens, i+n+j+m); f.Known {
						return f, next // عمّان، الأردن
					}
					return d.countryFound(c, rest[j:j+m])
				}
				if c, m := d.city.at(rest, j); m > 0 && d.nameStands(rest, j, m) {
					return d.countryFound(c, rest[j:j+m])
				}
			}
			if l.tokens[i].kind == han {
				if f, c := d.countryIn(rest, true); f.Known {
					return f, c
				}
			}
		}
		if f, c := d.dashTail(l.tokens); f.Known {
			return f, c
		}
	}
	return Found[string]{}, ""
}

// afterTown is the country behind a town and a comma, a dash or a bracket.
func (d *document) afterTown(t []token, i int) (Found[string], string) {
	if i >= len(t) || !strings.Contains(",-(", t[i].form) || t[i].kind != mark {
		return Found[string]{}, ""
	}
	c, n := d.country.at(t, i+1)
	if n == 0 || !d.nameStands(t, i+1, n) {
		return Found[string]{}, ""
	}
	if end := i + 1 + n; end < len(t) && t[end].kind != mark && !d.inNoise(t[end]) && t[end].kind != han {
		return Found[string]{}, ""
	}
	return d.countryFound(c, t[i+1:i+1+n])
}

// countryOfTown reads "Accra, Ghana" and "Agadir (Maroc)" anywhere in what the
// buyer writes, the place of delivery apart.
func (d *document) countryOfTown() (Found[string], string) {
	var best Found[string]
	var code string
	for _, l := range d.lines {
		if !d.mine(l) || l.bullet > 0 || l.role != "" && l.role != "message" && l.role != "details" && l.role != "name" {
			continue
		}
		t := l.tokens
		for i := 1; i+1 < len(t); i++ {
			if t[i-1].kind != word && t[i-1].kind != han || t[i-1].kind == word && scriptOf(t[i-1].form) == "latin" && !t[i-1].upper || d.originCue(t, i) {
				continue
			}
			if _, n := d.country.before(t, i); n > 0 {
				continue // a list of countries
			}
			f, c := d.afterTown(t, i)
			if !f.Known || c == "CN" {
				continue
			}
			if best.Known && c != code {
				return Found[string]{}, "" // origins of goods
			}
			best, code = f, c
		}
	}
	return best, code
}

// dashTail reads a run-together signature: "——韩国 MamiBebe 金代理 kim@…".
func (d *document) dashTail(t []token) (Found[string], string) {
	if len(t) < 2 || t[0].form != "-" {
		return Found[string]{}, ""
	}
	for i := range t {
		if d.inNoise(t[i]) {
			return d.countryIn(t, true)
		}
	}
	return Found[string]{}, ""
}

func (d *document) inBrackets(t []token, i int) bool {
	depth := 0
	for j := range i {
		switch t[j].form {
		case "(":
			depth++
		case ")":
			depth--
		}
	}
	return depth > 0
}

// originCue reports "made in China", "origin from India", "FOB from": not
// where the buyer is.
func (d *document) originCue(t []token, i int) bool {
	for j := max(i-2, 0); j < i; j++ {
		switch t[j].form {
		case "made", "origin", "originating", "imported", "fabricado", "hergestellt", "quoted", "suppliers", "supplier", "manufacturers", "factory", "products", "goods", "price", "prices":
			return true
		}
	}
	return false
}

// countryOfDelivery takes the country of the place of delivery, the last
// resort: who has goods sent to Lagos buys for Nigeria.
func (d *document) countryOfDelivery() (Found[string], string) {
	for _, l := range d.lines {
		if !d.mine(l) {
			continue
		}
		for i := range l.tokens {
			n := d.is("deliverto", l.tokens, i)
			if n == 0 && d.is("fromcue", l.tokens, i) == 0 && l.tokens[i].form != "para" && l.tokens[i].form != "for" && l.tokens[i].form != "to" {
				continue
			}
			at := i + max(n, 1)
			rest := l.tokens[min(at, len(l.tokens)):min(at+4, len(l.tokens))]
			if d.inBrackets(l.tokens, i) || d.originCue(l.tokens, i) {
				continue
			}
			if f, c := d.countryIn(rest, false); f.Known && c != "CN" {
				return f, c
			}
		}
	}
	return Found[string]{}, ""
}
