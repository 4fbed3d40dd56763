package backup

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"sampan/app/fault"
)

// Held is the lock on a firm's folder. It ends with Close or with the
// program, however that ends.
type Held struct{ file *flock.Flock }

// lockName is a file in the folder; only the lock on it counts, not that it
// is there.
const lockName = "sampan.lock"

// Lock takes the folder, made where it is missing, for this program alone. A
// folder that another program holds is the fault "store.in_use".
func Lock(folder string) (*Held, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fault.New("store.cannot_open").Because(fmt.Errorf("folder: %w", err))
	}
	f := flock.New(filepath.Join(folder, lockName))
	ok, err := f.TryLock()
	if err != nil {
		return nil, fault.New("store.cannot_open").Because(fmt.Errorf("lock: %w", err))
	}
	if !ok {
		return nil, fault.New("store.in_use", "Folder", folder)
	}
	return &Held{f}, nil
}

// Close gives the folder free.
func (h *Held) Close() error {
	if err := h.file.Close(); err != nil {
		return fmt.Errorf("unlock: %w", err)
	}
	return nil
}
