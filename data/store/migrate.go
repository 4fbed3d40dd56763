package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"

	"sampan/app/fault"
)

//go:embed migrations/*.sql
var embedded embed.FS

// migrationSet is the files that bring a database forward, and the version
// that the last of them makes.
type migrationSet struct {
	files  fs.FS
	latest int64
}

func migrationFiles() migrationSet {
	files, err := fs.Sub(embedded, "migrations")
	if err != nil {
		panic(err) // the folder is named in the line above
	}
	return newMigrationSet(files)
}

func newMigrationSet(files fs.FS) migrationSet {
	set := migrationSet{files: files}
	list, err := fs.Glob(files, "*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	for _, name := range list {
		number, _, _ := strings.Cut(path.Base(name), "_")
		if n, err := strconv.ParseInt(number, 10, 64); err == nil {
			set.latest = max(set.latest, n)
		}
	}
	return set
}

// Version is the version of the tables that this program writes.
func Version() int64 { return migrationFiles().latest }

// prepare marks a new file as ours and migrates an older one.
func (s *Store) prepare(ctx context.Context, m migrationSet) error {
	h, err := s.header(ctx)
	if err != nil {
		return err
	}
	if h == (header{}) {
		if _, err := s.writer.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
			return Explain(err)
		}
		return s.migrate(ctx, m)
	}
	// The journal may hold a later version than the file showed.
	if err := h.refuse(m.latest); err != nil {
		return err
	}
	if int64(h.version) == m.latest {
		return nil
	}
	if err := s.copyBefore(ctx, m.latest); err != nil {
		return err
	}
	return s.migrate(ctx, m)
}

// header reads the marks of the open database, journal included. The version
// is that of the last migration that was finished, which a crash may have
// kept from the header.
func (s *Store) header(ctx context.Context) (h header, err error) {
	for query, dest := range map[string]*uint32{"PRAGMA application_id": &h.application, "PRAGMA user_version": &h.version} {
		if err := s.writer.QueryRowContext(ctx, query).Scan(dest); err != nil {
			return h, Explain(err)
		}
	}
	var tables, version int64
	if err := s.writer.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'").Scan(&tables); err != nil {
		return h, Explain(err)
	}
	if tables == 0 && h.version > 0 {
		return h, fault.New("store.corrupt").Because(errors.New("no table tells the version"))
	}
	if tables == 0 {
		return h, nil
	}
	if err := s.writer.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM schema_version").Scan(&version); err != nil {
		return h, Explain(err)
	}
	h.version = max(h.version, uint32(version))
	return h, nil
}

// migrate runs the missing files, each in a transaction of its own, and
// writes each version into the header, where the next start looks first.
func (s *Store) migrate(ctx context.Context, m migrationSet) (err error) {
	db, err := connect(s.path, writing, 2) // goose holds one connection while it uses another
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, m.files, goose.WithTableName("schema_version"), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("store: read migrations: %w", err)
	}
	for {
		result, err := provider.UpByOne(ctx)
		if errors.Is(err, goose.ErrNoNextVersion) {
			return settle(ctx, db, m.latest)
		}
		if err != nil {
			return Explain(fmt.Errorf("migrate: %w", err))
		}
		if err := settle(ctx, db, result.Source.Version); err != nil {
			return err
		}
	}
}

// settle writes the version into the header, and the journal into the file.
func settle(ctx context.Context, db *sql.DB, version int64) error {
	if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version)); err != nil {
		return Explain(err)
	}
	if _, err := db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return Explain(err)
	}
	return nil
}
