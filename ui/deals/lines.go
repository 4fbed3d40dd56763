package deals

import (
	"slices"
	"strings"

	"sampan/app/deal"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// mostInCarton bounds pieces, centimetres and kilograms of one carton.
var mostInCarton = money.New(1_000_000)

// Line finds a row by its key, nil when it is gone.
func (d *Draft) Line(key string) *Line {
	if i := d.at(key); i >= 0 {
		return d.Lines[i]
	}
	return nil
}

func (d *Draft) at(key string) int {
	return slices.IndexFunc(d.Lines, func(l *Line) bool { return l.Key == key })
}

// Add puts a line at the end.
func (d *Draft) Add(l deal.Line) *Line {
	row := &Line{Key: d.name(), Line: l}
	d.Lines = append(d.Lines, row)
	d.Touch()
	return row
}

// Remove takes rows away; undo brings them back where they stood.
func (d *Draft) Remove(rows []*Line) (undo func()) {
	before := slices.Clone(d.Lines)
	d.Lines = slices.DeleteFunc(slices.Clone(d.Lines), func(l *Line) bool { return slices.Contains(rows, l) })
	d.Touch()
	return func() {
		added := slices.DeleteFunc(slices.Clone(d.Lines), func(l *Line) bool { return slices.Contains(before, l) })
		d.Lines = append(before, added...)
		d.Touch()
	}
}

// Move shifts a row by so many places, as far as it can go.
func (d *Draft) Move(key string, by int) {
	from := d.at(key)
	if from < 0 {
		return
	}
	to := max(0, min(from+by, len(d.Lines)-1))
	if to == from {
		return
	}
	row := d.Lines[from]
	d.Lines = slices.Insert(slices.Delete(d.Lines, from, from+1), to, row)
	d.Touch()
}

// SetQuantity takes what was typed: "1,000", "2k", "500/pcs". An emptied cell
// is zero.
func (d *Draft) SetQuantity(l *Line, typed string) error {
	e, err := number(typed)
	if err != nil {
		return err
	}
	if e.Value.IsNegative() {
		return fault.New("deal.quantity_negative", "Line", d.at(l.Key)+1).At("quantity")
	}
	l.Quantity = e.Value
	if e.Unit != "" {
		l.Unit = e.Unit
	}
	d.Touch()
	return nil
}

// SetPrice takes a price typed by hand: from then on it is the person's own.
func (d *Draft) SetPrice(l *Line, typed string) error {
	e, err := number(typed)
	if err != nil {
		return err
	}
	if e.Value.IsNegative() {
		return fault.New("deal.price_negative", "Line", d.at(l.Key)+1).At("price")
	}
	if e.Currency != "" && e.Currency != d.Deal.Currency {
		return fault.New("widgets.other_currency", "Typed", string(e.Currency), "Field", string(d.Deal.Currency))
	}
	l.Price, l.Own = e.Value, true
	if e.Unit != "" {
		l.Unit = e.Unit
	}
	d.Touch()
	return nil
}

// SetUnit takes a unit by its code or its name in either language; other
// words stand as they are.
func (d *Draft) SetUnit(l *Line, typed string, tables trade.Tables) {
	typed = strings.TrimSpace(typed)
	for _, u := range tables.Units {
		if strings.EqualFold(u.Code, typed) || strings.EqualFold(u.NameEN, typed) || u.NameZH == typed {
			typed = u.Code
			break
		}
	}
	l.Unit = typed
	d.Touch()
}

// Margin is what is left of a line's price after all that the deal's costing
// puts on the seller, as a share of the price. Inside only.
func (d *Draft) Margin(l *Line) (share money.Decimal, ok bool) {
	if !l.Price.IsPositive() {
		return money.Zero, false
	}
	return d.Snapshot().LineMargin(l.Line)
}

// OwnPrices counts the lines whose price was typed by hand.
func (d *Draft) OwnPrices() int {
	n := 0
	for _, l := range d.Lines {
		if l.Own && l.ProductID != "" {
			n++
		}
	}
	return n
}

// number reads what was typed into a cell; nothing is zero.
func number(typed string) (money.Entry, error) {
	if strings.TrimSpace(typed) == "" {
		return money.Entry{}, nil
	}
	return money.ParseEntry(typed)
}
