package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	screenTexts = "assets/translations/ui"
	paperTexts  = "assets/translations/papers"
)

// book is one translation file: key to text.
type book struct {
	path, room, language string
	texts                map[string]string
}

// books reads the files of a folder; a screen's is named room.language.json,
// a paper's language.json.
func books(t *tree, folder string) (found []book, wrong []string) {
	list, err := fs.Glob(t.root, folder+"/*.json")
	if err != nil {
		return nil, []string{err.Error()}
	}
	for _, p := range list {
		text, err := fs.ReadFile(t.root, p)
		if err != nil {
			return nil, []string{err.Error()}
		}
		name := strings.TrimSuffix(path.Base(p), ".json")
		b := book{path: p, language: name}
		if room, language, ok := strings.Cut(name, "."); ok {
			b.room, b.language = room, language
		}
		var twice []string
		b.texts, twice, err = readBook(text)
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("%s: %v", p, err))
			continue
		}
		for _, key := range twice {
			wrong = append(wrong, fmt.Sprintf("%s: %s stands twice", p, key))
		}
		found = append(found, b)
	}
	return found, wrong
}

// readBook reads a flat object and names the keys that it holds twice.
func readBook(text []byte) (texts map[string]string, twice []string, err error) {
	if err := json.Unmarshal(text, &texts); err != nil {
		return nil, nil, err
	}
	d := json.NewDecoder(bytes.NewReader(text))
	seen := map[string]bool{}
	for i := 0; ; i++ {
		token, err := d.Token()
		if err != nil {
			return texts, twice, nil
		}
		if key, ok := token.(string); ok && i%2 == 1 {
			if seen[key] {
				twice = append(twice, key)
			}
			seen[key] = true
		}
	}
}

var placeholder = regexp.MustCompile(`\{\{\s*\.(\w+)[^}]*\}\}`)

// placeholders gives the sorted names that a text wants filled.
func placeholders(text string) []string {
	set := map[string]bool{}
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		set[m[1]] = true
	}
	return slices.Sorted(maps.Keys(set))
}

func translations(t *tree) []string {
	screens, found := books(t, screenTexts)
	papers, wrong := books(t, paperTexts)
	found = append(found, wrong...)
	rooms := map[string][]book{}
	for _, b := range screens {
		rooms[b.room] = append(rooms[b.room], b)
		for key := range b.texts {
			if b.room != "" && !strings.HasPrefix(key, b.room+".") {
				found = append(found, fmt.Sprintf("%s: %s does not begin with %s", b.path, key, b.room))
			}
		}
	}
	for _, pair := range rooms {
		found = append(found, equalBooks(pair, "zh", "en")...)
	}
	if len(papers) > 0 {
		found = append(found, equalBooks(papers, "zh", "en")...)
	}
	return found
}

// equalBooks compares every book of a set with every other: the same keys, the
// same placeholders, and no empty text. The needed languages must be there.
func equalBooks(set []book, needed ...string) []string {
	var found []string
	for _, language := range needed {
		if !slices.ContainsFunc(set, func(b book) bool { return b.language == language }) {
			found = append(found, fmt.Sprintf("%s: has no sister in %s", set[0].path, language))
		}
	}
	for _, a := range set {
		for key, text := range a.texts {
			if strings.TrimSpace(text) == "" {
				found = append(found, fmt.Sprintf("%s: %s is empty", a.path, key))
			}
			for _, b := range set {
				other, ok := b.texts[key]
				switch {
				case !ok:
					found = append(found, fmt.Sprintf("%s: %s is missing", b.path, key))
				case a.path < b.path && !slices.Equal(placeholders(text), placeholders(other)):
					found = append(found, fmt.Sprintf("%s: %s has other placeholders in %s", a.path, key, path.Base(b.path)))
				}
			}
		}
	}
	return found
}

// keyShape is how a key looks: its room, then words.
var keyShape = regexp.MustCompile(`^[a-z][a-z0-9]*(\.[A-Za-z0-9_]+)+$`)

// asking are the functions that give the text of a key.
var asking = []string{"T", "Say", "say", "Fill"}

// keys looks at every key written out where a text is asked for, and at the
// arguments of every fault. In ui a text key also stands behind a widget's own
// key, which is the first text among the arguments, and as a column's Title.
func keys(t *tree) []string {
	texts, rooms := map[string]string{}, map[string]bool{}
	for _, folder := range []string{screenTexts, paperTexts} {
		found, _ := books(t, folder)
		for _, b := range found {
			maps.Copy(texts, b.texts)
			rooms[b.room] = true
		}
	}
	var found []string
	want := func(e ast.Expr, known func(room string) bool) {
		key, ok := literal(e)
		room, _, _ := strings.Cut(key, ".")
		if _, has := texts[key]; ok && !has && keyShape.MatchString(key) && known(room) {
			found = append(found, fmt.Sprintf("%s: %s has no text", t.at(e), key))
		}
	}
	anyRoom := func(string) bool { return true }
	wordedRoom := func(room string) bool { return rooms[room] }
	for _, s := range t.sources {
		if s.test {
			continue
		}
		inWindow := part(s.dir, 0) == "ui"
		for n := range ast.Preorder(s.file) {
			switch n := n.(type) {
			case *ast.CallExpr:
				if isFault(n.Fun, s.file.Name.Name) {
					found = append(found, faultTexts(t, n, texts)...)
				}
				asks := slices.ContainsFunc(asking, func(name string) bool { return calls(n.Fun, name) })
				behind := false
				for _, arg := range n.Args {
					if asks {
						want(arg, anyRoom)
					} else if inWindow && behind {
						want(arg, wordedRoom)
					}
					_, isText := literal(arg)
					behind = behind || isText
				}
			case *ast.KeyValueExpr:
				if name, ok := n.Key.(*ast.Ident); ok && inWindow && name.Name == "Title" {
					want(n.Value, anyRoom)
				}
			}
		}
	}
	return found
}

func calls(fun ast.Expr, name string) bool {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name == name
	case *ast.SelectorExpr:
		return f.Sel.Name == name
	}
	return false
}

func isFault(fun ast.Expr, pkg string) bool {
	if s, ok := fun.(*ast.SelectorExpr); ok {
		x, ok := s.X.(*ast.Ident)
		return ok && x.Name == "fault" && s.Sel.Name == "New"
	}
	return pkg == "fault" && calls(fun, "New")
}

// faultTexts checks the key of fault.New(key, name, value, …) and that every
// placeholder of its sentence gets a value.
func faultTexts(t *tree, call *ast.CallExpr, texts map[string]string) []string {
	if len(call.Args) == 0 {
		return nil
	}
	key, ok := literal(call.Args[0])
	if !ok {
		return nil
	}
	text, ok := texts[key]
	if !ok {
		return []string{fmt.Sprintf("%s: %s has no text", t.at(call), key)}
	}
	given := map[string]bool{}
	for i := 1; i < len(call.Args); i += 2 {
		name, ok := literal(call.Args[i])
		if !ok {
			return nil
		}
		given[name] = true
	}
	var found []string
	for _, name := range placeholders(text) {
		if !given[name] {
			found = append(found, fmt.Sprintf("%s: %s asks for %s", t.at(call), key, name))
		}
	}
	return found
}

func literal(e ast.Expr) (string, bool) {
	b, ok := e.(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(b.Value)
	return s, err == nil
}
