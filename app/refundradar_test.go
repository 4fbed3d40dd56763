package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/refund"
)

func (x *exporter) look(t *testing.T) (app.Radar, app.RadarRow) {
	t.Helper()
	radar, err := x.RefundRadar(context.Background())
	if err != nil || len(radar.Rows) != 1 {
		t.Fatalf("%d rows, %v", len(radar.Rows), err)
	}
	return radar, radar.Rows[0]
}

// One export on its whole way: what is missing, whom to ask, what it is worth.
func TestRefundRadarFollowsAnExport(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	must(t, x.SaveTaxRates(ctx, []money.Rate{{Currency: "USD", Value: money.New(7), Date: "2026-07-01"}}))
	d := x.filed(t)
	radar, row := x.look(t)
	// reckoned: 2,566.03 × 7 / 1.13 × 13 % + 2,153.97 × 7 / 1.13 × 9 %
	if row.Missing != refund.Data || row.Ask != refund.Bureau || row.Next != "2027-04-30" || !row.Estimated || row.AtStake.String() != "3267.34" || radar.AtStake != row.AtStake {
		t.Errorf("declared: %+v", row)
	}
	_, err := x.FollowExport(ctx, d.ID, func(o *customs.Outcome) { o.DataOn = "2026-07-20" })
	must(t, err)
	if _, row = x.look(t); row.Missing != refund.Invoiced || row.Ask != refund.Factory {
		t.Errorf("with data: %+v", row)
	}
	cups, pots := x.invoice("26332000000012345678", x.cup, "个", "1500", "18000", "0.13"), x.invoice("26332000000012345679", x.pot, "套", "200", "12000", "0.03")
	must(t, x.SaveInvoice(ctx, cups))
	must(t, x.SaveInvoice(ctx, pots))
	if _, row = x.look(t); row.Missing != refund.Confirmed || row.Estimated || row.AtStake.String() != "1920.00" {
		t.Errorf("invoiced: %+v", row)
	}
	must(t, x.ConfirmInvoices(ctx, []string{cups.ID, pots.ID}, "2026-08-01"))
	if err := x.ConfirmInvoices(ctx, []string{cups.ID}, "someday"); !fault.Is(err, "refund.date_wrong") {
		t.Errorf("a day that is none: %v", err)
	}
	if _, row = x.look(t); row.Missing != refund.Collected || row.Ask != refund.Buyer || row.Reached[refund.Confirmed] != "2026-08-01" {
		t.Errorf("confirmed: %+v", row)
	}
	_, err = x.FollowExport(ctx, d.ID, func(o *customs.Outcome) { o.DeemedOn, o.DeemedReason = "2026-10-01", "01" })
	must(t, err)
	open, err := x.ClaimableExports(ctx)
	must(t, err)
	claim, _, err := x.OpenRefundClaim(ctx, "202611", "001", []string{open[0].ItemID, open[1].ItemID})
	must(t, err)
	if _, row = x.look(t); row.Missing != refund.Claimed || row.ClaimID != claim.ID || row.RecordBy != "" {
		t.Errorf("linked: %+v", row)
	}
	_, err = x.FileRefundClaim(ctx, claim.ID, "2026-11-10")
	must(t, err)
	if radar, row = x.look(t); row.Missing != refund.Approved || row.RecordBy != "2026-11-25" || radar.Claimed.String() != "1920.00" || radar.AtStake.Minor != 0 {
		t.Errorf("filed: %+v", row)
	}
	day, err := x.Today(ctx)
	must(t, err)
	found := false
	for _, task := range day.Tasks {
		found = found || task.Key == "today.record_due" && task.ID == claim.ID
	}
	if !found {
		t.Errorf("the record file is not on the page of the day: %+v", day.Tasks)
	}
}

func TestRadarLeavesOutWhatEarnsNothing(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	d := x.filed(t)
	_, err := x.FollowExport(ctx, d.ID, func(o *customs.Outcome) { o.Treatment = customs.Untaxed })
	must(t, err)
	if radar, err := x.RefundRadar(ctx); err != nil || len(radar.Rows) != 0 || radar.AtStake.Minor != 0 {
		t.Errorf("%+v %v", radar, err)
	}
}
