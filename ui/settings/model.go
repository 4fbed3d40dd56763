// Package settings is the screen of the firm's profile and of what the
// program keeps safe: names and addresses, banks, rates, numbers, payment
// terms and defaults; backups and the bin. ui opens it.
package settings

import (
	"context"
	"image"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/numbering"
	"sampan/app/paper"
	"sampan/app/print"
	"sampan/app/trade"
	"sampan/ui/record"
)

// Service is what the screen asks of the firm.
type Service interface {
	Law
	Firm(ctx context.Context) (firm.Firm, error)
	SaveFirm(ctx context.Context, f *firm.Firm) error
	KeepMark(data []byte) (string, error)
	Bin(ctx context.Context) ([]app.Binned, error)
	Restore(ctx context.Context, n app.Noun, id string) error
	Tables() trade.Tables
	Now() time.Time
	looksService
	lettersService
	proofsService
}

// looksService is what choosing the looks of papers asks.
type looksService interface {
	Contacts(ctx context.Context) ([]contact.Summary, error)
	Layout(ctx context.Context, kind, buyerID string) (l paper.Layout, own bool, err error)
	SetLayout(ctx context.Context, kind, buyerID string, l *paper.Layout) error
	TryLayout(ctx context.Context, kind, buyerID string, l paper.Layout) (paper.Document, error)
	PaperColumns(kind, language string) ([]app.ColumnName, error)
	Pages(ctx context.Context, doc paper.Document) ([]print.Page, error)
	PagePicture(page print.Page, pixelsWide int) (image.Image, error)
}

// lettersService is what the letters ask.
type lettersService interface {
	Template(ctx context.Context, o app.Occasion, language string) (t app.Template, own bool, err error)
	SetTemplate(ctx context.Context, o app.Occasion, language string, t *app.Template) error
}

// proofsService is what the qualification pack asks.
type proofsService interface {
	record.Sender
	KeepFile(name string, r io.Reader) (contact.File, error)
	Proofs(ctx context.Context) ([]app.Proof, error)
	Qualify(ctx context.Context, language paper.Language, keys ...string) (app.PackFile, error)
	ExportPack(p app.PackFile, dir string) (string, error)
}

// LastBackup names the setting that keeps when the last backup was made, in
// RFC 3339; the status line of the window shows its age.
const LastBackup = "backup.last"

// model is the profile as it is typed.
type model struct {
	firm    firm.Firm
	loaded  bool
	unsaved bool
	tab     string
	law     string // part of the tab of customs and tax
}

// series are the papers that can be numbered, in the order of the screen.
func series() []string {
	return []string{"inquiry", "quotation", "contract", "proforma"}
}

// setPattern keeps the pattern of a series.
func (m *model) setPattern(name, pattern string) error {
	p := numbering.Pattern(strings.TrimSpace(pattern))
	if err := p.Check(); err != nil {
		return err
	}
	i := slices.IndexFunc(m.firm.Patterns, func(x firm.Pattern) bool { return x.Series == name })
	if i < 0 {
		m.firm.Patterns = append(m.firm.Patterns, firm.Pattern{Series: name})
		i = len(m.firm.Patterns) - 1
	}
	m.firm.Patterns[i].Pattern = p
	m.unsaved = true
	return nil
}

// setRate keeps what was typed into a cell of the rates: a new value is of
// today.
func (m *model) setRate(i int, column, typed string, today string) error {
	r := &m.firm.Rates[i]
	switch column {
	case "currency":
		code := strings.ToUpper(strings.TrimSpace(typed))
		if len(code) != 3 {
			return fault.New("settings.currency_wrong", "Code", typed)
		}
		r.Currency = money.Currency(code)
	case "value":
		e, err := money.ParseEntry(typed)
		if err != nil {
			return err
		}
		if !e.Value.IsPositive() {
			return fault.New("settings.rate_wrong")
		}
		r.Value, r.Date = e.Value, today
	case "date":
		if _, err := time.Parse(time.DateOnly, typed); err != nil {
			return fault.New("settings.date_wrong", "Text", typed)
		}
		r.Date = typed
	case "source":
		r.Source = typed
	}
	m.unsaved = true
	return nil
}

