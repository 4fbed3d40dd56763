package settings_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/file"
	"sampan/app/text"
	"sampan/assets"
	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/settings"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// pictures is a folder for pictures of the tabs, to be looked at.
var pictures = flag.String("pictures", "", "write pictures of the tabs into this folder")

var look *theme.Theme

func TestMain(m *testing.M) {
	flag.Parse()
	a := test.NewApp()
	look = theme.New(assets.ScreenRegular, assets.ScreenBold)
	a.Settings().SetTheme(look)
	os.Exit(m.Run())
}

// room is the screen in a window over a real store.
type room struct {
	*app.App
	t       *testing.T
	desk    *widgets.Desk
	toasts  *widgets.Toasts
	outside settings.Outside
	page    *settings.Page
}

func (r *room) Go(navigation.Route)                   {}
func (r *room) Back()                                 {}
func (r *room) Ask(navigation.Route, func(id string)) {}
func (r *room) Answer(string) bool                    { return false }
func (r *room) Touch()                                {}
func (r *room) Drop(func(paths []string))             {}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func enter(t *testing.T, language string, sample bool) *room {
	t.Helper()
	store, err := file.Open(t.TempDir())
	must(t, err)
	t.Cleanup(func() { _ = store.Close() }) // the test is over
	tables, err := reference.Load()
	must(t, err)
	a, err := app.New(storetest.New(t), store, tables, storetest.Now, "Lin")
	must(t, err)
	if sample {
		must(t, a.LoadSampleFirm(context.Background()))
	}
	texts, err := text.Screen(assets.Translations, language)
	must(t, err)
	look.Chinese = language == "zh"
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	scope := task.NewScope(task.Inline{})
	r := &room{App: a, t: t, desk: &widgets.Desk{Say: texts.T, Window: w, Scope: scope, Today: storetest.Now, Photos: widgets.NewPhotos(scope, a.Photo)}}
	r.toasts = r.desk.Toasts()
	path := filepath.Join(t.TempDir(), "firm.backup")
	r.outside = settings.Outside{
		Language: language, SetLanguage: func(string) {}, SetDark: func(bool) {}, Folder: "/home/lin/.config/Sampan",
		Files:  &files.Dialogs{Save: func(context.Context, files.Question) (string, error) { return path, nil }},
		Backup: func(context.Context, string, string) error { return nil },
	}
	return r
}

func (r *room) open(width, height float32) {
	r.page = settings.New(r.desk, r, r.App, r.outside)
	r.t.Cleanup(r.page.Close)
	r.show(width, height)
}

func (r *room) show(width, height float32) {
	r.desk.Window.SetContent(r.page.Content())
	r.desk.Window.Resize(fyne.NewSize(width, height))
}

func (r *room) canvas() fyne.Canvas { return r.desk.Window.Canvas() }

func (r *room) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		r.canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (r *room) keys(s string) {
	for _, c := range s {
		r.canvas().Focused().TypedRune(c)
	}
}

// focus puts the keyboard on the control with a key.
func (r *room) focus(key string) widgets.Keyed {
	r.t.Helper()
	k := r.find(key)
	if k == nil {
		r.t.Fatalf("no %q on the page", key)
	}
	r.canvas().Focus(k.(fyne.Focusable))
	return k
}

// tab opens the nth tab.
func (r *room) tab(n int) {
	r.focus("settings.tabs")
	for range 9 {
		r.press(fyne.KeyLeft)
	}
	for range n {
		r.press(fyne.KeyRight)
	}
}

// find gives the control with a key, nil where there is none in sight.
func (r *room) find(key string) widgets.Keyed {
	var hit widgets.Keyed
	roots := []fyne.CanvasObject{r.canvas().Content()}
	roots = append(roots, r.canvas().Overlays().List()...)
	for _, o := range roots {
		walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
			if k, ok := o.(widgets.Keyed); ok && k.Key() == key {
				hit = k
			}
		})
	}
	return hit
}

// walk visits what is laid out and visible, with its place on the canvas.
func walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(o, at)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, at, visit)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, at, visit)
		}
	}
}

// fits finds texts that are wider than their box or stand out of the window.
func (r *room) fits(name string) {
	r.t.Helper()
	c := r.canvas()
	if m := c.Content().MinSize(); m.Width > c.Size().Width || m.Height > c.Size().Height {
		r.t.Errorf("%s needs %v of %v", name, m, c.Size())
	}
	walk(c.Content(), fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) {
		t, ok := o.(*canvas.Text)
		if !ok || t.Text == "" {
			return
		}
		width := t.MinSize().Width
		if t.Size().Width > 0 && width > t.Size().Width+1 {
			r.t.Errorf("%s: %q is %v wide in a box of %v", name, t.Text, width, t.Size().Width)
		}
		if at.X < -1 || at.X+width > c.Size().Width+1 {
			r.t.Errorf("%s: %q stands at %v", name, t.Text, at)
		}
	})
}

