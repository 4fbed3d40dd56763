package spine

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sampan/app"
	"sampan/app/order"
	"sampan/ui/theme"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// Stages are the steps of one shipment as stages of the way.
func Stages(plan []order.Step, today string) []app.Stage {
	list := make([]app.Stage, len(plan))
	for i, s := range plan {
		list[i] = app.Stage{Step: s, Late: s.LateOn(today)}
	}
	return list
}

// Marks draws stages: those done with their day, the next one, the late ones
// in red with what they were planned for.
func Marks(d *widgets.Desk, stages []app.Stage) []widgets.Mark {
	next := slices.IndexFunc(stages, func(s app.Stage) bool { return !s.Step.Done() })
	marks := make([]widgets.Mark, len(stages))
	for i, s := range stages {
		m := widgets.Mark{Word: d.Say("step." + string(s.Key)), Done: s.Step.Done(), Next: i == next, Note: short(s.Planned)}
		switch {
		case m.Done && s.Late:
			m.Tone, m.Note = rows.Caution, short(s.Actual)
		case m.Done:
			m.Tone, m.Note = rows.Good, short(s.Actual)
		case s.Late:
			m.Tone = rows.Danger
		case m.Next:
			m.Tone = rows.Accent
		}
		if s.Of > 1 && s.Step.Actual == "" {
			m.Note = strings.TrimSpace(d.Say("spine.done_of", "Done", s.Done, "Of", s.Of))
		}
		m.Hint = hint(d, s)
		marks[i] = m
	}
	return marks
}

// hint is everything known of a step in one line.
func hint(d *widgets.Desk, s app.Stage) string {
	parts := []string{d.Say("step." + string(s.Key))}
	for _, p := range [][2]string{{"spine.planned_on", s.Planned}, {"spine.taken_on", s.Step.Actual}, {"spine.held_by", s.Holder}} {
		if p[1] != "" {
			parts = append(parts, d.Say(p[0], "What", p[1]))
		}
	}
	if s.Late && !s.Step.Done() {
		parts = append(parts, d.Say("spine.late"))
	}
	if s.Note != "" {
		parts = append(parts, s.Note)
	}
	return strings.Join(parts, " · ")
}

// short leaves the year out of an ISO day.
func short(day string) string {
	if len(day) == len("2006-01-02") {
		return day[5:]
	}
	return day
}

// EditStep asks for the days of a step, who holds it, and a note. keep is told
// the step as it was typed.
func EditStep(d *widgets.Desk, s order.Step, keep func(order.Step)) {
	planned, actual := d.DateEntry("step.planned"), d.DateEntry("step.actual")
	holder, note := d.Entry("step.holder", ""), d.Entry("step.note", "")
	planned.SetDay(s.Planned)
	actual.SetDay(s.Actual)
	holder.SetText(s.Holder)
	note.SetText(s.Note)
	p, a := d.Field("spine.planned", planned), d.Field("spine.actual", actual)
	wrong := map[*widgets.Field]error{}
	planned.OnProblem = func(err error) { wrong[p] = err; p.SetProblem(err) }
	actual.OnProblem = func(err error) { wrong[a] = err; a.SetProblem(err) }
	var g *widgets.Dialog
	finish := func() {
		d.Window.Canvas().Unfocus()
		if wrong[p] != nil || wrong[a] != nil {
			return
		}
		g.Close()
		s.Planned, s.Actual, s.Holder, s.Note = planned.Day(), actual.Day(), strings.TrimSpace(holder.Text), strings.TrimSpace(note.Text)
		keep(s)
	}
	no := d.Button("dialog.cancel", "widgets.cancel", widgets.Plain, func() { g.Close() })
	now := d.Button("step.today", "spine.done_today", widgets.Plain, func() {
		actual.SetDay(d.Today().Format(widgets.Day))
		finish()
	})
	ok := d.Button("dialog.ok", "app.save", widgets.Filled, finish)
	buttons := []fyne.CanvasObject{no, now, ok}
	if s.Done() {
		buttons = []fyne.CanvasObject{no, ok}
	}
	form := widgets.Column(theme.Gap3, false,
		widgets.Form(2, p.WithRoom(), a.WithRoom(), d.Field("spine.holder", holder), d.Field("spine.note", note)))
	g = d.Dialog(d.Say("step."+string(s.Key)), stepWidth, form, actual, nil, buttons...)
}

const stepWidth = float32(480)
