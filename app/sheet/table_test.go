package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"image/color"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"sampan/app/fault"
	"sampan/app/money"
)

func written(t testing.TB, table Table) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := table.XLSX(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func stock(t testing.TB) Table {
	return Table{
		Name:    "库存: 2026/11",
		Columns: []Column{{Title: "图片"}, {Title: "货号", Note: "必填"}, {Title: "Price", Places: 2}, {Title: "Qty"}, {Title: "Since"}, {Title: "Sum", Places: 2}, {Title: "Basis", Offer: []string{"special 13%", "none"}}},
		Rows: [][]Datum{
			{Pic(dot(t, 300, 100, color.RGBA{200, 40, 40, 255})), Str("SP-500B"), Num(money.Must("2.745")), Num(money.Must("5000")), On("2026-11-22"), Formula("C2*D2", money.Must("13725")), Str("none")},
			{Pic(dot(t, 50, 200, color.RGBA{40, 40, 200, 255})), Str("=HYPERLINK(\"x\")"), Num(money.Must("-3")), {}, On("someday"), Str("6901234567892"), Str("两行\ntwo lines")},
		},
	}
}

func TestXLSXReadsBack(t *testing.T) {
	s := mustRead(t, written(t, stock(t))).First()
	if s.Name != "库存  2026 11" {
		t.Errorf("sheet %q", s.Name)
	}
	want := "t图片|t货号|tPrice|tQty|tSince|tSum|tBasis\n |tSP-500B|n2.745|n5000|d2026-11-22|n13725|tnone\n |t=HYPERLINK(\"x\")|n-3| |tsomeday|t6901234567892|t两行\ntwo lines"
	if got := show(s); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if len(s.Pictures[At{1, 0}]) != 1 || len(s.Pictures[At{2, 0}]) != 1 || len(s.Pictures) != 2 {
		t.Errorf("pictures: %s", placed(t, s))
	}
}

func TestXLSXAsOthersSeeIt(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t, stock(t))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	check := func(what string, got any, want any, err error) {
		t.Helper()
		if got != want || err != nil {
			t.Errorf("%s: %v, %v; want %v", what, got, err, want)
		}
	}
	formula, err := f.GetCellFormula(sheet, "F2")
	check("formula", formula, "C2*D2", err)
	cached, err := f.GetCellValue(sheet, "F2")
	check("cached value", strings.TrimSpace(cached), "13,725.00", err)
	price, err := f.GetCellValue(sheet, "C2")
	check("price", strings.TrimSpace(price), "2.745", err)
	panes, err := f.GetPanes(sheet)
	check("frozen", panes.Freeze && panes.YSplit == 1, true, err)
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	check("print area", names["_xlnm.Print_Area"], "'库存  2026 11'!$A$1:$G$3", nil)
	check("repeated", names["_xlnm.Print_Titles"], "'库存  2026 11'!$1:$1", nil)
	rules, err := f.GetDataValidations(sheet)
	check("choices", len(rules), 1, err)
	notes, err := f.GetComments(sheet)
	check("notes", len(notes), 1, err)
	pics, err := f.GetPictures(sheet, "A2")
	if err != nil || len(pics) != 1 {
		t.Fatalf("picture: %d, %v", len(pics), err)
	}
}

func TestFittedKeepsTheRatio(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := box{rapid.IntRange(10, 400).Draw(r, "w"), rapid.IntRange(10, 400).Draw(r, "h"), rapid.IntRange(6, 300).Draw(r, "side")}
		c, _, err := pictureOf(dot(t, rapid.IntRange(1, 60).Draw(r, "pw"), rapid.IntRange(1, 60).Draw(r, "ph"), color.Black))
		if err != nil {
			r.Fatal(err)
		}
		scale, x, y := b.fitted(c)
		w, h := scale*float64(c.Width), scale*float64(c.Height)
		if scale <= 0 || x < 0 || y < 0 || float64(x)+w > float64(b.width)+1 || float64(y)+h > float64(b.height)+1 || max(w, h) > float64(b.side)+1 {
			r.Fatalf("%v in %v: %v at %d,%d", c, b, scale, x, y)
		}
	})
}

