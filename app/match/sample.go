package match

// Sample is one candidate as the ranking model sees it. Package train learns
// from samples; nothing else needs them.
type Sample struct {
	ID       string
	Features Features
}

// Samples gives the candidates for a line without the articles in except, as
// if the catalog did not hold them.
func (ix *Index) Samples(q Query, except map[string]bool) []Sample {
	s := ix.scratch.Get().(*scratch)
	defer ix.scratch.Put(s)
	ix.lock.RLock()
	defer ix.lock.RUnlock()
	asked := ix.ask(q, s)
	var hits []hit
	for _, slot := range ix.candidates(q, asked, s) {
		if !except[ix.records[slot].id] {
			hits = append(hits, ix.describe(q, asked, slot, s))
		}
	}
	relate(hits)
	list := make([]Sample, len(hits))
	for i, h := range hits {
		list[i] = Sample{ix.records[h.slot].id, h.features}
	}
	return list
}

// TrustFeatures gives what the confidence model sees of ranked samples with
// their scores, best first.
func TrustFeatures(ranked []Sample, scores []float64) []float32 {
	hits := make([]hit, len(ranked))
	for i, s := range ranked {
		hits[i] = hit{features: s.Features, score: scores[i]}
	}
	return trustFeatures(hits)
}
