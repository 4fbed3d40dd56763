package main

import (
	"fmt"
	"math"
)

func speaker(c *canvas, a article) {
	mesh := matte(a.k).edge(26).printed(func(x, y float64) colour {
		if (int(x/3)+int(y/3))%2 == 0 {
			return a.k.light(1.12).plus(0.02)
		}
		return a.k.light(0.86)
	})
	if a.number < 10 {
		c.ground(200, 332, 96)
		c.extrude(roundRect(96, 122, 196, 206, 58), 16, -10, mesh)
		c.solid(ring(194, 225, 62, 54), metal(rgb(0x9CA2AA)).edge(4))
		c.label("oarsong", 194, 232, 24, rgb(0xD9DDE2))
		c.solid(stroke(from(290, 150).curve(344, 150, 344, 236, 306, 240), 9), matte(a.k.light(0.8)).edge(4))
		return
	}
	c.ground(200, 300, 150)
	c.solid(roundRect(52, 140, 296, 154, 76), mesh.edge(46))
	for _, x := range []float64{78, 322} {
		c.solid(ellipse(x, 217, 26, 62), matte(rgb(0x24272B)).edge(8))
		c.solid(ellipse(x, 217, 15, 38), metal(rgb(0x8E949C)).edge(10))
	}
	c.label("OARSONG", 200, 228, 32, rgb(0xE4E7EA))
	for i := range 4 {
		c.fill(roundRect(142+float64(i)*32, 152, 18, 5, 2.5), a.k.light(0.5))
	}
}

func hub(c *canvas, a article) {
	seven := a.number > 4
	c.viewed(moved(-14, 34).after(turning(-18, 200, 200)), func() {
		k, s := a.k, satin(a.k).edge(7)
		length, ports := 200.0, 4
		if seven {
			s, length = metal(a.k.plus(0.14)).edge(7), 236
		}
		tail := from(250, 150).curve(300, 130, 330, 150, 352, 110)
		c.solid(stroke(tail, 12), matte(k).edge(6))
		c.turned(30, 352, 110, func() {
			c.solid(roundRect(338, 66, 28, 44, 7), s)
			c.solid(roundRect(343, 40, 18, 28, 5), metal(rgb(0xCBD0D6)).edge(4))
		})
		body := roundRect(60, 150, length, 62, 14)
		c.lift(body.move(0, 40), 12)
		c.extrude(body, 0, -1, s)
		c.extrude(roundRect(60, 190, length, 46, 10), 0, -40, s)
		for i := range ports {
			x := 60 + length*(float64(i)+0.5)/float64(ports)
			if seven && i == 3 {
				portC(c, x, 214)
				continue
			}
			portA(c, x, 214)
		}
		c.label("oarsong", 60+length/2, 178, 17, k.plus(0.4))
	})
}

func mouse(c *canvas, a article) {
	c.turned(20, 200, 200, func() {
		body := from(200, 62).curve(266, 62, 282, 120, 284, 200).curve(286, 290, 262, 342, 200, 342).mirror(200)
		c.lift(body, 16)
		c.solid(body, satin(a.k).edge(54))
		c.fill(stroke(from(200, 64).line(200, 168), 2.4), a.k.light(0.55))
		c.fill(stroke(from(118, 176).curve(150, 164, 250, 164, 282, 176), 2.4), a.k.light(0.55))
		c.solid(roundRect(189, 92, 22, 52, 11), matte(rgb(0x2B2E33)).edge(10))
		for i := range 6 {
			c.fill(roundRect(190, 100+float64(i)*7, 20, 2, 1), rgb(0x55595F))
		}
		c.label("oarsong", 200, 302, 15, a.k.light(0.7).mix(white, darkness(a.k)*0.4))
	})
}

func verticalMouse(c *canvas, a article) {
	c.ground(206, 318, 118)
	side := from(122, 318).curve(94, 318, 92, 300, 94, 280).curve(98, 210, 136, 120, 196, 94).curve(236, 78, 262, 96, 272, 128).
		curve(296, 200, 310, 250, 314, 290).curve(315, 310, 306, 318, 290, 318).close()
	c.solid(side, satin(a.k).edge(40))
	c.fill(stroke(from(196, 94).curve(206, 170, 214, 240, 216, 316), 3), a.k.light(0.6))
	c.solid(roundRect(134, 196, 48, 16, 8).turn(-34, 158, 204), shiny(rgb(0x2B2E33)).edge(7))
	c.solid(roundRect(120, 226, 48, 16, 8).turn(-34, 144, 234), shiny(rgb(0x2B2E33)).edge(7))
	c.solid(roundRect(244, 116, 15, 40, 7).turn(-14, 250, 136), matte(rgb(0x2B2E33)).edge(7))
	c.fill(stroke(from(254, 176).curve(274, 180, 290, 186, 300, 190), 2), a.k.light(0.6))
}

