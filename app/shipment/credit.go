package shipment

import (
	"time"

	"sampan/app/money"
)

// Credit is the letter of credit that pays this shipment; Number "" is none.
type Credit struct {
	Number           string        `json:"number"`
	Bank             string        `json:"bank"` // issuing bank
	Issued           string        `json:"issued"`
	Expiry           string        `json:"expiry"`
	ExpiryPlace      string        `json:"expiry_place"`
	LatestShipment   string        `json:"latest_shipment"`
	PresentationDays int           `json:"presentation_days"` // after shipment; 0 is 21 (UCP 600 art. 14 c)
	Amount           money.Amount  `json:"amount"`
	Over             money.Decimal `json:"over"`  // tolerance as shares: 0.05 is 5 % more
	Under            money.Decimal `json:"under"` // and less
	Applicant        string        `json:"applicant"`
	Goods            string        `json:"goods"` // description that the invoice must follow word by word
	PortOfLoading    string        `json:"port_of_loading"`
	PortOfDischarge  string        `json:"port_of_discharge"`
	PartialShipment  string        `json:"partial_shipment"` // allowed, not_allowed, ""
	Transshipment    string        `json:"transshipment"`
	Wording          string        `json:"wording"` // statements that papers must carry
}

// CreditDocument is one line of the check list of a letter of credit.
type CreditDocument struct {
	ID        string `json:"id"`
	Name      string `json:"name"` // "Signed commercial invoice"
	Originals int    `json:"originals"`
	Copies    int    `json:"copies"`
	Ready     bool   `json:"ready"`
	Note      string `json:"note"`
}

// Insurance is the cover of the cargo.
type Insurance struct {
	InsurerID string        `json:"insurer_id"`
	Policy    string        `json:"policy"`
	Cover     string        `json:"cover"`   // ICC (A), ICC (C), all risks …
	Percent   money.Decimal `json:"percent"` // of the invoice: 110
	Amount    money.Amount  `json:"amount"`  // insured
	Rate      money.Decimal `json:"rate"`    // share of the insured sum
	Premium   money.Amount  `json:"premium"`
	Date      string        `json:"date"`
	PayableAt string        `json:"payable_at"`
}

// Certificate is the data of a certificate of origin.
type Certificate struct {
	Form       string `json:"form"` // CO, Form A, Form E, RCEP … "" for none
	Number     string `json:"number"`
	Date       string `json:"date"`
	Criterion  string `json:"criterion"`   // WO, PE, CTH, CC, RVC …
	Producer   string `json:"producer"`    // block of text
	ThirdParty bool   `json:"third_party"` // invoiced by a third party
	Issuer     string `json:"issuer"`
}

// Declared is the head of the export declaration as it was filed.
type Declared struct {
	Number     string         `json:"number"`      // 18 digits
	ExportDate string         `json:"export_date"` // on the declaration: the refund's day
	Consignee  string         `json:"consignee"`   // 境外收货人
	Term       string         `json:"term"`        // 成交方式: CIF, C&F, FOB …
	Currency   money.Currency `json:"currency"`
	Freight    money.Decimal  `json:"freight"` // total; zero for FOB
	Premium    money.Decimal  `json:"premium"`
	Port       string         `json:"port"` // 指运港
	Marks      string         `json:"marks"`
	Pieces     int            `json:"pieces"`
	Gross      money.Decimal  `json:"gross"`
	Net        money.Decimal  `json:"net"`
}

// DeclaredItem is one item of the declaration.
type DeclaredItem struct {
	ID       string        `json:"id"`
	HSCode   string        `json:"hs_code"` // ten digits
	Name     string        `json:"name"`    // Chinese declared name
	Quantity money.Decimal `json:"quantity"`
	Unit     string        `json:"unit"` // deal unit
	Amount   money.Decimal `json:"amount"`
	Net      money.Decimal `json:"net"`      // kg
	LineIDs  []string      `json:"line_ids"` // Shipment.Lines merged into it
}

// Present gives the last day on which papers may be presented: so many days
// after shipment, and not after the credit's expiry (UCP 600 art. 6, 14 c).
// "" without a day of shipment and an expiry.
func (c Credit) Present(onBoard string) string {
	last := c.Expiry
	t, err := time.Parse(time.DateOnly, onBoard)
	if err != nil {
		return last
	}
	days := c.PresentationDays
	if days == 0 {
		days = 21
	}
	if by := t.AddDate(0, 0, days).Format(time.DateOnly); last == "" || by < last {
		return by
	}
	return last
}

// Covers reports that an invoice lies within the credit's amount and its
// tolerances; under only counts where the credit forbids part shipments.
func (c Credit) Covers(total money.Amount) bool {
	if c.Amount.IsZero() {
		return true
	}
	if total.Currency != c.Amount.Currency {
		return false
	}
	most := c.Amount.Decimal().Mul(money.New(1).Add(c.Over))
	least := c.Amount.Decimal().Mul(money.New(1).Sub(c.Under))
	if total.Decimal().GreaterThan(most) {
		return false
	}
	return c.PartialShipment != "not_allowed" || !total.Decimal().LessThan(least)
}
