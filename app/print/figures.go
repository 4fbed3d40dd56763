package print

import (
	"strconv"
	"strings"

	"sampan/app/paper"
)

// Figures is a report for printing: a chart over the table that it is drawn
// from. Every text is in the reader's language already.
type Figures struct {
	Firm, Title, Note string
	Chart             Chart
	Columns           []FigureColumn
	Rows              [][]string
	Total             []string // last row, bold; nil for none
	PageOf            string   // "Page % of %"
}

// FigureColumn is a column of the table; Share is its part of the width.
type FigureColumn struct {
	Title  string
	Number bool
	Share  float64
}

const (
	figuresWide = pageHeight // A4 landscape
	figuresDeep = pageWidth
	figuresEdge = 40.0
	figuresRow  = 16.0
	mostBars    = 14 // of a chart on paper; the table has them all
)

// Figures lays a report out on A4 landscape. Headings repeat, rows never split.
func (p *Printer) Figures(f Figures) []Page {
	width := figuresWide - 2*figuresEdge
	l := &leaf{Printer: p}
	var pages []Page
	y := 0.0
	open := func() {
		if l.page.Width > 0 {
			pages = append(pages, l.page)
		}
		l.page = Page{Width: figuresWide, Height: figuresDeep}
		y = figuresEdge
		l.say(f.Title, figuresEdge, y, width*0.7, 22, style{15, true, ink}, paper.Left)
		l.say(f.Firm, figuresEdge+width*0.7, y+4, width*0.3, 14, quiet, paper.Right)
		y += 24
		if f.Note != "" {
			l.say(f.Note, figuresEdge, y, width, 12, quiet, paper.Left)
			y += 16
		}
		y += 6
	}
	open()
	c := f.Chart
	if c.Shape == Bars && len(c.Bars) > mostBars {
		c.Bars = c.Bars[:mostBars]
	}
	depth := ChartDepth(c)
	l.add(p.chart(c, figuresEdge, y, width, depth, OnPaper())...)
	y += depth + 14
	row := func(cells []string, st style) {
		x := figuresEdge
		for i, column := range f.Columns {
			w, align := column.Share*width/shares(f.Columns), paper.Left
			if column.Number {
				align = paper.Right
			}
			if i < len(cells) && cells[i] != "" {
				l.say(cells[i], x+2, y+2.5, w-4, figuresRow-4, st, align)
			}
			x += w
		}
		y += figuresRow
		l.add(Line{figuresEdge, y, figuresEdge + width, y, 0.4, 0xDFE3E8})
	}
	head := func() {
		titles := make([]string, len(f.Columns))
		for i, column := range f.Columns {
			titles[i] = column.Title
		}
		row(titles, caption)
	}
	head()
	last := figuresDeep - figuresEdge - 14
	for _, cells := range f.Rows {
		if y+figuresRow > last {
			open()
			head()
		}
		row(cells, body)
	}
	if f.Total != nil {
		if y+figuresRow > last {
			open()
			head()
		}
		row(f.Total, style{body.size, true, ink})
	}
	pages = append(pages, l.page)
	for i := range pages {
		l.page = pages[i]
		number := strings.Replace(strings.Replace(f.PageOf, "%", strconv.Itoa(i+1), 1), "%", strconv.Itoa(len(pages)), 1)
		l.say(number, figuresEdge, figuresDeep-figuresEdge, width, 12, quiet, paper.Right)
		pages[i] = l.page
	}
	return pages
}

func shares(columns []FigureColumn) float64 {
	sum := 0.0
	for _, c := range columns {
		sum += c.Share
	}
	return max(sum, 1e-9)
}
