package widgets_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"sampan/app/money"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// find gives the topmost object of a kind under a place of the canvas.
func find[T any](c fyne.Canvas, at fyne.Position) T {
	var found T
	walk(c.Content(), fyne.NewPos(0, 0), func(o fyne.CanvasObject, pos fyne.Position) {
		if t, ok := o.(T); ok && at.X >= pos.X && at.Y >= pos.Y && at.X < pos.X+o.Size().Width && at.Y < pos.Y+o.Size().Height {
			found = t
		}
	})
	return found
}

func TestEveryControlHandsFunctionKeysOn(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	seen, shortcuts := "", 0
	d.OnKey = func(k fyne.KeyName) bool { seen += string(k) + " "; return true }
	d.OnShortcut = func(fyne.Shortcut) bool { shortcuts++; return true }
	preview := d.PagePreview("p")
	tabs := d.Tabs("tabs", nil, widgets.Tab{Key: "a", Title: "files", Build: func() fyne.CanvasObject { return d.Text("a") }})
	all := []fyne.CanvasObject{
		d.Entry("e", ""), d.Area("area", "", 2), d.SearchField("s", "", nil), d.NumberEntry("n", 2, ""), d.MoneyEntry("m", "USD", -1), d.DateEntry("d"),
		d.Picker("p", ""), d.Select("sel", "", widgets.Option{ID: "1", Label: "one"}), d.Check("c", "stock", nil), d.Button("b", "save", widgets.Plain, nil),
		articleTable(d, 3), preview, tabs.Content(),
	}
	c := inWindow(d, container.NewVBox(all...), 600, 1200)
	for range all {
		c.FocusNext()
		seen, shortcuts = "", 0
		press(c, fyne.KeyF1, fyne.KeyF8, fyne.KeyEscape)
		if seen != "F1 F8 Escape " {
			t.Errorf("%T hands on %q", c.Focused(), seen)
		}
		s, ok := c.Focused().(fyne.Shortcutable)
		if !ok {
			t.Errorf("%T takes no shortcuts", c.Focused())
			continue
		}
		s.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl})
		if shortcuts != 1 {
			t.Errorf("%T swallows Ctrl+S", c.Focused())
		}
		if k, ok := c.Focused().(widgets.Keyed); !ok || k.Key() == "" {
			t.Errorf("%T has no key", c.Focused())
		}
	}
}

func TestEntryEnterGoesOnAndCommitsOnce(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	a, b := d.Entry("a", ""), d.Entry("b", "")
	commits := ""
	a.OnCommit = func(s string) { commits += s + ";" }
	c := inWindow(d, container.NewVBox(a, b), 300, 200)
	c.Focus(a)
	typeIn(c, "询盘 x")
	press(c, fyne.KeyReturn)
	if c.Focused() != fyne.Focusable(b) || commits != "询盘 x;" {
		t.Errorf("focus on %T, commits %q", c.Focused(), commits)
	}
	c.Focus(a)
	c.Focus(b)
	if commits != "询盘 x;" {
		t.Errorf("committed again: %q", commits)
	}
	a.SetText("from the record")
	c.Focus(a)
	c.Focus(b)
	if commits != "询盘 x;" {
		t.Errorf("text of the record was committed: %q", commits)
	}
}

func TestNumbersAreReadLooselyAndShownWell(t *testing.T) {
	for _, c := range []struct{ typed, shown, value string }{
		{"1,000", "1,000.00", "1000"}, {"１２．５", "12.50", "12.5"}, {"2k", "2,000.00", "2000"}, {"usd 3.5/pc", "3.50", "3.5"}, {"3.1415", "3.1415", "3.1415"}, {"3万", "30,000.00", "30000"},
	} {
		d := newDesk(t, "en", task.Inline{})
		n, other := d.MoneyEntry("n", "USD", -1), d.Entry("o", "")
		var got money.Decimal
		unit := ""
		n.OnValue = func(v money.Decimal, _ bool) { got = v }
		n.OnUnit = func(u string) { unit = u }
		cv := inWindow(d, container.NewVBox(n, other), 300, 200)
		cv.Focus(n)
		typeIn(cv, c.typed)
		cv.Focus(other)
		if n.Text != c.shown || got.String() != c.value {
			t.Errorf("%q shows %q, is %s", c.typed, n.Text, got)
		}
		if c.typed == "usd 3.5/pc" && unit != "pc" {
			t.Errorf("unit %q", unit)
		}
	}
}

