package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/ui/theme"
)

// PathDialog asks for a path where the system has no dialog of its own: a
// field to type or paste it into, over a list of what the folder holds. list
// gives that for what has been typed; an option's ID is the path it stands
// for. Enter takes the row the list stands on into the field and never
// answers by itself. done is told "" when nothing was chosen.
func (d *Desk) PathDialog(title, start string, list func(typed string) []Option, done func(path string)) *Dialog {
	var g *Dialog
	field := d.Entry("files.path", "")
	shut := func(path string) {
		g.Close()
		done(path)
	}
	ok := d.Button("files.ok", "widgets.choose", Filled, func() { shut(strings.TrimSpace(field.Text)) })
	no := d.Button("files.cancel", "widgets.cancel", Plain, func() { shut("") })
	var below *choices
	show := func(typed string) {
		below.set(list(typed), "", d.Say("widgets.nothing_found"))
		ok.SetEnabled(strings.TrimSpace(typed) != "")
	}
	below = d.choices(func(i int) {
		path := below.options[i].ID
		if path == field.Text {
			d.focus(ok)
			return
		}
		field.SetText(path)
		caretToEnd(field)
		show(path)
		d.focus(field)
	}, func() {})
	field.OnChanged = show
	field.OnTyped = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyEscape, fyne.KeyF7:
			return false
		case fyne.KeyReturn, fyne.KeyEnter:
			if len(below.options) == 0 {
				d.focus(ok)
				return true
			}
		}
		return below.typed(ev)
	}
	content := Column(theme.Gap2, false, field,
		container.NewStack(grow(fyne.NewSize(10, choiceRows*choiceHeight+2*theme.Gap1)), newFrame(theme.Surface, theme.Hairline, theme.Radius), below))
	g = d.Dialog(title, dialogWidth+100, content, field, func() { done("") }, no, ok)
	field.SetText(start)
	caretToEnd(field)
	show(start)
	return g
}

func caretToEnd(e *Entry) {
	e.CursorColumn = len([]rune(e.Text))
	e.Refresh()
}
