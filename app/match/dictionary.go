package match

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"strings"
)

//go:embed words
var wordFiles embed.FS

// language is a column of the word tables; the first is English, to which
// all others lead.
type language int

const (
	englishColumn language = iota
	chinese
	spanish
	french
	portuguese
	german
	russian
	arabian
	languages
)

// gloss is one English meaning with how far it is trusted.
type gloss struct {
	text  string
	trust float32
}

// Dictionary leads words of other languages to English. It is read-only and
// may be shared.
type Dictionary struct {
	tables  [languages]map[string][]gloss
	longest [languages]int // words in the longest phrase; characters for Chinese
	lexicon []byte         // CC-CEDICT cut: sorted lines of headword, tab, glosses parted by /
	starts  []uint32       // where its lines begin
	common  map[string]bool
}

// OpenDictionary unpacks the embedded tables.
func OpenDictionary() (*Dictionary, error) {
	d := &Dictionary{common: map[string]bool{}}
	for i := range d.tables {
		d.tables[i] = map[string][]gloss{}
	}
	files, err := wordFiles.ReadDir("words")
	if err != nil {
		return nil, fmt.Errorf("list word tables: %w", err)
	}
	for _, f := range files {
		data, err := wordFiles.ReadFile("words/" + f.Name())
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Name(), err)
		}
		switch {
		case strings.HasSuffix(f.Name(), ".gz"):
			err = d.unpack(data)
		case strings.HasSuffix(f.Name(), ".psv"):
			err = d.load(string(data))
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Name(), err)
		}
	}
	return d, nil
}

func (d *Dictionary) unpack(packed []byte) error {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	if d.lexicon, err = io.ReadAll(z); err != nil {
		return err
	}
	for at := 0; at < len(d.lexicon); {
		d.starts = append(d.starts, uint32(at))
		n := bytes.IndexByte(d.lexicon[at:], '\n')
		if n < 0 {
			break
		}
		at += n + 1
	}
	return nil
}

// load reads a table of trade words: one meaning a line, one language a
// column, other words for the same thing parted by commas.
func (d *Dictionary) load(text string) error {
	for number, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "|")
		if len(columns) != int(languages) {
			return fmt.Errorf("line %d: %d columns, want %d", number+1, len(columns), languages)
		}
		d.row(columns)
	}
	return nil
}

func (d *Dictionary) row(columns []string) {
	var meanings []gloss
	for i, e := range strings.Split(columns[englishColumn], ",") {
		e = strings.TrimSpace(e)
		meanings = append(meanings, gloss{e, max(0.7, 1-0.1*float32(i))})
		for _, w := range strings.Fields(e) {
			d.common[stem(w)] = true
		}
	}
	d.synonyms(meanings)
	for l := chinese; l < languages; l++ {
		for _, phrase := range strings.Split(columns[l], ",") {
			d.enter(l, strings.TrimSpace(phrase), meanings)
		}
	}
}

func (d *Dictionary) synonyms(meanings []gloss) {
	for i, m := range meanings {
		for j, other := range meanings {
			if i != j {
				trust := float32(0.6)
				if shortens(m.text, other.text) || shortens(other.text, m.text) {
					trust = 0.85
				}
				d.enter(englishColumn, m.text, []gloss{{other.text, trust}})
			}
		}
	}
}

// shortens reports that the letters of a stand in b in their order from the
// first on, as in "dlx" for "deluxe".
func shortens(a, b string) bool {
	if len(a) >= len(b) || a[0] != b[0] {
		return false
	}
	at := 0
	for i := 0; i < len(b) && at < len(a); i++ {
		if a[at] == b[i] {
			at++
		}
	}
	return at == len(a)
}

func (d *Dictionary) enter(l language, phrase string, meanings []gloss) {
	if phrase == "" {
		return
	}
	key := squash(fold(phrase))
	size := len([]rune(key))
	if l != chinese {
		words := lemmas(phrase, l)
		key, size = strings.Join(words, " "), len(words)
	}
	if key == "" {
		return
	}
	d.tables[l][key] = append(d.tables[l][key], meanings...)
	d.longest[l] = max(d.longest[l], size)
}

// lemmas gives the dictionary forms of the words of a phrase, function words
// left out.
func lemmas(phrase string, l language) []string {
	var list []string
	for _, a := range atoms(fold(phrase)) {
		if a.script != sign && !isStop(a.text) {
			list = append(list, lemma(a.text, l))
		}
	}
	return list
}

// lookup finds a headword of the lexicon.
func (d *Dictionary) lookup(word string) []gloss {
	lo, hi := 0, len(d.starts)
	for lo < hi {
		mid := (lo + hi) / 2
		head, _, _ := bytes.Cut(d.line(mid), []byte{'\t'})
		if string(head) < word {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(d.starts) {
		return nil
	}
	head, rest, _ := bytes.Cut(d.line(lo), []byte{'\t'})
	if string(head) != word {
		return nil
	}
	var list []gloss
	for i, g := range strings.Split(string(rest), "/") {
		list = append(list, gloss{g, max(0.4, 0.8-0.1*float32(i))})
	}
	return list
}

func (d *Dictionary) line(i int) []byte {
	end := len(d.lexicon)
	if i+1 < len(d.starts) {
		end = int(d.starts[i+1])
	}
	return bytes.TrimRight(d.lexicon[d.starts[i]:end], "\n")
}
