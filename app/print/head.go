package print

import (
	"slices"
	"strings"

	"sampan/app/paper"
)

// letterhead is the logo, the issuer's names, how to reach it, and a rule; the
// design decides how they stand.
func (w *writer) letterhead() block {
	switch {
	case w.design.centre:
		return w.centredHead()
	case w.design.band:
		return w.bandHead()
	}
	const reach = reachWidth
	s := w.kind.Issuer(w.doc)
	logo, names, right := block{}, block{}, block{}
	left, room := margin, content-reach-16
	switch w.doc.Layout.Logo {
	case "none":
	case "right":
		logo = w.picture(w.doc.Logo, margin, content, 48, paper.Right)
	default:
		if logo = w.picture(w.doc.Logo, margin, 120, 48, paper.Left); logo.height > 0 {
			left += logo.marks[0].(Image).W + 14
			room -= logo.marks[0].(Image).W + 14
		}
	}
	w.names(&names, s, left, room, ink, soft, paper.Left)
	at := margin + content - reach
	if logo.height > 0 && w.doc.Layout.Logo == "right" {
		at -= logo.marks[0].(Image).W + 14
	}
	for _, line := range w.reach(s) {
		right.under(w.balanced(line, at, reach, quiet, paper.Right), 0)
	}
	height := max(logo.height, names.height, right.height)
	b := logo
	b.beside(names, (height-names.height)/2)
	b.beside(right, (height-right.height)/2)
	b.height = height + 9
	b.add(Line{X1: margin, Y1: b.height, X2: margin + content, Y2: b.height, Width: 1.4, Ink: w.accent})
	b.height += 4
	return b
}

// names sets the issuer's name, and the Chinese one under it.
func (w *writer) names(b *block, s paper.Party, x, width float64, k, also Ink, align paper.Align) {
	first, second := w.said(s.Name)
	if w.doc.Language == paper.English && s.Name.EN != "" {
		second = clean(s.Name.ZH) // the seal's name belongs on the letterhead
	}
	b.under(w.balanced(first, x, width, style{13.5, true, k}, align), 0)
	b.under(w.paragraph(second, x, width, style{10.5, false, also}, align), 1)
}

// centredHead is the old style of trading houses: everything in the middle
// between two rules, the logo over it or at its side.
func (w *writer) centredHead() block {
	s := w.kind.Issuer(w.doc)
	var b block
	switch w.doc.Layout.Logo {
	case "none":
	case "", "center":
		b.under(w.picture(w.doc.Logo, margin, content, 40, paper.Center), 0)
	}
	w.names(&b, s, margin, content, ink, soft, paper.Center)
	for i, line := range w.reach(s) {
		gap := 0.0
		if i == 0 {
			gap = 3
		}
		b.under(w.paragraph(line, margin, content, quiet, paper.Center), gap)
	}
	switch w.doc.Layout.Logo {
	case "left":
		b.beside(w.picture(w.doc.Logo, margin, 120, 48, paper.Left), 0)
	case "right":
		b.beside(w.picture(w.doc.Logo, margin, content, 48, paper.Right), 0)
	}
	b.height += 7
	b.add(Line{X1: margin, Y1: b.height, X2: margin + content, Y2: b.height, Width: 1.6, Ink: w.accent})
	b.add(Line{X1: margin, Y1: b.height + 2.4, X2: margin + content, Y2: b.height + 2.4, Width: 0.5, Ink: w.accent})
	b.height += 5
	return b
}

// bandHead is the letterhead on a ground of the accent from edge to edge, the
// logo on a white field.
func (w *writer) bandHead() block {
	const reach, air = reachWidth, 14.0
	s := w.kind.Issuer(w.doc)
	pale := mixed(w.accent, white, 0.78)
	var inner, names, right, logo block
	left, room := margin, content-reach-16
	if w.doc.Layout.Logo != "none" {
		if logo = w.picture(w.doc.Logo, margin+5, 120, 42, paper.Left); logo.height > 0 {
			wide := logo.marks[0].(Image).W + 10
			field := block{marks: []Mark{Box{X: margin, Y: 0, W: wide, H: logo.height + 10, Fill: white, Edge: NoInk}}, height: logo.height + 10}
			field.beside(logo, 5)
			logo, left, room = field, left+wide+14, room-wide-14
		}
	}
	w.names(&names, s, left, room, white, pale, paper.Left)
	for _, line := range w.reach(s) {
		right.under(w.balanced(line, margin+content-reach, reach, quiet.in(pale), paper.Right), 0)
	}
	height := max(logo.height, names.height, right.height)
	for _, part := range []block{logo, names, right} {
		inner.beside(part, air+(height-part.height)/2)
	}
	rise := w.top // to the edge of the sheet
	b := block{marks: []Mark{Box{X: 0, Y: -rise, W: pageWidth, H: height + 2*air + rise, Fill: w.accent, Edge: NoInk}}}
	b.beside(inner, -rise/2)
	b.height = height + 2*air + 2
	return b
}

