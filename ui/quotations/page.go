package quotations

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/quotation"
	"sampan/ui/deals"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// Page is one revision of an offer.
type Page struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	files   *files.Dialogs
	scope   *task.Scope
	editor  *deals.Editor
	kept    *record.Keeper[quotation.Quotation]
	route   navigation.Route

	q      quotation.Quotation
	frozen paper.Document // as it went out, once it is issued
	sale   order.Order    // that it led to, a zero Order without one
	kind   string         // the paper that is shown and sent
	loaded bool
	body   *fyne.Container
	top    *fyne.Container
}

// NewPage opens an offer, or begins one: for the buyer that the route names,
// or as a copy.
func NewPage(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, r navigation.Route) *Page {
	p := &Page{desk: d, nav: nav, service: s, files: f, scope: task.NewScope(d.Scope.Runner()), route: r}
	p.kept = record.NewKeeper(d, p.scope, s, record.Edited[quotation.Quotation]{
		Noun: app.QuotationNoun, Record: p.record, Unsaved: p.Unsaved, Take: p.snapshot, Give: p.takeBack,
	})
	p.editor = deals.NewEditor(d, nav, s, f, p.scope, deals.Options{Key: "quotation", Draw: p.draw, OnChange: p.kept.Follow, Quotation: func() string { return p.q.ID }})
	p.editor.Prepare(func() { p.load(r) })
	return p
}

// opened is an offer with the paper that went out.
type opened struct {
	q      quotation.Quotation
	frozen paper.Document
	sale   order.Order
	kind   string
}

func (p *Page) load(r navigation.Route) {
	task.Do(p.scope, "load", func(ctx context.Context) (out opened, err error) {
		if r.ID == navigation.New {
			out.q, out.kind, err = p.begin(ctx, r.With)
		} else if out.q, err = p.service.Quotation(ctx, r.ID); err == nil {
			out.kind, err = p.sentAs(ctx, r.ID)
		}
		if err != nil || out.q.Editable() {
			return out, err
		}
		if out.sale, err = p.service.OrderOf(ctx, out.q.ID); err != nil {
			return out, err
		}
		papers, err := p.service.PapersOf(ctx, app.QuotationNoun, out.q.ID)
		if err != nil || len(papers) == 0 {
			return out, err
		}
		out.frozen, err = app.Frozen(papers[0])
		return out, err
	}, func(out opened, err error) {
		if p.desk.Fail(err) {
			return
		}
		if p.loaded && out.q.Ver == p.q.Ver && out.sale.ID == p.sale.ID {
			return
		}
		first := !p.loaded
		p.q, p.frozen, p.sale, p.kind, p.loaded = out.q, out.frozen, out.sale, out.kind, true
		p.editor.Load(p.q.Deal, p.q.ValidUntil, !p.q.Editable())
		if strings.HasPrefix(r.With, CopyOf) || len(p.q.Lines) > 0 && p.q.Ver == 0 {
			p.editor.Draft.Touch()
		}
		p.show()
		if first && p.q.Editable() {
			p.kept.Offer()
		}
	})
}

// record names what is edited. A new offer is known by what it began with.
func (p *Page) record() (id string, ver int64) {
	if p.q.Ver == 0 {
		return navigation.New + p.route.With, 0
	}
	return p.q.ID, p.q.Ver
}

// takeBack goes on with what was typed before a crash.
func (p *Page) takeBack(was quotation.Quotation) {
	if p.q.Ver == 0 {
		p.q.InquiryID = was.InquiryID
	}
	p.editor.TakeBack(was.Deal, was.ValidUntil)
	p.nav.Touch()
}

// draw gives the paper: as it went out, or of the draft as it stands.
func (p *Page) draw() func(context.Context) (paper.Document, error) {
	if p.listed() {
		return p.drawList()
	}
	if frozen := p.frozen; frozen.Kind != "" {
		if l := p.editor.Spoken(); l != "" {
			frozen.Language = l
		}
		return func(context.Context) (paper.Document, error) { return frozen, nil }
	}
	q := p.snapshot()
	return func(ctx context.Context) (paper.Document, error) { return p.service.DrawQuotation(ctx, q) }
}

// snapshot is the offer as it is typed now.
func (p *Page) snapshot() quotation.Quotation {
	q := p.q
	q.Deal, q.ValidUntil = p.editor.Draft.Snapshot(), p.editor.Draft.ValidUntil
	return q
}

// Title is the number with its revision, or the buyer of a draft.
func (p *Page) Title() string {
	if !p.loaded {
		return ""
	}
	if ref := reference(p.q.Number, p.q.Revision); ref != "" {
		return ref
	}
	if name := p.editor.BuyerName(); name != "" {
		return p.desk.Say("quotations.draft") + " · " + name
	}
	return p.desk.Say("quotations.new")
}

