package print

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sampan/app/paper"
)

var update = flag.Bool("update", false, "write the golden pages anew")

// described writes pages as text, a mark a line.
func described(pages []Page) string {
	var b strings.Builder
	for i, page := range pages {
		fmt.Fprintf(&b, "page %d  %.0f × %.0f\n", i+1, page.Width, page.Height)
		for _, m := range page.Marks {
			switch m := m.(type) {
			case Text:
				weight := "r"
				if m.Bold {
					weight = "b"
				}
				fmt.Fprintf(&b, "text  %6.1f %6.1f %4.1f%s %06x %q\n", m.X, m.Y, m.Size, weight, m.Ink, m.Text)
			case Line:
				fmt.Fprintf(&b, "line  %6.1f %6.1f to %.1f %.1f  %.1f %06x\n", m.X1, m.Y1, m.X2, m.Y2, m.Width, m.Ink)
			case Box:
				fmt.Fprintf(&b, "box   %6.1f %6.1f %.1f × %.1f %07x %07x\n", m.X, m.Y, m.W, m.H, m.Fill, m.Edge)
			case Across:
				fmt.Fprintf(&b, "over  %6.1f %6.1f %4.1f %.0f° %06x %.2f %q\n", m.X, m.Y, m.Size, m.Lean, m.Ink, m.Share, m.Text)
			case Image:
				fmt.Fprintf(&b, "image %6.1f %6.1f %.1f × %.1f %s\n", m.X, m.Y, m.W, m.H, m.ID)
			}
		}
	}
	return b.String()
}

// The pages of each kind in each language, mark by mark. A change is meant or
// a defect: look at the pages, then run with -update.
func TestGoldenPages(t *testing.T) {
	p := printer(t)
	for _, k := range paper.Kinds() {
		for _, l := range paper.Languages() {
			golden(t, p, k.Key+"."+string(l), sample(t, k.Key, l, 7, 6))
		}
	}
}

// The other designs, with all that a firm may choose, as a draft.
func TestGoldenDesigns(t *testing.T) {
	p := printer(t)
	for _, design := range paper.Designs()[1:] {
		d := sample(t, "proforma", paper.Both, 3, 2)
		d.Stamp, d.Layout = paper.Draft, paper.Layout{Design: design, Accent: "#1B5E4B", PhotoSize: "large", Hide: []string{"remarks"}}
		golden(t, p, "proforma."+string(design), d)
		d.Stamp, d.Layout.Logo, d.Layout.PhotoSize = paper.Void, "right", "none"
		golden(t, p, "proforma."+string(design)+".right", d)
	}
	d := sample(t, "invoice", paper.English, 3, 0)
	d.Layout = paper.Layout{Background: "photo1", Top: 42, Bottom: 25, Hide: []string{"seal", "signature"}}
	golden(t, p, "invoice.background", d)
}

// golden compares the pages of a document with those that were looked at.
func golden(t *testing.T, p *Printer, name string, d paper.Document) {
	t.Helper()
	pages, err := p.Pages(d, drawn)
	if err != nil {
		t.Fatal(err)
	}
	got := described(pages)
	name = filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s: %s", name, difference(string(want), got))
	}
}

func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\nwas %s\nis  %s", i+1, w[i], g[i])
		}
	}
	return fmt.Sprintf("%d lines were %d", len(g), len(w))
}
