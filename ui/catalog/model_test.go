package catalog

import (
	"fmt"
	"strings"
	"testing"

	"sampan/app/catalog"
	"sampan/app/firm"
	"sampan/app/money"
)

func say(key string, args ...any) string { return key + fmt.Sprint(args...) }

func TestCostLineShowsTheStep(t *testing.T) {
	m := model{}
	if m.costLine(say) != "" {
		t.Error("a step without a cost")
	}
	m.product = catalog.Product{Cost: money.Must("16.80"), CostBasis: catalog.Special13, VATRate: money.Must("0.13"), RefundRate: money.Must("0.13")}
	if got := m.costLine(say); !strings.Contains(got, "1.9327") || !strings.Contains(got, "14.8673") {
		t.Errorf("16.80 with 13 %% back: %s", got)
	}
	m.product.CostBasis = catalog.Ordinary
	if got := m.costLine(say); !strings.HasPrefix(got, "catalog.cost_no_refund") {
		t.Errorf("ordinary invoice: %s", got)
	}
}

func TestPackingLine(t *testing.T) {
	m := model{}
	if got := m.packingLine(say); got != "catalog.packing_empty" {
		t.Errorf("empty: %s", got)
	}
	m.product.Packing = catalog.Packing{Length: money.Must("45"), Width: money.Must("31"), Height: money.Must("28")}
	if got := m.packingLine(say); !strings.Contains(got, "0.0391") || !strings.Contains(got, "packing_more") {
		t.Errorf("without weight: %s", got)
	}
	m.product.Packing.PerCarton, m.product.Packing.Gross = 24, money.Must("13.2")
	if got := m.packingLine(say); !strings.Contains(got, "17,184") { // 28 ÷ 0.03906 = 716 cartons
		t.Errorf("whole: %s", got)
	}
}

func TestTiersAreOrderedAndEmptyOnesLeftOut(t *testing.T) {
	m := model{}
	m.load(catalog.Product{MOQ: money.New(100)})
	first := m.nextTier()
	first.Price = money.Must("3")
	second := m.nextTier()
	second.From, second.Price = money.New(50), money.Must("4")
	m.addTier(catalog.Tier{})
	p := m.whole()
	if len(p.Tiers) != 2 || !p.Tiers[0].From.Equal(money.New(50)) || p.Currency != "USD" {
		t.Errorf("%+v %s", p.Tiers, p.Currency)
	}
	undo := m.removeTier(first)
	if len(m.tiers) != 2 {
		t.Error("not removed")
	}
	undo()
	if len(m.tiers) != 3 {
		t.Error("not back")
	}
}

func TestNumbersOfTheGrid(t *testing.T) {
	m := model{}
	m.product.Currency = "USD"
	for typed, want := range map[string]string{"2.74": "2.74", "usd 2.74": "2.74", "2k": "2000", "１，０００": "1000"} {
		if v, err := m.number(typed); err != nil || v.String() != want {
			t.Errorf("%q is %v, %v", typed, v, err)
		}
	}
	for _, typed := range []string{"eur 2", "abc", "-1"} {
		if v, err := m.number(typed); err == nil {
			t.Errorf("%q is %v", typed, v)
		}
	}
}

func TestPhotosKeepTheirOrder(t *testing.T) {
	m := model{}
	m.addPhotos([]string{"a", "b", "a", "c"})
	m.facePhoto("c")
	undo := m.removePhoto("a")
	if got := strings.Join(m.product.Photos, ""); got != "cb" {
		t.Errorf("photos %s", got)
	}
	undo()
	if got := strings.Join(m.product.Photos, ""); got != "cab" {
		t.Errorf("photos %s", got)
	}
}

func TestANewProductTakesWhatWasTyped(t *testing.T) {
	for typed, want := range map[string][3]string{"保温杯": {"", "", "保温杯"}, "SP-1": {"SP-1", "", ""}, "steel box": {"", "steel box", ""}} {
		p := fresh(typed, firm.Firm{})
		if got := [3]string{p.Code, p.NameEN, p.NameZH}; got != want {
			t.Errorf("%q gives %v", typed, got)
		}
	}
}
