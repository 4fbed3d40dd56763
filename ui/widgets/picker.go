package widgets

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/ui/task"
	"sampan/ui/theme"
)

// Picker is a field that holds one thing out of many: a buyer, a product, a
// port. Typing, F7, Down or a click opens a list with a search field that
// finds by Chinese, English and pinyin initials. With OnAdd the last row of
// the list makes a new thing of what was typed.
type Picker struct {
	closedField
	// OnPick is told what was picked; the zero Option means emptied.
	OnPick func(Option)
	// OnAdd is told the text of a new thing; it calls Set when it is made.
	OnAdd func(text string)
	// Search finds options away from the window instead of SetOptions.
	Search func(ctx context.Context, typed string) ([]Option, error)

	all   *found
	value Option
	query *Entry
	list  *choices
	pop   *popup
}

// Picker makes a picker; the key of the placeholder may be "".
func (d *Desk) Picker(key, placeholder string) *Picker {
	p := &Picker{all: &found{}}
	p.setupField(d, key, placeholder)
	p.shows = func() string { return p.value.Label }
	p.press = func() { p.openWith("") }
	p.ExtendBaseWidget(p)
	return p
}

// SetOptions gives all options, in the order to offer them.
func (p *Picker) SetOptions(options []Option) {
	p.all = &found{options: options}
}

// Set shows an option as picked and does not call OnPick.
func (p *Picker) Set(o Option) {
	p.value = o
	p.Refresh()
}

// Picked is what was picked; its ID is "" when nothing was.
func (p *Picker) Picked() Option { return p.value }

// TypedRune opens the list and searches.
func (p *Picker) TypedRune(r rune) {
	if r != ' ' {
		p.openWith(string(r))
	}
}

// TypedKey opens the list, empties the field or hands the key on.
func (p *Picker) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyF7, fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.openWith("")
	case fyne.KeyDelete, fyne.KeyBackspace:
		p.pick(Option{})
	default:
		p.desk.key(ev)
	}
}

func (p *Picker) pick(o Option) {
	if p.disabled || o == p.value {
		return
	}
	p.Set(o)
	if p.OnPick != nil {
		p.OnPick(o)
	}
}

func (p *Picker) openWith(typed string) {
	if p.disabled || p.pop.open() {
		return
	}
	p.list = p.desk.choices(p.take, func() { p.pop.close() })
	p.query = p.desk.Entry(p.key+".search", "widgets.type_to_find")
	p.query.OnTyped = p.list.typed
	p.query.OnChanged = p.find
	p.find(typed)
	box := container.NewBorder(container.NewPadded(p.query), nil, nil, nil, p.list)
	seen := float32(choiceRows)
	if p.Search == nil { // as high as it can get, so that nothing jumps while typing
		seen = float32(max(3, min(choiceRows, len(p.all.options)+1)))
	}
	p.pop = p.desk.openBelow(p, container.NewStack(grow(fyne.NewSize(320, theme.Control+choiceHeight*seen+5*theme.Gap1)), box), p.query, true)
	for _, r := range typed {
		p.query.TypedRune(r)
	}
}

// take picks the i-th row of the list, or adds what was typed.
func (p *Picker) take(i int) {
	typed := strings.TrimSpace(p.query.Text)
	p.pop.close()
	if i < len(p.list.options) {
		p.pick(p.list.options[i])
	} else if p.OnAdd != nil && typed != "" {
		p.OnAdd(typed)
	}
}

func (p *Picker) find(typed string) {
	if p.Search == nil {
		p.show(typed, p.all.matching(typed))
		return
	}
	search := p.Search
	task.Do(p.desk.Scope, p.key+".search", func(ctx context.Context) ([]Option, error) { return search(ctx, typed) },
		func(found []Option, err error) {
			if err != nil {
				p.desk.Hint(p.desk.Explain(err))
				return
			}
			p.show(typed, found)
		})
}

func (p *Picker) show(typed string, found []Option) {
	add := ""
	if text := strings.TrimSpace(typed); p.OnAdd != nil && text != "" {
		add = p.desk.Say("widgets.add_new", "Text", text)
	}
	p.list.set(found, add, p.desk.Say("widgets.nothing_found"))
}
