package deal

import (
	"slices"

	"sampan/app/fault"
	"sampan/app/money"
)

// Costing is what the prices of a deal are counted with. Unless said
// otherwise sums are CNY per cubic metre of the goods, shares parts of 1.
// Inside only.
type Costing struct {
	Profit         money.Decimal  `json:"profit"`          // share, of what ProfitOn says
	ProfitOn       string         `json:"profit_on"`       // pricing.ProfitOn: "price", "cost" or "cost_freight"; "" is on price
	Commission     money.Decimal  `json:"commission"`      // share of the price
	BankCharge     money.Decimal  `json:"bank_charge"`     // share of the price
	Packing        money.Decimal  `json:"packing"`         // extra packing, CNY per carton
	Domestic       money.Decimal  `json:"domestic"`        // from factory to ship
	DomesticFixed  money.Decimal  `json:"domestic_fixed"`  // the same for the whole shipment, CNY
	InterestRate   money.Decimal  `json:"interest_rate"`   // share of the purchase for a year
	InterestMonths money.Decimal  `json:"interest_months"` // how long the purchase is financed
	Freight        money.Decimal  `json:"freight"`         // main carriage, FreightCurrency per what FreightPer says
	FreightPer     FreightPer     `json:"freight_per"`
	FreightIn      string         `json:"freight_in"`       // type of container, where it is per container
	FreightCBM     money.Decimal  `json:"freight_cbm"`      // its load, m³ and kg
	FreightKg      money.Decimal  `json:"freight_kg"`       //
	FreightMoney   money.Currency `json:"freight_currency"` // "" is CNY
	FreightRate    money.Decimal  `json:"freight_rate"`     // CNY for one unit of it
	Premium        money.Decimal  `json:"premium"`          // insurance rate
	Insured        money.Decimal  `json:"insured"`          // insured share of the price; 1.10 where zero
	Delivery       money.Decimal  `json:"delivery"`         // from destination port to buyer
	Unloading      money.Decimal  `json:"unloading"`        // DPU only
	Duty           money.Decimal  `json:"duty"`             // share of the value at the border, DDP only
	RoundTo        money.Decimal  `json:"round_to"`         // step of unit prices, deal currency; zero is the usual way
	RoundUp        bool           `json:"round_up"`
}

// check refuses figures that no price can be counted with: the field tells
// which.
func (c Costing) check() error {
	one := money.New(1)
	for _, f := range []struct {
		field string
		value money.Decimal
		share bool
	}{
		{"commission", c.Commission, true},
		{"bank_charge", c.BankCharge, true},
		{"premium", c.Premium, true},
		{"insured", c.Insured, false},
		{"interest_rate", c.InterestRate, true},
		{"interest_months", c.InterestMonths, false},
		{"packing", c.Packing, false},
		{"domestic", c.Domestic, false},
		{"domestic_fixed", c.DomesticFixed, false},
		{"freight", c.Freight, false},
		{"freight_rate", c.FreightRate, false},
		{"delivery", c.Delivery, false},
		{"unloading", c.Unloading, false},
		{"duty", c.Duty, false},
		{"round_to", c.RoundTo, false},
	} {
		if f.value.IsNegative() || f.share && f.value.GreaterThanOrEqual(one) {
			return fault.New("deal.costing_wrong", "Value", f.value.String()).At(f.field)
		}
	}
	if c.FreightPer != "" && !slices.Contains(FreightMeasures(), c.FreightPer) {
		return fault.New("deal.costing_wrong", "Value", string(c.FreightPer)).At("freight_per")
	}
	return nil
}

// FreightPer says what the main carriage is charged by.
type FreightPer string

// The measures of freight. "" is by the cubic metre; a freight ton is the
// larger of cubic metres and tonnes.
const (
	PerCBM       FreightPer = "cbm"
	PerUnit      FreightPer = "unit"
	PerContainer FreightPer = "container"
	PerTon       FreightPer = "ton"
)

// FreightMeasures lists the measures in the order of menus.
func FreightMeasures() []FreightPer { return []FreightPer{PerCBM, PerTon, PerContainer, PerUnit} }

