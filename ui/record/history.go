package record

import (
	"context"
	"fmt"
	"strings"

	"sampan/app"
	"sampan/app/file"
	"sampan/ui/task"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// ShowHistory opens the dialog of who changed which field of a record, newest
// first. Labels of the fields come from the room of the screen's texts.
func ShowHistory(d *widgets.Desk, scope *task.Scope, s Service, room string, n app.Noun, id string) {
	task.Do(scope, "history", func(ctx context.Context) ([]app.Change, error) { return s.History(ctx, n, id) },
		func(changes []app.Change, err error) {
			if d.Fail(err) {
				return
			}
			open(d, room, changes)
		})
}

const (
	historyWidth  = float32(860)
	historyHeight = float32(440)
)

type entry struct {
	app.Change
	at int
}

func open(d *widgets.Desk, room string, changes []app.Change) {
	m := rows.New(func(e entry) string { return fmt.Sprint(e.at) },
		rows.Column[entry]{Key: "at", Title: "record.when", Width: 148, Soft: true, Value: func(e entry) string { return e.At.Local().Format("2006-01-02 15:04") }},
		rows.Column[entry]{Key: "actor", Title: "record.who", Width: 96, Value: func(e entry) string { return e.Actor }},
		rows.Column[entry]{Key: "field", Title: "record.field", Width: 150, Value: func(e entry) string { return fieldName(d.Say, room, e.Field) }},
		rows.Column[entry]{Key: "from", Title: "record.from", Width: 180, Flex: 1, Value: func(e entry) string { return legible(e.From) }},
		rows.Column[entry]{Key: "to", Title: "record.to", Width: 180, Flex: 1, Value: func(e entry) string { return legible(e.To) }})
	t := widgets.NewTable(d, "history", m)
	t.Empty = widgets.Empty{Text: d.Say("record.no_history")}
	list := make([]entry, len(changes))
	for i, c := range changes {
		list[i] = entry{c, i}
	}
	t.SetRows(list)
	var g *widgets.Dialog
	shut := d.Button("history.close", "widgets.close", widgets.Plain, func() { g.Close() })
	g = d.Dialog(d.Say("record.history"), historyWidth, Tall(historyHeight, widgets.Sheet(t)), t, nil, widgets.Fixed(240, t.SearchField()), shut)
}

// fieldName puts the name of a stored field into words: tiers/2/price is
// "Price tiers 2 Price".
func fieldName(say func(string, ...any) string, room, field string) string {
	if whole := "record.field_" + field; say(whole) != whole { // what became of the whole record
		return say(whole)
	}
	parts := strings.Split(field, "/")
	for i, p := range parts {
		for _, key := range []string{room + "." + p, room + "." + parts[0] + "_" + p} {
			if text := say(key); text != key {
				parts[i] = text
				break
			}
		}
	}
	return strings.Join(parts, " ")
}

// legible shortens the ids of contents, which say nothing to people.
func legible(s string) string {
	if file.Valid(s) {
		return s[:8] + "…"
	}
	return strings.Join(strings.Fields(s), " ")
}
