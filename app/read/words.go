package read

import (
	"embed"
	"strings"
	"sync"
)

//go:embed words/*.tsv
var wordFiles embed.FS

// phrases looks up the longest known phrase that begins at a token. Phrases
// are kept as folded tokens, so "кол-во", "T/T" and "需要" are all found the
// same way and whatever the spacing.
type phrases struct {
	exact map[string][]phrase // by the form of the first token
	stems map[string][]phrase // one-word phrases written "stem*", by the stem's first three runes
}

type phrase struct {
	forms []string
	value string
}

func newPhrases() *phrases {
	return &phrases{exact: map[string][]phrase{}, stems: map[string][]phrase{}}
}

func (p *phrases) add(written, value string) {
	stem, isStem := strings.CutSuffix(written, "*")
	if isStem && stem != "" {
		stem = fold(stem)
		key := firstRunes(stem, 3)
		p.stems[key] = append(p.stems[key], phrase{[]string{stem}, value})
		return
	}
	var forms []string
	for _, t := range tokenize(written, 0, len(written)) {
		forms = append(forms, t.form)
	}
	if len(forms) == 0 {
		return
	}
	for _, known := range p.exact[forms[0]] {
		if strings.Join(known.forms, " ") == strings.Join(forms, " ") {
			return
		}
	}
	p.exact[forms[0]] = append(p.exact[forms[0]], phrase{forms, value})
}

// at gives the value and the length in tokens of the longest phrase that
// begins at tokens[i]; the length is 0 where none does.
func (p *phrases) at(tokens []token, i int) (value string, length int) {
	if i < 0 || i >= len(tokens) {
		return "", 0
	}
	for _, c := range p.exact[tokens[i].form] {
		if len(c.forms) > length && startsWith(tokens[i:], c.forms) {
			value, length = c.value, len(c.forms)
		}
	}
	if length > 0 || tokens[i].kind != word {
		return value, length
	}
	for _, c := range p.stems[firstRunes(tokens[i].form, 3)] {
		if strings.HasPrefix(tokens[i].form, c.forms[0]) {
			return c.value, 1
		}
	}
	return "", 0
}

// find gives the first phrase at or after tokens[i].
func (p *phrases) find(tokens []token, i int) (value string, start, length int) {
	for ; i < len(tokens); i++ {
		if v, n := p.at(tokens, i); n > 0 {
			return v, i, n
		}
	}
	return "", -1, 0
}

// in reports a phrase anywhere in the tokens.
func (p *phrases) in(tokens []token) bool {
	_, i, _ := p.find(tokens, 0)
	return i >= 0
}

// before gives the phrase that ends right before tokens[i].
func (p *phrases) before(tokens []token, i int) (value string, length int) {
	for n := min(i, 5); n > 0; n-- {
		if v, got := p.at(tokens[:i], i-n); got == n {
			return v, n
		}
	}
	return "", 0
}

func startsWith(tokens []token, forms []string) bool {
	if len(forms) > len(tokens) {
		return false
	}
	for i, f := range forms {
		if tokens[i].form != f {
			return false
		}
	}
	return true
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// vocabulary is everything the package knows of words. It is read once from
// the tables under words/ and never changed.
type vocabulary struct {
	cue       map[string]*phrases // by class of cues.tsv
	label     *phrases            // → role
	unit      *phrases            // → key of units.tsv
	class     map[string]string   // unit key → class
	size      *phrases
	time      *phrases
	number    *phrases // → value
	currency  *phrases // → ISO 4217
	country   *phrases // → ISO 3166
	countries map[string]string
	city      *phrases // → ISO 3166
	cert      *phrases // → as in the table
	certCue   *phrases
	incoterm  *phrases
	payment   *phrases
	language  map[string][]string // folded word → languages that use it
}

var vocab = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{
		cue: map[string]*phrases{}, label: newPhrases(), unit: newPhrases(), class: map[string]string{},
		size: newPhrases(), time: newPhrases(), number: newPhrases(), currency: newPhrases(),
		country: newPhrases(), countries: map[string]string{}, city: newPhrases(), cert: newPhrases(),
		certCue: newPhrases(), incoterm: newPhrases(), payment: newPhrases(),
		language: map[string][]string{},
	}
	v.loadKeyed()
	for file, p := range map[string]*phrases{
		"sizes": v.size, "times": v.time, "certificates": v.cert, "certificatecues": v.certCue,
		"incoterms": v.incoterm, "payments": v.payment,
	} {
		for _, row := range table(file) {
			for _, w := range strings.Split(row[len(row)-1], "|") {
				p.add(w, w)
			}
		}
	}
	return v
})

func (v *vocabulary) loadKeyed() {
	for _, row := range table("cues") {
		if v.cue[row[0]] == nil {
			v.cue[row[0]] = newPhrases()
		}
		v.cue[row[0]].addAll(row[1], row[0])
	}
	for _, row := range table("units") {
		v.class[row[0]] = row[1]
		v.unit.addAll(row[2], row[0])
	}
	for _, row := range table("countries") {
		v.countries[row[0]] = row[1]
		v.country.add(row[1], row[0])
		if len(row) > 2 {
			v.country.addAll(row[2], row[0])
		}
	}
	for _, row := range table("stopwords") {
		for _, w := range strings.Split(row[1], "|") {
			v.language[w] = append(v.language[w], row[0])
		}
	}
	for file, p := range map[string]*phrases{
		"labels": v.label, "numbers": v.number, "currencies": v.currency, "cities": v.city,
	} {
		for _, row := range table(file) {
			if file == "currencies" {
				p.add(row[0], row[0])
			}
			p.addAll(row[1], row[0])
		}
	}
}

func (p *phrases) addAll(list, value string) {
	for _, w := range strings.Split(list, "|") {
		p.add(w, value)
	}
}

// table reads one table: rows of tab-parted cells, "#" begins a note.
func table(name string) [][]string {
	data, err := wordFiles.ReadFile("words/" + name + ".tsv")
	if err != nil {
		panic(err) // the tables are part of the program
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}

// is gives the length of a cue of the class that begins at tokens[i].
func (v *vocabulary) is(class string, tokens []token, i int) int {
	_, n := v.cue[class].at(tokens, i)
	return n
}

// has reports a cue of the class anywhere in the tokens.
func (v *vocabulary) has(class string, tokens []token) bool { return v.cue[class].in(tokens) }
