package inquiries

import (
	"context"
	"slices"
	"unicode"

	"fyne.io/fyne/v2"

	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

// typed handles the keys of one hand: digits pick, N says nothing fits, X that
// the first offer is not meant, F searches the catalog, E edits, U takes a
// decision back, C copies the question to the buyer, Q quotes. On a figure of
// the grid digits are figures.
func (p *Page) typed(r rune) bool {
	figures := p.lines.Column() == "quantity" || p.lines.Column() == "target"
	switch r = unicode.ToLower(r); {
	case unicode.IsDigit(r) && figures:
		return false
	case r >= '1' && r <= '9':
		p.inTurn(func() { p.accept(int(r - '1')) })
	case r == 'n':
		p.inTurn(p.nothing)
	case r == 'x':
		p.inTurn(p.refuse)
	case r == 'f':
		p.findProduct()
	case r == 'e':
		p.lines.Edit(p.editable())
	case r == 'u':
		p.inTurn(p.reopen)
	case r == 'c':
		p.copyQuestion()
	case r == 'q':
		p.inTurn(func() {
			if len(p.model.inquiry.Choices()) > 0 {
				p.makeQuotation()
			}
		})
	default:
		return false
	}
	return true
}

// pressed edits with F2 wherever the cursor stands, and removes with Delete.
func (p *Page) pressed(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF2:
		return p.lines.Edit(p.editable())
	case fyne.KeyDelete:
		p.removeLine()
		return true
	}
	return false
}

// editable is the column to edit: that of the cursor, else the words.
func (p *Page) editable() string {
	switch c := p.lines.Column(); c {
	case "quantity", "target":
		return c
	}
	return "wanted"
}

// enter takes the first offer for an open line. On a decided one it goes on
// to the next open line, and at the end to the button that quotes.
func (p *Page) enter() {
	l, ok := p.current()
	switch {
	case !ok:
	case l.State == inquiry.Open || l.State == "":
		p.accept(0)
	default:
		p.goOn(l.ID)
	}
}

// goOn moves to the next line that nobody has decided, or to the quotation.
func (p *Page) goOn(from string) {
	if id := p.model.next(from); id != "" {
		p.lines.Reveal(id)
		return
	}
	if len(p.model.inquiry.Choices()) > 0 {
		p.desk.Window.Canvas().Focus(p.quote)
	}
}

// accept takes the nth offer for the line under the cursor.
func (p *Page) accept(n int) {
	l, ok := p.current()
	if !ok {
		return
	}
	proposal, _ := p.model.proposal(l.ID)
	if n >= len(proposal.Offers) {
		p.desk.Hint(p.desk.Say("inquiries.no_offer"))
		return
	}
	p.choose(l.ID, proposal.Offers[n].Product.ID)
}

func (p *Page) choose(lineID, productID string) {
	p.decide(lineID, func(ctx context.Context) (inquiry.Inquiry, error) {
		return p.service.Choose(ctx, p.id, lineID, productID)
	})
}

func (p *Page) nothing() {
	if l, ok := p.current(); ok {
		p.decide(l.ID, func(ctx context.Context) (inquiry.Inquiry, error) { return p.service.NothingFits(ctx, p.id, l.ID) })
	}
}

// refuse says that the first offer is not what the words of an open line mean,
// now and later; the next one takes its place.
func (p *Page) refuse() {
	l, ok := p.current()
	proposal, _ := p.model.proposal(l.ID)
	if !ok || l.State != inquiry.Open && l.State != "" || len(proposal.Offers) == 0 {
		return
	}
	product := proposal.Offers[0].Product
	p.decide("", func(ctx context.Context) (inquiry.Inquiry, error) {
		if err := p.service.RefuseOffer(ctx, p.id, l.ID, product.ID); err != nil {
			return inquiry.Inquiry{}, err
		}
		return p.service.Inquiry(ctx, p.id)
	})
	p.desk.Hint(p.desk.Say("inquiries.refused", "Code", product.Code))
}

func (p *Page) reopen() {
	if l, ok := p.current(); ok {
		p.decide("", func(ctx context.Context) (inquiry.Inquiry, error) { return p.service.Reopen(ctx, p.id, l.ID) })
	}
}

// inTurn carries out what a key asks for once the decisions before it are
// kept: who types quickly means the line that is next by then.
func (p *Page) inTurn(act func()) {
	if p.deciding > 0 {
		p.turns = append(p.turns, act)
		return
	}
	act()
}

