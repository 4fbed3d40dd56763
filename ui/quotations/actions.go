package quotations

import (
	"context"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/quotation"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
)

// save writes the draft, then goes on. What is typed meanwhile stays unsaved.
func (p *Page) save(then func()) {
	p.editor.Settle()
	q, edits := p.snapshot(), p.editor.Draft.Edits()
	task.Do(p.scope, "save", func(ctx context.Context) (quotation.Quotation, error) {
		err := p.service.SaveQuotation(ctx, &q)
		return q, err
	}, func(q quotation.Quotation, err error) {
		if p.desk.Fail(err) {
			return
		}
		fresh := p.q.Ver == 0
		p.q = q
		p.editor.Draft.Saved(edits, q.Deal)
		p.kept.Follow()
		if fresh && p.nav.Answer(q.ID) {
			return
		}
		if fresh { // history and copying are of use from now on
			p.showBar()
			if p.listed() {
				p.keepKind()
			}
		}
		p.nav.Touch()
		then()
	})
}

// issue saves, then shows the gaps or asks.
func (p *Page) issue() {
	p.editor.Settle()
	if p.Unsaved() || p.q.Ver == 0 {
		p.save(p.ask)
		return
	}
	p.ask()
}

func (p *Page) ask() {
	if p.listed() {
		p.askList()
		return
	}
	q := p.snapshot()
	task.Do(p.scope, "ask", func(ctx context.Context) (paper.Document, error) { return p.service.DrawQuotation(ctx, q) },
		func(doc paper.Document, err error) {
			if p.desk.Fail(err) {
				return
			}
			text := p.desk.Say("quotations.issue_text", "Buyer", p.editor.BuyerName(), "Currency", string(doc.Currency),
				"Total", money.Format(doc.Totals.Total.Decimal(), doc.Currency.Digits()))
			p.editor.AskIssue(doc, p.desk.Say("quotations.issue_title"), text, "quotations.issue", p.issueNow)
		})
}

func (p *Page) issueNow() {
	id := p.q.ID
	task.Do(p.scope, "issue", func(ctx context.Context) (paper.Issued, error) {
		return p.service.Issue(ctx, app.QuotationPaper, id, "")
	}, func(out paper.Issued, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.load(navigation.Route{Screen: navigation.Quotations, ID: id})
		p.desk.Toast(p.desk.Say("quotations.was_issued", "Number", reference(out.Number, out.Revision)), nil)
	})
}

func (p *Page) revise() {
	id := p.q.ID
	task.Do(p.scope, "revise", func(ctx context.Context) (quotation.Quotation, error) { return p.service.ReviseQuotation(ctx, id) },
		func(next quotation.Quotation, err error) {
			if !p.desk.Fail(err) {
				p.nav.Go(navigation.Route{Screen: navigation.Quotations, ID: next.ID})
			}
		})
}

func (p *Page) copy() {
	p.nav.Go(navigation.Route{Screen: navigation.Quotations, ID: navigation.New, With: CopyOf + p.q.ID})
}

// proforma opens the order of an accepted offer: one step.
func (p *Page) proforma() {
	id := p.q.ID
	task.Do(p.scope, "proforma", func(ctx context.Context) (order.Order, error) { return p.service.DrawProforma(ctx, id) },
		func(o order.Order, err error) {
			if !p.desk.Fail(err) {
				p.nav.Go(navigation.Route{Screen: navigation.Orders, ID: o.ID})
			}
		})
}

// toOrder opens the order that the offer led to.
func (p *Page) toOrder() {
	p.nav.Go(navigation.Route{Screen: navigation.Orders, ID: p.sale.ID})
}

func (p *Page) export(format app.Format) {
	p.editor.Settle()
	work := p.draw()
	task.Do(p.scope, "export/draw", work, func(doc paper.Document, err error) {
		if !p.desk.Fail(err) {
			p.editor.Export(doc, format)
		}
	})
}

// send makes a mail to the buyer of the paper that the preview shows.
func (p *Page) send() {
	work := p.draw()
	record.Send(p.desk, p.scope, p.service, p.files, record.Sending{
		ContactID: p.q.BuyerID, Noun: app.QuotationNoun, RefID: p.q.ID,
		Papers: func(ctx context.Context) ([]paper.Document, error) {
			doc, err := work(ctx)
			return []paper.Document{doc}, err
		},
	})
}

// remove puts a draft into the bin and offers to take it back.
func (p *Page) remove() {
	id, ver := p.q.ID, p.q.Ver
	desk, nav, service, scope := p.desk, p.nav, p.service, p.desk.Scope
	task.Do(scope, "", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, service.Delete(ctx, app.QuotationNoun, id, ver)
	}, func(_ struct{}, err error) {
		if desk.Fail(err) {
			return
		}
		p.editor.Draft.Saved(p.editor.Draft.Edits(), p.editor.Draft.Snapshot())
		nav.Go(navigation.Route{Screen: navigation.Quotations})
		desk.Toast(desk.Say("quotations.deleted"), func() {
			task.Do(scope, "", func(ctx context.Context) (struct{}, error) {
				return struct{}{}, service.Restore(ctx, app.QuotationNoun, id)
			}, func(_ struct{}, err error) {
				if !desk.Fail(err) {
					nav.Go(navigation.Route{Screen: navigation.Quotations, ID: id})
				}
			})
		})
	})
}

// compare sets the revision before beside this one.
func (p *Page) compare() {
	to := p.snapshot()
	task.Do(p.scope, "compare", func(ctx context.Context) (quotation.Quotation, error) {
		return p.service.Quotation(ctx, to.PreviousID)
	}, func(from quotation.Quotation, err error) {
		if !p.desk.Fail(err) {
			p.showComparison(from, to)
		}
	})
}

func (p *Page) showComparison(from, to quotation.Quotation) {
	title := p.desk.Say("quotations.compare_title", "Number", to.Number, "From", from.Revision, "To", to.Revision)
	var content fyne.CanvasObject = p.comparison(compare(from, to, p.desk.Say("deals.tongue")), from.Revision, to.Revision)
	p.editor.TableDialog(title, content)
}
