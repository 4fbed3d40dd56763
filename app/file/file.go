// Package file keeps attachments by what they contain: photos, mails, scans.
// A file's id is the SHA-256 of its bytes, so the same scan attached twice is
// stored once and a damaged one is noticed. Use cases put the content here
// first and write the row that names it afterwards; backup walks and verifies
// it. What people called the file stands in the row, never on the disk.
package file

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"sampan/app/fault"
)

// Faults of this package.
const (
	ErrTooLarge = "file.too_large" // Limit: megabytes
	ErrMissing  = "file.missing"   // nothing is stored under the id
	ErrDamaged  = "file.damaged"   // the content no longer fits its id
	ErrBadID    = "file.bad_id"    // not an id of this store
)

const (
	folder     = "files"
	tempPrefix = "incoming-"
)

// Store is a folder of contents. It may be used by several goroutines and
// several processes at once.
type Store struct{ root *os.Root }

// Open uses dir, made where it is missing, and keeps contents in its
// subfolder "files". Close releases it.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("attachments: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("attachments: %w", err)
	}
	if err := root.MkdirAll(folder, 0o700); err != nil {
		return nil, errors.Join(fmt.Errorf("attachments: %w", err), root.Close())
	}
	return &Store{root: root}, nil
}

// Close releases the folder; files already opened stay readable.
func (s *Store) Close() error { return s.root.Close() }

// Put stores what r gives and returns its id and size in bytes. More than
// limit bytes is a fault and leaves nothing behind. When Put returns, the
// content survives a loss of power.
func (s *Store) Put(r io.Reader, limit int64) (id string, size int64, err error) {
	temp := path.Join(folder, tempPrefix+rand.Text())
	f, err := s.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", 0, fmt.Errorf("attachment: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.root.Remove(temp))
		}
	}()
	id, size, err = receive(f, r, limit)
	if err = errors.Join(err, f.Close()); err != nil {
		return "", 0, err
	}
	if err = s.settle(temp, id); err != nil {
		return "", 0, err
	}
	return id, size, nil
}

// receive copies r to f, synced, and names what came.
func receive(f *os.File, r io.Reader, limit int64) (string, int64, error) {
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(f, sum), io.LimitReader(r, limit+1))
	if err != nil {
		return "", 0, fmt.Errorf("attachment: %w", err)
	}
	if size > limit {
		return "", 0, fault.New(ErrTooLarge, "Limit", limit>>20)
	}
	if err := f.Sync(); err != nil {
		return "", 0, fmt.Errorf("attachment: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), size, nil
}

// settle gives the received file its place. A whole copy that is already
// there is kept, because somebody may have it open; a damaged one is replaced.
func (s *Store) settle(temp, id string) error {
	if s.Verify(id) == nil {
		return s.root.Remove(temp)
	}
	dir := path.Dir(place(id))
	if err := s.root.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("attachment: %w", err)
	}
	if err := s.root.Rename(temp, place(id)); err != nil {
		return fmt.Errorf("attachment: %w", err)
	}
	return errors.Join(s.syncDir(dir), s.syncDir(folder))
}

// Open gives the content of an id for reading.
func (s *Store) Open(id string) (*os.File, error) {
	if !Valid(id) {
		return nil, fault.New(ErrBadID)
	}
	f, err := s.root.Open(place(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(ErrMissing).Because(err)
	}
	if err != nil {
		return nil, fmt.Errorf("attachment %s: %w", id, err)
	}
	return f, nil
}

// Read gives the whole content of an id; more than limit bytes is a fault.
func (s *Store) Read(id string, limit int64) ([]byte, error) {
	f, err := s.Open(id)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("attachment %s: %w", id, err)
	}
	if int64(len(data)) > limit {
		return nil, fault.New(ErrTooLarge, "Limit", limit>>20)
	}
	return data, nil
}

// Has reports whether something is stored under the id; Verify tells whether
// it is whole.
func (s *Store) Has(id string) bool {
	if !Valid(id) {
		return false
	}
	info, err := s.root.Stat(place(id))
	return err == nil && info.Mode().IsRegular()
}

// Verify reads the content and compares it with its id.
func (s *Store) Verify(id string) error {
	f, err := s.Open(id)
	if err != nil {
		return err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("attachment %s: %w", id, err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != id {
		return fault.New(ErrDamaged, "ID", id[:8])
	}
	return nil
}

// Remove deletes a content that nothing names any more: no row, and no issued
// paper, which names its pictures inside its frozen document. Removing what is
// not there is no error.
func (s *Store) Remove(id string) error {
	if !Valid(id) {
		return fault.New(ErrBadID)
	}
	if err := s.root.Remove(place(id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("attachment %s: %w", id, err)
	}
	return nil
}

// Walk calls visit with every stored id and its size in bytes, in the order
// of ids. What does not belong to the store is passed over.
func (s *Store) Walk(visit func(id string, size int64) error) error {
	return fs.WalkDir(s.root.FS(), folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("attachments: %w", err)
		}
		id := path.Base(name)
		if !d.Type().IsRegular() || !Valid(id) || name != place(id) {
			return nil
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("attachments: %w", err)
		}
		return visit(id, info.Size())
	})
}

// Sweep removes what an interrupted Put left before the given time.
func (s *Store) Sweep(before time.Time) error {
	entries, err := fs.ReadDir(s.root.FS(), folder)
	if err != nil {
		return fmt.Errorf("attachments: %w", err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !strings.HasPrefix(e.Name(), tempPrefix) || !info.ModTime().Before(before) {
			continue
		}
		if err := s.root.Remove(path.Join(folder, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("attachments: %w", err)
		}
	}
	return nil
}

// Valid reports the form of an id: 64 lower-case hexadecimal digits.
func Valid(id string) bool {
	return len(id) == 2*sha256.Size && strings.Trim(id, "0123456789abcdef") == ""
}

func place(id string) string { return path.Join(folder, id[:2], id) }
