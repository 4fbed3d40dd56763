package catalog

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Editor is the page of one product. The With of its route is the code or
// name a new one begins with; opened by Ask it answers with the id once it is
// saved.
type Editor struct {
	desk      *widgets.Desk
	nav       navigation.Navigator
	service   Service
	dialogs   *files.Dialogs
	scope     *task.Scope
	model     model
	firm      firm.Firm
	suppliers []contact.Summary
	others    []catalog.Summary
	loaded    bool

	form    *record.Form
	files   *record.Files
	photos  *photos
	access  *access
	cost    *widgets.Label
	packing *widgets.Label
	tiers   *widgets.Table[*tier]
	body    *fyne.Container
}

// NewEditor makes the page of a product, or of a new one.
func NewEditor(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs, r navigation.Route) *Editor {
	e := &Editor{desk: d, nav: nav, service: s, dialogs: dialogs, scope: task.NewScope(d.Scope.Runner())}
	e.load(r)
	return e
}

// found is everything the page begins with.
type found struct {
	product   catalog.Product
	firm      firm.Firm
	suppliers []contact.Summary
	others    []catalog.Summary
}

func (e *Editor) load(r navigation.Route) {
	task.Do(e.scope, "load", func(ctx context.Context) (f found, err error) {
		if f.firm, err = e.service.Firm(ctx); err != nil {
			return f, err
		}
		f.product = fresh(r.With, f.firm)
		if r.ID != navigation.New {
			if f.product, err = e.service.Product(ctx, r.ID); err != nil {
				return f, err
			}
		}
		if f.suppliers, err = e.service.Contacts(ctx); err != nil {
			return f, err
		}
		f.others, err = e.service.Products(ctx)
		return f, err
	}, func(f found, err error) {
		if e.desk.Fail(err) {
			return
		}
		e.firm, e.suppliers, e.others, e.loaded = f.firm, f.suppliers, f.others, true
		e.model.load(f.product)
		if f.product.ID == "" && r.With != "" {
			e.model.edits++
		}
		e.show()
		e.nav.Touch()
	})
}

// fresh is a new product; what was typed elsewhere is its Chinese name, else
// its code where it is one word, else its English name.
func fresh(typed string, f firm.Firm) catalog.Product {
	p := catalog.Product{Unit: "pcs", CostBasis: catalog.Special13}
	if len(f.Currencies) > 0 {
		p.Currency = f.Currencies[0]
	}
	switch {
	case strings.IndexFunc(typed, func(r rune) bool { return r >= 0x2E80 }) >= 0:
		p.NameZH = typed
	case strings.Contains(typed, " "):
		p.NameEN = typed
	default:
		p.Code = typed
	}
	return p
}

// Title is the product's code.
func (e *Editor) Title() string {
	if code := e.model.product.Code; code != "" || !e.loaded {
		return code
	}
	return e.desk.Say("catalog.new")
}

// Can reports the commands the page has a use for.
func (e *Editor) Can(c navigation.Command) bool {
	switch c {
	case navigation.Save:
		return e.loaded
	case navigation.Delete:
		return e.model.product.Ver > 0
	}
	return false
}

// Do carries a command out.
func (e *Editor) Do(c navigation.Command) {
	switch c {
	case navigation.Save:
		e.keep()
	case navigation.Delete:
		e.remove()
	}
}

// Unsaved reports what is typed and not saved.
func (e *Editor) Unsaved() bool { return e.model.unsaved() }

// Close ends the page's work.
func (e *Editor) Close() { e.scope.Close() }

// touched follows a change: the mark, and what is counted from the figures.
func (e *Editor) touched() {
	e.model.edits++
	e.count()
	e.nav.Touch()
}

func (e *Editor) count() {
	e.cost.SetText(e.model.costLine(e.desk.Say))
	e.packing.SetText(e.model.packingLine(e.desk.Say))
	note := ""
	if key := e.model.hsHint(); key != "" {
		note = e.desk.Say(key)
	}
	e.form.Note("hs_code", note)
}

