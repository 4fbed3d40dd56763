package main

import (
	"fmt"
	"strings"
)

// portC and portA draw sockets with their middle at x, y.
func portC(c *canvas, x, y float64) {
	c.solid(roundRect(x-17, y-6.5, 34, 13, 6.5), metal(rgb(0xA8AEB5)).edge(3))
	c.fill(roundRect(x-14, y-4, 28, 8, 4), rgb(0x15171A))
	c.fill(roundRect(x-9, y-1.2, 18, 2.4, 1), rgb(0x5A6068))
}

func portA(c *canvas, x, y float64) {
	c.solid(roundRect(x-21, y-8.5, 42, 17, 2.5), metal(rgb(0xA8AEB5)).edge(3))
	c.fill(roundRect(x-18, y-6, 36, 12, 1), rgb(0x15171A))
	c.fill(roundRect(x-16, y-4, 32, 4.5, 0.5), rgb(0xE07C37))
}

func wallCharger(c *canvas, a article) {
	f := map[float64]float64{20: 0.86, 33: 0.98, 65: 1.12}[a.number]
	c.viewed(zoomed(f, 190, 220), func() {
		x, y, w, h := 84.0, 150.0, 150.0, 160.0
		c.soft(roundRect(x+10, y+h-26, w+96, 34, 20), ink(0.26), 20)
		plug(c, a)
		c.extrude(roundRect(x, y, w, h, 26), 72, -40, shiny(a.k).edge(10))
		rim := roundRect(x+11, y+11, w-22, h-22, 18)
		c.fill(rim, a.k.light(0.93))
		portC(c, x+w/2, y+66)
		if a.number > 20 {
			portA(c, x+w/2, y+104)
		}
		if a.number > 33 {
			portC(c, x+w/2, y+36)
		}
		c.label(fmt.Sprintf("%.0fW", a.number), x+w/2, y+138, 19, a.k.light(0.55).mix(white, darkness(a.k)*0.6))
	})
}

// darkness is 1 for what is nearly black, so that labels can turn light.
func darkness(k colour) float64 { return smooth(0.45, 0.15, k.bright()) }

// plug draws the pins behind a wall charger.
func plug(c *canvas, a article) {
	pin := func(x, y, w, h, r float64, s stuff) {
		c.extrude(roundRect(x, y, w, h, r), 64, -36, s)
	}
	steel := metal(rgb(0xC6CBD1)).edge(3)
	switch {
	case strings.Contains(a.code, "EU"):
		c.solid(stroke(from(240, 170).line(330, 120), 17), satin(a.k).edge(8))
		c.solid(stroke(from(258, 232).line(348, 182), 17), satin(a.k).edge(8))
		c.solid(stroke(from(318, 127).line(346, 111), 16), steel)
		c.solid(stroke(from(336, 189).line(364, 173), 16), steel)
	case strings.Contains(a.code, "UK"):
		pin(262, 116, 14, 40, 2, metal(rgb(0xD3B36B)).edge(3))
		pin(240, 200, 34, 13, 2, metal(rgb(0xD3B36B)).edge(3))
		pin(292, 172, 34, 13, 2, metal(rgb(0xD3B36B)).edge(3))
	default:
		pin(250, 140, 5, 36, 1, metal(rgb(0xD3B36B)).edge(2))
		pin(278, 190, 5, 36, 1, metal(rgb(0xD3B36B)).edge(2))
	}
}

