package store

import (
	"database/sql/driver"
	"encoding/json"

	"sampan/app/money"
)

// amount binds money to two columns, the minor units and the currency; the
// history shows both as one field.
func amount(name string, a *money.Amount) []column {
	return []column{{name + "_minor", minorCell{a}}, {name + "_currency", silent(text(&a.Currency))}}
}

type minorCell struct{ a *money.Amount }

func (c minorCell) show() string {
	if *c.a == (money.Amount{}) {
		return ""
	}
	return c.a.String() + " " + string(c.a.Currency)
}

func (c minorCell) Value() (driver.Value, error) { return c.a.Minor, nil }
func (c minorCell) Scan(src any) error           { return wholeCell[int64]{&c.a.Minor}.Scan(src) }

type rowsCell[T any] struct {
	p   *[]T
	say func([]T) string
}

// rows is a short list within an element of a list, kept as a JSON array; say
// tells the history what stands in it.
func rows[T any](p *[]T, say func([]T) string) cell { return rowsCell[T]{p, say} }

func (c rowsCell[T]) show() string { return c.say(*c.p) }

// Value also mends the rows, as that of a text does.
func (c rowsCell[T]) Value() (driver.Value, error) {
	if len(*c.p) == 0 {
		return "", nil
	}
	b, err := json.Marshal(*c.p)
	if err != nil {
		return nil, err
	}
	return string(b), json.Unmarshal(b, c.p)
}

func (c rowsCell[T]) Scan(src any) error {
	*c.p = nil
	s, err := scanText(src)
	if err != nil || s == "" {
		return err
	}
	return json.Unmarshal([]byte(s), c.p)
}
