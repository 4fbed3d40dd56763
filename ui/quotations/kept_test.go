package quotations_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/ui/navigation"
	"sampan/ui/quotations"
	"sampan/ui/task"
)

// patient is Inline for work, and lets time pass when the test says so.
type patient struct{ *task.Stepped }

func (patient) Go(work func()) { work() }

func (r room) kept(id string) string {
	r.T.Helper()
	d, err := r.KeptDraft(context.Background(), app.QuotationNoun, id)
	r.Must(err)
	return d.Content
}

func TestACrashLosesNoDraft(t *testing.T) {
	time := &task.Stepped{}
	r := enter(t, "zh", patient{Stepped: time})
	p := r.fresh()
	time.Elapse()
	if r.kept("") != "" {
		t.Fatal("nothing was typed, but something is kept")
	}
	r.Add("SP-500B")
	if p.Drawn(); r.kept("") != "" {
		t.Fatal("kept before the typing settled")
	}
	time.Elapse()
	if r.kept("") == "" {
		t.Fatal("what was typed is not kept")
	}

	again := r.fresh() // the first page never closed: as after a crash
	if !r.Desk.ModalOpen() {
		t.Fatal("what was kept is not offered")
	}
	r.Picture("kept.zh")
	r.Press("dialog.ok")
	r.Picture("taken.zh")
	if !again.Unsaved() || r.kept("") == "" {
		t.Fatalf("taken back, but unsaved %v and kept %q", again.Unsaved(), r.kept(""))
	}
	again.Do(navigation.Save)
	q := r.only()
	if len(q.Lines) != 1 || q.Lines[0].Code != "SP-500B" || r.kept("") != "" {
		t.Fatalf("saved %d lines, and kept %q", len(q.Lines), r.kept(""))
	}
	if r.fresh(); r.Desk.ModalOpen() {
		t.Error("what was saved is offered again")
	}
}

func TestWhatIsThrownAwayStaysAway(t *testing.T) {
	time := &task.Stepped{}
	r := enter(t, "en", patient{Stepped: time})
	r.fresh()
	r.Add("SP-500B")
	time.Elapse()
	p := r.fresh()
	r.Press("dialog.drop")
	if p.Unsaved() || r.kept("") != "" {
		t.Error("thrown away, and still there")
	}
	r.Add("GB-4")
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
	q, err := r.NewQuotation(ctx, r.Buyer.ID)
	r.Must(err)
	r.Must(r.SaveQuotation(ctx, &q))
	open := func() *quotations.Page {
		p := quotations.NewPage(r.Desk, r, r.App, r.Files, navigation.Route{ID: q.ID})
		r.Open(p, 1095, 694)
		return p
	}
	open()
	r.Add("SP-500B")
	time.Elapse()
	q.Remarks = "changed elsewhere"
	r.Must(r.SaveQuotation(ctx, &q))
	p := open()
	r.Picture("kept-older.en")
	r.Press("dialog.ok")
	p.Do(navigation.Save)
	if saved := r.only(); len(saved.Lines) != 1 || saved.Ver != 3 || r.kept(q.ID) != "" {
		t.Errorf("%d lines, version %d", len(saved.Lines), saved.Ver)
	}
}
