package print

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"testing"

	"sampan/app/paper"
	"sampan/assets"
)

// photographs are decoded JPEGs as the catalog keeps them.
func photographs(b *testing.B) Photos {
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, shape(420, 420, func(x, y float64) color.NRGBA {
		return color.NRGBA{uint8(255 * x), uint8(255 * y), uint8(128 + 100*math.Sin(40*x*y)), 255}
	}), nil); err != nil {
		b.Fatal(err)
	}
	img, err := jpeg.Decode(&buf)
	if err != nil {
		b.Fatal(err)
	}
	return func(string) image.Image { return img }
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(assets.Translations, assets.PaperRegular, assets.PaperBold); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPages(b *testing.B) {
	p, d := printer(b), sample(b, "proforma", paper.Both, 40, 12)
	for b.Loop() {
		if _, err := p.Pages(d, small); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkProforma is the budget's paper: 40 lines, 12 photos, from the
// document to the bytes of the PDF.
func BenchmarkProforma(b *testing.B) {
	p, d, photos := printer(b), sample(b, "proforma", paper.Both, 40, 12), photographs(b)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		pages, err := p.Pages(d, photos)
		if err != nil {
			b.Fatal(err)
		}
		if err := p.PDF(&out, pages, p.MetaOf(d)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1024, "KB")
}

func BenchmarkPicture(b *testing.B) {
	p, d := printer(b), sample(b, "proforma", paper.Both, 40, 12)
	pages, err := p.Pages(d, photographs(b))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p.Picture(pages[0], 1.5)
	}
}
