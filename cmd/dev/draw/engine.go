package main

import (
	"math"
	"strings"
)

func oilFilter(c *canvas, a article) {
	f := a.vary("size", 0.88, 1.04)
	c.ground(200, 350, 92*f)
	c.viewed(zoomed(f, 200, 356), func() {
		steel := metal(rgb(0xC6CBD1))
		c.lathe(200, []ledge{{92, 108}, {95, 118}, {95, 290}, {93, 318}, {80, 344}, {66, 350}}, 0.22, satin(a.k).printed(func(around, along float64) colour {
			if along > 0.74 {
				return a.k.light(0.90 + 0.14*math.Sin(around*30))
			}
			return a.k
		}))
		c.fill(ellipse(200, 108, 93, 93*0.30), rgb(0x6E747B))
		c.lid(200, 105, 92, 0.30, steel)
		c.fill(ellipse(200, 104, 78, 78*0.30).without(ellipse(200, 104, 62, 62*0.30)), rgb(0x1C1E22))
		c.fill(ellipse(200, 104, 24, 24*0.32), rgb(0x3A3E45))
		c.fill(ellipse(200, 107, 19, 19*0.30), rgb(0x101215))
		for i := range 8 {
			sin, cos := math.Sincos(2*math.Pi*float64(i)/8 + 0.3)
			c.fill(ellipse(200+44*cos, 104+44*sin*0.30, 7, 3.2), rgb(0x24272B))
		}
		ink := rgb(0x0B6385).mix(white, darkness(a.k))
		if strings.Contains(a.colour, "blue") {
			ink = white
		}
		c.label("OARSONG", 200, 206, 32, ink)
		c.label("OIL FILTER", 200, 230, 15, ink)
		c.label(strings.TrimPrefix(a.code, "OF-"), 200, 262, 22, ink)
	})
}

func filterElement(c *canvas, a article) {
	c.ground(200, 352, 92)
	pleats := matte(a.k).printed(func(around, _ float64) colour {
		return a.k.light(0.72 + 0.36*math.Abs(math.Sin(around*17)))
	})
	cap := satin(rgb(0x2A2D31))
	c.lathe(200, []ledge{{84, 300}, {86, 330}, {80, 340}}, 0.26, cap)
	c.lathe(200, []ledge{{78, 110}, {78, 306}}, 0.26, pleats)
	c.lathe(200, []ledge{{84, 86}, {86, 92}, {86, 112}}, 0.26, cap)
	c.lid(200, 86, 84, 0.30, cap)
	c.fill(ellipse(200, 86, 40, 12.5), rgb(0x0B0C0E))
	c.fill(ellipse(200, 86, 44, 13.5).without(ellipse(200, 86, 40, 12.5)), rgb(0x6E747B))
	c.turned(-14, 330, 334, func() {
		c.fill(ellipse(322, 342, 34, 13).without(ellipse(322, 342, 27, 9)), rgb(0x17191C))
	})
}

func airFilter(c *canvas, a article) {
	w, h := a.vary("w", 250, 300), a.vary("h", 150, 190)
	flat := func(p path) path { return p.shear(0.92, -0.20, 0.18, 0.84, 200-w*0.38, 200-h*0.62) }
	frame := satin(rgb(0x2A2D31))
	paper := a.k
	switch {
	case a.says("cabin"):
		frame, paper = satin(rgb(0xEDEFF1)), a.k.mix(rgb(0xF3F4F5), 0.15)
	case a.colour == "orange":
		frame = satin(rgb(0xE07C37))
		paper = rgb(0xF1E6CF)
	case a.colour == "white":
		paper = rgb(0xF1ECE2)
	}
	outer := flat(roundRect(0, 0, w, h, 12))
	c.lift(outer.move(0, 24), 14)
	c.extrude(outer, 0, 30, frame.edge(5))
	inner := flat(roundRect(15, 15, w-30, h-30, 4))
	c.fill(inner, paper.light(0.8))
	c.within(inner, func() {
		n := int(w / 9)
		for i := range n {
			x := 15 + float64(i)*(w-30)/float64(n)
			step := (w - 30) / float64(n)
			c.fill(flat(polygon(x, 15, x+step*0.55, 15, x+step*0.55, h-15, x, h-15)), paper.light(1.08))
			c.fill(flat(polygon(x+step*0.55, 15, x+step, 15, x+step, h-15, x+step*0.55, h-15)), paper.light(0.72))
		}
		c.soft(outer.without(inner).move(4, 8), ink(0.35), 8)
	})
	if a.says("cabin") {
		c.fill(flat(roundRect(w/2-34, 3, 68, 9, 2)), rgb(0x0B6385))
	}
}

