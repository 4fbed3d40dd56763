package store

import (
	"slices"

	"sampan/app"
	"sampan/app/payment"
)

func creditLineRecord(c *payment.CreditLine) record {
	return record{
		noun: app.CreditLineNoun, id: &c.ID, ver: &c.Ver, created: &c.CreatedAt,
		columns: slices.Concat([]column{{"buyer_id", ref(&c.BuyerID)}}, amount("limit", &c.Limit), []column{
			{"policy", text(&c.Policy)},
			{"insurer_id", ref(&c.InsurerID)},
		}, amount("insured", &c.Insured), []column{
			{"premium", decimal(&c.Premium)},
			{"report_days", whole(&c.ReportDays)},
			{"claim_days", whole(&c.ClaimDays)},
			{"valid_until", text(&c.ValidUntil)},
			{"note", text(&c.Note)},
			{"created_at", moment(&c.CreatedAt)},
		}),
	}
}

func (r reader) CreditLine(id string) (payment.CreditLine, error) {
	var c payment.CreditLine
	err := r.fetch(creditLineRecord(&c), id, false)
	return c, err
}

// CreditLineOf gives a zero CreditLine where the buyer was given none.
func (r reader) CreditLineOf(buyerID string) (payment.CreditLine, error) {
	var c payment.CreditLine
	_, err := r.fetchWhere(creditLineRecord(&c), "buyer_id = $1 AND deleted_at IS NULL", buyerID)
	return c, err
}

func (t *tx) PutCreditLine(c *payment.CreditLine) error { return put(t, c, creditLineRecord) }

// CreditLines gives the credit lines of all buyers.
func (r reader) CreditLines() ([]payment.CreditLine, error) {
	return fetchAll(r, creditLineRecord, func(c *payment.CreditLine) string { return c.ID }, func(*payment.CreditLine) []list { return nil }, "buyer_id, id")
}
