package read

import (
	"strings"
	"unicode/utf8"
)

// wishes reads the terms the buyer writes. Older mails are read only where
// the newest says nothing at all.
func (d *document) wishes(items []Item) Wishes {
	var w Wishes
	for _, agreed := range []bool{false, true} {
		for _, l := range d.lines {
			if !l.foreign() && l.agreed == agreed && !l.blank() {
				d.labelledWish(&w, l)
			}
		}
		for _, l := range d.lines {
			if !l.foreign() && l.agreed == agreed && !l.blank() {
				d.lineWishes(&w, l)
			}
		}
	}
	return w
}

// lineWishes reads the terms that one line names.
func (d *document) lineWishes(w *Wishes, l line) {
	d.terms(w, l.tokens)
	if l.zone == sign {
		return
	}
	for _, s := range d.sentences(l.tokens) {
		d.placeIn(w, s)
		d.placeNamed(w, s)
		if l.role != "subject" {
			d.paymentIn(w, s)
		}
		d.deliveryIn(w, s)
		d.sampleIn(w, s)
		d.certificatesIn(w, s)
	}
}

// labelledWish reads "Payment: …", "Destination port: …".
func (d *document) labelledWish(w *Wishes, l line) {
	if l.role == "" || len(l.rest()) == 0 || d.isTBA(l.rest()) {
		return
	}
	set := func(f *Found[string], limit int) {
		if !f.Known {
			*f = d.fieldValue(l.rest(), limit)
		}
	}
	switch l.role {
	case "payment":
		set(&w.Payment, 20)
	case "place":
		set(&w.Place, 14)
		if w.Place.Known {
			w.Place = d.lastPlace(w.Place)
		}
	case "delivery":
		if d.deliveryIn(w, l.tokens[l.bullet:]); w.Delivery.Known {
			return
		}
		if _, i, n := d.payment.find(l.rest(), 0); i == 0 && n > 1 {
			return
		}
		first := l.rest()
		if s := d.sentences(first); len(s) > 0 {
			first = s[0]
		}
		if d.looksTimed(first) {
			set(&w.Delivery, 14)
		} else if !w.Place.Known && !d.has("notitem", l.rest()[:1]) {
			set(&w.Place, 8)
		}
	}
}

func (d *document) isTBA(t []token) bool {
	return d.is("tbd", t, 0) > 0 || t[0].form == "tba"
}

// fieldValue is a field's value up to the end of its sentence.
func (d *document) fieldValue(t []token, limit int) Found[string] {
	end := 0
	for end < len(t) && end < limit && !d.endsSentence(t, end) && t[end].form != ";" && t[end].form != "|" && t[end].form != "•" {
		end++
	}
	return d.said(t[:end])
}

// lastPlace shortens a street address to its town.
func (d *document) lastPlace(f Found[string]) Found[string] {
	t := tokenize(d.text, f.Span.Start, f.Span.End)
	if len(t) < 6 || t[0].kind != number {
		return f
	}
	for i := range t {
		if t[i].form == "," && i+1 < len(t) {
			return d.said(t[i+1:])
		}
	}
	return f
}

func (d *document) looksTimed(t []token) bool {
	for i := range t {
		if _, n := d.time.at(t, i); n > 0 || t[i].kind == number || d.is("soon", t, i) > 0 || t[i].form == "week" || t[i].form == "kw" {
			return true
		}
	}
	return d.has("timecue", t)
}

// terms finds the first Incoterm and the place behind it.
func (d *document) terms(w *Wishes, t []token) {
	for i := range t {
		_, n := d.incoterm.at(t, i)
		if n == 0 || w.Incoterm.Known || !d.termStands(t, i, n) {
			continue
		}
		code := d.termCode(t[i : i+n])
		w.Incoterm = found(code, Span{t[i].Start, t[i+n-1].End})
		if p := d.placeAfter(t, i+n); p.Known {
			w.Place = p
		} else if p := d.placeBefore(t, i); p.Known && !w.Place.Known {
			w.Place = p
		}
	}
}

