package app

import (
	"context"
	"slices"
	"strings"

	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// TariffColumns are the columns of a list of commodity codes: the broker's or
// that of the yearly workbook.
func TariffColumns() []sheet.Target {
	return []sheet.Target{
		{Key: "code", ZH: "商品编码", EN: "Code", Synonyms: []string{"商品编号", "税号", "税则号列", "HS编码", "海关编码", "CODE_TS"}, Required: true},
		{Key: "name", ZH: "商品名称", EN: "Name", Synonyms: []string{"名称", "货品名称", "G_NAME"}, Required: true},
		{Key: "slots", ZH: "申报要素", EN: "Elements", Synonyms: []string{"规范申报要素", "要素", "ELEMENTS"}},
		{Key: "first_unit", ZH: "法定第一单位", EN: "First unit", Synonyms: []string{"第一单位", "法定单位", "计量单位", "第一计量单位", "法定第一计量单位", "UNIT_1"}},
		{Key: "second_unit", ZH: "法定第二单位", EN: "Second unit", Synonyms: []string{"第二单位", "第二计量单位", "法定第二计量单位", "UNIT_2"}},
		{Key: "conditions", ZH: "监管条件", EN: "Conditions", Synonyms: []string{"海关监管条件", "监管证件", "CONTROL_MA"}},
		{Key: "from", ZH: "开始日期", EN: "From", Synonyms: []string{"生效日期"}, Kind: sheet.Day},
		{Key: "to", ZH: "结束日期", EN: "To", Synonyms: []string{"失效日期"}, Kind: sheet.Day},
	}
}

// TariffNoun stands for the list of commodity codes in the news of changes.
const TariffNoun Noun = "tariff"

// ImportTariff takes in a list of 10-digit codes with their elements and
// units. from is the first day of rows that do not say their own; rows of the
// same code and day are replaced. A row that cannot be read, or two rows of a
// code that hold on the same day, change nothing.
func (a *App) ImportTariff(ctx context.Context, data []byte, from string) (int, error) {
	rows, err := tableRows(ctx, data, TariffColumns(), "code", "name")
	if err != nil {
		return 0, err
	}
	var list []customs.Tariff
	for _, row := range rows {
		one, two, _ := strings.Cut(strings.ReplaceAll(row.Text("first_unit"), "、", "/"), "/")
		t := customs.Tariff{
			Code: trade.CleanHS(row.Text("code")), Name: row.Text("name"), Slots: row.Text("slots"), Conditions: row.Text("conditions"),
			FirstUnit: a.customsUnit(strings.TrimSpace(one)), SecondUnit: a.customsUnit(first(row.Text("second_unit"), strings.TrimSpace(two))),
			From: first(row.Text("from"), from), To: row.Text("to"),
		}
		if len(t.Code) == 9 {
			t.Code = "0" + t.Code // a spreadsheet took it for a number
		}
		if row.State == sheet.Rejected || !t.Code.Complete() || t.To != "" && t.To < t.From {
			return 0, fault.New("customs.row_wrong", "Row", row.Number, "Code", string(t.Code)).At("code")
		}
		list = append(list, t)
	}
	if err := overlapping(list); err != nil {
		return 0, err
	}
	return len(list), a.write(ctx, TariffNoun, func(tx Tx) error { return tx.PutTariff(list) })
}

// overlapping finds a code with two rows that hold on the same day.
func overlapping(list []customs.Tariff) error {
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(x, y customs.Tariff) int {
		return strings.Compare(string(x.Code)+x.From, string(y.Code)+y.From)
	})
	for i := 1; i < len(sorted); i++ {
		x, y := sorted[i-1], sorted[i]
		if x.Code == y.Code && (x.To == "" || x.To >= y.From) {
			return fault.New("customs.tariff_overlaps", "Code", string(x.Code), "From", y.From)
		}
	}
	return nil
}

// CodeFlag says that the commodity code of a line cannot be declared on a day.
type CodeFlag struct {
	Line int // from 1; 0 for a record of one code
	Code string
	Name string
	Key  string // customs.flag_missing, customs.flag_short, customs.flag_expired
}

// FlagCodes looks at the commodity codes of a product, quotation, order or
// shipment on the export date ("" is today): none, fewer digits than a
// declaration takes, or not in the imported list on that day.
func (a *App) FlagCodes(ctx context.Context, n Noun, id, day string) ([]CodeFlag, error) {
	day = first(day, a.today())
	var flags []CodeFlag
	err := a.store.Read(ctx, func(r Reader) error {
		lines, err := codedLines(r, n, id)
		if err != nil {
			return err
		}
		size, err := r.TariffSize()
		if err != nil {
			return err
		}
		for _, l := range lines {
			key := ""
			switch {
			case l.Code == "":
				key = "customs.flag_missing"
			case !trade.HSCode(l.Code).Complete():
				key = "customs.flag_short"
			case size > 0:
				_, found, err := r.Tariff(trade.HSCode(l.Code), day)
				if err != nil {
					return err
				}
				if !found {
					key = "customs.flag_expired"
				}
			}
			if key != "" {
				l.Key = key
				flags = append(flags, l)
			}
		}
		return nil
	})
	return flags, err
}

func codedLines(r Reader, n Noun, id string) ([]CodeFlag, error) {
	var list []CodeFlag
	add := func(code trade.HSCode, name string) {
		list = append(list, CodeFlag{Line: len(list) + 1, Code: string(code), Name: name})
	}
	switch n {
	case ProductNoun:
		p, err := r.Product(id)
		return []CodeFlag{{Code: string(p.HSCode), Name: first(p.NameZH, p.NameEN)}}, err
	case QuotationNoun:
		q, err := r.Quotation(id)
		for _, l := range q.Lines {
			add(l.HSCode, first(l.NameZH, l.NameEN))
		}
		return list, err
	case OrderNoun:
		o, err := r.Order(id)
		for _, l := range o.Lines {
			add(l.HSCode, first(l.NameZH, l.NameEN))
		}
		return list, err
	case ShipmentNoun:
		s, err := r.Shipment(id)
		for _, l := range s.Lines {
			add(l.HSCode, first(l.NameZH, l.NameEN))
		}
		return list, err
	}
	return nil, fault.New("store.not_found", "Noun", string(n))
}
