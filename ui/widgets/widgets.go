// Package widgets holds every control a person can put the keyboard on, and
// the few calm surfaces they stand on. Screens and ui build with them and use
// no focusable widget of Fyne directly: a stock widget swallows F1, F7, F8 and
// shortcuts, ours hand them to the window.
//
// Everything is made from a Desk, which carries what a control needs of its
// window: the language, the keys of the window, the hint line, the runner of
// slow work, the day. Texts are keys; when the language or the colours change
// the screen is built anew from its model, so no control can be re-labelled.
//
// Each control has a Key that stays the same in every language and version.
// Built with the tag "drive" the program writes where each key stands, so that
// a test can find a button as a person would, never by guessed pixels.
package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/fault"
	"sampan/ui/task"
)

// Desk is what controls need of the window they stand in. One Desk serves one
// window; its methods run on the window's thread.
type Desk struct {
	// Say gives the text of a key; args are pairs of placeholder and value.
	Say func(key string, args ...any) string
	// Window is where dialogs and lists open.
	Window fyne.Window
	// Scope runs the slow work of controls.
	Scope *task.Scope
	// OnKey is offered every function key and Escape that a control has no
	// use for, wherever the keyboard is. It reports whether it used the key.
	OnKey func(fyne.KeyName) bool
	// OnShortcut is offered every shortcut that a control has no use for.
	OnShortcut func(fyne.Shortcut) bool
	// Today is the present day, for dates typed as "+3".
	Today func() time.Time
	// Photos loads and keeps the pictures shown by tables and cards.
	Photos *Photos

	concealed bool
	hint      func(string)
	toasts    *Toasts
	modals    []*Dialog
	list      *popup
	scroll    *container.Scroll
}

// ConcealKey hides the figures that the buyer must not see, and shows them
// again, wherever the keyboard is.
const ConcealKey = fyne.KeyF9

// Concealed reports whether inside figures are hidden.
func (d *Desk) Concealed() bool { return d.concealed }

// Conceal hides or shows inside figures in the whole window.
func (d *Desk) Conceal(on bool) {
	d.concealed = on
	if d.Window != nil && d.Window.Content() != nil {
		d.Window.Content().Refresh()
	}
}

// Hint shows a text in the hint line at the bottom of the window; "" clears.
func (d *Desk) Hint(text string) {
	if d.hint != nil {
		d.hint(text)
	}
}

// Explain turns an error into the sentence a person reads.
func (d *Desk) Explain(err error) string {
	f := fault.Of(err)
	if f == nil {
		return ""
	}
	args := make([]any, 0, 2*len(f.Args))
	for name, value := range f.Args {
		args = append(args, name, value)
	}
	return d.Say(f.Key, args...)
}

// key offers a key to the window: controls call it for every key they have no
// use for. An open dialog takes Escape and keeps the rest from the window; an
// open list closes before the window acts.
func (d *Desk) key(ev *fyne.KeyEvent) bool {
	if n := len(d.modals); n > 0 {
		if ev.Name == fyne.KeyEscape {
			d.modals[n-1].escape()
			return true
		}
		return forWindow(ev.Name)
	}
	if !forWindow(ev.Name) {
		return false
	}
	d.closeList()
	if ev.Name == ConcealKey {
		d.Conceal(!d.concealed)
		return true
	}
	return d.OnKey != nil && d.OnKey(ev.Name)
}

// shortcut offers a shortcut to the window, except below an open dialog.
func (d *Desk) shortcut(s fyne.Shortcut) {
	if len(d.modals) > 0 {
		return
	}
	d.closeList()
	if d.OnShortcut != nil && d.OnShortcut(s) {
		return
	}
	if d.Window == nil {
		return
	}
	if c, ok := d.Window.Canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

func (d *Desk) closeList() {
	if d.list.open() {
		d.list.close()
	}
}

// ModalOpen reports whether a dialog covers the window: menu shortcuts do not
// know of it and have to ask.
func (d *Desk) ModalOpen() bool { return len(d.modals) > 0 }

func forWindow(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7,
		fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12, fyne.KeyEscape:
		return true
	}
	return false
}

// focus puts the keyboard on a control.
func (d *Desk) focus(o fyne.Focusable) {
	if d.Window != nil {
		d.Window.Canvas().Focus(o)
	}
}

// Keyed is a control that a driven test can find.
type Keyed interface {
	fyne.CanvasObject
	// Key is stable across languages and versions.
	Key() string
	// Shows is the text a person reads on the control.
	Shows() string
}
