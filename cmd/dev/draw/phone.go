package main

import "strings"

// lens draws one camera of a phone.
func lens(c *canvas, x, y, r float64) {
	c.fill(circle(x, y, r), rgb(0x55595F))
	c.fill(circle(x, y, r*0.84), rgb(0x0E1115))
	c.paint(circle(x, y, r*0.55), fade(x-r, y-r, rgb(0x3E5A86), x+r, y+r, rgb(0x0B0D12)))
	c.fill(circle(x-r*0.22, y-r*0.25, r*0.14), white.alpha(0.8))
}

func cameras(c *canvas, a article) {
	switch {
	case a.says("galaxy"):
		for i := range 3 {
			lens(c, 152, 84+float64(i)*38, 15)
		}
		c.fill(circle(184, 102, 6), rgb(0xF0EAD6))
	case a.says("redmi"):
		c.solid(roundRect(132, 56, 62, 92, 18), shiny(rgb(0x2A2D33)).edge(4))
		lens(c, 163, 80, 17)
		lens(c, 163, 123, 17)
	case a.says(" pro"):
		c.solid(roundRect(130, 55, 88, 88, 24), shiny(rgb(0x34373D)).edge(4))
		lens(c, 153, 78, 17)
		lens(c, 153, 120, 17)
		lens(c, 194, 99, 17)
		c.fill(circle(194, 66, 5), rgb(0xF0EAD6))
	case a.says("16"):
		c.solid(roundRect(132, 56, 46, 94, 23), shiny(rgb(0x34373D)).edge(4))
		lens(c, 155, 80, 17)
		lens(c, 155, 126, 17)
		c.fill(circle(192, 102, 6), rgb(0xF0EAD6))
	default:
		c.solid(roundRect(131, 56, 78, 78, 22), shiny(rgb(0x34373D)).edge(4))
		lens(c, 151, 76, 16)
		lens(c, 189, 114, 16)
		c.fill(circle(188, 77, 6), rgb(0xF0EAD6))
	}
}

func phoneCase(c *canvas, a article) {
	c.turned(8, 200, 200, func() {
		body := roundRect(116, 38, 168, 326, 38)
		if a.says("galaxy s24 ultra") {
			body = roundRect(114, 36, 172, 330, 18)
		}
		c.lift(body, 12)
		c.fill(roundRect(281, 128, 7, 52, 3), a.k.light(0.6))
		c.fill(roundRect(112, 110, 7, 34, 3), a.k.light(0.6))
		switch {
		case a.colour == "clear":
			c.solid(roundRect(124, 46, 152, 310, 32), shiny(rgb(0xB9C6D6)).edge(10))
			c.paint(body, fade(116, 38, white.alpha(0.50), 284, 364, rgb(0xDCE6EE).alpha(0.25)))
			rim := append(path{}, body...).without(roundRect(123, 45, 154, 312, 33))
			c.solid(rim, shiny(rgb(0xE9F0F4)).edge(5))
			for _, q := range []point{{124, 46}, {276, 46}, {124, 356}, {276, 356}} {
				c.fill(circle(q.x, q.y, 10), white.alpha(0.55))
			}
			c.within(body, func() {
				c.fill(polygon(250, 30, 290, 30, 190, 370, 130, 370), white.alpha(0.17))
			})
		default:
			c.solid(body, satin(a.k).edge(13))
			c.within(body, func() { c.soft(polygon(116, 38, 220, 38, 130, 364, 100, 364), white.alpha(0.10), 40) })
		}
		if a.says("armour") {
			armour(c, a)
		}
		if a.says("magnetic") {
			c.fill(ring(200, 232, 55, 48), white.alpha(0.8))
			c.fill(roundRect(196, 300, 8, 26, 4), white.alpha(0.8))
		}
		if strings.Contains(a.name, "silicone") {
			c.label("oarsong", 200, 330, 17, a.k.light(0.78))
		}
		cameras(c, a)
	})
}

func armour(c *canvas, a article) {
	for _, x := range []float64{108, 252} {
		for _, y := range []float64{30, 330} {
			c.solid(roundRect(x, y, 40, 42, 14), satin(a.k.light(1.5).plus(0.06)).edge(6))
		}
	}
	c.solid(roundRect(154, 196, 92, 92, 46), satin(a.k.plus(0.10)).edge(6))
	c.solid(ring(200, 242, 36, 27), metal(rgb(0x9CA2AA)).edge(4))
	for i := range 4 {
		y := 304 + float64(i)*9
		c.fill(stroke(from(164, y).line(236, y), 3), a.k.light(0.5))
	}
}