func TestNumbersThatCannotBeReadStay(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	n, other := d.MoneyEntry("n", "USD", -1), d.Entry("o", "")
	var problem error
	values := 0
	n.OnProblem = func(err error) { problem = err }
	n.OnValue = func(money.Decimal, bool) { values++ }
	c := inWindow(d, container.NewVBox(n, other), 300, 200)
	for _, typed := range []string{"abc", "eur 5"} {
		n.Clear()
		c.Focus(n)
		typeIn(c, typed)
		c.Focus(other)
		if problem == nil || n.Text != typed || values != 0 {
			t.Errorf("%q: problem %v, text %q, told %d times", typed, problem, n.Text, values)
		}
	}
	n.SetText("")
	c.Focus(n)
	typeIn(c, "5")
	c.Focus(other)
	if v, ok := n.Value(); problem != nil || !ok || v.String() != "5" || values != 1 {
		t.Errorf("mended: %v %v %d", problem, v, values)
	}
}

func TestParseDay(t *testing.T) {
	for typed, want := range map[string]string{
		"2026-11-22": "2026-11-22", "2026/1/5": "2026-01-05", "20261231": "2026-12-31", "22.11": "2026-11-22", "1.2.27": "2027-02-01", "31.12.2026": "2026-12-31",
		"11-22": "2026-11-22", "1/5": "2027-01-05", "11月30日": "2026-11-30", "2026年12月1日": "2026-12-01", "+3": "2026-11-25", "-1": "2026-11-21", "+2w": "2026-12-06",
		"+1m": "2026-12-22", "+1y": "2027-11-22", "25": "2026-11-25", "今天": "2026-11-22", "明天": "2026-11-23", "大后天": "2026-11-25", "Tomorrow": "2026-11-23",
		"fri": "2026-11-27", "周一": "2026-11-23", "下周一": "2026-11-23", "sunday": "2026-11-22", "月底": "2026-11-30", "１１－２５": "2026-11-25",
		"": "", "31.2": "", "2026-13-01": "", "2026-02-29": "", "hello": "", "99": "", "+99999": "",
	} {
		got, ok := widgets.ParseDay(typed, today)
		if ok != (want != "") || (ok && got.Format(widgets.Day) != want) {
			t.Errorf("%q is %s (%v), want %q", typed, got.Format(widgets.Day), ok, want)
		}
	}
	leap := time.Date(2028, 1, 31, 0, 0, 0, 0, time.UTC)
	if got, _ := widgets.ParseDay("+1m", leap); got.Format(widgets.Day) != "2028-02-29" {
		t.Errorf("a month after 31 January is %s", got.Format(widgets.Day))
	}
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2026-11-22", "+3", "22.11", "下周五", "11月22日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := widgets.ParseDay(s, today); ok && d.Year() > 15000 {
			t.Errorf("%q is %v", s, d)
		}
	})
}

func TestDateEntry(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	e, other := d.DateEntry("d"), d.Entry("o", "")
	told := ""
	e.OnDay = func(s string) { told = s }
	c := inWindow(d, container.NewVBox(e, other), 600, 600)
	c.Focus(e)
	typeIn(c, "明天")
	c.Focus(other)
	if e.Text != "2026-11-23" || told != "2026-11-23" {
		t.Errorf("shows %q, told %q", e.Text, told)
	}
	c.Focus(e)
	press(c, fyne.KeyDown, fyne.KeyF7)
	press(c, fyne.KeyRight, fyne.KeyPageDown, fyne.KeyReturn)
	if told != "2026-12-25" || c.Focused() != fyne.Focusable(e) {
		t.Errorf("calendar gives %q, focus on %T", told, c.Focused())
	}
	press(c, fyne.KeyF7, fyne.KeyEscape)
	if e.Day() != "2026-12-25" || c.Overlays().Top() != nil {
		t.Error("escape changed the day or left the calendar open")
	}
}

