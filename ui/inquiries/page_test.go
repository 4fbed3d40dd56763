package inquiries_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sampan/app/inquiry"
	"sampan/ui/inquiries"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// TestKeysAlone walks through an inquiry without a mouse, from the first line
// to the quotation.
func TestKeysAlone(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	q := r.ask(r.buyer.ID)
	r.open(q.ID)
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	r.keys("n")
	lines := r.now(q.ID).Lines
	for i, want := range []inquiry.State{inquiry.Chosen, inquiry.Chosen, inquiry.Nothing} {
		if lines[i].State != want {
			t.Errorf("line %d is %q, want %q", i+1, lines[i].State, want)
		}
	}
	if key := r.canvas().Focused().(widgets.Keyed).Key(); key != "inquiry.quote" {
		t.Fatalf("at the end the keyboard is on %s", key)
	}
	r.press(fyne.KeyReturn)
	if len(r.went) != 0 {
		t.Fatal("a bare Enter quoted")
	}
	r.press(fyne.KeySpace)
	if len(r.went) != 1 || r.went[0].Screen != navigation.Quotations || r.went[0].ID == "" {
		t.Fatalf("went %v", r.went)
	}
	drawn, err := r.Quotation(context.Background(), r.went[0].ID)
	must(t, err)
	if len(drawn.Lines) != 2 || drawn.Lines[0].Code != "SP-500B" || drawn.Lines[1].Code != "LB-12" {
		t.Errorf("quoted %+v", drawn.Lines)
	}
}

func TestTakeBackByKey(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.ask(r.buyer.ID)
	r.open(q.ID)
	r.keys("1")
	r.press(fyne.KeyHome)
	r.keys("u")
	if l := r.now(q.ID).Lines[0]; l.State != inquiry.Open || l.ProductID != "" {
		t.Errorf("line %+v", l)
	}
}

func TestRefuseTheFirstOfferByKey(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.ask(r.buyer.ID)
	r.open(q.ID)
	r.press(fyne.KeyHome)
	first := func() (string, float64) {
		t.Helper()
		proposals, err := r.Propose(context.Background(), r.now(q.ID))
		must(t, err)
		return proposals[0].Offers[0].Product.Code, proposals[0].Confidence
	}
	code, sure := first()
	r.keys("x")
	if now, less := first(); now == code && less >= sure {
		t.Errorf("%s stands first as before, %v sure", now, less)
	}
	if l := r.now(q.ID).Lines[0]; l.State != inquiry.Open {
		t.Errorf("the line is %q", l.State)
	}
	r.keys("u")
	if now, again := first(); now != code || again != sure {
		t.Errorf("after taking it back %s %v, before %s %v", now, again, code, sure)
	}
}

func TestCorrectALine(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.ask(r.buyer.ID)
	p := r.open(q.ID)
	r.press(fyne.KeyRight, fyne.KeyRight)
	r.keys("3k sets")
	r.press(fyne.KeyReturn)
	if !p.Unsaved() {
		t.Fatal("a corrected line is not marked unsaved")
	}
	r.speak("zh")
	r.show(1095, 700)
	if !p.Unsaved() {
		t.Fatal("a switch of language lost what was typed")
	}
	p.Do(navigation.Save)
	if l := r.now(q.ID).Lines[0]; p.Unsaved() || l.Quantity.String() != "3000" || l.Unit != "set" {
		t.Errorf("line %v %s", l.Quantity, l.Unit)
	}
}

