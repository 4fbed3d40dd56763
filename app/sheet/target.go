package sheet

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ValueKind is how the cells of a column are read.
type ValueKind uint8

// The kinds of columns.
const (
	Words   ValueKind = iota // any text
	Decimal                  // a number
	Money                    // a number that may name its currency
	Integer                  // a whole number
	Percent                  // a share: 13, 13% and 0.13 are 0.13
	Day                      // a date
	Photo                    // the pictures of the row
	Choice                   // one of the target's choices
)

// Target is a field that a column of a table may fill.
type Target struct {
	Key      string
	ZH, EN   string   // headings of the template, also recognised
	Synonyms []string // other headings that mean it, any language
	Kind     ValueKind
	Required bool
	Units    []string // words that may stand behind a number: "kg", "天"
	Choices  []Option
	Example  string // what the example row of the template says
	NoteZH   string // hint on the heading of the template
	NoteEN   string
}

// Title is the heading in the language of the screen ("zh" or "en").
func (t Target) Title(language string) string {
	if language == "zh" {
		return t.ZH
	}
	return t.EN
}

// Option is one value of a Choice, and the words that mean it. The first word
// is the one that the template offers.
type Option struct {
	Key   string
	Words []string
}

// Mapping says what each column of a sheet means.
type Mapping struct {
	Heading int      `json:"heading"` // row of the headings from 0, -1 for none
	Columns []string `json:"columns"` // key of the target by column, "" for none
}

// Column gives the column of a target, -1 for none.
func (m Mapping) Column(key string) int { return slices.Index(m.Columns, key) }

// Memory is what people chose before: the key of the target by folded
// heading, "" for a column that they left out. It is kept between imports.
type Memory map[string]string

// Learn gives a memory that also knows this mapping.
func (m Memory) Learn(s *Sheet, mapping Mapping) Memory {
	learned := maps.Clone(m)
	if learned == nil {
		learned = Memory{}
	}
	if mapping.Heading < 0 {
		return learned
	}
	for column, key := range mapping.Columns {
		if heading := fold(s.Cell(At{mapping.Heading, column}).Text); heading != "" {
			learned[heading] = key
		}
	}
	return learned
}

// headRows are looked through for headings; letters above a list are shorter.
const headRows = 40

// Guess finds the row of headings and what the columns mean: by what was
// chosen before, then by the words of both languages, pictures by where they
// lie. Every target is given to one column at most.
func Guess(s *Sheet, targets []Target, memory Memory) Mapping {
	width := s.Width()
	best, most := Mapping{Heading: -1, Columns: make([]string, width)}, 0
	index := newHeadings(targets)
	for row := range min(headRows, len(s.Rows)) {
		columns, score := index.assign(s.Rows[row], width, memory)
		if score > most {
			best, most = Mapping{row, columns}, score
		}
	}
	for _, t := range targets {
		if t.Kind != Photo || best.Column(t.Key) >= 0 {
			continue
		}
		if column := s.pictureColumn(); column >= 0 {
			for len(best.Columns) <= column {
				best.Columns = append(best.Columns, "")
			}
			if best.Columns[column] == "" {
				best.Columns[column] = t.Key
			}
		}
	}
	return best
}

// pictureColumn is the column with most pictures, -1 without any.
func (s *Sheet) pictureColumn() int {
	count := map[int]int{}
	best := -1
	for at := range s.Pictures {
		n := count[at.Column] + 1
		count[at.Column] = n
		if best < 0 || n > count[best] || n == count[best] && at.Column < best {
			best = at.Column
		}
	}
	return best
}

// headings knows the words that mean each target.
type headings struct {
	targets []Target
	words   map[string]word // by folded words
}

// word is what a heading means; its own title says it more surely than a synonym.
type word struct {
	target int
	title  bool
}

func newHeadings(targets []Target) headings {
	h := headings{targets, map[string]word{}}
	for i, t := range targets {
		for n, w := range append([]string{t.ZH, t.EN, t.Key}, t.Synonyms...) {
			f := fold(w)
			if known, taken := h.words[f]; f != "" && (!taken || n < 2 && !known.title) {
				h.words[f] = word{i, n < 2}
			}
		}
	}
	return h
}

type fit struct{ column, target, score int }

// assign gives the row's columns their targets, the surest first.
func (h headings) assign(row []Cell, width int, memory Memory) (columns []string, total int) {
	var fits []fit
	for column, c := range row {
		if c.Kind != Text {
			continue
		}
		if key, known := memory[fold(c.Text)]; known {
			if i := slices.IndexFunc(h.targets, func(t Target) bool { return t.Key == key }); i >= 0 {
				fits = append(fits, fit{column, i, 200})
			}
			continue
		}
		fits = append(fits, h.fits(column, c.Text)...)
	}
	slices.SortStableFunc(fits, func(a, b fit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.column, b.column))
	})
	columns = make([]string, width)
	for _, f := range fits {
		key := h.targets[f.target].Key
		if columns[f.column] == "" && !slices.Contains(columns, key) {
			columns[f.column] = key
			total += f.score
		}
	}
	return columns, total
}

// fits judges one heading: the whole, without what stands in brackets, its
// Chinese and its other half ("品名 Product name"), and last the longest known
// word that begins or ends it.
func (h headings) fits(column int, heading string) []fit {
	if len(heading) > 120 {
		return nil // a sentence is no heading
	}
	open := strings.IndexAny(heading, "(（[【")
	bare := heading
	if open > 0 {
		bare = heading[:open]
	}
	var found []fit
	try := func(s string, score int) {
		w, ok := h.words[fold(s)]
		if w.title {
			score++
		}
		if ok {
			found = append(found, fit{column, w.target, score})
		}
	}
	try(heading, 100)
	try(bare, 95)
	han, other := halves(heading)
	try(han, 90)
	try(other, 88)
	han, other = halves(bare)
	try(han, 85)
	try(other, 83)
	if len(found) == 0 {
		whole, longest, target := fold(bare), 2, -1
		for w, means := range h.words {
			if (strings.HasPrefix(whole, w) || strings.HasSuffix(whole, w)) && (len(w) > longest || len(w) == longest && means.target < target) {
				longest, target = len(w), means.target
			}
		}
		if target >= 0 && 3*longest >= len(whole) {
			found = append(found, fit{column, target, 40})
		}
	}
	return found
}

// halves parts a heading in two languages.
func halves(s string) (han, other string) {
	han = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, s)
	other = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return -1
		}
		return r
	}, s)
	if han == "" || strings.TrimSpace(other) == "" {
		return "", ""
	}
	return han, other
}

// fold makes headings comparable: one width and case of letters, no accents
// apart, and letters and figures only, with % and # kept for their meaning.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || r == '#' {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}
