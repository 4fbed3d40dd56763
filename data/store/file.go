package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"sampan/app/fault"
)

// applicationID marks the file as ours ("SMPN"); the version of the tables
// stands in SQLite's user_version.
const applicationID = 0x534D504E

// header is what the first bytes of a database file tell without opening it
// as one, which might already write a journal.
type header struct {
	application uint32
	version     uint32
}

const headerSize = 100

// inspect refuses what must not be touched. A missing or empty file is fine:
// it will be created.
func inspect(path string, latest int64) error {
	h, found, err := readHeader(path)
	if err != nil || !found {
		return err
	}
	return h.refuse(latest)
}

func (h header) refuse(latest int64) error {
	switch {
	case h.application != applicationID:
		return fault.New("store.foreign")
	case int64(h.version) > latest:
		return fault.New("store.newer", "Version", int64(h.version), "Known", latest)
	}
	return nil
}

func readHeader(path string) (h header, found bool, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return h, false, nil
	}
	if err != nil {
		return h, false, Explain(fmt.Errorf("open database: %w", err))
	}
	defer func() { _ = f.Close() }() // only read
	info, err := f.Stat()
	if err != nil {
		return h, false, Explain(fmt.Errorf("look at database: %w", err))
	}
	if !info.Mode().IsRegular() {
		return h, false, fault.New("store.corrupt")
	}
	if info.Size() == 0 {
		return h, false, nil
	}
	b := make([]byte, headerSize)
	if _, err := io.ReadFull(f, b); err != nil || string(b[:16]) != "SQLite format 3\x00" {
		return h, false, fault.New("store.corrupt").Because(err)
	}
	// Places of the file format: page size 16, pages 28, user version 60, application 68.
	page := int64(binary.BigEndian.Uint16(b[16:]))
	if page == 1 {
		page = 65536
	}
	if pages := int64(binary.BigEndian.Uint32(b[28:])); pages*page > info.Size() {
		return h, false, fault.New("store.corrupt")
	}
	return header{application: binary.BigEndian.Uint32(b[68:]), version: binary.BigEndian.Uint32(b[60:])}, true, nil
}
