package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"sampan/app/fault"
)

// Contents is what a database file holds: how many rows each table has.
type Contents struct {
	Version int64            `json:"version"`
	Rows    map[string]int64 `json:"rows"`
}

// Copy writes a whole and compact copy of the database at path, as of one
// moment, to a place where nothing lies yet, and verifies it. This program
// and others may go on reading and writing. A database of an older version is
// copied as it is. On failure nothing is left at dest.
func Copy(ctx context.Context, path, dest string) (c Contents, err error) {
	h, found, err := readHeader(path)
	if err != nil {
		return c, err
	}
	if !found {
		return c, fault.New("store.cannot_open")
	}
	if err := h.refuse(Version()); err != nil {
		return c, err
	}
	if _, err := os.Lstat(dest); err == nil {
		return c, fault.New("store.copy_exists", "Path", dest)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(dest) // the first error is the one that counts
		}
		if err != nil && ctx.Err() != nil {
			err = fmt.Errorf("store: %w", context.Cause(ctx))
		}
	}()
	if err := vacuumInto(ctx, path, dest); err != nil {
		return c, Explain(err)
	}
	if err := sync(dest); err != nil {
		return c, Explain(err)
	}
	return Check(ctx, dest)
}

// vacuumInto has a connection of its own: those that read may not write to
// any file, and the one that writes must not be kept waiting.
func vacuumInto(ctx context.Context, path, dest string) (err error) {
	db, err := connect(path, writing, 1)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	_, err = db.ExecContext(ctx, "VACUUM INTO $1", dest)
	return err
}

// copyBefore keeps the database as it was beside the one that will be
// migrated, and proves that the copy has every row.
func (s *Store) copyBefore(ctx context.Context, version int64) error {
	ext := filepath.Ext(s.path)
	dest := fmt.Sprintf("%s-before-%d-%s%s", strings.TrimSuffix(s.path, ext), version, s.now().UTC().Format("20060102T150405Z"), ext)
	c, err := Copy(ctx, s.path, dest)
	if err != nil {
		return err
	}
	rows, err := count(ctx, s.writer)
	if err != nil {
		return err
	}
	if !maps.Equal(rows, c.Rows) {
		return fault.New("store.copy_failed", "Path", dest)
	}
	s.copied.Path = dest
	s.copied.Removed, err = prune(s.path)
	return err
}

// KeptCopies is how many copies from before a migration stay; each is as
// large as the database.
const KeptCopies = 5

// Copied says what opening the store did to keep the database as it was
// before a migration.
type Copied struct {
	Path    string // of the copy, "" when nothing was migrated
	Removed int    // older copies beyond KeptCopies
}

// Copied tells what was done when the store was opened.
func (s *Store) Copied() Copied { return s.copied }

// prune removes the oldest copies beside a database, and leaves KeptCopies.
func prune(path string) (removed int, err error) {
	folder, ext := filepath.Dir(path), filepath.Ext(path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return 0, Explain(fmt.Errorf("copies of the database: %w", err))
	}
	form := regexp.MustCompile("^" + regexp.QuoteMeta(strings.TrimSuffix(filepath.Base(path), ext)) + `-before-\d+-(\d{8}T\d{6}Z)` + regexp.QuoteMeta(ext) + "$")
	var copies [][]string
	for _, e := range entries {
		if m := form.FindStringSubmatch(e.Name()); m != nil && e.Type().IsRegular() {
			copies = append(copies, m)
		}
	}
	slices.SortFunc(copies, func(a, b []string) int { return strings.Compare(a[1], b[1]) })
	for len(copies) > KeptCopies {
		if err := os.Remove(filepath.Join(folder, copies[0][0])); err != nil {
			return removed, Explain(fmt.Errorf("copies of the database: %w", err))
		}
		copies, removed = copies[1:], removed+1
	}
	return removed, nil
}

// sync forces a file to the disk: VACUUM INTO does not.
func sync(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("copy of the database: %w", err)
	}
	return errors.Join(f.Sync(), f.Close(), SyncFolder(filepath.Dir(path)))
}

// SyncFolder forces the names in a folder to the disk, so that a file or a
// rename in it survives a loss of power. Windows has no such call and needs none.
func SyncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("folder: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}

// Check reads a whole database file that nobody has open and refuses one that
// is damaged, foreign or newer than this program. It writes nothing.
func Check(ctx context.Context, path string) (c Contents, err error) {
	h, found, err := readHeader(path)
	if err != nil {
		return c, err
	}
	if !found {
		return c, fault.New("store.corrupt")
	}
	if err := h.refuse(Version()); err != nil {
		return c, err
	}
	db, err := connect(path, looking, 1)
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	c = Contents{Version: int64(h.version), Rows: map[string]int64{}}
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return c, Explain(err)
	}
	if verdict != "ok" {
		return c, fault.New("store.corrupt").Because(errors.New(verdict))
	}
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return c, Explain(err)
	}
	broken := rows.Next()
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return c, Explain(err)
	}
	if broken {
		return c, fault.New("store.corrupt").Because(errors.New("a row names another that is not there"))
	}
	c.Rows, err = count(ctx, db)
	return c, err
}

// count tells the rows of every table.
func count(ctx context.Context, db *sql.DB) (map[string]int64, error) {
	tables, err := tableNames(ctx, db)
	if err != nil {
		return nil, err
	}
	rows := make(map[string]int64, len(tables))
	for _, t := range tables {
		var n int64
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM "+quote(t)).Scan(&n); err != nil {
			return nil, Explain(err)
		}
		rows[t] = n
	}
	return rows, nil
}

func tableNames(ctx context.Context, db *sql.DB) (list []string, err error) {
	err = each(ctx, db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'", func(name string) { list = append(list, name) })
	return list, err
}
