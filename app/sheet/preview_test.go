package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sampan/app/money"
)

// goods are targets like those of a catalog.
func goods() []Target {
	return []Target{
		{Key: "photo", ZH: "图片", EN: "Photo", Synonyms: []string{"产品图片", "Picture", "Image"}, Kind: Photo},
		{Key: "code", ZH: "货号", EN: "Item no.", Synonyms: []string{"产品编号", "款号", "Item", "SKU", "Art. No.", "Артикул"}, Required: true, Example: "SP-500B"},
		{Key: "name_en", ZH: "英文品名", EN: "Product name", Synonyms: []string{"Description", "Name"}, Example: "Vacuum bottle"},
		{Key: "name_zh", ZH: "中文品名", EN: "Chinese name", Synonyms: []string{"品名", "产品名称"}, Example: "保温杯"},
		{Key: "price", ZH: "单价", EN: "Unit price", Synonyms: []string{"价格", "FOB", "Price"}, Kind: Money, Example: "2.74"},
		{Key: "moq", ZH: "起订量", EN: "MOQ", Kind: Decimal, Units: []string{"pcs", "件"}, Example: "500"},
		{Key: "lead", ZH: "交期", EN: "Lead time", Kind: Integer, Units: []string{"days", "天"}, Example: "25"},
		{Key: "vat", ZH: "增值税率", EN: "VAT rate", Kind: Percent, Example: "13%"},
		{Key: "since", ZH: "上架日期", EN: "Listed on", Kind: Day, Example: "2026-11-22"},
		{Key: "basis", ZH: "发票", EN: "Invoice", Kind: Choice, Choices: []Option{{"special_13", []string{"专票13%", "special 13%"}}, {"none", []string{"不开票", "none"}}}, Example: "专票13%"},
	}
}

func table(t testing.TB, csv string) *Sheet {
	t.Helper()
	return mustRead(t, []byte(csv)).First()
}

func TestGuess(t *testing.T) {
	for name, c := range map[string]struct {
		csv, want string
		heading   int
	}{
		"english":            {"Item no.,Product name,Unit price,MOQ\n1,2,3,4", "code,name_en,price,moq", 0},
		"chinese":            {"货号,品名,单价,起订量,交期\n1,2,3,4,5", "code,name_zh,price,moq,lead", 0},
		"both in one":        {"货号 Item No.,中文品名/Chinese Name,单价(USD) Unit Price,备注\n1,2,3,4", "code,name_zh,price,", 0},
		"units in brackets":  {"ITEM NO,Unit Price (USD/pc),MOQ（件）,Lead time [days]\n1,2,3,4", "code,price,moq,lead", 0},
		"full width":         {"ＳＫＵ,ＭＯＱ,ＶＡＴ　ｒａｔｅ\n1,2,3", "code,moq,vat", 0},
		"letters above":      {"宁波舢板进出口有限公司\n\nProduct list 2026,,\n货号,品名,单价\n1,2,3", "code,name_zh,price", 3},
		"another alphabet":   {"Артикул,Price\n1,2", "code,price", 0},
		"a word more":        {"Supplier item no.,Our FOB price,Total MOQ\n1,2,3", "code,price,moq", 0},
		"each target once":   {"Price,Unit price,FOB\n1,2,3", ",price,", 0},
		"nothing to go by":   {"1,2,3\n4,5,6", ",,", -1},
		"a sentence is none": {strings.Repeat("our price is the best ", 9) + ",x\n1,2", ",", -1},
	} {
		got := Guess(table(t, c.csv), goods(), nil)
		if s := strings.Join(got.Columns, ","); s != c.want || got.Heading != c.heading {
			t.Errorf("%s: %q in row %d, want %q in row %d", name, s, got.Heading, c.want, c.heading)
		}
	}
}

