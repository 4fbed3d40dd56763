package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

func TestFindDialogPicksOnceOrNothing(t *testing.T) {
	d := newDesk(t, "zh", task.Inline{})
	options := []widgets.Option{{ID: "a", Label: "宁波港"}, {ID: "b", Label: "上海港"}, {ID: "c", Label: "Hamburg"}}
	picked := ""
	c := inWindow(d, canvas.NewRectangle(theme.Color(theme.Ground)), 900, 700)
	show := func() {
		d.FindDialog("ports", "Ports", "widgets.type_to_find", options, func(o widgets.Option) { picked += o.ID })
	}
	show()
	typeIn(c, "shg")
	press(c, fyne.KeyReturn)
	if picked != "b" || d.ModalOpen() {
		t.Errorf("picked %q, open %v", picked, d.ModalOpen())
	}
	show()
	press(c, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	show()
	press(c, fyne.KeyEscape)
	if picked != "bc" || d.ModalOpen() {
		t.Errorf("picked %q, open %v", picked, d.ModalOpen())
	}
	show()
	typeIn(c, "nowhere")
	press(c, fyne.KeyReturn)
	if picked != "bc" || !d.ModalOpen() {
		t.Errorf("nothing found picked %q, open %v", picked, d.ModalOpen())
	}
}