func keyboard(c *canvas, a article) {
	cols, rows, size := 15, 6, 19.5
	if a.number > 100 {
		cols, size = 20, 15.5
	}
	w, h := float64(cols)*size+18, float64(rows)*size+18
	board := func(p path) path { return p.shear(0.96, -0.12, 0.16, 0.94, 205-w*0.47, 200-h*0.62) }
	base := board(roundRect(0, 0, w, h, 10))
	c.lift(base, 14)
	c.extrude(base.move(0, 12), 0, -12, satin(a.k.light(0.9)).edge(5))
	for r := range rows {
		for col := range cols {
			if cols > 16 && col == 15 {
				continue
			}
			k := a.k.plus(0.03)
			wide := 1.0
			if r == 5 && col > 3 && col < 9 {
				if col > 4 {
					continue
				}
				wide = 5
			}
			if (col == 0 || col == cols-1 || r == 0 && col%4 == 0) && cols < 16 {
				k = rgb(0x9DB8C9)
			}
			if r == 0 && col == 0 && cols < 16 {
				k = rgb(0xE07C37)
			}
			key := board(roundRect(9+float64(col)*size+1.2, 9+float64(r)*size+1.2, size*wide-2.4, size-2.4, 3.5))
			c.fill(key.move(0, 2.5), k.light(0.55))
			c.solid(key, matte(k.plus(0.05*(1-darkness(k)))).edge(3.5))
		}
	}
}

func flashDrive(c *canvas, a article) {
	label := fmt.Sprintf("%.0fGB", a.number)
	c.turned(-32, 200, 200, func() {
		steel := metal(rgb(0xD3D7DB)).edge(4)
		c.lift(roundRect(76, 160, 250, 80, 14), 9)
		c.solid(roundRect(262, 168, 76, 64, 3), steel)
		c.fill(roundRect(296, 182, 14, 13, 1), rgb(0x43474D))
		c.fill(roundRect(296, 206, 14, 13, 1), rgb(0x43474D))
		if a.says("swivel") {
			c.solid(roundRect(84, 160, 184, 80, 18), satin(a.k).edge(8))
			c.turned(-24, 112, 200, func() {
				c.soft(roundRect(84, 156, 172, 88, 30).move(2, 6), ink(0.25), 6)
				c.solid(roundRect(84, 154, 172, 92, 32), metal(rgb(0xD9C28A).mix(rgb(0xD3D7DB), 0.7)).edge(5))
				c.solid(circle(112, 200, 11), metal(rgb(0x8E949C)).edge(5))
				c.label(label, 186, 212, 32, rgb(0x4A4F56))
			})
			return
		}
		c.solid(roundRect(66, 158, 206, 84, 16).without(circle(92, 200, 13)), metal(a.k).edge(9))
		c.label(label, 186, 213, 36, rgb(0x5A6068))
	})
}

func laptopStand(c *canvas, a article) {
	s := metal(a.k).edge(6)
	c.ground(200, 338, 140)
	c.solid(stroke(from(86, 330).line(214, 250), 20), s)
	c.solid(stroke(from(196, 338).line(324, 258), 20), s)
	c.solid(stroke(from(110, 316).line(222, 322), 16), s)
	c.solid(stroke(from(118, 306).line(96, 166), 18), s)
	c.solid(stroke(from(228, 316).line(206, 178), 18), s)
	plate := polygon(70, 176, 246, 108, 338, 204, 158, 276)
	c.soft(plate.move(6, 12), ink(0.25), 12)
	hole := polygon(128, 182, 226, 144, 280, 200, 180, 240)
	c.extrude(plate.without(hole), 0, 7, s)
	c.solid(polygon(158, 270, 338, 198, 344, 218, 164, 290), s)
	for _, q := range []point{{110, 186}, {240, 136}, {300, 200}, {172, 250}} {
		c.fill(ellipse(q.x, q.y, 15, 8).turn(-22, q.x, q.y), rgb(0x3A3E45))
	}
}

func chargingPad(c *canvas, a article) {
	c.ground(200, 262, 150)
	c.solid(stroke(from(330, 236).curve(372, 240, 372, 300, 396, 306), 9), satin(a.k).edge(4))
	c.lathe(200, []ledge{{146, 200}, {150, 210}, {146, 222}}, 0.42, satin(a.k))
	c.fill(ellipse(200, 200, 146, 61), rgb(0xA9D6E8))
	c.paint(ellipse(200, 198, 143, 59.5), fade(90, 150, a.k.plus(0.04), 310, 250, a.k.light(0.9)))
	c.fill(ellipse(200, 198, 60, 25).without(ellipse(200, 198, 55, 22.5)), a.k.light(0.75))
	c.fill(stroke(from(200, 186).line(200, 210), 4).move(0, 0), a.k.light(0.75))
	c.fill(stroke(from(188, 198).line(212, 198), 4), a.k.light(0.75))
}

