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

// sheets lays a report out row by row.
type sheets struct {
	*leaf
	f     Figures
	pages []Page
	y     float64
}

const figuresWidth = figuresWide - 2*figuresEdge

// Figures lays a report out on A4 landscape. Headings repeat, rows never split.
func (p *Printer) Figures(f Figures) []Page {
	s := &sheets{leaf: &leaf{Printer: p}, f: f}
	s.open()
	c := f.Chart
	if c.Shape == Bars && len(c.Bars) > mostBars {
		c.Bars = c.Bars[:mostBars]
	}
	depth := ChartDepth(c)
	s.add(p.chart(c, figuresEdge, s.y, figuresWidth, depth, OnPaper())...)
	s.y += depth + 14
	s.head()
	for _, cells := range f.Rows {
		s.row(cells, body)
	}
	if f.Total != nil {
		s.row(f.Total, style{body.size, true, ink})
	}
	s.pages = append(s.pages, s.page)
	for i := range s.pages {
		s.page = s.pages[i]
		number := strings.Replace(strings.Replace(f.PageOf, "%", strconv.Itoa(i+1), 1), "%", strconv.Itoa(len(s.pages)), 1)
		s.say(number, figuresEdge, figuresDeep-figuresEdge, figuresWidth, 12, quiet, paper.Right)
		s.pages[i] = s.page
	}
	return s.pages
}

// open begins a page with the title of the report.
func (s *sheets) open() {
	if s.page.Width > 0 {
		s.pages = append(s.pages, s.page)
	}
	s.page = Page{Width: figuresWide, Height: figuresDeep}
	s.y = figuresEdge
	s.say(s.f.Title, figuresEdge, s.y, figuresWidth*0.7, 22, style{15, true, ink}, paper.Left)
	s.say(s.f.Firm, figuresEdge+figuresWidth*0.7, s.y+4, figuresWidth*0.3, 14, quiet, paper.Right)
	s.y += 24
	if s.f.Note != "" {
		s.say(s.f.Note, figuresEdge, s.y, figuresWidth, 12, quiet, paper.Left)
		s.y += 16
	}
	s.y += 6
}

func (s *sheets) head() {
	titles := make([]string, len(s.f.Columns))
	for i, column := range s.f.Columns {
		titles[i] = column.Title
	}
	s.cells(titles, caption)
}

// row sets one row, on a page of its own heading where this one is full.
func (s *sheets) row(cells []string, st style) {
	if s.y+figuresRow > figuresDeep-figuresEdge-14 {
		s.open()
		s.head()
	}
	s.cells(cells, st)
}

func (s *sheets) cells(cells []string, st style) {
	x := figuresEdge
	for i, column := range s.f.Columns {
		w, align := column.Share*figuresWidth/shares(s.f.Columns), paper.Left
		if column.Number {
			align = paper.Right
		}
		if i < len(cells) && cells[i] != "" {
			s.say(cells[i], x+2, s.y+2.5, w-4, figuresRow-4, st, align)
		}
		x += w
	}
	s.y += figuresRow
	s.add(Line{figuresEdge, s.y, figuresEdge + figuresWidth, s.y, 0.4, 0xDFE3E8})
}

func shares(columns []FigureColumn) float64 {
	sum := 0.0
	for _, c := range columns {
		sum += c.Share
	}
	return max(sum, 1e-9)
}
