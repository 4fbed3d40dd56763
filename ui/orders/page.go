package orders

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/ui/deals"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/spine"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// Page is one order with its proforma invoice.
type Page struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	scope   *task.Scope
	files   *files.Dialogs
	editor  *deals.Editor
	kept    *record.Keeper[order.Order]

	contract *spine.Papers

	o      order.Order
	papers []paper.Issued
	frozen paper.Document // the issued paper that the preview shows
	way    way
	view   string // "way", "deal" or "contract"; "" before it was read
	loaded bool
	body   *fyne.Container
	table  *widgets.Table[paper.Issued]
}

// NewPage opens an order.
func NewPage(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs, id string) *Page {
	p := &Page{desk: d, nav: nav, service: s, files: f, scope: task.NewScope(d.Scope.Runner())}
	p.kept = record.NewKeeper(d, p.scope, s, record.Edited[order.Order]{
		Noun: app.OrderNoun, Record: func() (string, int64) { return p.o.ID, p.o.Ver }, Unsaved: p.Unsaved, Take: p.snapshot, Give: p.takeBack,
	})
	p.editor = deals.NewEditor(d, nav, s, f, p.scope, deals.Options{
		Key: "order", Draw: p.draw, Terms: p.terms, OnChange: p.kept.Follow,
		Quotation: func() string { return p.o.QuotationID },
		Tabs:      []widgets.Tab{{Key: "papers", Title: "orders.tab_papers", Build: p.papersTab}},
	})
	p.contract = spine.NewPapers(d, s, f, p.scope, spine.PapersOf{
		Key: "contract", Noun: app.OrderNoun, Kinds: []string{app.ContractPaper, app.ProformaPaper}, Fixed: []string{app.ProformaPaper},
		ID: func() string { return p.o.ID }, Language: func() string { return p.o.Language },
		Draw: func(kind string, l paper.Language) func(context.Context) (paper.Document, error) {
			id := p.o.ID
			return func(ctx context.Context) (paper.Document, error) { return s.Draw(ctx, kind, id, l) }
		},
		Save: func(then func()) {
			if p.Unsaved() {
				p.save(then)
				return
			}
			then()
		},
		Issued: func() { p.load(p.o.ID) },
	})
	p.editor.Prepare(func() { p.load(id) })
	return p
}

// opened is an order with the papers that went out.
type opened struct {
	o      order.Order
	papers []paper.Issued
	frozen paper.Document
	way    way
}

func (p *Page) load(id string) {
	chinese := p.desk.Say("app.language_code") == "zh"
	task.Do(p.scope, "load", func(ctx context.Context) (out opened, err error) {
		if out.o, err = p.service.Order(ctx, id); err != nil {
			return out, err
		}
		if out.papers, err = p.service.PapersOf(ctx, app.OrderNoun, id); err != nil {
			return out, err
		}
		if last := lastProforma(out.papers); last != nil && !out.o.Editable() {
			if out.frozen, err = app.Frozen(*last); err != nil {
				return out, err
			}
		}
		out.way, err = p.look(ctx, id, chinese)
		return out, err
	}, func(out opened, err error) {
		if p.desk.Fail(err) {
			return
		}
		first := !p.loaded
		p.o, p.papers, p.frozen, p.way, p.loaded = out.o, out.papers, out.frozen, out.way, true
		if p.view == "" {
			p.view = map[bool]string{true: "deal", false: "way"}[p.o.Editable()]
		}
		p.contract.Load(out.papers)
		p.editor.Load(p.o.Deal, p.o.ValidUntil, !p.o.Editable())
		p.show()
		if first && p.o.Editable() {
			p.kept.Offer()
		}
	})
}

// takeBack goes on with what was typed before a crash.
func (p *Page) takeBack(was order.Order) {
	p.o.ShipmentDate, p.o.Consignee = was.ShipmentDate, was.Consignee
	p.editor.TakeBack(was.Deal, was.ValidUntil)
	p.nav.Touch()
}

