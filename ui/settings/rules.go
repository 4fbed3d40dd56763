package settings

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/refund"
	"sampan/app/trade"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Law is what the screen asks about the rules and tables of customs and tax.
type Law interface {
	Rules(ctx context.Context) (trade.Rules, error)
	SaveRules(ctx context.Context, rules trade.Rules) error
	RateLibraries(ctx context.Context) ([]refund.Edition, error)
	ImportRates(ctx context.Context, name string, data []byte, version string) (refund.Library, error)
	DropRates(ctx context.Context, version string) error
	FindRate(ctx context.Context, code trade.HSCode, exportDate string) (app.FoundRate, error)
	FindTariff(ctx context.Context, words string, limit int) ([]customs.Tariff, error)
	ImportTariff(ctx context.Context, data []byte, from string) (int, error)
	ImportCodes(ctx context.Context, table, name string, data []byte) (int, error)
	FindCodes(ctx context.Context, table, words string, limit int) ([]trade.Code, error)
}

// customsTab holds the dated rules and the tables that people import.
func (p *Page) customsTab() fyne.CanvasObject {
	tabs := p.desk.Tabs("settings.customs_tabs", func(to string) { p.model.law = to },
		widgets.Tab{Key: "rules", Title: "settings.rules", Build: p.rulesPart},
		widgets.Tab{Key: "libraries", Title: "settings.libraries", Build: p.librariesPart},
		widgets.Tab{Key: "tariff", Title: "settings.tariff", Build: p.tariffPart},
		widgets.Tab{Key: "codes", Title: "settings.codes", Build: p.codesPart})
	tabs.Open(p.model.law)
	return tabs.Content()
}

// standing is how a rule's backing is shown.
func standing(s trade.Standing) (key string, tone rows.Tone) {
	switch s {
	case trade.Published:
		return "settings.standing_published", rows.Good
	case trade.Practice:
		return "settings.standing_practice", rows.Caution
	}
	return "settings.standing_unconfirmed", rows.Danger
}

// rulesPart lists the rules; the firm's own rows win over shipped ones.
func (p *Page) rulesPart() fyne.CanvasObject {
	d := p.desk
	type row = trade.Rule
	name := func(r row) string {
		key := "settings.rule_" + strings.ReplaceAll(r.Key, ".", "_")
		if said := d.Say(key); said != key {
			return said
		}
		return r.Key
	}
	m := rows.New(func(r row) string {
		return r.Key + "/" + r.From + "/" + r.Value + "/" + string(r.Standing) + map[bool]string{true: "own"}[r.Own]
	},
		rows.Column[row]{Key: "name", Title: "settings.rule_name", Width: 230, Min: 150, Flex: 2, Value: name},
		rows.Column[row]{Key: "value", Title: "settings.rule_value", Width: 96, Value: func(r row) string { return r.Value }},
		rows.Column[row]{Key: "from", Title: "settings.rule_from", Width: 92, Value: func(r row) string { return r.From }},
		rows.Column[row]{Key: "to", Title: "settings.rule_to", Width: 92, Value: func(r row) string { return r.To }},
		rows.Column[row]{
			Key: "standing", Title: "settings.rule_standing", Kind: rows.Status, Width: 120,
			Value: func(r row) string {
				key, _ := standing(r.Standing)
				return d.Say(key)
			},
			Tone: func(r row) rows.Tone {
				_, tone := standing(r.Standing)
				return tone
			},
		},
		rows.Column[row]{Key: "own", Title: "settings.rule_own", Width: 76, Value: func(r row) string {
			if r.Own {
				return d.Say("settings.rule_ours")
			}
			return ""
		}},
		rows.Column[row]{Key: "source", Title: "settings.rule_source", Width: 220, Min: 120, Flex: 3, Soft: true, Value: func(r row) string { return r.Source }})
	t := widgets.NewTable(d, "settings.rules", m)
	t.OnOpen = func(r row) { p.editRule(r, name(r)) }
	p.ruleTable = t
	p.readRules()
	edit := d.IconButton("settings.rule_edit", "settings.rule_edit", fynetheme.IconNameDocumentCreate, func() {
		if r, ok := m.CursorRow(); ok {
			p.editRule(r, name(r))
		}
	})
	remove := d.IconButton("settings.rule_remove", "settings.rule_remove", fynetheme.IconNameContentRemove, func() {
		if r, ok := m.CursorRow(); ok && r.Own {
			p.keepRules(slices.DeleteFunc(p.ownRules(), func(o row) bool { return o == r }))
		}
	})
	tools := widgets.Toolbar([]fyne.CanvasObject{widgets.Fixed(220, t.SearchField())}, []fyne.CanvasObject{edit, remove})
	return widgets.Column(theme.Gap3, true, tools, d.Note(d.Say("settings.rules_note")), widgets.Sheet(t))
}

func (p *Page) readRules() {
	task.Do(p.scope, "rules", p.service.Rules, func(list trade.Rules, err error) {
		if p.desk.Fail(err) {
			return
		}
		sorted := slices.Clone(list)
		slices.SortStableFunc(sorted, func(a, b trade.Rule) int { return strings.Compare(a.Key, b.Key) })
		p.ruleTable.SetRows(sorted)
	})
}

func (p *Page) ownRules() trade.Rules {
	return slices.DeleteFunc(slices.Clone(p.ruleTable.Model.All()), func(r trade.Rule) bool { return !r.Own })
}

func (p *Page) keepRules(own trade.Rules) {
	task.Do(p.scope, "rules", func(ctx context.Context) (struct{}, error) { return struct{}{}, p.service.SaveRules(ctx, own) }, func(_ struct{}, err error) {
		if !p.desk.Fail(err) {
			p.readRules()
			p.desk.Toast(p.desk.Say("settings.rules_saved"), nil)
		}
	})
}

// editRule changes a row of the firm's own, or sets one over a shipped row.
func (p *Page) editRule(was trade.Rule, title string) {
	d := p.desk
	r := was
	r.Own = true
	if !was.Own {
		r.Source = ""
	}
	f := record.NewForm(d, "rule", "settings", func() {})
	standings := make([]widgets.Option, 0, 3)
	for _, s := range []trade.Standing{trade.Published, trade.Practice, trade.Unconfirmed} {
		key, _ := standing(s)
		standings = append(standings, widgets.Option{ID: string(s), Label: d.Say(key)})
	}
	content := widgets.Column(theme.Gap3, false,
		widgets.Form(3, f.Text("rule_value", &r.Value), f.Day("rule_from", &r.From), f.Day("rule_to", &r.To)),
		f.Choose("rule_standing", string(r.Standing), func(id string) { r.Standing = trade.Standing(id) }, standings...),
		f.Area("rule_source", &r.Source, 2).WithNote(d.Say("settings.rule_source_note")))
	if !was.Own {
		content.Add(d.Note(d.Say("settings.rule_over", "Value", was.Value, "Source", was.Source)))
	}
	var g *widgets.Dialog
	done := d.Button("rule.done", "settings.done", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		own := slices.DeleteFunc(p.ownRules(), func(o trade.Rule) bool { return o == was })
		g.Close()
		p.keepRules(append(own, r))
	})
	cancel := d.Button("rule.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	g = d.Dialog(title, 560, content, f.Input("rule_value"), nil, cancel, done)
	f.Within(content)
}
