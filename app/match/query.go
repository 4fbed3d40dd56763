package match

import (
	"slices"
	"strings"
)

// word is one token of the index with the part of a group that it carries.
type word struct {
	id    uint32
	share float32
}

// option is one way in which a group can be met; a gloss of several words is
// met in part by some of them.
type option struct {
	words []word
	how   how
}

// how tells an explanation by what way a word was met.
type how uint8

const (
	same how = iota
	similar
	translated
	synonym
)

// group is a piece of the query with all that would meet it.
type group struct {
	token   Token
	weight  float32 // rarity of what it asks for
	options []option
	weak    bool
}

// question is a query read for one index.
type question struct {
	groups  []group
	tokens  []Token // typed tokens, those of translations included
	title   string
	spelled spelledText
	codes   []Token // strong item codes asked for
	words   map[uint32][]place
	weight  float32 // of all strong groups
}

// place is where a token of the index meets the question.
type place struct {
	group, option int
	share         float32
}

// ask reads a query. The index is locked for reading.
func (ix *Index) ask(q Query, s *scratch) *question {
	full := strings.TrimSpace(strings.Join([]string{q.Text, q.Model, q.Spec}, " "))
	a := asking{Index: ix, scratch: s, q: &question{words: map[uint32][]place{}}}
	a.q.tokens = a.unique(Tokens(full))
	a.translate(full)
	for i, t := range a.q.tokens {
		if !a.spent[i] {
			a.token(t)
		}
	}
	a.q.tokens = append(a.q.tokens, a.typed...)
	a.compounds()
	a.cognates()
	a.finish()
	a.q.title = spell(ix.withoutShops(q.Text))
	if a.q.title == "" {
		a.q.title = spell(full)
	}
	a.q.spelled = ix.spelling.weigh(a.q.title, len(ix.slots))
	return a.q
}

type asking struct {
	*Index
	*scratch
	q      *question
	abroad bool         // the line is in a Romance language or may be
	spent  map[int]bool // tokens that a translation took in
	typed  []Token      // typed tokens met in translations
}

func (a *asking) unique(list []Token) []Token {
	seen := map[string]int{}
	out := list[:0]
	for _, t := range list {
		if at, ok := seen[t.Key]; ok {
			out[at].Weak = out[at].Weak && t.Weak
			continue
		}
		seen[t.Key] = len(out)
		out = append(out, t)
	}
	return out
}

// known gives the number of a token that some article holds.
func (a *asking) known(key string) (uint32, bool) {
	id, ok := a.vocab.find(key)
	return id, ok && a.vocab.entries[id].count > 0
}

func (a *asking) rarity(id uint32) float32 {
	return a.worth(id)
}

// token makes the group of one token.
func (a *asking) token(t Token) {
	g := group{token: t, weak: t.Weak}
	id, ok := a.known(t.Key)
	if ok {
		g.options = append(g.options, option{[]word{{id, 1}}, same})
	}
	switch {
	case t.Kind == Pair && !ok:
		return
	case t.Weak && !ok:
		return
	case t.Kind == Code || t.Kind == Word && len(t.Key) > 3:
		a.similar(&g, t, ok)
	case t.Kind == Measure:
		a.nearMeasures(&g, t)
	}
	for _, id := range a.family(t) {
		g.options = append(g.options, option{[]word{{id, 0.7}}, similar})
	}
	if t.Kind == Word || t.Kind == Material {
		a.synonyms(&g, t)
	}
	if t.Kind == Code && !t.Weak && len(t.Key) >= shortestNear {
		a.q.codes = append(a.q.codes, t)
	}
	a.add(g)
}

// add weighs a group by the rarest full way of meeting it; what nothing meets
// weighs as the rarest word there is.
func (a *asking) add(g group) {
	for _, o := range g.options {
		var w, n float32
		for _, x := range o.words {
			w += x.share * a.rarity(x.id)
			n += x.share
		}
		if o.how == same && n > 0 {
			g.weight = w
			break
		}
		g.weight = max(g.weight, w)
	}
	if len(g.options) == 0 {
		g.weight = float32(rarity(len(a.slots), 0)) * 0.6
	}
	a.q.groups = append(a.q.groups, g)
}

// mostSimilar bounds the other spellings that one token brings in.
const mostSimilar = 6