// draw gives the paper: as it went out, or of the draft as it stands.
func (p *Page) draw() func(context.Context) (paper.Document, error) {
	if frozen := p.frozen; frozen.Kind != "" {
		if l := p.editor.Spoken(); l != "" {
			frozen.Language = l
		}
		return func(context.Context) (paper.Document, error) { return frozen, nil }
	}
	o := p.snapshot()
	return func(ctx context.Context) (paper.Document, error) { return p.service.DrawOrder(ctx, o) }
}

// snapshot is the order as it is typed now.
func (p *Page) snapshot() order.Order {
	o := p.o
	o.Deal, o.ValidUntil = p.editor.Draft.Snapshot(), p.editor.Draft.ValidUntil
	return o
}

// terms are the fields that only an order has.
func (p *Page) terms() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		p.editor.Percent("deposit", &p.editor.Draft.Deal.Deposit), p.editor.Day("shipment_date", &p.o.ShipmentDate),
		widgets.Wide(2, p.editor.Area("consignee", &p.o.Consignee, 2)),
	}
}

// Title is the number of the order.
func (p *Page) Title() string { return p.o.Number }

// Can reports the commands the page has a use for.
func (p *Page) Can(c navigation.Command) bool {
	switch c {
	case navigation.Save, navigation.Delete:
		return p.loaded && p.o.Editable()
	case navigation.Reload:
		return p.loaded && !p.Unsaved()
	case navigation.Preview:
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
		if p.view != "deal" {
			p.open("deal")
			return
		}
		p.editor.TogglePreview()
	case navigation.Reload:
		p.load(p.o.ID)
	case navigation.Delete:
		p.remove()
	}
}

// Key is offered what the focused control has no use for.
func (p *Page) Key(k fyne.KeyName) bool { return p.loaded && p.view == "deal" && p.editor.Key(k) }

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
	return p.body
}

func (p *Page) show() {
	p.nav.Touch()
	if p.body == nil || !p.loaded {
		return
	}
	switch p.view {
	case "way":
		p.body.Objects = []fyne.CanvasObject{p.wayView()}
	case "contract":
		p.body.Objects = []fyne.CanvasObject{p.contractView()}
	default:
		p.body.Objects = []fyne.CanvasObject{p.editor.Content(p.bar())}
	}
	p.body.Refresh()
}

// bar says where the order stands and offers the next steps; one is filled.
func (p *Page) bar() fyne.CanvasObject {
	var left []fyne.CanvasObject
	for i, s := range steps(p.o, lastProforma(p.papers)) {
		if i > 0 {
			left = append(left, widgets.Fixed(stepGap, p.desk.Soft("›")))
		}
		left = append(left, p.desk.StatusDot(s.tone, p.desk.Say(s.key, s.args...)))
	}
	act := func(name, text string, do func()) fyne.CanvasObject {
		return p.desk.Button("order."+name, text, widgets.Quiet, do)
	}
	right := []fyne.CanvasObject{act("history", "deals.history", func() { p.editor.ShowHistory(app.OrderNoun, p.o.ID) })}
	right = append(right, act("way", "orders.to_way", func() { p.open("way") }))
	right = append(right, act("preview", "deals.preview", p.editor.TogglePreview), act("xlsx", "deals.xlsx", func() { p.export(app.XLSX) }))
	if p.o.Status == order.Issued {
		right = append(right, act("void", "orders.void", p.void))
	}
	if !p.o.Editable() {
		right = append(right, act("send", "send.send", p.send), p.desk.Button("order.export", "orders.export", widgets.Filled, func() { p.export(app.PDF) }))
		return bar(left, right)
	}
	right = append(right, act("pdf", "deals.pdf", func() { p.export(app.PDF) }),
		p.desk.Button("order.save", "deals.save", widgets.Plain, func() { p.Do(navigation.Save) }),
		p.desk.Button("order.issue", "orders.issue", widgets.Filled, p.issue))
	return bar(left, right)
}

// stepGap is the room from the mark between two steps to the next one.
const stepGap = float32(20)

func bar(left, right []fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Toolbar([]fyne.CanvasObject{widgets.Line(0, left...)}, right)
}
