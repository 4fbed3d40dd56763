package orders

import (
	"sampan/app"
	"sampan/app/money"
	"sampan/app/order"
	"sampan/ui/deals"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// NewList opens the list of all orders.
func NewList(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	var tabs []record.Filter[order.Summary]
	for _, key := range parts() {
		tabs = append(tabs, record.Filter[order.Summary]{Key: key, Title: "orders." + key, Keep: keeps(key)})
	}
	return record.NewList(d, nav, s, f, record.ListOf[order.Summary]{
		Screen: navigation.Orders, Noun: app.OrderNoun, Load: s.Orders, Papers: true, From: navigation.Quotations, Tabs: tabs,
		ID:      func(o order.Summary) string { return o.ID },
		Name:    func(o order.Summary) string { return o.Number },
		Columns: func() []rows.Column[order.Summary] { return columns(d, s) },
	})
}

func columns(d *widgets.Desk, s Service) []rows.Column[order.Summary] {
	type row = order.Summary
	return []rows.Column[row]{
		{Key: "number", Title: "orders.number", Width: 104, Value: func(o row) string { return o.Number }},
		{Key: "proforma", Title: "orders.proforma", Width: 104, Value: func(o row) string { return o.Proforma }},
		{Key: "buyer", Title: "orders.buyer", Width: 200, Min: 120, Flex: 3, Value: func(o row) string { return o.Buyer }},
		{Key: "country", Title: "orders.country", Width: 92, Min: 64, Flex: 0.8, Soft: true, Value: func(o row) string { return deals.CountryName(d, s.Tables(), o.Country) }},
		{Key: "term", Title: "orders.term", Width: 52, Soft: true, Value: func(o row) string { return o.Incoterm }},
		{Key: "lines", Title: "orders.lines", Kind: rows.Number, Width: 48, Value: func(o row) string { return money.Format(money.New(int64(o.Lines)), 0) }, SortKey: func(o row) int64 { return int64(o.Lines) }},
		{Key: "total", Title: "orders.total", Kind: rows.Number, Width: 120, Value: func(o row) string { return deals.Sum(o.Total) }, SortKey: func(o row) int64 { return o.Total.Minor }},
		deals.DayColumn(d, "date", "orders.date", func(o row) string { return o.Date }),
		{
			Key: "status", Title: "orders.status", Kind: rows.Status, Width: 128,
			Value: func(o row) string {
				key, _ := state(o.Status)
				return d.Say(key)
			},
			Tone: func(o row) rows.Tone {
				_, tone := state(o.Status)
				return tone
			},
		},
		{Key: "owner", Title: "orders.owner", Width: 68, Soft: true, Value: func(o row) string { return o.Owner }},
	}
}
