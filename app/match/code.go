package match

import "strings"

// longestCode bounds what is taken for one code; longer runs are read in parts.
const longestCode = 28

// run reads atoms that hang together: a code such as "PSL-X350H", or words
// joined by a hyphen. The squashed whole is the main token, its parts are weak.
func (n *normaliser) run(run []atom) {
	var whole strings.Builder
	figures, letters := 0, 0
	for _, a := range run {
		whole.WriteString(a.text)
		if a.script == digits {
			figures += len(a.text)
		} else {
			letters += len(a.text)
		}
	}
	key := squash(whole.String())
	size, ok := clothingSize(key)
	switch {
	case ok:
		n.add(Token{Kind: Size, Key: "size " + size, Text: key})
	case figures == 0:
		n.compound(run, key)
	case len(key) > longestCode || apart(run):
		n.parts(run, false)
	case letters == 0 && figures < 5:
		n.parts(run, false)
	default:
		n.add(Token{Kind: Code, Key: key, Text: written(run)})
		n.parts(run, true)
	}
}

// compound reads "dvd-rom" as its words and, weakly, as one.
func (n *normaliser) compound(run []atom, key string) {
	if run[1].gap == '\'' {
		if len(run[0].text) == 1 { // the article of "l'eau"
			run = run[1:]
		} else { // the ending of "kid's"
			run = run[:1]
		}
	}
	for _, a := range run {
		n.word(a.text, false)
	}
	if len(run) > 1 && len(key) <= longestCode {
		n.add(Token{Kind: Word, Key: plain(key), Text: key, Weak: true})
	}
}

// apart reports a run that is a list rather than a code: "mac/win/98".
func apart(run []atom) bool {
	words := 0
	for _, a := range run {
		if a.script != digits && len(a.text) > 3 {
			words++
		}
	}
	return words > 1
}

// parts adds the pieces of a run between its signs: letters with figures stay
// together.
func (n *normaliser) parts(run []atom, weak bool) {
	for i := 0; i < len(run); {
		end := i + 1
		for end < len(run) && run[end].gap == 0 {
			end++
		}
		n.piece(run[i:end], weak, weak && end-i == len(run))
		i = end
	}
}

// piece adds one part; of a part that is the whole run only its long words
// are worth a token, so that "office2007" meets "office 2007".
func (n *normaliser) piece(part []atom, weak, whole bool) {
	switch {
	case len(part) == 1 && part[0].script == digits:
		if !weak || len(part[0].text) > 1 {
			at := len(n.out)
			n.number(part[0])
			for i := range n.out[at:] {
				n.out[at+i].Weak = weak
			}
		}
	case len(part) == 1:
		n.word(part[0].text, weak)
	case !whole:
		text := written(part)
		n.add(Token{Kind: Code, Key: squash(text), Text: text, Weak: weak})
	case len(part) == 2 && part[0].script != digits && (len(part[0].text) >= 4 || part[0].text == "v"):
		n.word(part[0].text, true)
		at := len(n.out)
		n.number(part[1])
		for i := range n.out[at:] {
			n.out[at+i].Weak = part[0].text != "v"
		}
	}
}

// written puts a run together as it was written, signs included.
func written(run []atom) string {
	var b strings.Builder
	for i, a := range run {
		if i > 0 && a.gap != 0 {
			b.WriteByte(a.gap)
		}
		b.WriteString(a.text)
	}
	return b.String()
}

// squash leaves only letters and figures.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if _, ok := scriptOf(r); ok {
			return r
		}
		return -1
	}, s)
}

// kindOfCode says what a code is by its look alone, so that a token is of one
// kind wherever it was met first.
func kindOfCode(key string) Kind {
	if strings.Trim(key, "0123456789") == "" && len(key) < 5 {
		return Number
	}
	return Code
}