func TestABrokenPictureIsSaid(t *testing.T) {
	table := Table{Columns: []Column{{Title: "a"}}, Rows: [][]Datum{{Pic([]byte("no picture"))}}}
	if err := table.XLSX(&bytes.Buffer{}); err == nil {
		t.Error("written without a word")
	}
	full := errors.New("disk full")
	if err := stock(t).XLSX(failing{full}); !errors.Is(err, full) {
		t.Errorf("full disk: %v", err)
	}
	if err := stock(t).CSV(failing{full}); !errors.Is(err, full) {
		t.Errorf("full disk: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	table := Table{Columns: []Column{{Title: "品名"}, {Title: "=x"}}, Rows: [][]Datum{
		{Str("保温杯, \"大\""), Num(money.Must("-2.50"))}, {Str("+86 574"), Str("-"), Str("too far")}, {Str("@a")}, {On("2026-11-22"), Str("'=1")},
	}}
	if err := table.CSV(&b); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff品名,'=x\r\n\"保温杯, \"\"大\"\"\",-2.5\r\n'+86 574,'-\r\n'@a,\r\n2026-11-22,''=1\r\n"
	if b.String() != want {
		t.Errorf("%q\nwant\n%q", b.String(), want)
	}
}

// Texts of lists come back as they left, by either format.
func TestTextsSurvive(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		texts := rapid.SliceOfN(rapid.OneOf(
			rapid.StringMatching(`['=+@-]{0,3}[a-z保é,;"|<&_x0-9 ]{1,8}`),
			rapid.StringOfN(rapid.Rune(), 1, 8, -1),
			rapid.SampledFrom([]string{"_x000D_", "a\nb", "&amp;", "]]>", "=1", "''=1", "'", "TRUE", "1,234", "007"}),
		), 1, 5).Draw(r, "texts")
		table := Table{Columns: make([]Column, len(texts)), Rows: [][]Datum{nil}}
		for i, s := range texts {
			s = strings.TrimSpace(strings.Map(func(c rune) rune {
				if c < 0x20 && c != '\n' || c == 0xFFFE || c == 0xFFFF || c == 0xFFFD {
					return 'x'
				}
				return c
			}, s))
			if s == "" {
				s = "x"
			}
			texts[i] = s
			table.Columns[i].Title = "h"
			table.Rows[0] = append(table.Rows[0], Str(s))
		}
		var csv, xlsx bytes.Buffer
		if err := errors.Join(table.CSV(&csv), table.XLSX(&xlsx)); err != nil {
			r.Fatal(err)
		}
		data := csv.Bytes()
		for name, read := range map[string]func() (*Book, error){
			"csv": func() (*Book, error) {
				return Read(t.Context(), bytes.NewReader(data), int64(len(data)), Options{Separator: ','})
			},
			"xlsx": func() (*Book, error) { return readBytes(xlsx.Bytes()) },
		} {
			b, err := read()
			if err != nil {
				r.Fatalf("%s: %v", name, err)
			}
			for i, want := range texts {
				if got := b.First().Cell(At{1, i}).Text; got != want {
					r.Fatalf("%s: %q came back as %q", name, want, got)
				}
			}
		}
	})
}

func TestTemplateIsUnderstood(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		s := mustRead(t, written(t, Template("导入模板", goods(), language))).First()
		m := Guess(s, goods(), nil)
		for i, target := range goods() {
			if m.Columns[i] != target.Key {
				t.Errorf("%s: column %d is %q, want %q", language, i, m.Columns[i], target.Key)
			}
		}
		if rows := Preview(s, goods(), m); len(rows) > 0 {
			t.Errorf("%s: the example was taken: %s", language, summary(rows))
		}
		s.Rows[1][1].Text = "SP-1"
		if got, want := summary(Preview(s, goods(), m)), "2  code=SP-1 name_en=Vacuum bottle name_zh=保温杯 price=2.74#2.74 moq=500#500 lead=25#25 vat=13%#0.13 since=2026-11-22 basis=special_13"; got != want {
			t.Errorf("%s: the example does not hold:\n%s", language, got)
		}
	}
}

func TestRefusedRowsCanBeCorrectedAndImported(t *testing.T) {
	s := table(t, "list of 2026\n货号,单价,备注,上架日期\nA-1,2.5,x,2026-01-02\n,3,y,\nA-3,ask,z,2026-01-02\n")
	m := Guess(s, goods(), nil)
	rows := Preview(s, goods(), m)
	refused := Refused("未导入", s, m, rows, "行号", "原因", func(p Problem) string { return p.Column + ": " + p.Reason.Key })
	back := mustRead(t, written(t, refused)).First()
	want := "t行号|t原因|t货号|t单价|t备注|t上架日期\nn4|tA: sheet.required| |t3|ty\nn5|tB: sheet.not_a_number|tA-3|task|tz|t2026-01-02"
	if got := show(back); got != want {
		t.Fatalf("%s\nwant\n%s", got, want)
	}
	back.Rows[1][2], back.Rows[2][3] = Cell{"A-2", Text}, Cell{"4", Text}
	again := Preview(back, goods(), Guess(back, goods(), nil))
	if n := Count(again); len(again) != 2 || n[Rejected] != 0 {
		t.Errorf("corrected rows are refused: %s", summary(again))
	}
}

