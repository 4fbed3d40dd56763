package widgets_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sampan/app/fault"
	"sampan/ui/task"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

type line struct {
	id, name, qty string
}

// editable is a table whose cells can be edited, over its own rows.
func editable(t *testing.T, n int) (*widgets.Table[*line], fyne.Canvas, *widgets.Desk) {
	d := newDesk(t, "en", task.Inline{})
	m := rows.New(func(l *line) string { return l.id },
		rows.Column[*line]{Key: "id", Title: "model", Width: 80, Value: func(l *line) string { return l.id }},
		rows.Column[*line]{Key: "name", Title: "name", Width: 200, Flex: 1, Value: func(l *line) string { return l.name }, Set: func(l *line, s string) error { l.name = s; return nil }},
		rows.Column[*line]{Key: "qty", Title: "qty", Kind: rows.Number, Width: 80, Value: func(l *line) string { return l.qty }, Set: func(l *line, s string) error {
			if s == "x" {
				return fault.New("widgets.not_a_day", "Text", s)
			}
			l.qty = s
			return nil
		}})
	table := widgets.NewTable(d, "lines", m)
	all := make([]*line, n)
	for i := range all {
		all[i] = &line{fmt.Sprint("r", i), fmt.Sprint("name ", i), fmt.Sprint(i)}
	}
	table.SetRows(all)
	c := inWindow(d, table, 500, 300)
	c.Focus(table)
	return table, c, d
}

func TestTableMovesWithKeys(t *testing.T) {
	table, c, _ := editable(t, 100)
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 1},
		{fyne.KeyEnd, 99},
		{fyne.KeyDown, 99},
		{fyne.KeyUp, 98},
		{fyne.KeyHome, 0},
		{fyne.KeyUp, 0},
		{fyne.KeyPageDown, 6},
		{fyne.KeyPageDown, 12},
		{fyne.KeyPageUp, 6},
	} {
		press(c, step.key)
		if got := table.Model.Cursor(); got != step.want {
			t.Errorf("%s brings the cursor to %d, want %d", step.key, got, step.want)
		}
	}
	table.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(c, fyne.KeyDown, fyne.KeyDown)
	table.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if table.Model.Chosen() != 3 {
		t.Errorf("shift selected %d rows", table.Model.Chosen())
	}
	press(c, fyne.KeyEscape)
	if table.Model.Chosen() != 0 {
		t.Error("escape did not take the selection back")
	}
	press(c, fyne.KeySpace)
	if table.Model.Chosen() != 1 {
		t.Error("space did not mark the row")
	}
}

func TestTableOpensAndAsksItsHooksFirst(t *testing.T) {
	table, c, _ := editable(t, 5)
	var opened string
	table.OnOpen = func(l *line) { opened = l.id }
	press(c, fyne.KeyDown, fyne.KeyReturn)
	if opened != "r1" {
		t.Errorf("opened %q", opened)
	}
	typed := ""
	table.OnTypedRune = func(r rune) bool { typed += string(r); return r == 'n' }
	typeIn(c, "nq")
	if typed != "nq" || table.Model.Filter() != "q" {
		t.Errorf("hook saw %q, filter is %q", typed, table.Model.Filter())
	}
}

func TestTableFiltersByTyping(t *testing.T) {
	table, c, d := editable(t, 50)
	search := table.SearchField()
	typeIn(c, "e 4")
	if table.Model.Len() != 14 || search.Text != "e 4" {
		t.Errorf("%d rows, field shows %q", table.Model.Len(), search.Text)
	}
	press(c, fyne.KeyBackspace)
	if table.Model.Filter() != "e " {
		t.Errorf("backspace leaves %q", table.Model.Filter())
	}
	press(c, fyne.KeyEscape)
	if table.Model.Len() != 50 || search.Text != "" {
		t.Error("escape did not clear the filter")
	}
	d.Window.SetContent(search)
	search.OnChanged("nothing at all")
	if table.Model.Len() != 0 {
		t.Error("the field does not filter")
	}
}

func TestTableEdits(t *testing.T) {
	table, c, _ := editable(t, 5)
	press(c, fyne.KeyRight)
	typeIn(c, "new")
	press(c, fyne.KeyReturn)
	if got := table.Model.Row(0).name; got != "new" || table.Model.Cursor() != 1 {
		t.Errorf("enter gives %q, cursor %d", got, table.Model.Cursor())
	}
	press(c, fyne.KeyF2)
	typeIn(c, "b")
	press(c, fyne.KeyTab)
	if got := table.Model.Row(1).name; got != "b" {
		t.Errorf("tab gives %q", got)
	}
	typeIn(c, "x")
	press(c, fyne.KeyReturn)
	if table.Model.Row(1).qty != "1" || c.Focused() == fyne.Focusable(table) {
		t.Error("a refused value was taken, or the editor shut")
	}
	press(c, fyne.KeyEscape)
	if c.Focused() != fyne.Focusable(table) {
		t.Error("escape does not leave the editor")
	}
	press(c, fyne.KeyF2)
	typeIn(c, "77")
	press(c, fyne.KeyTab)
	if table.Model.Row(1).qty != "77" || table.Model.Cursor() != 2 {
		t.Errorf("tab at the end of a row: %q, row %d", table.Model.Row(1).qty, table.Model.Cursor())
	}
	typeIn(c, "left")
	c.Focus(table)
	if table.Model.Row(2).name != "left" {
		t.Errorf("leaving gives %q", table.Model.Row(2).name)
	}
}

