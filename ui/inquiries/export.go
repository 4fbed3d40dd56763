package inquiries

import (
	"context"
	"fmt"
	"strings"

	"sampan/app/money"
	"sampan/app/sheet"
	"sampan/ui/files"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// exportRows writes the rows on show to a file, column by column as they
// stand. Nothing happens where there are none.
func exportRows[R any](d *widgets.Desk, scope *task.Scope, dialogs *files.Dialogs, title string, m *rows.Model[R]) {
	if m.Len() == 0 {
		return
	}
	t := tableOf(m, func(key string) string { return d.Say(key) })
	name := fmt.Sprintf("%s %s.xlsx", strings.ReplaceAll(d.Say(title), "/", " "), d.Today().Format(widgets.Day))
	record.Export(d, scope, dialogs, name, "record.exported", func(context.Context) (sheet.Table, error) { return t, nil })
}

// tableOf is what a table shows, for a spreadsheet: plain figures stay numbers.
func tableOf[R any](m *rows.Model[R], say func(string) string) sheet.Table {
	var t sheet.Table
	var columns []*rows.Column[R]
	for _, c := range m.Shown() {
		if c.Kind != rows.Photo && c.Kind != rows.Action && c.Value != nil {
			columns = append(columns, c)
			t.Columns = append(t.Columns, sheet.Column{Title: say(c.Title)})
		}
	}
	for i := range m.Len() {
		cells := make([]sheet.Datum, len(columns))
		for j, c := range columns {
			cells[j] = datum(c.Kind, c.Value(m.Row(i)))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func datum(kind rows.Kind, shown string) sheet.Datum {
	if kind == rows.Number {
		if n, err := money.Exact(strings.ReplaceAll(shown, ",", "")); err == nil {
			return sheet.Num(n)
		}
	}
	return sheet.Str(shown)
}
