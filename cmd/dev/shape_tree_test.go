package main_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// module is the path that the imports of our own packages begin with.
const module = "sampan/"

// source is one parsed Go file; paths are slash paths below the root.
type source struct {
	path, dir string
	file      *ast.File
	lines     int
	imports   []string
	test      bool // a _test.go file
	external  bool // of a package whose name ends in _test
}

// tree is the whole program as the rules see it. Files of every build tag are
// in it, because rules hold on every machine.
type tree struct {
	root    fs.FS
	fset    *token.FileSet
	sources []source
}

func readTree(root fs.FS) (*tree, error) {
	t := &tree{root: root, fset: token.NewFileSet()}
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && unread(p) {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(p) != ".go" {
			return nil
		}
		s, err := t.read(p)
		if err != nil {
			return err
		}
		t.sources = append(t.sources, s)
		return nil
	})
	return t, err
}

// unread says which folders hold no code of the program: those the go tool
// leaves out, and what the scripts make.
func unread(dir string) bool {
	name := path.Base(dir)
	return dir == "out" || name == "testdata" || len(name) > 1 && strings.ContainsAny(name[:1], "._")
}

func (t *tree) read(p string) (source, error) {
	text, err := fs.ReadFile(t.root, p)
	if err != nil {
		return source{}, err
	}
	f, err := parser.ParseFile(t.fset, p, text, parser.ParseComments)
	if err != nil {
		return source{}, err
	}
	s := source{
		path: p, dir: path.Dir(p), file: f,
		lines:    bytes.Count(text, []byte("\n")),
		test:     strings.HasSuffix(p, "_test.go"),
		external: strings.HasSuffix(f.Name.Name, "_test"),
	}
	for _, i := range f.Imports {
		name, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return source{}, fmt.Errorf("%s: %w", p, err)
		}
		s.imports = append(s.imports, name)
	}
	return s, nil
}

// own gives the imports of our own packages as folders.
func (s source) own() []string {
	var dirs []string
	for _, i := range s.imports {
		if dir, ok := strings.CutPrefix(i, module); ok {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// foreign gives the imports from outside the standard library and the program.
func (s source) foreign() []string {
	var out []string
	for _, i := range s.imports {
		host, _, _ := strings.Cut(i, "/")
		if strings.Contains(host, ".") {
			out = append(out, i)
		}
	}
	return out
}

// at is the place of a node as "path:line".
func (t *tree) at(n ast.Node) string {
	p := t.fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", p.Filename, p.Line)
}

// within reports whether a path is one of the folders or below one.
func within(p string, folders []string) bool {
	return slices.ContainsFunc(folders, func(f string) bool {
		return p == f || strings.HasPrefix(p, f+"/")
	})
}

// part is the n-th segment of a path, "" beyond its end.
func part(p string, n int) string {
	if parts := strings.Split(p, "/"); n < len(parts) {
		return parts[n]
	}
	return ""
}
