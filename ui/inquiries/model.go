// Package inquiries is the screen where buyers' words meet the catalog: the
// list of what was asked, the place to take a message in, and the page that
// pairs its lines with products. ui opens it.
package inquiries

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/quotation"
)

// Service is what the screen asks of the firm.
type Service interface {
	Inquiries(ctx context.Context) ([]inquiry.Summary, error)
	Inquiry(ctx context.Context, id string) (inquiry.Inquiry, error)
	SaveInquiry(ctx context.Context, q *inquiry.Inquiry) error
	TakeText(ctx context.Context, text string) (inquiry.Inquiry, error)
	TakeFile(ctx context.Context, name string, data []byte) (inquiry.Inquiry, error)
	Propose(ctx context.Context, q inquiry.Inquiry) ([]app.Proposal, error)
	Choose(ctx context.Context, inquiryID, lineID, productID string) (inquiry.Inquiry, error)
	NothingFits(ctx context.Context, inquiryID, lineID string) (inquiry.Inquiry, error)
	Reopen(ctx context.Context, inquiryID, lineID string) (inquiry.Inquiry, error)
	QuoteInquiry(ctx context.Context, id string) (quotation.Quotation, error)
	Contact(ctx context.Context, id string) (contact.Contact, error)
	Contacts(ctx context.Context) ([]contact.Summary, error)
	Products(ctx context.Context) ([]catalog.Summary, error)
	Delete(ctx context.Context, n app.Noun, id string, ver int64) error
	Restore(ctx context.Context, n app.Noun, id string) error
}

// model is what the page of one inquiry knows apart from how it looks.
type model struct {
	inquiry   inquiry.Inquiry
	proposals []app.Proposal // by line
	buyer     contact.Contact
	names     map[string]string // products chosen, by id: code and name
	unsaved   bool
}

// row is one line of the grid.
type row struct {
	number int
	line   inquiry.Line
	fits   string // what was chosen, or the first offer
	sure   float64
}

func (m *model) rows() []row {
	list := make([]row, len(m.inquiry.Lines))
	for i, l := range m.inquiry.Lines {
		list[i] = row{number: i + 1, line: l}
		if p, ok := m.proposal(l.ID); ok {
			list[i].sure = p.Confidence
			if len(p.Offers) > 0 {
				list[i].fits = p.Offers[0].Product.Code
			}
		}
		if l.State == inquiry.Chosen {
			list[i].fits = m.names[l.ProductID]
		}
	}
	return list
}

func (m *model) proposal(lineID string) (app.Proposal, bool) {
	i := slices.IndexFunc(m.proposals, func(p app.Proposal) bool { return p.LineID == lineID })
	if i < 0 {
		return app.Proposal{}, false
	}
	return m.proposals[i], true
}

// next is the line after the given one that nobody has decided, "" when all
// are.
func (m *model) next(lineID string) string {
	lines := m.inquiry.Lines
	at := slices.IndexFunc(lines, func(l inquiry.Line) bool { return l.ID == lineID })
	for i := range lines {
		l := lines[(at+1+i)%len(lines)]
		if l.State == inquiry.Open || l.State == "" {
			return l.ID
		}
	}
	return ""
}

// change lays what was typed over a line; the page is unsaved then.
func (m *model) change(lineID string, set func(*inquiry.Line) error) error {
	i := slices.IndexFunc(m.inquiry.Lines, func(l inquiry.Line) bool { return l.ID == lineID })
	if i < 0 {
		return nil
	}
	if err := set(&m.inquiry.Lines[i]); err != nil {
		return err
	}
	m.unsaved = true
	return nil
}

// setQuantity reads a quantity as people type it; empty is none.
func setQuantity(typed string) func(*inquiry.Line) error {
	return func(l *inquiry.Line) error {
		if strings.TrimSpace(typed) == "" {
			l.Quantity = nil
			return nil
		}
		e, err := money.ParseEntry(typed)
		if err != nil {
			return err
		}
		l.Quantity = &e.Value
		if e.Unit != "" {
			l.Unit = e.Unit
		}
		return nil
	}
}

func quantity(l inquiry.Line) string {
	if l.Quantity == nil {
		return ""
	}
	return money.Format(*l.Quantity, 0)
}

func target(l inquiry.Line) string {
	if l.TargetPrice == nil {
		return ""
	}
	return strings.TrimSpace(string(l.Currency) + " " + money.Format(*l.TargetPrice, 2))
}

func percent(share float64) string { return strconv.Itoa(int(share*100+0.5)) + " %" }

// mark is a run of the message: plain words, or those a line was read from.
type mark struct {
	text string
	line string // id of the line, "" for plain words
}

// maxShown bounds how much of a message is drawn, in bytes.
const maxShown = 24 << 10

// marks cuts the message into runs; spans that overlap count once.
func marks(q inquiry.Inquiry) []mark {
	text := q.Text
	if len(text) > maxShown {
		text = strings.ToValidUTF8(text[:maxShown], "") + " …"
	}
	lines := slices.Clone(q.Lines)
	slices.SortFunc(lines, func(a, b inquiry.Line) int { return a.Span.Start - b.Span.Start })
	var all []mark
	at := 0
	add := func(run, line string) {
		if run = calm(run, len(all) == 0); run != "" {
			all = append(all, mark{run, line})
		}
	}
	for _, l := range lines {
		s := l.Span
		if s.Start < at || s.End <= s.Start || s.End > len(text) {
			continue
		}
		add(text[at:s.Start], "")
		add(text[s.Start:s.End], l.ID)
		at = s.End
	}
	add(text[at:], "")
	return all
}

var (
	indents = regexp.MustCompile(`\n[ \t]+`)
	tabs    = regexp.MustCompile(`[ \t]*\t[ \t]*`)
	gaps    = regexp.MustCompile(`\n{3,}`)
)

// calm takes out of a run what only makes room on a page: indents, the tabs
// between cells, heaps of blank lines.
func calm(run string, first bool) string {
	run = gaps.ReplaceAllString(indents.ReplaceAllString(run, "\n"), "\n\n")
	if first {
		run = strings.TrimLeft(run, " \t\n")
	}
	return tabs.ReplaceAllString(run, "   ")
}
