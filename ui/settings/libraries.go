package settings

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/refund"
	"sampan/app/trade"
	"sampan/ui/files"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// chosen is a file that a person named, with its content.
type chosen struct {
	name string
	data []byte
}

// open asks for a file and reads it, then hands it over on the window.
func (p *Page) open(title string, endings []string, then func(chosen)) {
	q := files.Question{Title: p.desk.Say(title), Kinds: []files.Kind{{Name: p.desk.Say(title), Endings: endings}}}
	task.Do(p.scope, "open", func(ctx context.Context) (c chosen, err error) {
		path, err := p.outside.Files.Open(ctx, q)
		if err != nil || path == "" {
			return c, err
		}
		c.name = filepath.Base(path)
		if c.data, err = os.ReadFile(path); err != nil {
			return c, record.CannotRead(path, err)
		}
		return c, nil
	}, func(c chosen, err error) {
		if !p.desk.Fail(err) && c.name != "" {
			then(c)
		}
	})
}

var versionInName = regexp.MustCompile(`20\d\d[A-Za-z]`)

// librariesPart lists the versions of the refund-rate library, and looks a
// code up in them.
func (p *Page) librariesPart() fyne.CanvasObject {
	d := p.desk
	type row = refund.Edition
	t := widgets.NewTable(d, "settings.libraries", rows.New(func(e row) string { return e.Version },
		rows.Column[row]{Key: "version", Title: "settings.library_version", Width: 120, Value: func(e row) string { return e.Version }},
		rows.Column[row]{Key: "rows", Title: "settings.library_rows", Kind: rows.Number, Width: 90, Value: func(e row) string { return strconv.Itoa(e.Rows) }, SortKey: func(e row) int64 { return int64(e.Rows) }},
		rows.Column[row]{Key: "source", Title: "settings.library_source", Width: 240, Flex: 1, Value: func(e row) string { return e.Source }},
		rows.Column[row]{Key: "at", Title: "settings.library_at", Width: 150, Soft: true, Value: func(e row) string { return e.ImportedAt.Local().Format("2006-01-02 15:04") }},
		rows.Column[row]{Key: "by", Title: "settings.library_by", Width: 100, Soft: true, Value: func(e row) string { return e.ImportedBy }}))
	read := func() {
		task.Do(p.scope, "libraries", p.service.RateLibraries, func(list []row, err error) {
			if !d.Fail(err) {
				t.SetRows(list)
			}
		})
	}
	take := func() {
		p.open("settings.library_import", []string{"rar", "zip", "dbf", "xlsx", "xls", "csv"}, func(c chosen) { p.nameLibrary(c, read) })
	}
	t.Empty = widgets.Empty{Text: d.Say("settings.library_none"), Sample: d.Say("settings.library_none_hint"), Act: "settings.library_import", OnAct: take}
	read()
	drop := d.IconButton("settings.library_drop", "settings.library_drop", fynetheme.IconNameContentRemove, func() {
		e, ok := t.Model.CursorRow()
		if !ok {
			return
		}
		d.Confirm(d.Say("settings.library_drop"), d.Say("settings.library_drop_text", "Version", e.Version), "settings.library_drop", true, func() {
			task.Do(p.scope, "libraries", func(ctx context.Context) (struct{}, error) { return struct{}{}, p.service.DropRates(ctx, e.Version) },
				func(_ struct{}, err error) {
					if !d.Fail(err) {
						read()
					}
				})
		})
	})
	bring := d.IconButton("settings.library_import", "settings.library_import", fynetheme.IconNameDownload, take)
	head := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, bring, drop), d.Caption(d.Say("settings.library_note")).Narrow(120))
	return widgets.Column(theme.Gap3, true, p.lookUp(), head, widgets.Sheet(t))
}

// nameLibrary asks for the version of a file, which its name often says.
func (p *Page) nameLibrary(c chosen, then func()) {
	d := p.desk
	version := strings.ToUpper(versionInName.FindString(c.name))
	f := record.NewForm(d, "library", "settings", func() {})
	content := widgets.Column(theme.Gap3, false, d.Paragraph(c.name), f.Text("version", &version).WithNote(d.Say("settings.version_note")))
	var g *widgets.Dialog
	ok := d.Button("dialog.ok", "settings.library_import", widgets.Filled, func() {
		if !f.Settle() {
			return
		}
		task.Do(p.scope, "libraries", func(ctx context.Context) (refund.Library, error) {
			return p.service.ImportRates(ctx, c.name, c.data, version)
		},
			func(l refund.Library, err error) {
				if f.Fail(err) {
					return
				}
				g.Close()
				then()
				d.Toast(d.Say("settings.library_taken", "Version", l.Version, "N", l.Len()), nil)
			})
	})
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	g = d.Dialog(d.Say("settings.library_import"), 460, content, f.Input("version"), nil, no, ok)
	f.Within(content)
}

