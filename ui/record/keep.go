package record

import (
	"context"
	"encoding/json"
	"time"

	"sampan/app"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Drafts is where the unsaved text of editors is kept.
type Drafts interface {
	KeepDraft(ctx context.Context, n app.Noun, id string, ver int64, content any) error
	KeptDraft(ctx context.Context, n app.Noun, id string) (app.Draft, error)
	DropDraft(ctx context.Context, n app.Noun, id string) error
}

// Edited is what an editor tells its Keeper. T is what is kept, as JSON. All
// functions are called on the window's thread.
type Edited[T any] struct {
	Noun app.Noun
	// Record names what is edited; an id of "" is a record never saved.
	Record  func() (id string, ver int64)
	Unsaved func() bool
	Take    func() T // what stands in the editor now
	Give    func(T)  // put it into the editor, as edits that are not saved
}

// Keeper keeps what stands unsaved in an editor, so that a crash loses none of
// it, and offers it when the record is opened again. It never writes into the
// record itself.
type Keeper[T any] struct {
	desk    *widgets.Desk
	scope   *task.Scope
	service Drafts
	of      Edited[T]
	pending bool
	stop    func()
	at      string // the id that something is kept under
	holds   bool
	asking  bool   // what was found is neither taken back nor thrown away yet
	last    string // what was kept last
}

// NewKeeper makes the keeper of an editor.
func NewKeeper[T any](d *widgets.Desk, scope *task.Scope, s Drafts, of Edited[T]) *Keeper[T] {
	return &Keeper[T]{desk: d, scope: scope, service: s, of: of, stop: func() {}}
}

// keeping is how much typing a crash may cost.
const keeping = 2 * time.Second

// Follow is called after every edit and every save: what is unsaved is kept
// shortly, and what was saved is forgotten.
func (k *Keeper[T]) Follow() {
	switch {
	case !k.of.Unsaved():
		k.Forget()
	case !k.pending:
		k.pending = true
		k.stop = k.scope.Runner().After(keeping, k.keep)
	}
}

func (k *Keeper[T]) keep() {
	k.pending = false
	if !k.of.Unsaved() {
		return
	}
	id, ver := k.of.Record()
	raw, err := json.Marshal(k.of.Take()) // here, where nobody types meanwhile
	if err != nil {
		k.desk.Hint(k.desk.Explain(err))
		return
	}
	if k.holds && k.at == id && string(raw) == k.last {
		return
	}
	if k.holds && k.at != id {
		k.Forget()
	}
	k.at, k.holds, k.asking, k.last = id, true, false, string(raw)
	task.Do(k.desk.Scope, k.slot(id), func(ctx context.Context) (struct{}, error) {
		return struct{}{}, k.service.KeepDraft(ctx, k.of.Noun, id, ver, json.RawMessage(raw))
	}, func(_ struct{}, err error) {
		if err != nil {
			k.desk.Hint(k.desk.Explain(err))
		}
	})
}

// slot is shared by keeping and forgetting, so that the later one wins.
func (k *Keeper[T]) slot(id string) string { return "draft/" + string(k.of.Noun) + "/" + id }

// Forget drops what was kept: it is saved, or the person leaves without it.
// Editors call it when they close.
func (k *Keeper[T]) Forget() {
	k.stop()
	k.pending = false
	if !k.holds || k.asking {
		return
	}
	id := k.at
	k.holds, k.last = false, ""
	task.Do(k.desk.Scope, k.slot(id), func(ctx context.Context) (struct{}, error) {
		return struct{}{}, k.service.DropDraft(ctx, k.of.Noun, id)
	}, func(_ struct{}, err error) { k.desk.Fail(err) })
}

// Offer looks whether something was kept of the record, and asks what to do
// with it. Editors call it once, when the record is shown.
func (k *Keeper[T]) Offer() {
	id, _ := k.of.Record()
	task.Do(k.scope, "kept", func(ctx context.Context) (app.Draft, error) { return k.service.KeptDraft(ctx, k.of.Noun, id) },
		func(d app.Draft, err error) {
			if k.desk.Fail(err) || d.Content == "" {
				return
			}
			k.at, k.holds, k.last = id, true, d.Content
			var kept T
			present, e := json.Marshal(k.of.Take())
			if e != nil || string(present) == d.Content || json.Unmarshal([]byte(d.Content), &kept) != nil {
				k.Forget() // nothing in it that is not here, or the text of another version of the program
				return
			}
			k.asking = true
			k.ask(d, kept)
		})
}

func (k *Keeper[T]) ask(d app.Draft, kept T) {
	at := d.At.Local().Format("15:04")
	if day := d.At.Local().Format(widgets.Day); day != k.desk.Today().Format(widgets.Day) {
		at = day + " " + at
	}
	text := []string{"record.kept_text"}
	if _, ver := k.of.Record(); ver != d.Ver {
		text = append(text, "record.kept_older")
	}
	parts := widgets.Column(theme.Gap2, false)
	for _, key := range text {
		parts.Add(k.desk.Paragraph(k.desk.Say(key)))
	}
	var g *widgets.Dialog
	drop := k.desk.Button("dialog.drop", "record.kept_drop", widgets.Plain, func() {
		g.Close()
		k.asking = false
		k.Forget()
	})
	take := k.desk.Button("dialog.ok", "record.kept_take", widgets.Filled, func() {
		g.Close()
		k.asking = false
		k.of.Give(kept)
	})
	g = k.desk.Dialog(k.desk.Say("record.kept_title", "At", at), keptWidth, parts, take, nil, drop, take)
}

const keptWidth = float32(480)
