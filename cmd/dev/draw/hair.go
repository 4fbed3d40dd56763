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

// tapered is a lock that runs out to a fine tip.
func tapered(p pen, w float64) path {
	var out path
	for i := 1; i < len(p); i++ {
		t := float64(i) / float64(len(p)-1)
		out = append(out, stroke(p[i-1:i+1], w*(0.55+0.45*smooth(0, 0.2, t)-0.58*smooth(0.8, 1, t)))...)
	}
	return out
}

// wig hangs on a plain head; its length shows the inches.
func wig(c *canvas, a article) {
	s := strandOf(a)
	full := 1.0
	if a.says("180%") {
		full = 1.05
	}
	if a.says("200%") {
		full = 1.11
	}
	tip := 110 + 150 + (a.number-12)*9.4
	f := min(1, 340/(tip-30))
	c.viewed(moved(0, (370-30-f*(tip-30))/2).after(zoomed(f, 200, 30)), func() {
		for i := range 40 {
			side := float64(i)/19.5 - 1
			p := s.lock(200+side*44, 58, 200+side*94*full, 96, 200+side*90*full, tip-26+10*math.Sin(float64(i)*1.3)-12*side*side, float64(i)*0.3)
			c.solid(tapered(p, 11), s.shaded(i, 0.9))
		}
		bust(c)
		for i := range 34 {
			for _, side := range []float64{-1, 1} {
				t := float64(i) / 33
				p := s.lock(200+side*(1+3*t), 40+12*t, 200+side*(128-62*t)*full, 26+40*t*t, 200+side*(98-50*t)*full,
					tip+12*math.Sin(t*math.Pi)+9*math.Sin(float64(i)*2.1+side), 0.22*float64(i)+side)
				c.solid(tapered(p, 8), s.shaded(i*2+int(side)+3, 0.30*math.Abs(2*t-1)))
			}
		}
		c.fill(stroke(from(200, 40).line(200, 56), 1.6), rgb(0xE3CDB8))
	})
}

// bust is the head a wig is shown on.
func bust(c *canvas) {
	skin := satin(rgb(0xEADFD5)).edge(24)
	c.solid(from(176, 176).curve(178, 226, 170, 244, 142, 262).curve(120, 276, 118, 300, 136, 304).curve(160, 310, 180, 311, 200, 311).mirror(200), skin)
	c.within(from(172, 176).curve(176, 230, 170, 244, 140, 264).line(200, 300).mirror(200), func() {
		c.soft(ellipse(200, 208, 44, 26), ink(0.26), 16)
	})
	c.solid(from(200, 50).curve(252, 50, 262, 100, 256, 142).curve(250, 184, 224, 214, 200, 214).mirror(200), skin.edge(40))
	c.soft(ellipse(200, 156, 7, 18), ink(0.06), 6)
	c.soft(ellipse(200, 184, 14, 4), rgb(0xB98B80).alpha(0.55), 4)
	for _, side := range []float64{-1, 1} {
		c.soft(ellipse(200+side*23, 130, 12, 4), ink(0.16), 5)
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
		y := 200 - length/2
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
