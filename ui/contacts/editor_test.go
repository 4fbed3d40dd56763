package contacts_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/contact"
	"sampan/ui/contacts"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/widgets"
)

func (r *room) muller() contact.Contact {
	c := contact.Contact{
		Name: "Müller GmbH", NameZH: "穆勒", Roles: []contact.Role{contact.Buyer}, Country: "DE", Email: "anna@mueller.example",
		People: []contact.Person{{Name: "Anna Weber", Title: "Buyer", Email: "anna@mueller.example"}},
	}
	must(r.t, r.SaveContact(context.Background(), &c))
	return c
}

func (r *room) editor(id string) navigation.Page {
	p := contacts.NewEditor(r.desk, r, r.App, r.files, navigation.Route{Screen: navigation.Contacts, ID: id})
	r.open(p, 1128, 710)
	return p
}

func TestAContactIsTypedAndSaved(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	p := r.editor(navigation.New)
	if p.Unsaved() {
		t.Error("an untouched page is unsaved")
	}
	r.write("contact.name", "Acme Inc.")
	r.write("contact.email", "not an address")
	if !p.Unsaved() {
		t.Error("what is typed is not unsaved")
	}
	r.press("contact.save")
	if list, err := r.Contacts(ctx); err != nil || len(list) != 0 {
		t.Fatalf("saved with a wrong address: %v %v", list, err)
	}
	r.write("contact.email", "joe@acme.example")
	r.press("contact.role_forwarder")
	p.Do(navigation.Save)
	list, err := r.Contacts(ctx)
	must(t, err)
	if len(list) != 1 || list[0].Name != "Acme Inc." || len(list[0].Roles) != 2 || list[0].Owner != "Lin" || p.Unsaved() {
		t.Errorf("saved %+v, unsaved %v", list, p.Unsaved())
	}
	r.write("contact.city", "Boston")
	p.Do(navigation.Save)
	if c, err := r.Contact(ctx, list[0].ID); err != nil || c.City != "Boston" {
		t.Errorf("saved again: %+v %v", c, err)
	}
}

func TestTypedTextSurvivesAnotherLanguage(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	c := r.muller()
	p := r.editor(c.ID)
	r.write("contact.address", "Am Markt 1")
	r.picture("contact")
	r.speak("en")
	r.desk.Window.SetContent(p.Content())
	if got := r.shows("contact.address"); got != "Am Markt 1" || !p.Unsaved() {
		t.Errorf("after the switch: %q, unsaved %v", got, p.Unsaved())
	}
	for _, size := range []fyne.Size{{Width: 948, Height: 610}, {Width: 1128, Height: 710}, {Width: 1288, Height: 810}} {
		r.fits(size.Width, size.Height)
	}
}

func TestANewContactForAnotherPage(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.asked = true
	p := contacts.NewEditor(r.desk, r, r.App, r.files, navigation.Route{Screen: navigation.Contacts, ID: navigation.New, With: "光明贸易"})
	r.open(p, 1128, 710)
	if got := r.shows("contact.name_zh"); got != "光明贸易" || !p.Unsaved() {
		t.Errorf("begins with %q", got)
	}
	p.Do(navigation.Save)
	if r.answer == "" {
		t.Error("the page that asked gets no answer")
	}
}

func TestDeletedAndBack(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", task.Inline{})
	toasts := r.desk.Toasts()
	c := r.muller()
	p := r.editor(c.ID)
	p.Do(navigation.Delete)
	if list, err := r.Contacts(ctx); err != nil || len(list) != 0 {
		t.Fatalf("still there: %v %v", list, err)
	}
	if len(r.went) != 1 || r.went[0].ID != "" || !toasts.Undo() {
		t.Errorf("went %v", r.went)
	}
	if list, err := r.Contacts(ctx); err != nil || len(list) != 1 {
		t.Errorf("not back: %v %v", list, err)
	}
}

func TestAKnownNameIsSaid(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	r.muller()
	r.editor(navigation.New)
	r.write("contact.name", "MÜLLER")
	r.picture("contact-known")
	if note := r.note("contact.name"); note != "There is already: Müller GmbH" {
		t.Errorf("the caption says %q", note)
	}
}

