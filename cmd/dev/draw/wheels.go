package main

import "math"

func brakePads(c *canvas, a article) {
	width, high := a.vary("w", 116, 148), a.vary("h", 0.78, 1.18)
	if a.says("rear") {
		width, high = width*0.84, high*0.86
	}
	ears := a.vary("ears", 10, 30)
	pad := func(f float64) path {
		w := width * f
		return from(200, 200-58*high*f).curve(200+w*0.4, 200-60*high*f, 200+w*0.8, 200-44*high*f, 200+w, 200-18*high*f).
			line(200+w-8, 200+40*high*f).curve(200+w*0.7, 200+52*high*f, 200+w*0.5, 200+58*high*f, 200, 200+60*high*f).mirror(200)
	}
	plate := func() path {
		p := pad(1)
		for _, side := range []float64{-1, 1} {
			x := 200 + side*width
			p = append(p, oriented(roundRect(x-side*4-ears/2-4, 196, ears+12, 30*high, 5)[0]))
		}
		return p
	}
	for i, q := range []point{{-22, -86}, {22, 74}} {
		c.viewed(moved(q.x, q.y).after(turning(-8, 200, 200)).after(zoomed(0.92, 200, 200)), func() {
			body := plate()
			body[0] = oriented(body[0])
			c.lift(body, 12)
			if i == 0 {
				c.extrude(body, 6, -6, satin(rgb(0x4A4E55)).edge(4))
				c.solid(pad(0.80), matte(rgb(0x2A2D31)).edge(4))
				c.label("OARSONG", 200, 196, 26, rgb(0xC9CED4))
				c.label(a.code[3:]+"  FF", 200, 222, 19, rgb(0x9AA1A9))
				for _, x := range []float64{200 - width*0.62, 200 + width*0.62} {
					c.solid(circle(x, 206, 8), metal(rgb(0x9CA2AA)).edge(6))
				}
				return
			}
			c.extrude(body, 5, -5, satin(rgb(0x565B62)).edge(4))
			face := pad(0.90)
			rough := matte(rgb(0x8A857D)).edge(6).printed(grit(rgb(0x8A857D)))
			c.extrude(face.move(-5, 3), 10, -8, rough)
			c.within(face, func() { c.fill(stroke(from(196, 120).line(192, 290), 5), rgb(0x4F4B46)) })
		})
	}
}

// grit speckles a colour as sintered or cast things are.
func grit(k colour) func(x, y float64) colour {
	return func(x, y float64) colour {
		n := math.Sin(math.Floor(x/3)*12.9898+math.Floor(y/3)*78.233) * 43758.5453
		return k.light(0.92 + 0.18*(n-math.Floor(n)))
	}
}

func brakeDisc(c *canvas, a article) {
	c.ground(204, 366, 120)
	tilted := affine{0.94, 0, 8, -0.06, 1, 14}
	c.viewed(tilted, func() {
		iron := metal(rgb(0xB4B9BF))
		vented := a.says("vented")
		depth := 12.0
		if vented {
			depth = 26
		}
		c.extrude(circle(196, 190, 164), depth, 2, matte(rgb(0x8C9197)).edge(4))
		if vented {
			for i := range 40 {
				d := -80 + float64(i)*4.2
				sin, cos := math.Sincos(d * math.Pi / 180)
				c.fill(stroke(from(196+164*cos+6, 190+164*sin).line(196+164*cos+depth-7, 190+164*sin+1), 4), rgb(0x33373C))
			}
		}
		swept := iron.edge(4).printed(func(x, y float64) colour {
			r := math.Hypot(x-196, y-190)
			angle := math.Atan2(y-190, x-196)
			return iron.base.light(0.94 + 0.10*math.Cos(angle*2+0.8) + 0.025*math.Sin(r*1.9))
		})
		c.solid(circle(196, 190, 164), swept)
		c.fill(ring(196, 190, 98, 94), rgb(0x6E747B))
		c.soft(circle(200, 196, 92), ink(0.4), 8)
		c.solid(circle(194, 186, 88), satin(rgb(0xA2A7AD)).edge(12))
		c.fill(circle(194, 186, 36), rgb(0xFFFFFF))
		c.fill(circle(194, 186, 36).without(circle(196, 188, 35)), rgb(0x5A6068))
		for i := range 5 {
			sin, cos := math.Sincos((float64(i)*72 - 90) * math.Pi / 180)
			x, y := 194+61*cos, 186+61*sin
			c.fill(circle(x, y, 10), rgb(0x5A6068))
			c.fill(circle(x+1, y+1, 9), white)
		}
	})
}

