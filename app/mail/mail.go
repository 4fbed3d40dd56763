// Package mail reads the mails that people save or drop: .eml files and
// Outlook's .msg. Such files are hostile until proven otherwise: their size,
// parts and depth are limited, only text leaves them, nothing they point at is
// ever fetched, and a lying character set is seen through. It also writes
// drafts that a mail program opens ready to send. Use cases call it; it keeps
// nothing.
package mail

import (
	"bytes"
	"time"

	"sampan/app/fault"
	"sampan/app/read"
)

// Faults of this package.
const (
	ErrEmpty     = "mail.empty"
	ErrType      = "mail.wrong_type"
	ErrTooLarge  = "mail.too_large" // Limit: megabytes
	ErrBroken    = "mail.broken"
	ErrTooDeep   = "mail.too_deep" // too many parts, or nested too deep
	ErrEncrypted = "mail.encrypted"
)

const (
	// MaxBytes is the largest mail file, and the most that its parts may hold.
	MaxBytes = 25 << 20
	maxParts = 200
	maxDepth = 10
	maxText  = 2 << 20
)

// Message is a mail in plain text.
type Message struct {
	ID          string // Message-ID without brackets, "" when it has none
	From        string // address in lower case
	FromName    string
	To          string // addresses as written
	Date        time.Time
	Subject     string
	Text        string // cells of tables parted by tabs, rows by newlines
	Attachments []Attachment
}

// Attachment is a file that came with a mail.
type Attachment struct {
	Name   string // without any folder; never empty
	Type   string // as the mail claims, in lower case
	Inline bool   // a picture of the text rather than a file
	Data   []byte
}

// Source is the mail as the reader of inquiries takes it.
func (m Message) Source() read.Source {
	return read.Source{ID: m.ID, Text: m.Text, From: m.From, FromName: m.FromName, Subject: m.Subject}
}

// outlookMagic begins a compound file, the form of .msg.
var outlookMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// Read reads the bytes of an .eml or .msg file; which of the two it is, the
// bytes say and not the name.
func Read(data []byte) (Message, error) {
	switch {
	case len(data) > MaxBytes:
		return Message{}, fault.New(ErrTooLarge, "Limit", MaxBytes>>20)
	case len(bytes.TrimSpace(data)) == 0:
		return Message{}, fault.New(ErrEmpty)
	case bytes.HasPrefix(data, outlookMagic):
		return readOutlook(data)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("%PDF")):
		return Message{}, fault.New(ErrType)
	}
	return readInternet(data)
}
