package print

import (
	"image"
	"strings"
	"unicode"

	"sampan/app/paper"
)

// block is a piece of a page: marks from a top of 0 down to its height.
type block struct {
	marks  []Mark
	height float64
}

func (b *block) add(m ...Mark) { b.marks = append(b.marks, m...) }

// beside sets another block at a depth of this one, which grows to hold it.
func (b *block) beside(other block, depth float64) {
	for _, m := range other.marks {
		b.marks = append(b.marks, m.moved(depth))
	}
	b.height = max(b.height, depth+other.height)
}

// under sets another block below this one.
func (b *block) under(other block, gap float64) {
	if other.height == 0 {
		return
	}
	if b.height > 0 {
		b.height += gap
	}
	b.beside(other, b.height)
}

// split cuts a block at the lowest place at or above room where no mark is
// cut through, or straight at room when there is none; the rest begins at 0.
func (b block) split(room float64) (head, rest block) {
	var near []Mark
	for _, m := range b.marks {
		if start, _ := m.span(); start < room {
			near = append(near, m)
		}
	}
	cut := 0.0
	for _, m := range near {
		if _, end := m.span(); end <= room && end > cut && uncrossed(near, end) {
			cut = end
		}
	}
	if cut == 0 {
		cut = room
	}
	for _, m := range b.marks {
		if start, end := m.span(); end <= cut || start < cut-0.01 {
			head.marks = append(head.marks, m)
		} else {
			rest.marks = append(rest.marks, m.moved(-cut))
		}
	}
	head.height, rest.height = cut, max(b.height-cut, 0)
	return head, rest
}

// uncrossed reports that no mark stands on both sides of a depth.
func uncrossed(marks []Mark, depth float64) bool {
	for _, m := range marks {
		if start, end := m.span(); start < depth-0.01 && end > depth+0.01 {
			return false
		}
	}
	return true
}

// largeText is the size from which text keeps it on a paper that is set tighter.
const largeText = 11.5

// setting is how a text is set in a style: small Chinese is never bold, where
// it is strong it is larger; Chinese lines stand further apart than Latin ones.
func (p *Printer) setting(s string, st style) (as style, leading float64) {
	if st.size < largeText {
		st.size *= p.scale
	}
	if !strings.ContainsFunc(s, isHan) {
		return st, 1.36
	}
	if st.bold && st.size < 10 {
		st.bold, st.size = false, st.size+0.5
	}
	return st, 1.46
}

// paragraph sets clean text within a width.
func (p *Printer) paragraph(s string, x, width float64, st style, align paper.Align) block {
	var b block
	if s == "" {
		return b
	}
	st, leading := p.setting(s, st)
	for _, r := range p.face(st.bold).wrap(s, st.size, width) {
		at := x
		switch align {
		case paper.Right:
			at += width - r.width
		case paper.Center:
			at += (width - r.width) / 2
		}
		height := st.size * leading * p.lead
		if r.text != "" {
			b.add(Text{X: at, Y: b.height + height/2 + 0.36*st.size, Size: st.size, Bold: st.bold, Ink: st.ink, Text: r.text})
		}
		b.height += height
	}
	return b
}

// balanced is paragraph with rows of about one length: as narrow as the same
// number of rows allows, so that no single word stands in the last.
func (p *Printer) balanced(s string, x, width float64, st style, align paper.Align) block {
	as, _ := p.setting(s, st)
	f := p.face(as.bold)
	rows := len(f.wrap(s, as.size, width))
	low, high := width/2, width
	for high-low > 2 {
		if middle := (low + high) / 2; len(f.wrap(s, as.size, middle)) > rows {
			low = middle
		} else {
			high = middle
		}
	}
	switch align {
	case paper.Right:
		x += width - high
	case paper.Center:
		x += (width - high) / 2
	}
	return p.paragraph(s, x, high, st, align)
}

// widest is the width a text would take without breaking.
func (p *Printer) widest(s string, st style) float64 {
	st, _ = p.setting(s, st)
	wide := 0.0
	for _, line := range strings.Split(s, "\n") {
		wide = max(wide, p.face(st.bold).inked(line, st.size))
	}
	return wide
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// words sets a text in the paper's languages, the second quieter beside the
// first where a row holds both, under it otherwise.
func (w *writer) words(t paper.Words, x, width float64, st style, align paper.Align) block {
	first, second := w.said(t)
	return w.paired(first, second, x, width, st, style{st.size - 0.5, false, soft}, align)
}

// paired sets two texts beside each other where a row holds both.
func (w *writer) paired(first, second string, x, width float64, st, also style, align paper.Align) block {
	const gap = 6
	b := w.paragraph(first, x, width, st, align)
	at := w.widest(first, st) + gap
	if align == paper.Left && first != "" && !strings.Contains(first+second, "\n") && at+w.widest(second, also) <= width {
		b.beside(w.paragraph(second, x+at, width-at+1, also, align), max(b.height-w.paragraph(second, x, width, also, align).height, 0)/2)
		return b
	}
	b.under(w.paragraph(second, x, width, also, align), 0)
	return b
}

// picture sets an image into a room of at most w by h, in its own ratio and
// never larger than 72 of its pixels to the inch.
func (w *writer) picture(id string, x, width, height float64, align paper.Align) block {
	if id == "" {
		return block{}
	}
	img := w.photos(id)
	if img == nil {
		return block{}
	}
	wide, high := fitted(img, width, height)
	switch align {
	case paper.Right:
		x += width - wide
	case paper.Center:
		x += (width - wide) / 2
	}
	return block{marks: []Mark{Image{X: x, W: wide, H: high, ID: id, Picture: img}}, height: high}
}

func fitted(img image.Image, width, height float64) (wide, high float64) {
	px, py := float64(img.Bounds().Dx()), float64(img.Bounds().Dy())
	if px <= 0 || py <= 0 {
		return 0, 0
	}
	scale := min(width/px, height/py, 1)
	return px * scale, py * scale
}
