package shipment

import (
	"time"

	"sampan/app/fault"
	"sampan/app/money"
)

// IncidentKind is what went wrong with goods on the way.
type IncidentKind string

// The kinds of incidents.
const (
	Held     IncidentKind = "held"     // by customs or a carrier
	Refused  IncidentKind = "refused"  // by the buyer
	Returned IncidentKind = "returned" // came back: supervision mode 4561
	Damaged  IncidentKind = "damaged"
	Lost     IncidentKind = "lost"
)

// IncidentKinds lists them in the order of menus.
func IncidentKinds() []IncidentKind { return []IncidentKind{Held, Refused, Returned, Damaged, Lost} }

// Incident is one thing that went wrong, what it cost, and what it does to a
// refund that was claimed: goods that came back make it due again.
type Incident struct {
	ID      string       `json:"id"`
	Date    string       `json:"date"`
	Kind    IncidentKind `json:"kind"`
	Reason  string       `json:"reason"`
	Cost    money.Amount `json:"cost"`
	Papers  string       `json:"papers"`  // numbers of the papers that settle it
	Payback money.Amount `json:"payback"` // refund to be paid back, CNY
	Closed  string       `json:"closed"`
}

// ClaimStatus is how far a claim has got.
type ClaimStatus string

// The states of a claim.
const (
	ClaimOpen     ClaimStatus = "open"
	ClaimSettled  ClaimStatus = "settled"
	ClaimRejected ClaimStatus = "rejected"
)

// Settlement is how a claim was settled.
type Settlement string

// The ways to settle a claim.
const (
	Replacement Settlement = "replacement"
	CreditNote  Settlement = "credit_note"
	Discount    Settlement = "discount" // on the next order
	Repair      Settlement = "repair"
	PaidBack    Settlement = "paid_back"
)

// Settlements lists them in the order of menus.
func Settlements() []Settlement {
	return []Settlement{Replacement, CreditNote, Discount, Repair, PaidBack}
}

// Claim is what a buyer complains of after the goods arrived. It is a record
// of its own, counted per product and supplier.
type Claim struct {
	ID         string        `json:"id"`
	Ver        int64         `json:"ver"`
	Number     string        `json:"number"`
	Status     ClaimStatus   `json:"status"`
	Date       string        `json:"date"`
	BuyerID    string        `json:"buyer_id"`
	OrderID    string        `json:"order_id"`
	ShipmentID string        `json:"shipment_id"`
	ProductID  string        `json:"product_id"`
	SupplierID string        `json:"supplier_id"`
	Quantity   money.Decimal `json:"quantity"` // units complained of
	Cause      string        `json:"cause"`    // quality, packing, shortage, delay, wrong goods, transport
	Text       string        `json:"text"`
	Cost       money.Amount  `json:"cost"` // to the firm, any currency
	Settled    Settlement    `json:"settled"`
	SettledOn  string        `json:"settled_on"`
	Photos     []string      `json:"photos"` // content ids
	CreatedAt  time.Time     `json:"created_at"`
}

// ClaimSummary is the row of a list.
type ClaimSummary struct {
	ID, Number, Date, Buyer, Order, Shipment, Product, Supplier, Cause string
	BuyerID, OrderID, ShipmentID, ProductID, SupplierID                string
	Status                                                             ClaimStatus
	Settled                                                            Settlement
	Quantity                                                           money.Decimal
	Cost                                                               money.Amount
}

// Check says what a claim cannot be saved with.
func (c Claim) Check() error {
	switch {
	case c.OrderID == "" && c.BuyerID == "":
		return fault.New("shipment.claim_of_nobody").At("order_id")
	case c.Quantity.IsNegative() || c.Cost.Minor < 0:
		return fault.New("shipment.claim_negative").At("cost")
	case c.Cost.Minor > 0 && c.Cost.Currency == "":
		return fault.New("shipment.currency_missing").At("cost")
	case c.Status == ClaimSettled && c.Settled == "":
		return fault.New("shipment.claim_unsettled").At("settled")
	case before(c.SettledOn, c.Date):
		return fault.New("shipment.claim_settled_before", "Day", c.SettledOn, "Date", c.Date).At("settled_on")
	}
	return nil
}
