package match

import "strings"

// cognate gives the English forms that a learned word of a Romance language
// would have: "fotografia" is photography, "seguridad" security-like endings
// change by rule. Accents are already folded. Most forms are no words; only
// those that some article holds are used.
func cognate(s string) []string {
	var list []string
	for _, rule := range endings() {
		if cut, ok := strings.CutSuffix(s, rule[0]); ok && len(cut) >= 3 {
			for _, end := range strings.Split(rule[1], ",") {
				list = append(list, cut+end)
			}
		}
	}
	return respell(append(list, s))
}

// endings are pairs of a Romance ending and its English ones, plural first
// taken off by the callers' lemma rules.
func endings() [][2]string {
	return [][2]string{
		{"cion", "tion"},
		{"sion", "sion"},
		{"ciones", "tion"},
		{"cao", "tion"},
		{"coes", "tion"},
		{"dad", "ty"},
		{"dades", "ty"},
		{"dade", "ty"},
		{"te", "ty"},
		{"tes", "ty"},
		{"ico", "ic,ical"},
		{"ica", "ic,ics,ical"},
		{"icos", "ic,ical"},
		{"icas", "ic,ics"},
		{"ique", "ic,ics,ical"},
		{"iques", "ic,ics"},
		{"ia", "y,ia"},
		{"ias", "y,ia"},
		{"ie", "y"},
		{"ies", "y"},
		{"io", "y,ium"},
		{"ios", "y"},
		{"or", "or,er"},
		{"ores", "or,er"},
		{"eur", "or,er"},
		{"eurs", "or,er"},
		{"ador", "ator,er"},
		{"adores", "ator,er"},
		{"ateur", "ator,er"},
		{"euse", "er"},
		{"euses", "er"},
		{"adora", "ator,er"},
		{"idor", "er"},
		{"ero", "er"},
		{"eros", "er"},
		{"iere", "er"},
		{"ier", "er"},
		{"iers", "er"},
		{"mento", "ment"},
		{"mentos", "ment"},
		{"miento", "ment"},
		{"mientos", "ment"},
		{"oso", "ous"},
		{"osa", "ous"},
		{"eux", "ous"},
		{"ivo", "ive"},
		{"iva", "ive"},
		{"ivos", "ive"},
		{"ivas", "ive"},
		{"if", "ive"},
		{"ifs", "ive"},
		{"aire", "ary"},
		{"aires", "ary"},
		{"ario", "ary"},
		{"aria", "ary"},
		{"arios", "ary"},
		{"ncia", "nce,ncy"},
		{"ncias", "nce"},
		{"nza", "nce"},
		{"ble", "ble"},
		{"bles", "ble"},
		{"vel", "ble"},
		{"al", "al"},
		{"ales", "al"},
		{"aux", "al"},
		{"ais", "al"},
		{"elle", "al"},
		{"ista", "ist"},
		{"iste", "ist"},
		{"ismo", "ism"},
		{"isme", "ism"},
		{"metro", "meter"},
		{"metros", "meter"},
		{"metre", "meter"},
		{"metres", "meter"},
		{"scopio", "scope"},
		{"scopios", "scope"},
		{"grafo", "graph"},
		{"grafia", "graphy"},
		{"logia", "logy"},
		{"logie", "logy"},
		{"fono", "phone"},
		{"fonos", "phone"},
		{"ado", "ate,ated,ed"},
		{"ada", "ate,ated,ed"},
		{"ados", "ate,ed"},
		{"adas", "ate,ed"},
		{"ura", "ure"},
		{"uras", "ure"},
		{"o", ",e,us"},
		{"os", ",e"},
		{"a", ",e"},
		{"as", ",e"},
		{"e", ""},
		{"es", ",e"},
		{"s", ""},
	}
}

// respell adds the forms with English spellings of Greek sounds.
func respell(list []string) []string {
	for _, w := range list[:len(list):len(list)] {
		for _, pair := range [][2]string{{"fo", "pho"}, {"fi", "phi"}, {"fe", "phe"}, {"es", "s"}, {"t", "th"}, {"qui", "chi"}, {"i", "y"}} {
			switch {
			case pair[0] == "es":
				if cut, ok := strings.CutPrefix(w, "es"); ok && len(cut) > 3 {
					list = append(list, "s"+cut)
				}
			case strings.Contains(w, pair[0]):
				list = append(list, strings.Replace(w, pair[0], pair[1], 1))
			}
		}
	}
	return list
}

// cognates meets words that nothing met with their English relatives; in a
// line that is not English also those that only a like spelling met.
func (a *asking) cognates() {
	for i := range a.q.groups {
		g := &a.q.groups[i]
		if len(g.options) > 0 && (!a.abroad || g.options[0].how != similar) || g.token.Kind != Word || g.weak || len(g.token.Text) < 4 {
			continue
		}
		seen := map[uint32]bool{}
		for _, form := range cognate(g.token.Text) {
			if id, ok := a.known(stem(form)); ok && !seen[id] {
				seen[id] = true
				g.options = append(g.options, option{[]word{{id, 0.8}}, translated})
				g.weight = max(g.weight, a.rarity(id)*0.8)
			}
		}
	}
}
