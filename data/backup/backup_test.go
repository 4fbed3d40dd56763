package backup

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/data/store"
)

func clock() time.Time { return time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC) }

// newFolder is a firm's folder with one contact and two attachments.
func newFolder(t testing.TB, name string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), name)
	s, err := store.Open(context.Background(), filepath.Join(folder, databaseName), clock)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(context.Background(), "lin", func(tx app.Tx) error { return tx.PutContact(&contact.Contact{Name: name}) })
	files, err2 := file.Open(folder)
	if err := errors.Join(err, err2, s.Close()); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"photo of a lamp", strings.Repeat("a longer scan ", 2000)} {
		if _, _, err := files.Put(strings.NewReader(text), 1<<20); err != nil {
			t.Fatal(err)
		}
	}
	if err := files.Close(); err != nil {
		t.Fatal(err)
	}
	return folder
}

// contents are the files of a folder, without journals and the lock.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	held := map[string]string{}
	err := filepath.WalkDir(folder, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(p, "-wal") || strings.HasSuffix(p, "-shm") || e.Name() == lockName {
			return err
		}
		b, err := os.ReadFile(p)
		name, _ := filepath.Rel(folder, p)
		held[filepath.ToSlash(name)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return held
}

func contactNames(t *testing.T, folder string) (names []string) {
	t.Helper()
	s, err := store.Open(context.Background(), filepath.Join(folder, databaseName), clock)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Read(context.Background(), func(r app.Reader) error {
		list, err := r.Contacts()
		for _, c := range list {
			names = append(names, c.Name)
		}
		return err
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	return names
}

func made(t testing.TB, folder, passphrase string) string {
	t.Helper()
	dest := filepath.Join(t.TempDir(), "备份 #1?.sampan")
	if _, err := Make(context.Background(), folder, dest, passphrase, clock()); err != nil {
		t.Fatal(err)
	}
	return dest
}

func TestMakeVerifyRestore(t *testing.T) {
	for _, passphrase := range []string{"", "舢板 2026"} {
		folder := newFolder(t, "firm")
		dest := filepath.Join(t.TempDir(), "backup")
		told, err := Make(context.Background(), folder, dest, passphrase, clock())
		if err != nil {
			t.Fatal(err)
		}
		if told.Files != 2 || told.Contents.Rows["contact"] != 1 || told.Encrypted != (passphrase != "") || len(told.Damaged) != 0 || !told.MadeAt.Equal(clock()) {
			t.Errorf("%+v", told)
		}
		seen, err := Verify(context.Background(), dest, passphrase)
		if err != nil || seen.Bytes != told.Bytes || !maps.Equal(seen.Contents.Rows, told.Contents.Rows) {
			t.Errorf("verified %+v, %v", seen, err)
		}
		for name, into := range map[string]string{"missing": filepath.Join(t.TempDir(), "new"), "empty": t.TempDir()} {
			_, aside, err := Restore(context.Background(), dest, passphrase, into)
			if err != nil || aside != "" {
				t.Fatalf("%s: aside %q, %v", name, aside, err)
			}
			if names := contactNames(t, into); !slices.Equal(names, []string{"firm"}) {
				t.Errorf("%s: %v", name, names)
			}
			back, was := contents(t, into), contents(t, folder)
			delete(back, databaseName)
			delete(was, databaseName)
			if !maps.Equal(back, was) {
				t.Errorf("%s: attachments differ", name)
			}
			if left, _ := filepath.Glob(into + "-*"); len(left) != 0 {
				t.Errorf("%s: left beside it: %v", name, left)
			}
		}
	}
}

func TestRestoreKeepsWhatWasThere(t *testing.T) {
	dest := made(t, newFolder(t, "old"), "")
	folder := newFolder(t, "present")
	_, aside, err := Restore(context.Background(), dest, "", folder)
	if err != nil {
		t.Fatal(err)
	}
	if names := contactNames(t, folder); !slices.Equal(names, []string{"old"}) {
		t.Errorf("restored %v", names)
	}
	if names := contactNames(t, aside); !slices.Equal(names, []string{"present"}) {
		t.Errorf("kept aside %v", names)
	}
	held, err := Lock(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = held.Close() }()
	if _, _, err := Restore(context.Background(), dest, "", folder); !fault.Is(err, "store.in_use") {
		t.Errorf("into a folder in use: %v", err)
	}
}

func TestMakeWhileInUse(t *testing.T) {
	folder := newFolder(t, "busy")
	held, err := Lock(folder)
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(context.Background(), filepath.Join(folder, databaseName), clock)
	if err != nil {
		t.Fatal(err)
	}
	dest := filepath.Join(t.TempDir(), "backup")
	err = s.Write(context.Background(), "lin", func(tx app.Tx) error {
		if err := tx.PutContact(&contact.Contact{Name: "not yet kept"}); err != nil {
			return err
		}
		told, err := Make(context.Background(), folder, dest, "", clock())
		if told.Contents.Rows["contact"] != 1 {
			t.Errorf("%+v", told)
		}
		return err
	})
	if err := errors.Join(err, s.Close(), held.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Make(context.Background(), folder, dest, "", clock()); !fault.Is(err, "backup.exists") {
		t.Errorf("over another backup: %v", err)
	}
}

func TestMakeLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	if _, err := Make(context.Background(), t.TempDir(), filepath.Join(dir, "b"), "", clock()); !fault.Is(err, "store.cannot_open") {
		t.Errorf("a folder without database: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Make(ctx, newFolder(t, "firm"), filepath.Join(dir, "b"), "", clock()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if list, _ := os.ReadDir(dir); len(list) != 0 {
		t.Errorf("left %v", list)
	}
}

func TestDamagedAttachmentIsTold(t *testing.T) {
	folder := newFolder(t, "firm")
	list, err := filepath.Glob(filepath.Join(folder, "files", "*", "*"))
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	if err := os.WriteFile(list[0], []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	told, err := Make(context.Background(), folder, filepath.Join(t.TempDir(), "b"), "", clock())
	if err != nil || len(told.Damaged) != 1 {
		t.Errorf("%+v, %v", told, err)
	}
}

func TestPassphrases(t *testing.T) {
	dest := made(t, newFolder(t, "firm"), "right")
	for passphrase, key := range map[string]string{"": "backup.passphrase_needed", "wrong": "backup.passphrase_wrong", "right ": "backup.passphrase_wrong"} {
		into := filepath.Join(t.TempDir(), "new")
		if _, _, err := Restore(context.Background(), dest, passphrase, into); !fault.Is(err, key) {
			t.Errorf("%q: %v", passphrase, err)
		}
		if list, _ := filepath.Glob(into + "*"); len(list) != 0 {
			t.Errorf("%q left %v", passphrase, list)
		}
	}
}

// Whatever bit is flipped and wherever the file is cut, it is refused.
func TestEveryFlippedBitIsFound(t *testing.T) {
	for _, passphrase := range []string{"", "secret"} {
		good, err := os.ReadFile(made(t, newFolder(t, "firm"), passphrase))
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(t.TempDir(), "bad")
		refused := func(t rapid.TB, bad []byte, what string, at int) {
			if err := os.WriteFile(name, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Verify(context.Background(), name, passphrase)
			if !fault.Is(err, "backup.damaged") && !fault.Is(err, "backup.foreign") {
				t.Fatalf("%s at %d: %v", what, at, err)
			}
		}
		flip := func(t rapid.TB, at, bit int) {
			bad := bytes.Clone(good)
			bad[at] ^= 1 << bit
			refused(t, bad, "a flip", at)
		}
		for at := range 64 {
			flip(t, at, at%8)
			flip(t, len(good)-1-at, at%8)
		}
		rapid.Check(t, func(t *rapid.T) {
			flip(t, rapid.IntRange(0, len(good)-1).Draw(t, "at"), rapid.IntRange(0, 7).Draw(t, "bit"))
			cut := rapid.IntRange(0, len(good)-1).Draw(t, "cut")
			refused(t, good[:cut], "a cut", cut)
		})
	}
}

// What the database names and the folder lost is told; a backup that lacks
// more than was told when it was made is refused.
func TestEveryContentTheDatabaseNamesIsThere(t *testing.T) {
	ctx := context.Background()
	folder := newFolder(t, "firm")
	lost := hashOf("a certificate that somebody deleted")
	s, err := store.Open(ctx, filepath.Join(folder, databaseName), clock)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(ctx, "lin", func(tx app.Tx) error {
		return tx.PutContact(&contact.Contact{Name: "x", Files: []contact.File{{ID: hashOf("photo of a lamp"), Name: "lamp.jpg"}, {ID: lost, Name: "ce.pdf"}}})
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	dest := filepath.Join(t.TempDir(), "backup")
	told, err := Make(ctx, folder, dest, "", clock())
	if err != nil || !slices.Equal(told.Missing, []string{lost}) {
		t.Fatalf("%+v %v", told, err)
	}
	if seen, err := Verify(ctx, dest, ""); err != nil || !slices.Equal(seen.Missing, []string{lost}) {
		t.Errorf("verified %+v, %v", seen, err)
	}
	into := t.TempDir()
	if seen, _, err := Restore(ctx, dest, "", into); err != nil || !slices.Equal(seen.Missing, []string{lost}) {
		t.Errorf("restored %+v, %v", seen, err)
	}
	database, err := os.ReadFile(filepath.Join(into, databaseName))
	if err != nil {
		t.Fatal(err)
	}
	// A whole backup of the same database from which the lamp was left out.
	entries := []packed{{name: databaseName, text: string(database)}}
	text, err := json.Marshal(manifest{Entries: []entry{entryOf(databaseName, string(database))}, Missing: []string{lost}})
	if err != nil {
		t.Fatal(err)
	}
	robbed := sealed(t, tarOf(t, append([]packed{{name: manifestName, text: string(text)}}, entries...)...))
	if _, err := Verify(ctx, robbed, ""); !fault.Is(err, "backup.damaged") {
		t.Errorf("a backup without a named photo: %v", err)
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	if _, _, err := Restore(ctx, robbed, "", fresh); !fault.Is(err, "backup.damaged") {
		t.Errorf("it was restored: %v", err)
	}
	if _, err := os.Lstat(fresh); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something of it stayed: %v", err)
	}
}