func TestAddAndRemoveALine(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.ask(r.buyer.ID)
	p := r.open(q.ID)
	r.tap("inquiry.add_line")
	r.keys("folding umbrella 27 inch")
	r.press(fyne.KeyReturn)
	p.Do(navigation.Save)
	lines := r.now(q.ID).Lines
	if len(lines) != 4 || lines[3].Text != "folding umbrella 27 inch" || lines[3].LikelyID == "" {
		t.Fatalf("lines %+v", lines)
	}
	p.Start()
	r.press(fyne.KeyHome, fyne.KeyDelete)
	if left := r.now(q.ID).Lines; len(left) != 3 || left[0].ID != q.Lines[1].ID {
		t.Fatalf("left %+v", left)
	}
	r.toasts.Undo()
	if back := r.now(q.ID).Lines; len(back) != 4 || back[0].ID != q.Lines[0].ID {
		t.Errorf("after the undo %+v", back)
	}
}

func TestMarksAndLinesLightUpTogether(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.ask(r.buyer.ID)
	r.open(q.ID)
	var text *widgets.MarkedText
	var at fyne.Position
	walk(r.canvas().Content(), fyne.Position{}, func(o fyne.CanvasObject, p fyne.Position) {
		if m, ok := o.(*widgets.MarkedText); ok {
			text, at = m, p
		}
	})
	lines := r.now(q.ID).Lines
	if text == nil || text.Lit() != lines[0].ID {
		t.Fatal("the words of the first line are not lit")
	}
	r.press(fyne.KeyDown)
	if text.Lit() != lines[1].ID {
		t.Error("the light did not follow the line")
	}
	_, bottom, _ := text.PlaceOf(lines[2].ID)
	test.TapCanvas(r.canvas(), at.AddXY(20, bottom-4))
	if text.Lit() != lines[2].ID {
		t.Error("a click on a mark did not choose its line")
	}
}

func TestBuyerIsFiledAndChanged(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", task.Inline{})
	q := r.ask("")
	r.open(q.ID)
	r.tap("inquiry.file_sender")
	id := r.now(q.ID).BuyerID
	c, err := r.Contact(ctx, id)
	must(t, err)
	if c.Name != "Neu GmbH" || c.Email != "anna@neu.example" {
		t.Fatalf("filed %+v", c)
	}
	r.tap("inquiry.buyer")
	r.keys("müller")
	r.press(fyne.KeyReturn)
	if id := r.now(q.ID).BuyerID; id != r.buyer.ID {
		t.Errorf("the buyer is %s", id)
	}
}

func TestDecline(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.ask(r.buyer.ID)
	r.open(q.ID)
	r.tap("inquiry.decline")
	if s := r.now(q.ID).Status; s != inquiry.Declined {
		t.Fatalf("status %s", s)
	}
	r.toasts.Undo()
	if s := r.now(q.ID).Status; s != inquiry.New {
		t.Errorf("status %s after the undo", s)
	}
}

func TestQuestionGoesToTheClipboard(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.open(r.ask(r.buyer.ID).ID)
	r.tap("inquiry.copy_question")
	got := fyne.CurrentApp().Clipboard().Content()
	if !strings.HasPrefix(got, "Guten Tag Anna Weber,") || !strings.Contains(got, "Menge: a machine that peels oranges") || !strings.HasSuffix(got, "Lin\nTest Trading") {
		t.Errorf("%q", got)
	}
}

func TestOriginalIsSaved(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", task.Inline{})
	q, err := r.TakeFile(ctx, "../ask.txt", []byte("We need 500 pcs LED bulb 12 W E27"))
	must(t, err)
	r.open(q.ID)
	r.tap("inquiry.files")
	r.tap("inquiry.file.0.save")
	if got, err := os.ReadFile(r.saved); err != nil || string(got) != "We need 500 pcs LED bulb 12 W E27" {
		t.Errorf("saved %q, %v", got, err)
	}
}

