// Package ui is the window: the frame with side list, path, search, status and
// hint, and the screens it opens. cmd/sampan runs it and cmd/dev draws it; it
// wires the screens to the use cases of app and holds no rule of its own.
package ui

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/text"
	"sampan/assets"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Options are what a window begins with.
type Options struct {
	Runner   task.Runner
	Theme    *theme.Theme
	Language string // zh or en; "" takes the remembered one, else Chinese
	Files    *files.Dialogs
	Log      *slog.Logger
	// Backup writes a verified copy of everything; cmd gives it because ui
	// does not know the store.
	Backup func(ctx context.Context, path, passphrase string) error
	// Folder is where the firm's data lies, to be shown.
	Folder string
}

// The window's size at first: enough for every page.
const (
	firstWidth  = 1280
	firstHeight = 800
)

// Frame is the window of one firm.
type Frame struct {
	app      *app.App
	options  Options
	window   fyne.Window
	desk     *widgets.Desk
	scope    *task.Scope
	theme    *theme.Theme
	texts    map[string]*text.Messages
	language string

	stack  []opened
	side   *side
	top    *top
	status *widgets.Label
	foot   *fyne.Container
	saved  time.Time // of the last write in this window
	toasts *widgets.Toasts
	files  *files.Dialogs
	page   *fyne.Container
	drop   func([]string)
	stop   func()
}

// opened is a page on the way from the first to the one in front.
type opened struct {
	route  navigation.Route
	page   navigation.Page
	answer func(id string)
	stale  bool // something was written since it was read
}

// New builds the window's content and opens Today.
func New(a *app.App, w fyne.Window, o Options) (*Frame, error) {
	f := &Frame{app: a, options: o, window: w, theme: o.Theme, texts: map[string]*text.Messages{}, language: o.Language}
	for _, l := range []string{"zh", "en"} {
		m, err := text.Screen(assets.Translations, l)
		if err != nil {
			return nil, fmt.Errorf("texts of the window: %w", err)
		}
		f.texts[l] = m
	}
	f.scope = task.NewScope(o.Runner)
	if err := f.remembered(); err != nil {
		return nil, err
	}
	f.desk = &widgets.Desk{
		Say: f.say, Window: w, Scope: f.scope, OnKey: f.key, OnShortcut: f.shortcut, Today: a.Now,
		Photos: widgets.NewPhotos(f.scope, a.Photo),
	}
	if f.files = o.Files; f.files == nil {
		f.files = files.New(f.desk)
	}
	f.stop = a.OnChange(func(n app.Noun) { o.Runner.Deliver(func() { f.changed(n) }) })
	w.SetPadded(false)
	w.Resize(fyne.NewSize(firstWidth, firstHeight))
	w.SetOnDropped(f.dropped)
	w.SetCloseIntercept(f.quit)
	f.build()
	f.Go(navigation.Route{Screen: navigation.Today})
	task.Do(f.scope, "warm", func(ctx context.Context) (struct{}, error) { return struct{}{}, a.Warm(ctx) },
		func(_ struct{}, err error) { f.failed(err) })
	return f, nil
}

// quit closes the window after asking about unsaved changes.
func (f *Frame) quit() { f.leave(0, f.window.Close) }

// Close ends the frame's work, when the window is gone.
func (f *Frame) Close() {
	f.stop()
	for _, o := range f.stack {
		o.page.Close()
	}
	f.scope.Close()
}

// remembered reads language and colours as they were left.
func (f *Frame) remembered() error {
	ctx := context.Background()
	if f.language == "" {
		l, err := f.app.Setting(ctx, settingLanguage)
		if err != nil {
			return err
		}
		f.language = "zh"
		if l == "en" {
			f.language = l
		}
	}
	dark, err := f.app.Setting(ctx, settingDark)
	if err != nil {
		return err
	}
	f.theme.Chinese, f.theme.Dark = f.language == "zh", dark == "yes" || f.theme.Dark
	return nil
}

const (
	settingLanguage = "ui.language"
	settingDark     = "ui.dark"
)

func (f *Frame) say(key string, args ...any) string { return f.texts[f.language].T(key, args...) }

// Language is the language of the window.
func (f *Frame) Language() string { return f.language }

// SetLanguage switches the window's language; typed text stays.
func (f *Frame) SetLanguage(l string) {
	f.language, f.theme.Chinese = l, l == "zh"
	f.remember(settingLanguage, l)
	f.rebuild()
}

// SetDark switches between light and dark; typed text stays.
func (f *Frame) SetDark(on bool) {
	f.theme.Dark = on
	value := ""
	if on {
		value = "yes"
	}
	f.remember(settingDark, value)
	f.rebuild()
}

func (f *Frame) remember(key, value string) {
	task.Do(f.scope, "", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, f.app.SetSetting(ctx, key, value)
	}, func(_ struct{}, err error) { f.failed(err) })
}

// failed logs what a person can do nothing about and shows the rest.
func (f *Frame) failed(err error) {
	if err == nil {
		return
	}
	f.options.Log.Error("task failed", "error", err)
	f.desk.Fail(err)
}

// rebuild draws everything anew in another language or other colours.
func (f *Frame) rebuild() {
	f.build()
	f.show()
}

// changed follows writes: counts, status, and the pages below the one in
// front, which read anew when they are shown again. What was only put off
// leaves them as they are.
func (f *Frame) changed(n app.Noun) {
	f.saved = f.app.Now()
	if n == app.Reminders {
		f.count()
		return
	}
	for i := range f.stack[:max(0, len(f.stack)-1)] {
		f.stack[i].stale = true
	}
	f.count()
}

// Front is the page in front.
func (f *Frame) Front() navigation.Page {
	if len(f.stack) == 0 {
		return nil
	}
	return f.stack[len(f.stack)-1].page
}

// dropped hands files dropped on the window to the page that takes them.
func (f *Frame) dropped(_ fyne.Position, uris []fyne.URI) {
	if f.drop == nil {
		return
	}
	paths := make([]string, 0, len(uris))
	for _, u := range uris {
		if strings.HasPrefix(u.String(), "file:") {
			paths = append(paths, u.Path())
		}
	}
	if len(paths) > 0 {
		f.drop(paths)
	}
}

// count brings the side list's numbers of open decisions up to date.
func (f *Frame) count() {
	type counts = map[navigation.Screen]int
	task.Do(f.scope, "count", func(ctx context.Context) (counts, error) {
		tasks, inquiries, err := f.app.Waiting(ctx)
		return counts{navigation.Today: tasks, navigation.Inquiries: inquiries}, err
	}, func(c counts, err error) {
		if err != nil {
			f.failed(err)
			return
		}
		f.side.count(c)
	})
	f.refreshStatus()
}
