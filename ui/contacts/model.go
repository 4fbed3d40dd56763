// Package contacts is the screen of the people and companies the firm deals
// with: the list with its roles and the editor of one company. ui opens it.
package contacts

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/trade"
	"sampan/ui/record"
	"sampan/ui/widgets"
)

// Service is what the screen asks of the firm.
type Service interface {
	record.Service
	Contacts(ctx context.Context) ([]contact.Summary, error)
	Contact(ctx context.Context, id string) (contact.Contact, error)
	SaveContact(ctx context.Context, c *contact.Contact) error
	Firm(ctx context.Context) (firm.Firm, error)
	Tables() trade.Tables
	Actor() string
	FindTwins(ctx context.Context, c contact.Contact) ([]app.Twin, error)
	MergeContacts(ctx context.Context, merged *contact.Contact, other contact.Contact) (app.Merge, error)
	UndoMerge(ctx context.Context, id string) error
	MergesOf(ctx context.Context, contactID string) ([]app.Merge, error)
	ContactTimeline(ctx context.Context, contactID string) ([]contact.Event, error)
	Note(ctx context.Context, id string) (contact.Note, error)
	SaveNote(ctx context.Context, n *contact.Note) error
	ExportPerson(ctx context.Context, contactID, personID string) (app.PersonFile, error)
	ErasePerson(ctx context.Context, contactID, personID string) (app.Erased, error)
}

// model is what the editor knows apart from how it looks.
type model struct {
	contact contact.Contact
	people  []*person
	twins   []app.Twin      // who may be the same company
	merges  []app.Merge     // what became one with it
	events  []contact.Event // what happened, newest first
	talk    contact.Talk    // of the note being written
	said    string
	edits   int // counts changes, so that one made while saving stays unsaved
	kept    int // edits that are saved
	named   int // people given a key so far
}

// person is a row of the table of people; its key stays while it is edited.
type person struct {
	contact.Person
	key int
}

// load begins with a record.
func (m *model) load(c contact.Contact) {
	m.contact, m.people, m.edits, m.kept = c, nil, 0, 0
	m.talk = cmp.Or(m.talk, contact.Written)
	for _, p := range c.People {
		m.addPerson(p)
	}
}

func (m *model) addPerson(p contact.Person) *person {
	m.named++
	row := &person{p, m.named}
	m.people = append(m.people, row)
	return row
}

func (m *model) removePerson(row *person) (undo func()) {
	before := slices.Clone(m.people)
	m.people = slices.DeleteFunc(slices.Clone(before), func(p *person) bool { return p == row })
	return func() { m.people = before }
}

func (m *model) unsaved() bool { return m.edits != m.kept }

// whole is the record as it is to be saved: blanks around texts and people
// without any word are left out.
func (m *model) whole() contact.Contact {
	c := m.contact
	for _, s := range []*string{&c.Name, &c.NameZH, &c.Code, &c.Email, &c.Phone, &c.WhatsApp, &c.WeChat, &c.Website, &c.TaxID, &c.City, &c.PostCode, &c.Source, &c.Owner} {
		*s = strings.TrimSpace(*s)
	}
	c.Address, c.Notes = strings.TrimSpace(c.Address), strings.TrimSpace(c.Notes)
	for _, s := range []*string{&c.Terms.Returns, &c.Terms.Penalties, &c.Terms.PriceProtection, &c.Terms.Deductions, &c.Terms.Other} {
		*s = strings.TrimSpace(*s)
	}
	c.People = nil
	for _, p := range m.people {
		if p.Name+p.Title+p.Email+p.Phone+p.WhatsApp+p.WeChat != "" {
			c.People = append(c.People, p.Person)
		}
	}
	return c
}

// saved takes over what saving gave the record: id and version.
func (m *model) saved(c contact.Contact, edits int) {
	m.contact.ID, m.contact.Ver, m.contact.CreatedAt = c.ID, c.Ver, c.CreatedAt
	m.kept = edits
	kept := slices.DeleteFunc(slices.Clone(m.people), func(p *person) bool { return p.Name+p.Title+p.Email+p.Phone+p.WhatsApp+p.WeChat == "" })
	for i, p := range kept {
		if i < len(c.People) {
			p.ID = c.People[i].ID
		}
	}
}

// setRole gives or takes a role; they stand in the order of menus.
func (m *model) setRole(r contact.Role, on bool) {
	var roles []contact.Role
	for _, each := range contact.Roles() {
		if (each == r && on) || (each != r && m.contact.Is(each)) {
			roles = append(roles, each)
		}
	}
	m.contact.Roles = roles
}

func called(c contact.Summary) string { return cmp.Or(c.Name, c.NameZH) }

// names looks countries up for the columns of a long list.
type names struct {
	countries map[string]trade.Country
	chinese   bool
}

// newNames takes the tiers that the firm gives countries.
func newNames(t trade.Tables, f firm.Firm, chinese bool) names {
	n := names{make(map[string]trade.Country, len(t.Countries)), chinese}
	for _, c := range t.Countries {
		n.countries[c.Code] = c
	}
	for _, m := range f.Markets {
		c := n.countries[m.Country]
		c.Market = m.Market
		n.countries[m.Country] = c
	}
	return n
}

func (n names) country(code string) string {
	c, ok := n.countries[code]
	switch {
	case !ok:
		return code
	case n.chinese:
		return c.NameZH
	}
	return c.NameEN
}

// market is the tier of the contact, or that of its country.
func (n names) market(own trade.Market, country string) trade.Market {
	return cmp.Or(own, n.countries[country].Market)
}

func portOptions(t trade.Tables) []widgets.Option {
	options := make([]widgets.Option, len(t.Ports))
	for i, p := range t.Ports {
		options[i] = widgets.Option{ID: p.NameEN, Label: p.NameEN, Note: p.NameZH, Also: p.Code}
	}
	return options
}

func currencyOptions(t trade.Tables, f firm.Firm, chinese bool) []widgets.Option {
	var first, rest []widgets.Option
	for _, c := range t.Currencies {
		o := widgets.Option{ID: c.Code, Label: c.Code, Note: c.NameEN, Also: c.NameZH}
		if chinese {
			o.Note, o.Also = c.NameZH, c.NameEN
		}
		if slices.Contains(f.Currencies, money.Currency(c.Code)) {
			first = append(first, o)
		} else {
			rest = append(rest, o)
		}
	}
	return append(first, rest...)
}

func paymentOptions(f firm.Firm, language string) []widgets.Option {
	options := make([]widgets.Option, len(f.Payments))
	for i, p := range f.Payments {
		options[i] = widgets.Option{ID: p.Code, Label: trade.In(language, p.EN+"|"+p.ZH), Also: p.EN + " " + p.ZH}
	}
	return options
}

// languages of letters and papers, called as they call themselves.
func languages() []widgets.Option {
	return []widgets.Option{
		{ID: "", Label: "–"},
		{ID: "en", Label: "English"},
		{ID: "zh", Label: "中文"},
		{ID: "es", Label: "Español"},
		{ID: "ru", Label: "Русский"},
		{ID: "de", Label: "Deutsch"},
		{ID: "fr", Label: "Français"},
		{ID: "pt", Label: "Português"},
		{ID: "it", Label: "Italiano"},
		{ID: "pl", Label: "Polski"},
		{ID: "tr", Label: "Türkçe"},
		{ID: "nl", Label: "Nederlands"},
		{ID: "id", Label: "Bahasa Indonesia"},
		{ID: "vi", Label: "Tiếng Việt"},
	}
}
