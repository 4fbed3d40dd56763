// Package record holds what the screens of kept records share: a list of them
// with its filters, bin and export, fields bound to a record, the table of
// attached files, the history. The screens of contacts and products build on
// it; it knows no noun of its own.
package record

import (
	"context"
	"io"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/sheet"
)

// Service is what every list and editor of records asks of the firm.
type Service interface {
	Delete(ctx context.Context, n app.Noun, id string, ver int64) error
	Restore(ctx context.Context, n app.Noun, id string) error
	History(ctx context.Context, n app.Noun, id string) ([]app.Change, error)
	ExportTable(ctx context.Context, n app.Noun, language string, ids ...string) (sheet.Table, error)
	KeepFile(name string, r io.Reader) (contact.File, error)
	OpenFile(id string) (io.ReadCloser, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}
