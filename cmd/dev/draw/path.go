package main

import "math"

// point is a place on the canvas in its own units, y downwards.
type point struct{ x, y float64 }

// path is a set of closed loops, curves already flattened. Loops of one turn
// join, a loop turned the other way cuts a hole.
type path [][]point

// pen collects one loop or open line.
type pen []point

func from(x, y float64) pen { return pen{{x, y}} }

func (p pen) line(x, y float64) pen { return append(p, point{x, y}) }

// curve adds a cubic Bézier arc in 24 steps.
func (p pen) curve(x1, y1, x2, y2, x3, y3 float64) pen {
	a := p[len(p)-1]
	for i := 1; i <= 24; i++ {
		t := float64(i) / 24
		s := 1 - t
		p = append(p, point{
			s*s*s*a.x + 3*s*s*t*x1 + 3*s*t*t*x2 + t*t*t*x3,
			s*s*s*a.y + 3*s*s*t*y1 + 3*s*t*t*y2 + t*t*t*y3,
		})
	}
	return p
}

func (p pen) close() path { return path{p} }

// mirror adds the line reflected at the upright x = axis, backwards, so that
// half an outline becomes a whole one.
func (p pen) mirror(axis float64) path {
	whole := append(pen{}, p...)
	for i := len(p) - 1; i >= 0; i-- {
		whole = append(whole, point{2*axis - p[i].x, p[i].y})
	}
	return path{whole}
}

func polygon(xy ...float64) path {
	loop := make([]point, len(xy)/2)
	for i := range loop {
		loop[i] = point{xy[2*i], xy[2*i+1]}
	}
	return path{loop}
}

func ellipse(cx, cy, rx, ry float64) path {
	loop := make([]point, 96)
	for i := range loop {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 96)
		loop[i] = point{cx + rx*cos, cy + ry*sin}
	}
	return path{loop}
}

func circle(cx, cy, r float64) path { return ellipse(cx, cy, r, r) }

// ring is a disc with a round hole.
func ring(cx, cy, outer, inner float64) path {
	return append(circle(cx, cy, outer), circle(cx, cy, inner).reversed()...)
}

// roundRect is a rectangle by its upper left corner, with corners of radius r.
func roundRect(x, y, w, h, r float64) path {
	r = min(r, w/2, h/2)
	var loop []point
	corner := func(cx, cy, start float64) {
		for i := range 13 {
			sin, cos := math.Sincos(start + math.Pi/2*float64(i)/12)
			loop = append(loop, point{cx + r*cos, cy + r*sin})
		}
	}
	corner(x+w-r, y+h-r, 0)
	corner(x+r, y+h-r, math.Pi/2)
	corner(x+r, y+r, math.Pi)
	corner(x+w-r, y+r, 3*math.Pi/2)
	return path{loop}
}

// star is a regular star of n points, one upwards.
func star(cx, cy, outer, inner float64, n int) path {
	loop := make([]point, 2*n)
	for i := range loop {
		r := outer
		if i%2 == 1 {
			r = inner
		}
		sin, cos := math.Sincos(math.Pi*float64(i)/float64(n) - math.Pi/2)
		loop[i] = point{cx + r*cos, cy + r*sin}
	}
	return path{loop}
}

// gear is a disc with n teeth, also a pleated or knurled edge.
func gear(cx, cy, outer, inner float64, n int) path {
	loop := make([]point, 0, 4*n)
	for i := range 4 * n {
		r := outer
		if i%4 >= 2 {
			r = inner
		}
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(4*n))
		loop = append(loop, point{cx + r*cos, cy + r*sin})
	}
	return path{loop}
}

// stroke is the line of pen drawn with a round nib of width w.
func stroke(p pen, w float64) path {
	var out path
	for i := 1; i < len(p); i++ {
		a, b := p[i-1], p[i]
		dx, dy := b.x-a.x, b.y-a.y
		length := math.Hypot(dx, dy)
		if length < 1e-9 {
			continue
		}
		nx, ny := -dy/length*w/2, dx/length*w/2
		out = append(out, oriented([]point{{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}}))
	}
	for i, q := range p {
		if i == 0 || i == len(p)-1 || turns(p, i) {
			out = append(out, oriented(circle(q.x, q.y, w/2)[0]))
		}
	}
	return out
}

func turns(p pen, i int) bool {
	a, b, c := p[i-1], p[i], p[i+1]
	return math.Abs((b.x-a.x)*(c.y-b.y)-(b.y-a.y)*(c.x-b.x)) > 1e-6
}

func oriented(loop []point) []point {
	area := 0.0
	for i, a := range loop {
		b := loop[(i+1)%len(loop)]
		area += a.x*b.y - b.x*a.y
	}
	if area >= 0 {
		return loop
	}
	return path{loop}.reversed()[0]
}

func (p path) reversed() path {
	out := make(path, len(p))
	for i, loop := range p {
		for j := len(loop) - 1; j >= 0; j-- {
			out[i] = append(out[i], loop[j])
		}
	}
	return out
}

// without cuts the loops of hole out of p.
func (p path) without(hole path) path {
	out := append(path{}, p...)
	for _, loop := range hole {
		out = append(out, path{oriented(loop)}.reversed()[0])
	}
	return out
}

func (p path) each(f func(point) point) path {
	out := make(path, len(p))
	for i, loop := range p {
		out[i] = make([]point, len(loop))
		for j, q := range loop {
			out[i][j] = f(q)
		}
	}
	return out
}

func (p path) move(dx, dy float64) path {
	return p.each(func(q point) point { return point{q.x + dx, q.y + dy} })
}

// turn rotates clockwise by degrees about a point.
func (p path) turn(degrees, cx, cy float64) path {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return p.each(func(q point) point {
		return point{cx + (q.x-cx)*cos - (q.y-cy)*sin, cy + (q.x-cx)*sin + (q.y-cy)*cos}
	})
}

// shear leans p sideways and downwards: a flat thing seen at an angle.
func (p path) shear(a, b, c, d, x0, y0 float64) path {
	return p.each(func(q point) point { return point{x0 + a*q.x + b*q.y, y0 + c*q.x + d*q.y} })
}
