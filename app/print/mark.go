package print

import (
	"image"
	"image/color"
)

// Page is one page of marks. All measures are points (1/72 inch) from the top
// left corner.
type Page struct {
	Width, Height float64
	Marks         []Mark // in the order of painting
}

// Mark is one thing on a page: Text, Line, Box, Image or Across.
type Mark interface {
	moved(dy float64) Mark
	span() (top, bottom float64)
}

// Ink is a colour as 0xRRGGBB; NoInk paints nothing.
type Ink uint32

// NoInk leaves a box without filling or edge.
const NoInk Ink = 1 << 24

// Color is the ink for image libraries.
func (k Ink) Color() color.NRGBA {
	return color.NRGBA{R: uint8(k >> 16), G: uint8(k >> 8), B: uint8(k), A: 0xff}
}

// Text is a run of characters in one face, its baseline beginning at X, Y.
type Text struct {
	X, Y, Size float64
	Bold       bool
	Ink        Ink
	Text       string
}

// Line is a straight stroke.
type Line struct {
	X1, Y1, X2, Y2, Width float64
	Ink                   Ink
}

// Box is a rectangle; its edge is half a point wide.
type Box struct {
	X, Y, W, H float64
	Fill, Edge Ink
}

// Image is a picture scaled into a rectangle of its own ratio.
type Image struct {
	X, Y, W, H float64
	ID         string
	Picture    image.Image
}

// Across is a bold word that lies over everything else on a page, centred on
// X, Y, rising by Lean degrees; it covers what is under it by Share of 1.
type Across struct {
	X, Y, Size, Lean float64
	Ink              Ink
	Share            float64
	Text             string
}

func (a Across) moved(dy float64) Mark { a.Y += dy; return a }

func (a Across) span() (top, bottom float64) { return a.Y, a.Y }

func (t Text) moved(dy float64) Mark { t.Y += dy; return t }

func (l Line) moved(dy float64) Mark { l.Y1 += dy; l.Y2 += dy; return l }

func (b Box) moved(dy float64) Mark { b.Y += dy; return b }

func (i Image) moved(dy float64) Mark { i.Y += dy; return i }

// The room of a run above and below its baseline, as shares of its size.
const (
	above = 0.9
	below = 0.25
)

func (t Text) span() (top, bottom float64) { return t.Y - above*t.Size, t.Y + below*t.Size }

func (l Line) span() (top, bottom float64) { return min(l.Y1, l.Y2), max(l.Y1, l.Y2) }

func (b Box) span() (top, bottom float64) { return b.Y, b.Y + b.H }

func (i Image) span() (top, bottom float64) { return i.Y, i.Y + i.H }
