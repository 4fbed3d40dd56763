package record

import (
	"context"
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/sheet"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// ListOf says what a list of records shows.
type ListOf[R any] struct {
	Screen  navigation.Screen // its name is also the room of its texts and begins the keys
	Noun    app.Noun
	Load    func(ctx context.Context) ([]R, error)
	Ver     func(ctx context.Context, id string) (int64, error) // of a record, to delete it; nil: nothing is deleted from here
	ID      func(R) string
	Name    func(R) string
	Columns func() []rows.Column[R]
	// Tabs filter the rows; the first usually shows all.
	Tabs    []Filter[R]
	PhotoOf func(R) string // nil: no photos
	// Papers are drawn up and not imported; what stands on the screen of them
	// is what goes to a spreadsheet.
	Papers bool
	// Menu offers more for the one row chosen; nil: nothing more.
	Menu func(R) []*fyne.MenuItem
	// Tools are further buttons beside the export; ids gives the rows it would
	// take, none for all.
	Tools func(ids func() []string) []fyne.CanvasObject
	// From is the screen that new ones come from, where they are not begun
	// here.
	From navigation.Screen
}

// Filter is one tab over a list. A nil Keep lets all rows through.
type Filter[R any] struct {
	Key, Title string
	Keep       func(R) bool
}

// List is the page that lists records.
type List[R any] struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	dialogs *files.Dialogs
	scope   *task.Scope
	of      ListOf[R]
	rows    []R
	loaded  bool
	tab     string
	view    rows.View
	saved   string // the view as it was last remembered
	table   *widgets.Table[R]
}

// NewList makes the page.
func NewList[R any](d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs, of ListOf[R]) *List[R] {
	l := &List[R]{desk: d, nav: nav, service: s, dialogs: dialogs, scope: task.NewScope(d.Scope.Runner()), of: of, tab: of.Tabs[0].Key}
	l.recall()
	l.reload()
	return l
}

// Title is empty: the page is its screen.
func (l *List[R]) Title() string { return "" }

// Can reports the commands the list has a use for.
func (l *List[R]) Can(c navigation.Command) bool {
	switch c {
	case navigation.Filter, navigation.Reload:
		return true
	case navigation.Create:
		return l.of.From == ""
	case navigation.Delete:
		return l.of.Ver != nil
	}
	return false
}

// Do carries a command out.
func (l *List[R]) Do(c navigation.Command) {
	switch c {
	case navigation.Create:
		l.create()
	case navigation.Filter:
		l.desk.Window.Canvas().Focus(l.table.SearchField())
	case navigation.Reload:
		l.reload()
	case navigation.Delete:
		l.remove()
	}
}

// Unsaved is never true: nothing is typed here.
func (l *List[R]) Unsaved() bool { return false }

// Close ends the list's work.
func (l *List[R]) Close() { l.scope.Close() }

func (l *List[R]) create() { l.nav.Go(navigation.Route{Screen: l.of.Screen, ID: navigation.New}) }

func (l *List[R]) text(name string) string { return string(l.of.Screen) + "." + name }

func (l *List[R]) reload() {
	task.Do(l.scope, "list", l.of.Load, func(list []R, err error) {
		if l.desk.Fail(err) {
			return
		}
		l.rows, l.loaded = list, true
		if l.table != nil {
			l.table.SetRows(list)
		}
	})
}

// Content builds the list.
func (l *List[R]) Content() fyne.CanvasObject {
	d := l.desk
	m := rows.New(l.of.ID, l.of.Columns()...)
	m.SetLoading(!l.loaded)
	m.SetView(l.view)
	l.table = widgets.NewTable(d, l.text("table"), m)
	l.table.OnOpen = l.open
	l.table.OnView = l.keepView
	l.table.Menu = l.menu
	l.table.Empty = l.empty()
	if l.of.PhotoOf != nil {
		l.table.PhotoOf = l.of.PhotoOf
		l.table.SetRowHeight(theme.PhotoThumb + theme.Gap1)
	}
	if l.loaded {
		l.table.SetRows(l.rows)
	}
	top := container.NewBorder(nil, nil, nil, l.tools(), d.Title(d.Say("app."+string(l.of.Screen))).Narrow(60))
	body := widgets.Sheet(l.table)
	tabs := make([]widgets.Tab, len(l.of.Tabs))
	for i, f := range l.of.Tabs {
		tabs[i] = widgets.Tab{Key: f.Key, Title: f.Title, Build: func() fyne.CanvasObject { return body }}
	}
	bar := d.Tabs(l.text("tabs"), l.choose, tabs...)
	bar.Open(l.tab)
	l.choose(l.tab)
	return widgets.Column(theme.Gap3, true, top, bar.Content())
}

// tools stand at the right of the title: search, import, export, a new one.
func (l *List[R]) tools() fyne.CanvasObject {
	d := l.desk
	tools := []fyne.CanvasObject{widgets.Fixed(200, l.table.SearchField())}
	if !l.of.Papers {
		tools = append(tools, d.IconButton(l.text("import"), "record.import", fynetheme.IconNameDownload, l.bring))
	}
	tools = append(tools, d.IconButton(l.text("export"), "record.export", fynetheme.IconNameUpload, l.export))
	if l.of.Tools != nil {
		tools = append(tools, l.of.Tools(l.picked)...)
	}
	if l.of.From == "" {
		tools = append(tools, d.Button(l.text("new"), l.text("new"), widgets.Filled, l.create))
	}
	return widgets.Line(theme.Gap2, tools...)
}

