package text

import (
	"fmt"
	"strings"

	"sampan/app/money"
)

// Style is a way to write an amount in English words. UCP 600 prescribes
// none; firms and their banks have habits.
type Style string

// The styles of amounts in words.
const (
	// CurrencyFirst: SAY US DOLLARS TWELVE AND CENTS FIFTY ONLY.
	CurrencyFirst Style = "currency_first"
	// CurrencyLast: SAY TWELVE US DOLLARS AND FIFTY CENTS ONLY.
	CurrencyLast Style = "currency_last"
	// Fraction: SAY US DOLLARS TWELVE AND 50/100 ONLY.
	Fraction Style = "fraction"
)

// Styles lists the styles in the order of menus.
func Styles() []Style { return []Style{CurrencyFirst, CurrencyLast, Fraction} }

// English writes an amount in words in the given style; "" is CurrencyFirst.
// A minor unit without an English name of its own is written as a fraction.
func English(a money.Amount, style Style) string {
	name, minorName := englishCurrency(a.Currency)
	minor, sign := magnitude(a.Minor)
	scale := uint64(1)
	for range a.Currency.Digits() {
		scale *= 10
	}
	whole, part := EnglishNumber(minor/scale), ""
	if cents := minor % scale; cents > 0 {
		switch {
		case style == Fraction || minorName == "":
			part = fmt.Sprintf(" AND %0*d/%d", a.Currency.Digits(), cents, scale)
		case style == CurrencyLast:
			part = " AND " + EnglishNumber(cents) + " " + minorName
		default:
			part = " AND " + minorName + " " + EnglishNumber(cents)
		}
	}
	if sign {
		whole = "MINUS " + whole
	}
	if style == CurrencyLast {
		return "SAY " + whole + " " + name + part + " ONLY"
	}
	return "SAY " + name + " " + whole + part + " ONLY"
}

func magnitude(n int64) (size uint64, negative bool) {
	if n < 0 {
		return uint64(-(n + 1)) + 1, true
	}
	return uint64(n), false
}

// EnglishNumber writes a whole number in capitals: 1015 is ONE THOUSAND AND
// FIFTEEN, the British "and" that trade papers use.
func EnglishNumber(n uint64) string {
	if n == 0 {
		return "ZERO"
	}
	var words []string
	scale := uint64(1_000_000_000_000_000_000)
	for i := range englishScales {
		if group := n / scale % 1000; group > 0 {
			if i == len(englishScales)-1 && group < 100 && len(words) > 0 {
				words = append(words, "AND")
			}
			words = append(words, englishBelowThousand(group))
			if englishScales[i] != "" {
				words = append(words, englishScales[i])
			}
		}
		scale /= 1000
	}
	return strings.Join(words, " ")
}

func englishBelowThousand(n uint64) string {
	var words []string
	if n >= 100 {
		words = append(words, englishOnes[n/100], "HUNDRED")
		if n %= 100; n > 0 {
			words = append(words, "AND")
		}
	}
	switch {
	case n >= 20 && n%10 > 0:
		words = append(words, englishTens[n/10]+"-"+englishOnes[n%10])
	case n >= 20:
		words = append(words, englishTens[n/10])
	case n > 0:
		words = append(words, englishOnes[n])
	}
	return strings.Join(words, " ")
}

var (
	englishScales = []string{"QUINTILLION", "QUADRILLION", "TRILLION", "BILLION", "MILLION", "THOUSAND", ""}
	englishTens   = []string{"", "", "TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY"}
	englishOnes   = []string{
		"ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE",
		"THIRTEEN", "FOURTEEN", "FIFTEEN", "SIXTEEN", "SEVENTEEN", "EIGHTEEN", "NINETEEN",
	}
)
