package inquiries

import (
	"testing"
	"time"

	"sampan/app"
	"sampan/app/inquiry"
	"sampan/app/money"
	"sampan/app/trade"
)

func saying(key string, _ ...any) string { return key }

func TestDemandInWords(t *testing.T) {
	w := words{say: saying, chinese: true, tables: trade.Tables{Units: []trade.Unit{{Code: "pcs", NameZH: "个"}}}}
	if got := w.quantities([]app.Quantity{{Unit: "pcs", Value: money.New(5000)}, {Unit: "", Value: money.New(20)}}); got != "5,000 个 · 20" {
		t.Error(got)
	}
	if got := targets([]app.PriceRange{{Currency: "USD", Low: money.Must("2.5"), High: money.Must("3.8")}, {Currency: "EUR", Low: money.New(2), High: money.New(2)}}); got != "USD 2.50–3.80 · EUR 2.00" {
		t.Error(got)
	}
	if got := variants([]app.Variant{{Value: "black", Lines: 3}, {Value: "500 ml", Lines: 1}}); got != "black ×3 · 500 ml" {
		t.Error(got)
	}
	if got := w.origins([]string{"Alibaba", "mail"}); got != "Alibabainquiries.commainquiries.channel_mail" {
		t.Error(got)
	}
}

func TestChart(t *testing.T) {
	now := time.Date(2026, 2, 28, 9, 0, 0, 0, time.UTC)
	months := []app.Month{{Month: "2024-02", Lines: 99}, {Month: "2025-09", Lines: 2}, {Month: "2025-12", Lines: 4}, {Month: "2026-02", Lines: 1}}
	if got := chart(months, now); got != "▄▁▁█▁▂" {
		t.Error(got)
	}
	if got := chart(nil, now); got != "▁▁▁▁▁▁" {
		t.Error(got)
	}
	if got := lately(months, now); got != 5 {
		t.Error(got)
	}
	if got := history(months[2:]); got != "2026-02 ×1 · 2025-12 ×4" {
		t.Error(got)
	}
}

func TestStretches(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	for s, want := range map[stretch]inquiry.Period{
		allTime: {}, thisYear: {From: "2026-01-01", To: "2026-11-22"}, twelveMonth: {From: "2025-12-01", To: "2026-11-22"}, ninetyDays: {From: "2026-08-25", To: "2026-11-22"},
	} {
		if got := s.period(now); got != want {
			t.Errorf("%s is %v, want %v", s, got, want)
		}
	}
}

func TestRatio(t *testing.T) {
	for want, of := range map[string][2]int{"": {0, 0}, "0 %": {0, 3}, "33 %": {1, 3}, "67 %": {2, 3}, "100 %": {5, 5}} {
		if got := ratio(of[0], of[1]); got != want {
			t.Errorf("%v gives %q, want %q", of, got, want)
		}
	}
}

func TestFamily(t *testing.T) {
	for category, want := range map[string]string{"Electronics/Phone cases": "Phone cases", "Wigs": "Wigs", "": "", "a/": ""} {
		if got := family(category); got != want {
			t.Errorf("%q is %q", category, got)
		}
	}
}

func TestAskBack(t *testing.T) {
	say := func(key string, args ...any) string {
		s := key[len("inquiries."):]
		for i := 1; i < len(args); i += 2 {
			s += "<" + args[i].(string) + ">"
		}
		return s
	}
	got := askBack(say, []inquiry.Missing{{Line: 1, Field: "quantity"}, {Line: 4, Field: "quantity"}, {Line: -1, Field: "certificates"}})
	if want := "ask_back<ask_of_line<ask_quantity><2comma5>semicolonask_certificates>"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := askBack(say, nil); got != "ask_nothing" {
		t.Error(got)
	}
}
