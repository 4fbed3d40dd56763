package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"sampan/app/match"
)

// Set is a catalog with lines whose products are known.
type Set struct {
	Name     string
	Articles []match.Article
	Lines    []Line
}

// Line is one query; without any product it fits nothing.
type Line struct {
	match.Query
	ID    string
	Right map[string]bool
}

// ReadSet reads a folder with catalog.jsonl, queries.jsonl and truth.jsonl.
func ReadSet(dir string) (*Set, error) {
	s := &Set{Name: filepath.Base(dir)}
	in, err := os.Open(filepath.Join(dir, "catalog.jsonl"))
	if err != nil {
		return nil, err
	}
	defer in.Close()
	if err := match.ReadArticles(in, func(a match.Article) { s.Articles = append(s.Articles, a) }); err != nil {
		return nil, fmt.Errorf("catalog of %s: %w", s.Name, err)
	}
	right, err := readTruth(filepath.Join(dir, "truth.jsonl"))
	if err != nil {
		return nil, fmt.Errorf("truth of %s: %w", s.Name, err)
	}
	lines, err := os.Open(filepath.Join(dir, "queries.jsonl"))
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	err = match.ReadQueries(lines, func(q match.Asked) { s.Lines = append(s.Lines, Line{q.Query, q.ID, right[q.ID]}) })
	if err != nil {
		return nil, fmt.Errorf("queries of %s: %w", s.Name, err)
	}
	return s, nil
}

func readTruth(path string) (map[string]map[string]bool, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	right := map[string]map[string]bool{}
	rows := bufio.NewScanner(in)
	for rows.Scan() {
		var r struct {
			Query, ID string
			Grade     *int
		}
		if err := json.Unmarshal(rows.Bytes(), &r); err != nil {
			return nil, err
		}
		if r.Grade != nil && *r.Grade <= 0 {
			continue
		}
		if right[r.Query] == nil {
			right[r.Query] = map[string]bool{}
		}
		right[r.Query][r.ID] = true
	}
	return right, rows.Err()
}

// CodeSet makes lines that name an article by one of its codes alone, spelled
// right or with one typing error: another character, one left out, one too
// many, two swapped. Only codes that one article alone holds are taken.
func CodeSet(from *Set, typo bool, random *rand.Rand) *Set {
	s := &Set{Name: from.Name + "_code", Articles: from.Articles}
	if typo {
		s.Name = from.Name + "_typo"
	}
	holders := map[string]int{}
	for _, a := range from.Articles {
		for _, c := range codesOf(a) {
			holders[c.Key]++
		}
	}
	for i, a := range from.Articles {
		for _, c := range codesOf(a) {
			if holders[c.Key] != 1 || len(c.Key) < 6 {
				continue
			}
			text := c.Text
			if typo {
				text = Typo(text, random)
			}
			if holders[tokenKey(text)] > 0 && typo {
				continue
			}
			s.Lines = append(s.Lines, Line{match.Query{Text: text}, fmt.Sprint("c", i), map[string]bool{a.ID: true}})
			break
		}
	}
	return s
}

func codesOf(a match.Article) []match.Token {
	if len(a.Names) == 0 {
		return nil
	}
	list := match.Tokens(a.Names[0])
	return slices.DeleteFunc(list, func(t match.Token) bool { return t.Kind != match.Code || t.Weak })
}

func tokenKey(s string) string {
	for _, t := range match.Tokens(s) {
		if !t.Weak {
			return t.Key
		}
	}
	return ""
}

// Typo changes a code in one place.
func Typo(code string, random *rand.Rand) string {
	const keys = "abcdefghijklmnopqrstuvwxyz"
	b := []byte(code)
	at := random.IntN(len(b))
	for b[at] == '-' || b[at] == '/' || b[at] == '.' || b[at] == ' ' {
		at = random.IntN(len(b))
	}
	other := keys[random.IntN(len(keys))]
	if b[at] >= '0' && b[at] <= '9' {
		other = '0' + (b[at]-'0'+byte(1+random.IntN(9)))%10
	}
	switch random.IntN(4) {
	case 0:
		return string(slices.Delete(b, at, at+1))
	case 1:
		return string(slices.Insert(b, at, other))
	case 2:
		if at+1 < len(b) && b[at] != b[at+1] {
			b[at], b[at+1] = b[at+1], b[at]
			return string(b)
		}
	}
	b[at] = other
	return string(b)
}
