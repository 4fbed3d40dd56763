package inquiries

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/inquiry"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Take is the page where a message is pasted or a file is chosen.
type Take struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	dialogs *files.Dialogs
	scope   *task.Scope
	text    string
	area    *widgets.Entry
	stop    func() // the writing of the draft that is due
}

// NewTake makes the page.
func NewTake(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs) *Take {
	t := &Take{desk: d, nav: nav, service: s, dialogs: dialogs, scope: task.NewScope(d.Scope.Runner()), stop: func() {}}
	t.recall()
	return t
}

const (
	// draft names the setting that holds pasted text until it is taken in, so
	// that a crash loses nothing.
	draft = "draft/inquiry"
	// draftPause is how long the typing rests before the draft is written.
	draftPause = 2 * time.Second
)

// recall brings back what was pasted before the program ended unasked.
func (t *Take) recall() {
	task.Do(t.scope, "draft", func(ctx context.Context) (string, error) { return t.service.Setting(ctx, draft) },
		func(text string, err error) {
			if t.desk.Fail(err) || text == "" || t.text != "" {
				return
			}
			t.text = text
			if t.area != nil {
				t.area.SetText(text)
			}
			t.nav.Touch()
			t.desk.Toast(t.desk.Say("inquiries.draft_back"), nil)
		})
}

// keepDraft writes the text away a little later, an empty one at once.
func (t *Take) keepDraft() {
	t.stop()
	write := func() {
		text := t.text
		task.Do(t.desk.Scope, draft, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, t.service.SetSetting(ctx, draft, text)
		}, func(_ struct{}, err error) { t.desk.Fail(err) })
	}
	if t.text == "" {
		write()
		return
	}
	t.stop = t.scope.Runner().After(draftPause, write)
}

// Title names the page.
func (t *Take) Title() string { return t.desk.Say("inquiries.take") }

// Can reports the commands the page has a use for.
func (t *Take) Can(c navigation.Command) bool { return c == navigation.Save && t.text != "" }

// Do carries a command out.
func (t *Take) Do(navigation.Command) { t.read() }

// Unsaved reports pasted text that is not taken in yet.
func (t *Take) Unsaved() bool { return t.text != "" }

// Close ends the page's work; the draft goes, since leaving was asked.
func (t *Take) Close() {
	t.stop()
	if t.text != "" {
		t.text = ""
		t.keepDraft()
	}
	t.scope.Close()
}

// Start puts the keyboard where a message is pasted.
func (t *Take) Start() { t.desk.Window.Canvas().Focus(t.area) }

// Content builds the page.
func (t *Take) Content() fyne.CanvasObject {
	d := t.desk
	read := d.Button("inquiry.read", "inquiries.read", widgets.Filled, t.read)
	read.SetEnabled(t.text != "")
	area := d.Area("inquiry.text", "inquiries.paste_here", 14)
	area.SetText(t.text)
	area.OnChanged = func(s string) {
		t.text = s
		read.SetEnabled(s != "")
		t.keepDraft()
		t.nav.Touch()
	}
	t.area = area
	choose := d.Button("inquiry.file", "inquiries.choose_file", widgets.Plain, t.choose)
	t.nav.Drop(func(paths []string) { takeFiles(d, t.scope, t.service, paths, t.taken) })
	head := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap3, choose, read), d.Title(d.Say("inquiries.take")))
	hint := d.Caption(d.Say("inquiries.take_hint"))
	return widgets.Column(theme.Gap4, true, head, hint, widgets.Card(area))
}

func (t *Take) read() {
	text := t.text
	task.Do(t.scope, "read", func(ctx context.Context) (inquiry.Inquiry, error) { return t.service.TakeText(ctx, text) },
		func(q inquiry.Inquiry, err error) {
			if t.desk.Fail(err) {
				return
			}
			t.text = ""
			t.keepDraft()
			t.taken([]string{q.ID})
		})
}

// choose asks for files away from the window.
func (t *Take) choose() {
	question := files.Question{Title: t.desk.Say("inquiries.choose_file"), Kinds: []files.Kind{{Name: t.desk.Say("inquiries.files"), Endings: []string{"eml", "txt", "xlsx", "csv"}}}}
	task.Do(t.scope, "choose", func(ctx context.Context) ([]string, error) { return t.dialogs.OpenMany(ctx, question) },
		func(paths []string, err error) {
			if !t.desk.Fail(err) && len(paths) > 0 {
				takeFiles(t.desk, t.scope, t.service, paths, t.taken)
			}
		})
}

func (t *Take) taken(ids []string) {
	t.text = ""
	if len(ids) == 1 {
		t.nav.Go(navigation.Route{Screen: navigation.Inquiries})
		t.nav.Go(navigation.Route{Screen: navigation.Inquiries, ID: ids[0]})
		return
	}
	t.nav.Go(navigation.Route{Screen: navigation.Inquiries})
}

// takeFiles takes in files one after another and tells which inquiries were
// made. The first file that cannot be taken stops it; those before stay.
func takeFiles(d *widgets.Desk, scope *task.Scope, s Service, paths []string, done func(ids []string)) {
	task.Do(scope, "files", func(ctx context.Context) ([]string, error) {
		var ids []string
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				return ids, fmt.Errorf("read %s: %w", filepath.Base(path), err)
			}
			q, err := s.TakeFile(ctx, filepath.Base(path), data)
			if err != nil {
				return ids, err
			}
			ids = append(ids, q.ID)
		}
		return ids, nil
	}, func(ids []string, err error) {
		d.Fail(err)
		if len(ids) > 0 {
			done(ids)
		}
	})
}
