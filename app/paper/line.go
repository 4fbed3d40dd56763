package paper

import "sampan/app/money"

// Line is one article.
type Line struct {
	Item        string        `json:"item"`
	Model       string        `json:"model,omitempty"`
	BuyerItem   string        `json:"buyer_item,omitempty"` // the buyer's own number
	Name        Words         `json:"name"`
	Description Words         `json:"description"`
	Material    Words         `json:"material"`
	Size        Words         `json:"size"`
	Colour      Words         `json:"colour"`
	HSCode      string        `json:"hs_code,omitempty"`
	Photo       string        `json:"photo,omitempty"` // content id
	Unit        Words         `json:"unit"`
	MOQ         money.Decimal `json:"moq"`
	Quantity    money.Decimal `json:"quantity"`
	Price       money.Decimal `json:"price"`  // per unit, currency of the paper
	Amount      money.Amount  `json:"amount"` // filled by Complete
	Tiers       []Tier        `json:"tiers,omitempty"`
	Packing     Packing       `json:"packing"`
	Remark      Words         `json:"remark"`
	Criterion   string        `json:"criterion,omitempty"` // of origin: WO, PE, CTH, RVC …
	TaxRate     money.Decimal `json:"tax_rate,omitzero"`   // VAT in the price of a purchase: 0.13
	Tax         money.Amount  `json:"tax,omitzero"`        // filled by Complete
	FOB         money.Amount  `json:"fob,omitzero"`        // of data for a certificate of origin, where it is known
	Declared    Declared      `json:"declared,omitzero"`
}

// Declared is how a line stands on the export declaration, and how the
// factory's VAT invoice has to name it.
type Declared struct {
	Name     string        `json:"name"`
	Unit     Words         `json:"unit"`
	Quantity money.Decimal `json:"quantity"`
}

// Tier is a unit price from a quantity on.
type Tier struct {
	From  money.Decimal `json:"from"`
	Price money.Decimal `json:"price"`
}

// Packing is how a line's goods are packed. The figures of one carton are
// given; those of the line follow from them and are filled by Complete, unless
// they were Counted otherwise, as with mixed cartons.
type Packing struct {
	Kind      Words         `json:"kind"` // of package: "brown carton"
	PerInner  int           `json:"per_inner,omitempty"`
	PerCarton int           `json:"per_carton,omitempty"`
	Length    money.Decimal `json:"length"` // cm, outside
	Width     money.Decimal `json:"width"`
	Height    money.Decimal `json:"height"`
	CartonNet money.Decimal `json:"carton_net"` // kg of a full carton
	CartonGW  money.Decimal `json:"carton_gross"`
	Counted   bool          `json:"counted,omitempty"`
	Cartons   int           `json:"cartons,omitempty"` // of the line, as all below
	CBM       money.Decimal `json:"cbm"`
	Net       money.Decimal `json:"net"` // kg
	Gross     money.Decimal `json:"gross"`
}

// Charge is an extra or a discount.
type Charge struct {
	Name   Words         `json:"name"`
	Share  money.Decimal `json:"share"`  // of the goods: -0.05 is 5 % off; zero when fixed
	Fixed  money.Decimal `json:"fixed"`  // where Share is zero; negative for a discount
	Amount money.Amount  `json:"amount"` // filled by Complete
}

// Count is a sum of quantities of one unit.
type Count struct {
	Unit     Words         `json:"unit"`
	Quantity money.Decimal `json:"quantity"`
}

// Totals are the sums of a paper.
type Totals struct {
	Goods      money.Amount  `json:"goods"`
	Total      money.Amount  `json:"total"`
	Deposit    money.Amount  `json:"deposit"` // zero without one
	Balance    money.Amount  `json:"balance"`
	FOB        money.Amount  `json:"fob,omitzero"`      // of the lines, where it is known of all
	Tax        money.Amount  `json:"tax,omitzero"`      // VAT held in the total of a purchase
	Words      Words         `json:"words"`             // the total in words
	Packages   Words         `json:"packages,omitzero"` // the cartons in words
	Quantities []Count       `json:"quantities"`
	Cartons    int           `json:"cartons"`
	CBM        money.Decimal `json:"cbm"` // 3 places
	Net        money.Decimal `json:"net"` // kg, 2 places
	Gross      money.Decimal `json:"gross"`
}
