package inquiries

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/inquiry"
	"sampan/app/quotation"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Page is one inquiry: the message, its lines, and what fits each.
type Page struct {
	desk    *widgets.Desk
	nav     navigation.Navigator
	service Service
	dialogs *files.Dialogs
	scope   *task.Scope
	id      string
	model   model
	loaded  bool

	deciding int      // decisions on their way
	turns    []func() // keys that wait for them

	lines   *widgets.Table[row]
	detail  *detail
	message *message
	offers  *offers
	ask     *widgets.Label // what the buyer left open
	todo    *widgets.Label // what is left to do here
	copy    *widgets.Button
	quote   *widgets.Button
	decline *fyne.Container
}

// NewPage makes the page of one inquiry.
func NewPage(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs, id string) *Page {
	p := &Page{desk: d, nav: nav, service: s, dialogs: dialogs, id: id, scope: task.NewScope(d.Scope.Runner())}
	p.reload()
	return p
}

// Title is the inquiry's number.
func (p *Page) Title() string { return p.model.inquiry.Number }

// Can reports the commands the page has a use for.
func (p *Page) Can(c navigation.Command) bool {
	return c == navigation.Reload || c == navigation.Filter || (c == navigation.Save && p.model.unsaved)
}

// Do carries a command out.
func (p *Page) Do(c navigation.Command) {
	switch c {
	case navigation.Reload:
		if !p.model.unsaved {
			p.reload()
		}
	case navigation.Filter:
		p.findProduct()
	case navigation.Save:
		p.save(func() {})
	}
}

// Unsaved reports corrected lines that are not saved.
func (p *Page) Unsaved() bool { return p.model.unsaved }

// Close ends the page's work.
func (p *Page) Close() { p.scope.Close() }

// Start puts the keyboard on the lines, and what they were read from in sight.
func (p *Page) Start() {
	p.desk.Window.Canvas().Focus(p.lines)
	p.selected()
}

// narrow leaves the grid its words: what goes stands below it. Where no line
// has a target price its column only takes room from them.
func (p *Page) narrow(width float32) {
	for column, hide := range map[string]bool{"number": width < roomy, "target": width < roomy || width < wide && !p.model.targets()} {
		if p.lines.Model.Hidden(column) != hide {
			p.lines.Model.Hide(column, hide)
			p.lines.Refresh()
		}
	}
}

// found is everything the page shows.
type found struct {
	inquiry   inquiry.Inquiry
	proposals []app.Proposal
	buyer     contact.Contact
	codes     map[string]string
}

func (p *Page) reload() {
	task.Do(p.scope, "load", func(ctx context.Context) (found, error) {
		q, err := p.service.Inquiry(ctx, p.id)
		if err != nil {
			return found{}, err
		}
		return p.about(ctx, q)
	}, p.take)
}

// about reads what belongs to an inquiry.
func (p *Page) about(ctx context.Context, q inquiry.Inquiry) (f found, err error) {
	f.inquiry, f.codes = q, map[string]string{}
	if q.BuyerID != "" {
		if f.buyer, err = p.service.Contact(ctx, q.BuyerID); err != nil {
			return f, err
		}
	}
	if f.proposals, err = p.service.Propose(ctx, q); err != nil {
		return f, err
	}
	for _, l := range q.Choices() {
		product, err := p.service.Product(ctx, l.ProductID)
		if err != nil {
			return f, err
		}
		f.codes[product.ID] = product.Code
	}
	return f, nil
}

// take shows what was read, unless something newer is on show already.
func (p *Page) take(f found, err error) {
	if p.desk.Fail(err) || f.inquiry.Ver < p.model.inquiry.Ver {
		return
	}
	p.model = model{inquiry: f.inquiry, proposals: f.proposals, buyer: f.buyer, codes: f.codes}
	p.loaded = true
	p.show()
	p.nav.Touch()
}

// Content builds the page.
func (p *Page) Content() fyne.CanvasObject {
	d := p.desk
	p.message, p.offers, p.detail = newMessage(p), newOffers(p), newDetail(p)
	p.lines = p.newLines()
	p.ask = d.Caption("").Narrow(60)
	p.todo = d.Caption("").Narrow(100)
	p.copy = d.IconButton("inquiry.copy_question", "inquiries.copy_question", fynetheme.IconNameContentCopy, p.copyQuestion)
	p.quote = d.Button("inquiry.quote", "inquiries.quote", widgets.Filled, p.makeQuotation)
	p.decline = container.NewStack()
	keys := d.Caption(d.Say("inquiries.keys")).Narrow(100)
	asks := container.New(askBar{}, p.ask, p.copy)
	foot := container.NewBorder(nil, nil, nil, container.NewCenter(widgets.Line(theme.Gap2, p.decline, p.quote)),
		container.New(layoutRightGap{}, widgets.Column(2, false, p.todo, keys)))
	middle := widgets.Sheet(widgets.Column(0, true, asks, widgets.Hairline(), container.New(storeys{}, p.lines, p.detail.content)))
	split := container.New(&thirds{narrow: p.narrow}, p.message.content, middle, p.offers.content)
	p.show()
	return container.New(storeys{gap: gutter}, split, foot)
}

// show brings everything up to date with the model.
func (p *Page) show() {
	if p.lines == nil || !p.loaded {
		return
	}
	p.message.show()
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

// refresh shows the lines and what can be done with the whole inquiry.
func (p *Page) refresh() {
	p.lines.SetRows(p.model.rows())
	p.ask.SetText(askBack(p.desk.Say, p.model.missing()))
	p.todo.SetText(p.progress())
	p.copy.Hide()
	if len(p.model.missing()) > 0 {
		p.copy.Show()
	}
	p.quote.SetEnabled(len(p.model.inquiry.Choices()) > 0)
	word, do := "inquiries.decline", p.setAside
	if p.model.inquiry.Status == inquiry.Declined {
		word, do = "inquiries.undecline", p.takeUp
	}
	p.decline.Objects = []fyne.CanvasObject{p.desk.Button("inquiry.decline", word, widgets.Plain, do)}
	p.decline.Refresh()
}

// current is the line under the cursor.
func (p *Page) current() (inquiry.Line, bool) {
	r, ok := p.lines.Model.CursorRow()
	return r.line, ok
}

// selected lights up the words of the line and shows what fits it.
func (p *Page) selected() {
	r, ok := p.lines.Model.CursorRow()
	p.detail.show(r, ok)
	if !ok {
		p.offers.show(nil, inquiry.Line{})
		return
	}
	p.message.light(r.line.ID)
	proposal, _ := p.model.proposal(r.line.ID)
	p.offers.show(proposal.Offers, r.line)
}

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
