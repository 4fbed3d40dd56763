package app

import (
	"encoding/json"
	"fmt"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// Calculate answers one worked example of the command line: kind says which
// formula, inputs hold decimals as strings. An unknown kind and a missing or
// wrong input are faults. Outputs are decimals as strings, rounded half-up to
// the places usual for the figure. Kinds of customs and tax go by the rules of
// the tables.
func Calculate(tables trade.Tables, kind string, inputs json.RawMessage) (map[string]any, error) {
	formula, known := formulas()[kind]
	if !known {
		formula, known = taxFormulas(tables)[kind]
	}
	if !known {
		return nil, fault.New("calc.kind_unknown", "Kind", kind).At("kind")
	}
	in := calcInputs{}
	if err := json.Unmarshal(inputs, &in.fields); err != nil {
		return nil, fault.New("calc.inputs_unreadable").At("inputs").Because(err)
	}
	out := formula(&in)
	if in.err != nil {
		return nil, in.err
	}
	return out, nil
}

// outputs are the named results of a formula.
type outputs = map[string]any

// calcInputs reads named inputs and keeps the first thing that is wrong.
type calcInputs struct {
	fields map[string]json.RawMessage
	err    error
}

func (in *calcInputs) has(name string) bool {
	_, ok := in.fields[name]
	return ok
}

func (in *calcInputs) fail(name string, err error) {
	if in.err == nil {
		in.err = fault.New("calc.input_wrong", "Name", name).At(name).Because(err)
	}
}

// number reads a decimal, given as a string or a JSON number.
func (in *calcInputs) number(name string) money.Decimal {
	raw, ok := in.fields[name]
	if !ok {
		in.fail(name, nil)
		return money.Zero
	}
	return in.decimal(name, raw)
}

// positive reads a decimal above zero: what is divided by.
func (in *calcInputs) positive(name string) money.Decimal {
	d := in.number(name)
	if !d.IsPositive() {
		in.fail(name, nil)
	}
	return d
}

// or reads a decimal that may be absent.
func (in *calcInputs) or(name, absent string) money.Decimal {
	if !in.has(name) {
		return money.Must(absent)
	}
	return in.number(name)
}

func (in *calcInputs) numbers(name string) []money.Decimal {
	var raws []json.RawMessage
	if err := json.Unmarshal(in.fields[name], &raws); err != nil {
		in.fail(name, err)
		return nil
	}
	list := make([]money.Decimal, len(raws))
	for i, raw := range raws {
		list[i] = in.decimal(name, raw)
	}
	return list
}

// sizes reads length, width and height in cm.
func (in *calcInputs) sizes(name string) (l, w, h money.Decimal) {
	if list := in.numbers(name); len(list) == 3 {
		return list[0], list[1], list[2]
	}
	in.fail(name, nil)
	return money.Zero, money.Zero, money.Zero
}

func (in *calcInputs) decimal(name string, raw json.RawMessage) money.Decimal {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		s = string(raw)
	}
	d, err := money.Exact(s)
	if err != nil {
		in.fail(name, err)
	}
	return d
}

func (in *calcInputs) text(name string) string {
	var s string
	if err := json.Unmarshal(in.fields[name], &s); err != nil {
		in.fail(name, err)
	}
	return s
}

func (in *calcInputs) texts(name string) []string {
	var list []string
	if err := json.Unmarshal(in.fields[name], &list); err != nil {
		in.fail(name, err)
	}
	return list
}

func (in *calcInputs) check(name string, err error) {
	if err != nil && in.err == nil {
		in.err = fmt.Errorf("%s: %w", name, err)
	}
}

// places writes a decimal with a fixed number of places.
func places(d money.Decimal, n int32) string { return money.Round(d, n).StringFixed(n) }
