package refunds

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/print"
	"sampan/app/shipment"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Declaration is the page of one declaration: the boxes in the order of the
// printed form, the items, what stands against it, and the form as it prints.
type Declaration struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	files   *files.Dialogs
	scope   *task.Scope
	keeper  *record.Keeper[keptDeclaration]
	model   paperwork
	loaded  bool
	choices []shipment.Summary // to draft from, where none was named

	findings    []customs.Finding
	differences []customs.Difference
	pages       []print.Page

	form    *record.Form
	body    *fyne.Container
	against *fyne.Container
	grid    *widgets.Table[*item]
	foot    *widgets.Label
	preview *widgets.PagePreview
}

// NewDeclaration opens a declaration. With New the route names the shipment to
// draft from; without one the page lets choose it.
func NewDeclaration(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) *Declaration {
	p := &Declaration{desk: d, nav: nav, service: s, files: f, scope: task.NewScope(d.Scope.Runner())}
	p.keeper = record.NewKeeper(d, p.scope, s, record.Edited[keptDeclaration]{
		Noun: app.DeclarationNoun, Record: func() (string, int64) { return p.model.draft.ID, p.model.draft.Ver }, Unsaved: p.Unsaved,
		Take: func() keptDeclaration { return keptDeclaration{p.model.whole(), p.model.declaring} },
		Give: p.takeBack,
	})
	switch {
	case r.ID != navigation.New:
		p.load(r.ID)
	case r.With != "":
		p.draftFrom(r.With, app.Drafting{})
	default:
		p.offer()
	}
	return p
}

// Title is the customs number, before there is one the contract.
func (p *Declaration) Title() string {
	switch d := p.model.d; {
	case d.Number != "":
		return d.Number
	case d.Contract != "":
		return p.desk.Say("declarations.of", "Contract", d.Contract, "Part", d.Part)
	}
	return p.desk.Say("declarations.new")
}

// Can reports the commands the page has a use for.
func (p *Declaration) Can(c navigation.Command) bool {
	switch c {
	case navigation.Save:
		return p.loaded && !p.model.fixed()
	case navigation.Preview:
		return p.loaded
	}
	return false
}

// Do carries a command out.
func (p *Declaration) Do(c navigation.Command) {
	switch c {
	case navigation.Save:
		p.save()
	case navigation.Preview:
		p.enlarge()
	}
}

// Unsaved reports what is typed and not saved.
func (p *Declaration) Unsaved() bool { return p.loaded && p.model.unsaved() }

// Close ends the page's work.
func (p *Declaration) Close() {
	p.keeper.Forget()
	p.scope.Close()
}

// read is a declaration with the draft it came from.
type readDeclaration struct{ d, draft customs.Declaration }

func (p *Declaration) load(id string) {
	task.Do(p.scope, "load", func(ctx context.Context) (r readDeclaration, err error) {
		if r.d, err = p.service.Declaration(ctx, id); err != nil || r.d.DraftID == "" {
			r.draft = r.d
			return r, err
		}
		r.draft, err = p.service.Declaration(ctx, r.d.DraftID)
		if fault.Is(err, "store.not_found") { // it lies in the bin
			r.draft, err = r.d, nil
		}
		return r, err
	}, func(r readDeclaration, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.take(r.d)
		p.model.draft = r.draft
		p.show()
		p.look()
		p.nav.Touch()
		p.keeper.Offer()
	})
}

func (p *Declaration) take(d customs.Declaration) {
	p.model.load(d)
	p.loaded = true
}

// draftFrom makes the declarations of a shipment and shows the first.
func (p *Declaration) draftFrom(shipmentID string, choice app.Drafting) {
	task.Do(p.scope, "load", func(ctx context.Context) ([]customs.Declaration, error) {
		return p.service.DraftDeclaration(ctx, shipmentID, choice)
	}, func(parts []customs.Declaration, err error) {
		if p.desk.Fail(err) || len(parts) == 0 {
			p.offer()
			return
		}
		p.take(parts[0])
		p.show()
		p.look()
		p.nav.Touch()
		if len(parts) > 1 {
			p.desk.Toast(p.desk.Say("declarations.split", "N", len(parts)), nil)
		}
	})
}

// offer lists the shipments that a declaration may be drafted from.
func (p *Declaration) offer() {
	task.Do(p.scope, "load", p.service.Shipments, func(list []shipment.Summary, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.choices = list
		p.show()
	})
}

