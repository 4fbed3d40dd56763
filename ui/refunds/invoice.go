package refunds

import (
	"cmp"
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/purchase"
	"sampan/app/refund"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Invoice is the page of one purchase invoice. The With of its route is the
// purchase that a new one belongs to.
type Invoice struct {
	record.Editor
	service   Service
	keeper    *record.Keeper[refund.Invoice]
	model     bill
	suppliers []contact.Summary
	purchases []purchase.Summary
	usual     money.Decimal // VAT rate of today

	files *record.Files
	grid  *widgets.Table[*billRow]
	sums  [3]*widgets.Label
}

// NewInvoice opens a purchase invoice, or begins one.
func NewInvoice(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs, r navigation.Route) *Invoice {
	e := &Invoice{service: s, usual: money.Scaled(13, 2)}
	m := &e.model
	e.Editor = record.NewEditor(d, nav, s, dialogs, record.EditorOf{
		Screen: navigation.Invoices, Noun: app.InvoiceNoun, Show: e.show, Unsaved: m.unsaved, Forget: func() { m.kept = m.edits },
		Name: func() string { return m.v.Number },
		At:   func() (string, int64) { return m.v.ID, m.v.Ver },
		Save: func() (func(context.Context) error, func()) {
			whole, edits := m.whole(), m.edits
			return func(ctx context.Context) error { return s.SaveInvoice(ctx, &whole) }, func() {
				m.saved(whole, edits)
				e.keeper.Follow()
			}
		},
	})
	e.keeper = record.NewKeeper(d, e.Scope, s, record.Edited[refund.Invoice]{
		Noun: app.InvoiceNoun, Record: func() (string, int64) { return m.v.ID, m.v.Ver }, Unsaved: m.unsaved, Take: m.whole, Give: e.takeBack,
	})
	if rate, _, err := s.Tables().Rules.Number("vat.standard", s.Now().Format(time.DateOnly)); err == nil {
		e.usual = rate
	}
	e.load(r)
	return e
}

// Close ends the page's work.
func (e *Invoice) Close() {
	e.keeper.Forget()
	e.Editor.Close()
}

type foundInvoice struct {
	v         refund.Invoice
	suppliers []contact.Summary
	purchases []purchase.Summary
}

func (e *Invoice) load(r navigation.Route) {
	task.Do(e.Scope, "load", func(ctx context.Context) (f foundInvoice, err error) {
		if f.suppliers, err = e.service.Contacts(ctx); err != nil {
			return f, err
		}
		if f.purchases, err = e.service.Purchases(ctx); err != nil {
			return f, err
		}
		f.v = refund.Invoice{Kind: refund.SpecialInvoice, Date: e.service.Now().Format(time.DateOnly), PurchaseID: r.With}
		if r.ID != navigation.New {
			f.v, err = e.service.Invoice(ctx, r.ID)
		}
		return f, err
	}, func(f foundInvoice, err error) {
		if e.Desk.Fail(err) {
			return
		}
		e.suppliers, e.purchases, e.Loaded = f.suppliers, f.purchases, true
		e.model.load(f.v)
		if r.ID == navigation.New {
			e.model.addRow(e.usual)
			if r.With != "" {
				e.setPurchase(r.With)
			}
		}
		e.show()
		e.Nav.Touch()
		e.keeper.Offer()
	})
}

func (e *Invoice) takeBack(v refund.Invoice) {
	e.model.v = v
	e.model.unfold()
	e.model.edits++
	e.show()
	e.Nav.Touch()
}

func (e *Invoice) touched() {
	e.model.edits++
	e.keeper.Follow()
	e.count()
	e.Nav.Touch()
}

// Content builds the page.
func (e *Invoice) Content() fyne.CanvasObject {
	return e.Build(func(paths []string) { e.files.Take(paths) })
}

func (e *Invoice) show() {
	if e.Body == nil || !e.Loaded {
		return
	}
	d := e.Desk
	e.Form = record.NewForm(d, "invoice", "invoices", e.touched)
	e.files = record.NewFiles(d, e.Scope, e.service, e.Dialogs, "invoice", &e.model.v.Files, e.touched)
	left := widgets.Column(theme.Gap4, false, d.Section("invoices.head", e.head()), e.rowsSection())
	right := widgets.Column(theme.Gap4, false, d.Section("invoices.sums", e.totals()), d.Section("invoices.use", e.use()), e.files.Section())
	e.Fill(left, right)
	e.count()
}

func (e *Invoice) head() fyne.CanvasObject {
	v, f := &e.model.v, e.Form
	w := widgets.Wide
	number := f.Text("number", &v.Number)
	if v.Ver == 0 {
		f.Needs("number", e.Desk.Say("invoices.needs_number"), func() bool { return v.Number == "" })
	}
	kinds := make([]widgets.Option, 0, 3)
	for _, k := range []refund.InvoiceKind{refund.SpecialInvoice, refund.OrdinaryInvoice, refund.CustomsPayment} {
		kinds = append(kinds, widgets.Option{ID: string(k), Label: e.Desk.Say("invoices.kind_" + string(k))})
	}
	var suppliers []widgets.Option
	for _, c := range e.suppliers {
		if slices.Contains(c.Roles, contact.Supplier) {
			suppliers = append(suppliers, widgets.Option{ID: c.ID, Label: cmp.Or(c.NameZH, c.Name), Also: c.Name})
		}
	}
	purchases := make([]widgets.Option, len(e.purchases))
	for i, p := range e.purchases {
		purchases[i] = widgets.Option{ID: p.ID, Label: p.Number, Note: p.Supplier}
	}
	return widgets.Form(6,
		w(2, number), w(2, f.Day("date", &v.Date)), w(2, f.Choose("kind", string(v.Kind), func(id string) { v.Kind = refund.InvoiceKind(id) }, kinds...)),
		w(3, f.Pick("supplier_id", v.SupplierID, false, e.setSupplier, suppliers)), w(3, f.Pick("purchase_id", v.PurchaseID, false, e.setPurchase, purchases)),
		w(3, f.Text("seller", &v.Seller)), w(3, f.Text("seller_tax_id", &v.SellerTaxID)),
		w(3, f.Text("buyer_tax_id", &v.BuyerTaxID).WithNote(e.Desk.Say("invoices.buyer_note"))), w(3, f.Text("red_of", &v.RedOf).WithNote(e.Desk.Say("invoices.red_note"))))
}

// setSupplier also fills the seller as the invoice names him.
func (e *Invoice) setSupplier(id string) {
	v := &e.model.v
	v.SupplierID = id
	for _, c := range e.suppliers {
		if c.ID == id && v.Seller == "" {
			v.Seller = cmp.Or(c.NameZH, c.Name)
			if in, ok := e.Form.Input("seller").(*widgets.Entry); ok {
				in.SetText(v.Seller)
			}
		}
	}
}

// setPurchase also names its supplier.
func (e *Invoice) setPurchase(id string) {
	v := &e.model.v
	v.PurchaseID = id
	for _, p := range e.purchases {
		if p.ID == id && v.SupplierID == "" {
			v.SupplierID = p.SupplierID
			v.Seller = cmp.Or(v.Seller, p.Supplier)
		}
	}
	if e.Form != nil {
		e.show()
	}
}

func (e *Invoice) rowsSection() fyne.CanvasObject {
	d := e.Desk
	type row = *billRow
	set := func(column string) func(row, string) error {
		return func(r row, typed string) error {
			err := e.model.set(r, column, typed)
			if err == nil {
				e.touched()
			}
			return err
		}
	}
	text := func(key string, width, flex float32, value func(row) string) rows.Column[row] {
		return rows.Column[row]{Key: key, Title: "invoices." + key, Width: width, Min: width, Flex: flex, Value: value, Set: set(key)}
	}
	number := func(key string, width float32, value func(row) string) rows.Column[row] {
		return rows.Column[row]{Key: key, Title: "invoices." + key, Kind: rows.Number, Width: width, Min: width, Value: value, Set: set(key)}
	}
	cny := func(a money.Amount) string { return money.Format(a.Decimal(), 2) }
	e.grid = widgets.NewTable(d, "invoice.rows", rows.New(billKey,
		text("name", 130, 2, func(r row) string { return r.Name }), text("spec", 60, 1, func(r row) string { return r.Spec }),
		text("unit", 46, 0, func(r row) string { return r.Unit }), number("quantity", 76, func(r row) string { return figure(r.Quantity) }),
		number("taxable", 94, func(r row) string { return cny(r.Taxable) }), number("rate", 54, func(r row) string { return percent(r.Rate) }),
		number("tax", 86, func(r row) string { return cny(r.Tax) })))
	e.grid.Menu = func([]row) []*fyne.MenuItem {
		return []*fyne.MenuItem{fyne.NewMenuItem(d.Say("invoices.row_remove"), e.removeRow)}
	}
	e.grid.Empty = widgets.Empty{Text: d.Say("invoices.no_rows"), Act: "invoices.row_add", OnAct: e.addRow}
	e.grid.SetRows(e.model.rows)
	return d.Section("invoices.rows", record.Tall(7*theme.Row, widgets.Sheet(e.grid)),
		d.IconButton("invoice.row_add", "invoices.row_add", fynetheme.IconNameContentAdd, e.addRow),
		d.IconButton("invoice.row_remove", "invoices.row_remove", fynetheme.IconNameContentRemove, e.removeRow))
}

func (e *Invoice) addRow() {
	row := e.model.addRow(e.usual)
	e.touched()
	e.grid.SetRows(e.model.rows)
	e.grid.Reveal(billKey(row))
	e.Desk.Window.Canvas().Focus(e.grid)
	e.grid.Edit("name")
}

func (e *Invoice) removeRow() {
	row, ok := e.grid.Model.CursorRow()
	if !ok {
		return
	}
	undo := e.model.removeRow(row)
	e.touched()
	e.grid.SetRows(e.model.rows)
	e.Desk.Toast(e.Desk.Say("invoices.row_removed", "Name", row.Name), func() {
		undo()
		e.touched()
		e.grid.SetRows(e.model.rows)
	})
}

// totals are the sums of the rows, to be held against the paper.
func (e *Invoice) totals() fyne.CanvasObject {
	d := e.Desk
	list := widgets.Column(theme.Gap2, false)
	for i, name := range []string{"invoices.sum_taxable", "invoices.sum_tax", "invoices.sum_whole"} {
		e.sums[i] = d.Figure("", i == 2)
		list.Add(container.NewBorder(nil, nil, d.Soft(d.Say(name)), nil, e.sums[i]))
	}
	return list
}

func (e *Invoice) count() {
	if e.sums[0] == nil {
		return
	}
	taxable, tax, whole := e.model.sums()
	for i, a := range []money.Amount{taxable, tax, whole} {
		e.sums[i].SetText(sum(a))
	}
}

// use is what happens to the invoice: its confirmation for the refund.
func (e *Invoice) use() fyne.CanvasObject {
	v, f := &e.model.v, e.Form
	return widgets.Column(theme.Gap3, false,
		f.Day("confirmed_on", &v.ConfirmedOn).WithNote(e.Desk.Say("invoices.confirmed_note")), f.Area("notes", &v.Notes, 3))
}
