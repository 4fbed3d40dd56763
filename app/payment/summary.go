package payment

import (
	"time"

	"sampan/app/money"
)

// Summary is the row of a list of receipts.
type Summary struct {
	ID, Number, Date, Buyer, BuyerID, Country, Platform, BankRef, Orders string // contract numbers, parted by commas
	Channel                                                              Channel
	Report                                                               Report
	Sent, Credited, Unallocated, Settled                                 money.Amount
	Rate                                                                 money.Decimal
	UpdatedAt                                                            time.Time
}

// DeductionSummary is the row of a list of deductions.
type DeductionSummary struct {
	ID, Date, Buyer, BuyerID, Order, OrderID, ShipmentID, Platform, Kind, Reason, DisputeBy string
	Status                                                                                  DeductionStatus
	Amount                                                                                  money.Amount
}

// Paid is what one order or shipment was credited with, by all receipts.
type Paid struct {
	OrderID, ShipmentID string
	Amount              money.Amount
}

// Held is a sum of deductions of one platform or buyer.
type Held struct {
	Group  string
	Count  int
	Amount money.Amount
}

// HeldBy adds deductions up per platform, or per buyer where there is none;
// those that were withdrawn count no more. Rows stand in order of appearance.
func HeldBy(list []DeductionSummary) ([]Held, error) {
	var rows []Held
	for _, d := range list {
		if d.Status == DeductionWon {
			continue
		}
		g := d.Platform
		if g == "" {
			g = d.Buyer
		}
		i := 0
		for i < len(rows) && (rows[i].Group != g || rows[i].Amount.Currency != d.Amount.Currency) {
			i++
		}
		if i == len(rows) {
			rows = append(rows, Held{Group: g})
		}
		sum, err := rows[i].Amount.Add(d.Amount)
		if err != nil {
			return nil, err
		}
		rows[i].Count, rows[i].Amount = rows[i].Count+1, sum
	}
	return rows, nil
}

// Invoiced is what an invoice asks for of one order, with what the due date
// and the deposit's use are counted from.
type Invoiced struct {
	ShipmentID, Number, Status, Date, OnBoard, ETD, ETA string
	Event                                               string // order.Event of the balance
	Days                                                int    // after it
	OrderID, Order, BuyerID, Buyer, Country, Market     string
	Channel, Owner                                      string
	Amount                                              money.Amount // of this invoice
	Total                                               money.Amount // of the whole order
	Deposit                                             int          // per cent of it
	OrderStatus                                         string
}
