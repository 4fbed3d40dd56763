package payment

import (
	"time"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// CreditLine is the credit that a buyer is given, and the insurance behind it.
type CreditLine struct {
	ID         string        `json:"id"`
	Ver        int64         `json:"ver"`
	BuyerID    string        `json:"buyer_id"`
	Limit      money.Amount  `json:"limit"`
	Policy     string        `json:"policy"` // of the credit insurance, "" for none
	InsurerID  string        `json:"insurer_id"`
	Insured    money.Amount  `json:"insured"`     // limit that the insurer grants
	Premium    money.Decimal `json:"premium"`     // share of what is shipped on credit
	ReportDays int           `json:"report_days"` // after sailing a shipment must be reported to the insurer
	ClaimDays  int           `json:"claim_days"`  // after the due day a loss must be reported
	ValidUntil string        `json:"valid_until"`
	Note       string        `json:"note"`
	CreatedAt  time.Time     `json:"created_at"`
}

// ReportBy is the last day on which a shipment may be reported, ClaimBy that
// for a loss; "" without insurance or without the day they count from.
func (c CreditLine) ReportBy(sailed string) string { return c.after(sailed, c.ReportDays) }

// ClaimBy is the last day on which a loss may be reported.
func (c CreditLine) ClaimBy(due string) string { return c.after(due, c.ClaimDays) }

func (c CreditLine) after(day string, days int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || c.Policy == "" || days <= 0 {
		return ""
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

// Check says what a credit line cannot be saved with.
func (c CreditLine) Check() error {
	switch {
	case c.BuyerID == "":
		return fault.New("payment.buyer_missing").At("buyer_id")
	case c.Limit.Minor < 0 || c.Limit.Currency == "":
		return fault.New("payment.limit_missing").At("limit")
	case c.Insured.Minor < 0 || c.ReportDays < 0 || c.ClaimDays < 0 || c.Premium.IsNegative():
		return fault.New("payment.insurance_wrong").At("insured")
	}
	return nil
}

// Advice is what a cautious firm asks of a new buyer in a market: the least
// deposit in per cent and the longest open account in days. A rule of thumb of
// the trade, shown beside the terms and never in their way.
type Advice struct{ Deposit, OpenDays int }

// Guide gives the advice for a tier of markets.
func Guide(m trade.Market) Advice {
	switch m {
	case trade.Mature:
		return Advice{Deposit: 30, OpenDays: 60}
	case trade.Emerging:
		return Advice{Deposit: 30}
	}
	return Advice{Deposit: 50}
}
