// Package store keeps the firm's records in one SQLite file and is the only
// home of SQL. It implements app.Store: use cases of app reach it through
// app/ports.go, cmd opens it, data/backup copies it; nobody else calls it.
//
// Statements are portable ($1, ON CONFLICT, RETURNING, ISO dates as text);
// what only SQLite has stands in sqlite.go, file.go, copy.go, erase.go, migrate.go and
// the migrations named after it. Moments are stored and come back in UTC.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"sampan/app"
	"sampan/app/fault"
)

// Store is an open database. It is safe for use by several goroutines: reads
// run side by side, each on its own snapshot; writes queue for one connection.
type Store struct {
	path   string
	now    func() time.Time
	writer *sql.DB
	reader *sql.DB
	copied Copied
}

var _ app.Store = (*Store)(nil)

// readers is how many snapshots may be open at once; more queries wait.
const readers = 4

// Open opens the database at path, which should have a folder of its own: its
// journal and the copies made before migrations lie beside it. A missing file
// is created, an older one migrated after a verified copy. Refused untouched,
// with a fault: a newer database ("store.newer"), another program's
// ("store.foreign"), and what is no whole database ("store.corrupt").
func Open(ctx context.Context, path string, now func() time.Time) (*Store, error) {
	return open(ctx, path, now, migrationFiles())
}

func open(ctx context.Context, path string, now func() time.Time, migrations migrationSet) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fault.New("store.cannot_open").Because(fmt.Errorf("folder of the database: %w", err))
	}
	if err := inspect(path, migrations.latest); err != nil {
		return nil, err
	}
	s := &Store{path: path, now: now}
	var err error
	if s.writer, err = connect(path, writing, 1); err != nil {
		return nil, err
	}
	if s.reader, err = connect(path, reading, readers); err != nil {
		return nil, errors.Join(err, s.writer.Close())
	}
	if err := s.prepare(ctx, migrations); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Path is where the database lies.
func (s *Store) Path() string { return s.path }

// Close ends all connections; the journal is folded into the database.
func (s *Store) Close() error {
	return errors.Join(s.reader.Close(), s.writer.Close())
}

// Read runs fn on one snapshot, which later writes do not change.
func (s *Store) Read(ctx context.Context, fn func(app.Reader) error) error {
	t, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return Explain(err)
	}
	defer func() { _ = t.Rollback() }() // nothing to keep
	return fn(reader{ctx: ctx, tx: t})
}

// Write runs fn in the one writing transaction and keeps what it did when it
// returns nil. A Write inside a Write waits for itself: do not nest them.
func (s *Store) Write(ctx context.Context, actor string, fn func(app.Tx) error) (err error) {
	t, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return Explain(err)
	}
	w := &tx{reader: reader{ctx: ctx, tx: t, prepared: map[string]*sql.Stmt{}}, actor: actor, at: s.now().UTC()}
	kept := false
	defer func() {
		if !kept {
			_ = t.Rollback() // the first error is the one that counts
			w.forget(0)
		}
	}()
	if err := fn(w); err != nil {
		return err
	}
	if err := t.Commit(); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("store: %w", context.Cause(ctx))
		}
		return Explain(err)
	}
	kept = true
	return nil
}

// reader answers inside one transaction. It holds the context because the
// port's calls have none of their own: their life is that of Read or Write.
type reader struct {
	ctx context.Context
	tx  *sql.Tx
	// prepared keeps the statements of a writing transaction, which says the
	// same thing for every row of an import; they end with it.
	prepared map[string]*sql.Stmt
}

// tx also writes. at is the moment of the whole transaction.
type tx struct {
	reader
	actor string
	at    time.Time
	undo  []func()
}

// forget takes back what the caller's records were told since a mark, when it
// was not kept.
func (t *tx) forget(mark int) {
	for _, f := range t.undo[mark:] {
		f()
	}
	t.undo = t.undo[:mark]
}

// atomic runs fn whole or not at all, so that a caller may go on after one
// record was refused: an import keeps the good rows.
func (t *tx) atomic(fn func() error) error {
	if _, err := t.exec("SAVEPOINT one_record"); err != nil {
		return err
	}
	mark := len(t.undo)
	err := fn()
	if err != nil {
		t.forget(mark)
		if _, back := t.exec("ROLLBACK TO SAVEPOINT one_record"); back != nil {
			return errors.Join(err, back)
		}
	}
	_, done := t.exec("RELEASE SAVEPOINT one_record")
	return errors.Join(err, done)
}

// explain names a cancelled context before anything that came of it.
func (r reader) explain(err error) error {
	if err != nil && r.ctx.Err() != nil {
		return fmt.Errorf("store: %w", context.Cause(r.ctx))
	}
	return Explain(err)
}

func (r reader) query(query string, args ...any) (*sql.Rows, error) {
	if r.prepared == nil {
		rows, err := r.tx.QueryContext(r.ctx, query, args...)
		return rows, r.explain(err)
	}
	stmt, err := r.prepare(query)
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(r.ctx, args...)
	return rows, r.explain(err)
}

func (r reader) prepare(query string) (*sql.Stmt, error) {
	if stmt, ok := r.prepared[query]; ok {
		return stmt, nil
	}
	stmt, err := r.tx.PrepareContext(r.ctx, query)
	if err != nil {
		return nil, r.explain(err)
	}
	r.prepared[query] = stmt
	return stmt, nil
}

func (t *tx) exec(query string, args ...any) (sql.Result, error) {
	stmt, err := t.prepare(query)
	if err != nil {
		return nil, err
	}
	result, err := stmt.ExecContext(t.ctx, args...)
	return result, t.explain(err)
}

// one scans the first row of a query; found is false without one.
func (r reader) one(dest []any, query string, args ...any) (found bool, err error) {
	rows, err := r.query(query, args...)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, r.explain(rows.Close())) }()
	if !rows.Next() {
		return false, r.explain(rows.Err())
	}
	return true, r.explain(rows.Scan(dest...))
}

// all scans every row of a query into a T through the cells that bind names.
func all[T any](r reader, bind func(*T) []any, query string, args ...any) ([]T, error) {
	rows, err := r.query(query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the error
	// Chunks, because growing one list of 100,000 rows copies them many times.
	var chunks [][]T
	var chunk []T
	var row T
	cells := bind(&row)
	for rows.Next() {
		row = *new(T)
		if err := rows.Scan(cells...); err != nil {
			return nil, r.explain(err)
		}
		if chunk = append(chunk, row); len(chunk) == chunkRows {
			chunks, chunk = append(chunks, chunk), make([]T, 0, chunkRows)
		}
	}
	if chunks == nil {
		return chunk, r.explain(rows.Err())
	}
	return slices.Concat(append(chunks, chunk)...), r.explain(rows.Err())
}

const chunkRows = 1024