// Content builds the page.
func (e *Editor) Content() fyne.CanvasObject {
	if e.form != nil {
		e.form.Settle()
	}
	e.body = container.NewStack()
	e.nav.Drop(func(paths []string) {
		if e.photos != nil {
			e.drop(paths)
		}
	})
	e.show()
	return e.body
}

// drop takes pictures for photos of the product and everything else for files.
func (e *Editor) drop(paths []string) {
	var pictures, rest []string
	for _, p := range paths {
		if isPicture(p) {
			pictures = append(pictures, p)
		} else {
			rest = append(rest, p)
		}
	}
	e.photos.take(pictures)
	e.files.Take(rest)
}

func (e *Editor) show() {
	if e.body == nil || !e.loaded {
		return
	}
	d := e.desk
	e.form = record.NewForm(d, "product", "catalog", e.touched)
	e.cost, e.packing = d.Caption("").Narrow(80), d.Caption("").Narrow(80)
	e.photos, e.access = newPhotos(e), newAccess(e)
	e.files = record.NewFiles(d, e.scope, e.service, e.dialogs, "product", &e.model.product.Files, e.touched)
	tools := []fyne.CanvasObject{}
	if e.model.product.Ver > 0 {
		tools = append(tools,
			d.IconButton("product.history", "record.history", fynetheme.IconNameHistory, func() {
				record.ShowHistory(d, e.scope, e.service, "catalog", app.ProductNoun, e.model.product.ID)
			}),
			d.IconButton("product.delete", "app.delete", fynetheme.IconNameDelete, e.remove))
	}
	tools = append(tools, d.Button("product.save", "app.save", widgets.Filled, e.keep))
	head := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, tools...), d.Title(e.Title()).Narrow(80))
	left := widgets.Column(theme.Gap4, false, d.Section("catalog.identity", e.identity()), e.pricesSection(),
		d.Section("catalog.packing", e.packed()), d.Section("catalog.customs", e.customs()), e.access.certificatesSection(), e.access.limitsSection())
	right := widgets.Column(theme.Gap4, false, e.photos.section(), d.Section("catalog.held", e.held()), d.Section("catalog.aside", e.aside()),
		e.files.Section(), e.access.checkSection())
	e.body.Objects = []fyne.CanvasObject{widgets.Column(theme.Gap3, true, head, record.Scrolled(d, record.Beside(left, right)))}
	e.body.Refresh()
	e.form.Within(e.body)
	e.count()
}

// keep saves what is typed.
func (e *Editor) keep() {
	if !e.form.Settle() {
		return
	}
	p, edits := e.model.whole(), e.model.edits
	task.Do(e.scope, "save", func(ctx context.Context) (catalog.Product, error) {
		err := e.service.SaveProduct(ctx, &p)
		return p, err
	}, func(p catalog.Product, err error) {
		if e.form.Fail(err) {
			return
		}
		began := e.model.product.Ver == 0
		e.model.saved(p, edits)
		e.nav.Touch()
		if e.nav.Answer(p.ID) {
			return
		}
		e.desk.Toast(e.desk.Say("record.saved", "Name", p.Code), nil)
		if began {
			e.show()
		}
	})
}

// remove puts the product into the bin and goes back to the list.
func (e *Editor) remove() {
	p := e.model.product
	task.Do(e.scope, "delete", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, e.service.Delete(ctx, app.ProductNoun, p.ID, p.Ver)
	}, func(_ struct{}, err error) {
		if e.desk.Fail(err) {
			return
		}
		e.model.kept = e.model.edits
		e.nav.Go(navigation.Route{Screen: navigation.Catalog})
		e.desk.Toast(e.desk.Say("record.deleted", "Name", p.Code), func() {
			record.Restore(e.desk, e.service, app.ProductNoun, p.ID, func() { e.nav.Go(navigation.Route{Screen: navigation.Catalog, ID: p.ID}) })
		})
	})
}
