package app

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// Tables of customs codes that people import, for no package brings them
// whole. They win over shipped rows of the same table.
const (
	CustomsOffices = "customs_office" // 关区代码, four digits
	Districts      = "district"       // 国内地区代码, five characters
	ExitPorts      = "port_domestic"  // 国内口岸编码
	ForeignPorts   = "port_foreign"   // alpha-3 and three digits
	BusinessKinds  = "claim_business" // 退（免）税业务类型
	DeemedReasons  = "deemed_reason"  // 视同收汇原因
	DeemedProofs   = "deemed_proof"   // 举证材料种类
)

// claim sheets' columns are tables too: the order of the rows is that of the
// columns.
const (
	ExportColumns   = "claim_export"
	PurchaseColumns = "claim_purchase"
	ExchangeColumns = "claim_exchange"
	MakerColumns    = "maker_detail"
)

// CodeTables lists the tables that can be imported, in the order of menus.
func CodeTables() []string {
	return []string{
		CustomsOffices, Districts, ExitPorts, ForeignPorts, BusinessKinds, DeemedReasons, DeemedProofs,
		ExportColumns, PurchaseColumns, ExchangeColumns, MakerColumns,
	}
}

// CodeNoun stands for the tables of codes in the news of changes.
const CodeNoun Noun = "code"

// CodeColumns are the columns of a table of codes.
func CodeColumns() []sheet.Target {
	return []sheet.Target{
		{Key: "code", ZH: "代码", EN: "Code", Synonyms: []string{"编码", "关区代码", "地区代码", "口岸代码", "口岸编码", "港口代码", "国内口岸编码", "国内地区代码"}, Required: true},
		{Key: "name_zh", ZH: "中文名称", EN: "Chinese name", Synonyms: []string{"名称", "关区名称", "地区名称", "口岸名称", "港口名称", "中文名", "港口中文名称"}, Required: true},
		{Key: "name_en", ZH: "英文名称", EN: "English name", Synonyms: []string{"英文名", "港口英文名称"}},
		{Key: "from", ZH: "开始日期", EN: "From", Synonyms: []string{"生效日期", "启用日期"}, Kind: sheet.Day},
		{Key: "to", ZH: "结束日期", EN: "To", Synonyms: []string{"失效日期", "停用日期"}, Kind: sheet.Day},
	}
}

// ImportCodes takes in a table of codes whole: .xlsx or .csv with a column of
// codes and one of names. A row that cannot be read, a code twice for the same
// day, or a table without codes changes nothing.
func (a *App) ImportCodes(ctx context.Context, table, name string, data []byte) (int, error) {
	if !slices.Contains(CodeTables(), table) {
		return 0, fault.New("customs.table_unknown", "Table", table).At("table")
	}
	rows, err := tableRows(ctx, data, CodeColumns(), "code", "name_zh")
	if err != nil {
		return 0, err
	}
	var codes []trade.Code
	seen := map[string]bool{}
	for _, row := range rows {
		c := trade.Code{
			Table: table, Code: strings.ToUpper(strings.Join(strings.Fields(row.Text("code")), "")), NameZH: row.Text("name_zh"), NameEN: row.Text("name_en"),
			From: row.Text("from"), To: row.Text("to"), Source: filepath.Base(name),
		}
		if strings.HasPrefix(table, "claim_") || table == MakerColumns {
			c.Code = row.Text("code")
		}
		if row.State == sheet.Rejected || c.To != "" && c.To < c.From || len(c.Code) > 20 {
			return 0, fault.New("customs.row_wrong", "Row", row.Number, "Code", c.Code).At("code")
		}
		if key := c.Code + "/" + c.From; seen[key] {
			return 0, fault.New("customs.code_twice", "Row", row.Number, "Code", c.Code).At("code")
		} else {
			seen[key] = true
		}
		codes = append(codes, c)
	}
	return len(codes), a.write(ctx, CodeNoun, func(tx Tx) error { return tx.PutCodes(table, codes) })
}

