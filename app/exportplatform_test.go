package app_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"sampan/app"
)

func TestEveryColumnOfAPlatformHasAField(t *testing.T) {
	for _, p := range app.Platforms() {
		seen := map[string]bool{}
		for _, c := range p.Columns {
			if seen[c.Heading] {
				t.Errorf("%s: two columns %s", p.Key, c.Heading)
			}
			seen[c.Heading] = true
			if !strings.HasPrefix(c.Field, "=") && !slices.Contains(app.PlatformFields(), c.Field) {
				t.Errorf("%s: no field %q", p.Key, c.Field)
			}
		}
	}
}

func TestProductsForAPlatform(t *testing.T) {
	ctx := context.Background()
	a := sample(t)
	columns, err := a.PlatformColumns(ctx, "made_in_china")
	if err != nil {
		t.Fatal(err)
	}
	columns = append(columns, app.PlatformColumn{Heading: "Sample", Field: "=free, freight collect"})
	if err := a.KeepPlatformColumns(ctx, "made_in_china", columns); err != nil {
		t.Fatal(err)
	}
	if kept, err := a.PlatformColumns(ctx, "made_in_china"); err != nil || !slices.Equal(kept, columns) {
		t.Fatalf("%v %v", kept, err)
	}
	table, err := a.ExportPlatform(ctx, columns)
	if err != nil || len(table.Rows) == 0 {
		t.Fatalf("%d rows, %v", len(table.Rows), err)
	}
	var out bytes.Buffer
	if err := table.CSV(&out); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	for _, want := range []string{"Transport Package", "per export carton", "free, freight collect", "China"} {
		if !strings.Contains(text, want) {
			t.Errorf("the upload does not say %q", want)
		}
	}
	for _, inside := range []string{"special_13", "专票", "有限公司"} {
		if strings.Contains(text, inside) {
			t.Errorf("the upload tells %q, which buyers must not see", inside)
		}
	}
	if err := a.KeepPlatformColumns(ctx, "made_in_china", nil); err != nil {
		t.Fatal(err)
	}
	if kept, err := a.PlatformColumns(ctx, "made_in_china"); err != nil || len(kept) != len(columns)-1 {
		t.Errorf("%d columns to begin with, %v", len(kept), err)
	}
}
