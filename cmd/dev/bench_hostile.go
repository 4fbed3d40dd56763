package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sampan/app"
	"sampan/app/fault"
	"sampan/cmd/wire"
)

// nasty is a file that costs much to look at.
type nasty struct {
	name string
	data []byte
}

func hostileRow() row {
	return row{
		name: "hostile files, each refused", runs: 11,
		bounds:  []bound{{quantile: 1, time: 10 * time.Second}, {quantile: peaks, bytes: 200_000_000}},
		prepare: refusing,
	}
}

// refusing lets one file after another be taken in as what its name says.
func refusing(dir string) (run, error) {
	desk, err := wire.Open(context.Background(), dir, sampleDay)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, f := range nastyFiles() {
		path := filepath.Join(dir, f.name)
		if err := os.WriteFile(path, f.data, 0o600); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return func(i int) (int, error) {
		path := paths[i%len(paths)]
		err := take(desk.App, path)
		if err == nil {
			return 0, fmt.Errorf("%s was taken", path)
		}
		if fault.Of(err).Key == fault.Unexpected {
			return 0, fmt.Errorf("%s: %w", path, err)
		}
		return 0, nil
	}, nil
}

func take(a *app.App, path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if filepath.Ext(path) == ".png" {
		_, err = a.KeepPhoto(data)
		return err
	}
	_, err = a.TakeFile(context.Background(), filepath.Base(path), data)
	return err
}

// nastyFiles are bombs, wide and endless tables, entities, deep mails and long
// texts.
func nastyFiles() []nasty {
	deep := "From: a@b.example\r\n" + strings.Repeat("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", 200_000)
	return []nasty{
		{"bomb.xlsx", workbookBytes(strings.Repeat("<row><c><v>1</v></c></row>", 400), 25_000)},
		{"blank rows.xlsx", workbookBytes(strings.Repeat("<row/>", 4000), 8_000)},
		{"wide.xlsx", workbookBytes(`<row r="1"><c r="XFD1"><v>1</v></c></row>`, 1)},
		{"far down.xlsx", workbookBytes(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`, 1)},
		{"entity.xlsx", workbookBytes(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`, 1)},
		{"wide.csv", []byte(strings.Repeat("a,", 8<<20))},
		{"long.csv", bytes.Repeat([]byte("a,b\n"), 5<<20)},
		{"deep.eml", []byte(deep)},
		{"many parts.eml", append([]byte("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n"), bytes.Repeat([]byte("--x\n\na\n"), 2<<20)...)},
		{"large.txt", bytes.Repeat([]byte("500 pcs vase\n"), 30<<20/13)},
		{"bomb.png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00u0\x00\x00u0\x08\x02\x00\x00\x00\xc5\xf7\xd4\x9d")},
	}
}

// workbookBytes is a workbook whose only sheet holds the text so many times.
func workbookBytes(rows string, times int) []byte {
	const main = `<?xml version="1.0"?><%s xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	head := fmt.Sprintf(main, "worksheet") + "<sheetData>"
	if strings.HasPrefix(rows, "<!DOCTYPE") {
		head = ""
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", "<Types/>"},
		{"_rels/.rels", rels + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", fmt.Sprintf(main, "workbook") + `<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", rels + `worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", head},
	} {
		// A buffer takes everything, so nothing here can fail.
		w, _ := z.Create(part[0])
		_, _ = w.Write([]byte(part[1]))
		if part[1] != head {
			continue
		}
		for range times {
			_, _ = w.Write([]byte(rows))
		}
		_, _ = w.Write([]byte("</sheetData></worksheet>"))
	}
	_ = z.Close()
	return b.Bytes()
}
