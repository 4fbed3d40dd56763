package main

import (
	"math"
	"strings"
)

const tilt = 0.16

func vase(c *canvas, a article) {
	f := 0.55 + 0.45*math.Min(1, a.number/34)
	c.ground(200, 356, 70*f+14)
	c.viewed(zoomed(f, 200, 360), func() {
		switch {
		case strings.HasPrefix(a.code, "VS-C"):
			ribs := satin(a.k).printed(func(around, _ float64) colour {
				return a.k.light(0.93 + 0.10*math.Sin(around*22))
			})
			c.lathe(200, []ledge{{38, 62}, {34, 90}, {50, 130}, {84, 205}, {82, 270}, {56, 335}, {46, 352}}, tilt, ribs)
			c.mouth(200, 62, 38, tilt, 6, satin(a.k))
		case strings.HasPrefix(a.code, "VS-B"):
			blue := a.k
			paint := shiny(rgb(0xF3F5F6)).printed(func(around, along float64) colour { return porcelain(around, along, blue) })
			c.lathe(200, []ledge{{30, 54}, {22, 66}, {24, 84}, {76, 120}, {96, 160}, {84, 230}, {56, 310}, {54, 340}, {60, 352}}, tilt, paint)
			c.mouth(200, 54, 30, tilt, 5, shiny(rgb(0xF3F5F6)))
		default:
			grain := matte(a.k).printed(func(around, along float64) colour {
				return a.k.light(1 + 0.025*math.Sin(along*90) + 0.015*math.Sin(along*230+around))
			})
			c.lathe(200, []ledge{{26, 92}, {24, 112}, {40, 134}, {98, 190}, {114, 244}, {96, 310}, {58, 352}}, tilt, grain)
			c.mouth(200, 92, 26, tilt, 5, matte(a.k))
		}
	})
}

// porcelain paints bands, scrolls and petals in blue on white.
func porcelain(around, along float64, blue colour) colour {
	ground := rgb(0xF3F5F6)
	stroke := 0.0
	band := func(at, width float64) float64 { return smooth(width, width*0.4, math.Abs(along-at)) }
	stroke = math.Max(stroke, math.Max(band(0.035, 0.014), band(0.96, 0.016)))
	stroke = math.Max(stroke, math.Max(band(0.175, 0.006), band(0.80, 0.006)))
	vine := math.Abs(along - 0.47 - 0.085*math.Sin(around*3.1+0.6))
	stroke = math.Max(stroke, smooth(0.011, 0.004, vine)*0.9)
	for i := -2; i <= 2; i++ {
		cx, cy := float64(i)*1.02-0.1, 0.47-0.05*math.Cos(float64(i)*math.Pi)
		dx, dy := (around-cx)*0.34, along-cy
		r, angle := math.Hypot(dx, dy), math.Atan2(dy, dx)
		flower := 0.085 * (0.72 + 0.28*math.Cos(angle*6))
		stroke = math.Max(stroke, smooth(flower+0.006, flower-0.006, r)*(0.45+0.5*smooth(0.02, 0.06, r)))
	}
	if along > 0.80 {
		petal := math.Abs(math.Sin(around * 5))
		stroke = math.Max(stroke, smooth(0.5, 0.9, petal)*smooth(0.80, 0.9, along)*0.8)
	}
	if along > 0.08 && along < 0.165 {
		stroke = math.Max(stroke, smooth(0.3, 0.7, math.Sin(around*12)*0.5+0.5)*0.55)
	}
	return ground.mix(blue, stroke)
}

func donutVase(c *canvas, a article) {
	c.ground(200, 352, 74)
	c.lathe(200, []ledge{{26, 46}, {20, 60}, {24, 88}}, tilt, matte(a.k))
	c.mouth(200, 46, 26, tilt, 5, matte(a.k))
	grain := matte(a.k).edge(46)
	c.solid(ring(200, 214, 134, 50), grain)
	c.within(ring(200, 214, 134, 50), func() { c.soft(ellipse(200, 352, 120, 40), ink(0.14), 30) })
	c.solid(roundRect(146, 336, 108, 16, 8), matte(a.k.light(0.96)).edge(6))
}

