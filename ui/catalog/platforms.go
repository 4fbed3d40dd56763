package catalog

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/sheet"
	"sampan/ui/files"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// platforms is the dialog that puts products into the columns of a
// marketplace's upload. What is changed there is remembered.
type platforms struct {
	desk    *widgets.Desk
	service Service
	dialogs *files.Dialogs
	ids     []string

	key     string
	columns []app.PlatformColumn
	changed bool
	table   *widgets.Table[int]
	field   *widgets.Picker // fills the column under the cursor
	dialog  *widgets.Dialog
}

const (
	platformsWidth  = float32(720)
	platformsHeight = float32(300)
)

func openPlatforms(d *widgets.Desk, s Service, dialogs *files.Dialogs, ids []string) {
	p := &platforms{desk: d, service: s, dialogs: dialogs, ids: ids}
	all := app.Platforms()
	options := make([]widgets.Option, len(all))
	for i, each := range all {
		options[i] = widgets.Option{ID: each.Key, Label: each.Name}
	}
	which := d.Select("platforms.which", "", options...)
	which.Set(all[0].Key)
	which.OnPick = p.load
	p.list()
	add := d.IconButton("platforms.add", "catalog.platform_add", fynetheme.IconNameContentAdd, p.add)
	drop := d.IconButton("platforms.remove", "catalog.platform_remove", fynetheme.IconNameContentRemove, p.remove)
	back := d.IconButton("platforms.back", "catalog.platform_back", fynetheme.IconNameContentUndo, p.restore)
	head := widgets.Toolbar([]fyne.CanvasObject{widgets.Fixed(200, which)}, []fyne.CanvasObject{add, drop, back})
	content := widgets.Column(theme.Gap3, false, head, record.Tall(platformsHeight, widgets.Sheet(p.table)), d.Field("catalog.platform_fill", p.field),
		d.Paragraph(d.Say("catalog.platform_note")).Tint(theme.SoftInk))
	cancel := d.Button("platforms.cancel", "widgets.cancel", widgets.Plain, func() { p.dialog.Close() })
	export := d.Button("platforms.export", "catalog.platform_export", widgets.Filled, p.export)
	p.dialog = d.Dialog(d.Say("catalog.platforms"), platformsWidth, content, p.table, nil, cancel, export)
	p.load(all[0].Key)
}

// load shows the columns of a marketplace; what was changed for another is
// kept first.
func (p *platforms) load(key string) {
	p.keep(func() {
		p.key = key
		task.Do(p.desk.Scope, "platforms", func(ctx context.Context) ([]app.PlatformColumn, error) { return p.service.PlatformColumns(ctx, key) },
			func(columns []app.PlatformColumn, err error) {
				if p.desk.Fail(err) {
					return
				}
				p.columns, p.changed = columns, false
				p.show()
			})
	})
}

// keep remembers the columns where they were changed, and goes on.
func (p *platforms) keep(then func()) {
	if !p.changed {
		then()
		return
	}
	key, columns := p.key, filled(p.columns)
	task.Do(p.desk.Scope, "platforms", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.service.KeepPlatformColumns(ctx, key, columns)
	}, func(_ struct{}, err error) {
		if !p.desk.Fail(err) {
			p.changed = false
			then()
		}
	})
}

// filled leaves out columns without a heading.
func filled(columns []app.PlatformColumn) []app.PlatformColumn {
	return slices.DeleteFunc(slices.Clone(columns), func(c app.PlatformColumn) bool { return strings.TrimSpace(c.Heading) == "" })
}

// restore brings back the columns to begin with.
func (p *platforms) restore() {
	p.columns, p.changed = nil, true
	p.load(p.key)
}

func (p *platforms) show() {
	p.table.SetRows(count(len(p.columns)))
	if len(p.columns) > 0 {
		p.table.Reveal(byPlace(min(max(p.table.Model.Cursor(), 0), len(p.columns)-1)))
	}
	p.reached()
}

// list makes the table of the columns and the field below it.
func (p *platforms) list() {
	d := p.desk
	p.table = widgets.NewTable(d, "platforms.columns", rows.New(byPlace,
		rows.Column[int]{Key: "heading", Title: "catalog.platform_heading", Width: 320, Flex: 1, Value: func(i int) string { return p.columns[i].Heading }, Set: func(i int, s string) error {
			p.columns = slices.Clone(p.columns)
			p.columns[i].Heading, p.changed = s, true
			return nil
		}},
		rows.Column[int]{Key: "field", Title: "catalog.platform_field", Width: 300, Flex: 1, Soft: true, Value: func(i int) string { return p.option(p.columns[i].Field).Label }}))
	p.table.OnSelect = p.reached
	p.table.OnTyped = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDelete {
			p.remove()
		}
		return ev.Name == fyne.KeyDelete
	}
	p.field = d.Picker("platforms.field", "")
	p.field.SetOptions(p.fields())
	p.field.OnPick = func(o widgets.Option) { p.fill(o.ID) }
	p.field.OnAdd = func(text string) { p.fill("=" + text) }
}

// reached shows what fills the column under the cursor.
func (p *platforms) reached() {
	if i, ok := p.table.Model.CursorRow(); ok && i < len(p.columns) {
		p.field.Set(p.option(p.columns[i].Field))
	}
}

func (p *platforms) fill(field string) {
	i, ok := p.table.Model.CursorRow()
	if !ok {
		return
	}
	p.columns = slices.Clone(p.columns)
	p.columns[i].Field, p.changed = field, true
	p.show()
}

func (p *platforms) add() {
	p.columns, p.changed = append(slices.Clone(p.columns), app.PlatformColumn{Heading: p.desk.Say("catalog.platform_new")}), true
	p.table.SetRows(count(len(p.columns)))
	p.table.Reveal(byPlace(len(p.columns) - 1))
	p.reached()
}

func (p *platforms) remove() {
	if i, ok := p.table.Model.CursorRow(); ok {
		p.columns, p.changed = slices.Delete(slices.Clone(p.columns), i, i+1), true
		p.show()
	}
}

// fields are what a column may be filled with; other words are a fixed text.
func (p *platforms) fields() []widgets.Option {
	var options []widgets.Option
	for _, key := range app.PlatformFields() {
		options = append(options, p.option(key))
	}
	return options
}

func (p *platforms) option(field string) widgets.Option {
	if fixed, ok := strings.CutPrefix(field, "="); ok {
		return widgets.Option{ID: field, Label: p.desk.Say("catalog.platform_fixed", "Text", fixed)}
	}
	return widgets.Option{ID: field, Label: p.desk.Say("catalog.field_" + field)}
}

// export keeps the columns and writes the file.
func (p *platforms) export() {
	p.keep(func() {
		p.dialog.Close()
		columns, ids := filled(p.columns), p.ids
		name := fmt.Sprintf("%s %s.xlsx", p.called(), p.desk.Today().Format(widgets.Day))
		record.Export(p.desk, p.desk.Scope, p.dialogs, name, "record.exported", func(ctx context.Context) (sheet.Table, error) {
			return p.service.ExportPlatform(ctx, columns, ids...)
		})
	})
}

// called is the name of the marketplace for the file.
func (p *platforms) called() string {
	for _, each := range app.Platforms() {
		if each.Key == p.key {
			return each.Name
		}
	}
	return p.key
}
