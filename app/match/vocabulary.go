package match

import "math"

// entry is a token that some article holds or held.
type entry struct {
	key   string
	kind  Kind
	unit  Dimension
	value float64
	count uint32 // articles that hold it now
	tails uint32 // of these, in the tail of the name
}

// vocabulary gives every token a number. It only grows: a token that no
// article holds any more has count 0 and is passed over.
type vocabulary struct {
	ids     map[string]uint32
	entries []entry
	roots   map[string][]uint32 // words by root, where it is not the word itself
	near    deletions
	grams   gramTable
}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]uint32{}, roots: map[string][]uint32{}, near: newDeletions(), grams: newGramTable()}
}

// find gives the number of a token; kinds do not part equal keys, since what
// is a code on one side may be a word on the other.
func (v *vocabulary) find(key string) (uint32, bool) {
	id, ok := v.ids[key]
	return id, ok
}

func (v *vocabulary) add(t Token) uint32 {
	if id, ok := v.ids[t.Key]; ok {
		return id
	}
	id := uint32(len(v.entries))
	v.ids[t.Key] = id
	v.entries = append(v.entries, entry{key: t.Key, kind: t.Kind, unit: t.Unit, value: t.Value})
	if t.Kind == Word && t.Key[0] >= 'a' && t.Key[0] <= 'z' && len(t.Key) >= 4 {
		r := root(t.Key)
		v.roots[r] = append(v.roots[r], id)
	}
	if spelled(t) {
		v.grams.add(t.Key, id)
	}
	if t.Kind == Code && len(t.Key) >= shortestNear || t.Kind == Word && len(t.Key) >= shortestNear+1 {
		v.near.add(t.Key, id)
	}
	return id
}

// count books or takes back one article that holds a token.
func (v *vocabulary) count(t term, by int) {
	e := &v.entries[t.id()]
	e.count += uint32(by)
	if t.tail() {
		e.tails += uint32(by)
	}
}

// spelled reports a token whose letters can be compared.
func spelled(t Token) bool {
	return (t.Kind == Word || t.Kind == Code) && len(t.Key) >= 4
}

// rarity is the inverse document frequency of BM25, never negative.
func rarity(articles int, count uint32) float64 {
	return math.Log(1 + (float64(articles)-float64(count)+0.5)/(float64(count)+0.5))
}

// bears reports whether some article bears a code. The index locks itself.
func (ix *Index) bears(code string) bool {
	ix.lock.RLock()
	defer ix.lock.RUnlock()
	id, ok := ix.vocab.find(code)
	return ok && ix.vocab.entries[id].count > 0
}
