// Package numbering turns patterns such as QT{YY}{MM}-{0000} into the numbers
// of papers. The store keeps the counters; numbers are taken inside the
// transaction that uses them, so that none is left unexplained.
package numbering

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"sampan/app/fault"
)

// Pattern is a number with places: {YYYY} {YY} {MM} {DD} for the date and one
// run of zeros such as {0000} for the counter, which begins again whenever
// the date part changes.
type Pattern string

var place = regexp.MustCompile(`\{(YYYY|YY|MM|DD|0+)\}`)

// Default is the pattern of a series that the firm has not set.
func Default(series string) Pattern {
	prefix := map[string]Pattern{"quotation": "QT", "proforma": "PI", "contract": "SC", "invoice": "INV", "order": "SO", "inquiry": "IQ", "purchase": "PC", "receipt": "RC", "claim": "CL", "price_list": "PL", "clearance_list": "ST", "statement": "AC"}[series]
	if prefix == "" {
		prefix = Pattern(strings.ToUpper(series))
	}
	return prefix + "{YY}{MM}-{0000}"
}

// Check refuses a pattern that cannot make different numbers.
func (p Pattern) Check() error {
	counters := 0
	for _, m := range place.FindAllStringSubmatch(string(p), -1) {
		if strings.HasPrefix(m[1], "0") {
			counters++
		}
	}
	rest := place.ReplaceAllString(string(p), "")
	if counters != 1 || strings.ContainsAny(rest, "{}") || len(p) > 40 {
		return fault.New("numbering.pattern_wrong", "Pattern", string(p))
	}
	return nil
}

// Period is the date part of the pattern on a day: the counter's own series.
func (p Pattern) Period(day time.Time) string {
	return p.fill(day, func(string) string { return "#" })
}

// Number is the nth number of the day's period.
func (p Pattern) Number(day time.Time, n int64) string {
	return p.fill(day, func(zeros string) string { return fmt.Sprintf("%0*d", len(zeros), n) })
}

func (p Pattern) fill(day time.Time, counter func(zeros string) string) string {
	return place.ReplaceAllStringFunc(string(p), func(m string) string {
		switch name := m[1 : len(m)-1]; name {
		case "YYYY":
			return day.Format("2006")
		case "YY":
			return day.Format("06")
		case "MM":
			return day.Format("01")
		case "DD":
			return day.Format("02")
		default:
			return counter(name)
		}
	})
}
