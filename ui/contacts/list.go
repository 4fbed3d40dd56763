package contacts

import (
	"context"
	"strings"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// NewList makes the list of contacts.
func NewList(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs) navigation.Page {
	is := func(r contact.Role) record.Filter[contact.Summary] {
		return record.Filter[contact.Summary]{Key: string(r), Title: "contacts.tab_" + string(r), Keep: func(c contact.Summary) bool { return has(c, r) }}
	}
	return record.NewList(d, nav, s, dialogs, record.ListOf[contact.Summary]{
		Screen: navigation.Contacts, Noun: app.ContactNoun,
		Load: func(ctx context.Context) ([]contact.Summary, error) { return load(ctx, s) },
		Ver: func(ctx context.Context, id string) (int64, error) {
			c, err := s.Contact(ctx, id)
			return c.Ver, err
		},
		ID: func(c contact.Summary) string { return c.ID }, Name: called,
		Columns: func() []rows.Column[contact.Summary] {
			return columns(d.Say, newNames(s.Tables(), firm.Firm{}, d.Say("app.language_code") == "zh"))
		},
		Tabs: []record.Filter[contact.Summary]{
			{Key: "all", Title: "contacts.tab_all"},
			is(contact.Buyer), is(contact.Supplier),
			{Key: "service", Title: "contacts.tab_service", Keep: func(c contact.Summary) bool {
				return !has(c, contact.Buyer) && !has(c, contact.Supplier)
			}},
		},
	})
}

// load reads the rows of the list, each with its tier: its own, or the one the
// firm gives its country.
func load(ctx context.Context, s Service) ([]contact.Summary, error) {
	own, err := s.Firm(ctx)
	if err != nil {
		return nil, err
	}
	list, err := s.Contacts(ctx)
	n := newNames(s.Tables(), own, false)
	for i := range list {
		list[i].Market = n.market(list[i].Market, list[i].Country)
	}
	return list, err
}

func has(c contact.Summary, r contact.Role) bool {
	for _, each := range c.Roles {
		if each == r {
			return true
		}
	}
	return false
}

func columns(say func(string, ...any) string, n names) []rows.Column[contact.Summary] {
	type row = contact.Summary
	return []rows.Column[row]{
		{Key: "code", Title: "contacts.code", Width: 52, Soft: true, Value: func(c row) string { return c.Code }},
		{Key: "name", Title: "contacts.company", Width: 200, Min: 120, Flex: 2, Value: func(c row) string { return c.Name }},
		{Key: "name_zh", Title: "contacts.name_zh", Width: 104, Min: 80, Flex: 1, Value: func(c row) string { return c.NameZH }},
		{Key: "roles", Title: "contacts.roles", Width: 78, Value: func(c row) string { return roles(say, c.Roles) }},
		{Key: "country", Title: "contacts.country", Width: 104, Value: func(c row) string { return n.country(c.Country) }},
		{Key: "city", Title: "contacts.city", Width: 90, Soft: true, Hidden: true, Value: func(c row) string { return c.City }},
		{Key: "person", Title: "contacts.person", Width: 124, Min: 90, Flex: 1, Value: func(c row) string { return c.Person }},
		{Key: "email", Title: "contacts.email", Width: 170, Min: 100, Flex: 2, Value: func(c row) string { return c.Email }},
		{Key: "phone", Title: "contacts.phone", Width: 136, Soft: true, Value: func(c row) string { return c.Phone }},
		{Key: "market", Title: "contacts.market", Width: 94, Soft: true, Value: func(c row) string { return marketWord(say, c) }},
		{Key: "tags", Title: "contacts.tags", Width: 110, Min: 70, Flex: 1, Soft: true, Hidden: true, Value: func(c row) string { return strings.Join(c.Tags, ", ") }},
		{Key: "owner", Title: "contacts.owner", Width: 90, Soft: true, Hidden: true, Value: func(c row) string { return c.Owner }},
	}
}

func roles(say func(string, ...any) string, all []contact.Role) string {
	words := make([]string, len(all))
	for i, r := range all {
		words[i] = say("contacts.role_" + string(r))
	}
	return strings.Join(words, ", ")
}

func marketWord(say func(string, ...any) string, c contact.Summary) string {
	if c.Market != "" && has(c, contact.Buyer) {
		return say("contacts.market_" + string(c.Market))
	}
	return ""
}
