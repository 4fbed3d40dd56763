// Package wire opens a firm's folder and puts the program together over it.
// The window, the command line and cmd/dev share it; it holds no rule.
package wire

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"sampan/app"
	"sampan/app/fault"
	"sampan/app/file"
	"sampan/data/backup"
	"sampan/data/reference"
	"sampan/data/store"
)

// Desk is an open folder: the App and what to close after it.
type Desk struct {
	*app.App
	Folder string
	Copied store.Copied // what opening did to keep the database as it was
	close  []func() error
}

// database is the name of the database in the firm's folder.
const database = "sampan.db"

// Folder is where the firm's data lies when nothing else is said.
func Folder() (string, error) {
	base, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("folder of the user: %w", err)
	}
	return filepath.Join(base, "Sampan"), nil
}

// Open locks the folder, made where it is missing, and opens what lies in it.
// A folder in use by another program is the fault "store.in_use".
func Open(ctx context.Context, folder string, now func() time.Time) (d *Desk, err error) {
	d = &Desk{Folder: folder}
	defer func() {
		if err != nil {
			err = errors.Join(err, d.Close())
		}
	}()
	lock, err := backup.Lock(folder)
	if err != nil {
		return d, err
	}
	d.close = append(d.close, lock.Close)
	records, err := store.Open(ctx, filepath.Join(folder, database), now)
	if err != nil {
		return d, err
	}
	d.close, d.Copied = append(d.close, records.Close), records.Copied()
	files, err := file.Open(folder)
	if err != nil {
		return d, err
	}
	d.close = append(d.close, files.Close)
	tables, err := reference.Load()
	if err != nil {
		return d, err
	}
	d.App, err = app.New(records, files, tables, now, actor())
	return d, err
}

// Backup writes a verified copy of the folder into one file, encrypted where
// there is a passphrase. Attachments that were damaged or gone before are the
// faults "backup.attachments_damaged" and "backup.attachments_missing": the
// copy stands, but an older one has them whole.
func (d *Desk) Backup(ctx context.Context, path, passphrase string) error {
	report, err := backup.Make(ctx, d.Folder, path, passphrase, d.Now())
	if err == nil && len(report.Damaged) > 0 {
		return fault.New("backup.attachments_damaged", "Count", len(report.Damaged))
	}
	if err == nil && len(report.Missing) > 0 {
		return fault.New("backup.attachments_missing", "Count", len(report.Missing))
	}
	return err
}

// Close releases the folder, last opened first.
func (d *Desk) Close() error {
	var all error
	for i := len(d.close) - 1; i >= 0; i-- {
		all = errors.Join(all, d.close[i]())
	}
	d.close = nil
	return all
}

// actor is the person at this machine, as the system knows them.
func actor() string {
	u, err := user.Current()
	if err != nil {
		return "desk"
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}

// Sample fills an empty store with the sample firm at work: one order shipped
// in part, another sent to a buyer who is late with the money. A store with a
// firm in it is left as it is.
func Sample(ctx context.Context, a *app.App) error {
	err := a.LoadSample(ctx)
	if fault.Is(err, "firm.not_empty") {
		return nil
	}
	if err != nil {
		return err
	}
	work, err := a.WorkSample(ctx)
	if err != nil {
		return err
	}
	shipped, owing := false, false
	for _, w := range work {
		if w.Order == "" {
			continue
		}
		o, err := a.Order(ctx, w.Order)
		if err != nil {
			return err
		}
		switch {
		case o.Deposit > 0 && !shipped:
			_, err = a.ShipSample(ctx, o.ID)
			shipped = true
		case o.Deposit == 0 && !owing:
			_, err = a.OweSample(ctx, o.ID)
			owing = true
		}
		if err != nil {
			return err
		}
	}
	return nil
}