// reachWidth is the width of the block that says how to reach the issuer.
const reachWidth = 230.0

// reach lists the lines of a letterhead's address.
func (w *writer) reach(s paper.Party) []string {
	first, second := w.said(s.Address)
	if s.PostCode != "" && !strings.Contains(first, s.PostCode) {
		first = together(" ", first, clean(s.PostCode))
	}
	lines := append(strings.Split(first, "\n"), second)
	ways := append([]string{w.tagged("party.phone", s.Phone), w.tagged("party.mobile", s.Mobile), w.tagged("party.fax", s.Fax)},
		append(messengers(s), clean(s.Email), clean(s.Website))...)
	return filled(append(lines, strings.Split(w.flow(ways, reachWidth, quiet), "\n")...))
}

func filled(lines []string) []string {
	var out []string
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			out = append(out, l)
		}
	}
	return out
}

func together(by string, parts ...string) string { return strings.Join(filled(parts), by) }

// tagged is a short caption with its text, "" without a text.
func (w *writer) tagged(key, s string) string {
	if s = clean(s); s == "" {
		return ""
	}
	return w.messages().T("party.caption", "Caption", w.short(key), "Text", s)
}

// heading is the paper's name with its stamp, and a band of the facts that
// identify it.
func (w *writer) heading(fields []paper.Field) block {
	var b block
	first, second := w.captions("kind." + w.kind.Key)
	title := w.paragraph(first, margin, content, style{20, true, ink}, paper.Left)
	if w.design.centre {
		title = w.paragraph(together("  ", first, second), margin, content, style{18, true, ink}, paper.Center)
		second = ""
	}
	if second != "" {
		at := margin + w.bold.width(first, 20) + 10
		title.beside(w.paragraph(second, at, content, style{14, false, soft}, paper.Left), 5.5)
	}
	b.under(title, 0)
	if w.doc.Stamp != "" {
		word := w.caption("stamp." + string(w.doc.Stamp))
		wide := w.regular.width(word, 13) + 20
		b.add(Box{X: margin + content - wide, Y: 2, W: wide, H: 22, Fill: NoInk, Edge: danger})
		b.beside(w.paragraph(word, margin+content-wide, wide, style{13, false, danger}, paper.Center), 3.5)
	}
	b.under(w.band(w.doc.Said(fields)), 6)
	return b
}

// band sets fields side by side on a tint, captions above values, in rows of
// five at most.
func (w *writer) band(fields []paper.Field) block {
	const most, least = 5, 3
	if len(fields) == 0 {
		return block{}
	}
	rows := (len(fields) + most - 1) / most
	places := max((len(fields)+rows-1)/rows, least)
	each := content / float64(places)
	var inner block
	for len(fields) > 0 {
		var row block
		n := min(places, len(fields))
		for i, f := range fields[:n] {
			x := margin + each*float64(i) + 8
			cell := w.paragraph(w.caption("field."+f.Key), x, each-12, caption, paper.Left)
			cell.under(w.words(f.Value(w.doc).Said(w.en, w.zh), x, each-12, style{9, true, ink}, paper.Left), 0)
			row.beside(cell, 0)
		}
		inner.under(row, 5)
		fields = fields[n:]
	}
	var b block
	b.add(w.ground(margin, 0, content, inner.height+11))
	b.beside(inner, 5.5)
	b.height = inner.height + 11
	return b
}

// parties stand two beside each other, their people under them. One alone has
// its address at the left and its people at the right.
func (w *writer) parties(roles []paper.Role) block {
	const gap = 20.0
	each := (content - gap) / 2
	var said []paper.Role
	for _, r := range roles {
		if w.address(r, margin, each).height > 0 {
			said = append(said, r)
		}
	}
	if len(said) == 1 {
		b := w.address(said[0], margin, each)
		b.beside(w.lines(w.reached(said[0], each), margin+each+gap, each), caption.size*1.4)
		return b
	}
	var b block
	for i := 0; i < len(said); i += 2 {
		var row block
		for j, r := range said[i:min(i+2, len(said))] {
			x := margin + float64(j)*(each+gap)
			party := w.address(r, x, each)
			party.under(w.lines(w.reached(r, each), x, each), 0)
			row.beside(party, 0)
		}
		b.under(row, w.dense.gap*0.75)
	}
	return b
}

