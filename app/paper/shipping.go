package paper

import "sampan/app/money"

// Shipping is how the goods travel and what is asked of the forwarder. Codes
// are translated on the paper; days are ISO, cut-offs may have a time behind.
type Shipping struct {
	Reference     string      `json:"reference,omitempty"` // the firm's own, for the forwarder
	Booking       string      `json:"booking,omitempty"`   // number of the shipping order
	Carrier       string      `json:"carrier,omitempty"`
	Vessel        string      `json:"vessel,omitempty"`
	Voyage        string      `json:"voyage,omitempty"`
	BillOfLading  string      `json:"bill_of_lading,omitempty"`
	BillKind      string      `json:"bill_kind,omitempty"`  // code: master, house, seaway, air …
	Telex         bool        `json:"telex,omitempty"`      // released without the originals
	TaxIDs        Words       `json:"tax_ids,omitzero"`     // that the market asks for on the bill
	Description   Words       `json:"description,omitzero"` // of the goods on the bill, where it is not their names
	Originals     int         `json:"originals,omitempty"`  // of the bill of lading
	Copies        int         `json:"copies,omitempty"`
	Freight       string      `json:"freight,omitempty"` // code: prepaid, collect
	Load          string      `json:"load,omitempty"`    // code: FCL, LCL
	Equipment     []Equipment `json:"equipment,omitempty"`
	Receipt       Words       `json:"receipt,omitzero"`   // place of receipt
	Discharge     Words       `json:"discharge,omitzero"` // port of discharge; Terms.Destination is where it goes on to
	Wanted        string      `json:"wanted,omitempty"`   // sailing wished for
	Latest        string      `json:"latest,omitempty"`   // last day of shipment
	ETD           string      `json:"etd,omitempty"`
	ETA           string      `json:"eta,omitempty"`
	Sailed        string      `json:"sailed,omitempty"` // on board
	PapersCutOff  string      `json:"papers_cut_off,omitempty"`
	LadingCutOff  string      `json:"lading_cut_off,omitempty"` // of the shipping instruction
	CustomsCutOff string      `json:"customs_cut_off,omitempty"`
	AdvanceCutOff string      `json:"advance_cut_off,omitempty"` // AMS, ENS and the like
	VGMCutOff     string      `json:"vgm_cut_off,omitempty"`
	YardCutOff    string      `json:"yard_cut_off,omitempty"`
	Services      []string    `json:"services,omitempty"`  // codes: truck, declaration, insurance …
	Dangerous     string      `json:"dangerous,omitempty"` // yes, no, "" for not answered, as the next three
	Battery       string      `json:"battery,omitempty"`
	Liquid        string      `json:"liquid,omitempty"`
	Heavy         string      `json:"heavy,omitempty"` // one piece over 3 t
	Stuffing      Words       `json:"stuffing,omitzero"`
	StuffingDate  string      `json:"stuffing_date,omitempty"`
	StuffingBy    string      `json:"stuffing_by,omitempty"` // whom to call there
	Enclosed      Words       `json:"enclosed,omitzero"`     // papers handed over
	Requests      Words       `json:"requests,omitzero"`
}

// Equipment is containers asked for: two 40HQ.
type Equipment struct {
	Count int    `json:"count"`
	Type  string `json:"type"`
}

// Container is one container of a shipment; weights are kg, VGM is the
// verified gross mass: goods, packing, securing and the container itself.
type Container struct {
	Number  string        `json:"number"`
	Seal    string        `json:"seal,omitempty"`
	Type    string        `json:"type,omitempty"` // 40HQ
	Cartons int           `json:"cartons,omitempty"`
	Gross   money.Decimal `json:"gross"`
	CBM     money.Decimal `json:"cbm"`
	Tare    money.Decimal `json:"tare"`
	VGM     money.Decimal `json:"vgm"`               // filled by Complete where it is not weighed
	Method  string        `json:"method,omitempty"`  // code: 1 weighed whole, 2 added up
	Weighed string        `json:"weighed,omitempty"` // ISO day
}

// Package is a run of cartons packed alike, one article or several in each.
type Package struct {
	From     int           `json:"from"` // carton numbers, both inside
	To       int           `json:"to"`
	Kind     Words         `json:"kind,omitzero"`
	Contents []Content     `json:"contents"`
	Length   money.Decimal `json:"length"` // cm, outside
	Width    money.Decimal `json:"width"`
	Height   money.Decimal `json:"height"`
	Net      money.Decimal `json:"net"` // kg of one carton
	Gross    money.Decimal `json:"gross"`
}

