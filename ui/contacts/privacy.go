package contacts

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/contact"
	"sampan/ui/files"
	"sampan/ui/task"
)

// privacyMenu is what the law lets a person ask for: a copy of everything that
// is kept, and that it be erased. A person never saved has nothing kept.
func (e *Editor) privacyMenu(p contact.Person) []*fyne.MenuItem {
	if p.ID == "" {
		return nil
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(e.Desk.Say("contacts.export_person"), func() { e.exportPerson(p) }),
		fyne.NewMenuItem(e.Desk.Say("contacts.erase_person"), func() { e.askErase(p) }),
	}
}

func (e *Editor) exportPerson(p contact.Person) {
	d, id := e.Desk, e.model.contact.ID
	question := files.Question{Title: d.Say("contacts.export_person"), Name: p.Name + ".txt", Kinds: []files.Kind{
		{Name: d.Say("contacts.person_text"), Endings: []string{"txt"}}, {Name: d.Say("contacts.person_json"), Endings: []string{"json"}},
	}}
	task.Do(e.Scope, "person", func(ctx context.Context) (string, error) {
		path, err := e.Dialogs.Save(ctx, question)
		if err != nil || path == "" {
			return "", err
		}
		f, err := e.service.ExportPerson(ctx, id, p.ID)
		if err != nil {
			return "", err
		}
		data := []byte(f.Text())
		if strings.EqualFold(filepath.Ext(path), ".json") {
			if data, err = f.JSON(); err != nil {
				return "", err
			}
		}
		return path, os.WriteFile(path, data, 0o600)
	}, func(path string, err error) {
		if !d.Fail(err) && path != "" {
			d.Toast(d.Say("contacts.person_exported", "Path", path), nil)
		}
	})
}

// askErase says what goes and what stays, for nothing of it can be undone.
func (e *Editor) askErase(p contact.Person) {
	d := e.Desk
	if e.Unsaved() {
		d.Toast(d.Say("contacts.merge_save_first"), nil)
		return
	}
	d.Confirm(d.Say("contacts.erase_title", "Name", p.Name), d.Say("contacts.erase_says"), "contacts.erase_do", true, func() { e.erase(p) })
}

func (e *Editor) erase(p contact.Person) {
	d, id := e.Desk, e.model.contact.ID
	task.Do(e.Scope, "person", func(ctx context.Context) (app.Erased, error) { return e.service.ErasePerson(ctx, id, p.ID) },
		func(done app.Erased, err error) {
			if d.Fail(err) {
				return
			}
			e.reload()
			if len(done.Papers) > 0 {
				d.Toast(d.Say("contacts.erased_but_papers", "Places", done.Places, "Files", done.Files, "Papers", strings.Join(done.Papers, ", ")), nil)
				return
			}
			d.Toast(d.Say("contacts.erased", "Places", done.Places, "Files", done.Files), nil)
		})
}