func cable(c *canvas, a article) {
	braid := satin(a.k).edge(6)
	if a.colour != "white" {
		braid = braid.printed(func(x, y float64) colour {
			if (int(x*0.55)+int(y*0.55))%2 == 0 {
				return a.k.plus(0.10)
			}
			return a.k
		})
	}
	wire := func(p pen) {
		c.soft(stroke(p, 10).move(3, 6), ink(0.20), 7)
		c.solid(stroke(p, 9.5), braid)
	}
	turns := 2 + int(a.number)
	wire(from(128, 226).curve(90, 290, 96, 330, 116, 344))
	wire(from(268, 226).curve(310, 280, 306, 320, 286, 344))
	for i := turns; i >= 0; i-- {
		r := 72 + float64(i)*9.5
		loop := append(pen{}, ellipse(198, 160, r+8, r-4)[0]...)
		wire(append(loop, loop[0], loop[1]))
	}
	c.solid(roundRect(182, 160+62, 34, float64(turns)*11+30, 8), matte(a.k.light(0.8).plus(0.05)).edge(6))
	ends := strings.TrimPrefix(a.code, "CB-")
	plugEnd(c, rune(ends[0]), 116, 344, 12, a.k)
	plugEnd(c, rune(ends[1]), 286, 344, -12, a.k)
}

// plugEnd draws a cable's plug pointing down, turned by degrees.
func plugEnd(c *canvas, kind rune, x, y, degrees float64, k colour) {
	steel := metal(rgb(0xCBD0D6)).edge(4)
	c.turned(degrees, x, y, func() {
		c.viewed(moved(0, -26), func() {
			w := map[rune]float64{'A': 40, 'C': 30, 'L': 26, 'M': 28}[kind]
			switch kind {
			case 'A':
				c.solid(roundRect(x-16, y+36, 32, 38, 2), steel)
				c.fill(roundRect(x-11, y+48, 8, 8, 1), rgb(0x4A4F56))
				c.fill(roundRect(x+3, y+48, 8, 8, 1), rgb(0x4A4F56))
			case 'C':
				c.solid(roundRect(x-11, y+36, 22, 30, 7), steel)
			case 'L':
				c.solid(roundRect(x-8, y+36, 16, 26, 6), metal(rgb(0xE2E5E8)).edge(3))
				for i := range 4 {
					c.fill(roundRect(x-5.5+float64(i)*3, y+48, 1.8, 8, 0.5), rgb(0xC39A4E))
				}
			case 'M':
				c.solid(polygon(x-11, y+36, x+11, y+36, x+11, y+52, x+7, y+58, x-7, y+58, x-11, y+52), steel)
			}
			c.solid(roundRect(x-w/2, y-2, w, 42, 8), shiny(k).edge(8))
			c.solid(roundRect(x-8, y-22, 16, 26, 5), matte(k.light(0.9)).edge(6))
			for i := range 3 {
				c.fill(roundRect(x-8, y-18+float64(i)*6, 16, 1.8, 0.5), k.light(0.66))
			}
		})
	})
}

func powerBank(c *canvas, a article) {
	if a.says("magnetic") {
		magneticBank(c, a)
		return
	}
	h := 232.0
	if a.number > 10000 {
		h = 276
	}
	top := 206 - h/2
	c.turned(9, 200, 200, func() {
		body := roundRect(112, top, 148, h, 24)
		c.lift(body.move(16, 0), 16)
		c.extrude(body, 30, -18, satin(a.k).edge(12))
		c.within(body, func() { c.soft(polygon(112, top, 190, top, 120, top+h, 90, top+h), white.alpha(0.10), 30) })
		label := a.k.light(0.55).mix(white, darkness(a.k)*0.85)
		c.solid(roundRect(132, top+20, 108, 42, 10), shiny(rgb(0x14171B)).edge(4))
		c.label("100%", 186, top+49, 22, rgb(0x7FE0C0))
		c.label(fmt.Sprintf("%.0f", a.number), 186, top+h-58, 27, label)
		c.label("mAh", 186, top+h-34, 17, label)
		for i := range 4 {
			c.fill(circle(162+float64(i)*16, top+h-90, 3.2), rgb(0x7FE0C0))
		}
		if a.says("65 w") {
			c.label("65W PD", 186, top+100, 20, label)
		}
	})
}

