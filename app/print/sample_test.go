package print

import (
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"sampan/app/paper"
	"sampan/app/paper/papertest"
	"sampan/assets"
)

func printer(t testing.TB) *Printer {
	t.Helper()
	p, err := New(assets.Translations, assets.PaperRegular, assets.PaperBold)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// drawn pictures stand in for photos: a bottle on white, a logo with a clear
// ground, a round seal.
func drawn(id string) image.Image {
	switch {
	case id == "":
		return nil
	case id == "logo":
		return shape(240, 160, func(x, y float64) color.NRGBA {
			if y < 0.78+0.1*math.Sin(9*x) && x > 0.15 && x < 0.85 && y > math.Abs(x-0.5) {
				return color.NRGBA{0x0B, 0x63, 0x85, 0xff}
			}
			return color.NRGBA{}
		})
	case id == "seal":
		return shape(300, 300, func(x, y float64) color.NRGBA {
			if r := math.Hypot(x-0.5, y-0.5); r < 0.5 && r > 0.465 || r < 0.12 {
				return color.NRGBA{0xC8, 0x20, 0x20, 0xd0}
			}
			return color.NRGBA{}
		})
	}
	hue := uint8(len(id) * 37 * int(id[len(id)-1]))
	return shape(480, 360, func(x, y float64) color.NRGBA {
		wide := 0.1
		if y > 0.3 {
			wide = 0.2
		}
		if y < 0.08 || y > 0.95 || math.Abs(x-0.5) > wide {
			return color.NRGBA{0xff, 0xff, 0xff, 0xff}
		}
		light := uint8(90 * (1 - math.Abs(x-0.42)*4))
		return color.NRGBA{hue/2 + light, 60 + light, 160 - hue/2, 0xff}
	})
}

// small is a photo where only its place matters.
func small(string) image.Image { return image.NewGray(image.Rect(0, 0, 60, 45)) }

func shape(w, h int, at func(x, y float64) color.NRGBA) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetNRGBA(x, y, at(float64(x)/float64(w), float64(y)/float64(h)))
		}
	}
	return img
}

// sample is a paper of n lines, the first photos of which have pictures.
func sample(t testing.TB, kind string, language paper.Language, n, photos int) paper.Document {
	t.Helper()
	d, err := papertest.Document(kind, language, n, photos)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// runs joins the texts of the marks, a blank between two.
func runs(pages []Page) string {
	var b strings.Builder
	for _, page := range pages {
		for _, m := range page.Marks {
			if t, ok := m.(Text); ok {
				b.WriteString(t.Text + " ")
			}
		}
	}
	return b.String()
}
