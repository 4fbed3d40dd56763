package app

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"sampan/app/customs"
	"sampan/app/file"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// ClaimSheet is one of the sheets of a claim, ready to be uploaded.
type ClaimSheet struct {
	Key      string // ExportColumns, PurchaseColumns, ExchangeColumns, "claim_summary", MakerColumns
	Name     string // of the file
	Data     []byte
	Unplaced []string // columns that the user's template has no place for
}

// The sheets of a claim in their order, with the names that the tax office
// gives its templates.
var claimSheets = []struct{ key, name string }{
	{ExportColumns, "外贸企业出口退税出口明细申报表"}, {PurchaseColumns, "外贸企业出口退税进货明细申报表"}, {ExchangeColumns, "出口业务收汇情况表"},
}

// ClaimSheets makes the sheets of a trader's claim: exports, purchases, the
// collection of foreign exchange and the totals. templates holds the user's
// own workbooks by key; where there is none a built-in one takes its place.
// The columns are the rows of the code tables in force on the day of filing,
// and sums are those of the rows.
func (a *App) ClaimSheets(ctx context.Context, claimID string, templates map[string][]byte) ([]ClaimSheet, error) {
	claim, err := a.RefundClaim(ctx, claimID)
	if err != nil {
		return nil, err
	}
	own, err := a.Firm(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := a.claimRows(ctx, claim)
	if err != nil {
		return nil, err
	}
	var sheets []ClaimSheet
	for _, s := range claimSheets {
		columns, err := a.CodesOf(ctx, s.key, first(claim.FiledOn, a.today()))
		if err != nil {
			return nil, err
		}
		made := ClaimSheet{Key: s.key, Name: file.Safe("《" + s.name + "》导入模板-" + own.USCC + "-" + claim.Month + claim.Batch + ".xlsx")}
		if made.Data, made.Unplaced, err = fillSheet(ctx, s.name, columns, rows[s.key], templates[s.key]); err != nil {
			return nil, err
		}
		sheets = append(sheets, made)
	}
	total, err := refund.Summarise(claim)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := sheet.WriteGrids(&out, totalsGrid(own.NameZH, own.USCC, claim, total)); err != nil {
		return nil, err
	}
	return append(sheets, ClaimSheet{Key: "claim_summary", Name: file.Safe("外贸企业出口退税汇总申报表-" + own.USCC + "-" + claim.Month + claim.Batch + ".xlsx"), Data: out.Bytes()}), nil
}

// cellsByKey is one row of a sheet by the keys of its columns.
type cellsByKey map[string]sheet.Datum

// claimRows are the rows of the three sheets of a claim.
func (a *App) claimRows(ctx context.Context, c refund.Claim) (map[string][]cellsByKey, error) {
	tables, err := a.customsTables(ctx)
	if err != nil {
		return nil, err
	}
	rules := tables.Rules
	rows := map[string][]cellsByKey{}
	err = a.store.Read(ctx, func(r Reader) error {
		exports := map[string]refund.ExportRow{}
		for _, e := range c.Exports {
			exports[e.Number] = e
			rows[ExportColumns] = append(rows[ExportColumns], exportCells(c, e, tables))
		}
		for _, l := range c.Links {
			v, err := r.Invoice(l.InvoiceID)
			if err != nil {
				return err
			}
			rows[PurchaseColumns] = append(rows[PurchaseColumns], purchaseCells(c, l, v, exports[l.Number], tables))
		}
		all, err := a.filed(ctx, r)
		if err != nil {
			return err
		}
		collections, err := a.collections(r, all, rules)
		if err != nil {
			return err
		}
		for _, col := range collections {
			if slices.ContainsFunc(c.Exports, func(e refund.ExportRow) bool { return e.DeclarationID == col.DeclarationID }) {
				rows[ExchangeColumns] = append(rows[ExchangeColumns], exchangeCells(c, col, tables)...)
			}
		}
		return nil
	})
	return rows, err
}

func exportCells(c refund.Claim, e refund.ExportRow, tables trade.Tables) cellsByKey {
	return cellsByKey{
		"month": sheet.Str(c.Month), "batch": sheet.Str(c.Batch), "link": sheet.Str(e.Number), "declaration": sheet.Str(e.Key),
		"agency": sheet.Str(e.Agency), "invoice": sheet.Str(e.Invoice), "date": sheet.Str(e.Date), "code": sheet.Str(e.Code), "name": sheet.Str(e.Name),
		"unit": sheet.Str(unitNamed(tables, e.Unit)), "quantity": sheet.Num(e.Quantity), "fob": sheet.Num(e.FOB.Decimal()), "note": sheet.Str(e.Note),
	}
}

func purchaseCells(c refund.Claim, l refund.LinkRow, v refund.Invoice, e refund.ExportRow, tables trade.Tables) cellsByKey {
	tax, _ := tables.Coded("claim_tax", "V", "")
	voucher, _ := tables.Coded("claim_voucher", string(v.Kind), "")
	return cellsByKey{
		"month": sheet.Str(c.Month), "batch": sheet.Str(c.Batch), "link": sheet.Str(l.Number), "tax": sheet.Str(tax.NameZH), "voucher": sheet.Str(voucher.NameZH),
		"number": sheet.Str(v.Number), "date": sheet.Str(v.Date), "seller": sheet.Str(v.SellerTaxID), "code": sheet.Str(e.Code), "name": sheet.Str(e.Name),
		"unit": sheet.Str(unitNamed(tables, e.Unit)), "quantity": sheet.Num(l.Quantity), "taxable": sheet.Num(l.Taxable.Decimal()),
		"vat": sheet.Num(l.Rate.Shift(2)), "rate": sheet.Num(l.Applied.Shift(2)), "refund": sheet.Num(l.Refund.Decimal()),
	}
}

// exchangeCells are the rows of one declaration: one for each receipt, the
// first bearing what was declared, so that totals count it once.
func exchangeCells(c refund.Claim, col refund.Collection, tables trade.Tables) []cellsByKey {
	coin := func(m money.Currency) sheet.Datum {
		n, _ := tables.Currency(m)
		return sheet.Str(strings.Trim(string(m)+"|"+n.NameZH, "|"))
	}
	inCNY := func(m money.Amount, rate money.Rate) sheet.Datum {
		sum, err := money.Of(m.Decimal().Mul(rate.Value), money.CNY)
		if err != nil || !rate.Value.IsPositive() {
			return sheet.Datum{}
		}
		return sheet.Num(sum.Decimal())
	}
	rate := func(r money.Rate) sheet.Datum {
		if !r.Value.IsPositive() {
			return sheet.Datum{}
		}
		return sheet.Num(r.Value)
	}
	var rows []cellsByKey
	for i := range max(len(col.Receipts), 1) {
		row := cellsByKey{
			"month": sheet.Str(c.Month), "batch": sheet.Str(c.Batch), "declaration": sheet.Str(col.Number), "agency": sheet.Str(col.Agency), "invoice": sheet.Str(col.Invoice),
			"deemed_reason": sheet.Str(customs.CodeIn(col.DeemedReason)), "deemed_proof": sheet.Str(customs.CodeIn(col.DeemedProof)),
			"contract": sheet.Str(col.Contract), "note": sheet.Str(col.Note),
		}
		if col.ByContract {
			row["collect_by"] = sheet.Str(col.Due)
		}
		if i == 0 {
			row["currency"], row["total"], row["rate"], row["cny"] = coin(col.Total.Currency), sheet.Num(col.Total.Decimal()), rate(col.Rate), inCNY(col.Total, col.Rate)
		}
		if i < len(col.Receipts) {
			in := col.Receipts[i]
			row["received"], row["voucher"], row["payer"] = sheet.Str(in.Date), sheet.Str(in.Voucher), sheet.Str(first(in.Payer, col.Buyer))
			row["receipt_currency"], row["receipt_total"], row["receipt_amount"] = coin(in.Amount.Currency), sheet.Num(in.Whole.Decimal()), sheet.Num(in.Amount.Decimal())
			row["receipt_rate"], row["receipt_cny"] = rate(in.Rate), inCNY(in.Amount, in.Rate)
		}
		rows = append(rows, row)
	}
	return rows
}

// The place of the headings in the built-in templates, as in the tax office's.
const claimHeading = 8

// fillSheet writes rows under the columns, into the user's template or the
// built-in one.
func fillSheet(ctx context.Context, name string, columns []trade.Code, rows []cellsByKey, template []byte) (data []byte, unplaced []string, err error) {
	titles := make([]string, len(columns))
	cells := make([][]sheet.Datum, len(rows))
	for i, c := range columns {
		titles[i] = c.NameZH
		if strings.HasPrefix(c.Code, "blank_") {
			titles[i] = ""
		}
		for n := range rows {
			cells[n] = append(cells[n], rows[n][c.Code])
		}
	}
	var out bytes.Buffer
	if len(template) > 0 {
		unplaced, err = sheet.Fill(ctx, &out, template, titles, cells)
		return out.Bytes(), slices.DeleteFunc(unplaced, func(s string) bool { return s == "" }), err
	}
	g := sheet.Grid{Name: "模板", Wide: true, Head: claimHeading}
	head := make([]sheet.Datum, len(titles))
	for i, t := range titles {
		head[i] = sheet.Str(t)
		g.Widths = append(g.Widths, widthOf(t, cells, i))
	}
	g.Rows = append(g.Rows, sheet.GridRow{Height: 28, Cells: []sheet.GridCell{sheet.Over(len(titles), sheet.TitleCell, sheet.Str(name))}})
	for len(g.Rows) < claimHeading-1 {
		g.Rows = append(g.Rows, sheet.GridRow{Height: 10})
	}
	g.Rows[2] = sheet.GridRow{Height: 18, Cells: []sheet.GridCell{sheet.Over(len(titles), sheet.NoteCell, sheet.Str("第8行为表头，数据从第9行开始。编号、代码、日期为文本。栏目顺序以税务机关发布的模板为准，导入前请核对。"))}}
	g.Rows = append(g.Rows, sheet.GridRow{Height: 32, Cells: sheet.Cells(sheet.HeadCell, head...)})
	for _, row := range cells {
		g.Rows = append(g.Rows, sheet.GridRow{Height: 18, Cells: sheet.Cells(sheet.BoxCell, row...)})
	}
	err = sheet.WriteGrids(&out, g)
	return out.Bytes(), nil, err
}

// widthOf fits a column to its widest cell, in characters.
func widthOf(title string, rows [][]sheet.Datum, column int) float64 {
	widest := min(2*len([]rune(title)), 14)
	for _, row := range rows {
		widest = max(widest, row[column].Width())
	}
	return float64(min(widest+4, 36))
}

func totalsGrid(name, taxNumber string, c refund.Claim, t refund.Summary) sheet.Grid {
	g := sheet.Grid{Name: "汇总", Widths: []float64{34, 22, 22}}
	g.Rows = append(g.Rows,
		sheet.GridRow{Height: 30, Cells: []sheet.GridCell{sheet.Over(3, sheet.TitleCell, sheet.Str("外贸企业出口退税汇总申报表"))}},
		sheet.GridRow{Height: 18, Cells: []sheet.GridCell{sheet.Over(3, sheet.NoteCell, sheet.Str(name+"　"+taxNumber+"　所属期 "+c.Month+"　批次 "+c.Batch))}})
	line := func(caption string, d sheet.Datum, more ...sheet.Datum) {
		cells := append(sheet.Cells(sheet.CaptionCell, sheet.Str(caption)), sheet.Cells(sheet.BoxCell, append([]sheet.Datum{d}, more...)...)...)
		g.Rows = append(g.Rows, sheet.GridRow{Height: 20, Cells: cells})
	}
	whole := func(n int) sheet.Datum { return sheet.Num(money.New(int64(n))) }
	line("出口明细行数", whole(t.ExportRows))
	line("出口报关单份数", whole(t.Declarations))
	line("进货明细行数", whole(t.LinkRows))
	line("进货凭证份数", whole(t.Invoices))
	line("出口额（美元）", sheet.Num(t.FOB.Decimal()))
	line("进货计税金额", sheet.Num(t.Taxable.Decimal()))
	line("进货税额", sheet.Num(t.Tax.Decimal()))
	line("应退增值税额", sheet.Num(t.Refund.Decimal()))
	g.Rows = append(g.Rows, sheet.GridRow{Height: 10}, sheet.GridRow{Height: 20, Cells: sheet.Cells(sheet.HeadCell, sheet.Str("退税率"), sheet.Str("计税金额"), sheet.Str("应退税额"))})
	for _, r := range t.Rates {
		line(r.Rate.Shift(2).String()+"%", sheet.Num(r.Taxable.Decimal()), sheet.Num(r.Refund.Decimal()))
	}
	g.Rows = append(g.Rows, sheet.GridRow{Height: 20, Cells: sheet.Cells(sheet.SumCell, sheet.Str("合计"), sheet.Num(t.Taxable.Decimal()), sheet.Num(t.Refund.Decimal()))})
	return g
}
