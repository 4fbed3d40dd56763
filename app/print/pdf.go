package print

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"sampan/app/paper"
)

// Meta is what a PDF says about itself.
type Meta struct {
	Title, Author, Subject string
	Date                   time.Time // of creation; the paper's own day, so that a reprint is the same file
}

// MetaOf names a document's PDF after the paper, its number and its seller.
func (p *Printer) MetaOf(doc paper.Document) Meta {
	messages := p.en
	if doc.Language == paper.Chinese {
		messages = p.zh
	}
	seller, _ := doc.Seller.Name.In(doc.Language)
	buyer, _ := doc.Buyer.Name.In(doc.Language)
	day, err := time.Parse(time.DateOnly, doc.Date)
	if err != nil {
		day = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return Meta{Title: together(" ", messages.T("kind."+doc.Kind), doc.Reference()), Author: seller, Subject: buyer, Date: day}
}

// PDF paints pages into a PDF file. The same pages and meta give the same
// bytes. Only the glyphs that the pages use are embedded.
func (p *Printer) PDF(out io.Writer, pages []Page, meta Meta) error {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCreationDate(meta.Date)
	pdf.SetModificationDate(meta.Date)
	pdf.SetProducer("Sampan", false)
	pdf.SetTitle(plane(meta.Title), true)
	pdf.SetAuthor(plane(meta.Author), true)
	pdf.SetSubject(plane(meta.Subject), true)
	painter := &pdfPainter{Fpdf: pdf}
	for i, bold := range []bool{false, true} {
		f := p.face(bold)
		painter.codes[i] = f.codes(pages, bold)
		pdf.AddUTF8FontFromBytes(family, [2]string{"", "B"}[i], f.cut(painter.codes[i].glyphs))
	}
	for _, page := range pages {
		pdf.AddPageFormat("P", gofpdf.SizeType{Wd: page.Width, Ht: page.Height})
		for _, m := range page.Marks {
			painter.mark(p, m)
		}
	}
	if err := pdf.Output(out); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

const family = "sampan"

// plane replaces what the library's 16-bit strings cannot hold.
func plane(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return 0xFFFD
		}
		return r
	}, clean(s))
}

type pdfPainter struct {
	*gofpdf.Fpdf
	codes  [2]codes
	images int
}

func (p *pdfPainter) mark(printer *Printer, m Mark) {
	switch m := m.(type) {
	case Text:
		p.text(printer, m)
	case Line:
		p.stroke(m.Ink, m.Width)
		p.Line(m.X1, m.Y1, m.X2, m.Y2)
	case Box:
		if m.Fill != NoInk {
			p.fill(m.Fill)
			p.Rect(m.X, m.Y, m.W, m.H, "F")
		}
		if m.Edge != NoInk {
			p.stroke(m.Edge, 0.5)
			p.Rect(m.X, m.Y, m.W, m.H, "D")
		}
	case Image:
		p.image(m)
	case Across:
		p.SetAlpha(m.Share, "Normal")
		p.TransformBegin()
		p.TransformRotate(m.Lean, m.X, m.Y)
		p.text(printer, m.run(printer))
		p.TransformEnd()
		p.SetAlpha(1, "Normal")
	}
}

func (p *pdfPainter) stroke(k Ink, width float64) {
	c := k.Color()
	p.SetDrawColor(int(c.R), int(c.G), int(c.B))
	p.SetLineWidth(width)
}

func (p *pdfPainter) fill(k Ink) {
	c := k.Color()
	p.SetFillColor(int(c.R), int(c.G), int(c.B))
}

func (p *pdfPainter) image(m Image) {
	if m.Picture == nil {
		return
	}
	name := fmt.Sprintf("%s %.2f %.2f", m.ID, m.W, m.H)
	if p.GetImageInfo(name) == nil {
		kind, data, err := encoded(m.Picture, m.W, m.H)
		if err != nil {
			p.SetError(err)
			return
		}
		info := p.RegisterImageOptionsReader(name, gofpdf.ImageOptions{ImageType: kind}, bytes.NewReader(data))
		if p.Err() {
			return
		}
		p.images++
		if err := ranked(info, p.images); err != nil {
			p.SetError(err)
			return
		}
	}
	p.ImageOptions(name, m.X, m.Y, m.W, m.H, false, gofpdf.ImageOptions{}, 0, "")
}

