package quotations

import (
	"slices"
	"strings"

	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/quotation"
	"sampan/app/trade"
	"sampan/ui/deals"
)

type headField struct {
	name string
	of   func(quotation.Quotation) string
}

// headFields are what a revision is compared by, in the order of the form;
// terms of two languages in that of the screen.
func headFields(language string) []headField {
	return []headField{
		{"total", total},
		{"attention", func(q quotation.Quotation) string { return q.Attention }},
		{"buyer_ref", func(q quotation.Quotation) string { return q.BuyerRef }},
		{"incoterm", func(q quotation.Quotation) string { return string(q.Incoterm) }},
		{"place", func(q quotation.Quotation) string { return q.Place }},
		{"currency", func(q quotation.Quotation) string { return string(q.Currency) }},
		{"rate", func(q quotation.Quotation) string { return written(q.Rate.Value) }},
		{"payment", func(q quotation.Quotation) string { return trade.In(language, q.Payment) }},
		{"lead_time", func(q quotation.Quotation) string { return trade.In(language, q.LeadTime) }},
		{"port_of_loading", func(q quotation.Quotation) string { return q.PortOfLoading }},
		{"destination", func(q quotation.Quotation) string { return q.Destination }},
		{"packing", func(q quotation.Quotation) string { return trade.In(language, q.Packing) }},
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
		{"name_zh", func(l deal.Line) string { return l.NameZH }},
		{"spec_en", func(l deal.Line) string { return l.SpecEN }},
		{"quantity", func(l deal.Line) string { return written(l.Quantity) }},
		{"unit", func(l deal.Line) string { return l.Unit }},
		{"price", func(l deal.Line) string { return money.Format(l.Price, 2) }},
	}
}

func total(q quotation.Quotation) string {
	sum, err := q.Total()
	if err != nil {
		return "–"
	}
	return deals.Sum(sum)
}

// whole says a line in one.
func whole(l deal.Line) string {
	parts := []string{l.Code, written(l.Quantity) + " " + l.Unit + " × " + money.Format(l.Price, 2), l.NameEN}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
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
