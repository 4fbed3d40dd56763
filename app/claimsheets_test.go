package app_test

import (
	"bytes"
	"context"
	"testing"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/sheet"
)

// claimed is a claim of both items of the exporter's shipment.
func (x *exporter) claimed(t *testing.T) refund.Claim {
	t.Helper()
	ctx := context.Background()
	x.filed(t)
	must(t, x.SaveInvoice(ctx, x.invoice("26332000000012345678", x.cup, "个", "1500", "18000", "0.13")))
	must(t, x.SaveInvoice(ctx, x.invoice("26332000000012345679", x.pot, "套", "200", "12000", "0.03")))
	open, err := x.ClaimableExports(ctx)
	must(t, err)
	claim, _, err := x.OpenRefundClaim(ctx, "202611", "001", []string{open[0].ItemID, open[1].ItemID})
	must(t, err)
	return claim
}

func firstSheet(t *testing.T, data []byte) *sheet.Sheet {
	t.Helper()
	book, err := sheet.Read(context.Background(), bytes.NewReader(data), int64(len(data)), sheet.Options{})
	must(t, err)
	t.Cleanup(func() { _ = book.Close() })
	return &book.Sheets[0]
}

// columnSum adds a column of a sheet below its headings.
func columnSum(s *sheet.Sheet, heading, column int) money.Decimal {
	sum := money.Zero
	for r := heading + 1; r < len(s.Rows); r++ {
		if c := s.Cell(sheet.At{Row: r, Column: column}); c.Kind == sheet.Number {
			sum = sum.Add(money.Must(c.Text))
		}
	}
	return sum
}

func TestClaimSheets(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	claim := x.claimed(t)
	sheets, err := x.ClaimSheets(ctx, claim.ID, nil)
	if err != nil || len(sheets) != 4 {
		t.Fatalf("%d sheets, %v", len(sheets), err)
	}
	exports, purchases, exchange := firstSheet(t, sheets[0].Data), firstSheet(t, sheets[1].Data), firstSheet(t, sheets[2].Data)
	if sheets[0].Name != "《外贸企业出口退税出口明细申报表》导入模板-91330212MA8R5N1TX0-202611001.xlsx" || exports.Name != "模板" {
		t.Errorf("%s, sheet %s", sheets[0].Name, exports.Name)
	}
	for i, want := range []string{"202611", "001", claim.Exports[0].Number, "310420260512345678001", "", "CI2607-0001", "2026-07-05", "9617009000", "保温杯", "个", "1000", "2566.03"} {
		if got := exports.Cell(sheet.At{Row: 8, Column: i}); got.Text != want || i < 9 && want != "" && got.Kind != sheet.Text {
			t.Errorf("export column %d is %q, want %q", i+1, got.Text, want)
		}
	}
	for i, want := range []string{"202611", "001", claim.Links[0].Number, "V|增值税", "02|增值税专用发票", "26332000000012345678", "2026-06-10", "", "9617009000", "保温杯", "个", "1000", "12000", "13", "13", "1560"} {
		if got := purchases.Cell(sheet.At{Row: 8, Column: i}).Text; got != want {
			t.Errorf("purchase column %d is %q, want %q", i+1, got, want)
		}
	}
	if exports.Cell(sheet.At{Row: 7, Column: 16}).Text != "备注" || purchases.Cell(sheet.At{Row: 7, Column: 16}).Text != "备注" || exchange.Cell(sheet.At{Row: 7, Column: 23}).Text != "备注" {
		t.Error("the last headings are not where they belong")
	}
	total, err := refund.Summarise(claim)
	must(t, err)
	for name, c := range map[string]struct{ got, want money.Decimal }{
		"FOB": {columnSum(exports, 7, 11), total.FOB.Decimal()}, "taxable": {columnSum(purchases, 7, 12), total.Taxable.Decimal()},
		"refund": {columnSum(purchases, 7, 15), total.Refund.Decimal()}, "declared": {columnSum(exchange, 7, 6), money.New(5040)},
	} {
		if !c.got.Equal(c.want) {
			t.Errorf("%s: rows sum to %s, the total says %s", name, c.got, c.want)
		}
	}
}

