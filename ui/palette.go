package ui

import (
	"strings"

	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// find opens the search over every record and every screen (Ctrl+K).
func (f *Frame) find() {
	task.Do(f.scope, "find", f.app.Entries, func(entries []app.Entry, err error) {
		if f.desk.Fail(err) || f.desk.ModalOpen() {
			return
		}
		f.showPalette(entries)
	})
}

func (f *Frame) showPalette(entries []app.Entry) {
	routes := map[string]navigation.Route{}
	var options []widgets.Option
	for _, s := range navigation.Screens() {
		id := "screen/" + string(s)
		routes[id] = navigation.Route{Screen: s}
		options = append(options, widgets.Option{ID: id, Label: f.say("app." + string(s)), Note: f.say("app.go_to")})
	}
	for _, e := range entries {
		id := string(e.Noun) + "/" + e.ID
		routes[id] = navigation.Route{Screen: ScreenOf(e.Noun), ID: e.ID}
		options = append(options, widgets.Option{ID: id, Label: strings.TrimSpace(e.Title), Note: strings.TrimSpace(f.say("app."+string(ScreenOf(e.Noun))) + "  " + e.Detail)})
	}
	f.desk.FindDialog("find", f.say("app.search"), "app.search_hint", options, func(o widgets.Option) {
		if r, ok := routes[o.ID]; ok {
			f.Go(r)
		}
	})
}

// ScreenOf is the screen that shows records of a kind.
func ScreenOf(n app.Noun) navigation.Screen {
	switch n {
	case app.ContactNoun:
		return navigation.Contacts
	case app.ProductNoun:
		return navigation.Catalog
	case app.InquiryNoun:
		return navigation.Inquiries
	case app.QuotationNoun:
		return navigation.Quotations
	case app.OrderNoun:
		return navigation.Orders
	}
	return navigation.Settings
}

// showKeys lists every key of the program.
func (f *Frame) showKeys() {
	rows := container.NewGridWithColumns(2)
	add := func(key, text string) {
		rows.Add(widgets.Line(theme.Gap3, widgets.Fixed(84, f.desk.Soft(key)), f.desk.Text(f.say(text))))
	}
	for _, group := range bindings() {
		for _, b := range group {
			add("Ctrl+"+string(b.key), b.text)
		}
	}
	for _, extra := range [][2]string{
		{"F1", "app.keys"}, {"F2", "app.key_edit"}, {"F7", "app.key_pick"}, {"F8", "app.save"}, {"F9", "app.key_conceal"}, {"Esc", "app.back"},
		{"Ctrl+C", "app.key_copy"}, {"Ctrl+A", "app.key_all"}, {"Ctrl+Shift+Z", "app.undo"},
	} {
		add(extra[0], extra[1])
	}
	var d *widgets.Dialog
	shut := f.desk.Button("keys.close", "widgets.close", widgets.Plain, func() { d.Close() })
	d = f.desk.Dialog(f.say("app.keys"), 680, rows, shut, nil, shut)
}
