//go:build drive

package widgets

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Spot is where a control stands, in pixels of the window.
type Spot struct {
	Key      string `json:"key"`
	Text     string `json:"text"`
	X        int    `json:"x"`
	Y        int    `json:"y"`
	W        int    `json:"w"`
	H        int    `json:"h"`
	Focused  bool   `json:"focused,omitempty"`
	Disabled bool   `json:"disabled,omitempty"`
}

// Driven says that a test works this build, for which a dialog of the system
// would be out of reach.
const Driven = true

// Drive writes the controls that can be seen into a file, as a JSON list, ten
// times a second when something changed. While something lies over the page
// (a dialog, a list) only what is in it is written, as only that can be used.
func Drive(w fyne.Window, path string) {
	if path == "" {
		return
	}
	var last []byte
	go func() {
		for range time.Tick(100 * time.Millisecond) {
			fyne.Do(func() {
				text, err := json.MarshalIndent(Spots(w.Canvas()), "", " ")
				if err != nil || bytes.Equal(text, last) {
					return
				}
				if os.WriteFile(path+".new", text, 0o600) == nil && os.Rename(path+".new", path) == nil {
					last = text
				}
			})
		}
	}()
}

// Spots finds the controls of a canvas.
func Spots(c fyne.Canvas) []Spot {
	f := &finder{canvas: c, scale: c.Scale(), out: []Spot{}}
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	size := c.Size()
	f.walk(root, fyne.NewPos(0, 0), box{0, 0, size.Width, size.Height})
	return f.out
}

type box struct{ left, top, right, bottom float32 }

func (b box) cut(o box) box {
	return box{max(b.left, o.left), max(b.top, o.top), min(b.right, o.right), min(b.bottom, o.bottom)}
}

type finder struct {
	canvas fyne.Canvas
	scale  float32
	out    []Spot
}

func (f *finder) walk(o fyne.CanvasObject, at fyne.Position, seen box) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	mine := box{at.X, at.Y, at.X + o.Size().Width, at.Y + o.Size().Height}
	if k, ok := o.(Keyed); ok && k.Key() != "" {
		f.add(k, mine.cut(seen))
	}
	if t, ok := o.(interface{ drivenCells() []drivenCell }); ok {
		for _, c := range t.drivenCells() {
			f.addCell(c, at, seen)
		}
	}
	switch o := o.(type) {
	case *fyne.Container:
		f.walkAll(o.Objects, at, seen)
	case *container.Scroll:
		f.walk(o.Content, at, seen.cut(mine))
	case *container.Clip:
		f.walk(o.Content, at, seen.cut(mine))
	case *Field:
		f.walk(o.inside, at, seen)
	case Holder:
		f.walkAll(o.Holds(), at, seen)
	case fyne.Widget:
		f.walk(contentOf(o), at, seen)
	}
}

func (f *finder) walkAll(objects []fyne.CanvasObject, at fyne.Position, seen box) {
	for _, o := range objects {
		f.walk(o, at, seen)
	}
}

// Holder is a widget that says what stands in it.
type Holder interface{ Holds() []fyne.CanvasObject }

// contentOf finds the Content of Fyne's popups and of the layer they lie on,
// which has no name outside Fyne.
func contentOf(w fyne.Widget) fyne.CanvasObject {
	v := reflect.Indirect(reflect.ValueOf(w))
	if v.Kind() != reflect.Struct {
		return nil
	}
	if c := v.FieldByName("Content"); c.IsValid() && c.CanInterface() {
		o, _ := c.Interface().(fyne.CanvasObject)
		return o
	}
	return nil
}

// Holds gives the content of the band.
func (b *Band) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{b.content} }

// Holds gives the bar and the page.
func (p *PagePreview) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{p.content} }

// Holds gives the button of an empty list.
func (v *emptyView) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{v.box} }

// Holds gives the titles, the rows and what stands where there are none.
func (t *Table[R]) Holds() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.header, t.scroll, t.nothing}
}

// Holds gives the titles.
func (h *tableHeader[R]) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{h.clip} }

// Holds gives the editor of the cells.
func (b *tableBody[R]) Holds() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.table.editor.box}
}

// Holds gives the rows of the list.
func (c *choices) Holds() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(c.rows))
	for i, r := range c.rows {
		out[i] = r
	}
	return out
}

// Key is "choice." and the id of the option, "choice.add" for the last row.
func (r *choiceRow) Key() string {
	if i := r.index(); i < len(r.of.options) {
		return "choice." + r.of.options[i].ID
	}
	return "choice.add"
}

// Shows is the text of the option.
func (r *choiceRow) Shows() string {
	if i := r.index(); i < len(r.of.options) {
		return r.of.options[i].Label
	}
	return r.of.add
}

// drivenCell is a cell of a table: its key is the table's, the id of the row
// and the column.
type drivenCell struct {
	key, text                string
	left, top, width, height float32
}

func (b *tableBody[R]) drivenCells() []drivenCell {
	t := b.table
	var out []drivenCell
	from, to := b.sight()
	for i := from; i < min(to, t.Model.Len()); i++ {
		x := float32(0)
		for n, c := range t.Model.Shown() {
			text := ""
			if c.Value != nil {
				text = c.Value(t.Model.Row(i))
			}
			out = append(out, drivenCell{t.key + "/" + t.Model.ID(i) + "/" + c.Key, text, x, float32(i) * t.rowHeight, t.widths[n], t.rowHeight})
			x += t.widths[n]
		}
	}
	return out
}

func (f *finder) add(k Keyed, b box) {
	s := f.spot(k.Key(), k.Shows(), b)
	if focus, ok := k.(fyne.Focusable); ok {
		s.Focused = f.canvas.Focused() == focus
	}
	if d, ok := k.(fyne.Disableable); ok {
		s.Disabled = d.Disabled()
	}
	if s.W > 0 && s.H > 0 {
		f.out = append(f.out, s)
	}
}

func (f *finder) addCell(c drivenCell, at fyne.Position, seen box) {
	b := box{at.X + c.left, at.Y + c.top, at.X + c.left + c.width, at.Y + c.top + c.height}.cut(seen)
	if s := f.spot(c.key, c.text, b); s.W > 0 && s.H > 0 {
		f.out = append(f.out, s)
	}
}

func (f *finder) spot(key, text string, b box) Spot {
	px := func(v float32) int { return int(v * f.scale) }
	return Spot{Key: key, Text: text, X: px(b.left), Y: px(b.top), W: px(b.right) - px(b.left), H: px(b.bottom) - px(b.top)}
}