// lookUp finds the rate of a code on an export date.
func (p *Page) lookUp() fyne.CanvasObject {
	d := p.desk
	code, day := d.Entry("settings.rate_code", "settings.rate_code_hint"), d.DateEntry("settings.rate_day")
	day.SetDay(p.service.Now().Format(time.DateOnly))
	answer := d.Paragraph(d.Say("settings.rate_ask"))
	find := func() {
		hs := trade.CleanHS(code.Text)
		if hs == "" {
			answer.SetText(d.Say("settings.rate_ask"))
			return
		}
		on := day.Day()
		task.Do(p.scope, "rate", func(ctx context.Context) (app.FoundRate, error) { return p.service.FindRate(ctx, hs, on) }, func(f app.FoundRate, err error) {
			if !d.Fail(err) {
				answer.SetText(rateWords(d.Say, f))
			}
		})
	}
	code.OnChanged = func(string) { find() }
	day.OnDay = func(string) { find() }
	return widgets.Card(widgets.Column(theme.Gap2, false, widgets.Form(4, widgets.Wide(2, d.Field("settings.rate_code", code)), d.Field("settings.rate_day", day)), answer))
}

// rateWords says what a look-up found.
func rateWords(say func(string, ...any) string, f app.FoundRate) string {
	switch f.How {
	case refund.NoRate:
		return say("settings.rate_none")
	case refund.AskCode:
		var all []string
		for _, c := range f.Choices {
			all = append(all, string(c.Code)+" "+c.Name+" "+c.Refund.Shift(2).String()+" %")
			if len(all) == 5 {
				break
			}
		}
		return say("settings.rate_choose", "Choices", strings.Join(all, "; "))
	}
	return say("settings.rate_found_"+string(f.How), "Code", string(f.Rate.Code), "Name", f.Rate.Name, "Unit", f.Rate.Unit,
		"Rate", f.Rate.Refund.Shift(2).String(), "Version", f.Version, "From", f.Rate.From)
}

// mostCodes bounds what a search in the tables shows.
const mostCodes = 200

// tariffPart searches the commodity codes and takes in a new list.
func (p *Page) tariffPart() fyne.CanvasObject {
	d := p.desk
	type row = customs.Tariff
	t := widgets.NewTable(d, "settings.tariff", rows.New(func(v row) string { return string(v.Code) + v.From },
		rows.Column[row]{Key: "code", Title: "settings.tariff_code", Width: 110, Value: func(v row) string { return string(v.Code) }},
		rows.Column[row]{Key: "name", Title: "settings.tariff_name", Width: 180, Flex: 2, Value: func(v row) string { return v.Name }},
		rows.Column[row]{Key: "units", Title: "settings.tariff_units", Width: 100, Value: func(v row) string { return p.unitNames(v.FirstUnit, v.SecondUnit) }},
		rows.Column[row]{Key: "slots", Title: "settings.tariff_slots", Width: 260, Flex: 3, Soft: true, Value: func(v row) string { return v.Slots }},
		rows.Column[row]{Key: "conditions", Title: "settings.tariff_conditions", Width: 80, Value: func(v row) string { return v.Conditions }},
		rows.Column[row]{Key: "from", Title: "settings.rule_from", Width: 92, Soft: true, Value: func(v row) string { return v.From }},
		rows.Column[row]{Key: "to", Title: "settings.rule_to", Width: 92, Soft: true, Value: func(v row) string { return v.To }}))
	find := func(words string) {
		task.Do(p.scope, "tariff", func(ctx context.Context) ([]row, error) { return p.service.FindTariff(ctx, words, mostCodes) }, func(list []row, err error) {
			if !d.Fail(err) {
				t.SetRows(list)
			}
		})
	}
	take := func() {
		p.open("settings.tariff_import", []string{"xlsx", "xls", "csv"}, func(c chosen) {
			from := p.service.Now().Format("2006") + "-01-01"
			task.Do(p.scope, "tariff", func(ctx context.Context) (int, error) { return p.service.ImportTariff(ctx, c.data, from) }, func(n int, err error) {
				if !d.Fail(err) {
					find("")
					d.Toast(d.Say("settings.tariff_taken", "N", n), nil)
				}
			})
		})
	}
	t.Empty = widgets.Empty{Text: d.Say("settings.tariff_none"), Sample: d.Say("settings.tariff_none_hint"), Act: "settings.tariff_import", OnAct: take}
	find("")
	search := d.SearchField("settings.tariff_search", "settings.tariff_search", find)
	bring := d.IconButton("settings.tariff_import", "settings.tariff_import", fynetheme.IconNameDownload, take)
	return widgets.Column(theme.Gap3, true, widgets.Toolbar([]fyne.CanvasObject{widgets.Fixed(280, search)}, []fyne.CanvasObject{bring}), widgets.Sheet(t))
}

