package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sampan/app"
	"sampan/app/catalog"
	"sampan/app/contact"
)

func TestOnlyTheLastCopiesAreKept(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "sampan.db")
	s := openWith(t, path, migrationFiles())
	if s.Copied() != (Copied{}) {
		t.Errorf("a new database was copied: %+v", s.Copied())
	}
	closed(t, s)
	var old []string
	for i := range 7 {
		name := fmt.Sprintf("sampan-before-%d-2026010%dT120000Z.db", 9-i, i+1)
		old = append(old, name)
		if err := os.WriteFile(filepath.Join(dir, name), []byte("a copy"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	others := []string{"sampan-before-me.db", "notes-before-3-20260101T120000Z.db", "sampan-before-3-20260101T120000Z.db.txt"}
	for _, name := range others {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("of a person"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s = openWith(t, path, until(t, 1000, map[string]string{"9001_more.sql": "-- +goose Up\nCREATE TABLE more (id TEXT);\n"}))
	told := s.Copied()
	closed(t, s)
	if told.Removed != 3 || filepath.Dir(told.Path) != dir {
		t.Errorf("told %+v", told)
	}
	left := folder(t, dir)
	for i, name := range old {
		if _, there := left[name]; there != (i >= 3) {
			t.Errorf("%s is there: %v", name, there)
		}
	}
	for _, name := range append(others, filepath.Base(told.Path), "sampan.db") {
		if _, there := left[name]; !there {
			t.Errorf("%s is gone", name)
		}
	}
}

func TestNamedListsEveryContent(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "sampan.db")
	s := openWith(t, path, migrationFiles())
	id := func(n int) string { return fmt.Sprintf("%064x", n) }
	err := s.Write(ctx, "lin", func(tx app.Tx) error {
		c := contact.Contact{Name: id(9), Notes: id(10), Files: []contact.File{{ID: id(1), Name: id(11)}, {ID: id(2)}}}
		if err := tx.PutContact(&c); err != nil {
			return err
		}
		if err := tx.Delete(app.ContactNoun, c.ID, c.Ver); err != nil {
			return err
		}
		return tx.PutProduct(&catalog.Product{Code: "A", NameEN: "A", Photos: []string{id(3), "face", id(2)}})
	})
	if err == nil {
		_, err = s.writer.Exec(`INSERT INTO paper (id, kind, number, revision, noun, ref_id, date, issued_at, actor, void_at, document)
			VALUES ('p', 'quotation', 'Q1', 0, 'quotation', 'q', '', '', '', '', '{"logo":"` + id(4) + `","lines":[{"photo":"` + id(5) + `"}]}')`)
	}
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	got, err := Named(ctx, path)
	if want := []string{id(1), id(2), id(3), id(4), id(5)}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v %v", got, err)
	}
}
