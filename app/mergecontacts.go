package app

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/inquiry"
)

// Merge is two contacts that became one: the other lies in the bin, and what
// named it names the one that was kept.
type Merge struct {
	ID, KeptID, OtherID string
	Other               string // what the other one is called
	At                  time.Time
	Actor               string
	UndoneAt            time.Time // zero while it stands
	Before, After       string    // the kept contact, as JSON
	Moved               []Moved
}

// Moved is a row that names another contact since a merge. Noun is its table.
type Moved struct {
	Noun      Noun
	Field, ID string
}

// MergeContacts makes two contacts one. merged is the one to keep, as it is
// to be (contact.Unite gives it), with the id and ver that it was read with;
// other goes to the bin. Papers that were issued stay as they went out. Gives
// the merge, by whose id UndoMerge takes everything back.
func (a *App) MergeContacts(ctx context.Context, merged *contact.Contact, other contact.Contact) (Merge, error) {
	m := Merge{KeptID: merged.ID, OtherID: other.ID, Other: other.Display()}
	if m.KeptID == m.OtherID || m.KeptID == "" || m.OtherID == "" {
		return m, fault.New("contact.merge_itself")
	}
	if err := merged.Check(); err != nil {
		return m, err
	}
	err := a.rename(ctx, func(tx Tx) error {
		before, err := tx.Contact(merged.ID)
		if err != nil {
			return err
		}
		if err := tx.PutContact(merged); err != nil {
			return err
		}
		if err := tx.Delete(ContactNoun, other.ID, other.Ver); err != nil {
			return err
		}
		if m.Moved, err = tx.PointTo(m.OtherID, m.KeptID); err != nil {
			return err
		}
		after, err := tx.Contact(merged.ID)
		if err != nil {
			return err
		}
		if m.Before, m.After, err = asText(before, after); err != nil {
			return err
		}
		return tx.AddMerge(&m)
	})
	return m, err
}

// UndoMerge parts two contacts again: the other one comes from the bin, what
// was pointed anew and still names the kept one goes back, and the fields
// that the merge changed and nobody changed since are as before.
func (a *App) UndoMerge(ctx context.Context, id string) error {
	return a.rename(ctx, func(tx Tx) error {
		m, err := tx.Merge(id)
		if err != nil {
			return err
		}
		if !m.UndoneAt.IsZero() {
			return fault.New("contact.merge_undone")
		}
		kept, err := tx.Contact(m.KeptID)
		if err != nil {
			return err
		}
		if err := tx.Restore(ContactNoun, m.OtherID); err != nil && !fault.Is(err, "store.not_found") {
			return err // it may have been taken from the bin by hand
		}
		if err := tx.PointBack(m.Moved, m.KeptID, m.OtherID); err != nil {
			return err
		}
		if kept, err = takenBack(kept, m); err != nil {
			return err
		}
		if err := tx.PutContact(&kept); err != nil {
			return err
		}
		return tx.MergeUndone(id)
	})
}

// MergesOf lists what became one with a contact and can be undone.
func (a *App) MergesOf(ctx context.Context, contactID string) ([]Merge, error) {
	return one(ctx, a.store, func(r Reader) ([]Merge, error) { return r.MergesOf(contactID) })
}

// rename runs a write that changes whose verdicts are whose, and teaches it
// to the matching.
func (a *App) rename(ctx context.Context, fn func(Tx) error) error {
	var before, after []inquiry.Verdict
	err := a.write(ctx, ContactNoun, func(tx Tx) (err error) {
		if before, err = tx.Verdicts(); err != nil {
			return err
		}
		if err := fn(tx); err != nil {
			return err
		}
		after, err = tx.Verdicts()
		return err
	})
	if err != nil {
		return err
	}
	was := make(map[string]inquiry.Verdict, len(before))
	for _, v := range before {
		was[v.ID] = v
	}
	before = before[:0]
	var moved []inquiry.Verdict
	for _, v := range after {
		if old, ok := was[v.ID]; ok && old.BuyerID != v.BuyerID {
			before, moved = append(before, old), append(moved, v)
		}
	}
	a.teach(before, moved)
	a.changes.tell(InquiryNoun)
	return nil
}

func asText(before, after contact.Contact) (b, a string, err error) {
	x, err := json.Marshal(before)
	if err != nil {
		return "", "", fmt.Errorf("contact before a merge: %w", err)
	}
	y, err := json.Marshal(after)
	if err != nil {
		return "", "", fmt.Errorf("contact after a merge: %w", err)
	}
	return string(x), string(y), nil
}

// takenBack gives the contact with every field as before that is still as the
// merge left it.
func takenBack(now contact.Contact, m Merge) (contact.Contact, error) {
	text, err := json.Marshal(now)
	if err != nil {
		return now, fmt.Errorf("contact of a merge: %w", err)
	}
	var current, before, after map[string]json.RawMessage
	for _, part := range []struct {
		text string
		into *map[string]json.RawMessage
	}{{string(text), &current}, {m.Before, &before}, {m.After, &after}} {
		if err := json.Unmarshal([]byte(part.text), part.into); err != nil {
			return now, fmt.Errorf("contact of a merge: %w", err)
		}
	}
	for name, value := range current {
		if name != "id" && name != "ver" && string(value) == string(after[name]) {
			current[name] = before[name]
		}
	}
	if text, err = json.Marshal(current); err != nil {
		return now, fmt.Errorf("contact of a merge: %w", err)
	}
	var c contact.Contact
	if err := json.Unmarshal(text, &c); err != nil {
		return now, fmt.Errorf("contact of a merge: %w", err)
	}
	return c, nil
}
