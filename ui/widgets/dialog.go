package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// Dialog covers the window until it is answered. Escape gives the answer that
// changes nothing.
type Dialog struct {
	desk   *Desk
	box    *widget.PopUp
	answer func() // of Escape
	before fyne.Focusable
}

// Dialog shows a title (translated), content and, at the bottom right,
// buttons. The first that can be focused gets the keyboard; escape is called
// after the dialog closed with Escape and may be nil.
func (d *Desk) Dialog(title string, width float32, content fyne.CanvasObject, first fyne.Focusable, escape func(), buttons ...fyne.CanvasObject) *Dialog {
	g := &Dialog{desk: d}
	g.answer = func() {
		g.Close()
		if escape != nil {
			escape()
		}
	}
	parts := []fyne.CanvasObject{d.Heading(title).Narrow(width - 2*theme.Gap6), content}
	if len(buttons) > 0 {
		parts = append(parts, Toolbar(nil, buttons))
	}
	body := Inset(theme.Gap6-theme.Gap1, Column(theme.Gap4, false, parts...))
	c := d.Window.Canvas()
	g.before = c.Focused()
	g.box = widget.NewModalPopUp(container.NewStack(grow(fyne.NewSize(width, 0)), body), c)
	d.modals = append(d.modals, g)
	g.box.Resize(fyne.NewSize(width, 0)) // wrapped text needs its width before it knows its height
	g.box.Show()
	g.box.Resize(fyne.NewSize(width, body.MinSize().Height))
	if first != nil {
		c.Focus(first)
	}
	return g
}

// Close takes the dialog away and gives the keyboard back.
func (g *Dialog) Close() {
	g.box.Hide()
	g.desk.modals = slices.DeleteFunc(g.desk.modals, func(o *Dialog) bool { return o == g })
	if g.before != nil {
		g.desk.focus(g.before)
	}
}

func (g *Dialog) escape() { g.answer() }

const dialogWidth = float32(460)

// Confirm asks before something that cannot simply be taken back. do is the
// text key of the button that does it; the keyboard starts on Cancel.
func (d *Desk) Confirm(title, text, do string, dangerous bool, yes func()) *Dialog {
	var g *Dialog
	style := Filled
	if dangerous {
		style = Dangerous
	}
	no := d.Button("dialog.cancel", "widgets.cancel", Plain, func() { g.Close() })
	ok := d.Button("dialog.ok", do, style, func() {
		g.Close()
		yes()
	})
	g = d.Dialog(title, dialogWidth, d.Paragraph(text), no, nil, no, ok)
	return g
}

// Trouble is what a person is told when something failed. Happened is a must.
type Trouble struct {
	Happened string // what happened
	Safe     string // what is safe: "Nothing was changed."
	Do       string // what to do now
	Act      string // text key of a button that does it, "" without
	OnAct    func()
}

// ErrorDialog shows what happened, what is safe and what to do.
func (d *Desk) ErrorDialog(t Trouble) *Dialog {
	var g *Dialog
	lines := []fyne.CanvasObject{}
	for _, part := range []struct{ head, text string }{
		{"widgets.happened", t.Happened}, {"widgets.safe", t.Safe}, {"widgets.to_do", t.Do},
	} {
		if part.text != "" {
			lines = append(lines, Column(2, false, d.Caption(d.Say(part.head)), d.Paragraph(part.text)))
		}
	}
	mark := canvas.NewImageFromResource(theme.Icon(fynetheme.IconNameWarning, theme.Danger))
	mark.FillMode = canvas.ImageFillContain
	mark.SetMinSize(fyne.NewSquareSize(28))
	content := container.NewBorder(nil, nil, container.NewVBox(mark), nil, Inset(0, container.New(leftGap{}, Column(theme.Gap2, false, lines...))))
	shut := d.Button("dialog.close", "widgets.close", Plain, func() { g.Close() })
	buttons := []fyne.CanvasObject{shut}
	if t.Act != "" {
		buttons = append(buttons, d.Button("dialog.act", t.Act, Filled, func() {
			g.Close()
			t.OnAct()
		}))
	}
	g = d.Dialog(d.Say("widgets.trouble"), dialogWidth+40, content, shut, nil, buttons...)
	return g
}

type leftGap struct{}

func (leftGap) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(theme.Gap3, 0)
}

func (leftGap) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(theme.Gap3, 0))
	o[0].Resize(s.SubtractWidthHeight(theme.Gap3, 0))
}
