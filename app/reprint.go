package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"sampan/app/fault"
	"sampan/app/paper"
)

// maxPrint bounds a kept PDF, bytes.
const maxPrint = 200 << 20

// reprint gives the PDF of a document. What was issued is drawn once in each
// language and kept; from then on every print is a copy of the first. It opens
// its transactions before and after the drawing, never around it.
func (a *App) reprint(ctx context.Context, doc paper.Document) ([]byte, error) {
	id, content, err := a.firstPrint(ctx, doc)
	if err != nil {
		return nil, err
	}
	if content != "" && a.files.Verify(content) == nil {
		return a.files.Read(content, maxPrint)
	}
	data, err := a.drawPDF(ctx, doc)
	if err != nil || id == "" {
		return data, err
	}
	// A first print that was damaged heals here where the bytes are the same.
	if content, _, err = a.files.Put(bytes.NewReader(data), maxPrint); err != nil {
		return nil, err
	}
	return data, a.store.Write(ctx, a.Actor(), func(tx Tx) error { return tx.KeepPrint(id, doc.Language, content) })
}

func (a *App) drawPDF(ctx context.Context, doc paper.Document) ([]byte, error) {
	p, err := a.printer()
	if err != nil {
		return nil, err
	}
	pages, err := p.Pages(doc, a.photos(ctx))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = p.PDF(&out, pages, p.MetaOf(doc))
	return out.Bytes(), err
}

// firstPrint gives the id of the issued paper that a document is, "" for a
// draft, and the content id of its first print in the document's language.
func (a *App) firstPrint(ctx context.Context, doc paper.Document) (id, content string, err error) {
	if doc.Number == "" || doc.Stamp != "" {
		return "", "", nil
	}
	err = a.store.Read(ctx, func(r Reader) error {
		p, err := r.PaperRevision(doc.Kind, doc.Number, doc.Revision)
		if fault.Is(err, "store.not_found") {
			return nil
		}
		if err != nil {
			return err
		}
		same, err := isFrozen(p, doc)
		if err != nil || !same {
			return err
		}
		id = p.ID
		content, err = r.FirstPrint(p.ID, doc.Language)
		return err
	})
	return id, content, err
}

// isFrozen reports that a document is what was frozen, in whatever language.
// Both are written by the program of today, since fields may have been added
// since the paper was issued.
func isFrozen(p paper.Issued, doc paper.Document) (bool, error) {
	frozen, err := Frozen(p)
	if err != nil {
		return false, err
	}
	frozen.Language = doc.Language
	was, err := json.Marshal(frozen)
	is, err2 := json.Marshal(doc)
	if err = errors.Join(err, err2); err != nil {
		return false, fmt.Errorf("compare paper %s: %w", p.Number, err)
	}
	return bytes.Equal(was, is), nil
}
