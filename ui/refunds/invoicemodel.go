package refunds

import (
	"slices"
	"strconv"
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/refund"
)

// bill is what the page of a purchase invoice knows apart from how it looks.
type bill struct {
	v     refund.Invoice
	rows  []*billRow
	edits int
	kept  int
	named int
}

// billRow is a row of the grid; its key stays while it is edited.
type billRow struct {
	refund.InvoiceLine
	key int
}

func (m *bill) load(v refund.Invoice) {
	m.v, m.edits, m.kept = v, 0, 0
	m.unfold()
}

func (m *bill) unfold() {
	m.rows = nil
	for _, l := range m.v.Lines {
		m.named++
		m.rows = append(m.rows, &billRow{l, m.named})
	}
}

func (m *bill) unsaved() bool { return m.edits != m.kept }

// whole is the invoice as it is typed now, without rows nothing stands in.
func (m *bill) whole() refund.Invoice {
	v := m.v
	v.Number = refund.CleanNumber(v.Number)
	for _, s := range []*string{&v.Seller, &v.SellerTaxID, &v.BuyerTaxID, &v.RedOf} {
		*s = strings.TrimSpace(*s)
	}
	v.Lines = nil
	for _, row := range m.rows {
		if !row.empty() {
			v.Lines = append(v.Lines, row.InvoiceLine)
		}
	}
	return v
}

func (r *billRow) empty() bool {
	return r.Name == "" && r.Quantity.IsZero() && r.Taxable.IsZero()
}

func (m *bill) saved(v refund.Invoice, edits int) {
	m.v.ID, m.v.Ver, m.v.CreatedAt, m.v.Number = v.ID, v.Ver, v.CreatedAt, v.Number
	kept := slices.DeleteFunc(slices.Clone(m.rows), (*billRow).empty)
	for i, row := range kept {
		if i < len(v.Lines) {
			row.ID = v.Lines[i].ID
		}
	}
	m.kept = edits
}

// addRow begins with the rate of the row above, else the usual one.
func (m *bill) addRow(usual money.Decimal) *billRow {
	m.named++
	line := refund.InvoiceLine{Rate: usual, Taxable: money.Amount{Currency: money.CNY}, Tax: money.Amount{Currency: money.CNY}}
	if n := len(m.rows); n > 0 {
		line.Rate, line.Unit = m.rows[n-1].Rate, m.rows[n-1].Unit
	}
	row := &billRow{line, m.named}
	m.rows = append(m.rows, row)
	return row
}

func (m *bill) removeRow(row *billRow) (undo func()) {
	before := slices.Clone(m.rows)
	m.rows = slices.DeleteFunc(slices.Clone(before), func(r *billRow) bool { return r == row })
	return func() { m.rows = before }
}

// set keeps what was typed into a cell; amount and rate give the tax, which
// may be typed over where the invoice is rounded otherwise.
func (m *bill) set(row *billRow, column, typed string) error {
	typed = strings.TrimSpace(typed)
	switch column {
	case "name":
		row.Name = typed
		return nil
	case "spec":
		row.Spec = typed
		return nil
	case "unit":
		row.Unit = typed
		return nil
	}
	value := money.Zero
	if typed != "" {
		e, err := money.ParseEntry(strings.TrimSuffix(typed, "%"))
		if err != nil {
			return err
		}
		if e.Currency != "" && e.Currency != money.CNY {
			return fault.New("widgets.other_currency", "Typed", string(e.Currency), "Field", string(money.CNY))
		}
		value = e.Value
	}
	switch column {
	case "quantity":
		row.Quantity = value
		return nil
	case "rate":
		if value.GreaterThan(money.New(1)) || strings.HasSuffix(typed, "%") {
			value = value.Shift(-2)
		}
		row.Rate = value
	case "tax":
		tax, err := money.Of(value, money.CNY)
		if err == nil {
			row.Tax = tax
		}
		return err
	case "taxable":
		taxable, err := money.Of(value, money.CNY)
		if err != nil {
			return err
		}
		row.Taxable = taxable
	}
	tax, err := money.Of(row.Taxable.Decimal().Mul(row.Rate), money.CNY)
	if err == nil {
		row.Tax = tax
	}
	return err
}

// sums add the rows up: without tax, tax, both.
func (m *bill) sums() (taxable, tax, whole money.Amount) {
	taxable.Currency, tax.Currency, whole.Currency = money.CNY, money.CNY, money.CNY
	for _, row := range m.rows {
		taxable.Minor += row.Taxable.Minor
		tax.Minor += row.Tax.Minor
	}
	whole.Minor = taxable.Minor + tax.Minor
	return taxable, tax, whole
}

func billKey(r *billRow) string { return strconv.Itoa(r.key) }
