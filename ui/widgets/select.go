package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/ui/theme"
	"sampan/ui/widgets/rows"
)

// closedField is a field that shows a value and opens a list.
type closedField struct {
	control
	placeholder string
	shows       func() string
	press       func()
	wrong       bool
}

func (f *closedField) setupField(d *Desk, key, placeholder string) {
	f.desk, f.key = d, key
	if placeholder != "" {
		f.placeholder = d.Say(placeholder)
	}
}

// Shows is the text of the value.
func (f *closedField) Shows() string { return f.shows() }

// SetWrong draws the frame in the colour of danger.
func (f *closedField) SetWrong(on bool) {
	if f.wrong != on {
		f.wrong = on
		f.Refresh()
	}
}

// Tapped opens the list.
func (f *closedField) Tapped(*fyne.PointEvent) {
	if !f.disabled {
		f.press()
	}
}

// MouseIn says the whole of a value that is cut.
func (f *closedField) MouseIn(*desktop.MouseEvent) {
	f.setHover(true)
	if s := f.shows(); textWidth(s, theme.Text, false) > f.Size().Width-2*theme.Gap2-20 {
		f.desk.Hint(s)
	}
}

// MouseMoved does nothing.
func (f *closedField) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (f *closedField) MouseOut() {
	f.setHover(false)
	f.desk.Hint("")
}

// CreateRenderer draws the field.
func (f *closedField) CreateRenderer() fyne.WidgetRenderer {
	halo, frame := newRing(), newFrame(theme.Surface, theme.Border, theme.Radius)
	value := newText("", theme.Text, theme.Ink, false)
	arrow := canvas.NewImageFromResource(theme.Icon(fynetheme.IconNameArrowDropDown, theme.SoftInk))
	arrow.FillMode = canvas.ImageFillContain
	fill := func() {
		ink, stroke, face := theme.Ink, theme.Border, theme.Surface
		text := f.shows()
		if text == "" {
			text, ink = f.placeholder, theme.SoftInk
		}
		switch {
		case f.wrong:
			stroke = theme.Danger
		case f.disabled:
			ink, stroke, face = theme.Disabled, theme.Hairline, theme.Ground
		case f.focused:
			stroke = theme.Accent
		}
		s := f.Size()
		value.Text, _ = Ellipsis(text, theme.Text, false, s.Width-2*theme.Gap2-20)
		value.Color = theme.Color(ink)
		middle(value, theme.Gap2, 0, max(0, s.Width-2*theme.Gap2-20), s.Height)
		frame.StrokeColor, frame.FillColor = theme.Color(stroke), theme.Color(face)
		f.ring(halo)
	}
	return &drawing{
		objects: []fyne.CanvasObject{halo, frame, value, arrow},
		min:     func() fyne.Size { return fyne.NewSize(72, theme.Control) },
		layout: func(s fyne.Size) {
			around(halo, s)
			frame.Resize(s)
			arrow.Resize(fyne.NewSquareSize(20))
			arrow.Move(fyne.NewPos(s.Width-20-theme.Gap1, (s.Height-20)/2))
			fill()
		},
		refresh: fill,
	}
}

// Select is a field that holds one of a few things: a currency, a trade term.
// Up and Down change it at once, letters jump, Space, F7 and a click open the
// list.
type Select struct {
	closedField
	// OnPick is told the id of what was picked.
	OnPick func(id string)

	options []Option
	value   string
	pop     *popup
}

// Select makes a field of a few options; the key of the placeholder may be "".
func (d *Desk) Select(key, placeholder string, options ...Option) *Select {
	s := &Select{options: options}
	s.setupField(d, key, placeholder)
	s.shows = func() string {
		if i := s.index(); i >= 0 {
			return s.options[i].Label
		}
		return ""
	}
	s.press = s.open
	s.ExtendBaseWidget(s)
	return s
}

// SetOptions replaces the options.
func (s *Select) SetOptions(options ...Option) {
	s.options = options
	s.Refresh()
}

// Set shows an option as picked and does not call OnPick.
func (s *Select) Set(id string) {
	s.value = id
	s.Refresh()
}

// Picked is the id of what was picked.
func (s *Select) Picked() string { return s.value }

func (s *Select) index() int {
	return slices.IndexFunc(s.options, func(o Option) bool { return o.ID == s.value })
}

func (s *Select) pick(i int) {
	if s.disabled || i < 0 || i >= len(s.options) || s.options[i].ID == s.value {
		return
	}
	s.Set(s.options[i].ID)
	if s.OnPick != nil {
		s.OnPick(s.value)
	}
}

// TypedRune jumps to the next option that begins with a letter or its pinyin.
func (s *Select) TypedRune(r rune) {
	for i := range s.options {
		j := (s.index() + 1 + i) % len(s.options)
		for _, part := range strings.Split(rows.FoldText(s.options[j].Label), "\x00") {
			if strings.HasPrefix(part, strings.ToLower(string(r))) {
				s.pick(j)
				return
			}
		}
	}
}

// TypedKey changes the value, opens the list or hands the key on.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		s.pick(min(s.index()+1, len(s.options)-1))
	case fyne.KeyUp:
		s.pick(s.index() - 1)
	case fyne.KeySpace, fyne.KeyF7, fyne.KeyReturn, fyne.KeyEnter:
		s.open()
	default:
		s.desk.key(ev)
	}
}

func (s *Select) open() {
	if s.disabled || s.pop.open() || len(s.options) == 0 {
		return
	}
	list := s.desk.choices(func(i int) {
		s.pop.close()
		s.pick(i)
	}, func() { s.pop.close() })
	list.set(s.options, "", "")
	list.moveTo(max(0, s.index()))
	s.pop = s.desk.openBelow(s, list, list, true)
}
