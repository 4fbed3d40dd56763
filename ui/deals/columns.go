package deals

import (
	"strings"

	"sampan/app/fault"
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
		{Key: "photo", Title: "", Kind: rows.Photo, Width: 44},
		text("code", 88, 0.4, func(l *Line) *string { return &l.Code }),
		text("name_en", 84, 3, func(l *Line) *string { return &l.NameEN }),
		text("name_zh", 84, 3, func(l *Line) *string { return &l.NameZH }),
		text("buyer_code", 76, 0, func(l *Line) *string { return &l.BuyerCode }),
	}
	columns = append(append(columns, e.accessColumn()), e.figureColumns(free)...)
	return append(columns,
		also(text("spec_en", 140, 1, func(l *Line) *string { return &l.SpecEN })),
		also(text("spec_zh", 140, 1, func(l *Line) *string { return &l.SpecZH })),
		also(text("remark", 140, 1, func(l *Line) *string { return &l.Remark })),
		also(e.packingColumn("per_carton", func(l *Line) money.Decimal { return money.New(int64(l.PerCarton)) }, func(l *Line, v money.Decimal) { l.PerCarton = int(v.IntPart()) })),
		also(e.packingColumn("length", func(l *Line) money.Decimal { return l.Length }, func(l *Line, v money.Decimal) { l.Length = v })),
		also(e.packingColumn("width", func(l *Line) money.Decimal { return l.Width }, func(l *Line, v money.Decimal) { l.Width = v })),
		also(e.packingColumn("height", func(l *Line) money.Decimal { return l.Height }, func(l *Line, v money.Decimal) { l.Height = v })),
		also(e.packingColumn("gross", func(l *Line) money.Decimal { return l.Gross }, func(l *Line, v money.Decimal) { l.Gross = v })),
		also(e.packingColumn("net", func(l *Line) money.Decimal { return l.Net }, func(l *Line, v money.Decimal) { l.Net = v })),
		also(rows.Column[*Line]{Key: "hs_code", Title: "deals.hs_code", Width: 96, Value: func(l *Line) string { return string(l.HSCode) }}),
	)
}

// packingColumn is a figure of the carton, for lines typed freely; what it
// holds is bounded so that a slip cannot overflow.
func (e *Editor) packingColumn(key string, get func(*Line) money.Decimal, set func(*Line, money.Decimal)) rows.Column[*Line] {
	return rows.Column[*Line]{
		Key: key, Title: "deals." + key, Kind: rows.Number, Width: 72, Unfiltered: true,
		CanSet: func(*Line) bool { return !e.Draft.Locked },
		Value:  func(l *Line) string { return money.Format(get(l), 0) },
		Edit:   func(l *Line) string { return typed(get(l)) },
		Set: func(l *Line, s string) error {
			n, err := number(s)
			if err != nil {
				return err
			}
			if n.Value.IsNegative() || n.Value.GreaterThan(mostInCarton) {
				return fault.New("deals.carton_figure").At(key)
			}
			set(l, n.Value)
			e.Changed()
			return nil
		},
	}
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
			Key: "quantity", Title: "deals.quantity", Kind: rows.Number, Width: 68, Min: 64, Flex: 0.1, CanSet: free, Unfiltered: true,
			Value:   func(l *Line) string { return money.Format(l.Quantity, 0) },
			SortKey: func(l *Line) int64 { return sortKey(l.Quantity) },
			Edit:    func(l *Line) string { return typed(l.Quantity) },
			Set:     e.setQuantity,
		},
		{
			Key: "unit", Title: "deals.unit", Width: 44, CanSet: free, Soft: true, Unfiltered: true,
			Value: func(l *Line) string { return e.unitName(l.Unit) },
			Set: func(l *Line, s string) error {
				e.Draft.SetUnit(l, s, e.service.Tables())
				e.Show()
				return nil
			},
		},
		{
			Key: "price", Title: "deals.price", Kind: rows.Number, Width: 64, Min: 60, Flex: 0.1, CanSet: free, Unfiltered: true,
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
			Key: "amount", Title: "deals.amount", Kind: rows.Number, Width: 86, Min: 84, Flex: 0.2, Unfiltered: true,
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
			Key: "margin", Title: "deals.margin", Kind: rows.Number, Width: 66, Min: 64, Flex: 0.1, Inside: true, Unfiltered: true,
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

// unitName is what a unit is called on the screen; words of one's own stand as
// they are.
func (e *Editor) unitName(code string) string {
	if u, ok := e.service.Tables().Unit(code); ok && e.chinese() && u.NameZH != "" {
		return u.NameZH
	}
	return code
}

func sortKey(d money.Decimal) int64 { return d.Shift(4).IntPart() }
