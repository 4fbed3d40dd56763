package widgets

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/ui/task"
	"sampan/ui/theme"
)

// Draw draws a page of a paper, counted from 0, so many pixels wide. It runs
// away from the window.
type Draw func(ctx context.Context, page, pixelsWide int) (image.Image, error)

// PagePreview shows a paper page by page as it will print. Page Up and Down
// turn pages, + and - zoom, 0 fits the width again.
type PagePreview struct {
	control
	pages, page int
	zoom        float32 // of the width of the view; 1 fits
	draw        Draw
	img         image.Image
	problem     string
	scroll      *container.Scroll
	sheet       *sheet
	content     *fyne.Container
	count       *Label
	percent     *Label
}

// PagePreview makes an empty preview; extra stands at the right of its bar.
func (d *Desk) PagePreview(key string, extra ...fyne.CanvasObject) *PagePreview {
	p := &PagePreview{zoom: 1}
	p.desk, p.key = d, key
	p.ExtendBaseWidget(p)
	p.sheet = &sheet{of: p}
	p.sheet.ExtendBaseWidget(p.sheet)
	p.scroll = container.NewScroll(p.sheet)
	p.count, p.percent = d.Soft(""), d.Soft("")
	small := func(part string, icon fyne.ThemeIconName, do func()) *Button {
		return d.button(key+"."+part, "", icon, Quiet, do)
	}
	bar := Toolbar([]fyne.CanvasObject{
		small("back", fynetheme.IconNameNavigateBack, func() { p.turn(-1) }), p.count,
		small("next", fynetheme.IconNameNavigateNext, func() { p.turn(1) }),
		small("smaller", fynetheme.IconNameContentRemove, func() { p.zoomBy(1 / 1.25) }), p.percent,
		small("larger", fynetheme.IconNameContentAdd, func() { p.zoomBy(1.25) }),
	}, extra)
	p.content = container.NewBorder(nil, Inset(theme.Gap1, bar), nil, nil, p.scroll)
	p.say()
	return p
}

// SetPages shows a paper of so many pages; the page one looks at stays.
func (p *PagePreview) SetPages(pages int, draw Draw) {
	p.pages, p.draw = pages, draw
	p.page = max(0, min(p.page, pages-1))
	p.redraw()
}

// Page gives the page shown, counted from 0, and the number of pages.
func (p *PagePreview) Page() (page, pages int) { return p.page, p.pages }

// Shows is "1 / 2".
func (p *PagePreview) Shows() string { return p.count.Shows() }

func (p *PagePreview) turn(by int) {
	page := max(0, min(p.page+by, p.pages-1))
	if page != p.page {
		p.page = page
		p.scroll.Offset = fyne.NewPos(0, 0)
		p.redraw()
	}
}

func (p *PagePreview) zoomBy(by float32) {
	p.zoom = max(0.5, min(p.zoom*by, 4))
	p.redraw()
}

// redraw asks for the page in the size it is shown in; until it comes the old
// picture stays, stretched.
func (p *PagePreview) redraw() {
	p.say()
	p.layoutSheet()
	if p.draw == nil || p.pages == 0 || p.Size().Width < 1 {
		return
	}
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		scale = c.Scale()
	}
	draw, page, wide := p.draw, p.page, int(p.sheetWidth()*scale)
	task.Do(p.desk.Scope, p.key, func(ctx context.Context) (image.Image, error) { return draw(ctx, page, wide) },
		func(img image.Image, err error) {
			p.img, p.problem = img, p.desk.Explain(err)
			p.layoutSheet()
		})
}

func (p *PagePreview) sheetWidth() float32 {
	return max(80, (p.scroll.Size().Width-2*theme.Gap4)*p.zoom)
}

func (p *PagePreview) layoutSheet() {
	p.sheet.Refresh()
	p.scroll.Refresh()
}

func (p *PagePreview) say() {
	p.count.SetText(p.desk.Say("widgets.page_of", "Page", min(p.page+1, p.pages), "Pages", p.pages))
	p.percent.SetText(p.desk.Say("widgets.percent", "N", int(p.zoom*100+0.5)))
	p.content.Refresh()
}

// TypedRune zooms.
func (p *PagePreview) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.zoomBy(1.25)
	case '-':
		p.zoomBy(1 / 1.25)
	case '0':
		p.zoomBy(1 / p.zoom)
	}
}

// TypedKey turns pages or hands the key on.
func (p *PagePreview) TypedKey(ev *fyne.KeyEvent) {
	step := fyne.Delta{}
	switch ev.Name {
	case fyne.KeyPageUp, fyne.KeyLeft:
		p.turn(-1)
	case fyne.KeyPageDown, fyne.KeyRight:
		p.turn(1)
	case fyne.KeyUp:
		step.DY = 60
	case fyne.KeyDown:
		step.DY = -60
	default:
		p.desk.key(ev)
	}
	if step.DY != 0 {
		p.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: step})
	}
}

// Tapped takes the keyboard.
func (p *PagePreview) Tapped(*fyne.PointEvent) { p.desk.focus(p) }

// CreateRenderer draws the preview.
func (p *PagePreview) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(theme.Color(theme.Ground))
	halo := newRing()
	width := float32(0)
	return &drawing{
		objects: []fyne.CanvasObject{ground, halo, p.content},
		min:     func() fyne.Size { return fyne.NewSize(p.content.MinSize().Width, 160) },
		layout: func(s fyne.Size) {
			ground.Resize(s)
			halo.Resize(s)
			p.content.Resize(s)
			if s.Width != width {
				width = s.Width
				p.redraw()
			}
		},
		refresh: func() { p.ring(halo) },
	}
}
