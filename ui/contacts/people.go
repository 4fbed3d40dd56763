package contacts

import (
	"strconv"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app/contact"
	"sampan/ui/record"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// personColumn is a field of a person that can be typed in the table.
func (e *Editor) personColumn(key string, width, flex float32, field func(*contact.Person) *string) rows.Column[*person] {
	return rows.Column[*person]{
		Key: key, Title: "contacts." + key, Width: width, Min: 60, Flex: flex,
		Value: func(p *person) string { return *field(&p.Person) },
		Set: func(p *person, s string) error {
			*field(&p.Person) = s
			e.touched()
			return nil
		},
	}
}

// peopleSection is the small table of those one talks to at the company.
func (e *Editor) peopleSection() fyne.CanvasObject {
	m := rows.New(func(p *person) string { return strconv.Itoa(p.key) },
		e.personColumn("person_name", 110, 1, func(p *contact.Person) *string { return &p.Name }),
		e.personColumn("title", 84, 1, func(p *contact.Person) *string { return &p.Title }),
		e.personColumn("email", 132, 1, func(p *contact.Person) *string { return &p.Email }),
		e.personColumn("phone", 122, 0, func(p *contact.Person) *string { return &p.Phone }),
		e.personColumn("whatsapp", 122, 0, func(p *contact.Person) *string { return &p.WhatsApp }),
		e.personColumn("wechat", 72, 0, func(p *contact.Person) *string { return &p.WeChat }))
	t := widgets.NewTable(e.Desk, "contact.people", m)
	add := func() {
		row := e.model.addPerson(contact.Person{})
		e.touched()
		t.SetRows(e.model.people)
		t.Reveal(strconv.Itoa(row.key))
		e.Desk.Window.Canvas().Focus(t)
	}
	remove := func() {
		row, ok := m.CursorRow()
		if !ok {
			return
		}
		undo := e.model.removePerson(row)
		e.touched()
		t.SetRows(e.model.people)
		e.Desk.Toast(e.Desk.Say("contacts.person_removed", "Name", row.Name), func() {
			undo()
			e.touched()
			t.SetRows(e.model.people)
		})
	}
	t.Menu = func(selected []*person) []*fyne.MenuItem {
		items := []*fyne.MenuItem{fyne.NewMenuItem(e.Desk.Say("app.delete"), remove)}
		if len(selected) == 1 {
			items = append(items, e.privacyMenu(selected[0].Person)...)
		}
		return items
	}
	t.OnTyped = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete {
			return false
		}
		remove()
		return true
	}
	t.Empty = widgets.Empty{Text: e.Desk.Say("contacts.no_people"), Act: "contacts.add_person", OnAct: add}
	t.SetRows(e.model.people)
	acts := widgets.Line(theme.Gap1,
		e.Desk.IconButton("contact.person_add", "contacts.add_person", fynetheme.IconNameContentAdd, add),
		e.Desk.IconButton("contact.person_remove", "contacts.remove_person", fynetheme.IconNameContentRemove, remove))
	return e.Desk.Section("contacts.people", record.Tall(peopleHeight, widgets.Sheet(t)), acts)
}

// peopleHeight holds three people and the head of the table.
const peopleHeight = 5 * theme.Row
