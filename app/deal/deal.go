// Package deal holds what a quotation and an order have in common: who buys,
// on which terms, which lines at which prices. Both records embed it, so that
// a proforma takes over a quotation whole.
package deal

import (
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// Deal is the commercial content of a quotation or an order.
type Deal struct {
	BuyerID         string         `json:"buyer_id"`
	Attention       string         `json:"attention"` // the person it is addressed to
	BuyerRef        string         `json:"buyer_ref"` // the buyer's own inquiry or order number
	Language        string         `json:"language"`  // of the papers: en, zh or en-zh
	Incoterm        trade.Incoterm `json:"incoterm"`
	Place           string         `json:"place"` // named place of the term
	PortOfLoading   string         `json:"port_of_loading"`
	Destination     string         `json:"destination"`
	Transport       string         `json:"transport"` // sea, air, rail, road, courier
	Currency        money.Currency `json:"currency"`
	Rate            money.Rate     `json:"rate"` // frozen when issued
	PaymentCode     string         `json:"payment_code"`
	Payment         string         `json:"payment"` // the term's words on the paper
	Deposit         int            `json:"deposit"` // per cent before production
	LeadTime        string         `json:"lead_time"`
	Packing         string         `json:"packing"`
	Marks           string         `json:"marks"`
	Insurance       string         `json:"insurance"`
	PartialShipment string         `json:"partial_shipment"` // allowed, not allowed, ""
	Transshipment   string         `json:"transshipment"`
	Origin          string         `json:"origin"` // country of origin, alpha-2
	Remarks         string         `json:"remarks"`
	Owner           string         `json:"owner"`
	Lines           []Line         `json:"lines"`
	Charges         []Charge       `json:"charges"`
	Asked           Asked          `json:"asked"`   // inside only
	Costing         Costing        `json:"costing"` // inside only
}

// Line is one article of a deal. What the paper says is kept here, so that a
// later change of the product changes no quotation.
type Line struct {
	ID        string        `json:"id"`
	ProductID string        `json:"product_id"` // "" for a line typed freely
	Code      string        `json:"code"`
	BuyerCode string        `json:"buyer_code"`
	NameEN    string        `json:"name_en"`
	NameZH    string        `json:"name_zh"`
	SpecEN    string        `json:"spec_en"`
	SpecZH    string        `json:"spec_zh"`
	HSCode    trade.HSCode  `json:"hs_code"`
	Photo     string        `json:"photo"` // content id
	Quantity  money.Decimal `json:"quantity"`
	Unit      string        `json:"unit"`
	Price     money.Decimal `json:"price"`      // per unit, deal currency
	Cost      money.Decimal `json:"cost"`       // inside only: CNY per unit after refund
	Purchase  money.Decimal `json:"purchase"`   // inside only: CNY per unit as the factory asks, VAT included
	TaxedAt   money.Decimal `json:"taxed_at"`   // inside only: VAT rate where the export is taxed as a domestic sale (no voucher), else zero
	CostDoubt string        `json:"cost_doubt"` // inside only: text key of what the cost leaves out, "" for nothing
	Own       []Own         `json:"own"`        // inside only: steps of the price that a person set
	PerCarton int           `json:"per_carton"`
	Length    money.Decimal `json:"length"` // carton, cm
	Width     money.Decimal `json:"width"`
	Height    money.Decimal `json:"height"`
	Gross     money.Decimal `json:"gross"` // kg per carton
	Net       money.Decimal `json:"net"`
	Remark    string        `json:"remark"`
}

// Charge is an extra or a discount: a fixed amount, or a share of the goods.
type Charge struct {
	ID     string        `json:"id"`
	Name   string        `json:"name"`
	Share  money.Decimal `json:"share"`  // of the goods' sum: -0.05 is 5 % off; zero when fixed
	Amount money.Decimal `json:"amount"` // fixed, deal currency; negative for a discount
}

// Amount is the line's money: quantity × price, rounded half-up to the
// currency's minor unit.
func (l Line) Amount(c money.Currency) (money.Amount, error) {
	return money.Of(l.Quantity.Mul(l.Price), c)
}

// Goods is the sum of the rounded lines.
func (d Deal) Goods() (money.Amount, error) {
	total := money.Amount{Currency: d.Currency}
	for _, l := range d.Lines {
		a, err := l.Amount(d.Currency)
		if err != nil {
			return total, err
		}
		if total, err = total.Add(a); err != nil {
			return total, err
		}
	}
	return total, nil
}

// On is the charge's money on the given sum of goods.
func (c Charge) On(goods money.Amount) (money.Amount, error) {
	if c.Share.IsZero() {
		return money.Of(c.Amount, goods.Currency)
	}
	return money.Of(goods.Decimal().Mul(c.Share), goods.Currency)
}

// Total is the goods and all charges.
func (d Deal) Total() (money.Amount, error) {
	goods, err := d.Goods()
	if err != nil {
		return goods, err
	}
	total := goods
	for _, c := range d.Charges {
		a, err := c.On(goods)
		if err != nil {
			return total, err
		}
		if total, err = total.Add(a); err != nil {
			return total, err
		}
	}
	return total, nil
}

// maxQuantity is beyond every sale: it is a slip of the keyboard, and cartons
// could not be counted.
var maxQuantity = money.New(1_000_000_000)

// Check says what a deal cannot be saved with. Gaps are allowed in drafts:
// what issuing needs is checked on the paper.
func (d Deal) Check() error {
	if strings.TrimSpace(string(d.Currency)) == "" {
		return fault.New("deal.currency_missing").At("currency")
	}
	if d.Incoterm != "" && !d.Incoterm.Valid() {
		return fault.New("deal.incoterm_unknown", "Term", string(d.Incoterm)).At("incoterm")
	}
	if d.Deposit < 0 || d.Deposit > 100 {
		return fault.New("deal.deposit_wrong", "Deposit", d.Deposit).At("deposit")
	}
	if err := d.Costing.check(); err != nil {
		return err
	}
	for i, l := range d.Lines {
		if l.Quantity.IsNegative() {
			return fault.New("deal.quantity_negative", "Line", i+1).At("quantity")
		}
		if l.Price.IsNegative() {
			return fault.New("deal.price_negative", "Line", i+1).At("price")
		}
		if l.Quantity.GreaterThanOrEqual(maxQuantity) {
			return fault.New("deal.quantity_too_large", "Line", i+1).At("quantity")
		}
	}
	if _, err := d.Total(); err != nil {
		return err
	}
	return nil
}
