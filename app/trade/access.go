package trade

import (
	"cmp"
	"slices"
	"strings"
)

// Area is a group of countries with one law for goods, such as the EU.
type Area struct {
	Code, NameEN, NameZH string
	Members              []string // alpha-2
}

// Requirement says what a market asks of goods: a row of the firm's own table,
// which begins with the one that data/reference ships.
type Requirement struct {
	Where  []string `json:"where"`  // alpha-2 codes, areas, market tiers or Everywhere
	Goods  []string `json:"goods"`  // beginnings of HS codes, or words of category and tags; empty is all goods
	Kinds  []string `json:"kinds"`  // certificates that are all needed; of "UKCA/CE" one is enough
	From   string   `json:"from"`   // ISO day, "" since ever
	Until  string   `json:"until"`  // last ISO day, "" for no end known
	Source string   `json:"source"` // the law, and the day it was read; Bilingual
}

// Everywhere stands for all countries.
const Everywhere = "*"

// On reports whether a row holds on an ISO day; both its days count.
func (r Requirement) On(day string) bool {
	return (r.From == "" || r.From <= day) && (r.Until == "" || day <= r.Until)
}

// Covers reports goods that a row speaks of: by the beginning of their HS
// code, or by a word that is one of their tags or a step of their category
// ("Electronics/Chargers", in both languages).
func (r Requirement) Covers(hs HSCode, category string, tags []string) bool {
	if len(r.Goods) == 0 {
		return true
	}
	words := append(strings.FieldsFunc(category, func(c rune) bool { return c == '/' || c == '|' }), tags...)
	en, zh := Bilingual(category)
	words = append(words, en, zh)
	return slices.ContainsFunc(r.Goods, func(g string) bool {
		if code := CleanHS(g); code != "" && strings.Trim(string(code), "0123456789") == "" {
			return hs != "" && strings.HasPrefix(string(CleanHS(string(hs))), string(code))
		}
		return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(strings.TrimSpace(w), strings.TrimSpace(g)) })
	})
}

// Place is a country as rules about markets know it: with its areas and tier.
type Place struct {
	Country string
	Areas   []string
	Market  Market
}

// Place gives a country its areas; the tier is that of the table.
func (t Tables) Place(country string) Place {
	p := Place{Country: strings.ToUpper(country)}
	for _, a := range t.Areas {
		if slices.Contains(a.Members, p.Country) {
			p.Areas = append(p.Areas, a.Code)
		}
	}
	c, _ := t.Country(p.Country)
	p.Market = c.Market
	return p
}

// In reports a place that one of the codes names. No codes name all places.
func (p Place) In(where []string) bool {
	if len(where) == 0 {
		return true
	}
	return slices.ContainsFunc(where, func(w string) bool {
		w = strings.TrimSpace(w)
		return w == Everywhere || strings.EqualFold(w, p.Country) || strings.EqualFold(w, string(p.Market)) ||
			slices.ContainsFunc(p.Areas, func(a string) bool { return strings.EqualFold(w, a) })
	})
}

// WhereNamed finds the code of a country, an area or a tier by its code or its
// name in either language; ok is false for what none of them is called.
func (t Tables) WhereNamed(name string) (code string, ok bool) {
	name = strings.TrimSpace(name)
	if name == Everywhere {
		return Everywhere, true
	}
	for _, a := range t.Areas {
		if strings.EqualFold(a.Code, name) || strings.EqualFold(a.NameEN, name) || a.NameZH == name {
			return a.Code, true
		}
	}
	for _, m := range []Market{Mature, Emerging, Developing} {
		if strings.EqualFold(string(m), name) {
			return string(m), true
		}
	}
	c, ok := t.CountryNamed(name)
	return c.Code, ok
}

// WhereName is how people call a code that WhereNamed gives: the name of a
// country in a language ("zh", else English), an area's Chinese name, else the
// code, which is what an area is called in English.
func (t Tables) WhereName(code, language string) string {
	en, zh := "", ""
	if c, ok := t.Country(code); ok {
		en, zh = c.NameEN, c.NameZH
	}
	if a, ok := find(t.Areas, func(a Area) bool { return a.Code == code }); ok {
		zh = a.NameZH
	}
	if language == "zh" {
		return cmp.Or(zh, code)
	}
	return cmp.Or(en, code)
}
