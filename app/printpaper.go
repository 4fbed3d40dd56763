package app

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"

	"sampan/app/fault"
	"sampan/app/file"
	"sampan/app/paper"
	"sampan/app/print"
)

// Format is a file format of papers.
type Format string

// The formats a paper leaves in.
const (
	PDF  Format = "pdf"
	XLSX Format = "xlsx"
)

// maxUnprintable bounds the characters that a fault names.
const maxUnprintable = 10

// Printable refuses characters that would print as boxes.
func (a *App) Printable(doc paper.Document) error {
	p, err := a.printer()
	if err != nil {
		return err
	}
	missing, err := p.Missing(doc)
	if err != nil || len(missing) == 0 {
		return err
	}
	return fault.New("paper.unprintable", "Characters", string(missing[:min(len(missing), maxUnprintable)]))
}

// Pages lays a paper out into pages of marks for the screen: photos come as
// fine as a screen shows them.
func (a *App) Pages(ctx context.Context, doc paper.Document) ([]print.Page, error) {
	p, err := a.printer()
	if err != nil {
		return nil, err
	}
	return p.Pages(doc, a.shownPhotos(ctx))
}

// PagePicture paints one page so many pixels wide: what is seen is what
// prints.
func (a *App) PagePicture(page print.Page, pixelsWide int) (image.Image, error) {
	p, err := a.printer()
	if err != nil {
		return nil, err
	}
	return p.Picture(page, float64(pixelsWide)/page.Width), nil
}

// Print gives a paper as a file of the format. The same document gives the
// same bytes; the PDF of an issued paper gives those of its first print in the
// language, also after the program's captions, fonts or a photo have changed.
func (a *App) Print(ctx context.Context, doc paper.Document, format Format) ([]byte, error) {
	var out bytes.Buffer
	switch format {
	case PDF:
		return a.reprint(ctx, doc)
	case XLSX:
		p, err := a.workbooks()
		if err != nil {
			return nil, err
		}
		err = p.XLSX(&out, doc, a.encoded)
		return out.Bytes(), err
	}
	return nil, fault.New("paper.format_unknown", "Format", string(format)).At("format")
}

// PaperName is the file name of a paper: number, recipient, date, and the
// language, so that one does not take the place of another; the kind stands
// before a number that is that of its record, which other papers bear too.
func PaperName(doc paper.Document, format Format) string {
	number := doc.Reference()
	if number == "" {
		number = "DRAFT"
	}
	to := doc.Buyer
	parts := []string{strings.ReplaceAll(number, " ", "-")}
	if k, ok := paper.KindOf(doc.Kind); ok {
		to = k.Recipient(doc)
		if k.Series == "" || doc.Number == "" && k.Key != QuotationPaper && k.Key != ProformaPaper {
			parts = append([]string{strings.ReplaceAll(k.Key, "_", "-")}, parts...)
		}
	}
	name, _ := to.Name.In(doc.Language)
	for _, s := range []string{name, doc.Date, string(doc.Language)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return file.Safe(strings.Join(parts, " ") + "." + string(format))
}

// ExportPaper prints a paper into a folder, once per format, and gives the
// paths. A file of the same name is replaced only when all is written.
func (a *App) ExportPaper(ctx context.Context, doc paper.Document, dir string, formats ...Format) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fault.New("file.cannot_write", "Name", dir).Because(err)
	}
	var paths []string
	for _, format := range formats {
		data, err := a.Print(ctx, doc, format)
		if err != nil {
			return paths, err
		}
		path := filepath.Join(dir, PaperName(doc, format))
		if err := replaceFile(path, data); err != nil {
			return paths, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// replaceFile writes beside the target first, so that a full disk leaves the
// old file whole.
func replaceFile(path string, data []byte) error {
	temp := path + ".part"
	err := os.WriteFile(temp, data, 0o644)
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		_ = os.Remove(temp) // the first error is the one that counts
		return fault.New("file.cannot_write", "Name", filepath.Base(path)).Because(fmt.Errorf("write: %w", err))
	}
	return nil
}
