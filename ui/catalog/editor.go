package catalog

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/trade"
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
	record.Editor
	service   Service
	model     model
	firm      firm.Firm
	suppliers []contact.Summary
	others    []catalog.Summary

	files   *record.Files
	photos  *photos
	access  *access
	cost    *widgets.Label
	packing *widgets.Label
	tiers   *widgets.Table[*tier]

	elements *fyne.Container // fields of the declaration elements
	coded    trade.HSCode    // the code they belong to
}

// NewEditor makes the page of a product, or of a new one.
func NewEditor(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs, r navigation.Route) *Editor {
	e := &Editor{service: s}
	m := &e.model
	e.Editor = record.NewEditor(d, nav, s, dialogs, record.EditorOf{
		Screen: navigation.Catalog, Noun: app.ProductNoun, Show: e.show, Unsaved: m.unsaved, Forget: func() { m.kept = m.edits },
		Name: func() string { return m.product.Code },
		At:   func() (string, int64) { return m.product.ID, m.product.Ver },
		Save: func() (func(context.Context) error, func()) {
			whole, edits := m.whole(), m.edits
			return func(ctx context.Context) error { return s.SaveProduct(ctx, &whole) }, func() { m.saved(whole, edits) }
		},
	})
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
	task.Do(e.Scope, "load", func(ctx context.Context) (f found, err error) {
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
		if e.Desk.Fail(err) {
			return
		}
		e.firm, e.suppliers, e.others, e.Loaded = f.firm, f.suppliers, f.others, true
		e.model.load(f.product)
		if f.product.ID == "" && r.With != "" {
			e.model.edits++
		}
		e.show()
		e.Nav.Touch()
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

// touched follows a change: the mark, and what is counted from the figures.
func (e *Editor) touched() {
	e.model.edits++
	e.count()
	e.Nav.Touch()
}

func (e *Editor) count() {
	e.cost.SetText(e.model.costLine(e.Desk.Say))
	e.packing.SetText(e.model.packingLine(e.Desk.Say))
	note := ""
	if key := e.model.hsHint(); key != "" {
		note = e.Desk.Say(key)
	}
	e.Form.Note("hs_code", note)
}

// Content builds the page.
func (e *Editor) Content() fyne.CanvasObject { return e.Build(e.drop) }

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
	if e.Body == nil || !e.Loaded {
		return
	}
	d := e.Desk
	e.Form = record.NewForm(d, "product", "catalog", e.touched)
	e.cost, e.packing = d.Caption("").Narrow(80), d.Caption("").Narrow(80)
	e.photos, e.access = newPhotos(e), newAccess(e)
	e.files = record.NewFiles(d, e.Scope, e.service, e.Dialogs, "product", &e.model.product.Files, e.touched)
	left := widgets.Column(theme.Gap4, false, d.Section("catalog.identity", e.identity()), e.pricesSection(),
		d.Section("catalog.packing", e.packed()), d.Section("catalog.customs", e.customs()), e.access.certificatesSection(), e.access.limitsSection())
	right := widgets.Column(theme.Gap4, false, e.photos.section(), d.Section("catalog.held", e.held()), d.Section("catalog.aside", e.aside()),
		e.files.Section(), e.access.checkSection())
	e.Fill(left, right)
	e.count()
}
