package print

import (
	"math"

	"sampan/app/money"
)

// Shape is how a chart is drawn.
type Shape int

// The shapes. Bars lie, with their label at the left and their figure at the
// right; columns stand, with label below and figure above; a funnel is bars
// around a middle line.
const (
	Bars Shape = iota
	Columns
	Funnel
)

// Chart is a picture of figures. Its marks are the same on the screen and on
// paper, and every bar has its number beside it.
type Chart struct {
	Shape   Shape
	Stacked bool     // parts of a bar follow each other; else they lie side by side
	Series  []string // names of the parts, for the legend; one or none shows no legend
	Bars    []Bar
	Empty   string // said where there is nothing to draw
}

// Bar is one label with its parts, in the order of the series.
type Bar struct {
	Label, Figure string
	Parts         []money.Decimal // may be negative
}

// Palette colours a chart. Parts beyond its series begin anew.
type Palette struct {
	Ground, Ink, Soft, Rule Ink
	Series                  []Ink
	Loss                    Ink // of single negative bars
}

// OnPaper is the palette of printed charts.
func OnPaper() Palette {
	return Palette{Ground: 0xFFFFFF, Ink: ink, Soft: soft, Rule: 0xDFE3E8, Series: []Ink{seaBlue, 0xB9D3DE, 0xC98A2B, 0xA15C07, 0xB3261E}, Loss: 0xB3261E}
}

// InTheDark is the palette of charts on a dark screen.
func InTheDark() Palette {
	return Palette{Ground: 0x1A2027, Ink: 0xE7ECF2, Soft: 0x9AA7B5, Rule: 0x313B46, Series: []Ink{0x53B4DB, 0x2E5D72, 0xE0A44A, 0xB9772B, 0xF07C73}, Loss: 0xF07C73}
}

const (
	chartSize   = 8.5 // of labels and figures
	legendDepth = 18.0
	barDepth    = 20.0
	labelShare  = 0.26 // of the width, at most
	figureShare = 0.22
)

// ChartDepth is the height that a chart asks for, in points.
func ChartDepth(c Chart) float64 {
	depth := barDepth * float64(max(len(c.Bars), 1))
	if c.Shape == Columns {
		depth = 150
	}
	if len(c.Series) > 1 {
		depth += legendDepth
	}
	return depth
}

// Chart draws a chart on a page of its own size, for the screen. Widths and
// heights are points.
func (p *Printer) Chart(c Chart, width, height float64, colors Palette) Page {
	page := Page{Width: width, Height: height, Marks: []Mark{Box{W: width, H: height, Fill: colors.Ground, Edge: NoInk}}}
	page.Marks = append(page.Marks, p.chart(c, 0, 0, width, height, colors)...)
	return page
}

// drafting is a chart on its way to marks, within a rectangle.
type drafting struct {
	*Printer
	Chart
	colors              Palette
	x, y, width, height float64
	low, high           float64 // of what is drawn, zero included
	marks               []Mark
}

func (p *Printer) chart(c Chart, x, y, width, height float64, colors Palette) []Mark {
	d := &drafting{Printer: p, Chart: c, colors: colors, x: x, y: y, width: width, height: height}
	d.reach()
	if d.low == 0 && d.high == 0 {
		d.say(c.Empty, x, y+height/2, width, 0.5, colors.Soft)
		return d.marks
	}
	if len(c.Series) > 1 {
		d.legend()
	}
	switch c.Shape {
	case Columns:
		d.columns()
	case Funnel:
		d.funnel()
	default:
		d.bars()
	}
	return d.marks
}

// reach finds the least and the largest value, zero included.
func (d *drafting) reach() {
	for _, b := range d.Bars {
		up, down := 0.0, 0.0
		for _, part := range b.Parts {
			v := part.InexactFloat64()
			if !d.Stacked {
				up, down = math.Max(up, v), math.Min(down, v)
			} else {
				up, down = up+math.Max(v, 0), down+math.Min(v, 0)
			}
		}
		d.low, d.high = math.Min(d.low, down), math.Max(d.high, up)
	}
}

// say sets a run on a baseline within a width: at 0 from its left, at 1 against
// its right, at 0.5 in its middle. What has no room loses its end.
func (d *drafting) say(s string, x, baseline, width, at float64, color Ink) {
	s = clean(s)
	if full := []rune(s); d.regular.width(s, chartSize) > width {
		for n := len(full); n > 0 && d.regular.width(s, chartSize) > width; n-- {
			s = string(full[:n-1]) + "…"
		}
	}
	x += at * math.Max(width-d.regular.width(s, chartSize), 0)
	d.marks = append(d.marks, Text{X: x, Y: baseline, Size: chartSize, Ink: color, Text: s})
}

