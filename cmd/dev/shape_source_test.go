package main_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// entries are what may stand at the top, beside names that begin with a dot
// and the folder that cmd/start.sh fills, which is never committed.
var entries = []string{"cmd", "app", "ui", "data", "assets", "go.mod", "go.sum", "FyneApp.toml", "README.md", "LICENSE", "out"}

func topLevel(t *tree) []string {
	list, err := fs.ReadDir(t.root, ".")
	if err != nil {
		return []string{err.Error()}
	}
	var found []string
	for _, e := range list {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(entries, e.Name()) {
			found = append(found, e.Name()+": does not belong at the top")
		}
	}
	return found
}

// nobodys matches names of packages that nobody owns.
var nobodys = regexp.MustCompile(`^(utils?|helpers?|commons?|managers?|base|misc)$`)

func names(t *tree) []string {
	var found []string
	for _, s := range t.sources {
		bad := slices.ContainsFunc(strings.Split(s.dir, "/"), nobodys.MatchString)
		if bad || nobodys.MatchString(s.file.Name.Name) {
			found = append(found, s.dir+": name the room for what it does")
		}
	}
	return found
}

func comments(t *tree) []string {
	documented := map[string]bool{}
	for _, s := range t.sources {
		if !s.test {
			documented[s.dir] = documented[s.dir] || s.file.Doc != nil
		}
	}
	var found []string
	for dir, ok := range documented {
		if !ok {
			found = append(found, dir+": the package has no comment")
		}
	}
	return found
}

func inits(t *tree) []string {
	var found []string
	for _, s := range t.sources {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				found = append(found, t.at(f)+": no init functions")
			}
		}
	}
	return found
}

// exact are the rooms that count money.
var exact = []string{"app/money", "app/pricing", "app/paper", "app/payment", "app/refund"}

func floats(t *tree) []string {
	var found []string
	for _, s := range t.sources {
		if s.test || !within(s.dir, exact) {
			continue
		}
		for n := range ast.Preorder(s.file) {
			switch n := n.(type) {
			case *ast.Ident:
				if n.Name == "float32" || n.Name == "float64" {
					found = append(found, fmt.Sprintf("%s: %s near money", t.at(n), n.Name))
				}
			case *ast.BasicLit:
				if n.Kind == token.FLOAT {
					found = append(found, fmt.Sprintf("%s: the number %s is a float near money", t.at(n), n.Value))
				}
			}
		}
	}
	return found
}

// A file over maxLines is surely two, and so is a function over maxFunction.
// Tests may be longer, and so may tables of data: files that end in _table.go,
// and functions that do nothing but return one literal.
const (
	maxLines    = 500
	maxFunction = 60
)

func length(t *tree) []string {
	var found []string
	for _, s := range t.sources {
		if s.test || strings.HasSuffix(s.path, "_table.go") {
			continue
		}
		if s.lines > maxLines {
			found = append(found, fmt.Sprintf("%s: %d lines, the most is %d", s.path, s.lines, maxLines))
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || returnsLiteral(f) {
				continue
			}
			if lines := t.fset.Position(f.End()).Line - t.fset.Position(f.Pos()).Line + 1; lines > maxFunction {
				found = append(found, fmt.Sprintf("%s: %s has %d lines, the most is %d", t.at(f), f.Name.Name, lines, maxFunction))
			}
		}
	}
	return found
}

func returnsLiteral(f *ast.FuncDecl) bool {
	if f.Body == nil || len(f.Body.List) != 1 {
		return false
	}
	r, ok := f.Body.List[0].(*ast.ReturnStmt)
	if !ok || len(r.Results) != 1 {
		return false
	}
	_, ok = r.Results[0].(*ast.CompositeLit)
	return ok
}

var marks = regexp.MustCompile(`\b(TODO|FIXME|XXX)\b`)

func unfinished(t *tree) []string {
	var found []string
	for _, s := range t.sources {
		for _, g := range s.file.Comments {
			for _, c := range g.List {
				if marks.MatchString(c.Text) {
					found = append(found, t.at(c)+": finish it or leave it out")
				}
			}
		}
		if !s.test {
			continue
		}
		for n := range ast.Preorder(s.file) {
			call, ok := n.(*ast.SelectorExpr)
			if ok && slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, call.Sel.Name) {
				found = append(found, t.at(n)+": a skipped test hides what is not checked")
			}
		}
	}
	return found
}