func (p *Declaration) takeBack(k keptDeclaration) {
	if k.Declaring != p.model.declaring {
		p.model.declaring = k.Declaring
	}
	p.model.d = k.Declaration
	p.model.unfold()
	p.model.edits++
	p.show()
	p.look()
	p.nav.Touch()
}

// Content builds the page.
func (p *Declaration) Content() fyne.CanvasObject {
	if p.form != nil {
		p.form.Settle()
	}
	p.body = container.NewStack()
	p.show()
	return p.body
}

func (p *Declaration) show() {
	switch {
	case p.body == nil:
		return
	case !p.loaded:
		p.body.Objects = []fyne.CanvasObject{p.choosing()}
		p.body.Refresh()
		return
	}
	d := p.desk
	p.against = container.New(&tight{})
	p.preview = d.PagePreview("declaration.preview", d.IconButton("declaration.enlarge", "declarations.enlarge", fynetheme.IconNameViewFullScreen, p.enlarge))
	p.showPages()
	left := widgets.Sheet(record.Scrolled(d, widgets.Inset(theme.Gap3, p.boxes())))
	right := container.New(&halves{}, widgets.Sheet(container.NewVScroll(widgets.Inset(theme.Gap3, p.against))), widgets.Sheet(p.preview))
	p.body.Objects = []fyne.CanvasObject{widgets.Column(theme.Gap3, true, p.head(), container.New(workplace{}, left, right, p.itemsPart()))}
	p.form.Within(p.body)
	p.showAgainst()
	p.body.Refresh()
}

// touched follows a change: the mark, the kept draft, and what is checked and
// drawn of it.
func (p *Declaration) touched() {
	p.model.edits++
	p.keeper.Follow()
	p.look()
	p.nav.Touch()
}

// seen is what was found of a declaration as it stands.
type seen struct {
	findings []customs.Finding
	pages    []print.Page
}

// look checks and draws the declaration as it is typed now.
func (p *Declaration) look() {
	whole := p.model.whole()
	p.differences = nil
	if p.model.correcting() && p.model.draft.ID != whole.ID {
		p.differences = customs.Compare(p.model.draft, whole)
	}
	task.Do(p.scope, "look", func(ctx context.Context) (s seen, err error) {
		if s.findings, err = p.service.CheckDeclaration(ctx, whole); err != nil {
			return s, err
		}
		s.pages, err = p.service.DeclarationPages(ctx, whole)
		return s, err
	}, func(s seen, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.findings, p.pages = s.findings, s.pages
		p.showPages()
		p.showAgainst()
	})
	p.sums()
}

func (p *Declaration) showPages() {
	if p.preview == nil {
		return
	}
	pages := p.pages
	p.preview.SetPages(len(pages), p.drawer(pages))
}

func (p *Declaration) drawer(pages []print.Page) widgets.Draw {
	return func(_ context.Context, page, wide int) (image.Image, error) {
		return p.service.PagePicture(pages[min(page, len(pages)-1)], wide)
	}
}

// enlarge shows the form as large as the window allows.
func (p *Declaration) enlarge() {
	size := p.desk.Window.Canvas().Size()
	large := p.desk.PagePreview("declaration.large")
	var g *widgets.Dialog
	shut := p.desk.Button("dialog.ok", "widgets.close", widgets.Plain, func() { g.Close() })
	width := size.Width - 160
	g = p.desk.Dialog(p.Title(), width, record.Tall(size.Height-220, large), large, nil, shut)
	large.SetPages(len(p.pages), p.drawer(p.pages))
}

// save keeps the draft, or what was declared.
func (p *Declaration) save() {
	if p.model.fixed() || !p.form.Settle() {
		return
	}
	if p.model.correcting() {
		p.keepFiled()
		return
	}
	p.keepDraft(p.model.whole())
}

func (p *Declaration) keepDraft(whole customs.Declaration) {
	edits := p.model.edits
	task.Do(p.scope, "save", func(ctx context.Context) (customs.Declaration, error) {
		err := p.service.SaveDeclaration(ctx, &whole)
		return whole, err
	}, func(saved customs.Declaration, err error) {
		if p.form.Fail(err) {
			return
		}
		p.model.saved(saved, edits)
		p.model.draft = saved
		p.after("declarations.saved")
	})
}

