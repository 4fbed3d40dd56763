package contact

import "time"

// Traits are what of a contact is compared with others.
type Traits struct {
	ID, Name, NameZH, Country, Email, Phone, WhatsApp, WeChat, Website, TaxID string

	People    []Person // numbers and addresses alone
	Gone      bool     // lies in the bin
	ChangedAt time.Time
}

// contact gives the traits the shape that the index takes.
func (t Traits) contact() Contact {
	return Contact{
		ID: t.ID, Name: t.Name, NameZH: t.NameZH, Country: t.Country, Email: t.Email, Phone: t.Phone, WhatsApp: t.WhatsApp,
		WeChat: t.WeChat, Website: t.Website, TaxID: t.TaxID, People: t.People,
	}
}

// Learn takes in what changed: contacts in the bin are forgotten.
func (t *Twins) Learn(changed []Traits) {
	for _, c := range changed {
		if c.Gone {
			t.Drop(c.ID)
		} else {
			t.Put(c.contact())
		}
	}
}