func wiper(c *canvas, a article) {
	half := 48 + a.number*5
	if strings.Contains(a.code, "-R") {
		c.turned(-30, 200, 200, func() { rearWiper(c) })
		return
	}
	c.turned(-34, 200, 200, func() {
		bow := func(y, lift float64) pen {
			return from(200-half, y).curve(200-half*0.4, y-lift, 200+half*0.4, y-lift, 200+half, y)
		}
		c.soft(stroke(bow(232, 30), 10).move(6, 14), ink(0.28), 14)
		c.solid(stroke(bow(219, 33), 12), matte(rgb(0x17191C)).edge(4))
		c.solid(stroke(bow(227, 31), 6), matte(rgb(0x0B0C0E)).edge(2))
		spoiler := append(bow(200, 40), from(200+half, 216).curve(200+half*0.4, 190, 200-half*0.4, 190, 200-half, 216)...)
		c.solid(spoiler.close(), satin(rgb(0x2E3136)).edge(7))
		c.soft(stroke(bow(206, 36), 2.5), white.alpha(0.35), 3)
		for _, x := range []float64{200 - half - 4, 200 + half - 14} {
			c.solid(roundRect(x, 200, 18, 28, 6), satin(rgb(0x1C1E22)).edge(5))
		}
		c.solid(roundRect(164, 156, 72, 42, 10), satin(rgb(0x2A2D31)).edge(8))
		c.solid(roundRect(182, 146, 36, 24, 7), shiny(rgb(0x17191C)).edge(6))
		c.label(a.size[:2]+"\"", 200, 186, 18, rgb(0xD9DDE2))
	})
}

func rearWiper(c *canvas) {
	c.soft(stroke(from(70, 226).line(330, 226), 12).move(6, 12), ink(0.28), 12)
	c.solid(stroke(from(60, 222).curve(140, 206, 230, 206, 300, 222), 9), matte(rgb(0x0F1113)).edge(4))
	c.solid(stroke(from(70, 208).curve(140, 192, 220, 192, 290, 208), 13), satin(rgb(0x2E3136)).edge(6))
	arm := from(176, 178).curve(240, 164, 300, 168, 356, 150).curve(372, 150, 378, 176, 360, 182).curve(300, 196, 240, 200, 178, 206).close()
	c.solid(arm, satin(rgb(0x24272B)).edge(10))
	c.solid(circle(352, 166, 22), shiny(rgb(0x1C1E22)).edge(10))
}

func ledBulbs(c *canvas, a article) {
	one := func(x float64) {
		c.ground(x, 360, 46)
		silver := a.colour == "silver"
		k := rgb(0x2A2D31)
		if silver {
			k = rgb(0xB9BEC5)
		}
		c.lathe(x, []ledge{{11, 52}, {14, 58}, {14, 150}}, 0.2, metal(rgb(0xC6CBD1)))
		if silver {
			c.lathe(x, []ledge{{15, 56}, {15, 148}}, 0.2, metal(rgb(0xC98A5B)))
		}
		c.fill(roundRect(x-7, 62, 14, 78, 2), rgb(0x3A3E45))
		for i := range 4 {
			c.soft(circle(x, 76+float64(i)*18, 9), rgb(0xCFE6FF).alpha(0.8), 8)
			c.solid(roundRect(x-5, 69+float64(i)*18, 10, 14, 1.5), shiny(rgb(0xF4E07A)).edge(3))
		}
		base(c, x, a.size)
		c.lathe(x, []ledge{{26, 196}, {30, 204}, {30, 234}}, 0.22, metal(k.plus(0.12)))
		fins := metal(k.plus(0.08)).printed(func(around, along float64) colour {
			return k.plus(0.08).light(0.75 + 0.45*math.Abs(math.Sin(along*22)))
		})
		c.lathe(x, []ledge{{38, 234}, {40, 240}, {40, 330}, {34, 346}}, 0.22, fins)
		c.label("OARSONG", x, 222, 9, rgb(0xE4E7EA))
	}
	one(124)
	one(278)
	c.label(a.size, 201, 48, 34, rgb(0x5A6675))
}