func TestSheetName(t *testing.T) {
	for in, want := range map[string]string{
		"": "Sheet1", "'a'": "a", "a/b:c": "a b c", strings.Repeat("长", 40): strings.Repeat("长", 31), strings.Repeat("𠮷", 20): strings.Repeat("𠮷", 15), "[x]*?": "x",
	} {
		if got := sheetName(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// readsOrRefuses holds for whatever is given to the reader.
func readsOrRefuses(t *testing.T, data []byte, o Options) {
	book, err := Read(t.Context(), bytes.NewReader(data), int64(len(data)), o)
	if err != nil {
		if _, is := errors.AsType[*fault.Fault](err); !is {
			t.Fatalf("not a sentence for people: %v", err)
		}
		return
	}
	s := book.First()
	rows := Preview(s, goods(), Guess(s, goods(), nil))
	for _, pictures := range s.Pictures {
		for _, p := range pictures {
			_, _ = p.Bytes() // may well be broken
		}
	}
	refused := Refused(s.Name, s, Guess(s, goods(), nil), rows, "row", "reason", func(p Problem) string { return p.Reason.Key })
	if err := refused.CSV(&bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
}

var narrow = Limits{Unpacked: 1 << 20, Picture: 1 << 16, Plain: 1 << 16, Rows: 500, Columns: 40, Cells: 5000, Strings: 1 << 18, Time: 5e9}

func FuzzRead(f *testing.F) {
	f.Add(workbookOf(`<row><c><v>1</v></c></row>`).zip(f))
	f.Add(written(f, stock(f)))
	f.Add([]byte("货号,单价\nA,1\n"))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Fuzz(func(t *testing.T, data []byte) { readsOrRefuses(t, data, Options{Limits: narrow}) })
}

func FuzzText(f *testing.F) {
	f.Add([]byte("a,\"b\n\",c\n'=1;x\ty"), uint8(0), ',')
	f.Add([]byte("sep=;\n\xc6\xb7\xc3\xfb;1\n"), uint8(1), rune(0))
	f.Fuzz(func(t *testing.T, data []byte, enc uint8, sep rune) {
		if sep != 0 {
			sep = separators[uint(sep)%uint(len(separators))]
		}
		readsOrRefuses(t, append([]byte("A"), data...), Options{Limits: narrow, Encoding: Encodings()[int(enc)%len(Encodings())], Separator: sep})
	})
}

// FuzzParts puts the input where each part of a workbook may lie to a reader.
func FuzzParts(f *testing.F) {
	f.Add([]byte(sheetHead+`<sheetData><row><c t="s" s="1" vm="1"><f>DISPIMG("a",1)</f><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A9"/></mergeCells><drawing r:id="d1"/></worksheet>`), uint8(0))
	f.Add([]byte(`<sst><si><t>a_x000D_</t></si></sst>`), uint8(1))
	f.Add([]byte(`<styleSheet><numFmts><numFmt numFmtId="180" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="180"/></cellXfs></styleSheet>`), uint8(2))
	f.Add([]byte(drawingHead+anchorXML(1, 2, 3, 4, "i1")+`</xdr:wsDr>`), uint8(3))
	f.Add([]byte(`<a xmlns:r="r"><cNvPr name="a"/><blip r:embed="i1"/></a>`), uint8(4))
	f.Add([]byte(relHead+rel("d1", "drawing", "../../..")+`</Relationships>`), uint8(5))
	names := []string{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/drawings/drawing1.xml", "xl/cellimages.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
	f.Fuzz(func(t *testing.T, data []byte, part uint8) {
		p := drawn(`<row><c t="s" s="0"><v>0</v></c><c t="str"><f>DISPIMG("a",1)</f></c></row>`, "")
		p["xl/sharedStrings.xml"], p["xl/styles.xml"] = `<sst><si><t>x</t></si></sst>`, `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`
		p["xl/_rels/cellimages.xml.rels"] = p["xl/drawings/_rels/drawing1.xml.rels"]
		readsOrRefuses(t, p.with(names[int(part)%len(names)], string(data)).zip(t), Options{Limits: narrow})
	})
}

// The library forgets or turns round what is set in the wrong order.
func TestSheetIsSetUpInOrder(t *testing.T) {
	data := written(t, stock(t))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for _, want := range []string{`fitToPage="true"`, `<col min="1"`, `<col min="2"`, `<col min="7"`, "<sheetData>", "<autoFilter", "<dataValidations", "<pageMargins", `fitToHeight="0"`, "<drawing", "<legacyDrawing"} {
		next := strings.Index(string(raw), want)
		if next <= at {
			t.Errorf("%s stands at %d, after %d", want, next, at)
		}
		at = next
	}
}
