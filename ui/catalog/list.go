package catalog

import (
	"context"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/money"
	"sampan/app/trade"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// NewList makes the list of products.
func NewList(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs) navigation.Page {
	return record.NewList(d, nav, s, dialogs, record.ListOf[catalog.Summary]{
		Screen: navigation.Catalog, Noun: app.ProductNoun, Load: s.Products,
		Ver: func(ctx context.Context, id string) (int64, error) {
			p, err := s.Product(ctx, id)
			return p.Ver, err
		},
		ID:      func(p catalog.Summary) string { return p.ID },
		Name:    func(p catalog.Summary) string { return p.Code },
		PhotoOf: func(p catalog.Summary) string { return p.Photo },
		Columns: func() []rows.Column[catalog.Summary] { return columns(d.Say("app.language_code")) },
		Tabs: []record.Filter[catalog.Summary]{
			{Key: "all", Title: "catalog.tab_all"},
			{Key: "stock", Title: "catalog.tab_stock", Keep: func(p catalog.Summary) bool { return p.Stock.IsPositive() }},
			{Key: "clearance", Title: "catalog.tab_clearance", Keep: func(p catalog.Summary) bool { return p.Clearance.IsPositive() }},
			{Key: "unpriced", Title: "catalog.tab_unpriced", Keep: func(p catalog.Summary) bool { return !p.Price.IsPositive() }},
		},
	})
}

func columns(language string) []rows.Column[catalog.Summary] {
	type row = catalog.Summary
	chinese := language == "zh"
	key := func(d func(row) money.Decimal) func(row) int64 {
		return func(p row) int64 { return d(p).Shift(4).IntPart() }
	}
	number := func(name string, width float32, places int32, d func(row) money.Decimal) rows.Column[row] {
		return rows.Column[row]{
			Key: name, Title: "catalog." + name, Kind: rows.Number, Width: width, Unfiltered: true,
			Value: func(p row) string { return figure(d(p), places) }, SortKey: key(d),
		}
	}
	cost := number("cost", 70, 2, func(p row) money.Decimal { return p.Cost })
	cost.Inside = true
	price := rows.Column[row]{
		Key: "price", Title: "catalog.price", Kind: rows.Number, Width: 96, Unfiltered: true,
		Value: func(p row) string { return priceWords(p) }, SortKey: key(func(p row) money.Decimal { return p.Price }),
	}
	return []rows.Column[row]{
		{Key: "photo", Kind: rows.Photo, Width: 52},
		{Key: "code", Title: "catalog.code", Width: 108, Value: func(p row) string { return p.Code }},
		{Key: "name", Title: "catalog.name", Width: 200, Min: 130, Flex: 2, Value: func(p row) string { return name(p, chinese) }},
		{Key: "name_other", Title: "catalog.name_other", Width: 180, Flex: 1, Soft: true, Hidden: true, Value: func(p row) string { return name(p, !chinese) }},
		{Key: "category", Title: "catalog.category", Width: 112, Min: 80, Flex: 1, Soft: true, Value: func(p row) string { return trade.In(language, p.Category) }},
		cost, price,
		number("moq", 66, 0, func(p row) money.Decimal { return p.MOQ }),
		number("stock", 66, 0, func(p row) money.Decimal { return p.Stock }),
		number("clearance", 80, 0, func(p row) money.Decimal { return p.Clearance }),
		{Key: "supplier", Title: "catalog.supplier", Width: 110, Min: 80, Flex: 1, Soft: true, Value: func(p row) string { return p.Supplier }},
		{Key: "hs_code", Title: "catalog.hs_code", Width: 102, Soft: true, Value: func(p row) string { return string(p.HSCode) }},
		{Key: "model", Title: "catalog.model", Width: 100, Soft: true, Hidden: true, Value: func(p row) string { return p.Model }},
	}
}

func priceWords(p catalog.Summary) string {
	if p.Price.IsZero() {
		return ""
	}
	return string(p.Currency) + " " + money.Format(p.Price, 2)
}
