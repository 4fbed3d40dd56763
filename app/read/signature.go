package read

import (
	"slices"
	"strings"
)

// signature reads the lines under the closing, else the last short lines, and
// offers what may be a name or a firm.
func (d *document) signature(take func(f Found[string], sure bool)) {
	for _, t := range d.signatureLines() {
		for _, part := range d.nameParts(t) {
			for d.is("honorific", part, 0) > 0 && d.is("honorific", part, 0) < len(part) {
				part = part[d.is("honorific", part, 0):]
			}
			take(d.said(part), false)
		}
	}
}

// signatureLines are the lines of the closing without its formula.
func (d *document) signatureLines() [][]token {
	var out [][]token
	for _, l := range d.lines {
		if l.zone != sign || l.blank() || l.role != "" && l.role != "name" && l.role != "company" && l.role != "from" {
			continue
		}
		t := l.tokens
		for len(t) > 0 && t[0].kind == mark {
			t = t[1:]
		}
		for d.is("closing", t, 0) > 0 {
			t = t[d.is("closing", t, 0):]
			for len(t) > 0 && t[0].kind == mark {
				t = t[1:]
			}
		}
		if len(t) > 0 {
			out = append(out, t)
		}
	}
	if len(out) > 0 {
		return out
	}
	return slices.Concat(d.closingTails(), d.runIn(), d.lastLines())
}

// runIn are the names that end a text written in one run: "… before May.
// Nuria Boix, Solaria Levante S.L., +34 96 555 01 22."
func (d *document) runIn() [][]token {
	for i := len(d.lines) - 1; i >= 0; i-- {
		l := d.lines[i]
		if l.blank() || !d.mine(l) || d.reaches(l, i) && len(l.tokens) < 12 {
			continue
		}
		if l.bullet > 0 || l.role != "" && l.role != "message" {
			return nil
		}
		var out [][]token
		s := d.sentences(l.tokens)
		for k := len(s) - 1; k >= max(len(s)-3, 0) && (k > 0 || i > 0); k-- {
			if !d.namesOnly(s[k]) {
				break
			}
			out = append(out, s[k])
		}
		slices.Reverse(out)
		return out
	}
	return nil
}

// namesOnly reports a stretch of names, titles and addresses that says
// nothing else.
func (d *document) namesOnly(t []token) bool {
	plain, others := 0, 0
	for i, x := range t {
		switch {
		case d.inNoise(x) || x.kind == mark && x.form != "?":
		case x.kind == number || x.kind == mark:
			return false
		case scriptOf(x.form) == "latin" && x.kind == word || scriptOf(x.form) == "ru":
			if !x.upper && d.is("companyword", t, i) == 0 && d.is("jobword", t, i) == 0 && d.is("honorific", t, i) == 0 && !strings.Contains(" de da dos la del van von of and y e et und di г тел ", " "+x.form+" ") {
				return false
			}
			plain++
		default:
			others++
		}
	}
	if plain+others == 0 || plain > 16 || others > 8 || others > 0 && d.has("stop", t) {
		return false
	}
	return !d.incoterm.in(t) && !d.has("ask", t) && !d.has("deliverto", t)
}

// closingTails are the words behind "Thanks," or "Saludos" at the end of a
// line.
func (d *document) closingTails() [][]token {
	var out [][]token
	for _, l := range d.lines {
		if !d.mine(l) {
			continue
		}
		for i := max(len(l.tokens)-30, 1); i < len(l.tokens)-1; i++ {
			if n := d.is("closing", l.tokens, i); n > 0 && i+n < len(l.tokens) && (i >= len(l.tokens)-8 || l.tokens[i].upper && d.namesOnly(l.tokens[i+n:])) {
				out = append(out, l.tokens[i+n:])
				break
			}
		}
	}
	return out
}

