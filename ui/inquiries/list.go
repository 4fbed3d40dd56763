package inquiries

import (
	"context"
	"encoding/json"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// List is the list of inquiries.
type List struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	dialogs *files.Dialogs
	scope   *task.Scope
	rows    []inquiry.Summary
	loaded  bool
	table   *widgets.Table[inquiry.Summary]
	tab     string // state shown, "" all
	view    rows.View
	saved   string // the view as it was last remembered
}

// NewList makes the list.
func NewList(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs) *List {
	l := &List{desk: d, nav: nav, service: s, dialogs: dialogs, scope: task.NewScope(d.Scope.Runner())}
	l.recall()
	l.reload()
	return l
}

// Title is empty: the page is its screen.
func (l *List) Title() string { return "" }

// Can reports the commands the list has a use for.
func (l *List) Can(c navigation.Command) bool {
	switch c {
	case navigation.Create, navigation.Filter, navigation.Reload, navigation.Delete:
		return true
	}
	return false
}

// Do carries a command out.
func (l *List) Do(c navigation.Command) {
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
func (l *List) Unsaved() bool { return false }

// Start puts the keyboard on the rows.
func (l *List) Start() { l.desk.Window.Canvas().Focus(l.table) }

// Close ends the list's work.
func (l *List) Close() { l.scope.Close() }

func (l *List) create() {
	l.nav.Go(navigation.Route{Screen: navigation.Inquiries, ID: navigation.New})
}

func (l *List) reload() {
	task.Do(l.scope, "list", l.service.Inquiries, func(list []inquiry.Summary, err error) {
		if l.desk.Fail(err) {
			return
		}
		l.rows, l.loaded = list, true
		if l.table != nil {
			l.table.SetRows(list)
		}
	})
}

func (l *List) columns() []rows.Column[inquiry.Summary] {
	say := l.desk.Say
	w := wordsOf(say, l.service.Tables())
	return []rows.Column[inquiry.Summary]{
		{Key: "number", Title: "inquiries.number", Width: 120, Value: func(q inquiry.Summary) string { return q.Number }},
		{Key: "buyer", Title: "inquiries.buyer", Width: 190, Flex: 1, Value: func(q inquiry.Summary) string { return q.Buyer }},
		{Key: "subject", Title: "inquiries.subject", Width: 220, Flex: 2, Value: func(q inquiry.Summary) string { return q.Subject }},
		{Key: "country", Title: "inquiries.country", Width: 100, Soft: true, Hidden: true, Value: func(q inquiry.Summary) string { return w.country(q.Country) }},
		{Key: "channel", Title: "inquiries.channel", Width: 88, Soft: true, Value: func(q inquiry.Summary) string { return w.origin(q.Origin()) }},
		{Key: "language", Title: "inquiries.language", Width: 84, Soft: true, Value: func(q inquiry.Summary) string { return w.language(q.Language) }},
		{Key: "lines", Title: "inquiries.lines", Kind: rows.Number, Width: 64, Value: func(q inquiry.Summary) string { return strconv.Itoa(q.Lines) }, SortKey: func(q inquiry.Summary) int64 { return int64(q.Lines) }},
		{Key: "matched", Title: "inquiries.matched", Kind: rows.Number, Width: 84, Value: func(q inquiry.Summary) string { return strconv.Itoa(q.Chosen + q.Likely) }, SortKey: func(q inquiry.Summary) int64 { return int64(q.Chosen + q.Likely) }},
		{Key: "status", Title: "inquiries.status", Kind: rows.Status, Width: 108, Value: func(q inquiry.Summary) string { return say("inquiries.status_" + string(q.Status)) }, Tone: func(q inquiry.Summary) rows.Tone { return statusTone(q.Status) }},
		{Key: "received", Title: "inquiries.received", Width: 104, Soft: true, Value: func(q inquiry.Summary) string { return q.ReceivedAt.Local().Format("01-02 15:04") }, SortKey: func(q inquiry.Summary) int64 { return q.ReceivedAt.Unix() }},
	}
}

func statusTone(s inquiry.Status) rows.Tone {
	switch s {
	case inquiry.New:
		return rows.Caution
	case inquiry.Quoted:
		return rows.Good
	}
	return rows.Quiet
}

// Content builds the list.
func (l *List) Content() fyne.CanvasObject {
	m := rows.New(func(q inquiry.Summary) string { return q.ID }, l.columns()...)
	m.SetLoading(!l.loaded)
	m.SetView(l.view)
	l.table = widgets.NewTable(l.desk, "inquiries.table", m)
	l.table.OnOpen = func(q inquiry.Summary) {
		l.nav.Go(navigation.Route{Screen: navigation.Inquiries, ID: q.ID})
	}
	l.table.Menu = func([]inquiry.Summary) []*fyne.MenuItem {
		return []*fyne.MenuItem{fyne.NewMenuItem(l.desk.Say("app.delete"), l.remove)}
	}
	l.table.Empty = widgets.Empty{Text: l.desk.Say("inquiries.none"), Sample: l.desk.Say("inquiries.none_hint"), Act: "inquiries.take", OnAct: l.create}
	l.table.OnView = l.keepView
	if l.loaded {
		l.table.SetRows(l.rows)
	}
	l.nav.Drop(func(paths []string) { takeFiles(l.desk, l.scope, l.service, paths, l.taken) })
	take := l.desk.Button("inquiries.take", "inquiries.take", widgets.Filled, l.create)
	open := func(id string) *widgets.Button {
		return l.desk.Button("inquiries."+id, "inquiries."+id, widgets.Quiet, func() { l.nav.Go(navigation.Route{Screen: navigation.Inquiries, ID: id}) })
	}
	export := l.desk.IconButton("inquiries.export", "record.export", fynetheme.IconNameUpload, l.export)
	tools := widgets.Line(theme.Gap2, open(navigation.Demand), open(navigation.Figures), export, widgets.Fixed(200, l.table.SearchField()), take)
	top := container.NewBorder(nil, nil, nil, tools, l.desk.Title(l.desk.Say("app.inquiries")).Narrow(60))
	body := widgets.Sheet(l.table)
	build := func() fyne.CanvasObject { return body }
	tabs := l.desk.Tabs("inquiries.tabs", l.choose,
		widgets.Tab{Key: "", Title: "inquiries.all", Build: build},
		widgets.Tab{Key: string(inquiry.New), Title: "inquiries.tab_new", Build: build},
		widgets.Tab{Key: string(inquiry.Quoted), Title: "inquiries.tab_quoted", Build: build},
		widgets.Tab{Key: string(inquiry.Declined), Title: "inquiries.tab_declined", Build: build})
	tabs.Open(l.tab)
	l.choose(l.tab)
	return widgets.Column(theme.Gap3, true, top, tabs.Content())
}

// export writes the rows on show to a file.
func (l *List) export() { exportRows(l.desk, l.scope, l.dialogs, "app.inquiries", l.table.Model) }

// choose shows the inquiries of one state, "" all.
func (l *List) choose(state string) {
	l.tab = state
	l.table.Model.Keep(nil)
	if state != "" {
		l.table.Model.Keep(func(q inquiry.Summary) bool { return string(q.Status) == state })
	}
	l.table.Refresh()
}

const viewKey = "view/inquiries"

// recall shows the table as the person left it.
func (l *List) recall() {
	task.Do(l.scope, "view", func(ctx context.Context) (string, error) { return l.service.Setting(ctx, viewKey) },
		func(raw string, err error) {
			if l.desk.Fail(err) || raw == "" || json.Unmarshal([]byte(raw), &l.view) != nil {
				return // a view that cannot be read only costs the widths of columns
			}
			if l.table != nil {
				l.table.SetView(l.view)
			}
		})
}

// keepView remembers columns and order; a filter left behind would hide rows
// the next time.
func (l *List) keepView(v rows.View) {
	l.view = v
	v.Filter = ""
	raw, err := json.Marshal(v)
	if err != nil || string(raw) == l.saved {
		return
	}
	l.saved = string(raw)
	task.Do(l.desk.Scope, viewKey, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, l.service.SetSetting(ctx, viewKey, string(raw))
	}, func(_ struct{}, err error) { l.desk.Fail(err) })
}

// taken opens a single inquiry that was dropped; of several the list shows all.
func (l *List) taken(ids []string) {
	if len(ids) == 1 {
		l.nav.Go(navigation.Route{Screen: navigation.Inquiries, ID: ids[0]})
		return
	}
	l.reload()
}

// remove puts the inquiry under the cursor into the bin.
func (l *List) remove() {
	q, ok := l.table.Model.CursorRow()
	if !ok {
		return
	}
	task.Do(l.scope, "", func(ctx context.Context) (struct{}, error) {
		full, err := l.service.Inquiry(ctx, q.ID)
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, l.service.Delete(ctx, app.InquiryNoun, q.ID, full.Ver)
	}, func(_ struct{}, err error) {
		if l.desk.Fail(err) {
			return
		}
		l.reload()
		l.desk.Toast(l.desk.Say("inquiries.deleted", "Number", q.Number), func() { l.restore(q.ID) })
	})
}

func (l *List) restore(id string) {
	task.Do(l.desk.Scope, "", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, l.service.Restore(ctx, app.InquiryNoun, id)
	}, func(_ struct{}, err error) {
		if !l.desk.Fail(err) {
			l.reload()
		}
	})
}
