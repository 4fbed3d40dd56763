package read

import (
	"strings"
	"unicode/utf8"
)

// paymentIn takes the part of a sentence that names a way of paying.
func (d *document) paymentIn(w *Wishes, t []token) {
	if w.Payment.Known || d.asksOnly(t) {
		return
	}
	_, i, n := d.payment.find(t, 0)
	for i >= 0 && !d.paymentStands(t, i, n) {
		_, i, n = d.payment.find(t, i+1)
	}
	if i < 0 {
		return
	}
	from, to := i, i+n
	for from > 0 && i-from < 6 && !strings.Contains(",;:.", t[from-1].form) && !paymentWord(t[from-1].form) {
		from--
	}
	for to < len(t) && to < i+16 && !strings.Contains(";:", t[to].form) && !d.endsSentence(t, to) {
		if t[to].form == "," && !d.paymentGoesOn(t[to+1:]) {
			break
		}
		to++
	}
	w.Payment = d.said(t[from:to])
}

// asksOnly reports a question for the seller's terms.
func (d *document) asksOnly(t []token) bool {
	return len(t) > 0 && t[len(t)-1].form == "?" && d.has("notitem", t)
}

func (d *document) paymentStands(t []token, i, n int) bool {
	if i+n < len(t) && !t[i+n].space && t[i+n].kind == number {
		return false // LC44
	}
	if n > 1 || t[i].kind == han || utf8.RuneCountInString(t[i].form) > 4 {
		return true
	}
	switch t[i].form {
	case "net":
		return i+1 < len(t) && t[i+1].kind == number
	case "tt", "lc", "cad":
		return strings.ToUpper(d.text[t[i].Start:t[i].End]) == d.text[t[i].Start:t[i].End]
	}
	return false
}

// paymentWord reports the words between "payment" and the way of paying.
func paymentWord(form string) bool {
	switch form {
	case "with", "by", "is", "via", "mit", "per", "par", "pago", "payment", "terms", "付", "款":
		return true
	}
	return false
}

func (d *document) paymentGoesOn(t []token) bool {
	for i := 0; i < len(t) && i < 6; i++ {
		if t[i].form == "," || t[i].form == "." {
			return false
		}
		switch t[i].form {
		case "balance", "bal", "rest", "saldo", "solde", "netto", "%", "against", "余款", "остаток":
			return true
		}
	}
	return false
}

// deliveryIn finds when the goods are wanted: a cue and a time, or "asap".
func (d *document) deliveryIn(w *Wishes, t []token) {
	if w.Delivery.Known || d.past(t) {
		return
	}
	for i := range t {
		n := d.is("timecue", t, i)
		if n == 0 || d.offerDeadline(t, i) {
			continue
		}
		from := i + n
		for from < len(t) && from < i+n+3 && (t[from].form == ":" || t[from].form == "is" || t[from].form == "of" || d.is("approx", t, from) > 0 || t[from].form == "the" || t[from].form == "-" || d.is("timecue", t, from) > 0) {
			from++
		}
		if to := d.timeEnd(t, from); to > from {
			w.Delivery = d.said(t[d.keepCue(t, i, from):to])
			return
		}
		if m := d.is("soon", t, from); m > 0 {
			w.Delivery = d.said(t[from : from+m])
			return
		}
	}
	if !d.has("deliverto", t) && !d.has("timecue", t) {
		return
	}
	for i := range t {
		if m := d.is("soon", t, i); m > 0 && !(i+m < len(t) && d.is("ask", t, i+m) > 0) {
			w.Delivery = d.said(t[i : i+m])
			return
		}
	}
}

// keepCue keeps a cue that belongs to the meaning: "within 3 weeks", "до
// конца августа", "خلال ٦٠ يوماً".
func (d *document) keepCue(t []token, i, from int) int {
	switch t[from-1].form {
	case "within", "до", "خلال", "قبل", "before", "antes", "avant", "bis", "vor":
		return from - 1
	}
	return from
}

// offerDeadline reports a date by which the offer, not the goods, is wanted.
func (d *document) offerDeadline(t []token, i int) bool {
	for j := i - 1; j >= max(i-25, 0) && t[j].form != ","; j-- {
		switch t[j].form {
		case "angebotsabgabe", "angebotsfrist", "gebot", "quotation", "quote", "offer", "submit", "reply", "angebots", "angebot", "proposal", "oferta", "cotizacion", "offre", "предложение", "ответ", "respond", "confirm", "valid":
			return true
		}
	}
	return false
}

