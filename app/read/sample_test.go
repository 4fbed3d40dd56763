package read_test

import (
	"context"
	"io/fs"
	"path"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/money"
	"sampan/app/read"
	"sampan/assets"
)

// wantedLine is one row of expected.tsv.
type wantedLine struct {
	quantity, unit, words string
}

// TestSampleInquiries reads every inquiry of the sample firm: each line that a
// person finds is found with its quantity and unit, in its order, and no
// other.
func TestSampleInquiries(t *testing.T) {
	const folder = "sample/inquiries"
	expected := wantedLines(t, folder)
	files, err := fs.ReadDir(assets.Sample, folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() == "expected.tsv" {
			continue
		}
		t.Run(f.Name(), func(t *testing.T) {
			data, err := fs.ReadFile(assets.Sample, path.Join(folder, f.Name()))
			if err != nil {
				t.Fatal(err)
			}
			src, err := app.ReadFile(context.Background(), f.Name(), data)
			if err != nil {
				t.Fatal(err)
			}
			r, want := read.Read(src), expected[f.Name()]
			if len(want) == 0 || len(r.Items) != len(want) {
				t.Fatalf("%d items, want %d: %s", len(r.Items), len(want), texts(r.Items))
			}
			for i, w := range want {
				checkLine(t, i+1, r.Items[i], w)
			}
			if !r.Buyer.Name.Known {
				t.Error("nobody asks")
			}
		})
	}
}

func wantedLines(t *testing.T, folder string) map[string][]wantedLine {
	t.Helper()
	table, err := fs.ReadFile(assets.Sample, path.Join(folder, "expected.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]wantedLine{}
	for _, row := range strings.Split(strings.TrimSpace(string(table)), "\n")[1:] {
		c := strings.Split(row, "\t")
		if len(c) != 6 {
			t.Fatalf("row of %d cells: %q", len(c), row)
		}
		out[c[0]] = append(out[c[0]], wantedLine{c[2], c[3], c[5]})
	}
	return out
}

// checkLine compares a line; a number without a unit counts pieces. Of the
// words two thirds must be there, by character in Chinese.
func checkLine(t *testing.T, line int, it read.Item, w wantedLine) {
	t.Helper()
	unit := it.Unit.Value
	if unit == "" {
		unit = "pcs"
	}
	if !it.Quantity.Known || !it.Quantity.Value.Equal(money.Must(w.quantity)) || unit != w.unit {
		t.Errorf("line %d %q: %v %s, want %s %s", line, it.Text.Value, it.Quantity.Value, unit, w.quantity, w.unit)
	}
	said := strings.ToLower(it.Text.Value + " " + it.Model.Value + " " + it.Spec.Value)
	words := strings.FieldsFunc(strings.ToLower(w.words), func(r rune) bool { return strings.ContainsRune(" ,;()，（）", r) })
	found := 0
	for _, word := range words {
		if strings.Contains(said, word) {
			found++
		}
	}
	if found*3 < len(words)*2 {
		t.Errorf("line %d: %q for %q", line, said, w.words)
	}
}

func texts(items []read.Item) string {
	var s []string
	for _, it := range items {
		s = append(s, it.Text.Value)
	}
	return strings.Join(s, " | ")
}
