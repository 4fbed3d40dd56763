package read

import (
	"strings"
	"unicode/utf8"
)

// zone says what a line of a mail is.
type zone uint8

const (
	body   zone = iota
	head        // From:, Subject: and the like
	quoted      // an older mail below or between
	sign        // closing, signature, small print
	theirs      // what the seller writes in a chat
)

// line is one line of the text, or one part of a line that was run together.
type line struct {
	Span
	tokens  []token
	zone    zone
	block   int  // the mail of a thread: 0 the newest
	bullet  int  // tokens of "1.", "•", "Pos 3:" at the beginning
	tail    bool // cut off a longer line, where its closing begins
	turn    bool // begins a message of a chat
	agreed  bool // a question of the seller that the buyer says yes to
	speaker int  // 1 and up: who writes this line of a chat
	role    string
	value   int // the first token behind "Quantity:", where role is set
}

func (l line) blank() bool { return len(l.tokens) == 0 }

// rest are the tokens behind the bullet and the label.
func (l line) rest() []token {
	if l.role != "" {
		return l.tokens[l.value:]
	}
	return l.tokens[l.bullet:]
}

// foreign reports a line that the buyer did not write now: of an older mail,
// or of the seller in a chat.
func (l line) foreign() bool {
	return l.zone == quoted || l.zone == theirs && !l.agreed
}

// document is a text cut into lines with their zones.
type document struct {
	*vocabulary
	text     string
	language string
	lines    []line
	noise    []contactData
	speakers []speaker // of a chat

	site      *site    // the notice came through it, nil for none
	buyerFrom int      // where the buyer's own data begins in a notice
	own       []string // folded names and addresses of the seller
}

// These bounds keep the work on a hostile text in proportion to its length:
// looking back and ahead in a sentence is quadratic in its tokens. What is
// beyond maxText and maxLines is not read; longer lines and sentences are cut.
const (
	maxText     = 1 << 18 // bytes
	maxLines    = 5000
	maxLine     = 4000 // bytes
	maxTokens   = 300  // of a line
	maxSentence = 150  // tokens
	maxItems    = 2000
)

func newDocument(src Source) *document {
	text := src.document()
	d := &document{vocabulary: vocab(), text: text}
	for _, own := range src.Own {
		d.own = append(d.own, fold(strings.TrimSpace(own)))
	}
	scope := len(text)
	if scope > maxText {
		scope = maxText
		for scope > 0 && !utf8.RuneStart(text[scope]) {
			scope--
		}
	}
	for from := 0; from < scope && len(d.lines) < maxLines; {
		to := scope
		if n := strings.IndexAny(text[from:scope], "\n\r"); n >= 0 {
			to = from + n
		}
		if to-from > maxLine {
			to = from + maxLine
			for !utf8.RuneStart(text[to]) {
				to--
			}
			d.addLine(from, to)
			from = to
			continue
		}
		d.addLine(from, to)
		from = to + 1
	}
	d.readTurns()
	d.language = d.detectLanguage()
	d.readSite(src)
	for i := range d.lines {
		d.labelLine(&d.lines[i])
	}
	d.zones()
	d.findNoise()
	d.judgeSpeakers(src.FromName)
	return d
}

// addLine takes a line in, cut before a closing formula or a dash that begins
// a signature in the middle of a text run together.
func (d *document) addLine(from, to int) {
	tokens := tokenize(d.text, from, to)
	start := 0
	for i := 4; i < len(tokens); i++ {
		if d.closesWithin(tokens, i) {
			d.lines = append(d.lines, line{Span: Span{from, tokens[i].Start}, tokens: tokens[start:i:i]})
			start, from = i, tokens[i].Start
			i += 4
		}
	}
	tokens, tail := tokens[start:], start > 0
	for len(tokens) > maxTokens {
		next := tokens[maxTokens].Start
		d.lines = append(d.lines, line{Span: Span{from, next}, tokens: tokens[:maxTokens:maxTokens], tail: tail})
		tokens, from = tokens[maxTokens:], next
	}
	d.lines = append(d.lines, line{Span: Span{from, to}, tokens: tokens, tail: tail})
}

func (d *document) closesWithin(tokens []token, i int) bool {
	if t := tokens[i]; t.form == "-" && i+1 < len(tokens) && tokens[i+1].form == "-" && !tokens[i+1].space {
		rest := d.text[t.Start:tokens[len(tokens)-1].End]
		plain := d.text[t.Start] == '-' && t.space && i+2 < len(tokens) && tokens[i+2].space
		return plain && len(tokens)-i > 6 || strings.Contains(rest, "@")
	}
	if !tokens[i].space || len(tokens)-i > 60 {
		return false
	}
	n := d.is("closing", tokens, i)
	return n >= 2 && tokens[i].upper && len(tokens) > 20
}