func chargingStand(c *canvas, a article) {
	c.ground(196, 332, 150)
	c.extrude(roundRect(64, 296, 270, 34, 16), 0, -10, satin(a.k).edge(7))
	c.solid(stroke(from(146, 296).line(140, 208), 26), satin(a.k).edge(10))
	c.turned(-8, 140, 160, func() {
		c.extrude(roundRect(74, 78, 132, 150, 32), 14, -4, satin(a.k.plus(0.05)).edge(10))
		c.solid(ring(140, 150, 46, 39), metal(rgb(0x9CA2AA)).edge(3))
	})
	c.solid(stroke(from(286, 296).line(286, 208), 20), satin(a.k).edge(9))
	c.extrude(circle(284, 178, 40), 12, -3, satin(a.k.plus(0.05)).edge(9))
	c.fill(circle(284, 178, 22), rgb(0xE6E9EC))
	c.solid(ellipse(222, 290, 38, 9), matte(rgb(0x3A3E45)).edge(5))
}

func ringLight(c *canvas, a article) {
	c.ground(200, 376, 76)
	for _, x := range []float64{132, 200, 268} {
		c.solid(stroke(from(200, 300).line(x, 372), 7), satin(a.k).edge(3))
	}
	c.solid(stroke(from(200, 240).line(200, 310), 11), metal(rgb(0x8E949C)).edge(5))
	c.solid(roundRect(188, 232, 24, 30, 6), satin(a.k).edge(6))
	c.soft(ring(200, 130, 122, 74), rgb(0xFFE2A8).alpha(0.65), 26)
	c.solid(ring(200, 130, 108, 76), satin(a.k).edge(8))
	c.solid(ring(200, 130, 104, 80), satin(rgb(0xFFF8E6)).edge(10))
	for i := range 48 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 48)
		c.fill(circle(200+92*cos, 130+92*sin, 2.1), rgb(0xFFE1A0))
	}
	c.solid(stroke(from(200, 224).line(200, 172), 7), satin(a.k).edge(3))
	c.solid(roundRect(176, 96, 48, 84, 8), shiny(rgb(0x23272C)).edge(4))
	c.paint(roundRect(180, 101, 40, 74, 5), fade(180, 100, rgb(0x4B89AE), 220, 176, rgb(0xC6DCD2)))
}

func smartWatch(c *canvas, a article) {
	strap := rgb(0x26282C)
	if a.colour != "black" {
		strap = rgb(0xEBD6CF)
	}
	c.turned(10, 200, 200, func() {
		top := from(150, 128).curve(156, 80, 162, 50, 166, 24).line(234, 24).curve(238, 50, 244, 80, 250, 128).close()
		c.soft(roundRect(150, 30, 100, 340, 40).move(8, 12), ink(0.22), 16)
		c.solid(top, satin(strap).edge(12))
		c.solid(top.each(func(q point) point { return point{q.x, 400 - q.y} }), satin(strap).edge(12))
		for i := range 3 {
			c.fill(roundRect(193, 316+float64(i)*17, 14, 7, 3.5), strap.light(0.5))
		}
		c.solid(roundRect(288, 176, 18, 20, 5), metal(a.k.plus(0.2)).edge(4))
		c.solid(roundRect(288, 212, 16, 24, 5), metal(a.k.plus(0.2)).edge(4))
		c.solid(circle(200, 200, 98), metal(a.k.plus(0.16)).edge(12))
		c.fill(circle(200, 200, 86), rgb(0x0A0C0F))
		for i, k := range []colour{rgb(0xE0574F), rgb(0x62C58A), rgb(0x53B4DB)} {
			r := 74 - float64(i)*9
			c.fill(arc(200, 200, r, -90, 60+float64(i)*70, 6), k)
		}
		c.label("10:08", 200, 208, 40, white)
		c.label("7,204", 200, 230, 15, rgb(0x9AA7B5))
		c.within(circle(200, 200, 86), func() { c.fill(polygon(230, 90, 300, 90, 220, 310, 150, 310), white.alpha(0.06)) })
	})
}

// arc is a round line from one angle to another, degrees clockwise from the
// right.
func arc(cx, cy, r, start, end, w float64) path {
	var p pen
	for d := start; d <= end; d += 3 {
		sin, cos := math.Sincos(d * math.Pi / 180)
		p = append(p, point{cx + r*cos, cy + r*sin})
	}
	return stroke(p, w)
}

func watchStrap(c *canvas, a article) {
	c.turned(24, 200, 200, func() {
		for i, x := range []float64{132, 226} {
			length := 250 + float64(i)*50
			body := roundRect(x, 200-length/2, 54, length, 20)
			c.lift(body, 10)
			c.solid(body, satin(a.k).edge(10))
			c.solid(roundRect(x-3, 200-length/2-2, 60, 16, 7), metal(rgb(0xC6CBD1)).edge(5))
			if i == 1 {
				for j := range 8 {
					c.fill(roundRect(x+21, 180+float64(j)*19, 12, 7, 3.5), a.k.light(0.5))
				}
				continue
			}
			c.solid(roundRect(x-8, 310, 70, 40, 10).without(roundRect(x+2, 320, 50, 20, 5)), metal(rgb(0xC6CBD1)).edge(5))
			c.solid(roundRect(x-2, 276, 58, 13, 5), matte(a.k.light(0.86)).edge(5))
		}
	})
}
