package deals

import (
	"strings"

	"sampan/app/money"
	"sampan/ui/widgets/rows"
)

func (e *Editor) lineColumns() []rows.Column[*Line] {
	free := func(*Line) bool { return !e.Draft.Locked }
	text := func(key string, width, flex float32, of func(*Line) *string) rows.Column[*Line] {
		return rows.Column[*Line]{
			Key: key, Title: "deals." + key, Width: width, Min: min(width, 72), Flex: flex, CanSet: free,
			Value: func(l *Line) string { return *of(l) },
			Set: func(l *Line, s string) error {
				*of(l) = strings.TrimSpace(s)
				e.Changed()
				return nil
			},
		}
	}
	also := func(c rows.Column[*Line]) rows.Column[*Line] {
		c.Hidden = true
		return c
	}
	columns := []rows.Column[*Line]{
		{Key: "photo", Title: "", Kind: rows.Photo, Width: 48},
		text("code", 104, 0.3, func(l *Line) *string { return &l.Code }),
		text("name_en", 112, 2, func(l *Line) *string { return &l.NameEN }),
		text("name_zh", 112, 2, func(l *Line) *string { return &l.NameZH }),
		text("buyer_code", 76, 0, func(l *Line) *string { return &l.BuyerCode }),
	}
	columns = append(columns, e.figureColumns(free)...)
	return append(columns,
		also(text("spec_en", 140, 1, func(l *Line) *string { return &l.SpecEN })),
		also(text("spec_zh", 140, 1, func(l *Line) *string { return &l.SpecZH })),
		also(text("remark", 140, 1, func(l *Line) *string { return &l.Remark })),
		also(rows.Column[*Line]{Key: "hs_code", Title: "deals.hs_code", Width: 96, Value: func(l *Line) string { return string(l.HSCode) }}),
	)
}

// typed is a number as the editor of a cell begins with it.
func typed(v money.Decimal) string {
	if v.IsZero() {
		return ""
	}
	return v.String()
}

// figureColumns are those a person fills with numbers, and what follows from
// them.
func (e *Editor) figureColumns(free func(*Line) bool) []rows.Column[*Line] {
	return append([]rows.Column[*Line]{
		{
			Key: "quantity", Title: "deals.quantity", Kind: rows.Number, Width: 68, CanSet: free, Unfiltered: true,
			Value:   func(l *Line) string { return money.Format(l.Quantity, 0) },
			SortKey: func(l *Line) int64 { return sortKey(l.Quantity) },
			Edit:    func(l *Line) string { return typed(l.Quantity) },
			Set:     e.setQuantity,
		},
		{
			Key: "unit", Title: "deals.unit", Width: 48, CanSet: free, Soft: true, Unfiltered: true,
			Value: func(l *Line) string { return l.Unit },
			Set: func(l *Line, s string) error {
				e.Draft.SetUnit(l, s, e.service.Tables())
				e.Show()
				return nil
			},
		},
		{
			Key: "price", Title: "deals.price", Kind: rows.Number, Width: 68, CanSet: free, Unfiltered: true,
			Value:   func(l *Line) string { return money.Format(l.Price, e.Draft.Deal.Currency.Digits()) },
			SortKey: func(l *Line) int64 { return sortKey(l.Price) },
			Edit:    func(l *Line) string { return typed(l.Price) },
			Set: func(l *Line, s string) error {
				err := e.Draft.SetPrice(l, s)
				e.Show()
				return err
			},
		},
	}, e.countedColumns()...)
}

// countedColumns follow from the others.
func (e *Editor) countedColumns() []rows.Column[*Line] {
	return []rows.Column[*Line]{
		{
			Key: "amount", Title: "deals.amount", Kind: rows.Number, Width: 90, Unfiltered: true,
			Value: func(l *Line) string {
				a, err := l.Amount(e.Draft.Deal.Currency)
				if err != nil {
					return "–"
				}
				return money.Format(a.Decimal(), a.Currency.Digits())
			},
			SortKey: func(l *Line) int64 { return sortKey(l.Quantity.Mul(l.Price)) },
		},
		{
			Key: "margin", Title: "deals.margin", Kind: rows.Number, Width: 66, Inside: true, Unfiltered: true,
			Value: func(l *Line) string {
				if share, ok := e.Draft.Margin(l); ok {
					return marginText(share)
				}
				return ""
			},
			SortKey: func(l *Line) int64 {
				share, _ := e.Draft.Margin(l)
				return sortKey(share)
			},
		},
	}
}

func sortKey(d money.Decimal) int64 { return d.Shift(4).IntPart() }
