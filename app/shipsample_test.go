package app_test

import (
	"context"
	"testing"

	"sampan/app/order"
	"sampan/app/paper"
	"sampan/app/shipment"
)

// Every order of the sample firm can be fulfilled with all its papers, and the
// papers agree.
func TestTheSampleFirmDelivers(t *testing.T) {
	ctx := context.Background()
	a := sample(t)
	work, err := a.WorkSample(ctx)
	must(t, err)
	for _, w := range work {
		if w.Order == "" {
			continue
		}
		out, err := a.ShipSample(ctx, w.Order)
		if err != nil {
			t.Errorf("%s: %v", w.File, err)
			continue
		}
		o, err := a.Order(ctx, w.Order)
		must(t, err)
		kinds := map[string]int{}
		for _, p := range out.Papers {
			kinds[p.Kind]++
		}
		for _, k := range []string{
			"contract", "invoice", "packing_list", "booking_note", "shipping_instruction", "vgm", "shipping_advice", "origin_data", "purchase_contract",
			"invoice_request", "statement",
		} {
			if kinds[k] == 0 {
				t.Errorf("%s has no %s", w.File, k)
			}
		}
		if _, known := paper.KindOf("invoice"); !known || len(out.Purchases) == 0 || len(out.Shipments) != 2 || kinds["invoice"] != 2 {
			t.Errorf("%s: %v", w.File, kinds)
		}
		checked, err := a.CheckPapers(ctx, o.Number)
		must(t, err)
		for _, c := range checked {
			if len(c.Disagreements) > 0 {
				t.Errorf("%s: %+v", c.Shipment, c.Disagreements)
			}
		}
		first, err := a.Shipment(ctx, out.Shipments[0])
		must(t, err)
		m, err := a.OrderMoney(ctx, w.Order)
		must(t, err)
		if first.Status != shipment.Sailed || o.Status != order.Running || m.Invoices[0].Balance.Minor != 0 || m.Open.Minor <= 0 {
			t.Errorf("%s: %s, %s, %+v", w.File, first.Status, o.Status, m)
		}
	}
}
