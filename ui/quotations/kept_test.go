package quotations_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2/test"

	"sampan/app"
	"sampan/ui/navigation"
	"sampan/ui/quotations"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// patient is Inline for work, and lets time pass when the test says so.
type patient struct{ *task.Stepped }

func (patient) Go(work func()) { work() }

func (r *room) kept(id string) string {
	r.t.Helper()
	d, err := r.KeptDraft(context.Background(), app.QuotationNoun, id)
	must(r.t, err)
	return d.Content
}

func (r *room) shows(key string) bool {
	top := r.desk.Window.Canvas().Overlays().Top()
	if top == nil {
		return false
	}
	for _, o := range test.LaidOutObjects(top) {
		if k, ok := o.(widgets.Keyed); ok && k.Key() == key {
			return true
		}
	}
	return false
}

func TestACrashLosesNoDraft(t *testing.T) {
	time := &task.Stepped{}
	r := enter(t, "zh", patient{Stepped: time})
	p := r.fresh()
	time.Elapse()
	if r.kept("") != "" {
		t.Fatal("nothing was typed, but something is kept")
	}
	r.add("SP-500B")
	if p.Drawn(); r.kept("") != "" {
		t.Fatal("kept before the typing settled")
	}
	time.Elapse()
	if r.kept("") == "" {
		t.Fatal("what was typed is not kept")
	}

	again := r.fresh() // the first page never closed: as after a crash
	if !r.shows("dialog.drop") {
		t.Fatal("what was kept is not offered")
	}
	r.picture("kept.zh")
	r.tap("dialog.ok")
	r.picture("taken.zh")
	if !again.Unsaved() || r.kept("") == "" {
		t.Fatalf("taken back, but unsaved %v and kept %q", again.Unsaved(), r.kept(""))
	}
	again.Do(navigation.Save)
	q := r.only()
	if len(q.Lines) != 1 || q.Lines[0].Code != "SP-500B" || r.kept("") != "" {
		t.Fatalf("saved %d lines, and kept %q", len(q.Lines), r.kept(""))
	}
	if r.fresh(); r.shows("dialog.drop") {
		t.Error("what was saved is offered again")
	}
}

func TestWhatIsThrownAwayStaysAway(t *testing.T) {
	time := &task.Stepped{}
	r := enter(t, "en", patient{Stepped: time})
	r.fresh()
	r.add("SP-500B")
	time.Elapse()
	p := r.fresh()
	r.tap("dialog.drop")
	if p.Unsaved() || r.kept("") != "" {
		t.Error("thrown away, and still there")
	}
	r.add("GB-4")
	time.Elapse()
	if r.kept("") == "" {
		t.Fatal("not kept")
	}
	p.Close() // as a person who leaves without saving
	if r.kept("") != "" {
		t.Error("left behind on purpose, and still kept")
	}
}

func TestARecordSavedSinceIsSaidSo(t *testing.T) {
	time := &task.Stepped{}
	r := enter(t, "en", patient{Stepped: time})
	ctx := context.Background()
	q, err := r.NewQuotation(ctx, r.buyer.ID)
	must(t, err)
	must(t, r.SaveQuotation(ctx, &q))
	open := func() *quotations.Page {
		p := quotations.NewPage(r.desk, r, r.App, r.files, navigation.Route{ID: q.ID})
		r.open(p, 1095, 694)
		return p
	}
	open()
	r.add("SP-500B")
	time.Elapse()
	q.Remarks = "changed elsewhere"
	must(t, r.SaveQuotation(ctx, &q))
	p := open()
	r.picture("kept-older.en")
	r.tap("dialog.ok")
	p.Do(navigation.Save)
	if saved := r.only(); len(saved.Lines) != 1 || saved.Ver != 3 || r.kept(q.ID) != "" {
		t.Errorf("%d lines, version %d", len(saved.Lines), saved.Ver)
	}
}
