package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/paper"
	"sampan/app/quotation"
)

func newStore(t *testing.T) *Store {
	t.Helper()
	s := openWith(t, filepath.Join(t.TempDir(), "sampan.db"), migrationFiles())
	t.Cleanup(func() { closed(t, s) })
	return s
}

func (s *Store) pragma(t *testing.T, p string) {
	t.Helper()
	if _, err := s.writer.Exec("PRAGMA " + p); err != nil {
		t.Fatal(err)
	}
}

func TestPragmas(t *testing.T) {
	s := newStore(t)
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "fullfsync": "1", "checkpoint_fullfsync": "1",
	} {
		var got string
		if err := s.writer.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %s, %v", pragma, got, err)
		}
	}
	if _, err := s.reader.Exec("INSERT INTO setting (name, value) VALUES ('a', 'b')"); err == nil {
		t.Error("a reader wrote")
	}
}

func TestDiskFull(t *testing.T) {
	s := newStore(t)
	addContact(t, s, "Before")
	s.pragma(t, "max_page_count = 1")
	err := s.Write(context.Background(), "lin", func(tx app.Tx) error {
		return tx.PutContact(&contact.Contact{Name: "Too much", Notes: strings.Repeat("long ", 100_000)})
	})
	if !fault.Is(err, "store.disk_full") {
		t.Fatalf("%v", err)
	}
	s.pragma(t, "max_page_count = 100000")
	addContact(t, s, "After")
	if n := countContacts(t, s); n != 2 {
		t.Errorf("%d contacts", n)
	}
}

func TestReadOnly(t *testing.T) {
	s := newStore(t)
	s.pragma(t, "query_only = 1")
	err := s.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.SetSetting("a", "b") })
	if !fault.Is(err, "store.read_only") {
		t.Fatalf("%v", err)
	}
}

func TestLocked(t *testing.T) {
	s := newStore(t)
	other := openWith(t, s.Path(), migrationFiles())
	defer closed(t, other)
	other.pragma(t, "busy_timeout = 0")
	err := s.Write(context.Background(), "lin", func(app.Tx) error {
		return other.Write(context.Background(), "wang", func(app.Tx) error { return nil })
	})
	if !fault.Is(err, "store.locked") {
		t.Fatalf("%v", err)
	}
}

func TestCancelled(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithCancel(context.Background())
	err := s.Write(ctx, "lin", func(tx app.Tx) error {
		if err := tx.SetSetting("half", "written"); err != nil {
			return err
		}
		cancel()
		return tx.SetSetting("other", "half")
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("%v", err)
	}
	err = s.Write(ctx, "lin", func(app.Tx) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("%v", err)
	}
	if err := s.Read(context.Background(), func(r app.Reader) error {
		v, err := r.Setting("half")
		if v != "" {
			t.Errorf("half a transaction stayed: %q", v)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	addContact(t, s, "After")
}

func TestFolderThatIsAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), filepath.Join(file, "sampan.db"), clock); !fault.Is(err, "store.cannot_open") {
		t.Errorf("%v", err)
	}
}

func TestPanicLeavesNothing(t *testing.T) {
	s := newStore(t)
	func() {
		defer func() { _ = recover() }()
		_ = s.Write(context.Background(), "lin", func(tx app.Tx) error {
			if err := tx.SetSetting("a", "b"); err != nil {
				return err
			}
			panic("a defect")
		})
	}()
	addContact(t, s, "After") // the one writing connection is free again
	if err := s.Read(context.Background(), func(r app.Reader) error {
		v, err := r.Setting("a")
		if v != "" {
			t.Error("something stayed")
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func TestPapersAreFrozen(t *testing.T) {
	s := newStore(t)
	p := paper.Issued{Kind: "quotation", Number: "QT2611-0001", Document: []byte("{\"a\": 1}\n")}
	if err := s.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.AddPaper(&p) }); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		"UPDATE paper SET document = '{}'", "UPDATE paper SET number = 'X'", "UPDATE paper SET date = '2026-01-01', void_at = 'now'", "DELETE FROM paper",
	} {
		if _, err := s.writer.Exec(query); !fault.Is(Explain(err), "store.paper_frozen") {
			t.Errorf("%s: %v", query, err)
		}
	}
	void := func() error {
		return s.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.VoidPaper(p.ID, clock()) })
	}
	if err := void(); err != nil {
		t.Fatal(err)
	}
	if err := void(); !fault.Is(err, "store.paper_void") {
		t.Errorf("a second time: %v", err)
	}
	for _, query := range []string{"UPDATE paper SET void_at = ''", "UPDATE paper SET void_at = 'later'"} {
		if _, err := s.writer.Exec(query); !fault.Is(Explain(err), "store.paper_frozen") {
			t.Errorf("%s: %v", query, err)
		}
	}
	if err := s.Read(context.Background(), func(r app.Reader) error {
		back, err := r.PaperByNumber("quotation", "QT2611-0001")
		if string(back.Document) != "{\"a\": 1}\n" || !back.VoidAt.Equal(clock()) {
			t.Errorf("%+v", back)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func TestUniqueness(t *testing.T) {
	s := newStore(t)
	put := func(fn func(app.Tx) error) error { return s.Write(context.Background(), "lin", fn) }
	q := quotation.Quotation{Number: "QT1", Revision: 0}
	if err := put(func(tx app.Tx) error { return tx.PutQuotation(&q) }); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		key string
		fn  func(app.Tx) error
	}{
		"a second R0":       {"store.number_taken", func(tx app.Tx) error { return tx.PutQuotation(&quotation.Quotation{Number: "QT1"}) }},
		"the same id":       {"store.exists", func(tx app.Tx) error { return tx.PutQuotation(&quotation.Quotation{ID: q.ID}) }},
		"nobody's buyer":    {"store.reference_missing", func(tx app.Tx) error { return tx.AddPaper(&paper.Issued{Kind: "x", BuyerID: "nobody"}) }},
		"an unknown record": {"store.not_found", func(tx app.Tx) error { return tx.PutQuotation(&quotation.Quotation{ID: "x", Ver: 3}) }},
	} {
		if err := put(c.fn); !fault.Is(err, c.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := put(func(tx app.Tx) error {
		return tx.PutQuotation(&quotation.Quotation{Number: "QT1", Revision: 1, PreviousID: q.ID})
	}); err != nil {
		t.Errorf("R1 beside R0: %v", err)
	}
}

func TestOddNames(t *testing.T) {
	for _, name := range []string{"a?b#c%d.db", "100%25.db", "资料 & co;mode=memory.db", "it's.db", "file:x?mode=ro.db"} {
		path := filepath.Join(t.TempDir(), "ordner?x=1#"+name, name)
		s := openWith(t, path, migrationFiles())
		addContact(t, s, "Here")
		dest := filepath.Join(filepath.Dir(path), "copy of "+name)
		if _, err := Copy(context.Background(), path, dest); err != nil {
			t.Errorf("copy of %s: %v", name, err)
		}
		if _, err := Copy(context.Background(), path, dest); !fault.Is(err, "store.copy_exists") {
			t.Errorf("copy over %s: %v", name, err)
		}
		closed(t, s)
		if c, err := Check(context.Background(), path); err != nil || c.Rows["contact"] != 1 {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
	}
}
