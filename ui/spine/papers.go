package spine

import (
	"context"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/paper"
	"sampan/app/print"
	"sampan/ui/files"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// PapersOf says whose papers are shown.
type PapersOf struct {
	Key   string // begins the keys of the controls
	Noun  app.Noun
	ID    func() string
	Kinds []string
	// Fixed are kinds that go out elsewhere: they are shown and printed here.
	Fixed []string
	// Language is that of the record.
	Language func() string
	// Draw is called on the window's thread and gives the work that draws a
	// paper of the record as it stands then.
	Draw func(kind string, l paper.Language) func(context.Context) (paper.Document, error)
	// Save keeps what is unsaved, then goes on.
	Save func(then func())
	// Send hands the chosen paper, as it went out, to whom it is for; nil where
	// papers are not sent from here.
	Send func(paper.Document)
	// Issued follows a paper that went out or became void.
	Issued func()
}

// Papers lists the papers of a record beside the page of the chosen one, which
// can be issued, printed, and seen as it went out or as it would go out now.
type Papers struct {
	desk    *widgets.Desk
	service Service
	files   *files.Dialogs
	scope   *task.Scope
	of      PapersOf

	issued   []paper.Issued
	chosen   string
	now      bool // the chosen one as it stands now, although it went out
	language paper.Language
	doc      paper.Document
	pages    []print.Page

	table   *widgets.Table[paperRow]
	preview *widgets.PagePreview
	bar     *fyne.Container
}

// paperRow is a kind with the last valid paper of it, if any.
type paperRow struct {
	kind   string
	issued *paper.Issued
	voided bool // only void ones went out
}

// NewPapers makes the list.
func NewPapers(d *widgets.Desk, s Service, f *files.Dialogs, scope *task.Scope, of PapersOf) *Papers {
	return &Papers{desk: d, service: s, files: f, scope: scope, of: of, chosen: of.Kinds[0]}
}

// Load takes over the papers that went out, newest first.
func (p *Papers) Load(issued []paper.Issued) {
	p.issued = issued
	p.show()
	p.Draw()
}

// Choose shows the paper of a kind.
func (p *Papers) Choose(kind string) {
	p.chosen, p.now = kind, false
	if p.table != nil {
		p.table.Reveal(kind)
	}
	p.fillBar()
	p.Draw()
}

// Out gives the last valid paper of a kind, nil where none went out.
func Out(issued []paper.Issued, kind string) *paper.Issued {
	i := slices.IndexFunc(issued, func(p paper.Issued) bool { return p.Kind == kind && p.VoidAt.IsZero() })
	if i < 0 {
		return nil
	}
	return &issued[i]
}

func (p *Papers) rows() []paperRow {
	list := make([]paperRow, len(p.of.Kinds))
	for i, kind := range p.of.Kinds {
		list[i] = paperRow{kind: kind, issued: Out(p.issued, kind)}
		list[i].voided = list[i].issued == nil && slices.ContainsFunc(p.issued, func(o paper.Issued) bool { return o.Kind == kind })
	}
	return list
}

// Content builds the list and the page.
func (p *Papers) Content() fyne.CanvasObject {
	d := p.desk
	m := rows.New(func(r paperRow) string { return r.kind },
		rows.Column[paperRow]{Key: "kind", Title: "spine.paper", Width: 112, Flex: 1, Value: func(r paperRow) string { return d.Say("spine.kind_" + r.kind) }},
		rows.Column[paperRow]{Key: "number", Title: "spine.number", Width: 128, Value: func(r paperRow) string {
			if r.issued == nil {
				return ""
			}
			return paper.Document{Number: r.issued.Number, Revision: r.issued.Revision}.Reference()
		}},
		rows.Column[paperRow]{Key: "state", Title: "spine.state", Kind: rows.Status, Width: 128, Value: p.state, Tone: func(r paperRow) rows.Tone {
			if r.issued != nil {
				return rows.Good
			}
			return rows.Quiet
		}},
	)
	p.table = widgets.NewTable(d, p.of.Key+".papers", m)
	p.table.OnSelect = func() {
		if r, ok := p.table.Model.CursorRow(); ok && r.kind != p.chosen {
			p.Choose(r.kind)
		}
	}
	p.table.Menu = p.menu
	language := d.Select(p.of.Key+".language", "", p.languages()...)
	language.Set(string(p.spoken()))
	language.OnPick = func(id string) {
		p.language = paper.Language(id)
		p.Draw()
	}
	p.preview = d.PagePreview(p.of.Key+".preview", widgets.Fixed(104, language))
	p.bar = container.NewStack()
	p.show()
	p.paint()
	left := widgets.Column(theme.Gap3, true, p.bar, widgets.Sheet(p.table))
	return container.New(Halves{0.44}, left, widgets.Sheet(p.preview))
}

func (p *Papers) state(r paperRow) string {
	switch {
	case r.issued != nil:
		return p.desk.Say("spine.issued_on", "Day", short(r.issued.Date))
	case r.voided:
		return p.desk.Say("spine.void")
	}
	return p.desk.Say("spine.draft")
}

func (p *Papers) languages() []widgets.Option {
	var options []widgets.Option
	for _, l := range paper.Languages() {
		options = append(options, widgets.Option{ID: string(l), Label: p.desk.Say("spine.language_" + string(l))})
	}
	return options
}

// spoken is the language the page is drawn in.
func (p *Papers) spoken() paper.Language {
	switch {
	case p.language != "":
		return p.language
	case p.of.Language() != "":
		return paper.Language(p.of.Language())
	}
	return paper.English
}

// show brings the list and its buttons up to date.
func (p *Papers) show() {
	if p.table == nil {
		return
	}
	p.table.SetRows(p.rows())
	p.table.Reveal(p.chosen)
	p.fillBar()
}

// fillBar offers what can be done with the chosen paper.
func (p *Papers) fillBar() {
	if p.bar == nil {
		return
	}
	d := p.desk
	out := Out(p.issued, p.chosen)
	var left []fyne.CanvasObject
	if out != nil {
		now := d.Check(p.of.Key+".now", "spine.as_now", func(on bool) {
			p.now = on
			p.fillBar()
			p.Draw()
		})
		now.Set(p.now)
		left = append(left, now)
	}
	right := []fyne.CanvasObject{
		d.Button(p.of.Key+".xlsx", "spine.xlsx", widgets.Quiet, func() { p.export(app.XLSX) }),
		d.Button(p.of.Key+".pdf", "spine.pdf", widgets.Plain, func() { p.export(app.PDF) }),
	}
	if out != nil && !p.now && p.of.Send != nil {
		right = append(right, d.Button(p.of.Key+".send", "send.send", widgets.Plain, func() { p.of.Send(p.doc) }))
	}
	if (out == nil || p.now) && !slices.Contains(p.of.Fixed, p.chosen) {
		right = append(right, d.Button(p.of.Key+".issue", "spine.issue", widgets.Filled, func() { p.of.Save(p.ask) }))
	}
	p.bar.Objects = []fyne.CanvasObject{widgets.Toolbar(left, right)}
	p.bar.Refresh()
}

// work draws the chosen paper: as it went out, or as it stands.
func (p *Papers) work() func(context.Context) (paper.Document, error) {
	if out := Out(p.issued, p.chosen); out != nil && !p.now {
		language := p.language
		return func(context.Context) (paper.Document, error) {
			doc, err := app.Frozen(*out)
			if language != "" {
				doc.Language = language
			}
			return doc, err
		}
	}
	return p.of.Draw(p.chosen, p.spoken())
}

// Draw draws the page anew.
func (p *Papers) Draw() {
	if p.preview == nil {
		return
	}
	work := p.work()
	type drawn struct {
		doc   paper.Document
		pages []print.Page
	}
	task.Do(p.scope, "paper", func(ctx context.Context) (out drawn, err error) {
		if out.doc, err = work(ctx); err != nil {
			return out, err
		}
		out.pages, err = p.service.Pages(ctx, out.doc)
		return out, err
	}, func(out drawn, err error) {
		if err != nil { // half-typed figures: the last good page stays
			p.desk.Hint(p.desk.Explain(err))
			return
		}
		p.doc, p.pages = out.doc, out.pages
		p.paint()
	})
}

func (p *Papers) paint() {
	if p.preview == nil {
		return
	}
	pages := p.pages
	p.preview.SetPages(len(pages), func(_ context.Context, page, wide int) (image.Image, error) {
		return p.service.PagePicture(pages[min(page, len(pages)-1)], wide)
	})
}

func (p *Papers) menu(selected []paperRow) []*fyne.MenuItem {
	if len(selected) != 1 || selected[0].issued == nil || slices.Contains(p.of.Fixed, selected[0].kind) {
		return nil
	}
	return []*fyne.MenuItem{fyne.NewMenuItem(p.desk.Say("spine.withdraw"), func() { p.withdraw(*selected[0].issued) })}
}

// Halves gives the second thing a share of the width.
type Halves struct{ Share float32 }

// MinSize is that of both beside each other.
func (h Halves) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+theme.Gap3+b.Width, max(a.Height, b.Height))
}

// Layout puts them beside each other.
func (h Halves) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := max(s.Width*h.Share, o[1].MinSize().Width)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(s.Width-w-theme.Gap3, s.Height))
	o[1].Move(fyne.NewPos(s.Width-w, 0))
	o[1].Resize(fyne.NewSize(w, s.Height))
}
