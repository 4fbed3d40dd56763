package store_test

import (
	"fmt"
	"testing"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/data/store/storetest"
)

func TestGeneratedDeclaration(t *testing.T) {
	same(t, func(d *customs.Declaration, n int) {
		d.ShipmentID, d.DraftID, d.Number = "", "", fmt.Sprint(n)
		for i := range d.Items {
			d.Items[i].ID = fmt.Sprintf("i%d-%d", n, i)
		}
		for i := range d.Containers {
			d.Containers[i].ID = fmt.Sprintf("c%d-%d", n, i)
		}
		for i := range d.Attached {
			d.Attached[i].ID = fmt.Sprintf("a%d-%d", n, i)
		}
	}, func(d *customs.Declaration) *string { return &d.ID }, func(d *customs.Declaration) *int64 { return &d.Ver },
		func(tx app.Tx, d *customs.Declaration) error { return tx.PutDeclaration(d) }, app.Reader.Declaration)
}

func TestGeneratedInvoice(t *testing.T) {
	same(t, func(v *refund.Invoice, n int) {
		v.Number, v.SupplierID, v.PurchaseID = fmt.Sprint(n), "", ""
		for i := range v.Lines {
			v.Lines[i].ID, v.Lines[i].ProductID = fmt.Sprintf("l%d-%d", n, i), ""
		}
	}, func(v *refund.Invoice) *string { return &v.ID }, func(v *refund.Invoice) *int64 { return &v.Ver },
		func(tx app.Tx, v *refund.Invoice) error { return tx.PutInvoice(v) }, app.Reader.Invoice)
}

func TestGeneratedRefundClaim(t *testing.T) {
	same(t, func(c *refund.Claim, n int) {
		c.Month, c.Batch = "202611", fmt.Sprint(n)
		for i := range c.Exports {
			c.Exports[i].ID, c.Exports[i].DeclarationID = fmt.Sprintf("e%d-%d", n, i), ""
		}
		for i := range c.Links {
			c.Links[i].ID, c.Links[i].InvoiceID = fmt.Sprintf("k%d-%d", n, i), ""
		}
	}, func(c *refund.Claim) *string { return &c.ID }, func(c *refund.Claim) *int64 { return &c.Ver },
		func(tx app.Tx, c *refund.Claim) error { return tx.PutRefundClaim(c) }, app.Reader.RefundClaim)
}

func TestOneInvoiceAndOneBatchOfANumber(t *testing.T) {
	s := storetest.New(t)
	invoice := refund.Invoice{Number: "26332000000012345678", Lines: []refund.InvoiceLine{{Taxable: money.Amount{Minor: 100, Currency: money.CNY}}}}
	claim := refund.Claim{Month: "202611", Batch: "001"}
	write(t, s, func(tx app.Tx) error {
		if err := tx.PutInvoice(&invoice); err != nil {
			return err
		}
		return tx.PutRefundClaim(&claim)
	})
	wantFault(t, s.Write(t.Context(), "lin", func(tx app.Tx) error {
		twice := refund.Invoice{Number: invoice.Number}
		return tx.PutInvoice(&twice)
	}), "refund.invoice_twice")
	wantFault(t, s.Write(t.Context(), "lin", func(tx app.Tx) error {
		twice := refund.Claim{Month: claim.Month, Batch: claim.Batch}
		return tx.PutRefundClaim(&twice)
	}), "refund.batch_taken")
	// the bin gives the number free
	write(t, s, func(tx app.Tx) error { return tx.Delete(app.InvoiceNoun, invoice.ID, invoice.Ver) })
	write(t, s, func(tx app.Tx) error {
		again := refund.Invoice{Number: invoice.Number}
		return tx.PutInvoice(&again)
	})
	write(t, s, func(tx app.Tx) error { return tx.Delete(app.RefundNoun, claim.ID, claim.Ver) })
	read(t, s, func(r app.Reader) error {
		bin, err := r.Bin()
		if len(bin) != 2 {
			t.Errorf("%+v", bin)
		}
		return err
	})
}

func TestTariffOfTheDay(t *testing.T) {
	s := storetest.New(t)
	write(t, s, func(tx app.Tx) error {
		return tx.PutTariff([]customs.Tariff{
			{Code: "9617009000", Name: "其他真空容器", Slots: "0:品牌类型|1:出口享惠情况|2:品种", FirstUnit: "007", From: "2026-01-01"},
			{Code: "9617009000", Name: "真空容器", FirstUnit: "007", From: "2025-01-01", To: "2025-12-31"},
			{Code: "7323930000", Name: "不锈钢制餐桌、厨房器具", FirstUnit: "035", From: "2026-01-01"},
		})
	})
	read(t, s, func(r app.Reader) error {
		for day, name := range map[string]string{"2026-11-22": "其他真空容器", "2025-06-30": "真空容器", "2024-12-31": ""} {
			row, found, err := r.Tariff("9617009000", day)
			if err != nil || row.Name != name || found != (name != "") {
				t.Errorf("%s: %+v %v %v", day, row, found, err)
			}
		}
		for words, n := range map[string]int{"9617": 2, "真空": 2, "厨房": 1, "7323930000": 1, "0101": 0} {
			if list, err := r.FindTariff(words, 10); err != nil || len(list) != n {
				t.Errorf("%s: %d rows, %v", words, len(list), err)
			}
		}
		n, err := r.TariffSize()
		if n != 3 {
			t.Errorf("%d rows", n)
		}
		return err
	})
}