// ranked gives a picture a fraction of a pixel more of width, by its rank. The
// library writes pictures in the order of their widths, and those of one width
// in an order drawn by chance; a fraction parts them, and is cut off where the
// width is written. Gob is the one door to the field.
func ranked(info *gofpdf.ImageInfoType, rank int) error {
	raw, err := info.GobEncode()
	if err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	var (
		data, mask, palette       []byte
		number, bits              int
		width, height, scale, dpi float64
		colours, filter, params   string
		clear                     []int
	)
	fields := []any{&data, &mask, &number, &width, &height, &colours, &palette, &bits, &filter, &params, &clear, &scale, &dpi}
	from := gob.NewDecoder(bytes.NewReader(raw))
	var out bytes.Buffer
	to := gob.NewEncoder(&out)
	for i, field := range fields {
		if err := from.Decode(field); err != nil {
			return fmt.Errorf("picture: field %d: %w", i, err)
		}
		if field == any(&width) {
			width += float64(rank) * 1e-6
		}
		if err := to.Encode(field); err != nil {
			return fmt.Errorf("picture: field %d: %w", i, err)
		}
	}
	return info.GobDecode(out.Bytes())
}

// text writes a run. A character whose code is not its own is written apart,
// with its true text beside it for readers and searches.
func (p *pdfPainter) text(printer *Printer, t Text) {
	face, codes, weight := printer.regular, p.codes[0], ""
	if t.Bold {
		face, codes, weight = printer.bold, p.codes[1], "B"
	}
	c := t.Ink.Color()
	p.SetFont(family, weight, t.Size)
	p.SetTextColor(int(c.R), int(c.G), int(c.B))
	x, run := t.X, strings.Builder{}
	width := 0.0
	flush := func() {
		if run.Len() > 0 {
			p.Text(x, t.Y, run.String())
		}
		x, width = x+width, 0
		run.Reset()
	}
	for _, r := range t.Text {
		code := codes.of(r)
		if !foreign(r) {
			run.WriteRune(r)
			width += face.advanceOf(r, t.Size)
			continue
		}
		flush()
		p.RawWriteStr(fmt.Sprintf("/Span <</ActualText <FEFF%s>>> BDC", hexadecimal(r)))
		run.WriteRune(rune(code))
		width = face.advanceOf(r, t.Size)
		flush()
		p.RawWriteStr("EMC")
	}
	flush()
}

func hexadecimal(r rune) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune{r}) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// codes tells which 16-bit code stands for each character of a paper, and
// which glyph each code shows.
type codes struct {
	lent   map[rune]uint16 // for characters that are not their own code
	glyphs map[uint16]uint16
}

// foreign tells characters that cannot go by their own code: those above
// U+FFFF, and private ones, whose codes are lent to the former.
func foreign(r rune) bool { return r > 0xFFFF || r >= privateFirst && r <= privateLast }

func (c codes) of(r rune) uint16 {
	if foreign(r) {
		return c.lent[r]
	}
	return uint16(r)
}

// codes collects the characters of all runs in one face. Foreign ones that the
// face has go by its private code; those it lacks are lent codes from the end
// of the private area, and show the box of a missing glyph.
func (f *face) codes(pages []Page, bold bool) codes {
	c := codes{lent: make(map[rune]uint16), glyphs: make(map[uint16]uint16)}
	next := uint16(privateLast)
	for _, page := range pages {
		for _, m := range page.Marks {
			t, ok := m.(Text)
			if a, is := m.(Across); is {
				t, ok = Text{Bold: true, Text: a.Text}, true
			}
			if !ok || t.Bold != bold {
				continue
			}
			for _, r := range t.Text {
				if foreign(r) && c.lent[r] == 0 {
					c.lent[r] = next
					if code, ok := f.private[r]; ok {
						c.lent[r] = code
					} else if next > privateFirst+uint16(len(f.private)) {
						next-- // past thousands of different ones the rest share a code and its box
					}
				}
				c.glyphs[c.of(r)] = f.glyph(r)
			}
		}
	}
	return c
}