// Can reports the commands the page has a use for.
func (p *Page) Can(c navigation.Command) bool {
	switch c {
	case navigation.Save:
		return p.loaded && p.q.Editable()
	case navigation.Delete:
		return p.loaded && p.q.Editable() && p.q.Ver > 0
	case navigation.Preview, navigation.Create:
		return p.loaded
	}
	return false
}

// Do carries a command out.
func (p *Page) Do(c navigation.Command) {
	switch c {
	case navigation.Save:
		p.save(func() { p.desk.Toast(p.desk.Say("deals.saved"), nil) })
	case navigation.Preview:
		p.editor.TogglePreview()
	case navigation.Delete:
		p.remove()
	case navigation.Create:
		p.nav.Go(navigation.Route{Screen: navigation.Quotations, ID: navigation.New})
	}
}

// Key is offered what the focused control has no use for.
func (p *Page) Key(k fyne.KeyName) bool { return p.loaded && p.editor.Key(k) }

// Unsaved reports changes that leaving would lose.
func (p *Page) Unsaved() bool { return p.loaded && p.editor.Draft.Unsaved() }

// Close ends the page's work.
func (p *Page) Close() {
	p.kept.Forget()
	p.scope.Close()
}

// Content builds the page.
func (p *Page) Content() fyne.CanvasObject {
	p.body = container.NewStack()
	p.show()
	if p.loaded && p.q.Ver > 0 && !p.Unsaved() { // back from its order: it may be won now
		p.load(navigation.Route{ID: p.q.ID})
	}
	return p.body
}

func (p *Page) show() {
	p.nav.Touch()
	if p.body == nil || !p.loaded {
		return
	}
	p.top = container.NewStack(p.bar())
	p.body.Objects = []fyne.CanvasObject{p.editor.Content(p.top)}
	p.body.Refresh()
}

// bar says how the offer stands and offers the next steps; one is filled.
func (p *Page) bar() fyne.CanvasObject {
	key, tone := state(p.q.Status, p.editor.Draft.ValidUntil, p.service.Now())
	left := []fyne.CanvasObject{p.desk.StatusDot(tone, p.desk.Say(key))}
	if p.q.Editable() || p.listed() {
		left = append(left, p.kindField())
	}
	if p.q.LostReason != "" {
		left = append(left, p.desk.Soft(p.q.LostReason))
	}
	act := func(name, text string, do func()) fyne.CanvasObject {
		return p.desk.Button("quotation."+name, text, widgets.Quiet, do)
	}
	right := []fyne.CanvasObject{act("pdf", "deals.pdf", func() { p.export(app.PDF) }), act("xlsx", "deals.xlsx", func() { p.export(app.XLSX) })}
	if p.q.Ver > 0 {
		right = append(right, act("history", "deals.history", func() { p.editor.ShowHistory(app.QuotationNoun, p.q.ID) }), act("copy", "deals.copy", p.copy))
	}
	if p.q.PreviousID != "" {
		compare := act("compare", "quotations.compare", p.compare).(*widgets.Button)
		compare.SetText(p.desk.Say("quotations.compare", "N", p.q.Revision-1))
		right = append(right, compare)
	}
	right = append(right, act("preview", "deals.preview", p.editor.TogglePreview))
	if p.q.Editable() {
		right = append(right, p.desk.Button("quotation.save", "deals.save", widgets.Plain, func() { p.Do(navigation.Save) }),
			p.desk.Button("quotation.issue", issueKey(p.kind), widgets.Filled, p.issue))
		return widgets.Toolbar(left, right)
	}
	if p.q.Status == quotation.Issued {
		right = append(right, act("remind", "quotations.remind", p.remind), act("won", "quotations.mark_won", func() { p.close(quotation.Won) }), act("lost", "quotations.mark_lost", func() { p.close(quotation.Lost) }))
	}
	right = append(right, act("send", "send.send", p.send), p.desk.Button("quotation.revise", "quotations.revise", widgets.Plain, p.revise))
	if p.sale.ID != "" {
		right = append(right, p.desk.Button("quotation.order", "quotations.to_order", widgets.Filled, p.toOrder))
	} else {
		right = append(right, p.desk.Button("quotation.proforma", "quotations.proforma", widgets.Filled, p.proforma))
	}
	return widgets.Toolbar(left, right)
}

// showBar builds the bar anew; the caret stays.
func (p *Page) showBar() {
	if p.top == nil {
		return
	}
	p.top.Objects = []fyne.CanvasObject{p.bar()}
	p.top.Refresh()
}

// issueKey is the word of the button that issues a kind of paper.
func issueKey(kind string) string {
	if kind == "" || kind == app.QuotationPaper {
		return "quotations.issue"
	}
	return "quotations.issue_" + kind
}

// Drawn is the paper that the preview shows.
func (p *Page) Drawn() paper.Document { return p.editor.Document() }