// timeEnd gives the end of a time that begins at i: "6 weeks after artwork
// approval", "15-Oct", "konca avgusta", "8月底前", "KW 22".
func (d *document) timeEnd(t []token, i int) int {
	if i >= len(t) {
		return i
	}
	end := i
scan:
	for j := i; j < len(t) && j < i+6; j++ {
		if d.inNoise(t[j]) && t[j].kind == number {
			for j < len(t) && d.inNoise(t[j]) {
				j++
			}
			end = j
			break
		}
		if _, n := d.time.at(t, j); n > 0 && (j > i || t[j].upper) {
			end = j + n
			break
		}
		switch t[j].form {
		case "kw", "week", "semana", "semaine", "неделя", "wk":
			if j+1 < len(t) && t[j+1].kind == number {
				return j + 2
			}
		case "spring", "summer", "autumn", "winter", "christmas", "easter", "navidad", "natal", "noel", "weihnachten", "ostern", "mediados", "meados", "mitte", "anfang", "final", "конца", "end", "fin", "finales", "ende", "底", "底前", "first", "second", "mid", "segunda", "primera", "quincena", "middle", "early", "late", "конце", "начала", "середины", "نهايه", "本", "下":
			end = j + 1
		case "of", "the", "de", "la", "del", "to", "a", "in", "von", "der", "den", "next", "naechsten", "nachsten", "proximos", "proximas", "prochains", "ближайших", "los", "les", "las":
		default:
			_, word := d.number.at(t, j)
			if t[j].kind != number && word == 0 && d.is("approx", t, j) == 0 && !(t[j].kind == mark && t[j].form == "-") && t[j].kind != han {
				break scan
			}
		}
	}
	if end == i {
		return i
	}
	for end < len(t) && end < i+12 && !strings.Contains(",.;:()", t[end].form) && (t[end].kind == han || t[end].form == "after" || t[end].form == "del" || t[end].form == "of" || t[end].form == "nach" || t[end-1].form == "after" || t[end-1].form == "artwork" || t[end-1].form == "of" || t[end-1].form == "конца" || t[end].form == "august" || t[end].kind == number && len(t[end].form) == 4 || strings.HasPrefix(t[end].form, "авг")) {
		end++
	}
	return end
}

// sampleIn reports that the buyer wants a sample.
func (d *document) sampleIn(w *Wishes, t []token) {
	if w.Sample.Known {
		return
	}
	for i := range t {
		n := d.is("sample", t, i)
		if n == 0 {
			continue
		}
		for j := max(i-3, 0); j < i; j++ {
			switch t[j].form {
			case "after", "upon", "no", "against", "your", "per", "without", "don't", "approval", "the", "nach", "según", "segun", "como", "согласно", "по", "attached":
				return
			}
		}
		if i+n < len(t) && (d.is("notitem", t, i+n) > 0 && t[i+n].form != "price" && t[i+n].form != "cost" || t[i+n].form == "approval" || t[i+n].form == "picture") {
			return
		}
		w.Sample = found(true, Span{t[i].Start, t[i+n-1].End})
		return
	}
}

// certificatesIn lists the certificates and marks a sentence names. A short
// mark counts in capitals and near a word such as "certificate", or beside
// another mark.
func (d *document) certificatesIn(w *Wishes, t []token) {
	cued := d.certCue.in(t)
	for i := 0; i < len(t); i++ {
		_, n := d.cert.at(t, i)
		if m := d.standard(t, i, cued); m > n {
			n = m
		}
		if n == 0 {
			continue
		}
		f := d.said(t[i : i+n])
		if !f.Known || d.standard(t, i, cued) == 0 && !d.certStands(t, i, n, cued, f.Value) {
			i += n - 1
			continue
		}
		known := false
		for _, c := range w.Certificates {
			known = known || fold(c.Value) == fold(f.Value)
		}
		if !known {
			w.Certificates = append(w.Certificates, f)
		}
		i += n - 1
	}
}

// standard is the length of "EN 1888" or "IEC 61215" near a word such as
// "certificate".
func (d *document) standard(t []token, i int, cued bool) int {
	switch t[i].form {
	case "en", "iec", "iso", "astm", "ansi":
	default:
		return 0
	}
	if !cued || !t[i].upper || i+1 >= len(t) || t[i+1].kind != number || len(t[i+1].form) < 2 || i > 0 && !t[i].space {
		return 0
	}
	return 2
}

func (d *document) certStands(t []token, i, n int, cued bool, value string) bool {
	switch t[i].form {
	case "api", "gs", "cb", "nom", "coc", "dot", "acs", "nf", "kc", "cad", "bis", "sds", "dlc", "ul", "3":
		return cued && strings.ToUpper(value) == value && (i == 0 || !t[i-1].upper || t[i-1].kind == mark) && (i+n == len(t) || t[i+n].kind != number)
	}
	if i > 0 && !t[i].space && (t[i-1].kind == word || t[i-1].form == "-") || i+n < len(t) && !t[i+n].space && (t[i+n].kind == word || t[i+n].kind == number || t[i+n].form == "-" && i+n+1 < len(t) && t[i+n+1].kind == number && !t[i+n+1].space) {
		return false
	}
	if utf8.RuneCountInString(value) > 9 || t[i].kind == han {
		return true
	}
	if strings.ToUpper(value) != value && value != "TÜV" && value != "RoHS" && !strings.Contains(value, "ISO") {
		return false
	}
	return cued
}
