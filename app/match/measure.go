package match

import (
	"strconv"
	"strings"
)

// edges reads "20x30x5 cm" as one size. Numbers whose unit is no length
// ("2 x 8 GB") are left to be read one by one.
func (n *normaliser) edges() bool {
	values := []float64{figure(n.atoms[n.at].text)}
	text := n.atoms[n.at].text
	at := n.at + 1
	scale := 0.0
	for at+1 < len(n.atoms) {
		at, scale = n.edgeUnit(at, scale)
		if !n.times(at) {
			break
		}
		if n.atoms[at].script != digits {
			at++
		}
		text += "x" + n.atoms[at].text
		values = append(values, figure(n.atoms[at].text))
		at++
	}
	if len(values) < 2 {
		return false
	}
	u, next, ok := n.unitAt(at)
	switch {
	case ok && u.of == Length:
		at, scale = next, u.size
	case ok:
		return false
	}
	if at < len(n.atoms) && n.atoms[at].gap == 0 && scale == 0 {
		return false
	}
	n.at = at
	n.add(edgesToken(values, scale, text))
	return true
}

// edgeUnit steps over a unit that stands between two edges: 20cm x 30cm.
func (n *normaliser) edgeUnit(at int, scale float64) (int, float64) {
	if u, next, ok := n.unitAt(at); ok && u.of == Length && n.times(next) {
		return next, u.size
	}
	return at, scale
}

// times reports an x or * between two numbers, at the place after the first.
func (n *normaliser) times(at int) bool {
	if at >= len(n.atoms) {
		return false
	}
	if n.atoms[at].script == digits {
		return n.atoms[at].gap == '*'
	}
	return n.atoms[at].text == "x" && at+1 < len(n.atoms) && n.atoms[at+1].script == digits
}

func edgesToken(values []float64, scale float64, text string) Token {
	if scale == 0 {
		scale = 1
	} else {
		scale /= 10
	}
	var b strings.Builder
	b.WriteString("=x")
	for i, v := range values {
		if i > 0 {
			b.WriteByte('x')
		}
		b.WriteString(strconv.FormatFloat(round3(v*scale), 'g', 6, 64))
	}
	return Token{Kind: Size, Key: b.String(), Text: text}
}

// measure reads a number with its unit, with fractions such as "2-1/2 inch".
func (n *normaliser) measure() bool {
	value, next := n.quantity()
	u, end, ok := n.unitAt(next)
	if !ok {
		return false
	}
	n.keep(u, value, end)
	return true
}

func (n *normaliser) keep(u unit, value float64, end int) {
	var words []string
	for _, a := range n.atoms[n.at:end] {
		words = append(words, a.text)
	}
	v := value * u.size
	n.add(Token{Kind: Measure, Key: measureKey(u.of, v), Text: strings.Join(words, " "), Value: v, Unit: u.of})
	n.at = end
}

// quantity reads "2", "1/2" and "2-1/2" and says what comes after.
func (n *normaliser) quantity() (float64, int) {
	at := n.at
	v := figure(n.atoms[at].text)
	if f, ok := n.fraction(at); ok {
		return f, at + 2
	}
	if at+2 < len(n.atoms) && (n.atoms[at+1].gap == '-' || n.atoms[at+1].gap == ' ') {
		if f, ok := n.fraction(at + 1); ok {
			return v + f, at + 3
		}
	}
	return v, at + 1
}

func (n *normaliser) fraction(at int) (float64, bool) {
	if at+1 >= len(n.atoms) || n.atoms[at+1].gap != '/' || n.atoms[at+1].script != digits || n.atoms[at].script != digits {
		return 0, false
	}
	up, down := figure(n.atoms[at].text), figure(n.atoms[at+1].text)
	if up >= down || down > 64 || n.atoms[at].text == "0" {
		return 0, false
	}
	return up / down, true
}

// unitAt reads the unit that begins at an atom: "ml", "fl oz", "sq ft", "°c".
func (n *normaliser) unitAt(at int) (unit, int, bool) {
	if at >= len(n.atoms) {
		return unit{}, at, false
	}
	a := n.atoms[at]
	if a.script == digits || (a.gap != 0 && a.gap != ' ' && a.gap != '-' && a.gap != '.' && a.gap != '*') {
		return unit{}, at, false
	}
	if u, next, ok := n.longUnit(at); ok {
		return u, next, true
	}
	text, next := a.text, at+1
	if a.gap == '*' {
		text = "*" + text
	}
	u, ok := unitOf(text)
	if !ok || (u.tight && a.loose) || (text == "in" && a.loose && n.another(next)) {
		return n.denseUnit(at)
	}
	if n.goesOn(next) {
		return unit{}, at, false
	}
	return u, next, true
}

// longUnit reads units of two words and those with a figure in them.
func (n *normaliser) longUnit(at int) (unit, int, bool) {
	if at+1 >= len(n.atoms) {
		return unit{}, at, false
	}
	a, b := n.atoms[at].text, n.atoms[at+1]
	switch {
	case (a == "fl" || a == "sq") && b.script == latin, b.gap == 0 && (b.text == "2" || b.text == "3"):
		if u, ok := unitOf(a + b.text); ok {
			return u, at + 2, true
		}
	case a == "mb" && b.text == "s" && b.gap == '/':
		return unit{Rate, 8, false}, at + 2, true
	case a == "gb" && b.text == "s" && b.gap == '/':
		return unit{Rate, 1000, false}, at + 2, true
	case a == "g" && b.text == "m" && b.gap == '/':
		if at+2 < len(n.atoms) && n.atoms[at+2].text == "2" {
			return unit{Grammage, 1, false}, at + 3, true
		}
	}
	return unit{}, at, false
}

// denseUnit reads a Chinese unit at the head of a run of characters, longest
// first, and leaves the rest of the run to be read.
func (n *normaliser) denseUnit(at int) (unit, int, bool) {
	a := n.atoms[at]
	if a.script != dense {
		return unit{}, at, false
	}
	runes := []rune(a.text)
	for size := min(4, len(runes)); size > 0; size-- {
		if u, ok := unitOf(string(runes[:size])); ok {
			if size == len(runes) {
				return u, at + 1, true
			}
			rest := make([]atom, 0, len(n.atoms)+1)
			rest = append(rest, n.atoms[:at]...)
			rest = append(rest, atom{string(runes[:size]), dense, a.gap, a.loose}, atom{string(runes[size:]), dense, 0, false})
			n.atoms = append(rest, n.atoms[at+1:]...)
			return u, at + 1, true
		}
	}
	return unit{}, at, false
}

// another reports a number, as in "2 in 1".
func (n *normaliser) another(at int) bool {
	return at < len(n.atoms) && n.atoms[at].script == digits && n.atoms[at].loose
}

// goesOn reports that what looked like a unit is the middle of a code, as in
// "12v4x" or "500m-b".
func (n *normaliser) goesOn(at int) bool {
	return at < len(n.atoms) && n.atoms[at].gap == 0 && n.atoms[at].script == digits
}
