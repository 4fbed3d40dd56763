package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
	"strings"
	"testing"
)

const (
	relHead   = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	officeRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	mainHead  = `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`
	sheetHead = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`
)

// parts are the files of a workbook by name.
type parts map[string]string

// workbookOf is the least workbook around the rows of one sheet.
func workbookOf(rows string) parts {
	return parts{
		"[Content_Types].xml":        `<Types/>`,
		"_rels/.rels":                relHead + rel("r1", "officeDocument", "xl/workbook.xml") + `</Relationships>`,
		"xl/workbook.xml":            mainHead + `<sheets><sheet name="Goods" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relHead + rel("r1", "worksheet", "worksheets/sheet1.xml") + rel("r2", "sharedStrings", "sharedStrings.xml") + rel("r3", "styles", "styles.xml") + `</Relationships>`,
		"xl/worksheets/sheet1.xml":   sheetHead + `<sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

func rel(id, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id, officeRel, kind, target)
}

func (p parts) with(name, content string) parts {
	p = maps.Clone(p)
	p[name] = content
	return p
}

func (p parts) zip(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(p[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBytes(data []byte) (*Book, error) {
	return Read(context.Background(), bytes.NewReader(data), int64(len(data)), Options{})
}

func mustRead(t testing.TB, data []byte) *Book {
	t.Helper()
	b, err := readBytes(data)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// show writes a sheet as text: kinds as a letter before the value.
func show(s *Sheet) string {
	var lines []string
	for _, row := range s.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, string(" tndb!"[c.Kind])+c.Text)
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	return strings.Join(lines, "\n")
}

func dot(t testing.TB, w, h int, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
