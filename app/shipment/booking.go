package shipment

import "sampan/app/money"

// Freight is who pays the carrier.
type Freight string

// The freight terms of a bill of lading.
const (
	Prepaid Freight = "prepaid"
	Collect Freight = "collect"
)

// Service is something ordered from the forwarder besides space.
type Service string

// The services of a booking note.
const (
	Truck        Service = "truck"
	Declaration  Service = "declaration"
	CargoCover   Service = "insurance"
	Fumigation   Service = "fumigation"
	OriginPapers Service = "certificate_of_origin"
)

// Services lists them in the order of booking notes.
func Services() []Service {
	return []Service{Truck, Declaration, CargoCover, Fumigation, OriginPapers}
}

// BillKind is the kind of transport document.
type BillKind string

// The kinds of transport documents.
const (
	MasterBill  BillKind = "master" // the carrier's
	HouseBill   BillKind = "house"  // the forwarder's
	SeaWaybill  BillKind = "seaway"
	AirWaybill  BillKind = "air"
	RailWaybill BillKind = "rail"
	RoadWaybill BillKind = "road"
	CourierBill BillKind = "courier"
)

// Booking is what the forwarder is asked for: the booking note, and the
// parties that the shipping instruction names. Parties are blocks of text.
type Booking struct {
	ForwarderID     string    `json:"forwarder_id"` // contacts
	BrokerID        string    `json:"broker_id"`
	Date            string    `json:"date"` // of the booking note
	Shipper         string    `json:"shipper"`
	Consignee       string    `json:"consignee"` // or "TO ORDER"
	Notify          string    `json:"notify"`
	SecondNotify    string    `json:"second_notify"`
	PlaceOfReceipt  string    `json:"place_of_receipt"`
	PortOfLoading   string    `json:"port_of_loading"`
	PortOfDischarge string    `json:"port_of_discharge"`
	Destination     string    `json:"destination"`
	WantedSailing   string    `json:"wanted_sailing"`
	Loading         string    `json:"loading"` // FCL or LCL
	Freight         Freight   `json:"freight"`
	Bill            BillKind  `json:"bill"`
	Originals       int       `json:"originals"`
	Copies          int       `json:"copies"`
	Telex           bool      `json:"telex"` // telex release
	Services        []Service `json:"services"`
	Dangerous       bool      `json:"dangerous"`
	Battery         bool      `json:"battery"`
	Liquid          bool      `json:"liquid"`
	Heavy           bool      `json:"heavy"` // one piece over 3 t
	StuffingPlace   string    `json:"stuffing_place"`
	StuffingDate    string    `json:"stuffing_date"`
	StuffingContact string    `json:"stuffing_contact"`
	HandedOver      []string  `json:"handed_over"` // documents
	Requests        string    `json:"requests"`
}

// Answer is what the forwarder replied.
type Answer struct {
	SO            string `json:"so"` // shipping order number
	Carrier       string `json:"carrier"`
	Vessel        string `json:"vessel"`
	Voyage        string `json:"voyage"`          // flight or train number for other modes
	SICutOff      string `json:"si_cut_off"`      // shipping instruction
	CustomsCutOff string `json:"customs_cut_off"` // release by customs
	VGMCutOff     string `json:"vgm_cut_off"`
	AMSCutOff     string `json:"ams_cut_off"` // AMS, ENS or another advance manifest
	CYCutOff      string `json:"cy_cut_off"`  // container at the yard
	ETD           string `json:"etd"`         // days
	ETA           string `json:"eta"`
}

// Bill is the bill of lading or another transport document as it was issued,
// and what the shipping instruction says beyond the booking.
type Bill struct {
	Number      string `json:"number"`
	OnBoard     string `json:"on_board"`    // day: L/C dates count from it
	Description string `json:"description"` // goods on the bill, "" takes the names of the lines
	TaxIDs      string `json:"tax_ids"`     // CNPJ, EORI, RFC … that the market asks for
}

// Particulars are the fields of a bill of lading: those the instruction gives
// and those of the draft that came back, to be compared one by one.
type Particulars struct {
	Shipper         string        `json:"shipper"`
	Consignee       string        `json:"consignee"`
	Notify          string        `json:"notify"`
	SecondNotify    string        `json:"second_notify"`
	PlaceOfReceipt  string        `json:"place_of_receipt"`
	PortOfLoading   string        `json:"port_of_loading"`
	PortOfDischarge string        `json:"port_of_discharge"`
	Destination     string        `json:"destination"`
	Vessel          string        `json:"vessel"`
	Voyage          string        `json:"voyage"`
	Marks           string        `json:"marks"`
	Description     string        `json:"description"`
	HSCode          string        `json:"hs_code"` // six digits, several parted by commas
	Pieces          int           `json:"pieces"`
	Gross           money.Decimal `json:"gross"` // kg
	CBM             money.Decimal `json:"cbm"`
	Containers      string        `json:"containers"` // one a line: number/seal
	Freight         Freight       `json:"freight"`
	Bill            BillKind      `json:"bill"`
}
