package app_test

import (
	"context"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/payment"
)

// A late buyer is asked step by step, in its language, and not twice a week.
func TestLateBuyersAreAskedForTheirMoney(t *testing.T) {
	ctx := context.Background()
	a := sample(t)
	work, err := a.WorkSample(ctx)
	must(t, err)
	var late app.Delivered
	for _, w := range work {
		if w.Order != "" {
			late, err = a.OweSample(ctx, w.Order)
			must(t, err)
			break
		}
	}
	debtors, err := a.Debtors(ctx)
	must(t, err)
	if len(debtors) != 1 {
		t.Fatalf("%d debtors", len(debtors))
	}
	d := debtors[0]
	o, err := a.Order(ctx, late.Order)
	must(t, err)
	if d.BuyerID != o.BuyerID || d.Oldest < 30 || d.Next != payment.Friendly || len(d.Invoices) != 1 || d.Due != d.Invoices[0].Balance {
		t.Errorf("%+v", d)
	}
	for step := payment.Friendly; step <= payment.Final; step++ {
		letter, err := a.DunningLetter(ctx, d, step)
		must(t, err)
		if !strings.Contains(letter, d.Invoices[0].Invoice) || strings.ContainsAny(letter, "{}%") {
			t.Errorf("step %d: %s", step, letter)
		}
	}
	must(t, a.Dunned(ctx, d.BuyerID, d.Due.Currency, payment.Friendly))
	debtors, err = a.Debtors(ctx)
	must(t, err)
	if d := debtors[0]; d.Last != payment.Friendly || d.Next != payment.NotAsked || d.LastOn == "" {
		t.Errorf("after the first letter: %+v", d)
	}
}
