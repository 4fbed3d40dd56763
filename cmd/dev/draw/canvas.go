package main

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
)

// canvas is a square picture of premultiplied colours; clip, when set, bounds
// whatever is drawn.
type canvas struct {
	size   int
	scale  float64 // pixels per unit of the paths
	view   affine  // turns and moves whatever is drawn
	pixels []colour
	clip   *mask
	letter *lettering
}

// paint gives the colour at a place in path units.
type paint func(x, y float64) colour

// newCanvas is a canvas of size pixels that shows a square of units.
func newCanvas(size int, units float64, ground colour, letter *lettering) *canvas {
	c := &canvas{size: size, scale: float64(size) / units, view: affine{1, 0, 0, 0, 1, 0}, letter: letter, pixels: make([]colour, size*size)}
	for i := range c.pixels {
		c.pixels[i] = ground
	}
	return c
}

// lay paints through a mask, within the clip.
func (c *canvas) lay(m *mask, p paint) {
	back := c.view.inverse()
	for i, cover := range m.a {
		x, y := m.box.Min.X+i%m.box.Dx(), m.box.Min.Y+i/m.box.Dx()
		if cover == 0 || !image.Pt(x, y).In(c.bounds()) {
			continue
		}
		if c.clip != nil {
			cover *= c.clip.at(x, y)
		}
		if cover < 1e-4 {
			continue
		}
		q := back.at(point{(float64(x) + 0.5) / c.scale, (float64(y) + 0.5) / c.scale})
		c.pixels[y*c.size+x] = c.pixels[y*c.size+x].under(p(q.x, q.y), cover)
	}
}

func (c *canvas) fill(p path, k colour) { c.lay(c.mask(p, 0), flat(k)) }

func (c *canvas) paint(p path, k paint) { c.lay(c.mask(p, 0), k) }

// soft fills p with edges blurred by the radius: shadows and lights.
func (c *canvas) soft(p path, k colour, radius float64) {
	px := radius * c.scale / 2
	c.lay(c.mask(p, px).blur(px), flat(k))
}

// within draws with everything outside p left alone.
func (c *canvas) within(p path, draw func()) {
	old := c.clip
	c.clip = c.mask(p, 0).times(old)
	draw()
	c.clip = old
}

// turned draws with everything turned clockwise by degrees about a point.
func (c *canvas) turned(degrees, cx, cy float64, draw func()) {
	c.viewed(turning(degrees, cx, cy), draw)
}

// viewed draws through a further view: what is drawn is moved by v first.
func (c *canvas) viewed(v affine, draw func()) {
	old := c.view
	c.view = old.after(v)
	draw()
	c.view = old
}

// label prints a line of text.
func (c *canvas) label(text string, cx, y, size float64, k colour) {
	c.fill(c.letter.words(text, cx, y, size), k)
}

// ground lays the shadow of something that stands on a table.
func (c *canvas) ground(cx, cy, rx float64) {
	c.soft(ellipse(cx, cy, rx*1.15, rx*0.20), ink(0.13), 26)
	c.soft(ellipse(cx, cy, rx*0.95, rx*0.09), ink(0.24), 9)
}

// lift lays the shadow of something flat that lies on white paper.
func (c *canvas) lift(p path, height float64) {
	c.soft(p.move(height*0.5, height), ink(0.20), height*1.6)
	c.soft(p.move(1, 3), ink(0.16), 4)
}

func (c *canvas) bounds() image.Rectangle { return image.Rect(0, 0, c.size, c.size) }

func (c *canvas) image() *image.NRGBA {
	img := image.NewNRGBA(c.bounds())
	for i, k := range c.pixels {
		img.SetNRGBA(i%c.size, i/c.size, k.nrgba())
	}
	return img
}

// coarser gives the picture with every f × f pixels averaged into one.
func (c *canvas) coarser(f int) *canvas {
	out := &canvas{size: c.size / f, scale: c.scale / float64(f), view: c.view, letter: c.letter}
	out.pixels = make([]colour, out.size*out.size)
	for i := range out.pixels {
		var sum colour
		for j := range f * f {
			k := c.pixels[(i/out.size*f+j/f)*c.size+i%out.size*f+j%f]
			sum = colour{sum.r + k.r, sum.g + k.g, sum.b + k.b, sum.a + k.a}
		}
		n := float64(f * f)
		out.pixels[i] = colour{sum.r / n, sum.g / n, sum.b / n, sum.a / n}
	}
	return out
}

// jpeg encodes the picture, at the best quality that stays under limit bytes.
func (c *canvas) jpeg(limit int) ([]byte, error) {
	img := image.NewRGBA(c.bounds())
	for i, k := range c.pixels {
		n := k.nrgba()
		img.SetRGBA(i%c.size, i/c.size, color.RGBA{n.R, n.G, n.B, 255})
	}
	for quality := 88; ; quality -= 4 {
		var out bytes.Buffer
		if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
			return nil, err
		}
		if out.Len() <= limit || quality <= 24 {
			return out.Bytes(), nil
		}
	}
}
