// Package paper says what stands on the papers of the trade: the Document, the
// frozen data of one paper, and the Kinds, which tell from data alone what a
// paper shows, where and under which caption. Print and sheet draw from these;
// use cases fill a Document, Complete it and Check it. A Document has no room
// for what the buyer must not see: cost and margin cannot be represented.
package paper

import (
	"sampan/app/money"
	"sampan/app/text"
)

// Language is what a paper is written in.
type Language string

// The languages of papers. Both is English first with Chinese beside or under.
const (
	English Language = "en"
	Chinese Language = "zh"
	Both    Language = "en-zh"
)

// Languages lists the languages in the order of menus.
func Languages() []Language { return []Language{English, Chinese, Both} }

// Words are a text in both languages; either may be empty.
type Words struct {
	EN string `json:"en,omitempty"`
	ZH string `json:"zh,omitempty"`
}

// Same is a text that reads alike in both languages.
func Same(s string) Words { return Words{EN: s, ZH: s} }

// Empty reports that there is nothing to print.
func (w Words) Empty() bool { return w.EN == "" && w.ZH == "" }

// In gives what stands on a paper of the language: the text of that language,
// or the other where it is all there is; second is the Chinese of a paper in
// both, where it says something of its own.
func (w Words) In(l Language) (first, second string) {
	first = w.EN
	if l == Chinese && w.ZH != "" || first == "" {
		first = w.ZH
	}
	if l == Both && w.EN != "" && w.ZH != w.EN {
		second = w.ZH
	}
	return first, second
}

// Document is the data of one paper, frozen when it is issued. It is JSON all
// through: printing what was read back gives the same pages.
type Document struct {
	Kind       string         `json:"kind"`   // Kind.Key
	Number     string         `json:"number"` // "" before issue
	Revision   int            `json:"revision"`
	Date       string         `json:"date"` // ISO day
	Place      Words          `json:"place"`
	Language   Language       `json:"language"`
	Layout     Layout         `json:"layout"`
	Stamp      Stamp          `json:"stamp,omitempty"`
	Seller     Party          `json:"seller"`
	Buyer      Party          `json:"buyer"`
	Consignee  Party          `json:"consignee"`            // where it is not the buyer
	Addressee  Party          `json:"addressee,omitzero"`   // forwarder, insurer: whom the paper goes to when it is neither
	Shipper    Party          `json:"shipper,omitzero"`     // of the bill of lading, where it is not the seller
	Notify     Party          `json:"notify,omitzero"`      // of the bill of lading
	AlsoNotify Party          `json:"also_notify,omitzero"` // second notify party
	References References     `json:"references"`
	Currency   money.Currency `json:"currency"`
	Terms      Terms          `json:"terms"`
	Bank       Bank           `json:"bank"`
	Lines      []Line         `json:"lines"`
	Charges    []Charge       `json:"charges"`
	Packages   []Package      `json:"packages,omitempty"` // how the goods are packed, carton by carton
	Load       Load           `json:"load,omitzero"`
	Containers []Container    `json:"containers,omitempty"`
	Shipping   Shipping       `json:"shipping,omitzero"`
	Credit     Credit         `json:"credit,omitzero"`
	Clauses    []Clause       `json:"clauses,omitempty"`
	Origin     Origin         `json:"origin,omitzero"`
	Cover      Cover          `json:"cover,omitzero"`
	Supply     Supply         `json:"supply,omitzero"`
	Account    Account        `json:"account,omitzero"`
	Totals     Totals         `json:"totals"` // filled by Complete
	Remarks    Words          `json:"remarks"`
	Logo       string         `json:"logo"` // content ids, "" for none
	Seal       string         `json:"seal"`
	Signature  string         `json:"signature"`
}

// Stamp marks a paper that is no valid original.
type Stamp string

// The stamps of papers.
const (
	Draft Stamp = "draft"
	Void  Stamp = "void"
)

// Layout are the choices a firm makes about the looks of its papers.
type Layout struct {
	Design     Design     `json:"design,omitempty"`
	Accent     string     `json:"accent,omitempty"`     // "#0B6385"; "" is the design's own
	Hide       []string   `json:"hide,omitempty"`       // keys of columns and fields left out; "seal", "signature"
	Logo       string     `json:"logo,omitempty"`       // left, center, right, none; "" is the design's own
	PhotoSize  string     `json:"photo_size,omitempty"` // small, "" usual, large, none
	Background string     `json:"background,omitempty"` // content id of the firm's own sheet, in place of the letterhead
	Top        int        `json:"top,omitempty"`        // mm that its head takes
	Bottom     int        `json:"bottom,omitempty"`     // mm that its foot takes
	Style      text.Style `json:"style,omitempty"`      // of the English amount in words
}

