package app

import (
	"time"

	"sampan/app/contact"
)

// contactReader is what the store tells about contacts beside the record.
type contactReader interface {
	// ContactTraits gives what is compared of every contact that was written
	// at the moment since or later, those in the bin too; a zero since means
	// all that are not in the bin. Oldest change first.
	ContactTraits(since time.Time) ([]contact.Traits, error)
	Note(id string) (contact.Note, error)
	Timeline(contactID string) ([]contact.Event, error) // newest first
}

// contactMerges tells what became one; a merge without undoing stays for ever.
type contactMerges interface {
	Merge(id string) (Merge, error)
	MergesOf(contactID string) ([]Merge, error) // that stand, newest first; without Before, After and Moved
}

// contactTx makes two contacts one and takes it back.
type contactTx interface {
	// PointTo makes every row that names one contact name another, with ver
	// and history, and tells which; issued papers stay as they are.
	PointTo(from, to string) ([]Moved, error)
	PointBack(moved []Moved, from, to string) error // rows that meanwhile name somebody else stay
	AddMerge(*Merge) error                          // gives it an id, its moment and who did it
	MergeUndone(id string) error
	PutNote(*contact.Note) error
}
