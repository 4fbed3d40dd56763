package paper

import (
	"slices"
	"strconv"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/text"
)

// maxCount bounds counts of packages, so that a slip of the keyboard cannot
// overflow.
const maxCount = 1_000_000_000

func itoa(n int) string { return strconv.Itoa(n) }

// Complete gives the document with every figure that follows from others:
// line amounts (quantity × price, each rounded half-up to the currency's minor
// unit, then summed), cartons and their measures, charges, totals and the
// total in words. Amounts past 64 bits are the fault "money.too_large".
func Complete(d Document) (Document, error) {
	d.Lines, d.Charges = slices.Clone(d.Lines), slices.Clone(d.Charges)
	t := Totals{Goods: money.Amount{Currency: d.Currency}}
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
		t.Cartons += l.Packing.Cartons
		t.CBM, t.Net, t.Gross = t.CBM.Add(l.Packing.CBM), t.Net.Add(l.Packing.Net), t.Gross.Add(l.Packing.Gross)
		t.Quantities = counted(t.Quantities, l.Unit, l.Quantity)
	}
	t.CBM, t.Net, t.Gross = money.Round(t.CBM, 3), money.Round(t.Net, 2), money.Round(t.Gross, 2)
	if err := settle(&d, &t); err != nil {
		return d, err
	}
	t.Words = Words{EN: text.English(t.Total, d.Layout.Style), ZH: text.Chinese(t.Total)}
	d.Totals = t
	return d, nil
}

// settle puts charges and deposit on the sum of the goods.
func settle(d *Document, t *Totals) error {
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

// of fills the line's figures from those of a full carton: cartons round up;
// the cubage of a carton keeps 6 places; net weight follows the quantity, and
// every carton, full or not, adds its tare.
func (p Packing) of(quantity money.Decimal) (Packing, error) {
	if p.Counted {
		return p, nil
	}
	p.Cartons, p.CBM, p.Net, p.Gross = 0, money.Zero, money.Zero, money.Zero
	if p.PerCarton <= 0 || !quantity.IsPositive() {
		return p, nil
	}
	full := money.Div(quantity, money.New(int64(p.PerCarton)))
	n := full.Ceil()
	if n.GreaterThan(money.New(maxCount)) {
		return p, fault.New("paper.too_many_cartons")
	}
	p.Cartons = int(n.IntPart())
	p.CBM = p.CartonCBM().Mul(n)
	p.Net = money.Round(p.CartonNet.Mul(full), 2)
	switch {
	case p.CartonNet.IsZero():
		p.Gross = money.Round(p.CartonGW.Mul(n), 2)
	case !p.CartonGW.IsZero():
		p.Gross = p.Net.Add(money.Round(p.CartonGW.Sub(p.CartonNet).Mul(n), 2))
	}
	return p, nil
}

// CartonCBM is the cubage of one carton in m³ with 6 places.
func (p Packing) CartonCBM() money.Decimal {
	return money.Round(p.Length.Mul(p.Width).Mul(p.Height).Shift(-6), 6)
}

func counted(counts []Count, unit Words, quantity money.Decimal) []Count {
	i := slices.IndexFunc(counts, func(c Count) bool { return c.Unit == unit })
	if i < 0 {
		return append(counts, Count{Unit: unit, Quantity: quantity})
	}
	counts[i].Quantity = counts[i].Quantity.Add(quantity)
	return counts
}
