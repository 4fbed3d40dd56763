package refunds

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app/customs"
	"sampan/app/money"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// itemsPart is the grid of items with what adds up below it.
func (p *Declaration) itemsPart() fyne.CanvasObject {
	d := p.desk
	p.grid = p.itemGrid()
	p.foot = d.Caption("").Narrow(120)
	p.sums()
	tools := []fyne.CanvasObject{
		d.IconButton("declaration.item_open", "declarations.item_open", fynetheme.IconNameDocumentCreate, p.openCursor),
		d.IconButton("declaration.item_add", "declarations.item_add", fynetheme.IconNameContentAdd, p.addItem),
		d.IconButton("declaration.item_remove", "declarations.item_remove", fynetheme.IconNameContentRemove, p.removeItem),
	}
	if p.model.fixed() {
		tools = nil
	}
	top := container.NewBorder(nil, nil, d.Heading(d.Say("declarations.items")), widgets.Line(theme.Gap2, tools...), widgets.Inset(theme.Gap1, p.foot))
	return widgets.Column(theme.Gap1, true, top, widgets.Sheet(p.grid))
}

func keyOf(i *item) string { return strconv.Itoa(i.key) }

func (p *Declaration) itemGrid() *widgets.Table[*item] {
	type row = *item
	t := p.service.Tables()
	zh := chinese(p.desk)
	set := func(column string) func(row, string) error {
		if p.model.fixed() {
			return nil
		}
		return func(i row, typed string) error {
			err := p.model.set(t, i, column, typed)
			if err == nil {
				p.touched()
				if column == "code" {
					p.knowTariff(i)
				}
			}
			return err
		}
	}
	text := func(key string, width, flex float32, value func(row) string) rows.Column[row] {
		return rows.Column[row]{Key: key, Title: "declarations." + key, Width: width, Min: width, Flex: flex, Value: value, Set: set(key)}
	}
	number := func(key string, width float32, value func(row) string) rows.Column[row] {
		return rows.Column[row]{Key: key, Title: "declarations." + key, Kind: rows.Number, Width: width, Min: width, Value: value, Set: set(key)}
	}
	unit := func(key string, code func(row) string) rows.Column[row] {
		c := text(key, 60, 0, func(i row) string { return unitName(t, code(i), zh) })
		c.Soft, c.Title = true, "declarations.unit_short"
		return c
	}
	m := rows.New(keyOf,
		rows.Column[row]{Key: "no", Title: "declarations.no_short", Width: 32, Soft: true, Value: func(i row) string { return strconv.Itoa(p.place(i)) }},
		text("code", 104, 0, func(i row) string { return string(i.Code) }),
		text("name", 96, 2, func(i row) string { return i.Name }),
		text("elements", 110, 3, func(i row) string { return i.Elements }),
		number("quantity", 72, func(i row) string { return figure(i.Quantity) }),
		unit("unit", func(i row) string { return i.Unit }),
		number("first_qty", 76, func(i row) string { return figure(i.FirstQty) }),
		unit("first_unit", func(i row) string { return i.FirstUnit }),
		number("second_qty", 76, func(i row) string { return figure(i.SecondQty) }),
		unit("second_unit", func(i row) string { return i.SecondUnit }),
		number("price", 72, func(i row) string { return figure(i.Price) }),
		number("total", 92, func(i row) string { return money.Format(i.Total.Decimal(), i.Total.Currency.Digits()) }),
		number("net_item", 72, func(i row) string { return figure(i.Net) }),
		text("origin", 52, 0, func(i row) string { return i.Origin }),
		text("item_destination", 52, 0, func(i row) string { return i.Destination }),
		text("district", 60, 0, func(i row) string { return i.District }),
		text("duty_mode", 44, 0, func(i row) string { return i.DutyMode }))
	g := widgets.NewTable(p.desk, "declaration.items", m)
	g.OnOpen = p.openItem
	g.Menu = func([]row) []*fyne.MenuItem {
		return []*fyne.MenuItem{
			fyne.NewMenuItem(p.desk.Say("declarations.item_open"), p.openCursor),
			fyne.NewMenuItem(p.desk.Say("declarations.item_remove"), p.removeItem),
		}
	}
	g.Empty = widgets.Empty{Text: p.desk.Say("declarations.no_items"), Act: "declarations.item_add", OnAct: p.addItem}
	g.SetRows(p.model.items)
	return g
}

// place is the number of an item, from 1.
func (p *Declaration) place(i *item) int {
	for n, row := range p.model.items {
		if row == i {
			return n + 1
		}
	}
	return 0
}

