package ui

import (
	"sampan/app"
	"sampan/ui/navigation"
	"sampan/ui/today"
)

// newPage opens the page of a route.
func (f *Frame) newPage(r navigation.Route) navigation.Page {
	return today.New(f.desk, f, f.app, routeOf)
}

// routeOf is where a record is shown.
func routeOf(n app.Noun, id string) navigation.Route {
	return navigation.Route{Screen: ScreenOf(n), ID: id}
}