// Load is what carrier and customs count where pallets carry the packages: the
// pieces, and weight and cubage with the pallets; zero without any.
type Load struct {
	Pallets int           `json:"pallets,omitempty"`
	Pieces  int           `json:"pieces,omitempty"` // pallets, and packages on none
	Gross   money.Decimal `json:"gross,omitzero"`   // kg
	CBM     money.Decimal `json:"cbm,omitzero"`
}

// Content is what one carton holds of a line.
type Content struct {
	Line int           `json:"line"` // place in the document's lines
	Each money.Decimal `json:"each"`
}

// Count is how many cartons the package runs over.
func (p Package) Count() int { return max(p.To-p.From+1, 0) }

// Credit is a letter of credit.
type Credit struct {
	Number     string `json:"number,omitempty"`
	Date       string `json:"date,omitempty"` // ISO day
	Bank       string `json:"bank,omitempty"` // that issued it
	Expiry     string `json:"expiry,omitempty"`
	Goods      Words  `json:"goods,omitzero"`      // as it describes them, word for word
	Statements Words  `json:"statements,omitzero"` // that it wants on the paper, word for word
}

// Clause is a numbered condition of a contract. Key names the clause of the
// library that it came from, "" for one of its own.
type Clause struct {
	Key   string `json:"key,omitempty"`
	Title Words  `json:"title"`
	Text  Words  `json:"text"`
}

// Origin is what a certificate of origin needs beside the goods.
type Origin struct {
	Certificate string `json:"certificate,omitempty"` // CO, Form A, Form E, RCEP …
	Producer    Party  `json:"producer,omitzero"`
	Route       Words  `json:"route,omitzero"`
	ThirdParty  string `json:"third_party,omitempty"` // yes where another firm invoices
	IssuedIn    Words  `json:"issued_in,omitzero"`
}

// Cover is a cargo insurance.
type Cover struct {
	Markup money.Decimal `json:"markup"` // on the invoice's total: 0.1 insures 110 %
	Sum    money.Amount  `json:"sum"`    // filled by Complete, up to the whole unit
	Words  Words         `json:"words"`  // filled by Complete
	Risks  Words         `json:"risks"`
	Claims Words         `json:"claims"`        // payable at
	Rate   money.Decimal `json:"rate,omitzero"` // of the premium, per cent
	Policy string        `json:"policy,omitempty"`
}

// Supply is what a purchase from a factory says beside the common terms.
type Supply struct {
	Delivery      string `json:"delivery,omitempty"` // ISO day
	DeliveryPlace Words  `json:"delivery_place,omitzero"`
	Quality       Words  `json:"quality,omitzero"`
	InvoiceBy     string `json:"invoice_by,omitempty"` // ISO day, of the VAT special invoice
	InvoiceTitle  string `json:"invoice_title,omitempty"`
	TaxNumber     string `json:"tax_number,omitempty"`
	AddressPhone  string `json:"address_phone,omitempty"`
	BankAccount   string `json:"bank_account,omitempty"`
	SendTo        string `json:"send_to,omitempty"` // where the invoice goes
}

// Account is a buyer's account over a time.
type Account struct {
	From    string       `json:"from,omitempty"` // ISO days
	To      string       `json:"to,omitempty"`
	Opening money.Amount `json:"opening"`
	Entries []Entry      `json:"entries,omitempty"`
	Ageing  []Bucket     `json:"ageing,omitempty"`
	Unused  money.Amount `json:"unused"` // receipts that no invoice has been given
}

// Entry is one line of an account: what is owed rises by Debit and falls by Credit.
type Entry struct {
	Date      string       `json:"date"`
	Kind      string       `json:"kind"` // code: invoice, receipt, charge, note, opening
	Reference string       `json:"reference,omitempty"`
	Text      Words        `json:"text,omitzero"`
	Due       string       `json:"due,omitempty"`
	Debit     money.Amount `json:"debit"`
	Credit    money.Amount `json:"credit"`
	Balance   money.Amount `json:"balance"` // filled by Complete
}

// Bucket is what is owed since a time: code current, 30, 60, 90, older.
type Bucket struct {
	Key    string       `json:"key"`
	Amount money.Amount `json:"amount"`
}
