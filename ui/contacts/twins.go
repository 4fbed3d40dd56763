package contacts

import (
	"cmp"
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/app"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// settling is how long nothing is typed before doubles are looked for.
const settling = 250 * time.Millisecond

func (e *Editor) seekSoon() {
	if e.waiting != nil {
		e.waiting()
	}
	e.waiting = e.Scope.Runner().After(settling, e.seek)
}

// seek asks who may be the same company; an answer to older words is dropped.
func (e *Editor) seek() {
	typed := e.model.whole()
	task.Do(e.Scope, "twins", func(ctx context.Context) ([]app.Twin, error) { return e.service.FindTwins(ctx, typed) },
		func(found []app.Twin, err error) {
			if e.Desk.Fail(err) {
				return
			}
			e.model.twins = found
			e.showTwins()
		})
}

// shownTwins is how many doubles the page offers at once.
const shownTwins = 3

// showTwins fills the band above the right column.
func (e *Editor) showTwins() {
	if e.band == nil {
		return
	}
	e.band.Objects = nil
	n := min(len(e.model.twins), shownTwins)
	if n > 0 {
		rows := make([]fyne.CanvasObject, n)
		for i, t := range e.model.twins[:n] {
			rows[i] = e.twinRow(i, t)
		}
		e.band.Add(e.Desk.Section("contacts.twins", widgets.Column(theme.Gap3, false, rows...)))
	}
	e.band.Hidden = n == 0
	if e.Body != nil {
		e.Body.Refresh()
	}
}

func (e *Editor) twinRow(i int, t app.Twin) fyne.CanvasObject {
	d, key := e.Desk, "contact.twin"+string(rune('0'+i))
	acts := []fyne.CanvasObject{d.Button(key+".open", "contacts.twin_open", widgets.Quiet, func() {
		e.Nav.Go(navigation.Route{Screen: navigation.Contacts, ID: t.ID})
	})}
	if e.model.contact.Ver > 0 {
		acts = append(acts, d.Button(key+".merge", "contacts.twin_merge", widgets.Plain, func() { e.beginMerge(t.ID) }))
	}
	name := cmp.Or(t.Name, t.NameZH)
	if t.Name != "" && t.NameZH != "" {
		name += " · " + t.NameZH
	}
	names := newNames(e.service.Tables(), e.firm, e.chinese())
	says := widgets.Column(2, false, d.Text(name).Narrow(60), d.Note(twinReason(d.Say, t, names.country(t.Country))))
	return container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap1, acts...), says)
}

// twinReason says why somebody may be the same company. What was compared
// about a name is of no use to a person; an address or a number is.
func twinReason(say func(string, ...any) string, t app.Twin, where string) string {
	text := say("contacts.twin_"+string(t.Reason), "Value", t.Value)
	if where != "" {
		text = where + " · " + text
	}
	return text
}
