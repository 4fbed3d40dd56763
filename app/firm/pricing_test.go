package firm

import (
	"testing"

	"sampan/app/fault"
	"sampan/app/money"
)

func TestPricingSettings(t *testing.T) {
	d := money.Must
	for key, list := range map[string][]Pricing{
		"firm.pricing_wrong":   {{Insured: d("-1")}, {Premium: d("2")}, {RoundTo: d("-0.05")}},
		"firm.band_wrong":      {{ExchangeLow: d("9"), ExchangeHigh: d("8")}},
		"firm.port_wrong":      {{Ports: []PortCharges{{}}}, {Ports: []PortCharges{{Port: "Ningbo"}, {Port: " ningbo "}}}, {Ports: []PortCharges{{Port: "A", PerCBM: d("-1")}}}},
		"firm.container_wrong": {{Containers: []Container{{Type: "20GP", CBM: d("28")}}}, {Containers: []Container{{CBM: d("1"), Kg: d("1")}}}},
	} {
		for _, p := range list {
			if err := (Firm{NameEN: "x", Pricing: p}).Check(); !fault.Is(err, key) {
				t.Errorf("%+v: %v", p, err)
			}
		}
	}
	good := Pricing{ExchangeHigh: d("8"), Ports: []PortCharges{{Port: "Ningbo", PerCBM: d("120")}, {Port: "Shanghai"}}, Containers: []Container{{"20GP", d("28"), d("21500")}}}
	if err := (Firm{NameEN: "x", Pricing: good}).Check(); err != nil {
		t.Error(err)
	}
	if c, ok := good.Port("NINGBO "); !ok || !c.PerCBM.Equal(d("120")) {
		t.Errorf("%+v %v", c, ok)
	}
	if _, ok := good.Port(""); ok || good.OldRate() != 7 || (Pricing{RateDays: 3}).OldRate() != 3 {
		t.Error("no port has charges, or the days of a rate are wrong")
	}
}