// similar brings in tokens spelled alike: all that are one edit away from a
// code, and the closest by their grams.
func (a *asking) similar(g *group, t Token, exact bool) {
	type found struct {
		id   uint32
		like float64
	}
	var list []found
	seen := map[uint32]bool{}
	look := func(id uint32) {
		e := &a.vocab.entries[id]
		if seen[id] || e.count == 0 || e.key == t.Key || (e.kind == Code) != (t.Kind == Code) {
			return
		}
		seen[id] = true
		if l := likeness(t.Key, e.key); l >= a.floor(t, exact) {
			list = append(list, found{id, l})
		}
	}
	if len(t.Key) >= shortestNear && !exact {
		a.vocab.near.each(t.Key, look)
	}
	if !t.Weak && len(t.Key) > 3 {
		a.spellings.grow(len(a.vocab.entries))
		for _, id := range a.vocab.grams.alike(t.Key, &a.spellings, 60) {
			look(id)
		}
	}
	slices.SortFunc(list, func(x, y found) int {
		switch {
		case x.like > y.like:
			return -1
		case x.like < y.like:
			return 1
		}
		return strings.Compare(a.vocab.entries[x.id].key, a.vocab.entries[y.id].key)
	})
	most := mostSimilar
	if t.Kind == Code {
		most *= 4
	}
	for _, f := range list[:min(len(list), most)] {
		g.options = append(g.options, option{[]word{{f.id, float32(f.like * f.like)}}, similar})
	}
}

// floor is how alike two spellings must be to be brought together.
func (a *asking) floor(t Token, exact bool) float64 {
	switch {
	case t.Kind == Code:
		return 0.5
	case exact:
		return 0.72
	}
	return 0.6
}

// nearMeasures brings in measures that makers round differently.
func (a *asking) nearMeasures(g *group, t Token) {
	for _, by := range []float64{0.976, 0.98, 0.99, 1.01, 1.02, 1.024} {
		if id, ok := a.known(measureKey(t.Unit, t.Value*by)); ok && a.vocab.entries[id].key != t.Key {
			g.options = append(g.options, option{[]word{{id, 0.8}}, similar})
		}
	}
}

func (a *asking) synonyms(g *group, t Token) {
	for _, m := range a.words.tables[englishColumn][lemma(t.Key, englishColumn)] {
		if o, ok := a.option(m, synonym); ok {
			g.options = append(g.options, o)
		}
	}
}

// option reads a gloss as tokens of the index; words that no article holds
// still take their share.
func (a *asking) option(m gloss, by how) (option, bool) {
	list := Tokens(m.text)
	o := option{how: by}
	strong := 0
	for _, t := range list {
		if !t.Weak {
			strong++
		}
	}
	for _, t := range list {
		if t.Weak {
			continue
		}
		if t.Kind == Colour || t.Kind == Material || t.Kind == Size {
			a.typed = append(a.typed, t)
		}
		share := m.trust / float32(strong)
		if id, ok := a.known(t.Key); ok {
			o.words = append(o.words, word{id, share})
		}
		for _, id := range a.family(t) {
			o.words = append(o.words, word{id, 0.75 * share})
		}
	}
	return o, len(o.words) > 0
}

// mostFamily bounds the words of one root that are brought in.
const mostFamily = 6

// family gives the other words of the same root: clean, cleaner, cleaning.
func (a *asking) family(t Token) []uint32 {
	if t.Kind != Word || len(t.Key) < 4 {
		return nil
	}
	var list []uint32
	for _, id := range a.vocab.roots[root(t.Key)] {
		if e := &a.vocab.entries[id]; e.count > 0 && e.key != t.Key && len(list) < mostFamily {
			list = append(list, id)
		}
	}
	return list
}

// compounds meets "head strap" with "headstrap", both ways.
func (a *asking) compounds() {
	strong := slices.DeleteFunc(slices.Clone(a.q.tokens), func(t Token) bool { return t.Weak || t.Kind != Word })
	for i := 0; i+1 < len(strong); i++ {
		key := plain(strong[i].Text + strong[i+1].Text)
		if id, ok := a.known(key); ok {
			a.add(group{token: Token{Kind: Word, Key: key, Text: key}, weak: true, options: []option{{[]word{{id, 1}}, similar}}})
		}
	}
	for i := range a.q.groups {
		g := &a.q.groups[i]
		if len(g.options) > 0 || g.token.Kind != Word {
			continue
		}
		text := g.token.Text
		for cut := 3; cut+3 <= len(text); cut++ {
			one, ok := a.known(stem(text[:cut]))
			two, also := a.known(stem(text[cut:]))
			if ok && also {
				g.options = append(g.options, option{[]word{{one, 0.5}, {two, 0.5}}, similar})
				g.weight = (a.rarity(one) + a.rarity(two)) / 2
			}
		}
	}
}

// finish turns the groups round: from tokens of the index to places.
func (a *asking) finish() {
	for i := range a.q.groups {
		g := &a.q.groups[i]
		if !g.weak {
			a.q.weight += g.weight
		}
		for j, o := range g.options {
			for _, w := range o.words {
				a.q.words[w.id] = append(a.q.words[w.id], place{i, j, w.share})
			}
		}
	}
}
