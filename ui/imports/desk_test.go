package imports_test

import (
	"context"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sampan/app"
	"sampan/app/file"
	"sampan/app/text"
	"sampan/assets"
	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// pictures is a folder for pictures of the pages, to be looked at.
var pictures = flag.String("pictures", "", "write pictures of the pages into this folder")

var look *theme.Theme

func TestMain(m *testing.M) {
	flag.Parse()
	a := test.NewApp()
	look = theme.New(assets.ScreenRegular, assets.ScreenBold)
	a.Settings().SetTheme(look)
	os.Exit(m.Run())
}

// room is a page in a window over a firm on a real store.
type room struct {
	*app.App
	t      *testing.T
	desk   *widgets.Desk
	files  *files.Dialogs
	page   navigation.Page
	went   []navigation.Route
	drop   func([]string)
	asked  bool   // the page was opened by Ask
	answer string // what it answered
	chosen []string
	saveAs string
}

func (r *room) Go(to navigation.Route)                { r.went = append(r.went, to) }
func (r *room) Back()                                 {}
func (r *room) Ask(navigation.Route, func(id string)) {}
func (r *room) Touch()                                {}
func (r *room) Drop(fn func(paths []string))          { r.drop = fn }

func (r *room) Answer(id string) bool {
	if r.asked {
		r.answer = id
	}
	return r.asked
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// enter makes an empty firm and its window.
func enter(t *testing.T, language string, runner task.Runner) *room {
	t.Helper()
	store, err := file.Open(t.TempDir())
	must(t, err)
	t.Cleanup(func() { _ = store.Close() })
	tables, err := reference.Load()
	must(t, err)
	a, err := app.New(storetest.New(t), store, tables, storetest.Now, "Lin")
	must(t, err)
	r := &room{App: a, t: t}
	r.speak(language)
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	r.desk.Window, r.desk.Scope, r.desk.Today = w, task.NewScope(runner), storetest.Now
	r.desk.Photos = widgets.NewPhotos(r.desk.Scope, a.Photo)
	r.files = &files.Dialogs{
		Open:     func(context.Context, files.Question) (string, error) { return r.chosen[0], nil },
		OpenMany: func(context.Context, files.Question) ([]string, error) { return r.chosen, nil },
		Save:     func(context.Context, files.Question) (string, error) { return r.saveAs, nil },
	}
	return r
}

// speak switches the language; the page has to be built anew.
func (r *room) speak(language string) {
	texts, err := text.Screen(assets.Translations, language)
	must(r.t, err)
	look.Chinese = language == "zh"
	if r.desk == nil {
		r.desk = &widgets.Desk{}
	}
	r.desk.Say = texts.T
}

// open shows a page at a size.
func (r *room) open(p navigation.Page, width, height float32) {
	r.page = p
	r.t.Cleanup(p.Close)
	r.desk.Window.SetContent(p.Content())
	r.desk.Window.Resize(fyne.NewSize(width, height))
}

// find gives a control by its key.
func (r *room) find(key string) fyne.CanvasObject {
	r.t.Helper()
	for _, root := range append([]fyne.CanvasObject{r.desk.Window.Content()}, r.desk.Window.Canvas().Overlays().List()...) {
		for _, o := range test.LaidOutObjects(root) {
			if k, ok := o.(widgets.Keyed); ok && k.Key() == key {
				return o
			}
		}
	}
	r.t.Fatalf("no control %s", key)
	return nil
}

func (r *room) press(key string) {
	r.t.Helper()
	r.find(key).(interface{ Tapped(*fyne.PointEvent) }).Tapped(nil)
}

func (r *room) shows(key string) string { return r.find(key).(widgets.Keyed).Shows() }

// picture keeps what the window shows where somebody wants to look at it.
func (r *room) picture(name string) {
	if *pictures == "" {
		return
	}
	f, err := os.Create(filepath.Join(*pictures, name+".png"))
	must(r.t, err)
	defer f.Close()
	must(r.t, png.Encode(f, r.desk.Window.Canvas().Capture()))
}

// fits fails where the page asks for more room than its window has.
func (r *room) fits(width, height float32) {
	r.t.Helper()
	r.desk.Window.Resize(fyne.NewSize(width, height))
	if m := r.desk.Window.Content().MinSize(); m.Width > width || m.Height > height {
		r.t.Errorf("at %v × %v the page asks for %v", width, height, m)
	}
}
