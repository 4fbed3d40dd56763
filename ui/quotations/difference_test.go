package quotations

import (
	"fmt"
	"testing"

	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/quotation"
)

func TestCompare(t *testing.T) {
	line := func(code, price string) deal.Line {
		return deal.Line{ProductID: "id-" + code, Code: code, NameEN: "Bottle", Quantity: money.New(500), Unit: "pcs", Price: money.Must(price)}
	}
	of := func(lines ...deal.Line) quotation.Quotation {
		return quotation.Quotation{Deal: deal.Deal{Currency: "USD", Lines: lines}}
	}
	a, b, c := line("A", "2.74"), line("B", "3"), line("C", "1.5")
	cheaper := line("B", "2.9")
	for name, each := range map[string]struct {
		from, to quotation.Quotation
		want     []string
	}{
		"nothing":           {of(a, b), of(a, b), nil},
		"moved":             {of(a, b, c), of(c, a, b), nil},
		"the first is gone": {of(a, b, c), of(b, c), []string{"total: USD 3,620.00 → USD 2,250.00", "lines/1: A · 500 pcs × 2.74 · Bottle → "}},
		"one more":          {of(a), of(c, a), []string{"total: USD 1,370.00 → USD 2,120.00", "lines/1:  → C · 500 pcs × 1.50 · Bottle"}},
		"a price":           {of(a, b), of(a, cheaper), []string{"total: USD 2,870.00 → USD 2,820.00", "lines/2/price: 3.00 → 2.90"}},
		"one article twice": {of(b, b), of(b, cheaper), []string{"total: USD 3,000.00 → USD 2,950.00", "lines/2/price: 3.00 → 2.90"}},
	} {
		var got []string
		for _, d := range onlyChanges(compare(each.from, each.to, "en")) {
			got = append(got, fmt.Sprintf("%s: %s → %s", d.Path, d.From, d.To))
		}
		if fmt.Sprint(got) != fmt.Sprint(each.want) {
			t.Errorf("%s: %q, want %q", name, got, each.want)
		}
	}
}
