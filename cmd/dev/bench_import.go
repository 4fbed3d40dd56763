package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
	"time"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/sheet"
	"sampan/cmd/wire"
)

// importing measures the import of a workbook into a new firm, from opening the
// file to the last row in the database.
func importing(products, pictures int) func(string) (run, error) {
	return func(dir string) (run, error) {
		file := filepath.Join(dir, "products.xlsx")
		if err := writeProducts(file, products, pictures); err != nil {
			return nil, err
		}
		return func(i int) (int, error) {
			n, err := importInto(filepath.Join(dir, fmt.Sprint("firm", i)), file)
			if err == nil && n != products {
				err = fmt.Errorf("%d of %d products were taken", n, products)
			}
			return 0, err
		}, nil
	}
}

func importInto(folder, file string) (taken int, err error) {
	ctx := context.Background()
	desk, err := wire.Open(ctx, folder, time.Now)
	if err != nil {
		return 0, err
	}
	defer desk.Close()
	book, err := sheet.Open(ctx, file, sheet.Options{})
	if err != nil {
		return 0, err
	}
	defer book.Close()
	mapping, err := desk.GuessMapping(ctx, app.ProductNoun, book.First())
	if err != nil {
		return 0, err
	}
	plan, err := desk.PlanImport(ctx, app.ProductNoun, book.First(), mapping)
	if err != nil {
		return 0, err
	}
	return desk.RunImport(ctx, plan, true, nil)
}

// writeProducts writes a catalog as a supplier would send it; the first rows
// have pictures of 840 × 840 pixels, no two the same.
func writeProducts(file string, products, pictures int) error {
	photos, err := largePhotos(100)
	if err != nil {
		return err
	}
	t := sheet.Table{Name: "products", Columns: []sheet.Column{
		{Title: "货号"}, {Title: "英文品名"}, {Title: "中文品名"}, {Title: "图片"}, {Title: "英文规格"}, {Title: "材质"}, {Title: "颜色"}, {Title: "采购价(含税)"},
	}}
	for i := range products {
		w := wareOf(i)
		row := []sheet.Datum{
			sheet.Str(w.code), sheet.Str(w.kind), sheet.Str(w.kindZH),
			{},
			sheet.Str(fmt.Sprintf("%d %s", w.size, w.unit)), sheet.Str(w.material), sheet.Str(w.colour),
			sheet.Num(money.Scaled(int64(300+i), 2)),
		}
		if i < pictures {
			row[3] = sheet.Pic(variant(photos[i%len(photos)], i/len(photos)))
		}
		t.Rows = append(t.Rows, row)
	}
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := t.XLSX(out); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

// variant is a JPEG with the finest step of its first table so much coarser:
// other pixels at the cost of a copy.
func variant(file []byte, coarser int) []byte {
	file = bytes.Clone(file)
	table := bytes.Index(file, []byte{0xFF, 0xDB})
	file[table+5+63] += byte(coarser) // mark, length and the table's number stand before its 64 steps
	return file
}

// largePhotos lays photos of the sample firm out four to a picture, which is
// about the size that people paste into a sheet.
func largePhotos(n int) ([][]byte, error) {
	samples, err := samplePhotos(n)
	if err != nil {
		return nil, err
	}
	out := make([][]byte, n)
	for i := range n {
		one := samples[photo(i)]
		side := one.Bounds().Size()
		large := image.NewRGBA(image.Rectangle{Max: side.Mul(2)})
		for _, corner := range []image.Point{{}, {X: side.X}, {Y: side.Y}, side} {
			draw.Draw(large, image.Rectangle{Min: corner, Max: corner.Add(side)}, one, one.Bounds().Min, draw.Src)
		}
		var file bytes.Buffer
		if err := jpeg.Encode(&file, large, &jpeg.Options{Quality: 85}); err != nil {
			return nil, err
		}
		out[i] = file.Bytes()
	}
	return out, nil
}