func glassVase(c *canvas, a article) {
	top := 330 - 8.6*a.number
	c.ground(200, 344, 62)
	glass := glassy(a.k)
	c.paint(ellipse(200, top, 66, 66*tilt), fade(134, top, a.k.light(0.7).alpha(0.30), 266, top, a.k.alpha(0.15)))
	c.lathe(200, []ledge{{66, top}, {66, 200}, {66, 330}, {62, 340}}, tilt, glass)
	c.paint(ellipse(200, 330, 60, 60*tilt), fade(140, 330, a.k.light(0.55).alpha(0.5), 260, 330, a.k.alpha(0.35)))
	c.fill(ellipse(200, 322, 54, 54*tilt), a.k.mix(white, 0.5).alpha(0.5))
	c.fill(ellipse(200, top, 66, 66*tilt).without(ellipse(200, top, 63, 63*tilt-0.8)), a.k.light(0.8).alpha(0.85))
	c.soft(roundRect(146, top+20, 9, 300-top, 4), white.alpha(0.8), 3)
	c.soft(roundRect(246, top+24, 5, 290-top, 2), white.alpha(0.5), 3)
}

func candleSet(c *canvas, a article) {
	s := metal(a.k)
	if strings.Contains(a.colour, "black") {
		s = satin(a.k)
	}
	for _, v := range []struct{ x, top, base float64 }{{112, 196, 330}, {290, 152, 336}, {202, 108, 352}} {
		c.ground(v.x, v.base+2, 46)
		c.lathe(v.x, []ledge{{11, v.top - 92}, {11.5, v.top + 6}}, 0.2, satin(rgb(0xF6F1E6)))
		c.fill(stroke(from(v.x, v.top-92).line(v.x+1, v.top-101), 2), rgb(0x4A4038))
		c.lathe(v.x, []ledge{{17, v.top}, {16, v.top + 16}, {7, v.top + 24}}, tilt, s)
		c.lathe(v.x, []ledge{{26, v.top + 18}, {24, v.top + 23}, {5, v.top + 27}}, tilt, s)
		c.lathe(v.x, []ledge{{5, v.top + 26}, {5, v.base - 18}, {8, v.base - 12}, {40, v.base - 5}, {43, v.base}}, tilt, s)
	}
}

func candelabra(c *canvas, a article) {
	s := metal(a.k)
	c.ground(200, 368, 60)
	for _, x := range []float64{-120, -62, 62, 120} {
		reach := from(200, 262).curve(200+x*0.3, 300, 200+x, 270, 200+x, 168+math.Abs(x)*0.14)
		c.solid(stroke(reach, 8), s.edge(4))
	}
	c.lathe(200, []ledge{{6, 150}, {7, 220}, {17, 244}, {8, 268}, {7, 320}, {14, 334}, {50, 354}, {56, 364}}, tilt, s)
	for _, x := range []float64{-120, -62, 0, 62, 120} {
		cx, top := 200+x, 156+math.Abs(x)*0.14
		if x == 0 {
			top = 136
		}
		c.lathe(cx, []ledge{{8.5, top - 72}, {9, top}}, 0.2, satin(rgb(0xF6F1E6)))
		c.soft(ellipse(cx, top-86, 12, 18), rgb(0xFFD27A).alpha(0.7), 10)
		c.fill(from(cx, top-98).curve(cx+9, top-84, cx+6, top-74, cx, top-73).curve(cx-6, top-74, cx-9, top-84, cx, top-98).close(), rgb(0xFFB84A))
		c.lathe(cx, []ledge{{17, top - 2}, {16, top + 4}, {10, top + 10}, {6, top + 18}}, tilt, s)
		c.fill(stroke(from(cx, top+20).line(cx, top+34), 1.2), rgb(0xB9C6D0))
		drop := from(cx, top+32).curve(cx+9, top+46, cx+6, top+56, cx, top+57).curve(cx-6, top+56, cx-9, top+46, cx, top+32).close()
		c.solid(drop, glassy(rgb(0xC6D9E4)).edge(5))
	}
}

