package match

import (
	"cmp"
	"math"
	"slices"
)

// calibration bends the cold confidence to what this firm's verdicts show; it
// is held near the identity until there are many.
type calibration struct {
	slope, shift float64
	steps        []step // rising in at
}

// step is a correction: what the straight line makes of a confidence, and
// what the verdicts near it make of that.
type step struct{ at, to float64 }

func (c calibration) apply(p float64) float64 {
	if c.slope == 0 {
		return p
	}
	p = logistic(c.slope*logit(p) + c.shift)
	n := len(c.steps)
	at := slices.IndexFunc(c.steps, func(s step) bool { return p <= s.at })
	switch {
	case n == 0:
		return p
	case at == 0:
		return hold(p + c.steps[0].to - c.steps[0].at)
	case at < 0:
		return hold(p + c.steps[n-1].to - c.steps[n-1].at)
	}
	low, high := c.steps[at-1], c.steps[at]
	return hold(low.to + (high.to-low.to)*(p-low.at)/max(1e-9, high.at-low.at))
}

func hold(p float64) float64 { return min(0.999, max(0.001, p)) }

// slopePrior is how many verdicts the slope of 1 is worth.
const slopePrior = 5.0

// fit finds slope and shift by Newton's method, in bounded steps, with a
// prior worth a few verdicts at slope 1 and shift 0, and then corrects what
// the straight line leaves. The order of confidences is never turned round.
func fit(list []Verdict) calibration {
	c := calibration{slope: 1}
	seen := 0
	for range 25 {
		g0, g1 := slopePrior*(c.slope-1), c.shift
		h00, h01, h11 := slopePrior, 0.0, 1.0
		seen = 0
		for _, v := range list {
			if !v.calibrates() {
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
	c.steps = c.correct(list)
	return c
}

// The verdicts are cut into as many parts as steps, each at least stepLeast
// strong; stepPrior verdicts speak for the straight line in each of them.
const (
	mostSteps = 5
	stepLeast = 20
	stepPrior = 8.0
)

// correct sees where the straight line is off. Corrections never turn the
// order of two confidences round.
func (c calibration) correct(list []Verdict) []step {
	type seen struct {
		p     float64
		right bool
	}
	var all []seen
	for _, v := range list {
		if v.calibrates() {
			all = append(all, seen{c.apply(v.Shown), v.Right})
		}
	}
	slices.SortStableFunc(all, func(a, b seen) int { return cmp.Compare(a.p, b.p) })
	parts := min(mostSteps, len(all)/stepLeast)
	var steps []step
	from := 0
	for k := range parts {
		to := max(from, (k+1)*len(all)/parts)
		for to > 0 && to < len(all) && all[to].p == all[to-1].p {
			to++ // equal confidences stay together
		}
		part := all[from:to]
		from = to
		if len(part) == 0 {
			continue
		}
		sum, right := 0.0, 0.0
		for _, s := range part {
			sum += s.p
			if s.right {
				right++
			}
		}
		n := float64(len(part))
		s := step{sum / n, sum/n + (right-sum)/(n+stepPrior)}
		if last := len(steps) - 1; last >= 0 {
			s.to = max(s.to, steps[last].to)
			s.to = min(s.to, 1)
		}
		steps = append(steps, s)
	}
	return steps
}

// calibrates reports a verdict that says whether a confidence was right.
func (v Verdict) calibrates() bool {
	return v.Shown > 0 && (v.Decision == Confirmed || v.Decision == NoFit)
}

// Recalibrated gives what verdicts make of a confidence, 0 to 1.
func Recalibrated(list []Verdict) func(confidence float64) float64 { return fit(list).apply }
