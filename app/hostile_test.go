package app_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/app/sheet"
	"sampan/app/text"
	"sampan/app/trade"
	"sampan/assets"
	"sampan/data/store/storetest"
)

// unpacked is a workbook with the given content of its only sheet.
func unpacked(t *testing.T, rows string, times int) []byte {
	t.Helper()
	const main = `<?xml version="1.0"?><%s xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", "<Types/>"},
		{"_rels/.rels", rels + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", strings.Replace(main, "%s", "workbook", 1) + `<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", rels + `worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", ""},
	} {
		w, err := z.Create(part[0])
		must(t, err)
		_, err = w.Write([]byte(part[1]))
		must(t, err)
		if part[1] != "" {
			continue
		}
		head := strings.Replace(main, "%s", "worksheet", 1) + "<sheetData>"
		if strings.HasPrefix(rows, "<!DOCTYPE") {
			head = ""
		}
		_, err = w.Write([]byte(head))
		must(t, err)
		for range times {
			_, err = w.Write([]byte(rows))
			must(t, err)
		}
		_, err = w.Write([]byte("</sheetData></worksheet>"))
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// firmAt is a firm with one product, and its folder.
func firmAt(t *testing.T) (*app.App, string) {
	t.Helper()
	dir := t.TempDir()
	files, err := file.Open(dir)
	must(t, err)
	t.Cleanup(func() { _ = files.Close() })
	a, err := app.New(storetest.New(t), files, trade.Tables{}, storetest.Now, "tester")
	must(t, err)
	must(t, a.SaveProduct(context.Background(), &catalog.Product{Code: "A-1", NameEN: "Vase"}))
	_, err = a.TakeFile(context.Background(), "first.eml", []byte("From: a@b.example\r\nMessage-ID: <1@b.example>\r\nSubject: s\r\n\r\nplease quote 5 pcs Vase\r\n"))
	must(t, err)
	return a, dir
}

// traces are what a firm holds: every stored file, and how many records of
// each kind.
func traces(t *testing.T, a *app.App, dir string) []string {
	t.Helper()
	var all []string
	must(t, fs.WalkDir(os.DirFS(dir), ".", func(p string, _ fs.DirEntry, err error) error {
		all = append(all, p)
		return err
	}))
	entries, err := a.Entries(context.Background())
	must(t, err)
	for _, e := range entries {
		all = append(all, string(e.Noun)+" "+e.ID)
	}
	inquiries, err := a.Inquiries(context.Background())
	must(t, err)
	for _, q := range inquiries {
		all = append(all, q.ID, q.Number)
	}
	slices.Sort(all)
	return all
}

// sentence fails the test unless the error is one that people are told, in
// both languages.
func sentence(t *testing.T, name string, err error) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: taken", name)
		return
	}
	f := fault.Of(err)
	if f.Key == fault.Unexpected {
		t.Errorf("%s: no reason for people: %v", name, err)
	}
	for _, language := range []string{"zh", "en"} {
		m, err := text.Screen(assets.Translations, language)
		must(t, err)
		if s := m.Fill(f.Key, f.Args); s == "" || s == f.Key || strings.Contains(s, "{{") || strings.Contains(s, "<no value>") {
			t.Errorf("%s: %q in %s", name, s, language)
		}
	}
}

// envelope is an OLE file that says it is a protected workbook.
func envelope() []byte {
	data := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 4096)...)
	for i, r := range "EncryptedPackage" {
		data[1024+2*i] = byte(r)
	}
	return data
}

func nested(depth int) []byte {
	var b strings.Builder
	b.WriteString("From: a@b.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n")
	for i := range depth {
		edge := strings.Repeat("x", i%60+1)
		b.WriteString("Content-Type: multipart/mixed; boundary=\"" + edge + "\"\r\n\r\n--" + edge + "\r\n")
	}
	b.WriteString("Content-Type: text/plain\r\n\r\nhello\r\n")
	return []byte(b.String())
}

