package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"github.com/rivo/uniseg"

	"sampan/ui/theme"
)

// Run is a piece of a marked text: plain words, or those of one mark.
type Run struct {
	Text string
	Mark string // "" for plain words
}

// MarkedText is text of several lines with marks on some of its words. One
// mark at a time is lit; a click on a mark says so. It cannot be focused.
type MarkedText struct {
	widget.BaseWidget
	// OnMark is told the mark that was clicked.
	OnMark func(mark string)

	runs   []Run
	lit    string
	width  float32
	pieces []markedPiece
	lines  int
	over   string
}

// markedPiece is what one run has on one line.
type markedPiece struct {
	text, mark string
	line       int
	x, width   float32
}

// MarkedText makes an empty marked text.
func (d *Desk) MarkedText() *MarkedText {
	m := &MarkedText{}
	m.ExtendBaseWidget(m)
	return m
}

// SetRuns shows another text.
func (m *MarkedText) SetRuns(runs []Run) {
	m.runs = runs
	m.wrap(m.width)
	m.Refresh()
}

// Light makes one mark the loudest, "" none.
func (m *MarkedText) Light(mark string) {
	if m.lit != mark {
		m.lit = mark
		m.Refresh()
	}
}

// Lit is the mark that is lit.
func (m *MarkedText) Lit() string { return m.lit }

// PlaceOf gives top and bottom of a mark in pixels; ok is false where the
// text does not have it.
func (m *MarkedText) PlaceOf(mark string) (top, bottom float32, ok bool) {
	for _, p := range m.pieces {
		if p.mark != mark || mark == "" {
			continue
		}
		y := float32(p.line) * m.leading()
		if !ok {
			top, ok = y, true
		}
		bottom = y + m.leading()
	}
	return top, bottom, ok
}

// Tapped says which mark was clicked.
func (m *MarkedText) Tapped(ev *fyne.PointEvent) {
	if mark := m.at(ev.Position); mark != "" && m.OnMark != nil {
		m.OnMark(mark)
	}
}

// MouseIn follows the mouse for the shape of its pointer.
func (m *MarkedText) MouseIn(ev *desktop.MouseEvent) { m.over = m.at(ev.Position) }

// MouseMoved is MouseIn.
func (m *MarkedText) MouseMoved(ev *desktop.MouseEvent) { m.over = m.at(ev.Position) }

// MouseOut ends MouseIn.
func (m *MarkedText) MouseOut() { m.over = "" }

// Cursor is a hand over marks.
func (m *MarkedText) Cursor() desktop.Cursor {
	if m.over != "" {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (m *MarkedText) at(p fyne.Position) string {
	line := int(p.Y / m.leading())
	for _, piece := range m.pieces {
		if piece.line == line && p.X >= piece.x && p.X < piece.x+piece.width {
			return piece.mark
		}
	}
	return ""
}

func (m *MarkedText) leading() float32 { return lineHeight(theme.Text) + 3 }

// wrap lays the runs out where Unicode lets a line break.
func (m *MarkedText) wrap(width float32) {
	m.width = width
	if width <= 0 {
		width = unwrapped
	}
	var whole strings.Builder
	var marks []string // of every byte
	for _, r := range m.runs {
		whole.WriteString(r.Text)
		for range len(r.Text) {
			marks = append(marks, r.Mark)
		}
	}
	l := markedLayout{width: width}
	at, state := 0, -1
	for rest := whole.String(); rest != ""; {
		var segment string
		var must bool
		segment, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
		l.segment(segment, marks[at:at+len(segment)])
		if at += len(segment); must && rest != "" {
			l.next()
		}
	}
	m.pieces, m.lines = l.pieces, l.line+1
}

type markedLayout struct {
	width, x float32
	line     int
	pieces   []markedPiece
}

func (l *markedLayout) next() { l.line, l.x = l.line+1, 0 }

// segment puts what may not be parted on the line, or on the next; what is
// wider than a whole line is cut.
func (l *markedLayout) segment(s string, marks []string) {
	s = strings.TrimRight(s, "\r\n")
	if l.x > 0 && l.x+textWidth(strings.TrimRight(s, " "), theme.Text, false) > l.width {
		l.next()
	}
	for s != "" {
		n := 1
		for n < len(s) && marks[n] == marks[0] {
			n++
		}
		head := s[:n]
		if textWidth(strings.TrimRight(head, " "), theme.Text, false) > l.width-l.x {
			head = cutToWidth(head, theme.Text, l.width-l.x)
		}
		l.add(head, marks[0])
		s, marks = s[len(head):], marks[len(head):]
		if len(head) < n {
			l.next()
		}
	}
}

func (l *markedLayout) add(s, mark string) {
	if n := len(l.pieces); n > 0 && l.x > 0 && l.pieces[n-1].line == l.line && l.pieces[n-1].mark == mark {
		last := &l.pieces[n-1]
		last.text += s
		last.width = textWidth(last.text, theme.Text, false)
		l.x = last.x + last.width
		return
	}
	w := textWidth(s, theme.Text, false)
	l.pieces = append(l.pieces, markedPiece{s, mark, l.line, l.x, w})
	l.x += w
}

// CreateRenderer draws the text.
func (m *MarkedText) CreateRenderer() fyne.WidgetRenderer {
	r := &markedRenderer{of: m}
	m.wrap(m.width)
	r.draw()
	return r
}

type markedRenderer struct {
	of      *MarkedText
	objects []fyne.CanvasObject
}

func (r *markedRenderer) Destroy()                     {}
func (r *markedRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *markedRenderer) MinSize() fyne.Size {
	return fyne.NewSize(40, r.of.leading()*float32(r.of.lines))
}

func (r *markedRenderer) Layout(s fyne.Size) {
	if s.Width != r.of.width {
		r.of.wrap(s.Width)
		r.draw()
	}
}

// draw makes a ground for every marked piece and a text for every piece.
func (r *markedRenderer) draw() {
	r.objects = r.objects[:0]
	for _, p := range r.of.pieces {
		ink, y := theme.Ink, float32(p.line)*r.of.leading()
		if p.mark != "" {
			fill := theme.Chosen
			if ink = theme.Accent; p.mark == r.of.lit {
				fill, ink = theme.Accent, theme.OnAccent
			}
			face := canvas.NewRectangle(theme.Color(fill))
			face.CornerRadius = 2
			face.Move(fyne.NewPos(p.x-1, y))
			face.Resize(fyne.NewSize(textWidth(strings.TrimRight(p.text, " "), theme.Text, false)+2, r.of.leading()-1))
			r.objects = append(r.objects, face)
		}
		t := newText(p.text, theme.Text, ink, false)
		t.Move(fyne.NewPos(p.x, y+1))
		t.Resize(fyne.NewSize(p.width, lineHeight(theme.Text)))
		r.objects = append(r.objects, t)
	}
}

func (r *markedRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.of)
}
