package main

import (
	"math"
	"strings"
)

// gauze lays one layer of tulle with its folds.
func gauze(c *canvas, outline path, k colour, folds []pen) {
	c.soft(outline.move(5, 8), ink(0.13), 14)
	c.paint(outline, fade(120, 60, k.alpha(0.70), 280, 380, k.light(0.93).alpha(0.60)))
	c.within(outline, func() {
		for i, f := range folds {
			c.soft(stroke(f, 7), ink(0.13), 9)
			c.soft(stroke(pen(path{f}.move(7+float64(i%3), 0)[0]), 5), white.alpha(0.85), 6)
		}
	})
	m := append(path{}, outline...)
	c.fill(stroke(append(pen{}, append(m[0], m[0][0])...), 1.2), k.light(0.80))
}

func veil(c *canvas, a article) {
	k := a.k.mix(rgb(0xEFE9DF), 0.4)
	spread, hem := 70+a.number*0.24, 210+math.Min(150, a.number*0.55)
	if hem > 352 {
		hem = 352
	}
	fan := func(f float64) (path, []pen) {
		bottom := 74 + (hem-74)*f
		side := from(200, 66).curve(228, 64, 240, 80, 246, 104).curve(254, 160, 200+spread*0.8*f, bottom*0.75, 200+spread*f, bottom-10)
		p := append(pen{}, side...)
		steps := 16
		for i := 1; i <= steps; i++ {
			t := float64(i) / float64(steps)
			p = append(p, point{200 + spread*f*(1-2*t), bottom - 10*math.Abs(1-2*t) + 7*math.Sin(t*math.Pi*9)})
		}
		for i := len(side) - 1; i >= 0; i-- {
			p = append(p, point{400 - side[i].x, side[i].y})
		}
		var folds []pen
		for i := range 9 {
			t := float64(i)/4 - 1
			folds = append(folds, from(200+t*26, 84).curve(200+t*40, 150, 200+t*spread*0.7*f, bottom*0.7, 200+t*spread*0.94*f, bottom))
		}
		return p.close(), folds
	}
	layers := []float64{1}
	if a.says("two-tier") {
		layers = []float64{1, 0.66}
	}
	c.viewed(moved(0, (352-hem)/2), func() {
		for _, f := range layers {
			outline, folds := fan(f)
			gauze(c, outline, k, folds)
			trim(c, a, outline, k)
		}
		comb(c)
	})
}

// comb is what a veil is pinned into the hair with.
func comb(c *canvas) {
	c.solid(roundRect(160, 54, 80, 13, 5), metal(rgb(0xD3D7DB)).edge(4))
	for i := range 15 {
		c.fill(roundRect(163+float64(i)*5.2, 64, 1.8, 17, 0.8), rgb(0xA8AEB5))
	}
	c.soft(ellipse(200, 70, 46, 8), white.alpha(0.8), 5)
}

// trim sets lace or pearls along a veil.
func trim(c *canvas, a article, outline path, k colour) {
	loop := outline[0]
	length := 0.0
	for i := 1; i < len(loop); i++ {
		q := loop[i]
		length += math.Hypot(q.x-loop[i-1].x, q.y-loop[i-1].y)
		if q.y < 130 {
			continue
		}
		switch {
		case a.says("lace") && length > 6:
			length = 0
			c.fill(circle(q.x, q.y, 5.4), k.light(0.82))
			c.fill(circle(q.x, q.y, 4.6), k.plus(0.05))
			c.fill(circle(q.x+(200-q.x)*0.05, q.y-7, 2.6), k.plus(0.08))
			c.fill(circle(q.x, q.y, 1.6), k.light(0.72))
		}
	}
	if a.says("pearl") {
		for i := range 110 {
			t := math.Mod(float64(i)*0.6180339887, 1)*2 - 1
			v := math.Mod(float64(i)*0.7548776662, 1)
			y := 130 + 215*v
			x := 200 + t*(40+spreadAt(v)*1.1)
			c.soft(circle(x+1, y+2, 2.6), ink(0.25), 3)
			c.solid(circle(x, y, 2.9), shiny(rgb(0xF6F0E6)).edge(3))
		}
	}
}

func spreadAt(v float64) float64 { return 76 * v }

func hexBox(c *canvas, a article) {
	c.ground(200, 322, 128)
	lid := []point{{76, 176}, {138, 134}, {262, 134}, {324, 176}, {262, 220}, {138, 220}}
	paper := matte(a.k).edge(3)
	if strings.Contains(a.name, "pearl") {
		paper = satin(a.k).edge(3)
	}
	side := func(p, q point, inset, from, to, tone float64) {
		s := paper
		s.base = a.k.light(tone)
		dx := inset * (200 - p.x) / 124
		ex := inset * (200 - q.x) / 124
		c.solid(polygon(p.x+dx, p.y+from, q.x+ex, q.y+from, q.x+ex, q.y+to, p.x+dx, p.y+to), s)
	}
	for i, tone := range []float64{0.98, 0.90, 0.76} {
		p, q := []point{lid[0], lid[5], lid[4]}[i], []point{lid[5], lid[4], lid[3]}[i]
		side(p, q, 8, 30, 136, tone)
	}
	for i, tone := range []float64{1.03, 0.95, 0.82} {
		p, q := []point{lid[0], lid[5], lid[4]}[i], []point{lid[5], lid[4], lid[3]}[i]
		side(p, q, 0, 0, 40, tone)
	}
	top := paper
	top.base = a.k.light(1.10 - 0.10*smooth(0.8, 0.95, a.k.bright()))
	c.solid(path{oriented(lid)}, top)
	ribbon := satin(rgb(0xF3E9DA)).edge(4)
	c.solid(polygon(186, 220, 214, 220, 214, 355, 186, 355), ribbon)
	c.solid(polygon(186, 134, 214, 134, 214, 221, 186, 221), ribbon)
	bow(c, 200, 172, rgb(0xF3E9DA), 0.9)
}

