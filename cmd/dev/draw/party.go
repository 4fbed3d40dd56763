package main

import "math"

// folded lays cloth in soft folds along the length of a band.
func folded(c *canvas, outline path, s stuff, folds ...pen) {
	c.lift(outline, 12)
	c.solid(outline, s)
	c.within(outline, func() {
		for _, f := range folds {
			c.soft(stroke(f, 10), ink(0.22), 13)
			c.soft(stroke(pen(path{f}.move(11, -2)[0]), 8), white.alpha(0.35), 10)
		}
	})
}

func runner(c *canvas, a article) {
	s := stuff{base: a.k, gloss: 0.5, bevel: 18}
	if a.says("cheesecloth") {
		s = matte(a.k).edge(12).printed(func(x, y float64) colour {
			return a.k.light(1 + 0.05*math.Sin(x*1.1+3*math.Sin(y*0.05))*math.Sin(y*0.9))
		})
	}
	table := polygon(28, 168, 372, 128, 388, 148, 44, 194)
	c.soft(polygon(40, 200, 380, 150, 380, 360, 60, 372), ink(0.10), 30)
	c.extrude(table, 0, 18, satin(rgb(0xD9C2A2)).edge(3))
	top := polygon(150, 154, 254, 142, 286, 161, 178, 176)
	c.solid(top, s)
	drop := from(178, 176).curve(176, 230, 170, 300, 164, 366).curve(200, 374, 250, 362, 296, 350).curve(292, 290, 288, 220, 286, 161).close()
	folded(c, drop, s,
		from(200, 178).curve(198, 240, 190, 300, 188, 372), from(232, 170).curve(230, 240, 232, 300, 226, 372), from(262, 164).curve(260, 230, 266, 300, 268, 360))
}

func sash(c *canvas, a article) {
	k := a.k.mix(white, 0.18)
	wood := satin(rgb(0x8A5B3A)).edge(5)
	for _, x := range []float64{106, 294} {
		c.solid(stroke(from(x, 60).line(x, 380), 15), wood)
	}
	c.solid(stroke(from(106, 66).curve(150, 46, 250, 46, 294, 66), 17), wood)
	c.solid(stroke(from(106, 300).line(294, 300), 11), wood)
	band := from(96, 148).curve(160, 160, 240, 160, 304, 148).line(304, 196).curve(240, 190, 160, 190, 96, 196).close()
	folded(c, band, satin(k).edge(10), from(90, 168).curve(160, 178, 240, 178, 310, 166))
	bow(c, 200, 172, k, 1.7)
}

func chairCover(c *canvas, a article) {
	c.ground(204, 374, 96)
	s := satin(a.k.light(0.96)).edge(16)
	seat := from(104, 226).curve(160, 214, 250, 214, 300, 226).curve(306, 280, 312, 330, 322, 372).line(292, 372).
		curve(260, 340, 150, 340, 122, 372).line(88, 372).curve(96, 330, 100, 280, 104, 226).close()
	c.solid(seat, s)
	c.solid(from(110, 70).curve(116, 34, 284, 34, 290, 70).curve(296, 130, 298, 190, 300, 236).curve(250, 248, 150, 248, 102, 236).curve(104, 190, 106, 130, 110, 70).close(), s)
	for _, f := range []pen{from(120, 240).curve(130, 290, 120, 330, 106, 370), from(200, 246).curve(200, 280, 196, 320, 196, 345), from(284, 240).curve(280, 290, 292, 330, 306, 370)} {
		c.within(seat, func() { c.soft(stroke(f, 8), ink(0.22), 11) })
	}
	c.soft(stroke(from(106, 238).curve(150, 252, 250, 252, 298, 238), 6), ink(0.22), 7)
}

func glow(c *canvas, x, y, r float64) {
	c.soft(circle(x, y, r*2.6), rgb(0xFFD27A).alpha(0.55), r*3)
	c.fill(circle(x, y, r), rgb(0xFFE9B5))
	c.fill(circle(x, y, r*0.55), white)
}

