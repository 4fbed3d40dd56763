package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/task"
	"sampan/ui/theme"
)

// Progress is a bar with what is being done below it.
type Progress struct {
	widget.BaseWidget
	desk *Desk
	at   task.Progress
}

// Progress makes a bar.
func (d *Desk) Progress() *Progress {
	p := &Progress{desk: d}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows how far the work has got; it fits task.DoWithProgress.
func (p *Progress) Set(at task.Progress) {
	p.at = at
	p.Refresh()
}

// CreateRenderer draws the bar.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	groove, bar := canvas.NewRectangle(theme.Color(theme.Hairline)), canvas.NewRectangle(theme.Color(theme.Accent))
	groove.CornerRadius, bar.CornerRadius = 3, 3
	what, count := newText("", theme.Caption, theme.SoftInk, false), newText("", theme.Caption, theme.SoftInk, false)
	count.Alignment = fyne.TextAlignTrailing
	place := func(s fyne.Size) {
		groove.Resize(fyne.NewSize(s.Width, 6))
		share := float32(0)
		count.Text = ""
		if p.at.Total > 0 {
			share = min(1, float32(p.at.Done)/float32(p.at.Total))
			count.Text = p.desk.Say("widgets.done_of", "Done", p.at.Done, "Total", p.at.Total)
		} else if p.at.Done > 0 {
			count.Text = p.desk.Say("widgets.done", "Done", p.at.Done)
		}
		bar.Resize(fyne.NewSize(max(6, s.Width*share), 6))
		room := s.Width - textWidth(count.Text, theme.Caption, false) - theme.Gap3
		what.Text, _ = Ellipsis(p.at.What, theme.Caption, false, room)
		what.Move(fyne.NewPos(0, 6+theme.Gap2))
		count.Move(fyne.NewPos(0, 6+theme.Gap2))
		count.Resize(fyne.NewSize(s.Width, lineHeight(theme.Caption)))
	}
	return &drawing{
		objects: []fyne.CanvasObject{groove, bar, what, count},
		min:     func() fyne.Size { return fyne.NewSize(160, 6+theme.Gap2+lineHeight(theme.Caption)) },
		layout:  place,
		refresh: func() { place(p.Size()) },
	}
}

// ProgressDialog covers the window while long work runs. Cancel and Escape
// call cancel once; the caller closes the dialog when the work has ended.
func (d *Desk) ProgressDialog(title string, cancel func()) (*Dialog, *Progress) {
	bar := d.Progress()
	asked := false
	var stop *Button
	ask := func() {
		if !asked {
			asked = true
			stop.Disable()
			cancel()
		}
	}
	stop = d.Button("dialog.cancel", "widgets.cancel", Plain, ask)
	g := d.Dialog(title, dialogWidth, bar, stop, nil, stop)
	g.answer = ask // Escape waits for the work to end as well
	return g, bar
}
