package inquiries

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/inquiry"
	"sampan/app/quotation"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Page is one inquiry: the message, its lines, and what fits each.
type Page struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	scope   *task.Scope
	id      string
	model   model
	loaded  bool

	lines   *widgets.Table[row]
	message *message
	offers  *offers
	who     *fyne.Container
	ask     *widgets.Label
	quote   *widgets.Button
}

// NewPage makes the page of one inquiry.
func NewPage(d *widgets.Desk, nav navigation.Navigator, s Service, id string) *Page {
	p := &Page{desk: d, nav: nav, service: s, id: id, scope: task.NewScope(d.Scope.Runner())}
	p.reload()
	return p
}

// Title is the inquiry's number.
func (p *Page) Title() string { return p.model.inquiry.Number }

// Can reports the commands the page has a use for.
func (p *Page) Can(c navigation.Command) bool {
	return c == navigation.Reload || (c == navigation.Save && p.model.unsaved)
}

// Do carries a command out.
func (p *Page) Do(c navigation.Command) {
	switch c {
	case navigation.Reload:
		p.reload()
	case navigation.Save:
		p.save(func() {})
	}
}

// Unsaved reports corrected lines that are not saved.
func (p *Page) Unsaved() bool { return p.model.unsaved }

// Close ends the page's work.
func (p *Page) Close() { p.scope.Close() }

// loaded is everything the page shows.
type found struct {
	inquiry   inquiry.Inquiry
	proposals []app.Proposal
	buyer     contact.Contact
	names     map[string]string
}

func (p *Page) reload() {
	task.Do(p.scope, "load", p.load, func(f found, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.model = model{inquiry: f.inquiry, proposals: f.proposals, buyer: f.buyer, names: f.names}
		p.loaded = true
		p.show()
		p.nav.Touch()
	})
}

func (p *Page) load(ctx context.Context) (f found, err error) {
	if f.inquiry, err = p.service.Inquiry(ctx, p.id); err != nil {
		return f, err
	}
	if f.inquiry.BuyerID != "" {
		if f.buyer, err = p.service.Contact(ctx, f.inquiry.BuyerID); err != nil {
			return f, err
		}
	}
	if f.proposals, err = p.service.Propose(ctx, f.inquiry); err != nil {
		return f, err
	}
	products, err := p.service.Products(ctx)
	f.names = make(map[string]string, len(products))
	for _, product := range products {
		f.names[product.ID] = product.Code
	}
	return f, err
}

// Content builds the page.
func (p *Page) Content() fyne.CanvasObject {
	d := p.desk
	p.message, p.offers = newMessage(d, p.pointAt), newOffers(p)
	p.lines = p.newLines()
	p.who = container.NewStack()
	p.ask = d.Caption("").Narrow(100)
	p.quote = d.Button("inquiry.quote", "inquiries.quote", widgets.Filled, p.makeQuotation)
	keys := d.Caption(d.Say("inquiries.keys")).Narrow(100)
	foot := container.NewBorder(nil, nil, nil, p.quote, widgets.Column(2, false, p.ask, keys))
	middle := widgets.Sheet(p.lines)
	split := container.New(thirds{}, widgets.Card(widgets.Column(theme.Gap3, true, p.who, p.message.content)), middle, p.offers.content)
	p.show()
	return container.New(storeys{}, split, foot)
}

func (p *Page) newLines() *widgets.Table[row] {
	m := rows.New(func(r row) string { return r.line.ID }, p.columns()...)
	m.SetLoading(!p.loaded)
	t := widgets.NewTable(p.desk, "inquiry.lines", m)
	t.OnSelect = p.selected
	t.OnOpen = func(row) { p.accept(0) }
	t.OnTypedRune = p.typed
	t.Menu = func([]row) []*fyne.MenuItem {
		say := p.desk.Say
		return []*fyne.MenuItem{
			fyne.NewMenuItem(say("inquiries.nothing"), p.nothing), fyne.NewMenuItem(say("inquiries.find_product"), p.findProduct),
			fyne.NewMenuItem(say("inquiries.reopen"), p.reopen),
		}
	}
	t.Empty = widgets.Empty{Text: p.desk.Say("inquiries.no_lines"), Sample: p.desk.Say("inquiries.no_lines_hint"), Act: "inquiries.add_line", OnAct: p.addLine}
	return t
}

