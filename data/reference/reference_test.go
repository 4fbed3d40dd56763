package reference_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"sampan/app/money"
	"sampan/app/trade"
	"sampan/data/reference"
)

func load(t *testing.T) trade.Tables {
	t.Helper()
	tables, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// clean reports what cannot stand on a paper.
func clean(s string) bool {
	return s != "" && strings.TrimSpace(s) == s && !strings.ContainsAny(s, "\r’&")
}

func TestCountries(t *testing.T) {
	tables := load(t)
	if len(tables.Countries) != 249 {
		t.Errorf("%d countries", len(tables.Countries))
	}
	seen := map[string]bool{}
	for _, c := range tables.Countries {
		for _, key := range []string{c.Code, c.Alpha3, c.NameEN, c.NameZH} {
			if seen[key] {
				t.Errorf("%s stands twice", key)
			}
			seen[key] = true
		}
		region, err := language.ParseRegion(c.Code)
		if err != nil || region.ISO3() != c.Alpha3 {
			t.Errorf("%s is %s, not %s", c.Code, region.ISO3(), c.Alpha3)
		}
		if !clean(c.NameEN) || !clean(c.NameZH) || strings.Trim(c.Dial, "0123456789") != "" || c.Dial == "" {
			t.Errorf("%+v", c)
		}
		if _, ok := tables.Currency(c.Currency); !ok {
			t.Errorf("%s pays in %s, which is not in the table", c.Code, c.Currency)
		}
		if !slices.Contains([]trade.Market{trade.Mature, trade.Emerging, trade.Developing}, c.Market) {
			t.Errorf("%s has the market %q", c.Code, c.Market)
		}
	}
}

func TestKnownRows(t *testing.T) {
	tables := load(t)
	for _, want := range []trade.Country{
		{Code: "DE", Alpha3: "DEU", NameEN: "Germany", NameZH: "德国", Dial: "49", Currency: "EUR", Market: trade.Mature},
		{Code: "BR", Alpha3: "BRA", NameEN: "Brazil", NameZH: "巴西", Dial: "55", Currency: "BRL", Market: trade.Emerging},
		{Code: "TW", Alpha3: "TWN", NameEN: "Taiwan, China", NameZH: "中国台湾", Dial: "886", Currency: "TWD", Market: trade.Mature},
		{Code: "BG", Alpha3: "BGR", NameEN: "Bulgaria", NameZH: "保加利亚", Dial: "359", Currency: "EUR", Market: trade.Emerging},
		{Code: "ET", Alpha3: "ETH", NameEN: "Ethiopia", NameZH: "埃塞俄比亚", Dial: "251", Currency: "ETB", Market: trade.Developing},
	} {
		if got, ok := tables.Country(want.Code); !ok || got != want {
			t.Errorf("%+v", got)
		}
	}
	if c, ok := tables.CountryNamed("中国香港"); !ok || c.Code != "HK" {
		t.Errorf("中国香港 is %+v", c)
	}
	if u, ok := tables.Unit("pcs"); !ok || u.Rec20 != "H87" || u.Customs != "007" {
		t.Errorf("%+v", u)
	}
}

func TestCurrencies(t *testing.T) {
	tables := load(t)
	for i, n := range tables.Currencies {
		if len(n.Code) != 3 || !clean(n.NameEN) || !clean(n.NameZH) || (i > 0 && n.Code <= tables.Currencies[i-1].Code) {
			t.Errorf("%+v", n)
		}
	}
	for _, c := range []money.Currency{"USD", "EUR", "CNY", "GBP", "JPY", "HKD", "KWD", "RUB"} {
		if _, ok := tables.Currency(c); !ok {
			t.Errorf("no %s", c)
		}
	}
}

func TestUnits(t *testing.T) {
	tables := load(t)
	if len(tables.Units) < 40 {
		t.Errorf("%d units", len(tables.Units))
	}
	seen := map[string]bool{}
	for _, u := range tables.Units {
		if seen[u.Code] || seen[u.NameZH] || !clean(u.Code) || !clean(u.NameEN) || !clean(u.NameZH) || len(u.Rec20) < 2 || (len(u.Customs) != 3 && u.Customs != "") {
			t.Errorf("%+v", u)
		}
		seen[u.Code], seen[u.NameZH] = true, true
	}
}

func TestPorts(t *testing.T) {
	tables := load(t)
	if len(tables.Ports) < 120 {
		t.Errorf("%d ports", len(tables.Ports))
	}
	for i, p := range tables.Ports {
		if _, ok := tables.Country(p.Country); !ok || len(p.Code) != 5 || p.Code[:2] != p.Country || !clean(p.NameEN) || !clean(p.NameZH) {
			t.Errorf("%+v", p)
		}
		if i > 0 && p.Code <= tables.Ports[i-1].Code {
			t.Errorf("%s stands twice or out of order", p.Code)
		}
	}
}
