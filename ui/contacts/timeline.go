package contacts

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/app/contact"
	"sampan/ui/navigation"
	"sampan/ui/record"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// timelineHeight holds seven events and the head of the table.
const timelineHeight = 9 * theme.Row

// timelineSection is everything that happened with the contact, and a line to
// write down what was said. A contact that was never saved has none.
func (e *Editor) timelineSection() fyne.CanvasObject {
	if e.model.contact.Ver == 0 {
		return widgets.Column(0, false)
	}
	d := e.Desk
	m := rows.New(func(v contact.Event) string { return v.Kind + v.ID },
		rows.Column[contact.Event]{Key: "at", Title: "contacts.event_at", Width: 148, Soft: true, Value: func(v contact.Event) string { return eventDay(v.At) }},
		rows.Column[contact.Event]{Key: "what", Title: "contacts.event_what", Width: 84, Value: func(v contact.Event) string { return d.Say("contacts.event_" + v.Kind) }},
		rows.Column[contact.Event]{Key: "title", Title: "contacts.event_title", Width: 140, Min: 80, Flex: 1, Value: func(v contact.Event) string { return eventTitle(d.Say, v) }},
		rows.Column[contact.Event]{Key: "detail", Title: "contacts.event_detail", Width: 160, Min: 80, Flex: 2, Value: func(v contact.Event) string { return eventDetail(d.Say, v) }},
		rows.Column[contact.Event]{Key: "actor", Title: "contacts.event_actor", Width: 80, Soft: true, Value: func(v contact.Event) string { return v.Actor }})
	t := widgets.NewTable(d, "contact.timeline", m)
	t.OnOpen = func(v contact.Event) {
		if to, ok := eventRoute(v); ok {
			e.Nav.Go(to)
		}
	}
	t.OnTyped = func(ev *fyne.KeyEvent) bool {
		v, ok := m.CursorRow()
		if ev.Name != fyne.KeyDelete || !ok || v.Kind != string(app.NoteNoun) {
			return false
		}
		e.removeNote(v.ID)
		return true
	}
	t.Empty = widgets.Empty{Text: d.Say("contacts.timeline_empty")}
	t.SetRows(e.model.events)
	e.happened = t
	parts := widgets.Column(theme.Gap3, false, e.noteLine(), record.Tall(timelineHeight, widgets.Sheet(t)))
	return d.Section("contacts.timeline", parts, widgets.Fixed(200, t.SearchField()))
}

// noteLine is where a note is written; what is typed there stays over a
// change of language.
func (e *Editor) noteLine() fyne.CanvasObject {
	d := e.Desk
	options := make([]widgets.Option, len(contact.Talks()))
	for i, k := range contact.Talks() {
		options[i] = widgets.Option{ID: string(k), Label: d.Say("contacts.talk_" + string(k))}
	}
	kind := d.Select("contact.note_kind", "", options...)
	kind.Set(string(e.model.talk))
	kind.OnPick = func(id string) { e.model.talk = contact.Talk(id) }
	words := d.Entry("contact.note_text", "contacts.note_hint")
	words.SetText(e.model.said)
	words.OnChanged = func(s string) { e.model.said = s }
	add := d.Button("contact.note_add", "contacts.note_add", widgets.Plain, e.addNote)
	return container.NewBorder(nil, nil, widgets.Line(theme.Gap2, widgets.Fixed(104, kind), widgets.Fixed(theme.Gap1, widgets.Column(0, false))), add, words)
}

func (e *Editor) addNote() {
	n := contact.Note{ContactID: e.model.contact.ID, Kind: e.model.talk, Text: strings.TrimSpace(e.model.said)}
	task.Do(e.Scope, "note", func(ctx context.Context) (struct{}, error) { return struct{}{}, e.service.SaveNote(ctx, &n) },
		func(_ struct{}, err error) {
			if e.Desk.Fail(err) {
				return
			}
			e.model.said = ""
			e.reloadEvents(true)
		})
}

func (e *Editor) removeNote(id string) {
	task.Do(e.Scope, "note", func(ctx context.Context) (struct{}, error) {
		n, err := e.service.Note(ctx, id)
		if err == nil {
			err = e.service.Delete(ctx, app.NoteNoun, n.ID, n.Ver)
		}
		return struct{}{}, err
	}, func(_ struct{}, err error) {
		if e.Desk.Fail(err) {
			return
		}
		e.reloadEvents(false)
		e.Desk.Toast(e.Desk.Say("contacts.note_removed"), func() {
			task.Do(e.Scope, "note", func(ctx context.Context) (struct{}, error) {
				return struct{}{}, e.service.Restore(ctx, app.NoteNoun, id)
			}, func(_ struct{}, err error) {
				if !e.Desk.Fail(err) {
					e.reloadEvents(false)
				}
			})
		})
	})
}

// reloadEvents shows the timeline anew; built says that the note line is to
// be emptied.
func (e *Editor) reloadEvents(emptied bool) {
	id := e.model.contact.ID
	task.Do(e.Scope, "events", func(ctx context.Context) ([]contact.Event, error) { return e.service.ContactTimeline(ctx, id) },
		func(list []contact.Event, err error) {
			if e.Desk.Fail(err) {
				return
			}
			e.model.events = list
			if emptied {
				e.show()
			} else if e.happened != nil {
				e.happened.SetRows(list)
			}
		})
}

// eventDay shows a day as it is and a moment in the desk's time.
func eventDay(at string) string {
	if t, err := time.Parse(time.RFC3339Nano, at); err == nil {
		return t.Local().Format("2006-01-02 15:04")
	}
	return at
}

func eventTitle(say func(string, ...any) string, v contact.Event) string {
	switch v.Kind {
	case string(app.NoteNoun):
		return say("contacts.talk_" + v.Title)
	case "paper":
		_, number, _ := strings.Cut(v.Title, " ")
		return number
	}
	return v.Title
}

func eventDetail(say func(string, ...any) string, v contact.Event) string {
	switch v.Kind {
	case "paper":
		kind, _, _ := strings.Cut(v.Title, " ")
		word := say("paper.kind." + kind)
		if v.Detail != "" {
			word += " · " + say("contacts.event_void")
		}
		return word
	case string(app.QuotationNoun), string(app.OrderNoun), string(app.ShipmentNoun), string(app.PurchaseNoun):
		return "" // their state is shown where they are opened
	}
	return strings.Join(strings.Fields(v.Detail), " ")
}

// eventRoute is the page of what happened, where it has one.
func eventRoute(v contact.Event) (navigation.Route, bool) {
	screens := map[string]navigation.Screen{
		string(app.InquiryNoun): navigation.Inquiries, string(app.QuotationNoun): navigation.Quotations, string(app.OrderNoun): navigation.Orders,
		string(app.ShipmentNoun): navigation.Shipments, string(app.PurchaseNoun): navigation.Purchases,
	}
	s, ok := screens[v.Noun]
	return navigation.Route{Screen: s, ID: v.RefID}, ok
}
