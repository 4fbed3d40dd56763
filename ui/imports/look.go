package imports

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/sheet"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// lookStep shows what would become of every row, with the reason per cell.
func (p *Page) lookStep() fyne.CanvasObject {
	d, m := p.desk, &p.model
	table := rows.New(func(r *sheet.Row) string { return strconv.Itoa(r.Number) }, p.lookColumns()...)
	t := widgets.NewTable(d, "imports.table", table)
	t.Empty = widgets.Empty{Text: d.Say("imports.no_rows"), Sample: d.Say("imports.no_rows_hint")}
	all := make([]*sheet.Row, len(m.plan.Rows))
	for i := range m.plan.Rows {
		all[i] = &m.plan.Rows[i]
	}
	t.SetRows(all)
	body := widgets.Sheet(t)
	var tabs []widgets.Tab
	for _, s := range states() {
		tabs = append(tabs, widgets.Tab{Key: "state" + string(s), Title: "imports.state_" + stateName(s), Note: strconv.Itoa(m.count(s)), Build: func() fyne.CanvasObject { return body }})
	}
	choose := func(key string) {
		m.tab = sheet.State(strings.TrimPrefix(key, "state"))
		table.Keep(nil)
		if state := m.tab; state != "" {
			table.Keep(func(r *sheet.Row) bool { return r.State == state })
		}
		t.Refresh()
	}
	bar := d.Tabs("imports.states", choose, tabs...)
	bar.Open("state" + string(m.tab))
	choose("state" + string(m.tab))
	return p.frame(bar.Content(), p.lookButtons(t)...)
}

func (p *Page) lookButtons(t *widgets.Table[*sheet.Row]) []fyne.CanvasObject {
	d, m := p.desk, &p.model
	p.write = d.Button("imports.write", "imports.write", widgets.Filled, p.run)
	label := func() {
		p.write.SetText(d.Say("imports.write_n", "N", m.toWrite()))
		p.write.SetEnabled(m.toWrite() > 0)
		p.nav.Touch()
	}
	label()
	buttons := []fyne.CanvasObject{widgets.Fixed(180, t.SearchField())}
	if m.count(sheet.Doubtful) > 0 {
		also := d.Check("imports.doubtful", "imports.also_doubtful", func(on bool) {
			m.doubtful = on
			label()
		})
		also.Set(m.doubtful)
		buttons = append(buttons, also)
	}
	if m.count(sheet.Rejected) > 0 {
		buttons = append(buttons, d.Button("imports.refused", "imports.refused", widgets.Plain, p.refused))
	}
	back := d.Button("imports.back", "imports.back", widgets.Plain, func() {
		m.step = mapping
		p.show()
	})
	return append(buttons, back, p.write)
}

func stateName(s sheet.State) string {
	if s == "" {
		return "all"
	}
	return string(s)
}

func (p *Page) lookColumns() []rows.Column[*sheet.Row] {
	type row = *sheet.Row
	d, m := p.desk, &p.model
	list := []rows.Column[row]{
		{Key: "number", Title: "sheet.row", Kind: rows.Number, Width: 60, Value: func(r row) string { return strconv.Itoa(r.Number) }, SortKey: func(r row) int64 { return int64(r.Number) }},
		{Key: "state", Title: "imports.state", Kind: rows.Status, Width: 100, Value: func(r row) string { return d.Say("imports.state_" + stateName(r.State)) }, Tone: func(r row) rows.Tone { return tones()[r.State] }},
	}
	for _, t := range m.shown() {
		list = append(list, rows.Column[row]{Key: t.Key, Title: t.Title(p.language()), Width: 130, Min: 80, Flex: 1, Value: func(r row) string { return m.cell(r, t.Key) }})
	}
	if m.noun == app.ProductNoun {
		list = append(list, rows.Column[row]{Key: "pictures", Title: "imports.pictures", Kind: rows.Number, Width: 60, Value: func(r row) string {
			if len(r.Pictures) == 0 {
				return ""
			}
			return strconv.Itoa(len(r.Pictures))
		}})
	}
	return append(list, rows.Column[row]{Key: "reason", Title: "sheet.reason", Width: 280, Min: 160, Flex: 3, Value: p.reasons})
}

func tones() map[sheet.State]rows.Tone {
	return map[sheet.State]rows.Tone{sheet.New: rows.Good, sheet.Changed: rows.Accent, sheet.Doubtful: rows.Caution, sheet.Rejected: rows.Danger}
}

func (p *Page) reasons(r *sheet.Row) string {
	words := make([]string, len(r.Problems))
	for i, problem := range r.Problems {
		words[i] = p.reason(problem)
	}
	return strings.Join(words, "  ")
}

// reason says which cell is wrong and why.
func (p *Page) reason(r sheet.Problem) string {
	where := r.Target
	for _, t := range app.Columns(p.model.noun) {
		if t.Key == r.Target {
			where = t.Title(p.language())
		}
	}
	return p.desk.Say("imports.reason", "Cell", r.Column+strconv.Itoa(r.Row), "Column", where, "Reason", p.desk.Explain(r.Reason))
}
