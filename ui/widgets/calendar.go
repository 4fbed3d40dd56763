package widgets

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sampan/ui/theme"
)

// calendar is a month of days. Arrows move by days and weeks, Page Up and
// Down by months, Home is today, Enter chooses.
type calendar struct {
	control
	day    time.Time
	today  time.Time
	choose func(time.Time)
	close  func()
	cells  [42]*dayCell
}

const (
	dayWidth  = float32(36)
	dayHeight = float32(30)
)

func (d *Desk) calendar(day time.Time, choose func(time.Time), closed func()) *calendar {
	c := &calendar{day: day, today: midnight(d.Today()), choose: choose, close: closed}
	c.desk, c.key = d, "calendar"
	for i := range c.cells {
		c.cells[i] = newDayCell(c)
	}
	c.ExtendBaseWidget(c)
	return c
}

// Shows is the day the calendar stands on.
func (c *calendar) Shows() string { return c.day.Format(Day) }

func (c *calendar) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		c.day = c.day.AddDate(0, 0, -1)
	case fyne.KeyRight:
		c.day = c.day.AddDate(0, 0, 1)
	case fyne.KeyUp:
		c.day = c.day.AddDate(0, 0, -7)
	case fyne.KeyDown:
		c.day = c.day.AddDate(0, 0, 7)
	case fyne.KeyPageUp:
		c.day = addMonths(c.day, -1)
	case fyne.KeyPageDown:
		c.day = addMonths(c.day, 1)
	case fyne.KeyHome:
		c.day = c.today
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.choose(c.day)
		return
	case fyne.KeyEscape:
		c.close()
		return
	default:
		c.desk.key(ev)
		return
	}
	c.Refresh()
}

func (c *calendar) turn(months int) {
	c.day = addMonths(c.day, months)
	c.Refresh()
}

func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	title := newText("", theme.Text, theme.Ink, true)
	title.Alignment = fyne.TextAlignCenter
	back := newGlyph(fynetheme.IconNameNavigateBack, func() { c.turn(-1) })
	next := newGlyph(fynetheme.IconNameNavigateNext, func() { c.turn(1) })
	objects := []fyne.CanvasObject{title, back, next}
	var names [7]*canvas.Text
	for i := range names {
		names[i] = newText(c.desk.Say("widgets.weekday."+strconv.Itoa(i+1)), theme.Caption, theme.SoftInk, false)
		names[i].Alignment = fyne.TextAlignCenter
		objects = append(objects, names[i])
	}
	for _, cell := range c.cells {
		objects = append(objects, cell)
	}
	fill := func() {
		title.Text = c.desk.Say("widgets.month", "Year", c.day.Year(), "Month", c.desk.Say("widgets.month."+strconv.Itoa(int(c.day.Month()))))
		first := time.Date(c.day.Year(), c.day.Month(), 1, 0, 0, 0, 0, time.UTC)
		first = first.AddDate(0, 0, -int(first.Weekday()+6)%7)
		for i, cell := range c.cells {
			cell.day = first.AddDate(0, 0, i)
		}
	}
	fill()
	return &drawing{
		objects: objects,
		min:     func() fyne.Size { return fyne.NewSize(7*dayWidth+2*theme.Gap2, 36+24+6*dayHeight+theme.Gap2) },
		layout: func(s fyne.Size) {
			left := (s.Width - 7*dayWidth) / 2
			middle(title, left+dayWidth, theme.Gap1, 5*dayWidth, 32)
			back.Move(fyne.NewPos(left, theme.Gap1))
			next.Move(fyne.NewPos(left+6*dayWidth, theme.Gap1))
			back.Resize(fyne.NewSize(dayWidth, 32))
			next.Resize(fyne.NewSize(dayWidth, 32))
			for i, n := range names {
				middle(n, left+float32(i)*dayWidth, 36, dayWidth, 24)
			}
			for i, cell := range c.cells {
				cell.Move(fyne.NewPos(left+float32(i%7)*dayWidth, 60+float32(i/7)*dayHeight))
				cell.Resize(fyne.NewSize(dayWidth, dayHeight))
			}
		},
		refresh: fill,
	}
}

type dayCell struct {
	widget.BaseWidget
	of  *calendar
	day time.Time
}

func newDayCell(of *calendar) *dayCell {
	d := &dayCell{of: of}
	d.ExtendBaseWidget(d)
	return d
}

func (d *dayCell) Tapped(*fyne.PointEvent) { d.of.choose(d.day) }

func (d *dayCell) CreateRenderer() fyne.WidgetRenderer {
	face := canvas.NewRectangle(color.Transparent)
	face.CornerRadius = theme.Radius
	number := newText("", theme.Text, theme.Ink, false)
	number.Alignment = fyne.TextAlignCenter
	fill := func() {
		ink := theme.Ink
		face.FillColor, face.StrokeWidth = color.Transparent, 0
		switch {
		case d.day.Equal(d.of.day):
			ink, face.FillColor = theme.OnAccent, theme.Color(theme.Accent)
		case d.day.Month() != d.of.day.Month():
			ink = theme.Disabled
		case d.day.Weekday() == time.Saturday || d.day.Weekday() == time.Sunday:
			ink = theme.SoftInk
		}
		if d.day.Equal(d.of.today) {
			face.StrokeWidth, face.StrokeColor = theme.Line, theme.Color(theme.Accent)
		}
		number.Text, number.Color = strconv.Itoa(d.day.Day()), theme.Color(ink)
	}
	fill()
	return &drawing{
		objects: []fyne.CanvasObject{face, number},
		min:     func() fyne.Size { return fyne.NewSize(dayWidth, dayHeight) },
		layout: func(s fyne.Size) {
			face.Move(fyne.NewPos(2, 1))
			face.Resize(s.SubtractWidthHeight(4, 2))
			middle(number, 0, 0, s.Width, s.Height)
		},
		refresh: fill,
	}
}

// glyph is an icon to press with the mouse inside another control, which has
// a key for the same thing.
type glyph struct {
	widget.BaseWidget
	name fyne.ThemeIconName
	do   func()
}

func newGlyph(name fyne.ThemeIconName, do func()) *glyph {
	g := &glyph{name: name, do: do}
	g.ExtendBaseWidget(g)
	return g
}

func (g *glyph) Tapped(*fyne.PointEvent) { g.do() }

func (g *glyph) CreateRenderer() fyne.WidgetRenderer {
	icon := canvas.NewImageFromResource(theme.Icon(g.name, theme.SoftInk))
	icon.FillMode = canvas.ImageFillContain
	return &drawing{
		objects: []fyne.CanvasObject{icon},
		min:     func() fyne.Size { return fyne.NewSize(28, theme.Control) },
		layout: func(s fyne.Size) {
			icon.Resize(fyne.NewSquareSize(18))
			icon.Move(fyne.NewPos((s.Width-18)/2, (s.Height-18)/2))
		},
		refresh: func() { icon.Resource = theme.Icon(g.name, theme.SoftInk) },
	}
}
