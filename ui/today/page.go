package today

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/money"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Page is the Today page.
type Page struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	scope   *task.Scope
	open    func(app.Noun, string) navigation.Route
	model   model
	table   *widgets.Table[app.Task]
	cards   *fyne.Container
	head    *widgets.Label
	mine    *widgets.Check
	first   *fyne.Container // what comes before everything else in a new firm
}

// New makes the page; open says where a record is shown.
func New(d *widgets.Desk, nav navigation.Navigator, s Service, open func(app.Noun, string) navigation.Route) *Page {
	p := &Page{desk: d, nav: nav, service: s, open: open, scope: task.NewScope(d.Scope.Runner())}
	p.reload()
	return p
}

// Title is empty: the page is its screen.
func (p *Page) Title() string { return "" }

// Can reports the commands the page has a use for.
func (p *Page) Can(c navigation.Command) bool {
	return c == navigation.Reload || c == navigation.Filter
}

// Do carries a command out.
func (p *Page) Do(c navigation.Command) {
	switch c {
	case navigation.Reload:
		p.reload()
	case navigation.Filter:
		p.desk.Window.Canvas().Focus(p.table.SearchField())
	}
}

// Unsaved is never true: nothing is typed here.
func (p *Page) Unsaved() bool { return false }

// Close ends the page's work.
func (p *Page) Close() { p.scope.Close() }

func (p *Page) reload() {
	task.Do(p.scope, "today", p.read, func(m model, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.model = m
		p.show()
	})
}

func (p *Page) read(ctx context.Context) (m model, err error) {
	if m.briefing, err = p.service.Today(ctx); err != nil {
		return m, err
	}
	own, err := p.service.Firm(ctx)
	if err != nil {
		return m, err
	}
	mine, err := p.service.Setting(ctx, settingMine)
	m.fresh, m.mine, m.loaded = own.NameEN == "" && own.NameZH == "", mine == "yes", true
	return m, err
}

func (p *Page) columns() []rows.Column[app.Task] {
	now := p.service.Now()
	return []rows.Column[app.Task]{
		{Key: "urgency", Title: "today.when", Kind: rows.Status, Width: 112, Value: func(t app.Task) string { return p.desk.Say(when[t.Urgency]) }, Tone: tone, SortKey: func(t app.Task) int64 { return int64(t.Urgency) }},
		{Key: "what", Title: "today.what", Width: 300, Flex: 1, Value: func(t app.Task) string { return p.say(t.Key, t.Args) }},
		{Key: "amount", Title: "today.amount", Kind: rows.Number, Width: 140, Value: amount},
		{Key: "waits", Title: "today.waits", Width: 120, Soft: true, Value: func(t app.Task) string { return p.since(now, t.Since) }, SortKey: func(t app.Task) int64 { return t.Since.Unix() }},
		{Key: "step", Title: "today.next", Kind: rows.Action, Width: 104, Value: func(t app.Task) string { return p.desk.Say(t.Step) }},
	}
}

var when = map[app.Urgency]string{app.Now: "today.now", app.DueToday: "today.today", app.ThisWeek: "today.this_week"}

func tone(t app.Task) rows.Tone {
	return map[app.Urgency]rows.Tone{app.Now: rows.Danger, app.DueToday: rows.Caution, app.ThisWeek: rows.Quiet}[t.Urgency]
}

func amount(t app.Task) string {
	if t.Amount.IsZero() {
		return ""
	}
	return string(t.Amount.Currency) + " " + money.Format(t.Amount.Decimal(), t.Amount.Currency.Digits())
}

func (p *Page) since(now, since time.Time) string {
	key, n := age(now, since)
	if key == "" {
		return ""
	}
	return p.desk.Say(key, "N", n)
}

func (p *Page) say(key string, args map[string]any) string {
	pairs := make([]any, 0, 2*len(args))
	for k, v := range args {
		pairs = append(pairs, k, v)
	}
	return p.desk.Say(key, pairs...)
}

