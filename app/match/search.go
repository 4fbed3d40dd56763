package match

import (
	"slices"
)

// scratch is what one Match call needs and the next may use again.
type scratch struct {
	scores    tally
	spellings tally
	met       []float32 // share met, by group and option
	starts    []int     // where the options of a group begin in met
}

// pool is how many candidates the ranking model looks at.
const pool = 100

// hit is a candidate on its way through the ranking.
type hit struct {
	slot     uint32
	features Features
	score    float64
	facts    facts
}

// Match gives the best articles for a line, at most top of them.
func (ix *Index) Match(q Query, top int) Result {
	return ix.match(q, top, nil)
}

func (ix *Index) match(q Query, top int, taught *lesson) Result {
	s := ix.scratch.Get().(*scratch)
	defer ix.scratch.Put(s)
	ix.lock.RLock()
	defer ix.lock.RUnlock()
	asked := ix.ask(q, s)
	hits := ix.rank(q, asked, s, taught)
	if len(hits) == 0 {
		return Result{}
	}
	return ix.answer(asked, hits, top, taught)
}

// rank finds, describes and orders the candidates.
func (ix *Index) rank(q Query, asked *question, s *scratch, taught *lesson) []hit {
	slots := ix.candidates(q, asked, s)
	for _, id := range taught.products() {
		if slot, ok := ix.slots[id]; ok && !slices.Contains(slots, slot) {
			slots = append(slots, slot)
		}
	}
	hits := make([]hit, len(slots))
	for i, slot := range slots {
		hits[i] = ix.describe(q, asked, slot, s)
	}
	relate(hits)
	for i := range hits {
		hits[i].score = ix.model.score(&hits[i].features)
	}
	slices.SortFunc(hits, func(a, b hit) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		case ix.records[a.slot].id < ix.records[b.slot].id:
			return -1
		}
		return 1
	})
	return hits
}

// The constants of BM25.
const (
	saturation = 1.2
	lengthPart = 0.6
)

// enough is how many postings are added up before common tokens are passed
// over: they cannot tell articles apart any more, and the ranking counts
// them again exactly.
const enough = 600_000

// candidates gives the slots with the best sums of BM25.
func (ix *Index) candidates(q Query, asked *question, s *scratch) []uint32 {
	s.scores.grow(len(ix.records))
	s.scores.reset()
	type step struct {
		id     uint32
		weight float32
	}
	steps := make([]step, 0, len(asked.words))
	for id, places := range asked.words {
		w := float32(0)
		for _, p := range places {
			x := p.share
			if asked.groups[p.group].weak {
				x *= 0.5
			}
			w = max(w, x)
		}
		steps = append(steps, step{id, w * ix.worth(id)})
	}
	slices.SortFunc(steps, func(a, b step) int {
		if d := len(ix.postings[a.id]) - len(ix.postings[b.id]); d != 0 {
			return d
		}
		return int(a.id) - int(b.id)
	})
	spent := 0
	for _, st := range steps {
		list := ix.postings[st.id]
		if spent += len(list); spent > enough && len(s.scores.touched) >= pool {
			break
		}
		ix.sum(list, st.weight, &s.scores)
	}
	ix.sumNamed(q, &s.scores)
	return ix.best(&s.scores)
}

func (ix *Index) sum(list []posting, weight float32, scores *tally) {
	average := float32(ix.total / float64(max(1, len(ix.slots))))
	for _, p := range list {
		slot := p.slot()
		scores.add(slot, weight*damped(float32(p.weight()), ix.records[slot].length, average))
	}
}

// damped is the term part of BM25; weights and lengths are in eighths.
func damped(weight, length, average float32) float32 {
	tf := weight / 8
	return tf * (saturation + 1) / (tf + saturation*(1-lengthPart+lengthPart*length/max(1, average)))
}

// sumNamed brings in what the buyer has a name of his own for.
func (ix *Index) sumNamed(q Query, scores *tally) {
	if q.Buyer == "" || len(ix.named) == 0 {
		return
	}
	for _, n := range buyerNames(q) {
		for _, slot := range ix.named[n] {
			scores.add(slot, 100)
		}
	}
}

// buyerNames are the keys under which a line may be known to its buyer.
func buyerNames(q Query) []BuyerName {
	var list []BuyerName
	for _, s := range []string{q.Text, q.Model} {
		if key := squash(fold(s)); key != "" {
			list = append(list, BuyerName{q.Buyer, key})
		}
	}
	for _, t := range Tokens(q.Text) {
		if t.Kind == Code && !t.Weak {
			list = append(list, BuyerName{q.Buyer, t.Key})
		}
	}
	return list
}

// best takes the highest sums; equal ones in the order of slots.
func (ix *Index) best(scores *tally) []uint32 {
	ahead := func(a, b uint32) bool {
		if scores.sums[a] != scores.sums[b] {
			return scores.sums[a] > scores.sums[b]
		}
		return ix.records[a].id < ix.records[b].id
	}
	heap := make([]uint32, 0, pool)
	for _, slot := range scores.touched {
		switch {
		case len(heap) < pool:
			heap = append(heap, slot)
			if len(heap) == pool {
				for i := pool/2 - 1; i >= 0; i-- {
					sink(heap, i, ahead)
				}
			}
		case ahead(slot, heap[0]):
			heap[0] = slot
			sink(heap, 0, ahead)
		}
	}
	slices.SortFunc(heap, func(a, b uint32) int {
		if ahead(a, b) {
			return -1
		}
		return 1
	})
	return heap
}

// sink restores a heap whose root is the worst.
func sink(heap []uint32, i int, ahead func(a, b uint32) bool) {
	for {
		worst := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(heap); child++ {
			if ahead(heap[worst], heap[child]) {
				worst = child
			}
		}
		if worst == i {
			return
		}
		heap[i], heap[worst] = heap[worst], heap[i]
		i = worst
	}
}
