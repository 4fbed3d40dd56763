package sheet

import (
	"bytes"
	"fmt"
	"image/color"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/paper/papertest"
	"sampan/assets"
)

func papers(t testing.TB) *Papers {
	t.Helper()
	p, err := NewPapers(assets.Translations)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// offer is a paper of n lines.
func offer(t testing.TB, kind string, language paper.Language, n int) paper.Document {
	t.Helper()
	d := paper.Document{
		Kind: kind, Number: "QT2611-0042", Revision: 1, Date: "2026-11-22", Language: language, Currency: "USD",
		Place: paper.Words{EN: "Ningbo", ZH: "宁波"},
		Seller: paper.Party{
			Name:     paper.Words{EN: "Ningbo Beilun Morning Trading Co., Ltd.", ZH: "宁波北仑晨光贸易有限公司"},
			Address:  paper.Words{EN: "18F Tower B, 66 Mingzhou Road, Beilun, Ningbo, Zhejiang, China", ZH: "浙江省宁波市北仑区明州路66号B座18楼"},
			PostCode: "315800", Contact: "Shen Wei", Title: "Export manager", Phone: "+86 574 8688 0000", Email: "shen@morning.example", Website: "www.morning.example",
		},
		Buyer: paper.Party{
			Name: paper.Words{EN: "Casa Verde S.A."}, Address: paper.Words{EN: "Av. Providencia 1208, of. 402"}, PostCode: "7500571 Santiago",
			Country: paper.Words{EN: "Chile", ZH: "智利"}, Contact: "Isabel Rojas", Email: "irojas@casaverde.example", TaxID: "76.543.210-K",
		},
		References: paper.References{Inquiry: "Solicitud 118"},
		Terms: paper.Terms{
			Incoterm: "CIF", NamedPlace: paper.Words{EN: "San Antonio", ZH: "圣安东尼奥"}, ValidUntil: "2026-12-20", Deposit: 30,
			Payment:       paper.Words{EN: "30 % by T/T, balance before release of the bill of lading", ZH: "电汇30%，余款放单前付清"},
			LeadTime:      paper.Words{EN: "30 days after deposit", ZH: "收到定金后30天"},
			PortOfLoading: paper.Words{EN: "Ningbo, China", ZH: "中国宁波"}, Transport: "sea", PartialShipment: "allowed",
			Packing: paper.Words{EN: "Export cartons", ZH: "出口纸箱"}, Marks: paper.Words{EN: "CV\n118\nSAN ANTONIO\nNO. 1-UP"},
		},
		Bank:    paper.Bank{Beneficiary: "Ningbo Beilun Morning Trading Co., Ltd.", Name: "Bank of Ningbo", Account: "7010 0122 0000 1234", SWIFT: "BKNBCN2N", Charges: "SHA"},
		Charges: []paper.Charge{{Name: paper.Words{EN: "Fair discount", ZH: "展会优惠"}, Share: money.Must("-0.025")}, {Name: paper.Words{EN: "Mould", ZH: "模具费"}, Fixed: money.Must("350")}},
		Remarks: paper.Words{EN: "Artwork to be confirmed within ten days.", ZH: "请在十天内确认图稿。"},
		Logo:    "logo", Seal: "seal",
	}
	for i := range n {
		d.Lines = append(d.Lines, paper.Line{
			Item: fmt.Sprintf("HD-%04d", i+1), Photo: fmt.Sprint("p", i%4), HSCode: "9617001100", Unit: paper.Words{EN: "pcs", ZH: "个"},
			Name:        paper.Words{EN: "Vacuum bottle 500 ml, double wall", ZH: "双层真空保温杯500毫升"},
			Description: paper.Words{EN: "18/8 steel inside and out, copper liner, hot 12 h, cold 24 h, leak-proof lid with strainer", ZH: "内外304不锈钢，内胆镀铜，保温12小时，防漏杯盖带茶隔"},
			Material:    paper.Words{EN: "Steel 304", ZH: "304不锈钢"},
			Quantity:    money.New(int64(500 * (i + 1))), Price: money.Scaled(int64(2745+130*i), 3),
			Packing: paper.Packing{PerCarton: 24, Length: money.New(56), Width: money.Must("32.5"), Height: money.New(49), CartonNet: money.Must("11.2"), CartonGW: money.Must("12.6")},
		})
	}
	d, err := paper.Complete(d)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func album(t testing.TB) Photos {
	return func(id string) []byte {
		switch id {
		case "logo":
			return dot(t, 240, 120, color.RGBA{11, 99, 133, 255})
		case "seal":
			return dot(t, 200, 200, color.RGBA{200, 32, 32, 255})
		case "p3":
			return nil // gone
		}
		return dot(t, 160+40*int(id[1]-'0'), 160, color.RGBA{90, uint8(120 + 40*int(id[1]-'0')), 150, 255})
	}
}

func paperXLSX(t testing.TB, d paper.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := papers(t).XLSX(&b, d, album(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func everything(s *Sheet) string {
	var all []string
	for _, row := range s.Rows {
		for _, c := range row {
			if c.Text != "" {
				all = append(all, c.Text)
			}
		}
	}
	return strings.Join(all, "\n")
}

// Whatever a document of any kind says stands on its sheet, under captions
// that are words.
func TestPaperSaysWhatTheDocumentSays(t *testing.T) {
	p := papers(t)
	key := regexp.MustCompile(`(field|column|fact|kind|part|sum|value|sign|page|party|text|clause)\.[a-z_]+|\{\{`)
	for _, kind := range paper.Kinds() {
		for _, language := range paper.Languages() {
			d, err := papertest.Document(kind.Key, language, 5, 3)
			if err != nil {
				t.Fatal(err)
			}
			s := mustRead(t, paperXLSX(t, d)).First()
			text := pressed(everything(s))
			for _, w := range papertest.Says(d, p.en, p.zh, true) {
				first, second := w.In(language)
				if !strings.Contains(text, pressed(first)) || !strings.Contains(text, pressed(second)) {
					t.Errorf("%s %s lacks %q %q", kind.Key, language, first, second)
				}
			}
			if shown := key.FindString(text); shown != "" {
				t.Errorf("%s %s shows a key: %s", kind.Key, language, shown)
			}
		}
	}
}

// pressed is a text without its blanks, for comparing across lines of a cell.
func pressed(s string) string { return strings.Join(strings.Fields(s), "") }

// Photos, logo and seal stand on a sheet of goods; one that is gone leaves its
// place white.
func TestPaperHoldsPictures(t *testing.T) {
	s := mustRead(t, paperXLSX(t, offer(t, "proforma", paper.Both, 5))).First()
	if n := len(s.Pictures); n != 6 {
		t.Errorf("%d pictures, want 4 photos, logo and seal", n)
	}
}

// On a paper of any kind every formula gives the figure that stands in its
// cell, by the calculation of the library.
func TestFormulasOfAllKinds(t *testing.T) {
	for kind, least := range map[string]int{
		"quotation": 9, "clearance_list": 5, "contract": 9, "invoice": 8, "packing_list": 20, "booking_note": 4, "vgm": 1,
		"insurance_application": 3, "purchase_contract": 14, "invoice_request": 15, "statement": 9,
	} {
		d, err := papertest.Document(kind, paper.English, 5, 0)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(calculated(t, d)); n < least {
			t.Errorf("%s has %d formulas, want %d", kind, n, least)
		}
	}
}

// The total is recomputed here from the lines alone.
func TestFormulasGiveTheFiguresOfThePaper(t *testing.T) {
	d := offer(t, "proforma", paper.English, 7)
	seen := map[string]bool{}
	for _, figure := range calculated(t, d) {
		seen[figure] = true
	}
	cents := int64(0)
	for i := range int64(7) {
		thousandths := 500 * (i + 1) * (2745 + 130*i)
		cents += (thousandths + 5) / 10
	}
	off := (cents*25 + 500) / 1000
	total := cents - off + 35000
	for _, want := range []int64{total, (total*30 + 50) / 100, total - (total*30+50)/100} {
		if text := plainCents(want); !seen[text] {
			t.Errorf("no formula gives %s", text)
		}
	}
}

// calculated gives the figures behind all formulas of a paper, each checked
// against what its cell says.
func calculated(t *testing.T, d paper.Document) []string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(paperXLSX(t, d)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	s := mustRead(t, paperXLSX(t, d)).First()
	var figures []string
	for row := range s.Rows {
		for column := range s.Rows[row] {
			name := cellName(At{row, column})
			formula, err := f.GetCellFormula(sheet, name)
			if err != nil || formula == "" {
				continue
			}
			got, err := f.CalcCellValue(sheet, name, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Errorf("%s: %s = %s: %v", d.Kind, name, formula, err)
				continue
			}
			stands := s.Cell(At{row, column}).Text
			figures = append(figures, stands)
			if plain, _ := plainNumber(got); plain != stands {
				t.Errorf("%s: %s = %s gives %s, the cell says %s", d.Kind, name, formula, got, stands)
			}
		}
	}
	return figures
}

func TestPaperIsReadyToPrint(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(paperXLSX(t, offer(t, "quotation", paper.English, 30))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	if sheet != "QUOTATION QT2611-0042 R1" {
		t.Errorf("sheet %q", sheet)
	}
	layout, err := f.GetPageLayout(sheet)
	if err != nil || *layout.Size != 9 || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("layout %+v, %v", layout, err)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo[strings.Index(n.RefersTo, "!")+1:]
	}
	var from, to int
	if _, err := fmt.Sscanf(names["_xlnm.Print_Titles"], "$%d:$%d", &from, &to); err != nil || from != to {
		t.Errorf("repeated rows %q", names["_xlnm.Print_Titles"])
	}
	if head, err := f.GetCellValue(sheet, fmt.Sprintf("C%d", from)); head != "Item No." || err != nil {
		t.Errorf("repeated row begins with %q, %v", head, err)
	}
	if !strings.HasPrefix(names["_xlnm.Print_Area"], "$A$1:$") {
		t.Errorf("print area %q", names["_xlnm.Print_Area"])
	}
}

func TestSparsePapers(t *testing.T) {
	for name, d := range map[string]paper.Document{
		"nothing at all": {Kind: "quotation"},
		"no lines":       {Kind: "proforma", Currency: "JPY", Language: paper.Both, Seller: paper.Party{Name: paper.Same("S")}},
		"two columns":    {Kind: "quotation", Currency: "KWD", Lines: []paper.Line{{Name: paper.Same("x")}}},
		"hidden amounts": {Kind: "quotation", Currency: "EUR", Layout: paper.Layout{Hide: []string{"amount", "quantity"}, Accent: "#a04020"}, Lines: []paper.Line{{Name: paper.Same("x"), Quantity: money.New(3), Price: money.New(2)}}},
		"a draft":        {Kind: "quotation", Currency: "EUR", Stamp: paper.Draft, Layout: paper.Layout{Accent: "red"}, Lines: []paper.Line{{Name: paper.Same(strings.Repeat("long ", 4000))}}},
		"strange texts":  {Kind: "quotation", Number: "[a]:*?/\\'", Lines: []paper.Line{{Name: paper.Same("=1+1\x00\x0b"), Item: "@x", Quantity: money.Must("1e15"), Price: money.Must("0.0000001")}}},
	} {
		full, err := paper.Complete(d)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := papers(t).XLSX(&b, full, func(string) []byte { return nil }); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		f, err := excelize.OpenReader(&b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
	if err := papers(t).XLSX(&bytes.Buffer{}, paper.Document{Kind: "poem"}, nil); !fault.Is(err, ErrPaperKind) {
		t.Errorf("unknown kind: %v", err)
	}
}