// setPayment keeps what was typed into a cell of the payment terms.
func (m *model) setPayment(i int, column, typed string) error {
	p := &m.firm.Payments[i]
	switch column {
	case "code":
		p.Code = strings.TrimSpace(typed)
	case "en":
		p.EN = typed
	case "zh":
		p.ZH = typed
	case "deposit":
		n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(typed), "%"))
		if err != nil || n < 0 || n > 100 {
			return fault.New("settings.deposit_wrong")
		}
		p.Deposit = n
	}
	m.unsaved = true
	return nil
}

// parted gives the parts of a text that names several things.
func parted(s string) []string {
	var all []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(",;，；、", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// setAsked keeps a row of what markets ask, -1 for a new one. Places are
// typed; named gives the words of codes, so that what was shown is understood.
func (m *model) setAsked(t trade.Tables, i int, where string, r trade.Requirement, named func([]string) string) error {
	r.Where = nil
	for _, name := range parted(where) {
		code, ok := t.WhereNamed(name)
		for _, c := range []string{trade.Everywhere, string(trade.Mature), string(trade.Emerging), string(trade.Developing)} {
			if named([]string{c}) == name {
				code, ok = c, true
			}
		}
		if !ok {
			return fault.New("settings.place_unknown", "Name", name).At("asked_where")
		}
		r.Where = append(r.Where, code)
	}
	switch {
	case len(r.Where) == 0:
		return fault.New("settings.asked_where_missing").At("asked_where")
	case len(r.Kinds) == 0:
		return fault.New("firm.asked_nothing").At("asked_kinds")
	case r.From != "" && r.Until != "" && r.Until < r.From:
		return fault.New("firm.asked_ends_first", "Kinds", strings.Join(r.Kinds, ", ")).At("asked_until")
	}
	asked := slices.Clone(m.firm.Asked)
	if i < 0 {
		asked = append(asked, r)
	} else {
		asked[i] = r
	}
	m.firm.Asked, m.unsaved = asked, true
	return nil
}

// currencies writes the firm's currencies as a person types them.
func (m *model) currencies() string {
	codes := make([]string, len(m.firm.Currencies))
	for i, c := range m.firm.Currencies {
		codes[i] = string(c)
	}
	return strings.Join(codes, ", ")
}

func (m *model) setCurrencies(typed string) error {
	var list []money.Currency
	for _, code := range strings.FieldsFunc(strings.ToUpper(typed), func(r rune) bool { return !('A' <= r && r <= 'Z') }) {
		if len(code) != 3 {
			return fault.New("settings.currency_wrong", "Code", code)
		}
		list = append(list, money.Currency(code))
	}
	if len(list) == 0 {
		return fault.New("settings.currency_wrong", "Code", typed)
	}
	m.firm.Currencies, m.unsaved = list, true
	return nil
}

// percent shows a share as people write it: 0.15 is 15.
func percent(share money.Decimal) money.Decimal { return share.Shift(2) }

// lacks is the text key of what a profile needs first, "" when papers can
// carry it.
func (m *model) lacks() string {
	f := m.firm
	switch {
	case f.NameEN == "" && f.NameZH == "":
		return "settings.lacks_name"
	case len(f.Banks) == 0:
		return "settings.lacks_bank"
	case len(f.Rates) == 0:
		return "settings.lacks_rate"
	}
	return ""
}

// daysOld counts the days since an ISO date; what is no date is not old.
func daysOld(now time.Time, date string) int {
	day, err := time.ParseInLocation(time.DateOnly, date, now.Location())
	if err != nil {
		return 0
	}
	return max(0, int(now.Sub(day)/(24*time.Hour)))
}
