package sheet

import (
	"slices"
	"strings"

	"sampan/app/paper"
)

func (s *scribe) last() int { return len(s.widths) - 1 }

// filled joins what is not empty.
func filled(by string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, by)
}

// tagged is a short caption with its text, "" without a text.
func (s *scribe) tagged(key, text string) string {
	if text = strings.TrimSpace(text); text == "" {
		return ""
	}
	return s.short("party.caption", "Caption", s.short(key), "Text", text)
}

// letterhead is the logo, the seller's names, and how to reach it at the right.
func (s *scribe) letterhead() {
	seller := s.kind.Issuer(s.doc)
	first, second := seller.Name.In(s.doc.Language)
	if s.doc.Language == paper.English && seller.Name.EN != "" {
		second = seller.Name.ZH // the seal's name belongs on the letterhead
	}
	address, also := seller.Address.In(s.doc.Language)
	if seller.PostCode != "" && !strings.Contains(address, seller.PostCode) {
		address += " " + seller.PostCode
	}
	reach := filled("\n", address, also,
		filled("  ·  ", s.tagged("party.phone", seller.Phone), s.tagged("party.mobile", seller.Mobile), s.tagged("party.fax", seller.Fax)),
		filled("  ·  ", seller.Email, seller.Website), seller.Messenger)
	left, right := 0, s.at(0.56)
	logo := s.picture(s.doc.Logo)
	if logo != nil {
		left = max(1, s.at(0.1))
	}
	top := s.write(30, words(left, right-1, first, look{size: 17, bold: true}), words(right, s.last(), "", look{}))
	below := s.write(36, words(left, right-1, second, look{size: 11, soft: true, top: true}))
	s.over(right, s.last(), top, below, reach)
	if logo != nil {
		in := s.boxOf(0, left-1, top, 130)
		in.width -= 14
		in.height = int((s.lines[top].height + s.lines[below].height) * 4 / 3)
		s.pictures = append(s.pictures, placedPicture{At{top, 0}, logo, in})
	}
	s.rule()
}

// over puts a small text at the right over two lines, and makes room for it.
func (s *scribe) over(from, to, top, below int, text string) {
	cell := words(from, to, text, look{size: 8.5, soft: true, align: "right", top: true})
	need := s.needs(cell)
	if have := s.lines[top].height + s.lines[below].height; need > have {
		s.lines[below].height += need - have
	}
	cell.down = below - top
	for i, p := range s.lines[top].spans {
		if p.from == from {
			s.lines[top].spans[i] = cell
		}
	}
}

func (s *scribe) picture(id string) []byte {
	if id == "" || s.photos == nil {
		return nil
	}
	return s.photos(id)
}

// heading is the paper's name with its stamp, and a band of the facts that
// identify it: captions above values.
func (s *scribe) heading(fields []paper.Field) {
	s.gap(4)
	stamp := ""
	if s.doc.Stamp != "" {
		stamp = s.caption("stamp." + string(s.doc.Stamp))
	}
	right := s.at(0.75)
	s.write(34, words(0, right-1, s.caption("kind."+s.kind.Key), look{size: 20, bold: true}),
		words(right, s.last(), stamp, look{size: 14, bold: true, color: "B3261E", align: "right"}))
	most := 5
	for most > 2 && !s.parted(most) {
		most--
	}
	for len(fields) > 0 {
		n := min(most, len(fields))
		var captions, values []piece
		for i, f := range fields[:n] {
			from, to := s.share(i, max(n, min(most, 3)))
			captions = append(captions, words(from, to, s.caption("field."+f.Key), look{size: 8, soft: true, ground: true}))
			values = append(values, words(from, to, s.value(f.Value(s.doc)), look{bold: true, ground: true}))
		}
		if end := captions[n-1].to + 1; end <= s.last() {
			captions = append(captions, words(end, s.last(), "", look{ground: true}))
			values = append(values, words(end, s.last(), "", look{ground: true}))
		}
		s.write(14, captions...)
		s.write(17, values...)
		fields = fields[n:]
	}
}

