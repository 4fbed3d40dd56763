package main

import (
	"math"
	"strings"
)

// strand describes how hair falls.
type strand struct {
	wave, turns float64 // how far a lock swings sideways, how often
	k           colour
}

func strandOf(a article) strand {
	s := strand{wave: 1.5, turns: 2, k: a.k}
	switch {
	case strings.Contains(a.code, "-BW"):
		s.wave, s.turns = 9, 2.6
	case strings.Contains(a.code, "-DW"):
		s.wave, s.turns = 10, 5.5
	}
	return s
}

// lock is one lock of hair from the crown (x0, y0) over the side (x1, y1) to
// its tip at (x2, y2).
func (s strand) lock(x0, y0, x1, y1, x2, y2, phase float64) pen {
	var p pen
	for i := range 61 {
		t := float64(i) / 60
		u := 1 - t
		x := u*u*x0 + 2*u*t*x1 + t*t*x2
		y := u*u*y0 + 2*u*t*y1 + t*t*y2
		x += s.wave * smooth(0.18, 0.5, t) * math.Sin(2*math.Pi*s.turns*t+phase)
		p = append(p, point{x, y})
	}
	return p
}

// shaded gives the tone of the i-th lock: sheen in bands, darker within.
func (s strand) shaded(i int, depth float64) stuff {
	tone := 0.80 + 0.42*math.Abs(math.Sin(float64(i)*2.39)) - depth*0.30
	lift := 0.03 + 0.05*math.Abs(math.Sin(float64(i)*1.7))
	return stuff{base: s.k.light(tone).plus(lift * (1 - depth)), gloss: 0.20, bevel: 4}
}

// wig hangs on a plain head; its length shows the inches.
func wig(c *canvas, a article) {
	s := strandOf(a)
	length := 150 + (a.number-12)*9.4
	full := 1.0
	if a.says("180%") {
		full = 1.06
	}
	if a.says("200%") {
		full = 1.12
	}
	tip := 96 + length
	c.soft(ellipse(200, 384, 96, 12), ink(0.16), 16)
	for i := range 26 {
		side := float64(i)/12.5 - 1
		c.solid(stroke(s.lock(200+side*40, 66, 200+side*92*full, 90, 200+side*88*full, tip-14*side*side-6*float64(i%3), float64(i)), 13), s.shaded(i, 0.8))
	}
	bust(c)
	for _, side := range []float64{-1, 1} {
		for i := range 17 {
			t := float64(i) / 16
			x1 := 200 + side*(62+44*t)*full
			x2 := 200 + side*(44+52*t)*full
			end := tip + 10*math.Sin(t*math.Pi) - 12*t + 5*float64(i%2)
			p := s.lock(200+side*2, 44+6*t*t, x1+side*10, 40+34*(1-t), x2, end, float64(i)*0.35+side)
			c.solid(stroke(p, 10.5), s.shaded(i+int(side)+3, 0.25*(1-t)))
		}
	}
	sheen(c, s, full)
	c.fill(stroke(from(200, 44).curve(199, 54, 199, 60, 200, 70), 2.2), rgb(0xD8B79B))
}

// bust is the head a wig is shown on.
func bust(c *canvas) {
	skin := satin(rgb(0xE9DDD2)).edge(26)
	c.solid(from(174, 190).curve(178, 230, 168, 250, 120, 268).curve(92, 280, 90, 330, 88, 372).line(200, 372).mirror(200), skin)
	c.within(from(174, 190).curve(178, 230, 168, 250, 120, 268).line(200, 300).mirror(200), func() {
		c.soft(ellipse(200, 206, 46, 26), ink(0.20), 16)
	})
	c.solid(from(200, 54).curve(254, 54, 262, 104, 256, 144).curve(250, 186, 222, 214, 200, 214).mirror(200), skin.edge(40))
	c.soft(ellipse(200, 150, 8, 22), ink(0.05), 6)
	c.soft(ellipse(200, 184, 15, 4), rgb(0xB98B80).alpha(0.45), 4)
	for _, side := range []float64{-1, 1} {
		c.soft(ellipse(200+side*24, 128, 13, 5), ink(0.14), 6)
	}
}

// sheen lays the ring of light that healthy hair shows round the crown.
func sheen(c *canvas, s strand, full float64) {
	for _, side := range []float64{-1, 1} {
		band := from(200+side*30, 62).curve(200+side*66*full, 66, 200+side*90*full, 92, 200+side*98*full, 126)
		c.soft(stroke(band, 12), s.k.mix(white, 0.5).alpha(0.26), 12)
	}
}

func closure(c *canvas, a article) {
	s := strandOf(a)
	c.soft(ellipse(200, 378, 80, 9), ink(0.14), 14)
	for i := range 22 {
		t := float64(i)/10.5 - 1
		p := s.lock(200+t*62, 96, 200+t*84, 180, 200+t*66, 352+14*math.Cos(t*1.5)-6*float64(i%3), float64(i)*0.4)
		c.solid(stroke(p, 12), s.shaded(i, 0.4*math.Abs(t)))
	}
	net := roundRect(128, 46, 144, 78, 12)
	c.soft(net.move(3, 5), ink(0.18), 7)
	c.fill(net, rgb(0xE8CDB4))
	c.within(net, func() {
		for i := range 40 {
			x := 100 + float64(i)*6
			c.fill(stroke(from(x, 40).line(x+50, 130), 0.7), rgb(0xB9916E).alpha(0.7))
			c.fill(stroke(from(x, 40).line(x-50, 130), 0.7), rgb(0xB9916E).alpha(0.7))
		}
		for i := range 34 {
			x := 126 + float64(i)*4.5
			c.fill(stroke(from(x, 74+6*math.Abs(math.Sin(float64(i)*2))).line(x+2, 130), 2.4), s.k.alpha(0.85))
		}
	})
}

func bundle(c *canvas, a article) {
	s := strandOf(a)
	length := 180 + (a.number-12)*9
	for n, x := range []float64{118, 200, 282} {
		y := 56.0
		c.soft(ellipse(x, y+length+8, 34, 7), ink(0.14), 10)
		for i := range 11 {
			t := float64(i)/5 - 1
			p := s.lock(x+t*26, y, x+t*36, y+length*0.4, x+t*24, y+length-8*t*t+4*float64(i%2), float64(i)*0.25+float64(n))
			c.solid(stroke(p, 10), s.shaded(i+n, 0.3*math.Abs(t)))
		}
		c.solid(roundRect(x-32, y-9, 64, 17, 4), matte(s.k.light(0.7)).edge(5))
		c.solid(roundRect(x-26, y+26, 52, 22, 4), shiny(rgb(0xF3F0EA)).edge(5))
		c.label("OARSONG", x, y+41, 10, rgb(0x6B5A4A))
	}
}
