package contacts_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/contact"
	"sampan/ui/contacts"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/uitest"
	"sampan/ui/widgets"
)

func (r *room) muller() contact.Contact {
	c := contact.Contact{
		Name: "Müller GmbH", NameZH: "穆勒", Roles: []contact.Role{contact.Buyer}, Country: "DE", Email: "anna@mueller.example",
		People: []contact.Person{{Name: "Anna Weber", Title: "Buyer", Email: "anna@mueller.example"}},
	}
	uitest.Must(r.T, r.SaveContact(context.Background(), &c))
	return c
}

func (r *room) editor(id string) navigation.Page {
	p := contacts.NewEditor(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Contacts, ID: id})
	r.Open(p, 1128, 710)
	return p
}

func TestAContactIsTypedAndSaved(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	p := r.editor(navigation.New)
	if p.Unsaved() {
		t.Error("an untouched page is unsaved")
	}
	r.Write("contact.name", "Acme Inc.")
	r.Write("contact.email", "not an address")
	if !p.Unsaved() {
		t.Error("what is typed is not unsaved")
	}
	r.Press("contact.save")
	if list, err := r.Contacts(ctx); err != nil || len(list) != 0 {
		t.Fatalf("saved with a wrong address: %v %v", list, err)
	}
	r.Write("contact.email", "joe@acme.example")
	r.Press("contact.role_forwarder")
	p.Do(navigation.Save)
	list, err := r.Contacts(ctx)
	uitest.Must(t, err)
	if len(list) != 1 || list[0].Name != "Acme Inc." || len(list[0].Roles) != 2 || list[0].Owner != "Lin" || p.Unsaved() {
		t.Errorf("saved %+v, unsaved %v", list, p.Unsaved())
	}
	r.Write("contact.city", "Boston")
	p.Do(navigation.Save)
	if c, err := r.Contact(ctx, list[0].ID); err != nil || c.City != "Boston" {
		t.Errorf("saved again: %+v %v", c, err)
	}
}

func TestTypedTextSurvivesAnotherLanguage(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	c := r.muller()
	p := r.editor(c.ID)
	r.Write("contact.address", "Am Markt 1")
	r.Picture("contact")
	r.Speak("en")
	r.Desk.Window.SetContent(p.Content())
	if got := r.Shows("contact.address"); got != "Am Markt 1" || !p.Unsaved() {
		t.Errorf("after the switch: %q, unsaved %v", got, p.Unsaved())
	}
	for _, size := range []fyne.Size{{Width: 948, Height: 610}, {Width: 1128, Height: 710}, {Width: 1288, Height: 810}} {
		r.Fits(size.Width, size.Height)
	}
}

func TestANewContactForAnotherPage(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.Asked = true
	p := contacts.NewEditor(r.Desk, r, r.App, r.Files, navigation.Route{Screen: navigation.Contacts, ID: navigation.New, With: "光明贸易"})
	r.Open(p, 1128, 710)
	if got := r.Shows("contact.name_zh"); got != "光明贸易" || !p.Unsaved() {
		t.Errorf("begins with %q", got)
	}
	p.Do(navigation.Save)
	if r.Answered == "" {
		t.Error("the page that asked gets no answer")
	}
}

func TestDeletedAndBack(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "en", task.Inline{})
	toasts := r.Desk.Toasts()
	c := r.muller()
	p := r.editor(c.ID)
	p.Do(navigation.Delete)
	if list, err := r.Contacts(ctx); err != nil || len(list) != 0 {
		t.Fatalf("still there: %v %v", list, err)
	}
	if len(r.Went) != 1 || r.Went[0].ID != "" || !toasts.Undo() {
		t.Errorf("went %v", r.Went)
	}
	if list, err := r.Contacts(ctx); err != nil || len(list) != 1 {
		t.Errorf("not back: %v %v", list, err)
	}
}

func TestDoublesAreSaidWhileTyping(t *testing.T) {
	steps := &task.Stepped{}
	r := enter(t, "zh", steps)
	c := r.muller()
	r.editor(navigation.New)
	steps.ReleaseAll()
	r.Write("contact.name", "MUELER Handels")
	r.Write("contact.email", "bert@mueller.example")
	if steps.Held() != 0 {
		t.Fatal("every letter asks")
	}
	steps.Elapse()
	if steps.Held() != 1 {
		t.Fatalf("%d questions wait", steps.Held())
	}
	steps.ReleaseAll()
	r.Picture("contact-twin")
	for _, size := range []fyne.Size{{Width: 948, Height: 610}, {Width: 1128, Height: 710}} {
		r.Fits(size.Width, size.Height)
	}
	r.Press("contact.twin0.open")
	if len(r.Went) != 1 || r.Went[0].ID != c.ID {
		t.Errorf("went to %v", r.Went)
	}
}

