package record

import (
	"context"

	"sampan/app/money"
	"sampan/app/sheet"
	"sampan/ui/widgets/rows"
)

// written makes a table for a spreadsheet of the rows and columns of a table
// of the screen: the rows chosen, where there are several, else all that the
// filters let through. Figures become numbers, with their currency in a column
// of its own, and ISO days become dates.
func written[R any](say func(string, ...any) string, m *rows.Model[R]) func(context.Context) (sheet.Table, error) {
	list := m.Selected()
	if m.Chosen() < 2 {
		list = make([]R, m.Len())
		for i := range list {
			list[i] = m.Row(i)
		}
	}
	var columns []rows.Column[R]
	for _, c := range m.Shown() {
		if c.Kind != rows.Photo && c.Kind != rows.Action && c.Value != nil {
			columns = append(columns, *c)
		}
	}
	return func(ctx context.Context) (sheet.Table, error) {
		t := sheet.Table{Rows: make([][]sheet.Datum, len(list))}
		for _, c := range columns {
			if err := ctx.Err(); err != nil {
				return t, err
			}
			currencies, values := cellsOf(list, &c)
			if currencies != nil {
				t.Columns = append(t.Columns, sheet.Column{Title: say("record.currency")})
			}
			t.Columns = append(t.Columns, sheet.Column{Title: say(c.Title)})
			for i := range list {
				if currencies != nil {
					t.Rows[i] = append(t.Rows[i], currencies[i])
				}
				t.Rows[i] = append(t.Rows[i], values[i])
			}
		}
		return t, nil
	}
}

// cellsOf gives the cells of a column, and their currencies where it has any.
func cellsOf[R any](list []R, c *rows.Column[R]) (currencies, values []sheet.Datum) {
	values = make([]sheet.Datum, len(list))
	for i, r := range list {
		text := c.Written(r)
		values[i] = sheet.On(text)
		if c.Kind != rows.Number {
			continue
		}
		e, err := money.ParseEntry(text)
		if err != nil || e.Unit != "" {
			continue
		}
		values[i] = sheet.Num(e.Value)
		if e.Currency != "" {
			if currencies == nil {
				currencies = make([]sheet.Datum, len(list))
			}
			currencies[i] = sheet.Str(string(e.Currency))
		}
	}
	return currencies, values
}
