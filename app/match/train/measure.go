package train

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"sampan/app/match"
)

// Measure asks every line of a set as the program would and reports how it
// fared. Weights that were trained on the set look better here than they are;
// LeaveOut tells what strangers can expect.
func Measure(words *match.Dictionary, s *Set) Report {
	ix := match.NewIndex(words)
	for _, a := range s.Articles {
		ix.Put(a)
	}
	r := Report{Set: s.Name}
	var list []rated
	for _, l := range s.Lines {
		answer := ix.Match(l.Query, 10)
		place := slices.IndexFunc(answer.Candidates, func(c match.Candidate) bool { return l.Right[c.ID] })
		list = append(list, rated{answer.Confidence, place == 0})
		if len(l.Right) == 0 {
			continue
		}
		r.Lines++
		if place == 0 {
			r.Hit1++
		}
		if place >= 0 {
			r.Hit10++
		}
	}
	r.Hit1, r.Hit10 = r.Hit1/float64(max(1, r.Lines)), r.Hit10/float64(max(1, r.Lines))
	r.rate(list)
	return r
}

// rate fills in what can be said of confidences.
func (r *Report) rate(list []rated) {
	r.Warm = warmed(list)
	r.AUROC, r.Error, r.At95 = auroc(list), calibrationError(list), answered(list)
}

// After confirmations lines have been decided on, drawn draws times, the
// calibration is measured on the others.
const (
	confirmations = 200
	draws         = 5
)

// warmed is the calibration error that is left when a firm has decided on some
// lines, on lines it has not seen; on a set that is too small, on all.
func warmed(list []rated) float64 {
	random := rand.New(rand.NewPCG(11, 13))
	sum := 0.0
	for range draws {
		mixed := slices.Clone(list)
		random.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		known := mixed[:min(confirmations, len(mixed))]
		rest := mixed[len(known):]
		if len(rest) < confirmations/2 {
			rest = mixed
		}
		var verdicts []match.Verdict
		for _, k := range known {
			verdicts = append(verdicts, match.Verdict{Decision: match.Confirmed, Shown: k.p, Right: k.right})
		}
		bend := match.Recalibrated(verdicts)
		bent := make([]rated, len(rest))
		for i, k := range rest {
			bent[i] = rated{bend(k.p), k.right}
		}
		sum += calibrationError(bent)
	}
	return sum / draws
}

// String is one row of the report.
func (r Report) String() string {
	return fmt.Sprintf("%-20s %6d  hit1 %.4f  hit10 %.4f  auroc %.4f  ece %.4f, after %d verdicts %.4f  at95 %.4f",
		r.Set, r.Lines, r.Hit1, r.Hit10, r.AUROC, r.Error, confirmations, r.Warm, r.At95)
}
