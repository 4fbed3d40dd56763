package contacts

import (
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/trade"
)

func TestReasonsOfTwinsAreSaid(t *testing.T) {
	said := func(key string, args ...any) string { return key + " " + args[1].(string) }
	twin := app.Twin{Twin: contact.Twin{Reason: contact.SameDomain, Value: "acme.de"}}
	if got := twinReason(said, twin, "德国"); got != "德国 · contacts.twin_domain acme.de" {
		t.Error(got)
	}
	if got := twinReason(said, twin, ""); got != "contacts.twin_domain acme.de" {
		t.Error(got)
	}
}

func TestWholeLeavesOutBlanks(t *testing.T) {
	m := model{}
	m.load(contact.Contact{Name: " Acme ", Notes: "a\n"})
	m.addPerson(contact.Person{})
	m.addPerson(contact.Person{Name: "Bob"})
	c := m.whole()
	if c.Name != "Acme" || c.Notes != "a" || len(c.People) != 1 {
		t.Errorf("%+v", c)
	}
	m.edits = 3
	c.ID, c.Ver, c.People[0].ID = "x", 1, "p"
	m.saved(c, 2)
	if !m.unsaved() || m.people[1].ID != "p" || m.people[0].ID != "" {
		t.Errorf("unsaved %v, people %+v %+v", m.unsaved(), m.people[0], m.people[1])
	}
}

func TestRolesKeepTheirOrder(t *testing.T) {
	m := model{}
	m.setRole(contact.Supplier, true)
	m.setRole(contact.Buyer, true)
	m.setRole(contact.Supplier, false)
	m.setRole(contact.Broker, true)
	if got := m.contact.Roles; len(got) != 2 || got[0] != contact.Buyer || got[1] != contact.Broker {
		t.Errorf("roles %v", got)
	}
}

func TestMarketOfTheCountryUnlessItsOwn(t *testing.T) {
	tables := trade.Tables{Countries: []trade.Country{{Code: "DE", NameZH: "德国", Market: trade.Mature}, {Code: "PL", Market: trade.Mature}}}
	n := newNames(tables, firm.Firm{Markets: []firm.Tier{{Country: "PL", Market: trade.Emerging}}}, true)
	if n.market("", "PL") != trade.Emerging {
		t.Error("the firm's word on Poland is not heard")
	}
	if n.market("", "DE") != trade.Mature || n.market(trade.Emerging, "DE") != trade.Emerging || n.market("", "XX") != "" || n.country("DE") != "德国" || n.country("XX") != "XX" {
		t.Error("markets")
	}
}
