package print

import (
	"image"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Picture paints a page for the screen at scale pixels to the point: the same
// marks as in the PDF, at the same places. Scales outside of 0.05 to 8 are
// brought to the nearest of these.
func (p *Printer) Picture(page Page, scale float64) image.Image {
	scale = min(max(scale, 0.05), 8)
	size := image.Rect(0, 0, int(math.Ceil(page.Width*scale)), int(math.Ceil(page.Height*scale)))
	c := &canvas{printer: p, scale: scale, to: image.NewRGBA(size), glyphs: make(map[glyphKey]glyphMask)}
	draw.Draw(c.to, size, image.White, image.Point{}, draw.Src)
	for _, m := range page.Marks {
		c.mark(m)
	}
	return c.to
}

type canvas struct {
	printer *Printer
	scale   float64
	to      *image.RGBA
	pen     vector.Rasterizer
	buffer  sfnt.Buffer
	glyphs  map[glyphKey]glyphMask
}

// glyphKey is a glyph at a size and a quarter of a pixel.
type glyphKey struct {
	bold    bool
	glyph   uint16
	size    float64
	quarter int
}

// glyphMask is a painted glyph; at is its place relative to the pen.
type glyphMask struct {
	mask *image.Alpha
	at   image.Point
}

func (c *canvas) mark(m Mark) {
	switch m := m.(type) {
	case Text:
		c.text(m)
	case Line:
		half := max(m.Width*c.scale, 0.6) / 2 / c.scale
		if m.Y1 == m.Y2 {
			c.rectangle(m.X1, m.Y1-half, m.X2-m.X1, 2*half, m.Ink)
		} else {
			c.rectangle(m.X1-half, m.Y1, 2*half, m.Y2-m.Y1, m.Ink)
		}
	case Box:
		if m.Fill != NoInk {
			c.rectangle(m.X, m.Y, m.W, m.H, m.Fill)
		}
		if m.Edge != NoInk {
			const edge = 0.5
			c.rectangle(m.X, m.Y, m.W, edge, m.Edge)
			c.rectangle(m.X, m.Y+m.H-edge, m.W, edge, m.Edge)
			c.rectangle(m.X, m.Y, edge, m.H, m.Edge)
			c.rectangle(m.X+m.W-edge, m.Y, edge, m.H, m.Edge)
		}
	case Image:
		if m.Picture != nil {
			c.image(m)
		}
	case Across:
		c.across(m)
	}
}

// across paints the outlines of a word turned about its middle.
func (c *canvas) across(m Across) {
	run, f := m.run(c.printer), c.printer.bold
	sin, cos := math.Sincos(m.Lean * math.Pi / 180)
	size := c.to.Bounds()
	c.pen.Reset(size.Dx(), size.Dy())
	x := run.X
	for _, r := range run.Text {
		at := func(p fixed.Point26_6) (float32, float32) {
			px, py := x+float64(p.X)/64-m.X, run.Y+float64(p.Y)/64-m.Y
			return float32((m.X + px*cos + py*sin) * c.scale), float32((m.Y - px*sin + py*cos) * c.scale)
		}
		segments, err := f.outlines.LoadGlyph(&c.buffer, sfnt.GlyphIndex(f.glyph(r)), fixed.Int26_6(math.Round(m.Size*64)), nil)
		if err == nil {
			c.trace(segments, at)
		}
		x += f.advanceOf(r, m.Size)
	}
	k := m.Ink.Color()
	k.A = uint8(math.Round(255 * m.Share))
	c.pen.Draw(c.to, size, image.NewUniform(k), image.Point{})
}

// trace leads the pen along outlines, every point brought to its place.
func (c *canvas) trace(segments sfnt.Segments, at func(fixed.Point26_6) (x, y float32)) {
	for _, s := range segments {
		x0, y0 := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			c.pen.ClosePath()
			c.pen.MoveTo(x0, y0)
		case sfnt.SegmentOpLineTo:
			c.pen.LineTo(x0, y0)
		case sfnt.SegmentOpQuadTo:
			x1, y1 := at(s.Args[1])
			c.pen.QuadTo(x0, y0, x1, y1)
		case sfnt.SegmentOpCubeTo:
			x1, y1 := at(s.Args[1])
			x2, y2 := at(s.Args[2])
			c.pen.CubeTo(x0, y0, x1, y1, x2, y2)
		}
	}
	c.pen.ClosePath()
}