// bow ties a ribbon of the colour at a place.
func bow(c *canvas, x, y float64, k colour, f float64) {
	s := satin(k).edge(8)
	c.viewed(moved(x, y).after(zoomed(f, 0, 0)), func() {
		for _, side := range []float64{-1, 1} {
			tail := from(0, 0).curve(side*14, 26, side*26, 44, side*34, 66).line(side*52, 56).curve(side*40, 34, side*26, 14, side*6, -4).close()
			c.soft(tail.move(2, 4), ink(0.2), 5)
			c.solid(path{oriented(tail[0])}, s)
			loop := from(0, 0).curve(side*26, -52, side*78, -48, side*74, -14).curve(side*72, 20, side*28, 18, 0, 0).close()
			c.soft(loop.move(2, 5), ink(0.2), 6)
			c.solid(path{oriented(loop[0])}, s)
			c.solid(path{oriented(from(side*8, -4).curve(side*28, -30, side*60, -32, side*60, -14).curve(side*58, 6, side*28, 6, side*8, -4).close()[0])}, matte(k.light(0.74)).edge(4))
		}
		c.solid(roundRect(-11, -13, 22, 24, 8), s)
	})
}

func pillowBox(c *canvas, a article) {
	c.turned(-14, 200, 200, func() {
		body := from(76, 128).curve(150, 112, 250, 112, 324, 128).curve(306, 170, 306, 240, 324, 280).
			curve(250, 296, 150, 296, 76, 280).curve(94, 240, 94, 170, 76, 128).close()
		c.lift(body, 16)
		c.solid(body, satin(a.k).edge(34))
		foil := metal(rgb(0xE3C27A)).edge(2)
		c.solid(c.letter.words("囍", 200, 208, 58), foil)
		c.fill(ring(200, 188, 54, 51), rgb(0xE3C27A))
		c.label("Wedding Day", 200, 268, 19, rgb(0xE9CF92))
	})
}

func ribbonBox(c *canvas, a article) {
	cube(c, satin(a.k).edge(3), 190)
	k := rgb(0xFBF7F0)
	c.solid(polygon(128, 190, 152, 198, 152, 336, 128, 326), satin(k).edge(3))
	c.solid(polygon(252, 198, 276, 190, 276, 326, 252, 336), satin(k.light(0.9)).edge(3))
	c.solid(polygon(128, 190, 152, 198, 274, 152, 248, 144), satin(k).edge(3))
	c.solid(polygon(276, 190, 252, 198, 128, 152, 152, 144), satin(k).edge(3))
	bow(c, 202, 160, k, 1.05)
}

// cube draws a standing box seen on its edge, its middle top corner at y.
func cube(c *canvas, s stuff, _ float64) {
	c.ground(202, 350, 128)
	left, right := polygon(96, 176, 202, 212, 202, 362, 96, 314), polygon(202, 212, 308, 176, 308, 314, 202, 362)
	dark := s
	dark.base = s.base.light(0.84)
	c.solid(left, s)
	c.solid(right, dark)
	top := s
	top.base = s.base.light(1.08)
	c.solid(polygon(96, 176, 200, 140, 308, 176, 202, 212), top)
}

func acrylicBox(c *canvas, a article) {
	c.ground(202, 350, 128)
	gold := metal(rgb(0xD9B569)).edge(2)
	c.paint(polygon(96, 176, 200, 140, 308, 176, 308, 314, 202, 362, 96, 314), fade(96, 140, rgb(0xE2EBEF).alpha(0.9), 308, 362, rgb(0xC9D6DD).alpha(0.9)))
	for i := range 22 {
		x := 114 + float64(i*61%176)
		y := 292 - float64(i*29%66) + 40*(1-math.Abs(x-202)/106)
		c.solid(circle(x, y, 16), shiny([]colour{rgb(0xEFB9C4), rgb(0xF6F0E6), rgb(0xC9B6DD)}[i%3]).edge(14))
	}
	c.fill(polygon(96, 176, 202, 212, 202, 362, 96, 314), white.alpha(0.30))
	c.fill(polygon(202, 212, 308, 176, 308, 314, 202, 362), rgb(0xAFC0CA).alpha(0.26))
	c.fill(polygon(112, 190, 136, 198, 136, 320, 112, 310), white.alpha(0.5))
	for _, e := range []pen{from(96, 176).line(202, 212).line(308, 176), from(96, 196).line(202, 232).line(308, 196), from(96, 176).line(200, 140).line(308, 176)} {
		c.solid(stroke(e, 4), gold)
	}
	for _, e := range []pen{from(96, 176).line(96, 314).line(202, 362).line(308, 314).line(308, 176), from(202, 212).line(202, 362)} {
		c.fill(stroke(e, 2), rgb(0x9FB2BD))
	}
	c.solid(circle(202, 160, 11), gold.edge(8))
}
