package sheet

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"sampan/app/fault"
	"sampan/app/paper"
	"sampan/app/text"
)

// ErrPaperKind is the fault of a document whose kind is not known.
const ErrPaperKind = "sheet.paper_kind" // Kind

// Papers writes papers as workbooks that can be sent on as they are: the
// columns of the kind's Sheet with formulas behind amounts and sums, photos in
// their cells, and around them what the printed page says, under the same
// captions. It is made once and may be used by several goroutines.
type Papers struct{ en, zh *text.Messages }

// Photos gives the encoded picture (JPEG or PNG) of a content id; nil for one
// that is gone, which leaves its place white.
type Photos func(id string) []byte

// NewPapers loads the captions of papers from files.
func NewPapers(files fs.FS) (*Papers, error) {
	en, errEN := text.Papers(files, string(paper.English))
	zh, errZH := text.Papers(files, string(paper.Chinese))
	if err := errors.Join(errEN, errZH); err != nil {
		return nil, fmt.Errorf("papers as sheets: %w", err)
	}
	return &Papers{en, zh}, nil
}

// XLSX writes one paper. The document is complete: its figures are written as
// they stand, and a formula only where it gives the same figure.
func (p *Papers) XLSX(w io.Writer, doc paper.Document, photos Photos) (err error) {
	s, err := p.scribe(doc, photos)
	if err != nil {
		return err
	}
	b := newBook(sheetName(strings.TrimSpace(s.short("kind."+s.kind.Key) + " " + doc.Reference())))
	defer func() { err = errors.Join(err, b.file.Close()) }()
	s.onto(b)
	return b.write(w)
}

// scribe lays a paper out.
func (p *Papers) scribe(doc paper.Document, photos Photos) (*scribe, error) {
	kind, known := paper.KindOf(doc.Kind)
	if !known {
		return nil, fault.New(ErrPaperKind, "Kind", doc.Kind)
	}
	s := &scribe{Papers: p, doc: doc, kind: kind, photos: photos, columns: doc.Shown(kind.Goods(), kind.Goods().SheetColumns())}
	s.measure()
	for _, part := range kind.Parts {
		s.part(part)
	}
	return s, nil
}

// onto writes the paper on the sheet that is open.
func (s *scribe) onto(b *book) {
	wide := len(s.columns) > landscapeFrom
	room := s.pageRoom(wide)
	breaks, repeated, pages := s.breaks(room), "", 0
	if len(breaks) == 1 && s.tall() <= room*onePage {
		breaks, pages = nil, 1
	}
	b.fit(wide, pages)
	if s.doc.Stamp != "" {
		b.marked(s.caption("stamp." + string(s.doc.Stamp)))
	}
	if s.runsOn(breaks) {
		repeated = fmt.Sprintf("$%d:$%d", s.head+1, s.head+1)
	}
	b.print("$A$1:"+absolute(At{len(s.lines) - 1, len(s.widths) - 1}), repeated)
	b.plain()
	for _, at := range breaks {
		b.try(b.file.InsertPageBreak(b.sheet, cellName(At{at, 0})))
	}
	for _, p := range s.pictures {
		b.picture(p.at, p.data, p.box)
	}
	b.stream()
	b.widths(s.widths)
	for i, l := range s.lines {
		b.line(i, l, len(s.widths))
	}
}

// onePage is how much more than a page a paper may hold to be shrunk onto it:
// a last page with nothing but a signature is worse than smaller letters.
const onePage = 1.25

// tall is the height of all lines, points.
func (s *scribe) tall() float64 {
	sum := 0.0
	for _, l := range s.lines {
		sum += l.height
	}
	return sum
}

// marked sets a word at the head of every page, over the number at its foot.
func (b *book) marked(word string) {
	b.try(b.file.SetHeaderFooter(b.sheet, &excelize.HeaderFooterOptions{OddHeader: "&C&B&12&KB3261E" + strings.ReplaceAll(word, "&", "&&"), OddFooter: "&R&8&P / &N"}))
}

// scribe lays one paper out as lines of merged cells before anything is
// written, for pictures and print settings come first in a workbook.
type scribe struct {
	*Papers
	doc      paper.Document
	kind     paper.Kind
	photos   Photos
	columns  []paper.Column
	widths   []float64 // of the sheet's columns, characters
	lines    []line
	pictures []placedPicture
	head     int // line of the goods' headings, 0 for none
}