func wheelHub(c *canvas, a article) {
	c.ground(200, 348, 110)
	steel := metal(rgb(0xB4B9BF))
	if a.code[3:] == "VKBA3643" {
		c.extrude(circle(186, 200, 126), 44, -4, steel.edge(7))
		c.solid(ring(186, 200, 112, 92), satin(rgb(0x2A2D31)).edge(6))
		c.solid(ring(186, 200, 90, 58), steel.edge(8))
		c.paint(circle(186, 200, 58), fade(140, 150, rgb(0x3A3E45), 232, 250, rgb(0xA8AEB5)))
		for i := range 14 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / 14)
			c.fill(circle(186+102*cos, 200+102*sin, 3), rgb(0x7A8088))
		}
		return
	}
	c.extrude(circle(196, 200, 142), 24, -4, steel.edge(8))
	c.soft(ring(196, 200, 82, 66), ink(0.22), 8)
	for i := range 5 {
		sin, cos := math.Sincos((float64(i)*72 - 90) * math.Pi / 180)
		x, y := 196+104*cos, 200+104*sin
		c.solid(circle(x, y, 15), metal(rgb(0x8E949C)).edge(8))
		c.extrude(circle(x-20, y+8, 9), 22, -8, metal(rgb(0xD3B36B)).edge(3))
	}
	c.extrude(circle(180, 206, 62), 22, -6, steel.edge(8))
	c.solid(ring(180, 206, 44, 30), steel.edge(6))
	c.paint(circle(180, 206, 30), fade(150, 180, rgb(0x3A3E45), 210, 236, rgb(0x9CA2AA)))
	c.fill(gear(180, 206, 27, 23, 22), rgb(0x54595F))
	c.fill(circle(180, 206, 20), rgb(0x2A2D31))
}

func controlArm(c *canvas, a article) {
	black := satin(rgb(0x34373C)).edge(14)
	arm := stroke(from(92, 112).curve(150, 130, 190, 190, 206, 284), 44)
	arm2 := stroke(from(206, 284).curve(250, 240, 270, 190, 316, 150), 40)
	c.lift(append(append(path{}, arm...), arm2...), 14)
	c.solid(append(append(path{}, arm...), arm2...), black)
	c.soft(stroke(from(110, 128).curve(150, 150, 180, 200, 196, 262), 8), white.alpha(0.14), 8)
	for _, q := range []point{{88, 110}, {318, 148}} {
		c.extrude(circle(q.x, q.y, 40), 12, -4, satin(rgb(0x34373C)).edge(7))
		c.solid(circle(q.x, q.y, 31), matte(rgb(0x17191C)).edge(8))
		c.solid(ring(q.x, q.y, 16, 9), metal(rgb(0xC6CBD1)).edge(4))
	}
	c.extrude(circle(206, 296, 38), 8, -4, satin(rgb(0x34373C)).edge(9))
	c.solid(circle(206, 296, 26), metal(rgb(0x9CA2AA)).edge(18))
	c.lathe(206, []ledge{{15, 310}, {13, 340}, {9, 346}, {9, 380}}, 0.2, metal(rgb(0xC6CBD1)))
}

func ballJoint(c *canvas, a article) {
	c.ground(190, 362, 74)
	c.lathe(160, []ledge{{12, 46}, {12, 96}, {18, 106}, {22, 130}}, 0.2, metal(rgb(0xC6CBD1)).printed(func(_, along float64) colour {
		if along < 0.55 {
			return rgb(0xC6CBD1).light(0.86 + 0.2*math.Mod(math.Floor(along*46), 2))
		}
		return rgb(0xC6CBD1)
	}))
	c.lathe(160, []ledge{{26, 126}, {52, 150}, {44, 176}, {62, 200}, {60, 226}}, 0.2, matte(rgb(0x202327)))
	c.lathe(160, []ledge{{64, 222}, {70, 240}, {68, 300}, {48, 330}, {30, 340}}, 0.2, satin(rgb(0x3B3F45)))
	if a.code[:2] == "TE" {
		c.solid(stroke(from(214, 270).line(352, 216), 40), satin(rgb(0x3B3F45)).edge(16))
		c.solid(stroke(from(330, 225).line(372, 208), 26), metal(rgb(0xB4B9BF)).edge(10))
		return
	}
	c.extrude(roundRect(206, 250, 136, 56, 20), 8, -10, satin(rgb(0x3B3F45)).edge(10))
	for _, x := range []float64{252, 312} {
		c.fill(circle(x, 278, 13), rgb(0x17191C))
		c.fill(circle(x+2, 280, 11), rgb(0xE9ECEF))
	}
}

