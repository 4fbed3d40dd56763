package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sampan/ui/navigation"
)

// binding is one key of the program with what it does; menu, keyboard and the
// page of keys read the same list.
type binding struct {
	key      fyne.KeyName
	modifier fyne.KeyModifier
	text     string // app.… word in the menu
	do       func(*Frame)
}

const shortcutKey = fyne.KeyModifierShortcutDefault

// quitText marks the item that Fyne would otherwise add in its own words, and
// without asking about unsaved changes.
const quitText = "app.quit"

func tell(c navigation.Command) func(*Frame) { return func(f *Frame) { f.command(c) } }

// bindings groups the keys as the menus show them.
func bindings() [][]binding {
	record := []binding{
		{fyne.KeyN, shortcutKey, "app.new", tell(navigation.Create)},
		{fyne.KeyS, shortcutKey, "app.save", tell(navigation.Save)},
		{fyne.KeyP, shortcutKey, "app.preview", tell(navigation.Preview)},
		{fyne.KeyD, shortcutKey, "app.delete", tell(navigation.Delete)},
		{fyne.KeyQ, shortcutKey, quitText, (*Frame).quit},
	}
	edit := []binding{
		{fyne.KeyF, shortcutKey, "app.filter", tell(navigation.Filter)},
		{fyne.KeyK, shortcutKey, "app.search", (*Frame).find},
		{fyne.KeyR, shortcutKey, "app.reload", tell(navigation.Reload)},
	}
	view := []binding{{fyne.KeyLeftBracket, shortcutKey, "app.back", (*Frame).Back}}
	digits := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}
	for i, s := range navigation.Screens()[:min(len(digits), len(navigation.Screens()))] {
		view = append(view, binding{digits[i], shortcutKey, "app." + string(s), func(f *Frame) { f.Go(navigation.Route{Screen: s}) }})
	}
	return [][]binding{record, edit, view}
}

func (f *Frame) menu() *fyne.MainMenu {
	menus := []*fyne.Menu{}
	for i, group := range bindings() {
		m := fyne.NewMenu(f.say([]string{"app.menu_record", "app.menu_edit", "app.menu_view"}[i]))
		for _, b := range group {
			item := fyne.NewMenuItem(f.say(b.text), func() { f.act(b) })
			item.Shortcut = &desktop.CustomShortcut{KeyName: b.key, Modifier: b.modifier}
			item.IsQuit = b.text == quitText
			m.Items = append(m.Items, item)
		}
		menus = append(menus, m)
	}
	undo := fyne.NewMenuItem(f.say("app.undo"), func() { f.toasts.Undo() })
	undo.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: shortcutKey | fyne.KeyModifierShift}
	menus[1].Items = append(menus[1].Items, undo)
	help := fyne.NewMenu(f.say("app.menu_help"), fyne.NewMenuItem(f.say("app.keys"), f.showKeys))
	return fyne.NewMainMenu(append(menus, help)...)
}

func (f *Frame) act(b binding) {
	if !f.desk.ModalOpen() {
		b.do(f)
	}
}

// listen puts the keys on the canvas, for when no field has the focus.
func (f *Frame) listen() {
	c := f.window.Canvas()
	for _, group := range bindings() {
		for _, b := range group {
			c.AddShortcut(&desktop.CustomShortcut{KeyName: b.key, Modifier: b.modifier}, func(fyne.Shortcut) { f.act(b) })
		}
	}
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { f.key(ev.Name) })
}

// shortcut is offered what a focused field has no use for.
func (f *Frame) shortcut(s fyne.Shortcut) bool {
	for _, group := range bindings() {
		for _, b := range group {
			if s.ShortcutName() == (&desktop.CustomShortcut{KeyName: b.key, Modifier: b.modifier}).ShortcutName() {
				f.act(b)
				return true
			}
		}
	}
	return false
}

// key is offered what a focused control has no use for: first to the page,
// then to the keys without a modifier that Chinese bookkeepers know.
func (f *Frame) key(k fyne.KeyName) bool {
	if f.desk.ModalOpen() {
		return false
	}
	if p, ok := f.Front().(navigation.Keyer); ok && p.Key(k) {
		return true
	}
	switch k {
	case fyne.KeyF8:
		return f.command(navigation.Save)
	case fyne.KeyF1:
		f.showKeys()
		return true
	case fyne.KeyF5:
		return f.command(navigation.Reload)
	case fyne.KeyEscape:
		if len(f.stack) > 1 {
			f.Back()
			return true
		}
	}
	return false
}
