package app_test

import (
	"context"
	"testing"

	"sampan/app/money"
	"sampan/app/refund"
)

func TestAClaimIsLinkedAnewAndFollowed(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	d := x.filed(t)
	claim, short, err := x.OpenRefundClaim(ctx, "202607", "1", []string{d.Items[0].ID})
	must(t, err)
	if len(short) != 1 || len(claim.Links) != 0 {
		t.Fatalf("without invoices %d links, %d short", len(claim.Links), len(short))
	}
	must(t, x.SaveInvoice(ctx, &refund.Invoice{
		Number: "26332000000012345678", Date: "2026-07-10", Kind: refund.SpecialInvoice, Seller: "永康市恒发五金制品厂",
		Lines: []refund.InvoiceLine{{
			ProductID: x.cup, Name: "*日用杂品*保温杯", Unit: "个", Quantity: money.New(1000), Rate: money.Must("0.13"),
			Taxable: money.Amount{Minor: 1200000, Currency: money.CNY}, Tax: money.Amount{Minor: 156000, Currency: money.CNY},
		}},
	}))
	claim, short, err = x.LinkRefundClaim(ctx, claim.ID)
	must(t, err)
	if len(short) != 0 || len(claim.Exports) != 1 || claim.Refund().Minor != 156000 || len(claim.Unmet()) != 0 {
		t.Fatalf("linked anew: %d short, %d exports, %s", len(short), len(claim.Exports), claim.Refund())
	}
	if again, _, err := x.LinkRefundClaim(ctx, claim.ID); err != nil || again.Refund() != claim.Refund() {
		t.Errorf("linked twice: %s %v", again.Refund(), err)
	}
	approve := func(c *refund.Claim) error { return c.Approve("2026-09-01") }
	_, err = x.FollowRefundClaim(ctx, claim.ID, approve)
	wantFault(t, err, "refund.claim_too_early")
	_, err = x.FileRefundClaim(ctx, claim.ID, "2026-08-12")
	must(t, err)
	_, err = x.FollowRefundClaim(ctx, claim.ID, func(c *refund.Claim) error { return c.Ask("2026-08-20", "请提供运输单据") })
	must(t, err)
	_, err = x.FollowRefundClaim(ctx, claim.ID, approve)
	wantFault(t, err, "refund.claim_doubted")
	for _, step := range []func(*refund.Claim) error{
		func(c *refund.Claim) error { c.Settle(); return nil }, approve,
		func(c *refund.Claim) error { return c.KeepRecord("2026-08-25", "财务室 2 号柜") },
		func(c *refund.Claim) error { return c.Pay("2026-09-10") },
	} {
		if claim, err = x.FollowRefundClaim(ctx, claim.ID, step); err != nil {
			t.Fatal(err)
		}
	}
	if claim.Status != refund.ClaimPaid || claim.PaidOn != "2026-09-10" || claim.RecordAt == "" || claim.Doubt == "" {
		t.Errorf("followed to %+v", claim)
	}
	_, err = x.FollowRefundClaim(ctx, claim.ID, func(c *refund.Claim) error { return c.Drop() })
	wantFault(t, err, "refund.claim_filed")
}
