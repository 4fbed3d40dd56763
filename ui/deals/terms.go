package deals

import (
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/trade"
)

// SetIncoterm changes the term. The named place follows to the other end of
// the way unless it was written otherwise.
func (d *Draft) SetIncoterm(t trade.Incoterm) {
	switch {
	case t.NamesDestination() && (d.Deal.Place == "" || d.Deal.Place == d.Deal.PortOfLoading):
		d.Deal.Place = d.Deal.Destination
	case !t.NamesDestination() && (d.Deal.Place == "" || d.Deal.Place == d.Deal.Destination) && d.Deal.PortOfLoading != "":
		d.Deal.Place = d.Deal.PortOfLoading
	}
	d.Deal.Incoterm = t
	d.outdate()
}

// SetCurrency changes the currency and takes the firm's rate for it.
func (d *Draft) SetCurrency(c money.Currency, f firm.Firm) {
	d.Deal.Currency = c
	d.Deal.Rate, _ = f.Rate(c)
	d.outdate()
}

// SetRate takes a rate typed on a day.
func (d *Draft) SetRate(v money.Decimal, today string) {
	d.Deal.Rate = money.Rate{Currency: d.Deal.Currency, Value: v, Date: today}
	d.outdate()
}

// SetPayment takes a payment term of the firm by its code, or own words.
func (d *Draft) SetPayment(code, words string, f firm.Firm) {
	d.Deal.PaymentCode, d.Deal.Payment = "", words
	if p, ok := f.Payment(code); ok {
		d.Deal.PaymentCode, d.Deal.Payment, d.Deal.Deposit = p.Code, p.EN, p.Deposit
	}
	d.Touch()
}

// SetCosting takes one of the figures that prices are counted with.
func (d *Draft) SetCosting(figure *money.Decimal, v money.Decimal) {
	*figure = v
	d.outdate()
}

// outdate notes that prices counted before rest on something else.
func (d *Draft) outdate() {
	for _, l := range d.Lines {
		if l.ProductID != "" {
			d.Stale = true
		}
	}
	d.Touch()
}
