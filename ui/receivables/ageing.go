package receivables

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/payment"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// ageing shows who owes what since when: sums on top, the ageing by group, and
// the invoices below it.
type ageing struct {
	room
	by     payment.By
	per    app.AgeingBy
	ages   []payment.Ageing
	open   []payment.Open
	table  *widgets.Table[payment.Ageing]
	bills  *widgets.Table[payment.Open]
	totals *fyne.Container
}

// room is what the parts of the screen without records share.
type room struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	dialogs *files.Dialogs
	scope   *task.Scope
	reload  func()
	search  func() fyne.Focusable
}

// Title is empty: the page is its screen.
func (r *room) Title() string { return "" }

// Can reports the commands there is a use for.
func (r *room) Can(c navigation.Command) bool {
	return c == navigation.Reload || c == navigation.Filter && r.search != nil
}

// Do carries a command out.
func (r *room) Do(c navigation.Command) {
	switch {
	case c == navigation.Reload:
		r.reload()
	case c == navigation.Filter && r.search != nil:
		r.desk.Window.Canvas().Focus(r.search())
	}
}

// Unsaved is never true.
func (r *room) Unsaved() bool { return false }

// Close ends the work.
func (r *room) Close() { r.scope.Close() }

func newRoom(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) room {
	return room{desk: d, nav: nav, service: s, dialogs: f, scope: task.NewScope(d.Scope.Runner())}
}

func newAgeing(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) *ageing {
	p := &ageing{room: newRoom(d, nav, s, f), by: payment.ByDue, per: app.PerBuyer}
	p.reload = p.load
	p.load()
	return p
}

func (p *ageing) load() {
	type found struct {
		ages []payment.Ageing
		open []payment.Open
	}
	by, per := p.by, p.per
	task.Do(p.scope, "ageing", func(ctx context.Context) (f found, err error) {
		if f.ages, err = p.service.Ageing(ctx, by, per); err != nil {
			return f, err
		}
		f.open, err = p.service.Receivables(ctx)
		return f, err
	}, func(f found, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.ages, p.open = f.ages, f.open
		p.show()
	})
}

// Content builds the page.
func (p *ageing) Content() fyne.CanvasObject {
	d := p.desk
	p.table = widgets.NewTable(d, "receivables.ageing", rows.New(func(a payment.Ageing) string { return a.Group + "/" + string(a.Currency) }, p.columns()...))
	p.table.Empty = widgets.Empty{Text: d.Say("receivables.none"), Sample: d.Say("receivables.none_hint")}
	p.bills = widgets.NewTable(d, "receivables.bills", rows.New(func(o payment.Open) string { return o.OrderID + "/" + o.ShipmentID }, p.billColumns()...))
	p.bills.Empty = widgets.Empty{Text: d.Say("receivables.no_bills")}
	p.bills.OnOpen = func(o payment.Open) { p.nav.Go(navigation.Route{Screen: navigation.Shipments, ID: o.ShipmentID}) }
	p.search = func() fyne.Focusable { return p.bills.SearchField() }
	by := d.Select("receivables.by", "", words(d, "receivables.by_", payment.ByDue, payment.ByInvoice)...)
	by.Set(string(p.by))
	by.OnPick = func(id string) { p.by = payment.By(id); p.load() }
	per := d.Select("receivables.per", "", words(d, "receivables.per_", app.PerBuyer, app.PerMarket, app.PerChannel)...)
	per.Set(string(p.per))
	per.OnPick = func(id string) { p.per = app.AgeingBy(id); p.load() }
	receive := d.Button("receivables.receive", "receipts.new", widgets.Filled, func() {
		p.nav.Go(navigation.Route{Screen: navigation.Receipts, ID: navigation.New, With: p.buyer()})
	})
	tools := widgets.Line(theme.Gap2, widgets.Fixed(128, by), widgets.Fixed(112, per), widgets.Fixed(150, p.bills.SearchField()),
		d.Button("receivables.statement_pdf", "receivables.statement_pdf", widgets.Plain, func() { p.statement(app.PDF) }),
		d.Button("receivables.statement_xlsx", "receivables.statement_xlsx", widgets.Plain, func() { p.statement(app.XLSX) }), receive)
	top := container.NewBorder(nil, nil, nil, tools, d.Title(d.Say("app.receivables")).Narrow(60))
	p.totals = container.NewStack()
	p.show()
	lists := container.NewGridWithRows(2, widgets.Sheet(p.table), widgets.Sheet(p.bills))
	return container.NewBorder(widgets.Column(theme.Gap3, false, top, p.totals, widgets.Inset(0, container.NewStack())), nil, nil, nil, lists)
}

func (p *ageing) show() {
	if p.table == nil {
		return
	}
	p.table.SetRows(p.ages)
	p.bills.SetRows(p.open)
	p.totals.Objects = []fyne.CanvasObject{p.cards()}
	p.totals.Refresh()
}