// parted reports that the sheet's columns can be shared into n parts, none of
// which is much narrower than its share: a wide column may stand in the way.
func (s *scribe) parted(n int) bool {
	last := -1
	for i := range n {
		from, to := s.share(i, n)
		if from <= last || s.room(from, to) < 0.5*s.room(0, s.last())/float64(n) {
			return false
		}
		last = to
	}
	return true
}

// share gives the columns of the i-th of n even parts of the sheet.
func (s *scribe) share(i, n int) (from, to int) {
	from, to = 0, s.last()
	if i > 0 {
		from = max(s.at(float64(i)/float64(n)), i)
	}
	if i+1 < n {
		to = max(s.at(float64(i+1)/float64(n)), i+1) - 1
	}
	return from, max(from, to)
}

// parties stand two beside each other; one alone has what reaches its people
// at the right.
func (s *scribe) parties(roles []paper.Role) {
	var blocks [][]piece
	var people []piece
	for _, r := range roles {
		p := r.Party(s.doc)
		if address := s.address("party."+r.Key, p); len(address) > 0 {
			people = s.people(p)
			if r.Brief {
				people = s.people(paper.Party{Contact: p.Contact, Phone: p.Phone, TaxID: p.TaxID})
			}
			blocks = append(blocks, append(address, people...))
		}
	}
	if len(blocks) == 1 && len(people) > 0 {
		address := blocks[0][:len(blocks[0])-len(people)]
		blocks = [][]piece{address, append([]piece{words(0, 0, "", look{size: 8})}, people...)}
	}
	for i := 0; i < len(blocks); i += 2 {
		s.sideBySide(blocks[i:min(i+2, len(blocks))])
	}
}

func (s *scribe) sideBySide(blocks [][]piece) {
	s.gap(6)
	left, right := blocks[0], []piece(nil)
	if len(blocks) > 1 {
		right = blocks[1]
	}
	for i := range max(len(left), len(right)) {
		var spans []piece
		if i < len(left) {
			left[i].from, left[i].to = 0, s.at(0.5)-1
			spans = append(spans, left[i])
		}
		if i < len(right) {
			right[i].from, right[i].to = s.at(0.5), s.last()
			spans = append(spans, right[i])
		}
		s.write(14, spans...)
	}
}

func (s *scribe) address(role string, p paper.Party) []piece {
	if p.Name.Empty() && p.Address.Empty() && p.Contact == "" {
		return nil
	}
	out := []piece{words(0, 0, s.caption(role), look{size: 8, bold: true, color: s.accent()})}
	if name := s.said(p.Name); name != "" {
		out = append(out, words(0, 0, name, look{size: 11, bold: true}))
	}
	lines := s.said(p.Address)
	if code := strings.TrimSpace(p.PostCode); lines != "" && len(code) < shortCode && !strings.Contains(lines, code) {
		lines = strings.TrimSpace(lines + " " + code)
	}
	for _, more := range []string{p.PostCode, s.first(p.Country)} {
		if !strings.Contains(strings.ToLower(lines), strings.ToLower(strings.TrimSpace(more))) {
			lines = filled("\n", lines, more)
		}
	}
	for l := range strings.SplitSeq(lines, "\n") {
		if l != "" {
			out = append(out, words(0, 0, l, look{}))
		}
	}
	return out
}

// shortCode is the length from which a post code names its town and has a line
// of its own.
const shortCode = 8

func (s *scribe) people(p paper.Party) (out []piece) {
	for _, l := range []string{
		s.tagged("party.contact", filled(", ", p.Contact, p.Title)),
		filled("  ·  ", s.tagged("party.phone", p.Phone), s.tagged("party.mobile", p.Mobile), s.tagged("party.fax", p.Fax)),
		filled("  ·  ", p.Email, p.Messenger), p.Website, s.tagged("party.tax_id", p.TaxID),
	} {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, words(0, 0, l, look{}))
		}
	}
	return out
}

