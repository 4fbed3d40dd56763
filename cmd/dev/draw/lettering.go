package main

import (
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// lettering turns text into outlines of one face.
type lettering struct{ face *sfnt.Font }

func newLettering(ttf []byte) (*lettering, error) {
	face, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	return &lettering{face}, nil
}

// glyph gives the outline of one character with its base line at 0 0, and how
// far the next stands from it. A character the face lacks draws nothing.
func (l *lettering) glyph(r rune, size float64) (path, float64) {
	var buffer sfnt.Buffer
	index, err := l.face.GlyphIndex(&buffer, r)
	if err != nil {
		return nil, 0
	}
	ppem := fixed.I(1000)
	advance, err := l.face.GlyphAdvance(&buffer, index, ppem, font.HintingNone)
	if err != nil {
		return nil, 0
	}
	segments, err := l.face.LoadGlyph(&buffer, index, ppem, nil)
	if err != nil {
		return nil, 0
	}
	at := func(q fixed.Point26_6) point {
		return point{float64(q.X) / 64000 * size, float64(q.Y) / 64000 * size}
	}
	var out path
	var p pen
	for _, s := range segments {
		a, b, d := at(s.Args[0]), at(s.Args[1]), at(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if len(p) > 2 {
				out = append(out, p)
			}
			p = from(a.x, a.y)
		case sfnt.SegmentOpLineTo:
			p = p.line(a.x, a.y)
		case sfnt.SegmentOpQuadTo:
			q := p[len(p)-1]
			p = p.curve(q.x+(a.x-q.x)*2/3, q.y+(a.y-q.y)*2/3, b.x+(a.x-b.x)*2/3, b.y+(a.y-b.y)*2/3, b.x, b.y)
		case sfnt.SegmentOpCubeTo:
			p = p.curve(a.x, a.y, b.x, b.y, d.x, d.y)
		}
	}
	if len(p) > 2 {
		out = append(out, p)
	}
	return out, float64(advance) / 64000 * size
}

// words sets a line of text with its middle at cx and its base line at y.
func (l *lettering) words(text string, cx, y, size float64) path {
	var out path
	x := 0.0
	for _, r := range text {
		g, advance := l.glyph(r, size)
		out = append(out, g.move(x, y)...)
		x += advance
	}
	return out.move(cx-x/2, 0)
}

// along sets text on a circle, upright to it, spread evenly over an arc of
// degrees whose middle is at the top.
func (l *lettering) along(text string, cx, cy, radius, arc, size float64) path {
	var out path
	runes := []rune(text)
	for i, r := range runes {
		g, advance := l.glyph(r, size)
		angle := -arc/2 + arc*float64(i)/math.Max(1, float64(len(runes)-1))
		out = append(out, g.move(cx-advance/2, cy-radius).turn(angle, cx, cy)...)
	}
	return out
}

// beneath sets text along the lower half of a circle, heads to the centre,
// spread evenly over an arc of degrees whose middle is at the bottom.
func (l *lettering) beneath(text string, cx, cy, radius, arc, size float64) path {
	var out path
	runes := []rune(text)
	for i, r := range runes {
		g, advance := l.glyph(r, size)
		angle := arc/2 - arc*float64(i)/math.Max(1, float64(len(runes)-1))
		out = append(out, g.move(cx-advance/2, cy+radius).turn(angle, cx, cy)...)
	}
	return out
}
