// Package shipment holds what leaves together: lines of one or several orders
// of one buyer, the packages and containers they travel in, the booking and
// the forwarder's answer, the bill of lading, the letter of credit, and what
// went wrong on the way. The shipping papers are drawn up from it and nothing
// else. Its rules are pure; use cases and papers may call them.
//
// Weights are kilograms, sizes centimetres, volumes cubic metres. Days are ISO
// days (2026-11-22), cut-offs local minutes (2026-11-25T16:00); "" is unknown.
package shipment

import (
	"time"

	"sampan/app/contact"
	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/app/trade"
)

// Status is how far a shipment has got.
type Status string

// The states of a shipment.
const (
	Open      Status = "open"     // being packed and booked
	Booked    Status = "booked"   // the forwarder has confirmed space
	Sailed    Status = "sailed"   // left; the receivable stands
	Closed    Status = "closed"   // bill released, paid
	Cancelled Status = "canceled" // given up; its number stays used
)

// Shipment is one dispatch to one buyer. Number is the number of the invoice
// and the packing list: it is reserved when the shipment is opened, since
// marks, factory and forwarder need it early.
type Shipment struct {
	ID        string         `json:"id"`
	Ver       int64          `json:"ver"`
	Number    string         `json:"number"`
	Status    Status         `json:"status"`
	Date      string         `json:"date"` // of the invoice
	BuyerID   string         `json:"buyer_id"`
	Consignee string         `json:"consignee"` // block of text on invoice and packing list, "" for the buyer
	Language  string         `json:"language"`  // of the papers
	Currency  money.Currency `json:"currency"`
	Rate      money.Rate     `json:"rate"` // at which the receivable is booked
	Incoterm  trade.Incoterm `json:"incoterm"`
	Place     string         `json:"place"`     // named place of the term
	Transport string         `json:"transport"` // sea, air, rail, road, courier
	Payment   string         `json:"payment"`   // the term's words on the papers
	Balance   order.Balance  `json:"balance"`   // when the rest is due
	Marks     string         `json:"marks"`     // shipping marks, "" prints N/M
	Origin    string         `json:"origin"`    // country of origin, alpha-2
	Remarks   string         `json:"remarks"`
	Owner     string         `json:"owner"`

	Lines      []Line       `json:"lines"`
	Charges    []Charge     `json:"charges"`
	Packages   []Package    `json:"packages"`
	Pallets    []Pallet     `json:"pallets"`
	Containers []Container  `json:"containers"`
	Steps      []order.Step `json:"steps"` // order.ShippingSteps of this part

	Booking     Booking     `json:"booking"`
	Answer      Answer      `json:"answer"`
	Bill        Bill        `json:"bill"`
	Draft       Particulars `json:"draft"` // the draft bill as the carrier sent it
	Credit      Credit      `json:"credit"`
	Insurance   Insurance   `json:"insurance"`
	Certificate Certificate `json:"certificate"`
	Declared    Declared    `json:"declared"`

	Items     []DeclaredItem   `json:"items"`     // of the declaration
	Documents []CreditDocument `json:"documents"` // that the letter of credit asks for
	Incidents []Incident       `json:"incidents"`
	Files     []contact.File   `json:"files"`
	CreatedAt time.Time        `json:"created_at"`
}

// Line is a part of an order's line. What the papers say is copied from the
// order when the shipment is opened, and nothing of costs with it: Quantity is
// what leaves now, Price what the invoice charges per unit.
type Line struct {
	ID          string        `json:"id"`
	OrderID     string        `json:"order_id"`
	OrderLineID string        `json:"order_line_id"`
	ProductID   string        `json:"product_id"` // "" for a line typed freely
	Code        string        `json:"code"`
	BuyerCode   string        `json:"buyer_code"`
	NameEN      string        `json:"name_en"`
	NameZH      string        `json:"name_zh"`
	SpecEN      string        `json:"spec_en"`
	SpecZH      string        `json:"spec_zh"`
	HSCode      trade.HSCode  `json:"hs_code"`
	Photo       string        `json:"photo"` // content id
	Quantity    money.Decimal `json:"quantity"`
	Unit        string        `json:"unit"`
	Price       money.Decimal `json:"price"` // shipment's currency
	PerCarton   int           `json:"per_carton"`
	Length      money.Decimal `json:"length"` // carton, cm
	Width       money.Decimal `json:"width"`
	Height      money.Decimal `json:"height"`
	Gross       money.Decimal `json:"gross"` // kg per carton
	Net         money.Decimal `json:"net"`
	Remark      string        `json:"remark"`
}

// Amount is the line's money, rounded half-up to the currency's minor unit.
func (l Line) Amount(c money.Currency) (money.Amount, error) {
	return money.Of(l.Quantity.Mul(l.Price), c)
}

// Take is a quantity of an order's line, as a line of a shipment.
func Take(orderID string, l deal.Line, quantity money.Decimal) Line {
	return Line{
		OrderID: orderID, OrderLineID: l.ID, ProductID: l.ProductID, Code: l.Code, BuyerCode: l.BuyerCode,
		NameEN: l.NameEN, NameZH: l.NameZH, SpecEN: l.SpecEN, SpecZH: l.SpecZH, HSCode: l.HSCode, Photo: l.Photo,
		Quantity: quantity, Unit: l.Unit, Price: l.Price, PerCarton: l.PerCarton,
		Length: l.Length, Width: l.Width, Height: l.Height, Gross: l.Gross, Net: l.Net, Remark: l.Remark,
	}
}

// Charge is an extra or a discount on the invoice: this shipment's part of an
// order's charge, fixed in the shipment's currency, negative for a discount.
type Charge struct {
	ID      string        `json:"id"`
	OrderID string        `json:"order_id"`
	Name    string        `json:"name"`
	Kind    string        `json:"kind"` // "freight", "insurance", "" for others: the term decides whether they may stand apart
	Amount  money.Decimal `json:"amount"`
}

// Summary is the row of a list.
type Summary struct {
	ID, Number, Buyer, BuyerID, Country, Date, Owner, Incoterm, Transport, Vessel, ETD, ETA, Forwarder string
	Orders                                                                                             string // contract numbers, parted by commas
	NextCutOff                                                                                         string // earliest cut-off named by the forwarder
	Lines, Packages                                                                                    int
	Gross, CBM                                                                                         money.Decimal
	Status                                                                                             Status
	Total                                                                                              money.Amount
	UpdatedAt                                                                                          time.Time
}

// Editable reports a shipment whose content may still change.
func (s Shipment) Editable() bool { return s.Status == Open || s.Status == Booked || s.Status == "" }
