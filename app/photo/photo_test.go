package photo

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sampan/app/fault"
)

// quarters is a picture with a colour of its own in every corner: red and
// green above, blue and white below.
func quarters(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{R: 255, A: 255}
			switch {
			case x >= w/2 && y >= h/2:
				c = color.NRGBA{255, 255, 255, 255}
			case x >= w/2:
				c = color.NRGBA{G: 255, A: 255}
			case y >= h/2:
				c = color.NRGBA{B: 255, A: 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decode(t testing.TB, p Picture) image.Image {
	t.Helper()
	img, kind, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	if "image/"+kind != p.Type || img.Bounds().Dx() != p.Width || img.Bounds().Dy() != p.Height {
		t.Fatalf("says %s %d×%d, is %s %v", p.Type, p.Width, p.Height, kind, img.Bounds())
	}
	return img
}

// corners names the colours at the middle of the four quarters, row by row.
func corners(img image.Image) string {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	name := ""
	for _, at := range []image.Point{{w / 4, h / 4}, {3 * w / 4, h / 4}, {w / 4, 3 * h / 4}, {3 * w / 4, 3 * h / 4}} {
		r, g, b, _ := img.At(at.X, at.Y).RGBA()
		switch {
		case r > 0x8000 && g > 0x8000 && b > 0x8000:
			name += "W"
		case r > 0x8000:
			name += "R"
		case g > 0x8000:
			name += "G"
		case b > 0x8000:
			name += "B"
		default:
			name += "?"
		}
	}
	return name
}

// withOrientation puts an EXIF block in front of a JPEG's picture data.
func withOrientation(data []byte, p uint16, order binary.AppendByteOrder) []byte {
	tiff := []byte("II")
	if order == binary.BigEndian {
		tiff = []byte("MM")
	}
	tiff = order.AppendUint16(tiff, 42)
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	for _, entry := range [][2]uint16{{0x0100, 7}, {orientationTag, p}} {
		tiff = order.AppendUint16(tiff, entry[0])
		tiff = order.AppendUint16(tiff, 3)
		tiff = order.AppendUint32(tiff, 1)
		tiff = order.AppendUint16(tiff, entry[1])
		tiff = order.AppendUint16(tiff, 0)
	}
	body := append([]byte("Exif\x00\x00"), tiff...)
	out := append([]byte{}, data[:2]...)
	out = append(out, 0xFF, 0xE1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
	return append(append(out, body...), data[2:]...)
}

func TestEveryOrientationComesUpright(t *testing.T) {
	flat := asJPEG(t, quarters(64, 32))
	for p, want := range map[uint16]string{
		0: "RGBW", 1: "RGBW", 2: "GRWB", 3: "WBGR", 4: "BWRG", 5: "RBGW", 6: "BRWG", 7: "WGBR", 8: "GWRB", 9: "RGBW",
	} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			data := withOrientation(flat, p, order)
			got, err := Goods(data)
			if err != nil {
				t.Fatalf("orientation %d: %v", p, err)
			}
			if c := corners(decode(t, got)); c != want {
				t.Errorf("orientation %d %v: %s, want %s", p, order, c, want)
			}
			if w, h, err := Size(data); w != got.Width || h != got.Height || err != nil {
				t.Errorf("orientation %d: Size %d×%d, %v; taken %d×%d", p, w, h, err, got.Width, got.Height)
			}
		}
	}
}

func TestKinds(t *testing.T) {
	src := quarters(40, 40)
	wide := image.NewNRGBA64(src.Rect)
	gray := image.NewGray(src.Rect)
	pal := image.NewPaletted(src.Rect, color.Palette{color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 255, 0, 255}, color.NRGBA{0, 0, 255, 255}, color.White})
	for y := range 40 {
		for x := range 40 {
			for _, img := range []interface{ Set(int, int, color.Color) }{wide, gray, pal} {
				img.Set(x, y, src.At(x, y))
			}
		}
	}
	var g bytes.Buffer
	if err := gif.Encode(&g, pal, nil); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"jpeg": asJPEG(t, src), "png": asPNG(t, src), "png 16 bit": asPNG(t, wide), "png palette": asPNG(t, pal), "gif": g.Bytes(),
		"cmyk jpeg": sample(t, "cmyk.jpg"), "progressive jpeg": sample(t, "progressive.jpg"), "interlaced png": sample(t, "interlaced.png"),
		"lossy webp": sample(t, "lossy.webp"), "lossless webp": sample(t, "lossless.webp"),
	} {
		for way, f := range map[string]func([]byte) (Picture, error){"Goods": Goods, "Mark": Mark} {
			p, err := f(data)
			if err != nil {
				t.Errorf("%s of %s: %v", way, name, err)
				continue
			}
			if c := corners(decode(t, p)); c != "RGBW" {
				t.Errorf("%s of %s: %s", way, name, c)
			}
		}
	}
	if p, err := Goods(asJPEG(t, gray)); err != nil || corners(decode(t, p))[3] != 'W' {
		t.Errorf("gray jpeg: %v", err)
	}
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSeeThrough(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 30, 30))
	for i := range 15 {
		img.SetNRGBA(i, i, color.NRGBA{200, 0, 0, 128})
	}
	data := asPNG(t, img)
	mark, err := Mark(data)
	if err != nil {
		t.Fatal(err)
	}
	if c := color.NRGBAModel.Convert(decode(t, mark).At(3, 3)).(color.NRGBA); c.A != 128 || c.R < 198 {
		t.Errorf("seal pixel became %v", c)
	}
	goods, err := Goods(data)
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, a := decode(t, goods).At(25, 5).RGBA(); min(r, g, b, a) < 0xF000 {
		t.Errorf("see-through became %x %x %x, not white", r, g, b)
	}
	thumb, err := Thumb(data, 10)
	if err != nil || thumb.Type != "image/png" || thumb.Width != 10 {
		t.Errorf("thumb %s %d, %v", thumb.Type, thumb.Width, err)
	}
}

