package app_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"sampan/app"
	"sampan/app/sheet"
)

// drawn is a picture of its own for each number.
func drawn(n int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for i := range img.Pix {
		img.Pix[i] = byte(i*(n+3)) | byte(i%4/3)*255
	}
	img.SetNRGBA(0, 0, color.NRGBA{R: byte(n), A: 255})
	return img
}

// pictured is a workbook of products, JPEG and PNG in turns, the pictures
// numbered from the given one.
func pictured(t *testing.T, products, first int) *sheet.Book {
	t.Helper()
	table := sheet.Table{Name: "products", Columns: []sheet.Column{{Title: "货号"}, {Title: "中文品名"}, {Title: "图片"}}}
	for i := range products {
		var file bytes.Buffer
		if i%2 == 0 {
			must(t, jpeg.Encode(&file, drawn(first+i), nil))
		} else {
			must(t, png.Encode(&file, drawn(first+i)))
		}
		table.Rows = append(table.Rows, []sheet.Datum{sheet.Str(fmt.Sprintf("P-%03d", i)), sheet.Str(fmt.Sprintf("第%d件", i)), sheet.Pic(file.Bytes())})
	}
	var out bytes.Buffer
	must(t, table.XLSX(&out))
	book, err := sheet.Read(context.Background(), bytes.NewReader(out.Bytes()), int64(out.Len()), sheet.Options{})
	must(t, err)
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func states(plan app.Import) map[sheet.State]int {
	n := map[sheet.State]int{}
	for _, r := range plan.Rows {
		n[r.State]++
	}
	return n
}

func TestPicturesComeInOnceAndAreKnownAgain(t *testing.T) {
	ctx := context.Background()
	dk := open(t)
	const products = 30
	take := func(book *sheet.Book) app.Import {
		t.Helper()
		mapping, err := dk.GuessMapping(ctx, app.ProductNoun, book.First())
		must(t, err)
		plan, err := dk.PlanImport(ctx, app.ProductNoun, book.First(), mapping)
		must(t, err)
		return plan
	}
	book := pictured(t, products, 0)
	last := 0
	n, err := dk.RunImport(ctx, take(book), true, func(done, total int) {
		if done < last || done > total {
			t.Errorf("progress went from %d to %d of %d", last, done, total)
		}
		last = done
	})
	must(t, err)
	if n != products {
		t.Fatalf("%d of %d came in", n, products)
	}
	seen := map[string]bool{}
	rows, err := dk.Products(ctx)
	must(t, err)
	for _, r := range rows {
		if r.Code == dk.product.Code {
			continue
		}
		if _, err := dk.Photo(ctx, r.Photo); err != nil || seen[r.Photo] {
			t.Errorf("%s shows %q, seen before: %v, %v", r.Code, r.Photo, seen[r.Photo], err)
		}
		seen[r.Photo] = true
	}
	if got := states(take(book)); got[sheet.Same] != products {
		t.Errorf("the same sheet again: %v", got)
	}
	other := take(pictured(t, products, 1))
	if got := states(other); got[sheet.Changed] != products {
		t.Errorf("the same products with other pictures: %v", got)
	}
	_, err = dk.RunImport(ctx, other, true, nil)
	must(t, err)
	rows, err = dk.Products(ctx)
	must(t, err)
	for _, r := range rows {
		if _, err := dk.Photo(ctx, r.Photo); r.Code != dk.product.Code && err != nil {
			t.Errorf("%s lost its picture: %v", r.Code, err)
		}
	}
}

func TestAnImportThatIsGivenUpWritesNoRow(t *testing.T) {
	dk := open(t)
	ctx, cancel := context.WithCancel(context.Background())
	book := pictured(t, 10, 0)
	mapping, err := dk.GuessMapping(ctx, app.ProductNoun, book.First())
	must(t, err)
	plan, err := dk.PlanImport(ctx, app.ProductNoun, book.First(), mapping)
	must(t, err)
	n, err := dk.RunImport(ctx, plan, true, func(int, int) { cancel() })
	if err == nil || n != 0 {
		t.Errorf("%d rows, %v", n, err)
	}
	rows, err := dk.Products(context.Background())
	must(t, err)
	if len(rows) != 1 {
		t.Errorf("%d products", len(rows))
	}
}
