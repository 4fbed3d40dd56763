package store

import (
	"database/sql/driver"
	"encoding/json"
	"strings"

	"sampan/app"
	"sampan/app/deal"
	"sampan/app/money"
)

// dealColumns binds what quotations and orders have in common.
func dealColumns(d *deal.Deal) []column {
	c := &d.Costing
	return []column{
		{"buyer_id", ref(&d.BuyerID)},
		{"attention", text(&d.Attention)},
		{"buyer_ref", text(&d.BuyerRef)},
		{"language", text(&d.Language)},
		{"incoterm", text(&d.Incoterm)},
		{"place", text(&d.Place)},
		{"port_of_loading", text(&d.PortOfLoading)},
		{"destination", text(&d.Destination)},
		{"transport", text(&d.Transport)},
		{"currency", text(&d.Currency)},
		{"rate_currency", text(&d.Rate.Currency)},
		{"rate_value", decimal(&d.Rate.Value)},
		{"rate_date", text(&d.Rate.Date)},
		{"rate_source", text(&d.Rate.Source)},
		{"payment_code", text(&d.PaymentCode)},
		{"payment", text(&d.Payment)},
		{"deposit", whole(&d.Deposit)},
		{"lead_time", text(&d.LeadTime)},
		{"packing", text(&d.Packing)},
		{"marks", text(&d.Marks)},
		{"insurance", text(&d.Insurance)},
		{"partial_shipment", text(&d.PartialShipment)},
		{"transshipment", text(&d.Transshipment)},
		{"origin", text(&d.Origin)},
		{"remarks", text(&d.Remarks)},
		{"owner", text(&d.Owner)},
		{"asked_payment", text(&d.Asked.Payment)},
		{"asked_delivery", text(&d.Asked.Delivery)},
		{"asked_certificates", words(&d.Asked.Certificates)},
		{"costing_profit", decimal(&c.Profit)},
		{"costing_profit_on", text(&c.ProfitOn)},
		{"costing_commission", decimal(&c.Commission)},
		{"costing_bank_charge", decimal(&c.BankCharge)},
		{"costing_packing", decimal(&c.Packing)},
		{"costing_domestic", decimal(&c.Domestic)},
		{"costing_domestic_fixed", decimal(&c.DomesticFixed)},
		{"costing_interest_rate", decimal(&c.InterestRate)},
		{"costing_interest_months", decimal(&c.InterestMonths)},
		{"costing_freight", decimal(&c.Freight)},
		{"costing_freight_per", text(&c.FreightPer)},
		{"costing_freight_in", text(&c.FreightIn)},
		{"costing_freight_cbm", decimal(&c.FreightCBM)},
		{"costing_freight_kg", decimal(&c.FreightKg)},
		{"costing_freight_currency", text(&c.FreightMoney)},
		{"costing_freight_rate", decimal(&c.FreightRate)},
		{"costing_premium", decimal(&c.Premium)},
		{"costing_insured", decimal(&c.Insured)},
		{"costing_delivery", decimal(&c.Delivery)},
		{"costing_unloading", decimal(&c.Unloading)},
		{"costing_duty", decimal(&c.Duty)},
		{"costing_round_to", decimal(&c.RoundTo)},
		{"costing_round_up", yes(&c.RoundUp)},
	}
}

// dealDerived is what lists of deals show: total is in minor units.
func dealDerived(d *deal.Deal) []column {
	total, err := d.Total()
	if err != nil {
		total = money.Amount{} // putDeal refuses such a deal before it gets here
	}
	return []column{{"total_minor", derived(total.Minor)}, {"line_count", derived(int64(len(d.Lines)))}}
}

func dealLists(n app.Noun, d *deal.Deal) []list {
	return []list{
		listOf("lines", string(n)+"_line", &d.Lines, dealLineColumns,
			func(l *deal.Line) *string { return &l.ID }, func(l deal.Line) string { return l.ID }),
		listOf("charges", string(n)+"_charge", &d.Charges, func(c *deal.Charge) []column {
			return []column{{"id", silent(text(&c.ID))}, {"name", text(&c.Name)}, {"share", decimal(&c.Share)}, {"amount", decimal(&c.Amount)}}
		}, func(c *deal.Charge) *string { return &c.ID }, func(c deal.Charge) string { return c.ID }),
	}
}

func dealLineColumns(l *deal.Line) []column {
	return []column{
		{"id", silent(text(&l.ID))},
		{"product_id", ref(&l.ProductID)},
		{"code", text(&l.Code)},
		{"buyer_code", text(&l.BuyerCode)},
		{"name_en", text(&l.NameEN)},
		{"name_zh", text(&l.NameZH)},
		{"spec_en", text(&l.SpecEN)},
		{"spec_zh", text(&l.SpecZH)},
		{"hs_code", text(&l.HSCode)},
		{"photo", text(&l.Photo)},
		{"quantity", decimal(&l.Quantity)},
		{"unit", text(&l.Unit)},
		{"price", decimal(&l.Price)},
		{"cost", decimal(&l.Cost)},
		{"purchase", decimal(&l.Purchase)},
		{"taxed_at", decimal(&l.TaxedAt)},
		{"cost_doubt", text(&l.CostDoubt)},
		{"own", steps{&l.Own}},
		{"per_carton", whole(&l.PerCarton)},
		{"length", decimal(&l.Length)},
		{"width", decimal(&l.Width)},
		{"height", decimal(&l.Height)},
		{"gross", decimal(&l.Gross)},
		{"net", decimal(&l.Net)},
		{"remark", text(&l.Remark)},
	}
}

// putDeal refuses a deal whose total is beyond what an amount can hold.
func putDeal[T any](t *tx, v *T, d *deal.Deal, bind func(*T) record) error {
	if _, err := d.Total(); err != nil {
		return err
	}
	return put(t, v, bind)
}

// steps are the steps of a price that a person set, kept as a JSON array;
// none is "".
type steps struct{ p *[]deal.Own }

func (c steps) show() string {
	list := make([]string, len(*c.p))
	for i, o := range *c.p {
		list[i] = o.Step + " = " + o.Value.String()
	}
	return strings.Join(list, ", ")
}

func (c steps) Value() (driver.Value, error) {
	if len(*c.p) == 0 {
		return "", nil
	}
	for i := range *c.p {
		(*c.p)[i].Step = clean((*c.p)[i].Step)
	}
	b, err := json.Marshal(*c.p)
	return string(b), err
}

func (c steps) Scan(src any) error {
	*c.p = nil
	s, err := scanText(src)
	if err != nil || s == "" {
		return err
	}
	return json.Unmarshal([]byte(s), c.p)
}