// shortCode is the length from which a post code has a line of its own: it
// names its town then.
const shortCode = 8

func (w *writer) address(role paper.Role, x, width float64) block {
	var b block
	p := role.Party(w.doc)
	if p.Name.Empty() && p.Address.Empty() && p.Contact == "" {
		return b
	}
	b.under(w.paragraph(w.caption("party."+role.Key), x, width, caption.in(w.accent), paper.Left), 0)
	b.under(w.words(p.Name, x, width, style{10.5, true, ink}, paper.Left), 1)
	first, second := w.said(p.Address)
	country, _ := w.said(p.Country)
	lines := filled(append(strings.Split(first, "\n"), second))
	if code := clean(p.PostCode); len(lines) > 0 && len(code) < shortCode && !strings.Contains(first, code) {
		lines[len(lines)-1] += " " + code
	}
	for _, more := range []string{clean(p.PostCode), country} {
		if more != "" && !strings.Contains(strings.ToLower(together("\n", lines...)), strings.ToLower(more)) {
			lines = append(lines, more)
		}
	}
	b.under(w.lines(lines, x, width), 0)
	return b
}

// reached is how to reach the party of a role.
func (w *writer) reached(r paper.Role, width float64) []string {
	p := r.Party(w.doc)
	if r.Brief {
		p = paper.Party{Contact: p.Contact, Phone: p.Phone, TaxID: p.TaxID}
	}
	return w.people(p, width)
}

// people are the lines that say whom to reach and how.
func (w *writer) people(p paper.Party, width float64) []string {
	called := w.flow([]string{w.tagged("party.phone", p.Phone), w.tagged("party.mobile", p.Mobile), w.tagged("party.fax", p.Fax)}, width, body)
	written := w.flow(slices.Concat([]string{clean(p.Email)}, messengers(p), []string{clean(p.Website)}), width, body)
	lines := append([]string{w.tagged("party.contact", together(", ", p.Contact, p.Title))}, strings.Split(called, "\n")...)
	lines = append(lines, strings.Split(written, "\n")...)
	return filled(append(lines, w.tagged("party.tax_id", p.TaxID)))
}

// messengers are a party's accounts one by one.
func messengers(p paper.Party) []string { return strings.Split(clean(p.Messenger), "  ·  ") }

func (w *writer) lines(lines []string, x, width float64) block {
	var b block
	for _, line := range lines {
		b.under(w.paragraph(line, x, width, body, paper.Left), 0)
	}
	return b
}

// running is the head of every page but the first.
func (w *writer) running() block {
	name, _ := w.said(w.kind.Issuer(w.doc).Name)
	title := together("  ", w.short("kind."+w.kind.Key), clean(w.doc.Reference()), "("+w.short("page.continued")+")")
	b := w.paragraph(name, margin, content/2-10, style{8.5, true, ink}, paper.Left)
	b.beside(w.paragraph(title, margin+content/2, content/2, quiet, paper.Right), 0)
	b.height += 5
	b.add(Line{X1: margin, Y1: b.height, X2: margin + content, Y2: b.height, Width: 0.9, Ink: w.accent})
	b.height++
	return b
}

// clipped is a text that fits one row, with … where it was cut.
func (w *writer) clipped(s string, width float64, st style) string {
	s = strings.ReplaceAll(s, "\n", " ")
	if w.widest(s, st) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && w.widest(string(runes)+"…", st) > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// footers number the pages once all are there.
func (w *writer) footers() {
	name, _ := w.said(w.kind.Issuer(w.doc).Name)
	for i := range w.pages {
		var b block
		b.add(Line{X1: margin, Y1: 0, X2: margin + content, Y2: 0, Width: 0.5, Ink: hair})
		b.beside(w.paragraph(w.clipped(together("  ·  ", clean(w.doc.Reference()), name), content-120, caption), margin, content-120, caption, paper.Left), 5)
		b.beside(w.paragraph(w.short("page.of", "Page", i+1, "Pages", len(w.pages)), margin, content, caption, paper.Right), 5)
		for _, m := range b.marks {
			w.pages[i].Marks = append(w.pages[i].Marks, m.moved(pageHeight-40))
		}
	}
}