func tealight(c *canvas, a article) {
	c.ground(200, 318, 100)
	c.soft(ellipse(200, 250, 84, 60), rgb(0xFFD27A).alpha(0.55), 40)
	cut := glassy(a.k).printed(func(around, along float64) colour {
		facet := math.Mod(math.Floor(around*4.2+along*3)+math.Floor(-around*4.2+along*3)+40, 2)
		return a.k.light(0.84 + 0.24*facet)
	})
	c.paint(ellipse(200, 140, 100, 30), fade(100, 140, a.k.light(0.62).alpha(0.55), 300, 140, a.k.alpha(0.35)))
	c.solid(roundRect(152, 232, 96, 50, 8), metal(rgb(0xD3D7DB)).edge(6))
	c.fill(ellipse(200, 232, 48, 13), rgb(0xFBF4E4))
	c.soft(ellipse(200, 196, 16, 28), rgb(0xFFC964).alpha(0.9), 12)
	c.fill(from(200, 172).curve(213, 194, 209, 216, 200, 219).curve(191, 216, 187, 194, 200, 172).close(), rgb(0xFFB13C))
	c.fill(from(200, 192).curve(206, 202, 205, 214, 200, 216).curve(195, 214, 194, 202, 200, 192).close(), rgb(0xFFF1C4))
	c.lathe(200, []ledge{{100, 140}, {98, 200}, {86, 262}, {74, 304}, {70, 310}}, 0.30, cut)
	c.fill(ellipse(200, 140, 100, 30).without(ellipse(200, 140, 95, 27)), a.k.light(0.9).mix(white, 0.3).alpha(0.9))
}

func lantern(c *canvas, a article) {
	c.ground(200, 362, 92)
	c.solid(ring(200, 62, 36, 30), matte(rgb(0xB08D5E)).edge(3))
	wood := satin(a.k).edge(5)
	c.solid(polygon(134, 110, 170, 78, 230, 78, 266, 110), wood)
	c.solid(roundRect(108, 106, 184, 24, 4), wood)
	c.paint(polygon(124, 130, 276, 130, 276, 336, 124, 336), fade(124, 130, rgb(0xEAF1F4), 276, 336, rgb(0xCBD8DF)))
	c.soft(ellipse(200, 236, 50, 70), rgb(0xFFD27A).alpha(0.75), 44)
	c.lathe(200, []ledge{{30, 262}, {30, 330}}, tilt, satin(rgb(0xF6F0E2)))
	c.lid(200, 262, 30, tilt, satin(rgb(0xFBF6EA)))
	c.soft(ellipse(200, 238, 12, 22), rgb(0xFFC964).alpha(0.9), 10)
	c.fill(from(200, 222).curve(210, 240, 207, 256, 200, 258).curve(193, 256, 190, 240, 200, 222).close(), rgb(0xFFB13C))
	c.fill(polygon(236, 130, 262, 130, 190, 336, 164, 336), white.alpha(0.32))
	for _, x := range []float64{116, 272} {
		c.solid(roundRect(x, 126, 13, 212, 3), wood)
	}
	c.solid(roundRect(124, 222, 152, 9, 2), wood)
	c.solid(roundRect(104, 334, 192, 26, 4), wood)
}

func scentedCandle(c *canvas, a article) {
	c.ground(200, 338, 96)
	c.paint(ellipse(200, 126, 92, 24), fade(108, 126, a.k.light(0.55).alpha(0.8), 292, 126, a.k.light(0.9).alpha(0.6)))
	c.fill(ellipse(200, 150, 86, 21), rgb(0xF8F1E3))
	c.soft(ellipse(200, 128, 15, 26), rgb(0xFFC964).alpha(0.9), 12)
	c.fill(stroke(from(200, 150).line(200, 138), 2.5), rgb(0x3E362E))
	c.fill(from(200, 100).curve(213, 120, 208, 138, 200, 140).curve(192, 138, 187, 120, 200, 100).close(), rgb(0xFFB13C))
	c.lathe(200, []ledge{{86, 150}, {87, 316}, {82, 326}}, 0.25, satin(rgb(0xF3EADA)))
	glass := glassy(a.k)
	c.lathe(200, []ledge{{92, 126}, {92, 320}, {86, 332}}, 0.26, glass)
	c.paint(polygon(108, 150, 292, 150, 292, 320, 108, 320), flat(a.k.alpha(0.22)))
	c.fill(ellipse(200, 126, 92, 24).without(ellipse(200, 126, 88, 21.5)), a.k.light(1.1).mix(white, 0.4).alpha(0.9))
	c.fill(roundRect(142, 206, 116, 86, 4), rgb(0xFBF8F2))
	c.fill(roundRect(147, 211, 106, 76, 3).without(roundRect(148.5, 212.5, 103, 73, 2)), rgb(0xB9A98C))
	c.label("OARSONG", 200, 240, 18, rgb(0x4A4038))
	c.label(strings.ToUpper(strings.Fields(a.name[strings.LastIndex(a.name, ",")+1:])[0]), 200, 260, 12, rgb(0x7A6E60))
	c.label("200 g", 200, 278, 10, rgb(0x7A6E60))
}