func TestGuessFindsThePictures(t *testing.T) {
	s := table(t, "Item no.,x,Price\n1,,3\n2,,4")
	s.Pictures = map[At][]Picture{{1, 1}: {{}}, {2, 1}: {{}}, {2, 2}: {{}}}
	if got := Guess(s, goods(), nil); got.Column("photo") != 1 {
		t.Errorf("%v", got)
	}
}

func TestMemory(t *testing.T) {
	s := table(t, "Ref,Price,Unit price\nA,2,3")
	m := Guess(s, goods(), nil)
	if m.Column("code") >= 0 {
		t.Fatal("the test needs a heading that is not known")
	}
	m.Columns = []string{"code", "", "price"}
	memory := Memory{"other": "moq"}.Learn(s, m)
	if got := Guess(table(t, "Price,x,REF.\n1,2,3"), goods(), memory); !slices.Equal(got.Columns, []string{"", "", "code"}) {
		t.Errorf("%v", got)
	}
	if memory["other"] != "moq" {
		t.Error("older memory was lost")
	}
}

func summary(rows []Row) string {
	var lines []string
	for _, r := range rows {
		line := fmt.Sprintf("%d %s", r.Number, r.State)
		for _, v := range r.Values {
			line += " " + v.Key + "=" + v.Text
			if !v.Number.IsZero() {
				line += "#" + v.Number.String() + string(v.Currency)
			}
		}
		for _, p := range r.Problems {
			line += fmt.Sprintf(" !%s%d:%s:%s:%s", p.Column, p.Row, p.Target, p.Value, p.Reason.Key)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestPreview(t *testing.T) {
	const heads = "货号,单价,起订量,交期,增值税率,上架日期,发票\n"
	for name, c := range map[string]struct{ row, want string }{
		"good":            {`A-1,usd 2.5/pc,"1,000 PCS",25天,13%,2026/1/5,专票13％`, "2  code=A-1 price=usd 2.5/pc#2.5USD moq=1,000 PCS#1000 lead=25天#25 vat=13%#0.13 since=2026-01-05 basis=special_13"},
		"shares":          {`A-1,1,1,1,13,,`, "2  code=A-1 price=1#1 moq=1#1 lead=1#1 vat=13#0.13"},
		"share":           {`A-1,,,,0.13,,`, "2  code=A-1 vat=0.13#0.13"},
		"small per cent":  {`A-1,,,,0.5％,,`, "2  code=A-1 vat=0.5％#0.005"},
		"no code":         {`,2,,,,,`, "2 rejected price=2#2 !A2:code::sheet.required"},
		"no number":       {`A-1,ask,,,,,`, "2 rejected code=A-1 !B2:price:ask:sheet.not_a_number"},
		"money in a MOQ":  {`A-1,,$5,,,,`, "2 rejected code=A-1 !C2:moq:$5:sheet.not_a_number"},
		"half a day":      {`A-1,,,2.5,,,`, "2 rejected code=A-1 !D2:lead:2.5:sheet.not_whole"},
		"two days":        {`A-1,,,,,03/04/2026,`, "2 rejected code=A-1 !F2:since:03/04/2026:sheet.date_ambiguous"},
		"one day":         {`A-1,,,,,25/04/2026,`, "2  code=A-1 since=2026-04-25"},
		"american day":    {`A-1,,,,,04/25/2026,`, "2  code=A-1 since=2026-04-25"},
		"german day":      {`A-1,,,,,5.4.2026,`, "2  code=A-1 since=2026-04-05"},
		"chinese day":     {`A-1,,,,,2026年4月5日,`, "2  code=A-1 since=2026-04-05"},
		"no day":          {`A-1,,,,,soon,`, "2 rejected code=A-1 !F2:since:soon:sheet.not_a_date"},
		"unknown choice":  {`A-1,,,,,,maybe`, "2 rejected code=A-1 !G2:basis:maybe:sheet.choice_unknown"},
		"two bad cells":   {`A-1,x,y,,,,`, "2 rejected code=A-1 !B2:price:x:sheet.not_a_number !C2:moq:y:sheet.not_a_number"},
		"blank":           {`,,,,,,` + "\n" + `A-2,,,,,,`, "3  code=A-2"},
		"headings again":  {strings.TrimSuffix(heads, "\n") + "\nA-2", "3  code=A-2"},
		"the example row": {"SP-500B,2.74,500,25,13%,2026-11-22,专票13%\nA-2", "3  code=A-2"},
	} {
		s := table(t, heads+c.row+"\n")
		if got := summary(Preview(s, goods(), Guess(s, goods(), nil))); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestPreviewOfCells(t *testing.T) {
	s := &Sheet{Rows: [][]Cell{
		{{"货号", Text}, {"单价", Text}, {"上架日期", Text}, {"图片", Text}},
		{{"8517130000", Number}, {"2.745", Number}, {"46348", Number}},
		{{"A", Text}, {"#DIV/0!", Error}, {"2026-11-22T08:00:00", Date}},
	}, Pictures: map[At][]Picture{{1, 3}: {{Part: "a"}}, {1, 5}: {{Part: "b"}}, {2, 1}: {{Part: "c"}}, {7, 3}: {{Part: "d"}}}}
	rows := Preview(s, goods(), Guess(s, goods(), nil))
	want := "2  code=8517130000 price=2.745#2.745 since=2026-11-22\n3 rejected code=A since=2026-11-22 !B3:price:#DIV/0!:sheet.cell_error\n8 rejected !A8:code::sheet.required"
	if got := summary(rows); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for i, want := range []string{"a", "c", "d"} {
		if len(rows[i].Pictures) != 1 || rows[i].Pictures[0].Part != want {
			t.Errorf("row %d has pictures %v, want %s", i, rows[i].Pictures, want)
		}
	}
}

func TestMissingRequiredColumn(t *testing.T) {
	s := table(t, "品名,单价\n杯,2")
	want := "2 rejected name_zh=杯 price=2#2 !2:code::sheet.required"
	if got := summary(Preview(s, goods(), Guess(s, goods(), nil))); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestStates(t *testing.T) {
	s := table(t, "货号,单价\nA,1\nB,2\nC,3\n")
	m := Guess(s, goods(), nil)
	rows := Preview(s, goods(), m)
	rows[0].State = New
	rows[1].Doubt(m, "price", nil)
	rows[2].Reject(m, "code", nil)
	rows[2].Doubt(m, "price", nil)
	if n := Count(rows); n[New] != 1 || n[Doubtful] != 1 || n[Rejected] != 1 {
		t.Errorf("%v", n)
	}
	if p := rows[1].Problems[0]; p.Column != "B" || p.Row != 3 || p.Value != "2" {
		t.Errorf("%+v", p)
	}
}

func TestColumnName(t *testing.T) {
	for column, want := range map[int]string{-1: "", 0: "A", 25: "Z", 26: "AA", 255: "IV", 701: "ZZ", 702: "AAA"} {
		if got := ColumnName(column); got != want {
			t.Errorf("%d is %q, want %q", column, got, want)
		}
		if at, ok := parseRef(want + "7"); column >= 0 && (!ok || at != At{6, column}) {
			t.Errorf("%s7 is %v", want, at)
		}
	}
}

// A decimal that was written as text or as a number is the same number.
func TestNumbersSurvive(t *testing.T) {
	target := Target{Key: "n", Kind: Decimal}
	rapid.Check(t, func(r *rapid.T) {
		want := money.Scaled(rapid.Int64Range(-1e14, 1e14).Draw(r, "figures"), rapid.Int32Range(0, 6).Draw(r, "places"))
		plain, ok := plainNumber(want.String())
		if !ok {
			r.Fatalf("%s is no number", want)
		}
		for _, c := range []Cell{{plain, Number}, {want.String(), Text}} {
			if v, bad := target.read(c); bad != nil || !v.Number.Equal(want) {
				r.Fatalf("%v read as %s, %v; want %s", c, v.Number, bad, want)
			}
		}
	})
}