const tabs = 7

func TestEveryTabFits(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, true)
		for _, size := range []fyne.Size{{Width: 915, Height: 590}, {Width: 1095, Height: 690}, {Width: 1255, Height: 790}} {
			r.open(size.Width, size.Height)
			for n := range tabs {
				r.tab(n)
				r.fits(fmt.Sprint(language, " tab ", n, " ", size.Width))
				r.picture(fmt.Sprint("tab", n, ".", language, ".", size.Width))
			}
		}
	}
}

func (r *room) picture(name string) {
	if *pictures == "" {
		return
	}
	f, err := os.Create(filepath.Join(*pictures, name+".png"))
	must(r.t, err)
	must(r.t, errors.Join(png.Encode(f, r.canvas().Capture()), f.Close()))
}

func TestProfileIsSaved(t *testing.T) {
	r := enter(t, "en", false)
	r.open(1095, 690)
	r.focus("settings.name_en")
	r.keys("Oarsong")
	if !r.page.Unsaved() {
		t.Fatal("a typed name is not marked unsaved")
	}
	r.show(1095, 690)
	if got := r.find("settings.name_en").Shows(); got != "Oarsong" {
		t.Errorf("a switch lost the name: %q", got)
	}
	r.page.Do(navigation.Save)
	f, err := r.Firm(context.Background())
	if err != nil || f.NameEN != "Oarsong" || r.page.Unsaved() {
		t.Errorf("%q, %v", f.NameEN, err)
	}
}

func TestRatesAreDatedAndRemoved(t *testing.T) {
	r := enter(t, "en", true)
	r.open(1095, 690)
	before, err := r.Firm(context.Background())
	must(t, err)
	r.tab(2)
	r.focus("settings.rates")
	r.press(fyne.KeyHome, fyne.KeyRight, fyne.KeyF2)
	r.keys("7.25")
	r.press(fyne.KeyReturn)
	r.page.Do(navigation.Save)
	f, err := r.Firm(context.Background())
	must(t, err)
	if f.Rates[0].Value.String() != "7.25" || f.Rates[0].Date != storetest.Now().Format("2006-01-02") {
		t.Errorf("rate %+v", f.Rates[0])
	}
	r.focus("settings.rates")
	r.press(fyne.KeyHome, fyne.KeyDelete)
	r.toasts.Undo()
	r.page.Do(navigation.Save)
	if f, err = r.Firm(context.Background()); err != nil || len(f.Rates) != len(before.Rates) || f.Rates[0].Currency != before.Rates[0].Currency {
		t.Errorf("after the undo %+v, %v", f.Rates, err)
	}
}

func TestBackupIsRemembered(t *testing.T) {
	r := enter(t, "en", true)
	told := 0
	r.outside.BackedUp = func() { told++ }
	r.open(1095, 690)
	r.tab(7)
	r.focus("settings.backup")
	r.press(fyne.KeySpace)
	last, err := r.Setting(context.Background(), settings.LastBackup)
	if err != nil || last == "" || told != 1 || r.desk.ModalOpen() {
		t.Errorf("last %q, told %d, %v", last, told, err)
	}
	r.outside.Backup = func(context.Context, string, string) error { return errors.New("disk full") }
	must(t, r.SetSetting(context.Background(), settings.LastBackup, ""))
	r.open(1095, 690)
	r.tab(7)
	r.focus("settings.backup")
	r.press(fyne.KeySpace)
	if last, err := r.Setting(context.Background(), settings.LastBackup); err != nil || last != "" || !r.desk.ModalOpen() {
		t.Errorf("a failed backup counts: %q, %v", last, err)
	}
}

func TestBinGivesBack(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", true)
	c := contact.Contact{Name: "Nova"}
	must(t, r.SaveContact(ctx, &c))
	must(t, r.Delete(ctx, app.ContactNoun, c.ID, c.Ver))
	r.open(1095, 690)
	r.tab(7)
	r.focus("settings.bin")
	r.press(fyne.KeyHome, fyne.KeyReturn)
	if _, err := r.Contact(ctx, c.ID); err != nil {
		t.Error(err)
	}
}
