package match

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// meaning is a run of words of another language with what it may mean.
type meaning struct {
	text    string
	from    int // first word that it covers; -1 for dense scripts
	count   int
	glosses []gloss
}

// longestHead is the longest Chinese headword that is looked for.
const longestHead = 8

// segment cuts a run of Chinese into known words, longest match from both
// ends, and keeps the cut with fewer pieces and fewer lone characters.
func (d *Dictionary) segment(run string) []meaning {
	chars := []rune(run)
	if len(chars) > 60 {
		chars = chars[:60]
	}
	ahead, back := d.forward(chars), d.backward(chars)
	if cutCost(ahead) < cutCost(back) {
		return ahead
	}
	return back
}

func cutCost(list []meaning) int {
	cost := 0
	for _, m := range list {
		cost += 2
		if utf8.RuneCountInString(m.text) == 1 {
			cost++
		}
		if len(m.glosses) == 0 {
			cost += 2
		}
	}
	return cost
}

func (d *Dictionary) forward(chars []rune) []meaning {
	var list []meaning
	for at := 0; at < len(chars); {
		size, m := 1, meaning{text: string(chars[at : at+1]), from: -1}
		for n := min(longestHead, len(chars)-at); n > 0; n-- {
			if found := d.chinese(string(chars[at : at+n])); found != nil {
				size, m = n, meaning{string(chars[at : at+n]), -1, 0, found}
				break
			}
		}
		list = append(list, m)
		at += size
	}
	return list
}

func (d *Dictionary) backward(chars []rune) []meaning {
	var list []meaning
	for end := len(chars); end > 0; {
		size, m := 1, meaning{text: string(chars[end-1 : end]), from: -1}
		for n := min(longestHead, end); n > 0; n-- {
			if found := d.chinese(string(chars[end-n : end])); found != nil {
				size, m = n, meaning{string(chars[end-n : end]), -1, 0, found}
				break
			}
		}
		list = append(list, m)
		end -= size
	}
	slices.Reverse(list)
	return list
}

// chinese gives the meanings of a word: those of trade first.
func (d *Dictionary) chinese(word string) []gloss {
	list := slices.Clone(d.tables[chinese][word])
	list = append(list, d.lookup(word)...)
	if utf8.RuneCountInString(word) == 1 {
		for i := range list {
			list[i].trust *= 0.7
		}
	}
	return list
}

// foreign finds the phrases of a text in the tables of one language, longest
// first; covered counts the words that it knows.
func (d *Dictionary) foreign(l language, words []atom) (found []meaning, covered int) {
	keys := make([]string, len(words))
	for i, w := range words {
		keys[i] = lemma(w.text, l)
	}
	for at := 0; at < len(words); {
		m, ok := d.phrase(l, keys, words, at)
		if !ok {
			at++
			continue
		}
		found = append(found, m)
		covered += m.count
		at += m.count
	}
	return found, covered
}

func (d *Dictionary) phrase(l language, keys []string, words []atom, at int) (meaning, bool) {
	for n := min(d.longest[l], len(keys)-at); n > 0; n-- {
		if g := d.tables[l][strings.Join(keys[at:at+n], " ")]; g != nil {
			return meaning{words[at].text, at, n, g}, true
		}
	}
	if l == german {
		if g := d.split(keys[at]); g != nil {
			return meaning{words[at].text, at, 1, g}, true
		}
	}
	return meaning{}, false
}

// split takes a German compound apart: "kuchenmesser" is kitchen knife.
func (d *Dictionary) split(word string) []gloss {
	for cut := len(word) - 3; cut >= 3; cut-- {
		tail := d.tables[german][word[cut:]]
		if tail == nil {
			continue
		}
		for _, link := range []string{"", "s", "n", "en", "e", "er", "es"} {
			stemmed, ok := strings.CutSuffix(word[:cut], link)
			if !ok || len(stemmed) < 3 {
				continue
			}
			for _, head := range []string{stemmed, lemma(stemmed, german)} {
				if first := d.tables[german][head]; first != nil {
					return joined(first, tail)
				}
			}
		}
	}
	return nil
}

func joined(first, tail []gloss) []gloss {
	var list []gloss
	for _, a := range first[:min(2, len(first))] {
		for _, b := range tail[:min(2, len(tail))] {
			list = append(list, gloss{a.text + " " + b.text, 0.9 * a.trust * b.trust})
		}
	}
	return list
}

// translate reads the words of a line in the languages it may be written in.
// Words are the atoms without function words; accents says that the line had
// letters that English lacks.
func (d *Dictionary) translate(words []atom, functions [languages]int, accents bool) []meaning {
	var best []meaning
	most := 0
	known := 2 * d.known(words)
	for l := spanish; l < languages; l++ {
		found, covered := d.foreign(l, words)
		points := 2*covered + functions[l]
		if accents {
			points++
		}
		switch {
		case covered == 0 || points <= known-1 && native(words) || points < most:
		case points == most:
			best = append(best, found...)
		default:
			best, most = found, points
		}
	}
	return best
}

// known counts the words that are English trade words themselves.
func (d *Dictionary) known(words []atom) int {
	n := 0
	for _, w := range words {
		if w.script == latin && (d.common[stem(w.text)] || d.common[w.text]) {
			n++
		}
	}
	return n
}

// native reports a line in Latin letters, which may be English.
func native(words []atom) bool {
	return !slices.ContainsFunc(words, func(a atom) bool { return a.script != latin })
}

// functionWords counts, by language, the function words of a folded text.
func functionWords(list []atom) (counts [languages]int) {
	for _, a := range list {
		for l, words := range functionTable() {
			if strings.Contains(words, " "+a.text+" ") {
				counts[l]++
			}
		}
	}
	return counts
}

func functionTable() [languages]string {
	return [languages]string{
		englishColumn: " the of for with and to in on by from your ",
		spanish:       " de del la el los las y para con en por al un una sin ",
		french:        " de du des la le les et pour avec en au aux un une sans l d ",
		portuguese:    " de do da dos das e para com em por ao um uma sem ",
		german:        " der die das und fur mit von zum zur im aus ein eine ohne ",
		russian:       " и для с на из в по без от ",
		arabian:       " من في و مع على الى ",
	}
}
