package store

import (
	"slices"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/refund"
)

func invoiceRecord(v *refund.Invoice) record {
	return record{
		noun: app.InvoiceNoun, id: &v.ID, ver: &v.Ver, created: &v.CreatedAt,
		columns: []column{
			{"number", text(&v.Number)},
			{"date", text(&v.Date)},
			{"kind", text(&v.Kind)},
			{"supplier_id", ref(&v.SupplierID)},
			{"seller", text(&v.Seller)},
			{"seller_tax_id", text(&v.SellerTaxID)},
			{"buyer_tax_id", text(&v.BuyerTaxID)},
			{"purchase_id", ref(&v.PurchaseID)},
			{"red_of", text(&v.RedOf)},
			{"confirmed_on", text(&v.ConfirmedOn)},
			{"notes", text(&v.Notes)},
			{"created_at", moment(&v.CreatedAt)},
		},
		derived: []column{
			{"line_count", derived(int64(len(v.Lines)))},
			{"taxable_minor", derived(v.Sum().Minor)},
			{"tax_minor", derived(invoiceTax(v))},
		},
		lists: []list{
			listOf("lines", "purchase_invoice_line", &v.Lines, invoiceLineColumns,
				func(l *refund.InvoiceLine) *string { return &l.ID }, func(l refund.InvoiceLine) string { return l.ID }),
			fileList("purchase_invoice_file", &v.Files),
		},
	}
}

func invoiceTax(v *refund.Invoice) int64 {
	sum := int64(0)
	for _, l := range v.Lines {
		sum += l.Tax.Minor
	}
	return sum
}

func invoiceLineColumns(l *refund.InvoiceLine) []column {
	return slices.Concat([]column{
		{"id", silent(text(&l.ID))},
		{"product_id", ref(&l.ProductID)},
		{"name", text(&l.Name)},
		{"spec", text(&l.Spec)},
		{"unit", text(&l.Unit)},
		{"quantity", decimal(&l.Quantity)},
		{"rate", decimal(&l.Rate)},
	}, amount("taxable", &l.Taxable), amount("tax", &l.Tax))
}

func (r reader) Invoice(id string) (refund.Invoice, error) {
	var v refund.Invoice
	err := r.fetch(invoiceRecord(&v), id, false)
	return v, err
}

func (r reader) InvoiceByNumber(number string) (id string, err error) {
	_, err = r.one([]any{&id}, "SELECT id FROM purchase_invoice WHERE number = $1 AND deleted_at IS NULL", number)
	return id, err
}

// PutInvoice refuses a second invoice of a number.
func (t *tx) PutInvoice(v *refund.Invoice) error {
	id, err := t.InvoiceByNumber(v.Number)
	if err != nil {
		return err
	}
	if id != "" && id != v.ID {
		return fault.New("refund.invoice_twice", "Number", v.Number).At("number")
	}
	return put(t, v, invoiceRecord)
}

// AllInvoices gives every invoice with its rows, oldest first.
func (r reader) AllInvoices() ([]refund.Invoice, error) {
	return fetchAll(r, invoiceRecord, func(v *refund.Invoice) string { return v.ID },
		func(v *refund.Invoice) []list { return invoiceRecord(v).lists }, "date, number, id")
}

func (r reader) Invoices() ([]refund.InvoiceSummary, error) {
	list, err := all(r, func(s *refund.InvoiceSummary) []any {
		s.Taxable.Currency, s.Tax.Currency, s.Left.Currency = money.CNY, money.CNY, money.CNY
		return []any{
			text(&s.ID), text(&s.Number), text(&s.Date), text(&s.Seller), text(&s.SupplierID), text(&s.PurchaseID), text(&s.Purchase),
			text(&s.ConfirmedOn), text(&s.RedOf), text(&s.Kind), whole(&s.Lines), whole(&s.Taxable.Minor), whole(&s.Tax.Minor), whole(&s.Left.Minor),
		}
	}, `SELECT v.id, v.number, v.date, v.seller, v.supplier_id, v.purchase_id, coalesce(p.number, ''), v.confirmed_on, v.red_of, v.kind,
		v.line_count, v.taxable_minor, v.tax_minor, v.taxable_minor - coalesce(u.used, 0)
		FROM purchase_invoice v LEFT JOIN purchase p ON p.id = v.purchase_id LEFT JOIN (
			SELECT l.invoice_id, sum(l.taxable_minor) AS used FROM refund_claim_link l JOIN refund_claim c ON c.id = l.refund_claim_id
			WHERE c.deleted_at IS NULL AND c.status <> 'dropped' GROUP BY l.invoice_id) u ON u.invoice_id = v.id
		WHERE v.deleted_at IS NULL ORDER BY v.date DESC, v.number DESC`)
	return list, err
}
