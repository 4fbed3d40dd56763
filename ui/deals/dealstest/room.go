// Package dealstest is the room that the pages of quotations and orders are
// tested in: that of uitest, over a small firm with three articles and one
// buyer. Only tests use it.
package dealstest

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app/contact"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/uitest"
	"sampan/ui/widgets"
)

// Room is a page in a window.
type Room struct {
	*uitest.Room
	Buyer  contact.Contact
	Folder string // where papers and tables are exported to
}

// Enter furnishes the firm and makes its window.
func Enter(t *testing.T, f uitest.Firm, language string, runner task.Runner) *Room {
	t.Helper()
	r := &Room{Room: uitest.Enter(t, f, language, runner), Folder: t.TempDir()}
	r.furnish()
	r.Desk.OnKey = func(k fyne.KeyName) bool {
		keyer, ok := r.Page.(navigation.Keyer)
		return ok && keyer.Key(k)
	}
	r.Files.Folder = func(context.Context, files.Question) (string, error) { return r.Folder, nil }
	r.Files.Save = func(_ context.Context, q files.Question) (string, error) { return filepath.Join(r.Folder, q.Name), nil }
	return r
}

// Must ends the test on an error.
func (r *Room) Must(err error) {
	r.T.Helper()
	uitest.Must(r.T, err)
}

// Sizes are the rooms that the frame leaves a page at 1100 × 700, 1280 × 800
// and 1440 × 900.
func Sizes() []fyne.Size {
	return []fyne.Size{{Width: 915, Height: 594}, {Width: 1095, Height: 694}, {Width: 1255, Height: 794}}
}

// Exported names the files that were exported.
func (r *Room) Exported() []string {
	entries, err := os.ReadDir(r.Folder)
	r.Must(err)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// Focusable is any control that takes the keyboard.
type Focusable interface {
	widgets.Keyed
	fyne.Focusable
}

// Find gives a control by its key.
func Find[T widgets.Keyed](r *Room, key string) T {
	r.T.Helper()
	return r.Find(key).(T)
}

// Focus gives a control the keyboard.
func (r *Room) Focus(o fyne.Focusable) { r.Desk.Window.Canvas().Focus(o) }

// Keys presses keys on the control that has the keyboard.
func (r *Room) Keys(keys ...fyne.KeyName) {
	for _, k := range keys {
		r.Desk.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// Types writes into the control that has the keyboard.
func (r *Room) Types(s string) {
	for _, c := range s {
		r.Desk.Window.Canvas().Focused().TypedRune(c)
	}
}

// Add puts a product on the draft through the picker: F7, a few letters,
// Enter.
func (r *Room) Add(typed string) {
	r.Page.(navigation.Keyer).Key(fyne.KeyF7)
	r.Types(typed)
	r.Keys(fyne.KeyReturn)
}
