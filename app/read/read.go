// Package read finds in an inquiry what the buyer asks for: who asks, every
// line with quantity and target price, and the terms wished for. It takes the
// text of a mail, a pasted chat, the notice of a trading site or the rows of a
// sheet, in English, Chinese, Spanish, Portuguese, French, German, Russian and
// Arabic, and does no harm to others.
//
// Reading is a row of small steps: the text is cut into tokens (token.go) and
// lines with their zones (document.go, zones.go); tables, lists, forms and
// sentences each have a reader (table.go, list.go, form.go, prose.go) that
// hands drafts to one builder; a few last steps settle what refers to
// something else (resolve.go). What words mean is data under words/.
//
// Nothing is invented: what the text does not say is absent. The package is
// pure and may be called by anybody.
package read

import "strings"

// Source is an inquiry as it came in.
type Source struct {
	ID       string
	Text     string
	From     string     // address of the sender, where it is known apart from the text
	FromName string     // display name of the sender
	Subject  string     // subject of the mail
	Platform string     // the trading site it came through, where that is known
	Own      []string   // names and mail addresses of the firm that got it; none of them is the buyer
	Rows     [][]string // rows of a sheet, read below the text
}

// document is the text that is read and that the spans point into: the head
// of the mail, the text, and the rows with tabs between the cells.
func (s Source) document() string {
	if s.From == "" && s.FromName == "" && s.Subject == "" && len(s.Rows) == 0 {
		return s.Text
	}
	var b strings.Builder
	if s.From != "" || s.FromName != "" {
		b.WriteString("From: " + oneLine(s.FromName) + " <" + oneLine(s.From) + ">\n")
	}
	if s.Subject != "" {
		b.WriteString("Subject: " + oneLine(s.Subject) + "\n")
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(s.Text)
	if len(s.Rows) > 0 && s.Text != "" {
		b.WriteString("\n\n")
	}
	for _, row := range s.Rows {
		for i, c := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(oneLine(c))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func oneLine(s string) string {
	return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(s)
}

// Read reads one inquiry. It never fails: an unreadable text gives a Reading
// without items. Texts beyond 1 MB and 5000 lines are read up to there.
func Read(src Source) Reading {
	d := newDocument(src)
	b := &builder{document: d}
	b.read()
	r := Reading{ID: src.ID, Language: d.language, Text: d.text, Items: b.items()}
	r.Platform = d.siteName()
	r.Buyer = d.buyer()
	r.Wishes = d.wishes(r.Items)
	return r
}

// read gathers the items: of a notice, else of the newest mail, else of its
// subject, else of the mails it quotes.
func (b *builder) read() {
	if !b.notice() {
		b.walk(newest)
		b.thread()
	}
	if b.refused && len(b.drafts) == 0 {
		return
	}
	b.settle()
	b.oneCurrency(b.statedCurrency())
}

// thread turns to the subject and to older mails where the newest one asks
// for nothing by itself.
func (b *builder) thread() {
	if b.refused {
		return
	}
	b.quantitiesBelow()
	b.correctOlder()
	b.pendingFromBelow()
	if len(b.drafts) == 0 {
		for block := 1; block < 4 && len(b.drafts) == 0; block++ {
			b.walk(func(l line) bool { return l.block == block && l.zone == quoted && !b.isHead(l) })
		}
	}
	if len(b.drafts) == 0 {
		b.subject()
	}
}

// quantitiesBelow fills items that name a code but no number from the mails
// quoted below, where the same code has one.
func (b *builder) quantitiesBelow() {
	missing := false
	for _, n := range b.drafts {
		missing = missing || !n.Quantity.Known && n.Model.Known
	}
	if !missing {
		return
	}
	old := &builder{document: b.document}
	old.walk(func(l line) bool { return l.zone == quoted && !b.isHead(l) })
	for i := range b.drafts {
		n := &b.drafts[i]
		for _, o := range old.drafts {
			if !n.Quantity.Known && n.Model.Known && o.Quantity.Known && b.sharesCode(n.Model.Value, o.words) {
				n.Quantity, n.Unit, n.Tiers = o.Quantity, o.Unit, o.Tiers
			}
		}
	}
}

// sharesCode reports a word of letters and digits that the model begins with.
func (b *builder) sharesCode(model string, t []token) bool {
	model = fold(model)
	for i := 0; i+1 < len(t); i++ {
		if t[i].kind != word || t[i+1].kind != number || t[i+1].space {
			continue
		}
		if code := t[i].form + t[i+1].form; len(code) >= 4 && strings.Contains(model, code) {
			return true
		}
	}
	return false
}

// subject reads the product of a mail's subject line.
func (b *builder) subject() {
	for _, l := range b.lines {
		if l.role != "subject" || l.zone != head {
			continue
		}
		if f := b.shaped("product"); f.Known {
			if n, _, ok := b.row(tokenize(b.text, f.Span.Start, f.Span.End), 0); ok && !b.clause(n.words, true).genericOnly(n.words) {
				b.add(n)
			}
			return
		}
		n, _, ok := b.row(l.rest(), 0)
		if ok && b.has("ask", l.rest()) && n.Quantity.Known && !b.clause(n.words, true).genericOnly(n.words) {
			b.add(n)
		}
		return
	}
}

// walk reads the lines that are wanted from top to bottom.
func (b *builder) walk(wanted func(line) bool) {
	var running []int
	var intro []token
	flush := func() {
		for _, p := range b.paragraphs(running) {
			for _, s := range b.sentences(p.tokens) {
				b.prose(s, p.line)
			}
		}
		running = running[:0]
	}
	for i := 0; i < len(b.lines); {
		l := b.lines[i]
		if l.blank() || !wanted(l) {
			i++
			continue
		}
		next := i
		switch {
		case b.tableHere(i, flush, &next):
		case l.bullet > 0 && l.bullet < len(l.tokens):
			next = b.listHere(i, &running, intro, flush)
		case b.fieldRole(l):
			flush()
			b.field(l.role, l.rest(), i)
			next, intro = i+1, l.tokens
		case b.rowsHere(i, wanted, flush, &next):
		case b.pairsBelow(i, wanted, flush, &next):
		case b.namesBelow(i, wanted, flush, &next):
		default:
			running = append(running, i)
			next, intro = i+1, l.tokens
		}
		i = max(next, i+1)
	}
	flush()
}

// listHere reads the list at line i. The line that introduces it is no
// request of its own, unless the list turns out to hold conditions only.
func (b *builder) listHere(i int, running *[]int, intro []token, flush func()) (next int) {
	list, next := b.entries(i)
	held := -1
	if n := len(*running); n > 0 && len(intro) > 0 && (endsOpen(intro) || b.has("intro", intro)) && len(b.clause(intro, false).quantities()) == 0 {
		held = (*running)[n-1]
		*running = (*running)[:n-1]
	}
	flush()
	before := len(b.drafts)
	b.asking = b.asking || b.has("ask", intro)
	b.list(list, intro)
	if b.pending != nil && b.pending.each {
		b.pending = nil // 500 each of the following
	}
	if held >= 0 && len(b.drafts) == before {
		*running = append(*running, held)
		flush()
	}
	return next
}

// fieldRole reports a labelled line that is read as a field.
func (b *builder) fieldRole(l line) bool {
	switch l.role {
	case "":
		return false
	case "product":
		return len(l.rest()) > 0 || l.value == len(l.tokens)
	}
	return true
}

// tableHere reads a table that begins at line i.
func (b *builder) tableHere(i int, flush func(), next *int) bool {
	cols, ok := b.heading(i)
	if !ok || cols.find("quantity") < 0 {
		if m, is := b.matrixAt(i); is {
			flush()
			*next = b.matrix(i, m)
			return true
		}
	}
	if ok {
		flush()
		*next = b.table(i, cols)
		return true
	}
	if _, ok := b.flatHeading(i); ok {
		flush()
		*next = b.flatRows(i)
		return *next > i+1
	}
	if role, n := b.labelAt(b.lines[i].tokens); role != "" && n == len(b.lines[i].tokens) {
		flush()
		to, ok := b.stacked(i)
		*next = to
		return ok
	}
	return false
}
