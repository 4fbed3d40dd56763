package record

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app"
	"sampan/ui/files"
	"sampan/ui/navigation"
	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Editor is what the pages of one record share: saving, the bin, the history,
// the unsaved mark and the head with its buttons. A screen embeds it.
type Editor struct {
	Desk    *widgets.Desk
	Nav     navigation.Navigator
	Dialogs *files.Dialogs
	Scope   *task.Scope
	Loaded  bool
	Form    *Form
	Body    *fyne.Container // nil until the page is built

	service Service
	of      EditorOf
}

// EditorOf says what an editor edits.
type EditorOf struct {
	Screen  navigation.Screen // its name is also the room of its texts
	Noun    app.Noun          // begins the keys of the controls
	Name    func() string     // "" while it has none
	At      func() (id string, ver int64)
	Unsaved func() bool
	Forget  func() // what is typed is no longer to be saved
	// Save gives the call that keeps the record as it is typed now, and what
	// takes over its id and version afterwards.
	Save func() (run func(context.Context) error, done func())
	Show func() // builds the body anew
}

// NewEditor makes the common part of an editor.
func NewEditor(d *widgets.Desk, nav navigation.Navigator, s Service, dialogs *files.Dialogs, of EditorOf) Editor {
	return Editor{Desk: d, Nav: nav, Dialogs: dialogs, Scope: task.NewScope(d.Scope.Runner()), service: s, of: of}
}

// Title is the record's name.
func (e *Editor) Title() string {
	if name := e.of.Name(); name != "" || !e.Loaded {
		return name
	}
	return e.Desk.Say(string(e.of.Screen) + ".new")
}

// Can reports the commands the page has a use for.
func (e *Editor) Can(c navigation.Command) bool {
	switch c {
	case navigation.Save:
		return e.Loaded
	case navigation.Delete:
		_, ver := e.of.At()
		return ver > 0
	}
	return false
}

// Do carries a command out.
func (e *Editor) Do(c navigation.Command) {
	switch c {
	case navigation.Save:
		e.keep()
	case navigation.Delete:
		e.remove()
	}
}

// Unsaved reports what is typed and not saved.
func (e *Editor) Unsaved() bool { return e.of.Unsaved() }

// Close ends the page's work.
func (e *Editor) Close() { e.Scope.Close() }

// Build begins the page: what is being typed is taken in, and files dropped on
// the window go to take once the record is there.
func (e *Editor) Build(take func(paths []string)) fyne.CanvasObject {
	if e.Form != nil {
		e.Form.Settle()
	}
	e.Body = container.NewStack()
	e.Nav.Drop(func(paths []string) {
		if e.Loaded {
			take(paths)
		}
	})
	e.of.Show()
	return e.Body
}

// Fill shows the parts of the page below its head.
func (e *Editor) Fill(left, right fyne.CanvasObject) {
	d, key := e.Desk, string(e.of.Noun)
	tools := []fyne.CanvasObject{}
	if id, ver := e.of.At(); ver > 0 {
		tools = append(tools,
			d.IconButton(key+".history", "record.history", fynetheme.IconNameHistory, func() {
				ShowHistory(d, e.Scope, e.service, string(e.of.Screen), e.of.Noun, id)
			}),
			d.IconButton(key+".delete", "app.delete", fynetheme.IconNameDelete, e.remove))
	}
	tools = append(tools, d.Button(key+".save", "app.save", widgets.Filled, e.keep))
	head := container.NewBorder(nil, nil, nil, widgets.Line(theme.Gap2, tools...), d.Title(e.Title()).Narrow(80))
	e.Body.Objects = []fyne.CanvasObject{widgets.Column(theme.Gap3, true, head, Scrolled(d, Beside(left, right)))}
	e.Body.Refresh()
	e.Form.Within(e.Body)
}

// keep saves what is typed; what is typed meanwhile stays unsaved.
func (e *Editor) keep() {
	if !e.Form.Settle() {
		return
	}
	run, done := e.of.Save()
	task.Do(e.Scope, "save", func(ctx context.Context) (struct{}, error) { return struct{}{}, run(ctx) }, func(_ struct{}, err error) {
		if e.Form.Fail(err) {
			return
		}
		_, ver := e.of.At()
		done()
		e.Nav.Touch()
		if id, _ := e.of.At(); e.Nav.Answer(id) {
			return
		}
		e.Desk.Toast(e.Desk.Say("record.saved", "Name", e.of.Name()), nil)
		if ver == 0 {
			e.of.Show()
		}
	})
}

// remove puts the record into the bin and goes back to the list.
func (e *Editor) remove() {
	id, ver := e.of.At()
	name := e.of.Name()
	task.Do(e.Scope, "delete", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, e.service.Delete(ctx, e.of.Noun, id, ver)
	}, func(_ struct{}, err error) {
		if e.Desk.Fail(err) {
			return
		}
		e.of.Forget()
		e.Nav.Go(navigation.Route{Screen: e.of.Screen})
		e.Desk.Toast(e.Desk.Say("record.deleted", "Name", name), func() {
			Restore(e.Desk, e.service, e.of.Noun, id, func() { e.Nav.Go(navigation.Route{Screen: e.of.Screen, ID: id}) })
		})
	})
}