// cards say the whole by currency.
func (p *ageing) cards() fyne.CanvasObject {
	d := p.desk
	today := d.Today().Format(widgets.Day)
	all, late, ahead := map[money.Currency]int64{}, map[money.Currency]int64{}, map[money.Currency]int64{}
	for _, o := range p.open {
		all[o.Balance.Currency] += o.Balance.Minor
		if o.Overdue(today) > 0 {
			late[o.Balance.Currency] += o.Balance.Minor
		}
	}
	for _, a := range p.ages {
		ahead[a.Currency] += a.Credit.Minor
	}
	written := func(sums map[money.Currency]int64) string {
		var parts []string
		for _, c := range usual() {
			if sums[c] != 0 {
				parts = append(parts, whole(money.Amount{Minor: sums[c], Currency: c}))
			}
		}
		if len(parts) == 0 {
			return "0"
		}
		return strings.Join(parts, " · ")
	}
	card := func(key string, sums map[money.Currency]int64, tint fyne.ThemeColorName) fyne.CanvasObject {
		figure := d.Heading(written(sums)).Narrow(60)
		if len(sums) > 0 {
			figure.Tint(tint)
		}
		return widgets.Card(widgets.Column(theme.Gap1, false, d.Caption(d.Say("receivables."+key)).Narrow(60), figure))
	}
	return container.NewGridWithColumns(3, card("card_open", all, theme.Ink), card("card_overdue", late, theme.Danger), card("card_ahead", ahead, theme.Ink))
}

func (p *ageing) columns() []rows.Column[payment.Ageing] {
	type row = payment.Ageing
	list := []rows.Column[row]{textColumn("group", "receivables.group", 150, 2, func(a row) string { return p.groupName(a.Group) })}
	for i, key := range []string{"not_due", "to_30", "to_60", "to_90", "over_90"} {
		c := amountColumn(key, "receivables."+key, 104, func(a row) money.Amount { return a.Buckets[i] })
		c.Flex, c.Min = 0.5, 96
		list = append(list, c)
	}
	total := amountColumn("total", "receivables.total", 116, func(a row) money.Amount { return a.Total })
	credit := amountColumn("credit", "receivables.credit", 104, func(a row) money.Amount { return a.Credit })
	return append(list, total, credit)
}

func (p *ageing) groupName(group string) string {
	if group == "" {
		return p.desk.Say("receivables.no_group")
	}
	switch p.per {
	case app.PerMarket:
		return p.desk.Say("receivables.market_" + group)
	case app.PerChannel:
		return p.desk.Say("receivables.channel_" + group)
	}
	return group
}

func (p *ageing) billColumns() []rows.Column[payment.Open] {
	type row = payment.Open
	today := p.desk.Today().Format(widgets.Day)
	return []rows.Column[row]{
		textColumn("invoice", "receivables.invoice", 110, 0, func(o row) string { return o.Invoice }), textColumn("buyer", "receivables.buyer", 150, 2, func(o row) string { return o.Buyer }),
		textColumn("order", "receivables.order", 110, 0, func(o row) string { return o.Order }), dayColumn(p.desk, "date", "receivables.date", func(o row) string { return o.Date }),
		dayColumn(p.desk, "due", "receivables.due", func(o row) string { return o.Due }),
		amountColumn("asked", "receivables.asked", 116, func(o row) money.Amount { return o.Asked }), amountColumn("balance", "receivables.balance", 116, func(o row) money.Amount { return o.Balance }),
		{
			Key: "late", Title: "receivables.late", Kind: rows.Status, Width: 116, SortKey: func(o row) int64 { return int64(o.Overdue(today)) },
			Value: func(o row) string {
				if n := o.Overdue(today); n > 0 {
					return p.desk.Say("receivables.days_late", "N", n)
				}
				return p.desk.Say("receivables.not_due")
			},
			Tone: func(o row) rows.Tone {
				if o.Overdue(today) > 0 {
					return rows.Danger
				}
				return rows.Quiet
			},
		},
	}
}

// buyer is the one of the invoice under the cursor, else of the first.
func (p *ageing) buyer() string {
	if o, ok := p.bills.Model.CursorRow(); ok {
		return o.BuyerID
	}
	if p.bills.Model.Len() > 0 {
		return p.bills.Model.Row(0).BuyerID
	}
	return ""
}

// statement writes the account of the buyer under the cursor to a folder.
func (p *ageing) statement(format app.Format) {
	o, ok := p.bills.Model.CursorRow()
	if !ok && p.bills.Model.Len() > 0 {
		o, ok = p.bills.Model.Row(0), true
	}
	if !ok {
		p.desk.Toast(p.desk.Say("receivables.no_bills"), nil)
		return
	}
	exportStatement(&p.room, o.BuyerID, o.Balance.Currency, format)
}

func exportStatement(p *room, buyerID string, c money.Currency, format app.Format) {
	question := files.Question{Title: p.desk.Say("receivables.statement_to")}
	task.Do(p.scope, "statement", func(ctx context.Context) (string, error) {
		dir, err := p.dialogs.Folder(ctx, question)
		if err != nil || dir == "" {
			return "", err
		}
		doc, err := p.service.Draw(ctx, app.StatementPaper, buyerID+" "+string(c), "")
		if err != nil {
			return "", err
		}
		paths, err := p.service.ExportPaper(ctx, doc, dir, format)
		if err != nil || len(paths) == 0 {
			return "", err
		}
		return paths[0], nil
	}, func(path string, err error) {
		if !p.desk.Fail(err) && path != "" {
			p.desk.Toast(p.desk.Say("receivables.statement_saved", "Path", path), nil)
		}
	})
}