func (d *document) termCode(t []token) string {
	switch s := d.text[t[0].Start:t[len(t)-1].End]; fold(s) {
	case "ex works", "ex-works", "ab werk", "出厂价":
		return "EXW"
	case "到岸价":
		return "CIF"
	case "离岸价":
		return "FOB"
	case "c&f", "cnf":
		return "CFR"
	default:
		return strings.ToUpper(s)
	}
}

func (d *document) termStands(t []token, i, n int) bool {
	if n > 1 || t[i].kind == han || t[i].upper {
		return true
	}
	switch t[i].form {
	case "fob", "cif", "exw", "ddp", "dap", "cfr", "cnf", "fca":
		return true
	}
	return false
}

// placeAfter reads the name behind an Incoterm: capitalised words, or a known
// city or country, or a few characters of another script.
func (d *document) placeAfter(t []token, i int) Found[string] {
	for i < len(t) && (t[i].kind == mark && strings.Contains("(-:", t[i].form) || d.placeFill(t[i].form) || t[i].kind == number || t[i].form == "incoterms") {
		if t[i].kind == number && (i+1 >= len(t) || !t[i+1].space) {
			return Found[string]{}
		}
		i++
	}
	if i >= len(t) {
		return Found[string]{}
	}
	if role, _ := d.label.at(t, i); role == "price" || role == "quantity" || role == "unit" {
		return Found[string]{}
	}
	if f := d.knownPlace(t, i); f.Known {
		return f
	}
	return d.placeName(t, i)
}

func (d *document) placeFill(form string) bool {
	switch form {
	case "to", "at", "in", "a", "en", "em", "zu", "nach", "до", "в", "the", "terms", "basis", "price", "term", "prices", "port", "puerto", "de", "of", "价格", "from", "delivery":
		return true
	}
	return false
}

// knownPlace is a port word with a name behind it, a city or a country.
func (d *document) knownPlace(t []token, i int) Found[string] {
	_, n := d.city.at(t, i)
	if _, m := d.country.at(t, i); m > n {
		n = m
	}
	if n == 0 {
		return Found[string]{}
	}
	end := i + n
	for end < len(t) && (t[end].form == "港" || t[end].kind == word && t[end].upper && scriptOf(t[end].form) == "latin" && d.is("stop", t, end) == 0 && d.is("ask", t, end) == 0 || scriptOf(t[end].form) == "ar" && t[end].kind == word && end < i+3 && d.is("ask", t, end) == 0 && d.is("stop", t, end) == 0) {
		if _, m := d.incoterm.at(t, end); m > 0 {
			break
		}
		end++
	}
	for end > i && t[end-1].form == "." {
		end--
	}
	return d.said(t[i:end])
}

// placeName is a run of capitalised words, or of another script.
func (d *document) placeName(t []token, i int) Found[string] {
	j := i
	for j < len(t) && j < i+5 {
		x := t[j]
		_, term := d.incoterm.at(t, j)
		if _, n := d.currency.at(t, j); n > 0 {
			break
		}
		if term > 0 || d.is("conj", t, j) > 0 && x.kind != mark || x.kind == number || x.kind == mark && x.form != "'" && x.form != "-" && x.form != "." {
			break
		}
		if _, n := d.number.at(t, j); n > 0 && x.kind == word && !x.upper {
			break
		}
		if d.is("stop", t, j) > 0 && (x.kind != word || !x.upper || j > i) && d.is("deliverto", t, j) == 0 {
			break
		}
		switch {
		case x.kind == han && (d.is("ask", t, j) > 1 || d.is("stop", t, j) > 0 || x.form == "价" || x.form == "格"):
			return d.said(t[i:j])
		case x.kind == word && scriptOf(x.form) == "latin" && !x.upper && !d.innerWord(x.form):
			return d.said(t[i:j])
		case x.kind == mark && (j+1 >= len(t) || t[j+1].kind == mark || x.form == "." && (j == i || scriptOf(t[j-1].form) != "latin" || utf8.RuneCountInString(t[j-1].form) > 3)):
			return d.said(t[i:j])
		}
		j++
	}
	for j > i && d.innerWord(t[j-1].form) {
		j--
	}
	return d.said(t[i:j])
}

