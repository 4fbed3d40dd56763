package catalog

import (
	"context"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

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

// Row is a product of the list, with its supplier's name in both languages.
type Row struct {
	catalog.Summary
	SupplierZH string
}

// load reads the rows of the list.
func load(ctx context.Context, s Service) ([]Row, error) {
	products, err := s.Products(ctx)
	if err != nil {
		return nil, err
	}
	contacts, err := s.Contacts(ctx)
	if err != nil {
		return nil, err
	}
	chinese := make(map[string]string, len(contacts))
	for _, c := range contacts {
		chinese[c.Name] = c.NameZH
	}
	list := make([]Row, len(products))
	for i, p := range products {
		list[i] = Row{p, chinese[p.Supplier]}
	}
	return list, nil
}

// NewList makes the list of products.
func NewList(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs) navigation.Page {
	return record.NewList(d, nav, s, dialogs, record.ListOf[Row]{
		Screen: navigation.Catalog, Noun: app.ProductNoun,
		Load: func(ctx context.Context) ([]Row, error) { return load(ctx, s) },
		Ver: func(ctx context.Context, id string) (int64, error) {
			p, err := s.Product(ctx, id)
			return p.Ver, err
		},
		ID:      func(p Row) string { return p.ID },
		Name:    func(p Row) string { return p.Code },
		PhotoOf: func(p Row) string { return p.Photo },
		Columns: func() []rows.Column[Row] { return columns(d.Say("app.language_code")) },
		Menu: func(p Row) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem(d.Say("catalog.ask_price"), func() {
				nav.Go(navigation.Route{Screen: navigation.Purchases, ID: navigation.Ask, With: p.ID})
			})}
		},
		Tools: func(ids func() []string) []fyne.CanvasObject {
			return []fyne.CanvasObject{d.IconButton("catalog.platforms", "catalog.platforms", fynetheme.IconNameGrid, func() { openPlatforms(d, s, dialogs, ids()) })}
		},
		Tabs: []record.Filter[Row]{
			{Key: "all", Title: "catalog.tab_all"},
			{Key: "stock", Title: "catalog.tab_stock", Keep: func(p Row) bool { return p.Stock.IsPositive() }},
			{Key: "clearance", Title: "catalog.tab_clearance", Keep: func(p Row) bool { return p.Clearance.IsPositive() }},
			{Key: "unpriced", Title: "catalog.tab_unpriced", Keep: func(p Row) bool { return !p.Price.IsPositive() }},
		},
	})
}

func columns(language string) []rows.Column[Row] {
	type row = Row
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
		Value: func(p row) string { return priceWords(p.Summary) }, SortKey: key(func(p row) money.Decimal { return p.Price }),
	}
	return []rows.Column[row]{
		{Key: "photo", Kind: rows.Photo, Width: 52},
		{Key: "code", Title: "catalog.code", Width: 108, Value: func(p row) string { return p.Code }},
		{Key: "name", Title: "catalog.name", Width: 240, Min: 150, Flex: 3, Value: func(p row) string { return name(p.Summary, chinese) }},
		{Key: "name_other", Title: "catalog.name_other", Width: 180, Flex: 1, Soft: true, Hidden: true, Value: func(p row) string { return name(p.Summary, !chinese) }},
		{Key: "category", Title: "catalog.category", Width: 124, Min: 100, Flex: 1, Soft: true, Value: func(p row) string { return trade.In(language, p.Category) }},
		cost, price,
		number("moq", 66, 0, func(p row) money.Decimal { return p.MOQ }),
		number("stock", 66, 0, func(p row) money.Decimal { return p.Stock }),
		number("clearance", 80, 0, func(p row) money.Decimal { return p.Clearance }),
		{Key: "supplier", Title: "catalog.supplier", Width: 110, Min: 80, Flex: 1, Soft: true, Value: func(p row) string { return p.supplier(chinese) }},
		{Key: "hs_code", Title: "catalog.hs_code", Width: 102, Soft: true, Hidden: true, Value: func(p row) string { return string(p.HSCode) }},
		{Key: "model", Title: "catalog.model", Width: 100, Soft: true, Hidden: true, Value: func(p row) string { return p.Model }},
	}
}

func priceWords(p catalog.Summary) string {
	if p.Price.IsZero() {
		return ""
	}
	return string(p.Currency) + " " + money.Format(p.Price, 2)
}

// supplier is the name people call the factory by.
func (r Row) supplier(chinese bool) string {
	if chinese && r.SupplierZH != "" {
		return r.SupplierZH
	}
	return r.Supplier
}
