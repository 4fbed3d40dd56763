// Package inquiries is the screen where buyers' words meet the catalog: the
// list of what was asked, the place to take a message in, the page that pairs
// its lines with products, the board of what buyers ask for and the firm
// lacks, and the figures of inquiries with what they cost. ui opens it.
package inquiries

import (
	"cmp"
	"context"
	"io"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/quotation"
	"sampan/app/trade"
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
	RefuseOffer(ctx context.Context, inquiryID, lineID, productID string) error
	Reopen(ctx context.Context, inquiryID, lineID string) (inquiry.Inquiry, error)
	QuoteInquiry(ctx context.Context, id string) (quotation.Quotation, error)
	AssignBuyer(ctx context.Context, inquiryID, contactID string) (inquiry.Inquiry, error)
	FileSender(ctx context.Context, inquiryID string) (inquiry.Inquiry, error)
	Decline(ctx context.Context, inquiryID string) (inquiry.Inquiry, error)
	Undecline(ctx context.Context, inquiryID string) (inquiry.Inquiry, error)
	Firm(ctx context.Context) (firm.Firm, error)
	Contact(ctx context.Context, id string) (contact.Contact, error)
	Contacts(ctx context.Context) ([]contact.Summary, error)
	Product(ctx context.Context, id string) (catalog.Product, error)
	Products(ctx context.Context) ([]catalog.Summary, error)
	OpenFile(id string) (io.ReadCloser, error)
	InquiryFacts(ctx context.Context) ([]inquiry.Fact, []inquiry.Cost, error)
	SaveCost(ctx context.Context, c inquiry.Cost) error
	RemoveCost(ctx context.Context, id string) error
	Demand(ctx context.Context) ([]app.Want, error)
	AskedAndSold(ctx context.Context, by app.Facet, since time.Time) ([]app.Turnover, error)
	Tables() trade.Tables
	Now() time.Time
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
	Delete(ctx context.Context, n app.Noun, id string, ver int64) error
	Restore(ctx context.Context, n app.Noun, id string) error
}

// model is what the page of one inquiry knows apart from how it looks.
type model struct {
	inquiry   inquiry.Inquiry
	proposals []app.Proposal // by line
	buyer     contact.Contact
	codes     map[string]string // of chosen products, by id
	unsaved   bool
	edits     int // how often something was typed
}

// sender is the name of who asks, "" where nothing is known.
func (m *model) sender() string {
	s := m.inquiry.Sender
	return cmp.Or(m.buyer.Display(), s.Company, s.Name, s.Email)
}

// facts are what is known of the sender and wished for, in short.
func (m *model) facts(w words) []string {
	q := m.inquiry
	place := strings.TrimSpace(string(q.Wishes.Incoterm) + " " + q.Wishes.Place)
	facts := []string{}
	for _, s := range []string{
		q.Sender.Name, w.country(cmp.Or(m.buyer.Country, q.Sender.Country)), q.Sender.Email, place, q.Wishes.Payment, q.Wishes.Delivery,
		strings.Join(q.Wishes.Certificates, ", "),
	} {
		if s != "" && s != m.sender() {
			facts = append(facts, s)
		}
	}
	return facts
}

// certified reports goods that are sold with certificates.
func (m *model) certified() bool { return app.Certified(m.inquiry, m.proposals) }

// missing is what has to be asked back.
func (m *model) missing() []inquiry.Missing { return m.inquiry.AskBack(m.certified()) }

// targets reports that some line names a target price.
func (m *model) targets() bool {
	return slices.ContainsFunc(m.inquiry.Lines, func(l inquiry.Line) bool { return l.TargetPrice != nil })
}

// askBack puts what is missing into a sentence: lines that lack the same stand
// together.
func askBack(say func(string, ...any) string, missing []inquiry.Missing) string {
	if len(missing) == 0 {
		return say("inquiries.ask_nothing")
	}
	var fields []string
	lines := map[string][]string{}
	for _, m := range missing {
		if !slices.Contains(fields, m.Field) {
			fields = append(fields, m.Field)
		}
		if m.Line >= 0 {
			lines[m.Field] = append(lines[m.Field], strconv.Itoa(m.Line+1))
		}
	}
	parts := make([]string, len(fields))
	for i, f := range fields {
		parts[i] = say("inquiries.ask_" + f)
		if of := lines[f]; len(of) > 0 {
			parts[i] = say("inquiries.ask_of_line", "What", parts[i], "N", strings.Join(of, say("inquiries.comma")))
		}
	}
	return say("inquiries.ask_back", "What", strings.Join(parts, say("inquiries.semicolon")))
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
			list[i].fits = m.codes[l.ProductID]
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
	m.touch()
	return nil
}

