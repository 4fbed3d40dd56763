package app_test

import (
	"context"
	"testing"

	"sampan/app/paper"
)

// Looks can be tried before anything was sold, for every kind and design.
func TestTryLayout(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	for _, k := range paper.Kinds() {
		for _, design := range paper.Designs() {
			doc, err := dk.TryLayout(ctx, k.Key, "", paper.Layout{Design: design, Accent: "#884400"})
			must(t, err)
			if doc.Kind != k.Key || doc.Layout.Design != design || doc.Stamp != "" {
				t.Errorf("%s in %q: %s %+v", k.Key, design, doc.Kind, doc.Layout)
			}
			if _, err := dk.Pages(ctx, doc); err != nil {
				t.Errorf("%s in %q: %v", k.Key, design, err)
			}
		}
		if columns, err := dk.PaperColumns(k.Key, "zh"); err != nil || k.Key == "quotation" && len(columns) < 5 {
			t.Errorf("%s has the columns %v, %v", k.Key, columns, err)
		}
	}
	offer := offered(t, dk)
	doc, err := dk.TryLayout(ctx, "", dk.buyer.ID, paper.Layout{})
	must(t, err)
	if doc.Number != offer.Number || doc.Buyer.Name.EN != dk.buyer.Name {
		t.Errorf("shown is %s of %s", doc.Number, doc.Buyer.Name.EN)
	}
	_, err = dk.TryLayout(ctx, "poem", "", paper.Layout{})
	wantFault(t, err, "paper.kind_unknown")
}
