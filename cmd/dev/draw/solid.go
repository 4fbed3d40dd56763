package main

import "math"

// stuff is what a thing is made of.
type stuff struct {
	base    colour
	gloss   float64 // strength of the highlight, 0 to 1
	metal   bool    // mirrors a studio instead of scattering
	glass   bool    // lets the ground through where it faces us
	bevel   float64 // how far the rounding of an edge reaches in, in units
	pattern func(around, along float64) colour
}

func matte(k colour) stuff           { return stuff{base: k, gloss: 0.06, bevel: 8} }
func satin(k colour) stuff           { return stuff{base: k, gloss: 0.25, bevel: 8} }
func shiny(k colour) stuff           { return stuff{base: k, gloss: 0.65, bevel: 8} }
func metal(k colour) stuff           { return stuff{base: k, gloss: 0.5, metal: true, bevel: 8} }
func glassy(k colour) stuff          { return stuff{base: k, gloss: 0.9, glass: true, bevel: 10} }
func (s stuff) edge(b float64) stuff { s.bevel = b; return s }

func (s stuff) printed(f func(around, along float64) colour) stuff { s.pattern = f; return s }

// The light hangs up left in front; the halfway vector to the eye makes the
// highlight.
const (
	lightX, lightY, lightZ = -0.424, -0.566, 0.707
	halfX, halfY, halfZ    = -0.2295, -0.3063, 0.9239
)

// shade gives the colour of stuff under a unit normal (z towards the eye).
func (s stuff) shade(k colour, nx, ny, nz float64) colour {
	facing := nx*lightX + ny*lightY + nz*lightZ
	spec := math.Pow(math.Max(0, nx*halfX+ny*halfY+nz*halfZ), 38) * s.gloss
	switch {
	case s.metal:
		sky := 0.52 + 0.55*smooth(-0.9, 0.2, -ny*0.8-nx*0.5) - 0.32*smooth(0.25, 0.75, nx) + 0.22*smooth(0.86, 0.98, nx)
		band := 0.28 * math.Exp(-math.Pow((nx+0.45)/0.16, 2))
		return k.light(sky + band).plus(spec * 0.5)
	case s.glass:
		rim := 1 - nz
		k.a = unit(0.16 + 0.75*math.Pow(rim, 1.6))
		k = k.light(1.02 - 0.35*rim*rim)
		glint := spec + 0.65*math.Exp(-math.Pow((nx+0.62)/0.09, 2))
		return k.mix(white, glint).alpha(math.Max(k.a, unit(glint)))
	default:
		back := 0.10 * smooth(0.75, 1, nx)
		return k.light(0.44 + 0.58*math.Max(0, facing)/lightZ + back).plus(spec)
	}
}

// solid draws a flat shape with rounded edges, as if moulded.
func (c *canvas) solid(p path, s stuff) {
	reach := math.Max(1, s.bevel*c.scale)
	m := c.mask(p, 0.62*reach)
	soft := m.blur(0.62 * reach)
	rise := &mask{box: m.box, a: make([]float64, len(m.a))}
	for i, v := range soft.a {
		t := unit((v - 0.34) / 0.64)
		rise.a[i] = math.Sqrt(1-(1-t)*(1-t)) * reach * 0.9
	}
	c.lay(m, func(x, y float64) colour {
		q := c.view.at(point{x, y})
		px, py := int(q.x*c.scale), int(q.y*c.scale)
		gx, gy := (rise.at(px+1, py)-rise.at(px-1, py))/2, (rise.at(px, py+1)-rise.at(px, py-1))/2
		n := math.Sqrt(gx*gx + gy*gy + 1)
		k := s.base
		if s.pattern != nil {
			k = s.pattern(x, y)
		}
		return s.shade(k.light(1.05-0.10*y*c.scale/float64(c.size)), -gx/n, -gy/n, 1/n)
	})
}

// extrude draws a shape with a thickness: its sides run by (dx, dy) behind it.
func (c *canvas) extrude(p path, dx, dy float64, s stuff) {
	for _, loop := range p {
		loop = oriented(loop)
		for i, a := range loop {
			b := loop[(i+1)%len(loop)]
			n := math.Hypot(b.x-a.x, b.y-a.y)
			if n < 1e-9 {
				continue
			}
			nx, ny := (b.y-a.y)/n, -(b.x-a.x)/n
			if nx*dx+ny*dy <= 0 {
				continue
			}
			lean := c.view.swing(point{nx, ny})
			k := s.shade(s.base.light(0.86), lean.x*0.92, lean.y*0.92, 0.39)
			if !s.metal {
				k = k.mix(s.base, 0.28)
			}
			quad := []point{a, b, {b.x + dx, b.y + dy}, {a.x + dx, a.y + dy}}
			// A hair of overlap hides the seams between the facets.
			c.fill(append(path{oriented(quad)}, stroke(pen{a, {a.x + dx, a.y + dy}}, 0.8)...), k)
		}
	}
	c.solid(p, s)
}

