// Package uitest is the room that tests of screens meet in: a page in a window
// over a firm on a real store, with its controls found by their keys. Only tests
// import it.
package uitest

import (
	"context"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sampan/app"
	"sampan/app/file"
	"sampan/app/text"
	"sampan/app/trade"
	"sampan/assets"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Main runs the tests of a package over the theme of the program. The flag
// -pictures names a folder for pictures of the pages, to be looked at.
func Main(m *testing.M) {
	flag.String("pictures", "", "write pictures of the pages into this folder")
	flag.Parse()
	a := test.NewApp()
	a.Settings().SetTheme(theme.New(assets.ScreenRegular, assets.ScreenBold))
	os.Exit(m.Run())
}

// Room is a page in a window over a firm on a real store. It is also the
// navigator of the page, and remembers where that went.
type Room struct {
	*app.App
	Desk     *widgets.Desk
	Files    *files.Dialogs
	Page     navigation.Page
	Went     []navigation.Route
	Dropped  func(paths []string)
	Asked    bool     // the page was opened by Ask
	Answered string   // what it answered
	Chosen   []string // what the dialogs of files to open answer
	SaveAs   string   // what those of files to save answer

	T *testing.T
}

// Go remembers where the page went.
func (r *Room) Go(to navigation.Route) { r.Went = append(r.Went, to) }

// Back does nothing.
func (r *Room) Back() {}

// Ask does nothing.
func (r *Room) Ask(navigation.Route, func(id string)) {}

// Touch does nothing.
func (r *Room) Touch() {}

// Drop keeps what takes dropped files.
func (r *Room) Drop(fn func(paths []string)) { r.Dropped = fn }

// Answer keeps the answer of a page that was asked.
func (r *Room) Answer(id string) bool {
	if r.Asked {
		r.Answered = id
	}
	return r.Asked
}

// Must ends the test where there is an error.
func Must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Firm is what a room is built on; tests bring it from data.
type Firm struct {
	Store  app.Store
	Tables trade.Tables
	Now    func() time.Time
}

// Enter makes an empty firm and its window.
func Enter(t *testing.T, f Firm, language string, runner task.Runner) *Room {
	t.Helper()
	kept, err := file.Open(t.TempDir())
	Must(t, err)
	t.Cleanup(func() { _ = kept.Close() })
	a, err := app.New(f.Store, kept, f.Tables, f.Now, "Lin")
	Must(t, err)
	r := &Room{App: a, T: t, Desk: &widgets.Desk{}}
	r.Speak(language)
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	r.Desk.Window, r.Desk.Scope, r.Desk.Today = w, task.NewScope(runner), f.Now
	r.Desk.Photos = widgets.NewPhotos(r.Desk.Scope, a.Photo)
	r.Files = &files.Dialogs{
		Open:     func(context.Context, files.Question) (string, error) { return r.Chosen[0], nil },
		OpenMany: func(context.Context, files.Question) ([]string, error) { return r.Chosen, nil },
		Save:     func(context.Context, files.Question) (string, error) { return r.SaveAs, nil },
	}
	return r
}

// Speak switches the language; the page has to be built anew.
func (r *Room) Speak(language string) {
	texts, err := text.Screen(assets.Translations, language)
	Must(r.T, err)
	if look, ok := fyne.CurrentApp().Settings().Theme().(*theme.Theme); ok {
		look.Chinese = language == "zh"
	}
	r.Desk.Say = texts.T
}

// Open shows a page at a size.
func (r *Room) Open(p navigation.Page, width, height float32) {
	r.Page = p
	r.T.Cleanup(p.Close)
	r.Desk.Window.SetContent(p.Content())
	r.Desk.Window.Resize(fyne.NewSize(width, height))
}

// Find gives a control by its key.
func (r *Room) Find(key string) fyne.CanvasObject {
	r.T.Helper()
	for _, root := range append([]fyne.CanvasObject{r.Desk.Window.Content()}, r.Desk.Window.Canvas().Overlays().List()...) {
		for _, o := range test.LaidOutObjects(root) {
			if k, ok := o.(widgets.Keyed); ok && k.Key() == key {
				return o
			}
		}
	}
	r.T.Fatalf("no control %s", key)
	return nil
}

// Press taps a control.
func (r *Room) Press(key string) {
	r.T.Helper()
	r.Find(key).(interface{ Tapped(*fyne.PointEvent) }).Tapped(nil)
}

// Write types over what stands in a field and leaves it.
func (r *Room) Write(key, s string) {
	r.T.Helper()
	in := r.Find(key).(fyne.Focusable)
	c := r.Desk.Window.Canvas()
	c.Focus(in)
	in.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, ch := range s {
		in.TypedRune(ch)
	}
	c.Unfocus()
}

// Shows is what a control says.
func (r *Room) Shows(key string) string { return r.Find(key).(widgets.Keyed).Shows() }

// Says is all the text of the dialog on top.
func (r *Room) Says() string {
	said := ""
	for _, o := range test.LaidOutObjects(r.Desk.Window.Canvas().Overlays().Top()) {
		if t, ok := o.(*canvas.Text); ok {
			said += t.Text
		}
	}
	return said
}

// Picture keeps what the window shows where somebody wants to look at it.
func (r *Room) Picture(name string) {
	folder := flag.Lookup("pictures").Value.String()
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	Must(r.T, err)
	defer f.Close()
	Must(r.T, png.Encode(f, r.Desk.Window.Canvas().Capture()))
}

// Fits fails where the page asks for more room than its window has.
func (r *Room) Fits(width, height float32) {
	r.T.Helper()
	r.Desk.Window.Resize(fyne.NewSize(width, height))
	if m := r.Desk.Window.Content().MinSize(); m.Width > width || m.Height > height {
		r.T.Errorf("at %v × %v the page asks for %v", width, height, m)
	}
}

// Note is the caption below a field.
func (r *Room) Note(key string) string {
	in := r.Find(key)
	for _, o := range test.LaidOutObjects(r.Desk.Window.Content()) {
		if f, ok := o.(*widgets.Field); ok && f.Holds(in) {
			return f.Says()
		}
	}
	return ""
}
