package sheet

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/width"

	"sampan/app/fault"
	"sampan/app/money"
)

// read makes a value of a cell. A blank cell gives no value; whether that is
// allowed the target says.
func (t Target) read(c Cell) (Value, *fault.Fault) {
	v := Value{Key: t.Key, Text: strings.TrimSpace(c.Text)}
	switch {
	case c.Kind == Error:
		return v, fault.New(ErrCell, "Text", shown(v.Text))
	case v.Text == "" && t.Required:
		return v, fault.New(ErrRequired)
	case v.Text == "":
		return v, nil
	}
	switch t.Kind {
	case Decimal, Money, Integer, Percent:
		return t.number(v, c)
	case Day:
		return day(v, c)
	case Choice:
		return t.choose(v)
	}
	if utf8.RuneCountInString(v.Text) > maxCellText {
		return v, fault.New(ErrBroken)
	}
	return v, nil
}

// shown shortens a text that a sentence quotes.
func shown(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

func (t Target) number(v Value, c Cell) (Value, *fault.Fault) {
	bad := fault.New(ErrNumber, "Text", shown(v.Text))
	var err error
	perCent := false
	if c.Kind == Number {
		v.Number, err = money.Exact(v.Text)
	} else {
		text := strings.ToLower(strings.TrimSpace(width.Narrow.String(v.Text)))
		if t.Kind == Percent {
			text, perCent = strings.CutSuffix(text, "%")
		}
		var e money.Entry
		e, err = money.ParseEntry(t.withoutUnit(text))
		if v.Number = e.Value; e.Currency != "" && t.Kind != Money {
			return v, bad
		}
		v.Currency = e.Currency
	}
	switch {
	case err != nil:
		return v, bad.Because(err)
	case t.Kind == Integer && !v.Number.IsInteger():
		return v, fault.New(ErrWhole, "Text", shown(v.Text))
	case t.Kind == Percent && (perCent || v.Number.Abs().GreaterThanOrEqual(money.New(1))):
		v.Number = v.Number.Shift(-2)
	}
	return v, nil
}

// withoutUnit takes the longest of the target's units off the end.
func (t Target) withoutUnit(s string) string {
	longest := ""
	for _, u := range t.Units {
		u = strings.ToLower(u)
		if strings.HasSuffix(s, u) && len(u) > len(longest) {
			longest = u
		}
	}
	return strings.TrimSpace(strings.TrimSuffix(s, longest))
}

func (t Target) choose(v Value) (Value, *fault.Fault) {
	key, ok := Chosen(t.Choices, v.Text)
	if !ok {
		return v, fault.New(ErrChoice, "Text", shown(v.Text), "Options", strings.Join(t.offered(), ", "))
	}
	v.Text = key
	return v, nil
}

// Chosen gives the key of the option that a word means, whatever its case and
// width.
func Chosen(options []Option, word string) (key string, ok bool) {
	said := fold(word)
	for _, o := range options {
		if fold(o.Key) == said || slices.ContainsFunc(o.Words, func(w string) bool { return fold(w) == said }) {
			return o.Key, true
		}
	}
	return "", false
}

func (t Target) offered() []string { return Offered(t.Choices) }

// Offered lists options as people write them.
func Offered(options []Option) (words []string) {
	for _, o := range options {
		word := o.Key
		if len(o.Words) > 0 {
			word = o.Words[0]
		}
		words = append(words, word)
	}
	return words
}

// clearDays are the ways of writing a day that mean one day only.
var clearDays = []string{
	"2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日", "20060102", "2.1.2006", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006",
	"2-Jan-2006", "2-Jan-06", "2006-01-02T15:04:05", "2006-1-2 15:04:05", "2006-1-2 15:04", "2006/1/2 15:04:05", "2006/1/2 15:04",
}

func day(v Value, c Cell) (Value, *fault.Fault) {
	text := strings.Join(strings.Fields(width.Narrow.String(v.Text)), " ")
	if c.Kind == Number {
		// A date whose cell lost its format; the years 1954 to 2119.
		if n, err := strconv.ParseFloat(text, 64); err == nil && n >= 20_000 && n < 80_000 {
			v.Text, _ = dateOf(float64(int(n)), false)
			return v, nil
		}
	}
	for _, layout := range clearDays {
		if t, err := time.Parse(layout, text); err == nil && t.Year() >= 1900 && t.Year() < 2200 {
			v.Text = t.Format(time.DateOnly)
			return v, nil
		}
	}
	for _, mark := range []string{"/", "-"} {
		a, errA := time.Parse("2"+mark+"1"+mark+"2006", text)
		b, errB := time.Parse("1"+mark+"2"+mark+"2006", text)
		switch {
		case errA == nil && errB == nil && !a.Equal(b):
			return v, fault.New(ErrDayUnsure, "Text", shown(v.Text))
		case errA == nil:
			v.Text = a.Format(time.DateOnly)
			return v, nil
		case errB == nil:
			v.Text = b.Format(time.DateOnly)
			return v, nil
		}
	}
	return v, fault.New(ErrDay, "Text", shown(v.Text))
}