func (p *Declaration) addItem() {
	row := p.model.addItem()
	p.touched()
	p.grid.SetRows(p.model.items)
	p.grid.Reveal(keyOf(row))
	p.openItem(row)
}

func (p *Declaration) removeItem() {
	row, ok := p.grid.Model.CursorRow()
	if !ok {
		return
	}
	undo := p.model.removeItem(row)
	p.touched()
	p.grid.SetRows(p.model.items)
	p.desk.Toast(p.desk.Say("declarations.item_removed", "Name", row.Name), func() {
		undo()
		p.touched()
		p.grid.SetRows(p.model.items)
	})
}

// openCursor opens the item under the cursor, else the first.
func (p *Declaration) openCursor() {
	row, ok := p.grid.Model.CursorRow()
	switch {
	case ok:
		p.openItem(row)
	case len(p.model.items) > 0:
		p.openItem(p.model.items[0])
	}
}

func (p *Declaration) sums() {
	if p.foot == nil {
		return
	}
	total, net := p.model.goods()
	p.foot.SetText(p.desk.Say("declarations.sums", "N", len(p.model.items), "Total", sum(total), "Net", figure(net), "Head", figure(p.model.d.Net)))
}

// showAgainst lists what stands against the draft; of what was declared it
// lists the differences first.
func (p *Declaration) showAgainst() {
	if p.against == nil {
		return
	}
	d := p.desk
	var list []fyne.CanvasObject
	if p.model.correcting() {
		title := d.Say("declarations.differences", "N", len(p.differences))
		if len(p.differences) == 0 {
			title = d.Say("declarations.as_drafted")
		}
		list = append(list, d.Text(title))
		for _, each := range p.differences {
			list = append(list, p.differenceRow(each))
		}
	}
	switch n := blocking(p.findings); {
	case len(p.findings) == 0:
		list = append(list, d.StatusDot(rows.Good, d.Say("declarations.nothing_against")))
	default:
		tone := rows.Danger
		if n == 0 {
			tone = rows.Caution
		}
		list = append(list, d.StatusDot(tone, d.Say("declarations.against", "N", n, "Warnings", len(p.findings)-n)))
	}
	for i, each := range p.findings {
		list = append(list, p.findingRow(i, each))
	}
	p.against.Objects = list
	p.against.Refresh()
}

// where names the box of a finding.
func (p *Declaration) where(item int, field string) string {
	name := p.desk.Say("declarations." + field)
	if item > 0 {
		return p.desk.Say("declarations.at_item", "N", item, "Field", name)
	}
	return name
}

func (p *Declaration) findingRow(n int, f customs.Finding) fyne.CanvasObject {
	d := p.desk
	args := make([]any, 0, 2*len(f.Args))
	for name, value := range f.Args {
		if field, is := value.(string); is && name == "Field" {
			value = d.Say("declarations." + field)
		}
		args = append(args, name, value)
	}
	tone := theme.Danger
	if f.Warning {
		tone = theme.Caution
	}
	note := p.where(f.Item, f.Field)
	if f.Article != "" {
		note += "  ·  " + d.Say("declarations.article", "Article", f.Article)
	}
	to := d.Button("declaration.finding"+strconv.Itoa(n), "declarations.go_to", widgets.Quiet, func() { p.goTo(f.Item, f.Field) })
	bar := canvas.NewRectangle(theme.Color(tone))
	bar.SetMinSize(fyne.NewSize(3, 8))
	words := widgets.Column(0, false, d.Paragraph(d.Say(f.Key, args...)), d.Caption(note).Narrow(80))
	return container.NewBorder(nil, nil, widgets.Line(theme.Gap2, bar), to, words)
}

func (p *Declaration) differenceRow(each customs.Difference) fyne.CanvasObject {
	d := p.desk
	dash := func(s string) string {
		if s == "" {
			return "–"
		}
		return s
	}
	return widgets.Column(0, false, d.Caption(p.where(each.Item, each.Field)).Narrow(80),
		d.Paragraph(d.Say("declarations.drafted_declared", "Drafted", dash(each.Drafted), "Declared", dash(each.Declared))))
}

// goTo puts the keyboard on the box that a finding is about.
func (p *Declaration) goTo(item int, field string) {
	if item == 0 {
		p.focus(field)
		return
	}
	if item > len(p.model.items) {
		return
	}
	row := p.model.items[item-1]
	p.grid.Reveal(keyOf(row))
	p.desk.Window.Canvas().Focus(p.grid)
	if field == "elements" || !p.grid.Edit(field) {
		p.openItem(row)
	}
}
