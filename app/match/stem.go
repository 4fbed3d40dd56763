package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stem takes the plural off a word, no more: "boxes" and "box", "batteries"
// and "battery" become one, "glass" and "lens" stay.
func stem(s string) string {
	if one, ok := irregular(s); ok {
		return one
	}
	n := len(s)
	switch {
	case n < 4 || s[n-1] != 's':
		return s
	case strings.HasSuffix(s, "ies") && n > 4:
		return s[:n-3] + "y"
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "xes"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "zes"):
		return s[:n-2]
	case strings.HasSuffix(s, "ss"), strings.HasSuffix(s, "us"), strings.HasSuffix(s, "is"), s == "lens", s == "gas", s == "bus", s == "gps":
		return s
	}
	return s[:n-1]
}

// plain is the form of a word of whatever language by which two texts are
// compared: endings of case and gender count in no Cyrillic word.
func plain(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); len(s) >= 8 && unicode.Is(unicode.Cyrillic, r) {
		return lemma(s, russian)
	}
	return stem(s)
}

// irregular knows the plurals that no ending tells.
func irregular(s string) (string, bool) {
	switch s {
	case "knives":
		return "knife", true
	case "shelves", "halves", "loaves", "leaves", "scarves", "wolves", "calves", "hooves":
		return s[:len(s)-3] + "f", true
	case "men", "women":
		return s[:len(s)-2] + "an", true
	case "children":
		return "child", true
	case "teeth":
		return "tooth", true
	case "mice":
		return "mouse", true
	}
	return "", false
}

// root cuts a word down to what its family shares: "cleaner", "cleaning" and
// "cleaned" meet at "clean". It is weaker than stem and never replaces it.
func root(s string) string {
	for _, end := range []string{"ings", "ing", "ers", "er", "ors", "or", "ed", "es", "s", "e"} {
		if cut, ok := strings.CutSuffix(s, end); ok && len(cut) >= 4 {
			return undouble(cut)
		}
	}
	return s
}

func undouble(s string) string {
	if n := len(s); n > 4 && s[n-1] == s[n-2] && s[n-1] != 'l' && s[n-1] != 's' {
		return s[:n-1]
	}
	return s
}

// lemma is the form under which a word stands in the table of a language:
// endings of number, gender and case are taken off.
func lemma(s string, l language) string {
	switch l {
	case englishColumn:
		return stem(s)
	case spanish, portuguese:
		return iberian(s, l)
	case french:
		return gallic(s)
	case german:
		return cutOne(s, 4, "en", "er", "es", "e", "n", "s")
	case russian:
		return cutOne(s, 6, "иями", "ями", "ами", "иях", "ях", "ах", "ого", "его", "ому", "ему", "ыми", "ими", "ые", "ие", "ыи", "ии", "ои", "ая", "яя", "ое", "ее",
			"ых", "их", "ым", "им", "ом", "ем", "ов", "ев", "еи", "ую", "юю", "ия", "ию", "ье", "ья", "ьи", "а", "я", "ы", "и", "о", "е", "у", "ю", "ь")
	case arabian:
		return semitic(s)
	}
	return s
}

// iberian folds number and gender: "jabones" and "jabón", "luces" and "luz",
// "balões" and "balão", "negras" and "negro".
func iberian(s string, l language) string {
	if l == portuguese {
		for _, pair := range [][2]string{{"oes", "ao"}, {"aes", "ao"}, {"ais", "al"}, {"eis", "el"}, {"ois", "ol"}, {"ns", "m"}} {
			if cut, ok := strings.CutSuffix(s, pair[0]); ok && len(cut) >= 2 {
				s = cut + pair[1]
				break
			}
		}
	}
	if len(s) >= 4 {
		s = strings.TrimSuffix(s, "s")
	}
	s = cutOne(s, 3, "a", "o", "e")
	if cut, ok := strings.CutSuffix(s, "z"); ok {
		s = cut + "c"
	}
	return s
}

// gallic folds number and gender: "animaux" and "animal", "noire" and "noir".
func gallic(s string) string {
	switch {
	case strings.HasSuffix(s, "eaux"):
		return s[:len(s)-1]
	case strings.HasSuffix(s, "aux") && len(s) >= 5:
		return s[:len(s)-3] + "al"
	}
	if len(s) >= 4 {
		s = strings.TrimRight(s, "sx")
	}
	return cutOne(s, 3, "e")
}

// semitic takes off the article and the endings of number and gender.
func semitic(s string) string {
	for _, head := range []string{"وال", "بال", "لل", "ال"} {
		if cut, ok := strings.CutPrefix(s, head); ok && len(cut) >= 6 {
			s = cut
			break
		}
	}
	return cutOne(s, 6, "يات", "ات", "ين", "ون", "يه", "ه", "ي")
}

// cutOne takes off the first ending that leaves at least least bytes.
func cutOne(s string, least int, ends ...string) string {
	for _, end := range ends {
		if cut, ok := strings.CutSuffix(s, end); ok && len(cut) >= least {
			return cut
		}
	}
	return s
}
