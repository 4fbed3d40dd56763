// Package order holds what was sold: the spine from the proforma invoice to
// shipping, money and refund.
package order

import (
	"slices"
	"time"

	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/fault"
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

	Tolerance money.Decimal  `json:"tolerance"` // more or less at the seller's option, a share: 0.05 is 5 %
	Balance   Balance        `json:"balance"`   // when the rest after the deposit is due
	Way       Way            `json:"way"`
	Plan      []Step         `json:"plan"`
	Files     []contact.File `json:"files"`
	deal.Deal
}

// Summary is the row of a list.
type Summary struct {
	ID, Number, Proforma, Buyer, BuyerID, Country, Date, Owner, Incoterm string
	Lines, Deposit                                                       int // deposit in per cent
	Status                                                               Status
	Channel                                                              Channel
	Model                                                                Model
	Route                                                                Route
	Platform                                                             string
	NextStep                                                             StepKey // the first open one, "" when all are done
	NextDay                                                              string  // the first that is planned for an open step
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

// Line finds a line of the order.
func (o Order) Line(id string) (deal.Line, bool) {
	if i := slices.IndexFunc(o.Lines, func(l deal.Line) bool { return l.ID == id }); i >= 0 {
		return o.Lines[i], true
	}
	return deal.Line{}, false
}

// Most is how much of a line may be shipped: the quantity sold and the
// tolerance on it.
func (o Order) Most(l deal.Line) money.Decimal {
	return l.Quantity.Mul(money.New(1).Add(o.Tolerance))
}

// Check says what an order cannot be saved with.
func (o Order) Check() error {
	if err := o.Deal.Check(); err != nil {
		return err
	}
	if o.Tolerance.IsNegative() || o.Tolerance.GreaterThan(money.Scaled(5, 1)) {
		return fault.New("order.tolerance_wrong").At("tolerance")
	}
	if err := o.Balance.Check(); err != nil {
		return err
	}
	return CheckPlan(o.Plan)
}
