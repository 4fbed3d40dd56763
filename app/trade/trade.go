// Package trade holds the words all of foreign trade shares: countries and
// their markets, units, Incoterms, ports, HS codes, and the Tables to look
// them up in. The rows themselves come from data/reference; nothing here
// knows where they were read.
package trade

import (
	"slices"
	"strings"

	"sampan/app/money"
)

// Market is how far a country's buyers are developed, the ground of payment
// terms and of reports.
type Market string

// The three tiers of markets; a contact may override its country's.
const (
	Mature     Market = "mature"
	Emerging   Market = "emerging"
	Developing Market = "developing"
)

// Country is one row of the country table.
type Country struct {
	Code     string // ISO 3166-1 alpha-2
	Alpha3   string // ISO 3166-1 alpha-3, the form of customs papers
	NameEN   string
	NameZH   string
	Dial     string // international dialling code without +
	Currency money.Currency
	Market   Market
}

// Unit is a unit that goods are counted in.
type Unit struct {
	Code    string // key in the program and on English papers: "pcs"
	Rec20   string // UNECE Recommendation 20 code
	Customs string // three-digit customs unit code
	NameEN  string
	NameZH  string
}

// Port is a sea port, airport or land station that a term may name.
type Port struct {
	Code    string // UN/LOCODE
	NameEN  string
	NameZH  string
	Country string // alpha-2
}

// Name is one row of a table of coded names, such as currencies.
type Name struct{ Code, NameEN, NameZH string }

// Incoterm is one of the eleven rules of Incoterms 2020.
type Incoterm string

// incoterms stand in the order of the seller's growing duties.
var incoterms = []Incoterm{"EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"}

// Incoterms gives the eleven rules in the order of the seller's growing duties.
func Incoterms() []Incoterm { return slices.Clone(incoterms) }

// Valid reports one of the eleven rules.
func (t Incoterm) Valid() bool { return slices.Contains(incoterms, t) }

// SeaOnly reports the rules meant for sea and inland waterway.
func (t Incoterm) SeaOnly() bool {
	return t == "FAS" || t == "FOB" || t == "CFR" || t == "CIF"
}

// NamesDestination reports the rules whose named place lies at the buyer's end.
func (t Incoterm) NamesDestination() bool {
	return t != "EXW" && t != "FCA" && t != "FAS" && t != "FOB"
}

// HSCode is a commodity code of 6 to 13 digits, without points.
type HSCode string

// CleanHS drops the points and blanks people write in codes.
func CleanHS(s string) HSCode {
	return HSCode(strings.Map(func(r rune) rune {
		if r == '.' || r == ' ' || r == '-' {
			return -1
		}
		return r
	}, s))
}

// Complete reports the ten digits that a Chinese export declaration needs.
func (h HSCode) Complete() bool {
	if len(h) != 10 {
		return false
	}
	return strings.Trim(string(h), "0123456789") == ""
}

// Tables looks trade words up. It is made once by data/reference and not
// changed afterwards.
type Tables struct {
	Countries  []Country
	Units      []Unit
	Ports      []Port
	Currencies []Name
	Areas      []Area
	Asked      []Requirement // what markets ask of goods, to begin with
	Rules      Rules         // of customs and tax
	Codes      []Code        // of customs and tax
}

// Country finds a country by alpha-2 code.
func (t Tables) Country(code string) (Country, bool) {
	return find(t.Countries, func(c Country) bool { return c.Code == code })
}

// CountryNamed finds a country by its code or its exact name in either
// language, whatever the case.
func (t Tables) CountryNamed(name string) (Country, bool) {
	name = strings.TrimSpace(name)
	return find(t.Countries, func(c Country) bool {
		return strings.EqualFold(c.Code, name) || strings.EqualFold(c.Alpha3, name) ||
			strings.EqualFold(c.NameEN, name) || c.NameZH == name
	})
}

// Unit finds a unit by its code.
func (t Tables) Unit(code string) (Unit, bool) {
	return find(t.Units, func(u Unit) bool { return u.Code == code })
}

// Currency finds a currency's names by ISO code.
func (t Tables) Currency(code money.Currency) (Name, bool) {
	return find(t.Currencies, func(n Name) bool { return n.Code == string(code) })
}

func find[T any](rows []T, is func(T) bool) (T, bool) {
	if i := slices.IndexFunc(rows, is); i >= 0 {
		return rows[i], true
	}
	var none T
	return none, false
}

// Bilingual parts a text that holds its Chinese wording behind a bar:
// "30 days after deposit | 收到定金后30天". Without a bar both are the text.
func Bilingual(s string) (en, zh string) {
	en, zh, two := strings.Cut(s, "|")
	if !two {
		return s, s
	}
	return strings.TrimSpace(en), strings.TrimSpace(zh)
}

// In is the wording of a bilingual text in a language ("zh", else English).
func In(language, s string) string {
	en, zh := Bilingual(s)
	if (language == "zh" && zh != "") || en == "" {
		return zh
	}
	return en
}
