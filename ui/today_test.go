package ui_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/ui/navigation"
)

// waiting gives the house an inquiry that nobody has answered.
func waiting(t *testing.T, h *house) {
	t.Helper()
	_, err := h.app.TakeText(context.Background(), "We are Nova GmbH. Please quote 500 pcs LED bulb 12 W.")
	must(t, err)
	h.Go(navigation.Route{Screen: navigation.Today})
}

func (h *house) tasks() int {
	b, err := h.app.Today(context.Background())
	must(h.t, err)
	return len(b.Tasks)
}

func TestSnoozeAndUndo(t *testing.T) {
	h := enter(t, "en")
	waiting(t, h)
	h.press(fyne.KeyHome)
	h.keys("s")
	if h.tasks() != 0 || !h.reads("Put off until tomorrow") {
		t.Fatalf("%d things still need somebody", h.tasks())
	}
	h.Go(navigation.Route{Screen: navigation.Contacts})
	h.w.Canvas().Focus(h.find("toast.undo").(fyne.Focusable))
	h.press(fyne.KeySpace)
	if h.tasks() != 1 {
		t.Error("the undo did not outlive the page")
	}
}

func TestNextStepOpensTheInquiry(t *testing.T) {
	h := enter(t, "en")
	waiting(t, h)
	h.press(fyne.KeyHome)
	for range 9 {
		h.press(fyne.KeyRight)
	}
	h.press(fyne.KeyReturn)
	if h.Front().Title() == "" {
		t.Error("the button of the next step opened nothing")
	}
}

func TestOnlyMineIsRemembered(t *testing.T) {
	h := enter(t, "en")
	h.w.Canvas().Focus(h.find("today.mine").(fyne.Focusable))
	h.press(fyne.KeySpace)
	h.Go(navigation.Route{Screen: navigation.Contacts})
	h.Go(navigation.Route{Screen: navigation.Today})
	if v, err := h.app.Setting(context.Background(), "today.only_mine"); err != nil || v != "yes" {
		t.Errorf("%q, %v", v, err)
	}
}
