package quotations

import (
	"time"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/money"
	"sampan/ui/deals"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// NewList opens the list of all offers.
func NewList(d *widgets.Desk, nav navigation.Navigator, s Service, f *files.Dialogs) navigation.Page {
	var tabs []record.Filter[Row]
	for _, key := range parts() {
		tabs = append(tabs, record.Filter[Row]{Key: key, Title: "quotations." + key, Keep: keeps(key, s.Now)})
	}
	return record.NewList(d, nav, s, f, record.ListOf[Row]{
		Screen: navigation.Quotations, Noun: app.QuotationNoun, Load: load(s), Papers: true, Tabs: tabs,
		ID:      func(q Row) string { return q.ID },
		Name:    func(q Row) string { return reference(q.Number, q.Revision) },
		Columns: func() []rows.Column[Row] { return columns(d, s, s.Now()) },
		Tools:   func(func() []string) []fyne.CanvasObject { return listTools(d, nav) },
		Menu: func(q Row) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem(d.Say("deals.copy"), func() {
				nav.Go(navigation.Route{Screen: navigation.Quotations, ID: navigation.New, With: CopyOf + q.ID})
			})}
		},
	})
}

func columns(d *widgets.Desk, s Service, now time.Time) []rows.Column[Row] {
	issued := deals.DayColumn(d, "date", "quotations.date", func(q Row) string { return q.Date })
	issued.Hidden = true // the number tells the month
	return []rows.Column[Row]{
		{Key: "number", Title: "quotations.number", Width: 132, Value: func(q Row) string {
			if q.Number == "" {
				return d.Say("quotations.no_number")
			}
			return reference(q.Number, q.Revision)
		}},
		{Key: "buyer", Title: "quotations.buyer", Width: 200, Min: 120, Flex: 3, Value: func(q Row) string { return q.Buyer }},
		{Key: "country", Title: "quotations.country", Width: 104, Min: 64, Flex: 0.5, Soft: true, Value: func(q Row) string { return deals.CountryName(d, s.Tables(), q.Country) }},
		{Key: "term", Title: "quotations.term", Width: 56, Soft: true, Value: func(q Row) string { return q.Incoterm }},
		{Key: "lines", Title: "quotations.lines", Kind: rows.Number, Width: 56, Value: func(q Row) string { return money.Format(money.New(int64(q.Lines)), 0) }, SortKey: func(q Row) int64 { return int64(q.Lines) }},
		{Key: "total", Title: "quotations.total", Kind: rows.Number, Width: 132, Value: func(q Row) string { return deals.Sum(q.Total) }, SortKey: func(q Row) int64 { return q.Total.Minor }},
		issued,
		deals.DayColumn(d, "valid_until", "quotations.valid_until", func(q Row) string { return q.ValidUntil }),
		{
			Key: "status", Title: "quotations.status", Kind: rows.Status, Width: 104,
			Value: func(q Row) string {
				key, _ := q.state(now)
				return d.Say(key)
			},
			Tone: func(q Row) rows.Tone {
				_, tone := q.state(now)
				return tone
			},
		},
		{Key: "owner", Title: "quotations.owner", Width: 80, Soft: true, Value: func(q Row) string { return q.Owner }},
	}
}
