package app

import (
	"bytes"
	"context"

	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/sheet"
)

// ExportInvoice is the worksheet for the export e-invoice (出口发票) of a filed
// declaration, as the platform asks for it: exports are exempt, amounts are
// FOB in CNY by the rate of the month, rounded per item.
func (a *App) ExportInvoice(ctx context.Context, declarationID string) ([]byte, error) {
	d, err := a.Declaration(ctx, declarationID)
	if err != nil {
		return nil, err
	}
	if d.Status != customs.Filed {
		return nil, fault.New("customs.not_filed", "Contract", d.Contract)
	}
	rates, err := one(ctx, a.store, readTaxRates)
	if err != nil {
		return nil, err
	}
	fobs, err := fobOf(d)
	if err != nil {
		return nil, err
	}
	total, err := money.Sum(fobs...)
	if err != nil {
		return nil, err
	}
	rate, known := rates.on(total.Currency, d.ExportDate)
	if !known {
		return nil, fault.New("refund.exchange_missing", "Key", d.Number)
	}
	g := sheet.Grid{Name: "出口发票", Wide: true, Widths: []float64{7, 26, 16, 30, 9, 12, 16, 16, 9, 14}}
	g.Rows = append(g.Rows, sheet.GridRow{Height: 28, Cells: []sheet.GridCell{sheet.Over(10, sheet.TitleCell, sheet.Str("出口发票开具数据"))}})
	g.Rows = append(g.Rows, facing([][4]string{
		{"购买方名称", d.Consignee, "国家（地区）", d.SoldTo},
		{"销售方名称", d.Consignor.Name, "统一社会信用代码", d.Consignor.USCC},
		{"报关单号", d.Number, "出口日期", d.ExportDate},
		{"合同号", d.Contract, "成交方式", customs.Named(a.tables, "customs_term", d.Term)},
		{"离岸价合计", string(total.Currency) + " " + total.String(), "汇率", rate.Value.String() + "（" + rate.Date + "）"},
	})...)
	var head []sheet.Datum
	for _, s := range []string{"行", "项目名称", "商品编号", "规格型号", "单位", "数量", "单价（人民币）", "金额（人民币）", "税率", "离岸价（" + string(total.Currency) + "）"} {
		head = append(head, sheet.Str(s))
	}
	g.Rows = append(g.Rows, sheet.GridRow{Height: 8}, sheet.GridRow{Height: 26, Cells: sheet.Cells(sheet.HeadCell, head...)})
	sum := money.Amount{Currency: money.CNY}
	for i, item := range d.Items {
		cny, err := money.Of(fobs[i].Decimal().Mul(rate.Value), money.CNY)
		if err != nil {
			return nil, err
		}
		sum.Minor += cny.Minor
		g.Rows = append(g.Rows, sheet.GridRow{Height: 22, Cells: sheet.Cells(sheet.BoxCell,
			sheet.Num(money.New(int64(i+1))), sheet.Str(item.Name), sheet.Str(string(item.Code)), sheet.Str(item.Elements), sheet.Str(unitNamed(a.tables, item.Unit)),
			sheet.Num(item.Quantity), sheet.Num(money.Round(money.Div(cny.Decimal(), item.Quantity), 8)), sheet.Num(cny.Decimal()), sheet.Str("免税"), sheet.Num(fobs[i].Decimal()))})
	}
	g.Rows = append(g.Rows, sheet.GridRow{Height: 22, Cells: []sheet.GridCell{
		sheet.Over(7, sheet.SumCell, sheet.Str("合计")), sheet.Over(1, sheet.SumCell, sheet.Num(sum.Decimal())), sheet.Over(1, sheet.SumCell, sheet.Str("")),
		sheet.Over(1, sheet.SumCell, sheet.Num(total.Decimal())),
	}})
	var out bytes.Buffer
	err = sheet.WriteGrids(&out, g)
	return out.Bytes(), err
}

// facing are rows of two captions with their boxes.
func facing(list [][4]string) []sheet.GridRow {
	rows := make([]sheet.GridRow, len(list))
	for i, row := range list {
		rows[i] = sheet.GridRow{Height: 20, Cells: []sheet.GridCell{
			sheet.Over(2, sheet.CaptionCell, sheet.Str(row[0])), sheet.Over(3, sheet.BoxCell, sheet.Str(row[1])),
			sheet.Over(2, sheet.CaptionCell, sheet.Str(row[2])), sheet.Over(3, sheet.BoxCell, sheet.Str(row[3])),
		}}
	}
	return rows
}