func TestTwoContactsAreMergedAndParted(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	toasts := r.Desk.Toasts()
	kept := r.muller()
	other := contact.Contact{
		Name: "Mueller Handels GmbH", Roles: []contact.Role{contact.Supplier}, Country: "AT", City: "Wien", Email: "bert@mueller.example", Language: "de",
		Address: "Am Graben 1\n1010 Wien", Notes: "Messe",
	}
	uitest.Must(t, r.SaveContact(ctx, &other))
	p := r.editor(kept.ID)
	r.Write("contact.city", "Bonn")
	r.Press("contact.twin0.merge")
	if r.Desk.ModalOpen() {
		t.Fatal("merged over what is typed and not saved")
	}
	p.Do(navigation.Save)
	r.Picture("contact-twins")
	r.Press("contact.twin0.merge")
	r.Picture("contact-merge")
	r.Press("contact.merge_name.other")
	r.Press("contact.merge")
	c, err := r.Contact(ctx, kept.ID)
	uitest.Must(t, err)
	if c.Name != other.Name || c.City != "Bonn" || c.Country != "DE" || len(c.Roles) != 2 || c.Notes != "Messe" || r.Shows("contact.name") != other.Name {
		t.Fatalf("merged %+v", c)
	}
	r.Picture("contact-merged")
	if !toasts.Undo() {
		t.Fatal("no undo is offered")
	}
	if c, err = r.Contact(ctx, kept.ID); err != nil || c.Name != kept.Name || r.Shows("contact.name") != kept.Name {
		t.Errorf("not undone: %+v %v", c, err)
	}
	r.Press("contact.twin0.merge")
	r.Press("contact.merge")
	r.Press("contact.merge0.undo")
	if list, err := r.Contacts(ctx); err != nil || len(list) != 2 {
		t.Errorf("not undone from the page: %v %v", list, err)
	}
}

func TestNotesStandInTheTimeline(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	toasts := r.Desk.Toasts()
	c := r.muller()
	p := r.editor(c.ID)
	r.Write("contact.note_text", "要蓝色样品")
	r.Desk.Window.SetContent(p.Content())
	if got := r.Shows("contact.note_text"); got != "要蓝色样品" {
		t.Errorf("after the switch: %q", got)
	}
	r.Press("contact.note_add")
	list, err := r.ContactTimeline(ctx, c.ID)
	if err != nil || len(list) != 1 || list[0].Detail != "要蓝色样品" || r.Shows("contact.note_text") != "" {
		t.Fatalf("happened %+v %v", list, err)
	}
	r.Desk.Window.Resize(fyne.NewSize(1128, 1500))
	r.Picture("contact-timeline")
	r.Fits(948, 610)
	grid := r.Find("contact.timeline").(fyne.Focusable)
	r.Desk.Window.Canvas().Focus(grid)
	grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if list, err = r.ContactTimeline(ctx, c.ID); err != nil || len(list) != 0 || !toasts.Undo() {
		t.Fatalf("still there: %+v %v", list, err)
	}
	if list, err = r.ContactTimeline(ctx, c.ID); err != nil || len(list) != 1 {
		t.Errorf("not back: %+v %v", list, err)
	}
}

func TestAPersonGetsACopyAndIsErased(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	r.Desk.Toasts()
	c := r.muller()
	r.editor(c.ID)
	choose := func(label string) {
		t.Helper()
		for _, item := range contacts.PeopleMenu(r.Page) {
			if item.Label == label {
				item.Action()
				return
			}
		}
		t.Fatalf("no %s in the menu", label)
	}
	r.SaveAs = filepath.Join(t.TempDir(), "anna.json")
	choose(r.Desk.Say("contacts.export_person"))
	if data, err := os.ReadFile(r.SaveAs); err != nil || !strings.Contains(string(data), "Anna Weber") {
		t.Errorf("the copy: %s %v", data, err)
	}
	choose(r.Desk.Say("contacts.erase_person"))
	r.Picture("contact-erase")
	r.Press("dialog.ok")
	if c, err := r.Contact(ctx, c.ID); err != nil || len(c.People) != 0 || c.Email != "" {
		t.Errorf("left %+v %v", c, err)
	}
}

