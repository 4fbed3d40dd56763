package record

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/sheet"
	"sampan/ui/theme"
	"sampan/ui/widgets"
)

// Form makes labelled fields over the values of a record: what is typed goes
// into the record at once, so that the fields can be built anew at any time.
type Form struct {
	desk     *widgets.Desk
	key      string // begins the keys of the controls: "contact"
	room     string // of the texts of the labels: "contacts"
	touched  func()
	fields   map[string]*widgets.Field
	inputs   map[string]fyne.Focusable
	problems map[string]error
	needs    []need
	root     fyne.CanvasObject
}

// need is a field that something waits for while it is empty.
type need struct {
	name, text string
	empty      func() bool
}

// NewForm makes an empty form; touched is told of every change.
func NewForm(d *widgets.Desk, key, room string, touched func()) *Form {
	return &Form{
		desk: d, key: key, room: room, touched: touched,
		fields: map[string]*widgets.Field{}, inputs: map[string]fyne.Focusable{}, problems: map[string]error{},
	}
}

// Within says what the form lies in: it is laid out anew when a caption comes
// or goes.
func (f *Form) Within(root fyne.CanvasObject) { f.root = root }

// caption changes the line below a field and makes room for it.
func (f *Form) caption(name string, change func(*widgets.Field)) {
	field := f.fields[name]
	if field == nil {
		return
	}
	had := field.Says()
	change(field)
	if has := field.Says(); (had == "") != (has == "") && f.root != nil {
		f.root.Refresh()
	}
}

// Note sets the quiet line below a field (translated).
func (f *Form) Note(name, text string) {
	f.caption(name, func(field *widgets.Field) { field.WithNote(text) })
}

// Needs marks a field that must be filled: while it is empty the line below it
// says what it blocks (translated). The line is kept free when it is filled,
// so that nothing jumps.
func (f *Form) Needs(name, text string, empty func() bool) {
	f.needs = append(f.needs, need{name, text, empty})
	f.fields[name].WithRoom()
	f.check()
}

func (f *Form) check() {
	for _, n := range f.needs {
		text := ""
		if n.empty() {
			text = n.text
		}
		f.fields[n.name].SetBlocks(text)
	}
}

// Input is a control of a form.
type Input interface {
	fyne.CanvasObject
	fyne.Focusable
}

// Add labels a control of the screen's own; the name is that of the field in
// faults of the record.
func (f *Form) Add(name string, in Input) *widgets.Field {
	f.fields[name], f.inputs[name] = f.desk.Field(f.room+"."+name, in), in
	return f.fields[name]
}

// Input gives a control by its name, nil when it is not on the form.
func (f *Form) Input(name string) fyne.Focusable { return f.inputs[name] }

// Text is a field of one line.
func (f *Form) Text(name string, value *string) *widgets.Field {
	return f.text(name, value, f.desk.Entry(f.key+"."+name, ""))
}

// Area is a field of several lines.
func (f *Form) Area(name string, value *string, lines int) *widgets.Field {
	return f.text(name, value, f.desk.Area(f.key+"."+name, "", lines))
}

func (f *Form) text(name string, value *string, in *widgets.Entry) *widgets.Field {
	in.SetText(*value)
	in.OnChanged = func(s string) {
		*value = s
		f.mended(name)
		f.touched()
	}
	return f.Add(name, in)
}

// Words is a field for several short words, parted by commas or semicolons.
func (f *Form) Words(name string, value *[]string) *widgets.Field {
	in := f.desk.Entry(f.key+"."+name, "record.words_hint")
	in.SetText(strings.Join(*value, "; "))
	in.OnChanged = func(s string) {
		*value = parted(s)
		f.touched()
	}
	return f.Add(name, in)
}