// Own is a step of a line's price that a person set: the key of the step, as
// app/pricing names it, and its value with the sign and unit the step shows.
type Own struct {
	Step  string        `json:"step"`
	Value money.Decimal `json:"value"`
}

// Set gives what a person set for a step of the line's price.
func (l Line) Set(step string) (value money.Decimal, own bool) {
	for _, o := range l.Own {
		if o.Step == step {
			return o.Value, true
		}
	}
	return money.Zero, false
}

// Override sets a step of the line's price, Release gives it back to the rules.
func (l *Line) Override(step string, value money.Decimal) {
	l.Release(step)
	l.Own = append(l.Own, Own{step, value})
}

// Release gives a step of the line's price back to the rules.
func (l *Line) Release(step string) {
	var kept []Own
	for _, o := range l.Own {
		if o.Step != step {
			kept = append(kept, o)
		}
	}
	l.Own = kept
}

// Outlay is what one unit costs on its way beside the goods, CNY, whatever
// the term: which of it the seller bears is for pricing to say.
type Outlay struct{ Packing, Interest, Domestic, Freight, Delivery, Unloading money.Decimal }

// Outlay brings the costing down to one unit of a line. What is charged by
// room or weight is nothing for a line without carton data. Charges for the
// whole shipment are shared out by volume, or, where a line's is not known,
// by what the goods cost.
func (d Deal) Outlay(l Line) Outlay {
	c, cbm := d.Costing, l.unitCBM()
	out := Outlay{
		Interest: l.bought().Mul(c.InterestRate).Mul(money.Div(c.InterestMonths, money.New(12))),
		Domestic: c.Domestic.Mul(cbm).Add(c.DomesticFixed.Mul(d.part(l))),
		Freight:  d.freight(l),
		Delivery: c.Delivery.Mul(cbm), Unloading: c.Unloading.Mul(cbm),
	}
	if l.PerCarton > 0 {
		out.Packing = money.Div(c.Packing, money.New(int64(l.PerCarton)))
	}
	return out
}

func (d Deal) freight(l Line) money.Decimal {
	c, per := d.Costing, money.New(int64(max(1, l.PerCarton)))
	sum := c.Freight
	if c.FreightMoney != "" && c.FreightMoney != money.CNY {
		sum = sum.Mul(c.FreightRate)
	}
	switch c.FreightPer {
	case PerUnit:
		return sum
	case PerTon:
		tons := money.Div(l.Gross, per).Shift(-3)
		if cbm := l.unitCBM(); cbm.GreaterThan(tons) {
			tons = cbm
		}
		return sum.Mul(tons)
	case PerContainer:
		cbm := l.cartonCBM()
		if l.PerCarton <= 0 || !cbm.IsPositive() {
			return money.Zero
		}
		cartons := money.Div(c.FreightCBM, cbm).Floor()
		if byWeight := money.Div(c.FreightKg, l.Gross).Floor(); l.Gross.IsPositive() && c.FreightKg.IsPositive() && byWeight.LessThan(cartons) {
			cartons = byWeight
		}
		return money.Div(sum, cartons.Mul(per))
	}
	return sum.Mul(l.unitCBM())
}

// part is the share of one unit of the line in the whole deal, by volume or by
// cost.
func (d Deal) part(l Line) money.Decimal {
	volume, cost, known := money.Zero, money.Zero, true
	for _, o := range d.Lines {
		cbm := o.unitCBM()
		known = known && (cbm.IsPositive() || o.Quantity.IsZero())
		volume = volume.Add(o.Quantity.Mul(cbm))
		cost = cost.Add(o.Quantity.Mul(o.bought()))
	}
	if known {
		return money.Div(l.unitCBM(), volume)
	}
	return money.Div(l.bought(), cost)
}

// bought is what the factory asks for a unit, or else what it costs.
func (l Line) bought() money.Decimal {
	if l.Purchase.IsZero() {
		return l.Cost
	}
	return l.Purchase
}

func (l Line) cartonCBM() money.Decimal {
	return money.Round(l.Length.Mul(l.Width).Mul(l.Height).Shift(-6), 6)
}

func (l Line) unitCBM() money.Decimal {
	if l.PerCarton <= 0 {
		return money.Zero
	}
	return money.Div(l.cartonCBM(), money.New(int64(l.PerCarton)))
}
