// Package backup makes verified copies of a firm's folder, reads them back,
// and keeps two programs out of one folder. cmd calls it; it reaches the
// database only through data/store and the attachments through app/file.
//
// A backup is one file: a line that says what it is, the content, and the
// SHA-256 of all that comes before, so that one flipped bit anywhere is found
// before anything is believed. The content is a gzipped tar, which age has
// encrypted when there is a passphrase: manifest.json, then the database and
// the attachments in the order and with the hashes of the manifest.
package backup

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"sampan/data/store"
)

const (
	databaseName = "sampan.db"
	manifestName = "manifest.json"
)

// manifest is the first entry of the content.
type manifest struct {
	MadeAt   time.Time      `json:"made_at"`
	Contents store.Contents `json:"contents"`
	Entries  []entry        `json:"entries"` // the database first
	Missing  []string       `json:"missing"` // contents that the database names and nobody had any more
}

// entry is one file of the backup, by its path in the firm's folder.
type entry struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"` // bytes
	SHA256 string `json:"sha256"`
}

// Report says what a backup holds.
type Report struct {
	MadeAt    time.Time      `json:"made_at"`
	Contents  store.Contents `json:"contents"` // of the database
	Files     int            `json:"files"`    // attachments
	Bytes     int64          `json:"bytes"`    // of database and attachments, unpacked
	Encrypted bool           `json:"encrypted"`
	// Damaged are attachments whose content no longer fitted their id when the
	// backup was made: kept as they were, but not what was once stored.
	Damaged []string `json:"damaged"`
	// Missing are contents that the database names and that were gone when the
	// backup was made.
	Missing []string `json:"missing"`
}

func (m manifest) report(encrypted bool) Report {
	r := Report{MadeAt: m.MadeAt, Contents: m.Contents, Files: len(m.Entries) - 1, Encrypted: encrypted, Missing: m.Missing}
	for i, e := range m.Entries {
		r.Bytes += e.Size
		if i > 0 && e.Path != contentPath(e.SHA256) {
			r.Damaged = append(r.Damaged, e.Path)
		}
	}
	return r
}

// lacking lists the contents that the database at path names and the entries
// do not hold.
func (m manifest) lacking(ctx context.Context, path string) ([]string, error) {
	named, err := store.Named(ctx, path)
	if err != nil {
		return nil, err
	}
	held := map[string]bool{}
	for _, e := range m.Entries {
		held[filepath.Base(e.Path)] = true
	}
	return slices.DeleteFunc(named, func(id string) bool { return held[id] }), nil
}
