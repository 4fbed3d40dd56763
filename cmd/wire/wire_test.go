package wire

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sampan/app/fault"
)

func TestABackupTellsOfDamagedAttachments(t *testing.T) {
	ctx := context.Background()
	folder, out := t.TempDir(), t.TempDir()
	desk, err := Open(ctx, folder, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := desk.Close(); err != nil {
			t.Error(err)
		}
	}()
	kept, err := desk.KeepFile("scan.pdf", strings.NewReader("a scan"))
	if err != nil {
		t.Fatal(err)
	}
	if err := desk.Backup(ctx, filepath.Join(out, "1.sampan"), ""); err != nil {
		t.Errorf("a whole folder: %v", err)
	}
	if err := os.WriteFile(filepath.Join(folder, "files", kept.ID[:2], kept.ID), []byte("a scam"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := desk.Backup(ctx, filepath.Join(out, "2.sampan"), ""); !fault.Is(err, "backup.attachments_damaged") {
		t.Errorf("a damaged attachment: %v", err)
	}
	if _, err := os.Stat(filepath.Join(out, "2.sampan")); err != nil {
		t.Errorf("the copy does not stand: %v", err)
	}
}
