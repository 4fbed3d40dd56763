package print

import (
	"image"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sampan/app/fault"
	"sampan/app/paper"
	"sampan/app/text"
)

// The page: A4 portrait, in points.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
	margin     = 42.5
	content    = pageWidth - 2*margin
	top        = 40.0
	bottom     = pageHeight - 50 // of what flows; the footer stands below
	maxPages   = 500
)

// The inks that do not follow the firm's accent.
const (
	ink     Ink = 0x18212B
	soft    Ink = 0x5A6675
	hair    Ink = 0xDFE3E8
	white   Ink = 0xFFFFFF
	danger  Ink = 0xB3261E
	seaBlue Ink = 0x0B6385
)

// style is how a paragraph is set.
type style struct {
	size float64
	bold bool
	ink  Ink
}

var (
	body    = style{8.5, false, ink}
	quiet   = style{7.5, false, soft}
	caption = style{7.2, false, soft}
)

func (s style) strong() style { s.bold = true; return s }

func (s style) in(k Ink) style { s.ink = k; return s }

// writer lays one document out.
type writer struct {
	*Printer
	doc      paper.Document
	kind     paper.Kind
	photos   Photos
	design   design
	accent   Ink
	tint     Ink
	top      float64 // of what flows, as bottom
	bottom   float64
	pages    []Page
	y        float64
	dense    density
	repeated *block  // header of the table that runs on, nil outside of one
	waiting  block   // below the table, not yet placed
	after    float64 // gap under it
}

// density is how much air a page has, in points.
type density struct {
	gap   float64 // between areas
	row   float64 // above and below a row of a table
	photo float64 // side of a photo at most
	sign  float64 // room for a signature
	text  float64 // share of the size of running text
	pairs bool    // terms and bank beside each other
	lead  float64 // share of the usual leading
	edge  float64 // taken off the margins at the head and the foot
}

// densities are tried in turn: a paper that spills a little over its page is
// set tighter when that saves a page.
func densities() []density {
	return []density{
		{12, 5, 50, 74, 1, false, 1, 0},
		{9, 3.5, 42, 64, 0.97, true, 0.98, 4},
		{7, 2.5, 36, 56, 0.935, true, 0.96, 8},
		{5, 2, 32, 44, 0.9, true, 0.93, 11},
		{4, 1.5, 30, 40, 0.9, true, 0.88, 14},
	}
}

// Saving a page is tried up to so many of them, unless the last is fuller than
// tightening could ever empty it.
const (
	tightened = 5
	tooFull   = 0.75
)

// Pages lays a document out. It is the fault "print.script_…" for text in a
// script that runs right to left or needs shaping, which no face here can set,
// and "print.too_long" past 500 pages. Characters without a glyph stay in
// their runs and are painted as boxes.
func (p *Printer) Pages(doc paper.Document, photos Photos) ([]Page, error) {
	kind, ok := paper.KindOf(doc.Kind)
	if !ok {
		return nil, fault.New("print.kind_unknown").At("kind")
	}
	if photos == nil {
		photos = noPhotos
	}
	var best []Page
	for _, d := range densities() {
		pages, filled, err := p.lay(doc, kind, photos, d)
		if err != nil {
			return nil, err
		}
		if best == nil || len(pages) < len(best) {
			best = pages
		}
		if len(best) == 1 || len(best) > tightened || filled > tooFull {
			break
		}
	}
	return best, refused(best)
}

// lay sets the pages at one density, and gives the share of the last one that
// is filled.
func (p *Printer) lay(doc paper.Document, kind paper.Kind, photos Photos, dense density) (pages []Page, filled float64, err error) {
	scaled := *p
	scaled.scale, scaled.lead = dense.text, dense.lead
	w := &writer{Printer: &scaled, doc: doc, kind: kind, photos: photos, design: designOf(doc.Layout), dense: dense, after: dense.gap, top: top - dense.edge, bottom: bottom + dense.edge/2}
	w.accent = accentOf(doc.Layout.Accent, w.design.accent)
	w.tint = mixed(w.accent, white, 1-w.design.tint)
	w.dense.photo *= photoShare(doc.Layout.PhotoSize)
	if doc.Layout.Background != "" {
		w.top, w.bottom = max(float64(doc.Layout.Top)*millimetre, top), pageHeight-max(float64(doc.Layout.Bottom)*millimetre, pageHeight-bottom)
	}
	w.newPage()
	for i := 0; i < len(kind.Parts); i++ {
		if dense.pairs && i+1 < len(kind.Parts) && w.beside(kind.Parts[i], kind.Parts[i+1]) {
			i++
			continue
		}
		w.part(kind.Parts[i])
		if len(w.pages) > maxPages {
			return nil, 0, fault.New("print.too_long", "Pages", maxPages)
		}
	}
	w.place(w.waiting, 0)
	filled = (w.y - w.top) / (w.bottom - w.top)
	w.footers()
	w.backgrounds()
	w.stamps()
	return w.pages, filled, nil
}