func stringLights(c *canvas, a article) {
	c.soft(circle(200, 190, 150), rgb(0xFFEFCF).alpha(0.6), 60)
	for i := range 5 {
		r := 70 + float64(i)*17
		loop := append(pen{}, ellipse(200+5*math.Sin(float64(i)*2.1), 186+4*math.Cos(float64(i)*1.7), r+7, r-5)[0]...)
		loop = append(loop, loop[0])
		c.soft(stroke(loop, 3).move(2, 4), ink(0.22), 4)
		c.fill(stroke(loop, 2.4), rgb(0xB87B45))
		for j := 0; j < 96; j += 10 {
			q := loop[(j+i*3)%96]
			glow(c, q.x, q.y, 3.6)
		}
	}
	c.solid(stroke(from(240, 330).curve(280, 350, 300, 330, 322, 352), 4), satin(rgb(0xF3F4F5)).edge(2))
	c.solid(roundRect(318, 336, 44, 26, 6).turn(18, 340, 349), shiny(rgb(0xEDEFF1)).edge(5))
	c.solid(roundRect(354, 346, 24, 18, 2).turn(18, 366, 355), metal(rgb(0xC6CBD1)).edge(3))
}

func curtainLights(c *canvas, a article) {
	c.paint(roundRect(36, 36, 328, 328, 10), fade(200, 36, rgb(0x2A3442), 200, 364, rgb(0x161C26)))
	c.fill(stroke(from(48, 58).line(352, 58), 2.5), rgb(0xB87B45))
	for i := range 11 {
		x := 56 + float64(i)*28.8
		c.fill(stroke(from(x, 58).line(x, 346), 1), rgb(0x8A6238))
		for j := range 9 {
			glow(c, x+2*math.Sin(float64(i*7+j*3)), 80+float64(j)*31+float64(i%2)*12, 2.6)
		}
	}
}

// rose is one bloom seen from above.
func rose(c *canvas, x, y, r float64, k colour) {
	c.soft(circle(x+2, y+5, r), ink(0.22), 8)
	for layer, f := range []float64{1, 0.78, 0.56, 0.36} {
		n := 6 - layer
		for i := range n {
			angle := 2*math.Pi*float64(i)/float64(n) + float64(layer)*0.9
			px, py := x+r*f*0.46*math.Cos(angle), y+r*f*0.46*math.Sin(angle)
			c.solid(ellipse(px, py, r*f*0.60, r*f*0.50).turn(angle*180/math.Pi+90, px, py), satin(k.light(1.06-0.10*float64(layer))).edge(r*0.28))
		}
	}
	c.solid(circle(x, y, r*0.17), matte(k.light(0.72)).edge(4))
}

func bouquet(c *canvas, a article) {
	leaf := satin(rgb(0x6F8B68)).edge(6)
	for i := range 14 {
		angle := float64(i)*360/14 + 8
		p := from(200, 150).curve(228, 90, 218, 40, 200, 12).mirror(200).turn(angle, 200, 152)
		c.solid(p, leaf)
	}
	c.soft(ellipse(206, 372, 40, 8), ink(0.2), 10)
	c.solid(polygon(176, 236, 224, 236, 216, 366, 186, 366), satin(a.k.mix(white, 0.55)).edge(10))
	pale := a.k.mix(white, 0.55)
	at := []point{{122, 110}, {278, 112}, {110, 176}, {290, 178}, {152, 226}, {248, 226}, {200, 70}, {150, 84}, {250, 86}, {200, 240}, {156, 152}, {244, 154}, {200, 124}, {200, 190}}
	for i, q := range at {
		k := a.k
		if i%3 == 1 {
			k = pale
		}
		rose(c, q.x, q.y, 36, k)
	}
	bow(c, 200, 286, a.k.mix(white, 0.6), 0.75)
}

func cakeTopper(c *canvas, a article) {
	gold := metal(a.k).edge(2.5)
	c.soft(c.letter.words("Mr & Mrs", 206, 172, 78), ink(0.20), 10)
	c.solid(c.letter.words("Mr & Mrs", 200, 164, 78), gold)
	c.solid(stroke(from(44, 186).curve(120, 200, 280, 200, 356, 186), 7), gold)
	for _, x := range []float64{150, 250} {
		c.soft(stroke(from(x+6, 196).line(x+6, 352), 6), ink(0.2), 6)
		c.solid(polygon(x-4, 190, x+4, 190, x+4, 336, x, 356, x-4, 336), gold)
	}
	heart := from(200, 262).curve(168, 236, 160, 214, 180, 208).curve(192, 205, 198, 214, 200, 222).mirror(200)
	c.solid(heart, gold)
}

