package app

import (
	"bytes"
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/refund"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// maxRateFile bounds the file of a rate library.
const maxRateFile = 64 << 20

// RateColumns are the columns of a rate library as a table: those of the tax
// bureaus' own files and their Chinese headings.
func RateColumns() []sheet.Target {
	return []sheet.Target{
		{Key: "code", ZH: "商品代码", EN: "Code", Synonyms: []string{"CODE", "商品编码", "税号"}, Required: true},
		{Key: "name", ZH: "商品名称", EN: "Name", Synonyms: []string{"NAME", "名称"}},
		{Key: "unit", ZH: "计量单位", EN: "Unit", Synonyms: []string{"UNIT", "单位"}},
		{Key: "vat", ZH: "征税率", EN: "VAT rates", Synonyms: []string{"ZSSL_SET", "征税税率", "增值税税率"}},
		{Key: "refund", ZH: "退税率", EN: "Refund rate", Synonyms: []string{"TSL", "出口退税率"}, Required: true},
		{Key: "from", ZH: "开始日期", EN: "From", Synonyms: []string{"ST_DATE", "起始日期", "有效期起"}, Kind: sheet.Day},
		{Key: "to", ZH: "结束日期", EN: "To", Synonyms: []string{"END_DATE", "终止日期", "截止日期", "有效期止"}, Kind: sheet.Day},
		{Key: "flag", ZH: "特殊商品标识", EN: "Special flag", Synonyms: []string{"TSFLAG", "特殊标志"}},
		{Key: "note", ZH: "备注", EN: "Note", Synonyms: []string{"NOTE"}},
	}
}

// ImportRates takes in a version of the refund-rate library: the .rar or .zip
// the tax bureaus publish, one of its tables, or a table of one's own. A
// version of that name is replaced whole; a file with any row that cannot be
// read changes nothing.
func (a *App) ImportRates(ctx context.Context, name string, data []byte, version string) (refund.Library, error) {
	version = strings.TrimSpace(version)
	if version == "" {
		return refund.Library{}, fault.New("refund.version_missing").At("version")
	}
	if len(data) > maxRateFile {
		return refund.Library{}, fault.New(sheet.ErrTooLarge, "Limit", maxRateFile>>20)
	}
	table, err := rateTable(ctx, data)
	if err != nil {
		return refund.Library{}, err
	}
	rates, err := readRates(&table)
	if err != nil {
		return refund.Library{}, err
	}
	library, err := refund.NewLibrary(version, rates)
	if err != nil {
		return refund.Library{}, err
	}
	err = a.write(ctx, RateNoun, func(tx Tx) error { return tx.PutRates(version, filepath.Base(name), library.Rates()) })
	if err == nil {
		a.rates.forget()
	}
	return library, err
}

// rateTable finds the table of rates in what was given.
func rateTable(ctx context.Context, data []byte) (sheet.Sheet, error) {
	if table, err := sheet.ReadDBF(data, nil, sheet.Standard); err == nil {
		return table, nil
	}
	book, err := sheet.Read(ctx, bytes.NewReader(data), int64(len(data)), sheet.Options{})
	if err == nil {
		defer func() { _ = book.Close() }() // read from memory
		for i := range book.Sheets {
			if _, ok := rateMapping(&book.Sheets[i]); ok {
				return book.Sheets[i], nil
			}
		}
		return sheet.Sheet{}, fault.New("refund.no_rates")
	}
	files, unpackErr := sheet.Unpack(data, []string{".dbf", ".fpt"}, sheet.Standard)
	if unpackErr != nil {
		if fault.Is(unpackErr, sheet.ErrType) {
			return sheet.Sheet{}, err
		}
		return sheet.Sheet{}, unpackErr
	}
	// cmcode is the table of rates, stdcm that of standard names
	names := slices.Sorted(maps.Keys(files))
	slices.SortStableFunc(names, func(x, y string) int { return preferred(x) - preferred(y) })
	for _, name := range names {
		if !strings.HasSuffix(name, ".dbf") {
			continue
		}
		table, err := sheet.ReadDBF(files[name], files[strings.TrimSuffix(name, ".dbf")+".fpt"], sheet.Standard)
		if err != nil {
			return sheet.Sheet{}, err
		}
		if _, ok := rateMapping(&table); ok {
			return table, nil
		}
	}
	return sheet.Sheet{}, fault.New("refund.no_rates")
}

func preferred(name string) int {
	if strings.HasPrefix(name, "cmcode") {
		return 0
	}
	return 1
}

// rateMapping guesses the columns; ok is false for a table without codes and
// rates.
func rateMapping(s *sheet.Sheet) (sheet.Mapping, bool) {
	m := sheet.Guess(s, RateColumns(), nil)
	return m, m.Column("code") >= 0 && m.Column("refund") >= 0
}

// readRates reads the rows. The files give rates per cent; a table whose
// rates are all at most 1 gives shares.
func readRates(s *sheet.Sheet) ([]refund.Rate, error) {
	m, _ := rateMapping(s)
	var rates []refund.Rate
	shares := true
	for _, row := range sheet.Preview(s, RateColumns(), m) {
		code := string(trade.CleanHS(row.Text("code")))
		if len(code)%2 == 1 {
			code = "0" + code // a spreadsheet took it for a number
		}
		if code == "" && row.State != sheet.Rejected {
			continue
		}
		wrong := fault.New("refund.rate_wrong", "Row", row.Number, "Code", code)
		if strings.Trim(code, "0123456789") != "" || len(code) < 4 || len(code) > 14 || row.State == sheet.Rejected {
			return nil, wrong.At("code")
		}
		r := refund.Rate{
			Code: trade.HSCode(code), Name: row.Text("name"), Unit: row.Text("unit"), From: row.Text("from"), To: row.Text("to"),
			Flag: refund.Flag(strings.Trim(row.Text("flag"), "0 ")), Note: row.Text("note"),
		}
		var err error
		if r.Refund, err = rateOf(row.Text("refund")); err != nil {
			return nil, wrong.At("refund").Because(err)
		}
		for _, s := range strings.FieldsFunc(row.Text("vat"), func(r rune) bool { return strings.ContainsRune(",，;；/、 ", r) }) {
			d, err := rateOf(s)
			if err != nil {
				return nil, wrong.At("vat").Because(err)
			}
			r.VAT = append(r.VAT, d)
		}
		shares = shares && r.Refund.LessThanOrEqual(money.New(1))
		rates = append(rates, r)
	}
	if len(rates) == 0 {
		return nil, fault.New("refund.no_rates")
	}
	if !shares {
		for i := range rates {
			rates[i].Refund = rates[i].Refund.Shift(-2)
			for n := range rates[i].VAT {
				rates[i].VAT[n] = rates[i].VAT[n].Shift(-2)
			}
		}
	}
	return rates, nil
}

func rateOf(s string) (money.Decimal, error) {
	s = strings.TrimSuffix(strings.TrimSpace(s), "%")
	if s == "" {
		return money.Zero, nil
	}
	d, err := money.Exact(s)
	if err == nil && (d.IsNegative() || d.GreaterThan(money.New(100))) {
		err = fault.New("money.not_a_number", "Text", s)
	}
	return d, err
}

// RateNoun stands for the libraries of refund rates in the news of changes.
const RateNoun Noun = "rate"