// Content builds the page.
func (p *Page) Content() fyne.CanvasObject {
	m := rows.New(func(t app.Task) string { return string(t.Noun) + t.ID }, p.columns()...)
	m.SetLoading(!p.model.loaded)
	p.table = widgets.NewTable(p.desk, "today.table", m)
	p.table.OnOpen = func(t app.Task) { p.nav.Go(p.open(t.Noun, t.ID)) }
	p.table.OnAction = func(t app.Task, _ string) { p.nav.Go(p.open(t.Noun, t.ID)) }
	p.table.OnTypedRune = func(r rune) bool {
		if strings.ToLower(string(r)) != "s" {
			return false
		}
		p.snooze()
		return true
	}
	p.table.Menu = func(selected []app.Task) []*fyne.MenuItem {
		return []*fyne.MenuItem{fyne.NewMenuItem(p.desk.Say("today.snooze"), p.snooze)}
	}
	p.table.Empty = widgets.Empty{
		Text: p.desk.Say("today.nothing"), Sample: p.desk.Say("today.nothing_hint"),
		Act: "today.take_inquiry", OnAct: func() { p.nav.Go(navigation.Route{Screen: navigation.Inquiries, ID: navigation.New}) },
	}
	p.head = p.desk.Title("").Narrow(200)
	p.cards = container.New(cardRow{})
	mine := p.desk.Check("today.mine", "today.only_mine", func(on bool) {
		p.model.mine = on
		p.show()
		p.remember(on)
	})
	mine.Set(p.model.mine)
	p.mine, p.first = mine, container.NewStack()
	top := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap3, mine, widgets.Fixed(220, p.table.SearchField())), p.head)
	p.show()
	return widgets.Column(theme.Gap4, true, top, p.first, p.cards, widgets.Sheet(p.table))
}

// Start puts the keyboard on what needs a decision.
func (p *Page) Start() { p.desk.Window.Canvas().Focus(p.table) }

const settingMine = "today.only_mine"

// remember keeps the switch for the next start.
func (p *Page) remember(on bool) {
	value := ""
	if on {
		value = "yes"
	}
	task.Do(p.desk.Scope, settingMine, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.service.SetSetting(ctx, settingMine, value)
	}, func(_ struct{}, err error) { p.desk.Fail(err) })
}

// welcome says what a firm without a profile fills in first.
func (p *Page) welcome() fyne.CanvasObject {
	d := p.desk
	fill := d.Button("today.settings", "today.fill_profile", widgets.Filled, func() { p.nav.Go(navigation.Route{Screen: navigation.Settings}) })
	return widgets.Card(container.NewBorder(nil, nil, nil, fill, container.NewCenter(d.Text(d.Say("today.welcome")))))
}

// show brings what is on the page up to date with the model.
func (p *Page) show() {
	if p.table == nil {
		return
	}
	b := p.model.briefing
	tasks := p.model.tasks(p.service.Actor())
	hello := p.desk.Say(greeting(p.service.Now()))
	if p.model.loaded {
		hello += p.desk.Say("today.count", "N", len(tasks))
		p.table.SetRows(tasks)
	}
	p.head.SetText(hello)
	p.mine.Set(p.model.mine)
	if p.first.Objects = nil; p.model.fresh {
		p.first.Objects = []fyne.CanvasObject{p.welcome()}
	}
	p.first.Hidden = !p.model.fresh
	p.first.Refresh()
	p.cards.Objects = []fyne.CanvasObject{
		p.card("today.answer", p.answer(b), ""),
		p.card("today.offered", orDash(sums(b.Offered)), p.desk.Say("today.offered_hint")),
		p.card("today.ordered", orDash(sums(b.Ordered)), p.lately(b)),
	}
	p.cards.Refresh()
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func (p *Page) answer(b app.Briefing) string {
	switch {
	case !p.model.loaded:
		return orDash("")
	case b.Waiting == 0:
		return p.desk.Say("today.all_answered")
	}
	now := p.service.Now()
	return p.desk.Say("today.waiting", "N", b.Waiting, "Age", p.since(now, now.Add(-b.Oldest)))
}

// lately says how many of the inquiries of the last month were quoted.
func (p *Page) lately(b app.Briefing) string {
	if !p.model.loaded {
		return orDash("")
	}
	return p.desk.Say("today.ordered_hint", "Quoted", b.Quoted, "Inquiries", b.Inquiries)
}

func (p *Page) card(title, value, hint string) fyne.CanvasObject {
	if hint == "" {
		hint = p.desk.Say("today.answer_hint")
	}
	return widgets.Card(widgets.Column(theme.Gap1, false, p.desk.Caption(p.desk.Say(title)), p.desk.Heading(value).Narrow(80), p.desk.Caption(hint).Narrow(80)))
}

// snooze puts the row under the cursor off until tomorrow.
func (p *Page) snooze() {
	t, ok := p.table.Model.CursorRow()
	if !ok {
		return
	}
	now := p.service.Now()
	set := func(until string, done func()) {
		task.Do(p.desk.Scope, "", func(ctx context.Context) (struct{}, error) {
			return struct{}{}, p.service.Snooze(ctx, t.Noun, t.ID, until)
		}, func(_ struct{}, err error) {
			if !p.desk.Fail(err) {
				done()
				p.show()
			}
		})
	}
	set(now.AddDate(0, 0, 1).Format(time.DateOnly), func() {
		at := p.model.drop(t)
		p.desk.Toast(p.desk.Say("today.snoozed"), func() { set("", func() { p.model.insert(at, t) }) })
	})
}