func (p *Page) columns() []rows.Column[row] {
	edit := func(set func(string) func(*inquiry.Line) error) func(row, string) error {
		return func(r row, typed string) error {
			err := p.model.change(r.line.ID, set(typed))
			if err == nil {
				p.nav.Touch()
				p.refresh()
			}
			return err
		}
	}
	words := func(s string) func(*inquiry.Line) error {
		return func(l *inquiry.Line) error { l.Text = s; return nil }
	}
	unit := func(s string) func(*inquiry.Line) error {
		return func(l *inquiry.Line) error { l.Unit = s; return nil }
	}
	return []rows.Column[row]{
		{Key: "wanted", Title: "inquiries.wanted", Width: 150, Min: 120, Flex: 1, Value: func(r row) string { return r.line.Text }, Set: edit(words)},
		{Key: "quantity", Title: "inquiries.quantity", Kind: rows.Number, Width: 72, Value: func(r row) string { return quantity(r.line) }, Set: edit(setQuantity)},
		{Key: "unit", Title: "inquiries.unit", Width: 44, Soft: true, Value: func(r row) string { return r.line.Unit }, Set: edit(unit)},
		{Key: "target", Title: "inquiries.target", Kind: rows.Number, Width: 76, Soft: true, Value: func(r row) string { return target(r.line) }},
		{Key: "fits", Title: "inquiries.fits", Kind: rows.Status, Width: 150, Value: p.fits, Tone: fitTone},
	}
}

func (p *Page) fits(r row) string {
	switch {
	case r.line.State == inquiry.Nothing:
		return p.desk.Say("inquiries.nothing_word")
	case r.line.State == inquiry.Chosen:
		return r.fits
	case r.fits == "":
		return p.desk.Say("inquiries.open_word")
	}
	return percent(r.sure) + " " + r.fits
}

func fitTone(r row) rows.Tone {
	switch {
	case r.line.State == inquiry.Chosen:
		return rows.Good
	case r.line.State == inquiry.Nothing:
		return rows.Quiet
	case r.sure >= app.Likely:
		return rows.Accent
	}
	return rows.Caution
}

// show brings everything up to date with the model.
func (p *Page) show() {
	if p.lines == nil || !p.loaded {
		return
	}
	p.who.Objects = []fyne.CanvasObject{p.buyer()}
	p.who.Refresh()
	p.message.set(marks(p.model.inquiry))
	p.refresh()
	if p.lines.Model.Cursor() < 0 && p.lines.Model.Len() > 0 {
		p.lines.Reveal(p.first())
	}
	p.selected()
}

// first is the line to begin with: the first that nobody has decided.
func (p *Page) first() string {
	lines := p.model.inquiry.Lines
	if id := p.model.next(lines[len(lines)-1].ID); id != "" {
		return id
	}
	return lines[0].ID
}

func (p *Page) refresh() {
	p.lines.SetRows(p.model.rows())
	p.ask.SetText(p.askBack())
	p.quote.SetEnabled(len(p.model.inquiry.Choices()) > 0)
}

// current is the line under the cursor.
func (p *Page) current() (inquiry.Line, bool) {
	r, ok := p.lines.Model.CursorRow()
	return r.line, ok
}

// selected lights up the words of the line and shows what fits it.
func (p *Page) selected() {
	l, ok := p.current()
	if !ok {
		p.offers.show(nil, inquiry.Line{})
		return
	}
	p.message.light(l.ID)
	proposal, _ := p.model.proposal(l.ID)
	p.offers.show(proposal.Offers, l)
}

// pointAt puts the cursor on the line whose words were clicked.
func (p *Page) pointAt(lineID string) { p.lines.Reveal(lineID) }

func (p *Page) makeQuotation() {
	p.save(func() {
		task.Do(p.scope, "quote", func(ctx context.Context) (quotation.Quotation, error) { return p.service.QuoteInquiry(ctx, p.id) },
			func(q quotation.Quotation, err error) {
				if !p.desk.Fail(err) {
					p.nav.Go(navigation.Route{Screen: navigation.Quotations, ID: q.ID})
				}
			})
	})
}
