package contacts

import (
	"testing"

	"sampan/app/contact"
	"sampan/app/firm"
	"sampan/app/trade"
)

func TestBareNames(t *testing.T) {
	for name, want := range map[string]string{
		"Müller GmbH": "müller", "MÜLLER": "müller", "Acme Trading Co., Ltd.": "acmetrading", "宁波光明贸易有限公司": "宁波光明贸易",
		"": "", "Co": "co", "Acme, Inc": "acme",
	} {
		if got := bare(name); got != want {
			t.Errorf("%q is bare %q, want %q", name, got, want)
		}
	}
}

func TestTwins(t *testing.T) {
	m := model{}
	m.know([]contact.Summary{{ID: "1", Name: "Müller GmbH", Email: "Anna@mueller.example"}, {ID: "2", NameZH: "光明贸易有限公司"}})
	for _, c := range []struct {
		is      contact.Contact
		name, e string
	}{
		{contact.Contact{Name: "müller"}, "1", ""},
		{contact.Contact{Name: "Other", Email: "anna@mueller.example "}, "", "1"},
		{contact.Contact{NameZH: "光明贸易"}, "2", ""},
		{contact.Contact{ID: "1", Name: "Müller GmbH", Email: "anna@mueller.example"}, "", ""},
		{contact.Contact{}, "", ""},
	} {
		m.contact = c.is
		if byName, byEmail := m.twin(); byName.ID != c.name || byEmail.ID != c.e {
			t.Errorf("%+v: twins %q and %q", c.is, byName.ID, byEmail.ID)
		}
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
