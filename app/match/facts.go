package match

import (
	"slices"
	"strings"
)

// facts are the typed tokens of question and article held against each other;
// they are what the reasons are worded from.
type facts struct {
	sameCode    []string   // codes found as asked
	nearCode    [2]string  // asked, here: one character apart
	likeCode    [2]string  // asked, here: alike
	otherCode   [2]string  // asked, here: nothing alike
	likeness    float64    // of the best pair of codes
	agree       [sorts]int // typed tokens that agree
	conflict    [sorts]int // kinds or dimensions asked in which none agrees
	pairs       []factPair // what agrees or conflicts, as written
	numbers     [2]int     // bare numbers asked: found, not found
	strange     int        // bare numbers of the title that were not asked
	buyerName   string     // what the buyer calls it
	ownCode     bool       // the firm's own item code or model stands in the line
	otherNumber [2]string  // asked, here
}

// sort of a typed comparison.
type sort uint8

const (
	byMeasure sort = iota
	byVariant      // voltage, capacity and the like, in the title or the specification
	bySize
	byColour
	byMaterial
	sorts
)

type factPair struct {
	by          sort
	unit        Dimension
	asked, here string
	agrees      bool
}

// typed are the tokens of one side by kind.
type typed struct {
	measures  [dimensions][]entry
	sizes     []string
	colours   []string
	materials []string
	numbers   []entry
	codes     []entry
}

func (t *typed) add(e entry, weak, number bool) {
	switch e.kind {
	case Measure:
		t.measures[e.unit] = append(t.measures[e.unit], e)
	case Size:
		t.sizes = append(t.sizes, e.key)
	case Colour:
		t.colours = append(t.colours, e.key)
	case Material:
		t.materials = append(t.materials, e.key)
	case Number:
		if number && !weak {
			t.numbers = append(t.numbers, e)
		}
	case Code:
		if !weak && len(e.key) >= shortestNear {
			t.codes = append(t.codes, e)
		}
	}
}

// compare holds the typed tokens of a question against those of a record.
func (ix *Index) compare(q Query, asked *question, r *record) facts {
	var want, have typed
	for _, t := range asked.tokens {
		want.add(entry{key: t.Key, kind: t.Kind, unit: t.Unit, value: t.Value}, t.Weak, true)
	}
	for _, t := range r.terms {
		e := ix.vocab.entries[t.id()]
		if t.field() != remark || e.kind == Colour || e.kind == Material {
			have.add(e, t.weak(), t.field() == title)
		}
	}
	var f facts
	f.codes(want.codes, have.codes)
	for d := range want.measures {
		f.measures(Dimension(d), want.measures[d], have.measures[d])
	}
	f.names(byColour, want.colours, have.colours)
	f.names(byMaterial, want.materials, have.materials)
	f.sizes(want.sizes, have.sizes)
	f.figures(want.numbers, have.numbers)
	f.own(q, asked, r)
	return f
}

func (f *facts) codes(want, have []entry) {
	bestAsked, bestHere := "", ""
	for _, w := range want {
		for _, h := range have {
			l := likeness(w.key, h.key)
			if l == 1 {
				f.sameCode = append(f.sameCode, w.key)
			}
			if l > f.likeness {
				f.likeness, bestAsked, bestHere = l, w.key, h.key
			}
		}
	}
	switch {
	case len(want) == 0 || len(have) == 0 || len(f.sameCode) > 0:
	case oneEdit(bestAsked, bestHere) && !strings.HasPrefix(bestHere, bestAsked) && !strings.HasPrefix(bestAsked, bestHere):
		f.nearCode = [2]string{bestAsked, bestHere}
	case f.likeness >= 0.5:
		f.likeCode = [2]string{bestAsked, bestHere}
	default:
		f.otherCode = [2]string{want[0].key, have[0].key}
	}
}

// variants are the dimensions by which otherwise equal goods differ.
func variant(d Dimension) bool {
	switch d {
	case Voltage, Volume, Storage, Charge, Power, Mass, Energy, Pixels, Grammage, Capacitance, Resistance:
		return true
	}
	return false
}

func (f *facts) measures(d Dimension, want, have []entry) {
	if len(want) == 0 || len(have) == 0 {
		return
	}
	for _, w := range want {
		at := slices.IndexFunc(have, func(h entry) bool { return near(w.value, h.value) })
		if at >= 0 {
			f.agree[byMeasure]++
			f.pairs = append(f.pairs, factPair{byMeasure, d, showMeasure(d, w.value), showMeasure(d, have[at].value), true})
			continue
		}
		f.pairs = append(f.pairs, factPair{byMeasure, d, showMeasure(d, w.value), showMeasure(d, have[0].value), false})
		f.conflict[byMeasure]++
		if variant(d) {
			f.conflict[byVariant]++
		}
	}
}

func (f *facts) names(by sort, want, have []string) {
	if len(want) == 0 || len(have) == 0 {
		return
	}
	for _, w := range want {
		if slices.Contains(have, w) {
			f.agree[by]++
			f.pairs = append(f.pairs, factPair{by: by, asked: w, here: w, agrees: true})
		}
	}
	if f.agree[by] == 0 {
		f.conflict[by]++
		f.pairs = append(f.pairs, factPair{by: by, asked: want[0], here: have[0]})
	}
}

// sizes compares sizes of clothing with their like, and edges with theirs.
func (f *facts) sizes(want, have []string) {
	for _, w := range want {
		other := ""
		for _, h := range have {
			if strings.HasPrefix(w, "size ") != strings.HasPrefix(h, "size ") {
				continue
			}
			if sameEdges(w, h) {
				f.agree[bySize]++
				f.pairs = append(f.pairs, factPair{by: bySize, asked: showSize(w), here: showSize(h), agrees: true})
				other = ""
				break
			}
			other = h
		}
		if other != "" {
			f.conflict[bySize]++
			f.pairs = append(f.pairs, factPair{by: bySize, asked: showSize(w), here: showSize(other)})
		}
	}
}

// sameEdges allows another order of the edges.
func sameEdges(a, b string) bool {
	if a == b {
		return true
	}
	if !strings.HasPrefix(a, "=x") || !strings.HasPrefix(b, "=x") {
		return false
	}
	x, y := strings.Split(a[2:], "x"), strings.Split(b[2:], "x")
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

func (f *facts) figures(want, have []entry) {
	var asked, here string
	for _, w := range want {
		if slices.ContainsFunc(have, func(h entry) bool { return h.key == w.key }) {
			f.numbers[0]++
		} else {
			f.numbers[1]++
			asked = w.key
		}
	}
	for _, h := range have {
		if !slices.ContainsFunc(want, func(w entry) bool { return h.key == w.key }) {
			f.strange++
			here = h.key
		}
	}
	if f.numbers[0] == 0 && asked != "" && here != "" {
		f.otherNumber = [2]string{asked, here}
	}
}

// own looks for the firm's own codes and the buyer's names in the line.
func (f *facts) own(q Query, asked *question, r *record) {
	for _, t := range asked.tokens {
		if len(t.Key) >= 3 && (t.Key == r.code || t.Key == r.model) {
			f.ownCode = true
		}
	}
	whole := squash(fold(q.Text))
	if whole != "" && (whole == r.code || whole == r.model) {
		f.ownCode = true
		if !slices.Contains(f.sameCode, whole) {
			f.sameCode = append(f.sameCode, whole)
		}
	}
	if q.Buyer == "" || len(r.buyers) == 0 {
		return
	}
	for _, n := range buyerNames(q) {
		if slices.Contains(r.buyers, n) {
			f.buyerName = n.Name
		}
	}
}
