package trade

import (
	"slices"

	"sampan/app/fault"
	"sampan/app/money"
)

// Standing is how far a rule is backed. Nothing that rests on an Unconfirmed
// one is called safe.
type Standing string

// The standings of rules.
const (
	Published   Standing = "published"   // an official text says so
	Practice    Standing = "practice"    // seen in working programs and offices
	Unconfirmed Standing = "unconfirmed" // taught or taken from excerpts: an adviser confirms it
)

// Rule is a rate, width, deadline or limit of law for as long as it is in
// force. A firm may add rows of its own; they win over shipped ones.
type Rule struct {
	Key      string   `json:"key"`
	From     string   `json:"from"` // ISO day of the first day in force, "" since ever
	To       string   `json:"to"`   // ISO day of the last, "" without end
	Value    string   `json:"value"`
	Standing Standing `json:"standing"`
	Source   string   `json:"source"`
	Own      bool     `json:"own,omitempty"` // the firm's
}

// Rules are dated rows.
type Rules []Rule

// In reports whether the rule is in force on an ISO day.
func (r Rule) In(day string) bool { return r.From <= day && (r.To == "" || day <= r.To) }

// At finds the rule of a key on the day that the law names for it: the firm's
// own before the shipped one, then the one that came into force last. None is
// the fault "rule.missing".
func (r Rules) At(key, day string) (Rule, error) {
	var found Rule
	for _, row := range r {
		if row.Key != key || !row.In(day) {
			continue
		}
		if found.Key == "" || row.Own && !found.Own || row.Own == found.Own && row.From > found.From {
			found = row
		}
	}
	if found.Key == "" {
		return Rule{}, fault.New("rule.missing", "Rule", key, "Day", day)
	}
	return found, nil
}

// Number is the value of a rule as a decimal.
func (r Rules) Number(key, day string) (money.Decimal, Rule, error) {
	rule, err := r.At(key, day)
	if err != nil {
		return money.Zero, rule, err
	}
	d, err := money.Exact(rule.Value)
	if err != nil {
		return money.Zero, rule, fault.New("rule.no_number", "Rule", key, "Value", rule.Value)
	}
	return d, rule, nil
}

// Whole is the value of a rule as a whole number; parts are cut off.
func (r Rules) Whole(key, day string) (int, Rule, error) {
	d, rule, err := r.Number(key, day)
	return int(d.IntPart()), rule, err
}

// Code is one row of a dated table of codes, such as supervision modes.
type Code struct {
	Table, Code    string
	NameEN, NameZH string
	From, To       string // ISO days in force, "" for open
	Source         string
}

// Coded finds a row of a table in force on an ISO day; an empty day takes the
// row whenever it holds.
func (t Tables) Coded(table, code, day string) (Code, bool) {
	return find(t.Codes, func(c Code) bool { return c.Table == table && c.Code == code && c.in(day) })
}

// CodesOf lists a table's rows in force on an ISO day.
func (t Tables) CodesOf(table, day string) []Code {
	return slices.DeleteFunc(slices.Clone(t.Codes), func(c Code) bool { return c.Table != table || !c.in(day) })
}

func (c Code) in(day string) bool {
	return day == "" || c.From <= day && (c.To == "" || day <= c.To)
}
