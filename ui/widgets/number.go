package widgets

import (
	"fyne.io/fyne/v2"

	"sampan/app/fault"
	"sampan/app/money"
)

// NumberEntry is a field for a number, right-aligned. It reads what people
// write ("1,000", "１２．５", "2k", "usd 3.5/pc") and shows it with thousands
// parted when the field is left.
type NumberEntry struct {
	Entry
	// OnValue is told the number when it changed; ok is false when the field
	// was emptied.
	OnValue func(value money.Decimal, ok bool)
	// OnUnit is told a unit typed behind a stroke ("3.5/pc").
	OnUnit func(string)
	// OnCurrency is told a currency typed with the number when it is not that
	// of the field; nil: such a number is refused.
	OnCurrency func(money.Currency)
	// OnProblem is told what is wrong with what was typed, nil when mended.
	OnProblem func(error)

	currency money.Currency
	places   int32
	value    money.Decimal
	filled   bool
}

// NumberEntry makes a field for a number with at least so many decimals
// shown; unit is a quiet caption (already translated) and may be "".
func (d *Desk) NumberEntry(key string, places int32, unit string) *NumberEntry {
	n := &NumberEntry{places: places}
	n.right, n.caption = true, unit
	n.setup(n, d, key, "")
	n.OnCommit = func(string) { n.read() }
	return n
}

// MoneyEntry makes a field for an amount or a price; the currency stands in
// it as a quiet caption. places below 0 means those of the currency.
func (d *Desk) MoneyEntry(key string, c money.Currency, places int32) *NumberEntry {
	if places < 0 {
		places = c.Digits()
	}
	n := d.NumberEntry(key, places, string(c))
	n.currency = c
	return n
}

// SetCurrency changes the caption; the number stays.
func (n *NumberEntry) SetCurrency(c money.Currency) {
	n.currency, n.caption = c, string(c)
	n.Refresh()
}

// SetValue shows a number.
func (n *NumberEntry) SetValue(v money.Decimal) {
	n.value, n.filled = v, true
	n.SetWrong(false)
	n.SetText(money.Format(v, n.places))
}

// Clear empties the field.
func (n *NumberEntry) Clear() {
	n.value, n.filled = money.Zero, false
	n.SetWrong(false)
	n.SetText("")
}

// Value is the last number that could be read; ok is false in an empty field.
func (n *NumberEntry) Value() (value money.Decimal, ok bool) { return n.value, n.filled }

// read takes over what was typed. A text that is no number stays as it is,
// framed in danger, so that nothing typed is lost.
func (n *NumberEntry) read() {
	if n.Text == "" {
		was := n.filled
		n.Clear()
		n.problem(nil)
		if was && n.OnValue != nil {
			n.OnValue(money.Zero, false)
		}
		return
	}
	e, err := money.ParseEntry(n.Text)
	if err == nil && e.Currency != "" && e.Currency != n.currency && n.OnCurrency == nil {
		err = fault.New("widgets.other_currency", "Typed", string(e.Currency), "Field", string(n.currency))
		if n.currency == "" {
			err = fault.New("widgets.no_currency", "Typed", string(e.Currency))
		}
	}
	if err != nil {
		n.SetWrong(true)
		n.problem(err)
		return
	}
	same := n.filled && n.value.Equal(e.Value)
	n.SetValue(e.Value)
	n.problem(nil)
	if e.Currency != "" && e.Currency != n.currency && n.OnCurrency != nil {
		n.OnCurrency(e.Currency)
	}
	if e.Unit != "" && n.OnUnit != nil {
		n.OnUnit(e.Unit)
	}
	if !same && n.OnValue != nil {
		n.OnValue(e.Value, true)
	}
}

func (n *NumberEntry) problem(err error) {
	if n.OnProblem != nil {
		n.OnProblem(err)
	} else if err != nil {
		n.desk.Hint(n.desk.Explain(err))
	}
}

var _ fyne.Focusable = (*NumberEntry)(nil)
