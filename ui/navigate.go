package ui

import (
	"cmp"
	"slices"
	"strings"

	"sampan/ui/navigation"
)

var _ navigation.Navigator = (*Frame)(nil)

// Go opens a page after asking about unsaved changes. A screen's list begins
// a new path, which closes everything that is open; a record is put on top.
func (f *Frame) Go(r navigation.Route) {
	left := len(f.stack) - 1
	if r.ID == "" {
		left = 0
	}
	f.leave(left, func() {
		if r.ID == "" {
			f.closeDown(0)
		}
		f.open(opened{route: r})
	})
}

// Ask opens a page over the present one, which keeps what is typed in it.
func (f *Frame) Ask(r navigation.Route, answer func(id string)) {
	f.open(opened{route: r, answer: answer})
}

// Answer ends the page in front with the result it was asked for.
func (f *Frame) Answer(id string) bool {
	n := len(f.stack)
	if n == 0 || f.stack[n-1].answer == nil {
		return false
	}
	answer := f.stack[n-1].answer
	f.closeDown(n - 1)
	f.show()
	answer(id)
	return true
}

// Back leaves the page in front; the first page stays.
func (f *Frame) Back() {
	if len(f.stack) < 2 {
		return
	}
	left := len(f.stack) - 1
	f.leave(left, func() {
		f.closeDown(left)
		f.show()
	})
}

// Touch brings path, commands and unsaved mark up to date.
func (f *Frame) Touch() { f.top.update(f) }

// Drop gives the page in front the files that people drop on the window.
func (f *Frame) Drop(fn func(paths []string)) { f.drop = fn }

// leave calls next at once, or after the person settled the unsaved changes of
// the pages above so many, which next puts away or covers.
func (f *Frame) leave(left int, next func()) {
	var names []string
	for _, o := range f.stack[max(left, 0):] {
		if o.page.Unsaved() {
			names = append(names, cmp.Or(o.page.Title(), f.say("app."+string(o.route.Screen))))
		}
	}
	if len(names) == 0 {
		next()
		return
	}
	slices.Reverse(names)
	f.desk.Confirm(f.say("app.unsaved_title"), f.say("app.unsaved_text", "Name", strings.Join(names, f.say("app.and"))), "app.discard", true, next)
}

func (f *Frame) open(o opened) {
	o.page = f.newPage(o.route)
	f.stack = append(f.stack, o)
	f.show()
}

// closeDown closes pages from the front until so many are left.
func (f *Frame) closeDown(left int) {
	for len(f.stack) > left {
		last := len(f.stack) - 1
		f.stack[last].page.Close()
		f.stack = f.stack[:last]
	}
}

// show puts the page in front into the window.
func (f *Frame) show() {
	f.drop = nil
	f.desk.Hint("")
	n := len(f.stack)
	if n == 0 {
		return
	}
	f.page.Objects = nil
	f.page.Add(f.stack[n-1].page.Content())
	f.page.Refresh()
	f.side.choose(f.stack[n-1].route.Screen.Place())
	f.Touch()
	f.count()
	page := f.stack[n-1].page
	if f.stack[n-1].stale && !page.Unsaved() && page.Can(navigation.Reload) {
		page.Do(navigation.Reload)
	}
	f.stack[n-1].stale = false
	if p, ok := page.(navigation.Starter); ok {
		p.Start()
	}
}

// path is where the person is, from the screen to the record.
func (f *Frame) path() string {
	n := len(f.stack)
	if n == 0 {
		return ""
	}
	o := f.stack[n-1]
	screen := f.say("app." + string(o.route.Screen))
	if title := o.page.Title(); o.route.ID != "" && title != "" {
		return screen + " / " + title
	}
	return screen
}
