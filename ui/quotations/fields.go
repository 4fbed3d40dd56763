package quotations

import (
	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/quotation"
	"sampan/app/trade"
)

type headField struct {
	name string
	of   func(quotation.Quotation) string
}

// headFields are what a revision is compared by, in the order of the form.
func headFields() []headField {
	return []headField{
		{"attention", func(q quotation.Quotation) string { return q.Attention }},
		{"buyer_ref", func(q quotation.Quotation) string { return q.BuyerRef }},
		{"incoterm", func(q quotation.Quotation) string { return string(q.Incoterm) }},
		{"place", func(q quotation.Quotation) string { return q.Place }},
		{"currency", func(q quotation.Quotation) string { return string(q.Currency) }},
		{"rate", func(q quotation.Quotation) string { return written(q.Rate.Value) }},
		{"payment", func(q quotation.Quotation) string { return trade.In("en", q.Payment) }},
		{"lead_time", func(q quotation.Quotation) string { return q.LeadTime }},
		{"port_of_loading", func(q quotation.Quotation) string { return q.PortOfLoading }},
		{"destination", func(q quotation.Quotation) string { return q.Destination }},
		{"packing", func(q quotation.Quotation) string { return q.Packing }},
		{"remarks", func(q quotation.Quotation) string { return q.Remarks }},
	}
}

type lineField struct {
	name string
	of   func(deal.Line) string
}

func lineFields() []lineField {
	return []lineField{
		{"code", func(l deal.Line) string { return l.Code }},
		{"name_en", func(l deal.Line) string { return l.NameEN }},
		{"quantity", func(l deal.Line) string { return written(l.Quantity) }},
		{"price", func(l deal.Line) string { return written(l.Price) }},
	}
}

func written(d money.Decimal) string {
	if d.IsZero() {
		return ""
	}
	return money.Format(d, 0)
}

// chargeText says a charge in one line, "" where there is none.
func chargeText(q quotation.Quotation, i int) string {
	if i >= len(q.Charges) {
		return ""
	}
	c := q.Charges[i]
	value := money.Format(c.Amount, q.Currency.Digits())
	if !c.Share.IsZero() {
		value = money.Format(c.Share.Shift(2), 0) + " %"
	}
	return c.Name + " " + value
}