func TestSizesKeepTheRatio(t *testing.T) {
	for _, c := range []struct{ w, h, side, wantW, wantH int }{
		{1600, 1200, 1600, 1600, 1200},
		{4000, 3000, 1600, 1600, 1200},
		{3000, 4000, 1600, 1200, 1600},
		{1601, 901, 1600, 1600, 900},
		{10, 10, 320, 10, 10},
		{3000, 2, 112, 112, 1},
		{1, 3000, 112, 1, 112},
	} {
		p, err := Thumb(asPNG(t, quarters(c.w, c.h)), c.side)
		if err != nil {
			t.Fatal(err)
		}
		if decode(t, p); p.Width != c.wantW || p.Height != c.wantH {
			t.Errorf("%d×%d in %d: %d×%d, want %d×%d", c.w, c.h, c.side, p.Width, p.Height, c.wantW, c.wantH)
		}
	}
}

func TestShrinkKeepsAFlatColour(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		want := color.RGBA{rapid.Byte().Draw(r, "r"), rapid.Byte().Draw(r, "g"), rapid.Byte().Draw(r, "b"), 255}
		img := image.NewRGBA(image.Rect(5, 7, 5+rapid.IntRange(1, 90).Draw(r, "w"), 7+rapid.IntRange(1, 90).Draw(r, "h")))
		for i := 0; i < len(img.Pix); i += 4 {
			copy(img.Pix[i:], []byte{want.R, want.G, want.B, 255})
		}
		small := shrink(img, rapid.IntRange(1, 100).Draw(r, "side"), onWhite)
		for i := 0; i < len(small.Pix); i += 4 {
			for c, v := range []byte{want.R, want.G, want.B, 255} {
				if d := int(small.Pix[i+c]) - int(v); d < -1 || d > 1 {
					r.Fatalf("%v became %v", want, small.Pix[i:i+4])
				}
			}
		}
	})
}

