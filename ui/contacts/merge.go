package contacts

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/contact"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

const (
	mergeWidth  = float32(860)
	mergeHeight = float32(380)
)

// beginMerge reads both contacts as they are kept and asks which words stay.
func (e *Editor) beginMerge(otherID string) {
	if e.Unsaved() {
		e.Desk.Toast(e.Desk.Say("contacts.merge_save_first"), nil)
		return
	}
	type two struct{ kept, other contact.Contact }
	id := e.model.contact.ID
	task.Do(e.Scope, "merge", func(ctx context.Context) (t two, err error) {
		if t.kept, err = e.service.Contact(ctx, id); err == nil {
			t.other, err = e.service.Contact(ctx, otherID)
		}
		return t, err
	}, func(t two, err error) {
		if !e.Desk.Fail(err) {
			e.askMerge(t.kept, t.other)
		}
	})
}

// askMerge shows side by side what the two disagree in.
func (e *Editor) askMerge(kept, other contact.Contact) {
	d, taken := e.Desk, map[string]bool{}
	lines := []fyne.CanvasObject{
		d.Caption(""), d.Caption(d.Say("contacts.merge_kept", "Name", kept.Display())).Narrow(80), d.Caption(d.Say("contacts.merge_other", "Name", other.Display())).Narrow(80),
	}
	for _, diff := range contact.Differences(kept, other) {
		mine, theirs := e.choice(diff, func(other bool) { taken[diff.Field] = other })
		lines = append(lines, d.Soft(d.Say("contacts."+diff.Field)).Narrow(60), mine, theirs)
	}
	parts := []fyne.CanvasObject{d.Paragraph(d.Say("contacts.merge_says", "Kept", kept.Display(), "Other", other.Display()))}
	if len(lines) > 3 {
		height := min(mergeHeight, float32(len(lines)/3)*(theme.Row+theme.Gap1)+theme.Gap2)
		parts = append(parts, record.Tall(height, d.Scroll(container.New(threeColumns{}, lines...))))
	}
	var g *widgets.Dialog
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	ok := d.Button("contact.merge", "contacts.merge_do", widgets.Filled, func() {
		g.Close()
		var fields []string
		for field, other := range taken {
			if other {
				fields = append(fields, field)
			}
		}
		e.merge(contact.Unite(kept, other, fields...), other)
	})
	g = d.Dialog(d.Say("contacts.merge_title"), mergeWidth, widgets.Column(theme.Gap3, false, parts...), no, nil, no, ok)
}

// choice is a pair of marks of which one is set.
func (e *Editor) choice(diff contact.Difference, choose func(other bool)) (mine, theirs *widgets.Check) {
	key := "contact.merge_" + diff.Field
	pick := func(other bool) {
		mine.Set(!other)
		theirs.Set(other)
		choose(other)
	}
	mine = e.Desk.Check(key+".kept", e.valueWord(diff.Field, diff.Kept), func(bool) { pick(false) })
	theirs = e.Desk.Check(key+".other", e.valueWord(diff.Field, diff.Others), func(bool) { pick(true) })
	mine.Set(true)
	return mine, theirs
}

// longest is how many characters of a value the dialog shows.
const longest = 42

// valueWord shows a kept value as the page does, on one line.
func (e *Editor) valueWord(field, value string) string {
	switch field {
	case "country":
		value = newNames(e.service.Tables(), e.firm, e.chinese()).country(value)
	case "market":
		value = e.Desk.Say("contacts.market_" + value)
	case "language":
		for _, o := range languages() {
			if o.ID == value {
				value = o.Label
			}
		}
	case "payment":
		for _, o := range paymentOptions(e.firm, e.Desk.Say("app.language_code")) {
			if o.ID == value {
				value = o.Label
			}
		}
	}
	value = strings.Join(strings.Fields(value), " ")
	if r := []rune(value); len(r) > longest {
		value = string(r[:longest]) + "…"
	}
	return value
}

func (e *Editor) merge(merged, other contact.Contact) {
	task.Do(e.Scope, "merge", func(ctx context.Context) (app.Merge, error) { return e.service.MergeContacts(ctx, &merged, other) },
		func(m app.Merge, err error) {
			if e.Desk.Fail(err) {
				return
			}
			e.reload()
			e.Desk.Toast(e.Desk.Say("contacts.merged", "Name", m.Other), func() { e.undoMerge(m) })
		})
}

func (e *Editor) undoMerge(m app.Merge) {
	task.Do(e.Scope, "merge", func(ctx context.Context) (struct{}, error) { return struct{}{}, e.service.UndoMerge(ctx, m.ID) },
		func(_ struct{}, err error) {
			if e.Desk.Fail(err) {
				return
			}
			e.reload()
			e.Desk.Toast(e.Desk.Say("contacts.merge_undone", "Name", m.Other), nil)
		})
}

// mergesSection lists what became one with this contact; nothing where
// nothing did.
func (e *Editor) mergesSection() fyne.CanvasObject {
	d := e.Desk
	lines := make([]fyne.CanvasObject, 0, len(e.model.merges))
	for i, m := range e.model.merges {
		undo := d.Button("contact.merge"+string(rune('0'+i%10))+".undo", "contacts.merge_undo", widgets.Quiet, func() {
			if e.Unsaved() {
				d.Toast(d.Say("contacts.merge_save_first"), nil)
				return
			}
			e.undoMerge(m)
		})
		says := widgets.Column(2, false, d.Text(m.Other).Narrow(60), d.Note(m.At.Local().Format("2006-01-02 15:04")+" · "+m.Actor))
		lines = append(lines, container.NewBorder(nil, nil, nil, undo, says))
	}
	section := d.Section("contacts.merges", widgets.Column(theme.Gap2, false, lines...))
	section.Hidden = len(lines) == 0
	return section
}

// threeColumns are the name of a field and the two values to choose from.
type threeColumns struct{}

const captionColumn = float32(150)

func (threeColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(captionColumn*3, float32((len(o)+2)/3)*(theme.Row+theme.Gap1))
}

func (threeColumns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	wide := (s.Width - captionColumn - 2*theme.Gap3) / 2
	for i, each := range o {
		x, w := float32(0), captionColumn
		if c := i % 3; c > 0 {
			x, w = captionColumn+theme.Gap3+float32(c-1)*(wide+theme.Gap3), wide
		}
		h := min(each.MinSize().Height, theme.Row)
		each.Move(fyne.NewPos(x, float32(i/3)*(theme.Row+theme.Gap1)+(theme.Row-h)/2))
		each.Resize(fyne.NewSize(w, h))
	}
}
