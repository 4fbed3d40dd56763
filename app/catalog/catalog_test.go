package catalog

import (
	"testing"

	"sampan/app/fault"
	"sampan/app/money"
)

func TestPrice(t *testing.T) {
	p := Product{Tiers: []Tier{{money.New(500), money.Must("2.74")}, {money.New(2000), money.Must("2.62")}}}
	for quantity, want := range map[int64]string{1: "2.74", 500: "2.74", 1999: "2.74", 2000: "2.62", 99999: "2.62"} {
		if got, ok := p.Price(money.New(quantity)); !ok || !got.Equal(money.Must(want)) {
			t.Errorf("%d: %v", quantity, got)
		}
	}
	if _, ok := (Product{}).Price(money.New(1)); ok {
		t.Error("a product without tiers has a price")
	}
}

func TestCheck(t *testing.T) {
	good := func() Product { return Product{Code: "A", NameEN: "a"} }
	for key, spoil := range map[string]func(*Product){
		"catalog.code_missing":    func(p *Product) { p.Code = " " },
		"catalog.name_missing":    func(p *Product) { p.NameEN = "" },
		"catalog.out_of_range":    func(p *Product) { p.VATRate = money.New(13) },
		"catalog.basis_unknown":   func(p *Product) { p.CostBasis = "cash" },
		"catalog.net_above_gross": func(p *Product) { p.Packing.Gross, p.Packing.Net = money.New(1), money.New(2) },
		"catalog.tiers_unordered": func(p *Product) { p.Tiers = []Tier{{From: money.New(2)}, {From: money.New(2)}} },
	} {
		p := good()
		if err := p.Check(); err != nil {
			t.Fatal(err)
		}
		spoil(&p)
		if err := p.Check(); !fault.Is(err, key) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func TestTiersBelowZero(t *testing.T) {
	for _, tier := range []Tier{{From: money.New(1), Price: money.New(-2)}, {From: money.New(-1), Price: money.New(2)}} {
		p := Product{Code: "A", NameEN: "a", Tiers: []Tier{tier}}
		if err := p.Check(); !fault.Is(err, "catalog.out_of_range") {
			t.Errorf("%+v: %v", tier, err)
		}
	}
}