// labelLine recognises "Quantity: …" and the bullet before a line.
func (d *document) labelLine(l *line) {
	t := l.tokens
	for len(t) > 0 && t[0].form == ">" {
		t = t[1:]
		l.zone = quoted
	}
	l.tokens = t
	l.bullet = d.bullet(t)
	role, n := d.labelAt(t[l.bullet:])
	if role == "" {
		return
	}
	end := l.bullet + n
	if end < len(t) && (t[end].form == ":" || t[end].form == "=" || t[end].form == "|" && len(t) > end+1 && !d.hasMark(t[end+1:], "|")) {
		l.role, l.value = role, end+1
		return
	}
	if end < len(t) && t[end].form == "-" && t[end].space && end+1 < len(t) && t[end+1].space && role != "other" && role != "no" && l.bullet == 0 && len(t[0].form) > 2 {
		l.role, l.value = role, end+1
	}
}

// labelAt finds a label at the beginning; a few words may stand in brackets
// behind it: "Quantity (pcs):".
func (d *document) labelAt(t []token) (role string, n int) {
	if role, n = d.siteLabel(t); n > 0 {
		return role, n
	}
	role, n = d.label.at(t, 0)
	if n == 0 {
		return "", 0
	}
	if n < len(t) && t[n].form == "(" {
		for i := n + 1; i < len(t) && i < n+6; i++ {
			if t[i].form == ")" {
				n = i + 1
				break
			}
		}
	}
	if n+1 < len(t) && t[n].kind == number && t[n+1].form == ":" && role == "product" {
		return role, n + 1 // Product 2:
	}
	// "Product name / model:" takes the role of its first half.
	if n+1 < len(t) && (t[n].form == "/" || t[n].form == "&" || t[n].form == "(") {
		if _, m := d.label.at(t, n+1); m > 0 && n+1+m < len(t) && t[n+1+m].form == ":" {
			n += 1 + m
		}
	}
	return role, n
}

func (d *document) hasMark(t []token, form string) bool {
	for _, x := range t {
		if x.form == form {
			return true
		}
	}
	return false
}

// bullet counts the tokens of a list mark at the beginning of a line.
func (d *document) bullet(t []token) int {
	if len(t) < 2 {
		return 0
	}
	switch t[0].form {
	case "•", "*", "-", "+", "✓", "✔", "☑", "→", "➢", "►", "▶", "✅", "🔹", "o":
		if t[1].space && (t[0].form != "o" || t[1].upper) || t[0].form == "•" || t[0].kind == mark && t[1].kind == word && t[0].form != "+" {
			if t[1].form == "-" {
				return 0
			}
			return 1
		}
		return 0
	case "(":
		if len(t) > 3 && isOrdinal(t[1]) && t[2].form == ")" {
			return 3
		}
		return 0
	}
	if n := d.positionWord(t); n > 0 && n+1 < len(t) && t[n].kind == number && len(t[n].form) <= 3 {
		n++
		for n < len(t)-1 && (t[n].form == ":" || t[n].form == "." || t[n].form == ")" || t[n].form == "-") {
			n++
		}
		return n
	}
	if isOrdinal(t[0]) && len(t) > 2 {
		if (t[1].form == "°" || t[1].form == "o" && !t[1].space) && len(t) > 3 && (t[2].form == ")" || t[2].form == "-") {
			return 3 // 1°)
		}
		switch t[1].form {
		case ")", ".", ":", ",":
			if t[1].form == "," && t[2].kind == number && !strings.HasPrefix(d.text[t[1].Start:], "、") || t[1].form == ":" && !t[2].space {
				return 0
			}
			if !t[1].space && (t[0].kind != word || t[2].space && (t[1].form == ")" || t[0].form[0] < 0x80)) {
				return 2
			}
		case "-":
			if !t[1].space && t[2].space || t[1].space && t[2].space && t[0].kind == number && len(t[0].form) == 1 {
				return 2
			}
		}
	}
	if r, _ := utf8.DecodeRuneInString(t[0].form); t[0].kind != number && r >= '①' && r <= '⑳' {
		return 1
	}
	return 0
}

func (d *document) positionWord(t []token) int {
	switch t[0].form {
	case "pos", "position", "item", "pozicija", "поз", "позиция", "line", "poste", "الصنف":
		if t[1].form == "." {
			return 2
		}
		return 1
	}
	return 0
}

func isOrdinal(t token) bool {
	if t.kind == number {
		return len(t.form) <= 3
	}
	if t.kind == han {
		return strings.Contains("一二三四五六七八九十", t.form)
	}
	return t.kind == word && utf8.RuneCountInString(t.form) == 1
}
