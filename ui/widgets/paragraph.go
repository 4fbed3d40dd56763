package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/rivo/uniseg"

	"sampan/ui/theme"
)

// Paragraph is text of several lines that wraps where Unicode lets a line
// break, so that Chinese fills its lines and none begins with a comma; Fyne's
// own label breaks at spaces only. It cannot be focused.
type Paragraph struct {
	widget.BaseWidget
	text  string
	size  float32
	color fyne.ThemeColorName
	width float32
	lines []*canvas.Text
}

// Paragraph makes wrapping text.
func (d *Desk) Paragraph(text string) *Paragraph {
	p := &Paragraph{text: text, size: theme.Text, color: theme.Ink}
	p.ExtendBaseWidget(p)
	return p
}

// Note is a paragraph of small text in soft ink.
func (d *Desk) Note(text string) *Paragraph {
	p := &Paragraph{text: text, size: theme.Caption, color: theme.SoftInk}
	p.ExtendBaseWidget(p)
	return p
}

// Tint gives the text another colour of the theme.
func (p *Paragraph) Tint(name fyne.ThemeColorName) *Paragraph {
	p.color = name
	p.wrap(p.width)
	return p
}

// SetText changes the text.
func (p *Paragraph) SetText(s string) {
	p.text = s
	p.wrap(p.width)
	p.Refresh()
}

// Shows is the text.
func (p *Paragraph) Shows() string { return p.text }

// unwrapped is the width a paragraph is laid out for before it has one.
const unwrapped = float32(400)

func (p *Paragraph) wrap(width float32) {
	p.width = width
	if width <= 0 {
		width = unwrapped
	}
	p.lines = p.lines[:0]
	for _, line := range Wrap(p.text, p.size, width) {
		p.lines = append(p.lines, newText(line, p.size, p.color, false))
	}
}

// leading is the height of a line; Chinese gets a little more air.
func (p *Paragraph) leading() float32 {
	return lineHeight(p.size) + p.Theme().Size(fynetheme.SizeNameLineSpacing) - 4
}

// CreateRenderer draws the text.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	p.wrap(p.width)
	return &paragraphRenderer{p}
}

type paragraphRenderer struct{ p *Paragraph }

func (r *paragraphRenderer) Destroy() {}

func (r *paragraphRenderer) MinSize() fyne.Size {
	widest := float32(0)
	if r.p.width <= 0 {
		for _, l := range r.p.lines {
			widest = max(widest, l.MinSize().Width)
		}
	}
	return fyne.NewSize(min(widest, 40), r.p.leading()*float32(len(r.p.lines)))
}

func (r *paragraphRenderer) Layout(s fyne.Size) {
	if s.Width != r.p.width {
		r.p.wrap(s.Width)
	}
	for i, l := range r.p.lines {
		l.Move(fyne.NewPos(0, float32(i)*r.p.leading()))
		l.Resize(fyne.NewSize(s.Width, lineHeight(r.p.size)))
	}
}

func (r *paragraphRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.p.lines))
	for i, l := range r.p.lines {
		out[i] = l
	}
	return out
}

func (r *paragraphRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

// Wrap parts a text into lines of at most a width in pixels, at the places
// where Unicode (UAX 14) lets a line break; a word longer than a line is cut.
func Wrap(text string, size, width float32) []string {
	var lines []string
	for _, paragraph := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		line, used := "", float32(0)
		rest, state := paragraph, -1
		for rest != "" {
			var segment string
			segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			w := textWidth(strings.TrimRight(segment, " "), size, false)
			if used+w > width && line != "" {
				lines = append(lines, strings.TrimRight(line, " "))
				line, used = "", 0
			}
			for w > width {
				head := cutToWidth(segment, size, width)
				lines = append(lines, head)
				segment = segment[len(head):]
				w = textWidth(segment, size, false)
			}
			line += segment
			used += textWidth(segment, size, false)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// cutToWidth gives the longest head of a word that fits, at least one
// character.
func cutToWidth(s string, size, width float32) string {
	end := 0
	for rest, state := s, -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if end > 0 && textWidth(s[:end+len(cluster)], size, false) > width {
			break
		}
		end += len(cluster)
	}
	return s[:end]
}
