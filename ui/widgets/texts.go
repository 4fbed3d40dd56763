package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// Label is one line of text that ends with … where it does not fit, and says
// itself whole in the hint line under the mouse. It is not focusable.
type Label struct {
	widget.BaseWidget
	desk  *Desk
	text  string
	size  float32
	bold  bool
	color fyne.ThemeColorName
	align fyne.TextAlign
	least float32
	cut   bool
}

// Title is the title of a page.
func (d *Desk) Title(text string) *Label { return d.label(text, theme.Page, true, theme.Ink) }

// Heading is the title of a section.
func (d *Desk) Heading(text string) *Label { return d.label(text, theme.Section, true, theme.Ink) }

// Text is ordinary text.
func (d *Desk) Text(text string) *Label { return d.label(text, theme.Text, false, theme.Ink) }

// Soft is ordinary text in soft ink.
func (d *Desk) Soft(text string) *Label { return d.label(text, theme.Text, false, theme.SoftInk) }

// Caption is small text in soft ink.
func (d *Desk) Caption(text string) *Label {
	return d.label(text, theme.Caption, false, theme.SoftInk)
}

// Figure is a number or sum, to the right and bold where it is a total.
func (d *Desk) Figure(text string, total bool) *Label {
	l := d.label(text, theme.Text, total, theme.Ink)
	l.align = fyne.TextAlignTrailing
	return l
}

func (d *Desk) label(text string, size float32, bold bool, color fyne.ThemeColorName) *Label {
	l := &Label{desk: d, text: text, size: size, bold: bold, color: color}
	l.ExtendBaseWidget(l)
	return l
}

// Tint gives the label another colour of the theme.
func (l *Label) Tint(name fyne.ThemeColorName) *Label {
	l.color = name
	l.Refresh()
	return l
}

// Narrow lets the label be as narrow as a width in pixels, the rest is cut.
// Without it a label asks for its whole text.
func (l *Label) Narrow(width float32) *Label {
	l.least = width
	l.Refresh()
	return l
}

// SetText changes the text.
func (l *Label) SetText(s string) {
	if s == l.text {
		return
	}
	l.text = s
	l.Refresh()
}

// Shows is the whole text.
func (l *Label) Shows() string { return l.text }

// MouseIn shows the whole text of a label that was cut.
func (l *Label) MouseIn(*desktop.MouseEvent) {
	if l.cut {
		l.desk.Hint(l.text)
	}
}

// MouseMoved does nothing.
func (l *Label) MouseMoved(*desktop.MouseEvent) {}

// MouseOut clears the hint line.
func (l *Label) MouseOut() {
	if l.cut {
		l.desk.Hint("")
	}
}

// CreateRenderer draws the label.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	t := newText(l.text, l.size, l.color, l.bold)
	fit := func(s fyne.Size) {
		t.Text, l.cut = Ellipsis(l.text, l.size, l.bold, s.Width+0.5)
		t.Alignment = l.align
		t.Color = theme.Color(l.color)
		middle(t, 0, 0, s.Width, s.Height)
	}
	return &drawing{
		objects: []fyne.CanvasObject{t},
		min: func() fyne.Size {
			s := fyne.MeasureText(l.text, l.size, fyne.TextStyle{Bold: l.bold})
			if l.least > 0 {
				s.Width = min(s.Width, l.least)
			}
			return fyne.NewSize(s.Width, lineHeight(l.size))
		},
		layout:  fit,
		refresh: func() { fit(l.Size()) },
	}
}