func (p *Page) unitNames(codes ...string) string {
	var names []string
	for _, code := range codes {
		if code == "" {
			continue
		}
		name := code
		for _, u := range p.service.Tables().Units {
			if u.Customs == code {
				name = trade.In(p.language(), u.NameEN+"|"+u.NameZH)
				break
			}
		}
		names = append(names, name)
	}
	return strings.Join(names, " / ")
}

// codesPart shows the tables of codes that can be imported.
func (p *Page) codesPart() fyne.CanvasObject {
	d := p.desk
	type row = trade.Code
	t := widgets.NewTable(d, "settings.codes", rows.New(func(c row) string { return c.Code + c.From },
		rows.Column[row]{Key: "code", Title: "settings.code_code", Width: 120, Value: func(c row) string { return c.Code }},
		rows.Column[row]{Key: "zh", Title: "settings.code_zh", Width: 240, Flex: 2, Value: func(c row) string { return c.NameZH }},
		rows.Column[row]{Key: "en", Title: "settings.code_en", Width: 200, Flex: 1, Soft: true, Value: func(c row) string { return c.NameEN }},
		rows.Column[row]{Key: "from", Title: "settings.rule_from", Width: 96, Soft: true, Value: func(c row) string { return c.From }},
		rows.Column[row]{Key: "to", Title: "settings.rule_to", Width: 96, Soft: true, Value: func(c row) string { return c.To }},
		rows.Column[row]{Key: "source", Title: "settings.rule_source", Width: 180, Flex: 1, Soft: true, Value: func(c row) string { return c.Source }}))
	table, words := app.CodeTables()[0], ""
	find := func() {
		at, typed := table, words
		task.Do(p.scope, "codes", func(ctx context.Context) ([]row, error) { return p.service.FindCodes(ctx, at, typed, mostCodes) }, func(list []row, err error) {
			if !d.Fail(err) {
				t.SetRows(list)
			}
		})
	}
	take := func() {
		p.open("settings.codes_import", []string{"xlsx", "xls", "csv"}, func(c chosen) {
			at := table
			task.Do(p.scope, "codes", func(ctx context.Context) (int, error) { return p.service.ImportCodes(ctx, at, c.name, c.data) }, func(n int, err error) {
				if !d.Fail(err) {
					find()
					d.Toast(d.Say("settings.codes_taken", "N", n), nil)
				}
			})
		})
	}
	t.Empty = widgets.Empty{Text: d.Say("settings.codes_none"), Sample: d.Say("settings.codes_none_hint"), Act: "settings.codes_import", OnAct: take}
	options := make([]widgets.Option, 0, len(app.CodeTables()))
	for _, name := range app.CodeTables() {
		options = append(options, widgets.Option{ID: name, Label: d.Say("settings.table_" + name)})
	}
	which := d.Select("settings.codes_table", "", options...)
	which.Set(table)
	which.OnPick = func(id string) {
		table = id
		find()
	}
	search := d.SearchField("settings.codes_search", "settings.tariff_search", func(typed string) {
		words = typed
		find()
	})
	find()
	bring := d.IconButton("settings.codes_import", "settings.codes_import", fynetheme.IconNameDownload, take)
	tools := widgets.Toolbar([]fyne.CanvasObject{widgets.Fixed(240, which), widgets.Fixed(240, search)}, []fyne.CanvasObject{bring})
	return widgets.Column(theme.Gap3, true, tools, d.Caption(d.Say("settings.codes_note")).Narrow(120), widgets.Sheet(t))
}
