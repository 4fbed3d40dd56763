package read

import "strings"

// zones marks head, quoted and signature lines.
func (d *document) zones() {
	block, quoting, signing := 0, false, false
	for i := range d.lines {
		l := &d.lines[i]
		if l.zone == quoted { // marked with ">"
			l.block = block + 1
			continue
		}
		if l.turn {
			signing = false
		}
		switch {
		case l.blank():
		case d.startsQuote(i):
			block, quoting, signing = block+1, block > 0 || d.saysSomething(i), false
		case l.tail || d.closes(i):
			signing = true
		case signing && l.bullet > 0 && l.tokens[0].kind == number && len(l.tokens) > 3:
			signing = false
		}
		l.block = block
		switch {
		case quoting:
			l.zone = quoted
		case d.isHead(*l) && !signing:
			l.zone = head
		case signing || d.has("disclaimer", l.tokens) && i > len(d.lines)/2:
			l.zone = sign
		}
	}
}

// isHead reports a header line of a mail.
func (d *document) isHead(l line) bool {
	switch l.role {
	case "from", "to", "sent", "cc", "subject":
		return l.bullet == 0
	}
	return false
}

// startsQuote reports the line above an older mail.
func (d *document) startsQuote(i int) bool {
	t := d.lines[i].tokens
	if d.has("quoted", t) && len(t) < 16 {
		return true
	}
	if n := len(t); n > 3 && n < 60 && (t[n-1].form == ":" || t[n-1].form == ">") && d.has("wrote", t) {
		return true
	}
	if n := len(t); n > 4 && n < 60 && t[n-1].form == ":" && d.hasMark(t, "@") && d.hasMark(t, "<") {
		return true // 09.04.2026, 11:03, "Name" <name@example>:
	}
	r := d.lines[i].role
	if r != "from" && r != "to" || i == 0 {
		return false
	}
	heads, seen := 0, 0
	for j := i; j < len(d.lines) && seen < 5; j++ {
		if d.lines[j].blank() {
			continue
		}
		seen++
		if d.isHead(d.lines[j]) {
			heads++
		}
	}
	return heads >= 2 && !d.isHead(d.lines[i-1]) && (d.saysSomething(i) || d.fromBefore(i))
}

// fromBefore reports a sender's line above, so that another one belongs to
// an older mail.
func (d *document) fromBefore(i int) bool {
	for _, l := range d.lines[:i] {
		if l.role == "from" {
			return true
		}
	}
	return false
}

// saysSomething reports that a sentence stands above line i, so that what
// follows is the older mail and not the message itself.
func (d *document) saysSomething(i int) bool {
	words := 0
	for _, l := range d.lines[:i] {
		if d.isHead(l) || l.zone == quoted {
			continue
		}
		for _, t := range l.tokens {
			if t.kind == word || t.kind == han {
				words++
			}
		}
	}
	return words > 12
}

// closes reports "Best regards" and its like, with little text below.
func (d *document) closes(i int) bool {
	l := d.lines[i]
	t := l.tokens
	if len(t) >= 2 && t[0].form == "-" && t[1].form == "-" && strings.Trim(d.text[l.Start:l.End], "-– \t") == "" && len(t) <= 3 {
		return true
	}
	for len(t) > 0 && t[0].kind == mark {
		t = t[1:]
	}
	n := d.is("closing", t, 0)
	if n == 0 || len(t)-n > 14 && (len(t)-n > 24 || t[n].form != ",") {
		return false
	}
	if len(t)-n > 4 && n < 2 && (n >= len(t) || t[n].form != ",") {
		return false
	}
	below := 0
	for _, next := range d.lines[i+1:] {
		if d.isHead(next) && next.role == "from" {
			break
		}
		if !next.blank() {
			below++
		}
	}
	return below <= 22
}

// detectLanguage counts scripts first and small words second.
func (d *document) detectLanguage() string {
	scripts := map[string]int{}
	votes := map[string]int{}
	for _, l := range d.lines {
		for _, t := range l.tokens {
			switch {
			case t.kind == han:
				scripts["zh"] += 2
			case t.kind != word:
			case t.form[0] < 0x80:
				scripts["latin"]++
				for _, lang := range d.vocabulary.language[t.form] {
					votes[lang]++
				}
			default:
				scripts[scriptOf(t.form)]++
			}
		}
	}
	best := "latin"
	for _, s := range []string{"zh", "ja", "ru", "ar", "ko", "el", "he", "th", "hi"} {
		if scripts[s] > 0 && scripts[s]*2 > scripts[best] {
			best = s
		}
	}
	if best != "latin" {
		return best
	}
	lang := "en"
	for _, l := range []string{"es", "pt", "fr", "de", "it", "tr", "vi", "pl", "nl", "id"} {
		if votes[l] > votes[lang] {
			lang = l
		}
	}
	return lang
}

func scriptOf(form string) string {
	for _, r := range form {
		switch {
		case r >= 0x400 && r < 0x530:
			return "ru"
		case r >= 0x600 && r < 0x780:
			return "ar"
		case r >= 0xAC00 && r < 0xD7B0 || r >= 0x1100 && r < 0x1200:
			return "ko"
		case r >= 0x3040 && r < 0x3100:
			return "ja"
		case r >= 0x370 && r < 0x400:
			return "el"
		case r >= 0x590 && r < 0x600:
			return "he"
		case r >= 0xE00 && r < 0xE80:
			return "th"
		case r >= 0x900 && r < 0x980:
			return "hi"
		}
	}
	return "latin"
}
