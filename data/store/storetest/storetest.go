// Package storetest makes real stores for tests, in a folder that goes when
// the test ends. Tests of any package may use it; the program does not.
package storetest

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"sampan/data/store"
)

// Now is the moment at which a test's store stands still.
func Now() time.Time { return time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC) }

// New opens a fresh store whose clock stands at Now and closes it at the end
// of the test.
func New(t testing.TB) *store.Store {
	t.Helper()
	return At(t, filepath.Join(t.TempDir(), "sampan.db"))
}

// At opens a store at a path of the test's choice, as New does.
func At(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), path, Now)
	if err != nil {
		t.Fatalf("open store: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close store: %v", err)
		}
	})
	return s
}
