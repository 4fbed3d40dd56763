package app

import (
	"context"
	"time"

	"sampan/app/catalog"
	"sampan/app/contact"
	"sampan/app/customs"
	"sampan/app/firm"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/numbering"
	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/payment"
	"sampan/app/purchase"
	"sampan/app/quotation"
	"sampan/app/refund"
	"sampan/app/shipment"
	"sampan/app/trade"
)

// Store keeps the firm's records. A use case opens one transaction with Read
// or Write; nothing of a failed Write stays. Implementations: data/store.
type Store interface {
	compacter

	Read(ctx context.Context, fn func(Reader) error) error
	// Write runs fn in the one writing transaction; actor stands in the
	// history of every field that changes.
	Write(ctx context.Context, actor string, fn func(Tx) error) error
}

// Reader answers from one consistent snapshot. A record that is not there, or
// lies in the bin, is the fault "store.not_found". Lists leave the bin out.
type Reader interface {
	contactReader
	contactMerges

	Firm() (firm.Firm, error) // a zero Firm before the first save

	Contact(id string) (contact.Contact, error)
	Contacts() ([]contact.Summary, error)             // by name
	ContactsByEmail(email string) ([]string, error)   // ids; companies and people, any case
	ContactsByDomain(domain string) ([]string, error) // ids; mail domain of companies and people
	ContactByName(name string) (string, error)        // id; exact name in either language, any case; "" when none
	Product(id string) (catalog.Product, error)
	ProductByCode(code string) (catalog.Product, error) // any case
	Products() ([]catalog.Product, error)               // by code
	ProductRows() ([]catalog.Summary, error)            // by code

	Inquiry(id string) (inquiry.Inquiry, error)
	Inquiries() ([]inquiry.Summary, error) // newest first
	InquiryByMessage(messageID string) (id string, err error)
	Verdicts() ([]inquiry.Verdict, error) // oldest first

	Quotation(id string) (quotation.Quotation, error)
	Quotations() ([]quotation.Summary, error)                // newest first
	QuotationsOf(inquiryID string) (ids []string, err error) // newest first
	Revisions(number string) ([]quotation.Summary, error)
	Order(id string) (order.Order, error)
	Orders() ([]order.Summary, error) // newest first
	OrdersOf(quotationID string) (ids []string, err error)
	LastPrices(productID, buyerID string, limit int) ([]Sold, error)
	OrderByNumber(number string) (id string, err error) // contract or proforma number, "" when none

	Shipment(id string) (shipment.Shipment, error)
	Shipments() ([]shipment.Summary, error)                // newest first
	ShipmentsOf(orderID string) (ids []string, err error)  // oldest first
	ShipmentByNumber(number string) (id string, err error) // "" when none
	Claim(id string) (shipment.Claim, error)
	Claims() ([]shipment.ClaimSummary, error) // newest first
	Purchase(id string) (purchase.Purchase, error)
	Purchases() ([]purchase.Summary, error)               // newest first
	PurchasesOf(orderID string) (ids []string, err error) // oldest first
	PriceRequest(id string) (purchase.Request, error)
	PriceRequests() ([]purchase.RequestSummary, error) // newest first

	Receipt(id string) (payment.Receipt, error)
	Receipts() ([]payment.Summary, error)                // newest first
	AllReceipts() ([]payment.Receipt, error)             // with their allocations, oldest first
	ReceiptsOf(orderID string) (ids []string, err error) // oldest first
	Paid() ([]payment.Paid, error)                       // by order and shipment
	Invoiced() ([]payment.Invoiced, error)               // by shipment and order, oldest first
	Deduction(id string) (payment.Deduction, error)
	Deductions() ([]payment.DeductionSummary, error) // newest first
	Repayment(id string) (payment.Repayment, error)
	Repayments() ([]payment.Repayment, error) // newest first
	Outlay(id string) (payment.Outlay, error)
	Outlays() ([]payment.Outlay, error) // newest first
	CreditLine(id string) (payment.CreditLine, error)
	CreditLineOf(buyerID string) (payment.CreditLine, error) // a zero one where there is none
	CreditLines() ([]payment.CreditLine, error)

	Paper(id string) (paper.Issued, error)
	PaperByNumber(kind, number string) (paper.Issued, error) // latest revision
	PaperRevision(kind, number string, revision int) (paper.Issued, error)
	PapersOf(noun, refID string) ([]paper.Issued, error)                     // newest first
	FirstPrint(paperID string, l paper.Language) (content string, err error) // content id of the kept PDF, "" for none

	History(noun, id string) ([]Change, error) // newest first
	Bin() ([]Binned, error)                    // newest first
	Setting(key string) (string, error)        // "" when never set
	Draft(noun Noun, id string) (Draft, error) // a zero Draft when nothing is kept

	RateLibraries() ([]refund.Edition, error)    // newest import first
	Rates(version string) ([]refund.Rate, error) // in the published order

	Declaration(id string) (customs.Declaration, error)
	Declarations() ([]customs.Summary, error)                   // newest first
	DeclarationsOf(shipmentID string) (ids []string, err error) // by part; drafts and what was filed
	DeclarationByNumber(number string) (id string, err error)   // "" when none has it
	AllDeclarations() ([]customs.Declaration, error)            // with their items, oldest first
	ShippedProducts() (map[string]string, error)                // product by id of a shipment's line
	Tariff(code trade.HSCode, day string) (row customs.Tariff, found bool, err error)
	FindTariff(words string, limit int) ([]customs.Tariff, error) // by the beginning of a code or part of a name
	TariffSize() (int, error)
	Codes(table string) ([]trade.Code, error)                                    // imported ones, in their order
	Code(table, code, day string) (row trade.Code, found, known bool, err error) // known: something of the table was imported
	FindCodes(table, words string, limit int) ([]trade.Code, error)              // by the beginning of a code or part of a name

	Invoice(id string) (refund.Invoice, error)
	InvoiceByNumber(number string) (id string, err error) // "" when none has it
	Invoices() ([]refund.InvoiceSummary, error)           // newest first
	AllInvoices() ([]refund.Invoice, error)               // with their rows, oldest first
	RefundClaim(id string) (refund.Claim, error)
	RefundClaims() ([]refund.ClaimSummary, error) // newest month first
	AllRefundClaims() ([]refund.Claim, error)     // with their rows, oldest first
	UsedRows() ([]UsedRow, error)                 // of purchase invoices
	ClaimedItems() (map[string]string, error)     // id of the claim by id of a declaration's item

	SentTo(contactID string) ([]Sent, error) // newest first

	Pending(from, until string) (Pending, error) // ISO days
	AskedLines() ([]inquiry.Asked, error)        // newest first
	Answers() ([]inquiry.Answer, error)          // of the inquiries that were quoted
	SoldLines() ([]SoldLine, error)              // of orders that were issued and not given up
}

