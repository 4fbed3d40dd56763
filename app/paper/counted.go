package paper

import (
	"slices"
	"strings"

	"sampan/app/money"
	"sampan/app/packing"
	"sampan/app/text"
)

// countPackages takes the counts and measures from the packages where they are
// listed, and writes the cartons in words.
func (d *Document) countPackages(t *Totals) {
	if len(d.Packages) > 0 {
		all := make([]packing.Line, len(d.Packages))
		for i, p := range d.Packages {
			all[i] = packing.Line{Cartons: int64(p.Count()), CBM: p.CBM(), Net: p.Weight(p.Net), Gross: p.Weight(p.Gross)}
		}
		sum := packing.Sum(all...)
		t.Cartons, t.CBM, t.Net, t.Gross = int(sum.Cartons), sum.CBM, sum.Net, sum.Gross
	}
	if d.Load.Gross.IsPositive() {
		t.Gross = money.Round(d.Load.Gross, 2)
	}
	if d.Load.CBM.IsPositive() {
		t.CBM = money.Round(d.Load.CBM, 3)
	}
	if t.Cartons == 0 {
		return
	}
	unit := d.packageUnit()
	en, _ := unit.In(English)
	zh, _ := unit.In(Chinese)
	if t.Cartons != 1 {
		en = text.Plural(strings.ToLower(en))
	}
	n := uint64(t.Cartons)
	t.Packages = Words{EN: "SAY " + text.EnglishNumber(n) + " (" + itoa(t.Cartons) + ") " + strings.ToUpper(en) + " ONLY", ZH: text.ChineseNumber(n) + zh + "整"}
}

// packageUnit is what the packages are counted in: cartons, or packages where
// there are several kinds.
func (d *Document) packageUnit() Words {
	carton := Words{EN: "carton", ZH: "箱"}
	for i, p := range d.Packages {
		if i > 0 && p.Kind != d.Packages[0].Kind {
			return Words{EN: "package", ZH: "件"}
		}
	}
	if len(d.Packages) > 0 && !d.Packages[0].Kind.Empty() {
		return d.Packages[0].Kind
	}
	return carton
}

// CBM is the cubage of all cartons of a package in m³, 6 places a carton.
func (p Package) CBM() money.Decimal {
	return packing.Carton{Length: p.Length, Width: p.Width, Height: p.Height}.CBM().Mul(money.New(int64(p.Count())))
}

// Weight is the weight of all cartons of a package, kg rounded half-up to 2 places.
func (p Package) Weight(each money.Decimal) money.Decimal {
	return money.Round(each.Mul(money.New(int64(p.Count()))), 2)
}

func (p Package) size() string {
	return Packing{Length: p.Length, Width: p.Width, Height: p.Height}.size()
}

// PackagesOf numbers the cartons of lines in their order: a run of full ones,
// then the part carton, which weighs what it holds and its own box.
func PackagesOf(lines []Line) []Package {
	var out []Package
	next := 1
	add := func(line, count int, each, net money.Decimal) {
		p := lines[line].Packing
		gross := money.Zero
		switch {
		case p.CartonNet.IsZero():
			gross = p.CartonGW
		case !p.CartonGW.IsZero():
			gross = net.Add(p.CartonGW.Sub(p.CartonNet))
		}
		out = append(out, Package{
			From: next, To: next + count - 1, Kind: p.Kind, Contents: []Content{{line, each}},
			Length: p.Length, Width: p.Width, Height: p.Height, Net: net, Gross: gross,
		})
		next += count
	}
	for i, l := range lines {
		packed := packing.Pack(l.Quantity, l.Packing.carton())
		if packed.Full > 0 {
			add(i, int(packed.Full), money.New(int64(l.Packing.PerCarton)), l.Packing.CartonNet)
		}
		if packed.Part.IsPositive() {
			per := money.New(int64(l.Packing.PerCarton))
			add(i, 1, packed.Part, money.Round(money.Div(l.Packing.CartonNet.Mul(packed.Part), per), 2))
		}
	}
	return out
}

