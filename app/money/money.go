// Package money holds amounts, rates and their rounding. It is the only home
// of the decimal library: everybody else counts with Decimal and Amount, and
// nobody counts money, weights or rates with floating point.
package money

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"

	"github.com/shopspring/decimal"

	"sampan/app/fault"
)

// Decimal is an exact decimal number: a price, a rate, a weight, a quantity.
type Decimal = decimal.Decimal

// Zero is the number 0.
var Zero = decimal.Zero

// New is an integer as a Decimal.
func New(n int64) Decimal { return decimal.NewFromInt(n) }

// Scaled is n × 10^-places: Scaled(274, 2) is 2.74.
func Scaled(n int64, places int32) Decimal { return decimal.New(n, -places) }

// Must parses a decimal literal of the program's own tables and tests; it
// panics on anything else.
func Must(s string) Decimal { return decimal.RequireFromString(s) }

// maxDigits bounds what is taken from outside, so that "1e999999" costs nothing.
const maxDigits = 40

// Exact parses a plain decimal such as "-1234.50": the form of files and of
// the command line. People's writing goes through ParseEntry.
func Exact(s string) (Decimal, error) {
	if s == "" || len(s) > maxDigits {
		return Zero, fault.New("money.not_a_number", "Text", clip(s))
	}
	for i := range len(s) {
		c := s[i]
		if (c < '0' || c > '9') && c != '.' && (c != '-' || i > 0) {
			return Zero, fault.New("money.not_a_number", "Text", clip(s))
		}
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return Zero, fault.New("money.not_a_number", "Text", clip(s))
	}
	return d, nil
}

func clip(s string) string {
	if r := []rune(s); len(r) > maxDigits {
		return string(r[:maxDigits]) + "…"
	}
	return s
}

// Round rounds half away from zero to the given number of decimal places, the
// rule of invoices and customs ("half up" for the positive amounts they hold).
func Round(d Decimal, places int32) Decimal { return d.Round(places) }

// Div divides with 16 places, enough that one later rounding decides.
// Division by zero gives zero: callers check what they divide by where zero
// has a meaning.
func Div(a, b Decimal) Decimal {
	if b.IsZero() {
		return Zero
	}
	return a.DivRound(b, 16)
}

// Currency is an ISO 4217 alphabetic code.
type Currency string

// CNY is the currency of the firm's own books.
const CNY Currency = "CNY"

// Digits is the number of decimal places of the currency's minor unit
// (ISO 4217: 0 for JPY, 3 for KWD, otherwise 2).
func (c Currency) Digits() int32 {
	switch c {
	case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF":
		return 0
	case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND":
		return 3
	}
	return 2
}

// Amount is money: a whole number of minor units of one currency.
type Amount struct {
	Minor    int64
	Currency Currency
}

// ErrTooLarge is the key of an amount beyond 64-bit minor units.
const ErrTooLarge = "money.too_large"

// Of rounds a number half-up to the currency's minor unit.
func Of(d Decimal, c Currency) (Amount, error) {
	m := d.Shift(c.Digits()).Round(0)
	if m.Abs().GreaterThan(New(math.MaxInt64)) {
		return Amount{}, fault.New(ErrTooLarge)
	}
	return Amount{Minor: m.IntPart(), Currency: c}, nil
}

// Decimal is the amount in major units.
func (a Amount) Decimal() Decimal { return decimal.New(a.Minor, -a.Currency.Digits()) }

// IsZero reports an amount of nothing, in any currency.
func (a Amount) IsZero() bool { return a.Minor == 0 }

// String is the plain form of files: "13700.00".
func (a Amount) String() string { return a.Decimal().StringFixed(a.Currency.Digits()) }

// Add sums two amounts of one currency. Adding different currencies, or past
// 64 bits, is a fault. The zero Amount adds to anything.
func (a Amount) Add(b Amount) (Amount, error) {
	switch {
	case a.Minor == 0 && a.Currency == "":
		return b, nil
	case b.Minor == 0 && b.Currency == "":
		return a, nil
	case a.Currency != b.Currency:
		return Amount{}, fault.New("money.currencies_differ", "A", string(a.Currency), "B", string(b.Currency))
	}
	sum := a.Minor + b.Minor
	if (sum > a.Minor) != (b.Minor > 0) && b.Minor != 0 {
		return Amount{}, fault.New(ErrTooLarge)
	}
	return Amount{Minor: sum, Currency: a.Currency}, nil
}

// Sum adds amounts of one currency.
func Sum(amounts ...Amount) (Amount, error) {
	var total Amount
	for _, a := range amounts {
		var err error
		if total, err = total.Add(a); err != nil {
			return Amount{}, err
		}
	}
	return total, nil
}

// Split shares an amount out by weights, none of them negative; every part is
// rounded half-up and the last part with a weight takes the rest, so the parts
// always sum to the whole. No part exceeds what is left, or 2 cents over four
// orders would end in a part of -1. No weights at all put everything on the
// last part.
func (a Amount) Split(weights []Decimal) []Amount {
	parts := make([]Amount, len(weights))
	if len(weights) == 0 {
		return parts
	}
	total, last := Zero, len(weights)-1
	for i, w := range weights {
		parts[i].Currency = a.Currency
		total = total.Add(w)
		if !w.IsZero() {
			last = i
		}
	}
	rest := a.Minor
	for i, w := range weights {
		if i == last || w.IsZero() || total.IsZero() {
			continue
		}
		parts[i].Minor = Div(New(a.Minor).Mul(w), total).Round(0).IntPart()
		if a.Minor >= 0 {
			parts[i].Minor = min(parts[i].Minor, rest)
		} else {
			parts[i].Minor = max(parts[i].Minor, rest)
		}
		rest -= parts[i].Minor
	}
	parts[last].Minor = rest
	return parts
}

type amountJSON struct {
	Amount   string   `json:"amount"`
	Currency Currency `json:"currency"`
}

// MarshalJSON writes {"amount":"13700.00","currency":"USD"}.
func (a Amount) MarshalJSON() ([]byte, error) {
	return json.Marshal(amountJSON{a.String(), a.Currency})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Amount) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		return nil
	}
	var j amountJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return fmt.Errorf("amount: %w", err)
	}
	d, err := Exact(j.Amount)
	if err != nil {
		return err
	}
	*a, err = Of(d, j.Currency)
	return err
}
