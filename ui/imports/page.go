package imports

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/sheet"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Page is the import of one kind of record, in four steps: choose a file, say
// what its columns mean, look at its rows, see what was written.
type Page struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	dialogs *files.Dialogs
	scope   *task.Scope
	model   model

	body  *fyne.Container
	next  *widgets.Button
	write *widgets.Button
}

// New makes the page; the noun is that of the records to come.
func New(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs, n app.Noun) *Page {
	return &Page{desk: d, nav: nav, service: s, dialogs: dialogs, scope: task.NewScope(d.Scope.Runner()), model: model{noun: n}}
}

// Title says what is imported.
func (p *Page) Title() string { return p.desk.Say("imports.title_" + string(p.model.noun)) }

// Can is false for every command: the steps have buttons of their own.
func (p *Page) Can(navigation.Command) bool { return false }

// Do does nothing.
func (p *Page) Do(navigation.Command) {}

// Unsaved reports a file that was looked at and not written.
func (p *Page) Unsaved() bool { return p.model.step == looking && p.model.toWrite() > 0 }

// Close ends the page's work and lets the file go.
func (p *Page) Close() {
	p.scope.Close()
	p.model.close()
}

func (p *Page) language() string { return p.desk.Say("app.language_code") }

// Content builds the page.
func (p *Page) Content() fyne.CanvasObject {
	p.body = container.NewStack()
	p.nav.Drop(func(paths []string) {
		if len(paths) > 0 && p.model.step != looking {
			p.read(paths[0], sheet.Options{})
		}
	})
	p.show()
	return p.body
}

func (p *Page) show() {
	if p.body == nil {
		return
	}
	build := map[step]func() fyne.CanvasObject{choosing: p.chooseStep, mapping: p.mapStep, looking: p.lookStep, done: p.doneStep}
	p.body.Objects = []fyne.CanvasObject{build[p.model.step]()}
	p.body.Refresh()
	p.nav.Touch()
}

// frame is what all steps have: the title, how far one has got, the buttons.
func (p *Page) frame(content fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	d := p.desk
	steps := make([]fyne.CanvasObject, 0, 4)
	for i, key := range []string{"imports.step_choose", "imports.step_map", "imports.step_look", "imports.step_done"} {
		label := d.Text(d.Say(key))
		switch {
		case step(i) == p.model.step:
			label.Tint(theme.Accent)
		case step(i) > p.model.step:
			label.Tint(theme.SoftInk)
		}
		steps = append(steps, label)
	}
	head := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, buttons...), d.Title(d.Say("imports.of_"+string(p.model.noun))).Narrow(80))
	return widgets.Column(theme.Gap3, true, head, widgets.Line(theme.Gap6, steps...), content)
}

func (p *Page) chooseStep() fyne.CanvasObject {
	d := p.desk
	choose := d.Button("imports.choose", "imports.choose", widgets.Filled, p.choose)
	template := d.Button("imports.template", "imports.template", widgets.Plain, p.template)
	known := ""
	for _, t := range app.Columns(p.model.noun) {
		if known != "" {
			known += p.desk.Say("imports.and")
		}
		known += t.Title(p.language())
	}
	text := widgets.Column(theme.Gap4, false,
		d.Section("imports.how", d.Paragraph(d.Say("imports.how_text"))),
		d.Section("imports.columns", d.Paragraph(known).Tint(theme.SoftInk)))
	return p.frame(text, template, choose)
}

// template writes the empty table that people fill in.
func (p *Page) template() {
	name := p.desk.Say("imports.template_"+string(p.model.noun)) + ".xlsx"
	noun, language := p.model.noun, p.language()
	record.Export(p.desk, p.scope, p.dialogs, name, "imports.template_written", func(context.Context) (sheet.Table, error) {
		return sheet.Template(name, app.Columns(noun), language), nil
	})
}

func (p *Page) choose() {
	question := files.Question{Title: p.desk.Say("imports.choose"), Kinds: []files.Kind{{Name: p.desk.Say("imports.files"), Endings: []string{"xlsx", "csv", "txt", "tsv", "xlsm"}}}}
	task.Do(p.scope, "choose", func(ctx context.Context) (string, error) { return p.dialogs.Open(ctx, question) },
		func(path string, err error) {
			if !p.desk.Fail(err) && path != "" {
				p.read(path, sheet.Options{})
			}
		})
}

// opened is a file with the meaning its columns seem to have.
type opened struct {
	book    *sheet.Book
	sheet   *sheet.Sheet
	mapping sheet.Mapping
}

