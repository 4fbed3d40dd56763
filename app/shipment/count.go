package shipment

import (
	"slices"

	"sampan/app/money"
)

// Count is how many packages there are in the range.
func (p Package) Count() int { return max(p.To-p.From+1, 0) }

// CBM is the volume of one package in cubic metres, rounded to 6 places.
func (p Package) CBM() money.Decimal { return volume(p.Length, p.Width, p.Height) }

// CBM is the volume of the loaded pallet, zero while it was not measured.
func (p Pallet) CBM() money.Decimal { return volume(p.Length, p.Width, p.Height) }

func volume(l, w, h money.Decimal) money.Decimal {
	return money.Round(l.Mul(w).Mul(h).Shift(-6), 6)
}

// Totals are the sums of packages as papers print them.
type Totals struct {
	Cartons int           // packages on the packing list
	Pieces  int           // for carrier and customs: pallets, and packages on none
	Net     money.Decimal // kg, 2 places
	Gross   money.Decimal // kg, 2 places, with the pallets
	CBM     money.Decimal // 3 places; a measured pallet counts instead of what it carries
}

// Totals adds up everything packed.
func (s Shipment) Totals() Totals {
	return s.sum(func(string) bool { return true })
}

// In adds up what is loaded into a container; "" is what is loaded in none.
func (s Shipment) In(containerID string) Totals {
	return s.sum(func(id string) bool { return id == containerID })
}

func (s Shipment) sum(in func(containerID string) bool) Totals {
	t, at := Totals{}, map[string]Pallet{}
	for _, p := range s.Pallets {
		at[p.ID] = p
		if !in(p.ContainerID) {
			continue
		}
		t.Pieces++
		t.Gross = t.Gross.Add(p.Tare)
		t.CBM = t.CBM.Add(p.CBM())
	}
	for _, p := range s.Packages {
		pallet, on := at[p.PalletID]
		where := p.ContainerID
		if on {
			where = pallet.ContainerID
		}
		if !in(where) {
			continue
		}
		n := money.New(int64(p.Count()))
		t.Cartons += p.Count()
		t.Net = t.Net.Add(p.Net.Mul(n))
		t.Gross = t.Gross.Add(p.Gross.Mul(n))
		if !on {
			t.Pieces += p.Count()
		}
		if !on || pallet.CBM().IsZero() {
			t.CBM = t.CBM.Add(p.CBM().Mul(n))
		}
	}
	t.Net, t.Gross, t.CBM = money.Round(t.Net, 2), money.Round(t.Gross, 2), money.Round(t.CBM, 3)
	return t
}

// LinePacking is a line's part of the packages. Cartons and CBM of a mixed
// carton stand once, with the first of its articles.
type LinePacking struct {
	LineID   string
	Quantity money.Decimal // packed
	Cartons  int
	Net      money.Decimal // kg, 2 places
	Gross    money.Decimal // kg, 2 places, without pallets
	CBM      money.Decimal // 6 places
}

// PerLine shares the packages out over the lines, in the order of Lines; the
// parts add up to the packages. A mixed carton's weights split by what its
// contents weigh, by their quantities where that is unknown, the rest going to
// the last article.
func (s Shipment) PerLine() []LinePacking {
	list, at := make([]LinePacking, len(s.Lines)), map[string]int{}
	for i, l := range s.Lines {
		list[i].LineID = l.ID
		at[l.ID] = i
	}
	for _, p := range s.Packages {
		n := money.New(int64(p.Count()))
		nets, grosses := share(p.Net.Mul(n), s.weights(p)), share(p.Gross.Mul(n), s.weights(p))
		for i, c := range p.Contents {
			j, ok := at[c.LineID]
			if !ok {
				continue
			}
			list[j].Quantity = list[j].Quantity.Add(c.Quantity.Mul(n))
			list[j].Net, list[j].Gross = list[j].Net.Add(nets[i]), list[j].Gross.Add(grosses[i])
			if i == 0 {
				list[j].Cartons += p.Count()
				list[j].CBM = list[j].CBM.Add(p.CBM().Mul(n))
			}
		}
	}
	return list
}

// weights are what the contents of one package weigh against each other.
func (s Shipment) weights(p Package) []money.Decimal {
	list := make([]money.Decimal, len(p.Contents))
	for i, c := range p.Contents {
		l, ok := s.Line(c.LineID)
		if !ok || l.PerCarton <= 0 || l.Net.IsZero() {
			for i, c := range p.Contents {
				list[i] = c.Quantity
			}
			return list
		}
		list[i] = money.Div(l.Net.Mul(c.Quantity), money.New(int64(l.PerCarton)))
	}
	return list
}

// share splits kilograms by weights to 2 places; the last takes the rest.
func share(kg money.Decimal, weights []money.Decimal) []money.Decimal {
	parts, total, rest := make([]money.Decimal, len(weights)), money.Zero, kg
	for _, w := range weights {
		total = total.Add(w)
	}
	for i, w := range weights {
		if i == len(weights)-1 {
			parts[i] = rest
			break
		}
		parts[i] = money.Round(money.Div(kg.Mul(w), total), 2)
		if parts[i].GreaterThan(rest) {
			parts[i] = rest
		}
		rest = rest.Sub(parts[i])
	}
	return parts
}

// Line finds a line of the shipment.
func (s Shipment) Line(id string) (Line, bool) {
	if i := slices.IndexFunc(s.Lines, func(l Line) bool { return l.ID == id }); i >= 0 {
		return s.Lines[i], true
	}
	return Line{}, false
}

// Goods is the sum of the rounded lines.
func (s Shipment) Goods() (money.Amount, error) {
	total := money.Amount{Currency: s.Currency}
	for _, l := range s.Lines {
		a, err := l.Amount(s.Currency)
		if err != nil {
			return total, err
		}
		if total, err = total.Add(a); err != nil {
			return total, err
		}
	}
	return total, nil
}

// Total is what the invoice asks for: the goods and all charges.
func (s Shipment) Total() (money.Amount, error) {
	total, err := s.Goods()
	for _, c := range s.Charges {
		if err != nil {
			break
		}
		var a money.Amount
		if a, err = money.Of(c.Amount, s.Currency); err == nil {
			total, err = total.Add(a)
		}
	}
	return total, err
}

// Of is what the invoice asks for one order's part.
func (s Shipment) Of(orderID string) (money.Amount, error) {
	part := s
	part.Lines = slices.DeleteFunc(slices.Clone(s.Lines), func(l Line) bool { return l.OrderID != orderID })
	part.Charges = slices.DeleteFunc(slices.Clone(s.Charges), func(c Charge) bool { return c.OrderID != orderID })
	return part.Total()
}

// Orders lists the ids of the orders that the shipment holds parts of, in the
// order of the lines.
func (s Shipment) Orders() []string {
	var ids []string
	for _, l := range s.Lines {
		if l.OrderID != "" && !slices.Contains(ids, l.OrderID) {
			ids = append(ids, l.OrderID)
		}
	}
	return ids
}
