//go:build drive

package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"sampan/ui/task"
	"sampan/ui/widgets"
)

func TestControlsAreFoundByTheirKeys(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	d.Photos = photos(d)
	c := inWindow(d, page(d, controls(d)), 1040, 720)
	found := spots(c)
	for _, key := range []string{"buyer", "term", "valid", "price", "b1", "tabs", "c"} {
		s, ok := found[key]
		if !ok || s.W < 16 || s.H < 16 || s.X < 0 || s.X+s.W > 1040 {
			t.Errorf("%s is at %+v", key, s)
		}
	}
	if found["price"].Text != "13,700.00" {
		t.Errorf("price shows %q", found["price"].Text)
	}
	content, table := tableScreen(d, 1000)
	c = inWindow(d, page(d, content), 1040, 420)
	table.Reveal("p500")
	found = spots(c)
	if s := found["articles/p500/model"]; s.Y < 60 || s.Y > 420 || s.Text != "SP-4000" {
		t.Errorf("cell at %+v", s)
	}
	if _, ok := found["articles/p1/model"]; ok {
		t.Error("a row out of sight is found")
	}
	if found["articles.header.price"].W == 0 || found["articles.search"].W == 0 {
		t.Error("title or search field not found")
	}
	d.Confirm("?", "?", "delete", true, func() {})
	found = spots(c)
	if _, ok := found["articles"]; ok || found["dialog.ok"].W == 0 {
		t.Errorf("below a dialog: %v", found)
	}
}

func spots(c fyne.Canvas) map[string]widgets.Spot {
	out := map[string]widgets.Spot{}
	for _, s := range widgets.Spots(c) {
		out[s.Key] = s
	}
	return out
}