// Pending is what may need a decision: inquiries without an answer, drafts,
// offers that run out between two days, orders with a step planned until the
// second, and shipments that are to sail by then.
type Pending struct {
	Inquiries  []inquiry.Summary
	Quotations []quotation.Summary
	Orders     []order.Summary
	Shipments  []shipment.Summary
}

// UsedRow is what a refund claim takes of a row of a purchase invoice.
type UsedRow struct {
	LineID, ClaimID string
	Taken           money.Decimal // in the invoice's unit
	Taxable         money.Amount
}

// SoldLine is one line of an order.
type SoldLine struct {
	OrderID, Date, ProductID, Unit string
	Quantity                       money.Decimal
}

// Tx reads and writes. Put inserts a record whose Ver is 0 (and gives it an
// ID where it has none) and otherwise updates it, provided that the stored
// ver is the one it was read with: else the fault "store.changed_elsewhere".
// On success Ver is the new one. Every changed field goes into the history.
type Tx interface {
	Reader
	contactTx

	PutFirm(*firm.Firm) error
	PutContact(*contact.Contact) error
	PutProduct(*catalog.Product) error // a second product with its code is "catalog.code_taken"
	PutInquiry(*inquiry.Inquiry) error
	PutQuotation(*quotation.Quotation) error
	PutOrder(*order.Order) error
	PutShipment(*shipment.Shipment) error
	PutClaim(*shipment.Claim) error
	PutPurchase(*purchase.Purchase) error
	PutPriceRequest(*purchase.Request) error
	PutReceipt(*payment.Receipt) error
	PutDeduction(*payment.Deduction) error
	PutRepayment(*payment.Repayment) error
	PutOutlay(*payment.Outlay) error
	PutCreditLine(*payment.CreditLine) error
	AddPaper(*paper.Issued) error // issued papers are added, never changed
	VoidPaper(id string, at time.Time) error
	KeepPrint(paperID string, l paper.Language, content string) error // the first one stands
	AddVerdict(*inquiry.Verdict) error
	RemoveVerdict(id string) error
	SetSetting(key, value string) error
	// PutRates keeps a version of the rate library; one of that name is
	// replaced whole.
	PutRates(version, source string, rates []refund.Rate) error
	DropRates(version string) error
	PutDeclaration(*customs.Declaration) error
	PutTariff([]customs.Tariff) error               // a code of the same first day is replaced
	PutCodes(table string, list []trade.Code) error // replaces the table whole
	PutInvoice(*refund.Invoice) error               // a second invoice of its number is "refund.invoice_twice"
	PutRefundClaim(*refund.Claim) error
	AddSent(*Sent) error    // gives it an id, its moment and who did it
	KeepDraft(*Draft) error // gives it its moment
	DropDraft(noun Noun, id string) error
	// TakeNumber gives the next number of a series on a day; it is given back
	// only when the whole transaction fails.
	TakeNumber(series string, p numbering.Pattern, day time.Time) (string, error)
	Delete(noun Noun, id string, ver int64) error // to the bin
	Restore(noun Noun, id string) error           // from the bin
}

