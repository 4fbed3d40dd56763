package deal

import (
	"slices"
	"time"
)

// Asked is what a buyer asked for beside goods and trade term, in his words:
// what was not taken over into the terms has to be answered by a person.
// Inside only.
type Asked struct {
	Payment      string   `json:"payment"`
	Delivery     string   `json:"delivery"`
	Certificates []string `json:"certificates"`
}

// Doubts names what the prices of a deal leave out although its term makes
// the seller bear it, and what the buyer asked for that the terms do not
// answer; each is a text key, each stands once. A charge of its own counts as
// freight: some firms show it apart. Inside only, and never in the way.
func (d Deal) Doubts() []string {
	var list []string
	add := func(missing bool, key string) {
		if missing && !slices.Contains(list, key) {
			list = append(list, key)
		}
	}
	if len(d.Lines) > 0 && d.Incoterm.Valid() && d.Incoterm.NamesDestination() {
		delivered := d.Incoterm == "DAP" || d.Incoterm == "DPU" || d.Incoterm == "DDP"
		add(d.Costing.Freight.IsZero() && len(d.Charges) == 0 && !d.ownAll("pricing.freight"), "deal.freight_unset")
		add(d.Costing.Premium.IsZero() && d.Incoterm != "CFR" && d.Incoterm != "CPT" && !delivered && !d.ownAll("pricing.insurance"), "deal.insurance_unset")
		add(d.Costing.Delivery.IsZero() && delivered && !d.ownAll("pricing.delivery"), "deal.delivery_unset")
		add(d.Costing.Duty.IsZero() && d.Incoterm == "DDP" && !d.ownAll("pricing.duty"), "deal.duty_unset")
	}
	for _, l := range d.Lines {
		add(l.CostDoubt != "", l.CostDoubt)
	}
	add(d.Asked.Payment != "", "deal.payment_asked")
	add(d.Asked.Delivery != "", "deal.delivery_asked")
	add(len(d.Asked.Certificates) > 0, "deal.certificates_asked")
	return list
}

// ownAll reports that a person set the step on every line.
func (d Deal) ownAll(key string) bool {
	return !slices.ContainsFunc(d.Lines, func(l Line) bool {
		_, own := l.Set(key)
		return !own
	})
}

// RateAge is how many days lie between the day of the deal's rate and today;
// ok is false where the rate tells no day, and for the firm's own currency.
func (d Deal) RateAge(today time.Time) (days int, ok bool) {
	of, err := time.Parse(time.DateOnly, d.Rate.Date)
	if err != nil || d.Rate.Currency == "CNY" {
		return 0, false
	}
	y, m, dd := today.Date()
	return max(0, int(time.Date(y, m, dd, 0, 0, 0, 0, time.UTC).Sub(of).Hours())/24), true
}
