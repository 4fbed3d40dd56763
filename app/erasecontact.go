package app

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"sampan/app/contact"
	"sampan/app/fault"
)

// Erased is what the erasing of a person did.
type Erased struct {
	Places int      // fields of records, history and drafts in which the words stood
	Files  int      // attachments that are gone
	Papers []string // numbers of issued papers that still name the person, for the law asks that they are kept
	Copies int      // copies of the database from before an update of the program, which are gone
}

// leastWord is the length in bytes below which a word is not looked for
// outside the person's own fields: "Li" stands in half of all words.
const leastWord = 4

// personForm matches what a person is known by, in any case; numbers also
// where they are parted in another way. ok is false where nothing can be
// looked for.
func personForm(p contact.Person) (form *regexp.Regexp, ok bool, err error) {
	var words []string
	for _, w := range []string{p.Name, p.Email, p.WeChat, p.Phone, p.WhatsApp} {
		if w = strings.TrimSpace(w); len(w) >= leastWord {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return nil, false, nil
	}
	// the longest first, so that no end of a word is left
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
		if digits := numberDigits(w); len(digits) >= 7 {
			words[i] = `\+?` + strings.Join(strings.Split(digits, ""), `[\s().\-/]*`)
		}
	}
	if form, err = regexp.Compile("(?i)" + strings.Join(words, "|")); err != nil {
		return nil, false, fmt.Errorf("words of a person: %w", err)
	}
	return form, true, nil
}

// numberDigits are the digits of what is a number and nothing else.
func numberDigits(s string) string {
	var digits strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case !strings.ContainsRune(" +()-./", r):
			return ""
		}
	}
	return digits.String()
}

// ErasePerson takes every byte of a person out of the data folder: the row at
// the company, what mails, notes, drafts, history and settings say, and the
// attachments that hold the words. An attachment that an issued paper rests
// on stays, and so do issued papers. What remains is a tombstone without
// personal data, and the company. Nothing of it can be undone.
func (a *App) ErasePerson(ctx context.Context, contactID, personID string) (Erased, error) {
	var e Erased
	c, err := a.Contact(ctx, contactID)
	if err != nil {
		return e, err
	}
	at := slices.IndexFunc(c.People, func(p contact.Person) bool { return p.ID == personID })
	if at < 0 {
		return e, fault.New("store.not_found", "Noun", "contact_person")
	}
	person := c.People[at]
	form, known, err := personForm(person)
	if err != nil {
		return e, err
	}
	c.People = slices.Delete(slices.Clone(c.People), at, at+1)
	var named []string
	if known {
		if named, err = a.filesWith(ctx, form, person.Email); err != nil {
			return e, err
		}
	}
	var gone []string
	err = a.write(ctx, ContactNoun, func(tx Tx) error {
		if err := tx.PutContact(&c); err != nil {
			return err
		}
		for _, id := range named {
			free, err := tx.DropFile(id)
			if err != nil {
				return err
			}
			if free {
				gone = append(gone, id)
			}
		}
		var err error
		if known {
			if e.Places, e.Papers, err = tx.Scrub(form); err != nil {
				return err
			}
		}
		return tx.AddErased(ContactNoun, personID)
	})
	if err != nil {
		return e, err
	}
	for _, id := range gone {
		if err := a.files.Remove(id); err != nil {
			return e, fmt.Errorf("erase an attachment: %w", err)
		}
		e.Files++
	}
	e.Copies, err = a.store.Compact(ctx)
	return e, err
}

// filesWith gives the attachments whose bytes hold the words, and the mails
// that the address wrote, whose bytes may be in a code.
func (a *App) filesWith(ctx context.Context, form *regexp.Regexp, email string) ([]string, error) {
	ids, err := one(ctx, a.store, func(r Reader) ([]string, error) { return r.MailsFrom(email) })
	if err != nil {
		return nil, err
	}
	err = a.files.Walk(func(id string, _ int64) error {
		if err := ctx.Err(); err != nil || slices.Contains(ids, id) {
			return err
		}
		data, err := a.files.Read(id, maxAttachment)
		if err == nil && form.Match(data) {
			ids = append(ids, id)
		}
		return err
	})
	return ids, err
}
