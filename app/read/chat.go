package read

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A chat is copied or exported in few shapes: a time in square brackets or
// before a dash and the name before a colon (WhatsApp), or a line with name
// and time above each message (WeChat, QQ, Telegram), or names before colons
// alone.
const (
	chatTime = `[\d٠-٩]{1,2}[:.][\d٠-٩]{2}(?:[:.][\d٠-٩]{2})?(?:[ \x{a0}\x{202f}]?(?:(?i:[ap]\.?[ \x{a0}]?m\.?)|[صم]))?`
	chatDate = `(?:[\d٠-٩]{1,4}[./\-年][\d٠-٩]{1,2}(?:[./\-月][\d٠-٩]{1,4}日?)?|\d{1,2}月\d{1,2}日|昨天|今天|前天|星期.|周.|(?i:yesterday|today|mon|tue|wed|thu|fri|sat|sun)[a-z]*)`
	chatGap  = `[ ,،\x{a0}\x{202f}\t]{1,4}`
	unseen   = `[\x{200e}\x{200f}\x{202a}\x{202c}\x{feff}]*`
)

var (
	bracketTurn = regexp.MustCompile(`^` + unseen + `\[(?:` + chatDate + chatGap + chatTime + `|` + chatTime + chatGap + chatDate + `)\] ?` + unseen)
	dashTurn    = regexp.MustCompile(`^` + unseen + chatDate + chatGap + chatTime + ` [-–] ` + unseen)
	nameThen    = regexp.MustCompile(`^(.{1,60}?)[ ]?[:：](?:\s|$)`)
	nameAbove   = regexp.MustCompile(`^` + unseen + `([^:\[\]<>|]{1,40}?)(?:,? \[|[ ,\t\x{a0}]{1,4})(?:` + chatDate + chatGap + `)?` + chatTime + `\]?\s*$`)
	timeAbove   = regexp.MustCompile(`^` + unseen + chatDate + chatGap + chatTime + chatGap + `([^:\[\]<>|]{1,40}?)\s*$`)
	bareTurn    = regexp.MustCompile(`^(?:\[[^\[\]]{1,12}\] ?)?([\p{L}][\p{L}\p{N}.'\-]{0,19}(?: [\p{L}][\p{L}\p{N}.'\-]{0,19}){0,2})[ ]?[:：][ ]?\S`)
	edited      = regexp.MustCompile(unseen + `<(?i:this message was edited|se editó este mensaje\.?|mensagem editada|ce message a été modifié|diese nachricht wurde bearbeitet\.?)>` + unseen)
)

// turn is the beginning of one message.
type turn struct {
	line int
	name Found[string] // absent where the program speaks
	text int           // where the message's words begin
}

// maxSpeakers bounds the work; what further ones write is not read.
const maxSpeakers = 16

// speaker is one who writes in a chat.
type speaker struct {
	name   Found[string]
	score  int // high for who asks, low for who offers
	seller bool
}

// readTurns recognises a chat: its lines lose time and name and know who
// wrote them.
func (d *document) readTurns() {
	turns := d.datedTurns()
	if len(turns) == 0 {
		turns = d.bareTurns()
	}
	if len(turns) == 0 {
		return
	}
	who := map[string]int{}
	speaking, next := -1, 0
	for i := range d.lines {
		l := &d.lines[i]
		if next < len(turns) && turns[next].line == i {
			t := turns[next]
			next++
			speaking = -1
			if t.name.Known {
				key := fold(t.name.Value)
				if _, known := who[key]; !known && len(d.speakers) < maxSpeakers {
					who[key] = len(d.speakers)
					d.speakers = append(d.speakers, speaker{name: t.name})
				}
				if n, known := who[key]; known {
					speaking = n
				}
			}
			l.turn, l.Start = true, t.text
			l.tokens = tokenize(d.text, l.Start, l.End)
		}
		l.speaker = speaking + 1
		d.dropNote(l)
		if speaking < 0 && l.turn {
			l.tokens = nil
		}
	}
}

