// Package refunds is the screen of the way from customs to the tax that comes
// back: the radar over all exports, the declarations, the purchase invoices and
// the refund claims, each with its page. ui opens it.
//
// What rests on a rule says so: nothing is called safe here that stands on a
// rule which no official text backs.
package refunds

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/customs"
	"sampan/app/print"
	"sampan/app/purchase"
	"sampan/app/refund"
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
	Purchases(ctx context.Context) ([]purchase.Summary, error)
	Shipments(ctx context.Context) ([]shipment.Summary, error)

	Declarations(ctx context.Context) ([]customs.Summary, error)
	Declaration(ctx context.Context, id string) (customs.Declaration, error)
	DraftDeclaration(ctx context.Context, shipmentID string, choice app.Drafting) ([]customs.Declaration, error)
	SaveDeclaration(ctx context.Context, d *customs.Declaration) error
	CheckDeclaration(ctx context.Context, d customs.Declaration) ([]customs.Finding, error)
	FileDeclaration(ctx context.Context, draftID string, filed *customs.Declaration) ([]customs.Difference, error)
	DeclarationPages(ctx context.Context, d customs.Declaration) ([]print.Page, error)
	ExportDeclaration(ctx context.Context, id, dir string, formats ...app.Format) ([]string, error)
	PagePicture(page print.Page, pixelsWide int) (image.Image, error)
	TariffOf(ctx context.Context, code trade.HSCode) (customs.Tariff, bool, error)
	FindTariff(ctx context.Context, words string, limit int) ([]customs.Tariff, error)

	Invoices(ctx context.Context) ([]refund.InvoiceSummary, error)
	Invoice(ctx context.Context, id string) (refund.Invoice, error)
	ReadInvoices(ctx context.Context, data []byte) ([]app.ReadInvoice, error)
	ImportInvoices(ctx context.Context, list []app.ReadInvoice) (int, error)
	InvoiceFindings(ctx context.Context, v refund.Invoice) ([]app.InvoiceFinding, error)
	SaveInvoice(ctx context.Context, v *refund.Invoice) error

	RefundRadar(ctx context.Context) (app.Radar, error)
	FollowExport(ctx context.Context, id string, step func(*customs.Outcome)) (customs.Declaration, error)
	ClaimSheets(ctx context.Context, claimID string, templates map[string][]byte) ([]app.ClaimSheet, error)
	WriteRecordFile(ctx context.Context, claimID, dir string) (string, app.RecordFile, error)
	RefundClaims(ctx context.Context) ([]refund.ClaimSummary, error)
	RefundClaim(ctx context.Context, id string) (refund.Claim, error)
	ClaimableExports(ctx context.Context) ([]app.Claimable, error)
	OpenRefundClaim(ctx context.Context, month, batch string, itemIDs []string) (refund.Claim, []refund.Short, error)
	LinkRefundClaim(ctx context.Context, id string) (refund.Claim, []refund.Short, error)
	FileRefundClaim(ctx context.Context, id, day string) (refund.Claim, error)
	FollowRefundClaim(ctx context.Context, id string, step func(*refund.Claim) error) (refund.Claim, error)
}

// Page holds the lists of the screen side by side.
type Page struct {
	desk  *widgets.Desk
	parts []part
	at    int
}

type part struct {
	screen navigation.Screen
	page   navigation.Page
}

// New opens the screen at one of its lists.
func New(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, at navigation.Screen) *Page {
	p := &Page{desk: d, parts: []part{
		{navigation.Refunds, newRadar(d, nav, s)},
		{navigation.Declarations, newDeclarations(d, nav, s, f)},
		{navigation.Invoices, newInvoices(d, nav, s, f)},
		{navigation.RefundClaims, newClaims(d, nav, s, f)},
	}}
	p.turn(string(at))
	return p
}

func (p *Page) turn(to string) {
	for i, each := range p.parts {
		if string(each.screen) == to {
			p.at = i
		}
	}
}

func (p *Page) front() navigation.Page { return p.parts[p.at].page }

// Title is empty: the page is its screen.
func (p *Page) Title() string { return "" }

// Can reports the commands the list in front has a use for.
func (p *Page) Can(c navigation.Command) bool { return p.front().Can(c) }

// Do carries a command out.
func (p *Page) Do(c navigation.Command) { p.front().Do(c) }

// Unsaved is never true: nothing is typed here.
func (p *Page) Unsaved() bool { return false }

// Close ends the lists' work.
func (p *Page) Close() {
	for _, each := range p.parts {
		each.page.Close()
	}
}

// Content builds the lists under a row of their names.
func (p *Page) Content() fyne.CanvasObject {
	tabs := make([]widgets.Tab, len(p.parts))
	for i, each := range p.parts {
		tabs[i] = widgets.Tab{Key: string(each.screen), Title: "refunds.tab_" + string(each.screen), Build: each.page.Content}
	}
	bar := p.desk.Tabs("refunds.tabs", func(to string) {
		p.turn(to)
		p.front().Do(navigation.Reload)
	}, tabs...)
	bar.Open(string(p.parts[p.at].screen))
	return bar.Content()
}

func chinese(d *widgets.Desk) bool { return d.Say("app.language_code") == "zh" }
