package deals

import (
	"strings"

	"sampan/app/money"
)

// Pasted is one row that came from a spreadsheet: a code, and what else could
// be told apart. Price is the second number of the row, nil without one.
type Pasted struct {
	Code, Text string
	Quantity   money.Decimal
	Price      *money.Decimal
}

// mostPasted bounds the rows taken from the clipboard at once.
const mostPasted = 2000

// ParsePasted reads rows of tab-separated cells: the first cell that is a
// known code, else the first with words, is the code; the first number behind
// it the quantity, the next one the price. Rows without a code or number,
// such as a row of titles, are left out.
func ParsePasted(text string, known func(code string) bool) []Pasted {
	var out []Pasted
	for row := range strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")) {
		if len(out) == mostPasted {
			break
		}
		if p, ok := pastedRow(strings.Split(strings.TrimRight(row, "\n"), "\t"), known); ok {
			out = append(out, p)
		}
	}
	return out
}

func pastedRow(cells []string, known func(string) bool) (Pasted, bool) {
	var p Pasted
	start := -1
	for i, c := range cells {
		if c = strings.TrimSpace(c); c != "" && known(c) {
			p.Code, start = c, i
			break
		}
	}
	isKnown := start >= 0
	numbers := 0
	for i, c := range cells {
		c = strings.TrimSpace(c)
		if c == "" || i == start {
			continue
		}
		e, err := money.ParseEntry(c)
		switch {
		case err != nil && p.Code == "":
			p.Code, start = c, i
		case err != nil && p.Text == "":
			p.Text = c
		case err == nil && i > start && start >= 0 && numbers == 0:
			p.Quantity = e.Value
			numbers++
		case err == nil && i > start && start >= 0 && numbers == 1:
			p.Price = &e.Value
			numbers++
		}
	}
	if p.Quantity.IsNegative() || (p.Price != nil && p.Price.IsNegative()) {
		return p, false
	}
	return p, p.Code != "" && (isKnown || numbers > 0)
}
