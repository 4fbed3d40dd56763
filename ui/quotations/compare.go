package quotations

import (
	"strconv"

	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// comparison is the table of two revisions side by side, what changed first.
func (p *Page) comparison(all []difference, from, to int) *widgets.Table[difference] {
	tones := map[change]rows.Tone{changed: rows.Caution, added: rows.Good, removed: rows.Danger}
	word := func(d difference) string {
		if d.Change == same {
			return ""
		}
		return p.desk.Say("quotations." + string(d.Change))
	}
	m := rows.New(func(d difference) string { return strconv.Itoa(d.n) },
		rows.Column[difference]{Key: "change", Title: "quotations.change", Kind: rows.Status, Width: 96, Value: word, Tone: func(d difference) rows.Tone { return tones[d.Change] }},
		rows.Column[difference]{Key: "field", Title: "deals.what", Width: 170, Value: func(d difference) string { return p.editor.FieldName(d.Path) }},
		rows.Column[difference]{Key: "from", Title: "R" + strconv.Itoa(from), Width: 200, Flex: 1, Soft: true, Value: func(d difference) string { return d.From }},
		rows.Column[difference]{Key: "to", Title: "R" + strconv.Itoa(to), Width: 200, Flex: 1, Value: func(d difference) string { return d.To }},
	)
	list := onlyChanges(all)
	for _, d := range all {
		if d.Change == same {
			list = append(list, d)
		}
	}
	m.SetRows(list)
	return widgets.NewTable(p.desk, "quotation.comparison", m)
}
