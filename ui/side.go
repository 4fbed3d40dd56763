package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"sampan/assets"
	"sampan/ui/navigation"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// sideWidth is the width of the side list.
const sideWidth = 152

// side is the list of screens at the left, with counts of open decisions.
type side struct {
	content fyne.CanvasObject
	items   map[navigation.Screen]*place
}

func newSide(f *Frame) *side {
	s := &side{items: map[navigation.Screen]*place{}}
	list := container.New(layout.NewCustomPaddedVBoxLayout(2))
	for _, screen := range navigation.Screens() {
		if screen == navigation.Contacts {
			list.Add(container.New(layout.NewCustomPaddedLayout(theme.Gap2, theme.Gap2, theme.Gap3, theme.Gap3), widgets.Hairline()))
		}
		p := newPlace("side."+string(screen), f.say("app."+string(screen)), func() { f.Go(navigation.Route{Screen: screen}) })
		s.items[screen] = p
		list.Add(p)
	}
	ground := canvas.NewRectangle(theme.Color(theme.Surface))
	edge := canvas.NewRectangle(theme.Color(theme.Hairline))
	edge.SetMinSize(fyne.NewSize(1, 1))
	body := container.NewBorder(brand(f), nil, nil, nil, container.NewVBox(list))
	board := container.NewStack(ground, widgets.Fixed(sideWidth, widgets.Inset(theme.Gap2, body)))
	s.content = container.New(layout.NewCustomPaddedHBoxLayout(0), board, edge)
	return s
}

// brand is the boat and the name.
func brand(f *Frame) fyne.CanvasObject {
	name := canvas.NewText(f.say("app.name"), theme.Color(theme.Ink))
	name.TextSize, name.TextStyle.Bold = theme.Section, true
	boat := canvas.NewImageFromResource(Icon())
	boat.FillMode = canvas.ImageFillContain
	boat.SetMinSize(fyne.NewSquareSize(28))
	return container.New(layout.NewCustomPaddedLayout(theme.Gap1, theme.Gap3, theme.Gap2, 0), widgets.Line(theme.Gap2, boat, name))
}

// Icon is the mark of the program.
func Icon() fyne.Resource {
	const name = "icons/sampan-256.png"
	raw, err := assets.Icons.ReadFile(name)
	if err != nil {
		return nil
	}
	return fyne.NewStaticResource(name, raw)
}

func (s *side) choose(screen navigation.Screen) {
	for name, p := range s.items {
		p.choose(name == screen)
	}
}

func (s *side) count(counts map[navigation.Screen]int) {
	for name, p := range s.items {
		p.count(counts[name])
	}
}

// place is one row of the side list. The keyboard reaches it by Ctrl and its
// number, so it does not take the focus from the page.
type place struct {
	widget.BaseWidget
	key, name string
	chosen    bool
	hovered   bool
	number    int
	open      func()
}

func newPlace(key, name string, open func()) *place {
	p := &place{key: key, name: name, open: open}
	p.ExtendBaseWidget(p)
	return p
}

// Key and Shows let a driven test find the row.
func (p *place) Key() string { return p.key }

func (p *place) Shows() string { return p.name }

func (p *place) Tapped(*fyne.PointEvent) { p.open() }

func (p *place) choose(on bool) {
	if p.chosen != on {
		p.chosen = on
		p.Refresh()
	}
}

func (p *place) count(n int) {
	if p.number != n {
		p.number = n
		p.Refresh()
	}
}

func (p *place) CreateRenderer() fyne.WidgetRenderer {
	face := canvas.NewRectangle(theme.Color(theme.Surface))
	face.CornerRadius = theme.Radius
	bar := canvas.NewRectangle(theme.Color(theme.Accent))
	bar.CornerRadius = 1.5
	name := canvas.NewText(p.name, theme.Color(theme.Ink))
	name.TextSize = theme.Text
	number := canvas.NewText("", theme.Color(theme.SoftInk))
	number.TextSize, number.Alignment = theme.Caption, fyne.TextAlignTrailing
	r := &placeRenderer{place: p, face: face, bar: bar, name: name, number: number}
	r.paint()
	return r
}

type placeRenderer struct {
	place        *place
	face, bar    *canvas.Rectangle
	name, number *canvas.Text
}

func (r *placeRenderer) Destroy()           {}
func (r *placeRenderer) MinSize() fyne.Size { return fyne.NewSize(sideWidth-2*theme.Gap2, theme.Row) }

func (r *placeRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.face, r.bar, r.name, r.number}
}

func (r *placeRenderer) Layout(s fyne.Size) {
	r.face.Resize(s)
	r.bar.Move(fyne.NewPos(0, theme.Gap2))
	r.bar.Resize(fyne.NewSize(3, s.Height-2*theme.Gap2))
	h := r.name.MinSize().Height
	r.name.Move(fyne.NewPos(theme.Gap3, (s.Height-h)/2))
	r.name.Resize(fyne.NewSize(s.Width-4*theme.Gap3, h))
	h = r.number.MinSize().Height
	r.number.Move(fyne.NewPos(0, (s.Height-h)/2))
	r.number.Resize(fyne.NewSize(s.Width-theme.Gap3, h))
}

func (r *placeRenderer) paint() {
	fill, ink := theme.Surface, theme.Ink
	switch {
	case r.place.chosen:
		fill, ink = theme.Chosen, theme.Accent
	case r.place.hovered:
		fill = theme.Hover
	}
	r.face.FillColor = theme.Color(fill)
	r.bar.Hidden = !r.place.chosen
	r.name.Color, r.name.TextStyle.Bold = theme.Color(ink), false
	r.number.Text = ""
	if r.place.number > 0 {
		r.number.Text = strconv.Itoa(r.place.number)
	}
}

func (r *placeRenderer) Refresh() {
	r.paint()
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

var _ desktop.Hoverable = (*place)(nil)

func (p *place) MouseIn(*desktop.MouseEvent) {
	p.hovered = true
	p.Refresh()
}

func (p *place) MouseMoved(*desktop.MouseEvent) {}

func (p *place) MouseOut() {
	p.hovered = false
	p.Refresh()
}
