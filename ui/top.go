package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/ui/navigation"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// top is the bar above the page: the way back, where one is, what is unsaved,
// the search, and the switches of colours and language.
type top struct {
	content fyne.CanvasObject
	back    *widgets.Button
	path    *widgets.Label
	unsaved *fyne.Container
}

func newTop(f *Frame) *top {
	d := f.desk
	t := &top{path: d.Heading("").Narrow(120)}
	t.back = d.IconButton("top.back", "app.back", fynetheme.IconNameNavigateBack, f.Back)
	dot := canvas.NewCircle(theme.Color(theme.Caution))
	t.unsaved = widgets.Line(theme.Gap1+2, container.NewGridWrap(fyne.NewSquareSize(8), dot), d.Caption(f.say("app.unsaved")).Tint(theme.Caution))
	search := d.IconButton("top.search", "app.search", fynetheme.IconNameSearch, f.find)
	other := map[string]string{"zh": "en", "en": "zh"}[f.language]
	language := d.Button("top.language", "app.language_"+other, widgets.Quiet, func() { f.SetLanguage(other) })
	colours := d.IconButton("top.dark", "", fynetheme.IconNameColorPalette, func() { f.SetDark(!f.theme.Dark) })
	bar := container.NewBorder(nil, nil, t.back, widgets.Line(theme.Gap2, t.unsaved, search, colours, language), t.path)
	ground := canvas.NewRectangle(theme.Color(theme.Surface))
	t.content = widgets.Column(0, false, container.NewStack(ground, widgets.Inset(theme.Gap2, bar)), widgets.Hairline())
	return t
}

func (t *top) update(f *Frame) {
	t.path.SetText(f.path())
	f.window.SetTitle(f.path() + " – " + f.say("app.name"))
	t.back.SetEnabled(len(f.stack) > 1)
	p := f.Front()
	if p != nil && p.Unsaved() {
		t.unsaved.Show()
	} else {
		t.unsaved.Hide()
	}
}

// build makes the frame's parts and puts them into the window.
func (f *Frame) build() {
	f.side, f.top = newSide(f), newTop(f)
	f.page = container.NewStack()
	f.status = f.desk.Caption("")
	hint := f.desk.HintLine()
	f.foot = container.NewBorder(nil, nil, nil, f.status, hint)
	ground := canvas.NewRectangle(theme.Color(theme.Ground))
	floor := container.New(layout.NewCustomPaddedLayout(theme.Gap1, theme.Gap1, theme.Gap4, theme.Gap4), f.foot)
	body := container.New(storeys{}, f.top.content, widgets.Inset(theme.Gap4, f.page),
		widgets.Column(0, false, widgets.Hairline(), container.NewStack(canvas.NewRectangle(theme.Color(theme.Ground)), floor)))
	whole := container.New(dock{}, f.side.content, body)
	f.toasts = f.desk.Toasts()
	f.window.SetMainMenu(f.menu())
	f.window.SetContent(container.NewStack(ground, whole, f.toasts.Content()))
	f.listen()
}

// command tells the page in front to do something, unless a dialog covers it.
func (f *Frame) command(c navigation.Command) bool {
	p := f.Front()
	if p == nil || f.desk.ModalOpen() || !p.Can(c) {
		return false
	}
	p.Do(c)
	return true
}
