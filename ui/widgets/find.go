package widgets

import (
	"context"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sampan/ui/task"
	"sampan/ui/theme"
	"sampan/ui/widgets/rows"
)

// FindDialog finds one thing out of many: a search field over a list, for
// what has no field of its own. It searches away from the window, since a firm
// may have a hundred thousand records. Escape closes it and picks nothing.
func (d *Desk) FindDialog(key, title, placeholder string, options []Option, pick func(Option)) *Dialog {
	var g *Dialog
	all := found{options: options}
	query := d.Entry(key, placeholder)
	var list *choices
	list = d.choices(func(i int) {
		o := list.options[i]
		g.Close()
		pick(o)
	}, func() { g.answer() })
	query.OnTyped = list.typed
	query.OnChanged = func(typed string) {
		task.Do(d.Scope, key+".search", func(ctx context.Context) ([]Option, error) { return all.matching(typed), ctx.Err() },
			func(hits []Option, err error) {
				if err == nil {
					list.set(hits, "", d.Say("widgets.nothing_found"))
				}
			})
	}
	query.OnChanged("")
	content := Column(theme.Gap2, false, query, container.NewStack(grow(fyne.NewSize(10, choiceRows*choiceHeight+2*theme.Gap1)), list))
	g = d.Dialog(title, dialogWidth+100, content, query, nil)
	return g
}

// found holds options with the texts they are found by.
type found struct {
	lock    sync.Mutex
	options []Option
	folded  []string // made at the first search
}

// mostFound bounds what a search shows; nobody scrolls further, they type on.
const mostFound = 200

// matching finds options: those whose label begins with what was typed come
// first, the rest in their own order.
func (f *found) matching(typed string) []Option {
	f.lock.Lock()
	defer f.lock.Unlock()
	words := rows.Words(typed)
	if len(words) == 0 {
		return f.options[:min(len(f.options), mostFound)]
	}
	if f.folded == nil {
		f.folded = make([]string, len(f.options))
		for i, o := range f.options {
			f.folded[i] = rows.FoldText(o.Label) + rows.FoldText(o.Note) + rows.FoldText(o.Also)
		}
	}
	var first, rest []Option
	for i, o := range f.options {
		switch {
		case !rows.Matches(f.folded[i], words):
		case strings.HasPrefix(f.folded[i], words[0]):
			first = append(first, o)
		case len(rest) < mostFound:
			rest = append(rest, o)
		}
		if len(first) >= mostFound {
			break
		}
	}
	return slices.Concat(first, rest[:min(len(rest), mostFound-min(len(first), mostFound))])
}
