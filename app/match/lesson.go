package match

import (
	"maps"
	"slices"
	"strings"
)

// lesson is what the memory has to say about one line; nil says nothing.
type lesson struct {
	chance  map[string]float64 // by product, probability from verdicts alone
	refused map[string]float64 // by product, what a refusal leaves of its probability
	said    map[string][]Reason
	bought  map[string]int
	nothing bool // nothing fitted these very words
	scale   calibration
}

func (m *Memory) recall(ix *Index, q Query) *lesson {
	m.lock.RLock()
	defer m.lock.RUnlock()
	l := &lesson{chance: map[string]float64{}, refused: map[string]float64{}, said: map[string][]Reason{}, bought: m.bought[q.Buyer], scale: m.scale}
	line := strings.TrimSpace(strings.Join([]string{q.Text, q.Model, q.Spec}, " "))
	exact := m.exact[signature(line)]
	if line != q.Text {
		exact = append(slices.Clone(exact), m.exact[signature(q.Text)]...)
	}
	for _, i := range exact {
		l.hear(m.verdicts[i], q.Buyer)
	}
	m.resemble(line, l)
	m.ownCodes(ix, line, q.Buyer, l)
	return l
}

// hear takes in a verdict on the very same words; later ones overrule, but
// what another buyer chose does not overrule this buyer's own refusal.
func (l *lesson) hear(v Verdict, buyer string) {
	own := v.Buyer != "" && v.Buyer == buyer
	switch v.Decision {
	case Confirmed, Bought:
		if left, ok := l.refused[v.Product]; ok && left == refusedHere && buyer != "" && !own {
			return
		}
		key, p := "match.confirmed", chosenBefore
		if own {
			key, p = "match.confirmed_buyer", chosenByBuyer
		}
		if p >= l.chance[v.Product] {
			l.chance[v.Product] = p
			l.said[v.Product] = []Reason{{Key: key, Effect: Agrees}}
		}
		delete(l.refused, v.Product)
		l.nothing = false
	case Refused:
		left := refusedHere
		if !own && v.Buyer != "" && buyer != "" {
			if l.chance[v.Product] >= chosenByBuyer {
				return
			}
			left = refusedElsewhere
		}
		l.refused[v.Product] = left
		delete(l.chance, v.Product)
		l.said[v.Product] = []Reason{{Key: "match.refused", Effect: Conflicts}}
	case NoFit:
		l.nothing = true
	}
}

// How sure the same words make of a product that was chosen for them.
const (
	chosenBefore  = 0.93
	chosenByBuyer = 0.985
)

// What a refusal leaves of a probability: for the buyer himself nothing, for
// another buyer or for words that only resemble the refused ones a part.
const (
	refusedHere      = 0.0
	refusedElsewhere = 0.4
)

// alike is the share of shared words from which two lines ask about the same.
const alike = 0.6

// resemble looks for lines with a verdict that share most words with this one.
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
	for _, i := range slices.Sorted(maps.Keys(shared)) {
		v := m.verdicts[i]
		all := len(keys) + len(strongKeys(v.Words)) - shared[i]
		like := float64(shared[i]) / float64(max(1, all))
		if like < alike || like >= 1 {
			continue
		}
		_, refused := l.refused[v.Product]
		switch {
		case v.Decision.positive() && !refused && 0.75*like > l.chance[v.Product]:
			l.chance[v.Product] = 0.75 * like
			l.said[v.Product] = []Reason{{"match.confirmed_like", map[string]string{"Words": v.Words}, Agrees}}
		case v.Decision == Refused && !refused && l.chance[v.Product] == 0:
			l.refused[v.Product] = 1 - (1-refusedElsewhere)*like
		}
	}
}

// ownCodes pairs the codes of a line that no article bears with what this
// buyer meant by them before, while all such lines meant one product.
func (m *Memory) ownCodes(ix *Index, line, buyer string, l *lesson) {
	if buyer == "" {
		return
	}
	for _, code := range codesIn(line) {
		product := ""
		for _, i := range m.codes[BuyerName{buyer, code}] {
			v := m.verdicts[i]
			if product != "" && product != v.Product {
				product = ""
				break
			}
			product = v.Product
		}
		_, refused := l.refused[product]
		if product == "" || refused || ix.bears(code) || l.chance[product] >= ownCodeChance {
			continue
		}
		l.chance[product] = ownCodeChance
		l.said[product] = []Reason{{"match.buyer_name", map[string]string{"Name": strings.ToUpper(code)}, Agrees}}
	}
}

// ownCodeChance is how far a buyer's own item code is trusted.
const ownCodeChance = 0.9

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
		if left, ok := l.refused[ix.records[hits[i].slot].id]; ok {
			out += (1 - left) * rated[i]
			rated[i] *= left
		}
	}
	for i := range hits {
		id := ix.records[hits[i].slot].id
		_, refused := l.refused[id]
		if !refused {
			rated[i] /= 1 - min(0.9, out)
		}
		switch p, ok := l.chance[id]; {
		case refused:
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
