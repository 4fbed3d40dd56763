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

// treeShare is how much of the trees is believed. Catalogs of a kind that the
// training never saw fare best with little of them, those of a known kind
// with all: measured with whole families of sets left out, six tenths cost the
// strangers next to nothing and keep most of the gain of the others.
const treeShare = 0.6

// RankScore is the score that orders candidates.
func RankScore(f *Features, trees Forest) float64 { return Prior(f) + treeShare*trees.Score(f[:]) }

// Prior is what the trees begin from: sense about pairing goods, by hand. It
// holds the hard demotions, so that a conflict counts even where the training
// data had none of its kind.
func Prior(f *Features) float64 {
	s := 4*f[fCover] + 2*f[fCosine] + 2*f[fTitleCover] + 1.5*f[fBM25Rel] + f[fCoverMain]
	s += 2*min(1, f[fSameCode]) + f[fExactTitle] + 2*f[fOwnCode]
	return float64(s) - demotion(f)
}

// demotion is the weight of the conflicts. A code that is the same outweighs
// what the rest of two descriptions seems to disagree on.
func demotion(f *Features) float64 {
	d := 1.2*min(2, f[fVariantOther]) + 0.8*min(1, f[fSizeOther]) + 0.8*f[fColourOther] + 0.3*f[fMaterialOther]
	if f[fSameCode] > 0 || f[fOwnCode] > 0 {
		return float64(0.4 * d)
	}
	return float64(d + 0.8*f[fOtherCode])
}

// The features of confidence.
const (
	tScore = iota
	tMargin
	tShare
	tMargin3
	tCover
	tCoverMain
	tTitleCover
	tCosine
	tBM25
	tMissing
	tMissingMass
	tStrange
	tSameCode
	tCodeLike
	tOtherCode
	tNumMissing
	tNumStrange
	tConflicts
	tWords
	tTranslated
	tOrder
	tExact
	tEqual
	trustCount
)

// TrustNames names the features of confidence in the weight file.
func TrustNames() []string {
	return []string{
		"score", "margin", "share", "margin3", "cover", "cover_main", "title_cover", "cosine", "bm25", "missing", "missing_mass",
		"strange", "same_code", "code_like", "other_code", "num_missing", "num_strange", "conflicts", "words", "translated",
		"order", "exact", "equal",
	}
}

// trustFeatures describe the first of the ranked hits among the others.
func trustFeatures(hits []hit) []float32 {
	f := make([]float32, trustCount)
	if len(hits) == 0 {
		return f
	}
	first := &hits[0].features
	f[tScore] = float32(hits[0].score)
	f[tMargin], f[tMargin3] = margin(hits, 1), margin(hits, 3)
	f[tShare] = float32(shares(hits)[0])
	for to, from := range map[int]int{
		tCover: fCover, tCoverMain: fCoverMain, tTitleCover: fTitleCover, tCosine: fCosine, tBM25: fBM25, tMissing: fMissing,
		tMissingMass: fMissingMass, tStrange: fStrange, tSameCode: fSameCode, tCodeLike: fCodeLike, tOtherCode: fOtherCode,
		tNumMissing: fNumMissing, tNumStrange: fNumStrange, tWords: fWords, tTranslated: fTranslated, tOrder: fOrder, tExact: fExactTitle,
	} {
		f[to] = first[from]
	}
	f[tConflicts] = first[fVariantOther] + first[fSizeOther] + first[fColourOther] + first[fMaterialOther] + first[fOtherCode]
	for _, h := range hits[1:] {
		if hits[0].score-h.score < 0.2 {
			f[tEqual]++
		}
	}
	return f
}

func margin(hits []hit, at int) float32 {
	if len(hits) <= at {
		return 12
	}
	return float32(min(12, hits[0].score-hits[at].score))
}

// shares spreads certainty over the candidates by their scores.
func shares(hits []hit) []float64 {
	list := make([]float64, len(hits))
	sum := 0.0
	for i, h := range hits {
		list[i] = math.Exp(h.score - hits[0].score)
		sum += list[i]
	}
	for i := range list {
		list[i] /= sum
	}
	return list
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func logit(p float64) float64 {
	p = min(0.999, max(0.001, p))
	return math.Log(p / (1 - p))
}