// grid is a titled part of captioned fields in two columns, on a tint where
// it is boxed.
func (s *scribe) grid(title string, fields []paper.Field, boxed bool) {
	if len(fields) == 0 {
		return
	}
	top := len(s.lines)
	s.gap(8)
	if title != "" {
		s.write(18, words(0, s.last(), s.caption(title), look{bold: true, size: 11, color: s.accent(), ground: boxed, under: !boxed}))
		s.tinted(3, boxed)
	}
	s.withNext(top)
	s.pairs(fields, look{ground: boxed})
	s.together(len(s.lines) - 1)
	s.tinted(4, boxed)
}

// tinted is a gap that carries the tint of a box.
func (s *scribe) tinted(points float64, tint bool) {
	s.write(points, words(0, s.last(), "", look{ground: tint}))
}

// pairs sets fields in two columns, the left one read before the right one.
func (s *scribe) pairs(fields []paper.Field, l look) {
	half := (len(fields) + 1) / 2
	for i := range half {
		spans := s.pair(fields[i], 0, s.at(0.5)-1, l)
		if half+i < len(fields) {
			spans = append(spans, s.pair(fields[half+i], s.at(0.5), s.last(), l)...)
		} else {
			spans = append(spans, words(s.at(0.5), s.last(), "", l))
		}
		s.write(16, spans...)
	}
}

func (s *scribe) pair(f paper.Field, from, to int, l look) []piece {
	wanted, mid := 15.0, from+1
	if s.doc.Language == paper.Both {
		wanted = 26
	}
	for mid < to && s.room(from, mid-1) < wanted {
		mid++
	}
	caption, value := l, l
	caption.size, caption.soft, caption.top = 8.5, true, true
	value.size, value.top = 9.5, true
	if s.room(from, mid-1) > 1.8*wanted && s.room(mid, to) < 1.5*wanted {
		// A wide column stands in the way: one cell says both.
		return []piece{words(from, to, s.short("party.caption", "Caption", s.caption("field."+f.Key)+":", "Text", s.value(f.Value(s.doc))), value)}
	}
	return []piece{words(from, mid-1, s.caption("field."+f.Key), caption), words(mid, to, s.value(f.Value(s.doc)), value)}
}

// prose is one field over the full width under its caption.
func (s *scribe) prose(f paper.Field) {
	top := len(s.lines)
	s.gap(6)
	s.write(14, words(0, s.last(), s.caption("field."+f.Key), look{size: 8, bold: true, color: s.accent()}))
	s.write(16, words(0, s.last(), s.value(f.Value(s.doc)), look{top: true}))
	s.together(top)
}

// signatures are places to sign, two beside each other; the issuer's has
// signature and seal where there are such.
func (s *scribe) signatures(roles []paper.Role) {
	top := len(s.lines)
	s.gap(12)
	left, right := s.at(0.42)-1, s.at(0.58)
	var captions, names, lines, people []piece
	from, to := right, s.last()
	for i, r := range roles {
		at, end := right, s.last()
		if len(roles) > 1 && i == 0 {
			at, end = 0, left
			from, to = at, end
		}
		p := r.Party(s.doc)
		captions = append(captions, words(at, end, s.caption("sign."+r.Key), look{size: 8, soft: true}))
		names = append(names, words(at, end, s.said(p.Name), look{bold: true}))
		lines = append(lines, words(at, end, "", look{under: true}))
		people = append(people, words(at, end, filled(", ", p.Contact, p.Title), look{size: 8.5, soft: true}))
	}
	s.write(14, captions...)
	s.write(16, names...)
	row := s.write(86, lines...)
	s.write(14, people...)
	s.together(top)
	if s.doc.Stamp == paper.Draft {
		return // a draft binds nobody
	}
	half := (from + to + 1) / 2
	if data := s.picture(s.doc.Signature); data != nil && !slices.Contains(s.doc.Layout.Hide, "signature") {
		s.pictures = append(s.pictures, placedPicture{At{row, from}, data, s.boxOf(from, max(from, half-1), row, 150)})
	}
	if data := s.picture(s.doc.Seal); data != nil && !slices.Contains(s.doc.Layout.Hide, "seal") {
		s.pictures = append(s.pictures, placedPicture{At{row, half}, data, s.boxOf(half, to, row, 108)})
	}
}
