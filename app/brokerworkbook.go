package app

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/sheet"
	"sampan/app/shipment"
	"sampan/app/trade"
)

// brokerWorkbook is what brokers want: one workbook with the declaration, its
// elements, invoice, packing list, contract and power of attorney. Papers that
// the shipment has no record for are left out.
func (a *App) brokerWorkbook(ctx context.Context, d customs.Declaration, tables trade.Tables) ([]byte, error) {
	leaves := []sheet.Leaf{{Name: "报关单", Grid: declarationGrid(d, tables)}}
	slots, err := a.slotsOf(ctx, d)
	if err != nil {
		return nil, err
	}
	leaves = append(leaves, sheet.Leaf{Name: "申报要素", Grid: elementsGrid(d, slots)})
	papers, err := a.papersBeside(ctx, d)
	if err != nil {
		return nil, err
	}
	leaves = append(leaves, papers...)
	deed, err := a.Delegation(ctx, d)
	if err != nil {
		return nil, err
	}
	leaves = append(leaves, sheet.Leaf{Name: "委托书", Grid: deedGrid(deed, tables)})
	books, err := a.workbooks()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = books.Bundle(&out, a.encoded, leaves...)
	return out.Bytes(), err
}

// papersBeside are the invoice, packing list and contract of the shipment, as
// they went out or as they stand.
func (a *App) papersBeside(ctx context.Context, d customs.Declaration) ([]sheet.Leaf, error) {
	if d.ShipmentID == "" {
		return nil, nil
	}
	s, err := a.Shipment(ctx, d.ShipmentID)
	if fault.Is(err, "store.not_found") {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var leaves []sheet.Leaf
	for _, p := range papersOfShipment(s) {
		doc, err := a.issuedPaper(ctx, p.noun, p.kind, p.id, paper.Both)
		if err != nil {
			return nil, err
		}
		leaves = append(leaves, sheet.Leaf{Name: p.name, Paper: &doc})
	}
	return leaves, nil
}

type namedPaper struct {
	name, kind, id string
	noun           Noun
}

func papersOfShipment(s shipment.Shipment) []namedPaper {
	list := []namedPaper{{"发票", "invoice", s.ID, ShipmentNoun}, {"装箱单", "packing_list", s.ID, ShipmentNoun}}
	for i, id := range s.Orders() {
		name := "合同"
		if i > 0 {
			name += fmt.Sprint(i + 1)
		}
		list = append(list, namedPaper{name, ContractPaper, id, OrderNoun})
	}
	return list
}

// slotsOf are the slots of each item's code, as far as the tariff has them.
func (a *App) slotsOf(ctx context.Context, d customs.Declaration) ([][]customs.Slot, error) {
	slots := make([][]customs.Slot, len(d.Items))
	err := a.store.Read(ctx, func(r Reader) error {
		for i, item := range d.Items {
			row, _, err := r.Tariff(item.Code, first(d.ExportDate, a.today()))
			if err != nil {
				return err
			}
			slots[i] = customs.ParseSlots(row.Slots)
		}
		return nil
	})
	return slots, err
}

// itemCaptions are the columns of the items, in their order on the sheet.
var itemCaptions = [...]string{
	"项号", "商品编号", "商品名称", "规格型号", "成交数量", "成交单位", "法定第一数量", "法定第一单位", "法定第二数量", "法定第二单位",
	"单价", "总价", "币制", "原产国", "最终目的国", "境内货源地", "征免", "净重",
}

func declarationGrid(d customs.Declaration, tables trade.Tables) sheet.Grid {
	columns := len(itemCaptions)
	g := sheet.Grid{Name: "报关单", Wide: true, Widths: []float64{7, 13, 18, 34, 10, 9, 11, 9, 11, 9, 10, 12, 7, 8, 8, 12, 9, 9}}
	title := "出口货物报关单"
	if d.Number == "" {
		title += "（草稿，供录入）"
	}
	g.Rows = append(g.Rows, sheet.GridRow{Height: 30, Cells: []sheet.GridCell{sheet.Over(columns, sheet.TitleCell, sheet.Str(title))}})
	var row []sheet.GridCell
	for _, b := range customs.Boxes() {
		row = append(row, sheet.Over(2, sheet.CaptionCell, sheet.Str(b.Caption)), sheet.Over(4, sheet.BoxCell, sheet.Str(customs.Named(tables, b.Table, b.Read(d)))))
		if len(row) == 6 {
			g.Rows, row = append(g.Rows, sheet.GridRow{Height: 22, Cells: row}), nil
		}
	}
	if len(row) > 0 {
		g.Rows = append(g.Rows, sheet.GridRow{Height: 22, Cells: row})
	}
	var containers []string
	for _, c := range d.Containers {
		containers = append(containers, c.Number)
	}
	g.Rows = append(g.Rows,
		sheet.GridRow{Height: 22, Cells: []sheet.GridCell{sheet.Over(2, sheet.CaptionCell, sheet.Str("集装箱号")), sheet.Over(columns-2, sheet.BoxCell, sheet.Str(strings.Join(containers, ", ")))}},
		sheet.GridRow{Height: 8})
	head := make([]sheet.Datum, columns)
	for i, c := range itemCaptions {
		head[i] = sheet.Str(c)
	}
	g.Rows = append(g.Rows, sheet.GridRow{Height: 30, Cells: sheet.Cells(sheet.HeadCell, head...)})
	g.Head = len(g.Rows)
	total, net := money.Amount{Currency: d.Currency}, money.Zero
	for _, item := range d.Items {
		g.Rows = append(g.Rows, sheet.GridRow{Height: 36, Cells: sheet.Cells(sheet.BoxCell, itemCells(item, tables)...)})
		total.Minor, total.Currency, net = total.Minor+item.Total.Minor, item.Total.Currency, net.Add(item.Net)
	}
	sums := make([]sheet.Datum, columns)
	sums[0], sums[11], sums[12], sums[17] = sheet.Str("合计"), sheet.Num(total.Decimal()), sheet.Str(string(total.Currency)), sheet.Num(net)
	g.Rows = append(g.Rows, sheet.GridRow{Height: 22, Cells: sheet.Cells(sheet.SumCell, sums...)})
	return g
}

func itemCells(item customs.Item, tables trade.Tables) []sheet.Datum {
	quantity := func(q money.Decimal) sheet.Datum {
		if q.IsZero() {
			return sheet.Str("")
		}
		return sheet.Num(q)
	}
	return []sheet.Datum{
		sheet.Num(money.New(int64(item.Number))), sheet.Str(string(item.Code)), sheet.Str(item.Name), sheet.Str(item.Elements),
		quantity(item.Quantity), sheet.Str(unitNamed(tables, item.Unit)), quantity(item.FirstQty), sheet.Str(unitNamed(tables, item.FirstUnit)),
		quantity(item.SecondQty), sheet.Str(unitNamed(tables, item.SecondUnit)), sheet.Num(item.Price), sheet.Num(item.Total.Decimal()),
		sheet.Str(string(item.Total.Currency)), sheet.Str(item.Origin), sheet.Str(item.Destination), sheet.Str(customs.Named(tables, "district", item.District)),
		sheet.Str(customs.Named(tables, "duty_mode", item.DutyMode)), sheet.Num(item.Net),
	}
}

func unitNamed(tables trade.Tables, code string) string {
	i := slices.IndexFunc(tables.Units, func(u trade.Unit) bool { return u.Customs == code })
	if i < 0 || code == "" {
		return code
	}
	return tables.Units[i].NameZH
}

// elementsGrid lists the declaration elements slot by slot, which is how a
// broker keys them in.
func elementsGrid(d customs.Declaration, slots [][]customs.Slot) sheet.Grid {
	g := sheet.Grid{Name: "申报要素", Widths: []float64{6, 14, 22, 6, 26, 40}, Head: 2}
	g.Rows = append(g.Rows,
		sheet.GridRow{Height: 28, Cells: []sheet.GridCell{sheet.Over(6, sheet.TitleCell, sheet.Str("申报要素"))}},
		sheet.GridRow{Height: 22, Cells: sheet.Cells(sheet.HeadCell, sheet.Str("项号"), sheet.Str("商品编号"), sheet.Str("商品名称"), sheet.Str("序号"), sheet.Str("要素"), sheet.Str("内容"))})
	for i, item := range d.Items {
		values := customs.SplitElements(item.Elements)
		for n := range max(len(values), len(slots[i])) {
			slot, value := "", ""
			if n < len(slots[i]) {
				slot = slots[i][n].Name
			} else if n < 2 {
				slot = [...]string{customs.BrandSlot, customs.PreferenceSlot}[n]
			}
			if n < len(values) {
				value = values[n]
			}
			g.Rows = append(g.Rows, sheet.GridRow{Height: 18, Cells: sheet.Cells(sheet.BoxCell,
				sheet.Num(money.New(int64(i+1))), sheet.Str(string(item.Code)), sheet.Str(item.Name), sheet.Num(money.New(int64(n))), sheet.Str(slot), sheet.Str(value))})
		}
		g.Rows = append(g.Rows, sheet.GridRow{Height: 20, Cells: []sheet.GridCell{
			sheet.Over(4, sheet.SumCell, sheet.Str("规格型号（连写）")), sheet.Over(2, sheet.SumCell, sheet.Str(item.Elements)),
		}})
	}
	return g
}

// deedGrid is the delegation as data: the broker's client asks for these, and
// the signed pages come as PDF.
func deedGrid(d customs.Delegation, tables trade.Tables) sheet.Grid {
	g := sheet.Grid{Name: "委托书", Widths: []float64{24, 60}}
	g.Rows = append(g.Rows, sheet.GridRow{Height: 28, Cells: []sheet.GridCell{sheet.Over(2, sheet.TitleCell, sheet.Str("代理报关委托书及委托报关协议"))}})
	var powers []string
	for _, letter := range d.Powers {
		powers = append(powers, customs.Named(tables, "delegated", letter))
	}
	kind, value := "逐票", ""
	if d.LongTerm {
		kind = "长期"
	}
	if d.Value.Currency != "" {
		value = string(d.Value.Currency) + " " + d.Value.String()
	}
	for _, row := range [][2]string{
		{"委托方", d.Principal.Name},
		{"统一社会信用代码", d.Principal.USCC},
		{"海关注册编码", d.Principal.Customs},
		{"签署人", d.Signatory},
		{"联系电话", d.Phone},
		{"被委托方", d.Agent.Name},
		{"被委托方信用代码", d.Agent.USCC},
		{"委托方式", kind},
		{"委托内容", strings.Join(powers, "；")},
		{"签署日期", d.Signed},
		{"有效期至", d.ValidUntil},
		{"主要货物名称", d.Goods},
		{"商品编号", string(d.Code)},
		{"货物总价", value},
		{"出口日期", d.ExportDate},
		{"提运单号", d.Bill},
		{"贸易方式", d.Supervision},
		{"合同号", d.Contract},
		{"数（重）量", d.Quantity},
		{"包装情况", d.Packing},
		{"境内货源地", d.Source},
		{"随附单证", strings.Join(d.Documents, "、")},
		{"其他要求", d.Requests},
	} {
		g.Rows = append(g.Rows, sheet.GridRow{Height: 20, Cells: []sheet.GridCell{
			sheet.Over(1, sheet.CaptionCell, sheet.Str(row[0])), sheet.Over(1, sheet.BoxCell, sheet.Str(row[1])),
		}})
	}
	return g
}
