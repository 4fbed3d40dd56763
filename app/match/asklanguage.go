package match

import (
	"slices"
	"strings"
)

// translate adds a group for every piece of another language that the
// dictionary knows, and marks the tokens that such a piece stands for.
func (a *asking) translate(text string) {
	a.spent = map[int]bool{}
	folded := fold(text)
	list := atoms(folded)
	var words []atom
	for _, t := range list {
		switch {
		case t.script == dense:
			a.dense(t.text)
		case t.script == digits || t.script == sign || isStop(t.text) || len(t.text) < 2:
		default:
			words = append(words, t)
		}
	}
	if len(words) == 0 {
		return
	}
	accents := !ascii(text) && strings.ContainsAny(text, "áéíóúàèìòùâêîôûäëïöüãõñçßœÁÉÍÓÚÀÈÌÒÙÂÊÎÔÛÄËÏÖÜÃÕÑÇŒ")
	functions := functionWords(list)
	for _, m := range a.words.translate(words, functions, accents) {
		a.foreign(m, words)
		a.abroad = true
	}
	a.abroad = a.abroad || accents || max(functions[spanish], functions[french], functions[portuguese]) > functions[englishColumn]
}

// dense adds the words of a run of Chinese characters.
func (a *asking) dense(run string) {
	for _, m := range a.words.segment(run) {
		g := group{token: Token{Kind: Word, Key: m.text, Text: m.text}}
		for _, gl := range m.glosses {
			if o, ok := a.option(gl, translated); ok {
				g.options = append(g.options, o)
			}
		}
		if len(g.options) > 0 {
			a.add(g)
		}
	}
}

// foreign adds a phrase. A phrase of one word also keeps its own spelling,
// since names and brands look like words.
func (a *asking) foreign(m meaning, words []atom) {
	g := group{token: Token{Kind: Word, Key: m.text, Text: m.text}}
	own := option{how: same}
	for _, w := range words[m.from : m.from+m.count] {
		for i, t := range a.q.tokens {
			if t.Text != w.text && !(t.Kind == Word && t.Key == plain(w.text)) {
				continue
			}
			a.spent[i] = true
			if id, ok := a.known(t.Key); ok {
				own.words = append(own.words, word{id, 1 / float32(m.count)})
			}
		}
	}
	for _, gl := range m.glosses {
		if o, ok := a.option(gl, translated); ok {
			g.options = append(g.options, o)
		}
	}
	if len(own.words) > 0 {
		own.how = similar
		g.options = append(g.options, own)
	}
	g.token.Text = strings.Join(texts(words[m.from:m.from+m.count]), " ")
	if at := slices.IndexFunc(a.q.groups, func(o group) bool { return o.token.Text == g.token.Text }); at >= 0 {
		a.q.groups[at].options = append(a.q.groups[at].options, g.options...)
		return
	}
	a.add(g)
}

func texts(list []atom) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.text
	}
	return out
}

// readArticle gives the tokens of an article's text; what is not written in
// Latin letters, and a text in which no word may be English, is also read in
// English, weakly, so that an English line can find it.
func (ix *Index) readArticle(text string) []Token {
	list := Tokens(text)
	if ascii(text) {
		return list
	}
	mixed := slices.ContainsFunc(list, func(t Token) bool { return t.Kind == Word && t.Text[0] < 0x80 })
	read := atoms(fold(text))
	var words []atom
	for _, t := range read {
		if t.script == dense {
			for _, m := range ix.words.segment(t.text) {
				list = appendGloss(list, m)
			}
		} else if t.script != digits && t.script != sign && !isStop(t.text) && (t.script != latin || !mixed) {
			words = append(words, t)
		}
	}
	for _, m := range ix.words.translate(words, functionWords(read), false) {
		list = appendGloss(list, m)
	}
	return list
}

func appendGloss(list []Token, m meaning) []Token {
	for _, g := range m.glosses[:min(2, len(m.glosses))] {
		if len(list) < mostTokens {
			for _, t := range Tokens(g.text) {
				t.Weak = true
				list = append(list, t)
			}
		}
	}
	return list
}