// Design is how pages look as a whole.
type Design string

// The designs of pages.
const (
	Harbour Design = ""        // names at the left, grounds tinted
	Classic Design = "classic" // names in the middle, tables ruled
	Banner  Design = "banner"  // the head on a ground of the accent, heads of tables filled
	Sober   Design = "sober"   // black on white, for fax and banks
)

// Key is the design's key among the texts of the screen: "paper.design.KEY".
func (d Design) Key() string {
	if d == Harbour {
		return "harbour"
	}
	return string(d)
}

// Designs lists the designs in the order of menus.
func Designs() []Design { return []Design{Harbour, Classic, Banner, Sober} }

// Party is a company on a paper.
type Party struct {
	Name      Words  `json:"name"`
	Address   Words  `json:"address"` // may have several lines
	PostCode  string `json:"post_code,omitempty"`
	Country   Words  `json:"country"`
	Contact   string `json:"contact,omitempty"`
	Title     string `json:"title,omitempty"`
	Phone     string `json:"phone,omitempty"`
	Mobile    string `json:"mobile,omitempty"`
	Fax       string `json:"fax,omitempty"`
	Email     string `json:"email,omitempty"`
	Messenger string `json:"messenger,omitempty"` // "WhatsApp +49 …"
	Website   string `json:"website,omitempty"`
	TaxID     string `json:"tax_id,omitempty"`
}

// References are the numbers of other papers that this one answers.
type References struct {
	Inquiry    string `json:"inquiry,omitempty"`
	BuyerOrder string `json:"buyer_order,omitempty"`
	Quotation  string `json:"quotation,omitempty"`
	Proforma   string `json:"proforma,omitempty"`
	Contract   string `json:"contract,omitempty"`
	Contracted string `json:"contracted,omitempty"` // ISO day of the contract
	Invoice    string `json:"invoice,omitempty"`
	Invoiced   string `json:"invoiced,omitempty"` // ISO day of the invoice
	Purchase   string `json:"purchase,omitempty"` // contract with the factory
	Declared   string `json:"declared,omitempty"` // number of the export declaration
	Exported   string `json:"exported,omitempty"` // ISO day of export
}

// Terms are the conditions of the sale. Codes are translated on the paper
// ("value.transport.sea"); a code without a translation prints as it stands.
type Terms struct {
	Incoterm        string `json:"incoterm,omitempty"` // FOB
	NamedPlace      Words  `json:"named_place"`
	ValidUntil      string `json:"valid_until,omitempty"` // ISO day
	Payment         Words  `json:"payment"`
	Deposit         int    `json:"deposit,omitempty"` // per cent of the total, before production
	BalanceWhen     Words  `json:"balance_when"`      // what the balance waits for
	LeadTime        Words  `json:"lead_time"`
	ShipmentDate    string `json:"shipment_date,omitempty"` // ISO day
	PortOfLoading   Words  `json:"port_of_loading"`
	Destination     Words  `json:"destination"`
	Transport       string `json:"transport,omitempty"`        // code: sea, air, rail, road, courier
	PartialShipment string `json:"partial_shipment,omitempty"` // code: allowed, not_allowed
	Transshipment   string `json:"transshipment,omitempty"`    // code: allowed, not_allowed
	Tolerance       int    `json:"tolerance,omitempty"`        // per cent more or less at the seller's option
	Packing         Words  `json:"packing"`
	Marks           Words  `json:"marks"`
	Insurance       Words  `json:"insurance"`
	Origin          Words  `json:"origin"`
	Loading         Words  `json:"loading"`    // what a 20GP, 40GP, 40HQ takes
	Exclusions      Words  `json:"exclusions"` // what the price does not hold
	RateBasis       Words  `json:"rate_basis"` // the exchange rate the prices rest on
}

// Bank is the account the buyer pays to.
type Bank struct {
	Beneficiary  string `json:"beneficiary,omitempty"`
	Name         string `json:"name,omitempty"`
	Address      string `json:"address,omitempty"`
	Account      string `json:"account,omitempty"`
	SWIFT        string `json:"swift,omitempty"`
	Intermediary string `json:"intermediary,omitempty"`
	Charges      string `json:"charges,omitempty"` // code: OUR, SHA, BEN
}

// Reference is the number as people write it, with the revision behind it
// from the first on: "QT2611-0042 R1".
func (d Document) Reference() string {
	if d.Revision == 0 || d.Number == "" {
		return d.Number
	}
	return d.Number + " R" + itoa(d.Revision)
}