// base is the collar by which a headlight bulb locks into its lamp.
func base(c *canvas, x float64, kind string) {
	steel := metal(rgb(0xC6CBD1))
	switch kind {
	case "H4":
		c.lathe(x, []ledge{{44, 168}, {46, 172}, {46, 180}}, 0.22, steel)
		for _, dx := range []float64{-50, 42} {
			c.solid(roundRect(x+dx, 166, 8, 14, 2), steel.edge(3))
		}
		c.lathe(x, []ledge{{24, 150}, {26, 172}}, 0.2, steel)
	case "H7":
		c.lathe(x, []ledge{{20, 150}, {21, 176}}, 0.2, steel)
		c.lathe(x, []ledge{{37, 174}, {38, 184}}, 0.22, steel)
		c.solid(roundRect(x-5, 178, 10, 15, 2), steel.edge(3))
	case "H1":
		c.lathe(x, []ledge{{15, 150}, {16, 178}}, 0.2, steel)
		c.lathe(x, []ledge{{25, 176}, {26, 184}}, 0.22, steel)
	default:
		plastic := shiny(rgb(0x1C1E22))
		c.lathe(x, []ledge{{24, 148}, {26, 178}}, 0.2, plastic)
		c.lathe(x, []ledge{{25, 158}, {25.5, 165}}, 0.2, satin(rgb(0xC23A34)))
		for _, dx := range []float64{-44, 18} {
			c.solid(roundRect(x+dx, 178, 26, 12, 3), plastic.edge(4))
		}
	}
	c.lathe(x, []ledge{{20, 180}, {22, 200}}, 0.2, satin(rgb(0x3B3F45)))
}

func ignitionCoil(c *canvas, a article) {
	c.turned(24, 200, 200, func() {
		black := satin(rgb(0x24272B))
		c.soft(roundRect(168, 60, 66, 310, 30).move(12, 14), ink(0.20), 18)
		length := a.vary("boot", 330, 372)
		c.lathe(200, []ledge{{22, 176}, {20, length - 60}, {24, length - 52}, {24, length}}, 0.22, matte(rgb(0x17191C)))
		c.lathe(200, []ledge{{30, 122}, {31, 180}, {22, 200}}, 0.22, black)
		c.extrude(roundRect(142, 44, 116, 84, 14), 12, -8, black.edge(9))
		c.extrude(roundRect(250, 56, 56, 46, 6), 8, -5, black.edge(6))
		c.fill(roundRect(286, 64, 22, 30, 3), rgb(0x0B0C0E))
		for i := range 3 {
			c.fill(roundRect(290, 69+float64(i)*8, 14, 3, 1), rgb(0xC6A76B))
		}
		c.solid(roundRect(96, 78, 54, 36, 14).without(circle(118, 96, 10)), black.edge(6))
		c.solid(ring(118, 96, 13, 8), metal(rgb(0xC9B27A)).edge(3))
		c.fill(roundRect(158, 58, 82, 48, 4), rgb(0xEDEFF1))
		c.label("OARSONG", 199, 78, 13, rgb(0x0B6385))
		c.label(a.code[3:], 199, 96, 13, rgb(0x2B2E33))
	})
}