func TestFilesHangOnTheContact(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	r.desk.Toasts()
	c := r.muller()
	p := r.editor(c.ID)
	path := filepath.Join(t.TempDir(), "合同.pdf")
	must(t, os.WriteFile(path, []byte("%PDF"), 0o600))
	r.drop([]string{path})
	p.Do(navigation.Save)
	c, err := r.Contact(ctx, c.ID)
	must(t, err)
	if len(c.Files) != 1 || c.Files[0].Name != "合同.pdf" {
		t.Fatalf("files %+v", c.Files)
	}
	r.saveAs = filepath.Join(t.TempDir(), "copy.pdf")
	r.press("contact.file0.save")
	if data, err := os.ReadFile(r.saveAs); err != nil || string(data) != "%PDF" {
		t.Errorf("copy %q %v", data, err)
	}
}

func TestHistoryOpens(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	c := r.muller()
	c.City = "Berlin"
	must(t, r.SaveContact(context.Background(), &c))
	r.editor(c.ID)
	r.press("contact.history")
	r.picture("contact-history")
	if !r.desk.ModalOpen() {
		t.Error("no dialog")
	}
}

func TestPeopleAreAddedAndTakenAway(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	r.desk.Toasts()
	c := r.muller()
	p := r.editor(c.ID)
	r.press("contact.person_add")
	grid := r.find("contact.people").(fyne.Focusable)
	r.desk.Window.Canvas().Focus(grid)
	grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF2})
	for _, ch := range "Bob" {
		r.desk.Window.Canvas().Focused().TypedRune(ch)
	}
	r.desk.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.Do(navigation.Save)
	c, err := r.Contact(ctx, c.ID)
	must(t, err)
	if len(c.People) != 2 || c.People[1].Name != "Bob" {
		t.Fatalf("people %+v", c.People)
	}
	r.press("contact.person_remove")
	p.Do(navigation.Save)
	if c, err = r.Contact(ctx, c.ID); err != nil || len(c.People) != 1 {
		t.Errorf("people %+v %v", c.People, err)
	}
}

func TestTheList(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	toasts := r.desk.Toasts()
	must(t, r.LoadSample(ctx))
	p := contacts.NewList(r.desk, r, r.App, r.files)
	r.open(p, 1128, 710)
	r.picture("contacts")
	r.fits(948, 610)
	r.fits(1128, 710)
	p.Do(navigation.Create)
	r.press("contacts.import")
	if len(r.went) != 2 || r.went[0].ID != navigation.New || r.went[1].Screen != navigation.Imports || r.went[1].ID != string(app.ContactNoun) {
		t.Errorf("went to %v", r.went)
	}
	before, err := r.Contacts(ctx)
	must(t, err)
	r.desk.Window.Canvas().Focus(r.find("contacts.table").(fyne.Focusable))
	p.Do(navigation.Delete)
	if after, err := r.Contacts(ctx); err != nil || len(after) != len(before)-1 {
		t.Errorf("%d of %d left, %v", len(after), len(before), err)
	}
	if !toasts.Undo() {
		t.Error("no undo is offered")
	}
	r.saveAs = filepath.Join(t.TempDir(), "客户.csv")
	r.press("contacts.export")
	if info, err := os.Stat(r.saveAs); err != nil || info.Size() < 1000 {
		t.Errorf("export: %v %v", info, err)
	}
}

func TestTheListKeepsItsView(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.muller()
	r.open(contacts.NewList(r.desk, r, r.App, r.files), 1128, 710)
	table := r.find("contacts.table").(*widgets.Table[contact.Summary])
	table.Model.ToggleSort("country")
	table.OnView(table.Model.View())
	r.open(contacts.NewList(r.desk, r, r.App, r.files), 1128, 710)
	if by, _ := r.find("contacts.table").(*widgets.Table[contact.Summary]).Model.Sort(); by != "country" {
		t.Errorf("sorted by %q", by)
	}
}
