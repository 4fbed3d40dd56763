package match

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// The JSON lines of the command line: one product, one inquiry line, one
// answer each.

// longestLine bounds a line of a foreign file.
const longestLine = 4 << 20

type articleLine struct {
	ID       json.RawMessage `json:"id"`
	Code     string          `json:"code"`
	Model    string          `json:"model"`
	Title    string          `json:"title"`
	Name     string          `json:"name"`
	NameEN   string          `json:"name_en"`
	NameZH   string          `json:"name_zh"`
	Keywords string          `json:"keywords"`
	Spec     string          `json:"spec"`
	SpecEN   string          `json:"spec_en"`
	SpecZH   string          `json:"spec_zh"`
	Material string          `json:"material"`
	Colour   string          `json:"colour"`
	Color    string          `json:"color"`
	Size     string          `json:"size"`
	Category string          `json:"category"`
	Brand    string          `json:"brand"`
	Text     string          `json:"text"`
}

type queryLine struct {
	ID    json.RawMessage `json:"id"`
	Text  string          `json:"text"`
	Model string          `json:"model"`
	Spec  string          `json:"spec"`
	Buyer string          `json:"buyer"`
}

// Asked is a query with the id that its answer will carry.
type Asked struct {
	ID string
	Query
}

// ReadArticles reads a catalog of JSON lines. Every line needs an id and a
// name; fields that are not known are passed over.
func ReadArticles(r io.Reader, each func(Article)) error {
	return readLines(r, func(data []byte) error {
		var l articleLine
		if err := json.Unmarshal(data, &l); err != nil {
			return err
		}
		id, err := readID(l.ID)
		if err != nil {
			return err
		}
		a := Article{
			ID: id, Code: l.Code, Model: l.Model, Spec: join2(l.Spec, l.SpecEN, l.SpecZH), Material: l.Material,
			Colour: join2(l.Colour, l.Color), Size: l.Size, Category: l.Category, Brand: l.Brand, Text: l.Text,
		}
		for _, n := range []string{l.Title, l.NameEN, l.Name, l.NameZH, l.Keywords} {
			if n != "" {
				a.Names = append(a.Names, n)
			}
		}
		each(a)
		return nil
	})
}

// ReadQueries reads inquiry lines of JSON lines.
func ReadQueries(r io.Reader, each func(Asked)) error {
	return readLines(r, func(data []byte) error {
		var l queryLine
		if err := json.Unmarshal(data, &l); err != nil {
			return err
		}
		id, err := readID(l.ID)
		if err != nil {
			return err
		}
		each(Asked{id, Query{Text: l.Text, Model: l.Model, Spec: l.Spec, Buyer: l.Buyer}})
		return nil
	})
}

func join2(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p != "" && out != "" {
			out += " "
		}
		out += p
	}
	return out
}

// readID takes ids that are strings or numbers.
func readID(raw json.RawMessage) (string, error) {
	if len(raw) == 0 {
		return "", fmt.Errorf("no id")
	}
	if raw[0] != '"' {
		return string(raw), nil
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err
}

func readLines(r io.Reader, each func([]byte) error) error {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 64<<10), longestLine)
	for number := 1; in.Scan(); number++ {
		if len(in.Bytes()) == 0 {
			continue
		}
		if err := each(in.Bytes()); err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
	}
	return in.Err()
}

type reasonLine struct {
	Key    string            `json:"key"`
	Args   map[string]string `json:"args,omitempty"`
	Effect string            `json:"effect"`
	Text   string            `json:"text"`
}

type candidateLine struct {
	ID         string       `json:"id"`
	Confidence float64      `json:"confidence"`
	Reasons    []reasonLine `json:"reasons"`
}

type resultLine struct {
	ID         string          `json:"id"`
	Confidence float64         `json:"confidence"`
	Candidates []candidateLine `json:"candidates"`
}

// WriteResult writes the answer to one query as a JSON line.
func WriteResult(w io.Writer, id string, r Result) error {
	line := resultLine{ID: id, Confidence: r.Confidence, Candidates: []candidateLine{}}
	for _, c := range r.Candidates {
		l := candidateLine{ID: c.ID, Confidence: c.Confidence, Reasons: []reasonLine{}}
		for _, x := range c.Reasons {
			l.Reasons = append(l.Reasons, reasonLine{x.Key, x.Args, x.Effect.String(), x.English()})
		}
		line.Candidates = append(line.Candidates, l)
	}
	return json.NewEncoder(w).Encode(line)
}

// String is the word for an effect in JSON.
func (e Effect) String() string {
	if e == Conflicts {
		return "conflict"
	}
	return "agree"
}
