package money

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"sampan/app/fault"
)

// Entry is what a person typed into a number field: the number and, where
// they wrote one, the currency and the unit behind a stroke.
type Entry struct {
	Value    Decimal
	Currency Currency
	Unit     string
}

// currencyWords are ways people write a currency before or behind a number.
var currencyWords = map[string]Currency{
	"$": "USD", "us$": "USD", "usd": "USD", "美元": "USD", "美金": "USD",
	"¥": "CNY", "rmb": "CNY", "cny": "CNY", "元": "CNY", "人民币": "CNY",
	"€": "EUR", "eur": "EUR", "欧元": "EUR", "£": "GBP", "gbp": "GBP", "英镑": "GBP",
	"jpy": "JPY", "日元": "JPY", "hkd": "HKD", "hk$": "HKD", "港币": "HKD",
	"aud": "AUD", "cad": "CAD", "rub": "RUB", "₽": "RUB", "inr": "INR", "₹": "INR",
	"try": "TRY", "₺": "TRY", "aed": "AED", "brl": "BRL", "mxn": "MXN", "krw": "KRW", "₩": "KRW",
}

var multipliers = map[string]int64{"k": 1_000, "m": 1_000_000, "万": 10_000, "w": 10_000, "千": 1_000, "百": 100, "亿": 100_000_000, "": 1}

// ParseEntry reads a number as a person types it: "1,000", "１２．５", "2k",
// "3万", "usd 3.5/pc", "1 200". A comma is a thousands mark when three digits
// follow it and the number does not begin with 0, else a decimal comma. Anything unclear is a fault, never a guess.
func ParseEntry(s string) (Entry, error) {
	bad := fault.New("money.not_a_number", "Text", clip(s))
	rest := strings.ToLower(strings.TrimSpace(width.Narrow.String(s)))
	if rest == "" || len(rest) > 2*maxDigits {
		return Entry{}, bad
	}
	var e Entry
	if head, unit, ok := strings.Cut(rest, "/"); ok {
		rest, e.Unit = strings.TrimSpace(head), strings.TrimSpace(unit)
	}
	number := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsDigit(r) || r == '-' || r == '.' })
	if number < 0 {
		return Entry{}, bad
	}
	before := strings.TrimSpace(rest[:number])
	end := number + len(numberPrefix(rest[number:]))
	digits, after := rest[number:end], strings.TrimSpace(rest[end:])
	times, after, ok := takeMultiplier(after)
	if !ok {
		return Entry{}, bad
	}
	for _, word := range []string{before, after} {
		if word == "" {
			continue
		}
		c, known := currencyWords[word]
		if !known || (e.Currency != "" && e.Currency != c) {
			return Entry{}, bad
		}
		e.Currency = c
	}
	plain, ok := plainNumber(digits)
	if !ok {
		return Entry{}, bad
	}
	d, err := Exact(plain)
	if err != nil {
		return Entry{}, bad
	}
	e.Value = d.Mul(New(times))
	return e, nil
}

func numberPrefix(s string) string {
	end := 0
	for i, r := range s {
		switch {
		case unicode.IsDigit(r):
			end = i + len(string(r))
		case strings.ContainsRune(",.'-  ", r):
		default:
			return s[:end]
		}
	}
	return s[:end]
}

// takeMultiplier splits a leading "k", "万" … off what follows a number.
func takeMultiplier(after string) (times int64, rest string, ok bool) {
	if _, isCurrency := currencyWords[after]; isCurrency || after == "" {
		return 1, after, true
	}
	r := []rune(after)
	m, known := multipliers[string(r[0])]
	if !known {
		return 1, after, true
	}
	return m, strings.TrimSpace(string(r[1:])), true
}

// plainNumber turns written digits into the form of Exact.
func plainNumber(s string) (string, bool) {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	s = strings.NewReplacer(" ", "", " ", "", "'", "").Replace(s)
	if strings.Contains(s, "-") {
		return "", false
	}
	dot, comma := strings.LastIndex(s, "."), strings.LastIndex(s, ",")
	switch {
	case comma < 0 && strings.Count(s, ".") <= 1:
	case dot < 0 && grouped(s, ","):
		s = strings.ReplaceAll(s, ",", "")
	case dot < 0 && strings.Count(s, ",") == 1:
		s = strings.Replace(s, ",", ".", 1)
	case dot > comma && strings.Count(s, ".") == 1 && grouped(s[:dot], ","):
		s = strings.ReplaceAll(s, ",", "")
	case comma > dot && strings.Count(s, ",") == 1 && grouped(s[:comma], "."):
		s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	case comma < 0 && grouped(s, "."):
		s = strings.ReplaceAll(s, ".", "")
	default:
		return "", false
	}
	if s == "" || s == "." {
		return "", false
	}
	return sign + s, true
}

// grouped reports digits parted by the mark into 1–3 and then threes. Nobody
// writes a thousand as 0,500: that is a half.
func grouped(s, mark string) bool {
	parts := strings.Split(s, mark)
	if len(parts[0]) == 0 || len(parts[0]) > 3 || parts[0][0] == '0' {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return len(parts) > 1
}

// Format writes a number for people: thousands parted by commas, at least
// places decimals, more only where the number has them.
func Format(d Decimal, places int32) string {
	if own := -d.Exponent(); own > places {
		if trimmed := int32(len(strings.TrimRight(fraction(d), "0"))); trimmed > places {
			places = trimmed
		}
	}
	s := d.StringFixed(places)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, frac, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if frac != "" {
		whole += "." + frac
	}
	return sign + whole
}

func fraction(d Decimal) string {
	_, f, _ := strings.Cut(d.String(), ".")
	return f
}
