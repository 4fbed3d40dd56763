package app_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/sheet"
)

// The workbook for the broker comes back as it left: read again and filed, no
// difference stands between the two.
func TestBrokerWorkbookComesBack(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	parts, err := x.DraftDeclaration(ctx, x.shipment, app.Drafting{})
	must(t, err)
	d := parts[0]
	dir := t.TempDir()
	paths, err := x.ExportDeclaration(ctx, d.ID, dir, app.PDF, app.XLSX, app.XML)
	if err != nil || len(paths) != 4 {
		t.Fatalf("%v %v", paths, err)
	}
	data, err := os.ReadFile(filepath.Join(dir, app.DeclarationName(d, app.XLSX)))
	must(t, err)
	book, err := sheet.Read(ctx, bytes.NewReader(data), int64(len(data)), sheet.Options{})
	must(t, err)
	var names []string
	for _, s := range book.Sheets {
		names = append(names, s.Name)
	}
	must(t, book.Close())
	if got := strings.Join(names, " "); got != "报关单 申报要素 发票 装箱单 委托书" {
		t.Errorf("the sheets are %s; this shipment has no order", got)
	}
	back, err := x.ReadDeclared(ctx, d.ID, data)
	must(t, err)
	if list := customs.Compare(d, back); len(list) != 0 {
		t.Errorf("came back different: %+v", list)
	}
	back.Number, back.ExportDate = "310420260512345678", "2026-07-05"
	back.Items[0].Quantity = back.Items[0].Quantity.Add(back.Items[0].Quantity)
	list, err := x.FileDeclaration(ctx, d.ID, &back)
	if err != nil || len(list) != 1 || list[0].Field != "quantity" || list[0].Item != 1 {
		t.Errorf("%+v %v", list, err)
	}
}

