package app_test

import (
	"context"
	"testing"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/data/reference"
	"sampan/data/store/storetest"
)

// sample is the sample firm on a real store.
func sample(t *testing.T) *app.App {
	t.Helper()
	files, err := file.Open(t.TempDir())
	must(t, err)
	t.Cleanup(func() { _ = files.Close() })
	tables, err := reference.Load()
	must(t, err)
	a, err := app.New(storetest.New(t), files, tables, storetest.Now, "tester")
	must(t, err)
	must(t, a.LoadSample(context.Background()))
	return a
}

func TestSampleFirmGoesInThroughTheImports(t *testing.T) {
	ctx := context.Background()
	a := sample(t)
	products, err := a.Products(ctx)
	must(t, err)
	contacts, err := a.Contacts(ctx)
	must(t, err)
	if len(products) < 160 || len(contacts) < 44 {
		t.Errorf("%d products, %d contacts", len(products), len(contacts))
	}
	for _, p := range products {
		if p.Photo == "" || p.Supplier == "" || !p.HSCode.Complete() || !p.Price.IsPositive() {
			t.Errorf("%s: %+v", p.Code, p)
		}
	}
	if err := a.LoadSample(ctx); !fault.Is(err, "firm.not_empty") {
		t.Errorf("loaded twice: %v", err)
	}
}

func TestEverySampleInquiryIsTakenIn(t *testing.T) {
	ctx := context.Background()
	a := sample(t)
	all, err := app.SampleInquiries()
	must(t, err)
	for name, data := range all {
		q, err := a.TakeFile(ctx, name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		proposals, err := a.Propose(ctx, q)
		must(t, err)
		if len(q.Lines) == 0 || len(proposals) != len(q.Lines) || q.Number == "" {
			t.Errorf("%s: %d lines, %d proposals", name, len(q.Lines), len(proposals))
		}
	}
}

func TestTheSampleFirmWorks(t *testing.T) {
	ctx := context.Background()
	a := sample(t)
	work, err := a.WorkSample(ctx)
	must(t, err)
	papers, orders := 0, 0
	for _, w := range work {
		papers += len(w.Papers)
		if w.Order != "" {
			orders++
		}
	}
	if len(work) != 12 || papers < 6 || orders < 2 {
		t.Errorf("%d inquiries, %d papers, %d orders", len(work), papers, orders)
	}
	b, err := a.Today(ctx)
	must(t, err)
	if b.Waiting != 12-(papers-orders) || len(b.Offered) == 0 {
		t.Errorf("today: %d waiting, offered %v", b.Waiting, b.Offered)
	}
}
