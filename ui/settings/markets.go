package settings

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app/trade"
	"sampan/ui/record"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

func (p *Page) language() string { return p.desk.Say("app.language_code") }

// countriesTab lists the countries with the tier that the firm gives them.
func (p *Page) countriesTab() fyne.CanvasObject {
	d, t := p.desk, p.service.Tables()
	name := func(c trade.Country) string { return t.WhereName(c.Code, p.language()) }
	m := rows.New(func(c trade.Country) string { return c.Code },
		rows.Column[trade.Country]{Key: "country", Title: "settings.country", Width: 240, Flex: 1, Value: name},
		rows.Column[trade.Country]{Key: "other", Title: "settings.country", Width: 10, Hidden: true, Value: func(c trade.Country) string { return c.NameEN + " " + c.NameZH + " " + c.Alpha3 }},
		rows.Column[trade.Country]{Key: "code", Title: "settings.country_code", Width: 80, Soft: true, Value: func(c trade.Country) string { return c.Code }},
		rows.Column[trade.Country]{Key: "market", Title: "settings.market", Kind: rows.Status, Width: 140, Value: func(c trade.Country) string { return p.marketWord(p.model.firm.Market(t, c.Code)) }, Tone: func(c trade.Country) rows.Tone { return marketTone(p.model.firm.Market(t, c.Code)) }},
		rows.Column[trade.Country]{Key: "table", Title: "settings.market_table", Width: 200, Soft: true, Value: func(c trade.Country) string {
			if p.model.firm.Market(t, c.Code) == c.Market {
				return ""
			}
			return d.Say("settings.market_differs", "Market", p.marketWord(c.Market))
		}})
	table := widgets.NewTable(d, "settings.countries", m)
	table.SetRows(t.Countries)
	give := func(to trade.Market) {
		chosen := m.Selected()
		if c, ok := m.CursorRow(); ok && len(chosen) == 0 {
			chosen = []trade.Country{c}
		}
		for _, c := range chosen {
			p.model.firm.SetMarket(t, c.Code, to)
		}
		if len(chosen) > 0 {
			p.touch()
			table.Refresh()
		}
	}
	var items []*fyne.MenuItem
	buttons := []fyne.CanvasObject{d.Caption(d.Say("settings.market_give"))}
	for _, to := range markets() {
		items = append(items, fyne.NewMenuItem(p.marketWord(to), func() { give(to) }))
		buttons = append(buttons, d.Button("settings.market_"+string(to), "settings.market_"+string(to), widgets.Plain, func() { give(to) }))
	}
	table.Menu = func([]trade.Country) []*fyne.MenuItem { return items }
	tools := widgets.Toolbar([]fyne.CanvasObject{widgets.Fixed(220, table.SearchField())}, buttons)
	return widgets.Column(theme.Gap3, true, tools, d.Caption(d.Say("settings.market_note")).Narrow(200), widgets.Sheet(table))
}

func markets() []trade.Market { return []trade.Market{trade.Mature, trade.Emerging, trade.Developing} }

func (p *Page) marketWord(m trade.Market) string {
	if m == "" {
		return ""
	}
	return p.desk.Say("settings.market_" + string(m))
}

func marketTone(m trade.Market) rows.Tone {
	switch m {
	case trade.Mature:
		return rows.Good
	case trade.Emerging:
		return rows.Accent
	}
	return rows.Quiet
}