// verifyMasses adds up the gross mass of containers that were not weighed
// whole: goods with their packing, and the container itself.
func (d *Document) verifyMasses() {
	d.Containers = slices.Clone(d.Containers)
	for i := range d.Containers {
		c := &d.Containers[i]
		if c.VGM.IsZero() && c.Tare.IsPositive() && c.Gross.IsPositive() {
			c.VGM, c.Method = c.Gross.Add(c.Tare), "2"
		}
	}
}

// atFOB finds the FOB value of the lines: their amounts where the term is FOB
// or FCA, else what was given; of none unless it is known of all.
func (d *Document) atFOB(t *Totals) error {
	if d.Kind != "origin_data" {
		return nil
	}
	t.FOB = money.Amount{Currency: d.Currency}
	for i := range d.Lines {
		l := &d.Lines[i]
		if (d.Terms.Incoterm == "FOB" || d.Terms.Incoterm == "FCA") && len(d.Charges) == 0 {
			l.FOB = l.Amount
		}
		if l.FOB.IsZero() && !l.Amount.IsZero() {
			t.FOB = money.Amount{}
			break
		}
		var err error
		if t.FOB, err = t.FOB.Add(l.FOB); err != nil {
			return err
		}
	}
	if !t.FOB.IsZero() {
		return nil
	}
	t.FOB = money.Amount{}
	for i := range d.Lines {
		d.Lines[i].FOB = money.Amount{}
	}
	return nil
}

// taxes finds the VAT that the prices of a purchase hold: amount × r ÷ (1 + r),
// each line rounded half-up, then summed.
func (d *Document) taxes(t *Totals) error {
	t.Tax = money.Amount{Currency: d.Currency}
	for i := range d.Lines {
		l := &d.Lines[i]
		l.Tax = money.Amount{}
		if !l.TaxRate.IsPositive() {
			continue
		}
		var err error
		share := l.Amount.Decimal().Mul(l.TaxRate)
		if l.Tax, err = money.Of(money.Div(share, l.TaxRate.Add(money.New(1))), d.Currency); err != nil {
			return err
		}
		if t.Tax, err = t.Tax.Add(l.Tax); err != nil {
			return err
		}
	}
	if t.Tax.IsZero() {
		t.Tax = money.Amount{}
	}
	return nil
}

// insure finds the sum insured: the total and the markup, up to the whole unit
// of the currency, since a policy may not fall short of it; without a markup
// the sum that was agreed stands.
func (d *Document) insure(t *Totals) error {
	switch {
	case d.Cover.Markup.IsZero() && !d.Cover.Sum.IsZero():
		d.Cover.Words = Words{EN: text.English(d.Cover.Sum, d.Layout.Style), ZH: text.Chinese(d.Cover.Sum)}
		return nil
	case d.Cover.Risks.Empty() && d.Cover.Markup.IsZero():
		return nil
	}
	var err error
	value := t.Total.Decimal().Mul(d.Cover.Markup.Add(money.New(1))).Ceil()
	if d.Cover.Sum, err = money.Of(value, d.Currency); err != nil {
		return err
	}
	d.Cover.Words = Words{EN: text.English(d.Cover.Sum, d.Layout.Style), ZH: text.Chinese(d.Cover.Sum)}
	return nil
}

// balance runs an account from its opening; the total is what is owed at last.
func (d *Document) balance(t *Totals) error {
	a := &d.Account
	if len(a.Entries) == 0 && a.Opening.IsZero() {
		return nil
	}
	a.Entries = slices.Clone(a.Entries)
	at := money.Amount{Minor: a.Opening.Minor, Currency: d.Currency}
	for i := range a.Entries {
		e := &a.Entries[i]
		e.Debit.Currency, e.Credit.Currency = d.Currency, d.Currency
		var err error
		if at, err = money.Sum(at, e.Debit, money.Amount{Minor: -e.Credit.Minor, Currency: d.Currency}); err != nil {
			return err
		}
		e.Balance = at
	}
	t.Total = at
	return nil
}
