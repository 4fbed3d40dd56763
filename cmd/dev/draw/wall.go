package main

import (
	"math"
	"strings"
)

// mirrored paints the silver of a mirror: a quiet sky with broad reflections.
func mirrored(c *canvas, p path) {
	c.paint(p, fade(90, 70, rgb(0xF1F5F7), 310, 340, rgb(0xB6C4CE)))
	c.within(p, func() {
		c.soft(polygon(250, 30, 330, 30, 160, 380, 80, 380), white.alpha(0.62), 12)
		c.soft(polygon(352, 30, 372, 30, 202, 380, 182, 380), white.alpha(0.5), 6)
	})
}

func roundMirror(c *canvas, a article) {
	r := 92 + 0.85*a.number
	frame := ring(200, 200, r, r-9)
	c.soft(circle(208, 214, r), ink(0.26), 22)
	mirrored(c, circle(200, 200, r-5))
	c.soft(ring(203, 206, r-6, r-14), ink(0.20), 5)
	if strings.Contains(a.colour, "gold") {
		c.solid(frame, metal(a.k).edge(5))
		return
	}
	c.solid(frame, satin(a.k).edge(5))
}

func sunMirror(c *canvas, a article) {
	rays := star(200, 200, 176, 70, 32)
	c.soft(rays.move(7, 12), ink(0.22), 14)
	for i := range 32 {
		length := 176.0
		if i%2 == 1 {
			length = 136
		}
		ray := polygon(196, 200-60, 200, 200-length, 204, 200-60).turn(360*float64(i)/32, 200, 200)
		c.solid(ray, metal(a.k).edge(3))
	}
	mirrored(c, circle(200, 200, 72))
	c.solid(ring(200, 200, 80, 66), metal(a.k).edge(7))
}

func archMirror(c *canvas, a article) {
	shape := func(in float64) path {
		p := from(104+in, 370-in).line(104+in, 130)
		for d := 180.0; d <= 360; d += 4 {
			sin, cos := math.Sincos(d * math.Pi / 180)
			p = p.line(200+(96-in)*cos, 126+(96-in)*sin)
		}
		return p.line(296-in, 370-in).close()
	}
	c.soft(shape(0).move(10, 10), ink(0.26), 18)
	mirrored(c, shape(4))
	c.solid(path{oriented(shape(0)[0])}.without(shape(8)), satin(a.k).edge(4))
}

func wallClock(c *canvas, a article) {
	c.soft(circle(208, 214, 150), ink(0.26), 22)
	rim := satin(a.k)
	if a.colour == "oak" {
		rim = rim.printed(func(x, y float64) colour { return a.k.light(0.97 + 0.05*math.Sin(y*0.5+2*math.Sin(x*0.03))) })
	}
	c.solid(circle(200, 200, 150), rim.edge(10))
	face := circle(200, 200, 133)
	c.paint(face, fade(110, 80, rgb(0xFFFFFF), 300, 330, rgb(0xEEF0F1)))
	c.within(face, func() { c.soft(ring(198, 194, 146, 132), ink(0.35), 10) })
	dark := rgb(0x2B2E33)
	for i := range 60 {
		length, w := 7.0, 1.4
		if i%5 == 0 {
			length, w = 13, 3.4
		}
		c.fill(stroke(from(200, 76).line(200, 76+length), w).turn(float64(i)*6, 200, 200), dark)
	}
	for i, numeral := range []string{"12", "3", "6", "9"} {
		at := []point{{200, 122}, {296, 211}, {200, 300}, {104, 211}}[i]
		c.label(numeral, at.x, at.y, 30, dark)
	}
	hand := func(length, w, degrees float64, k colour) {
		p := stroke(from(200, 218).line(200, 200-length), w).turn(degrees, 200, 200)
		c.soft(p.move(3, 5), ink(0.25), 4)
		c.fill(p, k)
	}
	hand(62, 8, -56, dark)
	hand(98, 5.5, 48, dark)
	hand(104, 2, 180, rgb(0xC23A34))
	c.fill(circle(200, 200, 7), rgb(0xC23A34))
	c.within(face, func() { c.fill(polygon(220, 50, 270, 50, 150, 350, 100, 350), white.alpha(0.20)) })
}

func photoFrame(c *canvas, a article) {
	w, h := 204.0, 272.0
	if a.number > 20 {
		w, h = 232, 316
	}
	x, y := 200-w/2, 200-h/2
	outer := roundRect(x, y, w, h, 3)
	c.lift(outer, 16)
	grain := satin(a.k).edge(9).printed(func(x, y float64) colour {
		return a.k.light(0.97 + 0.05*math.Sin(x*0.42+1.6*math.Sin(y*0.024)))
	})
	c.solid(outer, grain)
	c.fill(polygon(x+20, y+20, x+w-20, y+20, x+w-20, y+h-20, x+20, y+h-20), rgb(0xFAF9F6))
	inner := polygon(x+44, y+48, x+w-44, y+48, x+w-44, y+h-48, x+44, y+h-48)
	c.paint(inner, fade(200, y+48, rgb(0xBFDCEC), 200, y+h-48, rgb(0xF5E3CF)))
	c.within(inner, func() {
		c.fill(circle(x+w*0.66, y+h*0.36, 15), rgb(0xFBF3D9))
		c.fill(from(0, y+h*0.62).curve(120, y+h*0.42, 180, y+h*0.66, 400, y+h*0.50).line(400, 400).line(0, 400).close(), rgb(0x7FA3AE))
		c.fill(from(0, y+h*0.70).curve(140, y+h*0.60, 220, y+h*0.76, 400, y+h*0.64).line(400, 400).line(0, 400).close(), rgb(0x4C7783))
	})
	c.fill(polygon(x+w*0.6, y+20, x+w*0.8, y+20, x+w*0.35, y+h-20, x+w*0.15, y+h-20), white.alpha(0.22))
}

func cushion(c *canvas, a article) {
	puff := from(200, 66).curve(250, 74, 300, 62, 336, 56).curve(334, 110, 326, 150, 330, 200)
	loop := append(pen{}, puff...)
	for i := len(puff) - 1; i >= 0; i-- {
		loop = append(loop, point{puff[i].x, 400 - puff[i].y})
	}
	body := loop.mirror(200)
	c.soft(body.move(8, 16), ink(0.26), 22)
	velvet := matte(a.k).edge(52).printed(func(x, y float64) colour {
		nap := 0.10*math.Sin(x*0.020+y*0.013) + 0.07*math.Sin(x*0.011-y*0.027+1)
		return a.k.light(1.06 + nap)
	})
	c.solid(body, velvet)
	for i, q := range []point{{90, 84}, {310, 84}, {90, 316}, {310, 316}} {
		fold := from(q.x, q.y).curve(q.x+(200-q.x)*0.2, q.y+(200-q.y)*0.1, q.x+(200-q.x)*0.4, q.y+(200-q.y)*0.35, q.x+(200-q.x)*0.55, q.y+(200-q.y)*0.42+float64(i))
		c.within(body, func() { c.soft(stroke(fold, 7), ink(0.20), 9) })
	}
	c.fill(stroke(loop, 1.6), a.k.light(0.7))
	c.fill(stroke(pen(path{loop}.each(func(q point) point { return point{400 - q.x, q.y} })[0]), 1.6), a.k.light(0.7))
}
