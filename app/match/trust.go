package match

import "math"

// The features of confidence: what the whole answer looks like.
const (
	tScore = iota
	tMargin
	tShare
	tMargin3
	tMargin9
	tCover
	tCoverMain
	tTitleCover
	tCosine
	tBM25
	tMissing
	tMissingMass
	tStrange
	tStrangeMass
	tSameCode
	tCodeLike
	tOtherCode
	tCodesAsked
	tCodesStrange
	tNumSame
	tNumMissing
	tNumStrange
	tMeasureSame
	tMeasureOther
	tMarkMissing
	tMarkStrange
	tConflicts
	tWords
	tTranslated
	tOrder
	tFirst
	tLast
	tLength
	tExact
	tEqual
	tRivals
	tCoverLead
	tTitleLead
	tCosineLead
	tBM25Lead
	tShop
	tOffers
	tAbroad
	trustCount
)

// TrustNames names the features of confidence in the weight file.
func TrustNames() []string {
	return []string{
		"score", "margin", "share", "margin3", "margin9", "cover", "cover_main", "title_cover", "cosine", "bm25", "missing", "missing_mass",
		"strange", "strange_mass", "same_code", "code_like", "other_code", "codes_asked", "codes_strange", "num_same", "num_missing", "num_strange",
		"measure_same", "measure_other", "mark_missing", "mark_strange", "conflicts", "words", "translated", "order", "first", "last", "length",
		"exact", "equal", "rivals", "cover_lead", "title_lead", "cosine_lead", "bm25_lead", "shop", "offers", "abroad",
	}
}

// told are the features of the first candidate that confidence sees as they
// are.
func told() [][2]int {
	return [][2]int{
		{tCover, fCover},
		{tCoverMain, fCoverMain},
		{tTitleCover, fTitleCover},
		{tCosine, fCosine},
		{tBM25, fBM25},
		{tMissing, fMissing},
		{tMissingMass, fMissingMass},
		{tStrange, fStrange},
		{tStrangeMass, fStrangeMass},
		{tSameCode, fSameCode},
		{tCodeLike, fCodeLike},
		{tOtherCode, fOtherCode},
		{tCodesAsked, fCodesAsked},
		{tCodesStrange, fCodesStrange},
		{tNumSame, fNumSame},
		{tNumMissing, fNumMissing},
		{tNumStrange, fNumStrange},
		{tMeasureSame, fMeasureSame},
		{tMeasureOther, fMeasureOther},
		{tMarkMissing, fMarkMissing},
		{tMarkStrange, fMarkStrange},
		{tWords, fWords},
		{tTranslated, fTranslated},
		{tOrder, fOrder},
		{tFirst, fFirst},
		{tLast, fLast},
		{tLength, fLength},
		{tExact, fExactTitle},
		{tShop, fShop},
		{tOffers, fOffers},
		{tAbroad, fAbroad},
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
	f[tMargin], f[tMargin3], f[tMargin9] = margin(hits, 1), margin(hits, 3), margin(hits, 9)
	f[tShare] = float32(shares(hits)[0])
	for _, t := range told() {
		f[t[0]] = first[t[1]]
	}
	f[tConflicts] = first[fVariantOther] + first[fSizeOther] + first[fColourOther] + first[fMaterialOther] + first[fOtherCode]
	for _, h := range hits[1:] {
		if hits[0].score-h.score < 0.2 {
			f[tEqual]++
		}
		if hits[0].score-h.score < 1 {
			f[tRivals]++
		}
	}
	for to, from := range map[int]int{tCoverLead: fCover, tTitleLead: fTitleCover, tCosineLead: fCosine, tBM25Lead: fBM25} {
		f[to] = lead(hits, from)
	}
	return f
}

// lead is how far the first hit is ahead of all others in one feature; less
// than 0 when another one is ahead of it.
func lead(hits []hit, feature int) float32 {
	if len(hits) == 1 {
		return 1
	}
	most := hits[1].features[feature]
	for _, h := range hits[2:] {
		most = max(most, h.features[feature])
	}
	return hits[0].features[feature] - most
}

// margin is how far the first hit is ahead of the one at a place.
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
