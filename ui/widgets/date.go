package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sampan/app/fault"
)

// DateEntry is a field for a day. It reads what ParseDay reads, shows
// 2026-11-22 when it is left, opens a calendar with F7, and moves by days
// with Up and Down.
type DateEntry struct {
	Entry
	// OnDay is told the day as ISO 8601 when it changed, "" when emptied.
	OnDay func(string)
	// OnProblem is told what is wrong with what was typed, nil when mended.
	OnProblem func(error)

	day string
	pop *popup
}

// DateEntry makes a field for a day.
func (d *Desk) DateEntry(key string) *DateEntry {
	e := &DateEntry{}
	e.trail = newGlyph(fynetheme.IconNameCalendar, e.openCalendar)
	e.setup(e, d, key, "widgets.day_hint")
	e.OnCommit = func(string) { e.read() }
	e.OnTyped = e.typed
	return e
}

// SetDay shows a day given as ISO 8601; "" empties the field.
func (e *DateEntry) SetDay(day string) {
	e.day = day
	e.SetWrong(false)
	e.SetText(day)
}

// Day is the day as ISO 8601, or "".
func (e *DateEntry) Day() string { return e.day }

func (e *DateEntry) typed(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF7:
		e.openCalendar()
	case fyne.KeyUp:
		e.shiftDay(-1)
	case fyne.KeyDown:
		e.shiftDay(1)
	default:
		return false
	}
	return true
}

func (e *DateEntry) shiftDay(by int) {
	e.commit()
	e.take(e.at().AddDate(0, 0, by))
}

// at is the day the field stands on; today when it is empty.
func (e *DateEntry) at() time.Time {
	if t, err := time.Parse(Day, e.day); err == nil {
		return t
	}
	return midnight(e.desk.Today())
}

func (e *DateEntry) take(t time.Time) {
	was := e.day
	e.SetDay(t.Format(Day))
	e.problem(nil)
	if e.day != was && e.OnDay != nil {
		e.OnDay(e.day)
	}
}

func (e *DateEntry) read() {
	if e.Text == "" {
		was := e.day
		e.SetDay("")
		e.problem(nil)
		if was != "" && e.OnDay != nil {
			e.OnDay("")
		}
		return
	}
	t, ok := ParseDay(e.Text, e.desk.Today())
	if !ok {
		e.SetWrong(true)
		e.problem(fault.New("widgets.not_a_day", "Text", e.Text))
		return
	}
	e.take(t)
}

func (e *DateEntry) problem(err error) {
	if e.OnProblem != nil {
		e.OnProblem(err)
	} else if err != nil {
		e.desk.Hint(e.desk.Explain(err))
	}
}

func (e *DateEntry) openCalendar() {
	if e.Disabled() || e.pop.open() {
		return
	}
	e.commit()
	cal := e.desk.calendar(e.at(), func(t time.Time) {
		e.take(t)
		e.pop.close()
	}, func() { e.pop.close() })
	e.pop = e.desk.openBelow(e, cal, cal, false)
}
