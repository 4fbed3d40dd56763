package print

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sampan/app/customs"
	"sampan/app/money"
	"sampan/app/trade"
)

func formTables(*testing.T) trade.Tables {
	code := func(table, code, zh string) trade.Code { return trade.Code{Table: table, Code: code, NameZH: zh} }
	return trade.Tables{
		Rules:      trade.Rules{{Key: "declaration.rows_per_page", Value: "6"}},
		Countries:  []trade.Country{{Code: "CN", Alpha3: "CHN", NameZH: "中国"}, {Code: "DE", Alpha3: "DEU", NameZH: "德国"}},
		Currencies: []trade.Name{{Code: "USD", NameZH: "美元"}},
		Units:      []trade.Unit{{Code: "pcs", Customs: "007", NameZH: "个"}, {Code: "kg", Customs: "035", NameZH: "千克"}},
		Codes: []trade.Code{
			code("transport", "2", "水路运输"), code("supervision", "0110", "一般贸易"), code("duty_exemption", "101", "一般征税"),
			code("package", "22", "纸制或纤维板制盒/箱"), code("customs_term", "1", "CIF"), code("duty_mode", "1", "照章征税"),
		},
	}
}

// declared is a declaration of n items with something in every box.
func declared(n int) customs.Declaration {
	own := customs.Party{Name: "宁波舢板进出口有限公司", USCC: "91330212MA8R5N1TX0", Customs: "33029609AB"}
	d := customs.Declaration{
		Number: "310420260512345678", Consignor: own, Producer: own, Agent: customs.Party{Name: "宁波甬顺报关有限公司"},
		Consignee: "MUELLER HAUSHALTSWAREN GMBH", Exit: "3104", ExportDate: "2026-07-05", Transport: "2", Vessel: "EVER GIVEN", Voyage: "027W", Bill: "EGLV142600912345",
		Supervision: "0110", Levy: "101", Contract: "SC2606-0042", SoldTo: "DEU", ShippedTo: "DEU", Destination: "DEU000", Port: "330201", Package: "22",
		Packages: 1043, Gross: money.Must("15566.30"), Net: money.Must("14455"), Term: "1",
		Freight:   customs.Cost{Mark: customs.Total, Value: money.New(1300), Currency: "USD"},
		Insurance: customs.Cost{Mark: customs.Rate, Value: money.Must("0.3")}, Marks: "MUELLER / HAMBURG / NO. 1-1043",
		Note: "备注", Containers: []customs.Container{{Number: "TGHU7129044"}}, Attached: []customs.Attached{{Code: "A", Number: "3302260012"}},
	}
	for i := range n {
		d.Items = append(d.Items, customs.Item{
			Number: i + 1, Code: "9617009000", Name: fmt.Sprintf("不锈钢真空保温杯%d", i+1), Elements: "0|0|保温|不锈钢|真空|500ml|无品牌|SP-500B|||双层不锈钢，真空断热，带茶隔",
			Quantity: money.New(5000), Unit: "007", FirstQty: money.New(5000), FirstUnit: "007", SecondQty: money.Must("2305.5"), SecondUnit: "035",
			Price: money.Must("2.74"), Total: money.Amount{Minor: 1_370_000, Currency: "USD"}, Origin: "CHN", Destination: "DEU", District: "33029", DutyMode: "1",
		})
	}
	return d
}

func TestDeclarationForm(t *testing.T) {
	p := printer(t)
	pages, err := p.Declaration(declared(8), formTables(t), "2026-07-05")
	if err != nil || len(pages) != 2 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	path := filepath.Join("testdata", "declaration.txt")
	got := described(pages)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the form differs: %s", difference(string(want), got))
	}
	var pdf bytes.Buffer
	if err := p.PDF(&pdf, pages, Meta{Title: "310420260512345678"}); err != nil {
		t.Fatal(err)
	}
}

// Every caption of the customs' form stands on every page, in its order, and
// nothing lies outside the page or in a neighbour's box.
func TestDeclarationFormHoldsEveryBox(t *testing.T) {
	p := printer(t)
	captions := strings.Fields(`预录入编号 海关编号 页码/页数 境内发货人 出境关别 出口日期 申报日期 备案号 境外收货人 运输方式 运输工具名称及航次号
		提运单号 生产销售单位 监管方式 征免性质 许可证号 合同协议号 贸易国（地区） 运抵国（地区） 指运港 离境口岸 包装种类 件数 毛重（千克） 净重（千克）
		成交方式 运费 保费 杂费 随附单证及编号 标记唛码及备注 项号 商品编号 商品名称及规格型号 数量及单位 单价/总价/币制 原产国（地区）
		最终目的国（地区） 境内货源地 征免 特殊关系确认 价格影响确认 支付特许权使用费确认 公式定价确认 暂定价格确认 自报自缴 水运中转
		报关人员 报关人员证号 电话 兹申明对以上内容承担如实申报、依法纳税之法律责任 申报单位 申报单位（签章） 海关批注及签章`)
	for _, n := range []int{0, 1, 6, 7, 50} {
		pages, err := p.Declaration(declared(n), formTables(t), "2026-07-05")
		if err != nil || len(pages) != max((n+5)/6, 1) {
			t.Fatalf("%d items: %d pages, %v", n, len(pages), err)
		}
		for _, page := range pages {
			said := runs([]Page{page})
			at := 0
			for _, c := range captions {
				i := strings.Index(said[at:], c)
				if i < 0 {
					t.Fatalf("%d items: %q is not where it belongs", n, c)
				}
				at += i + len(c)
			}
			for _, m := range page.Marks {
				if text, ok := m.(Text); ok && (text.X < 0 || text.Y > page.Height || text.X+p.face(text.Bold).width(text.Text, text.Size) > page.Width) {
					t.Errorf("%q lies off the page", text.Text)
				}
			}
		}
	}
}

func TestDeclarationFormDraft(t *testing.T) {
	d := declared(1)
	d.Number = ""
	pages, err := printer(t).Declaration(d, formTables(t), "2026-07-05")
	if err != nil || !strings.Contains(runs(pages), "草稿") {
		t.Errorf("a draft does not say so, %v", err)
	}
}