func magneticBank(c *canvas, a article) {
	c.turned(-10, 200, 200, func() {
		body := roundRect(124, 76, 152, 248, 32)
		c.lift(body, 14)
		c.extrude(body, 16, -10, satin(a.k).edge(13))
		dark := a.k.light(0.80)
		c.fill(ring(200, 180, 56, 48), dark)
		c.fill(roundRect(196, 254, 8, 24, 4), dark)
		c.label(fmt.Sprintf("%.0f mAh", a.number), 200, 306, 16, a.k.light(0.6))
		for i := range 4 {
			c.fill(circle(152+float64(i)*10, 92, 2.4), rgb(0x59C08F))
		}
	})
}

func carCharger(c *canvas, a article) {
	c.turned(28, 200, 200, func() {
		c.soft(roundRect(150, 96, 120, 250, 50).move(10, 14), ink(0.20), 20)
		c.lathe(200, []ledge{{24, 262}, {31, 266}, {30, 318}, {22, 330}, {12, 336}, {11, 350}}, 0.10, metal(rgb(0xC9CDD2)))
		c.solid(roundRect(160, 276, 9, 30, 4), metal(rgb(0xE0E3E6)).edge(3))
		c.lathe(200, []ledge{{60, 96}, {61, 150}, {50, 200}, {40, 262}, {36, 272}}, 0.16, satin(a.k))
		c.lathe(200, []ledge{{61, 116}, {61.5, 128}}, 0.16, metal(rgb(0xD9C28A)))
		c.lid(200, 96, 60, 0.40, satin(a.k))
		c.fill(ring(200, 96, 1, 0.5), white)
		c.viewed(affine{0.9, 0, 20, 0, 0.62, 36}, func() {
			portA(c, 200, 84)
			portC(c, 200, 112)
		})
	})
}

func ventMount(c *canvas, a article) {
	c.ground(206, 340, 90)
	c.solid(stroke(from(200, 210).line(200, 318), 34), satin(a.k).edge(14))
	c.solid(roundRect(150, 268, 100, 26, 13), satin(a.k.plus(0.08)).edge(10))
	c.solid(roundRect(166, 300, 22, 40, 8), satin(a.k).edge(8))
	c.solid(roundRect(212, 300, 22, 40, 8), satin(a.k).edge(8))
	c.solid(circle(200, 212, 34), metal(rgb(0xB5BAC1)).edge(24))
	c.extrude(circle(196, 136, 88), 20, -4, satin(a.k).edge(9))
	c.solid(ring(196, 136, 78, 62), metal(rgb(0xC6CBD1)).edge(5))
	c.solid(circle(196, 136, 60), matte(a.k.plus(0.05)).edge(5))
	c.label("oarsong", 196, 142, 20, rgb(0x9AA1A9))
}

func cupMount(c *canvas, a article) {
	c.ground(150, 352, 86)
	c.lathe(150, []ledge{{44, 306}, {66, 322}, {84, 344}, {86, 350}}, 0.20, satin(a.k))
	c.lid(150, 306, 44, 0.28, satin(a.k.plus(0.04)))
	c.solid(stroke(from(152, 304).line(218, 226), 30), satin(a.k).edge(13))
	c.solid(stroke(from(212, 232).line(256, 178), 18), metal(rgb(0x9CA2AA)).edge(9))
	c.solid(circle(256, 178, 24), satin(a.k).edge(16))
	c.turned(14, 262, 140, func() {
		c.extrude(roundRect(186, 90, 150, 92, 18), 10, -6, satin(a.k).edge(9))
		c.solid(roundRect(174, 78, 22, 116, 9), matte(a.k.plus(0.08)).edge(8))
		c.solid(roundRect(328, 78, 22, 116, 9), matte(a.k.plus(0.08)).edge(8))
		c.fill(roundRect(210, 128, 104, 5, 2), a.k.light(0.6))
		c.fill(roundRect(210, 142, 104, 5, 2), a.k.light(0.6))
	})
}
