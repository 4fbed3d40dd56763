package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const someProducts = `货号,中文品名,采购价(含税),MOQ,HS编码
A-1,保温杯,16.80,500,9617001900
A-2,台灯,三块,500,9405210090
,无号,1,1,9405210090
A-1,又是保温杯,2,1,9617001900
A-5,铅笔,0.5,100,96
`

func TestImportSaysWhatItWouldDo(t *testing.T) {
	db := t.TempDir()
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(someProducts)
	if err != nil {
		t.Fatal(err)
	}
	file := written(t, "products.csv", gbk)
	dry := done(t, "import", "products", file, "--db", db, "--dry-run")
	got := objects[imported](t, dry)[0]
	if got.New+got.Doubtful+len(rowsOf(got.Rejected)) != 5 || got.Same+got.Changed != 0 || got.New == 0 {
		t.Errorf("%+v", got)
	}
	for _, r := range got.Rejected {
		if r.Row < 2 || r.Column == "" || r.Reason == "" {
			t.Errorf("%+v", r)
		}
	}
	if rows := rowsOf(got.Rejected); !slices.Contains(rows, 3) || !slices.Contains(rows, 4) || !slices.Contains(rows, 5) {
		t.Errorf("rejected rows %v of %s", rows, dry)
	}
	var shape map[string]json.RawMessage
	if err := json.Unmarshal([]byte(dry), &shape); err != nil || len(shape) != 5 {
		t.Errorf("%v in %s", err, dry)
	}
	if again := done(t, "import", "products", file, "--db", db, "--dry-run"); again != dry {
		t.Errorf("a dry run changed something: %s", again)
	}
	first := objects[imported](t, done(t, "import", "products", file, "--db", db))[0]
	after := objects[imported](t, done(t, "import", "products", file, "--db", db, "--dry-run"))[0]
	if after.Same != first.New || after.New != 0 {
		t.Errorf("%+v, then %+v", first, after)
	}
	all := objects[imported](t, done(t, "import", "products", file, "--db", db, "--doubtful"))[0]
	last := objects[imported](t, done(t, "import", "products", file, "--db", db, "--dry-run"))[0]
	if last.Same != after.Same+all.Doubtful {
		t.Errorf("%+v, then %+v", all, last)
	}
}

func rowsOf(list []rejected) []int {
	var rows []int
	for _, r := range list {
		rows = append(rows, r.Row)
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

func TestImportOfContacts(t *testing.T) {
	db := t.TempDir()
	file := written(t, "contacts.csv", "Company,Country,Email\nMüller GmbH,Germany,anna@mueller.example\nAcme Ltd,UK,no address\n")
	got := objects[imported](t, done(t, "import", "contacts", file, "--db", db))[0]
	if got.New != 1 || len(got.Rejected) != 1 || got.Rejected[0].Row != 3 || got.Rejected[0].Value != "no address" {
		t.Errorf("%+v", got)
	}
	if got = objects[imported](t, done(t, "import", "contacts", file, "--db", db))[0]; got.Same != 1 || got.New != 0 {
		t.Errorf("once more: %+v", got)
	}
}

// What cannot be read is refused with a sentence, and nothing is left behind.
func TestImportRefuses(t *testing.T) {
	db := t.TempDir()
	done(t, "import", "products", written(t, "p.csv", "货号,中文品名\nA-1,保温杯\n"), "--db", db)
	before := tree(t, db)
	for name, c := range map[string]struct{ content, key string }{
		"empty.csv": {"", "sheet.empty"}, "paper.pdf": {"%PDF-1.4\n", "sheet.wrong_type"}, "broken.xlsx": {"PK\x03\x04rubbish", "sheet.broken"},
		"odd.csv": {"alpha,beta\n1,2\n", "cli.headings_unknown"},
	} {
		if f := called(t, "", "import", "products", written(t, name, c.content), "--db", db).refused(t); f.Key != c.key {
			t.Errorf("%s: %+v, want %s", name, f, c.key)
		}
	}
	if f := called(t, "", "import", "products", filepath.Join(t.TempDir(), "absent.csv"), "--db", db).refused(t); f.Key != "cli.file_unreadable" {
		t.Errorf("%+v", f)
	}
	if after := tree(t, db); !slices.Equal(before, after) {
		t.Errorf("%v became %v", before, after)
	}
}

// tree lists the files of a folder but the database's own.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(filepath.Join(dir, "files"), func(path string, _ os.DirEntry, err error) error {
		names = append(names, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
