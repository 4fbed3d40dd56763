package deals

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/firm"
	"sampan/app/paper"
	"sampan/app/print"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Options are what a screen adds to the common parts.
type Options struct {
	// Key begins the keys of all controls: "quotation", "order".
	Key string
	// Draw is called on the window's thread and gives the work that draws the
	// paper of the draft as it stands then.
	Draw func() func(context.Context) (paper.Document, error)
	// Terms are fields of the screen's own, put before those of the terms.
	Terms func() []fyne.CanvasObject
	// Tabs stand behind the common ones.
	Tabs []widgets.Tab
	// OnDrawn is told the paper after each drawing, and may be nil.
	OnDrawn func(paper.Document)
	// Quotation gives the id of the quotation that is edited or was sold from:
	// it does not count among earlier prices. It may be nil.
	Quotation func() string
	// OnChange follows every edit, and may be nil.
	OnChange func()
}

// Editor shows a Draft. Content may be called again at any time; everything
// typed lives in the Draft.
type Editor struct {
	Draft   Draft
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	files   *files.Dialogs
	scope   *task.Scope
	options Options
	key     string

	firm    firm.Firm
	buyers  []contact.Summary
	catalog *finder
	doc     paper.Document
	pages   []print.Page
	spoken  paper.Language // of the preview of an issued paper
	hidden  bool           // the preview is folded away
	tab     string         // the open tab
	waiting func()         // stops the pending drawing
	looking func()         // stops the pending look at what is open
	looked  looked
	terms   *termsView // nil until its tab was opened

	refreshers []func()
	fields     map[string]fyne.Focusable
	grid       *widgets.Table[*Line]
	charges    *widgets.Table[*Charge]
	finderAt   *widgets.Picker
	stale      *widgets.Label
	reprice    *widgets.Button
	steps      *stepsBand
	foot       *foot
	preview    *widgets.PagePreview
	split      *fyne.Container
	tabs       *widgets.Tabs
}

// NewEditor makes an editor; Prepare reads what it offers in its lists.
func NewEditor(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, scope *task.Scope, o Options) *Editor {
	return &Editor{desk: d, nav: nav, service: s, files: f, scope: scope, options: o, key: o.Key, catalog: &finder{}, tab: "lines", waiting: func() {}, looking: func() {}}
}

// offered is what the lists of the editor offer.
type offered struct {
	firm    firm.Firm
	buyers  []contact.Summary
	catalog *finder
}

// Prepare reads firm, buyers and catalog, then calls ready on the window's
// thread.
func (e *Editor) Prepare(ready func()) {
	task.Do(e.scope, "offered", func(ctx context.Context) (o offered, err error) {
		if o.firm, err = e.service.Firm(ctx); err != nil {
			return o, err
		}
		if o.buyers, err = e.service.Contacts(ctx); err != nil {
			return o, err
		}
		products, err := e.service.Products(ctx)
		o.catalog = newFinder(products, e.chinese())
		return o, err
	}, func(o offered, err error) {
		if e.desk.Fail(err) {
			return
		}
		e.firm, e.buyers, e.catalog = o.firm, o.buyers, o.catalog
		ready()
	})
}

// Firm is the own firm as it was read.
func (e *Editor) Firm() firm.Firm { return e.firm }

// chinese reports the language of the window.
func (e *Editor) chinese() bool { return e.desk.Say("deals.tongue") == "zh" }

// Load begins with a record and draws its paper.
func (e *Editor) Load(from deal.Deal, validUntil string, locked bool) {
	e.Draft.Load(from, validUntil, locked)
	e.looked = looked{}
	e.spoken = paper.Language(from.Language)
	e.findOwnPrices()
	e.draw()
}

// TakeBack goes on with what was typed before a crash.
func (e *Editor) TakeBack(from deal.Deal, validUntil string) {
	e.Draft.TakeBack(from, validUntil)
	e.findOwnPrices()
	e.Refresh()
}

// Changed follows an edit: mark, footer, paper.
func (e *Editor) Changed() {
	e.Draft.Touch()
	e.Show()
}

// Show brings everything that follows from the draft up to date.
func (e *Editor) Show() {
	e.nav.Touch()
	if e.options.OnChange != nil {
		e.options.OnChange()
	}
	if e.foot == nil {
		return
	}
	e.foot.update(e)
	e.showStale()
	e.showSteps()
	e.lookSoon()
	if e.terms != nil && e.tab == "prices" {
		e.terms.countSoon()
	}
	e.drawSoon()
}

// Refresh shows the draft in all fields after it changed below them.
func (e *Editor) Refresh() {
	for _, f := range e.refreshers {
		f()
	}
	if e.grid != nil {
		e.grid.SetRows(e.Draft.Lines)
		e.charges.SetRows(e.Draft.Charges)
	}
	e.Show()
}