// keepFiled keeps what was really declared and says how it differs.
func (p *Declaration) keepFiled() {
	whole, draftID, edits := p.model.whole(), p.model.draft.ID, p.model.edits
	type result struct {
		d    customs.Declaration
		list []customs.Difference
	}
	task.Do(p.scope, "save", func(ctx context.Context) (result, error) {
		list, err := p.service.FileDeclaration(ctx, draftID, &whole)
		return result{whole, list}, err
	}, func(r result, err error) {
		if p.form.Fail(err) {
			return
		}
		p.model.declaring = false
		p.model.saved(r.d, edits)
		p.differences = r.list
		p.after("declarations.filed_saved", "N", len(r.list))
	})
}

func (p *Declaration) after(said string, args ...any) {
	p.keeper.Follow()
	p.show()
	p.nav.Touch()
	p.desk.Toast(p.desk.Say(said, append([]any{"Name", p.Title()}, args...)...), nil)
}

// send marks the draft as lying with the broker, unless something stands
// against it.
func (p *Declaration) send() {
	if !p.form.Settle() {
		return
	}
	if n := blocking(p.findings); n > 0 {
		p.desk.ErrorDialog(widgets.Trouble{Happened: p.desk.Say("declarations.not_ready", "N", n), Do: p.desk.Say("declarations.not_ready_do")})
		return
	}
	whole := p.model.whole()
	whole.Status = customs.Sent
	p.keepDraft(whole)
}

// giveOut asks in which form the declaration leaves.
func (p *Declaration) giveOut() {
	if !p.form.Settle() {
		return
	}
	if p.model.unsaved() {
		p.desk.ErrorDialog(widgets.Trouble{Happened: p.desk.Say("declarations.save_first"), Do: p.desk.Say("declarations.save_first_do")})
		return
	}
	d := p.desk
	var g *widgets.Dialog
	list := widgets.Column(theme.Gap3, false)
	for _, format := range []app.Format{app.PDF, app.XLSX, app.XML} {
		list.Add(widgets.Column(theme.Gap1, false, container.NewHBox(d.Button("declaration.out_"+string(format), "declarations.out_"+string(format), widgets.Plain, func() {
			g.Close()
			p.write(format)
		})), d.Note(d.Say("declarations.out_"+string(format)+"_note"))))
	}
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	g = d.Dialog(d.Say("declarations.out"), 460, list, no, nil, no)
}

// folderSetting remembers where papers go.
const folderSetting = "export/folder"

func (p *Declaration) write(format app.Format) {
	id := p.model.d.ID
	task.Do(p.scope, "write", func(ctx context.Context) (string, error) {
		dir, err := chooseFolder(ctx, p.service, p.files, p.desk.Say("declarations.out_to"))
		if err != nil || dir == "" {
			return "", err
		}
		paths, err := p.service.ExportDeclaration(ctx, id, dir, format)
		if err != nil || len(paths) == 0 {
			return "", err
		}
		return paths[0], nil
	}, func(path string, err error) {
		if !p.desk.Fail(err) && path != "" {
			p.desk.Toast(p.desk.Say("declarations.written", "Path", path), nil)
		}
	})
}

// chooseFolder asks for a folder, beginning with the one papers last went to.
func chooseFolder(ctx context.Context, s Service, f *files.Dialogs, title string) (string, error) {
	last, err := s.Setting(ctx, folderSetting)
	if err != nil {
		return "", err
	}
	dir, err := f.Folder(ctx, files.Question{Title: title, Name: last})
	if err != nil || dir == "" {
		return "", err
	}
	return dir, s.SetSetting(ctx, folderSetting, dir)
}

// declareNow turns the page to what was really declared.
func (p *Declaration) declareNow() {
	if !p.form.Settle() {
		return
	}
	p.model.declare()
	p.keeper.Follow()
	p.show()
	p.look()
	p.nav.Touch()
	p.focus("number")
}

func (p *Declaration) undeclare() {
	p.model.undeclare()
	p.keeper.Forget()
	p.show()
	p.look()
	p.nav.Touch()
}

func (p *Declaration) focus(field string) {
	if in := p.form.Input(field); in != nil {
		p.desk.Window.Canvas().Focus(in)
	}
}

func (p *Declaration) today() string { return p.service.Now().Format(time.DateOnly) }
