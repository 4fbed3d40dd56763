package app

import (
	"context"
	"sync"
	"time"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/sheet"
)

// Twin is a contact that may be the same company as the one being typed.
type Twin struct {
	contact.Twin
	Name, NameZH, Country, City string
}

// twinShelf keeps the index of contacts. It is built by the first question
// and afterwards takes in what was written since, by the moment of the last
// change that it saw: saving one contact costs one row, an import its rows.
type twinShelf struct {
	mu    sync.Mutex
	index *contact.Twins
	seen  uint64    // of changes that were told
	until time.Time // of the last change taken in
}

// FindTwins lists the contacts that may be the same company as the one being
// typed, the surest first, at most five. The first call reads all contacts.
func (a *App) FindTwins(ctx context.Context, c contact.Contact) ([]Twin, error) {
	var list []Twin
	err := a.store.Read(ctx, func(r Reader) error {
		found, err := a.twins.find(r, a.changes.told(), c)
		for _, t := range found {
			other, err := r.Contact(t.ID)
			if fault.Is(err, "store.not_found") {
				continue // went to the bin a moment ago
			}
			if err != nil {
				return err
			}
			list = append(list, Twin{t, other.Name, other.NameZH, other.Country, other.City})
		}
		return err
	})
	return list, err
}

// find asks the index, brought up to date; told is the count of writes.
func (s *twinShelf) find(r Reader, told uint64, c contact.Contact) ([]contact.Twin, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(r, told); err != nil {
		return nil, err
	}
	return s.index.Find(c), nil
}

func (s *twinShelf) catchUp(r Reader, told uint64) error {
	if s.index != nil && s.seen == told {
		return nil
	}
	changed, err := r.ContactTraits(s.until)
	if err != nil {
		return err
	}
	if s.index == nil {
		s.index = contact.NewTwins()
	}
	s.index.Learn(changed)
	s.seen = told
	if n := len(changed); n > 0 {
		s.until = changed[n-1].ChangedAt
	}
	return nil
}

// alarming is how sure it must be that a row of a list is somebody who is
// there already before the row waits for a person.
const alarming = 0.85

// doubtTwin marks a row of an import whose company nobody has by this name or
// address, but that somebody filed in other words.
func (a *App) doubtTwin(ctx context.Context, r Reader, row *sheet.Row, m sheet.Mapping, c contact.Contact) error {
	if c.ID != "" || row.State == sheet.Rejected {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	found, err := a.twins.find(r, a.changes.told(), c)
	if err != nil || len(found) == 0 || found[0].Sure < alarming {
		return err
	}
	other, err := r.Contact(found[0].ID)
	if err == nil {
		row.Doubt(m, "name", fault.New("contact.may_be", "Name", other.Display()))
	}
	return err
}
