package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/deal"
	"sampan/app/money"
	"sampan/app/quotation"
)

// Batteries lose their refund on 2027-01-01: an open offer says what that costs.
func TestRateChangesHitOpenOffers(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	must(t, x.SaveTaxRates(ctx, []money.Rate{{Currency: "USD", Value: money.New(7), Date: "2026-11-01"}}))
	_, err := x.ImportRates(ctx, "2026C.csv", []byte("商品代码,计量单位,征税率,退税率,开始日期,结束日期\n8507600090,个,13,6,2026-04-01,2026-12-31\n8507600090,个,13,0,2027-01-01,\n9617009000,个,13,13,2019-04-02,\n"), "2026C")
	must(t, err)
	q := quotation.Quotation{Status: quotation.Draft, Deal: deal.Deal{Currency: "USD", Lines: []deal.Line{
		{NameEN: "Cup", HSCode: "9617009000", Quantity: money.New(100), Price: money.New(3), Unit: "pcs"},
		{NameEN: "Battery", HSCode: "8507600090", Quantity: money.New(1000), Price: money.Must("11.3"), Unit: "pcs"},
	}}}
	must(t, x.SaveQuotation(ctx, &q))
	list, err := x.RateChanges(ctx)
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v %v", list, err)
	}
	// 11,300 USD × 7 / 1.13 × 6 % = 4,200 CNY
	if c := list[0]; c.Noun != app.QuotationNoun || c.Line != 2 || c.Day != "2027-01-01" || !c.New.IsZero() || c.AtStake.String() != "4200.00" || c.Version != "2026C" {
		t.Errorf("%+v", c)
	}
}
