package read

import (
	"strings"
	"unicode/utf8"
)

// buyer reads who asks: from the head of the mail, the fields of a notice,
// the signature, and what the buyer says of themselves.
func (d *document) buyer() Buyer {
	var b Buyer
	b.Email = d.email()
	b.Phone, b.WhatsApp = d.phoneNumbers()
	b.Name, b.Company = d.names()
	var code string
	b.Country, code = d.countryOf()
	if b.Country.Known {
		b.CountryCode = code
	}
	return b
}

// mine reports a line that the buyer wrote, or that a site wrote of them.
func (d *document) mine(l line) bool {
	return !l.foreign() && l.role != "to" && l.role != "cc" && !d.aboveBuyer(l)
}

// aboveBuyer reports a field of a notice above the block of the buyer's data:
// it speaks of whoever got the notice.
func (d *document) aboveBuyer(l line) bool {
	switch l.role {
	case "name", "company", "phone", "mobile", "email", "whatsapp":
		return l.Start < d.buyerFrom
	}
	return false
}

// email is the sender's address: of the From line, else a labelled one, else
// the one in the signature, else any; of an older mail only when the newest
// has none.
func (d *document) email() Found[string] {
	best, rank := Found[string]{}, 0
	for _, n := range d.noise {
		if n.kind != isMail {
			continue
		}
		l := d.lines[n.line]
		r := 2
		switch {
		case l.role == "to" || l.role == "cc" || d.aboveBuyer(l):
			continue
		case siteSender(d.text[n.Start:n.End]) != "" || d.ownName(d.text[n.Start:n.End]):
			continue
		case l.role == "from" && !l.foreign():
			r = 6
		case l.zone == quoted && l.role == "from":
			r = 1
		case l.foreign():
			continue
		case l.role == "email":
			r = 5
		case l.zone == sign:
			r = 4
		}
		if r > rank {
			written := strings.ReplaceAll(d.text[n.Start:n.End], " ", "")
			best, rank = found(strings.ToLower(written), n.Span), r
		}
	}
	return best
}

// phoneNumbers picks the number to call and the one for WhatsApp.
func (d *document) phoneNumbers() (phone, whatsapp Found[string]) {
	rank := 0
	if chat := d.chatBuyer(); callable(chat.Value) {
		phone, whatsapp, rank = chat, chat, 6
	}
	chat := d.chatHead()
	for _, n := range d.noise {
		if n.kind != isPhone || n.role == "fax" || !d.mine(d.lines[n.line]) && d.lines[n.line].zone != quoted {
			continue
		}
		l := d.lines[n.line]
		f := found(strings.TrimSpace(d.text[n.Start:n.End]), n.Span)
		r := 2
		switch {
		case l.zone == quoted:
			r = 1
		case n.role == "mobile":
			r = 5
		case n.role == "phone":
			r = 5
		case n.role == "whatsapp":
			r = 4
		case n.sure:
			r = 3
		}
		if n.role == "whatsapp" && !whatsapp.Known {
			whatsapp = f
		}
		if n.line == chat && !whatsapp.Known {
			whatsapp, r = f, 6
		}
		if r > rank {
			phone, rank = f, r
		}
	}
	return phone, whatsapp
}

// chatHead is the line that heads a pasted chat: "[WhatsApp] name number", or
// a number alone; -1 where there is none.
func (d *document) chatHead() int {
	for i, l := range d.lines {
		if l.blank() {
			continue
		}
		if len(l.tokens) > 2 && l.tokens[0].form == "[" && l.tokens[1].form == "whatsapp" {
			return i
		}
		for _, n := range d.noise {
			if n.line == i && n.kind == isPhone && n.End-n.Start >= l.tokens[len(l.tokens)-1].End-l.tokens[0].Start {
				return i
			}
		}
		return -1
	}
	return -1
}

