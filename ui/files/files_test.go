package files

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/ncruces/zenity"

	"sampan/ui/task"
	"sampan/ui/widgets"
)

func TestSavedFilesHaveAnEnding(t *testing.T) {
	q := Question{Kinds: []Kind{{"Excel", []string{"xlsx", "csv"}}, {"PDF", []string{"pdf"}}}}
	for path, want := range map[string]string{
		"": "", "/a/b": "/a/b.xlsx", "/a/b.XLSX": "/a/b.XLSX", "/a/b.pdf": "/a/b.pdf", "/a/b.csv": "/a/b.csv",
		"/a/报价 v1.2": "/a/报价 v1.2.xlsx",
	} {
		if got := q.withEnding(path); got != want {
			t.Errorf("%q becomes %q, want %q", path, got, want)
		}
	}
	if got := (Question{}).withEnding("/a/b"); got != "/a/b" {
		t.Errorf("without kinds: %q", got)
	}
}

func TestCancelledDialogsAreNoErrors(t *testing.T) {
	for _, err := range []error{zenity.ErrCanceled, context.Canceled, nil} {
		if _, got := answer("x", err); got != nil {
			t.Errorf("%v gives %v", err, got)
		}
	}
	boom := errors.New("boom")
	if path, err := answer("x", boom); !errors.Is(err, boom) || path != "" {
		t.Errorf("got %q, %v", path, err)
	}
}

func TestListing(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.eml", "询盘.eml", "c.xlsx", ".hidden.eml"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	mails := Question{Kinds: []Kind{{"Mail", []string{"eml"}}}}
	for typed, want := range map[string]int{"/": 3, "/B": 2, "/xp": 1, "/nothing": 0} {
		if got := listing(dir+typed, mails.matches); len(got) != want {
			t.Errorf("%q lists %v, want %d", typed, got, want)
		}
	}
	if got := listing(dir+"/", Question{}.matches); got[0].Label != "sub" || len(got) != 4 {
		t.Errorf("listed %v", got)
	}
	if listing(dir+"/no/such/", mails.matches) != nil {
		t.Error("a folder that is not there is listed")
	}
}

// typist answers a dialog as soon as it is shown.
type typist struct {
	task.Inline
	then func()
}

func (r typist) Deliver(f func()) { f(); r.then() }

func TestDialogInTheWindow(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(900, 700))
	r := typist{}
	d := &widgets.Desk{Window: w, Say: func(key string, _ ...any) string { return key }}
	press := func(name fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.eml"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r.then = func() {
		press(fyne.KeyReturn) // the one file there is
		press(fyne.KeyReturn) // to the button
		press(fyne.KeySpace)
	}
	d.Scope = task.NewScope(r)
	path, err := InWindow(d).Open(t.Context(), Question{Name: dir + "/"})
	if err != nil || path != filepath.Join(dir, "a.eml") {
		t.Errorf("got %q, %v", path, err)
	}
	r.then = func() { press(fyne.KeyEscape) }
	d.Scope = task.NewScope(r)
	if path, err = InWindow(d).Folder(t.Context(), Question{Name: dir + "/"}); err != nil || path != "" {
		t.Errorf("escape gives %q, %v", path, err)
	}
	if d.ModalOpen() {
		t.Error("the dialog is still open")
	}
}
