package store

import (
	"time"

	"sampan/app/contact"
)

func (r reader) ContactTraits(since time.Time) ([]contact.Traits, error) {
	where, at := "c.deleted_at IS NULL AND c.updated_at >= $1", stamp(since)
	if !since.IsZero() {
		where = "c.updated_at >= $1"
	}
	list, err := all(r, func(t *contact.Traits) []any {
		return []any{
			text(&t.ID), text(&t.Name), text(&t.NameZH), text(&t.Country), text(&t.Email), text(&t.Phone), text(&t.WhatsApp), text(&t.WeChat),
			text(&t.Website), text(&t.TaxID), yes(&t.Gone), moment(&t.ChangedAt),
		}
	}, `SELECT c.id, c.name, c.name_zh, c.country, c.email, c.phone, c.whatsapp, c.wechat, c.website, c.tax_id,
		CASE WHEN c.deleted_at IS NULL THEN 0 ELSE 1 END, c.updated_at
		FROM contact c WHERE `+where+` ORDER BY c.updated_at, c.id`, at)
	if err != nil {
		return nil, err
	}
	place := make(map[string]int, len(list))
	for i, t := range list {
		place[t.ID] = i
	}
	type row struct {
		of string
		contact.Person
	}
	people, err := all(r, func(p *row) []any {
		return []any{text(&p.of), text(&p.Email), text(&p.Phone), text(&p.WhatsApp), text(&p.WeChat)}
	}, `SELECT p.contact_id, p.email, p.phone, p.whatsapp, p.wechat FROM contact_person p JOIN contact c ON c.id = p.contact_id
		WHERE `+where+` AND p.email || p.phone || p.whatsapp || p.wechat <> ''`, at)
	for _, p := range people {
		if i, ok := place[p.of]; ok {
			list[i].People = append(list[i].People, p.Person)
		}
	}
	return list, err
}
