package app

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"unicode"

	"sampan/app/customs"
	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/sheet"
	"sampan/app/trade"
)

// declaredColumns are the columns of the items on a broker's sheet.
func declaredColumns() []sheet.Target {
	return []sheet.Target{
		{Key: "number", ZH: itemCaptions[0], EN: "No.", Kind: sheet.Integer, Required: true},
		{Key: "code", ZH: itemCaptions[1], EN: "Code", Synonyms: []string{"商品编码", "税号"}, Required: true},
		{Key: "name", ZH: itemCaptions[2], EN: "Name", Synonyms: []string{"品名", "名称"}, Required: true},
		{Key: "elements", ZH: itemCaptions[3], EN: "Elements", Synonyms: []string{"申报要素", "规格"}},
		{Key: "quantity", ZH: itemCaptions[4], EN: "Quantity", Synonyms: []string{"数量", "申报数量"}, Kind: sheet.Decimal, Required: true},
		{Key: "unit", ZH: itemCaptions[5], EN: "Unit", Synonyms: []string{"单位", "申报单位", "成交计量单位"}},
		{Key: "first_qty", ZH: itemCaptions[6], EN: "First quantity", Synonyms: []string{"法定数量", "第一数量"}, Kind: sheet.Decimal},
		{Key: "first_unit", ZH: itemCaptions[7], EN: "First unit", Synonyms: []string{"法定单位", "第一单位"}},
		{Key: "second_qty", ZH: itemCaptions[8], EN: "Second quantity", Synonyms: []string{"第二数量"}, Kind: sheet.Decimal},
		{Key: "second_unit", ZH: itemCaptions[9], EN: "Second unit", Synonyms: []string{"第二单位"}},
		{Key: "price", ZH: itemCaptions[10], EN: "Price", Kind: sheet.Decimal},
		{Key: "total", ZH: itemCaptions[11], EN: "Total", Synonyms: []string{"金额", "成交总价"}, Kind: sheet.Decimal, Required: true},
		{Key: "currency", ZH: itemCaptions[12], EN: "Currency", Synonyms: []string{"币种"}},
		{Key: "origin", ZH: itemCaptions[13], EN: "Origin"},
		{Key: "destination", ZH: itemCaptions[14], EN: "Destination"},
		{Key: "district", ZH: itemCaptions[15], EN: "Source"},
		{Key: "duty", ZH: itemCaptions[16], EN: "Levy"},
		{Key: "net", ZH: itemCaptions[17], EN: "Net", Kind: sheet.Decimal},
	}
}

// ReadDeclared reads what was really declared from the workbook that the
// broker sends back: the boxes of the head by their captions, the items by
// their headings. What the sheet does not say is that of the draft. Nothing is
// kept: a person looks at it, and FileDeclaration keeps it.
func (a *App) ReadDeclared(ctx context.Context, draftID string, data []byte) (customs.Declaration, error) {
	draft, err := a.Declaration(ctx, draftID)
	if err != nil {
		return draft, err
	}
	book, err := sheet.Read(ctx, bytes.NewReader(data), int64(len(data)), sheet.Options{})
	if err != nil {
		return draft, err
	}
	defer func() { _ = book.Close() }() // read from memory
	for i := range book.Sheets {
		s := &book.Sheets[i]
		m := sheet.Guess(s, declaredColumns(), nil)
		if slices.ContainsFunc([]string{"number", "code", "total"}, func(key string) bool { return m.Column(key) < 0 }) {
			continue
		}
		d := draft
		d.ID, d.Ver, d.DraftID, d.Items = "", 0, draft.ID, nil
		if err := takeBoxes(&d, s, m.Heading); err != nil {
			return draft, err
		}
		if err := a.takeItems(&d, draft, sheet.Preview(s, declaredColumns(), m)); err != nil {
			return draft, err
		}
		if len(d.Items) > 0 {
			return d, nil
		}
	}
	return draft, fault.New("customs.sheet_unknown")
}

// takeBoxes reads the boxes above the items: a caption and the next filled
// cell that is no caption itself.
func takeBoxes(d *customs.Declaration, s *sheet.Sheet, heading int) error {
	boxes := map[string]customs.Box{}
	for _, b := range customs.Boxes() {
		boxes[bareCaption(b.Caption)] = b
	}
	for r := range heading {
		for c := range s.Rows[r] {
			box, known := boxes[bareCaption(s.Cell(sheet.At{Row: r, Column: c}).Text)]
			if !known {
				continue
			}
			value := ""
			for next := c + 1; next < len(s.Rows[r]) && value == ""; next++ {
				if value = strings.TrimSpace(s.Cell(sheet.At{Row: r, Column: next}).Text); boxes[bareCaption(value)].Caption != "" {
					value = ""
					break
				}
			}
			if value == "" {
				continue
			}
			if err := box.Take(d, value); err != nil {
				return fault.New("customs.sheet_value", "Caption", box.Caption, "Text", value).Because(err)
			}
		}
	}
	return nil
}

// bareCaption keeps the letters of a caption: colons, brackets and blanks
// differ from sheet to sheet.
func bareCaption(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

func (a *App) takeItems(d *customs.Declaration, draft customs.Declaration, rows []sheet.Row) error {
	for _, row := range rows {
		if row.Text("code") == "" {
			continue // the sums below
		}
		if row.State == sheet.Rejected {
			return fault.New("customs.row_wrong", "Row", row.Number, "Code", row.Text("code"))
		}
		number := func(key string) money.Decimal { v, _ := row.Value(key); return v.Number }
		item := customs.Item{
			Number: len(d.Items) + 1, Code: trade.CleanHS(row.Text("code")), Name: row.Text("name"), Elements: row.Text("elements"),
			Quantity: number("quantity"), Unit: a.customsUnit(row.Text("unit")), FirstQty: number("first_qty"), FirstUnit: a.customsUnit(row.Text("first_unit")),
			SecondQty: number("second_qty"), SecondUnit: a.customsUnit(row.Text("second_unit")), Price: number("price"),
			Origin: customs.CodeIn(row.Text("origin")), Destination: customs.CodeIn(row.Text("destination")), District: customs.CodeIn(row.Text("district")),
			DutyMode: customs.CodeIn(row.Text("duty")), Net: number("net"),
		}
		total, err := money.Of(number("total"), money.Currency(first(customs.CodeIn(row.Text("currency")), string(draft.Currency))))
		if err != nil {
			return err
		}
		item.Total = total
		if i := slices.IndexFunc(draft.Items, func(was customs.Item) bool { return was.Code == item.Code && was.Name == item.Name }); i >= 0 {
			item.Lines = draft.Items[i].Lines
		} else if n := len(d.Items); n < len(draft.Items) {
			item.Lines = draft.Items[n].Lines
		}
		d.Items = append(d.Items, item)
	}
	return nil
}
