package contact

import (
	"strings"
	"time"

	"sampan/app/fault"
)

// Talk is how something was said.
type Talk string

// The ways of talking.
const (
	Called  Talk = "call"
	Met     Talk = "meeting"
	Written Talk = "note"
)

// Talks lists them in the order of menus.
func Talks() []Talk { return []Talk{Written, Called, Met} }

// Note is what was said with a contact outside of mails and papers.
type Note struct {
	ID        string    `json:"id"`
	Ver       int64     `json:"ver"`
	ContactID string    `json:"contact_id"`
	Kind      Talk      `json:"kind"`
	At        time.Time `json:"at"`
	Text      string    `json:"text"`
	Actor     string    `json:"actor"` // who talked
}

// Check refuses a note without a word.
func (n Note) Check() error {
	if strings.TrimSpace(n.Text) == "" {
		return fault.New("contact.note_empty").At("text")
	}
	return nil
}

// Event is one thing that happened with a contact.
type Event struct {
	Kind   string // noun of the record, "paper", "sent"
	ID     string
	Noun   string // the record to open: that of a paper or of what was sent, else as Kind
	RefID  string
	At     string // ISO moment or day
	Title  string // number, subject; of a paper its kind and number parted by a blank
	Detail string
	Actor  string
}