// line is one row of the sheet: cells side by side, each over one or more columns.
type line struct {
	height float64 // points
	keep   bool    // on one page with the next row
	spans  []piece
}

// piece is one cell over the columns from … to, both inside.
type piece struct {
	from, to int
	down     int // further lines that it covers
	styled
}

type placedPicture struct {
	at   At
	data []byte
	box  box
}

// runsOn reports that the goods reach over a page's end: only then are their
// headings repeated, since later pages may hold none of them.
func (s *scribe) runsOn(breaks []int) bool {
	return s.head > 0 && slices.ContainsFunc(breaks, func(at int) bool { return at > s.head && at <= s.head+s.rows() })
}

// landscapeFrom is the number of columns beyond which a sheet lies on its side.
const landscapeFrom = 10

func (s *scribe) part(p paper.Part) {
	fields := s.doc.Said(p.Fields)
	switch p.Area {
	case paper.Letterhead:
		s.letterhead()
	case paper.Heading:
		s.heading(fields)
	case paper.Parties:
		s.parties(p.Roles)
	case paper.Goods:
		s.goods()
	case paper.Sums:
		s.sums(fields)
	case paper.Grid, paper.Boxed:
		s.grid(p.Title, fields, p.Area == paper.Boxed)
	case paper.Prose:
		for _, f := range fields {
			s.prose(f)
		}
	case paper.Opening:
		for _, f := range fields {
			s.gap(6)
			s.write(16, words(0, s.last(), s.value(f.Value(s.doc)), look{top: true}))
		}
	case paper.Listing:
		s.listing(p)
	case paper.Conditions:
		s.conditions(p.Title)
	case paper.Signatures:
		s.signatures(p.Roles)
	}
}

// said is a text in the paper's language; on a paper in both the Chinese
// follows in a line of its own.
func (s *scribe) said(w paper.Words) string {
	first, second := w.In(s.doc.Language)
	return strings.Trim(strings.TrimSpace(first)+"\n"+strings.TrimSpace(second), "\n")
}

// first is a text in the first language of the paper alone.
func (s *scribe) first(w paper.Words) string {
	first, _ := w.In(s.doc.Language)
	return strings.TrimSpace(first)
}

// value is what a field says, codes put into words.
func (s *scribe) value(v paper.Value) string { return s.said(v.Said(s.en, s.zh)) }

// caption is the text of a key: "Payment 付款方式" on a paper in both.
func (s *scribe) caption(key string, args ...any) string {
	en, zh := s.en.T(key, args...), s.zh.T(key, args...)
	switch {
	case s.doc.Language == paper.Chinese:
		return zh
	case s.doc.Language == paper.Both && en != zh:
		return en + " " + zh
	}
	return en
}

// short is the text of a key in the first language of the paper.
func (s *scribe) short(key string, args ...any) string {
	if s.doc.Language == paper.Chinese {
		return s.zh.T(key, args...)
	}
	return s.en.T(key, args...)
}

// phrase is one line of a cell: facts side by side, under their words.
func (s *scribe) phrase(p paper.Phrase) string {
	var said []string
	for _, f := range p.Facts {
		w := f.Words
		if f.Key != "" && w.Empty() {
			w = paper.Words{EN: s.en.T("fact." + f.Key), ZH: s.zh.T("fact." + f.Key)}
		} else if f.Key != "" {
			en, zh := w.EN, w.ZH
			if en != "" {
				w.EN = s.en.T("fact."+f.Key, "Text", en)
			}
			if zh != "" {
				w.ZH = s.zh.T("fact."+f.Key, "Text", zh)
			}
		}
		said = append(said, s.said(w))
	}
	return strings.Join(said, "  ")
}

// accent is the colour of the firm's papers.
func (s *scribe) accent() string {
	if c, is := strings.CutPrefix(s.doc.Layout.Accent, "#"); is && len(c) == 6 && strings.Trim(strings.ToUpper(c), "0123456789ABCDEF") == "" {
		return strings.ToUpper(c)
	}
	switch s.doc.Layout.Design {
	case paper.Classic:
		return "1F2A37"
	case paper.Sober:
		return inkPlain
	}
	return inkSea
}
