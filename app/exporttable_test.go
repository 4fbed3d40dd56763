package app_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"sampan/app"
	"sampan/app/sheet"
)

// plan opens a table file and plans its import with the guessed columns.
func plan(t *testing.T, a *app.App, n app.Noun, path string) app.Import {
	t.Helper()
	ctx := context.Background()
	book, err := sheet.Open(ctx, path, sheet.Options{})
	must(t, err)
	t.Cleanup(func() { _ = book.Close() })
	m, err := a.GuessMapping(ctx, n, book.First())
	must(t, err)
	p, err := a.PlanImport(ctx, n, book.First(), m)
	must(t, err)
	return p
}

func TestWhatGoesOutComesBackTheSame(t *testing.T) {
	ctx := context.Background()
	a := sample(t)
	for _, n := range []app.Noun{app.ProductNoun, app.ContactNoun} {
		for _, language := range []string{"zh", "en"} {
			table, err := a.ExportTable(ctx, n, language)
			must(t, err)
			for _, ending := range []string{".xlsx", ".csv"} {
				path := filepath.Join(t.TempDir(), "list"+ending)
				must(t, app.SaveTable(path, table))
				p := plan(t, a, n, path)
				if len(p.Rows) != len(table.Rows) {
					t.Errorf("%s %s %s: %d rows of %d", n, language, ending, len(p.Rows), len(table.Rows))
				}
				for _, r := range p.Rows {
					if r.State != sheet.Same {
						t.Fatalf("%s %s %s: row %d is %s: %v %+v", n, language, ending, r.Number, r.State, r.Problems, r.Values)
					}
				}
			}
		}
	}
}

func TestOnlyTheChosenGoOut(t *testing.T) {
	ctx := context.Background()
	a := sample(t)
	products, err := a.Products(ctx)
	must(t, err)
	table, err := a.ExportTable(ctx, app.ProductNoun, "zh", products[3].ID, products[1].ID)
	must(t, err)
	if len(table.Rows) != 2 {
		t.Errorf("%d rows", len(table.Rows))
	}
}

func TestATableThatCannotBeWrittenLeavesTheOldOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "list.csv")
	must(t, os.WriteFile(path, []byte("old"), 0o600))
	must(t, os.Mkdir(path+".part", 0o700))
	if err := app.SaveTable(path, sheet.Table{Columns: []sheet.Column{{Title: "a"}}}); err == nil {
		t.Error("nothing is wrong")
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "old" {
		t.Errorf("%q %v", data, err)
	}
}
