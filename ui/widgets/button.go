package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"sampan/ui/theme"
)

// Style is the weight of a button.
type Style int

// The styles. A screen has at most one Filled button, its next step. Quiet
// buttons have no frame: they stand in toolbars and rows. A Link is a word or
// a figure in the accent's colour that shows where it comes from.
const (
	Plain Style = iota
	Filled
	Dangerous
	Quiet
	Link
)

// Button does something. Space and a click press it; Enter presses only
// Plain, Quiet and Link ones, because Enter also ends the composition of Chinese
// and comes from hand scanners: it never issues or deletes.
type Button struct {
	control
	text  string
	icon  fyne.ThemeIconName
	style Style
	do    func()
}

// Button makes a button from a text key.
func (d *Desk) Button(key, text string, style Style, do func()) *Button {
	return d.button(key, d.Say(text), "", style, do)
}

// LinkFigure is a number that was calculated: pressed it shows its steps. The
// text is already formatted.
func (d *Desk) LinkFigure(key, text string, do func()) *Button {
	return d.button(key, text, "", Link, do)
}

// IconButton is a quiet button with an icon beside its word; an empty text
// key leaves the icon alone, which only the toolbar of a table may do.
func (d *Desk) IconButton(key, text string, icon fyne.ThemeIconName, do func()) *Button {
	word := ""
	if text != "" {
		word = d.Say(text)
	}
	return d.button(key, word, icon, Quiet, do)
}

func (d *Desk) button(key, word string, icon fyne.ThemeIconName, style Style, do func()) *Button {
	b := &Button{text: word, icon: icon, style: style, do: do}
	b.desk, b.key = d, key
	b.ExtendBaseWidget(b)
	return b
}

// SetText changes the word (already translated): "Issue", "Issue anyway".
func (b *Button) SetText(s string) {
	b.text = s
	b.Refresh()
}

// Shows is the word on the button.
func (b *Button) Shows() string { return b.text }

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) { b.press() }

func (b *Button) press() {
	if b.disabled || b.do == nil {
		return
	}
	b.do()
}

// MouseIn shows that the button can be pressed.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.setHover(true) }

// MouseMoved does nothing.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (b *Button) MouseOut() { b.setHover(false) }

// TypedKey presses the button or hands the key on.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace:
		b.press()
	case fyne.KeyReturn, fyne.KeyEnter:
		if b.style != Filled && b.style != Dangerous {
			b.press()
		}
	default:
		b.desk.key(ev)
	}
}

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	face := canvas.NewRectangle(color.Transparent)
	face.CornerRadius = theme.Radius
	halo := newRing()
	word := newText(b.text, theme.Text, theme.Ink, b.style == Filled)
	word.Alignment = fyne.TextAlignCenter
	icon := canvas.NewImageFromResource(nil)
	icon.FillMode = canvas.ImageFillContain
	pad, room := theme.Gap3, float32(0)
	switch b.style {
	case Quiet:
		pad = theme.Gap2
	case Link:
		pad = 0
	}
	paint := func() {
		ink := b.paint(face)
		word.Text, word.Color = b.text, theme.Color(ink)
		if room > 0 {
			word.Text, _ = Ellipsis(b.text, theme.Text, b.style == Filled, room+1)
		}
		if b.icon != "" {
			icon.Resource = theme.Icon(b.icon, ink)
		}
		icon.Hidden = b.icon == ""
		b.ring(halo)
	}
	paint()
	return &drawing{
		objects: []fyne.CanvasObject{halo, face, icon, word},
		min:     func() fyne.Size { return b.least(pad) },
		layout: func(s fyne.Size) {
			around(halo, s)
			face.Resize(s)
			x, w := pad, s.Width-2*pad
			if b.icon != "" {
				icon.Resize(fyne.NewSquareSize(18))
				icon.Move(fyne.NewPos(x, (s.Height-18)/2))
				x, w = x+18+theme.Gap1+2, w-18-theme.Gap1-2
			}
			room = max(w, 0)
			word.Text, _ = Ellipsis(b.text, theme.Text, b.style == Filled, room+1)
			middle(word, x, 0, room, s.Height)
		},
		refresh: paint,
	}
}

// least is the size of the word and the icon with padding at both sides.
func (b *Button) least(pad float32) fyne.Size {
	w, h := 2*pad, theme.Control
	if b.text != "" {
		w += textWidth(b.text, theme.Text, b.style == Filled)
	}
	if b.icon != "" {
		w += 18
		if b.text != "" {
			w += theme.Gap1 + 2
		}
	}
	if b.style == Link {
		h = lineHeight(theme.Text)
	}
	return fyne.NewSize(w, h)
}

// paint colours the face and gives the colour of the word.
func (b *Button) paint(face *canvas.Rectangle) fyne.ThemeColorName {
	ink, fill, stroke := theme.Ink, theme.Surface, theme.Border
	switch b.style {
	case Filled:
		ink, fill, stroke = theme.OnAccent, theme.Accent, theme.Accent
	case Link:
		ink = theme.Accent
	case Dangerous:
		ink, fill, stroke = theme.Danger, theme.Surface, theme.Danger
	}
	if b.disabled {
		ink, stroke = theme.Disabled, theme.Hairline
		if b.style == Filled {
			fill = theme.Ghost
		}
	}
	face.FillColor, face.StrokeColor, face.StrokeWidth = theme.Color(fill), theme.Color(stroke), theme.Line
	if b.style == Quiet || b.style == Link {
		face.FillColor, face.StrokeWidth = color.Transparent, 0
	}
	if b.hovered && !b.disabled {
		face.FillColor = over(face.FillColor, theme.Color(theme.Hover))
		if b.style == Filled {
			face.FillColor = over(face.FillColor, theme.Color(theme.Pressed))
		}
	}
	return ink
}

// over lays a translucent colour over another.
func over(below, above color.Color) color.Color {
	b, a := color.NRGBAModel.Convert(below).(color.NRGBA), color.NRGBAModel.Convert(above).(color.NRGBA)
	if b.A == 0 {
		return a
	}
	mix := func(x, y uint8) uint8 { return uint8((int(x)*(255-int(a.A)) + int(y)*int(a.A)) / 255) }
	return color.NRGBA{R: mix(b.R, a.R), G: mix(b.G, a.G), B: mix(b.B, a.B), A: b.A}
}