// image scales down in two steps, as for the PDF, and up only as far as the
// screen's own pixels ask.
func (c *canvas) image(m Image) {
	to := image.Rect(c.px(m.X), c.px(m.Y), c.px(m.X+m.W), c.px(m.Y+m.H))
	if to.Empty() {
		return
	}
	b := m.Picture.Bounds()
	small := resized(m.Picture, min(to.Dx(), b.Dx()), min(to.Dy(), b.Dy()))
	xdraw.ApproxBiLinear.Scale(c.to, to, small, small.Bounds(), draw.Over, nil)
}

func (c *canvas) px(points float64) int { return int(math.Round(points * c.scale)) }

func (c *canvas) rectangle(x, y, w, h float64, k Ink) {
	x0, y0, x1, y1 := x*c.scale, y*c.scale, (x+w)*c.scale, (y+h)*c.scale
	left, high := math.Floor(x0), math.Floor(y0)
	wide, tall := int(math.Ceil(x1)-left), int(math.Ceil(y1)-high)
	if wide <= 0 || tall <= 0 {
		return
	}
	c.pen.Reset(wide, tall)
	c.pen.MoveTo(float32(x0-left), float32(y0-high))
	c.pen.LineTo(float32(x1-left), float32(y0-high))
	c.pen.LineTo(float32(x1-left), float32(y1-high))
	c.pen.LineTo(float32(x0-left), float32(y1-high))
	c.pen.ClosePath()
	at := image.Pt(int(left), int(high))
	c.pen.Draw(c.to, image.Rectangle{Min: at, Max: at.Add(image.Pt(wide, tall))}, image.NewUniform(k.Color()), image.Point{})
}

func (c *canvas) text(t Text) {
	f := c.printer.face(t.Bold)
	from := image.NewUniform(t.Ink.Color())
	x, y := t.X*c.scale, int(math.Round(t.Y*c.scale))
	for _, r := range t.Text {
		whole := math.Floor(x)
		key := glyphKey{t.Bold, f.glyph(r), t.Size, int((x - whole) * 4)}
		g, ok := c.glyphs[key]
		if !ok {
			g = c.glyph(f, key)
			c.glyphs[key] = g
		}
		if g.mask != nil {
			to := g.mask.Bounds().Add(image.Pt(int(whole), y).Add(g.at))
			draw.DrawMask(c.to, to, from, image.Point{}, g.mask, image.Point{}, draw.Over)
		}
		x += f.advanceOf(r, t.Size) * c.scale
	}
}

// glyph paints the outline of a glyph into a mask of its own.
func (c *canvas) glyph(f *face, key glyphKey) glyphMask {
	em := fixed.Int26_6(math.Round(key.size * c.scale * 64))
	segments, err := f.outlines.LoadGlyph(&c.buffer, sfnt.GlyphIndex(key.glyph), em, nil)
	if err != nil || len(segments) == 0 {
		return glyphMask{}
	}
	bounds := segments.Bounds()
	left, high := bounds.Min.X.Floor(), bounds.Min.Y.Floor()
	wide, tall := bounds.Max.X.Ceil()-left+1, bounds.Max.Y.Ceil()-high
	dx, dy := float32(key.quarter)/4-float32(left), -float32(high)
	c.pen.Reset(wide, tall)
	c.pen.DrawOp = draw.Src
	at := func(p fixed.Point26_6) (x, y float32) { return float32(p.X)/64 + dx, float32(p.Y)/64 + dy }
	c.trace(segments, at)
	mask := image.NewAlpha(image.Rect(0, 0, wide, tall))
	c.pen.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	c.pen.DrawOp = draw.Over
	return glyphMask{mask: mask, at: image.Pt(left, high)}
}
