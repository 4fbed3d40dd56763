// Package purchases shows what is bought from factories: the list of purchase
// contracts, the page of one with its goods received, inspections and papers,
// and what factories were asked the price of. Inside only: nothing of it goes
// to a buyer. ui opens it.
package purchases

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/purchase"
	"sampan/app/quotation"
	"sampan/ui/deals"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/spine"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Service is what the pages ask of the firm.
type Service interface {
	spine.Service
	record.Service
	record.Drafts
	Purchases(ctx context.Context) ([]purchase.Summary, error)
	Purchase(ctx context.Context, id string) (purchase.Purchase, error)
	SavePurchase(ctx context.Context, p *purchase.Purchase) error
	IssuePurchase(ctx context.Context, id string) (purchase.Purchase, error)
	DrawPurchase(ctx context.Context, kind string, p purchase.Purchase, l paper.Language) (paper.Document, error)
	AddInspection(ctx context.Context, id string, i purchase.Inspection) (purchase.Purchase, error)
	PriceRequests(ctx context.Context) ([]purchase.RequestSummary, error)
	PriceRequest(ctx context.Context, id string) (purchase.Request, error)
	AskPrice(ctx context.Context, q *purchase.Request) error
	AnswerPrice(ctx context.Context, q *purchase.Request) error
	Contacts(ctx context.Context) ([]contact.Summary, error)
	Product(ctx context.Context, id string) (catalog.Product, error)
	Products(ctx context.Context) ([]catalog.Summary, error)
	Quotation(ctx context.Context, id string) (quotation.Quotation, error)
	Now() time.Time
}

// state is how a contract stands: the text key of its word, and its tone.
func state(s purchase.Status) (key string, tone rows.Tone) {
	switch s {
	case purchase.Issued:
		return "purchases.issued", rows.Accent
	case purchase.Received:
		return "purchases.received_all", rows.Good
	case purchase.Closed:
		return "purchases.closed", rows.Good
	case purchase.Cancelled:
		return "purchases.canceled", rows.Quiet
	}
	return "purchases.draft", rows.Caution
}

// NewList opens the list of all purchase contracts.
func NewList(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	tabs := []record.Filter[purchase.Summary]{{Key: "all", Title: "purchases.all"}}
	for _, one := range []struct {
		status purchase.Status
		title  string
	}{{purchase.Draft, "purchases.draft"}, {purchase.Issued, "purchases.issued"}, {purchase.Received, "purchases.received_all"}} {
		tabs = append(tabs, record.Filter[purchase.Summary]{Key: string(one.status), Title: one.title, Keep: func(p purchase.Summary) bool { return p.Status == one.status }})
	}
	today := s.Now().Format(widgets.Day)
	return record.NewList(d, nav, s, f, record.ListOf[purchase.Summary]{
		Screen: navigation.Purchases, Noun: app.PurchaseNoun, Load: s.Purchases, Papers: true, From: navigation.Orders, Tabs: tabs,
		ID:   func(p purchase.Summary) string { return p.ID },
		Name: func(p purchase.Summary) string { return p.Number },
		Tools: func(func() []string) []fyne.CanvasObject {
			return []fyne.CanvasObject{d.Button("purchases.requests", "purchases.requests", widgets.Plain, func() {
				nav.Go(navigation.Route{Screen: navigation.Purchases, ID: navigation.Requests})
			})}
		},
		Columns: func() []rows.Column[purchase.Summary] { return columns(d, today) },
	})
}

func columns(d *widgets.Desk, today string) []rows.Column[purchase.Summary] {
	type row = purchase.Summary
	total := rows.Column[row]{Key: "total", Title: "purchases.total", Kind: rows.Number, Width: 128, Value: func(p row) string { return deals.Sum(p.Total) }, SortKey: func(p row) int64 { return p.Total.Minor }}
	total.Inside = true
	invoice := deals.DayColumn(d, "invoice_due", "purchases.invoice_due", func(p row) string { return p.InvoiceDue })
	invoice.Width = 116 // often in the next year
	return []rows.Column[row]{
		{Key: "number", Title: "purchases.number", Width: 120, Value: func(p row) string { return p.Number }},
		{Key: "supplier", Title: "purchases.supplier", Width: 180, Min: 120, Flex: 3, Value: func(p row) string { return p.Supplier }},
		{Key: "order", Title: "purchases.order", Width: 112, Soft: true, Value: func(p row) string { return p.Order }},
		{Key: "lines", Title: "purchases.lines", Kind: rows.Number, Width: 48, Value: func(p row) string { return money.Format(money.New(int64(p.Lines)), 0) }, SortKey: func(p row) int64 { return int64(p.Lines) }},
		deals.DayColumn(d, "date", "purchases.date", func(p row) string { return p.Date }),
		deals.DayColumn(d, "delivery_date", "purchases.delivery_date", func(p row) string { return p.DeliveryDate }),
		invoice,
		total,
		{
			Key: "status", Title: "purchases.status", Kind: rows.Status, Width: 104,
			Value: func(p row) string {
				if late(p, today) {
					return d.Say("purchases.late")
				}
				key, _ := state(p.Status)
				return d.Say(key)
			},
			Tone: func(p row) rows.Tone {
				if late(p, today) {
					return rows.Danger
				}
				_, tone := state(p.Status)
				return tone
			},
		},
	}
}

// late reports goods that were to be here before today.
func late(p purchase.Summary, today string) bool {
	return p.Status == purchase.Issued && p.DeliveryDate != "" && p.DeliveryDate < today
}
