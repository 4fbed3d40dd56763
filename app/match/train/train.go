// Package train makes the files that package match embeds: the cut of the
// Chinese lexicon and the weights of its models. Only cmd/dev calls it; the
// program itself never trains.
package train

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"sampan/app/match"
)

// withoutProduct is the share of lines that are also shown with their
// products left out of the catalog, so that confidence learns that sometimes
// nothing fits.
const withoutProduct = 0.35

// example is a line with its candidates.
type example struct {
	set     int
	samples []match.Sample
	right   []bool
	found   bool // one of the right ones is among the candidates
	absent  bool // the products were left out, or there are none
	removed bool // the products were left out
	weight  float64
}

// Report says how a set fared.
type Report struct {
	Set         string
	Lines       int     // that have a product
	Hit1, Hit10 float64 // of these, a right one first, among the first ten
	AUROC       float64 // chance that a right answer is rated above a wrong one
	Error       float64 // mean gap between confidence and truth over ten bins
	Warm        float64 // the same after 200 verdicts on other lines
	At95        float64 // share that can be answered with 95 of 100 right
}

// Trainer holds the examples of all sets.
type Trainer struct {
	names    []string
	examples []example
}

// NewTrainer describes the candidates of every line of the sets.
func NewTrainer(words *match.Dictionary, sets []*Set, random *rand.Rand) *Trainer {
	t := &Trainer{}
	for i, s := range sets {
		t.names = append(t.names, s.Name)
		ix := match.NewIndex(words)
		for _, a := range s.Articles {
			ix.Put(a)
		}
		start := len(t.examples)
		for _, l := range s.Lines {
			t.examples = append(t.examples, newExample(ix, i, l, nil))
			if len(l.Right) > 0 && random.Float64() < withoutProduct/(1-withoutProduct) {
				t.examples = append(t.examples, newExample(ix, i, l, l.Right))
			}
		}
		// Large sets speak louder than small ones, but not by their size.
		for j := start; j < len(t.examples); j++ {
			t.examples[j].weight = s.voice() * min(1.5, 900/float64(len(t.examples)-start))
		}
	}
	return t
}

// voice keeps sets of one kind, and made ones, from outvoting the others.
func (s *Set) voice() float64 {
	switch {
	case strings.HasPrefix(s.Name, "taxo"):
		return 0.8
	case strings.HasSuffix(s.Name, "_perturbed"):
		return 0.6
	case strings.HasSuffix(s.Name, "_code"), strings.HasSuffix(s.Name, "_typo"), s.Name == "variants":
		return 0.4
	}
	return 1
}

func newExample(ix *match.Index, set int, l Line, except map[string]bool) example {
	e := example{set: set, samples: ix.Samples(l.Query, except), absent: len(l.Right) == 0 || except != nil, removed: except != nil}
	for _, s := range e.samples {
		ok := l.Right[s.ID] && except == nil
		e.right = append(e.right, ok)
		e.found = e.found || ok
	}
	return e
}

// RankSettings are those of the committed weights. The shares were found with
// the set itself and, for plain names, its whole family left out: more of the
// trees helps the sets that they know and harms the others.
func RankSettings(style match.Style) Settings {
	share := [match.Styles]float64{match.Plain: 0.5, match.Offers: 0.6, match.Abroad: 0.9}[style]
	return Settings{Trees: 160, Depth: 4, Rate: 0.12, Ridge: 6, LeastLeaf: 2, Columns: 3, Share: share}
}

// TrustSettings are those of the confidence model: half of it are trees, the
// other half slopes. The two err in different ways on sets that neither saw.
func TrustSettings() Settings {
	return Settings{Trees: 90, Depth: 3, Rate: 0.08, Ridge: 8, LeastLeaf: 6, Share: 0.5}
}

// Of the wrong candidates from the place farBehind on only each one in
// thinning is learnt from, counting for all of them.
const (
	farBehind = 7
	thinning  = 10
)

// rank trains the ranking model on the examples of some sets, style by style.
func (t *Trainer) rank(use func(set int) bool) string {
	var text strings.Builder
	for style := range match.Styles {
		text.WriteString(t.rankStyle(style, use))
	}
	return text.String()
}

// leastLists is how many lines a style needs to be trained on.
const leastLists = 100

func (t *Trainer) rankStyle(style match.Style, use func(set int) bool) string {
	var rows [][]float32
	var margins []float64
	var mass []float64
	var right []bool
	var lists []list
	purity := make([]float64, len(t.names))
	for set := range t.names {
		purity[set] = t.purity(set, style)
	}
	for _, e := range t.examples {
		if !use(e.set) || !e.found || e.samples[0].Features.Style() != style {
			continue
		}
		from := len(rows)
		for i := range e.samples {
			f := e.samples[i].Features
			m := 1.0
			if !e.right[i] && f.Place() >= farBehind {
				if i%thinning != 0 {
					continue
				}
				m = thinning
			}
			mass = append(mass, m)
			rows = append(rows, f[:])
			margins = append(margins, match.Prior(&f))
			right = append(right, e.right[i])
		}
		lists = append(lists, list{from, len(rows), e.weight * purity[e.set]})
	}
	if len(lists) < leastLists {
		return ""
	}
	before, after := style.Guard()
	return newTable(match.FeatureNames(), rows, margins).grow(RankSettings(style), before, after, choiceLoss(lists, right, mass))
}

