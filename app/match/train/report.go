package train

import (
	"cmp"
	"math"
	"slices"

	"sampan/app/match"
)

// rated is a confidence with whether it was right.
type rated struct {
	p     float64
	right bool
}

// report measures a set with given models.
func (t *Trainer) report(set int, rank, trust match.Forest) Report {
	r := Report{Set: t.names[set]}
	var list []rated
	with := 0
	for _, e := range t.examples {
		if e.set != set {
			continue
		}
		samples, scores, ok, place := e.ranked(rank)
		p := 1 / (1 + math.Exp(-trust.Score(match.TrustFeatures(samples, scores))))
		list = append(list, rated{p, ok})
		if e.absent {
			continue
		}
		with++
		if ok {
			r.Hit1++
		}
		if place >= 0 && place < 10 {
			r.Hit10++
		}
	}
	r.Lines = with
	r.Hit1, r.Hit10 = r.Hit1/float64(max(1, with)), r.Hit10/float64(max(1, with))
	r.rate(list)
	return r
}

// auroc is the chance that a right answer is rated above a wrong one, not a
// number when all are right or all are wrong.
func auroc(list []rated) float64 {
	slices.SortFunc(list, func(a, b rated) int { return cmp.Compare(a.p, b.p) })
	good, bad, sum := 0.0, 0.0, 0.0
	for i := 0; i < len(list); {
		g, b := 0.0, 0.0
		j := i
		for ; j < len(list) && list[j].p == list[i].p; j++ {
			if list[j].right {
				g++
			} else {
				b++
			}
		}
		sum += g * (bad + b/2)
		good, bad, i = good+g, bad+b, j
	}
	if good*bad == 0 {
		return math.NaN()
	}
	return sum / (good * bad)
}

// calibrationError is the mean gap between rated and real over ten bins.
func calibrationError(list []rated) float64 {
	var sum, right, n [10]float64
	for _, r := range list {
		b := min(9, int(r.p*10))
		n[b]++
		sum[b] += r.p
		if r.right {
			right[b]++
		}
	}
	e := 0.0
	for b := range n {
		e += math.Abs(sum[b]-right[b]) / float64(max(1, len(list)))
	}
	return e
}

// answered is the largest share, most confident first, that is right to 95 %.
func answered(list []rated) float64 {
	slices.SortFunc(list, func(a, b rated) int { return cmp.Compare(b.p, a.p) })
	right, best := 0, 0
	for i, r := range list {
		if r.right {
			right++
		}
		if float64(right) >= 0.95*float64(i+1) {
			best = i + 1
		}
	}
	return float64(best) / float64(max(1, len(list)))
}
