package receivables

import (
	"context"

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

// debtors lists who is to be asked for money, with the letter of the next step
// to copy.
type debtors struct {
	room
	list   []app.Debtor
	table  *widgets.Table[app.Debtor]
	letter *widgets.Paragraph
	box    *fyne.Container
	step   payment.Dunning
	text   string
}

func newDebtors(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) *debtors {
	p := &debtors{room: newRoom(d, nav, s, f)}
	p.reload = p.load
	p.load()
	return p
}

func (p *debtors) load() {
	task.Do(p.scope, "debtors", p.service.Debtors, func(list []app.Debtor, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.list = list
		if p.table != nil {
			p.table.SetRows(list)
			p.write()
		}
	})
}

func stepKey(s payment.Dunning) string {
	return []string{"receivables.step_none", "receivables.step_friendly", "receivables.step_firm", "receivables.step_final"}[min(max(int(s), 0), 3)]
}

// Content builds the page.
func (p *debtors) Content() fyne.CanvasObject {
	d := p.desk
	type row = app.Debtor
	p.table = widgets.NewTable(d, "receivables.debtors", rows.New(func(r row) string { return r.BuyerID + string(r.Due.Currency) },
		textColumn("buyer", "receivables.buyer", 140, 2, func(r row) string { return r.Buyer }),
		amountColumn("due", "receivables.card_overdue", 112, func(r row) money.Amount { return r.Due }),
		rows.Column[row]{Key: "oldest", Title: "receivables.oldest", Kind: rows.Number, Width: 70, Value: func(r row) string { return money.Format(money.New(int64(r.Oldest)), 0) }, SortKey: func(r row) int64 { return int64(r.Oldest) }},
		rows.Column[row]{Key: "last", Title: "receivables.last_step", Width: 128, Value: func(r row) string {
			if r.Last == payment.NotAsked {
				return ""
			}
			return d.Say(stepKey(r.Last)) + " " + d.ShortDay(r.LastOn)
		}},
		statusColumn(d, "receivables.next_step", 116, func(r row) (string, rows.Tone) {
			if r.Next == payment.NotAsked {
				return "receivables.step_wait", rows.Quiet
			}
			return stepKey(r.Next), []rows.Tone{rows.Quiet, rows.Accent, rows.Caution, rows.Danger}[r.Next]
		})))
	p.table.Empty = widgets.Empty{Text: d.Say("receivables.no_debtors"), Sample: d.Say("receivables.no_debtors_hint")}
	p.table.OnSelect = p.write
	p.letter = d.Paragraph(p.text)
	p.search = func() fyne.Focusable { return p.table.SearchField() }
	p.box = container.NewStack()
	p.table.SetRows(p.list)
	p.write()
	top := container.NewBorder(nil, nil, nil, widgets.Fixed(200, p.table.SearchField()), d.Title(d.Say("receivables.tab_debtors")).Narrow(60))
	both := container.NewGridWithColumns(2, widgets.Sheet(p.table), p.box)
	return widgets.Column(theme.Gap3, true, top, both)
}

func (p *debtors) chosen() (app.Debtor, bool) {
	if r, ok := p.table.Model.CursorRow(); ok {
		return r, true
	}
	if p.table.Model.Len() > 0 {
		return p.table.Model.Row(0), true
	}
	return app.Debtor{}, false
}

// write asks for the letter of the step that is due with the debtor in front.
func (p *debtors) write() {
	r, ok := p.chosen()
	if !ok {
		p.text = ""
		p.showLetter()
		return
	}
	p.step = max(r.Next, payment.Friendly)
	if r.Next == payment.NotAsked {
		p.step = max(r.Last, payment.Friendly)
	}
	step := p.step
	task.Do(p.scope, "letter", func(ctx context.Context) (string, error) { return p.service.DunningLetter(ctx, r, step) }, func(text string, err error) {
		if !p.desk.Fail(err) {
			p.text = text
			p.showLetter()
		}
	})
}

func (p *debtors) showLetter() {
	if p.box == nil {
		return
	}
	d := p.desk
	if p.text == "" {
		p.box.Objects = []fyne.CanvasObject{widgets.Card(d.Note(d.Say("receivables.no_letter")))}
		p.box.Refresh()
		return
	}
	p.letter = d.Paragraph(p.text)
	acts := widgets.Line(theme.Gap2,
		d.Button("receivables.account", "receivables.statement_pdf", widgets.Plain, func() {
			if r, ok := p.chosen(); ok {
				exportStatement(&p.room, r.BuyerID, r.Due.Currency, app.PDF)
			}
		}),
		d.Button("receivables.copy", "receivables.copy", widgets.Plain, func() {
			fyne.CurrentApp().Clipboard().SetContent(p.text)
			d.Toast(d.Say("receivables.copied"), nil)
		}),
		d.Button("receivables.asked", "receivables.asked_mark", widgets.Filled, p.asked))
	head := container.NewBorder(nil, nil, nil, nil, d.Heading(d.Say(stepKey(p.step))).Narrow(80))
	p.box.Objects = []fyne.CanvasObject{widgets.Card(container.NewBorder(head, container.NewBorder(nil, nil, nil, acts), nil, nil, d.Scroll(p.letter)))}
	p.box.Refresh()
}

// asked notes that the letter went out.
func (p *debtors) asked() {
	r, ok := p.chosen()
	if !ok {
		return
	}
	step := p.step
	task.Do(p.scope, "asked", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.service.Dunned(ctx, r.BuyerID, r.Due.Currency, step)
	}, func(_ struct{}, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.desk.Toast(p.desk.Say("receivables.asked_noted", "Buyer", r.Buyer), func() {
			task.Do(p.desk.Scope, "", func(ctx context.Context) (struct{}, error) {
				return struct{}{}, p.service.Dunned(ctx, r.BuyerID, r.Due.Currency, r.Last)
			}, func(_ struct{}, err error) {
				if !p.desk.Fail(err) {
					p.load()
				}
			})
		})
		p.load()
	})
}
