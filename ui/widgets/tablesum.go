package widgets

import (
	"sampan/app/money"
	"sampan/ui/widgets/rows"
)

// mostSummed bounds what is added up while one selects.
const mostSummed = 20_000

// chosen says how many rows are chosen and, on a column of numbers, what they
// come to, as a spreadsheet does at its bottom.
func (t *Table[R]) chosen() string {
	n := t.Model.Chosen()
	if sum := t.sum(); sum != "" {
		return t.desk.Say("widgets.chosen_sum", "N", n, "Sum", sum)
	}
	return t.desk.Say("widgets.chosen", "N", n)
}

// sum adds the chosen figures of the cursor's column; "" where they cannot
// be added: words, percentages, more than one currency, hidden figures.
func (t *Table[R]) sum() string {
	cols := t.Model.Shown()
	if t.column >= len(cols) || t.Model.Chosen() > mostSummed {
		return ""
	}
	c := cols[t.column]
	if c.Kind != rows.Number || (c.Inside && t.desk.Concealed()) {
		return ""
	}
	total, places, currency, found := money.Zero, int32(0), money.Currency(""), false
	for _, r := range t.Model.Selected() {
		v := c.Value(r)
		if v == "" {
			continue
		}
		e, err := money.ParseEntry(v)
		if err != nil || e.Unit != "" || (found && e.Currency != currency) {
			return ""
		}
		total, currency, found = total.Add(e.Value), e.Currency, true
		places = max(places, -e.Value.Exponent())
	}
	if !found {
		return ""
	}
	shown := money.Format(total, places)
	if currency != "" {
		shown = string(currency) + " " + shown
	}
	return shown
}