// decided lets the keys go on that came during a decision. After one that
// failed they are forgotten.
func (p *Page) decided(failed bool) {
	p.deciding--
	if failed {
		p.turns = nil
	}
	for p.deciding == 0 && len(p.turns) > 0 {
		act := p.turns[0]
		p.turns = p.turns[1:]
		act()
	}
}

// decide saves what was typed, carries a decision out and goes on to the next
// line that is open. Decisions that follow each other quickly all count.
func (p *Page) decide(from string, do func(context.Context) (inquiry.Inquiry, error)) {
	p.save(func() {
		p.deciding++
		task.Do(p.scope, "", func(ctx context.Context) (found, error) {
			q, err := do(ctx)
			if err != nil {
				return found{}, err
			}
			return p.about(ctx, q)
		}, func(f found, err error) {
			defer func() { p.decided(err != nil) }()
			if p.desk.Fail(err) || f.inquiry.Ver < p.model.inquiry.Ver {
				return
			}
			p.model.inquiry, p.model.proposals, p.model.codes = f.inquiry, f.proposals, f.codes
			p.refresh()
			if from != "" {
				p.goOn(from)
			}
			p.selected()
		})
	})
}

// save keeps corrected lines, then goes on. What was typed meanwhile stays
// unsaved.
func (p *Page) save(then func()) {
	if !p.model.unsaved {
		then()
		return
	}
	q, edits := p.model.inquiry, p.model.edits
	q.Lines = slices.Clone(q.Lines)
	task.Do(p.scope, "save", func(ctx context.Context) (inquiry.Inquiry, error) {
		err := p.service.SaveInquiry(ctx, &q)
		return q, err
	}, func(saved inquiry.Inquiry, err error) {
		if p.desk.Fail(err) {
			return
		}
		if p.model.edits == edits {
			p.model.inquiry, p.model.unsaved = saved, false
		} else {
			p.model.inquiry.Ver = saved.Ver
		}
		p.nav.Touch()
		then()
	})
}

// setAside declines the inquiry; the toast takes it up again.
func (p *Page) setAside() {
	p.settle(func(ctx context.Context) (inquiry.Inquiry, error) { return p.service.Decline(ctx, p.id) })
	p.desk.Toast(p.desk.Say("inquiries.declined"), p.takeUp)
}

func (p *Page) takeUp() {
	p.settle(func(ctx context.Context) (inquiry.Inquiry, error) { return p.service.Undecline(ctx, p.id) })
}

// findProduct pairs the line under the cursor by hand.
func (p *Page) findProduct() {
	l, ok := p.current()
	if !ok || p.desk.ModalOpen() {
		return
	}
	chinese := p.desk.Say("app.language_code") == "zh"
	task.Do(p.scope, "products", func(ctx context.Context) ([]widgets.Option, error) {
		products, err := p.service.Products(ctx)
		options := make([]widgets.Option, len(products))
		for i, product := range products {
			name, also := product.NameEN, product.NameZH
			if chinese && also != "" {
				name, also = also, name
			}
			options[i] = widgets.Option{ID: product.ID, Label: product.Code + "  " + name, Also: also + " " + product.Model}
		}
		return options, err
	}, func(options []widgets.Option, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.desk.FindDialog("inquiry.product", p.desk.Say("inquiries.find_for", "Text", l.Text), "inquiries.type_product", options,
			func(o widgets.Option) { p.choose(l.ID, o.ID) })
	})
}

// copyQuestion puts the question back to the buyer on the clipboard, in the
// language of the inquiry.
func (p *Page) copyQuestion() {
	q, certified := p.model.inquiry, p.model.certified()
	if len(q.AskBack(certified)) == 0 {
		p.desk.Hint(p.desk.Say("inquiries.ask_nothing"))
		return
	}
	task.Do(p.scope, "question", p.service.Firm, func(f firm.Firm, err error) {
		if p.desk.Fail(err) {
			return
		}
		fyne.CurrentApp().Clipboard().SetContent(q.Question(certified, signature(f, q.Language)))
		p.desk.Toast(p.desk.Say("inquiries.question_copied"), nil)
	})
}

// progress says how many lines are decided, or what to do first.
func (p *Page) progress() string {
	q := p.model.inquiry
	done := 0
	for _, l := range q.Lines {
		if l.State == inquiry.Chosen || l.State == inquiry.Nothing {
			done++
		}
	}
	if done == 0 {
		return p.desk.Say("inquiries.choose_first")
	}
	return p.desk.Say("inquiries.progress", "N", done, "All", len(q.Lines))
}

var _ navigation.Page = (*Page)(nil)
