package photo

import (
	"image"
	"image/draw"

	xdraw "golang.org/x/image/draw"
)

// shrink fits the picture into side × side pixels, keeping its ratio; smaller
// ones keep their size. Large ones are first averaged over whole blocks,
// which is what a fine filter would do with them at many times the memory,
// and then brought to size by Catmull-Rom.
func shrink(src image.Image, side int, g ground) *image.RGBA {
	w, h := fit(src.Bounds().Dx(), src.Bounds().Dy(), side)
	k := max(1, min(src.Bounds().Dx()/w, src.Bounds().Dy()/h))
	mid := average(src, k, g)
	if mid.Rect.Dx() == w && mid.Rect.Dy() == h {
		return mid
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	xdraw.CatmullRom.Scale(dst, dst.Rect, mid, mid.Rect, xdraw.Src, nil)
	return dst
}

// fit scales w × h down to a longest side of at most side, at least one pixel.
func fit(w, h, side int) (int, int) {
	longest := max(w, h)
	if longest <= side {
		return w, h
	}
	return max(1, (w*side+longest/2)/longest), max(1, (h*side+longest/2)/longest)
}

// average turns every k × k block into one pixel of 8 bits a channel, on
// white or see-through. It holds k rows of the source at a time. Rests at the
// right and lower edge, narrower than a block, are averaged by themselves.
func average(src image.Image, k int, g ground) *image.RGBA {
	from := src.Bounds()
	w, h := (from.Dx()+k-1)/k, (from.Dy()+k-1)/k
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	band := image.NewRGBA(image.Rect(0, 0, from.Dx(), k))
	sums := make([]uint32, 4*w)
	for y := range h {
		rows := min(k, from.Dy()-y*k)
		area := image.Rect(0, 0, from.Dx(), rows)
		op := draw.Src
		if g == onWhite {
			draw.Draw(band, area, image.White, image.Point{}, draw.Src)
			op = draw.Over
		}
		draw.Draw(band, area, src, image.Pt(from.Min.X, from.Min.Y+y*k), op)
		if k == 1 {
			copy(dst.Pix[y*dst.Stride:], band.Pix)
			continue
		}
		clear(sums)
		for r := range rows {
			addRow(sums, band.Pix[r*band.Stride:][:4*from.Dx()], k)
		}
		for x := range w {
			n := uint32(rows * min(k, from.Dx()-x*k))
			for c := range 4 {
				dst.Pix[y*dst.Stride+4*x+c] = uint8((sums[4*x+c] + n/2) / n)
			}
		}
	}
	return dst
}

func addRow(sums []uint32, row []byte, k int) {
	for x := 0; len(row) > 0; x++ {
		n := min(4*k, len(row))
		s := sums[4*x : 4*x+4]
		for i := 0; i < n; i += 4 {
			s[0] += uint32(row[i])
			s[1] += uint32(row[i+1])
			s[2] += uint32(row[i+2])
			s[3] += uint32(row[i+3])
		}
		row = row[n:]
	}
}
