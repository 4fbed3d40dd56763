//go:build !windows

package file

import (
	"errors"
	"fmt"
)

// syncDir makes a rename in the folder survive a loss of power.
func (s *Store) syncDir(dir string) error {
	d, err := s.root.Open(dir)
	if err != nil {
		return fmt.Errorf("attachments: %w", err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return fmt.Errorf("attachments: %w", err)
	}
	return nil
}