func (m *model) touch() { m.unsaved, m.edits = true, m.edits+1 }

// insert puts a line at a place.
func (m *model) insert(at int, l inquiry.Line) {
	m.inquiry.Lines = slices.Insert(slices.Clone(m.inquiry.Lines), at, l)
	m.touch()
}

// remove takes a line out and gives its place.
func (m *model) remove(lineID string) int {
	at := slices.IndexFunc(m.inquiry.Lines, func(l inquiry.Line) bool { return l.ID == lineID })
	if at >= 0 {
		m.inquiry.Lines = slices.Delete(slices.Clone(m.inquiry.Lines), at, at+1)
		m.touch()
	}
	return at
}

func setText(typed string) func(*inquiry.Line) error {
	return func(l *inquiry.Line) error { l.Text = strings.TrimSpace(typed); return nil }
}

// setQuantity reads a quantity as people type it ("3k sets"); a word alone is
// the unit, empty is none.
func (w words) setQuantity(typed string) func(*inquiry.Line) error {
	return func(l *inquiry.Line) error {
		if typed = strings.TrimSpace(typed); typed == "" {
			l.Quantity = nil
			return nil
		}
		if strings.IndexFunc(typed, unicode.IsDigit) < 0 {
			l.Unit = w.unitCode(typed)
			return nil
		}
		value, unit, err := splitQuantity(typed)
		if err != nil {
			return err
		}
		if !value.IsPositive() {
			return fault.New("inquiries.quantity_wrong")
		}
		l.Quantity, l.Unit = &value, cmp.Or(w.unitCode(unit), l.Unit)
		return nil
	}
}

// splitQuantity parts "3k sets" and "500pcs" into number and unit.
func splitQuantity(typed string) (value money.Decimal, unit string, err error) {
	e, err := money.ParseEntry(typed)
	if err == nil {
		return e.Value, e.Unit, nil
	}
	words := strings.Fields(typed)
	for n := len(words) - 1; n > 0; n-- {
		unit := strings.Join(words[n:], " ")
		if e, err := money.ParseEntry(strings.Join(words[:n], " ")); err == nil && strings.IndexFunc(unit, unicode.IsDigit) < 0 {
			return e.Value, unit, nil
		}
	}
	if i := strings.LastIndexFunc(typed, unicode.IsDigit); i >= 0 {
		_, size := utf8.DecodeRuneInString(typed[i:])
		if e, err := money.ParseEntry(typed[:i+size]); err == nil {
			return e.Value, strings.TrimSpace(typed[i+size:]), nil
		}
	}
	return value, "", err
}

// quantity shows how many of which unit, with a question mark for what has to
// be asked back.
func (w words) quantity(l inquiry.Line) string {
	if l.Quantity == nil {
		return strings.TrimSpace("? " + w.unit(l.Unit))
	}
	return strings.TrimSpace(money.Format(*l.Quantity, 0) + " " + w.unit(l.Unit))
}

// setTarget reads a target price ("usd 2.8"); empty is none.
func setTarget(typed string) func(*inquiry.Line) error {
	return func(l *inquiry.Line) error {
		if strings.TrimSpace(typed) == "" {
			l.TargetPrice = nil
			return nil
		}
		e, err := money.ParseEntry(typed)
		if err != nil {
			return err
		}
		l.TargetPrice = &e.Value
		l.Currency = cmp.Or(e.Currency, l.Currency)
		return nil
	}
}

func target(l inquiry.Line) string {
	if l.TargetPrice == nil {
		return ""
	}
	return strings.TrimSpace(string(l.Currency) + " " + money.Format(*l.TargetPrice, 2))
}

// percent is a share in whole percent; what is little is not nothing.
func percent(share float64) string {
	if share < 0.005 {
		return "<1 %"
	}
	return strconv.Itoa(int(share*100+0.5)) + " %"
}

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

// signature is the name below a question to the buyer.
func signature(f firm.Firm, language string) string {
	name := cmp.Or(f.NameEN, f.NameZH)
	if strings.HasPrefix(language, "zh") {
		name = cmp.Or(f.NameZH, f.NameEN)
	}
	return strings.TrimSpace(f.Contact + "\n" + name)
}

// harmless are the endings of messages that any machine shows and none runs.
func harmless(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".eml", ".txt", ".csv", ".xlsx":
		return true
	}
	return false
}

// fileURL names a file of this machine.
func fileURL(path string) *url.URL {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}