func TestPicker(t *testing.T) {
	d := newDesk(t, "zh", task.Inline{})
	p := d.Picker("buyer", "")
	p.SetOptions([]widgets.Option{{ID: "1", Label: "Acme", Also: "顶点贸易"}, {ID: "2", Label: "穆勒公司", Note: "Müller GmbH"}, {ID: "3", Label: "宁波保温杯厂"}})
	var picked []string
	added := ""
	p.OnPick = func(o widgets.Option) { picked = append(picked, o.ID) }
	p.OnAdd = func(s string) { added = s }
	c := inWindow(d, container.NewVBox(p), 500, 500)
	for i, typed := range []string{"ddmy", "mull", "bwb"} {
		c.Focus(p)
		typeIn(c, typed)
		press(c, fyne.KeyReturn)
		if len(picked) != i+1 || c.Focused() != fyne.Focusable(p) {
			t.Fatalf("%q picked %v, focus on %T", typed, picked, c.Focused())
		}
	}
	if picked[0]+picked[1]+picked[2] != "123" || p.Shows() != "宁波保温杯厂" {
		t.Errorf("picked %v, shows %q", picked, p.Shows())
	}
	press(c, fyne.KeyF7, fyne.KeyDown, fyne.KeyReturn)
	if p.Picked().ID != "2" {
		t.Errorf("picked %v", p.Picked())
	}
	typeIn(c, "Neu GmbH")
	press(c, fyne.KeyReturn)
	if added != "Neu GmbH" {
		t.Errorf("added %q", added)
	}
	press(c, fyne.KeyF7, fyne.KeyEscape)
	if p.Picked().ID != "2" || c.Overlays().Top() != nil {
		t.Error("escape picked something")
	}
	press(c, fyne.KeyDelete)
	if p.Picked().ID != "" {
		t.Error("delete does not empty the field")
	}
	saved := 0
	d.OnKey = func(fyne.KeyName) bool { saved++; return true }
	press(c, fyne.KeyF7, fyne.KeyF8)
	if saved != 1 || c.Overlays().Top() != nil || c.Focused() != fyne.Focusable(p) {
		t.Error("a key of the window leaves the list open")
	}
	p.Disable()
	c.Focus(p)
	p.TypedRune('a')
	if c.Overlays().Top() != nil {
		t.Error("a disabled picker opens")
	}
}

func TestSelectAndCheckAndTabs(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	s := d.Select("term", "", widgets.Option{ID: "EXW", Label: "EXW"}, widgets.Option{ID: "FOB", Label: "FOB"}, widgets.Option{ID: "CN", Label: "中国"})
	on := false
	k := d.Check("c", "stock", func(v bool) { on = v })
	word := func(s string) func() fyne.CanvasObject { return func() fyne.CanvasObject { return d.Text(s) } }
	tabs := d.Tabs("tabs", nil, widgets.Tab{Key: "a", Title: "files", Build: word("a")}, widgets.Tab{Key: "b", Title: "mails", Build: word("b")})
	c := inWindow(d, container.NewVBox(s, k, tabs.Content()), 500, 500)
	c.Focus(s)
	press(c, fyne.KeyDown)
	if s.Picked() != "EXW" {
		t.Errorf("down picks %q", s.Picked())
	}
	typeIn(c, "z")
	if s.Picked() != "CN" {
		t.Errorf("z picks %q", s.Picked())
	}
	press(c, fyne.KeySpace, fyne.KeyUp, fyne.KeyReturn)
	if s.Picked() != "FOB" {
		t.Errorf("the list picks %q", s.Picked())
	}
	c.FocusNext()
	press(c, fyne.KeySpace)
	if !on || !k.On() {
		t.Error("space does not tick")
	}
	c.FocusNext()
	press(c, fyne.KeyRight, fyne.KeyRight)
	if tabs.Opened() != "b" {
		t.Errorf("tab %q", tabs.Opened())
	}
}

func TestSecretsAreNotShown(t *testing.T) {
	d := newDesk(t, "en", task.Inline{})
	e := d.Secret("pass", "")
	c := inWindow(d, e, 300, 60)
	c.Focus(e)
	typeIn(c, "hush")
	c = inWindow(d, container.NewVBox(e), 300, 60)
	save(t, "secret", c.Capture())
	if e.Shows() != "" || e.Text != "hush" {
		t.Errorf("shows %q of %q", e.Shows(), e.Text)
	}
}

func TestEnterNeverIssuesOrDeletes(t *testing.T) {
	for style, want := range map[widgets.Style]int{widgets.Plain: 2, widgets.Quiet: 2, widgets.Filled: 1, widgets.Dangerous: 1} {
		d := newDesk(t, "en", task.Inline{})
		n := 0
		b := d.Button("b", "save", style, func() { n++ })
		c := inWindow(d, b, 200, 60)
		c.Focus(b)
		press(c, fyne.KeyReturn, fyne.KeySpace)
		if n != want {
			t.Errorf("style %d was pressed %d times, want %d", style, n, want)
		}
		b.Disable()
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		if n != want {
			t.Error("a disabled button works")
		}
	}
}