func shockAbsorber(c *canvas, a article) {
	body := satin(a.k)
	steel := metal(rgb(0xC9CDD2))
	c.turned(32, 200, 200, func() {
		c.soft(roundRect(168, 30, 66, 350, 30).move(12, 16), ink(0.20), 18)
		c.lathe(200, []ledge{{8, 6}, {8, 34}}, 0.2, steel)
		c.lathe(200, []ledge{{12, 34}, {12, 170}}, 0.2, steel)
		if a.says("rear") || a.says("hilux") {
			c.lathe(200, []ledge{{30, 60}, {32, 70}, {32, 176}}, 0.2, satin(rgb(0x2A2D31)))
			c.lathe(200, []ledge{{27, 170}, {28, 320}, {26, 334}}, 0.2, body)
			c.extrude(circle(200, 362, 27), 5, -3, satin(rgb(0x2A2D31)).edge(6))
			c.solid(ring(200, 362, 16, 9), steel.edge(4))
		} else {
			c.lathe(200, []ledge{{26, 162}, {27, 172}, {27, 330}}, 0.2, body)
			c.lathe(200, []ledge{{54, 190}, {66, 200}, {60, 208}, {28, 214}}, 0.24, body)
			c.extrude(roundRect(168, 300, 66, 74, 8), 6, -4, satin(a.k.light(0.9)).edge(6))
			for _, y := range []float64{320, 354} {
				c.fill(circle(201, y, 8), rgb(0x0E1013))
			}
		}
		c.fill(roundRect(178, 232, 44, 54, 3), rgb(0xF1F2F3))
		c.label("OARSONG", 200, 250, 8.6, rgb(0x0B6385))
		c.label(a.code[3:], 200, 272, 10.5, rgb(0x2B2E33))
	})
}

func floorMats(c *canvas, a article) {
	mat := func(x, y, w, h, deg float64) {
		c.turned(deg, x+w/2, y+h/2, func() {
			p := from(x+14, y).line(x+w-30, y).curve(x+w, y, x+w, y+20, x+w, y+40).line(x+w, y+h-14).
				curve(x+w, y+h, x+w-8, y+h, x+w-16, y+h).line(x+16, y+h).curve(x, y+h, x, y+h-10, x, y+h-16).
				line(x, y+16).curve(x, y, x+6, y, x+14, y).close()
			c.lift(p, 9)
			c.solid(p, satin(a.k.plus(0.06)).edge(9))
			c.within(p.each(func(q point) point { return point{x + w/2 + (q.x-x-w/2)*0.86, y + h/2 + (q.y-y-h/2)*0.88} }), func() {
				for i := range 40 {
					v := float64(i)*12 - 120
					c.fill(stroke(from(x+v, y).line(x+v+h, y+h), 2), a.k.plus(0.19))
					c.fill(stroke(from(x+v+h, y).line(x+v, y+h), 2), a.k.light(0.5))
				}
			})
		})
	}
	mat(70, 46, 116, 166, -4)
	mat(214, 46, 116, 166, 4)
	mat(58, 236, 118, 92, -3)
	mat(224, 236, 118, 92, 3)
	mat(164, 246, 74, 108, 0)
}

func sunShade(c *canvas, a article) {
	body := from(40, 118).curve(120, 84, 280, 84, 360, 118).curve(380, 180, 380, 240, 356, 300).
		line(228, 296).curve(220, 272, 180, 272, 172, 296).line(44, 300).curve(20, 240, 20, 180, 40, 118).close()
	c.lift(body, 14)
	c.solid(body, metal(a.k.plus(0.05)).edge(5).printed(func(x, y float64) colour {
		return a.k.light(1.05 + 0.05*math.Sin(x*0.05+2*math.Sin(y*0.022)))
	}))
	c.fill(stroke(append(pen{}, append(body[0], body[0][0])...), 4.5), rgb(0x2A2D31))
	c.within(body, func() {
		c.soft(stroke(from(200, 80).curve(196, 160, 204, 220, 200, 300), 4), ink(0.45), 5)
		c.soft(stroke(from(40, 180).curve(100, 140, 160, 250, 200, 200), 7), ink(0.14), 12)
		c.soft(stroke(from(204, 200).curve(250, 150, 320, 260, 380, 190), 7), ink(0.14), 12)
	})
	c.fill(roundRect(192, 90, 16, 24, 4), rgb(0x2A2D31))
}