func TestFilesHangOnTheContact(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	r.Desk.Toasts()
	c := r.muller()
	p := r.editor(c.ID)
	path := filepath.Join(t.TempDir(), "合同.pdf")
	uitest.Must(t, os.WriteFile(path, []byte("%PDF"), 0o600))
	r.Dropped([]string{path})
	p.Do(navigation.Save)
	c, err := r.Contact(ctx, c.ID)
	uitest.Must(t, err)
	if len(c.Files) != 1 || c.Files[0].Name != "合同.pdf" {
		t.Fatalf("files %+v", c.Files)
	}
	r.SaveAs = filepath.Join(t.TempDir(), "copy.pdf")
	r.Press("contact.file0.save")
	if data, err := os.ReadFile(r.SaveAs); err != nil || string(data) != "%PDF" {
		t.Errorf("copy %q %v", data, err)
	}
}

func TestHistoryOpens(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	c := r.muller()
	c.City = "Berlin"
	uitest.Must(t, r.SaveContact(context.Background(), &c))
	r.editor(c.ID)
	r.Press("contact.history")
	r.Picture("contact-history")
	if !r.Desk.ModalOpen() {
		t.Error("no dialog")
	}
}

func TestPeopleAreAddedAndTakenAway(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	r.Desk.Toasts()
	c := r.muller()
	p := r.editor(c.ID)
	r.Press("contact.person_add")
	grid := r.Find("contact.people").(fyne.Focusable)
	r.Desk.Window.Canvas().Focus(grid)
	grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF2})
	for _, ch := range "Bob" {
		r.Desk.Window.Canvas().Focused().TypedRune(ch)
	}
	r.Desk.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.Do(navigation.Save)
	c, err := r.Contact(ctx, c.ID)
	uitest.Must(t, err)
	if len(c.People) != 2 || c.People[1].Name != "Bob" {
		t.Fatalf("people %+v", c.People)
	}
	r.Press("contact.person_remove")
	p.Do(navigation.Save)
	if c, err = r.Contact(ctx, c.ID); err != nil || len(c.People) != 1 {
		t.Errorf("people %+v %v", c.People, err)
	}
}

func TestTheList(t *testing.T) {
	ctx := context.Background()
	r := enter(t, "zh", task.Inline{})
	toasts := r.Desk.Toasts()
	uitest.Must(t, r.LoadSample(ctx))
	p := contacts.NewList(r.Desk, r, r.App, r.Files)
	r.Open(p, 1128, 710)
	r.Picture("contacts")
	r.Fits(948, 610)
	r.Fits(1128, 710)
	p.Do(navigation.Create)
	r.Press("contacts.import")
	if len(r.Went) != 2 || r.Went[0].ID != navigation.New || r.Went[1].Screen != navigation.Imports || r.Went[1].ID != string(app.ContactNoun) {
		t.Errorf("went to %v", r.Went)
	}
	before, err := r.Contacts(ctx)
	uitest.Must(t, err)
	r.Desk.Window.Canvas().Focus(r.Find("contacts.table").(fyne.Focusable))
	p.Do(navigation.Delete)
	if after, err := r.Contacts(ctx); err != nil || len(after) != len(before)-1 {
		t.Errorf("%d of %d left, %v", len(after), len(before), err)
	}
	if !toasts.Undo() {
		t.Error("no undo is offered")
	}
	r.SaveAs = filepath.Join(t.TempDir(), "客户.csv")
	r.Press("contacts.export")
	if info, err := os.Stat(r.SaveAs); err != nil || info.Size() < 1000 {
		t.Errorf("export: %v %v", info, err)
	}
}

func TestTheListKeepsItsView(t *testing.T) {
	r := enter(t, "zh", task.Inline{})
	r.muller()
	r.Open(contacts.NewList(r.Desk, r, r.App, r.Files), 1128, 710)
	table := r.Find("contacts.table").(*widgets.Table[contact.Summary])
	table.Model.ToggleSort("country")
	table.OnView(table.Model.View())
	r.Open(contacts.NewList(r.Desk, r, r.App, r.Files), 1128, 710)
	if by, _ := r.Find("contacts.table").(*widgets.Table[contact.Summary]).Model.Sort(); by != "country" {
		t.Errorf("sorted by %q", by)
	}
}

func TestANewContactSaysWhatItNeeds(t *testing.T) {
	r := enter(t, "en", task.Inline{})
	p := r.editor(navigation.New)
	if got := r.Note("contact.name"); got != "Needed to save, in either language" {
		t.Errorf("the empty name says %q", got)
	}
	r.Write("contact.name_zh", "穆勒")
	if got := r.Note("contact.name"); got != "" {
		t.Errorf("with a Chinese name it says %q", got)
	}
	r.Write("contact.terms_returns", "credit against photos")
	p.Do(navigation.Save)
	list, err := r.Contacts(context.Background())
	uitest.Must(t, err)
	c, err := r.Contact(context.Background(), list[0].ID)
	if err != nil || c.Terms.Returns != "credit against photos" {
		t.Errorf("%+v %v", c.Terms, err)
	}
}
