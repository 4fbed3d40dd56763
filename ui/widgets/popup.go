package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// popup is a list or calendar below a field. It closes with Escape or a click
// outside, and gives the keyboard back to the field.
type popup struct {
	desk  *Desk
	owner fyne.Focusable
	box   *widget.PopUp
}

// openBelow shows content below a control, or above it where there is no
// room; a list is at least as wide as the control.
func (d *Desk) openBelow(owner fyne.Focusable, content fyne.CanvasObject, first fyne.Focusable, widen bool) *popup {
	at, ok := owner.(fyne.CanvasObject)
	if !ok || d.Window == nil {
		return nil
	}
	c := d.Window.Canvas()
	framed := container.NewStack(newFrame(theme.Raised, theme.Hairline, 6), content)
	p := &popup{desk: d, owner: owner, box: widget.NewPopUp(framed, c)}
	d.list = p
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(at)
	size := content.MinSize()
	if widen {
		size.Width = max(size.Width, at.Size().Width)
	}
	size.Width = min(size.Width, c.Size().Width-2*theme.Gap2)
	below := pos.Y + at.Size().Height + theme.Gap1
	y := below
	if below+size.Height > c.Size().Height {
		y = max(theme.Gap1, pos.Y-size.Height-theme.Gap1)
	}
	x := max(theme.Gap1, min(pos.X, c.Size().Width-size.Width-theme.Gap2))
	p.box.Resize(size)
	p.box.ShowAtPosition(fyne.NewPos(x, y))
	if first != nil {
		c.Focus(first)
	}
	return p
}

func (p *popup) open() bool { return p != nil && p.box.Visible() }

func (p *popup) close() {
	if p == nil {
		return
	}
	p.box.Hide()
	p.desk.focus(p.owner)
}