func balloons(c *canvas, a article) {
	ks := []colour{a.k, rgb(0xF4EDE6), a.k.mix(rgb(0xE9C9C0), 0.6), rgb(0xE3CBA5), a.k.light(0.86)}
	for i := range 64 {
		t := float64(i) / 63
		angle := math.Pi * (1.02 + 0.96*t)
		spread := 24 * math.Sin(float64(i)*2.7)
		r := 14 + 17*math.Abs(math.Sin(float64(i)*1.9))
		drop := 118 * math.Pow(math.Abs(2*t-1), 3)
		x := 200 + (138+spread)*math.Cos(angle)
		y := 226 + (158+spread)*math.Sin(angle) + drop
		k := ks[i*7%5]
		c.soft(circle(x+3, y+6, r), ink(0.16), 8)
		c.solid(circle(x, y, r), shiny(k).edge(r*0.9))
		c.soft(ellipse(x-r*0.36, y-r*0.42, r*0.20, r*0.13), white.alpha(0.75), 3)
	}
}

func tiara(c *canvas, a article) {
	s := metal(a.k).edge(3)
	c.soft(ellipse(200, 306, 146, 16), ink(0.18), 16)
	band := func(x float64) float64 { return 290 - 34*(1-math.Pow((x-200)/150, 2)) + 26*math.Pow((x-200)/150, 2) }
	var low pen
	for x := 52.0; x <= 348; x += 4 {
		low = append(low, point{x, band(x)})
	}
	for i := -4; i <= 4; i++ {
		x := 200 + float64(i)*32
		height := 150 - 24*math.Abs(float64(i))
		y := band(x)
		for _, side := range []float64{-1, 1} {
			curl := from(x, y-4).curve(x+side*22, y-height*0.4, x+side*4, y-height*0.7, x, y-height)
			c.solid(stroke(curl, 3.6), s)
		}
		gem(c, x, y-height-6, 8.5-0.7*math.Abs(float64(i)))
		gem(c, x, y-height*0.42, 7)
	}
	c.solid(stroke(low, 8), s)
	for i := range 23 {
		x := 64 + float64(i)*12.4
		gem(c, x, band(x), 4.4)
	}
}

func gem(c *canvas, x, y, r float64) {
	c.fill(circle(x, y, r), rgb(0xBFD3DF))
	c.fill(polygon(x-r*0.8, y-r*0.3, x, y-r*0.9, x+r*0.2, y, x-r*0.4, y+r*0.4), white)
	c.fill(polygon(x+r*0.2, y, x+r*0.9, y-r*0.2, x+r*0.4, y+r*0.8), rgb(0x86A6BA))
	c.fill(star(x-r*0.2, y-r*0.3, r*0.9, r*0.12, 4), white.alpha(0.95))
}

func ringBox(c *canvas, a article) {
	c.ground(200, 340, 116)
	velvet := matte(a.k).edge(8)
	c.solid(polygon(104, 176, 150, 76, 262, 76, 300, 176, 250, 196, 152, 196), velvet)
	c.solid(polygon(128, 168, 164, 94, 246, 94, 276, 168, 240, 180, 164, 180), matte(a.k.light(0.72)).edge(8))
	c.extrude(polygon(88, 220, 152, 186, 252, 186, 312, 220, 252, 258, 150, 258), 0, 84, velvet)
	c.solid(polygon(110, 220, 160, 194, 244, 194, 290, 220, 244, 248, 158, 248), matte(rgb(0xF1E7DC)).edge(5))
	for _, q := range []point{{164, 206}, {236, 206}} {
		c.fill(ellipse(q.x, q.y+14, 30, 5), ink(0.4))
		band := ring(q.x, q.y-8, 27, 22)
		c.within(polygon(0, 0, 400, 0, 400, q.y+14, 0, q.y+14), func() { c.solid(band, metal(rgb(0xE3BE6C)).edge(3)) })
	}
	gem(c, 164, 168, 11)
}
