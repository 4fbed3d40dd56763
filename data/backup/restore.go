package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sampan/app/fault"
	"sampan/data/store"
)

// Restore puts what a backup holds in the place of a folder. Everything is
// unpacked and checked beside it first; then the folders change places. What
// was there is kept: aside is where, "" when the folder was missing or empty.
// A folder that a program has open is the fault "store.in_use". On failure
// the folder is as it was.
func Restore(ctx context.Context, name, passphrase, folder string) (r Report, aside string, err error) {
	if folder, err = filepath.Abs(folder); err != nil {
		return r, "", fmt.Errorf("restore: %w", err)
	}
	_, err = os.Lstat(folder)
	made := errors.Is(err, fs.ErrNotExist)
	held, err := Lock(folder)
	if err != nil {
		return r, "", err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(folder), filepath.Base(folder)+"-restoring-*")
	if err != nil {
		return r, "", errors.Join(store.Explain(fmt.Errorf("restore: %w", err)), held.Close())
	}
	if r, err = unpack(ctx, name, passphrase, fresh, true); err == nil {
		err = syncFolders(fresh)
	}
	if err == nil {
		aside, err = swap(held, fresh, folder)
	}
	if err != nil {
		err = errors.Join(err, held.Close(), os.RemoveAll(fresh))
		if made {
			_ = dropEmpty(folder) // what Lock made; an error of the backup counts more
		}
		return r, "", err
	}
	return r, aside, nil
}

// swap gives fresh the name of folder and keeps folder under another name. It
// ends the lock first: Windows renames no folder with an open file in it.
func swap(held *Held, fresh, folder string) (aside string, err error) {
	if err := held.Close(); err != nil {
		return "", err
	}
	aside, err = freeName(folder + "-before-restore")
	if err != nil {
		return "", err
	}
	if err := os.Rename(folder, aside); err != nil {
		return "", fault.New("backup.cannot_swap", "Folder", folder).Because(err)
	}
	if err := os.Rename(fresh, folder); err != nil {
		if back := os.Rename(aside, folder); back != nil {
			return "", fault.New("backup.half_swapped", "Folder", folder, "Aside", aside).Because(errors.Join(err, back))
		}
		return "", fault.New("backup.cannot_swap", "Folder", folder).Because(err)
	}
	_ = store.SyncFolder(filepath.Dir(folder)) // both folders are whole under either name
	if dropEmpty(aside) {
		return "", nil
	}
	return aside, nil
}

// syncFolders forces the names of all unpacked files to the disk.
func syncFolders(top string) error {
	err := filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return store.SyncFolder(p)
	})
	return store.Explain(err)
}

// freeName finds a name that nothing bears yet.
func freeName(name string) (string, error) {
	for n := 1; ; n++ {
		free := fmt.Sprintf("%s-%d", name, n)
		_, err := os.Lstat(free)
		if errors.Is(err, fs.ErrNotExist) {
			return free, nil
		}
		if err != nil {
			return "", store.Explain(fmt.Errorf("restore: %w", err))
		}
	}
}

// dropEmpty removes a folder that holds nothing but the lock.
func dropEmpty(folder string) bool {
	list, err := os.ReadDir(folder)
	if err != nil {
		return false
	}
	for _, e := range list {
		if e.Name() != lockName {
			return false
		}
	}
	return os.RemoveAll(folder) == nil
}
