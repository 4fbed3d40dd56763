package app_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/app/sheet"
	"sampan/data/reference"
	"sampan/data/store/storetest"
)

// empty is a firm without any record on a real store.
func empty(t *testing.T) *app.App {
	t.Helper()
	files, err := file.Open(t.TempDir())
	must(t, err)
	t.Cleanup(func() { _ = files.Close() })
	tables, err := reference.Load()
	must(t, err)
	a, err := app.New(storetest.New(t), files, tables, storetest.Now, "tester")
	must(t, err)
	return a
}

func kept(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, data, 0o600))
	return path
}

// bring imports a file whole and says what stands of every row.
func bring(t *testing.T, a *app.App, n app.Noun, path string) string {
	t.Helper()
	p := plan(t, a, n, path)
	states := make([]string, len(p.Rows))
	for i, r := range p.Rows {
		states[i] = string(r.State)
	}
	_, err := a.RunImport(context.Background(), p, false, nil)
	must(t, err)
	return strings.Join(states, " ")
}

func square(t *testing.T, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 30, 30))
	for i := range 900 {
		img.Set(i%30, i/30, c)
	}
	var out bytes.Buffer
	must(t, png.Encode(&out, img))
	return out.Bytes()
}

func TestPicturesOfAWorkbookBecomePhotos(t *testing.T) {
	ctx := context.Background()
	a := empty(t)
	table := sheet.Table{
		Columns: []sheet.Column{{Title: "图片"}, {Title: "货号"}, {Title: "中文品名"}},
		Rows: [][]sheet.Datum{
			{sheet.Pic(square(t, color.Black)), sheet.Str("A-1"), sheet.Str("黑")},
			{{}, sheet.Str("A-2"), sheet.Str("无图")},
			{sheet.Pic(square(t, color.White)), sheet.Str("A-3"), sheet.Str("白")},
		},
	}
	path := filepath.Join(t.TempDir(), "目录.xlsx")
	must(t, app.SaveTable(path, table))
	if got := bring(t, a, app.ProductNoun, path); got != "new new new" {
		t.Fatalf("rows are %s", got)
	}
	checkPhotos(t, a, map[string]bool{"A-1": true, "A-2": false, "A-3": true})
	if got := bring(t, a, app.ProductNoun, path); got != "same same same" {
		t.Errorf("the same file again: %s", got)
	}
	table.Rows[0][0] = sheet.Pic(square(t, color.White))
	must(t, app.SaveTable(path, table))
	if got := bring(t, a, app.ProductNoun, path); got != "changed same same" {
		t.Errorf("another picture: %s", got)
	}
	products, err := a.Products(ctx)
	must(t, err)
	if products[0].Photo != products[2].Photo {
		t.Error("the new picture was not taken")
	}
}

func checkPhotos(t *testing.T, a *app.App, want map[string]bool) {
	t.Helper()
	products, err := a.Products(context.Background())
	must(t, err)
	if len(products) != len(want) {
		t.Errorf("%d products", len(products))
	}
	for _, p := range products {
		if (p.Photo != "") != want[p.Code] {
			t.Errorf("%s has the photo %q", p.Code, p.Photo)
		}
		if p.Photo != "" {
			if _, err := a.Photo(context.Background(), p.Photo); err != nil {
				t.Errorf("%s: %v", p.Code, err)
			}
		}
	}
}

const (
	rels   = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	office = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
)