// Noun names a kind of record in history, bin and references.
type Noun string

// The nouns of the store.
const (
	FirmNoun      Noun = "firm"
	ContactNoun   Noun = "contact"
	ProductNoun   Noun = "product"
	InquiryNoun   Noun = "inquiry"
	QuotationNoun Noun = "quotation"
	OrderNoun     Noun = "order"
	ShipmentNoun  Noun = "shipment"
	ClaimNoun     Noun = "claim"
	PurchaseNoun  Noun = "purchase"
	RequestNoun   Noun = "price_request"
	ReceiptNoun   Noun = "receipt"
	DeductionNoun Noun = "deduction"
	RepaymentNoun Noun = "repayment"
	OutlayNoun    Noun = "outlay"

	DeclarationNoun Noun = "declaration"
	InvoiceNoun     Noun = "purchase_invoice"
	RefundNoun      Noun = "refund_claim"

	CreditLineNoun Noun = "credit_line"
)

// Change is one field that somebody changed.
type Change struct {
	Noun            Noun
	ID              string
	Ver             int64 // of the record after the change
	At              time.Time
	Actor           string
	Field, From, To string // lists name the row: lines/2/price
}

// Binned is a record in the bin.
type Binned struct {
	Noun  Noun
	ID    string
	Title string
	At    time.Time
	Actor string
}

// Sold is one earlier price of a product.
type Sold struct {
	QuotationID, Number, Buyer, BuyerID, Date string
	Price                                     string // decimal
	Currency                                  string
	Quantity                                  string // decimal
	Status                                    quotation.Status
}

// Sent is what was made ready for somebody: a mail for the mail program, or a
// text and files to hand on. Whether it arrived nobody knows.
type Sent struct {
	ID, ContactID      string
	Noun               Noun // what it was about
	RefID              string
	Occasion, Language string
	To, Subject, Text  string
	Files              []string // names
	Way                Way
	At                 time.Time
	Actor              string
}