// read opens a file away from the window. What cannot be read says so in one
// sentence and changes nothing.
func (p *Page) read(path string, o sheet.Options) {
	task.Do(p.scope, "read", func(ctx context.Context) (opened, error) {
		book, err := sheet.Open(ctx, path, o)
		if err != nil {
			return opened{}, err
		}
		f := opened{book: book, sheet: book.First()}
		if f.mapping, err = p.service.GuessMapping(ctx, p.model.noun, f.sheet); err != nil {
			_ = book.Close() // the reason is what counts
			return opened{}, err
		}
		return f, nil
	}, func(f opened, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.model.close()
		p.model.path, p.model.options, p.model.book = path, o, f.book
		p.model.begin(f.sheet, f.mapping)
		p.model.step = mapping
		p.show()
	})
}

// guess takes another sheet of the book.
func (p *Page) guess(s *sheet.Sheet) {
	task.Do(p.scope, "read", func(ctx context.Context) (sheet.Mapping, error) { return p.service.GuessMapping(ctx, p.model.noun, s) },
		func(m sheet.Mapping, err error) {
			if p.desk.Fail(err) {
				return
			}
			p.model.begin(s, m)
			p.show()
		})
}

// look plans the import and shows its rows.
func (p *Page) look() {
	noun, s, m := p.model.noun, p.model.sheet, p.model.mapping
	g, _ := p.desk.ProgressDialog(p.desk.Say("imports.reading"), func() { p.scope.Cancel("plan") })
	task.Do(p.scope, "plan", func(ctx context.Context) (app.Import, error) { return p.service.PlanImport(ctx, noun, s, m) },
		func(plan app.Import, err error) {
			g.Close()
			if p.desk.Fail(err) {
				return
			}
			p.model.plan, p.model.step, p.model.tab = plan, looking, ""
			p.show()
		})
}

// run writes the good rows, and remembers what the columns meant.
func (p *Page) run() {
	plan, doubtful, noun, s, m := p.model.plan, p.model.doubtful, p.model.noun, p.model.sheet, p.model.mapping
	g, bar := p.desk.ProgressDialog(p.desk.Say("imports.writing"), func() { p.scope.Cancel("write") })
	task.DoWithProgress(p.scope, "write", func(ctx context.Context, report func(task.Progress)) (int, error) {
		n, err := p.service.RunImport(ctx, plan, doubtful, func(at, total int) { report(task.Progress{Done: at, Total: total}) })
		if err != nil {
			return 0, err
		}
		return n, p.service.RememberMapping(ctx, noun, s, m)
	}, bar.Set, func(n int, err error) {
		g.Close()
		if p.desk.Fail(err) {
			return
		}
		p.model.written, p.model.step = n, done
		p.show()
	})
}

// refused writes the rows that were not taken, to be mended and brought again.
func (p *Page) refused() {
	d := p.desk
	base := filepath.Base(p.model.path)
	name := base[:len(base)-len(filepath.Ext(base))] + " " + d.Say("sheet.rejected") + ".xlsx"
	s, m, list := p.model.sheet, p.model.mapping, p.model.plan.Rows
	record.Export(d, p.scope, p.dialogs, name, "record.exported", func(context.Context) (sheet.Table, error) {
		return sheet.Refused(d.Say("sheet.rejected"), s, m, list, d.Say("sheet.row"), d.Say("sheet.reason"), func(r sheet.Problem) string { return p.reason(r) }), nil
	})
}

func (p *Page) doneStep() fyne.CanvasObject {
	d := p.desk
	list := navigation.Route{Screen: navigation.Contacts}
	if p.model.noun == app.ProductNoun {
		list.Screen = navigation.Catalog
	}
	open := d.Button("imports.open", "imports.open_"+string(p.model.noun), widgets.Filled, func() { p.nav.Go(list) })
	again := d.Button("imports.again", "imports.again", widgets.Plain, func() {
		p.model.close()
		p.model = model{noun: p.model.noun}
		p.show()
	})
	lines := []fyne.CanvasObject{d.Heading(d.Say("imports.written", "N", p.model.written))}
	if same := p.model.count(sheet.Same); same > 0 {
		lines = append(lines, d.Text(d.Say("imports.left_same", "N", same)))
	}
	if n := p.model.count(sheet.Doubtful); n > 0 && !p.model.doubtful {
		lines = append(lines, d.Text(d.Say("imports.left_doubtful", "N", n)))
	}
	buttons := []fyne.CanvasObject{again, open}
	if n := p.model.count(sheet.Rejected); n > 0 {
		lines = append(lines, d.Text(d.Say("imports.left_rejected", "N", n)))
		buttons = append([]fyne.CanvasObject{d.Button("imports.refused", "imports.refused", widgets.Plain, p.refused)}, buttons...)
	}
	return p.frame(widgets.Column(0, false, widgets.Card(widgets.Column(theme.Gap3, false, lines...))), buttons...)
}
