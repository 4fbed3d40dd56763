package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sampan/ui/task"
	"sampan/ui/widgets"
)

func TestMarksAreFoundAndLit(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	m := d.MarkedText()
	clicked := ""
	m.OnMark = func(mark string) { clicked = mark }
	runs := []widgets.Run{{Text: "We need "}, {Text: "5,000 vacuum bottles of the long kind", Mark: "a"}, {Text: "\nand\n"}, {Text: strings.Repeat("箱", 60), Mark: "b"}}
	m.SetRuns(runs)
	c := inWindow(d, m, 200, 400)
	got := ""
	for _, o := range test.WidgetRenderer(m).Objects() {
		if text, ok := o.(*canvas.Text); ok {
			got += text.Text
			if text.Position().X+text.MinSize().Width > 205 {
				t.Errorf("%q stands out of the text", text.Text)
			}
		}
	}
	want := ""
	for _, r := range runs {
		want += strings.ReplaceAll(r.Text, "\n", "")
	}
	if got != want {
		t.Errorf("drawn %q, want %q", got, want)
	}
	for _, mark := range []string{"a", "b"} {
		top, bottom, ok := m.PlaceOf(mark)
		if !ok || bottom <= top {
			t.Fatalf("mark %s at %v to %v", mark, top, bottom)
		}
		test.TapCanvas(c, fyne.NewPos(10, bottom-4))
		if clicked != mark {
			t.Errorf("clicked %q, want %q", clicked, mark)
		}
	}
	if _, _, ok := m.PlaceOf("nowhere"); ok {
		t.Error("a mark that is not there has a place")
	}
	m.Light("b")
	if m.Lit() != "b" {
		t.Error("not lit")
	}
}
