package file

// syncDir does nothing: Windows offers no sync of a folder, NTFS journals the
// rename itself.
func (s *Store) syncDir(string) error { return nil }
