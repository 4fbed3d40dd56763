package main_test

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

// rules are what the house must keep to; each gives its findings as
// "path: sentence".
var rules = []struct {
	name  string
	check func(*tree) []string
}{
	{"toplevel", topLevel},
	{"arrows", arrows},
	{"layers", layers},
	{"screens", screens},
	{"homes", homes},
	{"names", names},
	{"comments", comments},
	{"init", inits},
	{"floats", floats},
	{"length", length},
	{"unfinished", unfinished},
	{"translations", translations},
	{"keys", keys},
}

func findings(root fs.FS) ([]string, error) {
	t, err := readTree(root)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, r := range rules {
		for _, f := range r.check(t) {
			found = append(found, r.name+": "+f)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

func TestShape(t *testing.T) {
	found, err := findings(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Error(f)
	}
}

// TestPlanted holds every rule against small trees that break it. The comment
// of an archive lists all findings that must be made in it, and no others.
func TestPlanted(t *testing.T) {
	archives, err := fs.Glob(os.DirFS("testdata/shape"), "*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fired := map[string]bool{}
	for _, name := range archives {
		a, err := txtar.ParseFile(path.Join("testdata/shape", name))
		if err != nil {
			t.Fatal(err)
		}
		root, err := txtar.FS(a)
		if err != nil {
			t.Fatal(err)
		}
		got, err := findings(root)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Split(strings.TrimSpace(string(a.Comment)), "\n")
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s finds\n  %s\nwants\n  %s", name, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
		for _, f := range got {
			rule, _, _ := strings.Cut(f, ": ")
			fired[rule] = true
		}
	}
	for _, r := range rules {
		if !fired[r.name] && r.name != "length" {
			t.Errorf("no planted tree breaks the rule %q", r.name)
		}
	}
}

func TestPlantedLength(t *testing.T) {
	code := func(head string, lines int, tail string) *fstest.MapFile {
		head = "// Package money is planted.\npackage money\n" + head
		return &fstest.MapFile{Data: []byte(head + strings.Repeat("\n", lines) + tail)}
	}
	file := func(lines int) *fstest.MapFile { return code("", lines-2, "") }
	function := func(lines int) *fstest.MapFile { return code("func count() {", lines-1, "}\n") }
	got, err := findings(fstest.MapFS{
		"app/money/long.go":        file(maxLines + 1),
		"app/money/fits.go":        file(maxLines),
		"app/money/rate_table.go":  file(maxLines + 1),
		"app/money/long_test.go":   file(maxLines + 1),
		"app/money/count.go":       function(maxFunction + 1),
		"app/money/few.go":         function(maxFunction),
		"app/money/names.go":       code("func names() []string { return []string{", maxFunction, "} }\n"),
		"app/money/count_table.go": function(maxFunction + 1),
		"app/money/count_test.go":  function(maxFunction + 1),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"length: app/money/count.go:3: count has 61 lines, the most is 60",
		"length: app/money/long.go: 501 lines, the most is 500",
	}
	if !slices.Equal(got, want) {
		t.Errorf("finds %q, wants %q", got, want)
	}
}
