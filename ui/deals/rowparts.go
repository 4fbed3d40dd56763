package deals

import (
	"strings"

	"sampan/app/money"
	"sampan/app/trade"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// CountryName is what a country is called on the screen, its code where the
// table does not know it.
func CountryName(d *widgets.Desk, t trade.Tables, code string) string {
	c, ok := t.Country(code)
	switch {
	case !ok:
		return code
	case d.Say("deals.tongue") == "zh":
		return c.NameZH
	}
	return c.NameEN
}

// Sum writes an amount with its currency.
func Sum(a money.Amount) string {
	return string(a.Currency) + " " + money.Format(a.Decimal(), a.Currency.Digits())
}

// DayColumn shows an ISO day shortly; sorting and copying take it whole.
func DayColumn[R any](d *widgets.Desk, key, title string, of func(R) string) rows.Column[R] {
	return rows.Column[R]{
		Key: key, Title: title, Width: 88, Plain: of,
		Value: func(r R) string { return d.ShortDay(of(r)) },
		SortKey: func(r R) int64 {
			n, _ := money.Exact(strings.ReplaceAll(of(r), "-", ""))
			return n.IntPart()
		},
	}
}
