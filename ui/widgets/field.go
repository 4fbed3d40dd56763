package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// Field is a control with its label above and a caption below. The caption
// says, the first that applies: what is wrong, what an empty field blocks,
// a note.
type Field struct {
	widget.BaseWidget
	desk    *Desk
	label   string
	inside  fyne.CanvasObject
	note    string
	blocks  string
	problem string
	tried   bool
	spare   bool // keep the line of the caption free, so that nothing jumps
}

// Field makes a field from the text key of its label.
func (d *Desk) Field(label string, inside fyne.CanvasObject) *Field {
	f := &Field{desk: d, label: d.Say(label), inside: inside}
	f.ExtendBaseWidget(f)
	return f
}

// Holds reports whether the control stands in the field.
func (f *Field) Holds(o fyne.CanvasObject) bool { return f.inside == o }

// Says is the caption below the control.
func (f *Field) Says() string {
	text, _ := f.caption()
	return text
}

// WithNote sets the quiet caption (translated).
func (f *Field) WithNote(text string) *Field {
	f.note = text
	f.Refresh()
	return f
}

// WithRoom keeps room for a caption that may come.
func (f *Field) WithRoom() *Field {
	f.spare = true
	return f
}

// SetBlocks says what the empty field blocks ("needed to issue"); "" when it
// is filled. It is quiet until SetTried.
func (f *Field) SetBlocks(text string) {
	f.blocks = text
	f.mark()
}

// SetTried says that what the field blocks was tried: the caption turns to
// the colour of danger.
func (f *Field) SetTried(tried bool) {
	f.tried = tried
	f.mark()
}

// SetProblem says what is wrong; nil when it is mended. It fits the OnProblem
// of entries.
func (f *Field) SetProblem(err error) {
	f.problem = f.desk.Explain(err)
	f.mark()
}

func (f *Field) mark() {
	if w, ok := f.inside.(interface{ SetWrong(bool) }); ok {
		w.SetWrong(f.problem != "" || (f.blocks != "" && f.tried))
	}
	f.Refresh()
}

// caption gives the line below and its colour.
func (f *Field) caption() (string, fyne.ThemeColorName) {
	switch {
	case f.problem != "":
		return f.problem, theme.Danger
	case f.blocks != "" && f.tried:
		return f.blocks, theme.Danger
	case f.blocks != "":
		return f.blocks, theme.SoftInk
	}
	return f.note, theme.SoftInk
}

// CreateRenderer draws the field.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	label := newText(f.label, theme.Caption, theme.SoftInk, false)
	below := newText("", theme.Caption, theme.SoftInk, false)
	star := canvas.NewCircle(theme.Color(theme.Caution)) // needed and still empty
	place := func(s fyne.Size) {
		line := lineHeight(theme.Caption)
		label.Text, _ = Ellipsis(f.label, theme.Caption, false, s.Width-theme.Gap3)
		label.Resize(fyne.NewSize(s.Width, line))
		star.Hidden = f.blocks == ""
		star.Move(fyne.NewPos(min(textWidth(label.Text, theme.Caption, false)+theme.Gap1, s.Width-6), line/2-2))
		star.Resize(fyne.NewSquareSize(5))
		h := f.inside.MinSize().Height
		text, ink := f.caption()
		if text == "" && !f.spare {
			h = max(h, s.Height-line-2)
		}
		f.inside.Move(fyne.NewPos(0, line+2))
		f.inside.Resize(fyne.NewSize(s.Width, h))
		below.Text, _ = Ellipsis(text, theme.Caption, false, s.Width)
		below.Color = theme.Color(ink)
		below.Move(fyne.NewPos(0, line+2+h+2))
		below.Resize(fyne.NewSize(s.Width, line))
	}
	return &drawing{
		objects: []fyne.CanvasObject{label, star, f.inside, below},
		min: func() fyne.Size {
			m, line := f.inside.MinSize(), lineHeight(theme.Caption)
			h := line + 2 + m.Height
			if text, _ := f.caption(); text != "" || f.spare {
				h += line + 2
			}
			return fyne.NewSize(max(m.Width, 56), h)
		},
		layout:  place,
		refresh: func() { place(f.Size()) },
	}
}
