package refund

import (
	"time"

	"sampan/app/money"
)

// ClaimStatus is how far a claim has got.
type ClaimStatus string

// The states of a claim.
const (
	ClaimOpen     ClaimStatus = "open"
	ClaimFiled    ClaimStatus = "filed"
	ClaimApproved ClaimStatus = "approved"
	ClaimPaid     ClaimStatus = "paid"
	ClaimDropped  ClaimStatus = "dropped"
)

// Claim is a month's batch of export rows linked with purchase rows
// (退税申报). Linked amounts of a claim that was not dropped are used up.
type Claim struct {
	ID         string      `json:"id"`
	Ver        int64       `json:"ver"`
	Month      string      `json:"month"` // YYYYMM
	Batch      string      `json:"batch"` // three digits
	Status     ClaimStatus `json:"status"`
	FiledOn    string      `json:"filed_on"`
	ApprovedOn string      `json:"approved_on"`
	PaidOn     string      `json:"paid_on"`
	Doubt      string      `json:"doubt"`    // what the bureau asks (疑点, 函调)
	DoubtOn    string      `json:"doubt_on"` // day it came, "" when it is settled
	RecordedOn string      `json:"recorded_on"`
	RecordAt   string      `json:"record_at"` // where the record file is kept
	Notes      string      `json:"notes"`
	Exports    []ExportRow `json:"exports"`
	Links      []LinkRow   `json:"links"`
	CreatedAt  time.Time   `json:"created_at"`
}

// ExportRow is a declared item in a claim, as the sheet of exports says it.
type ExportRow struct {
	ID            string        `json:"id"`
	Number        string        `json:"number"` // link number
	DeclarationID string        `json:"declaration_id"`
	ItemID        string        `json:"item_id"`
	Key           string        `json:"key"`     // 21 digits
	Agency        string        `json:"agency"`  // 代理出口货物证明号
	Invoice       string        `json:"invoice"` // our export invoice
	Date          string        `json:"date"`
	Code          string        `json:"code"`
	Name          string        `json:"name"`
	Unit          string        `json:"unit"` // claim unit
	Quantity      money.Decimal `json:"quantity"`
	DealUnit      string        `json:"deal_unit"`
	DealQuantity  money.Decimal `json:"deal_quantity"`
	FOB           money.Amount  `json:"fob"` // USD
	RefundRate    money.Decimal `json:"refund_rate"`
	Library       string        `json:"library"` // version the rate stands in
	Note          string        `json:"note"`
}

// LinkRow is the part of a purchase row that an export row uses, as the sheet
// of purchases says it.
type LinkRow struct {
	ID        string        `json:"id"`
	Number    string        `json:"number"`
	InvoiceID string        `json:"invoice_id"`
	LineID    string        `json:"line_id"`
	Taken     money.Decimal `json:"taken"`    // in the invoice's unit
	Quantity  money.Decimal `json:"quantity"` // in the claim unit
	Taxable   money.Amount  `json:"taxable"`
	Rate      money.Decimal `json:"rate"`    // of the invoice
	Applied   money.Decimal `json:"applied"` // the lower of both
	Refund    money.Amount  `json:"refund"`
}

// ClaimSummary is the row of a list.
type ClaimSummary struct {
	ID, Month, Batch, FiledOn, ApprovedOn, PaidOn, DoubtOn string
	Status                                                 ClaimStatus
	Exports, Links                                         int
	Refund                                                 money.Amount
}

// Refund is the sum of the links.
func (c Claim) Refund() money.Amount {
	sum := money.Amount{Currency: money.CNY}
	for _, l := range c.Links {
		sum.Minor += l.Refund.Minor
	}
	return sum
}

// Taxable is the sum of what the links take of invoices.
func (c Claim) Taxable() money.Amount {
	sum := money.Amount{Currency: money.CNY}
	for _, l := range c.Links {
		sum.Minor += l.Taxable.Minor
	}
	return sum
}

// Editable reports a claim that was not filed yet.
func (c Claim) Editable() bool { return c.Status == ClaimOpen || c.Status == "" }

// Unmet lists the link numbers whose purchases do not reach the exports.
func (c Claim) Unmet() []string {
	var list []string
	for _, e := range c.Exports {
		rest := e.Quantity
		for _, l := range c.Links {
			if l.Number == e.Number {
				rest = rest.Sub(l.Quantity)
			}
		}
		if !rest.IsZero() {
			list = append(list, e.Number)
		}
	}
	return list
}
