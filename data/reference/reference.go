// Package reference holds the tables of facts that the program ships:
// countries, currencies, units, ports, and the dated rules and codes of
// customs and tax. SOURCES.md says where each comes
// from. cmd loads them once and hands them to app.
package reference

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"sampan/app/money"
	"sampan/app/trade"
)

//go:embed *.tsv
var files embed.FS

// Load reads the tables. An error is a defect of a file, never of the machine.
func Load() (trade.Tables, error) {
	var t trade.Tables
	var err error
	read := func(name, heading string, add func(c []string)) {
		if err == nil {
			err = table(name, heading, add)
		}
	}
	read("countries.tsv", "code alpha3 name_en name_zh dial currency market", func(c []string) {
		t.Countries = append(t.Countries, trade.Country{
			Code: c[0], Alpha3: c[1], NameEN: c[2], NameZH: c[3], Dial: c[4], Currency: money.Currency(c[5]), Market: trade.Market(c[6]),
		})
	})
	read("currencies.tsv", "code name_en name_zh", func(c []string) {
		t.Currencies = append(t.Currencies, trade.Name{Code: c[0], NameEN: c[1], NameZH: c[2]})
	})
	read("units.tsv", "code rec20 customs name_en name_zh", func(c []string) {
		t.Units = append(t.Units, trade.Unit{Code: c[0], Rec20: c[1], Customs: c[2], NameEN: c[3], NameZH: c[4]})
	})
	read("ports.tsv", "code name_en name_zh country", func(c []string) {
		t.Ports = append(t.Ports, trade.Port{Code: c[0], NameEN: c[1], NameZH: c[2], Country: c[3]})
	})
	read("rules.tsv", "key from to value standing source", func(c []string) {
		t.Rules = append(t.Rules, trade.Rule{Key: c[0], From: c[1], To: c[2], Value: c[3], Standing: trade.Standing(c[4]), Source: c[5]})
	})
	read("codes.tsv", "table code name_en name_zh from to source", func(c []string) {
		t.Codes = append(t.Codes, trade.Code{Table: c[0], Code: c[1], NameEN: c[2], NameZH: c[3], From: c[4], To: c[5], Source: c[6]})
	})
	read("areas.tsv", "code name_en name_zh members", func(c []string) {
		t.Areas = append(t.Areas, trade.Area{Code: c[0], NameEN: c[1], NameZH: c[2], Members: strings.Fields(c[3])})
	})
	read("asked.tsv", "where goods kinds from until source", func(c []string) {
		t.Asked = append(t.Asked, trade.Requirement{Where: listed(c[0]), Goods: listed(c[1]), Kinds: listed(c[2]), From: c[3], Until: c[4], Source: c[5]})
	})
	return t, err
}

// listed gives the parts of a cell that names several things.
func listed(cell string) []string {
	parts := strings.Split(cell, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// table gives the cells of every row of a file whose heading is as expected.
func table(name, heading string, add func(c []string)) error {
	text, err := files.ReadFile(name)
	if err != nil {
		return fmt.Errorf("reference: %w", err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	columns := strings.Fields(heading)
	if !slices.Equal(strings.Split(lines[0], "\t"), columns) {
		return fmt.Errorf("reference: %s has the heading %q", name, lines[0])
	}
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			return fmt.Errorf("reference: %s line %d has %d cells", name, i+2, len(cells))
		}
		add(cells)
	}
	return nil
}
