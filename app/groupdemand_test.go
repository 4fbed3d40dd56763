package app_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/inquiry"
	"sampan/app/money"
)

func wanted(id, day, buyer, text, quantity, unit, target string) inquiry.Asked {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	a := inquiry.Asked{InquiryID: "q" + id, Buyer: buyer, Channel: "mail", At: at, Line: inquiry.Line{ID: id, Text: text, Unit: unit, Currency: "USD", State: inquiry.Nothing}}
	if quantity != "" {
		n := money.Must(quantity)
		a.Quantity = &n
	}
	if target != "" {
		n := money.Must(target)
		a.TargetPrice = &n
	}
	return a
}

func TestGroupDemand(t *testing.T) {
	lines := []inquiry.Asked{
		wanted("1", "2026-09-03", "Acme", "electric scooter, black 350 W", "200", "pcs", "180"),
		wanted("2", "2026-10-12", "Berg", "Electric Scooters white", "300", "pcs", "175.5"),
		wanted("3", "2026-11-02", "Acme", "electric scooter black", "5", "set", ""),
		wanted("4", "2026-11-03", "Cruz", "CNC router 1325", "1", "set", ""),
		wanted("5", "2026-11-04", "惠美", "折叠儿童推车", "", "", ""),
		wanted("6", "2026-11-05", "惠美", "儿童折叠推车", "100", "pcs", ""),
	}
	lines[2].Source = "Alibaba"
	got := app.GroupDemand(lines)
	if len(got) != 4 {
		t.Fatalf("%d wants: %+v", len(got), got)
	}
	w := got[0]
	if len(w.Asks) != 3 || w.ID != "3" || strings.Join(w.Buyers, ",") != "Acme,Berg" || strings.Join(w.Sources, ",") != "Alibaba,mail" || w.Text != "electric scooter black" {
		t.Errorf("scooters: %+v", w)
	}
	if s := fmt.Sprint(w.Quantities, w.Targets, w.Months); s != "[{pcs 500} {set 5}] [{USD 175.5 180}] [{2026-09 1} {2026-10 1} {2026-11 1}]" {
		t.Error(s)
	}
	if w.Variants[0] != (app.Variant{Facet: app.ByColour, Value: "black", Lines: 2}) || len(w.Variants) != 3 {
		t.Errorf("variants %+v", w.Variants)
	}
}

// TestNothingIsLostInGroups draws lines of few words: each stands in exactly
// one want, whatever their order.
func TestNothingIsLostInGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []inquiry.Asked
		for i := range rapid.IntRange(0, 12).Draw(t, "lines") {
			words := rapid.SliceOfN(rapid.SampledFrom([]string{"scooter", "electric", "red", "500 ml", "toy", "玩具", ""}), 0, 4).Draw(t, "words")
			lines = append(lines, wanted(fmt.Sprint(i), "2026-11-01", "", strings.Join(words, " "), "", "", ""))
		}
		seen := map[string]bool{}
		for _, w := range app.GroupDemand(lines) {
			for _, l := range w.Asks {
				if seen[l.ID] {
					t.Fatalf("line %s stands twice", l.ID)
				}
				seen[l.ID] = true
			}
		}
		if len(seen) != len(lines) {
			t.Fatalf("%d of %d lines", len(seen), len(lines))
		}
	})
}

func TestCompareDemand(t *testing.T) {
	products := []catalog.Product{
		{ID: "p1", Code: "SP-500B", Category: "Bottles", Size: "500 ml", Colour: "blue", Unit: "pcs", Stock: money.New(40)},
		{ID: "p2", Code: "SP-750R", Category: "Bottles", Size: "750 ml", Colour: "red", Unit: "pcs"},
		{ID: "p3", Code: "WG-1", Category: "Wigs", Colour: "black", Unit: "pcs"},
	}
	ask := func(product, text, quantity, unit string) inquiry.Asked {
		a := wanted("x", "2026-11-01", "Acme", text, quantity, unit, "")
		a.State, a.ProductID = inquiry.Chosen, product
		return a
	}
	likely := ask("", "bottle 1 l", "70", "pcs")
	likely.State, likely.LikelyID = inquiry.Open, "p2"
	asked := []inquiry.Asked{
		ask("p1", "bottle 0.5 l green", "100", "pcs"), ask("p1", "bottle", "50", ""), ask("p2", "bottle red 750ml", "9", "set"), likely,
		wanted("n", "2026-11-01", "Acme", "boat", "1", "", ""), ask("gone", "lamp", "1", ""),
	}
	sold := []app.SoldLine{{OrderID: "o", Date: "2026-11-02", ProductID: "p1", Unit: "pcs", Quantity: money.New(30)}, {ProductID: "gone"}}
	for by, want := range map[app.Facet][]string{
		app.BySize:    {"Bottles/500 ml 2:150 1:30 true 40", "Bottles/1 l 1:70 0:0 false 0", "Bottles/750 ml 1:0 0:0 true 0"},
		app.ByColour:  {"Bottles/red 2:70 0:0 true 0", "Bottles/green 1:100 0:0 false 0", "Bottles/blue 1:50 1:30 true 40"},
		app.ByVariant: {"Bottles/SP-750R 2:70 0:0 true 0", "Bottles/SP-500B 2:150 1:30 true 40"},
	} {
		var got []string
		for _, r := range app.CompareDemand(by, products, asked, sold) {
			got = append(got, fmt.Sprintf("%s/%s %d:%s %d:%s %v %s", r.Family, r.Value, r.Asked, r.AskedFor, r.Sold, r.SoldFor, r.Listed, r.Stock))
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("by %s:\n%s\nwant\n%s", by, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}