// wps is a workbook as WPS writes it: pictures in cells by =DISPIMG, figures
// stored as text, a date as a serial number.
func wps(t *testing.T) []byte {
	t.Helper()
	text := func(at, s string) string { return `<c r="` + at + `" t="inlineStr"><is><t>` + s + `</t></is></c>` }
	var rows strings.Builder
	rows.WriteString(`<row r="1">`)
	for i, heading := range []string{"图片", "货号", "品名", "采购价", "HS编码", "备注"} {
		rows.WriteString(text(fmt.Sprintf("%c1", 'A'+i), heading))
	}
	rows.WriteString(`</row><row r="2"><c r="A2" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c><c r="B2"><v>1001</v></c>` +
		text("C2", "保温杯") + text("D2", "１６.80") + `<c r="E2"><v>9617001900</v></c><c r="F2" s="1"><v>46348</v></c></row>`)
	parts := map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":                rels + `<Relationship Id="r" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="` + office + `"><sheets><sheet name="Sheet1" sheetId="1" r:id="s"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": rels + `<Relationship Id="s" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="y" Type="` + office + `/styles" Target="styles.xml"/><Relationship Id="c" Type="http://www.wps.cn/officeDocument/2020/cellImage" Target="cellimages.xml"/></Relationships>`,
		"xl/styles.xml":              `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + rows.String() + `</sheetData></worksheet>`,
		"xl/cellimages.xml": `<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:xdr="x" xmlns:a="a" xmlns:r="r"><etc:cellImage><xdr:pic>` +
			`<xdr:nvPicPr><xdr:cNvPr id="1" name="ID_1"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="p"/></xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>`,
		"xl/_rels/cellimages.xml.rels": rels + `<Relationship Id="p" Type="` + office + `/image" Target="media/image1.png"/></Relationships>`,
		"xl/media/image1.png":          string(square(t, color.Black)),
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, part := range parts {
		f, err := w.Create(name)
		must(t, err)
		_, err = f.Write([]byte(part))
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

func TestAWorkbookOfWPS(t *testing.T) {
	ctx := context.Background()
	a := empty(t)
	if got := bring(t, a, app.ProductNoun, kept(t, "wps.xlsx", wps(t))); got != "new" {
		t.Fatalf("rows are %s", got)
	}
	checkPhotos(t, a, map[string]bool{"1001": true})
	products, err := a.Products(ctx)
	must(t, err)
	p, err := a.Product(ctx, products[0].ID)
	must(t, err)
	if p.Cost.String() != "16.8" || p.HSCode != "9617001900" || p.NameZH != "保温杯" || p.Notes != "2026-11-22" {
		t.Errorf("%+v", p)
	}
}

func TestChineseTextTable(t *testing.T) {
	ctx := context.Background()
	a := empty(t)
	raw, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("客户名称;国家;邮箱;角色\r\n德国米勒公司;德国;anna@mueller.example;客户、供应商\r\n某某工厂;;;妖怪\r\n"))
	must(t, err)
	if got := bring(t, a, app.ContactNoun, kept(t, "客户.csv", raw)); got != "new rejected" {
		t.Fatalf("rows are %s", got)
	}
	contacts, err := a.Contacts(ctx)
	must(t, err)
	if len(contacts) != 1 || contacts[0].Country != "DE" || contacts[0].Name != "德国米勒公司" || len(contacts[0].Roles) != 2 {
		t.Errorf("%+v", contacts)
	}
}

func TestBrokenTablesChangeNothing(t *testing.T) {
	ctx := context.Background()
	a := empty(t)
	good := wps(t)
	encrypted := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...)
	for name, c := range map[string]struct {
		data []byte
		key  string
	}{
		"empty":     {nil, sheet.ErrEmpty},
		"cut":       {good[:len(good)/2], sheet.ErrBroken},
		"encrypted": {encrypted, sheet.ErrEncrypted},
		"picture":   {square(t, color.Black), sheet.ErrType},
		"old":       {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), sheet.ErrOldFormat},
	} {
		if _, err := sheet.Open(ctx, kept(t, "x.xlsx", c.data), sheet.Options{}); !fault.Is(err, c.key) {
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
	if products, err := a.Products(ctx); err != nil || len(products) > 0 {
		t.Errorf("%v %v", products, err)
	}
}

func TestACancelledImportWritesNothing(t *testing.T) {
	a := empty(t)
	p := plan(t, a, app.ProductNoun, kept(t, "a.csv", []byte("货号,中文品名\nA,甲\nB,乙\nC,丙\n")))
	ctx, cancel := context.WithCancel(context.Background())
	if _, err := a.RunImport(ctx, p, false, func(done, total int) {
		if done > total/2 {
			cancel()
		}
	}); err == nil {
		t.Fatal("nothing is said")
	}
	products, err := a.Products(context.Background())
	must(t, err)
	if len(products) > 0 {
		t.Errorf("%d products stayed", len(products))
	}
}

func TestRowsThatAgreeInAddressOrName(t *testing.T) {
	ctx := context.Background()
	a := empty(t)
	head := "公司名称,邮箱,城市\n"
	if got := bring(t, a, app.ContactNoun, kept(t, "a.csv", []byte(head+"Acme Inc,info@acme.example,\nAcme Asia,info@acme.example,\nBeta,,\n"))); got != "new new new" {
		t.Fatalf("rows are %s", got)
	}
	if got := bring(t, a, app.ContactNoun, kept(t, "b.csv", []byte(head+"Acme Asia,info@acme.example,Hong Kong\nBETA,beta@beta.example,\nAcme Inc,info@acme.example,\n"))); got != "changed changed same" {
		t.Errorf("again: %s", got)
	}
	contacts, err := a.Contacts(ctx)
	must(t, err)
	if i := slices.IndexFunc(contacts, func(c contact.Summary) bool { return c.Name == "Acme Asia" }); len(contacts) != 3 || contacts[i].City != "Hong Kong" {
		t.Errorf("%+v", contacts)
	}
}
