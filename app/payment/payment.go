// Package payment holds money between the firm, its buyers and its factories:
// receipts and how they are split over orders and shipments, settlements of
// exchange, deductions, money paid back, payments to factories; and the rules
// of receivables: deposits over part shipments, ageing, exposure. Pure but for
// the records; use cases and papers may call it.
//
// Days are ISO days. Rates are CNY for one unit of the currency.
package payment

import (
	"time"

	"sampan/app/money"
)

// Channel is how money comes in.
type Channel string

// The channels of receipts.
const (
	Wire         Channel = "tt"
	LetterCredit Channel = "lc"
	Collection   Channel = "collection" // D/P and D/A
	WesternUnion Channel = "western_union"
	PayPal       Channel = "paypal"
	Platform     Channel = "platform" // a platform's own payment, such as trade assurance
	Cash         Channel = "cash"
)

// Channels lists them in the order of menus.
func Channels() []Channel {
	return []Channel{Wire, LetterCredit, Collection, WesternUnion, PayPal, Platform, Cash}
}

// Report is the state of the income report to the foreign exchange authority
// (涉外收入申报).
type Report string

// The states of an income report.
const (
	ReportDue   Report = "due"
	ReportFiled Report = "filed"
	ReportNone  Report = "none" // not asked of this receipt, as with cash in CNY
)

// Receipt is one payment of a buyer as the bank booked it.
//
//	Sent − Abroad = what reached the firm's bank
//	             − Fee = what stands on the account
//
// BorneByUs says whether what banks took on the way counts as paid: then Sent
// is what orders are credited with, and Abroad is the firm's cost; otherwise
// the buyer still owes it.
type Receipt struct {
	ID           string         `json:"id"`
	Ver          int64          `json:"ver"`
	Number       string         `json:"number"` // of the series "receipt"
	BuyerID      string         `json:"buyer_id"`
	Payer        string         `json:"payer"` // name on the remittance where it is not the buyer
	Date         string         `json:"date"`  // credited
	Currency     money.Currency `json:"currency"`
	Sent         money.Amount   `json:"sent"`    // by the buyer
	Abroad       money.Amount   `json:"abroad"`  // taken by banks on the way
	Fee          money.Amount   `json:"fee"`     // taken by the firm's bank or the platform, in the receipt's currency
	FeeCNY       money.Amount   `json:"fee_cny"` // charged apart in CNY
	BorneByUs    bool           `json:"borne_by_us"`
	Channel      Channel        `json:"channel"`
	Platform     string         `json:"platform"` // which, for platform and PayPal receipts
	Rate         money.Rate     `json:"rate"`     // of the day
	BankRef      string         `json:"bank_ref"`
	Report       Report         `json:"report"`
	ReportNumber string         `json:"report_number"`
	Note         string         `json:"note"`
	Allocations  []Allocation   `json:"allocations"`
	Settlements  []Settlement   `json:"settlements"`
	CreatedAt    time.Time      `json:"created_at"`
}

// Allocation is the part of a receipt that pays an order, or one of its
// shipments. What no allocation takes is an advance of the buyer.
type Allocation struct {
	ID         string        `json:"id"`
	OrderID    string        `json:"order_id"`
	ShipmentID string        `json:"shipment_id"` // "" is the order's deposit or not yet shipped
	Amount     money.Amount  `json:"amount"`      // receipt's currency
	BookedRate money.Decimal `json:"booked_rate"` // at which the receivable was booked; zero takes the receipt's rate
	Note       string        `json:"note"`
}

// Settlement is a sale of foreign money to the bank (结汇).
type Settlement struct {
	ID     string        `json:"id"`
	Date   string        `json:"date"`
	Amount money.Amount  `json:"amount"` // receipt's currency
	Rate   money.Decimal `json:"rate"`   // of the bank
	CNY    money.Amount  `json:"cny"`    // credited
}

// DeductionStatus is how far a deduction has got.
type DeductionStatus string

// The states of a deduction.
const (
	DeductionOpen     DeductionStatus = "open"
	DeductionDisputed DeductionStatus = "disputed"
	DeductionAccepted DeductionStatus = "accepted" // it lowers the receivable
	DeductionWon      DeductionStatus = "won"      // withdrawn
)

// Deduction is what a buyer or a platform holds back: a deduction, a penalty,
// a chargeback of a card.
type Deduction struct {
	ID         string          `json:"id"`
	Ver        int64           `json:"ver"`
	Status     DeductionStatus `json:"status"`
	Kind       string          `json:"kind"` // deduction, penalty, chargeback, allowance
	BuyerID    string          `json:"buyer_id"`
	OrderID    string          `json:"order_id"`
	ShipmentID string          `json:"shipment_id"`
	Platform   string          `json:"platform"`
	Date       string          `json:"date"`
	Amount     money.Amount    `json:"amount"`
	Reason     string          `json:"reason"`
	DisputeBy  string          `json:"dispute_by"`
	CreatedAt  time.Time       `json:"created_at"`
}

// Repayment is money that the firm pays back to a buyer.
type Repayment struct {
	ID        string       `json:"id"`
	Ver       int64        `json:"ver"`
	BuyerID   string       `json:"buyer_id"`
	OrderID   string       `json:"order_id"`
	ClaimID   string       `json:"claim_id"` // "" when no claim is behind it
	Date      string       `json:"date"`
	Amount    money.Amount `json:"amount"`
	Rate      money.Rate   `json:"rate"` // of the day
	Channel   Channel      `json:"channel"`
	Reason    string       `json:"reason"`
	CreatedAt time.Time    `json:"created_at"`
}

// Outlay is a payment to a factory under a purchase contract.
type Outlay struct {
	ID         string       `json:"id"`
	Ver        int64        `json:"ver"`
	SupplierID string       `json:"supplier_id"`
	PurchaseID string       `json:"purchase_id"`
	Date       string       `json:"date"`
	Kind       string       `json:"kind"` // deposit, balance, other
	Amount     money.Amount `json:"amount"`
	BankRef    string       `json:"bank_ref"`
	Note       string       `json:"note"`
	CreatedAt  time.Time    `json:"created_at"`
}