// dropNote empties what the program says in place of a message: "<Media
// omitted>", "This message was deleted", "[图片]".
func (d *document) dropNote(l *line) {
	if m := edited.FindStringIndex(d.text[l.Start:l.End]); m != nil {
		l.End = l.Start + m[0]
		l.tokens = tokenize(d.text, l.Start, l.End)
	}
	if len(l.tokens) <= 40 && d.has("chatnote", l.tokens) {
		l.tokens = nil
	}
}

// datedTurns finds the messages that carry a time.
func (d *document) datedTurns() []turn {
	var inline, above []turn
	for i, l := range d.lines {
		raw := strings.TrimRight(d.text[l.Start:l.End], " \t\r")
		m := bracketTurn.FindStringIndex(raw)
		if m == nil {
			m = dashTurn.FindStringIndex(raw)
		}
		if m != nil {
			inline = append(inline, d.inlineTurn(i, raw, l.Start, m[1]))
			continue
		}
		n := nameAbove.FindStringSubmatchIndex(raw)
		if n == nil {
			n = timeAbove.FindStringSubmatchIndex(raw)
		}
		if n == nil || len(raw) > 120 || !d.nameLike(raw[n[2]:n[3]]) {
			continue
		}
		at := Span{l.Start + n[2], l.Start + n[3]}
		above = append(above, turn{i, found(d.text[at.Start:at.End], at), l.End})
	}
	if len(inline) > 0 {
		return inline
	}
	if len(above) > 1 || len(above) == 1 && d.firstSaid(above[0].line) {
		return above
	}
	return nil
}

// inlineTurn reads the name behind a time; without a name the program speaks.
func (d *document) inlineTurn(i int, raw string, start, from int) turn {
	n := nameThen.FindStringSubmatchIndex(raw[from:])
	if n == nil {
		return turn{line: i, text: start + from}
	}
	at := Span{start + from + n[2], start + from + n[3]}
	for _, p := range []string{"~", "\u202f", "\u00a0", " "} {
		for strings.HasPrefix(d.text[at.Start:at.End], p) {
			at.Start += len(p)
		}
	}
	if at.Start >= at.End {
		return turn{line: i, text: start + from + n[1]}
	}
	return turn{i, found(d.text[at.Start:at.End], at), start + from + n[1]}
}

// nameLike reports a few words that ask for nothing and count nothing.
func (d *document) nameLike(s string) bool {
	t := tokenize(s, 0, len(s))
	if len(t) == 0 || len(t) > 8 || d.has("ask", t) || d.has("timecue", t) {
		return false
	}
	role, n := d.label.at(t, 0)
	return role == "" || n < len(t)
}

func (d *document) firstSaid(i int) bool {
	for _, l := range d.lines[:i] {
		if !l.blank() {
			return false
		}
	}
	return true
}

// bareTurns finds "张总: …" and "Lily: …": two people at least who speak in
// turn, more often than not, and no labels of a form.
func (d *document) bareTurns() []turn {
	var turns []turn
	count := map[string]int{}
	filled := 0
	for i, l := range d.lines {
		if l.blank() {
			continue
		}
		filled++
		raw := d.text[l.Start:l.End]
		m := bareTurn.FindStringSubmatchIndex(raw)
		if m == nil || !d.nameLike(raw[m[2]:m[3]]) {
			continue
		}
		at := Span{l.Start + m[2], l.Start + m[3]}
		_, size := utf8.DecodeLastRuneInString(raw[:m[1]])
		turns = append(turns, turn{i, found(d.text[at.Start:at.End], at), l.Start + m[1] - size})
		count[fold(raw[m[2]:m[3]])]++
	}
	if d.allGrouped(turns, filled) {
		return turns
	}
	if len(count) != 2 || len(turns) < 3 || len(turns)*2 < filled || !d.firstSaid(turns[0].line) {
		return nil
	}
	return turns
}

