package purchase

import (
	"time"

	"sampan/app/catalog"
	"sampan/app/money"
)

// Request asks a factory for a price. Its answer is dated and lands on the
// product; AnsweredOn "" is still open.
type Request struct {
	ID          string        `json:"id"`
	Ver         int64         `json:"ver"`
	SupplierID  string        `json:"supplier_id"`
	ProductID   string        `json:"product_id"`   // "" for something not in the catalog
	QuotationID string        `json:"quotation_id"` // for which it is asked, "" for none
	LineID      string        `json:"line_id"`      // of that quotation
	Text        string        `json:"text"`         // as it was sent
	Quantity    money.Decimal `json:"quantity"`
	Unit        string        `json:"unit"`
	AskedOn     string        `json:"asked_on"`

	AnsweredOn string            `json:"answered_on"`
	Price      money.Decimal     `json:"price"` // CNY per unit, with VAT where the basis has any
	Basis      catalog.CostBasis `json:"basis"`
	MOQ        money.Decimal     `json:"moq"`
	LeadDays   int               `json:"lead_days"`
	ValidUntil string            `json:"valid_until"`
	Note       string            `json:"note"`
	CreatedAt  time.Time         `json:"created_at"`
}

// RequestSummary is the row of a list.
type RequestSummary struct {
	ID, Supplier, SupplierID, Product, ProductID, Code, QuotationID, AskedOn, AnsweredOn, ValidUntil string
	Quantity, Price                                                                                  money.Decimal
	Basis                                                                                            catalog.CostBasis
	LeadDays                                                                                         int
}
