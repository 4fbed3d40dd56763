package match

import (
	"math"
	"slices"
	"strings"
)

// answer turns ranked hits into candidates with confidence and reasons.
func (ix *Index) answer(asked *question, hits []hit, top int, taught *lesson) Result {
	sure := taught.adjust(logistic(ix.model.trust.Score(trustFeatures(hits))))
	share := shares(hits)
	rated := make([]float64, len(hits))
	for i := range hits {
		rated[i] = sure * share[i] / share[0]
		if i > 0 {
			rated[i] = min(rated[i], 0.98*sure)
		}
	}
	order := taught.reorder(ix, hits, rated)
	var r Result
	for _, i := range order[:min(top, len(order))] {
		h := &hits[i]
		reasons := taught.reasons(ix.records[h.slot].id)
		reasons = append(reasons, ix.reasons(asked, h)...)
		r.Candidates = append(r.Candidates, Candidate{ix.records[h.slot].id, math.Round(rated[i]*1e4) / 1e4, reasons})
	}
	if len(r.Candidates) > 0 {
		r.Confidence = r.Candidates[0].Confidence
	}
	return r
}

// reasons words the facts of a hit, the weightiest first: what agrees about
// identity, then conflicts, then the rest.
func (ix *Index) reasons(asked *question, h *hit) []Reason {
	f := &h.facts
	var list []Reason
	say := func(effect Effect, key string, args ...string) {
		r := Reason{Key: key, Effect: effect, Args: map[string]string{}}
		for i := 0; i+1 < len(args); i += 2 {
			r.Args[args[i]] = args[i+1]
		}
		list = append(list, r)
	}
	if f.buyerName != "" {
		say(Agrees, "match.buyer_name", "Name", f.buyerName)
	}
	for _, c := range f.sameCode[:min(2, len(f.sameCode))] {
		say(Agrees, "match.same_code", "Code", strings.ToUpper(c))
	}
	codes := func(effect Effect, key string, pair [2]string) {
		if pair[0] != "" && pair[1] != "" {
			say(effect, key, "Asked", strings.ToUpper(pair[0]), "Here", strings.ToUpper(pair[1]))
		}
	}
	codes(Conflicts, "match.near_code", f.nearCode)
	codes(Agrees, "match.like_code", f.likeCode)
	codes(Conflicts, "match.other_code", f.otherCode)
	for _, agrees := range []bool{false, true} {
		for _, p := range f.pairs {
			if p.agrees == agrees {
				r := p.reason()
				list = append(list, r)
			}
		}
	}
	if f.otherNumber[0] != "" {
		say(Conflicts, "match.other_number", "Asked", f.otherNumber[0], "Here", f.otherNumber[1])
	}
	return append(list, ix.wordReasons(asked, h)...)
}

func (p factPair) reason() Reason {
	key := [sorts]string{byMeasure: "measure", byVariant: "measure", bySize: "size", byColour: "colour", byMaterial: "material"}[p.by]
	if p.agrees {
		return Reason{"match.same_" + key, map[string]string{"Here": p.here}, Agrees}
	}
	return Reason{"match.other_" + key, map[string]string{"Asked": p.asked, "Here": p.here}, Conflicts}
}

// wordReasons names the words that are shared, translated and missing.
func (ix *Index) wordReasons(asked *question, h *hit) []Reason {
	held := map[uint32]bool{}
	for _, t := range ix.records[h.slot].terms {
		held[t.id()] = true
	}
	var equal, absent []string
	var list []Reason
	for _, g := range asked.groups {
		if g.weak || g.token.Kind == Pair || g.token.Kind == Measure || g.token.Kind == Size || g.token.Kind == Colour || g.token.Kind == Material {
			continue
		}
		o, ok := metOption(g, held)
		switch {
		case !ok && g.token.Kind != Code:
			absent = append(absent, g.token.Text)
		case ok && o.how == translated:
			list = append(list, Reason{"match.translated", map[string]string{"Asked": g.token.Text, "Here": ix.optionText(o, held)}, Agrees})
		case ok && g.token.Kind != Code:
			equal = append(equal, g.token.Text)
		}
	}
	if len(equal) > 0 {
		list = slices.Insert(list, 0, Reason{"match.same_words", map[string]string{"Words": enumerate(equal)}, Agrees})
	}
	if len(absent) > 0 {
		list = append(list, Reason{"match.missing_words", map[string]string{"Words": enumerate(absent)}, Conflicts})
	}
	return list
}

// metOption is the first way in which a group is met by the held tokens.
func metOption(g group, held map[uint32]bool) (option, bool) {
	for _, o := range g.options {
		if slices.ContainsFunc(o.words, func(w word) bool { return held[w.id] }) {
			return o, true
		}
	}
	return option{}, false
}

func (ix *Index) optionText(o option, held map[uint32]bool) string {
	var words []string
	for _, w := range o.words {
		if held[w.id] {
			words = append(words, ix.vocab.entries[w.id].key)
		}
	}
	return strings.Join(words, " ")
}

// mostNamed is how many words a reason lists.
const mostNamed = 8

func enumerate(words []string) string {
	if len(words) > mostNamed {
		words = append(slices.Clone(words[:mostNamed]), "…")
	}
	return strings.Join(words, ", ")
}
