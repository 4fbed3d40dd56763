package backup

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"

	"sampan/app/fault"
	"sampan/app/file"
	"sampan/data/store"
)

// maxManifest is enough for 200,000 attachments, and for nothing that would
// fill the memory.
const maxManifest = 32 << 20

// Verify reads a whole backup, compares every hash and checks the database
// inside. It changes nothing.
func Verify(ctx context.Context, name, passphrase string) (r Report, err error) {
	work, err := os.MkdirTemp("", "sampan-verify-*")
	if err != nil {
		return r, store.Explain(fmt.Errorf("verify backup: %w", err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	return unpack(ctx, name, passphrase, work, false)
}

// unpack writes the database of a backup, and its attachments if they are
// wanted, into an empty folder, and checks everything on the way.
func unpack(ctx context.Context, name, passphrase, into string, attachments bool) (r Report, err error) {
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return r, fault.New("backup.missing", "Path", name)
	}
	if err != nil {
		return r, store.Explain(fmt.Errorf("backup: %w", err))
	}
	defer func() { _ = f.Close() }() // only read
	content, encrypted, err := unseal(ctx, f, passphrase)
	if err != nil {
		return r, store.Explain(err)
	}
	root, err := os.OpenRoot(into)
	if err != nil {
		return r, store.Explain(fmt.Errorf("backup: %w", err))
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	u := unpacking{tar: tar.NewReader(content), root: root, attachments: attachments}
	m, err := u.all()
	if err == nil {
		// To its end, where the checksums of the layers stand.
		if _, rest := io.Copy(io.Discard, content); rest != nil {
			err = broken(rest)
		}
	}
	if ctx.Err() != nil {
		return r, fmt.Errorf("backup: %w", context.Cause(ctx))
	}
	if err != nil {
		return r, err
	}
	held, err := store.Check(ctx, filepath.Join(into, databaseName))
	if err != nil {
		return r, err
	}
	m.Contents = held
	lacking, err := m.lacking(ctx, filepath.Join(into, databaseName))
	if err != nil {
		return r, err
	}
	if !slices.Equal(lacking, m.Missing) {
		return r, damaged("the database names what neither is there nor was known to be gone")
	}
	return m.report(encrypted), nil
}

type unpacking struct {
	tar         *tar.Reader
	root        *os.Root
	attachments bool
}

// damaged is the one answer to every backup that is not as Make writes it.
func damaged(why string) error { return fault.New("backup.damaged").Because(errors.New(why)) }

// broken tells a fault of our own disk from one of the backup.
func broken(err error) error {
	if f, ok := errors.AsType[*os.PathError](err); ok {
		return store.Explain(f)
	}
	if f, ok := errors.AsType[*fault.Fault](err); ok {
		return f
	}
	return fault.New("backup.damaged").Because(err)
}

func (u unpacking) all() (m manifest, err error) {
	if m, err = u.manifest(); err != nil {
		return m, err
	}
	for _, e := range m.Entries {
		if err := u.one(e); err != nil {
			return m, err
		}
	}
	if _, err := u.tar.Next(); !errors.Is(err, io.EOF) {
		return m, damaged("more than the manifest tells")
	}
	return m, nil
}

func (u unpacking) manifest() (m manifest, err error) {
	h, err := u.tar.Next()
	if err != nil {
		return m, broken(err)
	}
	if h.Name != manifestName || h.Typeflag != tar.TypeReg || h.Size > maxManifest {
		return m, damaged("no manifest")
	}
	text, err := io.ReadAll(u.tar)
	if err != nil {
		return m, broken(err)
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, broken(err)
	}
	return m, m.check()
}

// check lets no other paths through than those that Make writes, each once.
func (m manifest) check() error {
	if len(m.Entries) == 0 || m.Entries[0].Path != databaseName {
		return damaged("no database")
	}
	last := ""
	for _, e := range m.Entries[1:] {
		if id := path.Base(e.Path); !file.Valid(id) || e.Path != contentPath(id) || e.Path <= last {
			return damaged("a path that is not ours, or stands twice")
		}
		last = e.Path
	}
	for _, e := range m.Entries {
		if e.Size < 0 || !file.Valid(e.SHA256) {
			return damaged("an entry without size or hash")
		}
	}
	return nil
}

func (u unpacking) one(e entry) error {
	h, err := u.tar.Next()
	if err != nil {
		return broken(err)
	}
	if h.Name != e.Path || h.Size != e.Size || h.Typeflag != tar.TypeReg {
		return damaged("not what the manifest tells")
	}
	sum := sha256.New()
	if e.Path == databaseName || u.attachments {
		err = u.save(e.Path, io.TeeReader(u.tar, sum))
	} else {
		_, err = io.Copy(sum, u.tar)
	}
	if err != nil {
		return broken(err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != e.SHA256 {
		return damaged("a hash differs")
	}
	return nil
}

// save writes one file so that it survives a loss of power.
func (u unpacking) save(name string, from io.Reader) error {
	if err := u.root.MkdirAll(path.Dir(name), 0o700); err != nil {
		return err
	}
	out, err := u.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, from)
	return errors.Join(err, out.Sync(), out.Close())
}