// lastLines are the short lines at the end of a text without a closing, and
// the first two of one that begins with its letterhead.
func (d *document) lastLines() [][]token {
	var out [][]token
	for i := len(d.lines) - 1; i >= 0 && len(out) < 5; i-- {
		l := d.lines[i]
		if l.blank() {
			continue
		}
		if d.is("greeting", l.tokens, 0) > 0 {
			break
		}
		if l.foreign() || d.reaches(l, i) {
			continue
		}
		if l.bullet > 0 || len(l.tokens) > 24 || l.role != "" && l.role != "name" {
			break
		}
		out = append(out, l.tokens)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	if len(out) > 0 && len(d.lines) > 0 && len(out) == 1 && len(out[0]) > 12 {
		return nil
	}
	return out
}

// reaches reports a line that only says how to reach somebody.
func (d *document) reaches(l line, i int) bool {
	switch l.role {
	case "phone", "mobile", "whatsapp", "fax", "email", "web":
		return true
	}
	for _, n := range d.noise {
		if n.line == i && n.kind != isDate && len(l.tokens) < 12 {
			return l.tokens[0].kind == mark || l.tokens[0].Start >= n.Start
		}
	}
	return false
}

// nameParts cuts a signature line at commas, bars and dashes and behind a
// title; numbers and addresses are left out.
func (d *document) nameParts(t []token) [][]token {
	var out [][]token
	from := 0
	cut := func(to int) {
		if to > from {
			out = append(out, t[from:to])
		}
		from = to + 1
	}
	for i := range t {
		switch {
		case d.inNoise(t[i]):
			cut(i)
		case t[i].form == "," && !d.companyNear(t, i), strings.Contains("|•;/—", t[i].form), t[i].form == "·", t[i].form == "-" && t[i].space && (i+1 == len(t) || t[i+1].space):
			cut(i)
		case t[i].form == "." && i > 0 && i+1 < len(t) && t[i+1].space && d.is("honorific", t, i-1) == 0 && d.is("companyword", t, i-1) == 0 && len(t[i-1].form) > 3:
			cut(i)
		}
	}
	cut(len(t))
	return out
}

// selfNamed reads "this is Klaus from Müller Licht", "my name is …", "Contact: …".
func (d *document) selfNamed(take func(f Found[string], sure bool)) {
	for _, l := range d.lines {
		if !d.mine(l) {
			continue
		}
		for i := range l.tokens {
			if role, n := d.label.at(l.tokens, i); i > 0 && role == "name" && d.labelWithin(l.tokens, i) {
				take(d.untilBreak(l.tokens[i+n+1:]), false)
			}
			n := d.is("self", l.tokens, i)
			if n == 0 || i > 0 && !strings.Contains(",.!:", l.tokens[i-1].form) && n == 1 {
				continue
			}
			j := i + n
			from := j
			for j < len(l.tokens) && j < from+4 && (l.tokens[j].upper || l.tokens[j].kind == han && j < from+4) && l.tokens[j].kind != mark {
				j++
			}
			if j > from {
				take(d.said(l.tokens[from:j]), false)
			}
			if m := d.is("represent", l.tokens, j); m > 0 {
				take(d.companyAfter(l.tokens[j+m:]), false)
			}
		}
	}
}

// companyAfter takes the capitalised words behind "from".
func (d *document) companyAfter(t []token) Found[string] {
	j := 0
	for j < len(t) && j < 7 && (t[j].upper || t[j].kind == mark && strings.Contains("&.-", t[j].form)) {
		j++
	}
	return d.said(t[:j])
}

// companyIn finds a legal form anywhere in the buyer's lines and takes the
// capitalised words before it: "Kaveri Pumps Pvt. Ltd.", "ООО «ТоргИмпорт»".
func (d *document) companyIn() Found[string] {
	for _, wantSign := range []bool{true, false} {
		for _, l := range d.lines {
			if !d.mine(l) || (l.zone == sign) != wantSign || l.role == "subject" {
				continue
			}
			if f := d.legalName(l.tokens); f.Known {
				return f
			}
		}
	}
	return Found[string]{}
}

const legalForms = " ltd limited llc inc corp gmbh ag kg ohg og sa sl sarl sas ltda lda srl bv nv ab oy pvt plc pty bhd ооо зао оао пао ао тоо ип чп fze fzco wll "

func (d *document) legalName(t []token) Found[string] {
	for i := range t {
		form := t[i].form
		dotted := d.is("companyword", t, i)
		if dotted < 3 {
			dotted = 1
		}
		if dotted == 1 && !strings.Contains(legalForms, " "+form+" ") || t[i].kind != word || !t[i].upper {
			continue
		}
		if scriptOf(form) == "ru" {
			j := i + 1
			for j < len(t) && j < i+7 && (t[j].upper || t[j].kind == mark && t[j].form != "," && t[j].form != "(") {
				j++
			}
			if j > i+1 {
				return d.said(t[i:j])
			}
			continue
		}
		from := i
		for from > 0 && i-from < 8 && (t[from-1].upper || t[from-1].form == "&" || t[from-1].form == "." || t[from-1].form == "," && from-1 == i-1) && !d.inNoise(t[from-1]) {
			from--
		}
		to := i + dotted
		for to < len(t) && to < i+6 && (t[to].form == "." || t[to].form == "&" || d.is("companyword", t, to) > 0 && t[to].upper) {
			to++
		}
		if i-from >= 1 {
			return d.said(t[from:to])
		}
	}
	return Found[string]{}
}

// addressed is a Chinese surname with a form of address near the end: "深圳市
// 蓝湾科技 陈小姐 0755-…". The one greeted at the beginning is the seller.
func (d *document) addressed() Found[string] {
	seen := 0
	for i := len(d.lines) - 1; i >= 0 && seen < 4; i-- {
		l := d.lines[i]
		if l.blank() || !d.mine(l) {
			continue
		}
		seen++
		for j, t := range l.tokens {
			if t.kind != han || j > 0 && l.tokens[j-1].kind == han && !t.space {
				continue
			}
			for n := 1; n <= 3 && j+n < len(l.tokens); n++ {
				m := d.is("honorific", l.tokens, j+n)
				if m == 0 || l.tokens[j+n].kind != han {
					continue
				}
				end := j + n + m
				if end < len(l.tokens) && l.tokens[end].kind == han && !l.tokens[end].space {
					continue
				}
				return d.said(l.tokens[j:end])
			}
		}
	}
	return Found[string]{}
}
