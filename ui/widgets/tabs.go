package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"sampan/ui/theme"
)

// Tab is one page of Tabs; it is built when it is first opened.
type Tab struct {
	Key   string
	Title string // text key
	Note  string // behind the title (translated): a count
	Build func() fyne.CanvasObject
}

// Tabs is a row of words over pages. Left and Right change the page.
type Tabs struct {
	container *fyne.Container
	bar       *tabBar
	pages     *fyne.Container
}

// Tabs makes tabs; changed is told the key of the page, and may be nil.
func (d *Desk) Tabs(key string, changed func(string), tabs ...Tab) *Tabs {
	t := &Tabs{bar: &tabBar{tabs: tabs, changed: changed}, pages: container.NewStack()}
	t.bar.desk, t.bar.key = d, key
	t.bar.built = make([]fyne.CanvasObject, len(tabs))
	t.bar.pages = t.pages
	t.bar.ExtendBaseWidget(t.bar)
	t.container = Column(theme.Gap4, true, t.bar, t.pages)
	t.bar.open(0)
	return t
}

// Content is what to put on the screen.
func (t *Tabs) Content() fyne.CanvasObject { return t.container }

// Open shows a page by its key.
func (t *Tabs) Open(key string) {
	for i, tab := range t.bar.tabs {
		if tab.Key == key {
			t.bar.open(i)
		}
	}
}

// Opened is the key of the page shown.
func (t *Tabs) Opened() string { return t.bar.tabs[t.bar.at].Key }

type tabBar struct {
	control
	tabs    []Tab
	at      int
	built   []fyne.CanvasObject
	pages   *fyne.Container
	changed func(string)
	places  []tabPlace
}

// tabPlace is where a word stands: its row, and where it begins and ends.
type tabPlace struct {
	row       int
	from, end float32
}

const (
	tabHeight = float32(36)
	// tabsWide is the width past which words stand in two rows, as wide as the
	// narrowest page.
	tabsWide = float32(880)
)

// arrange places words of such widths, in two rows of nearly one length where
// one is too long.
func arrange(widths []float32) (places []tabPlace, wide float32) {
	total := -theme.Gap6
	for _, w := range widths {
		total += w + theme.Gap6
	}
	x, row := float32(0), 0
	for _, w := range widths {
		if row == 0 && total > tabsWide && x+w > total/2+theme.Gap6 {
			x, row = 0, 1
		}
		places = append(places, tabPlace{row, x, x + w})
		wide = max(wide, x+w)
		x += w + theme.Gap6
	}
	return places, wide
}

func (b *tabBar) Shows() string { return b.word(b.tabs[b.at]) }

func (b *tabBar) word(t Tab) string {
	if t.Note == "" {
		return b.desk.Say(t.Title)
	}
	return b.desk.Say(t.Title) + " " + t.Note
}

func (b *tabBar) open(i int) {
	if i < 0 || i >= len(b.tabs) {
		return
	}
	was := b.at
	b.at = i
	if b.built[i] == nil {
		b.built[i] = b.tabs[i].Build()
	}
	b.pages.Objects = []fyne.CanvasObject{b.built[i]}
	b.pages.Refresh()
	b.Refresh()
	if was != i && b.changed != nil {
		b.changed(b.tabs[i].Key)
	}
}

// MouseDown opens the page under the mouse.
func (b *tabBar) MouseDown(ev *desktop.MouseEvent) {
	b.desk.focus(b)
	for i, at := range b.places {
		if ev.Position.X < at.end+theme.Gap3 && ev.Position.Y < float32(at.row+1)*tabHeight {
			b.open(i)
			return
		}
	}
}

func (b *tabBar) MouseUp(*desktop.MouseEvent) {}

func (b *tabBar) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		b.open(b.at - 1)
	case fyne.KeyRight:
		b.open(b.at + 1)
	default:
		b.desk.key(ev)
	}
}

func (b *tabBar) CreateRenderer() fyne.WidgetRenderer {
	words := make([]*canvas.Text, len(b.tabs))
	halo, base, under := newRing(), Hairline(), canvas.NewRectangle(color.Transparent)
	objects := []fyne.CanvasObject{halo, base, under}
	for i, t := range b.tabs {
		words[i] = newText(b.word(t), theme.Text, theme.SoftInk, false)
		objects = append(objects, words[i])
	}
	arranged := func() (wide float32) {
		widths := make([]float32, len(words))
		for i, w := range words {
			widths[i] = textWidth(w.Text, theme.Text, true) // as wide as bold: nothing jumps
		}
		b.places, wide = arrange(widths)
		return wide
	}
	arranged()
	place := func(s fyne.Size) {
		under.FillColor = theme.Color(theme.Accent)
		for i, w := range words {
			ink := theme.SoftInk
			at := b.places[i]
			y, width := float32(at.row)*tabHeight, at.end-at.from
			w.TextStyle.Bold = i == b.at
			if i == b.at {
				ink = theme.Ink
				under.Move(fyne.NewPos(at.from, y+tabHeight-2))
				under.Resize(fyne.NewSize(width, 2))
				halo.Move(fyne.NewPos(at.from-4, y+2))
				halo.Resize(fyne.NewSize(width+8, tabHeight-6))
			}
			w.Color = theme.Color(ink)
			middle(w, at.from, y, width, tabHeight-2)
		}
		base.Move(fyne.NewPos(0, s.Height-1))
		base.Resize(fyne.NewSize(s.Width, 1))
		b.ring(halo)
	}
	return &drawing{
		objects: objects,
		min: func() fyne.Size {
			wide := arranged()
			if len(b.places) == 0 {
				return fyne.NewSize(0, tabHeight)
			}
			return fyne.NewSize(wide, float32(b.places[len(b.places)-1].row+1)*tabHeight)
		},
		layout:  place,
		refresh: func() { place(b.Size()) },
	}
}
