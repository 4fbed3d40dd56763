package widgets_test

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sampan/app/text"
	"sampan/assets"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// pictures is a folder for the pictures of the gallery, to be looked at.
var pictures = flag.String("pictures", "", "write the pictures of the gallery into this folder")

var look *theme.Theme

func TestMain(m *testing.M) {
	flag.Parse()
	a := test.NewApp()
	look = theme.New(assets.ScreenRegular, assets.ScreenBold)
	a.Settings().SetTheme(look)
	os.Exit(m.Run())
}

var today = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// newDesk makes a desk in a window with the texts of a language.
func newDesk(t *testing.T, language string, runner task.Runner) *widgets.Desk {
	t.Helper()
	texts, err := text.Screen(assets.Translations, language)
	if err != nil {
		t.Fatal(err)
	}
	look.Chinese = language == "zh"
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	d := &widgets.Desk{
		Say:    func(key string, args ...any) string { return said(texts.T, key, args) },
		Window: w,
		Scope:  task.NewScope(runner),
		Today:  func() time.Time { return today },
	}
	return d
}

// said lets samples stand for texts of the screens: a key without a dot.
func said(say func(string, ...any) string, key string, args []any) string {
	if s, ok := samples[key]; ok {
		if look.Chinese {
			return s[0]
		}
		return s[1]
	}
	return say(key, args...)
}

// inWindow shows content and gives its canvas.
func inWindow(d *widgets.Desk, content fyne.CanvasObject, width, height float32) fyne.Canvas {
	d.Window.SetContent(content)
	d.Window.Resize(fyne.NewSize(width, height))
	return d.Window.Canvas()
}

func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, k := range keys {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func typeIn(c fyne.Canvas, s string) {
	for _, r := range s {
		c.Focused().TypedRune(r)
	}
}

func save(t *testing.T, name string, img image.Image) {
	t.Helper()
	if *pictures == "" {
		return
	}
	f, err := os.Create(filepath.Join(*pictures, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// bottle is a picture to show.
func bottle(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{240, 243, 246, 255}
			if x > w/3 && x < w*2/3 && y > h/6 {
				c = color.RGBA{30, uint8(90 + 80*x/w), 150, 255}
			} else if x > w*2/5 && x < w*3/5 && y > h/16 {
				c = color.RGBA{60, 66, 74, 255}
			}
			img.Set(x, y, c)
		}
	}
	return img
}