func TestClaimSheetsFillTheUsersTemplate(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	claim := x.claimed(t)
	sheets, err := x.ClaimSheets(ctx, claim.ID, nil)
	must(t, err)
	again, err := x.ClaimSheets(ctx, claim.ID, map[string][]byte{app.ExportColumns: sheets[0].Data})
	if err != nil || len(again[0].Unplaced) != 0 {
		t.Fatalf("%v %v", again[0].Unplaced, err)
	}
	if got := firstSheet(t, again[0].Data).Cell(sheet.At{Row: 9, Column: 8}).Text; got != "不锈钢锅" {
		t.Errorf("the template holds %q", got)
	}
	if _, err := x.ClaimSheets(ctx, claim.ID, map[string][]byte{app.ExportColumns: sheets[3].Data}); !fault.Is(err, sheet.ErrTemplate) {
		t.Errorf("a workbook without the headings: %v", err)
	}
}

func TestFollowExport(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	d := x.filed(t)
	list, err := x.Collections(ctx)
	if err != nil || len(list) != 1 || list[0].State != refund.Awaited || list[0].Due != "2027-04-30" || list[0].Total.String() != "5040.00" {
		t.Fatalf("%+v %v", list, err)
	}
	if _, err := x.FollowExport(ctx, d.ID, func(o *customs.Outcome) { o.DeemedOn = "2026-10-01" }); !fault.Is(err, "refund.deemed_reason_missing") {
		t.Errorf("deemed without a reason: %v", err)
	}
	_, err = x.FollowExport(ctx, d.ID, func(o *customs.Outcome) { o.DeemedOn, o.DeemedReason = "2026-10-01", "01" })
	must(t, err)
	if list, err = x.Collections(ctx); err != nil || list[0].State != refund.Deemed || list[0].On() != "2026-10-01" {
		t.Errorf("%+v %v", list[0], err)
	}
	_, err = x.FollowExport(ctx, d.ID, func(o *customs.Outcome) { o.Treatment = customs.Taxable })
	must(t, err)
	open, err := x.ClaimableExports(ctx)
	if err != nil || open[0].Reason != "refund.treated_taxed" {
		t.Errorf("an export taxed as a domestic sale can be claimed: %+v %v", open[0].Reason, err)
	}
	reports, err := x.SafeReports(ctx)
	if err != nil || len(reports) != 1 || reports[0].Advance || reports[0].ReportBy != "2026-08-04" {
		t.Errorf("more than 90 days without money: %+v %v", reports, err)
	}
}

func TestRatesOfTheMonth(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	must(t, x.SaveTaxRates(ctx, []money.Rate{{Currency: "USD", Value: money.Must("7.1"), Date: "2026-07-01"}, {Currency: "EUR", Value: money.Must("7.81"), Date: "2026-07-01"}}))
	if err := x.SaveTaxRates(ctx, []money.Rate{{Currency: "USD", Date: "2026-07-01"}}); !fault.Is(err, "refund.exchange_wrong") {
		t.Errorf("a rate of nothing: %v", err)
	}
	parts, err := x.DraftDeclaration(ctx, x.shipment, app.Drafting{})
	must(t, err)
	d := parts[0]
	id := d.ID
	d.ID, d.Ver, d.Number, d.ExportDate, d.Currency, d.Term = "", 0, "310420260512345678", "2026-07-05", "EUR", "3"
	for i := range d.Items {
		d.Items[i].ID, d.Items[i].Total.Currency = "", "EUR"
	}
	_, err = x.FileDeclaration(ctx, id, &d)
	must(t, err)
	open, err := x.ClaimableExports(ctx)
	must(t, err)
	// 5,040 EUR × 7.81 / 7.1 = 5,544 USD
	if sum := open[0].FOB.Minor + open[1].FOB.Minor; sum != 554400 || open[0].FOB.Currency != "USD" {
		t.Errorf("%v + %v", open[0].FOB, open[1].FOB)
	}
}
