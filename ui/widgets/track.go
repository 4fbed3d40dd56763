package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"sampan/ui/theme"
	"sampan/ui/widgets/rows"
)

// Mark is one step of a Track; its texts are translated. A Done one is a full
// dot, any other a ring; Note stands below the word: a day.
type Mark struct {
	Word, Note string
	Tone       rows.Tone
	Done, Next bool
	Hint       string // shown in the hint line
}

// Track is a line of steps from left to right. Left and Right go along it,
// Enter, Space and a click open a step.
type Track struct {
	control
	// OnOpen is told the place of the step.
	OnOpen func(int)

	marks []Mark
	at    int
}

// Track makes a line of steps; the keyboard begins on the next one.
func (d *Desk) Track(key string, marks ...Mark) *Track {
	t := &Track{marks: marks}
	t.desk, t.key = d, key
	for i, m := range marks {
		if m.Next {
			t.at = i
		}
	}
	t.ExtendBaseWidget(t)
	return t
}

// Shows is the step that the keyboard is on.
func (t *Track) Shows() string {
	if t.at >= len(t.marks) {
		return ""
	}
	return t.marks[t.at].Word
}

// Open opens the step of a place, as a click does.
func (t *Track) Open(i int) {
	if i < 0 || i >= len(t.marks) {
		return
	}
	t.at = i
	t.Refresh()
	if t.OnOpen != nil {
		t.OnOpen(i)
	}
}

// Tapped opens the step below the pointer.
func (t *Track) Tapped(ev *fyne.PointEvent) {
	t.desk.focus(t)
	if ev != nil {
		t.Open(t.below(ev.Position))
	}
}

func (t *Track) below(p fyne.Position) int {
	if len(t.marks) == 0 || t.Size().Width == 0 {
		return -1
	}
	return int(p.X / (t.Size().Width / float32(len(t.marks))))
}

// TypedKey goes along the line, opens a step, or hands the key on.
func (t *Track) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		t.at = max(0, t.at-1)
	case fyne.KeyRight:
		t.at = min(len(t.marks)-1, t.at+1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.Open(t.at)
		return
	default:
		t.desk.key(ev)
		return
	}
	t.say(t.at)
	t.Refresh()
}

func (t *Track) say(i int) {
	if i >= 0 && i < len(t.marks) {
		t.desk.Hint(t.marks[i].Hint)
	}
}

var _ desktop.Hoverable = (*Track)(nil)

// MouseIn says more about the step below the pointer.
func (t *Track) MouseIn(ev *desktop.MouseEvent) { t.say(t.below(ev.Position)) }

// MouseMoved is MouseIn on the way.
func (t *Track) MouseMoved(ev *desktop.MouseEvent) { t.say(t.below(ev.Position)) }

// MouseOut clears the hint line.
func (t *Track) MouseOut() { t.desk.Hint("") }

const (
	trackDot   = float32(12)
	trackLeast = float32(56) // of one step
)

// CreateRenderer draws the line.
func (t *Track) CreateRenderer() fyne.WidgetRenderer {
	r := &trackRenderer{track: t, halo: newRing()}
	for range t.marks {
		r.lines = append(r.lines, canvas.NewRectangle(theme.Color(theme.Hairline)))
		r.dots = append(r.dots, canvas.NewCircle(theme.Color(theme.Surface)))
		for _, list := range []*[]*canvas.Text{&r.words, &r.notes} {
			text := newText("", theme.Caption, theme.SoftInk, false)
			text.Alignment = fyne.TextAlignCenter
			*list = append(*list, text)
		}
	}
	return r
}

type trackRenderer struct {
	track        *Track
	halo         *canvas.Rectangle
	lines        []*canvas.Rectangle
	dots         []*canvas.Circle
	words, notes []*canvas.Text
}

func (r *trackRenderer) Destroy() {}

func (r *trackRenderer) MinSize() fyne.Size {
	n := float32(max(1, len(r.dots)))
	return fyne.NewSize(n*trackLeast, trackDot+2*theme.Gap1+2*lineHeight(theme.Caption)+theme.Gap1)
}

func (r *trackRenderer) Objects() []fyne.CanvasObject {
	list := []fyne.CanvasObject{r.halo}
	for i := range r.dots {
		list = append(list, r.lines[i], r.dots[i], r.words[i], r.notes[i])
	}
	return list
}

func (r *trackRenderer) Layout(s fyne.Size) {
	if len(r.dots) == 0 {
		return
	}
	step, line := s.Width/float32(len(r.dots)), lineHeight(theme.Caption)
	for i, m := range r.track.marks {
		x, y := float32(i)*step, theme.Gap1
		r.lines[i].Move(fyne.NewPos(x-step/2+trackDot/2, y+trackDot/2-1))
		r.lines[i].Resize(fyne.NewSize(max(0, step-trackDot), 2))
		r.lines[i].Hidden = i == 0
		r.dots[i].Move(fyne.NewPos(x+step/2-trackDot/2, y))
		r.dots[i].Resize(fyne.NewSquareSize(trackDot))
		y += trackDot + theme.Gap1
		r.words[i].Text, _ = Ellipsis(m.Word, theme.Caption, m.Next, step-theme.Gap1)
		r.notes[i].Text, _ = Ellipsis(m.Note, theme.Caption, false, step-2)
		middle(r.words[i], x, y, step, line)
		middle(r.notes[i], x, y+line, step, line)
		if i == r.track.at {
			r.halo.Move(fyne.NewPos(x, 0))
			r.halo.Resize(fyne.NewSize(step, s.Height))
		}
	}
	r.paint()
}

func (r *trackRenderer) paint() {
	r.track.ring(r.halo)
	for i, m := range r.track.marks {
		tone := toneColor(m.Tone)
		r.dots[i].FillColor, r.dots[i].StrokeColor, r.dots[i].StrokeWidth = theme.Color(theme.Surface), theme.Color(tone), 2
		if m.Done {
			r.dots[i].FillColor = theme.Color(tone)
		}
		r.lines[i].FillColor = theme.Color(theme.Hairline)
		if i > 0 && m.Done && r.track.marks[i-1].Done {
			r.lines[i].FillColor = theme.Color(theme.Good)
		}
		word, note := theme.SoftInk, theme.SoftInk
		if m.Done || m.Next {
			word = theme.Ink
		}
		if m.Tone == rows.Danger {
			word, note = theme.Danger, theme.Danger
		}
		r.words[i].Color, r.words[i].TextStyle.Bold = theme.Color(word), m.Next && !hasHan(m.Word)
		r.notes[i].Color = theme.Color(note)
	}
}

// hasHan reports Chinese: it is never set small and bold.
func hasHan(s string) bool {
	for _, c := range s {
		if c >= 0x2E80 {
			return true
		}
	}
	return false
}

func (r *trackRenderer) Refresh() {
	r.Layout(r.track.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
