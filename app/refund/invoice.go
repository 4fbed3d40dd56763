package refund

import (
	"strings"
	"time"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
)

// InvoiceKind is what a purchase invoice (进项发票) is worth to the refund.
type InvoiceKind string

// The kinds of purchase invoices.
const (
	SpecialInvoice  InvoiceKind = "special"  // 增值税专用发票: earns a refund
	OrdinaryInvoice InvoiceKind = "ordinary" // 普通发票: exempt, no refund
	CustomsPayment  InvoiceKind = "customs"  // 海关缴款书
)

// Invoice is one purchase invoice. Days are ISO days, money is CNY.
type Invoice struct {
	ID          string         `json:"id"`
	Ver         int64          `json:"ver"`
	Number      string         `json:"number"` // 20 digits, or the old code and number together
	Date        string         `json:"date"`
	Kind        InvoiceKind    `json:"kind"`
	SupplierID  string         `json:"supplier_id"`
	Seller      string         `json:"seller"`
	SellerTaxID string         `json:"seller_tax_id"`
	BuyerTaxID  string         `json:"buyer_tax_id"`
	PurchaseID  string         `json:"purchase_id"`
	RedOf       string         `json:"red_of"`       // number of the invoice that a red-letter one takes back
	ConfirmedOn string         `json:"confirmed_on"` // 用途确认
	Notes       string         `json:"notes"`
	Lines       []InvoiceLine  `json:"lines"`
	Files       []contact.File `json:"files"`
	CreatedAt   time.Time      `json:"created_at"`
}

// InvoiceLine is one row of a purchase invoice.
type InvoiceLine struct {
	ID        string        `json:"id"`
	ProductID string        `json:"product_id"`
	Name      string        `json:"name"` // as printed, with its *…* class
	Spec      string        `json:"spec"`
	Unit      string        `json:"unit"`
	Quantity  money.Decimal `json:"quantity"`
	Taxable   money.Amount  `json:"taxable"` // without tax
	Rate      money.Decimal `json:"rate"`    // share
	Tax       money.Amount  `json:"tax"`
}

// InvoiceSummary is the row of a list.
type InvoiceSummary struct {
	ID, Number, Date, Seller, SupplierID, PurchaseID, Purchase, ConfirmedOn, RedOf string
	Kind                                                                           InvoiceKind
	Lines                                                                          int
	Taxable, Tax, Left                                                             money.Amount // Left: taxable amount not linked yet
}

// BareName is the name of a row without the class that the tax bureau's
// software puts before it: *日用杂品*保温杯 is 保温杯.
func BareName(name string) string {
	name = strings.TrimSpace(name)
	if rest, ok := strings.CutPrefix(name, "*"); ok {
		if _, bare, ok := strings.Cut(rest, "*"); ok {
			return strings.TrimSpace(bare)
		}
	}
	return name
}

// CleanNumber drops what people type between the digits of an invoice number.
func CleanNumber(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		if r == ' ' || r == '-' || r == '\u3000' {
			return -1
		}
		return r
	}, s)
}

// Red reports a red-letter invoice, which takes another one back.
func (v Invoice) Red() bool { return v.RedOf != "" || v.Sum().Minor < 0 }

// Sum is the taxable amount of all rows.
func (v Invoice) Sum() money.Amount {
	sum := money.Amount{Currency: money.CNY}
	for _, l := range v.Lines {
		sum.Minor += l.Taxable.Minor
	}
	return sum
}

// slack is how far the tax of a row may lie from its taxable amount by its
// rate: invoices round row by row and once more over all.
const slack = 6

// Check says what an invoice cannot be kept with. own is the firm's tax
// number: an invoice for another firm is refused.
func (v Invoice) Check(own string) error {
	if n := len(v.Number); strings.Trim(v.Number, "0123456789") != "" || n != 20 && n != 18 && n != 22 {
		return fault.New("refund.invoice_number", "Number", v.Number).At("number")
	}
	if _, err := time.Parse(time.DateOnly, v.Date); err != nil {
		return fault.New("refund.date_wrong", "Date", v.Date).At("date")
	}
	if own != "" && v.BuyerTaxID != "" && v.BuyerTaxID != own {
		return fault.New("refund.invoice_of_another", "TaxID", v.BuyerTaxID).At("buyer_tax_id")
	}
	if v.SellerTaxID != "" && len(v.SellerTaxID) == 18 && !firm.ValidUSCC(v.SellerTaxID) {
		return fault.New("refund.seller_wrong", "TaxID", v.SellerTaxID).At("seller_tax_id")
	}
	if len(v.Lines) == 0 {
		return fault.New("refund.invoice_empty").At("lines")
	}
	for i, l := range v.Lines {
		if err := l.check(i+1, v.Red()); err != nil {
			return err
		}
	}
	return nil
}

func (l InvoiceLine) check(row int, red bool) error {
	if l.Rate.IsNegative() || l.Rate.GreaterThan(money.New(1)) {
		return fault.New("refund.invoice_rate", "Row", row).At("rate")
	}
	if red != (l.Taxable.Minor < 0) && l.Taxable.Minor != 0 {
		return fault.New("refund.invoice_signs", "Row", row).At("taxable")
	}
	tax, err := money.Of(l.Taxable.Decimal().Mul(l.Rate), money.CNY)
	if err != nil {
		return err
	}
	if d := tax.Minor - l.Tax.Minor; d > slack || d < -slack {
		return fault.New("refund.invoice_tax", "Row", row, "Tax", l.Tax.String(), "Reckoned", tax.String()).At("tax")
	}
	return nil
}
