package orders

import (
	"context"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
)

// save writes the order, then goes on. What is typed meanwhile stays unsaved.
func (p *Page) save(then func()) {
	p.editor.Settle()
	o, edits := p.snapshot(), p.editor.Draft.Edits()
	task.Do(p.scope, "save", func(ctx context.Context) (order.Order, error) {
		err := p.service.SaveOrder(ctx, &o)
		return o, err
	}, func(o order.Order, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.o.Ver = o.Ver
		p.editor.Draft.Saved(edits, o.Deal)
		p.kept.Follow()
		p.nav.Touch()
		then()
	})
}

// issue saves, then shows the gaps or asks.
func (p *Page) issue() {
	p.editor.Settle()
	if p.Unsaved() {
		p.save(p.ask)
		return
	}
	p.ask()
}

func (p *Page) ask() {
	o := p.snapshot()
	task.Do(p.scope, "ask", func(ctx context.Context) (paper.Document, error) { return p.service.DrawOrder(ctx, o) },
		func(doc paper.Document, err error) {
			if p.desk.Fail(err) {
				return
			}
			text := p.desk.Say("orders.issue_text", "Buyer", p.editor.BuyerName(), "Currency", string(doc.Currency),
				"Total", money.Format(doc.Totals.Total.Decimal(), doc.Currency.Digits()), "Deposit", o.Deposit)
			p.editor.AskIssue(doc, p.desk.Say("orders.issue_title"), text, "orders.issue", p.issueNow)
		})
}

func (p *Page) issueNow() {
	id := p.o.ID
	task.Do(p.scope, "issue", func(ctx context.Context) (paper.Issued, error) {
		return p.service.Issue(ctx, app.ProformaPaper, id, "")
	}, func(out paper.Issued, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.load(id)
		p.desk.Toast(p.desk.Say("orders.was_issued", "Number", out.Number), nil)
	})
}

// void takes the proforma back, so that the order can be corrected.
func (p *Page) void() {
	id, number := p.o.ID, p.o.Proforma
	p.desk.Confirm(p.desk.Say("orders.void_title", "Number", number), p.desk.Say("orders.void_text"), "orders.void", true, func() {
		task.Do(p.scope, "void", func(ctx context.Context) (order.Order, error) { return p.service.VoidProforma(ctx, id) },
			func(_ order.Order, err error) {
				if p.desk.Fail(err) {
					return
				}
				p.load(id)
				p.desk.Toast(p.desk.Say("orders.was_voided", "Number", number), nil)
			})
	})
}

func (p *Page) export(format app.Format) {
	p.editor.Settle()
	task.Do(p.scope, "export/draw", p.draw(), func(doc paper.Document, err error) {
		if !p.desk.Fail(err) {
			p.editor.Export(doc, format)
		}
	})
}

// send makes a mail to the buyer of the paper that the preview shows.
func (p *Page) send() {
	work := p.draw()
	record.Send(p.desk, p.scope, p.service, p.files, record.Sending{
		ContactID: p.o.BuyerID, Noun: app.OrderNoun, RefID: p.o.ID,
		Papers: func(ctx context.Context) ([]paper.Document, error) {
			doc, err := work(ctx)
			return []paper.Document{doc}, err
		},
	})
}

// remove puts a draft into the bin and offers to take it back.
func (p *Page) remove() {
	id, ver := p.o.ID, p.o.Ver
	desk, nav, service, scope := p.desk, p.nav, p.service, p.desk.Scope
	task.Do(scope, "", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, service.Delete(ctx, app.OrderNoun, id, ver)
	}, func(_ struct{}, err error) {
		if desk.Fail(err) {
			return
		}
		p.editor.Draft.Saved(p.editor.Draft.Edits(), p.editor.Draft.Snapshot())
		nav.Go(navigation.Route{Screen: navigation.Orders})
		desk.Toast(desk.Say("orders.deleted"), func() {
			task.Do(scope, "", func(ctx context.Context) (struct{}, error) {
				return struct{}{}, service.Restore(ctx, app.OrderNoun, id)
			}, func(_ struct{}, err error) {
				if !desk.Fail(err) {
					nav.Go(navigation.Route{Screen: navigation.Orders, ID: id})
				}
			})
		})
	})
}
