package sheet

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image/color"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"sampan/app/fault"
)

func TestCellsOfAWorkbook(t *testing.T) {
	styles := `<styleSheet><numFmts><numFmt numFmtId="180" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>` +
		`<numFmt numFmtId="181" formatCode="0000000000"/><numFmt numFmtId="182" formatCode="[Red]0.00&quot; d&quot;"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="180"/>` +
		`<xf numFmtId="181"/><xf numFmtId="182"/><xf numFmtId="31"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>`
	shared := `<sst><si><t>保温杯</t></si><si><r><t>Vacuum </t></r><r><t xml:space="preserve">bottle </t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_&#10;b_x0041_</t></si></sst>`
	for _, c := range []struct{ name, rows, want string }{
		{"shared strings", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>`, "t保温杯|tVacuum bottle |ta\nbA"},
		{"text of its own", `<row><c t="inlineStr"><is><t>x&lt;y</t></is></c><c t="str"><f>A1&amp;"z"</f><v>x&lt;yz</v></c></row>`, "tx<y|tx<yz"},
		{"numbers", `<row><c><v>2.7400000000000002</v></c><c t="n"><v>1E3</v></c><c><v>-0.1</v></c><c><v>8517130000</v></c><c><v>1.0000000000000001E-2</v></c></row>`, "n2.74|n1000|n-0.1|n8517130000|n0.01"},
		{"number stored as text", `<row><c t="inlineStr"><is><t>012.50</t></is></c></row>`, "t012.50"},
		{"long number", `<row><c><v>6901234567892</v></c><c><v>12345678901234567890</v></c></row>`, "n6901234567892|n12345678901234600000"},
		{"dates", `<row><c s="1"><v>46348</v></c><c s="2"><v>46348</v></c><c s="5"><v>46348</v></c><c s="6"><v>46348.604166666664</v></c><c s="7"><v>0.5</v></c></row>`, "d2026-11-22|d2026-11-22|d2026-11-22|d2026-11-22T14:30:00|d12:00:00"},
		{"first days", `<row><c s="1"><v>1</v></c><c s="1"><v>59</v></c><c s="1"><v>60</v></c><c s="1"><v>61</v></c></row>`, "d1900-01-01|d1900-02-28|d1900-03-01|d1900-03-01"},
		{"a date beyond all years", `<row><c s="1"><v>99999999</v></c><c s="1"><v>-3</v></c></row>`, "n99999999|n-3"},
		{"iso date", `<row><c t="d"><v>2026-11-22T00:00:00</v></c></row>`, "d2026-11-22"},
		{"leading zeros by format", `<row><c s="3"><v>101210010</v></c></row>`, "t0101210010"},
		{"letters in quotes are no date", `<row><c s="4"><v>5</v></c></row>`, "n5"},
		{"truth and errors", `<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c></row>`, "bTRUE|bFALSE|!#REF!"},
		{"formula with its value", `<row><c><f>1+1</f><v>2</v></c><c><f>A1</f></c></row>`, "n2"},
		{"gaps", `<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="4"><c r="A4"><v>3</v></c></row>`, "\n |n1| |n2\n\nn3"},
		{"styled blanks far away", `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>`, "n1"},
		{"blanks only", `<row><c><v>7</v></c><c t="inlineStr"><is><t>  </t></is></c></row>`, "n7"},
	} {
		p := workbookOf(c.rows).with("xl/sharedStrings.xml", shared).with("xl/styles.xml", styles)
		b, err := readBytes(p.zip(t))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := show(b.First()); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func Test1904(t *testing.T) {
	p := workbookOf(`<row><c s="1"><v>0</v></c><c s="1"><v>44886</v></c></row>`).
		with("xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`)
	p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
	if got := show(mustRead(t, p.zip(t)).First()); got != "d1904-01-01|d2026-11-22" {
		t.Error(got)
	}
}

func TestMergedRangesAreSpreadDown(t *testing.T) {
	p := workbookOf(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="B2"><v>3</v></c></row><row r="3"><c r="B3"><v>4</v></c></row>`)
	p["xl/worksheets/sheet1.xml"] = strings.Replace(p["xl/worksheets/sheet1.xml"], "</sheetData>", `</sheetData><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="E1:E900000"/></mergeCells>`, 1)
	if got := show(mustRead(t, p.zip(t)).First()); got != "n1|n2\nn1|n3\n |n4" {
		t.Error(got)
	}
}

// What excelize wrote is read back as it was meant, whatever stands in it.
func TestReadsWhatOthersWrite(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringMatching(`[a-zA-Z保温杯é&<>"' _x]{1,12}`), 1, 6).Draw(r, "texts")
		cents := rapid.SliceOfN(rapid.Int64Range(-1e12, 1e12), 1, 6).Draw(r, "cents")
		f := excelize.NewFile()
		defer f.Close()
		var want []string
		for i, s := range texts {
			cell, _ := excelize.CoordinatesToCellName(i+1, 1)
			if err := f.SetCellStr("Sheet1", cell, s); err != nil {
				r.Fatal(err)
			}
			want = append(want, s)
		}
		for i, n := range cents {
			cell, _ := excelize.CoordinatesToCellName(i+1, 2)
			if err := f.SetCellValue("Sheet1", cell, float64(n)/100); err != nil {
				r.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			r.Fatal(err)
		}
		s := mustRead(t, b.Bytes()).First()
		for i, w := range want {
			if got := s.Cell(At{0, i}).Text; got != w && strings.TrimSpace(w) != "" {
				r.Fatalf("text %q read as %q", w, got)
			}
		}
		for i, n := range cents {
			if got := s.Cell(At{1, i}); got.Text != plainCents(n) {
				r.Fatalf("%d cents read as %v", n, got)
			}
		}
	})
}

func plainCents(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	whole, frac := n/100, n%100
	s := sign + strconv.FormatInt(whole, 10)
	if frac > 0 {
		s += strings.TrimRight("."+string(rune('0'+frac/10))+string(rune('0'+frac%10)), "0")
	}
	return s
}

func TestTextFiles(t *testing.T) {
	gb := func(s string) string {
		out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	utf16 := func(s string) string {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, c := range []struct {
		name, data, want string
		enc              Encoding
		sep              rune
	}{
		{"plain", "a,b\n1,2\n", "ta|tb\nt1|t2", UTF8, ','},
		{"mark of UTF-8", "\ufeff品名,价格\r\n保温杯,2.74\r\n", "t品名|t价格\nt保温杯|t2.74", UTF8, ','},
		{"GB18030", gb("品名,价格\n保温杯,2.74\n㐀"), "t品名|t价格\nt保温杯|t2.74\nt㐀", GB18030, ','},
		{"UTF-16 with tabs", utf16("品名\t价格\n保温杯\t2,74\n"), "t品名|t价格\nt保温杯|t2,74", UTF16LE, '\t'},
		{"semicolons and decimal commas", "a;b;c\n1,5;2,5;3\n2,5;1;4\n", "ta|tb|tc\nt1,5|t2,5|t3\nt2,5|t1|t4", UTF8, ';'},
		{"stated separator", "sep=|\na|b,c\n", "ta|tb,c", UTF8, '|'},
		{"quotes", "a,\"b,\"\"c\"\"\nd\",e\nf,g,h\n", "ta|tb,\"c\"\nd|te\ntf|tg|th", UTF8, ','},
		{"an inch is no quote", "pipe 5\" long,3\nx,4\n", "tpipe 5\" long|t3\ntx|t4", UTF8, ','},
		{"blank lines keep their place", "a,b\n\n\n1,2\n,,\n3,4\n", "ta|tb\n\n\nt1|t2\n\nt3|t4", UTF8, ','},
		{"one column", "code\nA-1\nA-2\n", "tcode\ntA-1\ntA-2", UTF8, ','},
		{"guarded", "'+86 574,'=A1,'quoted'\n", "t+86 574|t=A1|t'quoted'", UTF8, ','},
	} {
		b, err := readBytes([]byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := show(b.First()); got != c.want || b.Encoding != c.enc || b.Separator != c.sep {
			t.Errorf("%s: %s %q\n%s\nwant\n%s", c.name, b.Encoding, b.Separator, got, c.want)
		}
	}
}

func TestAnotherEncodingMayBeChosen(t *testing.T) {
	data := []byte("Stra\xdfe,K\xf6ln\n")
	b, err := Read(context.Background(), bytes.NewReader(data), int64(len(data)), Options{Encoding: Western})
	if err != nil || show(b.First()) != "tStraße|tKöln" {
		t.Errorf("%v %v", b, err)
	}
	for _, e := range Encodings() {
		if b, err := Read(context.Background(), bytes.NewReader(data), int64(len(data)), Options{Encoding: e}); err == nil && b.Encoding != e {
			t.Errorf("chose %s, read as %s", e, b.Encoding)
		}
	}
}

func TestRefusals(t *testing.T) {
	good := workbookOf(`<row><c><v>1</v></c></row>`)
	goodZip := good.zip(t)
	compound := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 8192)...)
	encrypted := append(bytes.Clone(compound), "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...)
	wideRow := `<row r="1"><c r="IW1"><v>1</v></c></row>`
	deep := strings.Repeat("<a>", 200_000)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":              {nil, ErrEmpty},
		"blank text":           {[]byte(" \n\t\n"), ErrEmpty},
		"commas only":          {[]byte(",,,\n,,,\n"), ErrEmpty},
		"a mark only":          {[]byte("\xef\xbb\xbf"), ErrEmpty},
		"an empty workbook":    {workbookOf("").zip(t), ErrEmpty},
		"an empty archive":     {parts{}.zip(t), ErrEmpty},
		"an old workbook":      {compound, ErrOldFormat},
		"a protected workbook": {encrypted, ErrEncrypted},
		"a web page as .xls":   {[]byte("<html><table><tr><td>1</td></tr></table></html>"), ErrOldFormat},
		"an xml spreadsheet":   {[]byte("<?xml version=\"1.0\"?><Workbook/>"), ErrOldFormat},
		"an xlsb":              {parts{"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"}.zip(t), ErrOldFormat},
		"an ods":               {parts{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}.zip(t), ErrOldFormat},
		"a letter":             {parts{"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}.zip(t), ErrType},
		"an archive":           {parts{"photos/1.jpg": "x"}.zip(t), ErrType},
		"a pdf":                {[]byte("%PDF-1.7\n..."), ErrType},
		"a picture":            {dot(t, 4, 4, color.White), ErrType},
		"a program":            {[]byte("MZ\x90\x00\x03\x00\x00\x00"), ErrType},
		"half a workbook":      {goodZip[:len(goodZip)/2], ErrBroken},
		"a flipped bit":        {flip(goodZip), ErrBroken},
		"no sheet part":        {good.with("xl/worksheets/sheet1.xml", "<worksheet").zip(t), ErrBroken},
		"a cell outside rows":  {workbookOf("<v>0</v></c>").zip(t), ErrBroken},
		"a string too far":     {workbookOf(`<row><c t="s"><v>7</v></c></row>`).zip(t), ErrBroken},
		"an entity of its own": {good.with("xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`+sheetHead+`<sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>`).zip(t), ErrForbidden},
		"an unknown entity":    {workbookOf(`<row><c t="inlineStr"><is><t>&lol;</t></is></c></row>`).zip(t), ErrBroken},
		"a wide sheet":         {workbookOf(wideRow).zip(t), ErrTooWide},
		"a wide text":          {[]byte(strings.Repeat("a,", 300) + "\n"), ErrTooWide},
		"a long sheet":         {workbookOf(`<row r="100001"><c r="A100001"><v>1</v></c></row>`).zip(t), ErrTooLong},
		"a long text":          {[]byte("a\n" + strings.Repeat("\n", 100_000) + "b\n"), ErrTooLong},
		"a quote left open":    {[]byte("a,\"b\n" + strings.Repeat("1,2,3\n", 20_000)), ErrCellText},
		"a deep part":          {good.with("xl/sharedStrings.xml", deep).zip(t), ErrBroken},
		"a long element":       {good.with("xl/sharedStrings.xml", "<sst><si><t>"+strings.Repeat("x", 2<<20)).zip(t), ErrBroken},
	} {
		_, err := readBytes(c.data)
		if !fault.Is(err, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// flip turns a bit in the packed sheet, which the checksum notices.
func flip(data []byte) []byte {
	data = bytes.Clone(data)
	at := bytes.LastIndex(data, []byte("xl/worksheets/sheet1.xml"))
	first := bytes.Index(data, []byte("xl/worksheets/sheet1.xml"))
	if first == at {
		panic("no entry")
	}
	data[first+len("xl/worksheets/sheet1.xml")+20] ^= 0x40
	return data
}

func TestBombs(t *testing.T) {
	rows := strings.Repeat("<row><c><v>1</v></c></row>", 10)
	bomb := workbookOf(rows).with("xl/sharedStrings.xml", "").zip(t)
	lie(bomb, 201<<20)
	if _, err := readBytes(bomb); !fault.Is(err, ErrTooLarge) {
		t.Errorf("201 MB by its own account: %v", err)
	}
	// The same with sizes that lie: what is really unpacked counts.
	small := Standard
	small.Unpacked = 1 << 20
	data := workbookOf(rows + strings.Repeat("<row/>", 1<<18)).zip(t)
	lie(data, 1000)
	if _, err := Read(context.Background(), bytes.NewReader(data), int64(len(data)), Options{Limits: small}); err == nil {
		t.Error("a lie about the size was believed")
	}
	photo := workbookOf(rows).with("xl/media/image1.png", strings.Repeat("\x00", 2<<20)).zip(t)
	small.Picture = 1 << 20
	if _, err := Read(context.Background(), bytes.NewReader(photo), int64(len(photo)), Options{Limits: small}); !fault.Is(err, ErrTooLarge) {
		t.Errorf("a picture of 2 MB where 1 is allowed: %v", err)
	}
}

// lie writes a false unpacked size into the directory of an archive.
func lie(data []byte, size uint32) {
	for at := 0; ; {
		next := bytes.Index(data[at:], []byte("PK\x01\x02"))
		if next < 0 {
			return
		}
		at += next
		binary.LittleEndian.PutUint32(data[at+24:], size)
		at += 4
	}
}

func TestLongDirectory(t *testing.T) {
	p := parts{}
	for i := range 5_000 {
		p[strings.Repeat("x", 1000)+strconv.Itoa(i)] = ""
	}
	if _, err := readBytes(p.zip(t)); !fault.Is(err, ErrBroken) {
		t.Errorf("5 MB of names: %v", err)
	}
}

func TestTimeAndCancel(t *testing.T) {
	data := workbookOf(strings.Repeat("<row><c><v>1</v></c></row>", 5000)).zip(t)
	hurried := Standard
	hurried.Time = 1
	if _, err := Read(context.Background(), bytes.NewReader(data), int64(len(data)), Options{Limits: hurried}); !fault.Is(err, ErrTooSlow) {
		t.Errorf("no time: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, bytes.NewReader(data), int64(len(data)), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "表 1.csv")
	if err := os.WriteFile(name, workbookOf(`<row><c><v>1</v></c></row>`).zip(t), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := Open(context.Background(), name, Options{})
	if err != nil || show(b.First()) != "n1" || b.Encoding != "" {
		t.Fatalf("%v %v", b, err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	if _, err := Open(context.Background(), dir, Options{}); !fault.Is(err, ErrType) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Open(context.Background(), filepath.Join(dir, "none"), Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}

func TestFirstSheet(t *testing.T) {
	p := workbookOf(`<row><c><v>1</v></c></row>`)
	p["xl/workbook.xml"] = mainHead + `<sheets><sheet name="lists" state="veryHidden" r:id="r1"/><sheet name="blank" r:id="r4"/><sheet name="chart" r:id="r5"/><sheet name="goods" r:id="r6"/></sheets></workbook>`
	p["xl/_rels/workbook.xml.rels"] = relHead + rel("r1", "worksheet", "worksheets/sheet1.xml") + rel("r4", "worksheet", "worksheets/sheet2.xml") +
		rel("r5", "chartsheet", "chartsheets/sheet1.xml") + rel("r6", "worksheet", "/xl/worksheets/SHEET3.xml") + `</Relationships>`
	p["xl/worksheets/sheet2.xml"] = sheetHead + `<sheetData/></worksheet>`
	p["xl/worksheets/sheet3.xml"] = sheetHead + `<sheetData><row><c><v>3</v></c></row></sheetData></worksheet>`
	b := mustRead(t, p.zip(t))
	if len(b.Sheets) != 3 || b.First().Name != "goods" || show(b.First()) != "n3" || !b.Sheets[0].Hidden {
		t.Errorf("%d sheets, first %q", len(b.Sheets), b.First().Name)
	}
}

func TestALineOfAMillionFields(t *testing.T) {
	for _, data := range []string{strings.Repeat("a,", 1<<20), "x,y\n" + strings.Repeat(",", 1<<20) + "\n"} {
		if _, err := readBytes([]byte(data)); !fault.Is(err, ErrTooWide) {
			t.Errorf("%.9q: %v", data, err)
		}
	}
	commas := `a,"` + strings.Repeat("1, ", 9000) + `",c`
	if book, err := readBytes([]byte(commas)); err != nil || len(book.First().Rows[0]) != 3 {
		t.Errorf("a long text with commas: %v", err)
	}
}