// Settle commits what is being typed, so that saving takes it along.
func (e *Editor) Settle() {
	c := e.desk.Window.Canvas()
	at := c.Focused()
	if at == nil || e.grid == nil {
		return
	}
	c.Unfocus()
	if k, ok := at.(widgets.Keyed); ok { // the field over a cell is gone now
		switch k.Key() {
		case e.grid.Key() + ".editor":
			at = e.grid
		case e.charges.Key() + ".editor":
			at = e.charges
		}
	}
	c.Focus(at)
}

// Content builds the editor below a bar of the screen's buttons.
func (e *Editor) Content(bar fyne.CanvasObject) fyne.CanvasObject {
	e.Settle()
	e.refreshers, e.fields = nil, map[string]fyne.Focusable{}
	e.foot, e.terms = newFoot(e), nil
	e.steps = newStepsBand(e)
	head := e.head()
	lines := e.linesTab()
	e.charges = e.chargesGrid()
	tabs := []widgets.Tab{
		{Key: "lines", Title: "deals.tab_lines", Build: func() fyne.CanvasObject { return lines }},
		{Key: "terms", Title: "deals.tab_terms", Build: e.termsTab},
		{Key: "charges", Title: "deals.tab_charges", Build: e.chargesTab},
		{Key: "costing", Title: "deals.tab_costing", Build: e.costingTab},
		{Key: "prices", Title: "deals.tab_prices", Build: e.termPricesTab},
	}
	e.tabs = e.desk.Tabs(e.key+".tabs", e.openTab, append(tabs, e.options.Tabs...)...)
	e.tabs.Open(e.tab)
	form := container.New(pillar{}, head, e.tabs.Content(), widgets.Sheet(e.foot.content))
	e.foot.form = form
	e.preview = e.desk.PagePreview(e.key+".preview", e.languageField())
	e.split = container.New(&split{}, form, widgets.Sheet(e.preview))
	e.fold()
	e.showPages()
	e.Show()
	return container.New(storey{}, bar, e.split)
}

// openTab follows a change of the tab; prices are as of now.
func (e *Editor) openTab(key string) {
	e.tab = key
	if key == "prices" && e.terms != nil {
		e.terms.count()
	}
}

// TogglePreview folds the paper away or shows it again.
func (e *Editor) TogglePreview() {
	e.hidden = !e.hidden
	e.fold()
	e.split.Refresh()
}

func (e *Editor) fold() {
	e.fitColumns()
	paperSide := e.split.Objects[1]
	if e.hidden {
		paperSide.Hide()
		return
	}
	paperSide.Show()
}

// Key does what the keys of the editor do: F7 picks a product, F2 takes the
// price of a line apart, F3 shows all trade terms, F4 what is still open.
func (e *Editor) Key(k fyne.KeyName) bool {
	switch {
	case e.grid == nil:
		return false
	case k == fyne.KeyF7 && !e.Draft.Locked:
		e.tabs.Open("lines")
		e.desk.Window.Canvas().Focus(e.finderAt)
		e.finderAt.TypedKey(&fyne.KeyEvent{Name: k})
	case k == fyne.KeyF2:
		if l, ok := e.current(); ok {
			e.explain(l)
		}
	case k == fyne.KeyF3:
		e.tabs.Open("prices")
		e.desk.Window.Canvas().Focus(e.terms.table)
	case k == fyne.KeyF4:
		e.ShowPoints()
	case k == fyne.KeyF6:
		if l, ok := e.current(); ok && l.ProductID != "" {
			e.askPrice(l)
		}
	default:
		return false
	}
	return true
}

// settling is how long an edit waits for the next one before the paper is
// drawn anew: a person does not see it, fast typing draws once.
const settling = 12 * time.Millisecond

func (e *Editor) drawSoon() {
	e.waiting()
	e.waiting = e.scope.Runner().After(settling, e.draw)
}

// drawn is a paper laid out.
type drawn struct {
	doc   paper.Document
	pages []print.Page
}

func (e *Editor) draw() {
	work := e.options.Draw()
	task.Do(e.scope, "paper", func(ctx context.Context) (out drawn, err error) {
		if out.doc, err = work(ctx); err != nil {
			return out, err
		}
		out.pages, err = e.service.Pages(ctx, out.doc)
		return out, err
	}, func(out drawn, err error) {
		if err != nil { // half-typed figures: the last good page stays
			e.desk.Hint(e.desk.Explain(err))
			return
		}
		e.doc, e.pages = out.doc, out.pages
		e.showPages()
		if e.options.OnDrawn != nil {
			e.options.OnDrawn(out.doc)
		}
	})
}

// Document is the paper as it was last drawn.
func (e *Editor) Document() paper.Document { return e.doc }

// Spoken is the language that the preview shows an issued paper in.
func (e *Editor) Spoken() paper.Language { return e.spoken }

// gap between the parts of the editor.
const gap = theme.Gap3
