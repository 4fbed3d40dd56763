package backup_test

import (
	"path/filepath"
	"testing"

	"sampan/app/fault"
	"sampan/data/backup"
)

func TestLock(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "资料 100%?#")
	first, err := backup.Lock(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Lock(folder); !fault.Is(err, "store.in_use") {
		t.Fatalf("a second lock: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := backup.Lock(folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}
