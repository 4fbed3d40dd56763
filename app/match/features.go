package match

// Features describe one candidate for the ranking model, by position; their
// names stand in FeatureNames. A train of thought that the model cannot see
// from these is not in the ranking.
type Features [featureCount]float32

const (
	fBM25 = iota
	fBM25Rel
	fCover
	fCoverRel
	fTitleCover
	fTitleRel
	fCosine
	fCosineRel
	fExactTitle
	fSameCode
	fCodeLike
	fNearCode
	fOtherCode
	fOwnCode
	fMissing
	fMissingMass
	fStrange
	fStrangeMass
	fNumSame
	fNumMissing
	fNumStrange
	fMeasureSame
	fMeasureOther
	fVariantOther
	fSizeSame
	fSizeOther
	fColourSame
	fColourOther
	fMaterialSame
	fMaterialOther
	fBrand
	fOrder
	fFirst
	fLast
	fLength
	fWords
	fTranslated
	fCoverMain
	fRank
	fSum
	fMarkMissing
	fMarkStrange
	fCountCover
	fCountTitle
	fCodesAsked
	fCodesStrange
	fShop
	fOffers
	fAbroad
	featureCount
)

// FeatureNames names the features in the weight files.
func FeatureNames() []string {
	return []string{
		"bm25", "bm25_rel", "cover", "cover_rel", "title_cover", "title_rel", "cosine", "cosine_rel", "exact_title",
		"same_code", "code_like", "near_code", "other_code", "own_code", "missing", "missing_mass", "strange", "strange_mass",
		"num_same", "num_missing", "num_strange", "measure_same", "measure_other", "variant_other", "size_same", "size_other",
		"colour_same", "colour_other", "material_same", "material_other", "brand", "order", "first", "last", "length", "words",
		"translated", "cover_main", "rank", "sum", "mark_missing", "mark_strange", "count_cover", "count_title", "codes_asked", "codes_strange", "shop", "offers", "abroad",
	}
}

// Place is where the plain sum of BM25 and spelling puts the candidate, from 0.
func (f *Features) Place() int { return int(f[fRank]) }

// describe computes what can be said of one candidate alone.
func (ix *Index) describe(q Query, asked *question, slot uint32, s *scratch) hit {
	r := &ix.records[slot]
	h := hit{slot: slot, facts: ix.compare(q, asked, r)}
	m := ix.meet(asked, r, s)
	f := &h.features
	f[fBM25] = m.bm25 / max(1, asked.weight)
	f[fCover] = m.covered / max(0.1, asked.weight)
	f[fCoverMain] = m.main / max(0.1, asked.weight)
	f[fTitleCover] = m.titleMet / max(0.1, m.title)
	f[fTranslated] = m.translated / max(0.1, asked.weight)
	f[fMissing], f[fMissingMass] = m.missing, asked.weight-m.covered
	f[fStrange], f[fStrangeMass] = m.strange, m.title-m.titleMet
	name := r.title
	if m.shopTail*2 > m.tail {
		name = r.title[:r.head]
	}
	f[fCosine] = float32(ix.spelling.cosine(asked.spelled, name, len(ix.slots)))
	f[fExactTitle] = flag(asked.title == name)
	f[fOrder], f[fFirst], f[fLast] = m.order, m.first, m.last
	f[fLength] = float32(len(name)-len(asked.title)) / float32(max(8, len(asked.title)))
	f[fWords] = float32(len(asked.groups))
	f[fBrand] = m.brand
	f[fMarkMissing], f[fMarkStrange] = m.markMissing, m.markStrange
	f[fCountCover] = m.groupsMet / max(1, m.groups)
	f[fCountTitle] = m.wordsMet / max(1, m.words)
	f[fCodesAsked], f[fCodesStrange] = float32(min(3, len(asked.codes))), m.codesStrange
	f[fShop] = min(2, m.shop)
	f[fOffers] = flag(m.offered)
	h.factFeatures()
	return h
}

