package widgets

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app/customs"
	"sampan/app/fault"
)

// Elements edits the declaration elements (申报要素) of a commodity code: a
// field for each slot, those of brand and preference with their codes. Without
// a known list of slots there are these two and one field for the rest, its
// values parted by bars.
type Elements struct {
	// OnChange is told of every change.
	OnChange func()

	desk    *Desk
	slots   []customs.Slot
	values  []string
	content *fyne.Container
}

// NewElements makes the editor over values in the order of the slots.
func NewElements(d *Desk, key string, slots []customs.Slot, values []string) *Elements {
	e := &Elements{desk: d, slots: slots, values: append([]string(nil), values...)}
	if len(slots) == 0 {
		e.slots = []customs.Slot{{Name: customs.BrandSlot}, {Name: customs.PreferenceSlot}}
	}
	for len(e.values) < len(e.slots) {
		e.values = append(e.values, "")
	}
	var fields []fyne.CanvasObject
	for i, slot := range e.slots {
		fields = append(fields, e.field(key+strconv.Itoa(i), i, slot))
	}
	if len(slots) == 0 {
		rest := d.Entry(key+".rest", "")
		rest.SetText(strings.Join(e.values[2:], "|"))
		rest.OnChanged = func(s string) {
			e.values = append(e.values[:2:2], strings.Split(s, "|")...)
			if s == "" {
				e.values = e.values[:2]
			}
			e.changed()
		}
		fields = append(fields, Wide(3, d.Field("widgets.elements_rest", rest).WithNote(d.Say("widgets.elements_unknown"))))
	} else if len(e.values) > len(e.slots) {
		e.values = e.values[:len(e.slots)]
	}
	e.content = Form(3, fields...)
	return e
}

// Content is what to put on the screen.
func (e *Elements) Content() fyne.CanvasObject { return e.content }

// Values are the values in the order of the slots.
func (e *Elements) Values() []string {
	out := make([]string, len(e.values))
	for i, v := range e.values {
		out[i] = strings.TrimSpace(v)
	}
	return out
}

// Problem is what the values cannot be written with, nil when they can: a bar
// inside a value would shift all behind it.
func (e *Elements) Problem() error {
	for i, v := range e.values {
		if strings.ContainsAny(v, "|\r\n") {
			return fault.New("customs.element_bar", "Slot", i+1)
		}
	}
	return nil
}

func (e *Elements) changed() {
	if e.OnChange != nil {
		e.OnChange()
	}
}

func (e *Elements) field(key string, i int, slot customs.Slot) fyne.CanvasObject {
	d := e.desk
	label := slot.Name
	if slot.Optional {
		label += d.Say("widgets.optional")
	}
	choices := func(kind string, most int) fyne.CanvasObject {
		options := []Option{{ID: "", Label: "–"}}
		for n := range most + 1 {
			code := strconv.Itoa(n)
			options = append(options, Option{ID: code, Label: code + " " + d.Say("widgets."+kind+"_"+code)})
		}
		s := d.Select(key, "", options...)
		s.Set(e.values[i])
		s.OnPick = func(id string) {
			e.values[i] = id
			e.changed()
		}
		return d.fieldOf(label, s)
	}
	switch {
	case strings.HasPrefix(slot.Name, customs.BrandSlot):
		return choices("brand", 4)
	case i == 1 && strings.Contains(slot.Name, "享惠"):
		return choices("preference", 2)
	}
	in := d.Entry(key, "")
	in.SetText(e.values[i])
	in.OnChanged = func(s string) {
		e.values[i] = s
		e.changed()
	}
	return d.fieldOf(label, in)
}

// fieldOf is a Field whose label comes from data and is in no table of texts.
func (d *Desk) fieldOf(label string, inside fyne.CanvasObject) *Field {
	f := &Field{desk: d, label: label, inside: inside}
	f.ExtendBaseWidget(f)
	return f
}
