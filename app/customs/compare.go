package customs

import (
	"cmp"
	"slices"
	"strconv"

	"sampan/app/money"
)

// Difference is one box in which what was declared is not what was drafted.
type Difference struct {
	Field             string
	Item              int // 0 for the head
	Drafted, Declared string
}

// Compare lists the differences between a draft and what was really declared,
// head first. Items are paired by code and name, else by their place; the
// declared data rule for the refund.
func Compare(draft, declared Declaration) []Difference {
	var list []Difference
	add := func(item int, field, a, b string) {
		if a != b {
			list = append(list, Difference{field, item, a, b})
		}
	}
	add(0, "consignor_uscc", draft.Consignor.USCC, declared.Consignor.USCC)
	add(0, "contract", draft.Contract, declared.Contract)
	add(0, "supervision", draft.Supervision, declared.Supervision)
	add(0, "sold_to", draft.SoldTo, declared.SoldTo)
	add(0, "shipped_to", draft.ShippedTo, declared.ShippedTo)
	add(0, "term", draft.Term, declared.Term)
	add(0, "packages", strconv.Itoa(draft.Packages), strconv.Itoa(declared.Packages))
	add(0, "gross", plain(draft.Gross), plain(declared.Gross))
	add(0, "net", plain(draft.Net), plain(declared.Net))
	add(0, "currency", string(currencyOf(draft)), string(currencyOf(declared)))
	add(0, "total", total(draft), total(declared))
	for _, p := range pair(draft.Items, declared.Items) {
		if p.a == nil || p.b == nil {
			add(p.number, "item", name(p.a), name(p.b))
			continue
		}
		add(p.number, "code", string(p.a.Code), string(p.b.Code))
		add(p.number, "name", p.a.Name, p.b.Name)
		add(p.number, "quantity", plain(p.a.Quantity), plain(p.b.Quantity))
		add(p.number, "unit", p.a.Unit, p.b.Unit)
		add(p.number, "first_qty", plain(p.a.FirstQty), plain(p.b.FirstQty))
		add(p.number, "first_unit", p.a.FirstUnit, p.b.FirstUnit)
		add(p.number, "total", p.a.Total.String(), p.b.Total.String())
		add(p.number, "district", p.a.District, p.b.District)
	}
	return list
}

type pairing struct {
	a, b   *Item
	number int
}

func pair(drafted, declared []Item) []pairing {
	var list []pairing
	taken := make([]bool, len(drafted))
	find := func(is func(Item) bool) *Item {
		for i := range drafted {
			if !taken[i] && is(drafted[i]) {
				taken[i] = true
				return &drafted[i]
			}
		}
		return nil
	}
	exact := make([]*Item, len(declared))
	for i, b := range declared {
		exact[i] = find(func(a Item) bool { return a.Code == b.Code && a.Name == b.Name && a.Total == b.Total })
	}
	for i, b := range declared {
		if exact[i] == nil {
			exact[i] = find(func(a Item) bool { return a.Code == b.Code && a.Name == b.Name })
		}
	}
	for i, b := range declared {
		if exact[i] == nil {
			exact[i] = find(func(a Item) bool { return a.Code == b.Code || a.Name == b.Name })
		}
		list = append(list, pairing{exact[i], &declared[i], i + 1})
	}
	for i := range drafted {
		if !taken[i] {
			list = append(list, pairing{&drafted[i], nil, len(declared) + 1})
		}
	}
	slices.SortStableFunc(list, func(a, b pairing) int { return cmp.Compare(a.number, b.number) })
	return list
}

func name(item *Item) string {
	if item == nil {
		return ""
	}
	return string(item.Code) + " " + item.Name
}

// plain writes a figure without needless zeros, so that 1.50 is 1.5.
func plain(d money.Decimal) string { return d.String() }

func currencyOf(d Declaration) money.Currency {
	if len(d.Items) == 0 {
		return d.Currency
	}
	return d.Items[0].Total.Currency
}

func total(d Declaration) string {
	sum := money.Amount{Currency: currencyOf(d)}
	for _, item := range d.Items {
		next, err := sum.Add(item.Total)
		if err != nil {
			return ""
		}
		sum = next
	}
	return sum.String()
}
