package refund

import (
	"cmp"
	"slices"

	"sampan/app/money"
)

// Collection is the money of one filed declaration as the collection sheet
// (出口业务收汇情况表) says it.
type Collection struct {
	DeclarationID, Number, Date, Invoice, Contract, Agency, Buyer string
	Total                                                         money.Amount // declared
	Rate                                                          money.Rate   // by which the export is booked; zero where not known
	Receipts                                                      []Inflow
	Due                                                           string // last day: by the contract or the law
	ByContract                                                    bool
	DeemedOn, DeemedReason, DeemedProof                           string
	Note                                                          string
	State                                                         CollectionState
}

// Inflow is the part of one receipt that pays a declaration.
type Inflow struct {
	ReceiptID, Date, Voucher, Payer string
	Whole, Amount                   money.Amount
	Rate                            money.Rate
}

// CollectionState is how far the money has come.
type CollectionState string

// The states of collections.
const (
	InTime  CollectionState = "received"
	InLate  CollectionState = "received_late"
	Deemed  CollectionState = "deemed"
	Awaited CollectionState = "awaited"
	Overdue CollectionState = "overdue"
)

// Received is the sum of the receipts.
func (c Collection) Received() money.Amount {
	sum := money.Amount{Currency: c.Total.Currency}
	for _, r := range c.Receipts {
		sum.Minor += r.Amount.Minor
	}
	return sum
}

// On is the day on which the money was in whole, or counts as received; "" for
// not yet.
func (c Collection) On() string {
	if c.Received().Minor < c.Total.Minor {
		return c.DeemedOn
	}
	last := ""
	for _, r := range c.Receipts {
		last = max(last, r.Date)
	}
	return last
}

// Judge sets the state of a collection on a day.
func (c *Collection) Judge(today string) {
	on := c.On()
	switch {
	case c.Received().Minor >= c.Total.Minor && on <= c.Due:
		c.State = InTime
	case c.Received().Minor >= c.Total.Minor:
		c.State = InLate
	case c.DeemedOn != "":
		c.State = Deemed
	case today > c.Due && c.Due != "":
		c.State = Overdue
	default:
		c.State = Awaited
	}
}

// Purse is what is left of the part of a receipt that pays an order or one of
// its shipments.
type Purse struct {
	OrderID, ShipmentID string // ShipmentID "" is a deposit of the order
	Inflow                     // Amount is what is left
}

// Draw takes money for a shipment of some orders out of the purses: first what
// was paid for the shipment itself, then deposits of its orders, oldest first.
func Draw(purses []Purse, shipmentID string, orders []string, wanted money.Amount) []Inflow {
	var list []Inflow
	for _, own := range []bool{true, false} {
		for i := range purses {
			p := &purses[i]
			fits := own && p.ShipmentID == shipmentID || !own && p.ShipmentID == "" && slices.Contains(orders, p.OrderID)
			if !fits || p.Amount.Currency != wanted.Currency || p.Amount.Minor <= 0 || wanted.Minor <= 0 {
				continue
			}
			part := p.Inflow
			part.Amount.Minor = min(p.Amount.Minor, wanted.Minor)
			p.Amount.Minor -= part.Amount.Minor
			wanted.Minor -= part.Amount.Minor
			list = append(list, part)
		}
	}
	slices.SortStableFunc(list, func(a, b Inflow) int { return cmp.Compare(a.Date, b.Date) })
	return list
}
