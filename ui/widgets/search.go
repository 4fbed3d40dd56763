package widgets

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// SearchField filters while one types. Escape empties it, and leaves it when
// it is empty; Down goes on to what it filters.
type SearchField struct {
	Entry
	// OnDown is called for Down and Enter: into the list.
	OnDown func()
}

// SearchField makes a field with a magnifying glass.
func (d *Desk) SearchField(key, placeholder string, onChanged func(string)) *SearchField {
	s := &SearchField{}
	s.lead = fynetheme.IconNameSearch
	s.setup(s, d, key, placeholder)
	s.OnChanged = onChanged
	s.OnTyped = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyEscape:
			if s.Text == "" {
				return false
			}
			s.Entry.SetText("")
			return true
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			if s.OnDown != nil {
				s.OnDown()
				return true
			}
		}
		return false
	}
	return s
}