// hostileTables are files that an inquiry and an import both refuse.
func hostileTables(t *testing.T) map[string][]byte {
	return map[string][]byte{
		"empty.xlsx": nil, "empty.csv": nil, "spaces.csv": []byte(" \r\n \r\n"), "protected.xlsx": envelope(),
		"broken.xlsx": []byte("PK\x03\x04 and nothing after it"), "half.xlsx": unpacked(t, "<row/>", 9)[:300],
		"page.xls": []byte("<html><table><tr><td>1</td></tr></table></html>"), "paper.xlsx": []byte("%PDF-1.7\n1 0 obj"),
		"photo.csv": []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "binary.csv": []byte("a,b\n\x00\x01\x02"),
		"bomb.xlsx":   unpacked(t, strings.Repeat("<row><c><v>1</v></c></row>", 400), 25_000),
		"wide.xlsx":   unpacked(t, `<row r="1"><c r="XFD1"><v>1</v></c></row>`, 1),
		"wide.csv":    []byte(strings.Repeat("a,", 400) + "b\n"),
		"long.csv":    bytes.Repeat([]byte("a,b\n"), 120_000),
		"entity.xlsx": unpacked(t, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row>`, 1),
	}
}

func TestHostileInquiriesChangeNothing(t *testing.T) {
	a, dir := firmAt(t)
	before := traces(t, a, dir)
	files := hostileTables(t)
	for name, data := range map[string][]byte{
		"empty.eml": nil, "spaces.eml": []byte("\r\n \r\n"), "paper.eml": []byte("%PDF-1.7"), "archive.eml": []byte("PK\x03\x04"),
		"sealed.eml": []byte("From: a@b.example\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB"),
		"pgp.eml":    []byte("From: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\nsecret\n--x--\n"),
		"deep.eml":   nested(200), "many.eml": append([]byte("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n"), bytes.Repeat([]byte("--x\nContent-Type: text/plain\n\na\n"), 3000)...),
		"large.eml": bytes.Repeat([]byte("a line of text\n"), 2<<20), "broken.msg": envelope(), "empty.msg": nil,
		"again.eml":    []byte("From: c@d.example\r\nMessage-ID: <1@b.example>\r\nSubject: other\r\n\r\nother words, same message\r\n"),
		"empty.txt":    nil,
		"binary.txt":   []byte("\x00\x01\x02\x03"),
		"large.txt":    bytes.Repeat([]byte("500 pcs vase\n"), 30<<20/13),
		"unknown.docx": []byte("PK\x03\x04rubbish"), "nothing": nil,
	} {
		files[name] = data
	}
	for name, data := range files {
		_, err := a.TakeFile(context.Background(), name, data)
		sentence(t, name, err)
	}
	_, err := a.TakeText(context.Background(), strings.Repeat("a", 2<<20))
	sentence(t, "pasted", err)
	_, err = a.TakeText(context.Background(), " \n ")
	sentence(t, "pasted nothing", err)
	if after := traces(t, a, dir); !slices.Equal(before, after) {
		t.Errorf("%v\nbecame\n%v", before, after)
	}
}

func TestHostileTablesChangeNothing(t *testing.T) {
	a, dir := firmAt(t)
	before := traces(t, a, dir)
	for name, data := range hostileTables(t) {
		_, err := sheet.Read(context.Background(), bytes.NewReader(data), int64(len(data)), sheet.Options{})
		sentence(t, name, err)
	}
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("a photo"), "page": []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), "half": []byte("\xff\xd8\xff\xe0\x00\x10JFIF"),
		"large": make([]byte, 41<<20),
		// 30,000 × 30,000 pixels by its own account.
		"bomb": []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00u0\x00\x00u0\x08\x02\x00\x00\x00\xc5\xf7\xd4\x9d"),
	} {
		_, err := a.KeepPhoto(data)
		sentence(t, name, err)
		_, err = a.KeepMark(data)
		sentence(t, name, err)
	}
	if after := traces(t, a, dir); !slices.Equal(before, after) {
		t.Errorf("%v\nbecame\n%v", before, after)
	}
}
