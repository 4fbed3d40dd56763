package widgets

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// enterComposes says that Enter reaches the field while Chinese is still being
// composed: going on would put the composed text into the next field.
const enterComposes = runtime.GOOS == "darwin"

// Entry is a field for text. Enter goes to the next field and never submits;
// Tab leaves a field of several lines too. It looks like the rest because it
// draws its own frame round the text of Fyne's entry.
type Entry struct {
	widget.Entry
	desk *Desk
	key  string

	// OnCommit is told the text when the field is left or Enter is typed, if
	// it changed since the last time.
	OnCommit func(string)
	// OnTyped is offered every key before the field; true: used.
	OnTyped func(*fyne.KeyEvent) bool

	caption   string // quiet, at the left: a currency, a unit
	trail     fyne.CanvasObject
	lead      fyne.ThemeIconName
	right     bool
	tabStays  bool
	wrong     bool
	focused   bool
	committed string
	outer     fyne.Focusable
	secret    bool
	shift     bool
	onFocus   func(bool)
}

// Entry makes a field of one line. The key of the placeholder may be "".
func (d *Desk) Entry(key, placeholder string) *Entry {
	e := &Entry{}
	e.setup(e, d, key, placeholder)
	return e
}

// Area makes a field of several lines, rows of which are seen at once.
func (d *Desk) Area(key, placeholder string, rows int) *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.setup(e, d, key, placeholder)
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(rows)
	return e
}

// fieldWidget is an Entry or what is built on one.
type fieldWidget interface {
	fyne.Widget
	fyne.Focusable
}

// Secret makes a field whose text is not shown: a passphrase. The eye at its
// right lets one look.
func (d *Desk) Secret(key, placeholder string) *Entry {
	e := &Entry{secret: true}
	e.Password = true
	e.ActionItem = grow(fyne.Size{}) // in the place of Fyne's eye
	var eye *glyph
	eye = newGlyph(fynetheme.IconNameVisibility, func() {
		e.Password = !e.Password
		eye.name = fynetheme.IconNameVisibility
		if !e.Password {
			eye.name = fynetheme.IconNameVisibilityOff
		}
		eye.Refresh()
		e.Refresh()
	})
	e.trail = eye
	e.setup(e, d, key, placeholder)
	return e
}

func (e *Entry) setup(outer fieldWidget, d *Desk, key, placeholder string) {
	e.desk, e.key, e.outer = d, key, outer
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.Entry.ExtendBaseWidget(outer)
	if placeholder != "" {
		e.SetPlaceHolder(d.Say(placeholder))
	}
}

// Key is the stable name of the field.
func (e *Entry) Key() string { return e.key }

// Shows is the text in the field, nothing of a secret.
func (e *Entry) Shows() string {
	if e.secret {
		return ""
	}
	return e.Text
}

// SetText replaces the text as read from a record: it counts as committed.
// The same text again leaves caret and undo alone.
func (e *Entry) SetText(s string) {
	e.committed = s
	if s != e.Text {
		e.Entry.SetText(s)
	}
}

// Focused reports whether the keyboard is in the field.
func (e *Entry) Focused() bool { return e.focused }

// SetWrong draws the frame in the colour of danger.
func (e *Entry) SetWrong(on bool) {
	if e.wrong != on {
		e.wrong = on
		e.Refresh()
	}
}

// AcceptsTab is false but for the editor of a table, which moves with Tab.
func (e *Entry) AcceptsTab() bool { return e.tabStays }

// FocusGained starts the caret.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.desk.reveal()
	if e.right {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	if e.onFocus != nil {
		e.onFocus(true)
	}
}

// FocusLost commits what was typed.
func (e *Entry) FocusLost() {
	e.focused, e.shift = false, false
	e.Entry.FocusLost()
	if e.onFocus != nil {
		e.onFocus(false)
	}
	e.commit()
}

func (e *Entry) commit() {
	if e.Text == e.committed {
		return
	}
	e.committed = e.Text
	if e.OnCommit != nil {
		e.OnCommit(e.Text)
	}
}

// KeyDown remembers Shift, for Shift+Tab in the editor of a table.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	e.shift = e.shift || ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight
	e.Entry.KeyDown(ev)
}

// KeyUp ends KeyDown.
func (e *Entry) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		e.shift = false
	}
	e.Entry.KeyUp(ev)
}

// TypedKey edits, or hands the key on.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.OnTyped != nil && e.OnTyped(ev) {
		return
	}
	if forWindow(ev.Name) {
		e.desk.key(ev)
		return
	}
	if (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) && !e.MultiLine {
		e.commit()
		if e.desk.Window != nil && !enterComposes {
			e.desk.Window.Canvas().FocusNext()
		}
		return
	}
	e.Entry.TypedKey(ev)
}

// TypedShortcut edits, or hands the shortcut on: a field must not swallow
// Ctrl+S and Ctrl+K.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		e.Entry.TypedShortcut(s)
		return
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete:
		e.Entry.TypedShortcut(s)
	default:
		e.desk.shortcut(s)
	}
}

// MouseDown puts the caret where the mouse is; the text may stand further
// right than the field of Fyne believes.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	shifted := *ev
	shifted.Position.X -= e.textLeft(e.Size().Width)
	e.Entry.MouseDown(&shifted)
}

// TappedSecondary opens the menu of editing in the language of the program;
// Fyne's own follows the system.
func (e *Entry) TappedSecondary(ev *fyne.PointEvent) {
	if e.desk.Window == nil {
		return
	}
	e.desk.focus(e.outer)
	clip := fyne.CurrentApp().Clipboard()
	item := func(key string, s fyne.Shortcut, enabled bool) *fyne.MenuItem {
		m := fyne.NewMenuItem(e.desk.Say(key), func() { e.Entry.TypedShortcut(s) })
		m.Disabled = !enabled
		return m
	}
	chosen, open := e.SelectedText() != "", !e.Disabled()
	menu := fyne.NewMenu("",
		item("widgets.undo", &fyne.ShortcutUndo{}, open),
		fyne.NewMenuItemSeparator(),
		item("widgets.cut", &fyne.ShortcutCut{Clipboard: clip}, chosen && open),
		item("widgets.copy", &fyne.ShortcutCopy{Clipboard: clip}, chosen),
		item("widgets.paste", &fyne.ShortcutPaste{Clipboard: clip}, open),
		item("widgets.select_all", &fyne.ShortcutSelectAll{}, e.Text != ""))
	widget.ShowPopUpMenuAtPosition(menu, e.desk.Window.Canvas(), ev.AbsolutePosition)
}

// inset is what caption, icon and trailing control take at both sides.
func (e *Entry) inset() (left, right float32) {
	if e.caption != "" {
		left = textWidth(e.caption, theme.Caption, false) + theme.Gap2
	}
	if e.lead != "" {
		left = 18 + theme.Gap1
	}
	if e.trail != nil {
		right = e.trail.MinSize().Width
	}
	return left, right
}

// textLeft is how far right the text begins in a field of the given width.
func (e *Entry) textLeft(width float32) float32 {
	left, right := e.inset()
	if e.right {
		return left + max(0, width-left-right-e.textRoom(width-left-right))
	}
	return left + 2 // in line with the text of pickers
}

// textRoom is the width the text of a right-aligned field gets.
func (e *Entry) textRoom(available float32) float32 {
	if !e.right {
		return available - 2
	}
	shown := e.Text
	if shown == "" {
		shown = e.PlaceHolder
	}
	return min(available, textWidth(shown, theme.Text, false)+12+3) // padding of Fyne's entry and the caret
}
