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
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"sampan/app/fault"
	"sampan/app/file"
	"sampan/data/store"
)

// Make copies the database and the attachments of a firm's folder into one
// new file at dest, encrypted when there is a passphrase, and reads the
// result back before it gets its name. The folder may be in use. A file that
// already lies at dest is the fault "backup.exists".
func Make(ctx context.Context, folder, dest, passphrase string, now time.Time) (r Report, err error) {
	if _, err := os.Lstat(dest); !errors.Is(err, fs.ErrNotExist) {
		return r, fault.New("backup.exists", "Path", dest)
	}
	work, err := os.MkdirTemp(filepath.Dir(dest), ".sampan-backup-*")
	if err != nil {
		return r, store.Explain(fmt.Errorf("backup: %w", err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	part := filepath.Join(work, "part")
	// The database first: whatever it names was stored before.
	m := manifest{MadeAt: now.UTC()}
	if m.Contents, err = store.Copy(ctx, filepath.Join(folder, databaseName), filepath.Join(work, databaseName)); err != nil {
		return r, err
	}
	files, err := file.Open(folder)
	if err != nil {
		return r, store.Explain(err)
	}
	defer func() { err = errors.Join(err, files.Close()) }()
	b := source{work: work, files: files}
	if m.Entries, err = b.list(ctx); err != nil {
		return r, store.Explain(err)
	}
	if m.Missing, err = m.lacking(ctx, filepath.Join(work, databaseName)); err != nil {
		return r, err
	}
	if err := b.write(ctx, part, passphrase, m); err != nil {
		return r, store.Explain(err)
	}
	check := filepath.Join(work, "check")
	if err := os.Mkdir(check, 0o700); err != nil {
		return r, store.Explain(fmt.Errorf("backup: %w", err))
	}
	if r, err = unpack(ctx, part, passphrase, check, false); err != nil {
		return r, err
	}
	if err := os.Rename(part, dest); err != nil {
		return r, store.Explain(fmt.Errorf("backup: %w", err))
	}
	return r, store.Explain(store.SyncFolder(filepath.Dir(dest)))
}

// source is where the entries of a backup are read from.
type source struct {
	work  string // holds the copy of the database
	files *file.Store
}

func contentPath(id string) string { return path.Join("files", id[:2], id) }

func (s source) open(e entry) (io.ReadCloser, error) {
	if e.Path == databaseName {
		return os.Open(filepath.Join(s.work, databaseName))
	}
	return s.files.Open(path.Base(e.Path))
}

// list hashes everything that goes into the backup.
func (s source) list(ctx context.Context) ([]entry, error) {
	entries := []entry{{Path: databaseName}}
	if err := s.files.Walk(func(id string, _ int64) error {
		entries = append(entries, entry{Path: contentPath(id)})
		return nil
	}); err != nil {
		return nil, fmt.Errorf("backup: %w", err)
	}
	for i := range entries {
		if err := s.hash(ctx, &entries[i]); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

func (s source) hash(ctx context.Context, e *entry) error {
	in, err := s.open(*e)
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	sum := sha256.New()
	e.Size, err = io.Copy(sum, patient{ctx, in})
	e.SHA256 = hex.EncodeToString(sum.Sum(nil))
	if err = errors.Join(err, in.Close()); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return nil
}

func (s source) write(ctx context.Context, name, passphrase string, m manifest) (err error) {
	out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	sealed, err := newSeal(out, passphrase)
	if err != nil {
		return err
	}
	if err := s.pack(ctx, sealed, m); err != nil {
		return err
	}
	if err := errors.Join(sealed.Close(), out.Sync()); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return nil
}

func (s source) pack(ctx context.Context, out io.Writer, m manifest) error {
	text, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("backup: manifest: %w", err)
	}
	t := tar.NewWriter(out)
	head := &tar.Header{Name: manifestName, Size: int64(len(text)), Mode: 0o600, Typeflag: tar.TypeReg}
	if err := t.WriteHeader(head); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if _, err := t.Write(text); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	for _, e := range m.Entries {
		if err := s.packOne(ctx, t, e); err != nil {
			return fmt.Errorf("backup: %w", err)
		}
	}
	return t.Close()
}

func (s source) packOne(ctx context.Context, t *tar.Writer, e entry) error {
	in, err := s.open(e)
	if err != nil {
		return err
	}
	if err := t.WriteHeader(&tar.Header{Name: e.Path, Size: e.Size, Mode: 0o600, Typeflag: tar.TypeReg}); err != nil {
		return errors.Join(err, in.Close())
	}
	_, err = io.Copy(t, patient{ctx, in})
	return errors.Join(err, in.Close())
}
