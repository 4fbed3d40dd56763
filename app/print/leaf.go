package print

import (
	"strings"

	"sampan/app/paper"
)

// leaf is a page on which a form of fixed boxes is drawn.
type leaf struct {
	*Printer
	page Page
}

func (l *leaf) add(m ...Mark) { l.page.Marks = append(l.page.Marks, m...) }

func (l *leaf) rule(x1, y1, x2, y2 float64) { l.add(Line{x1, y1, x2, y2, 0.6, ink}) }

// frame draws the four sides of a box.
func (l *leaf) frame(x, y, width, depth float64) {
	l.rule(x, y, x+width, y)
	l.rule(x, y+depth, x+width, y+depth)
	l.rule(x, y, x, y+depth)
	l.rule(x+width, y, x+width, y+depth)
}

// say sets words within a box, no deeper than it; what has no room is set
// smaller, and cut off where that does not do.
func (l *leaf) say(s string, x, y, width, depth float64, st style, align paper.Align) {
	s = strings.Join(strings.Fields(clean(s)), " ")
	for size := st.size; ; size -= 0.5 {
		st.size = size
		b := l.paragraph(s, x, width, st, align)
		if b.height <= depth+0.5 || size <= 5 {
			for _, m := range b.marks {
				if top, bottom := m.span(); bottom <= depth+2 || top < 1 {
					l.add(m.moved(y))
				}
			}
			return
		}
	}
}

// write sets a paragraph of any depth and gives the depth it took.
func (l *leaf) write(s string, x, y, width float64, st style, align paper.Align) float64 {
	b := l.paragraph(clean(s), x, width, st, align)
	for _, m := range b.marks {
		l.add(m.moved(y))
	}
	return b.height
}
