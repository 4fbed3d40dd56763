package print

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"

	"golang.org/x/image/draw"
)

// Resolution of pictures in a PDF, and their size at most.
const (
	dotsPerInch = 200.0
	maxPixels   = 2400
	quality     = 82
)

// encoded makes the bytes of a picture that a PDF shows in a room of w by h
// points: hardly more pixels than 200 to the inch, never more than it has; a
// JPEG where it is opaque, an 8-bit PNG without interlacing where it is not.
// Everything is decoded and written anew, so 16-bit, interlaced, paletted and
// CMYK pictures all come out in a form the PDF library reads.
func encoded(img image.Image, w, h float64) (kind string, data []byte, err error) {
	pw := pixels(w, img.Bounds().Dx())
	ph := pixels(h, img.Bounds().Dy())
	small := resized(img, pw, ph)
	var buf bytes.Buffer
	if small.Opaque() {
		err = jpeg.Encode(&buf, small, &jpeg.Options{Quality: quality})
		kind = "jpg"
	} else {
		straight := image.NewNRGBA(small.Bounds())
		draw.Draw(straight, straight.Bounds(), small, image.Point{}, draw.Src)
		err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&buf, straight)
		kind = "png"
	}
	if err != nil {
		return "", nil, fmt.Errorf("picture: %w", err)
	}
	return kind, buf.Bytes(), nil
}

func pixels(points float64, have int) int {
	return max(1, min(int(math.Ceil(points/72*dotsPerInch)), have, maxPixels))
}

// enough is how much larger than asked a picture may stay once whole blocks of
// its pixels were averaged, rather than being sampled a second time.
const enough = 1.12

// resized scales a picture down to about w by h pixels: whole blocks of pixels
// are averaged first, so that a large photo costs one pass over it.
func resized(img image.Image, w, h int) *image.RGBA {
	if factor := min(img.Bounds().Dx()/w, img.Bounds().Dy()/h); factor >= 2 {
		small := averaged(img, factor)
		if float64(small.Rect.Dx()) <= enough*float64(w) && float64(small.Rect.Dy()) <= enough*float64(h) {
			return small
		}
		img = small
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if img.Bounds().Dx() == w && img.Bounds().Dy() == h {
		draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
		return out
	}
	draw.CatmullRom.Scale(out, out.Bounds(), img, img.Bounds(), draw.Src, nil)
	return out
}

// averaged makes one pixel of each square of factor by factor.
func averaged(img image.Image, factor int) *image.RGBA {
	switch src := img.(type) {
	case *image.YCbCr:
		return averagedYCbCr(src, factor)
	case *image.RGBA:
		return averagedRGBA(src, factor)
	}
	flat := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Src)
	return averagedRGBA(flat, factor)
}

func averagedRGBA(src *image.RGBA, factor int) *image.RGBA {
	b := src.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx()/factor, b.Dy()/factor))
	n := uint32(factor * factor)
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var r, g, bl, a uint32
			for dy := range factor {
				at := src.PixOffset(b.Min.X+x*factor, b.Min.Y+y*factor+dy)
				for p := src.Pix[at : at+4*factor]; len(p) >= 4; p = p[4:] {
					r, g, bl, a = r+uint32(p[0]), g+uint32(p[1]), bl+uint32(p[2]), a+uint32(p[3])
				}
			}
			at := out.PixOffset(x, y)
			out.Pix[at], out.Pix[at+1], out.Pix[at+2], out.Pix[at+3] = uint8(r/n), uint8(g/n), uint8(bl/n), uint8(a/n)
		}
	}
	return out
}

// averagedYCbCr averages brightness over the square and takes its colour from
// as many samples as the subsampling has there.
func averagedYCbCr(src *image.YCbCr, factor int) *image.RGBA {
	b := src.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx()/factor, b.Dy()/factor))
	n := factor * factor
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var luma, cb, cr, samples int
			for dy := range factor {
				py := b.Min.Y + y*factor + dy
				at := src.YOffset(b.Min.X+x*factor, py)
				for _, v := range src.Y[at : at+factor] {
					luma += int(v)
				}
				if dy%2 == 0 {
					for dx := 0; dx < factor; dx += 2 {
						c := src.COffset(b.Min.X+x*factor+dx, py)
						cb, cr, samples = cb+int(src.Cb[c]), cr+int(src.Cr[c]), samples+1
					}
				}
			}
			r, g, bl := color.YCbCrToRGB(uint8(luma/n), uint8(cb/samples), uint8(cr/samples))
			at := out.PixOffset(x, y)
			out.Pix[at], out.Pix[at+1], out.Pix[at+2], out.Pix[at+3] = r, g, bl, 0xff
		}
	}
	return out
}
