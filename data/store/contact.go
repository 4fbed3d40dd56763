package store

import (
	"strings"

	"sampan/app"
	"sampan/app/contact"
)

func contactRecord(c *contact.Contact) record {
	return record{
		noun: app.ContactNoun, id: &c.ID, ver: &c.Ver, created: &c.CreatedAt,
		columns: []column{
			{"code", text(&c.Code)},
			{"roles", words(&c.Roles)},
			{"name", text(&c.Name)},
			{"name_zh", text(&c.NameZH)},
			{"country", text(&c.Country)},
			{"city", text(&c.City)},
			{"address", text(&c.Address)},
			{"post_code", text(&c.PostCode)},
			{"email", text(&c.Email)},
			{"phone", text(&c.Phone)},
			{"whatsapp", text(&c.WhatsApp)},
			{"wechat", text(&c.WeChat)},
			{"website", text(&c.Website)},
			{"tax_id", text(&c.TaxID)},
			{"language", text(&c.Language)},
			{"market", text(&c.Market)},
			{"currency", text(&c.Currency)},
			{"incoterm", text(&c.Incoterm)},
			{"port", text(&c.Port)},
			{"payment", text(&c.Payment)},
			{"source", text(&c.Source)},
			{"owner", text(&c.Owner)},
			{"tags", words(&c.Tags)},
			{"notes", text(&c.Notes)},
			{"terms_returns", text(&c.Terms.Returns)},
			{"terms_penalties", text(&c.Terms.Penalties)},
			{"terms_price_protection", text(&c.Terms.PriceProtection)},
			{"terms_deductions", text(&c.Terms.Deductions)},
			{"terms_other", text(&c.Terms.Other)},
			{"created_at", moment(&c.CreatedAt)},
		},
		derived: []column{
			{"sort_name", derived(fold(c.Display()))},
			{"name_fold", derived(fold(c.Name))},
			{"name_zh_fold", derived(fold(c.NameZH))},
			{"email_fold", derived(fold(c.Email))},
			{"domain", derived(domain(c.Email))},
		},
		lists: []list{
			listOf("people", "contact_person", &c.People, personColumns,
				func(p *contact.Person) *string { return &p.ID }, func(p contact.Person) string { return p.ID }),
			files("contact_file", &c.Files),
		},
	}
}

func personColumns(p *contact.Person) []column {
	return []column{
		{"id", silent(text(&p.ID))},
		{"name", text(&p.Name)},
		{"title", text(&p.Title)},
		{"email", text(&p.Email)},
		{"phone", text(&p.Phone)},
		{"whatsapp", text(&p.WhatsApp)},
		{"wechat", text(&p.WeChat)},
		{"email_fold", derived(fold(p.Email))},
		{"domain", derived(domain(p.Email))},
	}
}

// files binds the attachments of any record.
func files(table string, rows *[]contact.File) list {
	return listOf("files", table, rows, func(f *contact.File) []column {
		return []column{{"content", text(&f.ID)}, {"name", text(&f.Name)}}
	}, nil, func(f contact.File) string { return f.ID })
}

// domain is the mail domain of an address, free providers included.
func domain(email string) string {
	_, d, _ := strings.Cut(fold(email), "@")
	return d
}

func (r reader) Contact(id string) (contact.Contact, error) {
	var c contact.Contact
	err := r.fetch(contactRecord(&c), id, false)
	return c, err
}

func (t *tx) PutContact(c *contact.Contact) error { return put(t, c, contactRecord) }

func (r reader) Contacts() ([]contact.Summary, error) {
	return all(r, func(s *contact.Summary) []any {
		return []any{
			text(&s.ID), text(&s.Code), text(&s.Name), text(&s.NameZH), text(&s.Country), text(&s.City), text(&s.Email), text(&s.Phone),
			text(&s.Person), text(&s.Owner), words(&s.Roles), words(&s.Tags), text(&s.Market), moment(&s.UpdatedAt),
		}
	}, `SELECT c.id, c.code, c.name, c.name_zh, c.country, c.city, c.email, c.phone,
		p.name, c.owner, c.roles, c.tags, c.market, c.updated_at
		FROM contact c LEFT JOIN contact_person p ON p.contact_id = c.id AND p.position = 1
		WHERE c.deleted_at IS NULL ORDER BY c.sort_name, c.id`)
}

func (r reader) ContactsByEmail(email string) ([]string, error) {
	return r.contactsBy("email_fold", fold(email))
}

func (r reader) ContactsByDomain(domain string) ([]string, error) {
	return r.contactsBy("domain", fold(domain))
}

// contactsBy finds companies by a folded column that they share with their people.
func (r reader) contactsBy(column, value string) ([]string, error) {
	if value == "" {
		return nil, nil
	}
	return all(r, func(id *string) []any { return []any{id} },
		`SELECT c.id FROM contact c WHERE c.`+column+` = $1 AND c.deleted_at IS NULL
		UNION SELECT c.id FROM contact c JOIN contact_person p ON p.contact_id = c.id WHERE p.`+column+` = $1 AND c.deleted_at IS NULL
		ORDER BY 1`, value)
}

func (r reader) ContactByName(name string) (string, error) {
	var id string
	name = fold(name)
	if name == "" {
		return "", nil
	}
	_, err := r.one([]any{&id}, `SELECT id FROM contact WHERE (name_fold = $1 OR name_zh_fold = $1) AND deleted_at IS NULL ORDER BY id LIMIT 1`, name)
	return id, err
}
