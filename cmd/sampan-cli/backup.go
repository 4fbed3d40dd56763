package main

import (
	"context"
	"os"
	"strings"
	"time"

	"sampan/cmd/wire"
	"sampan/data/backup"
)

// sealed reads the flags that backup commands share. The passphrase comes from
// a file, because arguments can be seen by other programs.
func (c *call) sealed() (passphrase string, err error) {
	file := c.flags.String("passphrase-file", "", "file whose first line is the passphrase")
	if err := c.parse(); err != nil {
		return "", err
	}
	if err := c.need(1); err != nil || *file == "" {
		return "", err
	}
	raw, err := os.ReadFile(*file)
	if err != nil {
		return "", unreadable(*file, err)
	}
	line, _, _ := strings.Cut(string(raw), "\n")
	return strings.TrimRight(line, "\r"), nil
}

func (c *call) folder() (string, error) {
	if *c.db != "" {
		return *c.db, nil
	}
	return wire.Folder()
}

func makeBackup(ctx context.Context, c *call) error {
	passphrase, err := c.sealed()
	if err != nil {
		return err
	}
	folder, err := c.folder()
	if err != nil {
		return err
	}
	report, err := backup.Make(ctx, folder, c.args[0], passphrase, time.Now())
	if err != nil {
		return err
	}
	return c.print(report)
}

func verifyBackup(ctx context.Context, c *call) error {
	passphrase, err := c.sealed()
	if err != nil {
		return err
	}
	report, err := backup.Verify(ctx, c.args[0], passphrase)
	if err != nil {
		return err
	}
	return c.print(report)
}

func restoreBackup(ctx context.Context, c *call) error {
	passphrase, err := c.sealed()
	if err != nil {
		return err
	}
	folder, err := c.folder()
	if err != nil {
		return err
	}
	report, aside, err := backup.Restore(ctx, c.args[0], passphrase, folder)
	if err != nil {
		return err
	}
	return c.print(map[string]any{"restored": report, "folder": folder, "kept_aside": aside})
}