// empty shows the one thing to do first.
func (l *List[R]) empty() widgets.Empty {
	e := widgets.Empty{Text: l.desk.Say(l.text("none")), Sample: l.desk.Say(l.text("none_hint")), Act: "record.import", OnAct: l.bring}
	switch {
	case l.of.From != "":
		e.Act, e.OnAct = l.text("none_act"), func() { l.nav.Go(navigation.Route{Screen: l.of.From}) }
	case l.of.Papers:
		e.Act, e.OnAct = l.text("new"), l.create
	}
	return e
}

func (l *List[R]) open(r R) { l.nav.Go(navigation.Route{Screen: l.of.Screen, ID: l.of.ID(r)}) }

func (l *List[R]) menu(selected []R) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if len(selected) == 1 {
		items = append(items, fyne.NewMenuItem(l.desk.Say("record.open"), func() { l.open(selected[0]) }))
		if l.of.Menu != nil {
			items = append(items, l.of.Menu(selected[0])...)
		}
	}
	if l.of.Ver != nil {
		items = append(items, fyne.NewMenuItem(l.desk.Say("app.delete"), l.remove))
	}
	return items
}

// choose shows the rows of a tab.
func (l *List[R]) choose(tab string) {
	l.tab = tab
	for _, f := range l.of.Tabs {
		if f.Key == tab {
			l.table.Model.Keep(f.Keep)
		}
	}
	l.table.Refresh()
}

// remove puts the record under the cursor into the bin.
func (l *List[R]) remove() {
	r, ok := l.table.Model.CursorRow()
	if !ok {
		return
	}
	id := l.of.ID(r)
	task.Do(l.scope, "", func(ctx context.Context) (struct{}, error) {
		ver, err := l.of.Ver(ctx, id)
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, l.service.Delete(ctx, l.of.Noun, id, ver)
	}, func(_ struct{}, err error) {
		if l.desk.Fail(err) {
			return
		}
		l.reload()
		l.desk.Toast(l.desk.Say("record.deleted", "Name", l.of.Name(r)), func() { Restore(l.desk, l.service, l.of.Noun, id, l.reload) })
	})
}

// Restore takes a record back from the bin: the Undo of a deletion, which
// outlives the page it began on.
func Restore(d *widgets.Desk, s Service, n app.Noun, id string, then func()) {
	task.Do(d.Scope, "", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.Restore(ctx, n, id)
	}, func(_ struct{}, err error) {
		if !d.Fail(err) {
			then()
		}
	})
}

// bring opens the import of the list.
func (l *List[R]) bring() {
	l.nav.Go(navigation.Route{Screen: navigation.Imports, ID: string(l.of.Noun)})
}

// picked are the rows to export: those selected, else those the filters let
// through; nil stands for all.
func (l *List[R]) picked() (ids []string) {
	m := l.table.Model
	if m.Chosen() > 1 {
		for _, r := range m.Selected() {
			ids = append(ids, l.of.ID(r))
		}
		return ids
	}
	if m.Len() == m.Total() {
		return nil
	}
	for i := range m.Len() {
		ids = append(ids, m.ID(i))
	}
	return ids
}

// export writes the shown or selected rows to a file.
func (l *List[R]) export() {
	ids := l.picked()
	shown := func(context.Context) (sheet.Table, error) { return sheet.Table{}, nil }
	if l.of.Papers {
		shown = written(l.desk.Say, l.table.Model)
	}
	if l.table.Model.Len() == 0 {
		return
	}
	name := fmt.Sprintf("%s %s.xlsx", l.desk.Say("app."+string(l.of.Screen)), l.desk.Today().Format(widgets.Day))
	Export(l.desk, l.scope, l.dialogs, name, "record.exported", func(ctx context.Context) (sheet.Table, error) {
		if l.of.Papers {
			return shown(ctx)
		}
		return l.service.ExportTable(ctx, l.of.Noun, l.desk.Say("app.language_code"), ids...)
	})
}

func (l *List[R]) viewKey() string { return "view/" + string(l.of.Screen) }

// recall shows the table as the person left it.
func (l *List[R]) recall() {
	task.Do(l.scope, "view", func(ctx context.Context) (string, error) { return l.service.Setting(ctx, l.viewKey()) },
		func(raw string, err error) {
			if l.desk.Fail(err) || raw == "" || json.Unmarshal([]byte(raw), &l.view) != nil {
				return // a view that cannot be read only costs the widths of columns
			}
			l.saved = raw
			if l.table != nil {
				l.table.SetView(l.view)
			}
		})
}

// keepView remembers columns and order; a filter left behind would hide rows
// the next time.
func (l *List[R]) keepView(v rows.View) {
	l.view = v
	v.Filter = ""
	raw, err := json.Marshal(v)
	if err != nil || string(raw) == l.saved {
		return
	}
	l.saved = string(raw)
	task.Do(l.desk.Scope, l.viewKey(), func(ctx context.Context) (struct{}, error) {
		return struct{}{}, l.service.SetSetting(ctx, l.viewKey(), string(raw))
	}, func(_ struct{}, err error) { l.desk.Fail(err) })
}
