// Package customs holds the rules of the export declaration (出口货物报关单):
// how the lines of a shipment become its items, what each box says, what the
// filling rules forbid, and how what was declared differs from the draft. It
// is pure: rates, widths and codes come in as dated rows of trade.Tables.
// Use cases, papers and sheets call it.
//
// Articles named in comments and findings are those of the filling rules of
// GACC (announcement 2019 No. 18, and the edition of 2018 before it).
package customs

import (
	"time"

	"sampan/app/money"
	"sampan/app/trade"
)

// Status is how far a declaration has got.
type Status string

// The states of a declaration.
const (
	Drafted  Status = "draft"
	Sent     Status = "sent"     // with the broker
	Filed    Status = "filed"    // declared; what stands in it is what customs has
	Replaced Status = "replaced" // a draft whose filed declaration is here
)

// Declaration is one export declaration. A draft of ours and what the broker
// really declared of it are two of them: the latter names its draft.
type Declaration struct {
	ID         string    `json:"id"`
	Ver        int64     `json:"ver"`
	ShipmentID string    `json:"shipment_id"`
	DraftID    string    `json:"draft_id"` // of what was filed
	Part       int       `json:"part"`     // from 1, of a shipment that takes several
	Status     Status    `json:"status"`
	CreatedAt  time.Time `json:"created_at"`

	Number       string         `json:"number"`        // 海关编号, 18 digits; "" before it is declared
	Consignor    Party          `json:"consignor"`     // 境内发货人
	Producer     Party          `json:"producer"`      // 生产销售单位
	Agent        Party          `json:"agent"`         // 申报单位, the broker
	Consignee    string         `json:"consignee"`     // 境外收货人, English; "NO" for none
	ConsigneeAEO string         `json:"consignee_aeo"` // code of an authorised operator abroad
	Office       string         `json:"office"`        // 申报地海关, 4 digits
	Exit         string         `json:"exit"`          // 出境关别, 4 digits
	ExportDate   string         `json:"export_date"`   // ISO day; blank in a draft, art. 5
	Manual       string         `json:"manual"`        // 备案号 of processing trade
	Transport    string         `json:"transport"`     // 运输方式
	Vessel       string         `json:"vessel"`        // 运输工具名称
	Voyage       string         `json:"voyage"`        // 航次号
	Bill         string         `json:"bill"`          // 提运单号
	Supervision  string         `json:"supervision"`   // 监管方式
	Levy         string         `json:"levy"`          // 征免性质
	License      string         `json:"license"`       // 许可证号
	Contract     string         `json:"contract"`      // 合同协议号
	SoldTo       string         `json:"sold_to"`       // 贸易国, alpha-3
	ShippedTo    string         `json:"shipped_to"`    // 运抵国, alpha-3
	Destination  string         `json:"destination"`   // 指运港, alpha-3 and three digits
	Port         string         `json:"port"`          // 离境口岸, six digits
	Package      string         `json:"package"`       // 包装种类
	Packages     int            `json:"packages"`      // 件数
	OtherPacks   []string       `json:"other_packs"`   // codes of further packing
	Gross        money.Decimal  `json:"gross"`         // kg
	Net          money.Decimal  `json:"net"`           // kg
	Incoterm     trade.Incoterm `json:"incoterm"`      // of the sale
	Term         string         `json:"term"`          // 成交方式
	Freight      Cost           `json:"freight"`
	Insurance    Cost           `json:"insurance"`
	Other        Cost           `json:"other"`
	Attached     []Attached     `json:"attached"`
	Containers   []Container    `json:"containers"`
	Marks        string         `json:"marks"` // "N/M" for none
	Note         string         `json:"note"`
	Currency     money.Currency `json:"currency"`
	Items        []Item         `json:"items"`
	Outcome      Outcome        `json:"outcome"` // of what was filed
}

// Treatment is how tax treats an export.
type Treatment string

// The treatments of exports.
const (
	Refunded Treatment = ""       // exempt, and the input tax comes back
	Untaxed  Treatment = "exempt" // exempt without a refund
	Taxable  Treatment = "taxed"  // as a domestic sale (视同内销)
)

// Outcome is what becomes of a filed declaration on its way to the refund.
// Days are ISO days, "" is not yet.
type Outcome struct {
	DataOn       string    `json:"data_on"` // customs data arrived at the tax bureau
	Treatment    Treatment `json:"treatment"`
	Agency       string    `json:"agency"`     // 代理出口货物证明号 of goods that an agent declared
	CollectBy    string    `json:"collect_by"` // last day for the money by the contract, "" for that of the law
	DeemedOn     string    `json:"deemed_on"`  // day from which the money counts as received (视同收汇)
	DeemedReason string    `json:"deemed_reason"`
	DeemedProof  string    `json:"deemed_proof"`
	Note         string    `json:"note"`
}

