package inquiry

import (
	"time"

	"sampan/app/trade"
)

// Asked is one line of an inquiry with what the demand board needs of its head.
type Asked struct {
	InquiryID, Number, Buyer, Country, Channel, Source string
	At                                                 time.Time
	Line
}

// Answer is what became of an inquiry that was quoted.
type Answer struct {
	InquiryID string
	IssuedAt  time.Time // of its first quotation, zero while none is issued
	Won       bool      // an order came of it
}

// Fact is an inquiry as the figures count it.
type Fact struct {
	Source     string // as Summary.Origin gives it
	Market     trade.Market
	At         time.Time
	AnsweredAt time.Time // zero while no quotation is issued
	Quoted     bool
	Won        bool
}
