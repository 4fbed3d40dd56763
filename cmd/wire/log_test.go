package wire

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sampan/app/fault"
)

func TestTheLogNamesNoBuyer(t *testing.T) {
	folder := t.TempDir()
	log, shut, err := OpenLog(folder)
	if err != nil {
		t.Fatal(err)
	}
	paper := filepath.Join(folder, "Quotations", "QT2611-0001 Müller GmbH 2026-11-22.pdf")
	_, gone := os.Open(paper)
	renamed := os.Rename(paper, paper+".old")
	log.Error("task failed", "error", fault.New("file.cannot_write", "Name", "Müller GmbH.pdf").Because(fmt.Errorf("write: %w", gone)))
	log.Error("task failed", "error", errors.Join(renamed, fmt.Errorf("again: %w", gone)))
	if err := shut(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, "sampan.log"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "Müller") || strings.Contains(string(text), "Quotations") {
		t.Errorf("the log tells who buys: %s", text)
	}
	for _, said := range []string{"file.cannot_write", "open …", "rename …", "no such file"} {
		if !strings.Contains(string(text), said) {
			t.Errorf("%q is not said: %s", said, text)
		}
	}
}
