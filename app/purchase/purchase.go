// Package purchase holds what the firm buys from factories for its orders:
// purchase contracts with the VAT invoice that each line is to bring,
// inspections, and requests for a price with their dated answers. Inside only:
// no paper for a buyer shows anything of it. Its rules are pure; use cases and
// papers may call them.
package purchase

import (
	"time"

	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/money"
	"sampan/app/trade"
)

// Status is how far a purchase contract has got.
type Status string

// The states of a purchase contract.
const (
	Draft     Status = "draft"
	Issued    Status = "issued"   // sent to the factory
	Received  Status = "received" // all goods are here
	Closed    Status = "closed"   // paid, invoice received
	Cancelled Status = "canceled"
)

// Purchase is one contract with one factory for one order. Days are ISO days.
type Purchase struct {
	ID            string         `json:"id"`
	Ver           int64          `json:"ver"`
	Number        string         `json:"number"` // reserved when opened
	Status        Status         `json:"status"`
	OrderID       string         `json:"order_id"`
	SupplierID    string         `json:"supplier_id"`
	Attention     string         `json:"attention"`
	Date          string         `json:"date"`
	Place         string         `json:"place"`    // where it is signed
	Currency      money.Currency `json:"currency"` // CNY unless bought abroad
	DeliveryDate  string         `json:"delivery_date"`
	DeliveryPlace string         `json:"delivery_place"`
	Packing       string         `json:"packing"`
	Marks         string         `json:"marks"`
	Quality       string         `json:"quality"` // standard and sample that bind
	Payment       string         `json:"payment"`
	Deposit       int            `json:"deposit"`     // per cent at signing
	BalanceDue    string         `json:"balance_due"` // day the rest is to be paid
	InvoiceDue    string         `json:"invoice_due"` // day the VAT invoice is to be here
	Started       string         `json:"started"`     // real first day of production
	Delivered     string         `json:"delivered"`   // real day the last goods came
	Remarks       string         `json:"remarks"`
	Owner         string         `json:"owner"`
	Lines         []Line         `json:"lines"`
	Inspections   []Inspection   `json:"inspections"`
	Files         []contact.File `json:"files"`
	CreatedAt     time.Time      `json:"created_at"`
}

// Line is one article bought for a line of the order.
type Line struct {
	ID          string            `json:"id"`
	OrderLineID string            `json:"order_line_id"`
	ProductID   string            `json:"product_id"`
	Code        string            `json:"code"`
	NameZH      string            `json:"name_zh"`
	NameEN      string            `json:"name_en"`
	SpecZH      string            `json:"spec_zh"`
	HSCode      trade.HSCode      `json:"hs_code"`
	Photo       string            `json:"photo"` // content id
	Quantity    money.Decimal     `json:"quantity"`
	Unit        string            `json:"unit"`
	Price       money.Decimal     `json:"price"` // per unit with VAT, Purchase.Currency
	Basis       catalog.CostBasis `json:"basis"`
	VATRate     money.Decimal     `json:"vat_rate"`     // share: 0.13
	InvoiceName string            `json:"invoice_name"` // as it will be declared; "" takes NameZH
	InvoiceUnit string            `json:"invoice_unit"` // as it will be declared; "" takes Unit
	Received    money.Decimal     `json:"received"`     // units that came
	ReceivedOn  string            `json:"received_on"`  // day of the last of them
	Note        string            `json:"note"`
}

// Result is what an inspection found.
type Result string

// The results of an inspection.
const (
	Pending Result = "pending"
	Passed  Result = "passed"
	Failed  Result = "failed"
)

// Inspection is one inspection report under an acceptance quality limit
// (ISO 2859-1): sample size and the defects found in it against those allowed.
type Inspection struct {
	ID            string        `json:"id"`
	Date          string        `json:"date"`
	InspectorID   string        `json:"inspector_id"`
	Stage         string        `json:"stage"`       // pre_production, in_line, final, loading
	Level         string        `json:"level"`       // I, II, III, S-1 … S-4
	MajorLimit    money.Decimal `json:"major_limit"` // AQL: 2.5
	MinorLimit    money.Decimal `json:"minor_limit"` // AQL: 4.0
	Lot           int           `json:"lot"`
	Sample        int           `json:"sample"`
	Critical      int           `json:"critical"` // defects found
	Major         int           `json:"major"`
	Minor         int           `json:"minor"`
	MajorAccepted int           `json:"major_accepted"` // most that still pass
	MinorAccepted int           `json:"minor_accepted"`
	Result        Result        `json:"result"`
	Notes         string        `json:"notes"`
	Photos        []string      `json:"photos"` // content ids
}

// Summary is the row of a list.
type Summary struct {
	ID, Number, Order, OrderID, Supplier, SupplierID, Date, DeliveryDate, InvoiceDue, Owner string
	Lines                                                                                   int
	Status                                                                                  Status
	Total                                                                                   money.Amount
	UpdatedAt                                                                               time.Time
}
