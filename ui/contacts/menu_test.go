package contacts

import (
	"fyne.io/fyne/v2"

	"sampan/ui/navigation"
)

// PeopleMenu is the menu of the first person on an editor's page.
func PeopleMenu(p navigation.Page) []*fyne.MenuItem {
	e := p.(*Editor)
	return e.privacyMenu(e.model.people[0].Person)
}
