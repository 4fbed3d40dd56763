package match

import (
	"math"
	"slices"
	"strings"
	"sync"
)

// Decision is what a person said about a line.
type Decision string

// The decisions that teach.
const (
	Confirmed Decision = "confirmed" // this product is meant by these words
	Refused   Decision = "refused"   // this product is not meant by these words
	Bought    Decision = "bought"    // the buyer bought the product; Words may be empty
	NoFit     Decision = "no_fit"    // nothing of the catalog fits; Product is empty
)

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
	exact    map[string][]int // squashed words to verdicts
	words    map[string][]int // token keys to verdicts
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

func (m *Memory) rebuild(list []Verdict) {
	m.verdicts = list
	m.exact, m.words, m.bought = map[string][]int{}, map[string][]int{}, map[string]map[string]int{}
	for i := range list {
		m.enter(i)
	}
	m.scale = fit(list)
}

func (m *Memory) enter(i int) {
	v := m.verdicts[i]
	if v.Buyer != "" && (v.Decision == Bought || v.Decision == Confirmed) {
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
	return ix.match(q, top, m.recall(q))
}

// lesson is what the memory has to say about one line; nil says nothing.
type lesson struct {
	chance  map[string]float64 // by product, probability from verdicts alone
	refused map[string]bool
	said    map[string][]Reason
	bought  map[string]int
	nothing bool // nothing fitted these very words
	scale   calibration
}

func (m *Memory) recall(q Query) *lesson {
	m.lock.RLock()
	defer m.lock.RUnlock()
	l := &lesson{chance: map[string]float64{}, refused: map[string]bool{}, said: map[string][]Reason{}, bought: m.bought[q.Buyer], scale: m.scale}
	line := strings.TrimSpace(strings.Join([]string{q.Text, q.Model, q.Spec}, " "))
	exact := m.exact[signature(line)]
	if line != q.Text {
		exact = append(slices.Clone(exact), m.exact[signature(q.Text)]...)
	}
	for _, i := range exact {
		l.hear(m.verdicts[i], q.Buyer)
	}
	m.resemble(line, l)
	return l
}

// hear takes in a verdict on the very same words; later ones overrule.
func (l *lesson) hear(v Verdict, buyer string) {
	own := v.Buyer != "" && v.Buyer == buyer
	switch v.Decision {
	case Confirmed:
		key, p := "match.confirmed", 0.93
		if own {
			key, p = "match.confirmed_buyer", 0.985
		}
		if p >= l.chance[v.Product] {
			l.chance[v.Product] = p
			l.said[v.Product] = []Reason{{Key: key, Effect: Agrees}}
		}
		delete(l.refused, v.Product)
		l.nothing = false
	case Refused:
		l.refused[v.Product] = true
		delete(l.chance, v.Product)
		l.said[v.Product] = []Reason{{Key: "match.refused", Effect: Conflicts}}
	case NoFit:
		l.nothing = true
	}
}

// resemble looks for confirmed lines that share most words with this one.
func (m *Memory) resemble(line string, l *lesson) {
	keys := strongKeys(line)
	shared := map[int]int{}
	for _, k := range keys {
		if list := m.words[k]; len(list) < 200 {
			for _, i := range list {
				shared[i]++
			}
		}
	}
	for i, n := range shared {
		v := m.verdicts[i]
		if v.Decision != Confirmed || l.refused[v.Product] {
			continue
		}
		all := len(keys) + len(strongKeys(v.Words)) - n
		if like := float64(n) / float64(max(1, all)); like >= 0.6 && like < 1 && 0.75*like > l.chance[v.Product] {
			l.chance[v.Product] = 0.75 * like
			l.said[v.Product] = []Reason{{"match.confirmed_like", map[string]string{"Words": v.Words}, Agrees}}
		}
	}
}

// products are those that must be among the candidates.
func (l *lesson) products() []string {
	if l == nil {
		return nil
	}
	var list []string
	for id := range l.chance {
		list = append(list, id)
	}
	slices.Sort(list)
	return list
}

func (l *lesson) adjust(p float64) float64 {
	if l == nil {
		return p
	}
	p = l.scale.apply(p)
	if l.nothing {
		p *= 0.2
	}
	return p
}

// reorder lets verdicts change the rated confidences and gives the new order.
func (l *lesson) reorder(ix *Index, hits []hit, rated []float64) []int {
	order := make([]int, len(hits))
	for i := range order {
		order[i] = i
	}
	if l == nil {
		return order
	}
	out := 0.0 // what refused candidates leave to the others
	for i := range hits {
		if l.refused[ix.records[hits[i].slot].id] {
			out += rated[i]
			rated[i] = 0
		}
	}
	for i := range hits {
		rated[i] /= 1 - min(0.9, out)
		id := ix.records[hits[i].slot].id
		switch p, ok := l.chance[id]; {
		case l.refused[id]:
		case ok:
			rated[i] = 1 - (1-rated[i])*(1-p)
		case l.bought[id] > 0:
			rated[i] = logistic(logit(rated[i]) + min(1, 0.5+0.1*float64(l.bought[id])))
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case rated[a] > rated[b]:
			return -1
		case rated[a] < rated[b]:
			return 1
		}
		return 0
	})
	return order
}

func (l *lesson) reasons(id string) []Reason {
	if l == nil {
		return nil
	}
	list := slices.Clone(l.said[id])
	if len(list) == 0 && l.bought[id] > 0 {
		list = append(list, Reason{Key: "match.bought", Effect: Agrees})
	}
	return list
}

// calibration bends the cold confidence to what this firm's verdicts show; it
// is held near the identity until there are many.
type calibration struct{ slope, shift float64 }

func (c calibration) apply(p float64) float64 {
	if c == (calibration{}) {
		return p
	}
	return logistic(c.slope*logit(p) + c.shift)
}

// slopePrior is how many verdicts the slope of 1 is worth.
const slopePrior = 10.0

// fit finds slope and shift by Newton's method, in bounded steps, with a
// prior worth a few verdicts at slope 1 and shift 0. The order of confidences
// is never turned round.
func fit(list []Verdict) calibration {
	c := calibration{slope: 1}
	seen := 0
	for range 25 {
		g0, g1 := slopePrior*(c.slope-1), c.shift
		h00, h01, h11 := slopePrior, 0.0, 1.0
		seen = 0
		for _, v := range list {
			if v.Shown <= 0 || v.Decision != Confirmed && v.Decision != NoFit {
				continue
			}
			seen++
			x := logit(v.Shown)
			p := logistic(c.slope*x + c.shift)
			miss := p
			if v.Right {
				miss = p - 1
			}
			w := p * (1 - p)
			g0, g1 = g0+miss*x, g1+miss
			h00, h01, h11 = h00+w*x*x, h01+w*x, h11+w
		}
		det := h00*h11 - h01*h01
		if math.Abs(det) < 1e-9 {
			break
		}
		c.slope = max(0.3, min(3, c.slope-max(-0.5, min(0.5, (g0*h11-g1*h01)/det))))
		c.shift -= max(-1, min(1, (g1*h00-g0*h01)/det))
	}
	if seen == 0 {
		return calibration{}
	}
	return c
}
