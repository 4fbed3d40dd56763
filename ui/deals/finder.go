package deals

import (
	"context"
	"strings"
	"sync"

	"sampan/app/catalog"
	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// finder finds products by code, names and pinyin initials, away from the
// window: a catalog may hold a hundred thousand.
type finder struct {
	products []catalog.Summary
	codes    map[string]string // folded code → id
	chinese  bool
	fold     sync.Once
	folded   []string
}

func newFinder(products []catalog.Summary, chinese bool) *finder {
	f := &finder{products: products, codes: make(map[string]string, len(products)), chinese: chinese}
	for _, p := range products {
		f.codes[strings.ToLower(p.Code)] = p.ID
	}
	return f
}

// byCode gives the id of the product with a code, "" without one.
func (f *finder) byCode(code string) string { return f.codes[strings.ToLower(strings.TrimSpace(code))] }

// mostFound is more than anybody scrolls through.
const mostFound = 200

func (f *finder) search(ctx context.Context, typed string) ([]widgets.Option, error) {
	f.fold.Do(func() {
		f.folded = make([]string, len(f.products))
		for i, p := range f.products {
			f.folded[i] = rows.FoldText(p.Code) + rows.FoldText(p.NameEN) + rows.FoldText(p.NameZH) + rows.FoldText(p.Model)
		}
	})
	words := rows.Words(typed)
	var found []widgets.Option
	for i, p := range f.products {
		if len(found) == mostFound || ctx.Err() != nil {
			break
		}
		if len(words) == 0 || rows.Matches(f.folded[i], words) {
			found = append(found, f.option(p))
		}
	}
	return found, ctx.Err()
}

func (f *finder) option(p catalog.Summary) widgets.Option {
	name := p.NameEN
	if name == "" || (f.chinese && p.NameZH != "") {
		name = p.NameZH
	}
	return widgets.Option{ID: p.ID, Label: name, Note: p.Code}
}
