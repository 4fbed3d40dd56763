package app

import (
	"context"
	"encoding/json"
	"time"

	"sampan/app/fault"
)

// Draft is what stood unsaved in the editor of a record. It is kept beside the
// record and never becomes part of it by itself.
type Draft struct {
	Noun     Noun
	RecordID string    // NewDraft for a record that was never saved
	Ver      int64     // of the record when it was edited
	At       time.Time // when it was kept
	Content  string    // JSON
}

// NewDraft stands for the id of a record that was never saved.
const NewDraft = "new"

// mostDraft is far more than anybody types; files and photos are kept
// elsewhere.
const mostDraft = 8 << 20

// KeepDraft keeps what an editor holds, as JSON, until it is saved or thrown
// away. The latest text of a record takes the place of the one before.
func (a *App) KeepDraft(ctx context.Context, n Noun, id string, ver int64, content any) error {
	raw, err := json.Marshal(content)
	if err != nil {
		return err
	}
	if len(raw) > mostDraft {
		return fault.New("draft.too_large")
	}
	d := Draft{Noun: n, RecordID: draftID(id), Ver: ver, Content: string(raw)}
	return a.store.Write(ctx, a.Actor(), func(tx Tx) error { return tx.KeepDraft(&d) })
}

// KeptDraft gives what was kept of an editor, a zero Draft where nothing was.
func (a *App) KeptDraft(ctx context.Context, n Noun, id string) (Draft, error) {
	return one(ctx, a.store, func(r Reader) (Draft, error) { return r.Draft(n, draftID(id)) })
}

// DropDraft forgets what was kept of an editor: it was saved or thrown away.
func (a *App) DropDraft(ctx context.Context, n Noun, id string) error {
	return a.store.Write(ctx, a.Actor(), func(tx Tx) error { return tx.DropDraft(n, draftID(id)) })
}

func draftID(id string) string {
	if id == "" {
		return NewDraft
	}
	return id
}
