package ui

import (
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app/text"
	"sampan/assets"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Dress gives the program its theme and icon, once in the life of the process.
func Dress(a fyne.App) *theme.Theme {
	look := theme.New(assets.ScreenRegular, assets.ScreenBold)
	a.Settings().SetTheme(look)
	a.SetIcon(Icon())
	return look
}

// Refuse fills a window with the reason why the firm's folder cannot be
// opened: what happened, what is safe, what to do. quit closes the program.
func Refuse(w fyne.Window, language string, reason error, quit func()) error {
	if language == "" {
		language = systemLanguage()
	}
	m, err := text.Screen(assets.Translations, language)
	if err != nil {
		return fmt.Errorf("texts of the window: %w", err)
	}
	d := &widgets.Desk{Say: m.T, Window: w, Scope: task.NewScope(task.Inline{})}
	shut := d.Button("refuse.quit", "app.quit", widgets.Filled, quit)
	w.SetTitle(m.T("app.name"))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(560, 240))
	w.SetContent(widgets.Inset(theme.Gap6, widgets.Column(theme.Gap4, false,
		d.Title(m.T("app.cannot_open")), d.Paragraph(d.Explain(reason)), widgets.Line(theme.Gap2, shut))))
	return nil
}

// systemLanguage goes by the environment; Chinese where it says nothing.
func systemLanguage() string {
	if strings.HasPrefix(os.Getenv("LANG"), "en") {
		return "en"
	}
	return "zh"
}
