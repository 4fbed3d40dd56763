package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"runtime"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"sampan/app/fault"
)

// access is the query part of a data source name.
type access string

const (
	// A commit is on the disk when it returns, also after a loss of power:
	// WAL alone does not promise that, synchronous=FULL does, and macOS needs
	// fullfsync besides (elsewhere it does nothing).
	durable = "_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
		"&_pragma=fullfsync(1)&_pragma=checkpoint_fullfsync(1)&_pragma=cache_size(-4000)" +
		// A database that came by post may bring statements of its own.
		"&_pragma=trusted_schema(0)"
	// Immediate: a writer waits for its turn at the start, so no transaction
	// fails half way because another one wrote meanwhile.
	writing access = durable + "&_txlock=immediate"
	reading access = durable + "&_txlock=deferred&_pragma=query_only(1)"
	// A closed file is looked at without a journal being made beside it.
	looking access = "mode=ro&immutable=1&_pragma=query_only(1)&_pragma=trusted_schema(0)"
)

// connect opens a pool; the file is touched by its first query.
func connect(path string, how access, conns int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file:"+url.PathEscape(path)+"?"+string(how))
	if err != nil {
		return nil, fmt.Errorf("database %w", err)
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return db, nil
}

// windowsDiskFull is ERROR_DISK_FULL, which has no name of its own in syscall.
const windowsDiskFull syscall.Errno = 112

// Explain turns errors of the database, of files and of the disk into faults
// where a person can act on them; the rest is wrapped. data/backup uses it for
// the files around the database.
func Explain(err error) error {
	if _, ok := errors.AsType[*fault.Fault](err); ok || err == nil {
		return err
	}
	if s, ok := errors.AsType[*sqlite.Error](err); ok {
		return explainCode(s, err)
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), runtime.GOOS == "windows" && errors.Is(err, windowsDiskFull):
		return fault.New("store.disk_full").Because(err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fault.New("store.read_only").Because(err)
	}
	return fmt.Errorf("store: %w", err)
}

func explainCode(s *sqlite.Error, err error) error {
	code := s.Code()
	switch code {
	case lib.SQLITE_CONSTRAINT_FOREIGNKEY:
		return fault.New("store.reference_missing").Because(err)
	case lib.SQLITE_CONSTRAINT_UNIQUE, lib.SQLITE_CONSTRAINT_PRIMARYKEY:
		return taken(s.Error()).Because(err)
	case lib.SQLITE_CONSTRAINT_TRIGGER:
		return fault.New("store.paper_frozen").Because(err)
	}
	keys := map[int]string{
		lib.SQLITE_BUSY: "store.locked", lib.SQLITE_LOCKED: "store.locked", lib.SQLITE_FULL: "store.disk_full",
		lib.SQLITE_READONLY: "store.read_only", lib.SQLITE_PERM: "store.read_only", lib.SQLITE_CANTOPEN: "store.cannot_open",
		lib.SQLITE_CORRUPT: "store.corrupt", lib.SQLITE_NOTADB: "store.corrupt", lib.SQLITE_IOERR: "store.disk_failed",
		lib.SQLITE_TOOBIG: "store.too_big",
	}
	if key, ok := keys[code&0xff]; ok {
		return fault.New(key).Because(err)
	}
	return fmt.Errorf("store: %w", err)
}

// taken says what a broken uniqueness means; SQLite names table and column.
func taken(message string) *fault.Fault {
	for _, c := range []struct{ column, key string }{
		{"product.code_fold", "catalog.code_taken"},
		{"inquiry.message_id", "store.message_taken"},
		{".number", "store.number_taken"},
		{".proforma", "store.number_taken"},
	} {
		if strings.Contains(message, c.column) {
			return fault.New(c.key)
		}
	}
	return fault.New("store.exists") // a second row with an id, or a second firm
}
