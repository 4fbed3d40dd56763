package customs

import (
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// kilogram is the customs code of 千克.
const kilogram = "035"

type itemKey struct {
	code                          trade.HSCode
	name, elements, unit          string
	currency                      money.Currency
	origin, destination, district string
	dutyMode, price               string
}

// Merge makes items of a shipment's lines: lines that agree in code, name,
// elements, deal unit, currency, origin, destination, source and levy become
// one, whose price is its total by its quantity. With apart, lines of
// different prices stay apart too. Items keep the order of their first lines
// and have no number yet. A line with no quantity, and lines of several
// currencies, are faults.
func Merge(goods []Goods, apart bool) ([]Item, error) {
	var items []Item
	at := map[itemKey]int{}
	for i, g := range goods {
		if !g.Quantity.IsPositive() {
			return nil, fault.New("customs.quantity_missing", "Line", i+1).At("quantity")
		}
		if g.Amount.Currency != goods[0].Amount.Currency {
			return nil, fault.New("customs.currencies_differ", "A", string(goods[0].Amount.Currency), "B", string(g.Amount.Currency)).At("currency")
		}
		key := itemKey{g.Code, g.Name, g.Elements, g.Unit, g.Amount.Currency, g.Origin, g.Destination, g.District, g.DutyMode, ""}
		if apart {
			key.price = unitPrice(g.Amount, g.Quantity).String()
		}
		n, known := at[key]
		if !known {
			n = len(items)
			at[key] = n
			items = append(items, Item{
				Code: g.Code, Name: g.Name, Elements: g.Elements, Unit: g.Unit,
				FirstUnit: g.FirstUnit, SecondUnit: g.SecondUnit,
				Origin: g.Origin, Destination: g.Destination, District: g.District, DutyMode: g.DutyMode,
			})
		}
		if err := items[n].add(g); err != nil {
			return nil, err
		}
	}
	for i := range items {
		items[i].Price = unitPrice(items[i].Total, items[i].Quantity)
	}
	return items, nil
}

func (item *Item) add(g Goods) error {
	total, err := item.Total.Add(g.Amount)
	if err != nil {
		return err
	}
	item.Total = total
	item.Quantity = item.Quantity.Add(g.Quantity)
	item.Net = item.Net.Add(g.Net)
	item.FirstQty = item.FirstQty.Add(g.statutory(g.FirstUnit, g.FirstPer))
	item.SecondQty = item.SecondQty.Add(g.statutory(g.SecondUnit, g.SecondPer))
	item.Lines = append(item.Lines, g.Line)
	return nil
}

// statutory is the quantity in a statutory unit: by the product's own
// conversion, by net weight where the unit is the kilogram, by the deal unit
// where they are the same; zero where none of these tells (art. 36).
func (g Goods) statutory(unit string, per money.Decimal) money.Decimal {
	switch {
	case unit == "":
		return money.Zero
	case per.IsPositive():
		return money.Round(g.Quantity.Mul(per), 5)
	case unit == g.Unit:
		return g.Quantity
	case unit == kilogram:
		return g.Net
	}
	return money.Zero
}

// unitPrice is rounded half-up to the four places of the box 单价.
func unitPrice(total money.Amount, quantity money.Decimal) money.Decimal {
	return money.Round(money.Div(total.Decimal(), quantity), 4)
}

// Split parts n items into declarations of at most limit items each, full
// ones first.
func Split(n, limit int) []int {
	var sizes []int
	for ; n > 0 && limit > 0; n -= limit {
		sizes = append(sizes, min(n, limit))
	}
	return sizes
}

// Weigh gives net and gross as they are filled in: not below the least that
// the day's rule allows (arts 25 and 26).
func Weigh(net, gross money.Decimal, rules trade.Rules, day string) (declaredNet, declaredGross money.Decimal, err error) {
	least, _, err := rules.Number("declaration.minimum_kg", day)
	if err != nil {
		return net, gross, err
	}
	up := func(kg money.Decimal) money.Decimal {
		if kg.LessThan(least) {
			return least
		}
		return kg
	}
	return up(net), up(gross), nil
}
