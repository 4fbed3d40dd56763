package main

import (
	"image/color"
	"math"
	"strings"
)

// colour is red, green, blue and cover, each 0 to 1. On a canvas it stands
// premultiplied, in paints it does not.
type colour struct{ r, g, b, a float64 }

var (
	white = colour{1, 1, 1, 1}
	black = rgb(0x17191C)
	clear = colour{}
)

func rgb(hex uint32) colour {
	return colour{float64(hex>>16&255) / 255, float64(hex>>8&255) / 255, float64(hex&255) / 255, 1}
}

// ink is the cool near-black of shadows.
func ink(a float64) colour { return colour{0.07, 0.10, 0.14, a} }

func (k colour) alpha(a float64) colour { k.a = a; return k }

// light multiplies, and lets what is too bright run to white.
func (k colour) light(f float64) colour {
	r, g, b := k.r*f, k.g*f, k.b*f
	over := math.Max(0, math.Max(r, math.Max(g, b))-1) * 0.6
	return colour{unit(r + over), unit(g + over), unit(b + over), k.a}
}

func (k colour) mix(o colour, t float64) colour {
	t = unit(t)
	return colour{k.r + (o.r-k.r)*t, k.g + (o.g-k.g)*t, k.b + (o.b-k.b)*t, k.a + (o.a-k.a)*t}
}

func (k colour) plus(v float64) colour {
	return colour{unit(k.r + v), unit(k.g + v), unit(k.b + v), k.a}
}

func (k colour) bright() float64 { return 0.3*k.r + 0.59*k.g + 0.11*k.b }

// under lays top with a cover over a premultiplied colour.
func (k colour) under(top colour, cover float64) colour {
	a := top.a * cover
	return colour{top.r*a + k.r*(1-a), top.g*a + k.g*(1-a), top.b*a + k.b*(1-a), a + k.a*(1-a)}
}

func (k colour) nrgba() color.NRGBA {
	if k.a <= 0 {
		return color.NRGBA{}
	}
	byteOf := func(v float64) uint8 { return uint8(unit(v)*255 + 0.5) }
	return color.NRGBA{byteOf(k.r / k.a), byteOf(k.g / k.a), byteOf(k.b / k.a), byteOf(k.a)}
}

func unit(v float64) float64 { return math.Min(1, math.Max(0, v)) }

func smooth(lo, hi, v float64) float64 {
	t := unit((v - lo) / (hi - lo))
	return t * t * (3 - 2*t)
}

func flat(k colour) paint { return func(_, _ float64) colour { return k } }

// fade runs from one colour to another between two points.
func fade(x0, y0 float64, from colour, x1, y1 float64, to colour) paint {
	dx, dy := x1-x0, y1-y0
	return func(x, y float64) colour {
		return from.mix(to, ((x-x0)*dx+(y-y0)*dy)/(dx*dx+dy*dy))
	}
}

// palette turns the colour words of the catalog into colours; longer names
// stand before the words they contain.
func palette() []struct {
	word string
	k    colour
} {
	return []struct {
		word string
		k    colour
	}{
		{"natural black", rgb(0x241C18)},
		{"matte black", rgb(0x2A2C2F)},
		{"carbon", rgb(0x2B2D31)},
		{"black", rgb(0x1E2024)},
		{"off white", rgb(0xF1ECE2)},
		{"ivory", rgb(0xF4EDDD)},
		{"warm white", rgb(0xF6EEDC)},
		{"cool white", rgb(0xEAF1F6)},
		{"white", rgb(0xF3F4F5)},
		{"space grey", rgb(0x6A6E74)},
		{"grey", rgb(0x8B9097)},
		{"silver", rgb(0xC9CDD2)},
		{"chrome", rgb(0xD2D6DA)},
		{"steel", rgb(0xB8BDC3)},
		{"navy", rgb(0x22375E)},
		{"sky blue", rgb(0x8CBBDD)},
		{"ice blue", rgb(0xBFDCEC)},
		{"blue and white", rgb(0x2E5FA8)},
		{"blue", rgb(0x2F6DB0)},
		{"teal", rgb(0x2E7F86)},
		{"sage green", rgb(0x9BAE93)},
		{"mint", rgb(0xB4DCCB)},
		{"olive", rgb(0x6E7350)},
		{"emerald", rgb(0x1F6B52)},
		{"green", rgb(0x4B8B62)},
		{"rose gold", rgb(0xD9A08F)},
		{"champagne", rgb(0xE3CBA5)},
		{"antique gold", rgb(0xB28E4B)},
		{"gold", rgb(0xCFA457)},
		{"brass", rgb(0xC39A4E)},
		{"honey blonde", rgb(0xB98A54)},
		{"blonde", rgb(0xE2C48C)},
		{"burgundy", rgb(0x5F1A2A)},
		{"wine red", rgb(0x7A2233)},
		{"red", rgb(0xC23A34)},
		{"blush", rgb(0xEFCFC9)},
		{"dusty rose", rgb(0xC98F90)},
		{"pink", rgb(0xEDB3BF)},
		{"terracotta", rgb(0xC0694A)},
		{"orange", rgb(0xE07C37)},
		{"amber", rgb(0xC8792D)},
		{"yellow", rgb(0xE8C04A)},
		{"mustard", rgb(0xC79A3C)},
		{"purple", rgb(0x7A63A8)},
		{"lavender", rgb(0xB9AAD6)},
		{"dark brown", rgb(0x3E2A20)},
		{"chestnut", rgb(0x6B3F28)},
		{"brown", rgb(0x5B3C2A)},
		{"walnut", rgb(0x7A5338)},
		{"oak", rgb(0xC9A578)},
		{"natural", rgb(0xD8BE93)},
		{"beige", rgb(0xDCCBB0)},
		{"kraft", rgb(0xBF9768)},
		{"clear", rgb(0xE6EEF2)},
		{"smoke", rgb(0x6B7075)},
	}
}

// named finds the first known colour word in a text.
func named(text string, otherwise colour) colour {
	text = strings.ToLower(text)
	best, at := otherwise, len(text)+1
	for _, p := range palette() {
		if i := strings.Index(text, p.word); i >= 0 && i < at {
			best, at = p.k, i
		}
	}
	return best
}
