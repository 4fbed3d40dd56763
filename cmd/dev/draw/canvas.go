package main

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"

	"golang.org/x/image/vector"
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

// mask is the coverage of each pixel, 0 to 1.
type mask struct {
	size int
	a    []float64
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

func (c *canvas) mask(p path) *mask {
	z := vector.NewRasterizer(c.size, c.size)
	s := c.scale
	for _, loop := range p {
		for i, q := range loop {
			q = c.view.at(q)
			if i == 0 {
				z.MoveTo(float32(q.x*s), float32(q.y*s))
			} else {
				z.LineTo(float32(q.x*s), float32(q.y*s))
			}
		}
		z.ClosePath()
	}
	cover := image.NewAlpha(image.Rect(0, 0, c.size, c.size))
	z.Draw(cover, cover.Bounds(), image.Opaque, image.Point{})
	m := &mask{size: c.size, a: make([]float64, c.size*c.size)}
	for i, v := range cover.Pix {
		m.a[i] = float64(v) / 255
	}
	return m
}

// blur spreads a mask by three box passes, close to a Gaussian of radius px.
func (m *mask) blur(px float64) *mask {
	r := int(math.Round(px))
	if r < 1 {
		return m
	}
	out := &mask{size: m.size, a: append([]float64(nil), m.a...)}
	line := make([]float64, m.size)
	for range 3 {
		for i := range m.size {
			box(out.a[i*m.size:], 1, line, r)
		}
		for i := range m.size {
			box(out.a[i:], m.size, line, r)
		}
	}
	return out
}

func box(a []float64, step int, line []float64, r int) {
	n := len(line)
	sum := 0.0
	for i := -r; i <= r; i++ {
		sum += a[min(max(i, 0), n-1)*step]
	}
	for i := range n {
		line[i] = sum / float64(2*r+1)
		sum += a[min(i+r+1, n-1)*step] - a[max(i-r, 0)*step]
	}
	for i, v := range line {
		a[i*step] = v
	}
}

func (m *mask) times(o *mask) *mask {
	if o == nil {
		return m
	}
	out := &mask{size: m.size, a: make([]float64, len(m.a))}
	for i := range m.a {
		out.a[i] = m.a[i] * o.a[i]
	}
	return out
}

// lay paints through a mask, within the clip.
func (c *canvas) lay(m *mask, p paint) {
	back := c.view.inverse()
	for i, cover := range m.a {
		if cover == 0 {
			continue
		}
		if c.clip != nil {
			cover *= c.clip.a[i]
		}
		if cover < 1e-4 {
			continue
		}
		q := back.at(point{(float64(i%c.size) + 0.5) / c.scale, (float64(i/c.size) + 0.5) / c.scale})
		c.pixels[i] = c.pixels[i].under(p(q.x, q.y), cover)
	}
}

func (c *canvas) fill(p path, k colour) { c.lay(c.mask(p), flat(k)) }

func (c *canvas) paint(p path, k paint) { c.lay(c.mask(p), k) }

// soft fills p with edges blurred by the radius: shadows and lights.
func (c *canvas) soft(p path, k colour, radius float64) {
	c.lay(c.mask(p).blur(radius*c.scale/2), flat(k))
}

// within draws with everything outside p left alone.
func (c *canvas) within(p path, draw func()) {
	old := c.clip
	c.clip = c.mask(p).times(old)
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

func (c *canvas) image() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, c.size, c.size))
	for i, k := range c.pixels {
		img.SetNRGBA(i%c.size, i/c.size, k.nrgba())
	}
	return img
}

// jpeg encodes the picture, at the best quality that stays under limit bytes.
func (c *canvas) jpeg(limit int) ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, c.size, c.size))
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