func TestReadDeclaredRefusesOtherSheets(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	parts, err := x.DraftDeclaration(ctx, x.shipment, app.Drafting{})
	must(t, err)
	for name, c := range map[string]struct{ data, key string }{
		"another table":    {"a,b\n1,2\n", "customs.sheet_unknown"},
		"no text":          {"\x00\x01\x02", ""},
		"a broken total":   {"项号,商品编号,商品名称,成交数量,总价\n1,9617009000,杯,10,abc\n", "customs.row_wrong"},
		"a broken gross":   {"毛重（千克）,abc\n项号,商品编号,商品名称,成交数量,总价\n1,9617009000,杯,10,5\n", "customs.sheet_value"},
		"without any rows": {"项号,商品编号,商品名称,成交数量,总价\n", "customs.sheet_unknown"},
	} {
		_, err := x.ReadDeclared(ctx, parts[0].ID, []byte(c.data))
		if err == nil || c.key != "" && !fault.Is(err, c.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSendDeclarationNeedsAllBoxes(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	parts, err := x.DraftDeclaration(ctx, x.shipment, app.Drafting{})
	must(t, err)
	if _, err := x.SendDeclaration(ctx, parts[0].ID); !fault.Is(err, "customs.field_missing") {
		t.Errorf("a draft with gaps went out: %v", err)
	}
	d := parts[0]
	d.Exit, d.Port = "3104", "330201"
	must(t, x.SaveDeclaration(ctx, &d))
	sent, err := x.SendDeclaration(ctx, d.ID)
	if err != nil || sent.Status != customs.Sent {
		t.Errorf("%v %v", sent.Status, err)
	}
	if _, err := x.DraftDeclaration(ctx, x.shipment, app.Drafting{}); !fault.Is(err, "customs.already_sent") {
		t.Errorf("drafted anew under the broker's hands: %v", err)
	}
}

func TestImportedCodesNameThemselves(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	n, err := x.ImportCodes(ctx, app.Districts, "codes.csv", []byte("地区代码,地区名称,英文名称\n33029,宁波其他,Ningbo\n33012,杭州,Hangzhou\n31019,上海,Shanghai\n"))
	if err != nil || n != 3 {
		t.Fatalf("%d %v", n, err)
	}
	must(t, x.FavourCode(ctx, app.Districts, "31019", true))
	for words, want := range map[string]string{"": "31019 33029 33012", "33": "33029 33012", "ningbo": "33029", "杭": "33012", "x": ""} {
		found, err := x.FindCodes(ctx, app.Districts, words, 10)
		must(t, err)
		var codes []string
		for _, c := range found {
			codes = append(codes, c.Code)
		}
		if got := strings.Join(codes, " "); got != want {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
	for name, c := range map[string]struct{ table, data, key string }{
		"no such table": {"other", "代码,名称\n1,a\n", "customs.table_unknown"},
		"twice":         {app.Districts, "代码,名称\n1,a\n1,b\n", "customs.code_twice"},
		"ends before":   {app.Districts, "代码,名称,开始日期,结束日期\n1,a,2026-01-02,2026-01-01\n", "customs.row_wrong"},
		"no names":      {app.Districts, "代码,别的\n1,a\n", "customs.columns_missing"},
	} {
		if _, err := x.ImportCodes(ctx, c.table, "x.csv", []byte(c.data)); !fault.Is(err, c.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if left, err := x.CodesOf(ctx, app.Districts, "2026-11-22"); err != nil || len(left) != 3 {
		t.Errorf("a refused file changed the table: %d rows, %v", len(left), err)
	}
	parts, err := x.DraftDeclaration(ctx, x.shipment, app.Drafting{})
	must(t, err)
	data, err := x.PrintDeclaration(ctx, parts[0].ID, app.XLSX)
	must(t, err)
	if !holdsText(t, data, "33029 宁波其他") {
		t.Error("the workbook does not name the place of source")
	}
	pages, err := x.DeclarationPages(ctx, parts[0])
	must(t, err)
	if shown := fmt.Sprintf("%+v", pages); !strings.Contains(shown, "宁波其他") {
		t.Error("the screen does not name the place of source")
	}
}

// holdsText looks for a text in the parts of a workbook.
func holdsText(t *testing.T, data []byte, words string) bool {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	for _, f := range archive.File {
		part, err := f.Open()
		must(t, err)
		var b bytes.Buffer
		_, err = b.ReadFrom(part)
		must(t, err)
		must(t, part.Close())
		if strings.Contains(b.String(), words) {
			return true
		}
	}
	return false
}

func TestImportTariffAndFlags(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	csv := "商品编码,商品名称,申报要素,法定第一单位,法定第二单位,监管条件\n" +
		"9617009000,其他真空容器,0:品牌类型|1:出口享惠情况|2:用途|3:材质|4:GTIN,007,035,AB\n" +
		"0901110000,未焙炒的咖啡,0:品牌类型|1:出口享惠情况|2:品种,035,,AFEB\n"
	n, err := x.ImportTariff(ctx, []byte(csv), "2026-01-01")
	if err != nil || n != 2 {
		t.Fatalf("%d %v", n, err)
	}
	row, found, err := x.TariffOf(ctx, "0901110000")
	if err != nil || !found || row.FirstUnit != "035" || row.Conditions != "AFEB" || len(customs.ParseSlots(row.Slots)) != 3 {
		t.Errorf("%+v %v %v", row, found, err)
	}
	flags, err := x.FlagCodes(ctx, app.ShipmentNoun, x.shipment, "2026-07-05")
	if err != nil || len(flags) != 1 || flags[0].Key != "customs.flag_expired" || flags[0].Line != 2 {
		t.Errorf("the pot's code is not in the tariff: %+v %v", flags, err)
	}
	if flags, err = x.FlagCodes(ctx, app.ProductNoun, x.cup, "2025-12-31"); err != nil || len(flags) != 1 {
		t.Errorf("a code before its first day: %+v %v", flags, err)
	}
	for data, key := range map[string]string{
		"商品编码,商品名称\n96170090,短\n": "customs.row_wrong",
		"商品编码,商品名称,开始日期,结束日期\n9617009000,甲,2026-01-01,\n9617009000,乙,2026-06-01,\n": "customs.tariff_overlaps",
		"甲,乙\n1,2\n": "customs.columns_missing",
	} {
		if _, err := x.ImportTariff(ctx, []byte(data), "2026-01-01"); !fault.Is(err, key) {
			t.Errorf("%q: %v", data, err)
		}
	}
}
