package deals

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/ui/task"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// ShowHistory lists who changed which field of a record, newest first.
func (e *Editor) ShowHistory(noun app.Noun, id string) {
	task.Do(e.scope, "history", func(ctx context.Context) ([]app.Change, error) {
		return e.service.History(ctx, noun, id)
	}, func(changes []app.Change, err error) {
		if e.desk.Fail(err) {
			return
		}
		m := rows.New(func(r numbered) string { return strconv.Itoa(r.n) },
			rows.Column[numbered]{Key: "at", Title: "deals.when", Width: 148, Soft: true, Value: func(r numbered) string { return r.At.Local().Format("2006-01-02 15:04") }},
			rows.Column[numbered]{Key: "actor", Title: "deals.who", Width: 90, Value: func(r numbered) string { return r.Actor }},
			rows.Column[numbered]{Key: "field", Title: "deals.what", Width: 150, Value: func(r numbered) string { return e.FieldName(r.Field) }},
			rows.Column[numbered]{Key: "from", Title: "deals.from", Width: 150, Flex: 1, Soft: true, Value: func(r numbered) string { return r.From }},
			rows.Column[numbered]{Key: "to", Title: "deals.to", Width: 150, Flex: 1, Value: func(r numbered) string { return r.To }},
		)
		list := make([]numbered, len(changes))
		for i, c := range changes {
			list[i] = numbered{i, c}
		}
		m.SetRows(list)
		t := widgets.NewTable(e.desk, e.key+".history", m)
		t.Empty = widgets.Empty{Text: e.desk.Say("deals.no_history")}
		e.TableDialog(e.desk.Say("deals.history"), t)
	})
}

type numbered struct {
	n int
	app.Change
}

// TableDialog shows a table over the page.
func (e *Editor) TableDialog(title string, table fyne.CanvasObject) {
	var g *widgets.Dialog
	shut := e.desk.Button("dialog.close", "widgets.close", widgets.Plain, func() { g.Close() })
	sheet := container.New(floor(360), widgets.Sheet(table))
	g = e.desk.Dialog(title, 840, sheet, shut, nil, shut)
}

// FieldName puts the path of a field into words: "lines/2/price" is "Line 2 ·
// Price".
func (e *Editor) FieldName(path string) string {
	parts := strings.Split(path, "/")
	last := parts[len(parts)-1]
	name := e.desk.Say("deals." + last)
	if name == "deals."+last {
		name = last
	}
	if len(parts) < 2 || (parts[0] != "lines" && parts[0] != "charges") {
		return name
	}
	row := e.desk.Say("deals.row_"+parts[0], "N", parts[1])
	if len(parts) == 2 {
		return row
	}
	return row + " · " + name
}
