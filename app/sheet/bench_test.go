package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/paper/papertest"
)

// snap is a picture as a phone or a factory sends it, grain included.
func snap(t testing.TB, seed uint64, side int) []byte {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	img := image.NewYCbCr(image.Rect(0, 0, side, side), image.YCbCrSubsampleRatio420)
	for i := range img.Y {
		img.Y[i] = uint8(128 + (i%side)*80/side + r.IntN(12))
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = uint8(120+seed%16), uint8(130+i*8/len(img.Cb))
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 80}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// catalog is a list of rows × 22 columns with a picture on every step-th row.
func catalog(t testing.TB, rows, pictures, side int) Table {
	c := Table{Name: "catalog", Columns: []Column{{Title: "图片"}, {Title: "货号"}, {Title: "英文品名"}, {Title: "中文品名"}, {Title: "单价"}, {Title: "起订量"}, {Title: "交期"}, {Title: "增值税率"}, {Title: "上架日期"}, {Title: "发票"}}}
	for i := range 12 {
		c.Columns = append(c.Columns, Column{Title: fmt.Sprintf("其他%d", i)})
	}
	for i := range rows {
		row := []Datum{
			{},
			Str(fmt.Sprintf("SP-%05d", i)), Str(fmt.Sprintf("Vacuum bottle %d ml, double wall, model %d", 300+i%9*50, i)), Str(fmt.Sprintf("双层真空保温杯%d毫升", 300+i%9*50)),
			Num(money.Scaled(int64(274+i), 2)), Num(money.New(int64(500 + i%10*100))), Num(money.New(25)), Str("13%"), On("2026-11-22"), Str("不开票"),
		}
		for n := range 12 {
			row = append(row, Str(fmt.Sprintf("value %d of row %d", n, i)))
		}
		if pictures > 0 && i%(rows/pictures) == 0 {
			row[0] = Pic(snap(t, uint64(i), side))
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// peak runs f and gives by how much the heap grew meanwhile, in megabytes.
func peak(f func()) float64 {
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	var most atomic.Uint64
	done, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			most.Store(max(most.Load(), m.HeapInuse))
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	f()
	close(done)
	<-stopped
	return (float64(most.Load()) - float64(before.HeapInuse)) / (1 << 20)
}

// BenchmarkImport reads a list of 10,000 products with 1,000 pictures and
// previews it, every picture unpacked once.
func BenchmarkImport(b *testing.B) {
	var file bytes.Buffer
	if err := catalog(b, 10_000, 1_000, 800).XLSX(&file); err != nil {
		b.Fatal(err)
	}
	data := file.Bytes()
	b.ReportMetric(float64(len(data))/(1<<20), "MB-file")
	for b.Loop() {
		b.ReportMetric(peak(func() {
			book, err := readBytes(data)
			if err != nil {
				b.Fatal(err)
			}
			s := book.First()
			rows := Preview(s, goods(), Guess(s, goods(), nil))
			pictures := 0
			for _, r := range rows {
				for _, p := range r.Pictures {
					if _, err := p.Bytes(); err != nil {
						b.Fatal(err)
					}
					pictures++
				}
			}
			if len(rows) != 10_000 || pictures != 1_000 {
				b.Fatalf("%d rows, %d pictures", len(rows), pictures)
			}
		}), "MB-peak")
	}
}

// BenchmarkLongList reads as many rows as the limits allow.
func BenchmarkLongList(b *testing.B) {
	var file bytes.Buffer
	if err := catalog(b, Standard.Rows-1, 0, 0).XLSX(&file); err != nil {
		b.Fatal(err)
	}
	data := file.Bytes()
	for b.Loop() {
		b.ReportMetric(peak(func() {
			if _, err := readBytes(data); err != nil {
				b.Fatal(err)
			}
		}), "MB-peak")
	}
}

// BenchmarkExport writes the same list.
func BenchmarkExport(b *testing.B) {
	c := catalog(b, 10_000, 1_000, 200)
	for b.Loop() {
		b.ReportMetric(peak(func() {
			if err := c.XLSX(&bytes.Buffer{}); err != nil {
				b.Fatal(err)
			}
		}), "MB-peak")
	}
}

// BenchmarkHostile measures what refusing costs beside the file itself.
func BenchmarkHostile(b *testing.B) {
	for name, c := range map[string]struct {
		rows  string
		times int
	}{
		"cells":  {`<row>` + strings.Repeat(`<c><v>1</v></c>`, 200) + `</row>`, 40_000},
		"blanks": {strings.Repeat(`<row/>`, 1000), 30_000},
		"deep":   {strings.Repeat(`<a>`, 1000), 60_000},
		"text":   {`<row><c t="inlineStr"><is><t>` + strings.Repeat("x", 30_000) + `</t></is></c></row>`, 6_000},
		"tag":    {strings.Repeat("x", 1000), 150_000},
	} {
		data := bomb(b, c.rows, c.times)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.ReportMetric(peak(func() {
					if _, err := readBytes(data); err == nil {
						b.Fatal("read")
					}
				}), "MB-peak")
			}
		})
	}
}

// bomb is a workbook whose only sheet is the given text many times over.
func bomb(t testing.TB, rows string, times int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range workbookOf("") {
		w, err := z.Create(name)
		if err == nil && !strings.HasSuffix(name, "sheet1.xml") {
			_, err = io.WriteString(w, content)
		}
		for range times {
			if err == nil && strings.HasSuffix(name, "sheet1.xml") {
				_, err = io.WriteString(w, rows)
			}
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

// BenchmarkPaper is the budget's paper as a workbook: 40 lines, 12 photos.
func BenchmarkPaper(b *testing.B) {
	d, err := papertest.Document("proforma", paper.Both, 40, 12)
	if err != nil {
		b.Fatal(err)
	}
	photo := snap(b, 1, 420)
	p := papers(b)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := p.XLSX(&out, d, func(string) []byte { return photo }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1024, "KB")
}