func (w *writer) part(part paper.Part) {
	switch part.Area {
	case paper.Letterhead:
		if w.doc.Layout.Background == "" {
			w.place(w.letterhead(), w.dense.gap-2)
		}
	case paper.Heading:
		w.place(w.heading(part.Fields), w.dense.gap)
	case paper.Parties:
		w.place(w.parties(part.Roles), w.dense.gap)
	case paper.Goods:
		w.place(w.waiting, w.after)
		w.waiting = block{}
		w.table(part.Table, block{}, w.sums())
	case paper.Listing:
		w.listing(part)
	case paper.Sums:
		// Drawn by goods: the sums stay with the last rows.
	case paper.Grid:
		w.follow(w.grid(part, margin, content))
	case paper.Boxed:
		w.follow(w.boxed(part, margin, content))
	case paper.Prose:
		for _, f := range w.doc.Said(part.Fields) {
			w.follow(w.prose(f))
		}
	case paper.Opening:
		for _, f := range w.doc.Said(part.Fields) {
			w.follow(w.words(f.Value(w.doc).Said(w.en, w.zh), margin, content, body, paper.Left))
		}
	case paper.Conditions:
		w.conditions(part)
	case paper.Signatures:
		w.waiting.under(w.signatures(part.Roles), w.dense.gap)
	}
}

// follow places the block that waits and lets the next one wait: what stands
// above the signatures goes to their page with them, so that nobody signs an
// empty sheet.
func (w *writer) follow(b block) {
	if b.height > 0 {
		w.place(w.waiting, w.after)
		w.waiting, w.after = b, w.dense.gap
	}
}

func (w *writer) page() *Page { return &w.pages[len(w.pages)-1] }

func (w *writer) newPage() {
	w.pages = append(w.pages, Page{Width: pageWidth, Height: pageHeight})
	w.y = w.top
	if len(w.pages) > 1 {
		w.put(w.running())
		w.y += 10
	}
	if w.repeated != nil {
		w.put(*w.repeated)
	}
}

// put sets a block at the pen, whatever room is left.
func (w *writer) put(b block) {
	page := w.page()
	for _, m := range b.marks {
		page.Marks = append(page.Marks, m.moved(w.y))
	}
	w.y += b.height
}

// place sets a block in one piece and leaves a gap under it: on the next page
// where this one has no room, over several where one page cannot hold it.
func (w *writer) place(b block, gap float64) {
	if b.height == 0 {
		return
	}
	if w.y+b.height > w.bottom && !w.fresh() {
		w.newPage()
	}
	for w.y+b.height > w.bottom && len(w.pages) <= maxPages {
		var head block
		head, b = b.split(w.bottom - w.y)
		w.put(head)
		w.newPage()
	}
	w.put(b)
	w.y += gap
}

// fresh reports that nothing but what every page repeats stands on the page.
func (w *writer) fresh() bool {
	used := w.top
	if len(w.pages) > 1 {
		used += w.running().height + 10
	}
	if w.repeated != nil {
		used += w.repeated.height
	}
	return w.y <= used+0.01
}

// said gives the words of a paper's language; second is empty but for a paper
// in both.
func (w *writer) said(t paper.Words) (first, second string) {
	first, second = t.In(w.doc.Language)
	return clean(first), clean(second)
}

// captions gives the text of a key in the paper's languages.
func (w *writer) captions(key string, args ...any) (first, second string) {
	switch w.doc.Language {
	case paper.Chinese:
		return w.zh.T(key, args...), ""
	case paper.Both:
		if en, zh := w.en.T(key, args...), w.zh.T(key, args...); en != zh {
			return en, zh
		}
	}
	return w.en.T(key, args...), ""
}

// caption is captions in one run: "Payment 付款方式".
func (w *writer) caption(key string, args ...any) string {
	first, second := w.captions(key, args...)
	return strings.TrimSpace(first + " " + second)
}

// short is a caption inside running text: the first language alone.
func (w *writer) short(key string, args ...any) string {
	first, _ := w.captions(key, args...)
	return first
}

func (w *writer) messages() *text.Messages {
	if w.doc.Language == paper.Chinese {
		return w.zh
	}
	return w.en
}

func noPhotos(string) image.Image { return nil }

// accentOf reads "#0B6385"; anything else is the usual ink.
func accentOf(s string, usual Ink) Ink {
	if n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 24); err == nil && len(s) == 7 && s[0] == '#' {
		return Ink(n)
	}
	return usual
}

// mixed is a towards b by a share of 0 to 1.
func mixed(a, b Ink, share float64) Ink {
	var out Ink
	for shift := 0; shift <= 16; shift += 8 {
		x, y := float64(a>>shift&0xff), float64(b>>shift&0xff)
		out |= Ink(x+(y-x)*share+0.5) << shift
	}
	return out
}

// refused finds the first run in a script that the faces cannot set.
func refused(pages []Page) error {
	for _, page := range pages {
		for _, m := range page.Marks {
			t, ok := m.(Text)
			if !ok {
				continue
			}
			for _, r := range t.Text {
				switch {
				case unicode.Is(unicode.Arabic, r):
					return fault.New("print.script_arabic", "Text", t.Text)
				case unicode.Is(unicode.Hebrew, r):
					return fault.New("print.script_hebrew", "Text", t.Text)
				case unicode.Is(unicode.Thai, r):
					return fault.New("print.script_thai", "Text", t.Text)
				}
			}
		}
	}
	return nil
}

func (p *Printer) missing(pages []Page) []rune {
	var found []rune
	for _, page := range pages {
		for _, m := range page.Marks {
			if t, ok := m.(Text); ok {
				for _, r := range t.Text {
					if p.face(t.Bold).glyph(r) == 0 && !slices.Contains(found, r) {
						found = append(found, r)
					}
				}
			}
		}
	}
	slices.Sort(found)
	return found
}