func screenGlass(c *canvas, a article) {
	draw := func(dx, dy, deg float64, phone bool) {
		c.turned(deg, 200, 200, func() {
			body := roundRect(122+dx, 44+dy, 152, 312, 26)
			if phone {
				c.lift(body, 12)
				c.solid(body, shiny(rgb(0x23272C)).edge(6))
				screen := roundRect(129+dx, 51+dy, 138, 298, 20)
				c.paint(screen, fade(129, 51, rgb(0x2C6E9B), 270, 350, rgb(0x9FC6C0)))
				c.fill(roundRect(180+dx, 60+dy, 38, 12, 6), black)
				return
			}
			c.soft(body.move(5, 9), ink(0.20), 14)
			tint := white.alpha(0.36)
			if a.says("privacy") {
				tint = rgb(0x15181D).alpha(0.66)
			}
			c.fill(body, tint)
			c.solid(append(path{}, body...).without(roundRect(126+dx, 48+dy, 144, 304, 23)), shiny(rgb(0xDDE9EE)).edge(3))
			c.within(body, func() {
				c.fill(polygon(250+dx, 30+dy, 290+dx, 30+dy, 190+dx, 370+dy, 150+dx, 370+dy), white.alpha(0.32))
				c.fill(polygon(218+dx, 30+dy, 236+dx, 30+dy, 136+dx, 370+dy, 118+dx, 370+dy), white.alpha(0.22))
			})
		})
	}
	draw(-28, 6, -7, true)
	draw(34, -4, 5, false)
	c.label("9H", 330, 362, 30, rgb(0x8A94A0))
}

func earbuds(c *canvas, a article) {
	k := a.k
	c.ground(200, 338, 130)
	c.extrude(roundRect(82, 196, 236, 138, 62), 0, -14, shiny(k).edge(26))
	c.fill(stroke(from(86, 246).curve(140, 252, 260, 252, 314, 246), 2), k.light(0.6))
	c.fill(circle(200, 284, 4), rgb(0x6FD08C))
	c.label("oarsong", 200, 314, 15, k.light(0.72))
	for _, side := range []float64{-1, 1} {
		x := 200 + side*74
		stem := stroke(from(x, 110).line(x-side*6, 196), 24)
		c.lift(stem, 5)
		c.solid(stem, shiny(k).edge(12))
		c.solid(circle(x+side*4, 92, 34), shiny(k).edge(30))
		c.solid(ellipse(x-side*24, 102, 16, 19), matte(k.light(0.72)).edge(10))
		c.fill(ellipse(x-side*29, 103, 7, 10), rgb(0x3A3E45))
		c.fill(roundRect(x-side*6-5, 192, 10, 8, 4), rgb(0x9AA1A9))
	}
}

func wiredEarphones(c *canvas, a article) {
	wire := func(p pen) {
		c.soft(stroke(p, 7).move(3, 6), ink(0.22), 7)
		c.solid(stroke(p, 6.5), satin(a.k).edge(4))
	}
	wire(from(96, 110).curve(90, 190, 190, 170, 196, 240))
	wire(from(300, 110).curve(310, 200, 206, 180, 200, 240))
	wire(from(198, 236).curve(196, 300, 120, 300, 120, 330).curve(120, 366, 250, 366, 300, 330))
	c.solid(roundRect(189, 226, 18, 34, 8), satin(a.k).edge(7))
	c.solid(roundRect(275, 150, 15, 42, 7).turn(32, 282, 171), shiny(a.k).edge(6))
	for _, x := range []float64{90, 306} {
		c.lift(circle(x, 92, 31), 8)
		c.solid(circle(x, 92, 32), shiny(a.k).edge(24))
		c.solid(ring(x, 92, 22, 16), metal(rgb(0xC9CDD2)).edge(3))
		c.fill(circle(x, 92, 15), rgb(0x3A3E45))
	}
	c.turned(-36, 300, 330, func() {
		c.solid(roundRect(292, 320, 40, 20, 8), satin(a.k).edge(7))
		c.solid(roundRect(330, 324.5, 36, 11, 5), metal(rgb(0xD9C28A)).edge(5))
	})
}

func headphones(c *canvas, a article) {
	c.ground(200, 352, 120)
	c.solid(stroke(from(92, 250).curve(70, 20, 330, 20, 308, 250), 22), satin(a.k).edge(11))
	c.solid(stroke(from(128, 92).curve(164, 54, 236, 54, 272, 92), 27), matte(a.k.light(0.85)).edge(13))
	for _, side := range []float64{-1, 1} {
		x := 200 + side*106
		c.solid(roundRect(x-7, 190, 14, 60, 7), metal(rgb(0xB9BEC5)).edge(6))
		c.solid(roundRect(x-side*28-22, 214, 44, 128, 22), matte(a.k.light(0.6)).edge(18))
		c.solid(roundRect(x-24, 208, 48, 140, 24), satin(a.k).edge(20))
		c.solid(ring(x, 278, 17, 14), metal(rgb(0xC9CDD2)).edge(2))
	}
}
