package paper

import (
	"slices"
	"strconv"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/packing"
	"sampan/app/text"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Complete gives the document with every figure that follows from others:
// line amounts (quantity × price, each rounded half-up to the currency's minor
// unit, then summed), cartons and their measures, charges, totals, the total
// in words, and what its kind counts beside: verified masses, the sum insured,
// the tax held in a price, the balances of an account. Amounts past 64 bits
// are the fault "money.too_large".
func Complete(d Document) (Document, error) {
	d.Lines, d.Charges = slices.Clone(d.Lines), slices.Clone(d.Charges)
	t := Totals{Goods: money.Amount{Currency: d.Currency}}
	packed := make([]packing.Line, len(d.Lines))
	for i := range d.Lines {
		l := &d.Lines[i]
		var err error
		if l.Amount, err = money.Of(l.Quantity.Mul(l.Price), d.Currency); err != nil {
			return d, err
		}
		if t.Goods, err = t.Goods.Add(l.Amount); err != nil {
			return d, err
		}
		if l.Packing, err = l.Packing.of(l.Quantity); err != nil {
			return d, err
		}
		packed[i] = packing.Line{Cartons: int64(l.Packing.Cartons), CBM: l.Packing.CBM, Net: l.Packing.Net, Gross: l.Packing.Gross}
		t.Quantities = counted(t.Quantities, l.Unit, l.Quantity)
	}
	sum := packing.Sum(packed...)
	t.Cartons, t.CBM, t.Net, t.Gross = int(sum.Cartons), sum.CBM, sum.Net, sum.Gross
	d.countPackages(&t)
	d.verifyMasses()
	for _, step := range []func(*Totals) error{d.taxes, d.atFOB, d.settle, d.insure, d.balance} {
		if err := step(&t); err != nil {
			return d, err
		}
	}
	spelt := t.Total
	if d.Kind == "statement" {
		spelt.Minor = max(spelt.Minor, -spelt.Minor) // its caption says in whose favour
	}
	t.Words = Words{EN: text.English(spelt, d.Layout.Style), ZH: text.Chinese(spelt)}
	d.Totals = t
	return d, nil
}

// TotalCaption names the total with the term its prices are meant by, which a
// reader looks for beside the figure.
func (d Document) TotalCaption(en, zh *text.Messages) Words {
	if d.Terms.Incoterm == "" {
		return Words{EN: en.T("sum.total"), ZH: zh.T("sum.total")}
	}
	place, _ := d.Terms.NamedPlace.In(English)
	placeZH, _ := d.Terms.NamedPlace.In(Chinese)
	return Words{
		EN: en.T("sum.total_term", "Term", joined(d.Terms.Incoterm, place)),
		ZH: zh.T("sum.total_term", "Term", joined(d.Terms.Incoterm, placeZH)),
	}
}

// settle puts charges and deposit on the sum of the goods.
func (d *Document) settle(t *Totals) error {
	t.Total = t.Goods
	for i := range d.Charges {
		c := &d.Charges[i]
		value := c.Fixed
		if !c.Share.IsZero() {
			value = t.Goods.Decimal().Mul(c.Share)
		}
		var err error
		if c.Amount, err = money.Of(value, d.Currency); err != nil {
			return err
		}
		if t.Total, err = t.Total.Add(c.Amount); err != nil {
			return err
		}
	}
	if d.Terms.Deposit <= 0 || d.Terms.Deposit >= 100 {
		return nil
	}
	var err error
	if t.Deposit, err = money.Of(t.Total.Decimal().Mul(money.Scaled(int64(d.Terms.Deposit), 2)), d.Currency); err != nil {
		return err
	}
	t.Balance = money.Amount{Minor: t.Total.Minor - t.Deposit.Minor, Currency: d.Currency}
	return nil
}

// of fills the line's figures from those of a full carton, as packing counts
// them.
func (p Packing) of(quantity money.Decimal) (Packing, error) {
	if p.Counted {
		return p, nil
	}
	l := packing.Pack(quantity, p.carton())
	if l.Cartons == 0 && p.PerCarton > 0 && quantity.IsPositive() {
		return p, fault.New("paper.too_many_cartons")
	}
	p.Cartons, p.CBM, p.Net, p.Gross = int(l.Cartons), l.CBM, l.Net, l.Gross
	return p, nil
}

func (p Packing) carton() packing.Carton {
	return packing.Carton{Pieces: p.PerCarton, Length: p.Length, Width: p.Width, Height: p.Height, Net: p.CartonNet, Gross: p.CartonGW}
}

// CartonCBM is the cubage of one carton in m³ with 6 places.
func (p Packing) CartonCBM() money.Decimal { return p.carton().CBM() }

func counted(counts []Count, unit Words, quantity money.Decimal) []Count {
	i := slices.IndexFunc(counts, func(c Count) bool { return c.Unit == unit })
	if i < 0 {
		return append(counts, Count{Unit: unit, Quantity: quantity})
	}
	counts[i].Quantity = counts[i].Quantity.Add(quantity)
	return counts
}