// names gives the person and the firm.
func (d *document) names() (name, company Found[string]) {
	take := func(f Found[string], sure bool) {
		if !f.Known || d.ownName(f.Value) {
			return
		}
		if d.companyLike(f) {
			if !company.Known || d.legal(f) && !d.legal(company) {
				company = f
			}
		} else if !name.Known && (sure || d.personLike(f)) {
			name = f
		}
	}
	for _, l := range d.lines {
		if l.role == "company" && d.mine(l) && !company.Known {
			company = d.untilBreak(l.rest())
		}
		if l.role == "from" && l.zone == head && !d.fromSite(l) {
			take(d.displayName(l), true)
		}
	}
	for _, l := range d.lines {
		if l.role == "name" && d.mine(l) {
			take(d.untilBreak(l.rest()), true)
		}
	}
	if chat := d.chatBuyer(); !callable(chat.Value) {
		take(chat, true)
	}
	take(d.chatName(), true)
	take(d.shaped("buyer"), true)
	d.signature(take)
	d.selfNamed(take)
	if !name.Known {
		name = d.addressed()
	}
	if !company.Known {
		company = d.companyIn()
	}
	return name, company
}

// fromSite reports the sender's line of a mail that a site sent.
func (d *document) fromSite(l line) bool {
	for _, n := range d.noise {
		if n.Start >= l.Start && n.End <= l.End && n.kind == isMail {
			return siteSender(d.text[n.Start:n.End]) != ""
		}
	}
	return false
}

// displayName is "Name" of "From: Name <address>".
func (d *document) displayName(l line) Found[string] {
	t := l.rest()
	for i := range t {
		if t[i].form == "<" || t[i].form == "(" || d.inNoise(t[i]) || t[i].form == "[" || t[i].form == "（" {
			t = t[:i]
			break
		}
	}
	return d.said(t)
}

// said is a stretch of tokens as a value, without the marks around it.
func (d *document) said(t []token) Found[string] {
	for len(t) > 0 && t[0].kind == mark && t[0].form != "(" {
		t = t[1:]
	}
	for len(t) > 0 && t[len(t)-1].kind == mark && (!strings.Contains(".)\"", t[len(t)-1].form) || t[len(t)-1].form == "\"" && !d.pairedQuote(t) || t[len(t)-1].form == "." && len(t) > 1 && utf8.RuneCountInString(t[len(t)-2].form) > 4) {
		t = t[:len(t)-1]
	}
	if len(t) == 0 || d.template(t) {
		return Found[string]{}
	}
	v := strings.Trim(squeeze(d.text[t[0].Start:t[len(t)-1].End]), " ,;:")
	if n := utf8.RuneCountInString(v); n < 2 || n > 80 {
		return Found[string]{}
	}
	return found(v, Span{t[0].Start, t[len(t)-1].End})
}

func (d *document) pairedQuote(t []token) bool {
	for _, x := range t[:len(t)-1] {
		if x.form == "\"" {
			return true
		}
	}
	return false
}

// template reports "[Your Name]", a place nobody filled in.
func (d *document) template(t []token) bool {
	for i, x := range t {
		if x.form == "[" || x.form == "{" || x.form == "<" || x.form == "_" && (i == 0 || i+1 == len(t) || t[i+1].form == "_") {
			return true
		}
	}
	return false
}

// untilBreak takes a field's value up to a bar, an address or a number.
func (d *document) untilBreak(t []token) Found[string] {
	for i := range t {
		if t[i].form == "|" || t[i].form == "/" || t[i].form == "·" || t[i].form == "•" || d.inNoise(t[i]) || t[i].form == ";" || i > 0 && d.labelWithin(t, i) || t[i].form == "," && i > 0 && !d.companyNear(t, i) {
			t = t[:i]
			break
		}
	}
	return d.said(t)
}

// labelWithin reports that the next field of a line begins at token i.
func (d *document) labelWithin(t []token, i int) bool {
	_, n := d.label.at(t, i)
	return n > 0 && i+n < len(t) && t[i+n].form == ":"
}

func (d *document) companyNear(t []token, i int) bool {
	return i+1 < len(t) && d.is("companyword", t, i+1) > 0
}

// legal reports a legal form in a firm's name.
func (d *document) legal(f Found[string]) bool {
	for _, t := range tokenize(d.text, f.Span.Start, f.Span.End) {
		if t.kind == word && strings.Contains(legalForms, " "+strings.ReplaceAll(t.form, ".", "")+" ") {
			return true
		}
	}
	return strings.Contains(f.Value, "有限")
}