// tableRows reads the first sheet of a file that has the named columns.
func tableRows(ctx context.Context, data []byte, targets []sheet.Target, needed ...string) ([]sheet.Row, error) {
	if len(data) > maxRateFile {
		return nil, fault.New(sheet.ErrTooLarge, "Limit", maxRateFile>>20)
	}
	book, err := sheet.Read(ctx, bytes.NewReader(data), int64(len(data)), sheet.Options{})
	if err != nil {
		return nil, err
	}
	defer func() { _ = book.Close() }() // read from memory
	for i := range book.Sheets {
		m := sheet.Guess(&book.Sheets[i], targets, nil)
		if slices.ContainsFunc(needed, func(key string) bool { return m.Column(key) < 0 }) {
			continue
		}
		if rows := sheet.Preview(&book.Sheets[i], targets, m); len(rows) > 0 {
			return rows, nil
		}
	}
	var titles []string
	for _, t := range targets {
		if slices.Contains(needed, t.Key) {
			titles = append(titles, t.ZH)
		}
	}
	return nil, fault.New("customs.columns_missing", "Columns", strings.Join(titles, "、"))
}

// CodesOf lists the rows of a table in force on a day: the imported ones where
// there are any, else the shipped ones.
func (a *App) CodesOf(ctx context.Context, table, day string) ([]trade.Code, error) {
	var own []trade.Code
	err := a.store.Read(ctx, func(r Reader) (err error) {
		own, err = r.Codes(table)
		return err
	})
	if rows := (trade.Tables{Codes: own}).CodesOf(table, day); len(rows) > 0 || err != nil {
		return rows, err
	}
	return a.tables.CodesOf(table, day), nil
}

// FindCodes searches a table by the beginning of a code or a part of a name in
// either language; the firm's favourites come first.
func (a *App) FindCodes(ctx context.Context, table, words string, limit int) ([]trade.Code, error) {
	liked, err := a.FavouriteCodes(ctx, table)
	if err != nil {
		return nil, err
	}
	var found []trade.Code
	err = a.store.Read(ctx, func(r Reader) error {
		if found, err = r.FindCodes(table, words, limit); err != nil {
			return err
		}
		for _, code := range liked {
			row, ok, _, err := r.Code(table, code, a.today())
			if err != nil {
				return err
			}
			if ok && matches(row, words) && !slices.ContainsFunc(found, func(c trade.Code) bool { return c.Code == code }) {
				found = append(found, row)
			}
		}
		return nil
	})
	if len(found) == 0 && err == nil {
		for _, c := range a.tables.CodesOf(table, "") {
			if matches(c, words) && len(found) < limit {
				found = append(found, c)
			}
		}
	}
	slices.SortStableFunc(found, func(x, y trade.Code) int {
		return rank(liked, x.Code) - rank(liked, y.Code)
	})
	return found[:min(len(found), limit)], err
}

func matches(c trade.Code, words string) bool {
	words = strings.ToLower(strings.TrimSpace(words))
	return strings.HasPrefix(strings.ToLower(c.Code), words) || strings.Contains(strings.ToLower(c.NameEN+" "+c.NameZH), words)
}

func rank(liked []string, code string) int {
	if i := slices.Index(liked, code); i >= 0 {
		return i
	}
	return len(liked)
}

func favouritesKey(table string) string { return "customs.favourites/" + table }

// FavouriteCodes lists the codes of a table that the firm uses most, as it
// chose them.
func (a *App) FavouriteCodes(ctx context.Context, table string) ([]string, error) {
	raw, err := a.Setting(ctx, favouritesKey(table))
	if err != nil || raw == "" {
		return nil, err
	}
	var list []string
	if err := json.Unmarshal([]byte(raw), &list); err != nil {
		return nil, nil // an unreadable list only costs an order
	}
	return list, nil
}

// FavourCode puts a code before the favourites of its table, or takes it out.
func (a *App) FavourCode(ctx context.Context, table, code string, favourite bool) error {
	list, err := a.FavouriteCodes(ctx, table)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(c string) bool { return c == code })
	if favourite {
		list = append([]string{code}, list...)
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return a.SetSetting(ctx, favouritesKey(table), string(raw))
}
