package refund

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"time"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// Rate is one row of the tax bureau's library of refund rates.
type Rate struct {
	Code   trade.HSCode    `json:"code"`
	Name   string          `json:"name"`
	Unit   string          `json:"unit"`   // name of the claim unit
	VAT    []money.Decimal `json:"vat"`    // the rates that may stand on the invoice
	Refund money.Decimal   `json:"refund"` // share of 1
	From   string          `json:"from"`   // ISO days in force
	To     string          `json:"to"`
	Flag   Flag            `json:"flag"`
	Note   string          `json:"note"`
}

// Flag marks goods that get nothing back.
type Flag string

// The flags of the library.
const (
	Refundable Flag = ""
	Taxed      Flag = "1" // 禁止出口或出口不退税, taxed as a domestic sale
	Exempt     Flag = "2" // 免税
)

// Library is one published version of the rates.
type Library struct {
	Version string // as the bureau names it: 2026B
	rates   []Rate // by code, then by the day they begin
}

// NewLibrary sorts the rows of a version. A code in two rows that hold on the
// same day at different rates is the fault "refund.rates_overlap".
func NewLibrary(version string, rates []Rate) (Library, error) {
	rates = slices.Clone(rates)
	slices.SortStableFunc(rates, func(a, b Rate) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.From, b.From))
	})
	for i := 1; i < len(rates); i++ {
		a, b := rates[i-1], rates[i]
		if a.Code == b.Code && (a.To == "" || a.To >= b.From) && !(a.Refund.Equal(b.Refund) && a.Flag == b.Flag) {
			return Library{}, fault.New("refund.rates_overlap", "Code", string(a.Code), "From", b.From, "To", a.To)
		}
	}
	return Library{Version: version, rates: rates}, nil
}

// Rates lists the rows by code.
func (l Library) Rates() []Rate { return slices.Clone(l.rates) }

// Len is the number of rows.
func (l Library) Len() int { return len(l.rates) }

// How says in what way a rate was found.
type How string

// The ways of finding, from the surest on.
const (
	ExactCode   How = "exact"   // the ten digits themselves
	LongerCode  How = "longer"  // rows under the code, all alike
	ShorterCode How = "shorter" // a row above the code
	AskCode     How = "ask"     // rows under the code that differ: a person chooses
	NoRate      How = "none"
)

// Found is the answer of a look-up. Choices are the rows to choose from.
type Found struct {
	How     How
	Rate    Rate
	Choices []Rate
}

// Find looks a code up on the export date: the code itself, then longer codes
// under it (a person is asked where they differ), then shorter ones above it.
func (l Library) Find(code trade.HSCode, day string) Found {
	if code == "" {
		return Found{How: NoRate}
	}
	under := l.under(code, day)
	for _, r := range under {
		if r.Code == code {
			return Found{How: ExactCode, Rate: r}
		}
	}
	if len(under) > 0 {
		same := !slices.ContainsFunc(under, func(r Rate) bool {
			return !r.Refund.Equal(under[0].Refund) || r.Flag != under[0].Flag || r.Unit != under[0].Unit
		})
		if same {
			return Found{How: LongerCode, Rate: under[0]}
		}
		return Found{How: AskCode, Choices: under}
	}
	for n := len(code) - 1; n >= 4; n-- {
		for _, r := range l.under(code[:n], day) {
			if r.Code == code[:n] {
				return Found{How: ShorterCode, Rate: r}
			}
		}
	}
	return Found{How: NoRate}
}

// under gives the rows in force whose code begins with the given one.
func (l Library) under(code trade.HSCode, day string) []Rate {
	var list []Rate
	for i := sort.Search(len(l.rates), func(i int) bool { return l.rates[i].Code >= code }); i < len(l.rates); i++ {
		r := l.rates[i]
		if !strings.HasPrefix(string(r.Code), string(code)) {
			break
		}
		if r.From <= day && (r.To == "" || day <= r.To) {
			list = append(list, r)
		}
	}
	return list
}

// Change is a rate that differs between two days.
type Change struct {
	Code     trade.HSCode
	Day      string // the first day of the new rate
	Old, New money.Decimal
}

// Next finds the first announced change of a code's rate after a day; ok is
// false where none is known.
func (l Library) Next(code trade.HSCode, day string) (Change, bool) {
	now := l.Find(code, day)
	if now.How == NoRate || now.How == AskCode {
		return Change{}, false
	}
	best := Change{}
	look := func(day string) {
		if day == "" || best.Day != "" && day >= best.Day {
			return
		}
		next := l.Find(code, day)
		if next.How == AskCode || next.How != NoRate && next.Rate.Refund.Equal(now.Rate.Refund) && next.Rate.Flag == now.Rate.Flag {
			return
		}
		best = Change{Code: code, Day: day, Old: now.Rate.Refund, New: next.Rate.Refund}
	}
	for i := sort.Search(len(l.rates), func(i int) bool { return l.rates[i].Code >= now.Rate.Code }); i < len(l.rates) && l.rates[i].Code == now.Rate.Code; i++ {
		if l.rates[i].From > day {
			look(l.rates[i].From)
		}
	}
	return best, best.Day != ""
}

// Edition is a version of the library as it was imported.
type Edition struct {
	Version    string    `json:"version"`
	Source     string    `json:"source"` // name of the file
	ImportedAt time.Time `json:"imported_at"`
	ImportedBy string    `json:"imported_by"`
	Rows       int       `json:"rows"`
}
