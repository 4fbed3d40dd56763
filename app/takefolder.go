package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sampan/app/fault"
	"sampan/app/inquiry"
)

// maxFolder bounds the files of one folder.
const maxFolder = 5000

// TakenFile is what became of one file of a folder: the inquiry it was taken
// in as, or why it was not.
type TakenFile struct {
	Name    string
	Inquiry inquiry.Inquiry
	Err     error
}

// TakeFolder takes in the mails, texts and sheets of a folder, not of those
// within it, in the order of their names, and tells of each. A file that is
// refused, or was taken in before, does not stop the others; a folder that
// cannot be read and a cancelled context do.
func (a *App) TakeFolder(ctx context.Context, dir string, tell func(TakenFile)) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fault.New("inquiry.folder_unreadable", "Name", filepath.Base(dir)).Because(err)
	}
	defer func() { _ = root.Close() }() // nothing was written
	names, err := InquiryFiles(root.FS())
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		taken := TakenFile{Name: name}
		data, err := readBounded(root, name)
		if err != nil {
			taken.Err = fault.New("inquiry.file_unreadable", "Name", name).Because(err)
		} else {
			taken.Inquiry, taken.Err = a.TakeFile(ctx, name, data)
		}
		if errors.Is(taken.Err, context.Canceled) {
			return taken.Err
		}
		tell(taken)
	}
	return nil
}

// InquiryFiles lists the files of a folder that can hold an inquiry, by name.
func InquiryFiles(folder fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, fault.New("inquiry.folder_unreadable", "Name", ".").Because(err)
	}
	var names []string
	for _, e := range entries {
		switch strings.ToLower(filepath.Ext(e.Name())) {
		case ".eml", ".msg", ".txt", ".xlsx", ".csv":
			if e.Type().IsRegular() {
				names = append(names, e.Name())
			}
		}
	}
	if len(names) > maxFolder {
		return nil, fault.New("inquiry.folder_too_large", "Limit", maxFolder)
	}
	slices.Sort(names)
	return names, nil
}

// readBounded reads a file up to one byte past what is taken in, so that a
// larger one is refused and not cut.
func readBounded(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	return io.ReadAll(io.LimitReader(f, maxInquiryFile+1))
}