func (d *drafting) box(x, y, w, h float64, fill Ink) {
	d.marks = append(d.marks, Box{X: x, Y: y, W: w, H: h, Fill: fill, Edge: NoInk})
}

func (d *drafting) ink(series int, v float64) Ink {
	if v < 0 && series == 0 && !d.Stacked {
		return d.colors.Loss
	}
	return d.colors.Series[series%len(d.colors.Series)]
}

func (d *drafting) legend() {
	x := d.x
	for i, name := range d.Series {
		d.box(x, d.y+3, 8, 8, d.colors.Series[i%len(d.colors.Series)])
		width := math.Min(d.regular.width(name, chartSize), math.Max(d.x+d.width-x-12, 0))
		d.say(name, x+12, d.y+10, width, 0, d.colors.Soft)
		x += 12 + width + 16
	}
	d.y, d.height = d.y+legendDepth, d.height-legendDepth
}

// widest is the room that some runs take, no more than a limit.
func (d *drafting) widest(limit float64, of func(Bar) string) float64 {
	w := 0.0
	for _, b := range d.Bars {
		w = math.Max(w, d.regular.width(clean(of(b)), chartSize))
	}
	return math.Min(w+1, limit)
}

func (d *drafting) bars() {
	labels := d.widest(d.width*labelShare, func(b Bar) string { return b.Label })
	figures := d.widest(d.width*figureShare, func(b Bar) string { return b.Figure })
	left, room := d.x+labels+8, d.width-labels-figures-16
	step := math.Min(d.height/float64(len(d.Bars)), barDepth*1.4)
	scale := room / (d.high - d.low)
	zero := left - d.low*scale
	for i, b := range d.Bars {
		y := d.y + float64(i)*step
		d.say(b.Label, d.x, y+step/2+3, labels, 1, d.colors.Ink)
		d.say(b.Figure, d.x+d.width-figures, y+step/2+3, figures, 1, d.colors.Ink)
		d.lie(b, zero, y+step*0.16, step*0.68, scale)
	}
	d.marks = append(d.marks, Line{zero, d.y, zero, d.y + step*float64(len(d.Bars)), 0.5, d.colors.Rule})
}

// lie draws the parts of a lying bar.
func (d *drafting) lie(b Bar, zero, y, depth, scale float64) {
	up, down := zero, zero
	for k, part := range b.Parts {
		v := part.InexactFloat64()
		length := math.Abs(v) * scale
		switch {
		case !d.Stacked:
			each := depth / float64(len(b.Parts))
			d.box(zero+math.Min(v, 0)*scale, y+float64(k)*each, length, each*0.92, d.ink(k, v))
		case v >= 0:
			d.box(up, y, length, depth, d.ink(k, v))
			up += length
		default:
			down -= length
			d.box(down, y, length, depth, d.ink(k, v))
		}
	}
}

func (d *drafting) columns() {
	const below, above = 16.0, 14.0
	room := d.height - below - above
	step := d.width / float64(len(d.Bars))
	scale := room / (d.high - d.low)
	zero := d.y + above + d.high*scale
	wide := math.Min(step*0.64, 46)
	for i, b := range d.Bars {
		x := d.x + float64(i)*step
		d.say(b.Label, x+1, d.y+d.height-4, step-2, 0.5, d.colors.Soft)
		top := zero
		for k, part := range b.Parts {
			v := part.InexactFloat64()
			each := wide / float64(len(b.Parts))
			from, depth := zero-math.Max(v, 0)*scale, math.Abs(v)*scale
			d.box(x+(step-wide)/2+float64(k)*each, from, each*0.94, depth, d.ink(k, v))
			top = math.Min(top, from)
		}
		d.say(b.Figure, x+1, top-4, step-2, 0.5, d.colors.Ink)
	}
	d.marks = append(d.marks, Line{d.x, zero, d.x + d.width, zero, 0.5, d.colors.Rule})
}

func (d *drafting) funnel() {
	labels := d.widest(d.width*labelShare, func(b Bar) string { return b.Label })
	figures := d.widest(d.width*figureShare, func(b Bar) string { return b.Figure })
	left, room := d.x+labels+8, d.width-labels-figures-16
	step := math.Min(d.height/float64(len(d.Bars)), barDepth*2)
	for i, b := range d.Bars {
		y := d.y + float64(i)*step
		d.say(b.Label, d.x, y+step/2+3, labels, 1, d.colors.Ink)
		d.say(b.Figure, d.x+d.width-figures, y+step/2+3, figures, 1, d.colors.Ink)
		for k, part := range b.Parts {
			length := math.Max(part.InexactFloat64(), 0) / d.high * room
			d.box(left+(room-length)/2, y+step*0.1, length, step*0.8, d.ink(k, 1))
		}
	}
}
