package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/ui/theme"
)

// Toasts is the place at the bottom of the window where short notices come
// and go. It stands on top of the page, not in an overlay of Fyne, because an
// overlay would take the mouse and the keyboard from the page.
type Toasts struct {
	desk *Desk
	box  *fyne.Container
	stop func()
	undo func()
}

// toastTime is long enough to read a sentence and to reach Undo.
const toastTime = 8 * time.Second

// Toasts makes the place; ui puts Content last into the stack of the window.
func (d *Desk) Toasts() *Toasts {
	t := &Toasts{desk: d, stop: func() {}}
	t.box = container.New(toastLayout{})
	d.toasts = t
	return t
}

// Content is what to put above the page.
func (t *Toasts) Content() fyne.CanvasObject { return t.box }

// Toast says something (translated) for a few seconds. With undo it offers to
// take back what was done.
func (d *Desk) Toast(text string, undo func()) {
	if d.toasts != nil {
		d.toasts.show(text, undo)
	}
}

// Undo takes back what the toast on show offers to take back; it reports
// whether there was one.
func (t *Toasts) Undo() bool {
	if t.undo == nil {
		return false
	}
	undo := t.undo
	t.close()
	undo()
	return true
}

func (t *Toasts) show(text string, undo func()) {
	t.stop()
	t.undo = undo
	face := newFrame(theme.Raised, theme.Hairline, 6)
	face.Shadow = canvas.Shadow{Color: theme.Color(theme.Shade), Offset: fyne.NewPos(0, 2), BlurRadius: 12}
	parts := []fyne.CanvasObject{t.desk.Text(text).Narrow(560)}
	if undo != nil {
		parts = append(parts, t.desk.Button("toast.undo", "widgets.undo", Plain, func() { t.Undo() }))
	}
	parts = append(parts, t.desk.button("toast.close", "", fynetheme.IconNameCancel, Quiet, t.close))
	t.box.Objects = []fyne.CanvasObject{container.NewStack(face, container.New(toastPad{}, Line(theme.Gap3, parts...)))}
	t.box.Refresh()
	t.stop = t.desk.Scope.Runner().After(toastTime, t.close)
}

func (t *Toasts) close() {
	t.stop()
	t.undo = nil
	t.box.Objects = nil
	t.box.Refresh()
}

// toastLayout puts the toast at the bottom in the middle.
type toastLayout struct{}

func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (toastLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		m := o.MinSize()
		m.Width = min(m.Width, s.Width-2*theme.Gap4)
		o.Resize(m)
		o.Move(fyne.NewPos((s.Width-m.Width)/2, s.Height-m.Height-theme.Gap6-theme.Gap4))
	}
}

type toastPad struct{}

func (toastPad) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(theme.Gap4+theme.Gap1, theme.Gap2)
}

func (toastPad) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(theme.Gap4, theme.Gap1))
	o[0].Resize(s.SubtractWidthHeight(theme.Gap4+theme.Gap1, theme.Gap2))
}

// HintLine is the line at the bottom of the window that says whole what a
// table had to cut, and what is wrong with what is typed.
func (d *Desk) HintLine() *Label {
	l := d.Caption("").Narrow(1)
	d.hint = l.SetText
	return l
}