// Party is a firm on a declaration.
type Party struct {
	Name    string `json:"name"`
	USCC    string `json:"uscc"`    // 18 characters
	Customs string `json:"customs"` // 10-digit customs registration
}

// Cost is freight, insurance or another charge between the declared price and
// FOB (arts 28–30).
type Cost struct {
	Mark     Mark           `json:"mark"`
	Value    money.Decimal  `json:"value"`
	Currency money.Currency `json:"currency"`
}

// Mark says how a cost is given.
type Mark string

// The marks of costs; PerTon is for freight alone.
const (
	NoCost Mark = ""
	Rate   Mark = "1" // per cent of the price
	PerTon Mark = "2" // per ton of gross weight
	Total  Mark = "3" // a sum
)

// Attached is an accompanying licence or document: its code and number.
type Attached struct {
	ID     string `json:"id"`
	Code   string `json:"code"`
	Number string `json:"number"`
}

// Container is one container of the shipment.
type Container struct {
	ID     string        `json:"id"`
	Number string        `json:"number"`
	Model  string        `json:"model"` // customs code of its kind
	Items  []int         `json:"items"` // numbers of the items inside
	LCL    bool          `json:"lcl"`
	Net    money.Decimal `json:"net"` // kg of goods inside
}

// Goods is one line of a shipment as customs sees it.
type Goods struct {
	Line        string        `json:"line"` // id of the shipment's line
	Code        trade.HSCode  `json:"code"`
	Name        string        `json:"name"`     // Chinese
	Elements    string        `json:"elements"` // declaration elements joined by bars
	Quantity    money.Decimal `json:"quantity"` // in the deal unit
	Unit        string        `json:"unit"`     // customs code of the deal unit
	Amount      money.Amount  `json:"amount"`
	Origin      string        `json:"origin"`      // alpha-3
	Destination string        `json:"destination"` // alpha-3, 最终目的国
	District    string        `json:"district"`    // 境内货源地, five digits
	DutyMode    string        `json:"duty_mode"`   // 征免
	Net         money.Decimal `json:"net"`         // kg
	FirstUnit   string        `json:"first_unit"`  // customs codes of the statutory units
	SecondUnit  string        `json:"second_unit"` // "" where the tariff has none
	FirstPer    money.Decimal `json:"first_per"`   // statutory units in one deal unit; zero where it follows
	SecondPer   money.Decimal `json:"second_per"`  // from the weight or the deal unit itself
}

// Item is one item (项) of a declaration.
type Item struct {
	ID          string        `json:"id"`
	Number      int           `json:"number"` // 项号, from 1 within its declaration
	Code        trade.HSCode  `json:"code"`
	Name        string        `json:"name"`
	Elements    string        `json:"elements"`
	Quantity    money.Decimal `json:"quantity"`
	Unit        string        `json:"unit"`
	FirstQty    money.Decimal `json:"first_qty"`
	FirstUnit   string        `json:"first_unit"`
	SecondQty   money.Decimal `json:"second_qty"`
	SecondUnit  string        `json:"second_unit"`
	Price       money.Decimal `json:"price"` // Total / Quantity, four places
	Total       money.Amount  `json:"total"`
	Origin      string        `json:"origin"`
	Destination string        `json:"destination"`
	District    string        `json:"district"`
	DutyMode    string        `json:"duty_mode"`
	Net         money.Decimal `json:"net"`   // kg
	Lines       []string      `json:"lines"` // ids of the lines merged into it
}

// Summary is the row of a list.
type Summary struct {
	ID, ShipmentID, Shipment, Number, ExportDate, Buyer, Contract string
	Supervision                                                   string
	Part, Items                                                   int
	Status                                                        Status
	Total                                                         money.Amount
}

// Tariff is one row of the yearly list of commodity codes.
type Tariff struct {
	Code       trade.HSCode `json:"code"`
	Name       string       `json:"name"`
	Slots      string       `json:"slots"` // declaration elements, for ParseSlots
	FirstUnit  string       `json:"first_unit"`
	SecondUnit string       `json:"second_unit"`
	Conditions string       `json:"conditions"` // 监管条件: AB
	From       string       `json:"from"`
	To         string       `json:"to"`
}
