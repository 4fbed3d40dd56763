package inquiry

import (
	"cmp"
	"time"
)

// Asked is one line of an inquiry with what the demand board needs of its head.
type Asked struct {
	InquiryID, Number, Buyer, Country, Channel, Source string
	At                                                 time.Time
	Line
}

// Origin is what the line is counted under: its inquiry's source, else the
// channel.
func (a Asked) Origin() string { return cmp.Or(a.Source, a.Channel) }

// Answer is what became of an inquiry that was quoted.
type Answer struct {
	InquiryID string
	IssuedAt  time.Time // of its first quotation, zero while none is issued
	Won       bool      // an order came of it
}
