package match

import (
	"math"
	"strconv"
	"strings"
)

// mostTokens bounds the work that one text can cause.
const mostTokens = 400

// Tokens is the normaliser: it turns a text into typed tokens, in order. It
// never fails, and equal meanings get equal keys.
func Tokens(text string) []Token {
	n := normaliser{atoms: atoms(fold(text))}
	for n.at < len(n.atoms) && len(n.out) < mostTokens {
		n.step()
	}
	return join(n.out)
}

// join adds, weakly, the codes that were written with a space: "DSC W120".
func join(list []Token) []Token {
	for i := 0; i+1 < len(list) && len(list) < mostTokens; i++ {
		a, b := list[i], list[i+1]
		if a.Weak || b.Weak || !joins(a, b) {
			continue
		}
		key := squash(a.Text + b.Text)
		list = append(list, Token{Kind: Code, Key: key, Text: a.Text + " " + b.Text, Weak: true})
	}
	return list
}

func joins(a, b Token) bool {
	switch {
	case len(a.Text)+len(b.Text) < 4 || len(a.Text)+len(b.Text) > 16:
		return false
	case a.Kind == Word:
		return len(a.Text) <= 5 && (b.Kind == Code || b.Kind == Number && len(b.Text) > 1)
	case a.Kind == Code:
		return b.Kind == Word && len(b.Text) <= 3 || b.Kind == Code || b.Kind == Number
	}
	return false
}

type normaliser struct {
	atoms []atom
	at    int
	out   []Token
}

func (n *normaliser) add(t Token) {
	if len(n.out) < mostTokens {
		n.out = append(n.out, t)
	}
}

// step reads one thing: edges, a measure, a run of letters and figures that
// hang together, or a word.
func (n *normaliser) step() {
	a := n.atoms[n.at]
	if a.script == digits && (n.edges() || n.measure()) {
		return
	}
	end := n.at + 1
	for end < len(n.atoms) && hangs(n.atoms[end]) && !n.startsMeasure(end) {
		end++
	}
	run := n.atoms[n.at:end]
	n.at = end
	if len(run) == 1 {
		n.single(a)
		return
	}
	n.run(run)
}

// hangs reports whether an atom is tied to the one before it.
func hangs(a atom) bool {
	if a.script == dense || a.script == other || a.script == sign || a.loose {
		return false
	}
	switch a.gap {
	case 0, '-', '/', '.', '_', '+', '#', '\'', '&':
		return true
	}
	return false
}

// startsMeasure keeps "black-500ml" from becoming one code.
func (n *normaliser) startsMeasure(at int) bool {
	if n.atoms[at].script != digits || n.atoms[at].gap == 0 {
		return false
	}
	probe := normaliser{atoms: n.atoms, at: at}
	return probe.measure()
}

func (n *normaliser) single(a atom) {
	switch a.script {
	case digits:
		n.number(a)
	case sign:
	case dense, other:
		n.pairs(a.text)
	default:
		n.word(a.text, false)
	}
}

func (n *normaliser) word(s string, weak bool) {
	if isStop(s) || (len(s) == 1 && weak) {
		return
	}
	t := Token{Kind: Word, Key: s, Text: s, Weak: weak}
	if v, ok := roman(s); ok {
		t.Kind, t.Key, t.Value = Number, strconv.Itoa(v), float64(v)
	} else if c, ok := colourOf(s); ok {
		t.Kind, t.Key = Colour, c
	} else if m, ok := materialOf(s); ok {
		t.Kind, t.Key = Material, m
	} else if z, ok := clothingSize(s); ok {
		t.Kind, t.Key = Size, "size "+z
	} else {
		t.Key = plain(s)
		if c, ok := colourOf(t.Key); ok {
			t.Kind, t.Key = Colour, c
		}
	}
	n.add(t)
}

// pairs makes the two-character tokens of a script without spaces.
func (n *normaliser) pairs(s string) {
	runes := []rune(s)
	if len(runes) == 1 {
		n.add(Token{Kind: Pair, Key: s, Text: s})
		return
	}
	for i := 0; i+1 < len(runes) && len(n.out) < mostTokens; i++ {
		p := string(runes[i : i+2])
		n.add(Token{Kind: Pair, Key: p, Text: p})
	}
}

func (n *normaliser) number(a atom) {
	if len(a.text) >= 5 && !strings.ContainsAny(a.text, ".,") {
		n.add(Token{Kind: Code, Key: a.text, Text: a.text})
		return
	}
	if parts := strings.Split(a.text, "."); len(parts) > 2 && !thousands(parts) {
		for _, p := range parts[:min(4, len(parts))] {
			n.number(atom{text: p, script: digits})
		}
		return
	}
	v := figure(a.text)
	n.add(Token{Kind: Number, Key: strconv.FormatFloat(v, 'f', -1, 64), Text: a.text, Value: v})
}

// thousands tells "1.000.000" from the version "10.4.7".
func thousands(parts []string) bool {
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return true
}

// roman reads the small Roman numerals that count versions and parts; single
// letters mean too many other things.
func roman(s string) (int, bool) {
	switch s {
	case "ii":
		return 2, true
	case "iii":
		return 3, true
	case "iv":
		return 4, true
	case "vi":
		return 6, true
	case "vii":
		return 7, true
	case "viii":
		return 8, true
	case "ix":
		return 9, true
	case "xi":
		return 11, true
	case "xii":
		return 12, true
	}
	return 0, false
}

// figure reads a number as people write it: a comma or point before exactly
// three digits parts thousands unless the number begins with a zero.
func figure(s string) float64 {
	point := strings.LastIndexAny(s, ".,")
	if point >= 0 {
		tail, mark := len(s)-point-1, s[point:point+1]
		several := strings.Count(s, mark) > 1
		if several || (tail == 3 && mark == "," && s[0] != '0') {
			s = strings.NewReplacer(".", "", ",", "").Replace(s)
		} else {
			s = strings.NewReplacer(".", "", ",", "").Replace(s[:point]) + "." + s[point+1:]
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(v, 0) {
		return 0
	}
	return v
}
