package refunds

import (
	"context"
	"os"
	"strconv"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/sheet"
	"sampan/ui/files"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// takeInvoices reads a list as the tax bureau's platform exports it, shows
// what would become of each invoice, and keeps the new ones.
func takeInvoices(d *widgets.Desk, scope *task.Scope, s Service, f *files.Dialogs, then func()) {
	question := files.Question{Title: d.Say("invoices.take"), Kinds: []files.Kind{{Name: d.Say("record.workbook"), Endings: []string{"xlsx", "xls", "csv"}}}}
	task.Do(scope, "take", func(ctx context.Context) ([]app.ReadInvoice, error) {
		path, err := f.Open(ctx, question)
		if err != nil || path == "" {
			return nil, err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, record.CannotRead(path, err)
		}
		return s.ReadInvoices(ctx, data)
	}, func(list []app.ReadInvoice, err error) {
		if !d.Fail(err) && list != nil {
			judgeInvoices(d, scope, s, list, then)
		}
	})
}

func judgeInvoices(d *widgets.Desk, scope *task.Scope, s Service, list []app.ReadInvoice, then func()) {
	type row = app.ReadInvoice
	fresh := 0
	for _, v := range list {
		if v.State == sheet.New {
			fresh++
		}
	}
	m := rows.New(func(v row) string { return strconv.Itoa(v.Row) + v.Number },
		rows.Column[row]{Key: "row", Title: "invoices.take_row", Width: 52, Soft: true, Value: func(v row) string { return strconv.Itoa(v.Row) }},
		rows.Column[row]{Key: "number", Title: "invoices.number", Width: 186, Value: func(v row) string { return v.Number }},
		rows.Column[row]{Key: "seller", Title: "invoices.seller", Width: 160, Flex: 1, Value: func(v row) string { return v.Seller }},
		rows.Column[row]{Key: "taxable", Title: "invoices.taxable", Kind: rows.Number, Width: 116, Value: func(v row) string { return sum(v.Sum()) }},
		rows.Column[row]{
			Key: "state", Title: "invoices.state", Kind: rows.Status, Width: 240, Flex: 2,
			Value: func(v row) string {
				if v.Reason != nil {
					return d.Explain(v.Reason)
				}
				return d.Say("invoices.take_" + map[sheet.State]string{sheet.New: "new", sheet.Same: "same", sheet.Rejected: "rejected"}[v.State])
			},
			Tone: func(v row) rows.Tone {
				return map[sheet.State]rows.Tone{sheet.New: rows.Good, sheet.Rejected: rows.Danger}[v.State]
			},
		})
	t := widgets.NewTable(d, "invoices.taken", m)
	t.SetRows(list)
	var g *widgets.Dialog
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	ok := d.Button("dialog.ok", "invoices.take_do", widgets.Filled, func() {
		g.Close()
		task.Do(scope, "take", func(ctx context.Context) (int, error) { return s.ImportInvoices(ctx, list) }, func(n int, err error) {
			if !d.Fail(err) {
				then()
				d.Toast(d.Say("invoices.taken", "N", n), nil)
			}
		})
	})
	ok.SetEnabled(fresh > 0)
	content := widgets.Column(theme.Gap2, false, d.Text(d.Say("invoices.take_text", "N", fresh, "Of", len(list))), record.Tall(320, widgets.Sheet(t)))
	g = d.Dialog(d.Say("invoices.take"), 820, content, no, nil, []fyne.CanvasObject{no, ok}...)
}
