package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"sampan/app/contact"
	"sampan/app/fault"
)

// Mention is a text of the firm in which a person stands.
type Mention struct {
	Table string `json:"table"`
	Field string `json:"field"`
	Text  string `json:"text"`
}

// PersonFile is everything that is kept about a person.
type PersonFile struct {
	At       time.Time      `json:"at"`
	Person   contact.Person `json:"person"`
	Company  string         `json:"company"`
	Mentions []Mention      `json:"mentions"` // records, history, drafts, settings, issued papers
	Files    []string       `json:"files"`    // content ids of attachments that name the person
}

// ExportPerson gathers everything that is kept about a person of a contact.
func (a *App) ExportPerson(ctx context.Context, contactID, personID string) (PersonFile, error) {
	f := PersonFile{At: a.now().UTC()}
	c, err := a.Contact(ctx, contactID)
	if err != nil {
		return f, err
	}
	at := slices.IndexFunc(c.People, func(p contact.Person) bool { return p.ID == personID })
	if at < 0 {
		return f, fault.New("store.not_found", "Noun", "contact_person")
	}
	f.Person, f.Company = c.People[at], c.Display()
	form, known, err := personForm(f.Person)
	if err != nil || !known {
		return f, err
	}
	if f.Mentions, err = one(ctx, a.store, func(r Reader) ([]Mention, error) { return r.Mentions(form) }); err != nil {
		return f, err
	}
	f.Files, err = a.filesWith(ctx, form, f.Person.Email)
	return f, err
}

// JSON is the file for machines.
func (f PersonFile) JSON() ([]byte, error) {
	data, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("file of a person: %w", err)
	}
	return append(data, '\n'), nil
}

// Text is the file for the person: first what is known, then every text with
// the place where it stands.
func (f PersonFile) Text() string {
	var b strings.Builder
	p := f.Person
	fmt.Fprintln(&b, strings.Join(slices.DeleteFunc([]string{p.Name, p.Title, f.Company, p.Email, p.Phone, p.WhatsApp, p.WeChat}, func(s string) bool { return s == "" }), "\n"))
	for _, m := range f.Mentions {
		fmt.Fprintf(&b, "\n[%s / %s]\n%s\n", m.Table, m.Field, m.Text)
	}
	for _, id := range f.Files {
		fmt.Fprintf(&b, "\n[files/%s]\n", id)
	}
	return b.String()
}
