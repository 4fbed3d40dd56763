package file

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"pgregory.net/rapid"

	"sampan/app/fault"
)

func open(t *testing.T) (*Store, string) {
	t.Helper()
	dir := t.TempDir()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, dir
}

func put(t *testing.T, s *Store, content string) string {
	t.Helper()
	id, size, err := s.Put(strings.NewReader(content), 1<<20)
	if err != nil || size != int64(len(content)) {
		t.Fatalf("Put: size %d, %v", size, err)
	}
	return id
}

func TestPutThenOpenGivesTheSameBytes(t *testing.T) {
	s, dir := open(t)
	rapid.Check(t, func(r *rapid.T) {
		want := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(r, "content")
		id, size, err := s.Put(iotest.OneByteReader(bytes.NewReader(want)), 300)
		if err != nil || size != int64(len(want)) {
			r.Fatalf("Put: %d, %v", size, err)
		}
		f, err := s.Open(id)
		if err != nil {
			r.Fatal(err)
		}
		defer f.Close()
		got, err := io.ReadAll(f)
		if err != nil || !bytes.Equal(got, want) {
			r.Fatalf("got %q, %v; want %q", got, err, want)
		}
		if !s.Has(id) || s.Verify(id) != nil {
			r.Fatal("stored content is not there or not whole")
		}
	})
	if left, _ := filepath.Glob(filepath.Join(dir, folder, tempPrefix+"*")); len(left) > 0 {
		t.Errorf("temporary files left: %v", left)
	}
}

func TestPlaceIsTheHash(t *testing.T) {
	s, dir := open(t)
	id := put(t, s, "abc")
	const want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	if id != want {
		t.Fatalf("id %s, want %s", id, want)
	}
	if _, err := os.Stat(filepath.Join(dir, "files", "ba", want)); err != nil {
		t.Error(err)
	}
}

func TestPutRefusesTooMuchAndLeavesNothing(t *testing.T) {
	s, dir := open(t)
	if _, _, err := s.Put(strings.NewReader("123456"), 5); !fault.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	broken := errors.New("cable pulled")
	if _, _, err := s.Put(io.MultiReader(strings.NewReader("12"), iotest.ErrReader(broken)), 5); !errors.Is(err, broken) {
		t.Errorf("broken reader: %v", err)
	}
	if entries, err := os.ReadDir(filepath.Join(dir, folder)); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
	if id, _, err := s.Put(strings.NewReader("12345"), 5); err != nil || !s.Has(id) {
		t.Errorf("exactly the limit: %v", err)
	}
}

func TestDamageIsNoticedAndHealed(t *testing.T) {
	s, dir := open(t)
	id := put(t, s, "whole")
	at := filepath.Join(dir, folder, id[:2], id)
	if err := os.WriteFile(at, []byte("wholf"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Verify(id); !fault.Is(err, ErrDamaged) {
		t.Fatalf("damage: %v", err)
	}
	put(t, s, "whole")
	if err := s.Verify(id); err != nil {
		t.Errorf("not healed: %v", err)
	}
}

func TestHostileIDs(t *testing.T) {
	s, dir := open(t)
	if err := os.WriteFile(filepath.Join(dir, "secret"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	ids := []string{
		"", ".", "..", "../secret", "../../etc/passwd", "/etc/passwd", `..\secret`, "secret", strings.Repeat("a", 63), strings.Repeat("A", 64),
		strings.Repeat("a", 62) + "/a", strings.Repeat("../", 21) + "a", strings.Repeat("a", 63) + "\x00", strings.Repeat("é", 32),
	}
	for _, id := range ids {
		if f, err := s.Open(id); !fault.Is(err, ErrBadID) {
			t.Errorf("Open(%q) = %v, %v", id, f, err)
		}
		if s.Has(id) || !fault.Is(s.Verify(id), ErrBadID) || !fault.Is(s.Remove(id), ErrBadID) {
			t.Errorf("%q was taken for an id", id)
		}
	}
	if _, err := s.Open(strings.Repeat("0", 64)); !fault.Is(err, ErrMissing) {
		t.Errorf("missing: %v", err)
	}
}

func TestLinksDoNotLeadOut(t *testing.T) {
	s, dir := open(t)
	id := put(t, s, "abc")
	outside := filepath.Join(t.TempDir(), id)
	if err := os.WriteFile(outside, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(dir, folder, id[:2], id)
	if err := errors.Join(os.Remove(at), os.Symlink(outside, at)); err != nil {
		t.Fatal(err)
	}
	if f, err := s.Open(id); err == nil {
		_ = f.Close()
		t.Error("a link out of the store was followed")
	}
}

func TestWalkAndRemove(t *testing.T) {
	s, dir := open(t)
	want := []string{put(t, s, "a"), put(t, s, "b"), put(t, s, ""), put(t, s, "a")}
	slices.Sort(want)
	want = slices.Compact(want)
	for _, stray := range []string{"note.txt", tempPrefix + "x", strings.Repeat("f", 64)} {
		if err := os.WriteFile(filepath.Join(dir, folder, stray), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	walk := func() (got []string) {
		if err := s.Walk(func(id string, _ int64) error { got = append(got, id); return nil }); err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := walk(); !slices.Equal(got, want) {
		t.Errorf("walked %v, want %v", got, want)
	}
	if err := errors.Join(s.Remove(want[0]), s.Remove(want[0])); err != nil {
		t.Error(err)
	}
	if got := walk(); !slices.Equal(got, want[1:]) {
		t.Errorf("after Remove %v, want %v", got, want[1:])
	}
	stop := errors.New("enough")
	if err := s.Walk(func(string, int64) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("Walk gave %v", err)
	}
}

func TestSweepRemovesOnlyOldLeftovers(t *testing.T) {
	s, dir := open(t)
	id := put(t, s, "keep")
	old, fresh := filepath.Join(dir, folder, tempPrefix+"old"), filepath.Join(dir, folder, tempPrefix+"new")
	cut := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for name, at := range map[string]time.Time{old: cut.Add(-time.Hour), fresh: cut.Add(time.Hour)} {
		if err := errors.Join(os.WriteFile(name, nil, 0o600), os.Chtimes(name, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Sweep(cut); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("old leftover kept")
	}
	if _, err := os.Stat(fresh); err != nil || !s.Has(id) {
		t.Error("Sweep took too much")
	}
}

func TestPutFromManySides(t *testing.T) {
	s, _ := open(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, c := range []string{"one", "two", "three"} {
				if _, _, err := s.Put(strings.NewReader(c), 10); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	n := 0
	if err := s.Walk(func(id string, _ int64) error { n++; return s.Verify(id) }); err != nil || n != 3 {
		t.Errorf("%d contents, %v", n, err)
	}
}

func TestReadLimits(t *testing.T) {
	s, _ := open(t)
	id := put(t, s, "12345")
	if got, err := s.Read(id, 5); err != nil || string(got) != "12345" {
		t.Errorf("Read: %q, %v", got, err)
	}
	if _, err := s.Read(id, 4); !fault.Is(err, ErrTooLarge) {
		t.Errorf("over the limit: %v", err)
	}
}
