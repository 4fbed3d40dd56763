package app

import (
	"context"
	"regexp"
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
	Mentions(form *regexp.Regexp) ([]Mention, error)    // in every text of every table
	MailsFrom(email string) (files []string, err error) // attachments of inquiries that the address sent
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

	// Scrub takes words out of every text but those of issued papers, and
	// tells how many texts had them and the numbers of such papers.
	Scrub(form *regexp.Regexp) (places int, papers []string, err error)
	// DropFile takes an attachment from every record that has it in its list
	// of files; free says that nothing else names it.
	DropFile(id string) (free bool, err error)
	AddErased(n Noun, id string) error // a tombstone without personal data
}

// compacter leaves nothing behind of what was deleted.
type compacter interface {
	// Compact writes the store anew without what was deleted, its log too,
	// and removes the copies of it that the program made; it tells how many.
	Compact(ctx context.Context) (copies int, err error)
}
