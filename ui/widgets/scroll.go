package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/ui/theme"
)

// Scroll lets a long form scroll up and down. A field that gets the keyboard
// comes into sight, so that Tab never types where nobody sees it. A page has
// one such form.
func (d *Desk) Scroll(content fyne.CanvasObject) *container.Scroll {
	d.scroll = container.NewVScroll(content)
	return d.scroll
}

// reveal brings what has just got the keyboard into sight.
func (d *Desk) reveal() {
	if d.scroll == nil || d.Window == nil || len(d.modals) > 0 {
		return
	}
	at, ok := d.Window.Canvas().Focused().(fyne.CanvasObject)
	if !ok || !holds(d.scroll.Content, at) {
		return
	}
	driver := fyne.CurrentApp().Driver()
	view, offset := d.scroll.Size().Height, d.scroll.Offset.Y
	top := driver.AbsolutePositionForObject(at).Y - driver.AbsolutePositionForObject(d.scroll).Y + offset
	air := lineHeight(theme.Caption) + theme.Gap3 // the label above, the caption below
	to := max(0, min(offset, top-air), top+at.Size().Height+air-view)
	if to != offset {
		d.scroll.ScrollToOffset(fyne.NewPos(0, to))
	}
}

// holds reports whether a control stands somewhere in a form.
func holds(root, o fyne.CanvasObject) bool {
	switch r := root.(type) {
	case *fyne.Container:
		return slices.ContainsFunc(r.Objects, func(part fyne.CanvasObject) bool { return holds(part, o) })
	case *Field:
		return holds(r.inside, o)
	case *Band:
		return holds(r.content, o)
	}
	return root == o
}
