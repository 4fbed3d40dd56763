package ui_test

import (
	"context"
	"log/slog"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/file"
	"sampan/assets"
	"sampan/data/reference"
	"sampan/data/store/storetest"
	"sampan/ui"
	"sampan/ui/navigation"
	"sampan/ui/settings"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

var look *theme.Theme

func TestMain(m *testing.M) {
	a := test.NewApp()
	look = theme.New(assets.ScreenRegular, assets.ScreenBold)
	a.Settings().SetTheme(look)
	os.Exit(m.Run())
}

// house is the whole window over a firm with one contact.
type house struct {
	*ui.Frame
	app  *app.App
	t    *testing.T
	w    fyne.Window
	nova contact.Contact
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func enter(t *testing.T, language string) *house {
	t.Helper()
	store, err := file.Open(t.TempDir())
	must(t, err)
	t.Cleanup(func() { _ = store.Close() }) // the test is over
	tables, err := reference.Load()
	must(t, err)
	h := &house{t: t, w: test.NewTempWindow(t, nil), nova: contact.Contact{Name: "Nova GmbH", Country: "DE"}}
	h.app, err = app.New(storetest.New(t), store, tables, storetest.Now, "Lin")
	must(t, err)
	ctx := context.Background()
	must(t, h.app.LoadSampleFirm(ctx))
	must(t, h.app.SaveContact(ctx, &h.nova))
	look.Dark = false
	h.Frame, err = ui.New(h.app, h.w, ui.Options{Runner: task.Inline{}, Theme: look, Language: language, Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	t.Cleanup(h.Close)
	return h
}

// walk visits what is laid out and visible, dialogs included.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, visit)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, visit)
		}
	}
}

func (h *house) each(visit func(fyne.CanvasObject)) {
	walk(h.w.Content(), visit)
	for _, o := range h.w.Canvas().Overlays().List() {
		walk(o, visit)
	}
}

func (h *house) find(key string) widgets.Keyed {
	var hit widgets.Keyed
	h.each(func(o fyne.CanvasObject) {
		if k, ok := o.(widgets.Keyed); ok && k.Key() == key {
			hit = k
		}
	})
	if hit == nil {
		h.t.Fatalf("no %q in the window", key)
	}
	return hit
}

// reads reports whether a text stands in the window.
func (h *house) reads(text string) (found bool) {
	h.each(func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && strings.Contains(t.Text, text) {
			found = true
		}
	})
	return found
}

func (h *house) keys(s string) {
	for _, c := range s {
		h.w.Canvas().Focused().TypedRune(c)
	}
}

func (h *house) press(k fyne.KeyName) {
	h.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
}

func TestSwitchesKeepWhatIsTyped(t *testing.T) {
	h := enter(t, "zh")
	h.Go(navigation.Route{Screen: navigation.Inquiries, ID: navigation.New})
	h.keys("500 pcs LED bulb")
	h.SetLanguage("en")
	h.SetDark(true)
	if got := h.find("inquiry.text").Shows(); got != "500 pcs LED bulb" || h.Language() != "en" || !look.Dark {
		t.Errorf("after the switches %q", got)
	}
	if !h.reads("unsaved") || !strings.Contains(h.w.Title(), "Sampan") {
		t.Errorf("no unsaved mark, or the title is %q", h.w.Title())
	}
	h.Go(navigation.Route{Screen: navigation.Today})
	if h.Front().Title() == "" {
		t.Fatal("left without asking")
	}
	h.press(fyne.KeyEscape)
	if got := h.find("inquiry.text").Shows(); got != "500 pcs LED bulb" {
		t.Errorf("after Escape %q", got)
	}
}

func TestAPageBelowIsNotLostWithoutAsking(t *testing.T) {
	h := enter(t, "en")
	h.Go(navigation.Route{Screen: navigation.Inquiries, ID: navigation.New})
	h.keys("500 pcs LED bulb")
	h.Ask(navigation.Route{Screen: navigation.Contacts, ID: h.nova.ID}, func(string) {})
	h.Go(navigation.Route{Screen: navigation.Catalog})
	if h.Front().Title() != "Nova GmbH" {
		t.Fatal("the inquiry below was closed without asking")
	}
	h.press(fyne.KeyEscape)
	h.Back()
	if got := h.find("inquiry.text").Shows(); got != "500 pcs LED bulb" {
		t.Errorf("gone back to %q", got)
	}
}

func TestSearchGoesToARecord(t *testing.T) {
	h := enter(t, "en")
	h.w.Canvas().Focus(h.find("top.search").(fyne.Focusable))
	h.press(fyne.KeySpace)
	h.keys("nova")
	h.press(fyne.KeyReturn)
	if h.Front().Title() != "Nova GmbH" {
		t.Errorf("went to %q", h.Front().Title())
	}
}

func TestAPageGoneBackToReadsAnew(t *testing.T) {
	h := enter(t, "en")
	h.Go(navigation.Route{Screen: navigation.Contacts})
	h.Go(navigation.Route{Screen: navigation.Contacts, ID: h.nova.ID})
	must(t, h.app.SaveContact(context.Background(), &contact.Contact{Name: "Ostrava s.r.o."}))
	h.Back()
	if !h.reads("Ostrava") {
		t.Error("the list is as it was before the write")
	}
	if !h.reads("saved 09:30") {
		t.Error("the window does not tell that something was saved")
	}
}

func TestStatusLine(t *testing.T) {
	h := enter(t, "zh")
	if !h.reads("USD 汇率 7.1") || !h.reads("还没有备份") {
		t.Error("rate or backup is missing")
	}
	must(t, h.app.SetSetting(context.Background(), settings.LastBackup, storetest.Now().AddDate(0, 0, -9).Format("2006-01-02T15:04:05Z07:00")))
	h.Go(navigation.Route{Screen: navigation.Today})
	if !h.reads("9 天前备份") {
		t.Error("the age of the backup is missing")
	}
}

func TestKeysAreListed(t *testing.T) {
	h := enter(t, "en")
	h.w.Canvas().Focus(h.find("today.table").(fyne.Focusable))
	h.press(fyne.KeyF1)
	for _, key := range []string{"Ctrl+K", "Ctrl+S", "F8", "F9"} {
		if !h.reads(key) {
			t.Errorf("%s is not listed", key)
		}
	}
}

func TestTheFrameFits(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		h := enter(t, language)
		for _, size := range []fyne.Size{{Width: 1100, Height: 700}, {Width: 1280, Height: 800}, {Width: 1440, Height: 900}} {
			for _, s := range []navigation.Screen{navigation.Today, navigation.Inquiries, navigation.Settings} {
				h.Go(navigation.Route{Screen: s})
				h.w.Resize(size)
				if m := h.w.Content().MinSize(); m.Width > size.Width || m.Height > size.Height {
					t.Errorf("%s %s needs %v of %v", s, language, m, size)
				}
				h.each(func(o fyne.CanvasObject) {
					text, ok := o.(*canvas.Text)
					if ok && text.Size().Width > 0 && text.MinSize().Width > text.Size().Width+1 {
						t.Errorf("%s %s: %q is %v wide in a box of %v", s, language, text.Text, text.MinSize().Width, text.Size().Width)
					}
				})
			}
		}
	}
}
