package purchase

import (
	"slices"
	"strings"
	"time"

	"sampan/app/fault"
	"sampan/app/money"
)

// Amount is the line's money with VAT, rounded half-up to the minor unit.
func (l Line) Amount(c money.Currency) (money.Amount, error) {
	return money.Of(l.Quantity.Mul(l.Price), c)
}

// Declared gives the name and the unit that the factory's VAT invoice is to
// carry: those of the declaration, or the refund is refused.
func (l Line) Declared() (name, unit string) {
	name, unit = l.InvoiceName, l.InvoiceUnit
	if name == "" {
		name = l.NameZH
	}
	if unit == "" {
		unit = l.Unit
	}
	return name, unit
}

// Total is the sum of the rounded lines, with VAT.
func (p Purchase) Total() (money.Amount, error) {
	total := money.Amount{Currency: p.Currency}
	for _, l := range p.Lines {
		a, err := l.Amount(p.Currency)
		if err != nil {
			return total, err
		}
		if total, err = total.Add(a); err != nil {
			return total, err
		}
	}
	return total, nil
}

// DepositDue is the part of the total paid at signing, rounded half-up.
func (p Purchase) DepositDue() (money.Amount, error) {
	total, err := p.Total()
	if err != nil {
		return total, err
	}
	return money.Of(total.Decimal().Mul(money.Scaled(int64(p.Deposit), 2)), p.Currency)
}

// Complete reports that everything bought has come.
func (p Purchase) Complete() bool {
	return len(p.Lines) > 0 && !slices.ContainsFunc(p.Lines, func(l Line) bool { return l.Received.LessThan(l.Quantity) })
}

// LeadDays is how long the factory really took from its start, else from the
// contract's day, to the last delivery; ok is false while that is open.
func (p Purchase) LeadDays() (days int, ok bool) {
	start := p.Started
	if start == "" {
		start = p.Date
	}
	from, err := time.Parse(time.DateOnly, start)
	if err != nil {
		return 0, false
	}
	to, err := time.Parse(time.DateOnly, p.Delivered)
	if err != nil || to.Before(from) {
		return 0, false
	}
	return int(to.Sub(from).Hours() / 24), true
}

// Bought adds up what contracts buy for an order's line; cancelled ones buy
// nothing.
func Bought(orderLineID string, purchases []Purchase) money.Decimal {
	sum := money.Zero
	for _, p := range purchases {
		if p.Status == Cancelled {
			continue
		}
		for _, l := range p.Lines {
			if l.OrderLineID == orderLineID {
				sum = sum.Add(l.Quantity)
			}
		}
	}
	return sum
}

// Verdict is what the defects found say: one critical defect fails a lot, and
// so does one more major or minor defect than is accepted. Nothing drawn yet
// is pending.
func (i Inspection) Verdict() Result {
	switch {
	case i.Sample == 0:
		return Pending
	case i.Critical > 0 || i.Major > i.MajorAccepted || i.Minor > i.MinorAccepted:
		return Failed
	}
	return Passed
}

// Check says what a purchase contract cannot be saved with.
func (p Purchase) Check() error {
	switch {
	case strings.TrimSpace(p.SupplierID) == "":
		return fault.New("purchase.supplier_missing").At("supplier_id")
	case p.Currency == "":
		return fault.New("purchase.currency_missing").At("currency")
	case p.Deposit < 0 || p.Deposit > 100:
		return fault.New("deal.deposit_wrong", "Deposit", p.Deposit).At("deposit")
	}
	for i, l := range p.Lines {
		if err := l.check(i + 1); err != nil {
			return err
		}
	}
	for _, d := range []struct{ field, day string }{
		{"date", p.Date},
		{"delivery_date", p.DeliveryDate},
		{"balance_due", p.BalanceDue},
		{"invoice_due", p.InvoiceDue},
		{"started", p.Started},
		{"delivered", p.Delivered},
	} {
		if _, err := time.Parse(time.DateOnly, d.day); d.day != "" && err != nil {
			return fault.New("purchase.day_wrong", "Day", d.day).At(d.field)
		}
	}
	if p.DeliveryDate != "" && p.Date != "" && p.DeliveryDate < p.Date {
		return fault.New("purchase.delivered_before", "Day", p.DeliveryDate, "Date", p.Date).At("delivery_date")
	}
	for _, i := range p.Inspections {
		if err := i.check(); err != nil {
			return err
		}
	}
	_, err := p.Total()
	return err
}

func (l Line) check(n int) error {
	switch {
	case l.Quantity.IsNegative() || l.Received.IsNegative():
		return fault.New("deal.quantity_negative", "Line", n).At("quantity")
	case l.Price.IsNegative():
		return fault.New("deal.price_negative", "Line", n).At("price")
	case l.VATRate.IsNegative() || !l.VATRate.LessThan(money.New(1)):
		return fault.New("purchase.vat_wrong", "Line", n).At("vat_rate")
	}
	return nil
}

func (i Inspection) check() error {
	if min(i.Lot, i.Sample, i.Critical, i.Major, i.Minor, i.MajorAccepted, i.MinorAccepted) < 0 || i.Lot > 0 && i.Sample > i.Lot {
		return fault.New("purchase.sample_wrong", "Sample", i.Sample, "Lot", i.Lot).At("inspections")
	}
	if i.Result == Passed && i.Verdict() == Failed {
		return fault.New("purchase.inspection_failed").At("inspections")
	}
	return nil
}

// Check says what a price request cannot be saved with.
func (r Request) Check() error {
	switch {
	case r.SupplierID == "":
		return fault.New("purchase.supplier_missing").At("supplier_id")
	case r.AnsweredOn != "" && !r.Price.IsPositive():
		return fault.New("purchase.answer_missing").At("price")
	case r.AnsweredOn != "" && r.AskedOn != "" && r.AnsweredOn < r.AskedOn:
		return fault.New("purchase.answered_before", "Day", r.AnsweredOn, "Asked", r.AskedOn).At("answered_on")
	case r.LeadDays < 0:
		return fault.New("purchase.lead_wrong").At("lead_days")
	}
	return nil
}
