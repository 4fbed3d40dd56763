package app_test

import (
	"context"
	"strings"
	"testing"

	"sampan/app/fault"
	"sampan/app/refund"
	"sampan/app/sheet"
)

const platformHead = "序号,发票代码,发票号码,数电发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,税收分类编码,货物或应税劳务名称,规格型号,单位,数量,单价,金额,税率,税额,价税合计,发票票种,发票状态,是否正数发票,备注\n"

func TestImportInvoicesOfThePlatform(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	csv := platformHead +
		"1,,,26332000000012345678,91330212MA8R5N1TX0,宁波杯业有限公司,91330212MA8R5N1TX0,宁波舢板进出口有限公司,2026-06-10 10:22:33,1,*日用杂品*保温杯,500ml,个,1500,12,18000,13%,2340,20340,数电发票（增值税专用发票）,正常,是,\n" +
		"2,,,26332000000012345678,91330212MA8R5N1TX0,宁波杯业有限公司,91330212MA8R5N1TX0,宁波舢板进出口有限公司,2026-06-10 10:22:33,1,*日用杂品*不锈钢锅,,套,200,50,10000,13%,1300,11300,数电发票（增值税专用发票）,正常,是,\n" +
		"3,3300211130,12345678,,91330212MA8R5N1TX0,宁波杯业有限公司,91330212MA8R5N1TX0,宁波舢板进出口有限公司,2026-06-12,1,*日用杂品*保温杯,,个,10,12,120,0.03,3.6,123.6,增值税专用发票,正常,是,\n" +
		"4,,,26332000000012345680,91330212MA8R5N1TX0,宁波杯业有限公司,91330212MA8R5N1TX0,宁波舢板进出口有限公司,2026-06-20,1,*日用杂品*保温杯,,个,-500,12,-6000,13%,-780,-6780,数电发票（增值税专用发票）,正常,否,被红冲蓝字数电发票号码：26332000000012345678 红字发票信息确认单编号：33\n" +
		"5,,,26332000000012345681,91330212MA8R5N1TX0,别家,91330000000000000X,别的公司,2026-06-20,1,*日用杂品*杯,,个,1,1,100,13%,13,113,增值税专用发票,正常,是,\n" +
		"6,,,26332000000012345682,91330212MA8R5N1TX0,宁波杯业有限公司,91330212MA8R5N1TX0,宁波舢板,2026-06-20,1,*日用杂品*杯,,个,1,1,100,13%,13,113,增值税普通发票,作废,是,\n" +
		"7,,,2633200000001234568,91330212MA8R5N1TX0,宁波杯业有限公司,91330212MA8R5N1TX0,宁波舢板,2026-06-20,1,*日用杂品*杯,,个,1,1,100,13%,13,113,增值税专用发票,正常,是,\n"
	list, err := x.ReadInvoices(ctx, []byte(csv))
	if err != nil || len(list) != 6 {
		t.Fatalf("%d invoices, %v", len(list), err)
	}
	var said []string
	for _, v := range list {
		word := string(v.State)
		if f, ok := v.Reason.(*fault.Fault); ok {
			word += " " + f.Key
		}
		said = append(said, word)
	}
	if got := strings.Join(said, "; "); got != "new; new; new; rejected refund.invoice_of_another; rejected refund.invoice_void; rejected refund.invoice_number" {
		t.Error(got)
	}
	if v := list[0]; len(v.Lines) != 2 || v.Lines[0].ProductID != x.cup || v.Lines[1].ProductID != x.pot || v.Date != "2026-06-10" || v.Sum().String() != "28000.00" {
		t.Errorf("%+v", v.Invoice)
	}
	if list[1].Number != "330021113012345678" || list[2].RedOf != list[0].Number || !list[2].Red() {
		t.Errorf("%q, red of %q", list[1].Number, list[2].RedOf)
	}
	n, err := x.ImportInvoices(ctx, list)
	if err != nil || n != 3 {
		t.Fatalf("%d %v", n, err)
	}
	again, err := x.ReadInvoices(ctx, []byte(csv))
	must(t, err)
	if app := again[0]; app.State != sheet.Same || !fault.Is(app.Reason, "refund.invoice_kept") {
		t.Errorf("%s %v", app.State, app.Reason)
	}
	if n, err = x.ImportInvoices(ctx, list); !fault.Is(err, "refund.invoice_twice") || n != 0 {
		t.Errorf("the same list twice: %d %v", n, err)
	}
	if _, err := x.ReadInvoices(ctx, []byte("a,b\n1,2\n")); !fault.Is(err, "customs.columns_missing") {
		t.Errorf("another table: %v", err)
	}
}

func TestInvoiceFindingsAgainstTheDeclaration(t *testing.T) {
	ctx := context.Background()
	x := newExporter(t)
	x.filed(t)
	same := x.invoice("26332000000012345678", x.cup, "个", "1000", "12000", "0.13")
	same.Lines[0].Name = "*日用杂品*保温杯"
	other := x.invoice("26332000000012345679", x.pot, "只", "200", "12000", "0.03")
	other.Lines[0].Name = "*日用杂品*锅具"
	for _, c := range []struct {
		v    *refund.Invoice
		want string
	}{{same, ""}, {other, "refund.rate_simple refund.name_differs refund.unit_differs"}} {
		list, err := x.InvoiceFindings(ctx, *c.v)
		must(t, err)
		var keys []string
		for _, f := range list {
			keys = append(keys, f.Key)
		}
		if got := strings.Join(keys, " "); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
