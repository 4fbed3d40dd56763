package app_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"sampan/app/fault"
	"sampan/app/refund"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// rateFile is a table of rates as the tax bureaus publish it, in an archive.
func rateFile(t *testing.T, rows ...[4]string) []byte {
	t.Helper()
	sizes := map[string]byte{"CODE": 20, "NAME": 30, "TSL": 6, "ST_DATE": 8}
	order := []string{"CODE", "NAME", "TSL", "ST_DATE"}
	var table bytes.Buffer
	head := make([]byte, 32)
	head[0] = 3
	binary.LittleEndian.PutUint32(head[4:], uint32(len(rows)))
	binary.LittleEndian.PutUint16(head[8:], uint16(32+32*len(order)+1))
	binary.LittleEndian.PutUint16(head[10:], 65)
	table.Write(head)
	for _, name := range order {
		field := make([]byte, 32)
		copy(field, name)
		field[11], field[16] = 'C', sizes[name]
		table.Write(field)
	}
	table.WriteByte(0x0D)
	for _, row := range rows {
		table.WriteByte(' ')
		for i, name := range order {
			text, err := simplifiedchinese.GBK.NewEncoder().String(row[i])
			must(t, err)
			fmt.Fprintf(&table, "%s%*s", text, int(sizes[name])-len(text), "")
		}
	}
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.Create("2026B/CMCODE.DBF")
	must(t, err)
	_, err = w.Write(table.Bytes())
	must(t, err)
	must(t, z.Close())
	return packed.Bytes()
}

func TestRatesAreFoundByTheExportDate(t *testing.T) {
	ctx := context.Background()
	a := empty(t)
	library, err := a.ImportRates(ctx, "2026B.zip", rateFile(
		t, [4]string{"9617009000", "其他真空容器", "13.00", "20190401"}, [4]string{"8507600090", "其他锂离子蓄电池", "9.00", "20241201"},
	), "2026B")
	if err != nil || library.Len() != 2 {
		t.Fatalf("%d rates, %v", library.Len(), err)
	}
	csv := "商品代码,商品名称,征税率,退税率,开始日期,结束日期\n8507600090,其他锂离子蓄电池,13,9%,2024-12-01,2026-12-31\n8507600090,其他锂离子蓄电池,13,0,2027-01-01,\n"
	if _, err = a.ImportRates(ctx, "own.csv", []byte(csv), "2027A"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ code, day, version, rate string }{
		{"9617009000", "2026-11-22", "2026B", "0.13"},
		{"8507600090", "2026-12-31", "2027A", "0.09"},
		{"8507600090", "2027-01-01", "2027A", "0"},
	} {
		found, err := a.FindRate(ctx, trade.HSCode(c.code), c.day)
		if err != nil || found.How != refund.ExactCode || found.Version != c.version || found.Rate.Refund.String() != c.rate {
			t.Errorf("%s on %s: %+v %v", c.code, c.day, found, err)
		}
	}
	must(t, a.DropRates(ctx, "2027A"))
	if found, _ := a.FindRate(ctx, "8507600090", "2027-01-01"); found.Version != "2026B" {
		t.Errorf("a version taken out still answers: %+v", found)
	}
	if list, err := a.RateLibraries(ctx); err != nil || len(list) != 1 || list[0].Rows != 2 || list[0].Source != "2026B.zip" {
		t.Errorf("%+v %v", list, err)
	}
}

func TestRatesRefused(t *testing.T) {
	ctx := context.Background()
	a := empty(t)
	for name, c := range map[string]struct {
		data    string
		version string
		key     string
	}{
		"no version":     {"商品代码,退税率\n9617009000,13\n", " ", "refund.version_missing"},
		"no rates in it": {"品名,价格\n杯,3\n", "x", "refund.no_rates"},
		"a wrong code":   {"商品代码,退税率\n96A7009000,13\n", "x", "refund.rate_wrong"},
		"a wrong rate":   {"商品代码,退税率\n9617009000,一成三\n", "x", "refund.rate_wrong"},
		"overlapping":    {"商品代码,退税率,开始日期\n9617009000,13,2019-04-01\n9617009000,9,2024-12-01\n", "x", "refund.rates_overlap"},
		"nothing":        {"", "x", sheet.ErrEmpty},
		"half a rar":     {"Rar!\x1a\x07\x00abc", "x", sheet.ErrBroken},
	} {
		if _, err := a.ImportRates(ctx, "rates", []byte(c.data), c.version); !fault.Is(err, c.key) {
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
	if list, err := a.RateLibraries(ctx); err != nil || len(list) != 0 {
		t.Errorf("a refused file left %+v %v", list, err)
	}
}

func TestOwnRulesWin(t *testing.T) {
	ctx := context.Background()
	a := empty(t)
	own := trade.Rule{Key: "declaration.items_max", From: "2026-01-01", Value: "20", Source: "the broker's system", Own: true}
	must(t, a.SaveRules(ctx, trade.Rules{own, {Key: "shipped", Value: "1"}}))
	rules, err := a.Rules(ctx)
	must(t, err)
	if n, rule, err := rules.Whole("declaration.items_max", "2026-11-22"); err != nil || n != 20 || !rule.Own {
		t.Errorf("%d %+v %v", n, rule, err)
	}
	if n, _, _ := rules.Whole("declaration.items_max", "2025-12-31"); n != 50 {
		t.Errorf("before its first day the own rule held: %d", n)
	}
	if _, err := rules.At("shipped", "2026-11-22"); err == nil {
		t.Error("a row that is not the firm's was kept")
	}
	own.To = "2025-01-01"
	if err := a.SaveRules(ctx, trade.Rules{own}); !fault.Is(err, "rule.dates_wrong") {
		t.Errorf("a rule that ends before it begins: %v", err)
	}
}