func sparkPlug(c *canvas, a article) {
	c.turned(26, 200, 200, func() {
		c.soft(roundRect(172, 30, 58, 340, 26).move(12, 14), ink(0.20), 18)
		steel := metal(rgb(0xC6CBD1))
		c.lathe(200, []ledge{{11, 22}, {12, 30}, {8, 38}, {12, 44}, {12, 58}}, 0.2, steel)
		c.lathe(200, []ledge{{17, 58}, {20, 66}, {20, 176}, {24, 186}}, 0.2, shiny(rgb(0xF4F4F2)).printed(func(_, along float64) colour {
			if along < 0.5 && math.Mod(along*8, 1) < 0.12 {
				return rgb(0xC9CDD0)
			}
			return rgb(0xF4F4F2)
		}))
		c.label("OARSONG", 200, 152, 8, rgb(0x0B6385))
		c.solid(polygon(160, 188, 240, 188, 240, 226, 160, 226), steel.edge(4))
		c.fill(stroke(from(182, 189).line(182, 226), 1.5), rgb(0x7A8088))
		c.fill(stroke(from(218, 189).line(218, 226), 1.5), rgb(0x7A8088))
		c.lathe(200, []ledge{{32, 226}, {34, 232}, {33, 246}}, 0.2, steel)
		thread := steel.printed(func(around, along float64) colour {
			return rgb(0xB9BEC5).light(0.72 + 0.42*math.Abs(math.Sin(along*34+around*0.4)))
		})
		c.lathe(200, []ledge{{25, 246}, {25, 340}}, 0.2, thread)
		tip := rgb(0x8E949C)
		if a.says("iridium") {
			tip = rgb(0xD9B569)
		}
		c.solid(roundRect(193, 342, 14, 14, 4), satin(rgb(0xF4F4F2)).edge(5))
		c.solid(roundRect(198, 354, 4, 9, 1), metal(tip).edge(2))
		c.solid(stroke(from(221, 342).line(221, 366).line(198, 370), 6), metal(tip).edge(3))
	})
}

func inflator(c *canvas, a article) {
	c.ground(196, 352, 78)
	c.solid(stroke(from(196, 70).curve(196, 20, 320, 20, 320, 120).curve(320, 190, 330, 220, 318, 262), 11), matte(rgb(0x17191C)).edge(5))
	c.solid(roundRect(306, 256, 26, 44, 7), metal(rgb(0xD9B569)).edge(6))
	c.extrude(roundRect(112, 58, 160, 290, 40), 16, -8, satin(a.k.plus(0.05)).edge(16))
	c.solid(roundRect(134, 86, 116, 92, 14), shiny(rgb(0x0E1013)).edge(5))
	c.label("36.0", 192, 144, 44, rgb(0x8FE3F2))
	c.label("PSI", 226, 166, 14, rgb(0x8FE3F2))
	for i, q := range []point{{192, 212}, {156, 246}, {228, 246}, {192, 280}} {
		c.solid(circle(q.x, q.y, 17), satin(a.k.plus(0.14)).edge(8))
		c.label([]string{"+", "M", "R", "−"}[i], q.x, q.y+6, 17, rgb(0xC9CED4))
	}
	c.solid(circle(192, 246, 15), satin(rgb(0xE07C37)).edge(8))
	c.label("oarsong", 192, 328, 17, rgb(0x9AA1A9))
}

func jumpStarter(c *canvas, a article) {
	c.ground(180, 330, 130)
	red, black := rgb(0xC23A34), rgb(0x24272B)
	c.solid(stroke(from(270, 200).curve(330, 170, 340, 120, 306, 92), 11), matte(red).edge(5))
	c.solid(stroke(from(270, 216).curve(360, 210, 376, 240, 352, 286), 11), matte(black).edge(5))
	c.extrude(roundRect(56, 128, 220, 192, 26), 18, -10, satin(black).edge(13))
	c.solid(roundRect(56, 262, 220, 58, 22), satin(red).edge(10))
	c.solid(roundRect(84, 152, 88, 54, 8), shiny(rgb(0x0E1013)).edge(4))
	c.label("100%", 128, 189, 26, rgb(0x7FE0C0))
	c.label("1200A", 212, 190, 30, white)
	c.label("12V  JUMP STARTER", 166, 244, 18, rgb(0xC9CED4))
	c.fill(circle(232, 290, 12), rgb(0xFFF3D0))
	clamp := func(x, y, deg float64, k colour) {
		c.turned(deg, x, y, func() {
			c.solid(stroke(from(x-14, y-46).curve(x-20, y, x-14, y+16, x-4, y+44), 17), satin(k).edge(8))
			c.solid(stroke(from(x+14, y-46).curve(x+20, y, x+14, y+16, x+4, y+44), 17), satin(k).edge(8))
			c.solid(circle(x, y-4, 9), metal(rgb(0xC6CBD1)).edge(5))
			c.fill(polygon(x-8, y+34, x+8, y+34, x+3, y+58, x-3, y+58), rgb(0xC98A5B))
		})
	}
	clamp(300, 64, 158, red)
	clamp(346, 318, -8, black)
}