// accessTab lists what markets ask of goods.
func (p *Page) accessTab() fyne.CanvasObject {
	d := p.desk
	asked := func(r indexed) trade.Requirement { return p.model.firm.Asked[r.i] }
	column := func(key string, width, flex float32, value func(trade.Requirement) string) rows.Column[indexed] {
		return rows.Column[indexed]{Key: key, Title: "settings.asked_" + key, Width: width, Min: 70, Flex: flex, Value: func(r indexed) string { return value(asked(r)) }}
	}
	source := column("source", 220, 4, func(r trade.Requirement) string { return trade.In(p.language(), r.Source) })
	source.Soft = true
	t := widgets.NewTable(d, "settings.asked", rows.New(func(r indexed) string { return strconv.Itoa(r.i) },
		column("where", 130, 1, func(r trade.Requirement) string { return p.places(r.Where) }),
		column("goods", 150, 2, func(r trade.Requirement) string { return p.goods(r.Goods) }),
		column("kinds", 110, 1, func(r trade.Requirement) string { return strings.Join(r.Kinds, ", ") }),
		column("from", 92, 0, func(r trade.Requirement) string { return r.From }),
		column("until", 92, 0, func(r trade.Requirement) string { return r.Until }),
		source))
	t.SetRows(indices(len(p.model.firm.Asked)))
	removable(p, t, func() *[]trade.Requirement { return &p.model.firm.Asked })
	t.OnOpen = func(r indexed) { p.editAsked(t, r.i) }
	t.Empty = widgets.Empty{Text: d.Say("settings.asked_none"), Sample: d.Say("settings.asked_none_hint"), Act: "settings.asked_shipped", OnAct: func() {
		p.model.firm.Asked = slices.Clone(p.service.Tables().Asked)
		p.touch()
		t.SetRows(indices(len(p.model.firm.Asked)))
	}}
	add := d.IconButton("settings.asked_add", "settings.asked_add", fynetheme.IconNameContentAdd, func() { p.editAsked(t, -1) })
	tools := widgets.Toolbar([]fyne.CanvasObject{widgets.Fixed(220, t.SearchField())}, []fyne.CanvasObject{add})
	return widgets.Column(theme.Gap3, true, tools, d.Caption(d.Say("settings.asked_note")).Narrow(200), widgets.Sheet(t))
}

func (p *Page) places(codes []string) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		switch m := trade.Market(c); {
		case c == trade.Everywhere:
			names[i] = p.desk.Say("settings.everywhere")
		case slices.Contains(markets(), m):
			names[i] = p.marketWord(m)
		default:
			names[i] = p.service.Tables().WhereName(c, p.language())
		}
	}
	return strings.Join(names, ", ")
}

func (p *Page) goods(list []string) string {
	if len(list) == 0 {
		return p.desk.Say("settings.all_goods")
	}
	return strings.Join(list, ", ")
}

// editAsked opens the dialog of one row, -1 for a new one.
func (p *Page) editAsked(t *widgets.Table[indexed], i int) {
	d := p.desk
	r := trade.Requirement{}
	if i >= 0 {
		r = p.model.firm.Asked[i]
	}
	where, goods, kinds := p.places(r.Where), strings.Join(r.Goods, ", "), strings.Join(r.Kinds, ", ")
	f := record.NewForm(d, "asked", "settings", func() {})
	content := widgets.Form(4,
		widgets.Wide(2, f.Text("asked_where", &where).WithNote(d.Say("settings.asked_where_note"))),
		widgets.Wide(2, f.Text("asked_kinds", &kinds).WithNote(d.Say("settings.asked_kinds_note"))),
		widgets.Wide(4, f.Text("asked_goods", &goods).WithNote(d.Say("settings.asked_goods_note"))),
		widgets.Wide(2, f.Day("asked_from", &r.From)), widgets.Wide(2, f.Day("asked_until", &r.Until)),
		widgets.Wide(4, f.Area("asked_source", &r.Source, 2).WithNote(d.Say("settings.asked_source_note"))))
	var g *widgets.Dialog
	done := d.Button("asked.done", "settings.done", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		r.Kinds, r.Goods = parted(kinds), parted(goods)
		err := p.model.setAsked(p.service.Tables(), i, where, r, p.places)
		if f.Fail(err) {
			return
		}
		g.Close()
		p.touch()
		t.SetRows(indices(len(p.model.firm.Asked)))
	})
	cancel := d.Button("asked.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	g = d.Dialog(d.Say("settings.access"), 640, content, f.Input("asked_where"), nil, cancel, done)
	f.Within(content)
}
