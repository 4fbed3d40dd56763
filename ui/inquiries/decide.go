package inquiries

import (
	"context"
	"strings"
	"unicode"

	"sampan/app/inquiry"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// typed handles the keys of one hand: digits pick, N says nothing fits, F
// searches the catalog, E edits, U takes a decision back.
func (p *Page) typed(r rune) bool {
	switch r = unicode.ToLower(r); {
	case r >= '1' && r <= '9':
		p.accept(int(r - '1'))
	case r == 'n':
		p.nothing()
	case r == 'f':
		p.findProduct()
	case r == 'u':
		p.reopen()
	case r == 'q':
		if len(p.model.inquiry.Choices()) > 0 {
			p.makeQuotation()
		}
	default:
		return false
	}
	return true
}

// accept takes the nth offer for the line under the cursor.
func (p *Page) accept(n int) {
	l, ok := p.current()
	if !ok {
		return
	}
	proposal, _ := p.model.proposal(l.ID)
	if n < len(proposal.Offers) {
		p.choose(l.ID, proposal.Offers[n].Product.ID)
	}
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

func (p *Page) reopen() {
	if l, ok := p.current(); ok && l.State != inquiry.Open {
		p.decide("", func(ctx context.Context) (inquiry.Inquiry, error) { return p.service.Reopen(ctx, p.id, l.ID) })
	}
}

// decide saves what was typed, carries a decision out and goes on to the next
// line that is open.
func (p *Page) decide(from string, do func(context.Context) (inquiry.Inquiry, error)) {
	p.save(func() {
		task.Do(p.scope, "decide", do, func(q inquiry.Inquiry, err error) {
			if p.desk.Fail(err) {
				return
			}
			p.model.inquiry = q
			p.refresh()
			if id := p.model.next(from); from != "" && id != "" {
				p.lines.Reveal(id)
			}
			p.selected()
		})
	})
}

// save keeps corrected lines, then goes on.
func (p *Page) save(then func()) {
	if !p.model.unsaved {
		then()
		return
	}
	q := p.model.inquiry
	task.Do(p.scope, "save", func(ctx context.Context) (inquiry.Inquiry, error) {
		err := p.service.SaveInquiry(ctx, &q)
		return q, err
	}, func(saved inquiry.Inquiry, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.model.inquiry, p.model.unsaved = saved, false
		p.nav.Touch()
		then()
	})
}

// addLine adds an empty line to be typed.
func (p *Page) addLine() {
	p.model.inquiry.Lines = append(p.model.inquiry.Lines, inquiry.Line{Text: p.desk.Say("inquiries.new_line"), State: inquiry.Open})
	p.model.unsaved = true
	p.save(p.reload)
}

// findProduct pairs the line under the cursor by hand.
func (p *Page) findProduct() {
	l, ok := p.current()
	if !ok || p.desk.ModalOpen() {
		return
	}
	task.Do(p.scope, "products", func(ctx context.Context) ([]widgets.Option, error) {
		products, err := p.service.Products(ctx)
		options := make([]widgets.Option, len(products))
		for i, product := range products {
			options[i] = widgets.Option{ID: product.ID, Label: product.Code + "  " + product.NameEN, Note: product.NameZH, Also: product.Model}
		}
		return options, err
	}, func(options []widgets.Option, err error) {
		if p.desk.Fail(err) {
			return
		}
		p.desk.FindDialog("inquiry.product", p.desk.Say("inquiries.find_for", "Text", l.Text), "inquiries.find_product", options,
			func(o widgets.Option) { p.choose(l.ID, o.ID) })
	})
}

// askBack says what the buyer left open.
func (p *Page) askBack() string {
	var parts []string
	for _, m := range p.model.inquiry.AskBack() {
		word := p.desk.Say("inquiries.ask_" + m.Field)
		if m.Line >= 0 {
			word = p.desk.Say("inquiries.ask_of_line", "What", word, "N", m.Line+1)
		}
		parts = append(parts, word)
	}
	if len(parts) == 0 {
		return p.desk.Say("inquiries.ask_nothing")
	}
	return p.desk.Say("inquiries.ask_back", "What", strings.Join(parts, p.desk.Say("inquiries.comma")))
}

// gutter is the room between the three parts of the page.
const gutter = theme.Gap3