// allGrouped reports lines that all begin with the name of a group in square
// brackets, as forwarded messages do.
func (d *document) allGrouped(turns []turn, filled int) bool {
	if len(turns) < 2 || len(turns) != filled {
		return false
	}
	for _, t := range turns {
		if d.text[d.lines[t.line].Start] != '[' {
			return false
		}
	}
	return true
}

// judgeSpeakers finds out who buys: the one who asks for goods. What the
// seller writes is set apart, unless the buyer says yes to it.
func (d *document) judgeSpeakers(from string) {
	if len(d.speakers) == 0 {
		return
	}
	for i := range d.lines {
		l := &d.lines[i]
		if l.speaker == 0 || l.blank() {
			continue
		}
		d.weighLine(&d.speakers[l.speaker-1], *l)
	}
	seller, low := -1, 0
	for i, s := range d.speakers {
		score := s.score
		switch {
		case from != "" && fold(s.name.Value) == fold(from):
			score += 1000
		case d.isMe(s) || d.ownName(s.name.Value):
			score -= 1000
		}
		if i == 0 {
			score++
		}
		d.speakers[i].score = score
		if seller < 0 || score <= low {
			seller, low = i, score
		}
	}
	if len(d.speakers) > 1 || low < -500 {
		d.speakers[seller].seller = true
	}
	d.setApart()
}

// isMe reports "You" and "我": the name a program gives to whose chat it is.
func (d *document) isMe(s speaker) bool {
	t := tokenize(d.text, s.name.Span.Start, s.name.Span.End)
	return len(t) > 0 && d.is("me", t, 0) == len(t)
}

// weighLine counts what speaks for the one who asks and against: goods with
// numbers, words of asking; words of offering; being called by name.
func (d *document) weighLine(s *speaker, l line) {
	c := d.clause(l.tokens, false)
	if d.has("offercue", l.tokens) {
		s.score -= 4
	} else if len(c.quantities()) > 0 {
		s.score += 3
	}
	if d.has("ask", l.tokens) {
		s.score += 2
	}
	for i := range d.speakers {
		other := &d.speakers[i]
		if other.name.Span != s.name.Span && d.calls(l.tokens, *other) {
			other.score -= 2
		}
	}
}

// calls reports that a message begins by greeting the other by name.
func (d *document) calls(t []token, other speaker) bool {
	name := tokenize(d.text, other.name.Span.Start, other.name.Span.End)
	for i := 0; i < len(t) && i < 5; i++ {
		for _, n := range name {
			if n.kind != mark && n.form == t[i].form && (n.kind == han && i == 0 || n.kind == word && len(n.form) > 1) {
				return true
			}
		}
	}
	return false
}

// setApart marks the seller's lines; a question right before the buyer's
// "yes" stays.
func (d *document) setApart() {
	last := -1
	for i := range d.lines {
		l := &d.lines[i]
		if l.blank() || l.speaker == 0 {
			continue
		}
		if d.speakers[l.speaker-1].seller {
			l.zone, last = theirs, i
			continue
		}
		if l.turn && last >= 0 && d.is("agree", l.tokens, 0) > 0 && d.hasMark(d.lines[last].tokens, "?") {
			d.lines[last].agreed = true
		}
		last = -1
	}
}

// chatBuyer is the name, or the number, of the one who asks in a chat.
func (d *document) chatBuyer() Found[string] {
	best := -1
	for i, s := range d.speakers {
		if !s.seller && (best < 0 || s.score > d.speakers[best].score) {
			best = i
		}
	}
	if best < 0 {
		return Found[string]{}
	}
	return d.speakers[best].name
}

// callable reports a name that is a telephone number.
func callable(name string) bool {
	return countDigits(name) >= 7 && strings.Trim(name, "+0123456789 ()-.\u00a0\u2011\u202a\u202c") == ""
}