func (h *hit) factFeatures() {
	f, x := &h.features, &h.facts
	f[fSameCode] = float32(min(2, len(x.sameCode)))
	f[fCodeLike] = float32(x.likeness)
	f[fNearCode] = flag(x.nearCode[0] != "")
	f[fOtherCode] = flag(x.otherCode[0] != "")
	f[fOwnCode] = flag(x.ownCode)
	f[fNumSame], f[fNumMissing], f[fNumStrange] = float32(x.numbers[0]), float32(x.numbers[1]), float32(x.strange)
	f[fMeasureSame], f[fMeasureOther] = float32(x.agree[byMeasure]), float32(x.conflict[byMeasure])
	f[fVariantOther] = float32(x.conflict[byVariant])
	f[fSizeSame], f[fSizeOther] = float32(x.agree[bySize]), float32(x.conflict[bySize])
	f[fColourSame], f[fColourOther] = float32(x.agree[byColour]), float32(x.conflict[byColour])
	f[fMaterialSame], f[fMaterialOther] = float32(x.agree[byMaterial]), float32(x.conflict[byMaterial])
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// meeting is how the tokens of an article meet the groups of a question.
type meeting struct {
	bm25                     float32
	covered                  float32 // weight of groups, by the share met
	main                     float32 // the same, met in the title
	translated               float32 // the part met by translation
	missing                  float32 // rarest group that is not met
	title, titleMet          float32 // rarity of the title's tokens, all and met
	strange                  float32 // rarest token of the title that was not asked
	order                    float32 // share of neighbouring title tokens that are neighbours in the question
	first, last              float32 // the first, the last token of the title was asked
	brand                    float32
	groups, groupsMet        float32 // strong groups, all and met
	words, wordsMet          float32 // tokens of the title, all and met
	markMissing, markStrange float32 // variant words asked and not here, here and not asked
	tail, shopTail           float32 // tokens of the tail of the name, all and those that shops add
	offered                  bool    // a shop named itself in the title
	shop                     float32 // words of the title that shops add, as asked
	codesStrange             float32 // codes of the title that were not asked
}

func (ix *Index) meet(asked *question, r *record, s *scratch) meeting {
	s.layout(asked)
	var m meeting
	average := float32(ix.total / float64(max(1, len(ix.slots))))
	before, neighbours, links := -2, 0, 0
	begun := false
	for _, t := range r.terms {
		w := ix.worth(t.id())
		places := asked.words[t.id()]
		best, group := s.meetTerm(asked, t, places)
		if len(places) > 0 {
			m.bm25 += best * w * damped(float32(t.weight()), r.length, average)
		}
		if t.field() != title || t.weak() {
			continue
		}
		if t.tail() {
			m.tail++
		}
		if ix.vocab.entries[t.id()].boilerplate() {
			m.shop += best
			m.shopTail += flag(t.tail())
			m.offered = true
			continue
		}
		m.title += w
		m.titleMet += w * best
		m.words++
		m.wordsMet += best
		if best < 0.3 {
			m.strange = max(m.strange, w)
			e := &ix.vocab.entries[t.id()]
			m.markStrange += flag(variantWord(e.key))
			m.codesStrange += flag(e.kind == Code && len(e.key) >= shortestNear)
		}
		m.last = best
		if !begun {
			m.first, begun = best, true
		} else if links++; group >= 0 && group == before+1 {
			neighbours++
		}
		before = group
		if group < 0 {
			before = -2
		}
	}
	m.order = float32(neighbours) / float32(max(1, links))
	s.settle(asked, &m)
	m.brand = ix.brandMet(asked, r)
	return m
}

// layout clears room for the shares met of every option, twice: anywhere in
// the article, and in its title.
func (s *scratch) layout(asked *question) {
	s.starts = s.starts[:0]
	n := 0
	for _, g := range asked.groups {
		s.starts = append(s.starts, n)
		n += 2 * len(g.options)
	}
	s.met = append(s.met[:0], make([]float32, n)...)
}

// meetTerm books a token and gives its best share with the group it meets.
func (s *scratch) meetTerm(asked *question, t term, places []place) (best float32, group int) {
	group = -1
	for _, p := range places {
		g := &asked.groups[p.group]
		share := p.share
		if t.weak() {
			share *= 0.8
		}
		at := s.starts[p.group] + 2*p.option
		s.met[at] += share * [fields]float32{1, 0.9, 0.6}[t.field()]
		if t.field() == title {
			s.met[at+1] += share
		}
		full := min(1, share*float32(max(1, len(g.options[p.option].words))))
		if full > best {
			best, group = full, p.group
		}
	}
	return best, group
}

// settle sums the groups by their best options.
func (s *scratch) settle(asked *question, m *meeting) {
	for i, g := range asked.groups {
		var all, main float32
		by := same
		for j, o := range g.options {
			at := s.starts[i] + 2*j
			if s.met[at] > all {
				all, by = s.met[at], o.how
			}
			main = max(main, s.met[at+1])
		}
		if g.weak {
			continue
		}
		all, main = min(1, all), min(1, main)
		m.groups++
		m.groupsMet += all
		m.covered += g.weight * all
		m.main += g.weight * main
		if by == translated {
			m.translated += g.weight * all
		}
		if all < 0.3 {
			m.missing = max(m.missing, g.weight)
			m.markMissing += flag(variantWord(g.token.Key))
		}
	}
}

// brandMet is 1 when the article's brand stands in the line, 0 when the
// article names none, less than 0 when it is not there.
func (ix *Index) brandMet(asked *question, r *record) float32 {
	if r.brand == "" {
		return 0
	}
	for _, t := range Tokens(r.brand) {
		for _, w := range asked.tokens {
			if w.Key == t.Key {
				return 1
			}
		}
	}
	return -1
}

// relate adds what a candidate is among the others.
func relate(hits []hit) {
	var top Features
	for i := range hits {
		for k, v := range hits[i].features {
			if i == 0 || v > top[k] {
				top[k] = v
			}
		}
	}
	for i := range hits {
		f := &hits[i].features
		f[fBM25Rel] = f[fBM25] / max(1e-6, top[fBM25])
		f[fCoverRel] = f[fCover] - top[fCover]
		f[fTitleRel] = f[fTitleCover] - top[fTitleCover]
		f[fCosineRel] = f[fCosine] - top[fCosine]
		f[fSum] = f[fBM25Rel] + f[fCosine]/max(1e-6, top[fCosine])
	}
	var offers float32
	for i := range hits {
		offers += hits[i].features[fOffers]
	}
	for i := range hits {
		hits[i].features[fOffers] = min(1, 2*offers/float32(len(hits)))
		hits[i].features[fAbroad] = min(1, 2*top[fTranslated])
		better := 0
		for j := range hits {
			if hits[j].features[fSum] > hits[i].features[fSum] {
				better++
			}
		}
		hits[i].features[fRank] = float32(better)
	}
}
