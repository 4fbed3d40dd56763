// Package order holds what was sold: the spine from the proforma invoice to
// shipping, money and refund.
package order

import (
	"time"

	"sampan/app/deal"
	"sampan/app/money"
)

// Status is how far an order has got.
type Status string

// The states of an order.
const (
	Draft     Status = "draft"    // proforma being written
	Issued    Status = "issued"   // proforma sent, deposit awaited
	Running   Status = "running"  // deposit here or waived, goods being made
	Closed    Status = "closed"   // delivered and paid
	Cancelled Status = "canceled" // given up
)

// Order is one sale.
type Order struct {
	ID           string    `json:"id"`
	Ver          int64     `json:"ver"`
	Number       string    `json:"number"`   // contract number, reserved when the order is opened
	Proforma     string    `json:"proforma"` // number of the proforma, taken at issue
	QuotationID  string    `json:"quotation_id"`
	Status       Status    `json:"status"`
	Date         string    `json:"date"`          // ISO day
	ShipmentDate string    `json:"shipment_date"` // ISO day promised, "" when a lead time stands instead
	ValidUntil   string    `json:"valid_until"`
	Consignee    string    `json:"consignee"` // block of text when it is not the buyer
	CreatedAt    time.Time `json:"created_at"`
	deal.Deal
}

// Summary is the row of a list.
type Summary struct {
	ID, Number, Proforma, Buyer, BuyerID, Country, Date, Owner, Incoterm string
	Lines                                                                int
	Status                                                               Status
	Total                                                                money.Amount
	UpdatedAt                                                            time.Time
}

// Editable reports an order whose proforma is not out yet.
func (o Order) Editable() bool { return o.Status == Draft || o.Status == "" }

// DepositDue is the part of the total due before production, rounded half-up.
func (o Order) DepositDue() (money.Amount, error) {
	total, err := o.Total()
	if err != nil {
		return total, err
	}
	return money.Of(total.Decimal().Mul(money.Scaled(int64(o.Deposit), 2)), o.Currency)
}
