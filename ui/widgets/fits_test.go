package widgets_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// walk visits what is laid out and visible, with its place on the canvas.
func walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(o, at)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, at, visit)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, at, visit)
		}
	}
}

func TestNothingIsWiderThanItsBox(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		for _, size := range []fyne.Size{{Width: 1000, Height: 760}, {Width: 1280, Height: 800}, {Width: 1920, Height: 1080}} {
			t.Run(fmt.Sprint(language, size.Width), func(t *testing.T) {
				d := newDesk(t, language, task.Inline{})
				d.Photos = photos(d)
				screens := map[string]fyne.CanvasObject{"controls": controls(d)}
				screens["table"], _ = tableScreen(d, 200)
				for name, content := range screens {
					c := inWindow(d, page(d, content), size.Width, size.Height)
					if m := c.Content().MinSize(); m.Width > size.Width || m.Height > size.Height {
						t.Errorf("%s needs %v of %v", name, m, size)
					}
					checkTexts(t, name, c)
				}
			})
		}
	}
}

// checkTexts finds texts that stand out of the window or of their own box.
func checkTexts(t *testing.T, name string, c fyne.Canvas) {
	t.Helper()
	walk(c.Content(), fyne.NewPos(0, 0), func(o fyne.CanvasObject, at fyne.Position) {
		text, ok := o.(*canvas.Text)
		if !ok || text.Text == "" {
			return
		}
		width := text.MinSize().Width
		if text.Size().Width > 0 && width > text.Size().Width+1 {
			t.Errorf("%s: %q is %v wide in a box of %v", name, text.Text, width, text.Size().Width)
		}
		if at.X < 0 || at.X+width > c.Size().Width+1 {
			t.Errorf("%s: %q stands at %v", name, text.Text, at)
		}
	})
}

func TestEllipsis(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float32
		cut   bool
	}{{"short", 200, false}, {"保温杯保温杯保温杯保温杯", 60, true}, {"", 0, false}, {"a long English sentence that goes on", 100, true}, {"x", 0, true}} {
		got, cut := widgets.Ellipsis(c.text, theme.Text, false, c.width)
		if cut != c.cut || (cut && c.width > 20 && fyne.MeasureText(got, theme.Text, fyne.TextStyle{}).Width > c.width) {
			t.Errorf("%q in %v becomes %q (%v)", c.text, c.width, got, cut)
		}
	}
}

func TestBandHidesWithOneKey(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	secret := d.Text("18.2 %")
	e := d.Entry("e", "")
	c := inWindow(d, container.NewVBox(e, d.Band(secret)), 300, 200)
	c.Focus(e)
	before := c.Content().MinSize()
	press(c, widgets.ConcealKey)
	if secret.Visible() || !d.Concealed() || c.Content().MinSize() != before {
		t.Error("the figures are still there, or the page jumped")
	}
	press(c, widgets.ConcealKey)
	if !secret.Visible() {
		t.Error("the figures do not come back")
	}
}

func TestToastOffersUndo(t *testing.T) {
	r := &task.Stepped{}
	d := newDesk(t, "en", r)
	toasts := d.Toasts()
	e := d.Entry("e", "")
	c := inWindow(d, container.NewStack(e, toasts.Content()), 500, 300)
	c.Focus(e)
	undone := 0
	d.Toast("removed", func() { undone++ })
	if c.Focused() != fyne.Focusable(e) {
		t.Error("a toast takes the keyboard")
	}
	if !toasts.Undo() || toasts.Undo() || undone != 1 {
		t.Errorf("undone %d times", undone)
	}
	d.Toast("removed", func() { undone++ })
	r.Elapse()
	if toasts.Undo() || undone != 1 {
		t.Error("a toast that is gone can still be undone")
	}
}

func TestDialogs(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	keys := 0
	d.OnKey = func(fyne.KeyName) bool { keys++; return true }
	e := d.Entry("e", "")
	c := inWindow(d, e, 800, 600)
	c.Focus(e)
	yes := 0
	d.Confirm("Remove?", "It goes to the bin.", "delete", true, func() { yes++ })
	press(c, fyne.KeyF8)
	if keys != 0 || !d.ModalOpen() {
		t.Error("a key went below the dialog")
	}
	press(c, fyne.KeyReturn)
	if yes != 0 || d.ModalOpen() || c.Focused() != fyne.Focusable(e) {
		t.Error("Enter on a fresh question must cancel and give the keyboard back")
	}
	d.Confirm("Remove?", "It goes to the bin.", "delete", true, func() { yes++ })
	c.FocusNext()
	press(c, fyne.KeySpace)
	if yes != 1 || d.ModalOpen() {
		t.Errorf("answered %d times", yes)
	}
	cancelled := 0
	g, _ := d.ProgressDialog("Importing", func() { cancelled++ })
	press(c, fyne.KeyEscape)
	press(c, fyne.KeyEscape)
	if cancelled != 1 || !d.ModalOpen() {
		t.Errorf("cancelled %d times, open %v", cancelled, d.ModalOpen())
	}
	g.Close()
	acted := false
	d.ErrorDialog(widgets.Trouble{Happened: "x", Act: "import", OnAct: func() { acted = true }})
	c.FocusNext()
	press(c, fyne.KeySpace)
	if !acted || d.ModalOpen() {
		t.Error("the way out does not work")
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float32
	}{
		{"请在 Excel 中去掉密码后再导入，或换一个文件。这句话写得长一些，好看看换行是否正常。", 120},
		{"Take the password off in Excel and import it again.", 100},
		{"Donaudampfschifffahrtsgesellschaft", 60},
		{"a\n\nb\r\nc", 100},
		{"", 10},
		{"保温杯", 1},
	} {
		lines := widgets.Wrap(c.text, theme.Text, c.width)
		squeeze := strings.NewReplacer(" ", "", "\n", "", "\r", "")
		if squeeze.Replace(strings.Join(lines, "")) != squeeze.Replace(c.text) {
			t.Errorf("%q lost characters: %q", c.text, lines)
		}
		for _, l := range lines {
			if c.width > 20 && fyne.MeasureText(l, theme.Text, fyne.TextStyle{}).Width > c.width+2 {
				t.Errorf("%q is wider than %v", l, c.width)
			}
			if strings.HasPrefix(l, "，") || strings.HasPrefix(l, "。") {
				t.Errorf("a line begins with a mark: %q", l)
			}
		}
	}
}