// ledge is a point of a turned profile: radius r at height y.
type ledge struct{ r, y float64 }

// lathe draws what a potter's wheel or a lathe makes: profile from top to
// bottom about the upright through cx, seen from above by tilt (the share of
// its radius by which a circle shows its height).
func (c *canvas) lathe(cx float64, profile []ledge, tilt float64, s stuff) {
	first, last := profile[0], profile[len(profile)-1]
	curve := rounded(profile)
	var right pen
	for y := first.y; y <= last.y; y += 0.5 {
		right = append(right, point{cx + curve(y), y})
	}
	right = append(right, point{cx + last.r, last.y})
	p := right.mirror(cx)
	p[0] = oriented(p[0])
	p = append(p, oriented(ellipse(cx, last.y, last.r, last.r*tilt)[0]), oriented(ellipse(cx, first.y, first.r, first.r*tilt)[0]))
	c.paint(p, func(x, y float64) colour {
		t := math.Min(math.Max(y, first.y), last.y)
		var u, front float64
		for range 4 {
			r := math.Max(curve(t), 0.01)
			u = math.Min(1, math.Max(-1, (x-cx)/r))
			front = math.Sqrt(1 - u*u)
			t = math.Min(math.Max(y-r*tilt*front, first.y), last.y)
		}
		slope := (curve(math.Min(t+1.5, last.y)) - curve(math.Max(t-1.5, first.y))) / 3
		n := math.Sqrt(1 + slope*slope)
		k := s.base
		if s.pattern != nil {
			k = s.pattern(math.Asin(u), (t-first.y)/(last.y-first.y))
		}
		lean := c.view.swing(point{u / n, -slope / n})
		return s.shade(k, lean.x, lean.y, front/n)
	})
}

// mouth draws the open top of a turned thing: rim, then the dark within.
func (c *canvas) mouth(cx, cy, r, tilt, wall float64, s stuff) {
	c.fill(ellipse(cx, cy, r, r*tilt), s.shade(s.base, 0, -0.6, 0.8).light(1.05))
	inner := ellipse(cx, cy, r-wall, (r-wall)*tilt)
	c.paint(inner, fade(cx-r, cy, s.base.light(0.34), cx+r, cy+r*tilt, s.base.light(0.72)))
	c.within(inner, func() {
		c.soft(ellipse(cx, cy-r*tilt*0.8, r, r*tilt), ink(0.35), 6)
	})
}

// lid draws the closed top of a turned thing.
func (c *canvas) lid(cx, cy, r, tilt float64, s stuff) {
	top := s.shade(s.base, -0.1, -0.75, 0.65)
	c.paint(ellipse(cx, cy, r, r*tilt), fade(cx-r, cy, top.light(1.08), cx+r, cy, top.light(0.92)))
}

// rounded runs a smooth curve (monotone cubic) through the ledges.
func rounded(p []ledge) func(y float64) float64 {
	n := len(p)
	slope := make([]float64, n)
	secant := func(i int) float64 { return (p[i+1].r - p[i].r) / math.Max(1e-9, p[i+1].y-p[i].y) }
	for i := range p {
		switch {
		case i == 0:
			slope[i] = secant(0)
		case i == n-1:
			slope[i] = secant(n - 2)
		case secant(i-1)*secant(i) <= 0:
			slope[i] = 0
		default:
			a, b := secant(i-1), secant(i)
			slope[i] = 2 * a * b / (a + b)
		}
	}
	return func(y float64) float64 {
		i := 0
		for i < n-2 && y > p[i+1].y {
			i++
		}
		h := math.Max(1e-9, p[i+1].y-p[i].y)
		t := unit((y - p[i].y) / h)
		t2, t3 := t*t, t*t*t
		return (2*t3-3*t2+1)*p[i].r + (t3-2*t2+t)*h*slope[i] + (-2*t3+3*t2)*p[i+1].r + (t3-t2)*h*slope[i+1]
	}
}
