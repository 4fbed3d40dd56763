package app_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sampan/app"
	"sampan/app/contact"
	"sampan/app/file"
	"sampan/app/firm"
	"sampan/app/trade"
	"sampan/data/store/storetest"
)

// stands counts the files of a folder in which one of the words stands.
func stands(t *testing.T, folder string, words ...string) (found []string) {
	t.Helper()
	must(t, filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, w := range words {
			if bytes.Contains(bytes.ToLower(data), []byte(strings.ToLower(w))) {
				found = append(found, filepath.Base(path)+": "+w)
			}
		}
		return err
	}))
	return found
}

func TestAnErasedPersonLeavesNoByte(t *testing.T) {
	ctx, folder := context.Background(), t.TempDir()
	files, err := file.Open(filepath.Join(folder, "attachments"))
	must(t, err)
	t.Cleanup(func() { must(t, files.Close()) })
	a, err := app.New(storetest.At(t, filepath.Join(folder, "sampan.db")), files, trade.Tables{}, storetest.Now, "tester")
	must(t, err)
	must(t, a.SaveFirm(ctx, &firm.Firm{NameEN: "Test Trading"}))
	must(t, os.WriteFile(filepath.Join(folder, "sampan-before-3-20260101T000000Z.db"), []byte("Ulrike Zimmermann"), 0o600))

	card, err := a.KeepFile("card.txt", strings.NewReader("Ulrike Zimmermann, Example GmbH"))
	must(t, err)
	other, err := a.KeepFile("price.txt", strings.NewReader("prices of bottles"))
	must(t, err)
	c := contact.Contact{
		Name: "Example GmbH", Email: "u.zimmermann@example.de", Notes: "Ulrike Zimmermann decides; Bob pays", Files: []contact.File{card, other},
		People: []contact.Person{{Name: "Ulrike Zimmermann", Email: "u.zimmermann@example.de", Phone: "+49 170 5551234", WeChat: "ulli_z"}, {Name: "Bob"}},
	}
	must(t, a.SaveContact(ctx, &c))
	c.People[0].Title = "Head of buying"
	must(t, a.SaveContact(ctx, &c))
	must(t, a.SaveNote(ctx, &contact.Note{ContactID: c.ID, Text: "ULRIKE ZIMMERMANN asks to be called at 0049170-555 1234 / +49(170)5551234"}))
	must(t, a.SetSetting(ctx, "view/contacts", `{"filter":"Ulrike Zimmermann"}`))
	gone := contact.Contact{Name: "Old file", Notes: "see u.zimmermann@example.de"}
	must(t, a.SaveContact(ctx, &gone))
	must(t, a.Delete(ctx, app.ContactNoun, gone.ID, gone.Ver))

	words := []string{"Ulrike", "Zimmermann", "5551234", "555 1234", "ulli_z"}
	if len(stands(t, folder, words...)) == 0 {
		t.Fatal("nothing to erase")
	}
	export, err := a.ExportPerson(ctx, c.ID, c.People[0].ID)
	must(t, err)
	if text := export.Text(); len(export.Files) != 1 || !strings.Contains(text, "asks to be called") || !strings.Contains(text, "see u.zimmermann") || !strings.Contains(text, "view/contacts") && !strings.Contains(text, `"filter"`) {
		t.Errorf("the file of the person says\n%s", text)
	}
	if data, err := export.JSON(); err != nil || !bytes.Contains(data, []byte("Ulrike Zimmermann")) {
		t.Errorf("%s %v", data, err)
	}

	e, err := a.ErasePerson(ctx, c.ID, c.People[0].ID)
	must(t, err)
	if e.Places == 0 || e.Files != 1 || e.Copies != 1 || len(e.Papers) != 0 {
		t.Errorf("erased %+v", e)
	}
	if found := stands(t, folder, words...); len(found) != 0 {
		t.Errorf("still there: %v", found)
	}
	left, err := a.Contact(ctx, c.ID)
	must(t, err)
	if left.Name != "Example GmbH" || left.Notes != "*** decides; Bob pays" || left.Email != "" || len(left.People) != 1 || len(left.Files) != 1 || left.Check() != nil {
		t.Errorf("left %+v", left)
	}
}
