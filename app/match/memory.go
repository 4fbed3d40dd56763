package match

import (
	"slices"
	"strings"
	"sync"
)

// Decision is what a person said about a line.
type Decision string

// The decisions that teach. A buyer's own words weigh most for that buyer:
// what one buyer refused is only less likely for another.
const (
	Confirmed Decision = "confirmed" // this product is meant by these words
	Refused   Decision = "refused"   // this product is not meant by these words
	Bought    Decision = "bought"    // the buyer bought the product, asked in these words or, if empty, in any
	NoFit     Decision = "no_fit"    // nothing of the catalog fits; Product is empty
)

// positive reports a decision that pairs words with a product.
func (d Decision) positive() bool { return d == Confirmed || d == Bought }

// Verdict is one decision. The store keeps the list; everything that Memory
// knows follows from it.
type Verdict struct {
	Buyer    string // id, "" while unknown
	Words    string // the line as it was asked
	Product  string
	Decision Decision
	Shown    float64 // confidence that stood at the first candidate then, 0 if none was shown
	Right    bool    // the first candidate shown was the one confirmed
}

// Memory holds the verdicts of one firm. It teaches at once and unlearns
// exactly: Forget undoes Learn. It may be used beside Match.
type Memory struct {
	lock     sync.RWMutex
	verdicts []Verdict
	exact    map[string][]int    // squashed words to verdicts
	words    map[string][]int    // token keys to verdicts
	codes    map[BuyerName][]int // codes that a buyer used to verdicts
	bought   map[string]map[string]int
	scale    calibration
}

// NewMemory makes a memory of the verdicts that the store kept.
func NewMemory(verdicts []Verdict) *Memory {
	m := &Memory{}
	m.rebuild(slices.Clone(verdicts))
	return m
}

// Learn adds a verdict.
func (m *Memory) Learn(v Verdict) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.verdicts = append(m.verdicts, v)
	m.enter(len(m.verdicts) - 1)
	m.scale = fit(m.verdicts)
}

// Forget takes one verdict back, the latest that is equal; it reports whether
// there was one.
func (m *Memory) Forget(v Verdict) bool {
	m.lock.Lock()
	defer m.lock.Unlock()
	for i := len(m.verdicts) - 1; i >= 0; i-- {
		if m.verdicts[i] == v {
			m.rebuild(slices.Delete(m.verdicts, i, i+1))
			return true
		}
	}
	return false
}

// Verdicts gives what is remembered, in the order of learning.
func (m *Memory) Verdicts() []Verdict {
	m.lock.RLock()
	defer m.lock.RUnlock()
	return slices.Clone(m.verdicts)
}

func (m *Memory) rebuild(list []Verdict) {
	m.verdicts = list
	m.exact, m.words, m.bought = map[string][]int{}, map[string][]int{}, map[string]map[string]int{}
	m.codes = map[BuyerName][]int{}
	for i := range list {
		m.enter(i)
	}
	m.scale = fit(list)
}

func (m *Memory) enter(i int) {
	v := m.verdicts[i]
	if v.Buyer != "" && v.Decision.positive() {
		if m.bought[v.Buyer] == nil {
			m.bought[v.Buyer] = map[string]int{}
		}
		m.bought[v.Buyer][v.Product]++
	}
	if v.Words == "" {
		return
	}
	m.exact[signature(v.Words)] = append(m.exact[signature(v.Words)], i)
	for _, key := range strongKeys(v.Words) {
		m.words[key] = append(m.words[key], i)
	}
	if v.Buyer != "" && v.Decision.positive() {
		for _, code := range codesIn(v.Words) {
			name := BuyerName{v.Buyer, code}
			m.codes[name] = append(m.codes[name], i)
		}
	}
}

// codesIn gives the item codes of a line, squashed.
func codesIn(words string) []string {
	var list []string
	for _, t := range Tokens(words) {
		if t.Kind == Code && !t.Weak && len(t.Key) >= shortestNear && !slices.Contains(list, t.Key) {
			list = append(list, t.Key)
		}
	}
	return list
}

// signature is equal for lines that ask the same in the same words, whatever
// their order, spacing and plural.
func signature(words string) string {
	keys := strongKeys(words)
	if len(keys) == 0 {
		return squash(fold(words))
	}
	return strings.Join(keys, " ")
}

func strongKeys(words string) []string {
	var keys []string
	for _, t := range Tokens(words) {
		if !t.Weak {
			keys = append(keys, t.Key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Match is Index.Match with what the firm has taught.
func (m *Memory) Match(ix *Index, q Query, top int) Result {
	return ix.match(q, top, m.recall(ix, q))
}
