package match

import "strings"

// stem takes the plural off a word, no more: "boxes" and "box", "batteries"
// and "battery" become one, "glass" and "lens" stay.
func stem(s string) string {
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

// lemma is the form under which a word of a given script stands in the
// dictionary tables: endings of number, gender and case are taken off.
func lemma(s string, of script) string {
	switch of {
	case cyrillic:
		return cutOne(s, 6, "иями", "ями", "ами", "иях", "ях", "ах", "ого", "его", "ому", "ему", "ыми", "ими", "ые", "ие", "ый", "ий", "ои", "ая", "яя", "ое", "ее",
			"ых", "их", "ым", "им", "ом", "ем", "ов", "ев", "ей", "еи", "ой", "ую", "юю", "ия", "ии", "ию", "ье", "ья", "ьи", "а", "я", "ы", "и", "о", "е", "у", "ю", "ь", "й")
	case arabic:
		for _, head := range []string{"وال", "بال", "لل", "ال"} {
			if cut, ok := strings.CutPrefix(s, head); ok && len(cut) >= 6 {
				s = cut
				break
			}
		}
		return cutOne(s, 6, "يات", "ات", "ين", "ون", "يه", "ه", "ي")
	case latin:
		return latinLemma(s)
	}
	return s
}

func latinLemma(s string) string {
	if len(s) >= 5 {
		s = strings.TrimRight(s, "sx")
	}
	if len(s) >= 5 {
		s = cutOne(s, 4, "en", "er", "e", "n", "a", "o")
	}
	return s
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
