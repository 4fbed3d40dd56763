// Package text turns keys into sentences: the texts of papers, which are
// written in the paper's language and not in that of the screen, and the
// sentences that the command line shows. It also writes amounts in words.
// Everybody above it may call it; it knows no record.
package text

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Messages are the texts of one language. They are read only after loading
// and may be shared.
type Messages struct {
	language string
	texts    map[string]string
}

// Papers loads translations/papers/LANGUAGE.json, the texts of printed papers.
func Papers(files fs.FS, language string) (*Messages, error) {
	return load(files, language, path.Join("translations", "papers", language+".json"))
}

// Screen loads translations/ui/*.LANGUAGE.json, the texts of the window and of
// the command line, one file per room. A key that stands in two rooms is an
// error: nobody could say which one is shown.
func Screen(files fs.FS, language string) (*Messages, error) {
	names, err := fs.Glob(files, path.Join("translations", "ui", "*."+language+".json"))
	if err != nil {
		return nil, fmt.Errorf("texts of %s: %w", language, err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("texts of %s: %w", language, fs.ErrNotExist)
	}
	return load(files, language, names...)
}

func load(files fs.FS, language string, names ...string) (*Messages, error) {
	m := &Messages{language: language, texts: make(map[string]string)}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("texts of %s: %w", language, err)
		}
		var room map[string]string
		if err := json.Unmarshal(raw, &room); err != nil {
			return nil, fmt.Errorf("texts in %s: %w", name, err)
		}
		for key, sentence := range room {
			if _, twice := m.texts[key]; twice {
				return nil, fmt.Errorf("texts in %s: %q stands in another file too", name, key)
			}
			m.texts[key] = sentence
		}
	}
	return m, nil
}

// Language is the language the messages were loaded for.
func (m *Messages) Language() string { return m.language }

// Has reports whether there is a text for the key.
func (m *Messages) Has(key string) bool {
	_, ok := m.texts[key]
	return ok
}

// Keys lists all keys in order.
func (m *Messages) Keys() []string {
	keys := make([]string, 0, len(m.texts))
	for k := range m.texts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// T gives the text of a key with its placeholders {{.Name}} filled from args,
// which are pairs of name and value. A key without a text shows itself, a
// placeholder without a value stays: both are seen at once.
func (m *Messages) T(key string, args ...any) string {
	sentence, ok := m.texts[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(args); i += 2 {
		sentence = strings.ReplaceAll(sentence, fmt.Sprintf("{{.%v}}", args[i]), fmt.Sprint(args[i+1]))
	}
	return sentence
}

// Fill is T with the arguments of a fault.
func (m *Messages) Fill(key string, args map[string]any) string {
	pairs := make([]any, 0, 2*len(args))
	for name, value := range args {
		pairs = append(pairs, name, value)
	}
	return m.T(key, pairs...)
}
