package main

import (
	"image"
	"math"

	"golang.org/x/image/vector"
)

// mask is the coverage, 0 to 1, of the pixels in a box; it is 0 outside.
type mask struct {
	box image.Rectangle
	a   []float64
}

// mask covers a path, in a box with room about it for a blur of px pixels.
func (c *canvas) mask(p path, px float64) *mask {
	room := int(3*math.Ceil(px)) + 2
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	seen := make(path, len(p))
	for i, loop := range p {
		for _, q := range loop {
			q = c.view.at(q)
			q = point{q.x * c.scale, q.y * c.scale}
			low = point{math.Min(low.x, q.x), math.Min(low.y, q.y)}
			high = point{math.Max(high.x, q.x), math.Max(high.y, q.y)}
			seen[i] = append(seen[i], q)
		}
	}
	if high.x < low.x {
		return &mask{}
	}
	box := image.Rect(int(low.x)-room, int(low.y)-room, int(high.x)+room+1, int(high.y)+room+1).
		Intersect(c.bounds().Inset(-room))
	if box.Empty() {
		return &mask{}
	}
	z := vector.NewRasterizer(box.Dx(), box.Dy())
	for _, loop := range seen {
		for i, q := range loop {
			x, y := float32(q.x-float64(box.Min.X)), float32(q.y-float64(box.Min.Y))
			if i == 0 {
				z.MoveTo(x, y)
			} else {
				z.LineTo(x, y)
			}
		}
		z.ClosePath()
	}
	cover := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	z.Draw(cover, cover.Bounds(), image.Opaque, image.Point{})
	m := &mask{box: box, a: make([]float64, len(cover.Pix))}
	for i, v := range cover.Pix {
		m.a[i] = float64(v) / 255
	}
	return m
}

func (m *mask) at(x, y int) float64 {
	if !image.Pt(x, y).In(m.box) {
		return 0
	}
	return m.a[(y-m.box.Min.Y)*m.box.Dx()+x-m.box.Min.X]
}

// blur spreads a mask by three box passes, close to a Gaussian of radius px.
func (m *mask) blur(px float64) *mask {
	r := int(math.Round(px))
	if r < 1 || len(m.a) == 0 {
		return m
	}
	w, h := m.box.Dx(), m.box.Dy()
	out := &mask{box: m.box, a: append([]float64(nil), m.a...)}
	line := make([]float64, max(w, h))
	for range 3 {
		for y := range h {
			smear(out.a[y*w:], 1, line[:w], r)
		}
		for x := range w {
			smear(out.a[x:], w, line[:h], r)
		}
	}
	return out
}

// smear averages a line of a over 2r + 1 neighbours; outside it is 0.
func smear(a []float64, step int, line []float64, r int) {
	n := len(line)
	sum := 0.0
	for i := 0; i <= min(r, n-1); i++ {
		sum += a[i*step]
	}
	for i := range n {
		line[i] = sum / float64(2*r+1)
		if i+r+1 < n {
			sum += a[(i+r+1)*step]
		}
		if i-r >= 0 {
			sum -= a[(i-r)*step]
		}
	}
	for i, v := range line {
		a[i*step] = v
	}
}

// times gives what both masks cover; nil covers all.
func (m *mask) times(o *mask) *mask {
	if o == nil {
		return m
	}
	out := &mask{box: m.box, a: make([]float64, len(m.a))}
	for i, v := range m.a {
		if v > 0 {
			out.a[i] = v * o.at(m.box.Min.X+i%m.box.Dx(), m.box.Min.Y+i/m.box.Dx())
		}
	}
	return out
}