// purity is the share of a set's lines that are of a style: in a style that is
// not its own a set speaks softly.
func (t *Trainer) purity(set int, style match.Style) float64 {
	all, own := 0.0, 0.0
	for _, e := range t.examples {
		if e.set == set && len(e.samples) > 0 {
			all++
			if e.samples[0].Features.Style() == style {
				own++
			}
		}
	}
	return own / max(1, all)
}

// ranked orders the samples of an example by a ranking model.
func (e example) ranked(model match.Forest) (samples []match.Sample, scores []float64, right bool, place int) {
	order := make([]int, len(e.samples))
	all := make([]float64, len(e.samples))
	for i := range e.samples {
		order[i] = i
		f := e.samples[i].Features
		all[i] = match.RankScore(&f, model)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case all[a] > all[b]:
			return -1
		case all[a] < all[b]:
			return 1
		}
		return 0
	})
	place = -1
	for at, i := range order {
		samples, scores = append(samples, e.samples[i]), append(scores, all[i])
		if e.right[i] && place < 0 {
			place = at
		}
	}
	return samples, scores, place == 0, place
}

// folds is into how many parts the sets are cut to score lines with a ranking
// model that has not seen them, which confidence must learn from.
const folds = 4

// trust trains the confidence model on some sets.
func (t *Trainer) trust(use func(set int) bool) (string, error) {
	var rows [][]float32
	var margins, weights []float64
	var right []bool
	for k := range folds {
		text := t.rank(func(set int) bool { return use(set) && set%folds != k })
		model, err := match.ParseForest(text, match.FeatureNames())
		if err != nil {
			return "", err
		}
		for _, e := range t.examples {
			if !use(e.set) || e.set%folds != k {
				continue
			}
			samples, scores, ok, _ := e.ranked(model)
			rows = append(rows, match.TrustFeatures(samples, scores))
			margins, right = append(margins, 0), append(right, ok)
			w := e.weight
			if e.removed {
				w *= removedVoice
			}
			weights = append(weights, w)
		}
	}
	names, s := match.TrustNames(), TrustSettings()
	return slopes(names, rows, right, weights, 1-s.Share) + newTable(names, rows, margins).grow(s, "", "", logLoss(right, weights)), nil
}

// removedVoice is how loudly the lines speak whose products were left out:
// together with withoutProduct about every eighth fits nothing.
const removedVoice = 0.25

// Weights trains both models on everything and writes their text forms.
func (t *Trainer) Weights(rank, trust io.Writer) error {
	all := func(int) bool { return true }
	head := "# Trees of app/match, made by app/match/train from the sets: " + strings.Join(t.names, ", ") + ".\n"
	if _, err := io.WriteString(rank, head+t.rank(all)); err != nil {
		return fmt.Errorf("write rank weights: %w", err)
	}
	text, err := t.trust(all)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(trust, head+text); err != nil {
		return fmt.Errorf("write trust weights: %w", err)
	}
	return nil
}

// Reports measures given weights on every set; sets that they were trained
// on look better than others will.
func (t *Trainer) Reports(rank, trust string) ([]Report, error) {
	r, err := match.ParseForest(rank, match.FeatureNames())
	if err != nil {
		return nil, err
	}
	c, err := match.ParseForest(trust, match.TrustNames())
	if err != nil {
		return nil, err
	}
	var list []Report
	for set := range t.names {
		list = append(list, t.report(set, r, c))
	}
	return list, nil
}

// LeaveOutRank is LeaveOut for the ranking alone, in a fifth of the time.
func (t *Trainer) LeaveOutRank(set int) (Report, error) {
	model, err := match.ParseForest(t.rank(t.strangers(set)), match.FeatureNames())
	if err != nil {
		return Report{}, err
	}
	return t.report(set, model, match.Forest{}), nil
}

// strangers are the sets that are not kin of one.
func (t *Trainer) strangers(set int) func(other int) bool {
	kin, _, _ := strings.Cut(t.names[set], "_")
	return func(other int) bool { k, _, _ := strings.Cut(t.names[other], "_"); return k != kin }
}

// LeaveOut trains without one set and its kin (equal first part of the name)
// and reports how that set fares.
func (t *Trainer) LeaveOut(set int) (Report, error) {
	use := t.strangers(set)
	model, err := match.ParseForest(t.rank(use), match.FeatureNames())
	if err != nil {
		return Report{}, err
	}
	text, err := t.trust(use)
	if err != nil {
		return Report{}, err
	}
	trust, err := match.ParseForest(text, match.TrustNames())
	if err != nil {
		return Report{}, err
	}
	return t.report(set, model, trust), nil
}
