package app

import (
	"context"

	"sampan/app/contact"
)

// NoteNoun is what was said with a contact.
const NoteNoun Noun = "note"

// ContactTimeline lists everything that happened with a contact, newest
// first: inquiries, quotations, orders, shipments, purchases, receipts,
// claims, papers that were issued, what was made ready to send, and notes.
func (a *App) ContactTimeline(ctx context.Context, contactID string) ([]contact.Event, error) {
	return byID(ctx, a.store, contactID, Reader.Timeline)
}

// Note gives what was said once.
func (a *App) Note(ctx context.Context, id string) (contact.Note, error) {
	return byID(ctx, a.store, id, Reader.Note)
}

// SaveNote keeps what was said; a new note has Ver 0 and takes the moment and
// the person at the desk where it names none.
func (a *App) SaveNote(ctx context.Context, n *contact.Note) error {
	if err := n.Check(); err != nil {
		return err
	}
	if n.At.IsZero() {
		n.At = a.now().UTC()
	}
	if n.Actor == "" {
		n.Actor = a.Actor()
	}
	if n.Kind == "" {
		n.Kind = contact.Written
	}
	return a.write(ctx, NoteNoun, func(tx Tx) error { return tx.PutNote(n) })
}
