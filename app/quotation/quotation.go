// Package quotation holds offers to buyers. One number keeps its revisions
// R0, R1, R2; an issued revision is never changed, a new one follows it.
package quotation

import (
	"time"

	"sampan/app/deal"
	"sampan/app/money"
)

// Status is how far a quotation has got.
type Status string

// The states of a quotation.
const (
	Draft  Status = "draft"
	Issued Status = "issued"
	Won    Status = "won"
	Lost   Status = "lost"
)

// Quotation is one revision of an offer.
type Quotation struct {
	ID         string    `json:"id"`
	Ver        int64     `json:"ver"`
	Number     string    `json:"number"`   // taken at issue, "" before
	Revision   int       `json:"revision"` // 0 is R0
	PreviousID string    `json:"previous_id"`
	Status     Status    `json:"status"`
	LostReason string    `json:"lost_reason"`
	InquiryID  string    `json:"inquiry_id"`
	Date       string    `json:"date"`        // ISO day; of issue once issued
	ValidUntil string    `json:"valid_until"` // ISO day
	CreatedAt  time.Time `json:"created_at"`
	deal.Deal
}

// Summary is the row of a list.
type Summary struct {
	ID, Number, Buyer, BuyerID, Country, Date, ValidUntil, Owner, Incoterm string
	Revision, Lines                                                        int
	Status                                                                 Status
	Total                                                                  money.Amount
	UpdatedAt                                                              time.Time
}

// Editable reports a revision that may still be changed.
func (q Quotation) Editable() bool { return q.Status == Draft || q.Status == "" }

// ExpiresBy reports an issued offer whose validity ends on or before the ISO day.
func (s Summary) ExpiresBy(day string) bool {
	return s.Status == Issued && s.ValidUntil != "" && s.ValidUntil <= day
}