func TestTableEditorSurvivesARefresh(t *testing.T) {
	table, c, _ := editable(t, 5)
	press(c, fyne.KeyRight, fyne.KeyF2)
	table.SetRows(table.Model.All())
	if c.Focused() != fyne.Focusable(table) {
		t.Error("rows read again must close the editor and keep the keyboard")
	}
}

func TestTableCopies(t *testing.T) {
	table, c, _ := editable(t, 5)
	table.Model.Row(0).name = "=1+1"
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "r0\t'=1+1\t0\n" {
		t.Errorf("copied %q", got)
	}
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	c.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyC, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	if got := fyne.CurrentApp().Clipboard().Content(); strings.Count(got, "\n") != 6 || !strings.HasPrefix(got, "Item\tName\tQuantity\n") {
		t.Errorf("copied %q", got)
	}
}

func TestTableSortsByKeys(t *testing.T) {
	table, c, _ := editable(t, 5)
	var saved rows.View
	table.OnView = func(v rows.View) { saved = v }
	press(c, fyne.KeyRight)
	c.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierShortcutDefault})
	if table.Model.ID(0) != "r4" || table.Model.CursorID() != "r0" || saved.SortBy != "name" || !saved.Desc {
		t.Errorf("first row %s, cursor on %s, view %+v", table.Model.ID(0), table.Model.CursorID(), saved)
	}
}

func TestTableWithTheMouse(t *testing.T) {
	table, c, _ := editable(t, 50)
	opened := ""
	table.OnOpen = func(l *line) { opened = l.id }
	at := func(row int, x float32) fyne.Position { return fyne.NewPos(x, 32+34*float32(row)+10) }
	click := func(row int, m fyne.KeyModifier) {
		body := find[desktop.Mouseable](c, at(row, 30))
		ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m}
		ev.Position = fyne.NewPos(30, 34*float32(row)+10)
		body.MouseDown(ev)
		body.MouseUp(ev)
	}
	click(2, 0)
	click(4, fyne.KeyModifierShift)
	if table.Model.Chosen() != 3 {
		t.Errorf("shift selected %d", table.Model.Chosen())
	}
	click(0, fyne.KeyModifierControl)
	if table.Model.Chosen() != 1 || !table.Model.IsSelected(0) {
		click(3, fyne.KeyModifierControl)
	}
	find[fyne.DoubleTappable](c, at(1, 30)).DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(30, 44)})
	if opened != "r1" {
		t.Errorf("double click opened %q", opened)
	}
	test.TapCanvas(c, fyne.NewPos(450, 10))
	if by, _ := table.Model.Sort(); by != "qty" {
		t.Errorf("header sorts by %q", by)
	}
	before := table.Model.Widths(500)[0]
	test.Drag(c, fyne.NewPos(79, 10), 40, 0)
	if got := table.Model.Widths(500)[0]; got != before+40 {
		t.Errorf("dragged from %v to %v", before, got)
	}
}

func TestChosenFiguresAreSummed(t *testing.T) {
	table, c, d := editable(t, 5)
	hint := d.HintLine()
	table.Model.Row(1).qty, table.Model.Row(2).qty = "1,000.50", "-0.25"
	press(c, fyne.KeyRight, fyne.KeyRight)
	table.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(c, fyne.KeyDown, fyne.KeyDown)
	if got := hint.Shows(); got != "3 rows selected · sum 1,000.25" {
		t.Errorf("says %q", got)
	}
	for text, want := range map[string]string{"18 %": "3 rows selected", "USD 5": "3 rows selected", "": "3 rows selected · sum 1,000.50"} {
		table.Model.Row(2).qty = text
		press(c, fyne.KeyUp, fyne.KeyDown)
		if got := hint.Shows(); got != want {
			t.Errorf("with %q it says %q", text, got)
		}
	}
}

func TestActionsOfRows(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	table := articleTable(d, 5)
	acted, opened := "", 0
	table.OnAction = func(a article, column string) { acted += a.id + column + " " }
	table.OnOpen = func(article) { opened++ }
	c := inWindow(d, table, 900, 300)
	c.Focus(table)
	press(c, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	press(c, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if acted != "p0step " || opened != 1 {
		t.Errorf("acted %q, opened %d times", acted, opened)
	}
}

func TestEmptyTableOffersOneThing(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	table := articleTable(d, 0)
	done := false
	table.Empty.OnAct = func() { done = true }
	table.Refresh()
	c := inWindow(d, table, 600, 300)
	c.FocusNext()
	c.FocusNext()
	press(c, fyne.KeySpace)
	if !done {
		t.Error("the button of the empty list does nothing")
	}
}

// BenchmarkScroll100k draws a table of 100,000 rows page by page.
func BenchmarkScroll100k(b *testing.B) {
	look.Chinese = true
	w := test.NewTempWindow(b, nil)
	d := &widgets.Desk{Say: func(k string, _ ...any) string { return k }, Window: w, Scope: task.NewScope(&task.Stepped{})}
	d.Photos = photos(d)
	table := articleTable(d, 100_000)
	w.SetContent(table)
	w.Resize(fyne.NewSize(1280, 800))
	w.Canvas().Focus(table)
	b.Run("page", func(b *testing.B) {
		for b.Loop() {
			press(w.Canvas(), fyne.KeyPageDown)
		}
	})
	b.Run("row", func(b *testing.B) {
		for b.Loop() {
			press(w.Canvas(), fyne.KeyDown)
		}
	})
	b.Run("type", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			table.SearchField().OnChanged([]string{"b", "bw", "bwb", "bwb 0", ""}[i%5])
		}
	})
}
