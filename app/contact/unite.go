package contact

import (
	"slices"
	"strings"
)

// Difference is a field in which two contacts that are one disagree.
type Difference struct {
	Field        string // as the store calls it
	Kept, Others string
}

// field is one that holds plain text.
type field struct {
	name  string
	value *string
}

// fields are those a person chooses between, in the order of the page.
func (c *Contact) fields() []field {
	return []field{
		{"name", &c.Name},
		{"name_zh", &c.NameZH},
		{"code", &c.Code},
		{"country", &c.Country},
		{"city", &c.City},
		{"post_code", &c.PostCode},
		{"address", &c.Address},
		{"email", &c.Email},
		{"phone", &c.Phone},
		{"website", &c.Website},
		{"whatsapp", &c.WhatsApp},
		{"wechat", &c.WeChat},
		{"tax_id", &c.TaxID},
		{"market", (*string)(&c.Market)},
		{"language", &c.Language},
		{"currency", (*string)(&c.Currency)},
		{"incoterm", (*string)(&c.Incoterm)},
		{"port", &c.Port},
		{"payment", &c.Payment},
		{"owner", &c.Owner},
		{"source", &c.Source},
		{"terms_returns", &c.Terms.Returns},
		{"terms_penalties", &c.Terms.Penalties},
		{"terms_price_protection", &c.Terms.PriceProtection},
		{"terms_deductions", &c.Terms.Deductions},
		{"terms_other", &c.Terms.Other},
	}
}

// Differences lists the fields that both have filled in other words: those
// that a person must choose between before the two become one.
func Differences(kept, other Contact) []Difference {
	var list []Difference
	others := other.fields()
	for i, f := range kept.fields() {
		k, o := strings.TrimSpace(*f.value), strings.TrimSpace(*others[i].value)
		if k != "" && o != "" && k != o {
			list = append(list, Difference{f.name, k, o})
		}
	}
	return list
}

// Unite gives kept with what the other one adds: fields that kept leaves
// empty, those that taken names, roles, tags, people and files; notes stand
// one below the other. People with the same mail address, or of the same name
// where one has none, are one.
func Unite(kept, other Contact, taken ...string) Contact {
	c := kept
	c.Roles, c.Tags, c.Files = slices.Clone(c.Roles), slices.Clone(c.Tags), slices.Clone(c.Files)
	others := other.fields()
	for i, f := range c.fields() {
		if o := *others[i].value; o != "" && (strings.TrimSpace(*f.value) == "" || slices.Contains(taken, f.name)) {
			*f.value = o
		}
	}
	c.Roles, c.Tags = join(c.Roles, other.Roles), join(c.Tags, other.Tags)
	for _, f := range other.Files {
		if !slices.ContainsFunc(c.Files, func(k File) bool { return k.ID == f.ID }) {
			c.Files = append(c.Files, f)
		}
	}
	if other.Notes != "" && !strings.Contains(c.Notes, other.Notes) {
		c.Notes = strings.TrimSpace(c.Notes + "\n" + other.Notes)
	}
	c.People = unitePeople(kept.People, other.People)
	if !other.CreatedAt.IsZero() && other.CreatedAt.Before(c.CreatedAt) {
		c.CreatedAt = other.CreatedAt
	}
	return c
}

func join[T comparable](a, b []T) []T {
	for _, v := range b {
		if !slices.Contains(a, v) {
			a = append(a, v)
		}
	}
	return a
}

func unitePeople(kept, others []Person) []Person {
	people := slices.Clone(kept)
	for _, o := range others {
		at := slices.IndexFunc(people, func(p Person) bool { return samePerson(p, o) })
		if at < 0 {
			o.ID = "" // a row of another company now
			people = append(people, o)
			continue
		}
		p := &people[at]
		for _, f := range []struct {
			to   *string
			from string
		}{{&p.Name, o.Name}, {&p.Title, o.Title}, {&p.Email, o.Email}, {&p.Phone, o.Phone}, {&p.WhatsApp, o.WhatsApp}, {&p.WeChat, o.WeChat}} {
			if *f.to == "" {
				*f.to = f.from
			}
		}
	}
	return people
}

func samePerson(a, b Person) bool {
	if a.Email != "" && b.Email != "" {
		return strings.EqualFold(a.Email, b.Email)
	}
	return a.Name != "" && strings.EqualFold(a.Name, b.Name)
}
