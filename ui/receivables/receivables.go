// Package receivables is the screen of the money: who owes what and since when,
// whom to ask for it, the money at risk, receipts and how they are split over
// orders, what is held back or paid back, payments to factories, credit lines,
// and claims after the goods arrived. ui opens it.
package receivables

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/shipment"
	"sampan/app/trade"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/widgets"
)

// Service is what the screen asks of the firm.
type Service interface {
	record.Service
	record.Drafts
	Tables() trade.Tables
	Now() time.Time
	Contacts(ctx context.Context) ([]contact.Summary, error)
	Orders(ctx context.Context) ([]order.Summary, error)
	Shipments(ctx context.Context) ([]shipment.Summary, error)
	Purchases(ctx context.Context) ([]purchase.Summary, error)
	Products(ctx context.Context) ([]catalog.Summary, error)
	KeepPhoto(data []byte) (string, error)

	Receivables(ctx context.Context) ([]payment.Open, error)
	Ageing(ctx context.Context, by payment.By, per app.AgeingBy) ([]payment.Ageing, error)
	Debtors(ctx context.Context) ([]app.Debtor, error)
	DunningLetter(ctx context.Context, d app.Debtor, step payment.Dunning) (string, error)
	Dunned(ctx context.Context, buyerID string, c money.Currency, step payment.Dunning) error
	Exposures(ctx context.Context) ([]app.Exposed, error)
	TermsGuide(ctx context.Context) ([]app.MarketAdvice, error)
	SaveTermsGuide(ctx context.Context, list []app.MarketAdvice) error
	Draw(ctx context.Context, kind, refID string, language paper.Language) (paper.Document, error)
	ExportPaper(ctx context.Context, doc paper.Document, dir string, formats ...app.Format) ([]string, error)

	Receipts(ctx context.Context) ([]payment.Summary, error)
	Receipt(ctx context.Context, id string) (payment.Receipt, error)
	Receive(ctx context.Context, p *payment.Receipt) error
	ProposeSplit(ctx context.Context, p payment.Receipt) ([]payment.Allocation, error)
	Deductions(ctx context.Context) ([]payment.DeductionSummary, error)
	Deduction(ctx context.Context, id string) (payment.Deduction, error)
	SaveDeduction(ctx context.Context, d *payment.Deduction) error
	Repayments(ctx context.Context) ([]payment.Repayment, error)
	Repayment(ctx context.Context, id string) (payment.Repayment, error)
	SaveRepayment(ctx context.Context, p *payment.Repayment) error
	Outlays(ctx context.Context) ([]payment.Outlay, error)
	Outlay(ctx context.Context, id string) (payment.Outlay, error)
	PayFactory(ctx context.Context, o *payment.Outlay) error
	CreditLines(ctx context.Context) ([]payment.CreditLine, error)
	CreditLine(ctx context.Context, id string) (payment.CreditLine, error)
	SaveCreditLine(ctx context.Context, c *payment.CreditLine) error
	Claims(ctx context.Context) ([]shipment.ClaimSummary, error)
	Claim(ctx context.Context, id string) (shipment.Claim, error)
	SaveClaim(ctx context.Context, c *shipment.Claim) error
}

// Page holds the parts of the screen side by side.
type Page struct {
	desk  *widgets.Desk
	parts []part
	at    int
}

type part struct {
	key  string
	page navigation.Page
}

// New opens the screen at one of its parts.
func New(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) *Page {
	p := &Page{desk: d, parts: []part{
		{string(navigation.Money), newAgeing(d, nav, s, f)},
		{navigation.Debtors, newDebtors(d, nav, s, f)},
		{navigation.Exposures, newExposures(d, nav, s, f)},
		{string(navigation.Receipts), newReceipts(d, nav, s, f)},
		{string(navigation.Deductions), newDeductions(d, nav, s, f)},
		{string(navigation.Repayments), newRepayments(d, nav, s, f)},
		{string(navigation.Outlays), newOutlays(d, nav, s, f)},
		{string(navigation.CreditLines), newCreditLines(d, nav, s, f)},
		{string(navigation.Claims), newClaims(d, nav, s, f)},
	}}
	p.turn(string(r.Screen))
	p.turn(r.ID)
	return p
}

// Open opens a record of the screen.
func Open(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) navigation.Page {
	switch r.Screen {
	case navigation.Receipts:
		return newReceipt(d, nav, s, f, r)
	case navigation.Deductions:
		return newDeduction(d, nav, s, f, r)
	case navigation.Repayments:
		return newRepayment(d, nav, s, f, r)
	case navigation.Outlays:
		return newOutlay(d, nav, s, f, r)
	case navigation.CreditLines:
		return newCreditLine(d, nav, s, f, r)
	}
	return newClaim(d, nav, s, f, r)
}

func (p *Page) turn(to string) {
	for i, each := range p.parts {
		if each.key == to {
			p.at = i
		}
	}
}

func (p *Page) front() navigation.Page { return p.parts[p.at].page }

// Title is empty: the page is its screen.
func (p *Page) Title() string { return "" }

// Can reports the commands the part in front has a use for.
func (p *Page) Can(c navigation.Command) bool { return p.front().Can(c) }

// Do carries a command out.
func (p *Page) Do(c navigation.Command) { p.front().Do(c) }

// Unsaved is never true: what is typed here is kept at once.
func (p *Page) Unsaved() bool { return false }

// Close ends the work of all parts.
func (p *Page) Close() {
	for _, each := range p.parts {
		each.page.Close()
	}
}

// Content builds the parts under a row of their names.
func (p *Page) Content() fyne.CanvasObject {
	tabs := make([]widgets.Tab, len(p.parts))
	for i, each := range p.parts {
		tabs[i] = widgets.Tab{Key: each.key, Title: "receivables.tab_" + each.key, Build: each.page.Content}
	}
	bar := p.desk.Tabs("receivables.parts", func(to string) {
		p.turn(to)
		p.front().Do(navigation.Reload)
	}, tabs...)
	bar.Open(p.parts[p.at].key)
	return bar.Content()
}
