package app

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"sampan/app/inquiry"
	"sampan/app/match"
	"sampan/app/money"
)

// Want is a thing that buyers ask for and the firm lacks.
type Want struct {
	ID         string // of the latest line
	Text       string // the buyers' words: those used most, the shortest of these
	Asks       []inquiry.Asked
	Quantities []Quantity   // what was named, summed by unit, largest first
	Targets    []PriceRange // by currency
	Buyers     []string     // by name
	Sources    []string     // by inquiry.Asked.Origin
	Months     []Month      // oldest first
	Variants   []Variant    // sizes and colours that were named, most asked first
}

// Quantity is a number of units.
type Quantity struct {
	Unit  string
	Value money.Decimal
}

// PriceRange is the span of target prices per unit.
type PriceRange struct {
	Currency  money.Currency
	Low, High money.Decimal
}

// Month counts lines of one month ("2026-11").
type Month struct {
	Month string
	Lines int
}

// Variant is a size or colour that lines name.
type Variant struct {
	Facet Facet
	Value string
	Lines int
}

// Demand lists what buyers ask for and the firm lacks: the lines of inquiries
// that nothing fits, alike ones together, what is asked most first.
func (a *App) Demand(ctx context.Context) ([]Want, error) {
	asked, err := one(ctx, a.store, Reader.AskedLines)
	if err != nil {
		return nil, err
	}
	lacking := slices.DeleteFunc(asked, func(l inquiry.Asked) bool { return l.State != inquiry.Nothing })
	for i := range lacking {
		lacking[i].At = lacking[i].At.In(a.now().Location())
	}
	return GroupDemand(lacking), nil
}

// alike is the share of their words that two lines must have in common to ask
// for the same thing. Sizes, colours and numbers do not count: they are
// variants of it.
const alike = 0.6

// heap is a want while lines are still added to it.
type heap struct {
	words map[string]bool
	asks  []inquiry.Asked
}

// GroupDemand puts lines together that ask for the same thing in nearly the
// same words.
func GroupDemand(lines []inquiry.Asked) []Want {
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(x, y inquiry.Asked) int { return cmp.Or(y.At.Compare(x.At), cmp.Compare(x.ID, y.ID)) })
	var heaps []*heap
	with := map[string][]int{} // heaps by word
	for _, l := range lines {
		words := core(match.Tokens(lineWords(l.Line)))
		at := nearest(heaps, with, words)
		if at < 0 {
			at = len(heaps)
			heaps = append(heaps, &heap{words: words})
			for w := range words {
				with[w] = append(with[w], at)
			}
		}
		heaps[at].asks = append(heaps[at].asks, l)
	}
	wants := make([]Want, len(heaps))
	for i, h := range heaps {
		wants[i] = want(h.asks)
	}
	slices.SortStableFunc(wants, func(x, y Want) int { return len(y.Asks) - len(x.Asks) })
	return wants
}

// core are the words that name the thing; where there are none, all tokens.
func core(tokens []match.Token) map[string]bool {
	words, rest := map[string]bool{}, map[string]bool{}
	for _, t := range tokens {
		switch {
		case t.Weak:
		case t.Kind == match.Word || t.Kind == match.Pair || t.Kind == match.Code || t.Kind == match.Material:
			words[t.Key] = true
		default:
			rest[t.Key] = true
		}
	}
	if len(words) == 0 {
		return rest
	}
	return words
}

// nearest is the heap that has most in common with the words, -1 where none
// has enough.
func nearest(heaps []*heap, with map[string][]int, words map[string]bool) int {
	shared := map[int]int{}
	for w := range words {
		for _, i := range with[w] {
			shared[i]++
		}
	}
	best, most := -1, alike
	for _, i := range slices.Sorted(maps.Keys(shared)) {
		common := shared[i]
		share := float64(common) / float64(len(words)+len(heaps[i].words)-common)
		if share > most || best < 0 && share >= most {
			best, most = i, share
		}
	}
	return best
}

// want sums lines up, newest first.
func want(asks []inquiry.Asked) Want {
	w := Want{ID: asks[0].ID, Asks: asks}
	texts, buyers, sources := map[string]int{}, map[string]bool{}, map[string]bool{}
	months, amounts := map[string]int{}, map[string]money.Decimal{}
	for _, l := range asks {
		texts[strings.TrimSpace(l.Text)]++
		months[l.At.Format("2006-01")]++
		sources[l.Origin()] = true
		if l.Buyer != "" {
			buyers[l.Buyer] = true
		}
		if l.Quantity != nil {
			amounts[l.Unit] = amounts[l.Unit].Add(*l.Quantity)
		}
		if l.TargetPrice != nil {
			w.Targets = span(w.Targets, l.Currency, *l.TargetPrice)
		}
	}
	w.Text = common(texts)
	w.Buyers, w.Sources = slices.Sorted(maps.Keys(buyers)), slices.Sorted(maps.Keys(sources))
	for _, unit := range slices.Sorted(maps.Keys(amounts)) {
		w.Quantities = append(w.Quantities, Quantity{unit, amounts[unit]})
	}
	slices.SortStableFunc(w.Quantities, func(x, y Quantity) int { return y.Value.Cmp(x.Value) })
	for _, m := range slices.Sorted(maps.Keys(months)) {
		w.Months = append(w.Months, Month{m, months[m]})
	}
	w.Variants = variants(asks)
	return w
}

func common(texts map[string]int) string {
	all := slices.Sorted(maps.Keys(texts))
	slices.SortStableFunc(all, func(x, y string) int { return cmp.Or(texts[y]-texts[x], len(x)-len(y)) })
	return all[0]
}

func span(all []PriceRange, c money.Currency, price money.Decimal) []PriceRange {
	i := slices.IndexFunc(all, func(p PriceRange) bool { return p.Currency == c })
	if i < 0 {
		return append(all, PriceRange{c, price, price})
	}
	if price.LessThan(all[i].Low) {
		all[i].Low = price
	}
	if price.GreaterThan(all[i].High) {
		all[i].High = price
	}
	return all
}

// variants counts the sizes and colours that lines name, each once a line.
func variants(asks []inquiry.Asked) []Variant {
	var all []Variant
	for _, l := range asks {
		seen := map[string]bool{}
		for _, t := range match.Tokens(lineWords(l.Line)) {
			facet := facetOf(t)
			if facet == "" || t.Weak || seen[t.Key] || t.Unit == match.Share || t.Unit == match.Count {
				continue
			}
			seen[t.Key] = true
			i := slices.IndexFunc(all, func(v Variant) bool { return v.Facet == facet && v.Value == t.Text })
			if i < 0 {
				i, all = len(all), append(all, Variant{Facet: facet, Value: t.Text})
			}
			all[i].Lines++
		}
	}
	slices.SortStableFunc(all, func(x, y Variant) int { return y.Lines - x.Lines })
	return all
}
