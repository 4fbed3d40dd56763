package store

import (
	"context"
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
)

func clock() time.Time { return time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC) }

// until gives the migrations up to a version, and more under their file names.
func until(t *testing.T, version int64, more map[string]string) migrationSet {
	t.Helper()
	files := fstest.MapFS{}
	full := migrationFiles()
	list, err := fs.Glob(full.files, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range list {
		if int64(i) >= version {
			break
		}
		text, err := fs.ReadFile(full.files, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	for name, text := range more {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return newMigrationSet(files)
}

func openWith(t *testing.T, path string, m migrationSet) *Store {
	t.Helper()
	s, err := open(context.Background(), path, clock, m)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closed(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func addContact(t *testing.T, s *Store, name string) {
	t.Helper()
	if err := s.Write(context.Background(), "lin", func(tx app.Tx) error {
		return tx.PutContact(&contact.Contact{Name: name})
	}); err != nil {
		t.Fatal(err)
	}
}

func countContacts(t *testing.T, s *Store) (n int) {
	t.Helper()
	if err := s.Read(context.Background(), func(r app.Reader) error {
		list, err := r.Contacts()
		n = len(list)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

// folder tells what every file of a folder holds.
func folder(t *testing.T, dir string) map[string][32]byte {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][32]byte{}
	for _, e := range list {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = sha256.Sum256(b)
	}
	return files
}

func TestMigratesAfterACopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sampan.db")
	s := openWith(t, path, migrationFiles())
	addContact(t, s, "Before")
	closed(t, s)

	s = openWith(t, path, until(t, 1000, map[string]string{"9001_more.sql": "-- +goose Up\nCREATE TABLE more (id TEXT);\n"}))
	addContact(t, s, "After")
	if n := countContacts(t, s); n != 2 {
		t.Errorf("the database holds %d contacts", n)
	}
	closed(t, s)

	copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "sampan-before-9001-*.db"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies %v, %v", copies, err)
	}
	c, err := Check(context.Background(), copies[0])
	if err != nil || c.Version != Version() || c.Rows["contact"] != 1 {
		t.Errorf("the copy holds %+v, %v", c, err)
	}
}

func TestOldVerdictsKeepWhatTheySay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sampan.db")
	s := openWith(t, path, until(t, 2, nil))
	if _, err := s.writer.Exec("INSERT INTO verdict (id, words, fits, at) VALUES ('a', 'lamp', 1, ''), ('b', 'bulb', 0, '')"); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	s = openWith(t, path, migrationFiles())
	defer closed(t, s)
	err := s.Read(context.Background(), func(r app.Reader) error {
		list, err := r.Verdicts()
		if len(list) != 2 || list[0].Decision != "confirmed" || list[1].Decision != "refused" {
			t.Errorf("%+v", list)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sampan.db")
	s := openWith(t, path, migrationFiles())
	addContact(t, s, "Before")
	closed(t, s)
	broken := until(t, Version(), map[string]string{"0900_broken.sql": "-- +goose Up\nCREATE TABLE half (id TEXT);\nINSERT INTO nowhere VALUES (1);\n"})
	if _, err := open(context.Background(), path, clock, broken); err == nil {
		t.Fatal("a broken migration went through")
	}
	c, err := Check(context.Background(), path)
	if _, half := c.Rows["half"]; err != nil || half || c.Version != Version() {
		t.Errorf("after the failure %+v, %v", c, err)
	}
	s = openWith(t, path, migrationFiles())
	defer closed(t, s)
	if n := countContacts(t, s); n != 1 {
		t.Errorf("%d contacts", n)
	}
}

func TestNewerIsRefusedUntouched(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "sampan.db")
	next := until(t, Version(), map[string]string{"0900_next.sql": "-- +goose Up\nCREATE TABLE voyage (id TEXT);\n"})
	s := openWith(t, path, next)
	addContact(t, s, "Tomorrow")
	closed(t, s)
	before := folder(t, dir)
	_, err := Open(context.Background(), path, clock)
	if f := fault.Of(err); f.Key != "store.newer" || f.Args["Version"] != int64(900) {
		t.Fatalf("%v", err)
	}
	after := folder(t, dir)
	if len(before) != len(after) || before["sampan.db"] != after["sampan.db"] {
		t.Error("the refused database was touched")
	}
}

// A crash between a migration and the header leaves the truth in the table.
func TestNewerInTheJournalIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sampan.db")
	s := openWith(t, path, migrationFiles())
	if _, err := s.writer.Exec("INSERT INTO schema_version (version_id, is_applied) VALUES (900, 1)"); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	if _, err := Open(context.Background(), path, clock); !fault.Is(err, "store.newer") {
		t.Fatalf("%v", err)
	}
}

func TestWhatIsNoDatabaseOfOurs(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.db")
	s := openWith(t, good, migrationFiles())
	addContact(t, s, "Somebody")
	closed(t, s)
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	foreign := append([]byte(nil), whole...)
	copy(foreign[68:], []byte{0, 0, 0, 7})
	for name, c := range map[string]struct {
		text []byte
		key  string
	}{
		"text.db":    {[]byte("Dear Sir, please find our order attached. It is no database at all, but longer than a header would be, surely."), "store.corrupt"},
		"short.db":   {whole[:50], "store.corrupt"},
		"cut.db":     {whole[:len(whole)/2], "store.corrupt"},
		"foreign.db": {foreign, "store.foreign"},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, c.text, 0o600); err != nil {
			t.Fatal(err)
		}
		before := folder(t, dir)
		if _, err := Open(context.Background(), path, clock); !fault.Is(err, c.key) {
			t.Errorf("%s: %v", name, err)
		}
		if after := folder(t, dir); len(after) != len(before) || after[name] != before[name] {
			t.Errorf("%s was touched", name)
		}
	}
	if _, err := Open(context.Background(), dir, clock); !fault.Is(err, "store.corrupt") {
		t.Errorf("a folder: %v", err)
	}
}

func TestEmptyFileIsANewDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sampan.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := openWith(t, path, migrationFiles())
	defer closed(t, s)
	addContact(t, s, "First")
}

func TestDamageInsideIsFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sampan.db")
	s := openWith(t, path, migrationFiles())
	for range 50 {
		addContact(t, s, "Somebody with a name that fills pages")
	}
	closed(t, s)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(b[4096*3 : 4096*6])
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Check(context.Background(), path); !fault.Is(err, "store.corrupt") {
		t.Fatalf("%v", err)
	}
}

// FuzzOpen gives Open files that somebody made or damaged.
func FuzzOpen(f *testing.F) {
	path := filepath.Join(f.TempDir(), "seed.db")
	s, err := Open(context.Background(), path, clock)
	if err != nil {
		f.Fatal(err)
	}
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte("Dear Sir"))
	f.Add(whole[:headerSize])
	f.Add(append(append([]byte(nil), whole[:4096]...), make([]byte, len(whole)-4096)...))
	for _, at := range []int{16, 18, 24, 44, 60, 96, 100, 105} {
		bad := append([]byte(nil), whole...)
		bad[at] ^= 0xff
		f.Add(bad)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), "fuzz.db")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Check(context.Background(), path); err != nil && fault.Of(err).Key == fault.Unexpected {
			t.Errorf("no plain answer: %v", err)
		}
		s, err := Open(context.Background(), path, clock)
		if err == nil {
			err = s.Close()
		}
		if err != nil && fault.Of(err).Key == fault.Unexpected {
			t.Errorf("no plain answer: %v", err)
		}
	})
}
