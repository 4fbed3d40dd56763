package refunds

import (
	"context"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// newInvoices lists the purchase invoices with what claims have left of them.
func newInvoices(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	type row = refund.InvoiceSummary
	var page navigation.Page
	page = record.NewList(d, nav, s, f, record.ListOf[row]{
		Screen: navigation.Invoices, Noun: app.InvoiceNoun, Load: s.Invoices, Papers: true,
		ID: func(v row) string { return v.ID }, Name: func(v row) string { return v.Number },
		Ver: func(ctx context.Context, id string) (int64, error) {
			v, err := s.Invoice(ctx, id)
			return v.Ver, err
		},
		Columns: func() []rows.Column[row] { return invoiceColumns(d) },
		Tabs: []record.Filter[row]{
			{Key: "left", Title: "invoices.tab_left", Keep: func(v row) bool { return v.Left.Minor > 0 }},
			{Key: "unconfirmed", Title: "invoices.tab_unconfirmed", Keep: func(v row) bool { return v.ConfirmedOn == "" && v.Kind == refund.SpecialInvoice }},
			{Key: "all", Title: "invoices.tab_all"},
		},
		Tools: func(func() []string) []fyne.CanvasObject {
			return []fyne.CanvasObject{d.IconButton("invoices.take", "invoices.take", fynetheme.IconNameDownload, func() {
				takeInvoices(d, d.Scope, s, f, func() { page.Do(navigation.Reload) })
			})}
		},
	})
	return page
}

// worth is how an invoice stands.
func worth(v refund.InvoiceSummary) (key string, tone rows.Tone) {
	switch {
	case v.RedOf != "" || v.Taxable.Minor < 0:
		return "invoices.state_red", rows.Danger
	case v.Kind == refund.OrdinaryInvoice:
		return "invoices.state_ordinary", rows.Quiet
	case v.ConfirmedOn == "":
		return "invoices.state_unconfirmed", rows.Caution
	case v.Left.Minor <= 0:
		return "invoices.state_used", rows.Quiet
	}
	return "invoices.state_ready", rows.Good
}

func invoiceColumns(d *widgets.Desk) []rows.Column[refund.InvoiceSummary] {
	type row = refund.InvoiceSummary
	return []rows.Column[row]{
		{Key: "number", Title: "invoices.number", Width: 182, Value: func(v row) string { return v.Number }},
		{Key: "date", Title: "invoices.date", Width: 92, Plain: func(v row) string { return v.Date }, Value: func(v row) string { return d.ShortDay(v.Date) }},
		{Key: "seller", Title: "invoices.seller", Width: 190, Min: 120, Flex: 2, Value: func(v row) string { return v.Seller }},
		{Key: "purchase", Title: "invoices.purchase", Width: 118, Soft: true, Value: func(v row) string { return v.Purchase }},
		{Key: "taxable", Title: "invoices.taxable", Kind: rows.Number, Width: 124, Value: func(v row) string { return yuan(v.Taxable) }, SortKey: func(v row) int64 { return v.Taxable.Minor }},
		{Key: "tax", Title: "invoices.tax", Kind: rows.Number, Width: 112, Value: func(v row) string { return yuan(v.Tax) }, SortKey: func(v row) int64 { return v.Tax.Minor }},
		{Key: "left", Title: "invoices.left", Kind: rows.Number, Width: 124, Value: func(v row) string { return yuan(v.Left) }, SortKey: func(v row) int64 { return v.Left.Minor }},
		{
			Key: "state", Title: "invoices.state", Kind: rows.Status, Width: 124,
			Value: func(v row) string {
				key, _ := worth(v)
				return d.Say(key)
			},
			Tone: func(v row) rows.Tone {
				_, tone := worth(v)
				return tone
			},
		},
	}
}

// yuan writes an amount that a list gives without its currency.
func yuan(a money.Amount) string {
	a.Currency = money.CNY
	return sum(a)
}
