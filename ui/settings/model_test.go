package settings

import (
	"slices"
	"testing"

	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/trade"
)

func TestWhatMarketsAsk(t *testing.T) {
	tables := trade.Tables{
		Countries: []trade.Country{{Code: "US", NameEN: "United States", NameZH: "美国", Market: trade.Mature}},
		Areas:     []trade.Area{{Code: "EEA", NameEN: "European Economic Area", NameZH: "欧洲经济区"}},
	}
	words := map[string]string{"*": "所有市场", "mature": "成熟市场", "emerging": "新兴市场", "developing": "发展中市场"}
	named := func(codes []string) string { return words[codes[0]] }
	ask := func(m *model, i int, where string, r trade.Requirement) error {
		return m.setAsked(tables, i, where, r, named)
	}
	ce := trade.Requirement{Kinds: []string{"CE"}}
	var m model
	for _, c := range []struct {
		where string
		row   trade.Requirement
		fault string
	}{
		{"", ce, "settings.asked_where_missing"},
		{"火星", ce, "settings.place_unknown"},
		{"美国", trade.Requirement{}, "firm.asked_nothing"},
		{"美国", trade.Requirement{Kinds: []string{"CE"}, From: "2026-02-01", Until: "2026-01-01"}, "firm.asked_ends_first"},
	} {
		if err := ask(&m, -1, c.where, c.row); !fault.Is(err, c.fault) || m.unsaved {
			t.Errorf("%q: %v", c.where, err)
		}
	}
	if err := ask(&m, -1, "美国，欧洲经济区、发展中市场", ce); err != nil || !slices.Equal(m.firm.Asked[0].Where, []string{"US", "EEA", "developing"}) || !m.unsaved {
		t.Errorf("%+v %v", m.firm.Asked, err)
	}
	if err := ask(&m, 0, "所有市场", ce); err != nil || len(m.firm.Asked) != 1 || m.firm.Asked[0].Where[0] != trade.Everywhere {
		t.Errorf("%+v %v", m.firm.Asked, err)
	}
}

func TestTiersOfCountries(t *testing.T) {
	tables := trade.Tables{Countries: []trade.Country{{Code: "PL", Market: trade.Emerging}}}
	var f firm.Firm
	f.SetMarket(tables, "PL", trade.Mature)
	if f.Market(tables, "PL") != trade.Mature || f.Place(tables, "pl").Market != trade.Mature || len(f.Markets) != 1 {
		t.Errorf("%+v", f.Markets)
	}
	f.SetMarket(tables, "PL", trade.Emerging)
	if len(f.Markets) != 0 {
		t.Errorf("the table's own tier needs a row: %+v", f.Markets)
	}
}
