// Package sheet reads and writes tables: workbooks (.xlsx), comma and tab
// separated text. It is the only home of excelize. Imports of products and
// contacts go through Open, Guess and Preview; lists and papers leave through
// Table and Paper. Nothing here knows what a product is.
//
// Workbooks are written with excelize and read part by part here: excelize
// unpacks the whole file with all its pictures into memory, believes what the
// file says about its size, and loses the format that tells a date from a
// number when rows are streamed. A buyer's catalog with a thousand photos and
// a hostile file both have to fit into a small machine.
package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"sampan/app/fault"
)

// Faults of reading. Nothing is kept of a refused file.
const (
	ErrEmpty     = "sheet.empty"
	ErrType      = "sheet.wrong_type"
	ErrOldFormat = "sheet.old_format"
	ErrEncrypted = "sheet.encrypted"
	ErrBroken    = "sheet.broken"
	ErrForbidden = "sheet.forbidden"
	ErrTooLarge  = "sheet.too_large"     // Limit: megabytes
	ErrTooWide   = "sheet.too_wide"      // Limit: columns
	ErrTooLong   = "sheet.too_long"      // Limit: rows
	ErrCells     = "sheet.too_many"      // Limit: cells
	ErrCellText  = "sheet.cell_too_long" // Row
	ErrTooSlow   = "sheet.too_slow"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of cells.
const (
	Blank  Kind = iota
	Text        // also numbers stored as text
	Number      // Text is a plain decimal of at most 15 figures: "-1234.5"
	Date        // Text is ISO: 2026-11-22, 2026-11-22T14:30:00 or 14:30:00
	Bool        // Text is TRUE or FALSE
	Error       // Text is the program's mark: #REF!
)

// Cell is one cell of a sheet.
type Cell struct {
	Text string
	Kind Kind
}

// At is the place of a cell, counted from 0.
type At struct{ Row, Column int }

// Sheet is one table of a book. Rows may be of different lengths, and nil
// where they are blank; blank rows at the end are not there.
type Sheet struct {
	Name     string
	Hidden   bool
	Rows     [][]Cell
	Pictures map[At][]Picture
}

// Cell gives the cell at a place, a blank one outside the table.
func (s *Sheet) Cell(at At) Cell {
	if at.Row < 0 || at.Row >= len(s.Rows) || at.Column < 0 || at.Column >= len(s.Rows[at.Row]) {
		return Cell{}
	}
	return s.Rows[at.Row][at.Column]
}

// Width is the number of columns of the widest row.
func (s *Sheet) Width() int {
	width := 0
	for _, row := range s.Rows {
		width = max(width, len(row))
	}
	return width
}

// Book is an opened table file. Its rows stand in memory, its pictures are
// read when they are asked for, until Close.
type Book struct {
	Sheets    []Sheet
	Encoding  Encoding // of a text file, "" for a workbook
	Separator rune     // of a text file
	close     func() error
}

// Close releases the file. Rows stay usable, pictures do not.
func (b *Book) Close() error {
	if b.close == nil {
		return nil
	}
	return b.close()
}

// First gives the sheet that a person sees first: not hidden, not empty.
func (b *Book) First() *Sheet {
	for i := range b.Sheets {
		if s := &b.Sheets[i]; !s.Hidden && len(s.Rows) > 0 {
			return s
		}
	}
	return &b.Sheets[0]
}

// Limits bound what a file may cost.
type Limits struct {
	Unpacked int64         // bytes of all parts of a workbook but its pictures
	Picture  int64         // bytes of one picture
	Plain    int64         // bytes of a text file
	Rows     int           // of a sheet, up to the last one with content
	Columns  int           // of a sheet
	Cells    int           // of all sheets together
	Strings  int64         // bytes of text of all cells
	Time     time.Duration // for reading
}

// Standard are the limits for files of people.
var Standard = Limits{
	Unpacked: 200 << 20, Picture: 40 << 20, Plain: 32 << 20,
	Rows: 100_000, Columns: 256, Cells: 2_500_000, Strings: 64 << 20, Time: 9 * time.Second,
}

// Options steer reading.
type Options struct {
	Limits    Limits   // zero takes Standard
	Encoding  Encoding // of text files, "" guesses
	Separator rune     // of text files, 0 guesses
}

// Open reads a table file. The content decides what it is, not the name.
func Open(ctx context.Context, path string, o Options) (*Book, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("table: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("table: %w", err), f.Close())
	}
	if !info.Mode().IsRegular() {
		return nil, errors.Join(fault.New(ErrType), f.Close())
	}
	book, err := Read(ctx, f, info.Size(), o)
	if err != nil {
		_ = f.Close() // the reason of the refusal is what counts
		return nil, err
	}
	book.close = f.Close
	return book, nil
}

// Read reads a table of size bytes from r, which must stay readable as long
// as pictures are asked for.
func Read(ctx context.Context, r io.ReaderAt, size int64, o Options) (*Book, error) {
	if o.Limits == (Limits{}) {
		o.Limits = Standard
	}
	ctx, cancel := context.WithTimeout(ctx, o.Limits.Time)
	defer cancel()
	book, err := read(ctx, r, size, o)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, fault.New(ErrTooSlow).Because(err)
	}
	if err != nil {
		return nil, err
	}
	for i := range book.Sheets {
		if len(book.Sheets[i].Rows) > 0 {
			return book, nil
		}
	}
	return nil, fault.New(ErrEmpty)
}

func read(ctx context.Context, r io.ReaderAt, size int64, o Options) (*Book, error) {
	head := make([]byte, min(size, 4096))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("table: %w", err)
	}
	switch {
	case size == 0:
		return nil, fault.New(ErrEmpty)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return readWorkbook(ctx, r, size, o.Limits)
	case bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return nil, fault.New(ErrEmpty)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, refuseCompound(r, size)
	case size > o.Limits.Plain:
		return nil, fault.New(ErrTooLarge, "Limit", o.Limits.Plain>>20)
	}
	if err := refuseForeign(head); err != nil {
		return nil, err
	}
	data := make([]byte, size)
	if _, err := r.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("table: %w", err)
	}
	return readText(ctx, data, o)
}

// refuseCompound tells the two files apart that come in an OLE envelope:
// protected workbooks and those of before 2007.
func refuseCompound(r io.ReaderAt, size int64) error {
	// "EncryptedPackage" stands in the directory of the envelope, in UTF-16.
	mark := []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	block := make([]byte, 1<<16)
	for at := int64(0); at < min(size, 64<<20); at += int64(len(block) - len(mark)) {
		n, err := r.ReadAt(block, at)
		if bytes.Contains(block[:n], mark) {
			return fault.New(ErrEncrypted)
		}
		if err != nil {
			break
		}
	}
	return fault.New(ErrOldFormat)
}

// refuseForeign recognises what is certainly no separated text.
func refuseForeign(head []byte) error {
	trimmed := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))))
	for _, sign := range []string{"<html", "<!doctype html", "<table", "<?xml", "<meta"} {
		if bytes.HasPrefix(trimmed, []byte(sign)) {
			return fault.New(ErrOldFormat) // what other systems call .xls
		}
	}
	for _, sign := range []string{"%PDF-", "{\\rtf", "\x89PNG", "\xff\xd8\xff", "GIF8", "Rar!", "7z\xbc\xaf", "\x1f\x8b"} {
		if bytes.HasPrefix(head, []byte(sign)) { // as it stands: letters of these are no text to be lowered
			return fault.New(ErrType)
		}
	}
	return nil
}