// claim writes a size into the head of a real picture.
func claim(t testing.TB, data []byte, w, h int) []byte {
	t.Helper()
	data = bytes.Clone(data)
	if at := bytes.Index(data, []byte("\xff\xc2\x00")); at > 0 && data[0] == 0xFF {
		binary.BigEndian.PutUint16(data[at+5:], uint16(h))
		binary.BigEndian.PutUint16(data[at+7:], uint16(w))
		return data
	}
	if at := bytes.Index(data, []byte("\xff\xc0\x00")); at > 0 && data[0] == 0xFF {
		binary.BigEndian.PutUint16(data[at+5:], uint16(h))
		binary.BigEndian.PutUint16(data[at+7:], uint16(w))
		return data
	}
	at := strings.Index(string(data), "IHDR")
	binary.BigEndian.PutUint32(data[at+4:], uint32(w))
	binary.BigEndian.PutUint32(data[at+8:], uint32(h))
	sum := crc32.ChecksumIEEE(data[at : at+17])
	binary.BigEndian.PutUint32(data[at+17:], sum)
	return data
}

func TestRefusals(t *testing.T) {
	jpg, pngData := asJPEG(t, quarters(64, 64)), asPNG(t, quarters(64, 64))
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":                     {nil, ErrEmpty},
		"a text":                      {[]byte("dear sir"), ErrKind},
		"a pdf":                       {[]byte("%PDF-1.7"), ErrKind},
		"a bitmap":                    {[]byte("BM\x00\x00\x00\x00"), ErrKind},
		"an svg":                      {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), ErrKind},
		"a head alone":                {jpg[:2], ErrBroken},
		"half a jpeg":                 {jpg[:len(jpg)/2], ErrBroken},
		"half a png":                  {pngData[:len(pngData)/2], ErrBroken},
		"a webp without picture":      {[]byte("RIFF\x04\x00\x00\x00WEBP"), ErrBroken},
		"a gif without picture":       {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), ErrBroken},
		"a jpeg of 90 megapixels":     {claim(t, jpg, 10_000, 9_000), ErrTooLarge},
		"a png of 1,600 megapixels":   {claim(t, pngData, 40_000, 40_000), ErrTooLarge},
		"a very long strip":           {claim(t, pngData, 60_000, 1), ErrTooLarge},
		"a small file of 79 million":  {claim(t, pngData, 10_000, 7_900), ErrTooLarge},
		"a small progressive of 49 M": {claim(t, sample(t, "progressive.jpg"), 7_000, 7_000), ErrTooLarge},
		"50 megabytes":                {make([]byte, 50<<20), ErrFileSize},
	} {
		for way, f := range map[string]func([]byte) (Picture, error){"Goods": Goods, "Mark": Mark} {
			if p, err := f(c.data); !fault.Is(err, c.want) || p.Data != nil {
				t.Errorf("%s of %s: %v, want %s", way, name, err, c.want)
			}
		}
	}
}

func FuzzTake(f *testing.F) {
	for _, name := range []string{"cmyk.jpg", "progressive.jpg", "interlaced.png", "lossy.webp", "lossless.webp"} {
		f.Add(sample(f, name))
	}
	f.Add(withOrientation(asJPEG(f, quarters(16, 8)), 6, binary.BigEndian))
	f.Add(asPNG(f, quarters(8, 8)))
	gifData, _ := base64.StdEncoding.DecodeString("R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=")
	f.Add(gifData)
	f.Fuzz(func(t *testing.T, data []byte) {
		if w, h, err := Size(data); err == nil && w*h > 1<<20 {
			return // large pictures only slow the search down
		}
		for _, take := range []func([]byte) (Picture, error){Goods, Mark} {
			p, err := take(data)
			if err == nil {
				decode(t, p)
				continue
			}
			if _, is := errors.AsType[*fault.Fault](err); !is {
				t.Fatalf("not a sentence for people: %v", err)
			}
		}
	})
}

// BenchmarkGoods60Megapixels takes a phone's largest picture.
func BenchmarkGoods60Megapixels(b *testing.B) {
	data := asJPEG(b, quarters(8944, 6708))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Goods(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGoods12Megapixels(b *testing.B) {
	data := asJPEG(b, quarters(4000, 3000))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Goods(data); err != nil {
			b.Fatal(err)
		}
	}
}