func TestNothingIsWiderThanItsBox(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		r := enter(t, language, task.Inline{})
		q := r.ask("")
		list := inquiries.NewList(r.desk, r, r.App, r.files)
		take := inquiries.NewTake(r.desk, r, r.App, r.files)
		t.Cleanup(list.Close)
		t.Cleanup(take.Close)
		pages := map[string]navigation.Page{"one": r.open(q.ID), "list": list, "take": take}
		for name, p := range pages {
			for _, size := range []fyne.Size{{Width: 915, Height: 590}, {Width: 1095, Height: 690}, {Width: 1255, Height: 790}} {
				r.page = p
				r.show(size.Width, size.Height)
				if s, ok := p.(navigation.Starter); ok {
					s.Start()
				}
				r.fits(fmt.Sprint(name, " ", language, " ", size.Width))
			}
		}
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	late := &task.Stepped{}
	r := enter(t, "en", late)
	q := r.ask(r.buyer.ID)
	p := r.open(q.ID)
	late.ReleaseAll()
	r.keys("1")
	r.keys("1")
	late.ReleaseAll()
	p.Close()
	if l := r.now(q.ID).Lines[0]; l.State != inquiry.Chosen {
		t.Errorf("line %+v", l)
	}
}

func TestQuickKeysMeanTheNextLine(t *testing.T) {
	late := &task.Stepped{}
	r := enter(t, "en", late)
	q := r.ask(r.buyer.ID)
	r.open(q.ID)
	late.ReleaseAll()
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	r.keys("n")
	late.ReleaseAll()
	for i, want := range []inquiry.State{inquiry.Chosen, inquiry.Chosen, inquiry.Nothing} {
		if got := r.now(q.ID).Lines[i].State; got != want {
			t.Errorf("line %d is %q, want %q", i+1, got, want)
		}
	}
}

func TestPastedTextSurvivesACrash(t *testing.T) {
	clock := &task.Stepped{}
	r := enter(t, "en", clock)
	take := inquiries.NewTake(r.desk, r, r.App, r.files)
	clock.ReleaseAll()
	r.page = take
	r.show(1095, 700)
	r.canvas().Focus(r.find("inquiry.text").(fyne.Focusable))
	r.keys("500 pcs LED bulb")
	clock.Elapse()
	clock.ReleaseAll()
	again := inquiries.NewTake(r.desk, r, r.App, r.files)
	clock.ReleaseAll()
	r.page = again
	r.show(1095, 700)
	if got := r.find("inquiry.text").Shows(); got != "500 pcs LED bulb" || !again.Unsaved() {
		t.Fatalf("after the crash %q", got)
	}
	again.Do(navigation.Save)
	clock.ReleaseAll()
	if again.Unsaved() || len(r.went) == 0 {
		t.Error("not taken in")
	}
	third := inquiries.NewTake(r.desk, r, r.App, r.files)
	clock.ReleaseAll()
	if third.Unsaved() {
		t.Error("what was taken in comes back as a draft")
	}
}

func TestListDeletesWithUndo(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", task.Inline{})
	r.ask(r.buyer.ID)
	l := inquiries.NewList(r.desk, r, r.App, r.files)
	t.Cleanup(l.Close)
	r.page = l
	r.show(1095, 700)
	l.Start()
	l.Do(navigation.Delete)
	if list, err := r.Inquiries(ctx); err != nil || len(list) != 0 {
		t.Fatalf("%d are left, %v", len(list), err)
	}
	r.toasts.Undo()
	if list, err := r.Inquiries(ctx); err != nil || len(list) != 1 {
		t.Errorf("%d after the undo, %v", len(list), err)
	}
	r.press(fyne.KeyHome, fyne.KeyReturn)
	if len(r.went) != 1 || r.went[0].Screen != navigation.Inquiries {
		t.Errorf("went %v", r.went)
	}
}

func TestTheSourceIsPutRight(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	q := r.ask(r.buyer.ID)
	r.open(q.ID)
	r.tap("inquiry.source")
	r.canvas().Focus(r.find("inquiry.source").(fyne.Focusable))
	r.keys("Canton Fair")
	r.press(fyne.KeyReturn)
	r.tap("inquiry.source.save")
	if got := r.now(q.ID).Source; got != "Canton Fair" {
		t.Errorf("source %q", got)
	}
}