// companyLike reports a legal form or a word of trade in a name.
func (d *document) companyLike(f Found[string]) bool {
	t := tokenize(d.text, f.Span.Start, f.Span.End)
	if len(t) > 12 || d.jobOnly(t) || d.speaks(t) {
		return false
	}
	for i := range t {
		if n := d.is("companyword", t, i); n > 0 {
			if t[i].kind == word && utf8.RuneCountInString(t[i].form) <= 3 && n == 1 && !strings.Contains(" llc ltd inc ooo ооо зао оао пао ао тоо ип чп gmbh srl sas sarl ", " "+t[i].form+" ") && i == 0 && len(t) <= 3 {
				continue
			}
			return true
		}
	}
	return strings.Contains(f.Value, "公司") || strings.Contains(f.Value, "集团")
}

// jobOnly reports a title without a name: "Purchasing Manager".
func (d *document) jobOnly(t []token) bool {
	jobs := 0
	for i := range t {
		if t[i].kind == mark || d.is("fill", t, i) > 0 {
			continue
		}
		if d.is("jobword", t, i) == 0 && (d.is("companyword", t, i) == 0 || jobs == 0) {
			return false
		}
		if d.is("jobword", t, i) > 0 {
			jobs++
		}
	}
	return jobs > 0
}

// speaks reports words of a sentence or a heading, which no name holds.
func (d *document) speaks(t []token) bool {
	for i := range t {
		for _, class := range []string{"ask", "stop", "intro", "timecue", "deliverto", "question", "notitem", "disclaimer"} {
			if n := d.is(class, t, i); n > 0 && (n == len(t) || !t[i].upper) && (t[i].kind == word && len(t[i].form) > 3 || n > 1) {
				return true
			}
		}
	}
	return false
}

// personLike reports two to four capitalised words, or a short name in
// another script, and no word of a job or a place.
func (d *document) personLike(f Found[string]) bool {
	t := tokenize(d.text, f.Span.Start, f.Span.End)
	words := 0
	for i, x := range t {
		switch {
		case x.kind == number:
			return false
		case x.kind == word && d.is("jobword", t, i) > 0 && d.is("honorific", t, i) == 0 && scriptOf(x.form) != "zh":
			return false
		case x.kind == word && !x.upper && scriptOf(x.form) == "latin" && !strings.Contains(" de da dos la del van von bin al ibn el y di ", " "+x.form+" "):
			return false
		case x.kind == word || x.kind == han:
			words++
		case x.kind == mark && !strings.Contains(".-'()", x.form):
			return false
		}
	}
	place := d.placesOnly(t)
	if scriptOf(fold(f.Value)) == "latin" && t[0].kind == word && utf8.RuneCountInString(f.Value) < 3 || !d.chineseName(t) {
		return false
	}
	role, k := d.label.at(t, 0)
	if role != "" && k == len(t) || d.speaks(t) {
		return false
	}
	return words > 0 && words <= 6 && !d.incoterm.in(t) && !place && d.is("closing", t, 0) == 0 && d.is("greeting", t, 0) == 0
}

// placesOnly reports "Muscat Oman": cities and countries and nothing else.
func (d *document) placesOnly(t []token) bool {
	for i := 0; i < len(t); {
		_, n := d.country.at(t, i)
		if _, m := d.city.at(t, i); m > n {
			n = m
		}
		if n == 0 && t[i].kind != mark {
			return false
		}
		i += max(n, 1)
	}
	return true
}

// chineseName refuses longer runs of Chinese characters, and those mixed with
// others, unless a form of address ends them.
func (d *document) chineseName(t []token) bool {
	n := 0
	for _, x := range t {
		if x.kind == han {
			n++
		}
	}
	if n == 0 {
		return true
	}
	_, address := d.cue["honorific"].before(t, len(t))
	_, job := d.cue["jobword"].before(t, len(t))
	return n <= 4 && n == len(t) || (address > 0 || job > 0) && n <= 7
}

// chatName is the name in "[WhatsApp] Name +number".
func (d *document) chatName() Found[string] {
	i := d.chatHead()
	if i < 0 || d.lines[i].tokens[0].form != "[" {
		return Found[string]{}
	}
	t := d.lines[i].tokens
	for len(t) > 0 && t[0].form != "]" {
		t = t[1:]
	}
	for j := range t {
		if d.inNoise(t[j]) || t[j].form == "+" {
			t = t[:j]
			break
		}
	}
	return d.said(t)
}