func (d *document) innerWord(form string) bool {
	switch form {
	case "de", "of", "la", "le", "del", "port", "puerto", "porto", "al", "hafen", "site", "city", "our", "facility", "warehouse", "el", "da", "do", "du", "d":
		return true
	}
	return false
}

// placeBefore reads "Turkey DDP", "上海港FOB".
func (d *document) placeBefore(t []token, i int) Found[string] {
	for n := 4; n > 0; n-- {
		if i-n < 0 {
			continue
		}
		if _, m := d.country.at(t[:i], i-n); m == n {
			return d.said(t[i-n : i])
		}
		if _, m := d.city.at(t[:i], i-n); m == n {
			return d.said(t[i-n : i])
		}
	}
	j := i
	for j > 0 && t[j-1].kind == han && i-j < 4 {
		j--
	}
	if j < i && t[i-1].form == "港" {
		return d.said(t[j:i])
	}
	return Found[string]{}
}

// placeIn reads "delivery to Lagos", "destination Mombasa", "运到长滩港".
func (d *document) placeIn(w *Wishes, t []token) {
	if w.Place.Known {
		return
	}
	for i := range t {
		n := d.is("deliverto", t, i)
		if t[i].form == "to" && n == 0 {
			if f := d.portNamed(t, i+1); f.Known {
				w.Place = f
				return
			}
		}
		if n == 0 {
			continue
		}
		from := i + n
		for from < len(t) && (t[from].form == ":" || t[from].form == "is" || t[from].form == "the" || t[from].form == "la" || t[from].form == "le" || t[from].form == "port" || t[from].form == "г" || t[from].form == "." || t[from].form == "to" || t[from].form == "de" || t[from].form == "of") {
			from++
		}
		if from >= len(t) {
			continue
		}
		if f := d.knownPlace(t, from); f.Known {
			w.Place = f
			return
		}
		if n == 1 && t[i].kind == word && !strongDelivery(t[i].form) {
			continue
		}
		if f := d.placeName(t, from); f.Known && utf8.RuneCountInString(f.Value) > 2 && d.is("soon", tokenize(d.text, f.Span.Start, f.Span.End), 0) == 0 {
			w.Place = f
			return
		}
	}
}

// portNamed reads "to Karachi port" and "to Lagos by sea".
func (d *document) portNamed(t []token, i int) Found[string] {
	f := d.placeName(t, i)
	if k := d.knownPlace(t, i); k.Known {
		f = k
	}
	if !f.Known {
		return f
	}
	j := i
	for j < len(t) && t[j].Start < f.Span.End {
		j++
	}
	if j < len(t) && t[j].form == "port" || j+1 < len(t) && (t[j].form == "by" || t[j].form == "via") && (t[j+1].form == "sea" || t[j+1].form == "air" || t[j+1].upper) {
		return f
	}
	return Found[string]{}
}

// placeNamed takes the city or country that a sentence about delivery names
// anywhere behind the word: "Lieferung in 7 Tagen an Rotterdam".
func (d *document) placeNamed(w *Wishes, t []token) {
	if w.Place.Known {
		return
	}
	for i := range t {
		if d.is("deliverto", t, i) == 0 {
			continue
		}
		for j := i + 1; j < len(t); j++ {
			if d.inBrackets(t, j) || !t[j].upper && t[j].kind == word && scriptOf(t[j].form) == "latin" {
				continue
			}
			if f := d.knownPlace(t, j); f.Known {
				w.Place = f
				return
			}
		}
		return
	}
}

func strongDelivery(form string) bool {
	switch form {
	case "destination", "destino", "ميناء", "لميناء", "التوصيل":
		return true
	}
	return false
}