func parted(s string) []string {
	var all []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(";,；，、", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// Number is a field for a figure; zero shows as empty. unit is a quiet
// caption (translated).
func (f *Form) Number(name string, value *money.Decimal, places int32, unit string) *widgets.Field {
	return f.number(name, f.desk.NumberEntry(f.key+"."+name, places, unit), *value, func(v money.Decimal) { *value = v })
}

// Money is a field for a price; zero shows as empty.
func (f *Form) Money(name string, value *money.Decimal, c money.Currency, places int32) *widgets.Field {
	return f.number(name, f.desk.MoneyEntry(f.key+"."+name, c, places), *value, func(v money.Decimal) { *value = v })
}

// Percent is a field for a share of 1, shown in per cent.
func (f *Form) Percent(name string, value *money.Decimal) *widgets.Field {
	return f.number(name, f.desk.NumberEntry(f.key+"."+name, 0, "%"), value.Shift(2), func(v money.Decimal) { *value = v.Shift(-2) })
}

// Whole is a field for a count; zero shows as empty.
func (f *Form) Whole(name string, value *int, unit string) *widgets.Field {
	in := f.desk.NumberEntry(f.key+"."+name, 0, unit)
	field := f.number(name, in, money.New(int64(*value)), func(money.Decimal) {})
	in.OnValue = func(v money.Decimal, _ bool) {
		if !v.IsInteger() {
			in.SetWrong(true)
			f.complain(name, fault.New(sheet.ErrWhole, "Text", v.String()))
			return
		}
		*value = int(v.IntPart())
		f.mended(name)
		f.touched()
	}
	return field
}

func (f *Form) number(name string, in *widgets.NumberEntry, value money.Decimal, set func(money.Decimal)) *widgets.Field {
	if !value.IsZero() {
		in.SetValue(value)
	}
	in.OnValue = func(v money.Decimal, _ bool) {
		set(v)
		f.mended(name)
		f.touched()
	}
	field := f.Add(name, in)
	in.OnProblem = func(err error) { f.complain(name, err) }
	return field
}

// Day is a field for an ISO day, "" for none.
func (f *Form) Day(name string, value *string) *widgets.Field {
	in := f.desk.DateEntry(f.key + "." + name)
	in.SetDay(*value)
	in.OnDay = func(day string) {
		*value = day
		f.mended(name)
		f.touched()
	}
	field := f.Add(name, in)
	in.OnProblem = func(err error) { f.complain(name, err) }
	return field
}

// Choose is a field for one of a few things.
func (f *Form) Choose(name, value string, set func(id string), options ...widgets.Option) *widgets.Field {
	in := f.desk.Select(f.key+"."+name, "", options...)
	in.Set(value)
	in.OnPick = func(id string) {
		set(id)
		f.mended(name)
		f.touched()
	}
	return f.Add(name, in)
}

// Pick is a field for one of many things. A value that is none of the options
// shows as it is; with own words other things may be typed.
func (f *Form) Pick(name, value string, own bool, set func(id string), options []widgets.Option) *widgets.Field {
	in := f.desk.Picker(f.key+"."+name, "")
	in.SetOptions(options)
	take := func(o widgets.Option) {
		set(o.ID)
		f.mended(name)
		f.touched()
	}
	in.OnPick = take
	if own {
		in.OnAdd = func(text string) {
			in.Set(widgets.Option{ID: text, Label: text})
			take(in.Picked())
		}
	}
	in.Set(chosen(options, value))
	return f.Add(name, in)
}

func chosen(options []widgets.Option, id string) widgets.Option {
	for _, o := range options {
		if o.ID == id {
			return o
		}
	}
	return widgets.Option{ID: id, Label: id}
}

func (f *Form) complain(name string, err error) {
	if err == nil {
		f.mended(name)
		return
	}
	f.problems[name] = err
	f.caption(name, func(field *widgets.Field) { field.SetProblem(err) })
}

func (f *Form) mended(name string) {
	delete(f.problems, name)
	f.check()
	f.caption(name, func(field *widgets.Field) { field.SetProblem(nil) })
}

// Fail shows what a record cannot be saved with at its field, and everything
// else in a dialog. It reports whether there was an error.
func (f *Form) Fail(err error) bool {
	if err == nil {
		return false
	}
	name := fault.Of(err).Field
	if f.fields[name] == nil {
		return f.desk.Fail(err)
	}
	f.caption(name, func(field *widgets.Field) { field.SetProblem(err) })
	f.desk.Window.Canvas().Focus(f.inputs[name])
	return true
}

// Settle commits what is being typed and reports whether everything typed
// could be read; the first field that could not gets the keyboard.
func (f *Form) Settle() bool {
	c := f.desk.Window.Canvas()
	if at := c.Focused(); at != nil {
		c.Unfocus()
		c.Focus(at)
	}
	for name := range f.problems {
		c.Focus(f.inputs[name])
		return false
	}
	return true
}

// Scrolled lets a long editor scroll, with room for the bar at its right.
func Scrolled(d *widgets.Desk, content fyne.CanvasObject) fyne.CanvasObject {
	return d.Scroll(container.New(layout.NewCustomPaddedLayout(0, theme.Gap1, 0, theme.Gap3), content))
}

// Beside puts the main part of an editor at the left and the lesser one at
// the right, one unit of width in three.
func Beside(left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(beside{}, left, right)
}

type beside struct{}

const lesserShare = float32(0.34)

func (beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+theme.Gap4+b.Width, max(a.Height, b.Height))
}

func (beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := max(s.Width*lesserShare, o[1].MinSize().Width)
	o[0].Resize(fyne.NewSize(s.Width-w-theme.Gap4, s.Height))
	o[1].Move(fyne.NewPos(s.Width-w, 0))
	o[1].Resize(fyne.NewSize(w, s.Height))
}

// Tall gives a thing a height in pixels: tables inside a form.
func Tall(height float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(tall(height), o)
}

type tall float32

func (t tall) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(t))
}

func (t tall) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
}
