package files

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sampan/ui/widgets"
	"sampan/ui/widgets/rows"
)

// InWindow asks for the path in the window itself. Its field has the key
// "files.path", its buttons "files.ok" and "files.cancel".
func InWindow(d *widgets.Desk) *Dialogs {
	return &Dialogs{
		Open: func(ctx context.Context, q Question) (string, error) { return ask(ctx, d, q, q.matches) },
		OpenMany: func(ctx context.Context, q Question) ([]string, error) {
			path, err := ask(ctx, d, q, q.matches)
			if path == "" {
				return nil, err
			}
			return []string{path}, err
		},
		Save: func(ctx context.Context, q Question) (string, error) {
			path, err := ask(ctx, d, q, q.matches)
			return q.withEnding(path), err
		},
		Folder: func(ctx context.Context, q Question) (string, error) {
			return ask(ctx, d, q, func(string) bool { return false })
		},
	}
}

// ask shows the dialog on the window's thread and waits for its answer.
func ask(ctx context.Context, d *widgets.Desk, q Question, wanted func(name string) bool) (string, error) {
	said := make(chan string, 1)
	runner := d.Scope.Runner()
	runner.Deliver(func() {
		forget := func() bool { return true }
		g := d.PathDialog(q.Title, start(q.Name), func(typed string) []widgets.Option { return listing(typed, wanted) },
			func(path string) {
				forget()
				said <- path
			})
		forget = context.AfterFunc(ctx, func() { runner.Deliver(g.Close) })
	})
	select {
	case path := <-said:
		return path, nil
	case <-ctx.Done():
		return "", nil
	}
}

// start is the path to begin with: the name asked for, in the home folder
// where it has none.
func start(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return name
	}
	return filepath.Join(home, name) + ending(name)
}

func ending(name string) string {
	if name == "" {
		return string(filepath.Separator)
	}
	return ""
}

const mostListed = 500

// listing gives the folders and wanted files below what was typed, folders
// first, hidden ones left out.
func listing(typed string, wanted func(string) bool) []widgets.Option {
	folder, begun := filepath.Split(typed)
	entries, err := os.ReadDir(cmp.Or(folder, "."))
	if err != nil {
		return nil
	}
	words := rows.Words(begun)
	var folders, found []widgets.Option
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || !rows.Matches(rows.FoldText(name), words) {
			continue
		}
		path := filepath.Join(folder, name)
		switch {
		case e.IsDir():
			folders = append(folders, widgets.Option{ID: path + string(filepath.Separator), Label: name, Note: "…"})
		case wanted(name):
			found = append(found, widgets.Option{ID: path, Label: name})
		}
	}
	all := slices.Concat(folders, found)
	return all[:min(len(all), mostListed)]
}

// matches reports whether a file is of one of the kinds asked for.
func (q Question) matches(name string) bool {
	has := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	return len(q.Kinds) == 0 || slices.ContainsFunc(q.Kinds, func(k Kind) bool { return slices.Contains(k.Endings, has) })
}
