// Package catalog holds the firm's products: what they are called, what they
// cost, how they are priced and packed. A product here is one article that
// can be quoted; variants are articles of their own.
package catalog

import (
	"slices"
	"strings"
	"time"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// CostBasis is the tax paper that comes with the cost; only the special VAT
// invoices earn an export refund (MOF/STA 2026 No. 11, art. 5 and 6).
type CostBasis string

// The tax bases of a cost.
const (
	Special13 CostBasis = "special_13" // special invoice at the full rate
	Special3  CostBasis = "special_3"  // special invoice at the simple rate of 3 %
	Special1  CostBasis = "special_1"  // special invoice at the reduced simple rate of 1 %
	Ordinary  CostBasis = "ordinary"   // ordinary invoice: no refund
	NoInvoice CostBasis = "none"       // no invoice: no refund, and the export may be taxed
)

// CostBases lists the bases in the order of menus.
func CostBases() []CostBasis { return []CostBasis{Special13, Special3, Special1, Ordinary, NoInvoice} }

// Product is one article of the catalog.
type Product struct {
	ID           string         `json:"id"`
	Ver          int64          `json:"ver"`
	Code         string         `json:"code"` // the firm's own item number, unique
	Model        string         `json:"model"`
	NameEN       string         `json:"name_en"`
	NameZH       string         `json:"name_zh"`
	Category     string         `json:"category"`
	SpecEN       string         `json:"spec_en"`
	SpecZH       string         `json:"spec_zh"`
	Material     string         `json:"material"`
	Colour       string         `json:"colour"`
	Size         string         `json:"size"`
	Brand        string         `json:"brand"`
	Keywords     string         `json:"keywords"` // other names, any language, parted by commas
	Unit         string         `json:"unit"`     // trade.Unit code
	HSCode       trade.HSCode   `json:"hs_code"`
	OriginPlace  string         `json:"origin_place"` // 境内货源地
	Cost         money.Decimal  `json:"cost"`         // CNY per unit, with VAT where the basis has any
	CostBasis    CostBasis      `json:"cost_basis"`
	VATRate      money.Decimal  `json:"vat_rate"`    // share: 0.13
	RefundRate   money.Decimal  `json:"refund_rate"` // share
	Currency     money.Currency `json:"currency"`    // of the tiers
	Tiers        []Tier         `json:"tiers"`       // rising From
	MOQ          money.Decimal  `json:"moq"`
	LeadDays     int            `json:"lead_days"`
	Stock        money.Decimal  `json:"stock"`
	Clearance    money.Decimal  `json:"clearance"` // of the stock, offered for clearance
	SupplierID   string         `json:"supplier_id"`
	Packing      Packing        `json:"packing"`
	Certificates []Certificate  `json:"certificates"`
	Limits       []Limit        `json:"limits"`
	Customs      Customs        `json:"customs"`
	Tags         []string       `json:"tags"`
	Notes        string         `json:"notes"`
	Photos       []string       `json:"photos"` // content ids, first is the face
	Files        []contact.File `json:"files"`
	UpdatedAt    time.Time      `json:"updated_at"`
}

// Tier is the unit price from a quantity on (FOB, product currency).
type Tier struct {
	From  money.Decimal `json:"from"`
	Price money.Decimal `json:"price"`
}

// Packing is how a product leaves the factory.
type Packing struct {
	PerInner  int           `json:"per_inner"`  // pieces in an inner box, 0 for none
	PerCarton int           `json:"per_carton"` // pieces in an export carton
	Length    money.Decimal `json:"length"`     // cm, outside
	Width     money.Decimal `json:"width"`
	Height    money.Decimal `json:"height"`
	Gross     money.Decimal `json:"gross"` // kg per full carton
	Net       money.Decimal `json:"net"`
}

// Customs is how a product stands on an export declaration.
type Customs struct {
	Name       string        `json:"name"`        // 品名, "" takes the Chinese name
	Elements   []string      `json:"elements"`    // values of the declaration elements, in the order of the code's list
	FirstUnit  string        `json:"first_unit"`  // customs codes of the statutory units; "" takes the tariff's
	SecondUnit string        `json:"second_unit"` // and here
	FirstPer   money.Decimal `json:"first_per"`   // statutory units in one unit, zero where it follows from weight or unit
	SecondPer  money.Decimal `json:"second_per"`
	District   string        `json:"district"` // 境内货源地, five digits
}

// Summary is the row of a list.
type Summary struct {
	ID, Code, Model, NameEN, NameZH, Category, Unit, Supplier, Photo string
	HSCode                                                           trade.HSCode
	Cost, Price, MOQ, Stock, Clearance                               money.Decimal
	Currency                                                         money.Currency
	Tags                                                             []string
	UpdatedAt                                                        time.Time
}

// Price gives the tier price for a quantity: that of the highest tier the
// quantity reaches, the first tier below all. ok is false without tiers.
func (p Product) Price(quantity money.Decimal) (price money.Decimal, ok bool) {
	for i, t := range p.Tiers {
		if i == 0 || quantity.GreaterThanOrEqual(t.From) {
			price, ok = t.Price, true
		}
	}
	return price, ok
}

// Display is the name on a screen of the given language ("zh", "en").
func (p Product) Display(language string) string {
	if p.NameEN == "" || (language == "zh" && p.NameZH != "") {
		return p.NameZH
	}
	return p.NameEN
}

// Check says what a product cannot be saved with: a code and a name are the
// two compulsory fields; figures must not contradict each other.
func (p Product) Check() error {
	if strings.TrimSpace(p.Code) == "" {
		return fault.New("catalog.code_missing").At("code")
	}
	if strings.TrimSpace(p.NameEN) == "" && strings.TrimSpace(p.NameZH) == "" {
		return fault.New("catalog.name_missing").At("name_en")
	}
	one := money.New(1)
	for _, c := range []struct {
		field string
		value money.Decimal
		share bool
	}{
		{"cost", p.Cost, false},
		{"vat_rate", p.VATRate, true},
		{"refund_rate", p.RefundRate, true},
		{"moq", p.MOQ, false},
		{"stock", p.Stock, false},
		{"clearance", p.Clearance, false},
		{"length", p.Packing.Length, false},
		{"width", p.Packing.Width, false},
		{"height", p.Packing.Height, false},
		{"gross", p.Packing.Gross, false},
		{"net", p.Packing.Net, false},
	} {
		if c.value.IsNegative() || (c.share && c.value.GreaterThanOrEqual(one)) {
			return fault.New("catalog.out_of_range", "Value", c.value.String()).At(c.field)
		}
	}
	if p.CostBasis != "" && !slices.Contains(CostBases(), p.CostBasis) {
		return fault.New("catalog.basis_unknown", "Basis", string(p.CostBasis)).At("cost_basis")
	}
	if p.Packing.Net.GreaterThan(p.Packing.Gross) && !p.Packing.Gross.IsZero() {
		return fault.New("catalog.net_above_gross").At("net")
	}
	for i, t := range p.Tiers {
		for _, v := range []money.Decimal{t.From, t.Price} {
			if v.IsNegative() {
				return fault.New("catalog.out_of_range", "Value", v.String()).At("tiers")
			}
		}
		if i > 0 && !t.From.GreaterThan(p.Tiers[i-1].From) {
			return fault.New("catalog.tiers_unordered").At("tiers")
		}
	}
	return p.checkAccess()
}
