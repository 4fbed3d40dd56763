package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/file"
	"sampan/app/money"
	"sampan/app/quotation"
	"sampan/data/reference"
	"sampan/data/store/storetest"
)

// twelve is a draft of 12 sample products with their photos.
func twelve(b *testing.B) (*app.App, quotation.Quotation) {
	b.Helper()
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	files, err := file.Open(b.TempDir())
	check(err)
	b.Cleanup(func() { _ = files.Close() })
	tables, err := reference.Load()
	check(err)
	a, err := app.New(storetest.New(b), files, tables, storetest.Now, "tester")
	check(err)
	ctx := context.Background()
	check(a.LoadSample(ctx))
	q, err := a.NewQuotation(ctx, "")
	check(err)
	products, err := a.Products(ctx)
	check(err)
	for _, p := range products[:12] {
		_, err := a.AddProduct(ctx, &q.Deal, p.ID, money.Zero)
		check(err)
	}
	return a, q
}

// BenchmarkPreview is what an edit costs until it shows on the preview.
func BenchmarkPreview(b *testing.B) {
	a, q := twelve(b)
	ctx := context.Background()
	for b.Loop() {
		doc, err := a.DrawQuotation(ctx, q)
		if err != nil {
			b.Fatal(err)
		}
		pages, err := a.Pages(ctx, doc)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := a.PagePicture(pages[0], 600); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPreviewSteps tells where the time of BenchmarkPreview goes.
func BenchmarkPreviewSteps(b *testing.B) {
	a, q := twelve(b)
	ctx := context.Background()
	doc, err := a.DrawQuotation(ctx, q)
	if err != nil {
		b.Fatal(err)
	}
	pages, err := a.Pages(ctx, doc)
	if err != nil {
		b.Fatal(err)
	}
	for name, step := range map[string]func() error{
		"draw":    func() error { _, err := a.DrawQuotation(ctx, q); return err },
		"pages":   func() error { _, err := a.Pages(ctx, doc); return err },
		"picture": func() error { _, err := a.PagePicture(pages[0], 600); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := step(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
