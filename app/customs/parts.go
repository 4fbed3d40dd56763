package customs

import (
	"sampan/app/money"
	"sampan/app/trade"
)

// Parts makes declarations of at most the day's number of items each, numbers
// the items from 1 in every one, and shares the head's sums out: net is that
// of the items, gross and packages go by it, costs given as sums by the
// items' amounts. The last takes the rest, so that all add up. Containers
// stay with the parts whose items they hold.
func Parts(d Declaration, rules trade.Rules, day string) ([]Declaration, error) {
	most, _, err := rules.Whole("declaration.items_max", day)
	if err != nil {
		return nil, err
	}
	sizes := Split(len(d.Items), most)
	if len(sizes) == 0 {
		return []Declaration{d}, nil
	}
	parts := make([]Declaration, len(sizes))
	nets, amounts := make([]money.Decimal, len(sizes)), make([]money.Decimal, len(sizes))
	first := 0
	for p, size := range sizes {
		parts[p] = d
		parts[p].Items = append([]Item(nil), d.Items[first:first+size]...)
		for i := range parts[p].Items {
			item := &parts[p].Items[i]
			item.Number = i + 1
			nets[p] = nets[p].Add(item.Net)
			amounts[p] = amounts[p].Add(item.Total.Decimal())
		}
		parts[p].Containers = containersOf(d.Containers, first, size)
		first += size
	}
	if len(parts) == 1 {
		return parts, nil
	}
	gross, packages := share(d.Gross, nets, 2), share(money.New(int64(d.Packages)), nets, 0)
	for p := range parts {
		part := &parts[p]
		part.Packages = max(int(packages[p].IntPart()), 1)
		if part.Net, part.Gross, err = Weigh(nets[p], gross[p], rules, day); err != nil {
			return nil, err
		}
	}
	for _, cost := range []func(*Declaration) *Cost{
		func(d *Declaration) *Cost { return &d.Freight },
		func(d *Declaration) *Cost { return &d.Insurance },
		func(d *Declaration) *Cost { return &d.Other },
	} {
		if whole := *cost(&d); whole.Mark == Total {
			for p, value := range share(whole.Value, amounts, whole.Currency.Digits()) {
				cost(&parts[p]).Value = value
			}
		}
	}
	return parts, nil
}

// share splits a figure by weights, each part rounded half-up to the places,
// the rest to the last.
func share(whole money.Decimal, weights []money.Decimal, places int32) []money.Decimal {
	parts := make([]money.Decimal, len(weights))
	total := money.Zero
	for _, w := range weights {
		total = total.Add(w)
	}
	rest := whole
	for i, w := range weights[:len(weights)-1] {
		parts[i] = money.Round(money.Div(whole.Mul(w), total), places)
		if parts[i].GreaterThan(rest) {
			parts[i] = rest
		}
		rest = rest.Sub(parts[i])
	}
	parts[len(parts)-1] = rest
	return parts
}

func containersOf(all []Container, first, size int) []Container {
	var list []Container
	for _, c := range all {
		var items []int
		for _, n := range c.Items {
			if n > first && n <= first+size {
				items = append(items, n-first)
			}
		}
		if len(items) > 0 || len(c.Items) == 0 {
			c.Items = items
			list = append(list, c)
		}
	}
	return list
}
