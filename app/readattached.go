package app

import (
	"context"
	"path/filepath"
	"strings"

	"sampan/app/mail"
	"sampan/app/read"
	"sampan/app/sheet"
)

// maxAttachedText bounds the words of attached files that are read.
const maxAttachedText = 256 << 10

// withAttachments adds to a mail what stands in the files that came with it:
// the first table that names goods, and attached texts where neither the mail
// nor a table asks for anything. What cannot be read still stands with the
// mail.
func withAttachments(ctx context.Context, src read.Source, m mail.Message) read.Source {
	src.Rows = attachedRows(ctx, m)
	if len(read.Read(src).Items) > 0 {
		return src
	}
	for _, part := range m.Attachments {
		if strings.ToLower(filepath.Ext(part.Name)) != ".txt" || part.Inline {
			continue
		}
		text, err := sheet.Plain(part.Data)
		if err != nil || len(src.Text)+len(text) > maxAttachedText {
			continue
		}
		src.Text += "\n\n" + text
	}
	return src
}

// attachedRows gives the rows of the first table in which goods are asked
// for, else of the first that can be read at all.
func attachedRows(ctx context.Context, m mail.Message) [][]string {
	var first [][]string
	for _, part := range m.Attachments {
		if ext := strings.ToLower(filepath.Ext(part.Name)); ext != ".xlsx" && ext != ".csv" {
			continue
		}
		rows, err := readRows(ctx, part.Data)
		if err != nil || len(rows) == 0 {
			continue
		}
		if len(read.Read(read.Source{Rows: rows}).Items) > 0 {
			return rows
		}
		if first == nil {
			first = rows
		}
	}
	return first
}

// ownNames are the names and addresses of the firm, which no buyer bears.
func (a *App) ownNames(ctx context.Context) (names []string, err error) {
	err = a.store.Read(ctx, func(r Reader) error {
		f, err := r.Firm()
		for _, s := range []string{f.NameEN, f.NameZH, f.Email, f.Contact, f.ContactZH} {
			if strings.TrimSpace(s) != "" {
				names = append(names, s)
			}
		}
		return err
	})
	return names, err
}
