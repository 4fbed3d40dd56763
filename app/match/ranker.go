package match

import (
	_ "embed"
	"math"
)

//go:embed rank.txt
var rankWeights string

//go:embed trust.txt
var trustWeights string

// ranker holds the two models: which candidate is meant, and whether the
// first one really is.
type ranker struct{ rank, trust Forest }

// newRanker reads the embedded weights; a test proves that they parse.
func newRanker() *ranker {
	rank, err := ParseForest(rankWeights, FeatureNames())
	if err != nil {
		panic("embedded rank.txt: " + err.Error())
	}
	trust, err := ParseForest(trustWeights, TrustNames())
	if err != nil {
		panic("embedded trust.txt: " + err.Error())
	}
	return &ranker{rank, trust}
}

func (r *ranker) score(f *Features) float64 { return RankScore(f, r.rank) }

// RankScore is the score that orders candidates.
func RankScore(f *Features, trees Forest) float64 { return Prior(f) + trees.Score(f[:]) }

// Style is what kind of pairing a line asks for. What tells right from wrong
// in one kind misleads in another, so the trees of each see only their own.
type Style uint8

// The styles.
const (
	Plain  Style = iota
	Offers       // names that shops wrote, with their own words around them
	Abroad       // the line has to be translated
	Styles
)

// Style is that of the whole answer that a candidate belongs to.
func (f *Features) Style() Style {
	switch {
	case f[fOffers] >= 0.3:
		return Offers
	case f[fAbroad] >= 0.5:
		return Abroad
	}
	return Plain
}

// Guard gives the lines that stand before and after a tree in a weight file so
// that it speaks in one style only.
func (s Style) Guard() (before, after string) {
	switch s {
	case Offers:
		return "offers < 0.3\n= 0\n", ""
	case Abroad:
		return "offers < 0.3\nabroad < 0.5\n= 0\n", "= 0\n"
	}
	return "offers < 0.3\nabroad < 0.5\n", "= 0\n= 0\n"
}

// Prior is what the trees begin from: sense about pairing goods, by hand. It
// holds the hard demotions, so that a conflict counts even where the training
// data had none of its kind.
func Prior(f *Features) float64 {
	s := 4*f[fCover] + 2.7*f[fCosine] + 1.7*f[fTitleCover] + 1.2*f[fBM25Rel] + f[fCoverMain] + 0.5*f[fCountCover]
	s += 2.7*min(1, f[fSameCode]) + 0.3*f[fCodeLike] + f[fExactTitle] + 2*f[fOwnCode]
	// Two offers of one shop are rather two products than one.
	s -= f[fOffers] * (0.6*f[fShop] + 0.5*f[fLast])
	return float64(s) - demotion(f)
}

// demotion is the weight of the conflicts. A code that is the same outweighs
// what the rest of two descriptions seems to disagree on.
func demotion(f *Features) float64 {
	d := 1.2*min(2, f[fVariantOther]) + 0.8*min(1, f[fSizeOther]) + f[fColourOther] + 0.3*f[fMaterialOther]
	if f[fSameCode] > 0 || f[fOwnCode] > 0 {
		return float64(0.4 * d)
	}
	return float64(d + f[fOtherCode])
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func logit(p float64) float64 {
	p = min(0.999, max(0.001, p))
	return math.Log(p / (1 - p))
}
