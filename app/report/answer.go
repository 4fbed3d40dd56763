package report

import (
	"slices"
	"time"

	"sampan/app/inquiry"
)

// Funnel is how many of the inquiries were quoted, and of these won.
type Funnel struct{ Asked, Quoted, Won int }

// Stages counts the way of inquiries. What was won was quoted, whatever the
// facts say of it.
func Stages(facts []inquiry.Fact) Funnel {
	f := Funnel{Asked: len(facts)}
	for _, x := range facts {
		if x.Won {
			f.Won++
		}
		if x.Won || !x.QuotedAt.IsZero() {
			f.Quoted++
		}
	}
	return f
}

// The bounds of answers, each included in its own.
const (
	Quick   = 4 * time.Hour
	SameDay = 24 * time.Hour
	InThree = 72 * time.Hour
)

// Answers is how fast inquiries were quoted.
type Answers struct {
	Quick, SameDay, InThree, Later, None int
	Median                               time.Duration // of those quoted, zero without any
}

// Response counts how long buyers waited for a quotation. One that was quoted
// before it came, by a clock that was set back, waited for nothing.
func Response(facts []inquiry.Fact) Answers {
	var a Answers
	var waits []time.Duration
	for _, x := range facts {
		if x.QuotedAt.IsZero() {
			a.None++
			continue
		}
		wait := max(x.QuotedAt.Sub(x.At), 0)
		waits = append(waits, wait)
		switch {
		case wait <= Quick:
			a.Quick++
		case wait <= SameDay:
			a.SameDay++
		case wait <= InThree:
			a.InThree++
		default:
			a.Later++
		}
	}
	if n := len(waits); n > 0 {
		slices.Sort(waits)
		a.Median = waits[n/2]
		if n%2 == 0 {
			a.Median = (waits[n/2-1] + waits[n/2]) / 2
		}
	}
	return a
}
