package print

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"encoding/json"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"sampan/app/paper"
)

func printed(t *testing.T, p *Printer, d paper.Document) []byte {
	t.Helper()
	pages, err := p.Pages(d, drawn)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := p.PDF(&out, pages, p.MetaOf(d)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// An issued paper read back from its JSON prints the same bytes.
func TestReprintIsTheSameFile(t *testing.T) {
	d := sample(t, "proforma", paper.Both, 7, 6)
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back paper.Document
	if err := json.Unmarshal(raw, &back); err != nil {
		t.Fatal(err)
	}
	first := printed(t, printer(t), d)
	for range 5 {
		if again := printed(t, printer(t), back); !bytes.Equal(first, again) {
			t.Fatal("the reprint differs")
		}
	}
	if len(first) > 500<<10 {
		t.Errorf("%d KB", len(first)>>10)
	}
}

var (
	stream = regexp.MustCompile(`(?s)<<([^<>]*)>>\s*stream\n(.*?)\nendstream`)
	showAs = regexp.MustCompile(`(?s)/ActualText <FEFF([0-9A-F]+)>>> BDC|\(((?:\\.|[^\\)])*)\) Tj|EMC`)
)

// readBack gives the text of a PDF as a reader finds it: the codes of the
// shown strings, which the ToUnicode table maps to themselves, and ActualText
// in place of what it covers.
func readBack(t *testing.T, pdf []byte) string {
	t.Helper()
	var b strings.Builder
	for _, s := range stream.FindAllSubmatch(pdf, -1) {
		if !bytes.Contains(s[1], []byte("/FlateDecode")) || bytes.Contains(s[1], []byte("/Image")) {
			continue
		}
		r, err := zlib.NewReader(bytes.NewReader(s[2]))
		if err != nil {
			continue
		}
		content, err := io.ReadAll(r)
		if err != nil || !bytes.Contains(content, []byte(" Tj ")) {
			continue
		}
		instead := false
		for _, m := range showAs.FindAllSubmatch(content, -1) {
			switch {
			case len(m[1]) > 0:
				instead = true
				raw, err := hex.DecodeString(string(m[1]))
				if err != nil {
					t.Fatal(err)
				}
				b.WriteString(utf16Text(raw))
			case bytes.Equal(m[0], []byte("EMC")):
				instead = false
			case !instead:
				b.WriteString(utf16Text(unescaped(m[2])))
			}
		}
	}
	return b.String()
}

func unescaped(s []byte) []byte {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			if i++; s[i] == 'r' {
				out = append(out, '\r')
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}

func utf16Text(raw []byte) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}

// What a reader finds in the file is what the marks say, rare and missing
// characters included.
func TestPDFHoldsTheText(t *testing.T) {
	p := printer(t)
	papers := []paper.Document{sample(t, "quotation", paper.Chinese, 6, 2), sample(t, "quotation", paper.Both, 6, 2)}
	for _, k := range paper.Kinds() {
		papers = append(papers, sample(t, k.Key, paper.English, 6, 0))
	}
	for _, d := range papers {
		d.Buyer.Contact, d.Buyer.Address.EN = "王𬭎 (brackets) \\ 龘㛃𫍽", "Łódź, Việt Nam, İstanbul, Αθήνα, Москва ₽ ✓ 🚢 한국"
		pages, err := p.Pages(d, drawn)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := p.PDF(&out, pages, p.MetaOf(d)); err != nil {
			t.Fatal(err)
		}
		if got, want := pressed(readBack(t, out.Bytes())), pressed(runs(pages)); got != want {
			t.Errorf("%s %s: the file says\n%s\nthe marks say\n%s", d.Kind, d.Language, got, want)
		}
	}
}

func TestPDFHoldsAnyText(t *testing.T) {
	p := printer(t)
	rapid.Check(t, func(r *rapid.T) {
		s := strings.ReplaceAll(clean(anyText().Draw(r, "text")+rapid.String().Draw(r, "more")+"\uE000\uF8FF上"), "\n", "")
		page := Page{Width: pageWidth, Height: pageHeight, Marks: []Mark{Text{X: 50, Y: 50, Size: 10, Text: s, Bold: rapid.Bool().Draw(r, "bold")}}}
		var out bytes.Buffer
		if err := p.PDF(&out, []Page{page}, Meta{Title: s, Author: s}); err != nil {
			r.Fatal(err)
		}
		if got := readBack(t, out.Bytes()); got != s {
			r.Fatalf("the file says %q, the mark %q", got, s)
		}
	})
}

func TestMeta(t *testing.T) {
	d := sample(t, "quotation", paper.English, 1, 0)
	m := printer(t).MetaOf(d)
	if m.Title != "QUOTATION QT2611-0042 R1" || m.Author != d.Seller.Name.EN || m.Date.Format("2006-01-02") != d.Date {
		t.Errorf("%+v", m)
	}
	pdf := printed(t, printer(t), d)
	if !bytes.Contains(pdf, []byte("/CreationDate (D:20261122")) {
		t.Error("the file is not dated by its paper")
	}
}

// Every kind of picture comes out as one the PDF library reads, and never
// with more pixels than it had.
func TestPicturesAreEncodedAnew(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 90, 60))
	for i := range deep.Pix {
		deep.Pix[i] = uint8(i)
	}
	ink := image.NewCMYK(image.Rect(5, 5, 645, 485))
	paletted := image.NewPaletted(image.Rect(0, 0, 33, 21), color.Palette{color.Black, color.Transparent})
	paletted.Pix[40] = 1
	gray := image.NewGray16(image.Rect(0, 0, 1, 1))
	for _, c := range []struct {
		name string
		img  image.Image
		kind string
	}{
		{"16-bit with transparency", deep, "png"},
		{"CMYK off the origin", ink, "jpg"},
		{"palette with a hole", paletted, "png"},
		{"one pixel", gray, "jpg"},
		{"photo", drawn("photo3"), "jpg"},
		{"seal", drawn("seal"), "png"},
	} {
		kind, data, err := encoded(c.img, 50, 40)
		if err != nil || kind != c.kind {
			t.Errorf("%s: %s %v", c.name, kind, err)
			continue
		}
		decode := png.Decode
		if kind == "jpg" {
			decode = jpeg.Decode
		}
		out, err := decode(bytes.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		was, is := c.img.Bounds(), out.Bounds()
		if is.Dx() > was.Dx() || is.Dy() > was.Dy() || is.Dx() > 156 || is.Dy() > 126 {
			t.Errorf("%s: %v became %v", c.name, was, is)
		}
	}
}

func TestPicturesPrint(t *testing.T) {
	p := printer(t)
	d := sample(t, "quotation", paper.English, 4, 4)
	pictures := []image.Image{image.NewNRGBA64(image.Rect(0, 0, 9, 9)), image.NewCMYK(image.Rect(0, 0, 900, 9)), image.NewGray16(image.Rect(0, 0, 9, 900)), nil}
	pages, err := p.Pages(d, func(id string) image.Image {
		if n := strings.TrimPrefix(id, "photo"); n != id {
			return pictures[n[0]-'0']
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.PDF(io.Discard, pages, Meta{}); err != nil {
		t.Error(err)
	}
	for _, m := range pages[0].Marks {
		if i, ok := m.(Image); ok && (i.W > densities()[0].photo+7 || i.H > densities()[0].photo+0.01 || i.W > float64(i.Picture.Bounds().Dx())) {
			t.Errorf("%s stands at %.1f × %.1f", i.ID, i.W, i.H)
		}
	}
}

// The mean of a picture survives being made small, whatever its form.
func TestResizedKeepsTheColour(t *testing.T) {
	want := color.NRGBA{200, 90, 30, 255}
	rgba := image.NewRGBA(image.Rect(3, 4, 403, 304))
	for y := 4; y < 304; y++ {
		for x := 3; x < 403; x++ {
			rgba.Set(x, y, want)
		}
	}
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, rgba, nil); err != nil {
		t.Fatal(err)
	}
	photo, err := jpeg.Decode(&buf)
	if err != nil {
		t.Fatal(err)
	}
	for _, img := range []image.Image{rgba, photo, photo.(*image.YCbCr).SubImage(image.Rect(7, 7, 380, 290))} {
		c := resized(img, 61, 47).RGBAAt(30, 20)
		for _, pair := range [][2]uint8{{c.R, want.R}, {c.G, want.G}, {c.B, want.B}} {
			if d := int(pair[0]) - int(pair[1]); d < -4 || d > 4 {
				t.Errorf("%T: %v, want %v", img, c, want)
			}
		}
	}
}

// The picture for the screen has ink where the marks are and nowhere else.
func TestPictureShowsTheMarks(t *testing.T) {
	p := printer(t)
	page := Page{Width: 200, Height: 100, Marks: []Mark{
		Text{X: 20, Y: 40, Size: 12, Ink: ink, Text: "Sampan 舢板"},
		Box{X: 120, Y: 20, W: 30, H: 20, Fill: danger, Edge: NoInk},
		Line{X1: 20, Y1: 80, X2: 180, Y2: 80, Width: 1, Ink: seaBlue},
	}}
	const scale = 2.0
	img := p.Picture(page, scale)
	dark := func(x0, y0, x1, y1 float64) int {
		n := 0
		for y := int(y0 * scale); y < int(y1*scale); y++ {
			for x := int(x0 * scale); x < int(x1*scale); x++ {
				if r, g, b, _ := img.At(x, y).RGBA(); r+g+b < 2*0xffff {
					n++
				}
			}
		}
		return n
	}
	end := 20 + p.regular.width("Sampan 舢板", 12)
	if n := dark(20, 30, end, 43); n < 200 {
		t.Errorf("the run shows %d dark pixels", n)
	}
	if n := dark(120, 20, 150, 40); n != 60*40 {
		t.Errorf("the box fills %d pixels", n)
	}
	if n := dark(20, 79, 180, 81); n != 320*2 {
		t.Errorf("the line has %d pixels", n)
	}
	if n := dark(0, 0, 200, 18) + dark(0, 45, 118, 78) + dark(end+1, 20, 119, 45) + dark(0, 82, 200, 100); n > 0 {
		t.Errorf("%d pixels stand where there is no mark", n)
	}
	if b := img.Bounds(); b.Dx() != 400 || b.Dy() != 200 {
		t.Errorf("the picture is %v", b)
	}
}

func TestBrokenFontsAreRefused(t *testing.T) {
	p := printer(t)
	whole := p.regular.cut(map[uint16]uint16{'a': p.regular.glyph('a'), 'é': p.regular.glyph('é')})
	for n := 0; n < len(whole); n += 7 {
		if _, err := parseFace(whole[:n]); err == nil {
			t.Fatalf("%d of %d bytes were taken for a font", n, len(whole))
		}
	}
}
